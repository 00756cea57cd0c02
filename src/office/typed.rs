//! What a person typed beside the sources: facts of the document, and words in the places of marks.

use crate::diagnostic::{Code, Diagnostics, code};
use crate::document::{Document, FULL_NAME};
use crate::plan::Facts;
use std::collections::HashMap;

/// What a person typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Typed {
    /// Facts of the document, above those of its data.
    pub facts: Facts,
    /// Words in the places of marks.
    pub marks: Vec<Filled>,
}

/// A mark `[CẦN BỔ SUNG: …]` and what stands in its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// The sheet whose document it is in, where a source gives several; empty for the first.
    pub part: String,
    /// What is missing there.
    pub what: String,
    /// Which of the marks that miss the same, from 0, in reading order, filled ones counted.
    pub nth: usize,
    /// What stands there.
    pub text: String,
}

/// Findings whose words do not name what the mark misses, and what it misses.
const MARKED: [(Code, &[&str]); 4] = [
    (code::THIEU_KEM_THEO, &["loại, số, ngày văn bản"]),
    (code::THIEU_NGUOI_KY, &["chức vụ người ký", FULL_NAME]),
    (code::THIEU_CHUC_VU, &["chức vụ người ký"]),
    (code::THIEU_NOI_DUNG, &["nội dung văn bản"]),
];

/// Fills the marks of a document; gives those that are left, what each misses and which of its like it is. What was
/// found missing and is there now is taken out of `found`.
pub(super) fn fill(
    document: &mut Document,
    part: &str,
    marks: &[Filled],
    found: &mut Diagnostics,
) -> Vec<(String, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let (mut left, mut done) = (Vec::new(), Vec::new());
    document.fill(&mut |what| {
        let nth = seen.entry(what.to_owned()).or_default();
        let at = *nth;
        *nth += 1;
        let typed = marks.iter().rev().find(|m| m.nth == at && m.what == what && m.part == part);
        match typed.filter(|m| !m.text.trim().is_empty()) {
            Some(typed) => {
                done.push(what.to_owned());
                Some(typed.text.trim().to_owned())
            }
            None => {
                left.push((what.to_owned(), at));
                None
            }
        }
    });
    done.retain(|what| left.iter().all(|(other, _)| other != what));
    if !done.is_empty() {
        mend_title(document, marks);
        found.retain(|finding| !(finding.code.is_missing() && is_about(finding.code, &finding.message, &left, &done)));
    }
    left
}

/// Whether a finding is about what was filled in and about nothing that is still missing.
fn is_about(code: Code, message: &str, left: &[(String, usize)], done: &[String]) -> bool {
    if let Some((_, whats)) = MARKED.iter().find(|m| m.0 == code) {
        return whats.iter().all(|what| left.iter().all(|(other, _)| other != what))
            && whats.iter().any(|what| done.iter().any(|d| d == what));
    }
    done.iter().any(|what| message.contains(what.as_str()))
}

/// The file's title is made of the trích yếu, whose mark may stand in it.
fn mend_title(document: &mut Document, marks: &[Filled]) {
    for typed in marks.iter().filter(|m| m.nth == 0) {
        let mark = crate::document::marker(&typed.what);
        for line in [&mut document.meta.title, &mut document.meta.author] {
            *line = line.replacen(&mark, typed.text.trim(), 1);
        }
    }
}
