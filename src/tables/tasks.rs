//! One clean row per task, for trackers.

use super::columns::{ColumnMeaning, Meaning};
use super::grid::Grid;
use super::rows::{BodyRow, Class, Key};
use super::wording::{Order, order};
use crate::plan::{DeadlineKind, deadline};

/// A task as the sheet states it. Cells merged over several rows count for each of them; words are as written, lines
/// kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskRow {
    /// The groups it stands in, from the widest: `I. Hạ tầng số`.
    pub group: Vec<String>,
    /// STT as written.
    pub number: String,
    /// Mã nhiệm vụ.
    pub code: String,
    /// Nội dung.
    pub task: String,
    /// Chủ trì.
    pub lead: String,
    /// Phối hợp.
    pub partners: String,
    /// Thời hạn as written.
    pub deadline: String,
    /// Sản phẩm, kết quả.
    pub output: String,
    /// Kinh phí.
    pub budget: String,
    /// Ghi chú.
    pub note: String,
    /// What other columns hold: (heading, words).
    pub other: Vec<(String, String)>,
    /// Tasks below are parts of this one, which has no number of its own.
    pub is_parent: bool,
    /// Where it stands: `Sheet1!A12`.
    pub cell: String,
    /// Its row on the sheet, from 0.
    pub row: u32,
}

/// Characters of a cell that holds a day and nothing else: `ngày 01 tháng 3 năm 2026`.
const LONGEST_DAY: usize = 24;

/// What sets one level of groups apart from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code(usize),
    Order(Order),
    Name(bool),
}

/// A group that is open.
struct Level {
    kind: Kind,
    name: String,
    code: String,
    numbered: bool,
}

/// The tasks of a classified body.
pub(super) fn tasks(grid: &Grid, body: &[BodyRow], key: &Key, meanings: &[ColumnMeaning]) -> Vec<TaskRow> {
    let Some(name) = key.name else { return Vec::new() };
    let mut levels: Vec<Level> = Vec::new();
    let mut out = Vec::new();
    let of_groups = meanings.iter().position(|m| m.meaning == Meaning::Group).map(|k| key.columns[k]);
    // Written once, the name of a group holds for the rows below it.
    let mut named = String::new();
    for b in body {
        let words = |c: Option<usize>| c.map_or(String::new(), |c| text(grid, b, c));
        let code = words(key.code);
        if matches!(b.class, Class::Group(_) | Class::Parent) {
            let number = words(key.number);
            let kind = if !code.is_empty() {
                Kind::Code(code.matches('.').count())
            } else if let Some(order) = order(&number) {
                Kind::Order(order)
            } else {
                Kind::Name(b.class == Class::Parent)
            };
            let first = || grid.row(b.row).iter().map(|c| grid.text(c.2).into_owned()).next_back().unwrap_or_default();
            let named = Some(words(Some(name))).filter(|n| !n.is_empty()).unwrap_or_else(first);
            let label = match number.trim() {
                "" => named.clone(),
                same if same == named => named.clone(),
                n => format!("{}. {named}", n.trim_end_matches(['.', ')'])),
            };
            if let Some(at) = levels.iter().position(|l| l.kind == kind) {
                levels.truncate(at);
            }
            if b.class == Class::Parent {
                out.push(row(grid, b, key, meanings, &levels, true));
            }
            levels.push(Level { kind, name: one_line(&label), code, numbered: !number.trim().is_empty() });
            continue;
        }
        if matches!(b.class, Class::Total | Class::Note) {
            continue;
        }
        if b.class == Class::Part {
            if let Some(last) = out.last_mut() {
                add(last, row(grid, b, key, meanings, &[], false));
            }
            continue;
        }
        // A part that is told by its code alone ends where the code does: `N01.2` is none of `N01.1`.
        while let Some(last) = levels.last()
            && !code.is_empty()
            && !last.numbered
            && last.code.contains('.')
            && !code.strip_prefix(last.code.as_str()).is_some_and(|rest| rest.starts_with('.'))
        {
            levels.pop();
        }
        // `II` with a lead and a deadline ends the group `I`, and the tasks below it are its own.
        let number = words(key.number);
        let kind = order(&number).filter(|o| matches!(o, Order::Roman | Order::Capital)).map(Kind::Order);
        let beside = kind.and_then(|kind| levels.iter().position(|l| l.kind == kind));
        if let Some(at) = beside {
            levels.truncate(at);
        }
        let mut made = row(grid, b, key, meanings, &levels, false);
        match one_line(&words(of_groups)) {
            blank if blank.is_empty() => {}
            name => named = name,
        }
        made.group.extend(Some(named.clone()).filter(|n| !n.is_empty()));
        if let (Some(kind), Some(_)) = (kind, beside) {
            let name = one_line(&format!("{}. {}", number.trim().trim_end_matches(['.', ')']), made.task));
            levels.push(Level { kind, name, code, numbered: true });
        }
        if !made.task.is_empty() || !made.number.is_empty() {
            out.push(made);
        }
    }
    out
}

