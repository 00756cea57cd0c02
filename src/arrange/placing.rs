//! Where the cells of rows stand on the grid, merges counted in.

use crate::document::{Cell, Row};

/// A cell on the grid: its row, first column and spans clipped to the table.
pub(super) struct Placed<'t> {
    pub(super) column: usize,
    pub(super) col_span: usize,
    pub(super) row_span: usize,
    /// None: covered by a merge from above.
    pub(super) cell: Option<&'t Cell>,
}

/// Columns that a cell outside the table's own width may take, whatever it says.
const WIDEST: usize = 63;

/// Places the cells of a block of rows, as HTML does: a cell takes the next free column.
///
/// Gives the rows and the number of columns they need, at least `columns`.
pub(super) fn place<'t>(rows: &'t [Row], columns: usize) -> (Vec<Vec<Placed<'t>>>, usize) {
    let mut width = columns;
    // open[c]: rows that a merge from above still covers in column c, and where that merge starts and how wide it is.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut out = Vec::with_capacity(rows.len());
    for (r, row) in rows.iter().enumerate() {
        let left = rows.len() - r;
        let mut placed = Vec::with_capacity(row.cells.len());
        let mut cells = row.cells.iter().peekable();
        let mut c = 0;
        while c < open.len() || cells.peek().is_some() {
            if let Some(slot) = open.get_mut(c)
                && slot.0 > 0
            {
                if slot.1 == c {
                    let span = slot.2;
                    placed.push(Placed { column: c, col_span: span, row_span: 1, cell: None });
                }
                slot.0 -= 1;
                c += 1;
                continue;
            }
            let Some(cell) = cells.next() else {
                c += 1;
                continue;
            };
            // The table's own width cuts a wide cell short, when it is known; a merge from above does too.
            let mut span = cell.col_span.clamp(1, if c < columns { columns - c } else { WIDEST });
            if let Some(taken) = (c + 1..c + span).find(|i| open.get(*i).is_some_and(|s| s.0 > 0)) {
                span = taken - c;
            }
            let row_span = cell.row_span.clamp(1, left);
            while open.len() < c + span {
                open.push((0, 0, 0));
            }
            for slot in &mut open[c..c + span] {
                *slot = (row_span - 1, c, span);
            }
            placed.push(Placed { column: c, col_span: span, row_span, cell: Some(cell) });
            c += span;
        }
        width = width.max(c);
        out.push(placed);
    }
    (out, width)
}
