//! What a batch came to, for the office's records: `tong-ket.csv`.

use crate::forms::write_csv_line;

/// How the work on one file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Worth {
    /// Well.
    Done,
    /// Well, with warnings.
    Warned,
    /// With a `lỗi`: nothing came of it.
    Failed,
    /// It is none of the kind that was asked for; nothing is wrong.
    Skipped,
    /// The run was stopped before its turn.
    Stopped,
}

impl Worth {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Worth::Done => "xong",
            Worth::Warned => "xong, có cảnh báo",
            Worth::Failed => "hỏng",
            Worth::Skipped => "bỏ qua",
            Worth::Stopped => "chưa làm",
        }
    }
}

/// One input's line.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    /// The file.
    pub input: String,
    /// How it ended.
    pub worth: Worth,
    /// Tables in it.
    pub tables: usize,
    /// Rows in them.
    pub rows: usize,
    /// What was made of it.
    pub written: Vec<String>,
    /// Why it ended so.
    pub reasons: Vec<String>,
}

/// What every summary begins with, by which an earlier one is known again.
pub const SUMMARY_HEAD: &str = "\u{feff}tep,ket_qua,so_bang,so_dong,tep_ra,ly_do\r\n";

/// The summary as CSV with a byte-order mark, for Excel.
pub fn summary_csv(rows: &[SummaryRow]) -> Vec<u8> {
    let mut text = SUMMARY_HEAD.as_bytes().to_vec();
    for row in rows {
        let fields = [
            row.input.clone(),
            row.worth.words().to_owned(),
            row.tables.to_string(),
            row.rows.to_string(),
            row.written.join("; "),
            row.reasons.join("; "),
        ];
        // Nothing fails that is written into memory.
        write_csv_line(&mut text, fields).unwrap_or_default();
    }
    text
}
