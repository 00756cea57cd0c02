//! A table too wide for any page, cut by columns into parts.

use super::columns::Content;
use super::placing::{Placed, place};
use super::widths::Room;
use crate::document::{Cell, Inlines, Origin, Row, Table};
use std::sync::Arc;

/// Cost of a cut through a heading that spans the columns on both sides, for each such heading.
const TORN: f32 = 0.3;

/// More columns than this are never in one part.
const WIDEST: usize = 64;

/// The parts of a table whose columns do not fit the page side by side; none when there is nothing to cut. Each repeats
/// the key columns, and says what it is.
pub(super) fn parts(table: &Table, content: &Content, room: Room, cap: f32) -> Vec<Table> {
    let mut least = content.least_widths(table, room.pad, cap);
    if let [_, name, _, ..] = least.as_mut_slice() {
        // The name of a row is what its figures are read by: it gets more than its longest word.
        *name = name.max(content.typical(1) * 0.6).min((*name).max(110.0));
    }
    let (head, width) = place(&table.head, table.columns.len());
    let (body, _) = place(&table.body, width);
    let blocks = column_blocks(&least, room.width, &torn(&head, least.len()));
    if blocks.len() < 2 {
        return Vec::new();
    }
    let count = blocks.len();
    let keys = key_columns(&least, room.width);
    blocks
        .iter()
        .enumerate()
        .map(|(i, columns)| {
            let mut part = take_columns(table, &head, &body, columns);
            part.caption = Some(label(table, &head, i, count, &columns[if i == 0 { 0 } else { keys }..]));
            if i > 0 {
                part.unit = None;
            }
            part
        })
        .collect()
}

/// Columns that every part repeats: the first one or two, if they leave most of the page to the others.
fn key_columns(least: &[f32], available: f32) -> usize {
    match least {
        [a, b, _, ..] if a + b <= available * 0.45 => 2,
        [a, _, ..] if *a <= available * 0.45 => 1,
        _ => 0,
    }
}

/// For every column, how many headings a cut before it goes through.
fn torn(head: &[Vec<Placed<'_>>], width: usize) -> Vec<u16> {
    let mut out = vec![0; width + 1];
    for p in head.iter().flatten().filter(|p| p.cell.is_some() && p.col_span > 1) {
        let end = (p.column + p.col_span).min(width);
        out.iter_mut().take(end).skip(p.column + 1).for_each(|n: &mut u16| *n = n.saturating_add(1));
    }
    out
}

/// Columns of each part: the key columns and as many others as fit; as few parts as can be, of about the same width, cut
/// between headings rather than through them.
fn column_blocks(least: &[f32], available: f32, torn: &[u16]) -> Vec<Vec<usize>> {
    let (n, keys) = (least.len(), key_columns(least, available));
    let room = (available - least[..keys].iter().sum::<f32>()).max(1.0);
    // best[i]: the least cost of the parts up to column i, and where the last of them begins.
    let mut best: Vec<(usize, f32, usize)> = vec![(usize::MAX, f32::MAX, keys); n + 1];
    best[keys] = (0, 0.0, keys);
    for end in keys + 1..=n {
        let mut used = 0.0;
        for start in (keys.max(end.saturating_sub(WIDEST))..end).rev() {
            used += least[start];
            if used > room && end - start > 1 {
                break;
            }
            let (count, cost, _) = best[start];
            if count == usize::MAX {
                continue;
            }
            let through = if start > keys { f32::from(torn.get(start).copied().unwrap_or(0)) * TORN } else { 0.0 };
            let candidate = (count + 1, cost + (used / room).powi(2) + through, start);
            if candidate.0 < best[end].0 || candidate.0 == best[end].0 && candidate.1 < best[end].1 {
                best[end] = candidate;
            }
        }
    }
    let mut blocks = Vec::new();
    let mut end = n;
    while end > keys {
        let start = best[end].2;
        blocks.push((0..keys).chain(start..end).collect());
        end = start;
    }
    blocks.reverse();
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
        columns: columns.iter().map(|c| table.columns.get(*c).cloned().unwrap_or_default()).collect(),
        head: rows(&table.head, head),
        body: rows(&table.body, body),
        ..Table {
            head: Vec::new(),
            body: Vec::new(),
            columns: Vec::new(),
            unit: table.unit.clone(),
            origin: table.origin.as_ref().map(|origin| Arc::new(part_of(origin, columns))),
            ..Table::default()
        }
    }
}

/// Where a part of a table's columns stands.
fn part_of(origin: &Origin, columns: &[usize]) -> Origin {
    let columns = columns.iter().map(|c| origin.columns.get(*c).copied().unwrap_or(u32::MAX)).collect();
    Origin { columns, ..origin.clone() }
}

/// `Phần 2/3: từ cột “Quý I” đến cột “Ghi chú”`.
fn label(table: &Table, head: &[Vec<Placed<'_>>], index: usize, count: usize, columns: &[usize]) -> Inlines {
    let (first, last) = (columns.first().copied().unwrap_or(0), columns.last().copied().unwrap_or(0));
    let mut out = Inlines::new();
    if index == 0
        && let Some(caption) = &table.caption
    {
        out.append(caption.clone());
        out.push("\n", Default::default());
    }
    let (from, to) = (name(head, first, columns), name(head, last, columns));
    out.push(&format!("Phần {}/{count}: từ cột “{from}” đến cột “{to}”", index + 1), Default::default());
    out
}

/// What a column is called in a part: the highest heading over it that has all its columns there, else its own after
/// the one above.
fn name(head: &[Vec<Placed<'_>>], column: usize, columns: &[usize]) -> String {
    let over = |p: &&Placed<'_>| (p.column..p.column + p.col_span).contains(&column);
    let words = |p: &Placed<'_>| {
        let text = p.cell.map(|c| c.text().replace('\n', " ")).unwrap_or_default();
        text.chars().any(char::is_alphabetic).then_some(text)
    };
    let path: Vec<(&Placed<'_>, String)> =
        head.iter().flatten().filter(over).filter_map(|p| words(p).map(|w| (p, w))).collect();
    let inside = |p: &Placed<'_>| (p.column..p.column + p.col_span).all(|c| columns.contains(&c));
    match path.iter().position(|(p, _)| inside(p)) {
        Some(0) => path[0].1.clone(),
        Some(k) => format!("{} – {}", path[0].1, path[k].1),
        None => path.last().map_or_else(|| format!("thứ {}", column + 1), |p| p.1.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_tables_are_cut_with_their_key_columns() {
        let least = [20.0, 80.0, 100.0, 100.0, 100.0, 100.0];
        assert_eq!(column_blocks(&least, 310.0, &[0; 7]), [vec![0, 1, 2, 3], vec![0, 1, 4, 5]]);
        assert_eq!(column_blocks(&[400.0], 310.0, &[0; 2]), [vec![0]]);
    }

    #[test]
    fn parts_are_even_and_headings_stay_whole() {
        let least = [20.0, 60.0, 50.0, 50.0, 50.0, 50.0, 50.0];
        assert_eq!(column_blocks(&least, 290.0, &[0; 8])[1], [0, 1, 5, 6]);
        // A heading over the columns 4 and 5.
        assert_eq!(column_blocks(&least, 290.0, &[0, 0, 0, 0, 0, 1, 0, 0])[1], [0, 1, 4, 5, 6]);
    }
}
