//! What went wrong, where, and what the user can do about it.
//!
//! Every stage (readers, composers, writers) adds to one [`Diagnostics`] list and goes on, so that a user sees all
//! problems at once. Messages are Vietnamese sentences for office staff.

pub mod code;

pub use code::Code;

use serde::Serialize;
use std::collections::HashSet;
use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Severity {
    /// `ghi chú`: a habit, nothing to worry about.
    #[serde(rename = "ghi-chu")]
    Note,
    /// `cảnh báo`: probably a mistake; the output is still made.
    #[serde(rename = "canh-bao")]
    Warning,
    /// `lỗi`: law broken or data lost; no output, exit status 1.
    #[serde(rename = "loi")]
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "ghi chú",
            Severity::Warning => "cảnh báo",
            Severity::Error => "lỗi",
        })
    }
}

/// Where a finding is. Every part may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The file as the user named it.
    #[serde(rename = "tep", skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Line, counted from 1.
    #[serde(rename = "dong", skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column in characters, counted from 1.
    #[serde(rename = "cot", skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// A place inside the file that is no line: a key path such as `nhiem_vu[3].thoi_han`, or `Sheet1!H12`.
    #[serde(rename = "vi_tri", skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Part of a văn bản: `Phần đầu`, `Nơi nhận`, `Phụ lục II`; empty for the whole of it.
    #[serde(rename = "phan", skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Number of the paragraph, from 1, as the reader of documents counts them.
    #[serde(rename = "doan", skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
    /// Page of the document, from 1. Pages are laid out by the program that shows them: this is an estimate.
    #[serde(rename = "trang_uoc_tinh", skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The words that stand there, shortened.
    #[serde(rename = "chu", skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Place {
    /// A line of the file being read, counted from 1.
    pub fn line(line: usize) -> Self {
        Place { line: Some(line), ..Place::default() }
    }

    /// A line and a column, both counted from 1.
    pub fn at(line: usize, column: usize) -> Self {
        Place { line: Some(line), column: Some(column), ..Place::default() }
    }

    /// A named place inside the file: a key path or a cell.
    pub fn within(name: impl Into<String>) -> Self {
        Place { within: Some(name.into()), ..Place::default() }
    }

    /// A part of a văn bản.
    pub fn part(name: impl Into<String>) -> Self {
        Place { part: Some(name.into()), ..Place::default() }
    }

    /// A paragraph of a part of a văn bản, with its words.
    pub fn paragraph(part: impl Into<String>, number: usize, words: &str) -> Self {
        let words = Some(glimpse(words)).filter(|w| !w.is_empty());
        Place { paragraph: Some(number), words, ..Place::part(part) }
    }

    /// A whole file.
    pub fn file(name: impl Into<String>) -> Self {
        Place { file: Some(name.into()), ..Place::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(file) = &self.file {
            parts.push(file.clone());
        }
        match (self.line, self.column) {
            (Some(l), Some(c)) => parts.push(format!("{l}:{c}")),
            (Some(l), None) => parts.push(format!("{l}")),
            _ => {}
        }
        let mut text = parts.join(":");
        let part = self.part.clone().filter(|p| !p.is_empty());
        let page = self.page.map(|n| format!("khoảng trang {n}"));
        // Nobody counts paragraphs: the words lead there.
        let words = self.words.as_ref().map(|w| format!("«{w}»"));
        let nameless = self.paragraph.filter(|_| part.is_none() && self.within.is_none());
        let words = words.or_else(|| nameless.map(|n| format!("đoạn {n}")));
        let inside: Vec<String> = [self.within.clone(), part, page, words].into_iter().flatten().collect();
        if !inside.is_empty() {
            if !text.is_empty() {
                text.push('!');
            }
            text.push_str(&inside.join(", "));
        }
        f.write_str(&text)
    }
}

/// Words of the input for a message: on one line, at most sixty characters.
pub fn glimpse(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(57).chain("…".chars()).collect() }
}

/// The names in a sentence: at most eight, and how many more there are (`A1, A2 và 3 ô khác`, where `what` is `ô`).
pub fn listed(names: &[impl AsRef<str>], what: &str) -> String {
    const MOST: usize = 8;
    let mut out = names.iter().take(MOST).map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        out.push_str(&format!(" và {} {what} khác", names.len() - MOST));
    }
    out
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    #[serde(rename = "muc_do")]
    pub severity: Severity,
    /// What kind of finding it is; its name is stable for programs.
    #[serde(rename = "ma")]
    pub code: Code,
    /// Where it is.
    #[serde(rename = "noi")]
    pub place: Place,
    /// What is wrong, in Vietnamese.
    #[serde(rename = "noi_dung")]
    pub message: String,
    /// What to do about it, in Vietnamese; empty when the message says it all.
    #[serde(rename = "cach_sua")]
    pub advice: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}: {}", self.severity, self.message)?;
        if !self.advice.is_empty() {
            write!(f, " → {}", self.advice)?;
        }
        Ok(())
    }
}

/// All findings of a run, in the order they were met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding that is as bad as its code usually is.
    pub fn add(&mut self, code: Code, place: Place, message: impl Into<String>, advice: impl Into<String>) {
        self.push(code.severity(), code, place, message, advice);
    }

    /// Adds a finding that weighs less or more than its code usually does.
    pub fn push(
        &mut self,
        severity: Severity,
        code: Code,
        place: Place,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) {
        self.list.push(Diagnostic { severity, code, place, message: message.into(), advice: advice.into() });
    }

    /// Names the file in every finding that does not say which file it is in.
    pub fn in_file(&mut self, file: &str) {
        for d in &mut self.list {
            if d.place.file.is_none() {
                d.place.file = Some(file.to_owned());
            }
        }
    }

    /// Lets `change` complete the place of every finding (a reader that knows the line of a key path).
    pub fn for_each_place(&mut self, mut change: impl FnMut(&mut Place)) {
        for d in &mut self.list {
            change(&mut d.place);
        }
    }

    /// The findings, to be completed by who knows more of the file they are about.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.list.iter_mut()
    }

    /// Moves all findings of `other` to the end of this list.
    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// As [`extend`](Diagnostics::extend), without what was found at the same place before: two stages may miss one fact.
    pub fn extend_new(&mut self, other: Diagnostics) {
        let known: HashSet<(Code, Place)> = self.list.iter().map(|d| (d.code, d.place.clone())).collect();
        let new: Vec<_> = other.list.into_iter().filter(|d| !known.contains(&(d.code, d.place.clone()))).collect();
        self.list.extend(new);
    }

    /// Takes out the findings with one of these codes: what is of no use to the one who asks.
    pub fn leave_out(&mut self, codes: &[Code]) {
        self.list.retain(|d| !codes.contains(&d.code));
    }

    /// Keeps those that `keep` holds for.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// True when a `lỗi` is among them.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// The findings, in the order they were met.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Raises what says that a fact is missing to `lỗi`: a document for issue must lack none.
    pub fn raise_missing(&mut self) {
        for d in self.list.iter_mut().filter(|d| d.code.is_missing()) {
            d.severity = Severity::Error;
        }
    }
}
