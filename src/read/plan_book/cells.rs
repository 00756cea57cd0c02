//! A sheet's cells as words, hidden rows left out.

use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::plan::Lines;
use crate::plan::wording::book::{is_example, key};
use crate::sheet::{Sheet, SheetCell, SheetRow, Value, cell_name};
use std::borrow::Cow;

/// Shown rows of one sheet.
pub(super) struct Cells<'s> {
    sheet: &'s Sheet,
    pub rows: Vec<&'s SheetRow>,
}

impl<'s> Cells<'s> {
    /// Says what is hidden, and which cells hold an error instead of a value.
    pub fn new(sheet: &'s Sheet, d: &mut Diagnostics) -> Self {
        let cells = Cells { sheet, rows: sheet.rows.iter().filter(|r| !r.hidden).collect() };
        if sheet.hidden {
            let message = format!("Trang tính «{}» đang ẩn, vẫn được đọc", sheet.name);
            d.add(code::BANG_TINH_TRANG_AN, Place::within(sheet.name.clone()), message, "");
        }
        let hidden: Vec<String> =
            sheet.rows.iter().filter(|r| r.hidden).map(|r| (u64::from(r.index) + 1).to_string()).collect();
        if !hidden.is_empty() {
            let message = format!("Có {} dòng ẩn không được đọc: {}", hidden.len(), listed(&hidden, "dòng"));
            d.add(
                code::BANG_TINH_DONG_AN,
                Place::within(sheet.name.clone()),
                message,
                "bỏ ẩn nếu cần lấy các dòng này",
            );
        }
        for row in &cells.rows {
            for cell in row.cells.iter().filter(|c| c.value == Value::Error) {
                let message = format!("Ô mang lỗi {}, được coi là trống", quoted(&words(cell)));
                d.add(code::BANG_TINH_O_LOI, cells.place(row, cell.column), message, "sửa công thức trong ô này");
            }
        }
        cells
    }

    pub fn place(&self, row: &SheetRow, column: u32) -> Place {
        Place::within(format!("{}!{}", self.sheet.name, cell_name(column, row.index)))
    }

    /// The sheet's name.
    pub fn name(&self) -> &str {
        &self.sheet.name
    }

    pub fn place_of_sheet(&self) -> Place {
        Place::within(self.sheet.name.clone())
    }

    /// Rows left out because they are the form's examples: one note for all.
    pub fn report_examples(&self, examples: &[u32], d: &mut Diagnostics) {
        let Some(first) = examples.first() else { return };
        let rows: Vec<String> = examples.iter().map(|i| (u64::from(*i) + 1).to_string()).collect();
        let place = Place::within(format!("{}!A{}", self.sheet.name, u64::from(*first) + 1));
        let message = format!("Đã bỏ qua {} dòng ví dụ của biểu mẫu: dòng {}", rows.len(), listed(&rows, "dòng"));
        d.add(code::BANG_TINH_VI_DU, place, message, "xóa các dòng ví dụ khi không cần nữa");
    }
}

/// The cell at a column, when it holds something that can be read.
pub(super) fn filled(row: &SheetRow, column: u32) -> Option<&SheetCell> {
    row.cells.iter().find(|c| c.column == column && c.value != Value::Error && !words(c).is_empty())
}

/// A cell's words without white space around them.
pub(in crate::read) fn words(cell: &SheetCell) -> Cow<'_, str> {
    match cell.text.words() {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// Whether any cell of a row marks it as an example.
pub(super) fn is_example_row(row: &SheetRow) -> bool {
    row.cells.iter().any(|c| is_example(&words(c)))
}

/// A number as it was typed, for STT and Số: `5`, `13.1`, never `13,1`.
pub(in crate::read) fn typed(cell: &SheetCell) -> String {
    match cell.value {
        // Digits that a format shows (`01`) are the ones the office sees; the comma of decimals is not typed in an STT.
        Value::Number(_) => words(cell).replace(',', "."),
        _ => words(cell).into_owned(),
    }
}

/// Lines of a cell without list marks: `- a;⏎- b` is `a`, `b`.
pub(in crate::read) fn lines(text: &str) -> Lines {
    let several = text.contains('\n');
    let bare = |l: &str| -> String {
        let l = l.trim();
        let marked = |c: &char| l.starts_with(*c) && l[c.len_utf8()..].starts_with([' ', '\u{a0}', '\t']);
        let l = ['-', '–', '•', '*', '+'].iter().find(|c| marked(c)).map_or(l, |c| l[c.len_utf8()..].trim_start());
        if several { l.trim_end_matches([';', ',']).trim_end().to_owned() } else { l.to_owned() }
    };
    Lines(text.split('\n').map(bare).filter(|l| !l.is_empty()).collect())
}

/// `«words»`, shortened.
pub(in crate::read) fn quoted(text: &str) -> String {
    let text = text.replace('\n', " ");
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("«{}…»", &text[..end]),
        None => format!("«{text}»"),
    }
}

/// The nearest of some names, when it is near.
pub(super) fn nearest<'n>(words: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wanted = key(words);
    names
        .map(|n| (strsim::normalized_damerau_levenshtein(&wanted, &key(n)), n))
        .filter(|(near, _)| *near >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, n)| n)
}
