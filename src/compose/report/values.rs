//! The variables of report templates: counts, comparisons, groups, units, what comes next.

use super::super::prose::{self, count};
use super::Input;
use super::facts::{self, Source};
use super::rows::{Part, Row, together};
use crate::plan::progress::{Class, Counts, Judged, Tally};
use crate::plan::{DeadlineKind, Regime, WorkPlan};
use crate::vietnamese::{Change, Decimal, Decimals, Figure, Style, Unit as Measure, general_number};
use chrono::NaiveDate;
use serde::Serialize;
use tera::Context;

/// `thong_ke`: counts, and the parts of a sentence about them.
#[derive(Debug, Clone, Serialize)]
struct Stats {
    tong: usize,
    hoan_thanh: usize,
    /// `09/20`
    hoan_thanh_tren_tong: String,
    dung_han: usize,
    qua_han_hoan_thanh: usize,
    /// Done, and nobody said when.
    chua_ro_thoi_diem: usize,
    trong_han: usize,
    qua_han: usize,
    thuong_xuyen: usize,
    chua_den_han: usize,
    chua_bao_cao: usize,
    chua_hoan_thanh: usize,
    ty_le_hoan_thanh: String,
    ty_le_dung_han: String,
    ty_le_qua_han: String,
    /// What the done ones are made of.
    gom: Vec<String>,
    /// `tất cả đúng hạn`, where they are all of one sort; else empty.
    gom_chu: String,
    /// What is left, each class with its number; none that is nought.
    con_lai: Vec<String>,
}

impl Stats {
    fn new(c: &Counts) -> Stats {
        let of = |class| c.of(class);
        let share = |share: Option<f64>| share.map(|p| format!("{}%", general_number(p))).unwrap_or_default();
        let tasks = |list: &[(usize, &str)]| -> Vec<String> {
            list.iter().filter(|p| p.0 > 0).map(|(n, what)| format!("{} nhiệm vụ {what}", count(*n))).collect()
        };
        let gom = tasks(&[
            (of(Class::DoneInTime), "hoàn thành đúng hạn"),
            (of(Class::DoneLate), "hoàn thành quá hạn"),
            (of(Class::Done), "chưa rõ hoàn thành đúng hạn hay quá hạn"),
        ]);
        let all = |class| c.done() > 0 && of(class) == c.done();
        let gom_chu = match () {
            () if all(Class::DoneInTime) => "đúng hạn",
            () if all(Class::DoneLate) => "quá hạn",
            () if all(Class::Done) => "chưa rõ đúng hạn hay quá hạn",
            () => "",
        };
        let before = if c.done() > 1 && !all(Class::Done) { "tất cả " } else { "" };
        let gom_chu = if gom_chu.is_empty() { String::new() } else { format!("{before}{gom_chu}") };
        Stats {
            tong: c.total(),
            hoan_thanh: c.done(),
            hoan_thanh_tren_tong: of_total(c.done(), c.total()),
            dung_han: of(Class::DoneInTime),
            qua_han_hoan_thanh: of(Class::DoneLate),
            chua_ro_thoi_diem: of(Class::Done),
            trong_han: of(Class::InTime),
            qua_han: of(Class::Overdue),
            thuong_xuyen: of(Class::Ongoing),
            chua_den_han: of(Class::NotDue),
            chua_bao_cao: c.unreported(),
            chua_hoan_thanh: c.total() - c.done(),
            ty_le_hoan_thanh: share(c.done_share()),
            ty_le_dung_han: share(c.share_of(Class::DoneInTime)),
            ty_le_qua_han: share(c.share_of(Class::Overdue)),
            gom,
            gom_chu,
            con_lai: tasks(&[
                (of(Class::InTime), "đang trong hạn thực hiện"),
                (of(Class::Ongoing), "thực hiện thường xuyên"),
                (of(Class::NotDue), "chưa đến hạn"),
                (of(Class::Overdue), "quá hạn chưa hoàn thành"),
                (c.unreported(), "chưa có kết quả báo cáo"),
            ]),
        }
    }
}

