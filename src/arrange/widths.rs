//! Column widths from content.

use super::columns::{Content, ENDLESS};
use super::trial::{MOST_TRIED, Trial};
use super::twips;
use crate::document::Table;
use crate::standard::mm;

/// Room that a column has more than its words need, pt.
const SPARE: f32 = 1.0;

/// The room that a table has, pt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Between the page's side margins.
    pub(super) width: f32,
    /// Between its upper and lower margin.
    pub(super) height: f32,
    /// What a column needs beside its words.
    pub(super) pad: f32,
}

impl Room {
    /// `padding` in twips, on each side.
    pub(super) fn new(width: f32, height: f32, padding: u32) -> Self {
        Room { width, height, pad: 2.0 * padding as f32 / 20.0 + SPARE }
    }

    /// Width that the text of cells has when they are `width` pt wide.
    pub(super) fn inner(&self, width: f32) -> f32 {
        (width - self.pad + SPARE).max(1.0)
    }
}

/// Share of the page that words may take without being broken at their hyphens.
const WHOLE: f32 = 0.85;

/// What a column must gain for a word of it to be broken, pt: «Thuê/mua» beside «chuyên» is worth no break, the number of a
/// letter with its office's letters is.
const MUCH: f32 = 8.0;

/// A column that holds a text of so many heights of a line is one of sentences, and is never narrower than a comment of
/// three words a line.
const PROSE: f32 = 20.0;
const COMMENT: f32 = 4.5;

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
        let takes = |i: usize| fixed[i].is_none() && !(sum < room.width && content.codes[i].0 > 0.0);
        share(&mut out, room.width - sum, takes);
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
    (trial.height() / room.height.max(1.0), trial.body() / rows / content.line.max(1.0))
}

fn fixed(table: &Table, n: usize) -> Vec<Option<f32>> {
    (0..n).map(|i| table.columns.get(i).and_then(|c| c.width_mm).map(|w| mm(w.clamp(4.0, 400.0)))).collect()
}

/// What each column needs at least, pt, padding included.
fn least(table: &Table, content: &Content, room: Room, fixed: &[Option<f32>]) -> Vec<f32> {
    let total = |list: &[f32]| list.iter().sum::<f32>();
    let mut least = content.least_widths(table, room.pad, ENDLESS);
    if total(&least) > room.width * WHOLE {
        // Where the longest words leave little to the sentences, those of a few rows do not count, if they are much longer.
        let common = content.common_widths(table, room.pad, ENDLESS);
        let saves = |(least, common): (&f32, &f32)| if least - common > MUCH { *common } else { *least };
        least = least.iter().zip(&common).map(saves).collect();
    }
    let whole = content.whole_widths(table, room.pad, f32::MAX);
    // Words are broken at hyphens only where that saves much: those that need least more stay whole first.
    let mut order: Vec<usize> = (0..least.len()).collect();
    order.sort_by(|a, b| (whole[*a] - least[*a]).total_cmp(&(whole[*b] - least[*b])));
    let mut spare = room.width * WHOLE - total(&least);
    for i in order {
        let more = (whole[i] - least[i]).max(0.0);
        if more > spare {
            break;
        }
        spare -= more;
        least[i] += more;
    }
    // A comment is no column of single words, though only one cell holds one.
    for i in (0..least.len()).filter(|i| content.most[*i] > PROSE * content.line) {
        let more = (COMMENT * content.line + room.pad - least[i]).max(0.0);
        if more <= spare {
            spare -= more;
            least[i] += more;
        }
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

/// Shares what is left over among the columns that take some: half of it evenly, half by width.
fn share(widths: &mut [f32], spare: f32, takes: impl Fn(usize) -> bool) {
    let takes: Vec<usize> = (0..widths.len()).filter(|i| takes(*i)).collect();
    let order = |i: &usize| takes.len() > 1 && *i == 0 && widths[0] < ORDER && spare > 0.0;
    let takes: Vec<usize> = takes.iter().copied().filter(|i| !order(i)).collect();
    let sum: f32 = takes.iter().map(|i| widths[*i]).sum();
    let count = takes.len() as f32;
    for i in takes {
        let part = if spare > 0.0 { 0.5 * widths[i] / sum.max(1.0) + 0.5 / count } else { widths[i] / sum.max(1.0) };
        widths[i] += spare * part;
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
