//! How a table meets the page: font size, orientation, and column blocks when even a landscape page is too narrow.

use super::columns::{Content, least_width};
use super::placing::{Placed, place};
use super::table::PADDING;
use super::{Arranger, twips};
use crate::document::{Cell, Column, Inlines, Row, Table};

/// Sizes tried for a table that does not fit in the chosen one, pt: never below 10, and never a reason to grow.
const SIZES: [f32; 4] = [12.0, 11.0, 10.5, 10.0];

/// Longest word for which a table is cut into column blocks, pt, in the smallest size: `KH20_TT_N01` is as long.
const CODE: f32 = 58.0;

impl Arranger<'_> {
    pub(super) fn content(&mut self, table: &Table, size: f32) -> Content {
        let (head, width) = place(&table.head, table.columns.len());
        let (body, width) = place(&table.body, width);
        Content::of(table, &head, &body, width.max(1), self.shaper, size)
    }

    /// Whether a table is better set on a landscape page, `portrait` pt being the width of an upright one.
    pub(super) fn wants_landscape(&mut self, table: &Table, portrait: f32) -> bool {
        let size = table.size.unwrap_or(self.choice.table_size);
        let content = self.content(table, size);
        least_width(table, &content, PADDING) > portrait || content.crowded(twips(portrait), PADDING)
    }

    /// A table whose longest words, at the chosen size `content`, do not fit `available` pt: in a smaller size, or cut
    /// into column blocks that repeat the key columns.
    pub(super) fn squeeze(&mut self, table: &Table, content: &Content, available: f32) -> Vec<Table> {
        let chosen = table.size.unwrap_or(self.choice.table_size);
        // Words shrink with their size; padding does not, which only leaves a little more room.
        let least = least_width(table, content, PADDING);
        if let Some(size) = SIZES.into_iter().find(|s| *s < chosen && least * s / chosen <= available) {
            return vec![Table { size: Some(size), ..table.clone() }];
        }
        let size = *SIZES.last().unwrap_or(&10.0);
        let (head, width) = place(&table.head, table.columns.len());
        let (body, width) = place(&table.body, width);
        let content = Content::of(table, &head, &body, width.max(1), self.shaper, size);
        // Codes and addresses are broken rather than the table: cutting it is the last resort.
        if content.least_widths(table, PADDING, CODE).iter().sum::<f32>() <= available {
            return vec![Table { size: Some(size), ..table.clone() }];
        }
        let mut least = content.least_widths(table, PADDING, CODE);
        if let [_, name, _, ..] = least.as_mut_slice() {
            // The name of a row is what its figures are read by: it gets more than its longest word.
            *name = name.max(content.typical(1) * 0.6).min((*name).max(110.0));
        }
        let blocks = column_blocks(&least, available);
        if blocks.len() < 2 {
            // One column alone is wider than the page: its words will break.
            return vec![Table { size: Some(size), ..table.clone() }];
        }
        let count = blocks.len();
        let keys = key_columns(&least, available);
        blocks
            .iter()
            .enumerate()
            .map(|(i, columns)| {
                let mut part = take_columns(table, &head, &body, columns);
                part.size = Some(size);
                part.caption = Some(label(table, &head, i, count, &columns[if i == 0 { 0 } else { keys }..]));
                if i > 0 {
                    part.unit = None;
                }
                part
            })
            .collect()
    }
}

/// Columns that every block repeats: the first one or two, if they leave most of the page to the others.
fn key_columns(least: &[f32], available: f32) -> usize {
    match least {
        [a, b, _, ..] if a + b <= available * 0.45 => 2,
        [a, _, ..] if *a <= available * 0.45 => 1,
        _ => 0,
    }
}

/// Columns of each block: the key columns and as many others as fit.
fn column_blocks(least: &[f32], available: f32) -> Vec<Vec<usize>> {
    let keys = key_columns(least, available);
    let key_width: f32 = least[..keys].iter().sum();
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut current: Vec<usize> = (0..keys).collect();
    let mut used = key_width;
    for (i, width) in least.iter().enumerate().skip(keys) {
        if used + width > available && current.len() > keys {
            blocks.push(std::mem::replace(&mut current, (0..keys).collect()));
            used = key_width;
        }
        current.push(i);
        used += width;
    }
    if current.len() > keys || blocks.is_empty() {
        blocks.push(current);
    }
    blocks
}

/// The part of a table that some of its columns make; a merged cell that reaches into several parts stands in each.
fn take_columns(table: &Table, head: &[Vec<Placed<'_>>], body: &[Vec<Placed<'_>>], columns: &[usize]) -> Table {
    // Columns are in order, so a cell outside the part is seen without looking at each of them.
    let before = |column: usize| columns.partition_point(|c| *c < column);
    let rows = |rows: &[Row], placed: &[Vec<Placed<'_>>]| -> Vec<Row> {
        rows.iter()
            .zip(placed)
            .map(|(row, cells)| {
                let mut out = Vec::new();
                for p in cells {
                    let span = before(p.column + p.col_span) - before(p.column);
                    if let (Some(cell), 1..) = (p.cell, span) {
                        out.push(Cell { col_span: span, row_span: p.row_span, ..cell.clone() });
                    }
                }
                Row { kind: row.kind, cells: out }
            })
            .collect()
    };
    Table {
        columns: columns
            .iter()
            .map(|c| table.columns.get(*c).cloned().unwrap_or(Column { width_mm: None, align: None }))
            .collect(),
        head: rows(&table.head, head),
        body: rows(&table.body, body),
        ..Table {
            head: Vec::new(),
            body: Vec::new(),
            columns: Vec::new(),
            unit: table.unit.clone(),
            ..Table::default()
        }
    }
}

/// `Phần 2/3: từ cột “Quý I” đến cột “Ghi chú”`.
fn label(table: &Table, head: &[Vec<Placed<'_>>], index: usize, count: usize, columns: &[usize]) -> Inlines {
    let name = |column: usize| {
        head.iter()
            .rev()
            .flat_map(|row| row.iter())
            .filter(|p| (p.column..p.column + p.col_span).contains(&column))
            .filter_map(|p| p.cell)
            .map(|c| c.text().replace('\n', " "))
            .find(|t| t.chars().any(char::is_alphabetic))
            .unwrap_or_else(|| format!("thứ {}", column + 1))
    };
    let (first, last) = (columns.first().copied().unwrap_or(0), columns.last().copied().unwrap_or(0));
    let mut out = Inlines::new();
    if index == 0
        && let Some(caption) = &table.caption
    {
        out.append(caption.clone());
        out.push("\n", Default::default());
    }
    out.push(
        &format!("Phần {}/{count}: từ cột “{}” đến cột “{}”", index + 1, name(first), name(last)),
        Default::default(),
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_tables_are_cut_with_their_key_columns() {
        let least = [20.0, 80.0, 100.0, 100.0, 100.0, 100.0];
        assert_eq!(column_blocks(&least, 310.0), [vec![0, 1, 2, 3], vec![0, 1, 4, 5]]);
        assert_eq!(column_blocks(&[400.0], 310.0), [vec![0]]);
    }
}
