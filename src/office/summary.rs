//! What a batch came to, for the office's records: `tong-ket.xlsx`, or `tong-ket.csv` for other programs.

use super::Mark;
use crate::diagnostic::Diagnostics;
use crate::forms::{FormError, ListCell, write_csv_line, write_list_xlsx};
use crate::package::{Advice, Package};

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

/// What every summary in CSV begins with, by which an earlier one is known again.
const HEAD: &str = "\u{feff}tep,ket_qua,so_bang,so_dong,tep_ra,ly_do\r\n";

/// The name of the workbook's sheet, and its title.
const TITLE: &str = "Tổng kết";

/// Whether a file is a summary, by its bytes: one that was made here, even if someone wrote into it since.
pub fn is_summary(bytes: &[u8]) -> bool {
    const NONE: Advice = Advice { damaged: "", split: "", shrink: "" };
    let titled = || {
        let package = Package::open(bytes, &NONE, &mut Diagnostics::new());
        let core = package.and_then(|mut package| package.text("docProps/core.xml").ok());
        core.is_some_and(|core| core.contains(&format!("<dc:title>{TITLE}</dc:title>")))
    };
    bytes.starts_with(HEAD.as_bytes()) || Mark::of(bytes) != Mark::Absent && titled()
}

/// The summary as a workbook.
///
/// # Errors
/// When there are more files than a sheet has rows.
pub fn summary_xlsx(rows: &[SummaryRow]) -> Result<Vec<u8>, FormError> {
    const HEAD: [(&str, f64); 6] =
        [("Tệp", 50.0), ("Kết quả", 18.0), ("Số bảng", 9.0), ("Số dòng", 9.0), ("Tệp ra", 50.0), ("Lý do", 70.0)];
    let rows = rows.iter().map(|row| {
        vec![
            ListCell::Text(row.input.clone()),
            row.worth.words().into(),
            ListCell::Number(row.tables),
            ListCell::Number(row.rows),
            ListCell::Text(row.written.join("; ")),
            ListCell::Text(row.reasons.join("; ")),
        ]
    });
    write_list_xlsx(TITLE, &HEAD, rows)
}

/// The summary as CSV with a byte-order mark, for Excel.
pub fn summary_csv(rows: &[SummaryRow]) -> Vec<u8> {
    let mut text = HEAD.as_bytes().to_vec();
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
