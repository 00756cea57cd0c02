//! Column widths from content.

use super::placing::{Placed, place};
use super::twips;
use crate::document::{Align, RowKind, Table};
use crate::font::{Face, Shaper};
use crate::standard::mm;

/// What the columns hold, measured in pt.
pub(super) struct Content {
    /// Widest word: the column cannot be narrower.
    least: Vec<f32>,
    /// Widest paragraph: more than this is waste.
    most: Vec<f32>,
    /// Typical width of a cell's whole text: what a column's share of the page follows.
    typical: Vec<f32>,
    /// Share of body cells that are numbers.
    numeric: Vec<f32>,
    line: f32,
    /// For each row of a smaller sample, the width of each column's text (its head's last).
    rows: Vec<Vec<f32>>,
}

/// Words longer than this are broken before a page is made wider for them, pt.
pub(super) const ENDLESS: f32 = 160.0;

/// Room that a formula in the column-number row may ask for, pt.
const FORMULA: f32 = 34.0;

/// Rows whose height the widths are tried on.
const TRIED: usize = 80;

/// Rows measured in full; of longer tables an even sample is, and the longest words of all rows.
const SAMPLE: usize = 300;

impl Content {
    pub(super) fn of(
        table: &Table,
        head: &[Vec<Placed<'_>>],
        body: &[Vec<Placed<'_>>],
        width: usize,
        shaper: &mut Shaper,
        size: f32,
    ) -> Content {
        let metrics = shaper.metrics(Face::Regular);
        let mut c = Content {
            least: vec![0.0; width],
            most: vec![0.0; width],
            typical: vec![0.0; width],
            numeric: vec![0.0; width],
            line: metrics.line() * size,
            rows: Vec::new(),
        };
        let mut heading = vec![0.0; width];
        for (row, cells) in table.head.iter().zip(head) {
            let face = if row.kind == RowKind::ColumnNumbers { Face::Italic } else { Face::Bold };
            for p in cells {
                if let (Some(cell), 1) = (p.cell, p.col_span) {
                    for text in cell.paragraphs.iter() {
                        let text = text.text();
                        let word = widest_word(shaper, &text, face, size);
                        // A formula such as `(7)=(5)+(6)` is set smaller rather than made room for.
                        let word = if row.kind == RowKind::ColumnNumbers { word.min(FORMULA) } else { word };
                        c.least[p.column] = c.least[p.column].max(word);
                        let w = shaper.measure(&text, face, size);
                        heading[p.column] = w;
                        // A heading may take several lines: it asks for a third of its width.
                        c.most[p.column] = c.most[p.column].max(w / 3.0);
                    }
                }
            }
        }
        let step = body.len().div_ceil(SAMPLE).max(1);
        let mut cells_seen = vec![0usize; width];
        let mut squares = vec![0.0_f32; width];
        let mut longest: Vec<(usize, String)> = vec![(0, String::new()); width];
        for (r, (row, cells)) in table.body.iter().zip(body).enumerate() {
            let mut texts = vec![0.0; width];
            for p in cells {
                let (Some(cell), 1) = (p.cell, p.col_span) else { continue };
                if row.kind == RowKind::Group {
                    continue;
                }
                let face = match row.kind {
                    RowKind::Total => Face::Bold,
                    RowKind::ColumnNumbers => Face::Italic,
                    _ => Face::Regular,
                };
                if r % step != 0 {
                    for words in cell.paragraphs.words() {
                        if let Some(w) = words.split_whitespace().max_by_key(|w| w.len())
                            && w.len() > longest[p.column].0
                        {
                            longest[p.column] = (w.len(), w.to_owned());
                        }
                    }
                    continue;
                }
                let mut total = 0.0;
                let mut numeric = !cell.paragraphs.is_empty();
                for text in cell.paragraphs.iter() {
                    let text = text.text();
                    numeric &= is_number(&text);
                    c.least[p.column] = c.least[p.column].max(widest_word(shaper, &text, face, size));
                    // The text of a merged cell is spread over its rows.
                    let w = shaper.measure(&text, face, size) / p.row_span as f32;
                    c.most[p.column] = c.most[p.column].max(w);
                    total += w;
                }
                texts[p.column] = total;
                if total > 0.0 {
                    cells_seen[p.column] += 1;
                    c.typical[p.column] += total;
                    squares[p.column] += total * total;
                    c.numeric[p.column] += f32::from(u8::from(numeric));
                }
            }
            if r % step == 0 && row.kind == RowKind::Normal && c.rows.len() < TRIED {
                c.rows.push(texts);
            }
        }
        c.rows.push(heading);
        for i in 0..width {
            let n = cells_seen[i].max(1) as f32;
            let mean = c.typical[i] / n;
            let spread = (squares[i] / n - mean * mean).max(0.0).sqrt();
            c.typical[i] = mean + 0.5 * spread;
            c.numeric[i] /= n;
            let word = std::mem::take(&mut longest[i].1);
            c.least[i] = c.least[i].max(shaper.measure(&word, Face::Regular, size));
            c.most[i] = c.most[i].max(c.least[i]);
        }
        c
    }

    /// Lines that the sampled rows take in all when the columns are `widths` pt wide inside.
    fn lines(&self, widths: &[f32]) -> f32 {
        let row = |texts: &Vec<f32>| {
            // A tenth more than the bare quotient: lines do not fill to the last point.
            texts.iter().zip(widths).map(|(t, w)| (t * 1.1 / w.max(1.0)).ceil()).fold(1.0_f32, f32::max)
        };
        self.rows.iter().map(row).sum()
    }

    /// True when the columns would be too narrow on a page `available` twips wide: words would break, or rows would be
    /// more than about nine lines on average.
    pub(super) fn crowded(&self, available: u32, padding: u32) -> bool {
        let n = self.least.len();
        let room = available as f32 / 20.0 - n as f32 * 2.0 * padding as f32 / 20.0;
        if self.least.iter().sum::<f32>() > room {
            return true;
        }
        let text: f32 = self.typical.iter().sum();
        n >= 6 && text / room.max(1.0) > 3.0 || n >= 9
    }

    /// Usual width of a whole cell's text in a column, pt.
    pub(super) fn typical(&self, column: usize) -> f32 {
        self.typical.get(column).copied().unwrap_or(0.0)
    }

    /// What each column's longest word needs, padding included, pt, words longer than `cap` counted as `cap`; a fixed
    /// width is what it is.
    pub(super) fn least_widths(&self, table: &Table, padding: u32, cap: f32) -> Vec<f32> {
        let pad = 2.0 * padding as f32 / 20.0 + 1.0;
        (0..self.least.len())
            .map(|i| match table.columns.get(i).and_then(|c| c.width_mm) {
                Some(width) => mm(width.clamp(4.0, 400.0)),
                // A single endless word (an address) is broken rather than given a page of its own.
                None => (self.least[i].min(cap) + pad).max(18.0),
            })
            .collect()
    }

    /// Estimated height of a row, pt.
    pub(super) fn height(&self, cells: &[Placed<'_>], widths: &[u32], padding: u32, size: f32) -> f32 {
        let mut tallest = 1.0_f32;
        for p in cells {
            if let (Some(cell), 1) = (p.cell, p.row_span) {
                let room: u32 = widths[p.column..(p.column + p.col_span).min(widths.len())].iter().sum();
                let room = (room.saturating_sub(2 * padding) as f32 / 20.0).max(1.0);
                // Half an em is the usual width of a letter: near enough to tell a tall row from a short one.
                let lines = |letters: usize| (letters as f32 * size * 0.46 / room).ceil().max(1.0);
                let lines: f32 = match cell.paragraphs.as_line() {
                    Some((words, _)) => lines(words.chars().count()),
                    None => cell.paragraphs.iter().map(|t| lines(t.text().chars().count())).sum(),
                };
                tallest = tallest.max(lines);
            }
        }
        tallest * self.line
    }

    /// How each column's body cells stand.
    pub(super) fn aligns(&self, table: &Table, widths: &[u32]) -> Vec<Align> {
        (0..self.least.len())
            .map(|i| {
                if let Some(align) = table.columns.get(i).and_then(|c| c.align) {
                    return align;
                }
                let room = widths[i] as f32 / 20.0;
                if i > 0 && self.numeric[i] > 0.6 {
                    Align::Right
                } else if self.most[i] <= room && self.most[i] < 90.0 && !named_for_prose(table, i) {
                    Align::Center
                } else if room > mm(55.0) && self.typical[i] > room {
                    Align::Justify
                } else {
                    Align::Left
                }
            })
            .collect()
    }
}

/// Width that the longest words of all columns need, padding included, pt.
pub(super) fn least_width(table: &Table, content: &Content, padding: u32) -> f32 {
    content.least_widths(table, padding, ENDLESS).iter().sum()
}

/// Widths in twips that sum to `available`.
///
/// Every column gets its widest word, fixed ones what the user says; the rest is shared by typical content, no
/// column taking more than its widest paragraph while another still wraps.
pub(super) fn widths(table: &Table, content: &Content, available: u32, padding: u32) -> Vec<u32> {
    let n = content.least.len();
    let pad = 2.0 * padding as f32 / 20.0 + 1.0;
    let total = available as f32 / 20.0;
    let fixed: Vec<Option<f32>> =
        (0..n).map(|i| table.columns.get(i).and_then(|c| c.width_mm).map(|w| mm(w.clamp(4.0, 400.0)))).collect();
    let mut least: Vec<f32> =
        (0..n).map(|i| fixed[i].unwrap_or((content.least[i] + pad).clamp(18.0, total * 0.4))).collect();
    let most: Vec<f32> = (0..n).map(|i| fixed[i].unwrap_or((content.most[i] + pad).max(least[i]))).collect();
    if least.iter().sum::<f32>() >= total * 0.9 {
        // Hardly the longest words fit: those of the widest columns will have to break, so that there is width to share.
        let (mut low, mut high) = (0.0_f32, total);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if least.iter().map(|w| w.min(middle)).sum::<f32>() > total * 0.8 { high = middle } else { low = middle }
        }
        for (i, width) in least.iter_mut().enumerate() {
            if fixed[i].is_none() {
                *width = width.min(low.max(18.0));
            }
        }
    }
    let sum: f32 = least.iter().sum();
    let mut out = if sum >= total {
        least.iter().map(|w| w * total / sum).collect()
    } else if most.iter().sum::<f32>() <= total {
        // Everything fits on one line; what is left goes to the wide columns in proportion, fixed ones excepted.
        let widest = (0..n).filter(|i| fixed[*i].is_none()).map(|i| most[i]).fold(0.0, f32::max);
        let takes = |i: usize| fixed[i].is_none() && most[i] >= widest * 0.4;
        let free: f32 = (0..n).filter(|i| takes(*i)).map(|i| most[i]).sum();
        let spare = total - most.iter().sum::<f32>();
        (0..n).map(|i| most[i] + if takes(i) { spare * most[i] / free.max(1.0) } else { 0.0 }).collect::<Vec<f32>>()
    } else {
        // The share that makes the clamped widths fill the page, by bisection.
        let at = |share: f32| -> Vec<f32> {
            (0..n).map(|i| (content.typical[i] * share + pad).clamp(least[i], most[i])).collect()
        };
        let (mut low, mut high) = (0.0_f32, 1.0_f32);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if at(middle).iter().sum::<f32>() > total { high = middle } else { low = middle }
        }
        even_out(content, at(low), &least, &fixed, pad)
    };
    let sum: f32 = out.iter().sum();
    if sum > 0.0 && fixed.iter().any(Option::is_none) {
        let spare = total - sum;
        let free: f32 = (0..n).filter(|i| fixed[*i].is_none()).map(|i| out[i]).sum();
        for i in 0..n {
            if fixed[i].is_none() {
                out[i] += spare * out[i] / free.max(1.0);
            }
        }
    }
    let mut result: Vec<u32> = out.iter().map(|w| twips(*w).max(1)).collect();
    if fixed.iter().any(Option::is_none) {
        // Rounding leaves a few twips; the widest column takes them.
        let got: u32 = result.iter().sum();
        if let Some(widest) = (0..n).filter(|i| fixed[*i].is_none()).max_by_key(|i| result[*i]) {
            result[widest] = (i64::from(result[widest]) + i64::from(available) - i64::from(got)).max(1) as u32;
        }
    }
    result
}

/// Whether a column's heading says that it holds names or sentences, however short they happen to be.
fn named_for_prose(table: &Table, column: usize) -> bool {
    const WORDS: [&str; 7] = ["nội dung", "nhiệm vụ", "tên ", "chỉ tiêu", "ghi chú", "nguồn", "tài liệu"];
    let (head, _) = place(&table.head, table.columns.len());
    let over = |p: &&Placed<'_>| (p.column..p.column + p.col_span).contains(&column);
    let words = |p: &Placed<'_>| p.cell.map(|c| c.text().to_lowercase()).unwrap_or_default();
    head.iter().flatten().filter(over).any(|p| WORDS.iter().any(|w| words(p).contains(w)))
}

/// Moves width from column to column as long as the sampled rows get shorter by it.
fn even_out(content: &Content, start: Vec<f32>, least: &[f32], fixed: &[Option<f32>], pad: f32) -> Vec<f32> {
    let n = start.len();
    if n > 24 {
        return start;
    }
    let inner = |w: &[f32]| -> Vec<f32> { w.iter().map(|w| w - pad).collect() };
    let mut best = start;
    let mut lines = content.lines(&inner(&best));
    for step in [24.0, 12.0, 6.0] {
        let mut moved = true;
        let mut rounds = 0;
        while moved && rounds < 12 {
            moved = false;
            rounds += 1;
            for from in 0..n {
                for to in 0..n {
                    if from == to || fixed[from].is_some() || fixed[to].is_some() || best[from] - step < least[from] {
                        continue;
                    }
                    best[from] -= step;
                    best[to] += step;
                    let now = content.lines(&inner(&best));
                    if now < lines {
                        lines = now;
                        moved = true;
                    } else {
                        best[from] += step;
                        best[to] -= step;
                    }
                }
            }
        }
    }
    best
}

fn widest_word(shaper: &mut Shaper, text: &str, face: Face, size: f32) -> f32 {
    // Slanted words need room for their overhang.
    let overhang = if face == Face::Italic { size * 0.1 } else { 0.0 };
    overhang + text.split_whitespace().map(|w| shaper.measure(w, face, size)).fold(0.0, f32::max)
}

/// Numbers as tables hold them: `1.234.567,89`, `-5`, `12,5%`, `(3)`.
fn is_number(text: &str) -> bool {
    let t = text.trim().trim_end_matches('%').trim();
    t.chars().any(|c| c.is_ascii_digit())
        && t.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' ' | '(' | ')'))
}
