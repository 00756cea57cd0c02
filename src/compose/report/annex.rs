//! The tables of a report: where every task stands, and the counts by unit and by group.

use super::super::{prose, table};
use super::Input;
use super::rows::{Row as TaskRow, is_earlier};
use super::values::{is_due_in, recurs, split_label};
use crate::document::{Align, Block, Cell, Column, Inlines, Row, RowKind, Table};
use crate::plan::Regime;
use crate::plan::progress::{Class, Counts, Judged, Tally};
use crate::vietnamese::{general_number, roman};

/// `STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn | Kết quả | Đánh giá`: a row for every task, STT running on across groups.
pub(super) fn tasks(input: &Input, rows: &[TaskRow]) -> Table {
    let mut out = Table::default();
    let heads = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả", "Đánh giá"];
    out.head.push(Row { cells: heads.map(Cell::plain).into(), ..Row::default() });
    out.columns = heads.map(|h| Column { align: (h == "STT").then_some(Align::Center), width_mm: None }).into();
    let mut groups = Running::default();
    for row in rows {
        let item = input.work.items.get(row.item);
        groups.enter(item.map(|i| &i.group[..]).unwrap_or_default(), heads.len(), &mut out.body);
        let leads = item_leads(input, row);
        let cells = vec![
            Cell::plain(&row.number),
            cell(std::slice::from_ref(&row.content)),
            cell(&leads),
            Cell::plain(&row.deadline),
            cell(&row.cell),
            Cell::plain(&row.verdict),
        ];
        out.body.push(Row { kind: RowKind::Normal, cells });
    }
    out
}

/// Names of the units that lead, registered abbreviations where there are any, in one paragraph.
fn item_leads(input: &Input, row: &TaskRow) -> Vec<String> {
    if row.leading.len() > prose::MANY {
        return vec![row.leads.clone()];
    }
    let names = super::rows::Names(input);
    let leads: Vec<String> = row.leading.iter().map(|u| names.short(*u)).collect();
    vec![if leads.is_empty() { prose::missing("đơn vị chủ trì") } else { leads.join("; ") }]
}

/// A cell of values that may hold markers, one a paragraph.
fn cell(paragraphs: &[String]) -> Cell {
    Cell { paragraphs: paragraphs.iter().map(|p| prose::inlines(p)).collect::<Vec<_>>().into(), ..Cell::default() }
}

/// Group rows as the tasks go through them, each level when it changes.
#[derive(Default)]
pub(in super::super) struct Running {
    open: Vec<String>,
    widest: u32,
}

impl Running {
    /// Adds the rows of the groups that begin here.
    pub fn enter(&mut self, path: &[String], width: usize, out: &mut Vec<Row>) {
        let same = self.open.iter().zip(path).take_while(|(a, b)| a == b).count();
        for (level, name) in path.iter().enumerate().skip(same) {
            let (label, bare) = split_label(name);
            self.widest += u32::from(level == 0);
            let label = match (label, level) {
                ("", 0) => roman(self.widest),
                (label, _) => label.to_owned(),
            };
            out.push(table::group_row(width, bare, Some(&label)));
        }
        self.open = path.to_vec();
    }
}

/// What a table of counts counts by.
pub(super) struct CountRow {
    pub name: Inlines,
    pub counts: Counts,
}

/// Counts by unit, or by group, with a total row. `head` names the column of names.
pub(super) fn counts(head: &str, rows: &[CountRow], total: &Counts) -> Table {
    let mut out = Table::default();
    let tall = |text: &str| Cell { row_span: 2, ..Cell::plain(text) };
    let wide = |text: &str| Cell { col_span: 2, ..Cell::plain(text) };
    // Most offices have no task of which nobody knows when it was done, and no column for it.
    let undated = total.of(Class::Done) > 0;
    let done = Cell { col_span: if undated { 3 } else { 2 }, ..Cell::plain("Đã hoàn thành") };
    let first = vec![
        tall("STT"),
        tall(head),
        tall("Tổng số nhiệm vụ"),
        done,
        wide("Chưa hoàn thành"),
        tall("Thường xuyên"),
        tall("Chưa đến hạn"),
        tall("Chưa có kết quả"),
        tall("Tỷ lệ hoàn thành (%)"),
    ];
    let mut second: Vec<Cell> = ["Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn"].map(Cell::plain).into();
    if undated {
        second.insert(2, Cell::plain("Chưa rõ thời điểm"));
    }
    out.head = vec![Row { cells: first, ..Row::default() }, Row { cells: second, ..Row::default() }];
    out.columns = (0..11 + usize::from(undated))
        .map(|i| Column { align: Some(if i == 1 { Align::Left } else { Align::Center }), width_mm: None })
        .collect();
    for (i, row) in rows.iter().enumerate() {
        let name = Cell { paragraphs: vec![row.name.clone()].into(), ..Cell::default() };
        out.body.push(Row { kind: RowKind::Normal, cells: line(&(i + 1).to_string(), name, &row.counts, undated) });
    }
    out.body.push(Row { kind: RowKind::Total, cells: line("", Cell::plain("Tổng cộng"), total, undated) });
    out
}

