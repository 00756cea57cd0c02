//! What is this file, decided once and parsed once: a plan, tables, a text, a document, or something that cannot be used.

use super::{Office, Reading, ending};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Document;
use crate::docx::read::model::Source as WordSource;
use crate::package::FileKind;
use crate::plan::{Plan, ProfileKey};
use crate::read::{self, JsonHolds, PlanCells};
use crate::sheet::{self, Workbook};
use crate::standard::Profile;
use crate::syntax::KeyPlaces;
use crate::{compose, docx, outline, reuse, syntax};
use std::collections::HashMap;
use std::fmt;

/// What a text file is taken for where its content would allow both: a văn bản typed as text, or a table saved as "Unicode
/// Text".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Expect {
    /// A văn bản.
    Document,
    /// A table.
    Table,
    /// Whichever it looks like.
    #[default]
    Either,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The data of a văn bản in JSON.
    Data,
    /// The plan workbook, filled in.
    PlanBook,
    /// Any other table or workbook.
    Table,
    /// A văn bản typed as plain text.
    Text,
    /// A văn bản of Word.
    Word,
}

impl Kind {
    /// What to call it in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Data => "dữ liệu văn bản",
            Kind::PlanBook => "sổ kế hoạch",
            Kind::Table => "bảng",
            Kind::Text => "văn bản thuần",
            Kind::Word => "văn bản Word",
        }
    }

    /// Whether it holds data that a document is made of, not a document or a table.
    pub fn is_plan(self) -> bool {
        matches!(self, Kind::Data | Kind::PlanBook)
    }
}

/// What was parsed, and where what is found in it later stands.
#[derive(Debug, Clone)]
pub(super) enum Parsed {
    Data {
        plan: Box<Plan>,
        places: KeyPlaces,
    },
    /// The workbook too, as its sheets may be asked for as tables; `found` counts where it is used as a plan.
    PlanBook {
        book: Workbook,
        plan: Option<Box<Plan>>,
        cells: PlanCells,
        found: Diagnostics,
    },
    Table(Workbook),
    Text {
        document: Box<Document>,
        /// As it was typed: what is found in the document later gets its line.
        text: Box<str>,
        found: Diagnostics,
    },
    Word(Box<Word>),
}

/// A DOCX: its bytes, which corrections copy, and what was read of it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub bytes: Vec<u8>,
    pub source: WordSource,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    found: Diagnostics,
    pub(super) parsed: Parsed,
    pub(super) reading: Reading,
    rare: Rare,
}

impl Source {
    /// The name it was opened with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        match &self.parsed {
            Parsed::Data { .. } => Kind::Data,
            Parsed::PlanBook { .. } => Kind::PlanBook,
            Parsed::Table(_) => Kind::Table,
            Parsed::Text { .. } => Kind::Text,
            Parsed::Word(_) => Kind::Word,
        }
    }

    /// What was found in reading it, each with its place in the file.
    pub fn found(&self) -> &Diagnostics {
        &self.found
    }

    /// The plan that JSON or a plan workbook holds; of anything else a finding says what it is.
    pub(super) fn plan(&self, found: &mut Diagnostics) -> Option<&Plan> {
        match &self.parsed {
            Parsed::Data { plan, .. } => Some(plan),
            Parsed::PlanBook { plan, found: own, .. } => {
                found.extend(own.clone());
                plan.as_deref()
            }
            Parsed::Table(_) | Parsed::Text { .. } | Parsed::Word(_) => {
                let message = format!("Tệp này là {}, không phải dữ liệu kế hoạch", self.kind().name());
                let advice = match self.kind() {
                    Kind::Word => "chuyển thành tệp dữ liệu rồi dùng tệp ấy",
                    Kind::Text => "dùng tệp dữ liệu .json hoặc sổ kế hoạch",
                    _ => "lập phụ lục từ bảng này, hoặc dùng sổ kế hoạch",
                };
                found.add(code::TEP_KHONG_PHAI_KE_HOACH, Place::file(self.name.clone()), message, advice);
                None
            }
        }
    }

    /// The văn bản that plain text or a DOCX holds; none of data and tables.
    pub(super) fn document(&self) -> Option<Document> {
        match &self.parsed {
            Parsed::Text { document, .. } => Some((**document).clone()),
            // What is odd in it is said where it is checked or used again.
            Parsed::Word(word) => reuse::document(&word.source, &mut Diagnostics::new()),
            Parsed::Data { .. } | Parsed::PlanBook { .. } | Parsed::Table(_) => None,
        }
    }

    /// What was found in taking a văn bản apart, in plain text or a DOCX.
    pub(super) fn imported_found(&self) -> Diagnostics {
        let mut out = Diagnostics::new();
        match &self.parsed {
            Parsed::Text { found, .. } => out.extend(found.clone()),
            Parsed::Word(word) => {
                reuse::document(&word.source, &mut out);
            }
            Parsed::Data { .. } | Parsed::PlanBook { .. } | Parsed::Table(_) => {}
        }
        out
    }

    /// Gives line and column, or the cell, to findings that name a key path of the plan, and names the file. For what was
    /// found in the plan alone.
    pub(super) fn locate(&self, found: &mut Diagnostics) {
        match &self.parsed {
            Parsed::Data { places, .. } => places.locate(found),
            Parsed::PlanBook { cells, .. } => cells.locate(found),
            Parsed::Table(_) | Parsed::Text { .. } | Parsed::Word(_) => {}
        }
        found.in_file(&self.name);
    }

    /// The cell of a key path of the plan, or the path itself where the file has no cells.
    pub(super) fn place_of(&self, path: &str) -> String {
        match &self.parsed {
            Parsed::PlanBook { cells, .. } => cells.cell(path),
            _ => path.to_owned(),
        }
    }

    /// The first place of a character that not every face has.
    pub(super) fn first(&self, c: char) -> Option<Place> {
        self.rare.first(c)
    }

    /// Takes the places of characters out, for when the cells are gone.
    pub(super) fn take_rare(&mut self) -> Rare {
        std::mem::take(&mut self.rare)
    }
}

