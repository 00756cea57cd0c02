//! What the page and the server say to each other, in JSON; described in `docs/trang.md`.

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::office::{
    Agency, ColumnFix, Facts, Filled, Fixes, Meaning, Orientation, Reading, RowFix, RowIs, ScreenLine, Spot, Survey,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Job {
    /// A văn bản, tables as its phụ lục.
    #[default]
    Lap,
    /// Tables to phụ lục.
    PhuLuc,
    /// A document against the decree.
    KiemTra,
    /// Safe corrections.
    Sua,
    /// Last year's document for the next.
    NamMoi,
    /// The report of a period.
    BaoCao,
    /// Forms for units.
    BieuMau,
    /// The list of tasks.
    NhiemVu,
    /// The days of a year.
    Lich,
}

/// Work that is asked for: all that it depends on, so that equal requests have equal answers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Asked {
    #[serde(rename = "viec")]
    pub job: Job,
    /// The file it is about.
    #[serde(rename = "chinh")]
    pub main: u64,
    /// Tables that become phụ lục, or what units sent.
    #[serde(rename = "kem")]
    pub beside: Vec<u64>,
    #[serde(rename = "ky")]
    pub period: Option<String>,
    #[serde(rename = "nam")]
    pub year: Option<i32>,
    #[serde(rename = "cach")]
    pub ways: Ways,
    /// How tables are read, by their file.
    #[serde(rename = "doc")]
    pub readings: BTreeMap<u64, Read>,
    #[serde(rename = "dien")]
    pub marks: Vec<Mark>,
    #[serde(rename = "du_kien")]
    pub facts: Facts,
    #[serde(rename = "co_quan")]
    pub agency: Option<Agency>,
    /// The formats to be taken: `docx`, `pdf`, and `nhan-xet` for remarks in a DOCX.
    #[serde(rename = "dang")]
    pub formats: Vec<String>,
    /// All in one .zip.
    #[serde(rename = "goi")]
    pub packed: bool,
}

/// Choices that are yes or no.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Ways {
    #[serde(rename = "gop")]
    pub together: bool,
    #[serde(rename = "danh_so")]
    pub renumber: bool,
    #[serde(rename = "phat_hanh")]
    pub for_issue: bool,
    #[serde(rename = "theo_doi")]
    pub tracked: bool,
    #[serde(rename = "ngan")]
    pub short: bool,
    #[serde(rename = "o_ky")]
    pub field: bool,
}

/// How the tables of a file are read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Read {
    #[serde(rename = "trang")]
    pub sheet: Option<String>,
    /// `doc`, `ngang`
    #[serde(rename = "kho")]
    pub lies: Option<String>,
    #[serde(rename = "cot")]
    pub columns: Vec<Column>,
    #[serde(rename = "dong")]
    pub rows: Vec<Row>,
    #[serde(rename = "sua_ngay")]
    pub fix_dates: bool,
    #[serde(rename = "sua_so")]
    pub fix_numbers: bool,
}

/// What a column is: its number on the sheet from 0, and the key of a meaning or nothing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    #[serde(rename = "trang")]
    pub sheet: String,
    #[serde(rename = "so")]
    pub number: u32,
    #[serde(rename = "la")]
    pub is: String,
}

/// What a row is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    #[serde(rename = "trang")]
    pub sheet: String,
    #[serde(rename = "so")]
    pub number: u32,
    #[serde(rename = "la")]
    pub is: String,
}

/// Words in the place of a mark.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Mark {
    #[serde(rename = "phan")]
    pub part: String,
    #[serde(rename = "gi")]
    pub what: String,
    #[serde(rename = "thu")]
    pub nth: usize,
    #[serde(rename = "chu")]
    pub text: String,
}

impl From<&Mark> for Filled {
    fn from(mark: &Mark) -> Self {
        Filled { part: mark.part.clone(), what: mark.what.clone(), nth: mark.nth, text: mark.text.clone() }
    }
}

impl Read {
    /// As the office is asked.
    pub fn reading(&self) -> Reading {
        let columns = self.columns.iter().map(|c| ColumnFix {
            sheet: c.sheet.clone(),
            column: c.number,
            meaning: Meaning::of_key(&c.is).unwrap_or_default(),
        });
        let row = |r: &Row| RowIs::of_key(&r.is).map(|is| RowFix { sheet: r.sheet.clone(), row: r.number, is });
        let orientation = match self.lies.as_deref() {
            Some("doc") => Orientation::Portrait,
            Some("ngang") => Orientation::Landscape,
            _ => Orientation::Auto,
        };
        Reading {
            sheet: self.sheet.clone(),
            orientation,
            fix_dates: self.fix_dates,
            fix_numbers: self.fix_numbers,
            fixes: Fixes { columns: columns.collect(), rows: self.rows.iter().filter_map(row).collect() },
            ..Reading::default()
        }
    }
}

/// A file on the desk.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Card {
    pub id: u64,
    #[serde(rename = "ten")]
    pub name: String,
    #[serde(rename = "loai")]
    pub kind: &'static str,
    #[serde(rename = "goi")]
    pub kind_name: &'static str,
    #[serde(rename = "co")]
    pub size: usize,
    #[serde(rename = "mo_ta")]
    pub says: Vec<(String, String)>,
    #[serde(rename = "phat_hien")]
    pub found: Vec<Finding>,
    #[serde(rename = "luu_duoc")]
    pub savable: bool,
    #[serde(rename = "co_quan", skip_serializing_if = "Option::is_none")]
    pub facts: Option<serde_json::Value>,
}

