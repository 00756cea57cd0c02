//! Legacy Excel files (BIFF5 and BIFF8): values by calamine, looks by [`biff`].

use super::biff::{self, Biff, Outline};
use super::findings::Finding;
use super::merges;
use super::scribe::Scribe;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::package::compound::Compound;
use crate::package::xml::Stop;
use crate::sheet::{CellText, Sheet, SheetCell, SheetRow, Value, Workbook, cell_name};
use crate::vietnamese::clean;
use calamine::{Data, Range, Reader, Xls, XlsError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// calamine lays cells out in a full rectangle; this many places of it are 200 MB.
const MOST_PLACES: u64 = 6_000_000;
/// calamine reserves what the file claims to use, and a damaged claim of terabytes aborts the process. All of a BIFF8
/// sheet is the most that can be true.
const MOST_CLAIMED: u64 = 65_537 * 258;

/// Reads an xls. `file` is the compound file in `bytes`.
pub(super) fn read(bytes: &[u8], file: &Compound, d: &mut Diagnostics) -> Option<Workbook> {
    let looks = biff::scan(&file.stream("Workbook").or_else(|| file.stream("Book"))?);
    if looks.locked {
        super::locked(d);
        return None;
    }
    if looks.tangled {
        super::broken(d, "", "các trang tính chồng lên nhau");
        return None;
    }
    let mut places = 0;
    for sheet in &looks.sheets {
        places += u64::from(sheet.rows) * u64::from(sheet.columns_used);
        if places > MOST_PLACES || sheet.claimed > MOST_CLAIMED {
            let place = match sheet.rows {
                0 => Place::default(),
                rows => Place::within(cell_name(sheet.columns_used.saturating_sub(1), rows - 1)),
            };
            d.add(
                code::TEP_QUA_LON,
                place,
                "Tệp .xls có ô nằm quá xa phần còn lại của bảng, không đọc được",
                "mở tệp bằng Excel, xóa ô ở xa đó hoặc lưu lại dạng .xlsx",
            );
            return None;
        }
    }
    let opened = guarded(|| Xls::new(Cursor::new(bytes)));
    let mut xls = match opened {
        Some(Ok(xls)) => xls,
        Some(Err(XlsError::Password)) => {
            super::locked(d);
            return None;
        }
        _ => {
            super::broken(d, "", "không đọc được nội dung tệp .xls");
            return None;
        }
    };
    if looks.cut {
        super::broken(d, "", "tệp .xls bị cắt ngang, có thể thiếu dòng");
    }
    if file.has("_VBA_PROJECT_CUR") {
        d.add(code::TEP_MACRO, Place::default(), "Tệp có macro; macro không được chạy và không được đọc", "");
    }
    let mut scribe = Scribe::new();
    let mut out = Workbook::default();
    let names: Vec<String> = xls.sheet_names();
    for (n, name) in names.into_iter().enumerate() {
        let nothing = Outline { is_table: true, ..Outline::default() };
        let look = looks.sheets.get(n).unwrap_or(&nothing);
        if !look.is_table {
            continue;
        }
        let mut sheet = Sheet { name: clean(&name).text, hidden: look.hidden, ..Sheet::default() };
        match guarded(|| xls.worksheet_range(&name)) {
            Some(Ok(range)) => {
                let result = fill(&range, look, &looks, &mut sheet, &mut scribe);
                std::mem::take(&mut scribe.findings).report(&sheet.name, d);
                out.sheets.push(sheet);
                if let Err(stop) = result {
                    let name = out.sheets.last().map_or("", |s| s.name.as_str()).to_owned();
                    super::stopped(stop, d, &name, "");
                    break;
                }
            }
            _ => super::broken(d, &sheet.name, "không đọc được trang tính"),
        }
    }
    Some(out)
}

/// A precaution: calamine reads a damaged file here, and a panic in it would end the program. None was observed in
/// `tests/workbook/hostile.rs`; a failed allocation aborts and is not caught, hence the checks of [`MOST_CLAIMED`].
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn fill(range: &Range<Data>, look: &Outline, looks: &Biff, sheet: &mut Sheet, scribe: &mut Scribe) -> Result<(), Stop> {
    let result = cells(range, look, looks, sheet, scribe);
    scribe.finish(sheet);
    let (rows, columns) = merges::used(sheet);
    sheet.merges = merges::clean(look.merges.clone(), rows, columns, &mut scribe.findings);
    for &(first, last, width, hidden) in &look.columns {
        for column in u32::from(first)..=u32::from(last).min(columns.saturating_sub(1)) {
            sheet.widths.push((column, width));
            if hidden || width == 0.0 {
                sheet.hidden_columns.push(column);
            }
        }
    }
    super::tidy_columns(sheet);
    result
}

fn cells(
    range: &Range<Data>,
    look: &Outline,
    looks: &Biff,
    sheet: &mut Sheet,
    scribe: &mut Scribe,
) -> Result<(), Stop> {
    let Some((top, left)) = range.start() else { return Ok(()) };
    let mut row = SheetRow::default();
    let hidden: std::collections::HashSet<u16> = look.hidden_rows.iter().copied().collect();
    for (r, c, data) in range.used_cells() {
        let (r, c) = (top + r as u32, left + c as u32);
        if row.index != r {
            if !row.cells.is_empty() {
                sheet.rows.push(std::mem::take(&mut row));
            }
            row.index = r;
            row.hidden = u16::try_from(r).is_ok_and(|r| hidden.contains(&r));
        }
        if let Some(mut cell) = cell(data, look, looks, r, c, scribe) {
            scribe.count(&mut cell)?;
            row.cells.push(cell);
        }
    }
    if !row.cells.is_empty() {
        sheet.rows.push(row);
    }
    Ok(())
}

fn cell(data: &Data, look: &Outline, looks: &Biff, row: u32, column: u32, scribe: &mut Scribe) -> Option<SheetCell> {
    let number = match (u16::try_from(row), u16::try_from(column)) {
        (Ok(row), Ok(column)) => look.formats.get(&(row, column)).copied().unwrap_or(0),
        _ => 0,
    };
    let format = looks.styles.cell(number.into());
    let font = looks.styles.font(format);
    let code = looks.styles.formats.get(format.format)?;
    let mut figure = |value: f64| {
        if value == 0.0 && look.zeros_unseen {
            return None;
        }
        scribe.number(value, code, looks.since_1904, row, column)
    };
    let (value, text) = match data {
        Data::Empty => return None,
        Data::Float(n) => figure(*n)?,
        Data::Int(n) => figure(*n as f64)?,
        Data::DateTime(at) => figure(at.as_f64())?,
        Data::Bool(on) => (Value::Bool(*on), if *on { "TRUE" } else { "FALSE" }.to_owned()),
        Data::Error(e) => {
            let text = e.to_string();
            scribe.findings.add_with(Finding::ExcelError, row, column, &text);
            (Value::Error, text)
        }
        Data::String(raw) | Data::DateTimeIso(raw) | Data::DurationIso(raw) => {
            let words = scribe.set(raw, font, row, column);
            let words = code.text(&words).unwrap_or(words);
            if words.trim().is_empty() {
                return None;
            }
            (Value::Text, words)
        }
    };
    if font.struck {
        scribe.findings.add(Finding::Struck, row, column);
    }
    Some(SheetCell { column, value, text: CellText::Plain(text.into()), style: format.style })
}
