//! What the user sees: findings on standard error, results on standard output.

use super::hints;
use crate::diagnostic::{Code, Diagnostics, Severity};
use serde_json::json;
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// A line on standard output. A reader that went away (a closed pipe) is no reason to fail.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

/// A line on standard error.
pub fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

/// Findings of one code that are printed on screen.
const ALIKE: usize = 200;

/// The exit status of a run.
pub fn status(found: &Diagnostics) -> ExitCode {
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Prints the findings of a run and what it wrote; as JSON for programs, or as text. The options that help are added.
pub fn findings(found: &mut Diagnostics, written: &[impl AsRef<Path>], as_json: bool) {
    hints::add(found);
    if as_json {
        let written: Vec<String> = written.iter().map(|p| p.as_ref().display().to_string()).collect();
        let list: Vec<_> = found.iter().collect();
        say(&json!({ "thong_bao": list, "tep_da_ghi": written }).to_string());
        return;
    }
    let mut times: HashMap<Code, usize> = HashMap::new();
    let mut left = 0;
    for finding in found.iter() {
        let seen = times.entry(finding.code).or_default();
        *seen += 1;
        // Errors are all said: each is a place to mend.
        if *seen <= ALIKE || finding.severity == Severity::Error {
            complain(&finding.to_string());
        } else {
            left += 1;
        }
    }
    if left > 0 {
        complain(&format!("… và {left} thông báo nữa cùng loại với các thông báo trên; thêm --json để xem tất cả"));
    }
    for path in written {
        say(&format!("Đã lập {}", path.as_ref().display()));
    }
    let count = |severity| found.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors > 0 {
        let end = if written.is_empty() {
            ": chưa lập tệp nào"
        } else {
            "; phần có lỗi không nằm trong kết quả"
        };
        complain(&format!("{errors} lỗi, {warnings} cảnh báo{end}"));
    }
}
