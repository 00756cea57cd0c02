//! One task of the plan as a report tells of it: who leads it, where it stands, what its units said.

use super::super::prose::{self, cleaned, joined, lowered, missing};
use super::Input;
use super::said::{Said, state};
use crate::plan::WorkItem;
use crate::plan::progress::{Answer, Class, Judged, Status};
use crate::vietnamese::{general_number, unmarked};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Where in the prose a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Its units told of it in this period: kết quả.
    Results,
    /// Done in an earlier period.
    Earlier,
    /// Quá hạn chưa hoàn thành: tồn tại, hạn chế.
    Overdue,
    /// Chưa thực hiện though its time has come: tồn tại, hạn chế.
    NotStarted,
    /// Chưa đến hạn: counted only.
    NotDue,
    /// No unit has told of it.
    Silent,
}

/// A task as templates see it. Values may hold markers.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    #[serde(skip)]
    pub item: usize,
    #[serde(skip)]
    pub part: Part,
    #[serde(skip)]
    pub class: Option<Class>,
    /// Each unit's words, for a table's cell: its name where there are several, and what it said.
    #[serde(skip)]
    pub cell: Vec<String>,
    /// Difficulties, by the unit that names them.
    #[serde(skip)]
    pub difficulties: Vec<(String, String)>,
    /// Proposals, by unit.
    #[serde(skip)]
    pub proposals: Vec<(String, String)>,
    /// The units that lead it: places in the tally's list.
    #[serde(skip)]
    pub leading: Vec<usize>,
    /// Those of them that said nothing of it.
    #[serde(skip)]
    pub silent: Vec<usize>,
    #[serde(rename = "stt")]
    pub number: String,
    #[serde(rename = "ma")]
    pub code: String,
    #[serde(rename = "nhom")]
    pub group: String,
    #[serde(rename = "noi_dung")]
    pub content: String,
    #[serde(rename = "viec")]
    pub lowered: String,
    #[serde(rename = "viec_don_vi")]
    pub with_unit: String,
    #[serde(rename = "chu_tri")]
    pub leads: String,
    #[serde(rename = "phoi_hop")]
    pub partners: String,
    #[serde(rename = "thoi_han")]
    pub deadline: String,
    #[serde(rename = "han")]
    pub deadline_small: String,
    #[serde(rename = "san_pham")]
    pub output: String,
    #[serde(rename = "ket_qua")]
    pub told: String,
    #[serde(rename = "so_lieu")]
    pub figures: String,
    #[serde(rename = "minh_chung")]
    pub evidence: String,
    #[serde(rename = "danh_gia")]
    pub verdict: String,
    /// The whole item of a list: what the task is, and what is to be said of it.
    #[serde(rename = "muc")]
    pub entry: String,
    /// The same of what is late, with its day.
    #[serde(rename = "muc_ton_tai")]
    pub late_entry: String,
    /// Its last day is over.
    #[serde(rename = "qua_thoi_han")]
    pub past: bool,
    #[serde(rename = "cau")]
    pub sentence: String,
    #[serde(rename = "ty_le")]
    pub percent: String,
    #[serde(rename = "nguyen_nhan")]
    pub cause: String,
}

/// The names of units, as prose and as tables print them.
pub(super) struct Names<'a>(pub &'a Input<'a>);

impl Names<'_> {
    /// Full name; a marker for tasks without a unit.
    pub fn full(&self, unit: usize) -> String {
        let name = self.0.now.units.get(unit).map(|u| u.name.trim()).unwrap_or_default();
        if name.is_empty() { missing("đơn vị chủ trì") } else { name.to_owned() }
    }

    /// Registered abbreviation where there is one.
    pub fn short(&self, unit: usize) -> String {
        let short = self.0.now.units.get(unit).map(|u| u.short.trim()).unwrap_or_default();
        if short.is_empty() { self.full(unit) } else { short.to_owned() }
    }
}

/// Every task of the plan, in its order.
pub(super) fn rows(input: &Input) -> Vec<Row> {
    let numbers = numbers(&input.work.items);
    let of = |judged: &Judged| {
        let item = input.work.items.get(judged.item)?;
        Some(Making::new(input, judged, item).row(numbers.get(judged.item).cloned().unwrap_or_default()))
    };
    input.now.tasks.iter().filter_map(of).collect()
}

/// The plan's own STT where it has one for each task and none twice; else 1, 2, 3 across all groups.
fn numbers(items: &[WorkItem]) -> Vec<String> {
    let own: Vec<String> = items.iter().map(|i| i.number.trim().trim_end_matches('.').to_owned()).collect();
    let apart: std::collections::HashSet<&String> = own.iter().filter(|n| !n.is_empty()).collect();
    if apart.len() == own.len() { own } else { (1..=items.len()).map(|n| n.to_string()).collect() }
}

