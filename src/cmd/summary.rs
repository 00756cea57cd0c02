//! What a batch came to: a line on screen, and `tong-ket.csv` for the office's records.

use super::batch::Outcome;
use super::output;
use crate::diagnostic::{Diagnostics, Severity};
use crate::office::{SUMMARY_HEAD, SummaryRow, Worth, summary_csv};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What was made of one input file.
#[derive(Default)]
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

/// Endings of the files that may hold a table.
const TABLE_FILES: [&str; 8] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "json"];

/// Whether a file in a folder may hold a table, and is no summary of ours.
pub fn is_table_file(path: &Path) -> bool {
    TABLE_FILES.contains(&output::ending(path).as_str()) && !is_ours(path)
}

/// One input's line.
pub fn row(input: &Path, outcome: &Outcome<Made>) -> SummaryRow {
    let mut row = SummaryRow {
        input: input.display().to_string(),
        worth: Worth::Failed,
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
            let (worth, told) = match worst {
                Some(Severity::Error) => (Worth::Failed, Severity::Error),
                Some(Severity::Warning) => (Worth::Warned, Severity::Warning),
                _ if made.skipped => (Worth::Skipped, Severity::Note),
                _ => (Worth::Done, Severity::Warning),
            };
            row.worth = worth;
            row.reasons = made.found.iter().filter(|f| f.severity == told).map(|f| f.message.clone()).collect();
        }
        Outcome::Broken => row.reasons.push("Chương trình không xử lý được tệp này".to_owned()),
        Outcome::Stopped => row.worth = Worth::Stopped,
    }
    row
}

/// `12 tệp: 10 xong (2 có cảnh báo), 1 hỏng, 1 chưa làm`.
pub fn line(rows: &[SummaryRow]) -> String {
    let count = |worth| rows.iter().filter(|r| r.worth == worth).count();
    let warned = count(Worth::Warned);
    let mut out = format!("{} tệp: {} xong", rows.len(), count(Worth::Done) + warned);
    if warned > 0 {
        out.push_str(&format!(" ({warned} có cảnh báo)"));
    }
    for worth in [Worth::Failed, Worth::Skipped, Worth::Stopped] {
        if count(worth) > 0 {
            out.push_str(&format!(", {} {}", count(worth), worth.words()));
        }
    }
    out
}

/// Whether a file is the summary of an earlier run.
pub fn is_ours(path: &Path) -> bool {
    let named = path.file_stem().is_some_and(|s| s.to_string_lossy().starts_with(NAME));
    let mut head = vec![0; SUMMARY_HEAD.len()];
    named && File::open(path).and_then(|mut f| f.read_exact(&mut head)).is_ok() && head == SUMMARY_HEAD.as_bytes()
}

/// Writes the summary into a folder; gives its path. That of an earlier run is replaced; a file of the same name that is
/// not ours stays.
pub fn write(folder: &Path, rows: &[SummaryRow], found: &mut Diagnostics) -> Option<PathBuf> {
    let path = (1..)
        .map(|n| folder.join(if n == 1 { format!("{NAME}.csv") } else { format!("{NAME}-{n}.csv") }))
        .find(|path| path.symlink_metadata().is_err() || is_ours(path))?;
    output::write(&path, &summary_csv(rows), true, found).then_some(path)
}