/// A file that cannot be used, and why.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Unreadable {
    /// The name it was opened with.
    pub name: String,
    /// All that was found; at least one `lỗi`.
    pub found: Diagnostics,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        first_error(&self.found, f)
    }
}

impl std::error::Error for Unreadable {}

/// The gravest of what was found, for a program that shows one line.
pub(super) fn first_error(found: &Diagnostics, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match found.iter().max_by_key(|d| d.severity) {
        Some(worst) => fmt::Display::fmt(worst, f),
        None => Ok(()),
    }
}

impl Office {
    /// Reads a file and sees what it is, by its content, and by its ending where the content would allow several things.
    /// `name` is its name for messages, with its ending.
    ///
    /// # Errors
    /// [`Unreadable`] with all that is wrong.
    pub fn open(&self, bytes: impl Into<Vec<u8>>, name: &str) -> Result<Source, Unreadable> {
        self.open_as(bytes, name, Expect::Either)
    }

    /// [`open`](Office::open) where it is known what a text file is meant for.
    ///
    /// # Errors
    /// As [`open`](Office::open).
    pub fn open_as(&self, bytes: impl Into<Vec<u8>>, name: &str, expect: Expect) -> Result<Source, Unreadable> {
        let mut found = Diagnostics::new();
        let mut rare = Rare::default();
        let parsed = parse(bytes.into(), name, expect, (self.profile, &mut rare), &mut found);
        found.in_file(name);
        match parsed {
            Some(parsed) => Ok(Source { name: name.to_owned(), found, parsed, rare, reading: Reading::default() }),
            None => Err(Unreadable { name: name.to_owned(), found }),
        }
    }
}

const SAVE_AS: &str = "mở tệp bằng Word, chọn File > Save As, lưu thành .docx (Word Document) rồi dùng tệp .docx";

/// `own`: the profile that a door asks for, and where characters are noted.
fn parse(
    bytes: Vec<u8>,
    name: &str,
    expect: Expect,
    (own, rare): (Option<Profile>, &mut Rare),
    found: &mut Diagnostics,
) -> Option<Parsed> {
    let ending = ending(name);
    let kind = FileKind::of(&bytes);
    match (kind, ending.as_str()) {
        // What a damaged or foreign file of that name is, the reader says.
        (FileKind::Docx, _) | (_, "docx" | "docm") => {
            let source = docx::read::read(&bytes, found)?;
            return Some(Parsed::Word(Box::new(Word { bytes, source })));
        }
        (_, "md") => return text(&bytes, own, rare, found),
        (FileKind::Text | FileKind::Empty, "txt") if expect == Expect::Document => {
            return text(&bytes, own, rare, found);
        }
        (FileKind::Text, "txt") if expect == Expect::Either && !is_table_text(&bytes) => {
            return text(&bytes, own, rare, found);
        }
        (FileKind::Pdf, _) => return unread("văn bản PDF", "xin bản Word (.docx) hoặc bản Excel", found),
        (FileKind::Picture, _) => {
            return unread("ảnh", "xin bản Word (.docx) hoặc bản Excel của nội dung trong ảnh", found);
        }
        (_, "jpg" | "jpeg" | "png" | "gif" | "bmp" | "tif" | "tiff" | "webp" | "heic") => {
            return unread("ảnh", "xin bản Word (.docx) hoặc bản Excel của nội dung trong ảnh", found);
        }
        _ if kind.is_for_word() => return unread(kind.name(), SAVE_AS, found),
        (FileKind::BrokenCompound, "doc") => {
            return unread("văn bản Word 97-2003 (.doc) hỏng hoặc bị cắt ngang", SAVE_AS, found);
        }
        // Words under the name of a document: nothing that could be told from a table.
        (FileKind::Text, "doc" | "odt" | "rtf" | "pdf") => {
            return unread(&format!("văn bản .{ending}"), SAVE_AS, found);
        }
        _ => {}
    }
    match read::json_holds(&bytes) {
        Some(JsonHolds::Table) => {}
        None if ending != "json" => {}
        // `null`, `5`: what is wrong with it is said where a plan is read.
        Some(JsonHolds::Plan) | None => {
            rare.lines(&bytes);
            let mut data = read::plan_data(&bytes, found)?;
            data.plan.profile = own.map(ProfileKey::from).or(data.plan.profile);
            return Some(Parsed::Data { plan: Box::new(data.plan), places: data.places });
        }
    }
    let book = sheet::workbook(&bytes, "", found)?;
    rare.cells(&book);
    if !read::is_plan_workbook(&book) {
        return Some(Parsed::Table(book));
    }
    let mut told = Diagnostics::new();
    let read = read::plan_workbook(&book, &mut told);
    told.in_file(name);
    let (mut plan, cells) = read.map_or((None, PlanCells::default()), |b| (Some(Box::new(b.plan)), b.cells));
    if let Some(plan) = &mut plan {
        plan.profile = own.map(ProfileKey::from).or(plan.profile);
    }
    Some(Parsed::PlanBook { book, plan, cells, found: told })
}