/// `09/20`
fn of_total(part: usize, whole: usize) -> String {
    format!("{}/{}", count(part), count(whole))
}

/// `so_sanh`, `cung_ky`: this period beside an earlier one, in numbers and in words (`tăng 04 nhiệm vụ so với quý trước`).
#[derive(Debug, Clone, Serialize)]
struct Beside {
    voi: String,
    hoan_thanh: i64,
    hoan_thanh_chu: String,
    qua_han: i64,
    qua_han_chu: String,
    /// Of the share that is done; empty where a side has no task.
    ty_le_chu: String,
    truoc: Stats,
}

impl Beside {
    fn new(now: &Tally, then: &Tally, called: String) -> Beside {
        let both = now.since(then);
        let tasks = |n: usize| Figure::new(Decimal::from(n as i128), Measure::Other("nhiệm vụ".to_owned()));
        let shares = |c: &Counts| c.done_share().map(|p| Figure::new(Decimal::new(p), Measure::Percent));
        let words = |change: Option<Change>, decimals| {
            change.map(|c| c.words(&called, Style { decimals, two_digits: true })).unwrap_or_default()
        };
        let count = |now, then| words(Change::absolute(&tasks(now), &tasks(then)), Decimals::AsIs);
        let share = shares(&now.all).zip(shares(&then.all)).and_then(|(now, then)| Change::absolute(&now, &then));
        Beside {
            hoan_thanh: both.done(),
            hoan_thanh_chu: count(now.all.done(), then.all.done()),
            qua_han: both.difference(Class::Overdue),
            qua_han_chu: count(now.all.of(Class::Overdue), then.all.of(Class::Overdue)),
            ty_le_chu: words(share, Decimals::AsIs),
            truoc: Stats::new(&then.all),
            voi: called.clone(),
        }
    }
}

/// `trong_ky`: what became due, and what was done, within the period itself.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Within<'r> {
    /// Tasks whose day lies in the period that the report names.
    pub den_han: Vec<&'r Row>,
    /// Those of them that are done.
    pub den_han_hoan_thanh: usize,
    pub hoan_thanh: Vec<&'r Row>,
    /// Done before it began.
    pub ky_truoc: Vec<&'r Row>,
}

impl<'r> Within<'r> {
    pub fn new(work: &WorkPlan, now: &Tally, rows: &'r [Row]) -> Self {
        let is_done = |r: &&Row| r.class.is_some_and(Class::is_done);
        let due = now.tasks.iter().zip(rows).filter(|(t, _)| is_due_in(work, now, t));
        let due: Vec<&Row> = due.map(|(_, row)| row).collect();
        let (ky_truoc, hoan_thanh) = rows.iter().filter(is_done).partition(|r| r.part == Part::Earlier);
        Within { den_han_hoan_thanh: due.iter().filter(|r| is_done(r)).count(), den_han: due, hoan_thanh, ky_truoc }
    }
}

/// Whether a task's day lies in the period of a tally. A quarter that is named is that quarter, whatever the day on which
/// reports are closed. What recurs is due again and again, and counted as such.
pub(super) fn is_due_in(work: &WorkPlan, tally: &Tally, task: &Judged) -> bool {
    let days = tally.period.days(Regime::Calendar);
    task.due.filter(|_| !recurs(work, task)).zip(days).is_some_and(|(due, (first, last))| (first..=last).contains(&due))
}

/// Whether a task comes again and again.
pub(super) fn recurs(work: &WorkPlan, task: &Judged) -> bool {
    term(work, task.item, NaiveDate::MIN).0 == DeadlineKind::Recurring
}

/// A file that came back and could not be read.
#[derive(Debug, Clone, Serialize)]
struct Unread {
    #[serde(rename = "don_vi")]
    unit: String,
    #[serde(rename = "tep")]
    files: String,
    #[serde(rename = "cau")]
    sentence: String,
}

/// One item of `nhom`.
#[derive(Debug, Clone, Serialize)]
struct Group<'r> {
    #[serde(rename = "nhan")]
    label: String,
    #[serde(rename = "ten")]
    name: String,
    thong_ke: Stats,
    ket_qua: Vec<&'r Row>,
    ky_truoc: Vec<&'r Row>,
    ton_tai: Vec<&'r Row>,
    chua_den_han: Vec<&'r Row>,
    chua_bao_cao: Vec<&'r Row>,
}

