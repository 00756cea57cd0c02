//! Table data to tables: nested heads, spans checked, numbers written the Vietnamese way.

use super::{Composer, body};
use crate::diagnostic::{Place, code};
use crate::document::{Align, Cell, Column, Inlines, Row, RowKind, Table, TextStyle};
use crate::plan::{
    AlignKey, CellData, CellText, ColumnData, ColumnKind, ColumnNumbers, RowData, TableData, TotalCells, Words,
};
use crate::vietnamese::grouped_number;
use std::collections::BTreeMap;

pub(super) fn align(key: AlignKey) -> Align {
    match key {
        AlignKey::Left => Align::Left,
        AlignKey::Center => Align::Center,
        AlignKey::Right => Align::Right,
        AlignKey::Justify => Align::Justify,
    }
}

/// A column at the bottom of the head: what its cells need to know.
struct Leaf<'t> {
    name: &'t str,
    key: &'t str,
    code: bool,
}

/// Builds one table. `path` names the table's data in messages.
pub(super) fn table(c: &mut Composer, data: &TableData, path: &str) -> Table {
    let mut out = Table { size: data.size, ..Table::default() };
    out.caption = data.caption.as_deref().map(Inlines::plain);
    out.unit = data.unit.as_deref().map(|unit| {
        let unit = unit.trim();
        let lower = unit.to_lowercase();
        let has_words = lower.starts_with("đơn vị") || lower.starts_with("đvt");
        Inlines::plain(if has_words { unit.to_owned() } else { format!("Đơn vị tính: {unit}") })
    });
    let mut leaves = Vec::new();
    head(&data.columns, &mut out, &mut leaves);
    let width = leaves.len();
    if width == 0 {
        c.d.add(code::BANG_KHONG_COT, Place::within(format!("{path}.cot")), "Bảng không có cột nào", "ghi tên các cột");
        return out;
    }
    match &data.numbers {
        Some(ColumnNumbers::Auto(true)) => {
            let words: Vec<String> = (1..=width).map(|n| format!("({n})")).collect();
            out.head.push(numbers_row(&words));
        }
        Some(ColumnNumbers::Given(words)) if words.len() == width => out.head.push(numbers_row(words)),
        Some(ColumnNumbers::Given(words)) => c.d.add(
            code::BANG_SO_COT,
            Place::within(format!("{path}.so_cot")),
            format!("Dòng số cột có {} ô nhưng bảng có {width} cột", words.len()),
            "ghi đủ một ô cho mỗi cột",
        ),
        _ => {}
    }
    let mut grid = Grid { leaves, covered: vec![0; width], rows: data.rows.len() };
    out.body.reserve(data.rows.len());
    for (i, row) in data.rows.iter().enumerate() {
        let at = |sub: &str| Place::within(format!("{path}.dong[{i}]{sub}"));
        let row = match row {
            RowData::Cells(cells) => grid.cells(c, cells, i, RowKind::Normal, &at),
            RowData::Keyed(cells) => grid.keyed(c, cells, i, RowKind::Normal, &at),
            RowData::Group(group) => grid.group(c, &group.name, group.label.as_ref(), &at),
            RowData::Total(total) => match &total.cells {
                TotalCells::Cells(cells) => grid.cells(c, cells, i, RowKind::Total, &at),
                TotalCells::Keyed(cells) => grid.keyed(c, cells, i, RowKind::Total, &at),
            },
        };
        out.body.push(row);
    }
    out
}

fn numbers_row(words: &[String]) -> Row {
    Row { kind: RowKind::ColumnNumbers, cells: words.iter().map(|w| Cell::plain(w)).collect() }
}

