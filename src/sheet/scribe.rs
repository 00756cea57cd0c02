//! From what a file stores to the text of a cell: old encodings, NFC, runs, numbers in their format.

use super::date_format;
use super::findings::{Finding, Findings};
use super::format::NumberFormat;
use super::strings::Run;
use super::styles::{Face, Font};
use crate::document::{Inlines, TextStyle};
use crate::package::xml::Stop;
use crate::sheet::{CellText, Sheet, SheetCell, SheetRow, Value};
use crate::vietnamese::legacy::{self, Evidence, Legacy};
use crate::vietnamese::{clean, general_number};
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

/// Characters that one cell can hold; Excel's own limit.
const LONGEST: usize = 32_767;
/// Cells and bytes of text that one file can give.
pub(super) const MOST_CELLS: usize = 2_000_000;
const MOST_TEXT: usize = 200 << 20;
/// Words longer than this are hardly ever written twice, bytes.
const LONG: usize = 120;
/// Words remembered so that equal cells share them.
const RECENT: usize = 1 << 13;

/// A cell whose letters may be of an old encoding.
#[derive(Debug)]
struct Suspect {
    row: u32,
    column: u32,
    encoding: Legacy,
    raw: Box<str>,
}

/// Writes the cells of a workbook, one sheet after another.
#[derive(Debug)]
pub(super) struct Scribe {
    /// Of the sheet being read.
    pub findings: Findings,
    suspects: Vec<Suspect>,
    tcvn3: bool,
    vni: bool,
    cells_left: usize,
    text_left: usize,
    recent: Recent,
}

/// Words that were met lately: names of units, deadlines and dates stand in cell after cell.
#[derive(Debug)]
struct Recent {
    hash: RandomState,
    /// Each by its hash; a later one takes the place of an earlier.
    slots: Vec<Option<Arc<str>>>,
}

impl Recent {
    fn share(&mut self, text: &mut Arc<str>) {
        if text.len() > LONG {
            return;
        }
        let at = self.hash.hash_one(&**text) as usize % RECENT;
        match &mut self.slots[at] {
            Some(known) if known == text => *text = known.clone(),
            slot => *slot = Some(text.clone()),
        }
    }
}

impl Scribe {
    /// For one file.
    pub fn new() -> Self {
        Scribe {
            findings: Findings::default(),
            suspects: Vec::new(),
            tcvn3: false,
            vni: false,
            cells_left: MOST_CELLS,
            text_left: MOST_TEXT,
            recent: Recent { hash: RandomState::new(), slots: vec![None; RECENT] },
        }
    }

    /// Text in one font.
    pub fn words(&mut self, raw: &str, face: &Face, row: u32, column: u32) -> String {
        let mut raw = raw;
        if raw.len() > LONGEST
            && let Some((cut, _)) = raw.char_indices().nth(LONGEST)
        {
            self.findings.add(Finding::TooLong, row, column);
            raw = &raw[..cut];
        }
        let decoded = match face {
            Face::Legacy(font) => {
                let decoded = legacy::decode_by_font(raw, *font);
                if decoded.is_some() {
                    self.converted(font.encoding, row, column);
                    decoded
                } else {
                    let mixed = legacy::decode_among_unicode(raw, font.encoding).map(|(words, _)| words);
                    let mixed = mixed.map(|words| if font.capitals { words.to_uppercase() } else { words });
                    self.mixed(mixed, row, column)
                }
            }
            Face::Signs(name) => {
                if !raw.trim().is_empty() {
                    self.findings.add_with(Finding::SignFont, row, column, name);
                }
                None
            }
            Face::Plain => match legacy::detect(raw) {
                Evidence::Proven(encoding) => {
                    self.converted(encoding, row, column);
                    Some(legacy::decode(raw, encoding))
                }
                Evidence::Possible(encoding) => {
                    self.suspects.push(Suspect { row, column, encoding, raw: raw.into() });
                    None
                }
                // Without a font to tell it, one word is too little.
                Evidence::None if !legacy::is_odd(raw) => None,
                Evidence::None => {
                    let mixed = [Legacy::Tcvn3, Legacy::Vni]
                        .into_iter()
                        .filter_map(|encoding| legacy::decode_among_unicode(raw, encoding))
                        .filter(|(_, sure)| *sure > 1)
                        .max_by_key(|(_, sure)| *sure);
                    self.mixed(mixed.map(|(words, _)| words), row, column)
                }
            },
        };
        let cleaned = clean(decoded.as_deref().unwrap_or(raw));
        if cleaned.controls > 0 {
            self.findings.add(Finding::Controls, row, column);
        }
        cleaned.text
    }