/// One item of `don_vi`.
#[derive(Debug, Clone, Serialize)]
struct Unit {
    #[serde(rename = "ten")]
    name: String,
    #[serde(rename = "viet_tat")]
    short: String,
    #[serde(rename = "da_gui")]
    sent: bool,
    thong_ke: Stats,
}

/// `ton_tai`: shortcomings by sort.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Shortcomings<'r> {
    pub tat_ca: Vec<&'r Row>,
    pub qua_han: Vec<&'r Row>,
    pub chua_thuc_hien: Vec<&'r Row>,
    pub hoan_thanh_cham: Vec<&'r Row>,
}

/// `phuong_huong`: what is not done, by what is to be done about it. A task that no unit reported and that is due by the
/// end of the next period stands in `den_han` too.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Ahead<'r> {
    pub qua_han: Vec<&'r Row>,
    pub den_han: Vec<&'r Row>,
    pub sap_den: Vec<&'r Row>,
    pub tiep_tuc: Vec<&'r Row>,
    pub thuong_xuyen: Vec<&'r Row>,
    pub chua_bao_cao: Vec<&'r Row>,
    /// Of those, the ones whose day is over.
    pub chua_bao_cao_qua_han: Vec<&'r Row>,
}

/// One item of `kho_khan` and of `kien_nghi`: words, and all that say so.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Voice {
    #[serde(rename = "don_vi")]
    who: String,
    #[serde(rename = "noi_dung")]
    words: String,
    #[serde(rename = "cau")]
    pub sentence: String,
    #[serde(rename = "nhiem_vu_so")]
    pub numbers: String,
}

/// What several units find hard.
pub(super) fn troubles<'r>(said: impl Iterator<Item = (&'r Row, &'r (String, String))> + Clone) -> Vec<Voice> {
    voices(said, |who, words| {
        let between = if prose::opens_with_verb(words) { "" } else { ":" };
        format!("{who}{between} {}", prose::lowered(words))
    })
}

/// What they ask for: `đề nghị` stands before what another is to do, unless the words say it.
pub(super) fn requests<'r>(said: impl Iterator<Item = (&'r Row, &'r (String, String))> + Clone) -> Vec<Voice> {
    voices(said, |who, words| {
        let asks = if prose::opens_with_request(words) { "" } else { "đề nghị " };
        // `cần sớm ban hành …` is no request by itself.
        let asks = if words.to_lowercase().starts_with("cần ") { "cho rằng " } else { asks };
        format!("{who} {asks}{}", prose::lowered(words))
    })
}

/// The same words said by several units, or of several tasks, once, each in a sentence.
fn voices<'r>(
    said: impl Iterator<Item = (&'r Row, &'r (String, String))> + Clone,
    sentence: impl Fn(&str, &str) -> String,
) -> Vec<Voice> {
    let of_units = together(said.clone().map(|(_, (unit, words))| (words.as_str(), unit.as_str())));
    let of_tasks = together(said.map(|(row, (_, words))| (words.as_str(), row.number.as_str())));
    let both = of_units.into_iter().zip(of_tasks);
    both.map(|((words, units), (_, tasks))| {
        let who = prose::named(&units);
        Voice { sentence: sentence(&who, words), who, words: words.to_owned(), numbers: tasks.join(", ") }
    })
    .collect()
}

/// The names of all variables of a report's template beside those of every template, in the order they are listed to
/// users.
pub const VARIABLES: &[&str] = &[
    "ky",
    "ky_ngan",
    "ky_truoc",
    "ky_sau",
    "so_voi",
    "tu_ngay",
    "den_ngay",
    "ngay_chot",
    "ke_hoach",
    "thong_ke",
    "so_sanh",
    "cung_ky",
    "luy_ke",
    "trong_ky",
    "so_nhom",
    "nhom",
    "ton_tai",
    "kho_khan",
    "phuong_huong",
    "kien_nghi",
    "so_don_vi",
    "so_da_gui",
    "da_gui_tren_tong",
    "don_vi",
    "chua_gui",
    "chua_doc",
    "nhiem_vu_ky",
    "phu_luc_nhiem_vu",
    "phu_luc_don_vi",
];

