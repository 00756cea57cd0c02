//! Tables: cells placed on the grid, their alignment, which rows stay whole.

use super::columns::{self, Content, least_width};
use super::placing::{Placed, place};
use super::{Arranger, CellLine, FlowBlock, Grid, GridCell, GridKind, GridRow, PageSetup, Para, Paras, VAlign, twips};
use crate::document::{Align, Cell, Inlines, Row, RowKind, Table, TextStyle};
use crate::font::Face;
use crate::standard::Element;
use std::borrow::Cow;

/// Left and right padding of a cell, twips (1.5 mm).
pub(super) const PADDING: u32 = 85;

impl Arranger<'_> {
    pub(super) fn table(&mut self, table: &Table, page: PageSetup, out: &mut Vec<FlowBlock>) {
        let size = table.size.unwrap_or(self.choice.table_size);
        let content = self.content(table, size);
        if least_width(table, &content, PADDING) <= page.text_width() {
            self.table_part(table, &content, page, out);
            return;
        }
        for part in self.squeeze(table, &content, page.text_width()) {
            let content = self.content(&part, part.size.unwrap_or(size));
            self.table_part(&part, &content, page, out);
        }
    }

    fn table_part(&mut self, table: &Table, content: &Content, page: PageSetup, out: &mut Vec<FlowBlock>) {
        let size = table.size.unwrap_or(self.choice.table_size);
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
        let text_twips = twips(page.text_width());
        let widths = columns::widths(table, content, text_twips, PADDING);
        let aligns = content.aligns(table, &widths);

        let mut rows = Vec::with_capacity(head.len() + body.len());
        for (row, placed) in table.head.iter().zip(&head) {
            rows.push(self.row(row, placed, width, &aligns, size, table.size.is_some(), true));
        }
        self.shrink_formulas(&table.head, &head, &widths, size, &mut rows);
        let room = page.height - page.margins[0] - page.margins[2];
        for (row, placed) in table.body.iter().zip(&body) {
            let mut made = self.row(row, placed, width, &aligns, size, table.size.is_some(), false);
            // A row stays whole unless it is so tall that keeping it would leave a large hole in the page before.
            made.cant_split = content.height(placed, &widths, PADDING, size) < room * 0.4;
            made.keep_next = row.kind == RowKind::Group;
            rows.push(made);
        }
        if let Some(last) = rows.last_mut() {
            last.keep_next = false;
        }
        out.push(FlowBlock::Grid(Grid {
            kind: GridKind::Data,
            widths,
            offset: 0,
            rows,
            head_rows: table.head.len(),
            padding: PADDING,
        }));
    }

    #[allow(clippy::too_many_arguments)]
    fn row(
        &mut self,
        row: &Row,
        placed: &[Placed<'_>],
        width: usize,
        aligns: &[Align],
        size: f32,
        own_size: bool,
        head: bool,
    ) -> GridRow {
        // The column-number row is part of the head but not bold.
        let title = head && row.kind != RowKind::ColumnNumbers;
        let element = if title { Element::TableHead } else { Element::TableText };
        let mut cells: Vec<GridCell> = Vec::with_capacity(placed.len());
        // Columns that no cell takes are filled up, so that every row covers the whole grid.
        let size = own_size.then_some(size);
        let empty = CellLine { words: None, element, align: None, size, style: TextStyle::default() };
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
            let mut single = true;
            if let Some(cell) = p.cell.filter(|cell| !cell.paragraphs.is_empty()) {
                let align = cell.align.unwrap_or(match row.kind {
                    _ if head => Align::Center,
                    RowKind::ColumnNumbers => Align::Center,
                    RowKind::Group | RowKind::Total if p.col_span > 1 => Align::Left,
                    _ => aligns.get(p.column).copied().unwrap_or_default(),
                });
                match cell.paragraphs.as_line() {
                    Some((words, look)) => {
                        let words = Some((words.clone(), look));
                        paras = CellLine { words, align: Some(align), style, ..empty.clone() }.into();
                    }
                    None => {
                        let para = |text: Cow<'_, Inlines>| Para {
                            align: Some(align),
                            size,
                            style,
                            ..self.para(element, &text)
                        };
                        paras = cell.paragraphs.iter().map(para).collect::<Vec<_>>().into();
                        single = cell.paragraphs.len() == 1;
                    }
                }
            }
            let middle = head || p.row_span > 1 || row.kind != RowKind::Normal || p.column == 0 || single;
            cells.push(GridCell {
                col_span: p.col_span,
                row_span: p.row_span,
                merged: p.cell.is_none(),
                paras,
                v_align: if middle { VAlign::Middle } else { VAlign::Top },
                head,
            });
            next = p.column + p.col_span;
        }
        cells.extend((next..width).map(|_| filler()));
        GridRow { cells, cant_split: head, keep_next: head }
    }

    /// Sets the column-number row's formulas smaller where they are wider than their column, down to 7 pt.
    fn shrink_formulas(
        &mut self,
        rows: &[Row],
        placed: &[Vec<Placed<'_>>],
        widths: &[u32],
        size: f32,
        made: &mut [GridRow],
    ) {
        for ((row, cells), made) in rows.iter().zip(placed).zip(made) {
            if row.kind != RowKind::ColumnNumbers {
                continue;
            }
            for (p, cell) in cells.iter().zip(&mut made.cells) {
                let Some(text) = p.cell.map(Cell::text) else { continue };
                let room: u32 = widths[p.column..(p.column + p.col_span).min(widths.len())].iter().sum();
                let room = room.saturating_sub(2 * PADDING) as f32 / 20.0 - size * 0.1;
                let width = self.shaper.measure(&text, Face::Italic, size);
                if width > room {
                    let smaller = ((size * room / width * 2.0).floor() / 2.0).max(7.0);
                    cell.paras.set_size(smaller);
                }
            }
        }
    }
}
