//! What the user sees: findings on standard error, results on standard output.

use super::hints;
use super::output::Saved;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use serde_json::json;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether standard output took all that was said: whoever reads it must not take half of it for the whole.
static UNHEARD: AtomicBool = AtomicBool::new(false);

/// A line on standard output.
pub fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{}", printable(text.trim_end())).and_then(|()| out.flush()).is_err() {
        UNHEARD.store(true, Ordering::Relaxed);
    }
}

/// A line of JSON on standard output. What would steer a terminal is spelled out, which is the same to a program.
pub fn data(value: &serde_json::Value) {
    let text = value.to_string();
    let shown = |c: char| if steers(c) { format!("\\u{:04x}", c as u32) } else { c.to_string() };
    if text.contains(steers) { say(&text.chars().map(shown).collect::<String>()) } else { say(&text) }
}

/// A finding on standard error, on one line whatever its names hold.
pub fn finding(one: &Diagnostic) {
    complain(&one.to_string().replace('\n', " "));
}

/// A line on standard error.
pub fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", printable(text.trim_end()));
}

/// The status of a run, as good as what was said was heard.
pub fn heard(status: ExitCode) -> ExitCode {
    if UNHEARD.load(Ordering::Relaxed) && status == ExitCode::SUCCESS { ExitCode::FAILURE } else { status }
}

/// Signs that move the cursor, change colours or turn the writing round.
fn steers(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Words as a terminal may show them, whatever a name or a cell holds.
fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\t' => ' ',
        c if steers(c) => '\u{FFFD}',
        c => c,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// A path as it can be copied behind a command: in quotation marks where a blank or a sign would cut it.
pub fn quoted(path: &Path) -> String {
    let name = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/\\:._-".contains(c);
    if name.chars().all(plain) && !name.starts_with('-') { name } else { format!("\"{name}\"") }
}

/// Says which results are there now.
pub fn saved(written: &[Saved]) {
    for Saved { path, written } in written {
        let what = if *written { "Đã lập" } else { "Đã có, giữ nguyên" };
        say(&format!("{what} {}", path.display()));
    }
}

/// The results that were written, and those that were there already, for programs.
pub fn paths(written: &[Saved]) -> (Vec<String>, Vec<String>) {
    let (new, old): (Vec<&Saved>, Vec<&Saved>) = written.iter().partition(|s| s.written);
    let [new, old] = [new, old].map(|list| list.iter().map(|s| s.path.display().to_string()).collect());
    (new, old)
}

/// Findings of one code that are printed on screen.
const ALIKE: usize = 200;

/// The exit status of a run.
pub fn status(found: &Diagnostics) -> ExitCode {
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Prints the findings of a run and what it wrote; as JSON for programs, or as text. The options that help are added.
pub fn findings(found: &mut Diagnostics, written: &[Saved], as_json: bool) {
    hints::add(found);
    if as_json {
        let (new, old) = paths(written);
        let list: Vec<_> = found.iter().collect();
        data(&json!({ "thong_bao": list, "tep_da_ghi": new, "tep_da_co": old }));
        return;
    }
    let mut times: HashMap<Code, usize> = HashMap::new();
    let mut left = 0;
    for finding in found.iter() {
        let seen = times.entry(finding.code).or_default();
        *seen += 1;
        // Errors are all said: each is a place to mend.
        if *seen <= ALIKE || finding.severity == Severity::Error {
            self::finding(finding);
        } else {
            left += 1;
        }
    }
    if left > 0 {
        complain(&format!("… và {left} thông báo nữa cùng loại với các thông báo trên; thêm --json để xem tất cả"));
    }
    saved(written);
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