    fn mixed(&mut self, decoded: Option<String>, row: u32, column: u32) -> Option<String> {
        if decoded.is_some() {
            self.findings.add(Finding::Mixed, row, column);
        }
        decoded
    }

    /// Text in one font, at the font's level.
    pub fn set(&mut self, raw: &str, font: &Font, row: u32, column: u32) -> String {
        let words = self.words(raw, &font.face, row, column);
        match font.level.words(&words) {
            Some(words) => words,
            None => {
                self.findings.add_with(Finding::OffLine, row, column, words.trim());
                words
            }
        }
    }

    fn converted(&mut self, encoding: Legacy, row: u32, column: u32) {
        let (seen, finding) = match encoding {
            Legacy::Tcvn3 => (&mut self.tcvn3, Finding::Tcvn3),
            Legacy::Vni => (&mut self.vni, Finding::Vni),
        };
        *seen = true;
        self.findings.add(finding, row, column);
    }

    /// Text with runs. Runs that all look alike are plain text in that look, which is given back.
    pub fn runs(&mut self, raw: &str, runs: &[Run], cell: &Font, row: u32, column: u32) -> (CellText, Font) {
        if runs.is_empty() {
            if cell.struck && !raw.trim().is_empty() {
                self.findings.add(Finding::Struck, row, column);
            }
            return (CellText::Plain(self.set(raw, cell, row, column).into()), cell.clone());
        }
        // Runs of one encoding are decoded together: the marks of a letter may be in the next run, as may the
        // half of a decomposed letter; only a change of look ends a piece.
        let mut pieces: Vec<(&str, &Font)> = Vec::new();
        let mut start = 0;
        for run in runs {
            let Some(text) = raw.get(start..run.end) else { continue };
            let (from, font) = (start, run.font.as_ref().unwrap_or(cell));
            start = run.end;
            match pieces.last_mut() {
                Some((last, f)) if *f == font => *last = raw.get(from - last.len()..run.end).unwrap_or(last),
                _ if text.is_empty() => {}
                _ => pieces.push((text, font)),
            }
        }
        if let Some(rest) = raw.get(start..)
            && !rest.is_empty()
        {
            pieces.push((rest, cell));
        }
        let look =
            |f: &Font| TextStyle { bold: f.bold, italic: f.italic, underline: f.underline, ..TextStyle::default() };
        let mut inlines = Inlines::new();
        for (text, font) in &pieces {
            inlines.push(&self.set(text, font, row, column), look(font));
            if font.struck && !text.trim().is_empty() {
                self.findings.add(Finding::Struck, row, column);
            }
        }
        let worded: Vec<&Font> = pieces.iter().filter(|p| !p.0.trim().is_empty()).map(|p| p.1).collect();
        let first = worded.first().copied().unwrap_or(cell);
        let alike = worded.iter().all(|f| look(f) == look(first));
        let whole = Font {
            bold: worded.iter().all(|f| f.bold),
            italic: worded.iter().all(|f| f.italic),
            underline: first.underline,
            red: worded.iter().all(|f| f.red),
            ..Font::default()
        };
        let rich = CellText::Rich(Box::new(inlines));
        let text = if alike { CellText::Plain(rich.words().into_owned().into()) } else { rich };
        (text, whole)
    }