/// All variables of a report.
pub(super) fn variables(input: &Input, source: &Source, organ: &str, rows: &[Row], labels: [&str; 2]) -> Context {
    let now = input.now;
    let period = now.period;
    let mut v = Context::new();
    v.insert("ky", &period.words());
    v.insert("ky_ngan", &period.to_string());
    v.insert("ky_truoc", &period.previous().words());
    v.insert("ky_sau", &facts::coming(period).words());
    let (from, to) = facts::bounds(period, now.regime);
    v.insert("tu_ngay", &from);
    v.insert("den_ngay", &to);
    v.insert("ngay_chot", &facts::day_words(now.at));
    v.insert("ke_hoach", source);
    v.insert("trich_yeu", &super::title(source, period));
    v.insert("ten_day_du", organ);
    v.insert("thong_ke", &Stats::new(&now.all));
    v.insert("so_voi", &period.previous_words());
    v.insert("so_sanh", &input.previous.map(|then| Beside::new(now, then, period.previous_words())));
    v.insert("cung_ky", &input.last_year.map(|then| Beside::new(now, then, period.same_last_year_words())));
    v.insert("luy_ke", &input.cumulative.map(|t| Stats::new(&t.all)));
    v.insert("trong_ky", &Within::new(input.work, now, rows));
    let groups = groups(now, rows);
    v.insert("so_nhom", &groups.iter().filter(|g| !g.name.is_empty()).count());
    v.insert("nhom", &groups);
    v.insert("ton_tai", &shortcomings(rows));
    let others = rows.iter().filter(|r| !matches!(r.part, Part::Overdue | Part::NotStarted));
    v.insert("kho_khan", &troubles(others.flat_map(|r| r.difficulties.iter().map(move |d| (r, d)))));
    v.insert("phuong_huong", &ahead(input, rows));
    v.insert("kien_nghi", &requests(rows.iter().flat_map(|r| r.proposals.iter().map(move |p| (r, p)))));
    let units = units(now);
    v.insert("so_don_vi", &units.len());
    let sent = units.iter().filter(|u| u.sent).count();
    v.insert("so_da_gui", &sent);
    // Whose tasks are all done, or not due yet, owes no report.
    let owing: Vec<&str> = now.owing().iter().filter_map(|u| now.units.get(*u)).map(|u| u.name.trim()).collect();
    let unread = unread(now);
    v.insert("da_gui_tren_tong", &of_total(sent, sent + owing.len() + unread.len()));
    v.insert("chua_doc", &unread);
    v.insert("chua_gui", &owing);
    v.insert("don_vi", &units);
    v.insert("nhiem_vu_ky", rows);
    v.insert("phu_luc_nhiem_vu", labels[0]);
    v.insert("phu_luc_don_vi", labels[1]);
    v
}

/// Units with a name that lead a task.
fn units(now: &Tally) -> Vec<Unit> {
    let named = now.units.iter().filter(|u| !u.name.trim().is_empty() && u.counts.total() > 0);
    named
        .map(|u| Unit {
            name: u.name.trim().to_owned(),
            short: if u.short.trim().is_empty() { u.name.trim().to_owned() } else { u.short.trim().to_owned() },
            sent: u.sent,
            thong_ke: Stats::new(&u.counts),
        })
        .collect()
}

/// Units whose files came back and could not be read.
fn unread(now: &Tally) -> Vec<Unread> {
    let units = now.unread().into_iter().filter_map(|at| now.units.get(at));
    units
        .map(|u| {
            let files: Vec<String> = u.unread.iter().map(|f| format!("«{f}»")).collect();
            let (unit, files) = (u.name.trim().to_owned(), prose::joined(&files));
            Unread { sentence: format!("{unit} (tệp {files})"), unit, files }
        })
        .collect()
}

