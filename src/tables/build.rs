//! From classified rows of the grid to the table of a document.

use super::grid::{Area, Grid, Slot};
use super::header::Head;
use super::rows::{BodyRow, Class, Key};
use crate::document::{Align, Cell, Column, Inline, Inlines, Origin, Paragraphs, Row, RowKind, Table, TextStyle};
use crate::sheet::{CellText, Value};
use std::sync::Arc;

/// What is asked of the printed table.
pub(super) struct Print<'a> {
    /// Grid columns that are printed.
    pub columns: &'a [usize],
    /// Grid columns printed red.
    pub red: &'a [usize],
    /// Grid columns whose equal neighbours are merged.
    pub merge: &'a [usize],
}

/// The printed table; the cells of its body rows are let go on the way.
pub(super) fn table(grid: &mut Grid, head: Option<Head>, body: &[BodyRow], key: &Key, print: &Print) -> Table {
    let mut out = Table { columns: print.columns.iter().map(|&c| column(grid, c, body)).collect(), ..Table::default() };
    if let Some(head) = head {
        let rows: Vec<usize> = (head.top..head.end).collect();
        for &r in &rows {
            let numbers = !head.headings().contains(&r);
            let kind = if numbers { RowKind::ColumnNumbers } else { RowKind::Normal };
            let row = Line { grid, rows: &rows, print, head: true, joined: &[], spans: &[], number: 0 };
            out.head.push(Row { kind, cells: row.cells(r) });
        }
    }
    let rows: Vec<usize> = body.iter().map(|b| b.row).collect();
    out.origin = Some(Arc::new(origin(grid, head, &rows, print.columns)));
    let spans = merged(grid, body, print);
    out.body.reserve(body.len());
    for (k, b) in body.iter().enumerate() {
        let line = Line { grid, rows: &rows, print, head: false, joined: &b.joined, spans: &spans, number: k };
        let (kind, cells) = match b.class {
            Class::Normal | Class::Parent | Class::Part => (RowKind::Normal, line.cells(b.row)),
            Class::Note => (RowKind::Normal, line.group(b.row, key)),
            Class::Total => (RowKind::Total, line.cells(b.row)),
            Class::Group(false) => (RowKind::Group, line.cells(b.row)),
            Class::Group(true) => (RowKind::Group, line.group(b.row, key)),
        };
        out.body.push(Row { kind, cells });
        grid.let_go(b.row);
        b.joined.iter().for_each(|&r| grid.let_go(r));
    }
    out
}

/// Where the rows and columns stand on the sheet.
fn origin(grid: &Grid, head: Option<Head>, body: &[usize], columns: &[usize]) -> Origin {
    let head = head.map(|h| h.top..h.end).into_iter().flatten();
    Origin {
        sheet: grid.sheet_name().to_owned(),
        rows: head.chain(body.iter().copied()).map(|r| grid.rows[r]).collect(),
        columns: columns.iter().map(|&c| grid.sheet_column(c)).collect(),
    }
}

/// How the sheet aligns a column, when nearly all of its cells agree and it is not the habit of numbers.
fn column(grid: &Grid, c: usize, body: &[BodyRow]) -> Column {
    let (mut centred, mut justified, mut all) = (0usize, 0usize, 0usize);
    let step = (body.len() / 500).max(1);
    for b in body.iter().step_by(step).filter(|b| matches!(b.class, Class::Normal | Class::Parent)) {
        if let Some(i) = grid.here(b.row, c) {
            all += 1;
            centred += usize::from(grid.cell(i).style.align == Some(Align::Center));
            justified += usize::from(grid.cell(i).style.align == Some(Align::Justify));
        }
    }
    let most = |n: usize| n > 0 && n * 5 >= all * 4;
    let align = if most(centred) {
        Some(Align::Center)
    } else if most(justified) {
        Some(Align::Justify)
    } else {
        None
    };
    Column { align, width_mm: None }
}

/// A row being printed, among the rows of its part of the table.
struct Line<'a> {
    grid: &'a Grid,
    rows: &'a [usize],
    print: &'a Print<'a>,
    head: bool,
    joined: &'a [usize],
    /// What [`merged`] says, and the place of this row in it.
    spans: &'a [(usize, Vec<usize>)],
    number: usize,
}

