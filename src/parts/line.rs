//! The lines of a document, out of its paragraphs, cells and text boxes, in reading order.

use crate::docx::read::model::{
    Block, Cell, Paragraph, Row, Run, RunFormat, RunKind, Section, SectionStart, Source, Table, paragraphs,
};
use crate::outline::known;
use crate::outline::lines::fold_tone;
use crate::standard::Profile;
use crate::vietnamese::{at_most, one_line};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Home {
    /// In the text itself.
    #[default]
    Body,
    /// In a cell of a table: its number in [`Lines::tables`], row, and grid column.
    Cell {
        /// The outermost table.
        table: usize,
        /// Row of the outermost table.
        row: usize,
        /// First grid column of the outermost table's cell.
        column: usize,
    },
    /// In a text box.
    Box,
}

/// Which column of a paragraph set in two columns by tabs or spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// The paragraph is not parted.
    #[default]
    Whole,
    /// The left part.
    Left,
    /// The right part.
    Right,
}

/// A line: a paragraph, or what a line break or a column parts from it. Never blank.
#[derive(Debug, Clone)]
pub struct Line<'s> {
    /// Its paragraph.
    pub paragraph: &'s Paragraph,
    /// Its runs, and the bytes of each that belong to the line.
    pub runs: Vec<(&'s Run, Range<usize>)>,
    /// Words: NFC, every run of spaces one plain space, soft hyphens and other signs without width left out, the automatic
    /// number in front.
    pub text: String,
    /// Where it stands.
    pub home: Home,
    /// Which column of its paragraph.
    pub side: Side,
    /// First line of its paragraph.
    pub first: bool,
    /// A blank paragraph, or none of the same home, stands above.
    pub after_blank: bool,
    /// A page break or a section that begins a page stands above.
    pub new_page: bool,
}

impl<'s> Line<'s> {
    /// The formats of its letters and digits, with how many characters each covers; hidden text left out.
    pub fn formats(&self) -> impl Iterator<Item = (&'s RunFormat, usize)> + '_ {
        self.runs.iter().filter(|(run, _)| !run.format.hidden).filter_map(|(run, range)| {
            let count = run.text.get(range.clone())?.chars().filter(|c| c.is_alphanumeric()).count();
            (count > 0).then_some((&run.format, count))
        })
    }

    /// True when every letter and digit has it.
    pub fn all(&self, has: impl Fn(&RunFormat) -> bool) -> bool {
        let mut any = false;
        self.formats().all(|(format, _)| {
            any = true;
            has(format)
        }) && any
    }

    /// True when more than half of the letters and digits have it.
    pub fn mostly(&self, has: impl Fn(&RunFormat) -> bool) -> bool {
        let (mut with, mut total) = (0, 0);
        for (format, count) in self.formats() {
            total += count;
            with += if has(format) { count } else { 0 };
        }
        with * 2 > total
    }

    /// The words as they are shown: in capitals where the format says so.
    pub fn shown(&self) -> String {
        if self.mostly(|f| f.caps || f.small_caps) { self.text.to_uppercase() } else { self.text.clone() }
    }

    /// The words in capitals, tone marks folded, for comparing.
    pub fn upper(&self) -> String {
        fold_tone(&self.text.to_uppercase())
    }
}

/// What a document holds at its own level, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A line, by its number.
    Line(usize),
    /// A table, by its number; its lines stand between those of its neighbours.
    Table(usize),
}

/// All lines of a document.
#[derive(Debug, Clone, Default)]
pub struct Lines<'s> {
    /// Lines in reading order, those of cells and text boxes where they stand.
    pub all: Vec<Line<'s>>,
    /// Outermost tables in order.
    pub tables: Vec<&'s Table>,
    /// Numbers of the lines that stand in each of them.
    spans: Vec<Range<usize>>,
    /// Lines and tables of the text itself; text boxes behind their paragraph.
    pub items: Vec<Item>,
    /// Paragraphs of the text with a picture and no words, and how many items stand before each.
    pub pictures: Vec<(usize, &'s Paragraph)>,
}

impl<'s> Lines<'s> {
    /// The lines of a source's body.
    pub fn new(source: &'s Source) -> Self {
        let mut out = Lines::default();
        let mut walk =
            Walk { out: &mut out, sections: &source.sections, section: 0, blank: true, page: false, ending: false };
        for block in &source.body {
            walk.block(block, Home::Body);
        }
        out
    }

    /// The lines that stand in a table.
    pub fn inside(&self, table: usize) -> &[Line<'s>] {
        self.all.get(self.span(table)).unwrap_or_default()
    }

    /// Their numbers; none where the table is empty.
    pub fn span(&self, table: usize) -> Range<usize> {
        self.spans.get(table).cloned().unwrap_or_default()
    }
}