/// Lays nested column names out as header rows with spans.
fn head<'t>(columns: &'t [ColumnData], out: &mut Table, leaves: &mut Vec<Leaf<'t>>) {
    fn depth(columns: &[ColumnData]) -> usize {
        1 + columns
            .iter()
            .map(|c| match c {
                ColumnData::Full(spec) if !spec.children.is_empty() => depth(&spec.children),
                _ => 0,
            })
            .max()
            .unwrap_or(0)
    }
    fn place<'t>(columns: &'t [ColumnData], level: usize, rows: usize, out: &mut Table, leaves: &mut Vec<Leaf<'t>>) {
        for column in columns {
            let mut cell;
            match column {
                ColumnData::Full(spec) if !spec.children.is_empty() => {
                    cell = Cell::plain(&spec.name);
                    let before = leaves.len();
                    let slot = out.head[level].cells.len();
                    out.head[level].cells.push(Cell::default());
                    place(&spec.children, level + 1, rows, out, leaves);
                    cell.col_span = leaves.len() - before;
                    out.head[level].cells[slot] = cell;
                    continue;
                }
                ColumnData::Full(spec) => {
                    cell = Cell::plain(&spec.name);
                    out.columns.push(Column { align: spec.align.map(align), width_mm: spec.width_mm });
                    let name = spec.name.trim();
                    leaves.push(Leaf {
                        name,
                        key: spec.key.as_deref().unwrap_or(name),
                        code: spec.kind == Some(ColumnKind::Code),
                    });
                }
                ColumnData::Name(name) => {
                    cell = Cell::plain(name);
                    out.columns.push(Column::default());
                    // A column called exactly so holds years, which take no thousands dot.
                    let code = matches!(name.trim().to_lowercase().as_str(), "năm" | "mã" | "mã số");
                    leaves.push(Leaf { name: name.trim(), key: name.trim(), code });
                }
            }
            cell.row_span = rows - level;
            out.head[level].cells.push(cell);
        }
    }
    let rows = depth(columns);
    out.head = vec![Row::default(); rows];
    place(columns, 0, rows, out, leaves);
}

/// The body while it is filled: how many more rows each column is covered by a merge from above.
struct Grid<'t> {
    leaves: Vec<Leaf<'t>>,
    covered: Vec<usize>,
    rows: usize,
}

