//! Table files of every kind to a [`Workbook`]: xlsx, xls, ods, CSV, JSON, told apart by content, not by name.

mod date_format;
mod findings;
mod format;
mod merges;
mod package;
mod scribe;
mod strings;
mod styles;
mod xlsx;
mod xlsx_parts;
mod xml;

use crate::diagnostic::{Diagnostics, Place};
use crate::read::sheet::Workbook;
use package::Package;

/// Reads any table file. `name` is the file's name for messages. None only when nothing could be read; all problems
/// are in `d`, each with its sheet and cell.
pub fn workbook(bytes: &[u8], name: &str, d: &mut Diagnostics) -> Option<Workbook> {
    let mut found = Diagnostics::new();
    let workbook = dispatch(bytes, &mut found);
    if !name.is_empty() {
        found.in_file(name);
    }
    d.extend(found);
    workbook
}

fn dispatch(bytes: &[u8], d: &mut Diagnostics) -> Option<Workbook> {
    let mut package = Package::open(bytes, d)?;
    let out = xlsx::read(&mut package, d)?;
    if out.sheets.iter().all(|s| s.rows.is_empty()) && !d.has_errors() {
        d.error("tep.trong", Place::default(), "Tệp không có ô nào có nội dung", "kiểm tra lại tệp đã chọn");
        return None;
    }
    Some(out)
}
