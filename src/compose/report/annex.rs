//! The tables of a report: where every task stands, and the counts by unit and by group.

use super::super::{prose, table};
use super::Input;
use super::rows::Row as TaskRow;
use super::values::split_label;
use crate::document::{Align, Block, Cell, Column, Inlines, Row, RowKind, Table};
use crate::plan::progress::{Class, Counts};
use crate::vietnamese::{fixed_number, roman};

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
    let first = vec![
        tall("STT"),
        tall(head),
        tall("Tổng số nhiệm vụ"),
        wide("Đã hoàn thành"),
        wide("Chưa hoàn thành"),
        tall("Thường xuyên"),
        tall("Chưa đến hạn"),
        tall("Chưa báo cáo"),
        tall("Tỷ lệ hoàn thành (%)"),
    ];
    let second = ["Đúng hạn", "Quá hạn", "Trong hạn", "Quá hạn"].map(Cell::plain).into();
    out.head = vec![Row { cells: first, ..Row::default() }, Row { cells: second, ..Row::default() }];
    out.columns = (0..11)
        .map(|i| Column { align: Some(if i == 1 { Align::Left } else { Align::Center }), width_mm: None })
        .collect();
    for (i, row) in rows.iter().enumerate() {
        let name = Cell { paragraphs: vec![row.name.clone()].into(), ..Cell::default() };
        out.body.push(Row { kind: RowKind::Normal, cells: line(&(i + 1).to_string(), name, &row.counts) });
    }
    out.body.push(Row { kind: RowKind::Total, cells: line("", Cell::plain("Tổng cộng"), total) });
    out
}

fn line(number: &str, name: Cell, c: &Counts) -> Vec<Cell> {
    let mut cells = vec![Cell::plain(number), name];
    let of = [Class::DoneInTime, Class::DoneLate, Class::InTime, Class::Overdue, Class::Ongoing, Class::NotDue];
    let numbers = std::iter::once(c.total()).chain(of.map(|class| c.of(class))).chain([c.unreported()]);
    cells.extend(numbers.map(|n| Cell::plain(&n.to_string())));
    cells.push(Cell::plain(&c.done_share().map(|p| fixed_number(p, 1, true)).unwrap_or_default()));
    cells
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