impl Grid<'_> {
    fn cells(
        &mut self,
        c: &mut Composer,
        cells: &[CellData],
        index: usize,
        kind: RowKind,
        at: &dyn Fn(&str) -> Place,
    ) -> Row {
        let width = self.leaves.len();
        let mut row = Row { kind, cells: Vec::with_capacity(cells.len()) };
        let mut fresh = vec![0; width];
        let mut column = 0;
        let mut whole = true;
        for (i, data) in cells.iter().enumerate() {
            while column < width && self.covered[column] > 0 {
                column += 1;
            }
            let mut cell = self.cell(data, column);
            if column + cell.col_span > width {
                let message = if cell.col_span > 1 {
                    format!("Ô thứ {} gộp {} cột nên vượt ra ngoài bảng ({width} cột)", i + 1, cell.col_span)
                } else {
                    format!("Dòng có {} ô nhưng bảng chỉ có {width} cột", cells.len())
                };
                c.d.add(code::BANG_THUA_O, at(""), message, "bỏ ô thừa, hoặc thêm cột vào «cot»");
                whole = false;
                break;
            }
            if self.covered[column..column + cell.col_span].iter().any(|n| *n > 0) {
                let message = format!("Ô thứ {} chồng lên một ô đã gộp từ dòng trên", i + 1);
                c.d.add(code::BANG_CHONG_O, at(""), message, "sửa lại «gop_cot», «gop_dong»");
                whole = false;
                break;
            }
            if index + cell.row_span > self.rows {
                let message =
                    format!("Ô thứ {} gộp {} dòng nhưng bảng chỉ còn {} dòng", i + 1, cell.row_span, self.rows - index);
                c.d.add(code::BANG_GOP_DONG, at(&format!("[{i}]")), message, "giảm «gop_dong», hoặc thêm dòng");
                cell.row_span = self.rows - index;
            }
            fresh[column..column + cell.col_span].fill(cell.row_span - 1);
            column += cell.col_span;
            row.cells.push(cell);
        }
        let empty = (column..width).filter(|i| self.covered[*i] == 0).count();
        if empty > 0 && whole {
            let message = format!("Dòng thiếu {empty} ô so với {width} cột của bảng; các ô cuối để trống");
            c.d.add(code::BANG_THIEU_O, at(""), message, "ghi \"\" cho ô trống nếu đúng ý");
        }
        row.cells.extend((0..empty).map(|_| Cell::default()));
        for (covered, fresh) in self.covered.iter_mut().zip(fresh) {
            *covered = covered.saturating_sub(1).max(fresh);
        }
        row
    }

    fn keyed(
        &mut self,
        c: &mut Composer,
        cells: &BTreeMap<String, CellData>,
        index: usize,
        kind: RowKind,
        at: &dyn Fn(&str) -> Place,
    ) -> Row {
        let is = |leaf: &Leaf, key: &str| leaf.key == key.trim() || leaf.name == key.trim();
        for key in cells.keys().filter(|k| !self.leaves.iter().any(|l| is(l, k))) {
            let known: Vec<&str> = self.leaves.iter().map(|l| l.key).collect();
            let near = known.iter().min_by_key(|k| strsim::damerau_levenshtein(k, key));
            let advice = near.map_or(String::new(), |n| format!("có phải «{n}»? Các cột: {}", known.join(", ")));
            c.d.add(
                code::BANG_KHOA_LA,
                at(&format!(".{key}")),
                format!("Ô «{key}» không thuộc cột nào của bảng"),
                advice,
            );
        }
        // Cells that a merge from above covers have no place in the row.
        let open: Vec<usize> = (0..self.leaves.len()).filter(|i| self.covered[*i] == 0).collect();
        let mut list = Vec::with_capacity(open.len());
        let mut skip = 0;
        for i in open {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let found = cells.iter().find(|(k, _)| is(&self.leaves[i], k)).map(|(_, v)| v.clone()).unwrap_or_default();
            if let CellData::Full(full) = &found {
                skip = full.col_span.unwrap_or(1).saturating_sub(1);
            }
            list.push(found);
        }
        self.cells(c, &list, index, kind, at)
    }

    fn group(&mut self, c: &mut Composer, name: &str, label: Option<&Words>, at: &dyn Fn(&str) -> Place) -> Row {
        if self.covered.iter().any(|n| *n > 0) {
            c.d.add(
                code::BANG_CHONG_O,
                at(""),
                "Dòng nhóm nằm giữa một ô gộp nhiều dòng",
                "sửa lại «gop_dong» ở dòng trên",
            );
            self.covered.fill(0);
        }
        group_row(self.leaves.len(), name, label.map(|l| l.0.as_str()))
    }

    fn cell(&self, data: &CellData, column: usize) -> Cell {
        let code = self.leaves.get(column).is_some_and(|l| l.code);
        let digits = |n: f64| if code { n.to_string() } else { grouped_number(n) };
        match data {
            CellData::Empty => Cell::default(),
            CellData::Text(text) => Cell::plain(text),
            CellData::Number(n) => Cell::plain(&digits(*n)),
            CellData::Full(full) => {
                let style = TextStyle { bold: full.bold, italic: full.italic, ..TextStyle::default() };
                let mut cell = match &full.content {
                    CellText::Empty => Cell::default(),
                    CellText::Number(n) => {
                        Cell { paragraphs: vec![Inlines::styled(digits(*n), style)].into(), ..Cell::default() }
                    }
                    CellText::Text(text) => {
                        Cell { paragraphs: body::paragraphs(text, style).into(), ..Cell::default() }
                    }
                };
                cell.col_span = full.col_span.unwrap_or(1).max(1);
                cell.row_span = full.row_span.unwrap_or(1).max(1);
                cell.align = full.align.map(align);
                cell
            }
        }
    }
}

/// A group's row: its label in the first column, its name over the rest.
pub(super) fn group_row(width: usize, name: &str, label: Option<&str>) -> Row {
    let mut cells = Vec::new();
    let mut name = Cell::plain(name);
    name.col_span = width;
    if let Some(label) = label
        && width > 1
    {
        cells.push(Cell { align: Some(Align::Center), ..Cell::plain(label) });
        name.col_span = width - 1;
    }
    cells.push(name);
    Row { kind: RowKind::Group, cells }
}
