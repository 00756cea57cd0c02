//! Tables: cells placed on the grid, their alignment, which rows stay whole.

use super::extent::formula_parts;
use super::fit::{Fitted, room};
use super::placing::{Placed, place};
use super::{Arranger, CellLine, FlowBlock, Grid, GridCell, GridKind, GridRow, PageSetup, Para, Paras, Span, VAlign};
use super::{widths, widths::Room};
use crate::document::{Align, Block, Cell, Document, Inlines, Row, RowKind, Table, TextStyle};
use crate::font::Face;
use crate::standard::Element;
use std::borrow::Cow;
use std::collections::HashSet;

impl Arranger<'_> {
    pub(super) fn table(&mut self, table: &Table, page: PageSetup, out: &mut Vec<FlowBlock>) {
        for part in self.fit(table, page) {
            self.part(&part, room(page, part.padding), out);
        }
    }

    fn part(&mut self, part: &Fitted<'_>, room: Room, out: &mut Vec<FlowBlock>) {
        let (table, content) = (part.table.as_ref(), &part.content);
        let size = part.size.unwrap_or(self.choice.table_size);
        if let Some(caption) = &table.caption {
            let mut para = self.para(Element::Caption, caption);
            para.keep_next = Some(true);
            out.push(FlowBlock::Para(para));
        }
        match &table.unit {
            Some(unit) => {
                let para = self.para(Element::TableUnit, unit);
                out.push(FlowBlock::Para(para));
            }
            None => out.push(FlowBlock::Para(self.gap(6.0))),
        }
        let (head, head_width) = place(&table.head, table.columns.len());
        let (body, width) = place(&table.body, head_width);
        let width = width.max(1);
        let widths = widths::widths(table, content, room);
        let mut aligns = content.aligns(table, &widths);
        for (i, align) in aligns.iter_mut().enumerate().filter(|(_, align)| **align == Align::Center) {
            let chosen = table.columns.get(i).is_some_and(|column| column.align.is_some());
            if !chosen && heading(&head, i).is_some_and(|words| self.long_columns.contains(&words)) {
                *align = Align::Left;
            }
        }

        let mut rows = Vec::with_capacity(head.len() + body.len());
        let look = |top: bool| Look { width, aligns: &aligns, size: part.size, top };
        for (row, placed) in table.head.iter().zip(&head) {
            let mut made = self.row(row, placed, look(false), true);
            if row.kind == RowKind::ColumnNumbers {
                self.break_formulas(placed, &widths, part.padding, size, &mut made);
            }
            rows.push(made);
        }
        for (row, placed) in table.body.iter().zip(&body) {
            // What goes on over pages is read from its top.
            let tall = content.height(placed, &widths, part.padding, size) >= room.height * TALL;
            let mut made = self.row(row, placed, look(tall), false);
            made.cant_split = !tall;
            made.keep_next = row.kind == RowKind::Group;
            rows.push(made);
        }
        keep_together(&table.body, &mut rows[head.len()..]);
        out.push(FlowBlock::Grid(Grid {
            kind: GridKind::Data,
            widths,
            offset: 0,
            rows,
            head_rows: table.head.len(),
            padding: part.padding,
            origin: table.origin.clone(),
        }));
    }

    fn row(&mut self, row: &Row, placed: &[Placed<'_>], look: Look<'_>, head: bool) -> GridRow {
        // The column-number row is part of the head but not bold.
        let title = head && row.kind != RowKind::ColumnNumbers;
        let element = if title { Element::TableHead } else { Element::TableText };
        let mut cells: Vec<GridCell> = Vec::with_capacity(placed.len());
        let size = look.size;
        let empty = CellLine { words: None, element, align: None, size, style: TextStyle::default() };
        // Columns that no cell takes are filled up, so that every row covers the whole grid.
        let filler = || {
            let paras = empty.clone().into();
            GridCell { col_span: 1, row_span: 1, merged: false, paras, v_align: VAlign::Middle, head }
        };
        let style = TextStyle {
            bold: matches!(row.kind, RowKind::Group | RowKind::Total),
            italic: row.kind == RowKind::ColumnNumbers,
            ..TextStyle::default()
        };
        let mut next = 0;
        for p in placed {
            cells.extend((next..p.column).map(|_| filler()));
            let mut paras = Paras::from(CellLine { style, ..empty.clone() });
            if let Some(cell) = p.cell.filter(|cell| !cell.paragraphs.is_empty()) {
                let align = cell.align.unwrap_or(match row.kind {
                    _ if head => Align::Center,
                    RowKind::ColumnNumbers => Align::Center,
                    RowKind::Group | RowKind::Total if p.col_span > 1 => Align::Left,
                    _ => look.aligns.get(p.column).copied().unwrap_or_default(),
                });
                paras = match cell.paragraphs.as_line() {
                    Some((words, own)) => {
                        let words = Some((words.clone(), own));
                        CellLine { words, align: Some(align), style, ..empty.clone() }.into()
                    }
                    None => {
                        let para = |text: Cow<'_, Inlines>| Para {
                            align: Some(align),
                            size,
                            style,
                            ..self.para(element, &text)
                        };
                        cell.paragraphs.iter().map(para).collect::<Vec<_>>().into()
                    }
                };
            }
            cells.push(GridCell {
                col_span: p.col_span,
                row_span: p.row_span,
                merged: p.cell.is_none(),
                paras,
                v_align: if look.top { VAlign::Top } else { VAlign::Middle },
                head,
            });
            next = p.column + p.col_span;
        }
        cells.extend((next..look.width).map(|_| filler()));
        GridRow { cells, cant_split: head, keep_next: head, height: 0 }
    }

    /// Breaks the column-number row's formulas behind their signs where they are wider than their column.
    fn break_formulas(&mut self, placed: &[Placed<'_>], widths: &[u32], padding: u32, size: f32, made: &mut GridRow) {
        for (p, cell) in placed.iter().zip(&mut made.cells) {
            let Some(text) = p.cell.map(Cell::text) else { continue };
            let room: u32 = widths[p.column..(p.column + p.col_span).min(widths.len())].iter().sum();
            let room = room.saturating_sub(2 * padding) as f32 / 20.0 - size * 0.1;
            let parts = formula_parts(&text);
            if parts.len() < 2 || self.shaper.measure(&text, Face::Italic, size) <= room {
                continue;
            }
            let mut spans: Vec<Span> = Vec::new();
            let mut line = String::new();
            let mut used = 0.0;
            for part in parts {
                let width = self.shaper.measure(part, Face::Italic, size);
                if used > 0.0 && used + width > room {
                    spans.push(Span::Text(std::mem::take(&mut line).into(), TextStyle::default()));
                    spans.push(Span::Break);
                    used = 0.0;
                }
                used += width;
                line.push_str(part);
            }
            spans.push(Span::Text(line.into(), TextStyle::default()));
            let first = cell.paras.iter().next().map(|para| Para { spans, ..para.into_owned() });
            cell.paras = first.into_iter().collect::<Vec<_>>().into();
        }
    }
}