/// What a row is made from.
struct Making<'a> {
    input: &'a Input<'a>,
    judged: &'a Judged,
    item: &'a WorkItem,
    names: Names<'a>,
    part: Part,
    said: Vec<Said>,
    /// Units that lead it and said nothing.
    silent: Vec<usize>,
    /// More than one unit has a say, so that each is named.
    several: bool,
}

impl<'a> Making<'a> {
    fn new(input: &'a Input<'a>, judged: &'a Judged, item: &'a WorkItem) -> Self {
        let mut said: Vec<Said> = judged.answers.iter().map(|a| Said::new(input, a)).collect();
        said.retain(|s| s.leads || !s.words.is_empty() || !s.figures.is_empty());
        let answered: HashSet<usize> = said.iter().filter(|s| s.leads).map(|s| s.unit).collect();
        let mut silent: Vec<usize> = judged.leads.iter().copied().filter(|u| !answered.contains(u)).collect();
        // Whose time has not come owes no word.
        if judged.class == Some(Class::NotDue) {
            silent.clear();
        }
        let several = judged.leads.len() > 1 || said.iter().any(|s| !s.leads);
        let part = part(judged, input.now.period.days(input.now.regime).map(|days| days.0));
        Making { input, judged, item, names: Names(input), part, said, silent, several }
    }

    fn is_early(&self) -> bool {
        self.judged.class == Some(Class::NotDue)
    }

    /// Somebody has begun, or said nothing of it.
    fn is_begun(&self) -> bool {
        self.judged.status != Some(Status::NotStarted)
    }

    /// The units that lead, in a sentence.
    fn leads(&self) -> String {
        let list: Vec<String> = match self.judged.leads.len() {
            0 => vec![missing("đơn vị chủ trì")],
            // As the plan names them: `Ủy ban nhân dân các xã`.
            n if n > prose::MANY => self.item.leads.clone(),
            _ => self.judged.leads.iter().map(|u| prose::name_inside(&self.names.full(*u))).collect(),
        };
        prose::named(&list)
    }

    /// What all units said, in one text.
    fn told(&self) -> String {
        if self.is_early() && self.said.is_empty() {
            return "chưa đến hạn thực hiện".to_owned();
        }
        if self.said.len() + self.silent.len() > prose::MANY {
            return summed(&self.said, self.silent.len());
        }
        let part_of = |s: &Said| {
            let takes_part = partner(self.item, &self.names, s.unit);
            (!s.leads).then_some(if takes_part { "phối hợp" } else { "ngoài phân công" })
        };
        let of = |s: &Said| s.sentence(&prose::name_inside(&self.names.full(s.unit)), part_of(s));
        let mut statements: Vec<String> = self.said.iter().map(of).collect();
        let asked = |u: &usize| {
            let unread = if self.is_unread(*u) { ", đã gửi nhưng chưa đọc được" } else { "" };
            missing(&format!("kết quả của {}{unread}", owner(self.input, *u)))
        };
        statements.extend(self.silent.iter().map(asked));
        in_one(&statements)
    }

    /// A unit sent something that could not be read.
    fn is_unread(&self, unit: usize) -> bool {
        self.input.now.units.get(unit).is_some_and(|u| !u.sent && !u.unread.is_empty())
    }

    /// The share done, where it is one unit's own and the task is under way.
    fn percent(&self) -> String {
        // One unit's share is not the task's where others lead it too.
        let own = match (&self.said[..], self.judged.leads.len()) {
            ([only], 0 | 1) => only.percent,
            _ => None,
        };
        let under_way = matches!(self.judged.class, Some(Class::InTime | Class::Overdue));
        let shown = own.filter(|_| self.is_begun() && under_way);
        shown.map(|p| format!("{}%", general_number(p))).unwrap_or_default()
    }

    /// What the units name of one thing, each with its name.
    fn named(&self, field: fn(&Said) -> &String) -> Vec<(String, String)> {
        let all = self.said.iter().map(|s| (self.names.full(s.unit), field(s).clone()));
        all.filter(|p| !p.1.is_empty()).collect()
    }