fn line(number: &str, name: Cell, c: &Counts, undated: bool) -> Vec<Cell> {
    let mut cells = vec![Cell::plain(number), name];
    let shown = Class::ALL.into_iter().filter(|class| undated || *class != Class::Done);
    let numbers = std::iter::once(c.total()).chain(shown.map(|class| c.of(class))).chain([c.unreported()]);
    cells.extend(numbers.map(|n| Cell::plain(&n.to_string())));
    cells.push(Cell::plain(&c.done_share().map(general_number).unwrap_or_default()));
    cells
}

/// The columns of numbers of a table of counts: what each counts, in words and by class; `None` in the list of classes is a
/// task that nobody reported on. The share at its end is left out.
pub(super) fn count_columns(total: &Counts) -> Vec<(&'static str, Vec<Option<Class>>)> {
    let whole = Class::ALL.into_iter().map(Some).chain([None]).collect();
    let mut out = vec![("Tổng số nhiệm vụ", whole)];
    for class in Class::ALL.into_iter().filter(|c| *c != Class::Done || total.of(Class::Done) > 0) {
        let words = match class {
            Class::DoneInTime => "Đã hoàn thành, đúng hạn",
            Class::DoneLate => "Đã hoàn thành, quá hạn",
            Class::Done => "Đã hoàn thành, chưa rõ thời điểm",
            Class::InTime => "Chưa hoàn thành, trong hạn",
            Class::Overdue => "Chưa hoàn thành, quá hạn",
            Class::Ongoing => "Thường xuyên",
            Class::NotDue => "Chưa đến hạn",
        };
        out.push((words, vec![Some(class)]));
    }
    out.push(("Chưa có kết quả", vec![None]));
    out
}

/// Where a task stands by what one unit answered.
pub(super) fn class_of(input: &Input, task: &Judged, unit: usize) -> Option<Class> {
    let own = task.answers.iter().find(|a| a.unit == unit).and_then(|a| a.class);
    let early = || input.work.items.get(task.item)?.deadline.earliest.filter(|first| *first > input.now.at);
    own.or_else(|| early().map(|_| Class::NotDue))
}

/// The columns of [`figures`], and for each of its lines the tasks of each column.
pub(super) struct FigureSets<'a> {
    pub columns: Vec<String>,
    pub lines: Vec<(&'static str, Vec<Vec<&'a Judged>>)>,
}