struct Walk<'o, 's> {
    out: &'o mut Lines<'s>,
    sections: &'s [Section],
    /// The section of the last paragraph.
    section: usize,
    /// Nothing stands between here and the last blank paragraph.
    blank: bool,
    /// Nothing stands between here and the last page break.
    page: bool,
    /// Nơi nhận was met: the signature may stand beside it.
    ending: bool,
}

impl<'s> Walk<'_, 's> {
    fn block(&mut self, block: &'s Block, home: Home) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, home),
            Block::Table(table) => self.table(table, home),
        }
    }

    fn table(&mut self, table: &'s Table, home: Home) {
        let outer = match home {
            Home::Body if is_layout(table) => return self.layout(table),
            Home::Body => None,
            inside => Some(inside),
        };
        let number = if outer.is_none() { self.open(table) } else { 0 };
        for (r, row) in table.rows.iter().enumerate() {
            self.row(row, |column| outer.unwrap_or(Home::Cell { table: number, row: r, column }));
        }
        if outer.is_none() {
            self.close(number);
        }
        self.blank = true;
    }

    /// An outermost table begins; gives its number.
    fn open(&mut self, table: &'s Table) -> usize {
        let (number, start) = (self.out.tables.len(), self.out.all.len());
        self.out.tables.push(table);
        self.out.spans.push(start..start);
        self.out.items.push(Item::Table(number));
        number
    }

    fn close(&mut self, number: usize) {
        let end = self.out.all.len();
        if let Some(span) = self.out.spans.get_mut(number) {
            span.end = end;
        }
    }

    /// A table that the whole văn bản is set in: a row with words in one cell is text, one with more is a table of its own.
    fn layout(&mut self, table: &'s Table) {
        for (r, row) in table.rows.iter().enumerate() {
            match filled(row).as_slice() {
                [] => self.blank = true,
                [one] => one.blocks.iter().for_each(|block| self.block(block, Home::Body)),
                _ => {
                    let number = self.open(table);
                    self.row(row, |column| Home::Cell { table: number, row: r, column });
                    self.close(number);
                    self.blank = true;
                }
            }
        }
    }

    fn row(&mut self, row: &'s Row, home: impl Fn(usize) -> Home) {
        for cell in row.cells.iter().filter(|c| c.rows > 0) {
            self.blank = true;
            for block in &cell.blocks {
                self.block(block, home(cell.column));
            }
        }
    }

    fn paragraph(&mut self, paragraph: &'s Paragraph, home: Home) {
        let lines = split(paragraph, self.ending);
        if lines.is_empty() {
            self.blank = true;
            if home == Home::Body && paragraph.runs.iter().any(|r| matches!(r.kind, RunKind::Image { .. })) {
                self.out.pictures.push((self.out.items.len(), paragraph));
            }
        }
        if paragraph.section != self.section {
            self.section = paragraph.section;
            self.page |= self.sections.get(paragraph.section).is_some_and(|s| s.start != SectionStart::Continuous);
        }
        let words = paragraph.runs.iter().position(|r| !visible(r).trim().is_empty()).unwrap_or(usize::MAX);
        let mut breaks = (0..).zip(&paragraph.runs).filter(|(_, r)| matches!(r.kind, RunKind::PageBreak));
        self.page |= paragraph.page_break_before || breaks.clone().any(|(at, _)| at < words);
        for (i, (runs, text, side)) in lines.into_iter().enumerate() {
            self.ending |= known::is_recipients(&text);
            let (after_blank, new_page) = (self.blank, self.page);
            (self.blank, self.page) = (false, false);
            let line = Line { paragraph, runs, text, home, side, first: i == 0, after_blank, new_page };
            if home == Home::Body {
                self.out.items.push(Item::Line(self.out.all.len()));
            }
            self.out.all.push(line);
        }
        self.page |= breaks.any(|(at, _)| at > words);
        for anchored in &paragraph.anchored {
            let inside = if home == Home::Body { Home::Box } else { home };
            let before = self.out.all.len();
            for block in &anchored.blocks {
                // A table in a box has no place of its own: its cells are lines of the box.
                self.block(block, inside);
            }
            if home == Home::Body {
                self.out.items.extend((before..self.out.all.len()).map(Item::Line));
            }
        }
    }
}

/// Cells of a row that hold words.
fn filled(row: &Row) -> Vec<&Cell> {
    row.cells.iter().filter(|c| c.rows > 0 && paragraphs(&c.blocks).any(|p| !p.text().trim().is_empty())).collect()
}

