//! What the columns of a table hold, measured.

use super::extent::{
    Extent, HeadCell, Measured, OVERHANG, formula_parts, is_code, is_code_list, is_code_number, is_number, measured,
    split,
};
use super::placing::{Placed, place};
use crate::document::{Align, Inline, Inlines, Row, RowKind, Table, TextStyle};
use crate::font::{Face, Shaper};
use crate::standard::mm;

/// What the columns hold, measured in pt.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    /// Widest piece of a word between hyphens.
    pub(super) least: Vec<f32>,
    /// The same without the few rows of a long table that hold the longest.
    pub(super) common: Vec<f32>,
    /// Widest word, not broken at all.
    pub(super) whole: Vec<f32>,
    /// Widest figure or code: the column is never narrower, for half a number is a wrong number.
    pub(super) figure: Vec<f32>,
    /// Widest paragraph of the body: more than this is waste.
    pub(super) most: Vec<f32>,
    /// Widest line of the column's own heading.
    pub(super) heading: Vec<f32>,
    /// Typical width of a cell's whole text: what a column's share of the page follows.
    pub(super) typical: Vec<f32>,
    /// Share of body cells that are numbers.
    pub(super) numeric: Vec<f32>,
    /// Share of body cells that are lists of codes, and of those that are years or codes of digits.
    pub(super) codes: Vec<(f32, f32)>,
    /// Height of a line of text.
    pub(super) line: f32,
    /// Space between the paragraphs of a cell.
    pub(super) gap: f32,
    /// Rows of the body.
    pub(super) count: usize,
    /// For each row of a small sample, the columns of its paragraphs and what they hold.
    pub(super) rows: Vec<Vec<(usize, Extent)>>,
    /// The cells of the head.
    pub(super) head: Vec<HeadCell>,
}

/// Words longer than this are broken before a page is made wider for them, pt.
pub(super) const ENDLESS: f32 = 120.0;

/// Width that an empty column asks for, in heights of a line.
const BLANK: f32 = 3.5;

/// Rows measured in full, whose heights the widths are tried on; of longer tables an even sample is, and the longest words
/// of all rows.
const SAMPLE: usize = 300;

/// Width at which a list of codes asks for no more, in heights of a line: three codes like `11.1`.
const CODES: f32 = 6.0;

/// Share of a column's cells from which it is a column of numbers.
const MOSTLY: f32 = 0.6;

/// What is seen of a column while its rows are read.
#[derive(Default)]
struct Seen {
    cells: usize,
    /// Widths of their texts, and the squares of these.
    total: f32,
    squares: f32,
    numeric: f32,
    /// Cells that are lists of codes, and those that are years or codes of digits.
    codes: (f32, f32),
    /// The widest piece of each paragraph.
    widest: Vec<f32>,
    /// Bytes of the longest word outside the sample.
    longest: usize,
}

impl Seen {
    fn count(&mut self, width: f32, numeric: bool, text: &str) {
        self.cells += 1;
        self.total += width;
        self.squares += width * width;
        self.numeric += f32::from(u8::from(numeric));
        self.codes.0 += f32::from(u8::from(is_code_list(text)));
        self.codes.1 += f32::from(u8::from(numeric && is_code_number(text)));
    }

    /// Whether a text outside the sample is to be measured: one of its words is about as long as the longest so far.
    fn may_widen(&mut self, text: &Inlines) -> bool {
        let words = text.0.iter().filter_map(|piece| match piece {
            Inline::Text(words, _) => words.split_whitespace().map(str::len).max(),
            _ => None,
        });
        let Some(length) = words.max() else { return false };
        // A word of capitals may be wider than one of a few letters more.
        if length * 5 < self.longest * 4 || length < 3 {
            return false;
        }
        self.longest = length.max(self.longest);
        true
    }
}

fn is_slanted(text: &Inlines) -> bool {
    text.0.iter().any(|piece| matches!(piece, Inline::Text(_, style) if style.italic))
}

fn bold(row: &Row) -> bool {
    matches!(row.kind, RowKind::Group | RowKind::Total)
}