impl Line<'_> {
    fn cells(&self, r: usize) -> Vec<Cell> {
        let columns = self.print.columns;
        let mut out = Vec::with_capacity(columns.len());
        let mut k = 0;
        while k < columns.len() {
            let c = columns[k];
            match self.grid.slot(r, c) {
                Slot::Empty => out.push(self.filled(None, c)),
                Slot::Cell(i) => {
                    let span = self.spans.iter().find(|s| s.0 == k).map_or(1, |s| s.1[self.number]);
                    if span > 0 {
                        out.push(Cell { row_span: span, ..self.filled(Some(i), c) });
                    }
                }
                Slot::Area(a) => {
                    let across = columns[k..].iter().take_while(|&&x| x <= a.right).count();
                    if let Some(cell) = self.area(r, a, across) {
                        out.push(cell);
                    }
                    k += across.max(1);
                    continue;
                }
            }
            k += 1;
        }
        out
    }

    /// A merged cell, where it begins in this part of the table.
    fn area(&self, r: usize, a: Area, across: usize) -> Option<Cell> {
        let from = self.rows.partition_point(|&x| x < a.top);
        let to = self.rows.partition_point(|&x| x <= a.bottom);
        if self.rows.get(from) != Some(&r) {
            return None;
        }
        // A merge that begins above this part has its words there.
        let mine = self.rows.first().is_some_and(|&first| a.top >= first);
        let mut cell = self.filled(a.cell.filter(|_| mine), a.left);
        cell.col_span = across.max(1);
        cell.row_span = (to - from).max(1);
        Some(cell)
    }

    /// A group's row: number, code, and the name over all the rest.
    fn group(&self, r: usize, key: &Key) -> Vec<Cell> {
        let columns = self.print.columns;
        let width = columns.len();
        let begins = |c: usize| self.grid.here(r, c).is_some();
        let Some(last) = columns.iter().rposition(|&c| begins(c)) else { return self.cells(r) };
        // Whatever else is merged into this row keeps its own place.
        if columns.iter().any(|&c| matches!(self.grid.slot(r, c), Slot::Area(a) if a.bottom > a.top)) {
            return self.cells(r);
        }
        let mut out = Vec::new();
        for (k, &c) in columns[..last].iter().enumerate() {
            match self.grid.here(r, c) {
                Some(i) => out.push(self.filled(Some(i), c)),
                None if k == 0 && (Some(c) == key.number || last > 1) => out.push(Cell::default()),
                // A blank before the name is the name's own room.
                None if out.len() < k || Some(c) != key.code => {}
                None => out.push(Cell::default()),
            }
        }
        let used = out.len();
        let mut name = self.filled(self.grid.here(r, columns[last]), columns[last]);
        name.col_span = width.saturating_sub(used).max(1);
        out.push(name);
        out
    }

    fn filled(&self, i: Option<usize>, c: usize) -> Cell {
        let red = self.print.red.contains(&c);
        if let (Some(i), []) = (i, self.joined)
            && let Some(words) = self.grid.line(i)
        {
            let style = style(self.grid, i, self.head, red);
            return Cell { paragraphs: Paragraphs::line(words, style), ..Cell::default() };
        }
        let mut paragraphs = i.map_or(Vec::new(), |i| lines(self.grid, i, self.head, red));
        for &j in self.joined {
            let Some(i) = self.grid.here(j, c) else { continue };
            let mut more = lines(self.grid, i, self.head, red).into_iter();
            if let (Some(last), Some(first)) = (paragraphs.last_mut(), more.next()) {
                let style = TextStyle { red, ..TextStyle::default() };
                last.push(" ", last_style(last).unwrap_or(style));
                last.append(first);
                paragraphs.extend(more);
            } else {
                paragraphs.extend(lines(self.grid, i, self.head, red));
            }
        }
        Cell { paragraphs: paragraphs.into(), ..Cell::default() }
    }
}

