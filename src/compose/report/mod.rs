//! Báo cáo tiến độ: a plan, what units said of it and the counts of one period, to a BÁO CÁO with its phụ lục.
//!
//! Every number comes from the [`Tally`]; every result stands in the words of the unit that gave it. A fact that no unit
//! reported is `[CẦN BỔ SUNG: …]`, with a `cảnh báo` that names the unit and its tasks. State decides the place: what
//! is done, under way or maintained is a result; what is overdue or not begun is a shortcoming, with its cause; what is
//! not due yet is only counted.

mod annex;
mod charts;
mod claims;
mod facts;
mod rows;
mod said;
mod title;
mod trace;
mod values;

pub(super) use annex::Running;
pub use charts::charts;
pub use trace::cross_check;
pub use values::VARIABLES;

use super::{Composer, Extra, Options, compose_with, image, prose};
use crate::diagnostic::{Code, Diagnostics, Place, Severity, code};
use crate::document::{Appendix, Block, Document, DocumentType, Inlines, appendix_label};
use crate::plan::progress::{Progress, Tally};
use crate::plan::{Agency, Facts, ImageData, Lines, Numbering, Period, Plan, TypeKey, WorkPlan};
use facts::Source;
use rows::{Part, Row};
use std::collections::BTreeMap;

/// The two shapes of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Prose by section: tình hình chung, kết quả, tồn tại, phương hướng, kiến nghị.
    #[default]
    Prose,
    /// Two paragraphs; the rest in the appendices.
    Table,
}

/// A picture that a template places with `khoi(ten="…")`.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// One of [`CHARTS`].
    pub name: String,
    /// The file, PNG.
    pub png: Vec<u8>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Its name, printed below it.
    pub caption: Option<String>,
}

/// The charts that templates may place; one that was not made prints nothing.
pub const CHARTS: [&str; 2] = ["bieu_do_don_vi", "bieu_do_ky"];

/// What a report is made of.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// The plan and its tasks.
    pub work: &'a WorkPlan,
    /// What units said: the list that `now` was judged from.
    pub progress: &'a [Progress],
    /// The plan at the day of the report.
    pub now: &'a Tally,
    /// The period before, where it is known.
    pub previous: Option<&'a Tally>,
    /// The same period last year, where it is known.
    pub last_year: Option<&'a Tally>,
    /// From the first day of the year on, where it was counted apart.
    pub cumulative: Option<&'a Tally>,
    /// Pictures.
    pub charts: Vec<Chart>,
    /// Which built-in template; [`Options::template`] stands before it.
    pub shape: Shape,
    /// Kính gửi: the superiors the report goes to; none when it goes to none.
    pub addressees: &'a [String],
    /// The day of the report, in the forms of [`Plan::date`]; none leaves the gap of a draft.
    pub date: Option<&'a str>,
    /// Whether the appendices are printed: tasks one by one, and counts by unit.
    pub appendices: bool,
    /// What a person typed of the report itself.
    pub typed: Option<&'a Facts>,
}

