//! Last year's document for a new year: what was changed, and what a person still has to look at.

use super::words::WordPlaces;
use super::{Office, Source};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, code};
use crate::document::Document;
use crate::mend::{self, Tracking};
use crate::office::source::Parsed;
use crate::reuse;

/// Makes the document of a source that of another year; gives what a person has to look at, each at its place in the source,
/// with the words of the document.
pub(super) fn renew(document: &mut Document, year: u16, source: &Source, found: &mut Diagnostics) -> Vec<Diagnostic> {
    let done = reuse::renew(document, year);
    let mut own = Diagnostics::new();
    match done.from {
        None => {
            let message = format!("Không thấy năm trong tên văn bản nên không đổi năm nào thành {year}");
            own.add(code::NAM_MOI_KHONG_RO, Place::default(), message, "sửa năm trong trích yếu và đề mục");
        }
        Some(from) => {
            let blanked = match done.blanked.join(", ") {
                none if none.is_empty() => String::new(),
                old => format!("{old} để trống; "),
            };
            let message =
                format!("{blanked}đổi năm {from} thành {year} ở {} chỗ trong tên văn bản, đề mục", done.raised);
            own.add(code::NAM_MOI_DA_DOI, Place::default(), message, "");
        }
    }
    own.in_file(source.name());
    found.extend(own);
    let old = done.from.map_or_else(|| "năm cũ".to_owned(), |from| format!("năm {from}"));
    let mut places = WordPlaces::of(source);
    let mut remarks = Diagnostics::new();
    for left in done.left {
        let there = places.follow(&left.words);
        let place = Place { file: Some(source.name().to_owned()), ..there.unwrap_or_default() };
        let place = Place { words: Some(crate::diagnostic::glimpse(&left.words)).filter(|w| !w.is_empty()), ..place };
        let (code, advice) = match left.is_dated {
            true => (code::NAM_MOI_CON_CU, "sửa cho đúng năm mới, hoặc giữ nguyên nếu vẫn đúng"),
            false => (code::NAM_MOI_SO_LIEU, "thay bằng số liệu, họ tên hiện nay"),
        };
        remarks.add(code, place, format!("Còn của {old}: {}", left.what), advice);
    }
    let list: Vec<Diagnostic> = remarks.iter().cloned().collect();
    found.extend(remarks);
    list
}

impl Office {
    /// The DOCX that was made with these findings as Word comments, each at its words.
    pub(super) fn with_remarks(&self, docx: Vec<u8>, remarks: &[Diagnostic], found: &mut Diagnostics) -> Vec<u8> {
        let Ok(made) = self.open(docx.clone(), "") else { return docx };
        let mut places = WordPlaces::of(&made);
        let mut own = remarks.to_vec();
        for remark in &mut own {
            let there = remark.place.words.as_deref().and_then(|words| places.follow(words));
            remark.place.paragraph = there.and_then(|p| p.paragraph);
        }
        let Parsed::Word(word) = &made.parsed else { return docx };
        mend::remarked(&docx, &word.source, &own, &Tracking::default(), found).unwrap_or(docx)
    }
}