fn last_style(inlines: &Inlines) -> Option<TextStyle> {
    inlines.0.iter().rev().find_map(|p| match p {
        Inline::Text(_, style) => Some(*style),
        _ => None,
    })
}

/// A cell's lines, each a paragraph; blank lines fall away.
pub(super) fn lines(grid: &Grid, i: usize, head: bool, red: bool) -> Vec<Inlines> {
    let cell = grid.cell(i);
    if let (CellText::Rich(inlines), false) = (&cell.text, grid.is_rewritten(i)) {
        return rich(inlines, head, red);
    }
    let style = style(grid, i, head, red);
    let text = grid.text(i);
    let line = |l: &str| {
        if l.contains('\t') { Inlines::styled(l, style) } else { Inlines(vec![Inline::Text(l.to_owned(), style)]) }
    };
    if !text.contains('\n') {
        return if text.is_empty() { Vec::new() } else { vec![line(&text)] };
    }
    text.split('\n').map(str::trim).filter(|l| !l.is_empty()).map(line).collect()
}

/// The style of a plain cell's words. The writers set heads bold by themselves.
fn style(grid: &Grid, i: usize, head: bool, red: bool) -> TextStyle {
    let style = if head { TextStyle::default() } else { grid.text_style(i) };
    TextStyle { red, ..style }
}

fn rich(inlines: &Inlines, head: bool, red: bool) -> Vec<Inlines> {
    let mut out = vec![Inlines::new()];
    for piece in &inlines.0 {
        match piece {
            Inline::Break => out.push(Inlines::new()),
            Inline::Text(text, style) => {
                let style = TextStyle { bold: style.bold && !head, red, ..*style };
                for (k, line) in text.split('\n').enumerate() {
                    if k > 0 {
                        out.push(Inlines::new());
                    }
                    if let Some(last) = out.last_mut() {
                        last.push(line, style);
                    }
                }
            }
            piece => {
                if let Some(last) = out.last_mut() {
                    last.0.push(piece.clone());
                }
            }
        }
    }
    for line in &mut out {
        if let Some(Inline::Text(text, _)) = line.0.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some(Inline::Text(text, _)) = line.0.last_mut() {
            text.truncate(text.trim_end().len());
        }
    }
    out.retain(|l| !l.is_blank());
    out
}

/// For every asked column: how many rows each cell takes, 0 where the one above covers it.
fn merged(grid: &Grid, body: &[BodyRow], print: &Print) -> Vec<(usize, Vec<usize>)> {
    let mut out = Vec::new();
    for &c in print.merge {
        let Some(k) = print.columns.iter().position(|&x| x == c) else { continue };
        let mut spans = vec![1usize; body.len()];
        let words = |b: &BodyRow| match grid.slot(b.row, c) {
            Slot::Cell(i) if b.class == Class::Normal && b.joined.is_empty() => {
                Some((grid.text(i).into_owned(), matches!(grid.value(i), Value::Number(_))))
            }
            _ => None,
        };
        let mut start = 0;
        while start < body.len() {
            let mut end = start + 1;
            if let Some(first) = words(&body[start]) {
                while end < body.len() && words(&body[end]).as_ref() == Some(&first) {
                    end += 1;
                }
            }
            spans[start] = end - start;
            spans[start + 1..end].fill(0);
            start = end;
        }
        out.push((k, spans));
    }
    out
}

/// The headings of a column from top to bottom, each merged one once.
pub(super) fn headings(grid: &Grid, head: Head, c: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last = None;
    for r in head.headings() {
        let Some(i) = grid.shown(r, c) else { continue };
        if last != Some(i) {
            out.push(grid.text(i).split_whitespace().collect::<Vec<_>>().join(" "));
        }
        last = Some(i);
    }
    out
}

/// The headings of columns as their meanings are told from them.
pub(super) fn heading_list(grid: &Grid, head: Option<Head>, columns: &[usize]) -> Vec<(u32, Vec<String>)> {
    let path = |c: usize| head.map_or(Vec::new(), |head| headings(grid, head, c));
    columns.iter().map(|&c| (grid.sheet_column(c), path(c))).collect()
}
