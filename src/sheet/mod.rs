//! Table files of every kind to a [`Workbook`]: xlsx, xls, ods, CSV, JSON, told apart by content, not by name.
//!
//! xlsx and ods are streamed part by part by readers of our own: one pass gives values, looks, runs, merged areas and
//! what is hidden, and one cell at XFD1048576 costs nothing. xls goes through calamine, behind a scan that says
//! where its cells lie before anything is allocated for them.

mod biff;
mod csv;
mod date_format;
mod encoding;
mod findings;
mod format;
mod format_parts;
mod html;
mod html_table;
mod json_table;
mod merges;
mod ods;
mod ods_styles;
mod raised;
mod scribe;
mod strings;
mod styles;
mod workbook;
mod xls;
mod xlsx;
mod xlsx_parts;

use crate::diagnostic::{Diagnostics, Place, code};
use crate::package::compound::Compound;
use crate::package::xml::Stop;
use crate::package::{Advice, FileKind, Package};
use findings::Findings;

pub use workbook::{CellStyle, CellText, Merge, Sheet, SheetCell, SheetRow, Value, Workbook, cell_name};

/// Reads any table file. `name` is the file's name for messages. None only when nothing could be read; all problems
/// are in `d`, each with its sheet and cell.
pub fn workbook(bytes: &[u8], name: &str, d: &mut Diagnostics) -> Option<Workbook> {
    let mut found = Diagnostics::new();
    let mut workbook = dispatch(bytes, &mut found);
    for sheet in workbook.iter_mut().flat_map(|w| &mut w.sheets) {
        let mut tags = Findings::default();
        html::read_cells(sheet, &mut tags);
        tags.report(&sheet.name, &mut found);
    }
    let workbook = workbook.filter(|w| {
        let empty = w.sheets.iter().all(|s| s.rows.is_empty());
        if empty && !found.has_errors() {
            found.add(code::TEP_TRONG, Place::default(), "Tệp không có ô nào có nội dung", "kiểm tra lại tệp đã chọn");
        }
        !empty
    });
    if workbook.is_none() && !found.has_errors() {
        // Whatever a damaged file made a reader give up on, it is said.
        broken(&mut found, "", "không đọc được nội dung");
    }
    if !name.is_empty() {
        found.in_file(name);
    }
    d.extend(found);
    workbook
}

/// Chooses a reader by what the bytes are.
fn dispatch(bytes: &[u8], d: &mut Diagnostics) -> Option<Workbook> {
    match FileKind::of(bytes) {
        FileKind::Xlsx | FileKind::OfficePackage => xlsx::read(&mut Package::open(bytes, &ADVICE, d)?, d),
        FileKind::Ods | FileKind::Odt => ods::read(&mut Package::open(bytes, &ADVICE, d)?, d),
        FileKind::Xls => match Compound::open(bytes) {
            Some(file) => xls::read(bytes, &file, d),
            None => None,
        },
        FileKind::Html if html_table::is_page(bytes) => html_table::read(bytes, d),
        FileKind::Text | FileKind::Empty => {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]);
            let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if head.starts_with(['[', '{']) && looks_like_json(bytes) {
                return json_table::read(bytes, d);
            }
            csv::read(bytes, d)
        }
        FileKind::Zip => {
            // What is wrong with a damaged one is said in opening it.
            Package::open(bytes, &ADVICE, d)?;
            other_kind(d, "Tệp nén này không phải bảng tính", "giải nén rồi chọn tệp .xlsx bên trong")
        }
        other => foreign(other, d),
    }
}

/// Says what a file is that holds no table.
fn foreign(kind: FileKind, d: &mut Diagnostics) -> Option<Workbook> {
    match kind {
        FileKind::Locked => locked(d),
        FileKind::BrokenCompound => broken(d, "", "tệp bị cắt ngang hoặc không đọc được mục lục"),
        FileKind::Compound => {
            return other_kind(d, "Tệp không phải bảng tính Excel", "chọn tệp .xlsx, .xls, .ods, .csv hoặc .json");
        }
        other => {
            let advice = match other {
                _ if other.is_for_excel() || other == FileKind::Html => RESAVE,
                FileKind::Pdf | FileKind::Picture => "xin bản Excel của bảng này",
                _ => "chép bảng sang Excel rồi lưu dạng .xlsx",
            };
            let what = match other.is_for_excel() {
                true => format!("Tệp là {}, chưa đọc được", other.name()),
                false => format!("Tệp là {}, không phải bảng tính", other.name()),
            };
            return other_kind(d, &what, advice);
        }
    }
    None
}

const ADVICE: Advice = Advice {
    damaged: "sao chép hoặc tải lại tệp; nếu mở được bằng Excel thì lưu lại rồi chạy lại",
    split: "mở tệp bằng Excel, chép các trang tính cần dùng sang tệp mới",
    shrink: "mở tệp bằng Excel, xóa các dòng, cột thừa hoặc chép bảng sang tệp mới",
};

const RESAVE: &str = "mở tệp bằng Excel, chọn File > Save As, Excel Workbook (.xlsx) rồi chạy lại";

fn looks_like_json(bytes: &[u8]) -> bool {
    // «[x], y» may begin a CSV line; a JSON table opens an object or an array soon.
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]);
    let mut signs = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}');
    match (signs.next(), signs.next()) {
        (Some('{'), second) => matches!(second, Some('"' | '}') | None),
        (_, second) => matches!(second, Some('{' | '[' | ']' | '"' | 'n' | '0'..='9' | '-') | None),
    }
}

fn other_kind(d: &mut Diagnostics, what: &str, advice: &str) -> Option<Workbook> {
    d.add(code::TEP_KHONG_PHAI_BANG_TINH, Place::default(), what, advice);
    None
}

fn locked(d: &mut Diagnostics) {
    d.add(
        code::TEP_MAT_KHAU,
        Place::default(),
        "Tệp có mật khẩu, không đọc được",
        "mở bằng Excel, bỏ mật khẩu (File > Info > Protect Workbook > Encrypt with Password, xóa ô mật khẩu) rồi lưu lại",
    );
}

fn broken(d: &mut Diagnostics, sheet: &str, what: &str) {
    d.add(code::TEP_HONG, place(sheet), format!("Tệp hỏng: {what}"), ADVICE.damaged);
}

/// Says why reading stopped.
fn stopped(stop: Stop, d: &mut Diagnostics, sheet: &str, what: &str) {
    match stop {
        Stop::Broken => broken(d, sheet, what),
        Stop::Cells => d.add(
            code::TEP_QUA_LON,
            place(sheet),
            format!(
                "Tệp có hơn {} ô có nội dung, quá giới hạn",
                crate::vietnamese::grouped_number(scribe::MOST_CELLS as f64)
            ),
            "chia bảng ra nhiều tệp",
        ),
        Stop::Text => d.add(
            code::TEP_QUA_LON,
            place(sheet),
            "Tệp có quá nhiều chữ, quá giới hạn; có thể là tệp phá hoại",
            "chia bảng ra nhiều tệp",
        ),
    }
}

fn place(sheet: &str) -> Place {
    if sheet.is_empty() { Place::default() } else { Place::within(sheet) }
}

/// Columns in order, each once.
fn tidy_columns(sheet: &mut Sheet) {
    sheet.hidden_columns.sort_unstable();
    sheet.hidden_columns.dedup();
    sheet.widths.sort_by_key(|w| w.0);
    sheet.widths.dedup_by_key(|w| w.0);
}