    /// A number in its format; None for what shows nothing.
    pub fn number(
        &mut self,
        value: f64,
        format: &NumberFormat,
        since_1904: bool,
        row: u32,
        column: u32,
    ) -> Option<(Value, String)> {
        if !value.is_finite() {
            self.findings.add(Finding::BadValue, row, column);
            return None;
        }
        let text = if format.is_date() {
            match date_format::moment(value, since_1904) {
                Some(at) if value > 0.0 || since_1904 => {
                    let kind = if date_format::is_elapsed(format) { Value::Number(value) } else { Value::Date(at) };
                    return Some((kind, date_format::text(format, at, value)));
                }
                // Nought in a date column is an empty date; as a time of day it is midnight, which none plans for.
                _ if value == 0.0 => general_number(0.0),
                _ => {
                    self.findings.add(Finding::NoDate, row, column);
                    general_number(value)
                }
            }
        } else {
            format.number(value)
        };
        if text.is_empty() {
            if value != 0.0 {
                self.findings.add(Finding::Unseen, row, column);
            }
            return None;
        }
        Some((Value::Number(value), text))
    }

    /// Counts a cell and lets it share its words with cells before it; says when there are too many.
    pub fn count(&mut self, cell: &mut SheetCell) -> Result<(), Stop> {
        let bytes = match &mut cell.text {
            CellText::Plain(text) => {
                self.recent.share(text);
                text.len()
            }
            CellText::Rich(inlines) => inlines.0.len() * 48 + inlines.text().len(),
        };
        self.cells_left = self.cells_left.checked_sub(1).ok_or(Stop::Cells)?;
        self.text_left = self.text_left.checked_sub(bytes).ok_or(Stop::Text)?;
        Ok(())
    }

    /// After a sheet: its order mended, single words of an encoding that others prove converted.
    pub fn finish(&mut self, sheet: &mut Sheet) {
        order(sheet, &mut self.findings);
        for suspect in std::mem::take(&mut self.suspects) {
            let proven = match suspect.encoding {
                Legacy::Tcvn3 => self.tcvn3,
                Legacy::Vni => self.vni,
            };
            if !proven {
                continue;
            }
            let Ok(row) = sheet.rows.binary_search_by_key(&suspect.row, |r| r.index) else { continue };
            let cells = &mut sheet.rows[row].cells;
            let Ok(cell) = cells.binary_search_by_key(&suspect.column, |c| c.column) else { continue };
            if let CellText::Plain(text) = &mut cells[cell].text
                && **text == *clean(&suspect.raw).text
            {
                *text = clean(&legacy::decode(&suspect.raw, suspect.encoding)).text.into();
                self.converted(suspect.encoding, suspect.row, suspect.column);
            }
        }
    }
}

/// Rows and cells in order, each once; programs have written them otherwise.
fn order(sheet: &mut Sheet, findings: &mut Findings) {
    if !sheet.rows.is_sorted_by(|a, b| a.index < b.index) {
        sheet.rows.sort_by_key(|r| r.index);
        let mut rows: Vec<SheetRow> = Vec::with_capacity(sheet.rows.len());
        for row in sheet.rows.drain(..) {
            match rows.last_mut() {
                Some(last) if last.index == row.index => {
                    last.hidden |= row.hidden;
                    last.cells.extend(row.cells);
                }
                _ => rows.push(row),
            }
        }
        sheet.rows = rows;
    }
    for row in &mut sheet.rows {
        if row.cells.is_sorted_by(|a, b| a.column < b.column) {
            continue;
        }
        row.cells.sort_by_key(|c| c.column);
        let mut cells: Vec<SheetCell> = Vec::with_capacity(row.cells.len());
        for cell in row.cells.drain(..) {
            match cells.last_mut() {
                Some(last) if last.column == cell.column => {
                    findings.add(Finding::Twice, row.index, cell.column);
                    *last = cell;
                }
                _ => cells.push(cell),
            }
        }
        row.cells = cells;
    }
}
