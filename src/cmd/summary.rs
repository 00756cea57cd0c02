//! What a batch came to: a line on screen, and `tong-ket.csv` for the office's records.

use super::batch::Outcome;
use super::output;
use super::phu_luc::Made;
use crate::diagnostic::{Diagnostics, Severity};
use crate::forms::safe_text;
use std::path::{Path, PathBuf};

/// Name of the file.
pub const NAME: &str = "tong-ket.csv";

/// One input's line.
pub struct Row {
    input: String,
    result: &'static str,
    tables: usize,
    rows: usize,
    written: Vec<String>,
    reasons: Vec<String>,
}

const DONE: &str = "xong";
const WARNED: &str = "xong, có cảnh báo";
const FAILED: &str = "hỏng";
const STOPPED: &str = "chưa làm";

impl Row {
    pub fn of(input: &Path, outcome: &Outcome<Made>) -> Row {
        let mut row = Row {
            input: input.display().to_string(),
            result: FAILED,
            tables: 0,
            rows: 0,
            written: Vec::new(),
            reasons: Vec::new(),
        };
        match outcome {
            Outcome::Done(made) => {
                row.tables = made.tables;
                row.rows = made.rows;
                row.written = made.written.iter().map(|p| p.display().to_string()).collect();
                let worst = made.found.iter().map(|f| f.severity).max();
                row.result = match worst {
                    Some(Severity::Error) => FAILED,
                    Some(Severity::Warning) => WARNED,
                    _ => DONE,
                };
                let told = if row.result == FAILED { Severity::Error } else { Severity::Warning };
                row.reasons = made.found.iter().filter(|f| f.severity == told).map(|f| f.message.clone()).collect();
            }
            Outcome::Broken => row.reasons.push("Chương trình không xử lý được tệp này".to_owned()),
            Outcome::Stopped => row.result = STOPPED,
        }
        row
    }
}

/// `12 tệp: 10 xong (2 có cảnh báo), 1 hỏng, 1 chưa làm`.
pub fn line(rows: &[Row]) -> String {
    let count = |result| rows.iter().filter(|r| r.result == result).count();
    let mut out = format!("{} tệp: {} xong", rows.len(), count(DONE) + count(WARNED));
    if count(WARNED) > 0 {
        out.push_str(&format!(" ({} có cảnh báo)", count(WARNED)));
    }
    for (result, word) in [(FAILED, "hỏng"), (STOPPED, "chưa làm")] {
        if count(result) > 0 {
            out.push_str(&format!(", {} {word}", count(result)));
        }
    }
    out
}

/// Writes the summary into a folder; gives its path. An earlier summary there is our own and is replaced.
pub fn write(folder: &Path, rows: &[Row], found: &mut Diagnostics) -> Option<PathBuf> {
    let mut text = String::from("\u{feff}tep,ket_qua,so_bang,so_dong,tep_ra,ly_do\r\n");
    for row in rows {
        let fields = [
            row.input.clone(),
            row.result.to_owned(),
            row.tables.to_string(),
            row.rows.to_string(),
            row.written.join("; "),
            row.reasons.join("; "),
        ];
        let fields: Vec<String> = fields.iter().map(|f| quoted(&safe_text(f))).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    let path = folder.join(NAME);
    output::write(&path, text.as_bytes(), true, found).then_some(path)
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