fn groups<'r>(now: &Tally, rows: &'r [Row]) -> Vec<Group<'r>> {
    now.groups
        .iter()
        .map(|g| {
            let of =
                |part: Part| -> Vec<&Row> { rows.iter().filter(|r| r.group == g.name && r.part == part).collect() };
            let (label, name) = split_label(&g.name);
            let mut behind = of(Part::Overdue);
            behind.extend(of(Part::NotStarted));
            Group {
                label: label.to_owned(),
                name: name.to_owned(),
                thong_ke: Stats::new(&g.counts),
                ket_qua: of(Part::Results),
                ky_truoc: of(Part::Earlier),
                ton_tai: behind,
                chua_den_han: of(Part::NotDue),
                chua_bao_cao: of(Part::Silent),
            }
        })
        .collect()
}

/// `I. Hạ tầng số` as `I` and `Hạ tầng số`; a name without a label of its own has none.
pub(super) fn split_label(name: &str) -> (&str, &str) {
    // A heading has no mark at its end.
    let bare = |name| str::trim_end_matches(str::trim(name), ['.', ';', ':', ',', ' ']);
    let is_label = |l: &str| {
        let known = l.chars().all(|c| c.is_ascii_digit() || c == '.' || "IVXLC".contains(c));
        (known && !l.is_empty()) || (l.chars().count() == 1 && l.chars().all(|c| c.is_ascii_uppercase()))
    };
    match name.split_once(". ").or_else(|| name.split_once(") ")) {
        Some((label, rest)) if is_label(label) => (label, bare(rest)),
        _ => ("", bare(name)),
    }
}

pub(super) fn shortcomings(rows: &[Row]) -> Shortcomings<'_> {
    let of = |part: Part| -> Vec<&Row> { rows.iter().filter(|r| r.part == part).collect() };
    let mut all = of(Part::Overdue);
    all.extend(of(Part::NotStarted));
    Shortcomings {
        tat_ca: all,
        qua_han: of(Part::Overdue),
        chua_thuc_hien: of(Part::NotStarted),
        hoan_thanh_cham: rows.iter().filter(|r| r.class == Some(Class::DoneLate)).collect(),
    }
}

/// Sorts what is not done by when it is due, beside the next period.
pub(super) fn ahead<'r>(input: &Input, rows: &'r [Row]) -> Ahead<'r> {
    // A named quarter is that quarter, whatever the day on which reports are closed.
    let days = facts::coming(input.now.period).days(Regime::Calendar);
    let mut out = Ahead::default();
    for row in rows {
        let (kind, earliest, latest) = term(input.work, row.item, input.now.at);
        let by_its_end = |day: Option<NaiveDate>| day.zip(days).is_some_and(|(day, (_, last))| day <= last);
        let Some(class) = row.class else {
            out.chua_bao_cao.push(row);
            if row.past {
                out.chua_bao_cao_qua_han.push(row);
            } else if kind != DeadlineKind::Recurring && by_its_end(latest) {
                out.den_han.push(row);
            }
            continue;
        };
        if class.is_done() {
            // What comes again is done for this time alone.
            if kind == DeadlineKind::Recurring && latest.is_none_or(|last| last > input.now.at) {
                out.thuong_xuyen.push(row);
            }
            continue;
        }
        let list = match class {
            Class::Overdue => &mut out.qua_han,
            Class::Ongoing => &mut out.thuong_xuyen,
            _ if kind == DeadlineKind::Recurring => &mut out.thuong_xuyen,
            _ if by_its_end(latest) => &mut out.den_han,
            Class::NotDue if by_its_end(earliest) => &mut out.sap_den,
            _ => &mut out.tiep_tuc,
        };
        list.push(row);
    }
    out
}

/// What a task's deadline says: its kind, its first and, seen from a day, its last day.
fn term(work: &WorkPlan, item: usize, at: NaiveDate) -> (DeadlineKind, Option<NaiveDate>, Option<NaiveDate>) {
    match work.items.get(item) {
        Some(item) => (item.deadline.kind, item.deadline.earliest, item.deadline.latest_after(at)),
        None => (DeadlineKind::Unclear, None, None),
    }
}
