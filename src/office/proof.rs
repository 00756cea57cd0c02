//! What was made, read again by the rules that documents are checked with.

use super::Source;
use super::words::WordPlaces;
use crate::check::Verdict;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity, code};
use std::collections::HashSet;

/// What reading or composing tells with one code and the checker of documents with another.
const ALIKE: [(Code, Code); 5] = [
    (code::OUTLINE_SO_TRUNG, code::DANH_SO_TRUNG),
    (code::OUTLINE_SO_NHAY, code::DANH_SO_NHAY),
    (code::OUTLINE_DIEM_THU_TU, code::DANH_SO_DIEM),
    (code::OUTLINE_LAP_TU, code::CHU_LAP),
    (code::KY_HOC_VI, code::KY_HOC_HAM),
];

/// Gives every finding its place in the sources that the document was made of: line, cell or key beside its words.
pub(super) fn place(verdict: &mut Verdict, sources: &[&Source]) {
    if verdict.findings.is_empty() {
        return;
    }
    let places: Vec<WordPlaces<'_>> = sources.iter().map(|s| WordPlaces::of(s)).collect();
    let file = sources.first().map(|s| s.name().to_owned());
    for finding in &mut verdict.findings {
        let words = finding.place.words.as_deref();
        let there = words.and_then(|words| places.iter().find_map(|p| p.find(words)));
        let there = there.unwrap_or(Place { file: file.clone(), ..Place::default() });
        let place = &mut finding.place;
        (place.file, place.line, place.column, place.within) = (there.file, there.line, there.column, there.within);
        // The number of a paragraph is that of the document.
        place.paragraph = None;
    }
}

/// Adds what the checker says of a document that was made to what was found in making it. A draft may still break a rule: its
/// `lỗi` are warnings.
pub(super) fn add(verdict: Verdict, for_issue: bool, found: &mut Diagnostics) {
    let known: HashSet<(Code, Option<usize>)> = found.iter().map(|d| (d.code, d.place.line)).collect();
    // Reading the source tells some of it in the same words, at a place of its own.
    let said: HashSet<String> = found.iter().map(|d| d.message.clone()).collect();
    let whole = found.iter().any(|d| d.code == code::PHU_LUC_KHONG_NHAC);
    let told = |finding: &Diagnostic| {
        let line = finding.place.line;
        let alike = |(own, rule): &(Code, Code)| {
            *rule == finding.code && (known.contains(&(*own, line)) || said.contains(&finding.message))
        };
        let alike = ALIKE.iter().any(alike);
        // That no phụ lục is spoken of is said once of all of them.
        alike || whole && !for_issue && finding.code == code::PHU_LUC_CHI_DAN
    };
    // A marker that composing put in was told with the fact that it stands for.
    let marked = found.iter().any(|d| d.code.is_missing());
    // Columns that are not for issue stand in red on purpose.
    let red = found.iter().any(|d| d.code == code::BANG_COT_KHONG_PHAT_HANH);
    for finding in verdict.findings {
        if red && finding.code == code::TRANG_MAU_CHU {
            continue;
        }
        if told(&finding) || marked && finding.code == code::CHU_CHO_TRONG {
            continue;
        }
        let Diagnostic { severity, code, place, message, advice } = finding;
        let severity = if for_issue { severity } else { severity.min(Severity::Warning) };
        found.push(severity, code, place, message, advice);
    }
}
