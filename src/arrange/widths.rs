//! Column widths from content.

use super::columns::{Content, ENDLESS};
use super::extent::{Extent, HeadCell};
use super::twips;
use crate::document::Table;
use crate::standard::mm;

/// The room that a table has, pt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Between the page's side margins.
    pub(super) width: f32,
    /// Between its upper and lower margin.
    pub(super) height: f32,
    /// What a column loses to its padding and lines.
    pub(super) pad: f32,
}

impl Room {
    /// `padding` in twips, on each side.
    pub(super) fn new(width: f32, height: f32, padding: u32) -> Self {
        Room { width, height, pad: 2.0 * padding as f32 / 20.0 + 1.0 }
    }
}

/// Share of the page that words may take without being broken at their hyphens.
const WHOLE: f32 = 0.85;

/// Narrower first columns than this hold numbers of order: they take no part in width that is left over, pt.
const ORDER: f32 = 45.0;

/// Widths in twips that sum to the room's.
///
/// Every column gets its widest word, fixed ones what the user says. The rest goes where it saves lines, those of the
/// head counted for every page; what no line needs is shared by all columns.
pub(super) fn widths(table: &Table, content: &Content, room: Room) -> Vec<u32> {
    let n = content.least.len();
    let available = twips(room.width);
    let fixed = fixed(table, n);
    let mut out = chosen(table, content, room);
    let sum: f32 = out.iter().sum();
    if sum > 0.0 {
        share(&mut out, room.width - sum, &fixed);
    }
    let mut result: Vec<u32> = out.iter().map(|w| twips(*w).max(1)).collect();
    settle(&mut result, available);
    result
}

/// Twips by which an edge is moved at most.
const NEAR: u32 = 10;

/// Moves the edges between columns to where office suites leave them, at most a few twips away; the last one is the
/// table's. They keep edges as ten-thousandths of the table's width and round down.
fn settle(widths: &mut [u32], available: u32) {
    const PARTS: f64 = 10_000.0;
    let total = f64::from(available.max(1));
    let kept = |edge: u32| ((f64::from(edge) * PARTS / total).round() * total / PARTS + 1e-6).floor() as u32;
    let Some((last, inner)) = widths.split_last_mut() else { return };
    let (mut wanted, mut done) = (0, 0);
    for width in inner {
        wanted += *width;
        let mut near = (0..=NEAR).flat_map(|d| [wanted.saturating_add(d), wanted.saturating_sub(d)]);
        let edge = near.find(|e| *e > done && kept(*e) == *e).unwrap_or(wanted.max(done + 1));
        *width = edge - done;
        done = edge;
    }
    *last = available.saturating_sub(done).max(1);
}

/// Pages that the table takes by estimate, and lines of a usual row.
pub(super) fn pages(table: &Table, content: &Content, room: Room) -> (f32, f32) {
    let trial = Trial::new(content, room, chosen(table, content, room));
    let rows = content.rows.len().max(1) as f32;
    (trial.cost() * content.line / room.height.max(1.0), trial.body() / rows)
}

fn fixed(table: &Table, n: usize) -> Vec<Option<f32>> {
    (0..n).map(|i| table.columns.get(i).and_then(|c| c.width_mm).map(|w| mm(w.clamp(4.0, 400.0)))).collect()
}

/// What each column needs at least, pt, padding included.
fn least(table: &Table, content: &Content, room: Room, fixed: &[Option<f32>]) -> Vec<f32> {
    let total = |list: &[f32]| list.iter().sum::<f32>();
    let mut least = content.least_widths(table, room.pad, ENDLESS);
    if total(&least) > room.width * WHOLE {
        // Where the longest words leave little to the sentences, those of a few rows do not count.
        least = content.common_widths(table, room.pad, ENDLESS);
    }
    let whole = content.whole_widths(table, room.pad, f32::MAX);
    // Words are broken at hyphens only where that saves much: those that need least more stay whole first.
    let mut order: Vec<usize> = (0..least.len()).collect();
    order.sort_by(|a, b| (whole[*a] - least[*a]).total_cmp(&(whole[*b] - least[*b])));
    let mut spare = room.width * WHOLE - total(&least);
    for i in order {
        spare -= (whole[i] - least[i]).max(0.0);
        if spare < 0.0 {
            break;
        }
        least[i] = least[i].max(whole[i]);
    }
    // A heading over several columns needs its longest word too.
    for cell in content.head.iter().filter(|c| c.col_span > 1) {
        let columns = cell.column..(cell.column + cell.col_span).min(least.len());
        let lacks = cell.widest() + room.pad - total(&least[columns.clone()]);
        let free = columns.clone().filter(|i| fixed[*i].is_none()).count();
        if lacks > 0.0 && free > 0 {
            columns.filter(|i| fixed[*i].is_none()).for_each(|i| least[i] += lacks / free as f32);
        }
    }
    if total(&least) <= room.width {
        return least;
    }
    // Not all words fit: the longest are broken, figures last.
    let mut floor = content.least_widths(table, room.pad, ENDLESS);
    if total(&floor) >= room.width {
        floor = content.least_widths(table, room.pad, 0.0);
    }
    if total(&floor) >= room.width {
        let ratio = room.width / total(&floor).max(1.0);
        return floor.iter().map(|w| w * ratio).collect();
    }
    let at = |level: f32| -> Vec<f32> { least.iter().zip(&floor).map(|(w, f)| w.min(level).max(*f)).collect() };
    at(bisect(room.width, |level| total(&at(level)) > room.width))
}