impl<'a> FigureSets<'a> {
    pub fn new(input: &Input<'a>) -> Self {
        let now = input.now;
        let mut sets: Vec<(String, [Vec<&Judged>; 5])> = vec![("Trong kỳ".to_owned(), within(input, now))];
        sets.extend(input.previous.map(|then| ("Kỳ trước".to_owned(), within(input, then))));
        sets.extend(input.last_year.map(|then| ("Cùng kỳ năm trước".to_owned(), within(input, then))));
        let whole = input.cumulative.unwrap_or(now);
        let last = whole.period.days(Regime::Calendar).map(|days| days.1);
        let is_due = |t: &Judged| t.due.zip(last).is_some_and(|(due, last)| due <= last) && !recurs(input.work, t);
        let due = whole.tasks.iter().filter(|t| is_due(t)).collect();
        let done = whole.tasks.iter().filter(|t| t.class.is_some_and(Class::is_done)).collect();
        sets.push(("Lũy kế".to_owned(), by_day(due, done)));
        let names = [
            "Nhiệm vụ đến hạn",
            "Nhiệm vụ hoàn thành",
            "Trong đó: đúng hạn",
            "Trong đó: quá hạn",
            "Trong đó: chưa rõ thời điểm",
        ];
        let line = |(i, name): (usize, &'static str)| (name, sets.iter().map(|s| s.1[i].clone()).collect::<Vec<_>>());
        let mut lines: Vec<_> = names.into_iter().enumerate().map(line).collect();
        // A line of noughts of what most offices do not have.
        if lines.last().is_some_and(|l| l.1.iter().all(Vec::is_empty)) {
            lines.pop();
        }
        FigureSets { columns: sets.into_iter().map(|s| s.0).collect(), lines }
    }
}

/// What was due and done within the period, within those it is compared with, and from the first day on, side by side.
pub(super) fn figures(input: &Input) -> Vec<Block> {
    let sets = FigureSets::new(input);
    let mut out = Table::default();
    let heads = ["STT", "Chỉ tiêu"].into_iter().chain(sets.columns.iter().map(|c| &**c));
    out.head.push(Row { cells: heads.map(Cell::plain).collect(), ..Row::default() });
    out.columns = (0..sets.columns.len() + 2)
        .map(|i| Column { align: Some(if i == 1 { Align::Left } else { Align::Center }), width_mm: None })
        .collect();
    for (i, (name, tasks)) in sets.lines.iter().enumerate() {
        let number = if i < 2 { (i + 1).to_string() } else { String::new() };
        let mut cells = vec![Cell::plain(&number), Cell::plain(name)];
        cells.extend(tasks.iter().map(|t| Cell::plain(&t.len().to_string())));
        out.body.push(Row { kind: RowKind::Normal, cells });
    }
    vec![Block::Paragraph(Inlines::plain("Số liệu trong kỳ và lũy kế (nhiệm vụ):")), Block::Table(out)]
}

/// Due within a period, done within it, and of those in time, late, and neither known.
fn within<'a>(input: &Input, tally: &'a Tally) -> [Vec<&'a Judged>; 5] {
    let first = tally.period.days(tally.regime).map(|days| days.0);
    let is_done = |t: &&Judged| t.class.is_some_and(Class::is_done) && !is_earlier(t, first);
    let due = tally.tasks.iter().filter(|t| is_due_in(input.work, tally, t)).collect();
    by_day(due, tally.tasks.iter().filter(is_done).collect())
}

/// What was due, what is done, and of that in time, late, and neither known.
fn by_day<'a>(due: Vec<&'a Judged>, done: Vec<&'a Judged>) -> [Vec<&'a Judged>; 5] {
    let of = |class| done.iter().copied().filter(|t| t.class == Some(class)).collect();
    let (in_time, late, unknown) = (of(Class::DoneInTime), of(Class::DoneLate), of(Class::Done));
    [due, done, in_time, late, unknown]
}

/// Counts by unit as an appendix has them, with a word on tasks that count more than once.
pub(super) fn by_unit(input: &Input) -> Vec<Block> {
    let now = input.now;
    let rows: Vec<CountRow> = now
        .units
        .iter()
        .filter(|u| u.counts.total() > 0)
        .map(|u| CountRow {
            name: match u.name.trim() {
                "" => Inlines::missing("đơn vị chủ trì"),
                name => Inlines::plain(name),
            },
            counts: u.counts,
        })
        .collect();
    let mut out = vec![Block::Table(counts("Đơn vị", &rows, &now.by_units))];
    if now.by_units.total() != now.all.total() {
        out.push(Block::Paragraph(Inlines::plain(format!(
            "Ghi chú: {} nhiệm vụ do nhiều đơn vị cùng chủ trì được tính cho từng đơn vị, nên tổng số tại bảng này là {}; \
             tổng số nhiệm vụ của kế hoạch là {}.",
            prose::count(now.shared),
            now.by_units.total(),
            now.all.total()
        ))));
    }
    out
}

/// Counts by group.
pub(super) fn by_group(input: &Input) -> Table {
    let rows: Vec<CountRow> = input
        .now
        .groups
        .iter()
        .map(|g| {
            let (_, name) = split_label(&g.name);
            let name = if name.is_empty() { "Nhiệm vụ không thuộc nhóm nào" } else { name };
            CountRow { name: Inlines::plain(name), counts: g.counts }
        })
        .collect();
    counts("Nhóm nhiệm vụ", &rows, &input.now.all)
}