fn row(grid: &Grid, b: &BodyRow, key: &Key, meanings: &[ColumnMeaning], levels: &[Level], is_parent: bool) -> TaskRow {
    let mut out = TaskRow {
        group: levels.iter().map(|l| l.name.clone()).collect(),
        cell: grid.row_name(b.row),
        row: grid.rows.get(b.row).copied().unwrap_or_default(),
        is_parent,
        ..TaskRow::default()
    };
    let mut start = String::new();
    for (&c, meaning) in key.columns.iter().zip(meanings) {
        let words = text(grid, b, c);
        if meaning.meaning == Meaning::Start && is_day(&words) {
            start = words;
            continue;
        }
        let place = match meaning.meaning {
            // What must not leave the office does not go into a list for trackers either.
            Meaning::Other if meaning.not_for_issue => continue,
            _ if Some(c) == key.name => &mut out.task,
            Meaning::Number => &mut out.number,
            Meaning::Code => &mut out.code,
            Meaning::Task => &mut out.task,
            Meaning::Lead => &mut out.lead,
            Meaning::Partners => &mut out.partners,
            Meaning::Deadline => &mut out.deadline,
            Meaning::Output => &mut out.output,
            Meaning::Budget => &mut out.budget,
            Meaning::Note => &mut out.note,
            Meaning::Group => continue,
            _ => {
                if !words.is_empty() {
                    out.other.push((meaning.heading.clone(), words));
                }
                continue;
            }
        };
        *place = words;
    }
    match (start.is_empty(), out.deadline.is_empty()) {
        (true, _) => {}
        (false, true) => out.deadline = format!("Từ {start}"),
        (false, false) => {
            let whole = format!("Từ {start} đến {}", out.deadline);
            let read = deadline::parse(&whole, Some(2000));
            match is_day(&out.deadline) && read.earliest.is_some() && read.latest.is_some() {
                true => out.deadline = whole,
                false => out.other.push(("Bắt đầu".to_owned(), start)),
            }
        }
    }
    out
}

/// Adds what a row of the same item says to its task, each on a line of its own.
fn add(task: &mut TaskRow, more: TaskRow) {
    let join = |to: &mut String, words: &str| {
        if !words.is_empty() && to != words {
            to.push_str(if to.is_empty() { "" } else { "\n" });
            to.push_str(words);
        }
    };
    let mark = match order(&more.number) {
        Some(Order::Mark) => format!("{} ", more.number.trim()),
        _ => String::new(),
    };
    if !more.task.is_empty() {
        join(&mut task.task, &format!("{mark}{}", more.task));
    }
    join(&mut task.lead, &more.lead);
    join(&mut task.partners, &more.partners);
    join(&mut task.deadline, &more.deadline);
    join(&mut task.output, &more.output);
    join(&mut task.budget, &more.budget);
    join(&mut task.note, &more.note);
    for (heading, words) in more.other {
        match task.other.iter_mut().find(|o| o.0 == heading) {
            Some(own) => join(&mut own.1, &words),
            None => task.other.push((heading, words)),
        }
    }
}

/// A day, or a month or quarter, and nothing else: `01/3/2026`.
fn is_day(words: &str) -> bool {
    let read = deadline::parse(words, Some(2000));
    matches!(read.kind, DeadlineKind::ByDate | DeadlineKind::WithinPeriod) && words.chars().count() <= LONGEST_DAY
}

/// A cell's words, with those of the rows that continue it.
fn text(grid: &Grid, b: &BodyRow, c: usize) -> String {
    let mut out = grid.shown(b.row, c).map_or(String::new(), |i| grid.text(i).into_owned());
    for &j in &b.joined {
        if let Some(i) = grid.here(j, c) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&grid.text(i));
        }
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