/// Makes the report. It is complete even where facts are missing, each of them marked and told.
pub fn report(input: &Input, agency: Option<&Agency>, options: &Options) -> (Document, Diagnostics) {
    let mut d = Diagnostics::new();
    let period = input.now.period;
    let input = &compared(input, &mut d);
    let source = facts::source(input.work, agency, period, &mut d);
    let rows = rows::rows(input);
    if rows.is_empty() {
        let message = "Kế hoạch không có nhiệm vụ nào để báo cáo";
        d.add(code::BAO_CAO_KHONG_NHIEM_VU, Place::default(), message, "kiểm tra lại tệp kế hoạch");
    }
    told_missing(input, &rows, &mut d);
    let plan = plan_of(input, agency);
    let organ = organ(&plan, agency);
    let title = title(&source, period);
    let appendices = if input.appendices { appendices(input, &rows, period) } else { Vec::new() };
    let label = |number| appendix_label(super::profile(Some(&plan), agency), number);
    let labels = match appendices.len() {
        0 => [String::new(), String::new()],
        1 => ["Phụ lục".to_owned(), String::new()],
        _ => [label(1), label(2)],
    };
    let labels = [labels[0].as_str(), labels[1].as_str()];
    let mut lists = vec![
        ("tien_do", vec![Block::Table(annex::tasks(input, &rows))]),
        ("theo_don_vi", annex::by_unit(input)),
        ("theo_nhom", vec![Block::Table(annex::by_group(input))]),
        ("so_lieu_ky", annex::figures(input)),
    ];
    lists.extend(CHARTS.map(|name| (name, chart(input, name, &plan, &mut d))));
    unplaced_charts(input, options, &mut d);
    let extra = Extra {
        builtin: Some(match input.shape {
            Shape::Prose => "bao-cao-tien-do",
            Shape::Table => "bao-cao-tien-do-bang",
        }),
        values: values::variables(input, &source, &organ, &rows, labels),
        lists,
        subject: Some(prose::inlines(&title)),
        appendices,
    };
    let (document, composed) = compose_with(&plan, agency, options, extra);
    d.extend(composed);
    (document, d)
}

/// The same without the periods that found no comparison, which is told.
fn compared<'a>(input: &Input<'a>, d: &mut Diagnostics) -> Input<'a> {
    let mut out = input.clone();
    for other in [&mut out.previous, &mut out.last_year] {
        let Some(then) = other.filter(|then| !input.now.is_comparable(then)) else { continue };
        let sent = |tally: &Tally| tally.units.iter().filter(|u| u.sent && u.counts.total() > 0).count();
        let message = format!(
            "Của {} chỉ có báo cáo của {} đơn vị (kỳ này {} đơn vị), nên không so sánh với kỳ đó",
            then.period.words(),
            prose::count(sent(then)),
            prose::count(sent(input.now))
        );
        d.add(code::BAO_CAO_KHONG_SO_SANH, Place::default(), message, "thêm báo cáo của kỳ đó nếu cần so sánh");
        *other = None;
    }
    out
}

/// Trích yếu, with its markers.
fn title(source: &Source, period: Period) -> String {
    format!("Kết quả thực hiện {} trong {}", source.cited, period.words())
}

/// The report's own facts: it has no number yet, and its organ is the agency's.
fn plan_of(input: &Input, agency: Option<&Agency>) -> Plan {
    let (organ, organ_name, place) = facts::organ_of(&input.work.plan, agency);
    let addressees: Vec<String> = input.addressees.iter().filter(|a| !a.trim().is_empty()).cloned().collect();
    let mut plan = Plan {
        profile: input.work.plan.profile,
        doc_type: TypeKey(DocumentType::Report),
        organ,
        organ_name,
        place,
        date: input.date.map(str::to_owned),
        addressees: (!addressees.is_empty()).then_some(Lines(addressees)),
        ..Plan::default()
    };
    if let Some(typed) = input.typed {
        typed.onto(&mut plan);
    }
    plan
}

/// Who reports, in a sentence.
fn organ(plan: &Plan, agency: Option<&Agency>) -> String {
    let resolve = |_: &str| Err(String::new());
    let c = Composer { plan, agency, resolve: &resolve, numbering: Numbering::default(), d: Diagnostics::new() };
    c.organ_name().unwrap_or_else(|| prose::missing("tên đầy đủ của cơ quan"))
}

fn appendices(input: &Input, rows: &[Row], period: Period) -> Vec<Appendix> {
    let words = period.words();
    let appendix = |title: String, body: Vec<Block>| Appendix {
        title: Inlines::plain(title),
        body,
        end_mark: true,
        ..Appendix::default()
    };
    let mut by_unit = annex::by_unit(input);
    by_unit.extend(annex::figures(input));
    vec![
        appendix(
            format!("Kết quả thực hiện từng nhiệm vụ trong {words}"),
            vec![Block::Table(annex::tasks(input, rows))],
        ),
        appendix(format!("Tổng hợp kết quả thực hiện nhiệm vụ của các đơn vị trong {words}"), by_unit),
    ]
}

