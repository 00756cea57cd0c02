//! One task of the plan as a report tells of it: who leads it, where it stands, what its units said.

use super::super::prose::{self, cleaned, joined, lowered, missing};
use super::Input;
use crate::plan::WorkItem;
use crate::plan::progress::{Answer, Class, Judged, Progress, Status};
use crate::vietnamese::{general_number, unmarked};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Where in the prose a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Its units told of it in this period: kết quả.
    Results,
    /// Done, and told of in an earlier period.
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
        Some(row(input, judged, item, numbers.get(judged.item).cloned().unwrap_or_default()))
    };
    input.now.tasks.iter().filter_map(of).collect()
}

/// The plan's own STT where it has one for each task and none twice; else 1, 2, 3 across all groups.
fn numbers(items: &[WorkItem]) -> Vec<String> {
    let own: Vec<String> = items.iter().map(|i| i.number.trim().trim_end_matches('.').to_owned()).collect();
    let apart: std::collections::HashSet<&String> = own.iter().filter(|n| !n.is_empty()).collect();
    if apart.len() == own.len() { own } else { (1..=items.len()).map(|n| n.to_string()).collect() }
}

fn row(input: &Input, judged: &Judged, item: &WorkItem, number: String) -> Row {
    let names = Names(input);
    let part = part(judged);
    let mut said: Vec<Said> = judged.answers.iter().map(|a| Said::new(input, a)).collect();
    said.retain(|s| s.leads || !s.words.is_empty() || !s.figures.is_empty());
    let answered: HashSet<usize> = said.iter().filter(|s| s.leads).map(|s| s.unit).collect();
    let mut silent: Vec<usize> = judged.leads.iter().copied().filter(|u| !answered.contains(u)).collect();
    // Whose time has not come owes no word.
    let early = judged.class == Some(Class::NotDue);
    if early {
        silent.clear();
    }
    let leads: Vec<String> = match judged.leads.len() {
        0 => vec![missing("đơn vị chủ trì")],
        // As the plan names them: `Ủy ban nhân dân các xã`.
        n if n > prose::MANY => item.leads.clone(),
        _ => judged.leads.iter().map(|u| names.full(*u)).collect(),
    };
    let several = judged.leads.len() > 1 || said.iter().any(|s| !s.leads);
    let content = cleaned(&item.content);
    let content = if content.is_empty() { missing("nội dung nhiệm vụ") } else { content };
    let lowered = lowered(&content);
    let leads = prose::named(&leads);
    let deadline = item.deadline.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let deadline_small = prose::lowered_deadline(&deadline);
    let due = if deadline.is_empty() { String::new() } else { format!("; thời hạn: {deadline_small}") };
    let told = if early && said.is_empty() {
        "chưa đến hạn thực hiện".to_owned()
    } else if said.len() + silent.len() > prose::MANY {
        summed(&said, silent.len())
    } else {
        let part_of = |s: &Said| {
            (!s.leads).then(|| if partner(item, &names, s.unit) { "phối hợp" } else { "ngoài phân công" })
        };
        let mut statements: Vec<String> = said.iter().map(|s| s.sentence(&names.full(s.unit), part_of(s))).collect();
        statements.extend(silent.iter().map(|u| missing(&format!("kết quả của {}", owner(input, *u)))));
        in_one(&statements)
    };
    // One unit's share is not the task's where others lead it too.
    let percent = match (&said[..], judged.leads.len()) {
        ([only], 0 | 1) => only.percent,
        _ => None,
    };
    let begun = judged.status != Some(Status::NotStarted);
    let percent = percent.filter(|_| begun && matches!(judged.class, Some(Class::InTime | Class::Overdue)));
    let percent = percent.map(|p| format!("{}%", general_number(p))).unwrap_or_default();
    let mut cell: Vec<String> = said.iter().flat_map(|s| s.cell(several.then(|| names.short(s.unit)))).collect();
    cell.extend(silent.iter().map(|u| match several {
        true => format!("{}: {}", names.short(*u), missing("kết quả")),
        false => missing("kết quả"),
    }));
    if early && cell.is_empty() {
        cell.push("Chưa đến hạn thực hiện.".to_owned());
    }
    let pairs = |field: fn(&Said) -> &String| -> Vec<(String, String)> {
        said.iter().map(|s| (names.full(s.unit), field(s).clone())).filter(|p| !p.1.is_empty()).collect()
    };
    let difficulties = pairs(|s| &s.difficulties);
    let cause = match (&difficulties[..], several) {
        ([], _) if begun => missing("nguyên nhân chậm"),
        ([], _) => missing("nguyên nhân chưa thực hiện"),
        ([(_, only)], _) => only.clone(),
        (list, _) => {
            let voices = together(list.iter().map(|(unit, words)| (words.as_str(), unit.as_str())));
            voices
                .iter()
                .map(|(words, units)| format!("{}: {words}", prose::named(units)))
                .collect::<Vec<_>>()
                .join("; ")
        }
    };
    // Their sentences and cells hold the marker already.
    if !early {
        silent.extend(said.iter().filter(|s| s.leads && s.says_nothing()).map(|s| s.unit));
    }
    let verdict = match judged.class {
        // The class alone would say that it is under way.
        Some(Class::InTime | Class::Ongoing) if part == Part::NotStarted => "Chưa thực hiện".to_owned(),
        Some(class) => class.words().to_owned(),
        None => "Chưa có báo cáo".to_owned(),
    };
    let behind = matches!(part, Part::Overdue | Part::NotStarted);
    if behind || !difficulties.is_empty() {
        let name = if behind { "Nguyên nhân" } else { "Khó khăn, vướng mắc" };
        cell.push(format!("{name}: {}", prose::sentence(&cause)));
    }
    let reached = if percent.is_empty() { String::new() } else { format!(", đạt {percent}") };
    let sentence = match judged.class {
        Some(Class::DoneInTime | Class::DoneLate | Class::InTime) if begun => {
            let join = if told.contains(". ") { ". Nhiệm vụ" } else { "; nhiệm vụ" };
            format!("{told}{join} {}{reached}", verdict.to_lowercase())
        }
        _ => format!("{told}{reached}"),
    };
    let every = |field: fn(&Said) -> &String| {
        let own = together(said.iter().map(|s| (field(s).as_str(), "")).filter(|p| !p.0.is_empty()));
        own.iter().map(|(words, _)| *words).collect::<Vec<_>>().join("; ")
    };
    Row {
        item: judged.item,
        part,
        class: judged.class,
        cell,
        proposals: pairs(|s| &s.proposals),
        difficulties,
        leading: judged.leads.clone(),
        number,
        code: item.code.trim().to_owned(),
        group: item.group.first().cloned().unwrap_or_default(),
        with_unit: format!("{lowered} ({leads}{due})"),
        content,
        lowered,
        leads,
        partners: joined(&item.partners),
        deadline,
        deadline_small,
        output: item.output.trim().to_owned(),
        told,
        sentence,
        figures: every(|s| &s.figures),
        evidence: every(|s| &s.evidence),
        verdict: if percent.is_empty() { verdict } else { format!("{verdict} ({percent})") },
        percent,
        cause,
        silent,
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
    const STATES: [Status; 5] = [Status::Done, Status::Doing, Status::Maintained, Status::NotStarted, Status::NotDue];
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

/// A state in words, behind the name of a unit.
fn state(status: Status) -> &'static str {
    match status {
        Status::Done => "đã hoàn thành",
        Status::Doing => "đang thực hiện",
        Status::Maintained => "tiếp tục duy trì",
        Status::NotStarted => "chưa thực hiện",
        Status::NotDue => "chưa đến hạn thực hiện",
    }
}

/// Whether the plan names a unit among those that take part in a task.
fn partner(item: &WorkItem, names: &Names, unit: usize) -> bool {
    let (full, short) = (unmarked(&names.full(unit)), unmarked(&names.short(unit)));
    item.partners.iter().map(|p| unmarked(p)).any(|p| p.contains(&full) || p == short)
}

/// Whom a missing result is asked of.
fn owner(input: &Input, unit: usize) -> String {
    let name = input.now.units.get(unit).map(|u| u.name.trim()).unwrap_or_default();
    if name.is_empty() { "đơn vị chủ trì".to_owned() } else { name.to_owned() }
}

/// Where a task stands, by its state first and its day second.
fn part(judged: &Judged) -> Part {
    let carried = judged.answers.iter().filter(|a| a.leads).all(|a| a.carried);
    match (judged.class, judged.status) {
        (None, _) => Part::Silent,
        (Some(Class::Overdue), _) => Part::Overdue,
        (Some(Class::NotDue), _) => Part::NotDue,
        (_, Some(Status::NotStarted)) => Part::NotStarted,
        (Some(Class::DoneInTime | Class::DoneLate), _) if carried => Part::Earlier,
        _ => Part::Results,
    }
}

/// Statements of several units in one text: parted by `;`, or as sentences where one holds sentences itself.
fn in_one(statements: &[String]) -> String {
    if statements.iter().any(|s| s.contains(". ")) {
        let list: Vec<String> = statements.iter().map(|s| prose::sentence(&prose::capitalized(s))).collect();
        let all = list.join(" ");
        return all.strip_suffix('.').map_or(all.clone(), str::to_owned);
    }
    statements.join("; ")
}

/// One unit's answer in words.
struct Said {
    unit: usize,
    leads: bool,
    status: Option<Status>,
    percent: Option<f64>,
    words: String,
    figures: String,
    evidence: String,
    difficulties: String,
    proposals: String,
}

impl Said {
    fn new(input: &Input, answer: &Answer) -> Said {
        let entries: Vec<&Progress> = answer.entries.iter().filter_map(|e| input.progress.get(*e)).collect();
        // Entries of one cell often repeat a field; what is said once is enough.
        let all = |field: fn(&Progress) -> &String, between: &str| {
            let mut list: Vec<String> = Vec::new();
            for words in entries.iter().map(|p| cleaned(field(p))).filter(|w| !w.is_empty()) {
                if !list.contains(&words) {
                    list.push(words);
                }
            }
            list.join(between)
        };
        Said {
            unit: answer.unit,
            leads: answer.leads,
            status: answer.status,
            percent: answer.percent,
            words: all(|p| &p.result, ". "),
            figures: all(|p| &p.figures, "; "),
            evidence: all(|p| &p.evidence, "; "),
            // What was hard, and what was asked for, in an earlier period was told then.
            difficulties: if answer.carried { String::new() } else { all(|p| &p.difficulties, "; ") },
            proposals: if answer.carried { String::new() } else { all(|p| &p.proposals, "; ") },
        }
    }

    /// Neither a state nor a result nor a figure.
    fn says_nothing(&self) -> bool {
        self.status.is_none() && [&self.words, &self.figures, &self.evidence].iter().all(|s| s.is_empty())
    }

    /// What stands in brackets behind the words: figures, and what proves them.
    fn proof(&self) -> String {
        let evidence = match self.evidence.is_empty() {
            true => String::new(),
            false => format!("minh chứng: {}", self.evidence),
        };
        // Figures that the words give already are not given twice.
        let figures = if self.words.contains(&self.figures) { "" } else { &self.figures };
        let list: Vec<&str> = [figures, &*evidence].into_iter().filter(|s| !s.is_empty()).collect();
        if list.is_empty() { String::new() } else { format!(" ({})", list.join("; ")) }
    }

    /// The state in words, for a unit that said no more.
    fn state(&self) -> Option<&'static str> {
        self.status.map(state)
    }

    /// `Phòng Kinh tế đã tổ chức 02 hội nghị (86 lượt người)`.
    fn sentence(&self, unit: &str, part: Option<&str>) -> String {
        let unit = match part.filter(|part| !self.words.to_lowercase().contains(part)) {
            Some(part) => format!("{unit} ({part})"),
            None => unit.to_owned(),
        };
        let proof = self.proof();
        if self.words.is_empty() {
            return match self.state() {
                Some(state) => format!("{unit} {state}{proof}"),
                None if proof.is_empty() => missing(&format!("kết quả của {unit}")),
                None => format!("{unit}{proof}"),
            };
        }
        let words = &self.words;
        if words.starts_with(&unit) {
            format!("{words}{proof}")
        } else if prose::opens_with_verb(words) {
            format!("{unit} {}{proof}", lowered(words))
        } else if words.starts_with(|c: char| c.is_ascii_digit()) {
            format!("theo báo cáo của {unit}, {words}{proof}")
        } else {
            format!("{unit}: {words}{proof}")
        }
    }

    /// Paragraphs of a table's cell.
    fn cell(&self, unit: Option<String>) -> Vec<String> {
        let words = match (self.words.is_empty(), self.state()) {
            (false, _) => self.words.clone(),
            (true, Some(state)) => prose::capitalized(state),
            (true, None) => missing("kết quả"),
        };
        let first = match unit {
            Some(unit) => format!("{unit}: {}", prose::sentence(&words)),
            None => prose::sentence(&words),
        };
        let mut out = vec![first];
        for (name, words) in [("Số liệu", &self.figures), ("Minh chứng", &self.evidence)] {
            if !words.is_empty() && !self.words.contains(words.as_str()) {
                out.push(format!("{name}: {}", prose::sentence(words)));
            }
        }
        out
    }
}
