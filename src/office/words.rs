//! Where words of a document stand in the source that it was made from.

use super::Source;
use super::source::Parsed;
use crate::diagnostic::Place;
use crate::parts::Parts;
use crate::sheet::cell_name;

/// Letters and digits that must agree: fewer are found anywhere.
const LEAST: usize = 2;
/// The same for a part of what is looked for, and for what stands in the middle of a word.
const LEAST_OF_PART: usize = 12;

/// A mark in a source: the place of the word that begins there.
#[derive(Debug, Clone, Copy)]
enum Mark {
    /// Line and column, from 1.
    Line(usize, usize),
    /// Number of the sheet in its workbook, column and row as the reader counts them.
    Cell(usize, u32, u32),
    /// Number of the paragraph of a DOCX.
    Paragraph(usize),
}

/// The letters and digits of a source without what stands between them, each word with its place: signs, blanks and line ends
/// differ between what was typed and what was made of it.
pub(super) struct WordPlaces<'s> {
    source: &'s Source,
    letters: String,
    marks: Vec<(usize, Mark)>,
    /// How far what is looked for in the order of the document has come.
    reached: usize,
}

impl<'s> WordPlaces<'s> {
    pub fn of(source: &'s Source) -> Self {
        let mut out = WordPlaces { source, letters: String::new(), marks: Vec::new(), reached: 0 };
        match &source.parsed {
            Parsed::Text { text, .. } => out.lines(text, false),
            Parsed::Data { places, .. } => out.lines(places.text(), true),
            Parsed::PlanBook { book, .. } | Parsed::Table(book) => {
                for (number, sheet) in book.sheets.iter().enumerate() {
                    for row in &sheet.rows {
                        for cell in &row.cells {
                            let mark = Mark::Cell(number, cell.column, row.index);
                            out.words(&cell.text.words(), |_| mark);
                        }
                    }
                }
            }
            Parsed::Word(word) => {
                for line in &Parts::find(&word.source).lines.all {
                    let number = line.paragraph.index;
                    out.words(&line.text, |_| Mark::Paragraph(number));
                }
            }
        }
        out
    }

    fn lines(&mut self, text: &str, escaped: bool) {
        for (at, line) in text.lines().enumerate() {
            let line = if escaped { without_escapes(line) } else { line.to_owned() };
            self.words(&line, |column| Mark::Line(at + 1, column));
        }
    }

    fn words(&mut self, text: &str, mark: impl Fn(usize) -> Mark) {
        let mut inside = false;
        for (column, c) in text.chars().enumerate() {
            let is_letter = c.is_alphanumeric();
            if is_letter && !inside {
                self.marks.push((self.letters.len(), mark(column + 1)));
            }
            inside = is_letter;
            if is_letter {
                self.letters.push(c);
            }
        }
    }

    /// The place of these words; a label or a word that the program put in front of them, or a year that it raised behind them,
    /// may be missing there.
    pub fn find(&self, words: &str) -> Option<Place> {
        let whole = self.first(&letters(words.trim_end_matches('…')), words.ends_with('…'), LEAST);
        let parts: Vec<&str> = words.trim_end_matches('…').split_whitespace().collect();
        let shorter = || {
            let cut = |from: usize, to: usize| parts.get(from..to).map(<[&str]>::concat).unwrap_or_default();
            let tries = [cut(1, parts.len()), cut(2, parts.len()), cut(0, parts.len().saturating_sub(1))];
            tries.iter().find_map(|part| self.first(&letters(part), words.ends_with('…'), LEAST_OF_PART))
        };
        self.at(whole.or_else(shorter)?)
    }

    /// The same for words that are asked for in the order in which they stand there: of several places alike the next one.
    pub fn follow(&mut self, words: &str) -> Option<Place> {
        let wanted = letters(words.trim_end_matches('…'));
        let rest = self.letters.get(self.reached..).unwrap_or_default();
        let known = |at: &usize| self.marks.binary_search_by_key(at, |m| m.0).is_ok();
        match rest.match_indices(&wanted).map(|(at, _)| at + self.reached).find(known) {
            Some(at) if !wanted.is_empty() => {
                self.reached = at + wanted.len();
                self.at(at)
            }
            _ => self.find(words),
        }
    }

    /// Where these letters stand: from the beginning of a word to the end of one, or anywhere where there are many.
    fn first(&self, wanted: &str, is_cut: bool, least: usize) -> Option<usize> {
        let length = wanted.chars().count();
        if length < least {
            return None;
        }
        let is_edge = |at: usize| at == self.letters.len() || self.marks.binary_search_by_key(&at, |m| m.0).is_ok();
        let all = || self.letters.match_indices(wanted).map(|(at, _)| at);
        let whole = all().find(|at| is_edge(*at) && (is_cut || is_edge(at + wanted.len())));
        whole.or_else(|| all().next().filter(|_| length >= LEAST_OF_PART))
    }

    /// The place of a letter.
    fn at(&self, at: usize) -> Option<Place> {
        let (_, mark) = *self.marks.get(self.marks.partition_point(|m| m.0 <= at).checked_sub(1)?)?;
        let file = Some(self.source.name().to_owned());
        Some(match mark {
            Mark::Line(line, column) => {
                let column = matches!(self.source.parsed, Parsed::Data { .. }).then_some(column);
                Place { file, line: Some(line), column, ..Place::default() }
            }
            Mark::Paragraph(number) => Place { file, paragraph: Some(number), ..Place::default() },
            Mark::Cell(sheet, column, row) => {
                let name = self.sheet_name(sheet);
                let cell = cell_name(column, row);
                let within = if name.is_empty() { cell } else { format!("{name}!{cell}") };
                Place { file, within: Some(within), ..Place::default() }
            }
        })
    }

    fn sheet_name(&self, number: usize) -> &str {
        match &self.source.parsed {
            Parsed::PlanBook { book, .. } | Parsed::Table(book) => book.sheets.get(number).map_or("", |s| &s.name),
            _ => "",
        }
    }
}

fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A line of JSON with a blank for every escape, so that columns stay.
fn without_escapes(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(' ');
        if chars.next().is_some() {
            out.push(' ');
        }
    }
    out
}