    /// Why it is late, or not begun.
    fn cause(&self, difficulties: &[(String, String)]) -> String {
        match (difficulties, self.several) {
            ([], _) if self.is_begun() => missing("nguyên nhân chậm"),
            ([], _) => missing("nguyên nhân chưa thực hiện"),
            ([(_, only)], _) => only.clone(),
            (list, _) => {
                let voices = together(list.iter().map(|(unit, words)| (words.as_str(), unit.as_str())));
                let one = |(words, units): &(&str, Vec<&str>)| format!("{}: {}", prose::named(units), lowered(words));
                voices.iter().map(one).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// Where it stands, in words.
    fn verdict(&self) -> String {
        match self.judged.class {
            // The class alone would say that it is under way.
            Some(Class::InTime | Class::Ongoing) if self.part == Part::NotStarted => "Chưa thực hiện".to_owned(),
            // Nobody said in what state it is.
            Some(Class::InTime) if self.is_unclear() => "Trong hạn, chưa rõ trạng thái".to_owned(),
            Some(class) => class.words().to_owned(),
            None => {
                let unread = !self.silent.is_empty() && self.silent.iter().all(|u| self.is_unread(*u));
                let words = if unread { "Đã gửi báo cáo, chưa đọc được" } else { "Chưa có báo cáo" };
                let past = if self.judged.past { "; đã qua thời hạn" } else { "" };
                format!("{words}{past}")
            }
        }
    }

    /// Those that lead it answered, and none of them with a state that was understood.
    fn is_unclear(&self) -> bool {
        let mut leading = self.judged.answers.iter().filter(|a| a.leads).peekable();
        leading.peek().is_some() && leading.all(|a| a.status.is_none())
    }

    /// What was said, and where the task stands by it.
    fn sentence(&self, told: &str, verdict: &str, reached: &str) -> String {
        match self.judged.class {
            Some(class) if self.is_begun() && (class.is_done() || class == Class::InTime) => {
                let join = if told.contains(". ") { ". Nhiệm vụ" } else { "; nhiệm vụ" };
                let verdict =
                    if class == Class::Done { "đã hoàn thành".to_owned() } else { verdict.to_lowercase() };
                // `Phòng A đã hoàn thành` needs no second word of it.
                if class == Class::Done && told.ends_with("đã hoàn thành") {
                    return told.to_owned();
                }
                format!("{told}{join} {verdict}{reached}")
            }
            None if self.judged.past => format!("{told}; nhiệm vụ đã qua thời hạn"),
            _ => format!("{told}{reached}"),
        }
    }

    /// Paragraphs of the table's cell.
    fn cell(&self, difficulties: &[(String, String)], cause: &str) -> Vec<String> {
        let name = |s: &Said| self.several.then(|| self.names.short(s.unit));
        let mut out: Vec<String> = self.said.iter().flat_map(|s| s.cell(name(s))).collect();
        out.extend(self.silent.iter().map(|u| match self.several {
            true => format!("{}: {}", self.names.short(*u), missing("kết quả")),
            false => missing("kết quả"),
        }));
        if self.is_early() && out.is_empty() {
            out.push("Chưa đến hạn thực hiện.".to_owned());
        }
        let behind = matches!(self.part, Part::Overdue | Part::NotStarted);
        if behind || !difficulties.is_empty() {
            let name = if behind { "Nguyên nhân" } else { "Khó khăn, vướng mắc" };
            out.push(format!("{name}: {}", prose::sentence(&lowered(cause))));
        }
        out
    }

    /// What all say of one thing, each wording once.
    fn every(&self, field: fn(&Said) -> &String) -> String {
        let own = together(self.said.iter().map(|s| (field(s).as_str(), "")).filter(|p| !p.0.is_empty()));
        own.iter().map(|(words, _)| *words).collect::<Vec<_>>().join("; ")
    }

    fn row(self, number: String) -> Row {
        let (item, judged) = (self.item, self.judged);
        let content = cleaned(&item.content);
        let content = if content.is_empty() { missing("nội dung nhiệm vụ") } else { content };
        let lowered = lowered(&content);
        let leads = self.leads();
        let deadline = item.deadline.words.split_whitespace().collect::<Vec<_>>().join(" ");
        let deadline_small = prose::lowered_deadline(&deadline);
        let due = if deadline.is_empty() { String::new() } else { format!("; thời hạn: {deadline_small}") };
        let difficulties = self.named(|s| &s.difficulties);
        let (percent, told, cause) = (self.percent(), self.told(), self.cause(&difficulties));
        let verdict = self.verdict();
        let reached = if percent.is_empty() { String::new() } else { format!(", đạt {percent}") };
        let sentence = self.sentence(&told, &verdict, &reached);
        let mut silent = self.silent.clone();
        // Their sentences and cells hold the marker already.
        if !self.is_early() {
            silent.extend(self.said.iter().filter(|s| s.leads && s.says_nothing()).map(|s| s.unit));
        }
        Row {
            item: judged.item,
            part: self.part,
            class: judged.class,
            cell: self.cell(&difficulties, &cause),
            proposals: self.named(|s| &s.proposals),
            leading: judged.leads.clone(),
            number,
            code: item.code.trim().to_owned(),
            group: item.group.first().cloned().unwrap_or_default(),
            with_unit: format!("{lowered} ({leads}{due})"),
            entry: prose::entry(&content, &sentence),
            late_entry: match deadline_small.as_str() {
                "" => prose::entry(&content, &sentence),
                day => prose::entry(&format!("{content} (thời hạn: {day})"), &sentence),
            },
            content,
            lowered,
            leads,
            partners: joined(&item.partners),
            deadline,
            deadline_small,
            output: item.output.trim().to_owned(),
            told,
            sentence,
            figures: self.every(|s| &s.figures),
            evidence: self.every(|s| &s.evidence),
            verdict: if percent.is_empty() { verdict } else { format!("{verdict} ({percent})") },
            percent,
            cause,
            difficulties,
            silent,
            past: judged.past,
        }
    }
}

/// The same words of several units once, each with those who say so, in the order they were said first.
pub(super) fn together<'s>(said: impl Iterator<Item = (&'s str, &'s str)>) -> Vec<(&'s str, Vec<&'s str>)> {
    let mut out: Vec<(&str, Vec<&str>)> = Vec::new();
    let (mut places, mut known) = (HashMap::new(), HashSet::new());
    for (words, unit) in said {
        let at = *places.entry(words).or_insert_with(|| {
            out.push((words, Vec::new()));
            out.len() - 1
        });
        if known.insert((at, unit)) {
            out[at].1.push(unit);
        }
    }
    out
}

/// `2.657 đơn vị đã hoàn thành, 14 đơn vị đang thực hiện`, and a marker for those who did not say.
fn summed(said: &[Said], silent: usize) -> String {
    const STATES: [Status; 6] =
        [Status::Done, Status::Doing, Status::Maintained, Status::NotStarted, Status::NotDue, Status::Overdue];
    let leading = |status: Option<Status>| said.iter().filter(|s| s.leads && s.status == status).count();
    let units = |n: usize, what: &str| format!("{} đơn vị {what}", prose::count(n));
    let mut out: Vec<String> = Vec::new();
    for status in STATES.into_iter().filter(|s| leading(Some(*s)) > 0) {
        out.push(units(leading(Some(status)), state(status)));
    }
    if leading(None) > 0 {
        let (nothing, unclear) = (said.iter().filter(|s| s.leads && s.says_nothing()).count(), leading(None));
        if unclear > nothing {
            out.push(units(unclear - nothing, "có báo cáo nhưng không nêu trạng thái"));
        }
    }
    let partners = said.iter().filter(|s| !s.leads).count();
    if partners > 0 {
        out.push(units(partners, "phối hợp có báo cáo"));
    }
    let silent = silent + said.iter().filter(|s| s.leads && s.says_nothing()).count();
    if silent > 0 {
        out.push(missing(&format!("kết quả của {} đơn vị", prose::count(silent))));
    }
    joined(&out)
}

/// Whether the plan names a unit among those that take part in a task.
fn partner(item: &WorkItem, names: &Names, unit: usize) -> bool {
    let (full, short) = (unmarked(&names.full(unit)), unmarked(&names.short(unit)));
    item.partners.iter().map(|p| unmarked(p)).any(|p| p.contains(&full) || p == short)
}

/// Whom a missing result is asked of.
fn owner(input: &Input, unit: usize) -> String {
    let name = input.now.units.get(unit).map(|u| u.name.trim()).unwrap_or_default();
    if name.is_empty() { "đơn vị chủ trì".to_owned() } else { prose::name_inside(name) }
}

/// Whether all that lead a task told of it in an earlier period, or did it before this one began on `first`.
pub(super) fn is_earlier(judged: &Judged, first: Option<NaiveDate>) -> bool {
    let before = |a: &Answer| a.carried || a.done_on.zip(first).is_some_and(|(done, first)| done < first);
    judged.answers.iter().filter(|a| a.leads).all(before)
}

/// Where a task stands, by its state first and its day second. `first` is the first day of the period.
fn part(judged: &Judged, first: Option<NaiveDate>) -> Part {
    let earlier = is_earlier(judged, first);
    match (judged.class, judged.status) {
        (None, _) => Part::Silent,
        (Some(Class::Overdue), _) => Part::Overdue,
        (Some(Class::NotDue), _) => Part::NotDue,
        (_, Some(Status::NotStarted)) => Part::NotStarted,
        (Some(class), _) if class.is_done() && earlier => Part::Earlier,
        _ => Part::Results,
    }
}

/// Statements of several units in one text: parted by `;`, or as sentences where one holds sentences itself.
fn in_one(statements: &[String]) -> String {
    if statements.iter().any(|s| s.contains(". ")) {
        // The first goes on behind a colon.
        let first = |i: usize, s: &String| if i == 0 { s.clone() } else { prose::capitalized(s) };
        let list = statements.iter().enumerate().map(|(i, s)| prose::sentence(&first(i, s)));
        let all = list.collect::<Vec<_>>().join(" ");
        return all.strip_suffix('.').map_or(all.clone(), str::to_owned);
    }
    statements.join("; ")
}