/// The largest value below `high` at which `over` does not hold yet.
fn bisect(high: f32, over: impl Fn(f32) -> bool) -> f32 {
    let (mut low, mut high) = (0.0, high);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if over(middle) { high = middle } else { low = middle }
    }
    low
}

fn chosen(table: &Table, content: &Content, room: Room) -> Vec<f32> {
    let n = content.least.len();
    let fixed = fixed(table, n);
    let least = least(table, content, room, &fixed);
    let sum = |list: &[f32]| list.iter().sum::<f32>();
    if sum(&least) >= room.width * 0.999 {
        return least;
    }
    // What every paragraph on one line takes, and every heading too.
    let natural: Vec<f32> = (0..n).map(|i| fixed[i].unwrap_or((content.most[i] + room.pad).max(least[i]))).collect();
    let wish: Vec<f32> = (0..n).map(|i| fixed[i].unwrap_or((content.heading[i] + room.pad).max(natural[i]))).collect();
    let start: Vec<f32> = if sum(&wish) <= room.width {
        wish
    } else if sum(&natural) <= room.width {
        let part = (room.width - sum(&natural)) / (sum(&wish) - sum(&natural)).max(0.01);
        natural.iter().zip(&wish).map(|(n, w)| n + (w - n) * part).collect()
    } else {
        let at = |share: f32| -> Vec<f32> {
            let share = |i: usize| (content.typical[i] * share + room.pad).clamp(least[i], natural[i]);
            (0..n).map(share).collect()
        };
        at(bisect(8.0, |share| sum(&at(share)) > room.width))
    };
    if n > MOST_TRIED {
        return start;
    }
    let mut trial = Trial::new(content, room, start);
    trial.improve(&least, &fixed);
    trial.even_siblings(&least, &fixed);
    trial.widths
}

/// Shares what is left over: half of it evenly, half by width.
fn share(widths: &mut [f32], spare: f32, fixed: &[Option<f32>]) {
    let many = fixed.iter().filter(|f| f.is_none()).count() > 1;
    let takes: Vec<usize> = (0..widths.len())
        .filter(|&i| fixed[i].is_none() && !(many && i == 0 && widths[i] < ORDER && spare > 0.0))
        .collect();
    let sum: f32 = takes.iter().map(|i| widths[*i]).sum();
    let count = takes.len() as f32;
    for i in takes {
        let part = if spare > 0.0 { 0.5 * widths[i] / sum.max(1.0) + 0.5 / count } else { widths[i] / sum.max(1.0) };
        widths[i] += spare * part;
    }
}

/// Tables of more columns than this are not improved on.
const MOST_TRIED: usize = 24;

/// Widths being tried, with the lines that each sampled row takes in each column.
struct Trial<'c> {
    content: &'c Content,
    room: Room,
    widths: Vec<f32>,
    /// By column: the row and extent of every paragraph.
    texts: Vec<Vec<(usize, &'c Extent)>>,
    /// By column: the lines of every row.
    lines: Vec<Vec<f32>>,
}

impl<'c> Trial<'c> {
    fn new(content: &'c Content, room: Room, widths: Vec<f32>) -> Self {
        let mut texts = vec![Vec::new(); widths.len()];
        for (r, row) in content.rows.iter().enumerate() {
            for (column, extent) in row {
                texts[*column].push((r, extent));
            }
        }
        let mut trial = Trial { content, room, widths, texts, lines: Vec::new() };
        trial.lines = (0..trial.widths.len()).map(|c| trial.lines_of(c)).collect();
        trial
    }

    fn lines_of(&self, column: usize) -> Vec<f32> {
        let inner = (self.widths[column] - self.room.pad).max(1.0);
        let mut out = vec![0.0; self.content.rows.len()];
        for (row, extent) in &self.texts[column] {
            out[*row] += extent.lines(inner, self.content.line);
        }
        out
    }

    /// Lines of the sampled rows.
    fn body(&self) -> f32 {
        let row = |r: usize| self.lines.iter().map(|l| l[r]).fold(1.0_f32, f32::max);
        (0..self.content.rows.len()).map(row).sum()
    }

    /// Lines of all their cells: of two ways with rows as high, the one that breaks less is the better.
    fn broken(&self) -> f32 {
        self.lines.iter().flatten().sum()
    }

