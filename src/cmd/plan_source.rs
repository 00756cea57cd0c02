//! A plan in whichever form an office keeps it: data in JSON, the plan workbook, a table, plain text.

use super::output;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Document;
use crate::plan::Plan;
use crate::read::{self, JsonHolds, PlanCells};
use crate::sheet::Workbook;
use crate::{docx, outline, reuse};
use crate::{sheet, syntax};
use std::cell::OnceCell;
use std::path::Path;

/// Endings of the files that may hold a table.
pub const TABLE_FILES: [&str; 8] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "json"];

/// What a `.txt` file is taken for: a văn bản typed as text, or a table saved as "Unicode Text".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextIs {
    /// A văn bản.
    Document,
    /// A table.
    Table,
    /// Whichever it looks like.
    Either,
}

/// What a file holds, by its content.
pub enum Form {
    /// A plan in JSON.
    Data,
    /// The plan workbook.
    PlanBook(Workbook),
    /// Any other table.
    Table(Workbook),
    /// A văn bản in plain text.
    Text(String),
    /// A văn bản of Word.
    Word,
}

impl Form {
    /// What to call it in a sentence.
    pub fn name(&self) -> &'static str {
        match self {
            Form::Data => "dữ liệu văn bản",
            Form::PlanBook(_) => "sổ kế hoạch",
            Form::Table(_) => "bảng",
            Form::Text(_) => "văn bản thuần",
            Form::Word => "văn bản Word",
        }
    }
}

/// A file that was read, and what it holds.
pub struct PlanSource {
    bytes: Vec<u8>,
    /// What the file is.
    pub form: Form,
    cells: PlanCells,
}

impl PlanSource {
    /// Reads a file and sees what it is; none, with findings, when it can be nothing that is known.
    pub fn open(path: &Path, text: TextIs, found: &mut Diagnostics) -> Option<PlanSource> {
        let bytes = output::read(path, found)?;
        let form = form(path, &bytes, text, found)?;
        Some(PlanSource { bytes, form, cells: PlanCells::default() })
    }

    /// The plan that JSON or a plan workbook holds; of anything else a finding says what it is.
    pub fn plan(&mut self, found: &mut Diagnostics) -> Option<Plan> {
        match &self.form {
            Form::Data => read::plan_json(&self.bytes, found),
            Form::PlanBook(book) => {
                let book = read::plan_workbook(book, found)?;
                self.cells = book.cells;
                Some(book.plan)
            }
            other => {
                let advice = match other {
                    Form::Word => "chuyển thành tệp dữ liệu bằng «vanthu nhap»",
                    Form::Text(_) => "dùng tệp dữ liệu .json hoặc sổ kế hoạch (vanthu bieu-mau ke-hoach)",
                    _ => {
                        "dùng «vanthu phu-luc» để lập phụ lục từ bảng, hoặc «vanthu bieu-mau ke-hoach» để lấy sổ trống"
                    }
                };
                let message = format!("Tệp này là {}, không phải dữ liệu kế hoạch", other.name());
                found.add(code::TEP_KHONG_PHAI_KE_HOACH, Place::default(), message, advice);
                None
            }
        }
    }

    /// The văn bản that plain text or a DOCX holds; none of data, and of a DOCX that cannot be read.
    pub fn document(&self, found: &mut Diagnostics) -> Option<Document> {
        match &self.form {
            Form::Text(text) => Some(outline::parse(text).document),
            // What is odd in it is for «kiem-tra» and «nhap» to say.
            Form::Word => docx::read::read(&self.bytes, found).map(|d| reuse::document(&d, &mut Diagnostics::new())),
            Form::Data | Form::PlanBook(_) | Form::Table(_) => None,
        }
    }

    /// Gives line and column, or the cell, to findings that name a key path of the plan. To be called before they are
    /// given a file name, and with those that were found in the plan alone.
    pub fn locate(&self, found: &mut Diagnostics) {
        match self.form {
            Form::PlanBook(_) => self.cells.locate(found),
            Form::Data => read::locate(&self.bytes, found),
            Form::Table(_) | Form::Text(_) | Form::Word => {}
        }
    }

    /// The cell of a key path of the plan, or the path itself where the file has no cells.
    pub fn place_of(&self, path: &str) -> String {
        match self.form {
            Form::PlanBook(_) => self.cells.cell(path),
            _ => path.to_owned(),
        }
    }

    /// Finds the first place of a character, where the file says it in so many letters.
    pub fn finder(&self) -> impl Fn(char) -> Option<Place> {
        let text: OnceCell<String> = OnceCell::new();
        let book: OnceCell<Option<Workbook>> = OnceCell::new();
        move |c| match &self.form {
            // Read again, as the cells may be gone: of a long table they make room for its pages.
            Form::PlanBook(_) | Form::Table(_) => {
                let book = book.get_or_init(|| sheet::workbook(&self.bytes, "", &mut Diagnostics::new()));
                book.as_ref()?.cell_with(c).map(Place::within)
            }
            Form::Word => None,
            Form::Data | Form::Text(_) => {
                let text =
                    text.get_or_init(|| syntax::plain_text(&self.bytes, &mut Diagnostics::new()).unwrap_or_default());
                let before = &text[..text.find(c)?];
                let line = before.rfind('\n').map_or(0, |i| i + 1);
                let place = Place::at(before.matches('\n').count() + 1, before[line..].chars().count() + 1);
                Some(place)
            }
        }
    }
}

fn form(path: &Path, bytes: &[u8], text: TextIs, found: &mut Diagnostics) -> Option<Form> {
    let ending = output::ending(path);
    let unread = |what: &str, found: &mut Diagnostics| {
        let advice = "dùng tệp dữ liệu .json, sổ kế hoạch .xlsx, bảng tính hoặc văn bản thuần .txt";
        found.add(code::TEP_DINH_DANG, Place::default(), format!("Chưa đọc được {what}"), advice);
        None
    };
    match ending.as_str() {
        "docx" | "docm" => return Some(Form::Word),
        "doc" | "odt" | "rtf" => {
            return unread(&format!("văn bản .{ending}; hãy mở bằng Word rồi lưu thành .docx"), found);
        }
        "pdf" => return unread("văn bản PDF", found),
        _ if bytes.starts_with(b"%PDF") => return unread("văn bản PDF", found),
        "md" => return syntax::plain_text(bytes, found).map(Form::Text),
        "txt" if text == TextIs::Document || (text == TextIs::Either && !is_table_text(bytes)) => {
            return syntax::plain_text(bytes, found).map(Form::Text);
        }
        _ => {}
    }
    match read::json_holds(bytes) {
        Some(JsonHolds::Plan) => return Some(Form::Data),
        // `null`, `5`: what is wrong with it is said where a plan is read.
        None if ending == "json" => return Some(Form::Data),
        Some(JsonHolds::Table) | None => {}
    }
    let book = sheet::workbook(bytes, "", found)?;
    Some(if read::is_plan_workbook(&book) { Form::PlanBook(book) } else { Form::Table(book) })
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
