//! What a batch came to: a line on screen, and `tong-ket.csv` for the office's records.

use super::batch::Outcome;
use super::output;
use crate::diagnostic::{Diagnostics, Severity};
use crate::forms::write_csv_line;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What was made of one input file.
pub struct Made {
    pub found: Diagnostics,
    pub written: Vec<PathBuf>,
    pub tables: usize,
    pub rows: usize,
    /// It lay in a folder and is no table: nothing was made of it, and nothing is wrong.
    pub skipped: bool,
}

/// Name of the file, without ending.
const NAME: &str = "tong-ket";
const HEAD: &str = "\u{feff}tep,ket_qua,so_bang,so_dong,tep_ra,ly_do\r\n";

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
const SKIPPED: &str = "bỏ qua";
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
                    _ if made.skipped => SKIPPED,
                    _ => DONE,
                };
                let told = match row.result {
                    FAILED => Severity::Error,
                    SKIPPED => Severity::Note,
                    _ => Severity::Warning,
                };
                row.reasons = made.found.iter().filter(|f| f.severity == told).map(|f| f.message.clone()).collect();
            }
            Outcome::Broken => row.reasons.push("Chương trình không xử lý được tệp này".to_owned()),
            Outcome::Stopped => row.result = STOPPED,
        }
        row
    }

    /// A file that was read for what it says: how many entries, or none when nothing could be read.
    pub fn of_reading(input: &Path, entries: Option<usize>, found: &Diagnostics) -> Row {
        let worst = found.iter().map(|f| f.severity).max();
        let (result, told) = match (entries, worst) {
            (None, _) => (FAILED, Severity::Error),
            (Some(_), Some(Severity::Warning | Severity::Error)) => (WARNED, Severity::Warning),
            _ => (DONE, Severity::Error),
        };
        Row {
            input: input.display().to_string(),
            result,
            tables: usize::from(entries.is_some()),
            rows: entries.unwrap_or(0),
            written: Vec::new(),
            reasons: found.iter().filter(|f| f.severity >= told).map(|f| f.message.clone()).collect(),
        }
    }
}

/// `12 tệp: 10 xong (2 có cảnh báo), 1 hỏng, 1 chưa làm`.
pub fn line(rows: &[Row]) -> String {
    let count = |result| rows.iter().filter(|r| r.result == result).count();
    let mut out = format!("{} tệp: {} xong", rows.len(), count(DONE) + count(WARNED));
    if count(WARNED) > 0 {
        out.push_str(&format!(" ({} có cảnh báo)", count(WARNED)));
    }
    for result in [FAILED, SKIPPED, STOPPED] {
        if count(result) > 0 {
            out.push_str(&format!(", {} {result}", count(result)));
        }
    }
    out
}

/// Whether a file is the summary of an earlier run.
pub fn is_ours(path: &Path) -> bool {
    let named = path.file_stem().is_some_and(|s| s.to_string_lossy().starts_with(NAME));
    let mut head = vec![0; HEAD.len()];
    named && File::open(path).and_then(|mut f| f.read_exact(&mut head)).is_ok() && head == HEAD.as_bytes()
}

/// Writes the summary into a folder; gives its path. That of an earlier run is replaced; a file of the same name that is
/// not ours stays.
pub fn write(folder: &Path, rows: &[Row], found: &mut Diagnostics) -> Option<PathBuf> {
    let mut text = HEAD.as_bytes().to_vec();
    for row in rows {
        let fields = [
            row.input.clone(),
            row.result.to_owned(),
            row.tables.to_string(),
            row.rows.to_string(),
            row.written.join("; "),
            row.reasons.join("; "),
        ];
        // Nothing fails that is written into memory.
        write_csv_line(&mut text, fields).unwrap_or_default();
    }
    let path = (1..)
        .map(|n| folder.join(if n == 1 { format!("{NAME}.csv") } else { format!("{NAME}-{n}.csv") }))
        .find(|path| path.symlink_metadata().is_err() || is_ours(path))?;
    output::write(&path, &text, true, found).then_some(path)
}