    fn head(&self) -> f32 {
        let count = self.content.head.iter().map(|c| c.row + c.row_span).max().unwrap_or(0);
        let mut rows = vec![1.0_f32; count];
        let lines = |cell: &HeadCell| {
            let end = (cell.column + cell.col_span).min(self.widths.len());
            cell.lines(self.widths[cell.column..end].iter().sum::<f32>() - self.room.pad) as f32
        };
        for cell in self.content.head.iter().filter(|c| c.row_span == 1) {
            rows[cell.row] = rows[cell.row].max(lines(cell));
        }
        for cell in self.content.head.iter().filter(|c| c.row_span > 1) {
            let end = cell.row + cell.row_span;
            let have: f32 = rows[cell.row..end].iter().sum();
            rows[end - 1] += (lines(cell) - have).max(0.0);
        }
        rows.iter().sum()
    }

    /// Lines that the whole table takes, the head's on every page.
    fn cost(&self) -> f32 {
        let sampled = self.content.rows.len().max(1) as f32;
        let body = self.body() * (self.content.count.max(1) as f32 / sampled).max(1.0);
        let head = self.head();
        let page = self.room.height / self.content.line.max(1.0);
        let lines = if body + head <= page { body + head } else { page * body / (page - head).max(page * 0.2) };
        lines + self.broken() * 0.01
    }

    /// Moves width from column to column as long as the table gets shorter by it.
    fn improve(&mut self, least: &[f32], fixed: &[Option<f32>]) {
        let n = self.widths.len();
        let mut cost = self.cost();
        for step in [24.0, 12.0, 6.0] {
            let mut moved = true;
            let mut rounds = 0;
            while moved && rounds < 12 {
                moved = false;
                rounds += 1;
                for from in (0..n).filter(|i| fixed[*i].is_none()) {
                    for to in (0..n).filter(|i| fixed[*i].is_none()) {
                        if from == to || self.widths[from] - step < least[from] {
                            continue;
                        }
                        let before = (self.widths[from], self.widths[to]);
                        let lines = self.set(&[(from, before.0 - step), (to, before.1 + step)]);
                        let now = self.cost();
                        if now < cost - 0.001 {
                            cost = now;
                            moved = true;
                        } else {
                            (self.widths[from], self.widths[to]) = before;
                            self.put_back(lines);
                        }
                    }
                }
            }
        }
    }

    /// Gives columns of figures under one heading the same width, where that makes no row longer.
    fn even_siblings(&mut self, least: &[f32], fixed: &[Option<f32>]) {
        let content = self.content;
        let figures = |i: usize| fixed[i].is_none() && content.numeric[i] > 0.6;
        let mut done = vec![false; self.widths.len()];
        for cell in content.head.iter().filter(|c| c.col_span > 1) {
            let columns: Vec<usize> = (cell.column..(cell.column + cell.col_span).min(done.len())).collect();
            if columns.iter().any(|&i| done[i] || !figures(i)) {
                continue;
            }
            let mean = columns.iter().map(|i| self.widths[*i]).sum::<f32>() / columns.len() as f32;
            if columns.iter().any(|&i| least[i] > mean) {
                continue;
            }
            let cost = self.cost();
            let before = self.widths.clone();
            let moves: Vec<(usize, f32)> = columns.iter().map(|i| (*i, mean)).collect();
            let lines = self.set(&moves);
            if self.cost() > cost + 0.001 {
                self.widths = before;
                self.put_back(lines);
            }
            columns.iter().for_each(|i| done[*i] = true);
        }
    }

    /// Sets widths and gives the lines that their columns had before.
    fn set(&mut self, moves: &[(usize, f32)]) -> Vec<(usize, Vec<f32>)> {
        let mut before = Vec::with_capacity(moves.len());
        for (column, width) in moves {
            self.widths[*column] = *width;
            let lines = self.lines_of(*column);
            before.push((*column, std::mem::replace(&mut self.lines[*column], lines)));
        }
        before
    }

    fn put_back(&mut self, lines: Vec<(usize, Vec<f32>)>) {
        for (column, lines) in lines {
            self.lines[column] = lines;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_stay_where_office_suites_put_them() {
        let tables: [(&[u32], u32); 2] = [
            (&[512, 1712, 1973, 1356, 1643, 1128, 929, 1065, 1608, 1000, 1361], 14_287),
            (&[1017, 1256, 1158, 1365, 903, 1395, 1357, 903], 9_354),
        ];
        for (wanted, total) in tables {
            let mut widths = wanted.to_vec();
            settle(&mut widths, total);
            assert_eq!(widths.iter().sum::<u32>(), total);
            let mut edge = 0;
            for width in &widths[..widths.len() - 1] {
                edge += width;
                let part = f64::from(total) / 10_000.0;
                assert_eq!(((f64::from(edge) / part).round() * part).floor() as u32, edge);
            }
        }
    }
}