impl Content {
    pub(super) fn of(
        table: &Table,
        head: &[Vec<Placed<'_>>],
        body: &[Vec<Placed<'_>>],
        width: usize,
        shaper: &mut Shaper,
        size: f32,
    ) -> Content {
        let zeros = vec![0.0_f32; width];
        let mut c = Content {
            least: zeros.clone(),
            common: zeros.clone(),
            whole: zeros.clone(),
            figure: zeros.clone(),
            most: zeros.clone(),
            heading: zeros.clone(),
            typical: zeros.clone(),
            numeric: zeros.clone(),
            codes: vec![(0.0, 0.0); width],
            line: shaper.metrics(Face::Regular).line() * size,
            gap: 0.0,
            count: body.len(),
            rows: Vec::new(),
            head: Vec::new(),
        };
        c.read_head(table, head, shaper, size);
        let heads = c.least.clone();
        let step = body.len().div_ceil(SAMPLE).max(1);
        let mut columns: Vec<Seen> = zeros.iter().map(|_| Seen::default()).collect();
        for (r, (row, cells)) in table.body.iter().zip(body).enumerate() {
            if r % step == 0 {
                c.read_row(row, cells, &mut columns, shaper, size);
            } else {
                c.read_words(row, cells, &mut columns, shaper, size);
            }
        }
        for (i, seen) in columns.iter_mut().enumerate() {
            c.conclude(i, seen, heads[i], body.len().div_ceil(step));
        }
        c
    }

    /// Measures a row of the sample.
    fn read_row(&mut self, row: &Row, cells: &[Placed<'_>], columns: &mut [Seen], shaper: &mut Shaper, size: f32) {
        let mut texts = Vec::new();
        let bold = bold(row);
        for p in cells {
            let (Some(cell), 1) = (p.cell, p.col_span) else { continue };
            let mut total = 0.0;
            let mut numeric = !cell.paragraphs.is_empty();
            for text in cell.paragraphs.iter() {
                let m = measured(shaper, &text, bold, row.kind == RowKind::ColumnNumbers, size);
                self.take(p.column, m);
                columns[p.column].widest.push(m.piece);
                let words = text.text();
                if is_number(&words) {
                    self.figure[p.column] = self.figure[p.column].max(m.line);
                } else {
                    numeric = false;
                    if is_code(&words) {
                        self.figure[p.column] = self.figure[p.column].max(m.piece);
                    }
                }
                // A list of codes is as well read on several short lines.
                let line = if is_code_list(&words) { m.line.min(self.line * CODES) } else { m.line };
                // The text of a merged cell is spread over its rows.
                let w = line / p.row_span as f32;
                self.most[p.column] = self.most[p.column].max(w);
                total += w;
                let face = |style: &TextStyle| Face::of(bold || style.bold, style.italic);
                let pieces = split(shaper, &text, size, face);
                texts.push((p.column, Extent::of(pieces, m.line, is_slanted(&text), p.row_span, size)));
            }
            if total > 0.0 && row.kind != RowKind::Group {
                columns[p.column].count(total, numeric, &cell.text());
            }
        }
        if row.kind == RowKind::Normal {
            self.rows.push(texts);
        }
    }

    /// Of a row outside the sample only its longest words count.
    fn read_words(&mut self, row: &Row, cells: &[Placed<'_>], columns: &mut [Seen], shaper: &mut Shaper, size: f32) {
        for p in cells {
            let (Some(cell), 1) = (p.cell, p.col_span) else { continue };
            for text in cell.paragraphs.iter() {
                if !columns[p.column].may_widen(&text) {
                    continue;
                }
                let m = measured(shaper, &text, bold(row), false, size);
                self.take(p.column, m);
                if is_number(&text.text()) {
                    self.figure[p.column] = self.figure[p.column].max(m.line);
                }
            }
        }
    }

    /// What the rows say of a column whose heading's widest piece is `head`.
    fn conclude(&mut self, i: usize, seen: &mut Seen, head: f32, rows: usize) {
        let n = seen.cells.max(1) as f32;
        let mean = seen.total / n;
        let spread = (seen.squares / n - mean * mean).max(0.0).sqrt();
        self.typical[i] = mean + 0.5 * spread;
        self.numeric[i] = seen.numeric / n;
        self.codes[i] = (seen.codes.0 / n, seen.codes.1 / n);
        if seen.cells == 0 {
            // An empty column is there to be filled in.
            self.typical[i] = BLANK * self.line;
            self.most[i] = self.typical[i];
            self.numeric[i] = 1.0;
        }
        self.common[i] = common(&mut seen.widest, rows).max(head);
        self.least[i] = self.least[i].max(self.figure[i]);
        self.whole[i] = self.whole[i].max(self.least[i]);
        self.most[i] = self.most[i].max(self.least[i]);
    }

    fn take(&mut self, column: usize, m: Measured) {
        self.least[column] = self.least[column].max(m.piece);
        self.whole[column] = self.whole[column].max(m.word);
    }

    fn read_head(&mut self, table: &Table, head: &[Vec<Placed<'_>>], shaper: &mut Shaper, size: f32) {
        for (r, (row, cells)) in table.head.iter().zip(head).enumerate() {
            let numbers = row.kind == RowKind::ColumnNumbers;
            for p in cells {
                let Some(cell) = p.cell else { continue };
                let mut paragraphs = Vec::with_capacity(cell.paragraphs.len());
                for text in cell.paragraphs.iter() {
                    let m = measured(shaper, &text, !numbers, numbers, size);
                    let parts: Vec<(f32, f32)> = if numbers {
                        let text = text.text();
                        let width = |part: &&str| (shaper.measure(part, Face::Italic, size) + OVERHANG * size, 0.0);
                        formula_parts(&text).iter().map(width).collect()
                    } else {
                        split(shaper, &text, size, |style| Face::of(true, style.italic))
                    };
                    if p.col_span == 1 {
                        // A formula may break at its signs.
                        let widest = parts.iter().map(|w| w.0).fold(0.0, f32::max);
                        self.take(p.column, if numbers { Measured { piece: widest, word: widest, ..m } } else { m });
                        self.heading[p.column] = self.heading[p.column].max(m.line);
                    }
                    paragraphs.push(parts);
                }
                self.head.push(HeadCell {
                    row: r,
                    row_span: p.row_span,
                    column: p.column,
                    col_span: p.col_span,
                    paragraphs,
                });
            }
        }
    }

    /// The same content in another size, `ratio` times this one.
    pub(super) fn scaled(&self, ratio: f32) -> Content {
        let scale = |list: &[f32]| list.iter().map(|w| w * ratio).collect();
        let parts = |list: &[(f32, f32)]| list.iter().map(|(w, s)| (w * ratio, s * ratio)).collect();
        Content {
            least: scale(&self.least),
            common: scale(&self.common),
            whole: scale(&self.whole),
            figure: scale(&self.figure),
            most: scale(&self.most),
            heading: scale(&self.heading),
            typical: scale(&self.typical),
            numeric: self.numeric.clone(),
            codes: self.codes.clone(),
            line: self.line * ratio,
            gap: self.gap,
            count: self.count,
            rows: self.rows.iter().map(|row| row.iter().map(|(c, e)| (*c, e.scaled(ratio))).collect()).collect(),
            head: self
                .head
                .iter()
                .map(|c| HeadCell { paragraphs: c.paragraphs.iter().map(|p| parts(p)).collect(), ..c.clone() })
                .collect(),
        }
    }

    /// True when the columns would be crowded on an upright page with `total` pt between its margins: nine columns or
    /// more, or rows of more than three full lines.
    pub(super) fn crowded(&self, total: f32, pad: f32) -> bool {
        let n = self.least.len();
        let room = total - n as f32 * pad;
        let text: f32 = self.typical.iter().sum();
        n >= 6 && text / room.max(1.0) > 3.0 || n >= 9
    }

    /// Usual width of a whole cell's text in a column, pt.
    pub(super) fn typical(&self, column: usize) -> f32 {
        self.typical.get(column).copied().unwrap_or(0.0)
    }

    /// What each column's longest unbreakable piece needs, `pad` pt for its padding included, pieces longer than `cap`
    /// counted as `cap` but figures never; a fixed width is what it is.
    pub(super) fn least_widths(&self, table: &Table, pad: f32, cap: f32) -> Vec<f32> {
        self.needed(&self.least, table, pad, cap)
    }

    /// The same for whole words.
    pub(super) fn whole_widths(&self, table: &Table, pad: f32, cap: f32) -> Vec<f32> {
        self.needed(&self.whole, table, pad, cap)
    }

    /// The same, the longest pieces of a few rows left out.
    pub(super) fn common_widths(&self, table: &Table, pad: f32, cap: f32) -> Vec<f32> {
        self.needed(&self.common, table, pad, cap)
    }

    fn needed(&self, words: &[f32], table: &Table, pad: f32, cap: f32) -> Vec<f32> {
        (0..words.len())
            .map(|i| match table.columns.get(i).and_then(|c| c.width_mm) {
                Some(width) => mm(width.clamp(4.0, 400.0)),
                // A single endless word (an address) is broken rather than given a page of its own.
                None => (words[i].min(cap).max(self.figure[i]) + pad).max(18.0),
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
                let lines: f32 = cell
                    .paragraphs
                    .iter()
                    .map(|t| (t.text().chars().count() as f32 * size * 0.46 / room).ceil().max(1.0))
                    .sum();
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
                if self.codes[i].0 > 0.0 {
                    Align::Left
                } else if i > 0 && self.numeric[i] > MOSTLY && self.codes[i].1 > MOSTLY {
                    Align::Center
                } else if i > 0 && self.numeric[i] > MOSTLY {
                    Align::Right
                } else if self.most[i] <= room && self.most[i] < 90.0 && !named_for_prose(table, i) {
                    Align::Center
                } else {
                    Align::Left
                }
            })
            .collect()
    }
}

/// Share of a table's rows whose longest words may be broken: three of the 177 of a province's plan, whose comments quote
/// an address and the number of a letter.
const RARE: f32 = 0.02;

/// The widest piece of a column of `rows` rows when the rarest are left out.
fn common(widest: &mut [f32], rows: usize) -> f32 {
    widest.sort_by(f32::total_cmp);
    let left_out = (rows as f32 * RARE) as usize;
    widest.len().checked_sub(left_out + 1).map_or(0.0, |i| widest[i])
}

/// Whether a column's heading says that it holds names or sentences, however short they happen to be.
fn named_for_prose(table: &Table, column: usize) -> bool {
    const WORDS: [&str; 8] = ["nội dung", "nhiệm vụ", "tên ", "họ và tên", "chỉ tiêu", "ghi chú", "nguồn", "tài liệu"];
    let (head, _) = place(&table.head, table.columns.len());
    let over = |p: &&Placed<'_>| (p.column..p.column + p.col_span).contains(&column);
    let words = |p: &Placed<'_>| p.cell.map(|c| c.text().to_lowercase()).unwrap_or_default();
    head.iter().flatten().filter(over).any(|p| WORDS.iter().any(|w| words(p).contains(w)))
}
