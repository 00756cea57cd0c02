//! What the user sees: findings on standard error, results on standard output.

use crate::diagnostic::{Diagnostics, Severity};
use serde_json::json;
use std::io::Write;
use std::path::Path;

/// A line on standard output. A reader that went away (a closed pipe) is no reason to fail.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

/// A line on standard error.
pub fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

/// Prints the findings of a run and what it wrote; as JSON for programs, or as text.
pub fn findings(found: &Diagnostics, written: &[impl AsRef<Path>], as_json: bool) {
    if as_json {
        let written: Vec<String> = written.iter().map(|p| p.as_ref().display().to_string()).collect();
        let list: Vec<_> = found.iter().collect();
        say(&json!({ "thong_bao": list, "tep_da_ghi": written }).to_string());
        return;
    }
    for finding in found.iter() {
        complain(&finding.to_string());
    }
    for path in written {
        say(&format!("Đã lập {}", path.as_ref().display()));
    }
    let count = |severity| found.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors > 0 {
        complain(&format!("{errors} lỗi, {warnings} cảnh báo: chưa lập văn bản có lỗi"));
    }
}
