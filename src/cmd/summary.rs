//! What a batch came to: a line on screen, and `tong-ket.xlsx` for the office's records.

use super::args::SummaryForm;
use super::batch::Outcome;
use super::output::{self, Existing, Saved};
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::office::{SummaryRow, Worth, is_summary, summary_csv, summary_xlsx};
use std::path::Path;

/// What was made of one input file.
#[derive(Default)]
pub struct Made {
    pub found: Diagnostics,
    pub written: Vec<Saved>,
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
            row.written = made.written.iter().map(|s| s.path.display().to_string()).collect();
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
    named
        && ["xlsx", "csv"].contains(&output::ending(path).as_str())
        && std::fs::read(path).is_ok_and(|b| is_summary(&b))
}

/// Writes the summary into a folder. That of an earlier run gives way (and is kept, unless it was asked that results be
/// replaced); a file of the same name that is no summary stays.
pub fn write(
    folder: &Path,
    rows: &[SummaryRow],
    form: SummaryForm,
    existing: Existing,
    found: &mut Diagnostics,
) -> Option<Saved> {
    let (ending, bytes) = match form {
        SummaryForm::Xlsx => ("xlsx", summary_xlsx(rows).map_err(|e| e.to_string())),
        SummaryForm::Csv => ("csv", Ok(summary_csv(rows))),
    };
    let path = (1..)
        .map(|n| folder.join(if n == 1 { format!("{NAME}.{ending}") } else { format!("{NAME}-{n}.{ending}") }))
        .find(|path| path.symlink_metadata().is_err() || is_ours(path))?;
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(why) => {
            found.add(code::TEP_KHONG_GHI_DUOC, Place::file(path.display().to_string()), why, "");
            return None;
        }
    };
    let existing = if existing == Existing::Replace { existing } else { Existing::Keep };
    let mut own = Diagnostics::new();
    let saved = output::save(vec![(path, bytes)], existing, &mut own).pop();
    found.extend(own);
    saved
}
