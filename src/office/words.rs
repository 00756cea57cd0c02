//! Where words of a document stand in the source that it was made from.

use super::Source;
use super::source::Parsed;
use crate::diagnostic::Place;
use crate::sheet::cell_name;

/// Letters and digits that must agree: fewer are found anywhere.
const LEAST: usize = 4;

/// A mark in a source: the place of the word that begins there.
#[derive(Debug, Clone, Copy)]
enum Mark {
    /// Line and column, from 1.
    Line(usize, usize),
    /// Number of the sheet in its workbook, column and row as the reader counts them.
    Cell(usize, u32, u32),
}

/// The letters and digits of a source without what stands between them, each word with its place: signs, blanks and line ends
/// differ between what was typed and what was made of it.
pub(super) struct WordPlaces<'s> {
    source: &'s Source,
    letters: String,
    marks: Vec<(usize, Mark)>,
}

impl<'s> WordPlaces<'s> {
    pub fn of(source: &'s Source) -> Self {
        let mut out = WordPlaces { source, letters: String::new(), marks: Vec::new() };
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
            // What stands in a DOCX is named by its words.
            Parsed::Word(_) => {}
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

    /// The place of these words; a label or a word that the program put in front of them may be missing there.
    pub fn find(&self, words: &str) -> Option<Place> {
        let words = words.trim_end_matches('…');
        let mut parts = words.splitn(3, char::is_whitespace);
        let (first, second) = (parts.next()?, parts.next().unwrap_or_default());
        let behind_first = words.get(first.len()..).unwrap_or_default().trim_start();
        let behind_second = behind_first.get(second.len()..).unwrap_or_default();
        [words, behind_first, behind_second].into_iter().find_map(|tried| self.place(tried))
    }

    fn place(&self, words: &str) -> Option<Place> {
        let wanted: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
        if wanted.chars().count() < LEAST {
            return None;
        }
        let known = |at: &usize| self.marks.binary_search_by_key(at, |m| m.0).is_ok();
        // Where the words begin with a word there; in the middle of one only where there is no such place.
        let all = || self.letters.match_indices(&wanted).map(|(at, _)| at);
        let at = all().find(known).or_else(|| all().next())?;
        let (_, mark) = *self.marks.get(self.marks.partition_point(|m| m.0 <= at).checked_sub(1)?)?;
        let file = Some(self.source.name().to_owned());
        Some(match mark {
            Mark::Line(line, column) => {
                let column = matches!(self.source.parsed, Parsed::Data { .. }).then_some(column);
                Place { file, line: Some(line), column, ..Place::default() }
            }
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
