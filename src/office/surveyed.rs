//! What a source is and how its tables were read, for a person who looks through it before anything is made.

use super::source::Parsed;
use super::words::WordPlaces;
use super::{Office, Screen, Source, Spot};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Document, RowKind};
use crate::sheet::cell_name;
use crate::tables::{self, FoundTable, Meaning, RowIs};

/// How a table was read.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Survey {
    /// The sheet it is on.
    pub sheet: String,
    /// Its first cell: `Sheet1!A3`.
    pub cell: String,
    /// Its title.
    pub title: String,
    /// Its columns.
    pub columns: Vec<SurveyColumn>,
    /// Its rows that are no tasks: of the head, groups, totals. Of very many the first.
    pub rows: Vec<SurveyRow>,
    /// How many rows of data it has.
    pub items: usize,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SurveyColumn {
    /// Its number on the sheet, from 0, and its letter.
    pub number: u32,
    /// `C`
    pub letter: String,
    /// Its heading.
    pub heading: String,
    /// What it was taken for.
    pub meaning: Meaning,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SurveyRow {
    /// Its number on the sheet, from 0.
    pub number: u32,
    /// What it was taken for.
    pub is: RowIs,
    /// Its words, shortened.
    pub words: String,
}

/// Rows that are no tasks that are listed of one table.
const MOST_ROWS: usize = 300;

/// What a source says of itself: `Trích yếu`, and what it is.
pub type Fact = (&'static str, String);

impl Office {
    /// The tables of a source as they are read.
    pub fn survey(&self, source: &Source) -> Vec<Survey> {
        let book = match &source.parsed {
            Parsed::Table(book) | Parsed::PlanBook { book, .. } => book,
            Parsed::Data { .. } | Parsed::Text { .. } | Parsed::Word(_) => return Vec::new(),
        };
        let options = source.reading.of_tasks(&self.columns);
        let mut out = Vec::new();
        for sheet in book.sheets.iter().filter(|s| !s.hidden) {
            let only = source.reading.sheet.as_ref();
            if only.is_some_and(|only| only != &sheet.name) {
                continue;
            }
            // What is found is told where the tables are used.
            let found = tables::tables(sheet.clone(), &options, &mut Diagnostics::new());
            out.extend(found.into_iter().map(|found| survey(&sheet.name, found)));
        }
        out
    }

    /// What a source says of itself, for the card that stands for it.
    pub fn describe(&self, source: &Source) -> Vec<Fact> {
        let mut out = Vec::new();
        let mut add = |name, value: String| {
            if !value.trim().is_empty() {
                out.push((name, value.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
        };
        match &source.parsed {
            Parsed::Data { plan, .. } | Parsed::PlanBook { plan: Some(plan), .. } => {
                let name = plan.type_name.clone().unwrap_or_else(|| plan.doc_type.0.title().to_owned());
                add("Loại", name);
                add("Số", plan.number.as_ref().map(|n| n.0.clone()).unwrap_or_default());
                add("Ngày", plan.date.clone().unwrap_or_default());
                add("Trích yếu", plan.subject.clone().unwrap_or_default());
                let tasks = plan.tasks.iter().filter(|t| !t.is_group()).count();
                add("Nhiệm vụ", if tasks > 0 { tasks.to_string() } else { String::new() });
                let count = plan.appendices.len();
                add("Phụ lục", if count > 0 { count.to_string() } else { String::new() });
            }
            Parsed::PlanBook { plan: None, .. } => {}
            Parsed::Table(_) => {
                let tables = self.survey(source);
                add("Tên", tables.iter().map(|t| t.title.clone()).find(|t| !t.is_empty()).unwrap_or_default());
                add("Bảng", tables.len().to_string());
                add("Dòng", tables.iter().map(|t| t.items).sum::<usize>().to_string());
            }
            Parsed::Text { .. } | Parsed::Word(_) => {
                if let Some(document) = source.document() {
                    out.extend(of_document(&document));
                }
            }
        }
        out
    }

    /// Where on the pages what was found stands.
    pub fn spot(&self, screen: &Screen, place: &Place) -> Option<Spot> {
        let cell = place.within.as_deref().and_then(|within| screen.cell(within));
        cell.or_else(|| place.words.as_deref().and_then(|words| screen.words(words)))
    }

    /// The place in a source of words on a page.
    pub fn trace(&self, sources: &[&Source], words: &str) -> Option<Place> {
        sources.iter().find_map(|source| WordPlaces::of(source).find(words))
    }
}

fn of_document(document: &Document) -> Vec<Fact> {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = Vec::new();
    if document.is_appendices_only() {
        out.push(("Loại", "PHỤ LỤC".to_owned()));
    } else {
        out.push(("Loại", document.type_name.clone().unwrap_or_else(|| document.doc_type.title().to_owned())));
        let number = document.code_number.clone().unwrap_or_else(|| "…".to_owned());
        if !document.code_notation.is_empty() {
            out.push(("Số", format!("{number}/{}", document.code_notation)));
        }
        if document.issued_date.is_complete() {
            out.push(("Ngày", line(&document.issued_date.in_words())));
        }
        out.push(("Trích yếu", line(&document.subject.text())));
    }
    if !document.appendices.is_empty() {
        out.push(("Phụ lục", document.appendices.len().to_string()));
    }
    out.retain(|(_, value)| !value.is_empty());
    out
}

fn survey(sheet: &str, found: FoundTable) -> Survey {
    let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = found.title.iter().map(|t| t.text()).collect::<Vec<_>>().join(" ");
    let letter = |column: u32| cell_name(column, 0).trim_end_matches('1').to_owned();
    let columns = found.columns.iter().map(|c| SurveyColumn {
        number: c.sheet_column,
        letter: letter(c.sheet_column),
        heading: c.heading.clone(),
        meaning: c.meaning,
    });
    let numbers = found.table.origin.as_ref().map(|o| o.rows.clone()).unwrap_or_default();
    let head = found.table.head.len();
    let rows = found.table.head.iter().chain(&found.table.body).enumerate().filter_map(|(at, row)| {
        let is = match row.kind {
            _ if at < head => RowIs::Head,
            RowKind::Group => RowIs::Group,
            RowKind::Total => RowIs::Total,
            RowKind::Normal | RowKind::ColumnNumbers => return None,
        };
        let words = row.cells.iter().map(|c| c.text()).filter(|t| !t.trim().is_empty()).collect::<Vec<_>>().join(" | ");
        Some(SurveyRow { number: *numbers.get(at)?, is, words: crate::diagnostic::glimpse(&words) })
    });
    Survey {
        sheet: sheet.to_owned(),
        cell: found.cell,
        title: line(title),
        columns: columns.collect(),
        rows: rows.take(MOST_ROWS).collect(),
        items: found.task_count,
    }
}

impl Screen {
    /// The place of a cell of the source; where it is not printed itself, of its row.
    fn cell(&self, within: &str) -> Option<Spot> {
        let row_of = |cell: &str| {
            let (sheet, name) = cell.rsplit_once('!').unwrap_or(("", cell));
            let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| (sheet.to_owned(), digits.to_owned()))
        };
        let row = row_of(within);
        self.first(|source| source == within)
            .or_else(|| self.first(|source| row.is_some() && row_of(source) == row))
            .or_else(|| self.first(|source| source.rsplit_once('!').is_some_and(|(sheet, _)| sheet == within)))
    }

    fn first(&self, fits: impl Fn(&str) -> bool) -> Option<Spot> {
        self.pages.iter().enumerate().find_map(|(page, drawn)| {
            let line = drawn.lines.iter().find(|l| l.source.as_deref().is_some_and(&fits))?;
            Some(Spot { page, rect: line.rect })
        })
    }

    /// The place of words, which may go over several lines.
    fn words(&self, words: &str) -> Option<Spot> {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let wanted: String = letters(words.trim_end_matches('…'));
        if wanted.is_empty() {
            return None;
        }
        // The letters of all lines, and where each line begins among them.
        let mut all = String::new();
        let mut starts = Vec::new();
        for (page, drawn) in self.pages.iter().enumerate() {
            for line in drawn.lines.iter().filter(|l| l.block.is_some()) {
                let own: String = letters(&line.text);
                starts.push((all.len(), Spot { page, rect: line.rect }));
                all.push_str(&own);
            }
        }
        let at = all.find(&wanted)?;
        let line = starts.partition_point(|s| s.0 <= at).checked_sub(1)?;
        starts.get(line).map(|s| s.1)
    }
}