fn unread(what: &str, advice: &str, found: &mut Diagnostics) -> Option<Parsed> {
    found.add(code::TEP_DINH_DANG, Place::default(), format!("Tệp là {what}, chưa đọc được"), advice);
    None
}

fn text(bytes: &[u8], own: Option<Profile>, rare: &mut Rare, found: &mut Diagnostics) -> Option<Parsed> {
    let text = syntax::plain_text(bytes, found)?;
    rare.lines(text.as_bytes());
    let parsed = outline::parse_as(own.unwrap_or_default(), &text);
    let mut document = parsed.document;
    document.profile = own.unwrap_or(document.profile);
    if document.is_appendices_only() {
        document.meta = compose::appendix_meta(&document);
    }
    Some(Parsed::Text { document: Box::new(document), text: text.into(), found: parsed.diagnostics })
}

/// Whether a text file is a table that a spreadsheet saved (columns parted by tabs) and no văn bản: one that begins with
/// a letterhead, or with a phụ lục's title on a line of its own, may hold a long table too. What is in an old code page can
/// only be read as a table.
fn is_table_text(bytes: &[u8]) -> bool {
    let Some(text) = syntax::plain_text(bytes, &mut Diagnostics::new()) else { return !bytes.is_empty() };
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    // A spreadsheet fills every line up to the last column with tabs.
    let tabbed = lines.iter().filter(|l| l.contains('\t')).count();
    if tabbed < 2 || tabbed * 2 < lines.len() {
        return false;
    }
    let document = outline::parse(&text).document;
    let titled = !document.appendices.is_empty() && lines.first().is_some_and(|l| !l.contains('\t'));
    document.organ.is_empty() && document.code_notation.is_empty() && !titled
}

/// The first place of each character that a face may lack: what is in every face of text is not noted.
#[derive(Debug, Clone, Default)]
pub(super) struct Rare(HashMap<char, Place>);

/// Latin with its marks, Vietnamese, and the usual signs of text.
fn is_usual(c: char) -> bool {
    matches!(c, '\0'..='\u{17F}' | '\u{1A0}'..='\u{1B0}' | '\u{300}'..='\u{323}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2010}'..='\u{2026}')
}

impl Rare {
    /// The place of one.
    pub fn first(&self, c: char) -> Option<Place> {
        self.0.get(&c).cloned()
    }

    fn lines(&mut self, bytes: &[u8]) {
        // UTF-16 is rare enough to go without places.
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        for (at, line) in text.lines().enumerate() {
            if line.is_ascii() {
                continue;
            }
            for (column, c) in line.chars().enumerate().filter(|(_, c)| !is_usual(*c)) {
                self.0.entry(c).or_insert_with(|| Place::at(at + 1, column + 1));
            }
        }
    }

    fn cells(&mut self, book: &Workbook) {
        for sheet in &book.sheets {
            for (row, cell) in sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.index, cell))) {
                for c in cell.text.words().chars().filter(|c| !is_usual(*c)) {
                    self.0.entry(c).or_insert_with(|| {
                        let name = sheet::cell_name(cell.column, row);
                        Place::within(if sheet.name.is_empty() { name } else { format!("{}!{name}", sheet.name) })
                    });
                }
            }
        }
    }
}
