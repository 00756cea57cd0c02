//! The safe corrections of an existing DOCX, and remarks in it.

use super::source::{Parsed, Word};
use super::{Change, Made, Office, Source, Tracking, stem};
use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, code};
use crate::docx;
use crate::forms::safe_file_name;
use crate::mend;

impl Office {
    /// The corrected document and the list of what was changed in it; the source stays as it is.
    pub fn mend(&self, source: &Source) -> (Made, Vec<Change>) {
        written(source, |word, found| {
            let (bytes, changes) = mend::mend(&word.bytes, &word.source, found)?;
            if let Some(mended) = docx::read::read(&bytes, &mut Diagnostics::new()) {
                tell_left(&check::check(&mended), found);
            }
            Some((bytes, changes))
        })
    }

    /// The same for a reviewer: every correction as a tracked change, and what only a person can decide as a comment.
    pub fn mend_for_review(&self, source: &Source, tracking: &Tracking) -> (Made, Vec<Change>) {
        written(source, |word, found| {
            let (bytes, changes) = mend::mend_tracked(&word.bytes, &word.source, tracking, found)?;
            let mended = docx::read::read(&bytes, &mut Diagnostics::new())?;
            let left = check::check(&mended);
            let remarked = mend::remarked(&bytes, &mended, &left.findings, tracking, found)?;
            tell_left(&left, found);
            Some((remarked, changes))
        })
    }

    /// The document as it is, with every finding of a check as a comment at its place.
    pub fn remark(&self, source: &Source, tracking: &Tracking) -> Made {
        let remarked = |word: &Word, found: &mut Diagnostics| {
            let all = check::check(&word.source).findings;
            Some((mend::remarked(&word.bytes, &word.source, &all, tracking, found)?, Vec::new()))
        };
        written(source, remarked).0
    }
}

/// What a person has to decide: one line for what is said of several places.
fn tell_left(left: &check::Verdict, found: &mut Diagnostics) {
    for severity in [Severity::Error, Severity::Warning] {
        for alike in left.alike(severity) {
            let Diagnostic { place, message, advice, .. } = alike.first;
            let message = format!("Còn {severity}{}: {message}", alike.more());
            found.add(code::SUA_CON_LAI, place.clone(), message, advice.clone());
        }
    }
}

/// A Word document written anew.
fn written(
    source: &Source,
    write: impl FnOnce(&Word, &mut Diagnostics) -> Option<(Vec<u8>, Vec<Change>)>,
) -> (Made, Vec<Change>) {
    let mut made = Made::nothing(source.found().clone());
    let Parsed::Word(word) = &source.parsed else {
        let message = format!("Tệp này là {}, không phải văn bản Word", source.kind().name());
        made.found.add(code::TEP_KHONG_PHAI_DOCX, Place::file(source.name()), message, "chọn tệp văn bản Word (.docx)");
        return (made, Vec::new());
    };
    if made.found.has_errors() {
        return (made, Vec::new());
    }
    let mut own = Diagnostics::new();
    let new = write(word, &mut own);
    own.in_file(source.name());
    made.found.extend(own);
    let Some((bytes, changes)) = new else { return (made, Vec::new()) };
    made.files.push(Made::file(safe_file_name(stem(source.name())), "docx", bytes));
    (made, changes)
}
