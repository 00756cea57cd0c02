//! Rows of grids: cells to lines, heights, and what is left of a row that a page break cuts.

use super::line::{LineBox, para_box};
use super::page::NodeId;
use crate::arrange::{Flow, Grid, GridRow, VAlign};
use crate::font::Shaper;
use std::collections::VecDeque;

/// Half the thickness of a table line above and below a row's text, pt.
pub const LINE: f32 = 0.5;

/// A cell with its lines; what remains of it while it is put on pages.
#[derive(Debug, Clone, Default)]
pub struct CellBox {
    /// First column and how many.
    pub column: usize,
    pub col_span: usize,
    pub row_span: usize,
    pub merged: bool,
    pub middle: bool,
    pub head: bool,
    /// Left edge and width of the whole cell, pt from the text's left edge.
    pub x: f32,
    pub width: f32,
    /// Lines to come.
    pub lines: VecDeque<CellLine>,
    /// Space before a part that goes on, on the next page: office suites set its paragraph's own again.
    pub again: f32,
    /// Space after the last line.
    pub after: f32,
    /// The structure node of the cell, or of each of its paragraphs in a grid that is only there for layout.
    pub nodes: Vec<NodeId>,
}

/// A line of a cell.
#[derive(Debug, Clone)]
pub struct CellLine {
    /// Space before it.
    pub before: f32,
    pub line: LineBox,
    /// Which of the cell's paragraphs it belongs to.
    pub para: usize,
}

impl CellBox {
    /// Height of all lines to come, the first one's space before included.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|l| l.before + l.line.height).sum::<f32>() + self.after
    }

    /// Height of the lines to come, without the space after them.
    pub fn lines_height(&self) -> f32 {
        self.lines.iter().map(|l| l.before + l.line.height).sum()
    }

    /// Takes the first `n` lines as a cell of their own, to be drawn on this page.
    pub fn take(&mut self, n: usize) -> CellBox {
        let lines = self.lines.drain(..n.min(self.lines.len())).collect();
        if let Some(first) = self.lines.front_mut() {
            first.before = self.again;
        }
        CellBox {
            lines,
            column: self.column,
            col_span: self.col_span,
            row_span: 1,
            merged: self.merged,
            middle: false,
            head: self.head,
            x: self.x,
            width: self.width,
            again: self.again,
            after: 0.0,
            nodes: self.nodes.clone(),
        }
    }

    /// How many lines fit `room` pt, and their height. The last one needs the space after it too.
    pub fn fitting(&self, room: f32) -> (usize, f32) {
        let (mut n, mut height) = (0, 0.0);
        for l in &self.lines {
            let next = height + l.before + l.line.height;
            let last = n + 1 == self.lines.len();
            if next + if last { self.after } else { 0.0 } > room + 0.01 {
                break;
            }
            height = next;
            n += 1;
        }
        if n == self.lines.len() {
            return (n, height + self.after);
        }
        (n, height)
    }
}

/// A row with its cells laid out.
#[derive(Debug, Default)]
pub struct RowBox {
    pub cells: Vec<CellBox>,
    /// Height of the cells that end in this row without a merge, lines included, pt.
    pub height: f32,
    pub cant_split: bool,
    pub keep_next: bool,
}

/// Lays out one row.
pub fn row_box(flow: &Flow, shaper: &mut Shaper, grid: &Grid, row: &GridRow, ruled: bool) -> RowBox {
    let mut out = RowBox { cant_split: row.cant_split, keep_next: row.keep_next, ..RowBox::default() };
    let pad = grid.padding as f32 / 20.0;
    let mut column = 0;
    let mut x = grid.offset as f32 / 20.0;
    for cell in &row.cells {
        let width: u32 = grid.widths.iter().skip(column).take(cell.col_span).sum();
        let width = width as f32 / 20.0;
        let mut made = CellBox {
            column,
            col_span: cell.col_span,
            row_span: cell.row_span.max(1),
            merged: cell.merged,
            middle: cell.v_align == VAlign::Middle,
            head: cell.head,
            x,
            width,
            ..CellBox::default()
        };
        if !cell.merged {
            let mut carried = (0.0_f32, 0.0);
            for (number, para) in cell.paras.iter().enumerate() {
                let laid = para_box(flow, shaper, &para, width - 2.0 * pad);
                let count = laid.lines.len();
                made.again = laid.before;
                for (i, mut line) in laid.lines.into_iter().enumerate() {
                    for run in &mut line.runs {
                        run.x += pad;
                    }
                    line.column = (line.column.0 + pad, line.column.1 + pad);
                    for (_, x) in &mut line.fields {
                        *x += pad;
                    }
                    if let Some(border) = &mut line.border {
                        border.ends = (border.ends.0 + pad, border.ends.1 + pad);
                    }
                    let mut before = 0.0;
                    if i == 0 {
                        before = carried.0.max(laid.before) + carried.1 + laid.border.0;
                        carried = (0.0, 0.0);
                    }
                    if i + 1 == count {
                        carried = (laid.after, laid.border.1);
                    }
                    made.lines.push_back(CellLine { before, line, para: number });
                }
            }
            made.after = carried.0 + carried.1;
            if made.row_span == 1 {
                out.height = out.height.max(made.height());
            }
        } else {
            // The continuation of a merge still holds an empty paragraph, which gives the row its least height.
            let least = cell.paras.iter().next().map_or(0.0, |p| {
                let laid = para_box(flow, shaper, &p, width);
                laid.before + laid.height() + laid.after
            });
            out.height = out.height.max(least);
        }
        column += cell.col_span;
        x += width;
        out.cells.push(made);
    }
    if ruled {
        out.height += LINE;
    }
    out.height = out.height.max(row.height as f32 / 20.0);
    out
}
