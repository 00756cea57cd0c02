//! A sheet as text that a person can check.

use std::fmt::Write as _;
use vanthu::diagnostic::Diagnostics;
use vanthu::document::Inline;
use vanthu::sheet::workbook;
use vanthu::sheet::{CellText, Sheet, Value, Workbook, cell_name};

/// Reads bytes that must be readable.
pub fn read(bytes: &[u8]) -> (Workbook, Vec<String>) {
    let mut d = Diagnostics::new();
    let found = workbook(bytes, "", &mut d);
    let lines = lines(&d);
    (found.unwrap_or_else(|| panic!("{lines:#?}")), lines)
}

/// Reads bytes that must be refused.
pub fn refused(bytes: &[u8]) -> Vec<String> {
    let mut d = Diagnostics::new();
    let found = workbook(bytes, "", &mut d);
    assert!(found.is_none(), "{found:?}");
    assert!(d.has_errors());
    lines(&d)
}

pub fn lines(d: &Diagnostics) -> Vec<String> {
    d.iter().map(ToString::to_string).collect()
}

/// One cell's text.
pub fn text(sheet: &Sheet, name: &str) -> String {
    cell(sheet, name).map_or_else(String::new, |c| c.text.words().into_owned())
}

pub fn cell<'a>(sheet: &'a Sheet, name: &str) -> Option<&'a vanthu::sheet::SheetCell> {
    sheet.rows.iter().find_map(|r| r.cells.iter().find(|c| cell_name(c.column, r.index) == name))
}

/// A whole sheet: one line a cell.
pub fn dump(sheet: &Sheet) -> String {
    let mut out = String::new();
    let hidden = if sheet.hidden { " (ẩn)" } else { "" };
    let _ = writeln!(out, "== {}{hidden}", sheet.name);
    for row in &sheet.rows {
        let hidden = if row.hidden { " ẩn" } else { "" };
        for c in &row.cells {
            let kind = match c.value {
                Value::Text => "chữ".to_owned(),
                Value::Number(n) => format!("số {n}"),
                Value::Date(at) => format!("ngày {}", at.format("%Y-%m-%d %H:%M:%S")),
                Value::Bool(b) => format!("logic {b}"),
                Value::Error => "lỗi".to_owned(),
            };
            let s = &c.style;
            let mut style = String::new();
            for (on, mark) in [
                (s.bold, 'b'),
                (s.italic, 'i'),
                (s.bordered, 'k'),
                (s.filled, 'n'),
                (s.red, 'r'),
                (!hidden.is_empty(), 'H'),
            ] {
                if on {
                    style.push(mark);
                }
            }
            if let Some(align) = s.align {
                let _ = write!(style, "{align:?}");
            }
            let _ = writeln!(out, "{} [{kind}|{style}] {}", cell_name(c.column, row.index), rich(&c.text));
        }
    }
    if !sheet.merges.is_empty() {
        let merges: Vec<String> = sheet
            .merges
            .iter()
            .map(|m| format!("{}:{}", cell_name(m.left, m.top), cell_name(m.right, m.bottom)))
            .collect();
        let _ = writeln!(out, "gộp {}", merges.join(" "));
    }
    if !sheet.hidden_columns.is_empty() {
        let _ = writeln!(out, "cột ẩn {:?}", sheet.hidden_columns);
    }
    if !sheet.widths.is_empty() {
        let _ = writeln!(out, "rộng {:?}", sheet.widths);
    }
    out
}

fn rich(text: &CellText) -> String {
    match text {
        CellText::Plain(text) => text.replace('\n', "⏎"),
        CellText::Rich(inlines) => inlines
            .0
            .iter()
            .map(|piece| match piece {
                Inline::Text(text, style) => {
                    let mark = match (style.bold, style.italic, style.missing) {
                        (_, _, true) => "!!",
                        (true, true, _) => "***",
                        (true, false, _) => "**",
                        (false, true, _) => "*",
                        (false, false, _) => "",
                    };
                    format!("{mark}{text}{mark}")
                }
                Inline::Break => "⏎".to_owned(),
                Inline::Tab => "⇥".to_owned(),
                Inline::Footnote(_) => String::new(),
            })
            .collect(),
    }
}