/// A place on the pages: number of the document, page, rectangle.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Seen {
    #[serde(rename = "tl")]
    pub document: usize,
    #[serde(rename = "trang")]
    pub page: usize,
    #[serde(rename = "o")]
    pub rect: [f32; 4],
}

impl Seen {
    pub fn of(document: usize, spot: Spot) -> Seen {
        Seen { document, page: spot.page, rect: spot.rect }
    }
}

/// What was found, and where it can be seen.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Finding {
    #[serde(rename = "muc_do")]
    pub severity: Severity,
    #[serde(rename = "ma")]
    pub code: String,
    /// Where, in words.
    #[serde(rename = "o_dau")]
    pub wording: String,
    #[serde(rename = "noi")]
    pub place: Place,
    #[serde(rename = "noi_dung")]
    pub message: String,
    #[serde(rename = "cach_sua")]
    pub advice: String,
    #[serde(rename = "can_cu")]
    pub clause: &'static str,
    #[serde(rename = "cho", skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
}

impl Finding {
    pub fn plain(found: &Diagnostic) -> Finding {
        Finding {
            severity: found.severity,
            code: found.code.to_string(),
            wording: found.place.to_string(),
            place: found.place.clone(),
            message: found.message.clone(),
            advice: found.advice.clone(),
            clause: found.code.clause(),
            seen: None,
        }
    }
}

/// A document that was drawn.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Drawn {
    #[serde(rename = "ten")]
    pub name: String,
    #[serde(rename = "phan")]
    pub part: String,
    /// Pages in all; those that were drawn have their size here.
    #[serde(rename = "so_trang")]
    pub count: usize,
    #[serde(rename = "trang")]
    pub pages: Vec<(f32, f32)>,
    #[serde(rename = "du_kien")]
    pub facts: serde_json::Value,
}

/// A mark of what is missing.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Gap {
    #[serde(rename = "tl")]
    pub document: usize,
    #[serde(rename = "gi")]
    pub what: String,
    #[serde(rename = "thu")]
    pub nth: usize,
    #[serde(rename = "phan")]
    pub part: String,
    #[serde(rename = "cho")]
    pub seen: Vec<Seen>,
}

/// How a table was read.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Strip {
    #[serde(rename = "tep")]
    pub file: u64,
    #[serde(rename = "trang")]
    pub sheet: String,
    #[serde(rename = "o")]
    pub cell: String,
    #[serde(rename = "ten")]
    pub title: String,
    #[serde(rename = "so_dong")]
    pub items: usize,
    #[serde(rename = "cot")]
    pub columns: Vec<StripColumn>,
    #[serde(rename = "dong")]
    pub rows: Vec<StripRow>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct StripColumn {
    #[serde(rename = "so")]
    pub number: u32,
    #[serde(rename = "chu")]
    pub letter: String,
    #[serde(rename = "ten")]
    pub heading: String,
    #[serde(rename = "la")]
    pub is: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct StripRow {
    #[serde(rename = "so")]
    pub number: u32,
    #[serde(rename = "la")]
    pub is: &'static str,
    #[serde(rename = "chu")]
    pub words: String,
}

impl Strip {
    pub fn of(file: u64, survey: Survey) -> Strip {
        let column = |c: crate::office::SurveyColumn| StripColumn {
            number: c.number,
            letter: c.letter,
            heading: c.heading,
            is: c.meaning.key(),
        };
        let row = |r: crate::office::SurveyRow| StripRow {
            number: r.number,
            is: RowIs::KEYS.iter().find(|k| k.1 == r.is).map_or("", |k| k.0),
            words: r.words,
        };
        Strip {
            file,
            sheet: survey.sheet,
            cell: survey.cell,
            title: survey.title,
            items: survey.items,
            columns: survey.columns.into_iter().map(column).collect(),
            rows: survey.rows.into_iter().map(row).collect(),
        }
    }
}

/// What came of work, to be looked at.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Shown {
    /// The number of its pages.
    #[serde(rename = "ma")]
    pub id: u64,
    #[serde(rename = "tai_lieu")]
    pub documents: Vec<Drawn>,
    #[serde(rename = "phat_hien")]
    pub found: Vec<Finding>,
    #[serde(rename = "thieu")]
    pub gaps: Vec<Gap>,
    #[serde(rename = "bang")]
    pub strips: Vec<Strip>,
    /// What it came to, in sentences.
    #[serde(rename = "tom_tat")]
    pub lines: Vec<String>,
    /// The files that can be taken.
    #[serde(rename = "tep_ra")]
    pub files: Vec<String>,
    /// No file can be taken: there is a `lỗi`.
    #[serde(rename = "hong")]
    pub failed: bool,
}

/// A line on a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PageLine<'a> {
    #[serde(rename = "o")]
    pub rect: [f32; 4],
    #[serde(rename = "chu")]
    pub text: &'a str,
    #[serde(rename = "khoi", skip_serializing_if = "Option::is_none")]
    pub block: Option<u32>,
    #[serde(rename = "nguon", skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
}

impl<'a> From<&'a ScreenLine> for PageLine<'a> {
    fn from(line: &'a ScreenLine) -> Self {
        PageLine { rect: line.rect, text: &line.text, block: line.block, source: line.source.as_deref() }
    }
}

/// A result to be taken.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Taken {
    #[serde(rename = "ten")]
    pub name: String,
    #[serde(rename = "co")]
    pub size: usize,
    #[serde(rename = "dia_chi")]
    pub address: String,
}
