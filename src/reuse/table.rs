//! Tables of a DOCX: head, groups, totals.

use super::runs::{Keep, inlines};
use crate::document::{Cell, Column, Inlines, Row, RowKind, Table};
use crate::docx::read::model::{Cell as Found, Row as FoundRow, Source, Table as FoundTable};
use crate::parts::{Home, Line, Lines};
use crate::vietnamese::{at_most, roman_value, unmarked};
use std::collections::BTreeSet;

/// Characters of a column's number: `(7)=(4)+(5)+(6)`.
const LONGEST_NUMBER: usize = 19;

/// The table with this number.
pub(super) fn table(source: &Source, lines: &Lines<'_>, number: usize) -> Option<Table> {
    let found = *lines.tables.get(number)?;
    let edges = edges(found);
    let width = edges.len().saturating_sub(1);
    let mut rows: Vec<Row> = Vec::with_capacity(found.rows.len());
    // Lines stand in the order of the cells.
    let mut rest = lines.inside(number);
    for (r, row) in found.rows.iter().enumerate() {
        let skipped = place(&edges, row.skipped);
        let mut cells: Vec<Cell> = (0..skipped).map(|_| Cell::default()).collect();
        for cell in row.cells.iter().filter(|c| c.rows > 0) {
            let across = place(&edges, cell.column + cell.columns.max(1)) - place(&edges, cell.column);
            let home = Home::Cell { table: number, row: r, column: cell.column };
            let own = rest.iter().take_while(|l| l.home == home).count();
            let (words, after) = rest.split_at(own);
            rest = after;
            cells.push(Cell { col_span: across.max(1), ..one(source, words, cell) });
        }
        rows.push(Row { kind: RowKind::Normal, cells });
    }
    let head = head_rows(found);
    for (row, found) in rows.iter_mut().zip(&found.rows).skip(head) {
        row.kind = kind(row, found, width);
    }
    let mut body = rows.split_off(head.min(rows.len()));
    if let Some(first) = body.first_mut().filter(|r| is_numbers(r)) {
        first.kind = RowKind::ColumnNumbers;
        rows.push(body.remove(0));
    }
    Some(Table { columns: vec![Column::default(); width], head: rows, body, ..Table::default() })
}

/// The columns' edges that some cell has: what is left of a grid whose other lines no cell begins or ends at.
fn edges(table: &FoundTable) -> Vec<usize> {
    let mut edges = BTreeSet::from([0]);
    for row in &table.rows {
        edges.insert(row.skipped);
        edges.extend(row.cells.iter().flat_map(|c| [c.column, c.column + c.columns.max(1)]));
    }
    edges.into_iter().collect()
}

/// Which edge stands at a grid column.
fn place(edges: &[usize], column: usize) -> usize {
    edges.partition_point(|edge| *edge < column).min(edges.len().saturating_sub(1))
}

fn one(source: &Source, lines: &[Line<'_>], cell: &Found) -> Cell {
    let mut paragraphs: Vec<Inlines> = Vec::new();
    for line in lines {
        let mut text = inlines(source, &[line], Keep::All);
        if let Some(number) = line.paragraph.numbering.as_ref().filter(|_| line.first) {
            let mut numbered = Inlines::plain(format!("{} ", number.text.trim()));
            numbered.append(text);
            text = numbered;
        }
        paragraphs.push(text);
    }
    Cell { paragraphs: paragraphs.into(), col_span: cell.columns.max(1), row_span: cell.rows.max(1), align: None }
}

/// Rows that are the head: those marked so, else a bold first row (with all that its merged cells reach), if the table
/// has more rows than that.
fn head_rows(table: &FoundTable) -> usize {
    let marked = table.rows.iter().take_while(|r| r.is_header).count();
    if marked > 0 {
        return marked.min(table.rows.len().saturating_sub(1));
    }
    let Some(first) = table.rows.first() else { return 0 };
    let heading = |r: &FoundRow| {
        let words = |c: &Found| unmarked(c.text().trim());
        let numbered = r.cells.first().is_some_and(|c| matches!(&*words(c), "stt" | "tt" | "so tt"));
        let filled: Vec<&Found> = r.cells.iter().filter(|c| !c.text().trim().is_empty()).collect();
        numbered || filled.len() > 1 && filled.iter().all(|c| is_bold(c))
    };
    if table.rows.len() < 2 || !heading(first) {
        return 0;
    }
    let reach = first.cells.iter().map(|c| c.rows).max().unwrap_or(1).max(1);
    reach.min(table.rows.len() - 1)
}

fn is_bold(cell: &Found) -> bool {
    let mut any = false;
    crate::docx::read::model::paragraphs(&cell.blocks).flat_map(|p| &p.runs).filter(|r| !r.is_blank()).all(|r| {
        any = true;
        r.format.bold
    }) && any
}

fn kind(row: &Row, found: &FoundRow, width: usize) -> RowKind {
    let filled: Vec<&Found> = found.cells.iter().filter(|c| c.rows > 0 && !c.text().trim().is_empty()).collect();
    let bold = !filled.is_empty() && filled.iter().all(|c| is_bold(c));
    let first = filled.iter().map(|c| unmarked(c.text().trim())).find(|t| t.chars().any(char::is_alphabetic));
    if bold && first.is_some_and(|t| t.starts_with("tong") || t.starts_with("cong")) {
        return RowKind::Total;
    }
    let wide = row.cells.iter().any(|c| c.col_span * 2 > width);
    // `II | Hạ tầng số` with nothing behind it opens a group, bold or not.
    let label = filled.first().map(|c| c.text().trim().trim_end_matches('.').to_owned()).unwrap_or_default();
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_uppercase());
    if width > 2 && filled.len() == 2 && (letter || roman_value(&label).is_some()) && filled[0].column == 0 {
        return RowKind::Group;
    }
    if bold && width > 1 && (filled.len() == 1 || filled.len() == 2 && wide) { RowKind::Group } else { RowKind::Normal }
}

/// `(1) (2) (3)=(4)/(5)`, or plain numbers from 1 on.
fn is_numbers(row: &Row) -> bool {
    let texts: Vec<String> = row.cells.iter().map(|c| c.text().trim().to_owned()).collect();
    let plain = |(i, t): (usize, &String)| {
        let bare = t.trim_matches(['(', ')', '[', ']']);
        t.starts_with(['(', '[']) && bare.starts_with(|c: char| c.is_ascii_alphanumeric()) && at_most(t, LONGEST_NUMBER)
            || *t == (i + 1).to_string()
    };
    texts.len() > 2 && texts.iter().enumerate().all(plain)
}