/// A chart as a block; none where it was not made.
fn chart(input: &Input, name: &str, plan: &Plan, d: &mut Diagnostics) -> Vec<Block> {
    let Some(chart) = input.charts.iter().find(|c| c.name == name) else { return Vec::new() };
    let resolve = |_: &str| Ok(chart.png.clone());
    let mut c =
        Composer { plan, agency: None, resolve: &resolve, numbering: Numbering::default(), d: Diagnostics::new() };
    let data = ImageData {
        path: Some(name.to_owned()),
        alt: chart.alt.clone(),
        caption: chart.caption.clone(),
        ..ImageData::default()
    };
    let image = image::image(&mut c, &data, name);
    d.extend(c.d);
    image.map(Block::Image).into_iter().collect()
}

/// A template of the office's own need not place the charts, but who asked for them should know.
fn unplaced_charts(input: &Input, options: &Options, d: &mut Diagnostics) {
    let Some(template) = options.template else { return };
    for chart in input.charts.iter().filter(|c| !template.text.contains(c.name.as_str())) {
        d.push(
            Severity::Note,
            code::MAU_BO_SOT,
            Place::file(&template.name),
            format!("Tệp mẫu không đặt «{}»; biểu đồ này không được in", chart.name),
            format!("thêm {{{{ khoi(ten=\"{}\") }}}} vào mẫu", chart.name),
        );
    }
}

/// Says which units owe which results and causes.
fn told_missing(input: &Input, rows: &[Row], d: &mut Diagnostics) {
    let mut results: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let (mut causes, mut leaderless) = (Vec::new(), Vec::new());
    for row in rows {
        for unit in &row.silent {
            results.entry(*unit).or_default().push(&row.number);
        }
        if matches!(row.part, Part::Overdue | Part::NotStarted) && row.difficulties.is_empty() {
            causes.push(&*row.number);
        }
        let is_named = |u: &usize| input.now.units.get(*u).is_some_and(|u| !u.name.trim().is_empty());
        if !row.leading.iter().any(is_named) {
            leaderless.push(&*row.number);
        }
    }
    let mut tell = |code: Code, who: &str, what: &str, numbers: &[&str]| {
        let message = format!(
            "{who} {what} {} nhiệm vụ: số {}; đã đánh dấu [CẦN BỔ SUNG] trong báo cáo",
            prose::count(numbers.len()),
            numbers.join(", ")
        );
        d.add(code, Place::default(), message, "bổ sung vào tệp tiến độ rồi lập lại báo cáo");
    };
    let names = rows::Names(input);
    let unread = input.now.unread();
    for (unit, numbers) in &results {
        if let Some(unit) = unread.contains(unit).then(|| input.now.units.get(*unit)).flatten() {
            let files: Vec<String> = unit.unread.iter().map(|f| format!("«{f}»")).collect();
            let who = format!("{} đã gửi {} nhưng chưa đọc được:", unit.name.trim(), files.join(", "));
            tell(code::THIEU_KET_QUA, &who, "chưa có kết quả", numbers);
            continue;
        }
        let name = input.now.units.get(*unit).map(|u| u.name.trim()).filter(|n| !n.is_empty());
        let name = name.map_or_else(|| "Đơn vị chủ trì".to_owned(), |_| names.full(*unit));
        tell(code::THIEU_KET_QUA, &name, "chưa báo cáo kết quả", numbers);
    }
    if !causes.is_empty() {
        tell(code::THIEU_NGUYEN_NHAN, "Các đơn vị", "chưa nêu nguyên nhân chậm của", &causes);
    }
    if !leaderless.is_empty() {
        tell(code::THIEU_DON_VI_CHU_TRI, "Kế hoạch", "không ghi đơn vị chủ trì của", &leaderless);
    }
}