/// Whether a table is the page that a whole văn bản is set on: letterhead in its first rows, a title or text over the whole
/// width below it, and no row of several cells that is neither letterhead nor signature.
fn is_layout(table: &Table) -> bool {
    let words = |cell: &Cell| paragraphs(&cell.blocks).map(|p| visible_words(&p.text())).collect::<Vec<_>>();
    let upper = |text: &str| fold_tone(&text.to_uppercase());
    let first = table.rows.iter().take(2).flat_map(|r| &r.cells);
    if !first.flat_map(words).any(|text| known::is_motto(&upper(&text))) {
        return false;
    }
    let mut texts = 0;
    for row in &table.rows {
        let cells = filled(row);
        if let [one] = cells.as_slice() {
            texts += usize::from(
                words(one)
                    .iter()
                    .any(|t| known::type_name(Profile::Administrative, t).is_some() || !at_most(t, LONGEST_ASIDE)),
            );
            continue;
        }
        let known = |text: String| {
            known::is_motto(&upper(&text))
                || known::code(&text).is_some()
                || known::date(&text).is_some()
                || known::is_addressed(&text)
                || known::is_recipients(&text)
                || known::is_authority(&text)
        };
        if !cells.is_empty() && !cells.iter().copied().flat_map(words).any(known) {
            return false;
        }
    }
    texts > 0
}

type Piece<'s> = (Vec<(&'s Run, Range<usize>)>, String, Side);

/// A paragraph's lines: parted at line breaks, and at the gap between two columns.
fn split(paragraph: &Paragraph, ending: bool) -> Vec<Piece<'_>> {
    let whole: String = paragraph.runs.iter().map(visible).collect();
    let mut out = Vec::new();
    let mut start = 0;
    for line in whole.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        let text = &whole[range.clone()];
        let cut = gap(text, ending).map(|at| range.start + at);
        let pieces = match cut {
            Some(at) => vec![(range.start..at, Side::Left), (at..range.end, Side::Right)],
            None => vec![(range, Side::Whole)],
        };
        for (range, side) in pieces {
            let mut words = visible_words(&whole[range.clone()]);
            if let (true, Some(number)) = (out.is_empty(), &paragraph.numbering)
                && !words.is_empty()
            {
                words = one_line(&format!("{} {words}", number.text));
            }
            if !words.is_empty() {
                out.push((runs(paragraph, range), words, side));
            }
        }
    }
    out
}

/// The words as a reader sees them: a soft hyphen and its like are not there, a no-break space is a space.
fn visible_words(text: &str) -> String {
    let shown = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    one_line(&text.nfc().filter(shown).collect::<String>())
}

fn visible(run: &Run) -> &str {
    match run.kind {
        RunKind::PageBreak | RunKind::ColumnBreak => "",
        _ if run.format.hidden => "",
        _ => &run.text,
    }
}

/// The runs that bytes of the paragraph's visible text belong to.
fn runs(paragraph: &Paragraph, range: Range<usize>) -> Vec<(&Run, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    for run in &paragraph.runs {
        let length = visible(run).len();
        let (from, to) = (range.start.max(at), range.end.min(at + length));
        if from < to {
            out.push((run, from - at..to - at));
        }
        at += length;
    }
    out
}

/// Characters of a row over the whole width that may still be a line of a letterhead, and no text.
const LONGEST_ASIDE: usize = 80;

/// Letters of a degree: `ThS.`, `BSCKI.`
const LONGEST_DEGREE: usize = 6;

/// Characters of a line that may be set in two columns, filled with spaces to the edge of the page.
const LONGEST_PARTED: usize = 450;

/// Ranks of the forces that stand before a name.
const RANKS: [&str; 8] =
    ["Đại tá ", "Thượng tá ", "Trung tá ", "Thiếu tá ", "Đại úy ", "Thượng úy ", "Trung úy ", "Thiếu úy "];

/// A person's name: two to six words, each with a capital and nothing but letters; rank and degrees (`PGS.TS.`) may stand
/// before it.
pub(super) fn is_full_name(text: &str) -> bool {
    let bare = RANKS.iter().find_map(|rank| text.strip_prefix(rank)).unwrap_or(text);
    let degree = |w: &&str| {
        w.ends_with('.') && w.starts_with(char::is_uppercase) && w.split('.').all(|d| at_most(d, LONGEST_DEGREE))
    };
    let start = bare.split(' ').take_while(degree).map(|w| w.len() + 1).sum::<usize>();
    let text = bare.get(start..).unwrap_or_default();
    let word = |w: &str| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || c == '-');
    (2..=6).contains(&text.split(' ').count()) && text.split(' ').all(word)
}

/// Where a line that is set in two columns by a tab or spaces is to be parted.
fn gap(text: &str, ending: bool) -> Option<usize> {
    if !at_most(text, LONGEST_PARTED) {
        return None;
    }
    let places = text.match_indices('\t').chain(text.match_indices("   ")).map(|m| m.0);
    places.into_iter().find(|&at| {
        let (left, right) = (visible_words(&text[..at]), visible_words(&text[at..]));
        let head = !left.is_empty() && known::is_right_column(&right);
        let signing = known::is_authority(&right) && !right.contains(',') || known::is_signing_note(&right);
        let tail = known::is_recipients(&left) || ending && signing;
        // A name below the position, beside the list or alone.
        let name = ending && is_full_name(&right) && (left.is_empty() || left.starts_with('-'));
        !right.is_empty() && (head || tail || name) && (!left.is_empty() || text[..at].is_empty())
    })
}