/// Rows that stay on one page: a total with the last row before it; and no page begins or ends with the head and one row
/// of a longer table.
fn keep_together(body: &[Row], rows: &mut [GridRow]) {
    for (i, pair) in rows.windows(2).map(|pair| pair[1].cant_split).enumerate().collect::<Vec<_>>() {
        let edge = body.len() > 2 && (i == 0 || i + 2 == body.len());
        rows[i].keep_next |= rows[i].cant_split && pair && (edge || body[i + 1].kind == RowKind::Total);
    }
    if let Some(last) = rows.last_mut() {
        last.keep_next = false;
    }
}

/// A column's own heading, small letters.
fn heading(head: &[Vec<Placed<'_>>], column: usize) -> Option<String> {
    let own =
        head.iter().flatten().filter(|p| p.column == column && p.col_span == 1).filter_map(|p| p.cell).next_back();
    own.map(|cell| cell.text().trim().to_lowercase()).filter(|words| !words.is_empty())
}

/// Share of a page's height from which a row may be cut: whole, it would leave a large hole in the page before it.
const TALL: f32 = 0.25;

/// Characters from which a cell is no short word that stands in the middle.
const LONG: usize = 20;

/// Headings of the columns of a document that hold long cells in one of its tables: they are set left in all of them.
pub(super) fn long_columns(document: &Document) -> HashSet<String> {
    let blocks = document.body.iter().chain(document.appendices.iter().flat_map(|a| &a.body));
    let tables: Vec<&Table> = blocks.filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).collect();
    let mut out = HashSet::new();
    // One table is alike in itself.
    if tables.len() < 2 {
        return out;
    }
    for table in tables {
        let (head, width) = place(&table.head, table.columns.len());
        let mut long = vec![false; width];
        for placed in place(&table.body, width).0.iter().flatten().filter(|p| p.col_span == 1) {
            let Some(seen) = long.get_mut(placed.column).filter(|seen| !**seen) else { continue };
            let is_long = |text: Cow<'_, Inlines>| text.text().chars().count() > LONG;
            *seen = placed.cell.is_some_and(|cell| cell.paragraphs.iter().any(is_long));
        }
        let columns = long.iter().enumerate().filter(|(_, long)| **long);
        out.extend(columns.filter_map(|(i, _)| heading(&head, i)));
    }
    out
}

/// What the rows of a table have in common.
#[derive(Clone, Copy)]
struct Look<'a> {
    /// Columns of the grid.
    width: usize,
    aligns: &'a [Align],
    /// Where it is not the standard's, pt.
    size: Option<f32>,
    /// Cells begin at the top of the row rather than stand in its middle.
    top: bool,
}
