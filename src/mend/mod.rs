//! The safe corrections alone: sizes, faces, margins, spacing, zeros, closing signs, repeated heads.
//!
//! Words stay as they are but for a zero before a number and the sign at the end of a listed line. Only the bytes of
//! `word/document.xml` that a correction is about change; all other parts are copied as they are. A signed document, one
//! with macros and a damaged one are never written to.

mod edit;
mod form;
mod pack;
mod remark;
mod track;
mod words;
mod xml;

pub use remark::remarked;
pub use track::Tracking;

use crate::diagnostic::{Diagnostics, Place, code};
use crate::docx::read::model::{Paragraph, Source};
use crate::parts::{Kind, Line, Parts};
use crate::standard::Profile;
use edit::Edits;
use track::Marks;

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What was changed, and how: `cỡ chữ 15 → 14`.
    pub what: String,
}

/// A corrected document, and what was changed in it; none, with findings, when nothing may or can be written. `source` is
/// what was read of `bytes` without a `lỗi`.
pub fn mend(bytes: &[u8], source: &Source, found: &mut Diagnostics) -> Option<(Vec<u8>, Vec<Change>)> {
    corrected(bytes, source, None, found)
}

/// The same with every correction marked as Word tracks changes: accepting all gives the document of [`mend`], rejecting
/// all the original.
pub fn mend_tracked(
    bytes: &[u8],
    source: &Source,
    tracking: &Tracking,
    found: &mut Diagnostics,
) -> Option<(Vec<u8>, Vec<Change>)> {
    corrected(bytes, source, Some(tracking), found)
}

/// True, with a finding, for a file that must not be written again.
fn is_closed(source: &Source, found: &mut Diagnostics) -> bool {
    if source.facts.macros {
        let advice = "mở bằng Word, lưu dạng Word Document (.docx) không có macro rồi chạy lại";
        found.add(code::SUA_CO_MACRO, Place::default(), "Tệp có macro không được ghi lại", advice);
    }
    if source.facts.signed && !source.facts.macros {
        found.add(
            code::SUA_DA_KY,
            Place::default(),
            "Văn bản đã ký số; sửa sẽ làm mất hiệu lực chữ ký",
            "sửa ở bản chưa ký rồi ký lại",
        );
    }
    source.facts.macros || source.facts.signed
}

fn corrected(
    bytes: &[u8],
    source: &Source,
    tracking: Option<&Tracking>,
    found: &mut Diagnostics,
) -> Option<(Vec<u8>, Vec<Change>)> {
    if is_closed(source, found) {
        return None;
    }
    let parts = Parts::find(source);
    if !matches!(parts.kind, Kind::Administrative(_)) {
        let message = format!("{}: không sửa theo Nghị định 30/2020/NĐ-CP", parts.kind);
        found.add(
            code::SUA_KHONG_AP_DUNG,
            Place::default(),
            message,
            "chỉ sửa được văn bản hành chính có phần đầu đầy đủ",
        );
        return None;
    }
    let xml = pack::document_xml(bytes, &source.parts.document, found)?;
    let (edits, changes, left) = (Edits::default(), Vec::new(), Vec::new());
    let mut mender = Mender { source, parts: &parts, profile: Profile::Administrative, edits, changes, left };
    form::mend(&mut mender);
    words::mend(&mut mender);
    let Mender { edits, mut changes, left, .. } = mender;
    for (place, why) in left {
        found.add(code::SUA_DE_LAI, place, why, "sửa tay trong Word");
    }
    let marks = tracking.map(|t| Marks::new(t, &xml));
    let (new, undone) = edits.apply(&xml, marks.as_ref());
    changes.retain(|c| c.place.paragraph.is_none_or(|p| !undone.contains(&p)));
    for paragraph in undone {
        let place = Place { paragraph: Some(paragraph), ..Place::default() };
        found.add(code::SUA_BO_QUA, place, "Không sửa tự động được đoạn này", "sửa tay theo kết quả kiểm tra");
    }
    changes.sort_by_key(|c| c.place.paragraph);
    let out = pack::replaced(bytes, &[(&source.parts.document, &new)], found)?;
    Some((out, changes))
}

/// A document being corrected.
struct Mender<'a> {
    source: &'a Source,
    parts: &'a Parts<'a>,
    /// Whose form it is brought into.
    profile: Profile,
    edits: Edits,
    changes: Vec<Change>,
    /// What was not corrected, and why.
    left: Vec<(Place, String)>,
}

impl Mender<'_> {
    /// Something that is wrong here is not corrected, as that could do harm.
    fn left(&mut self, line: &Line<'_>, why: impl Into<String>) {
        self.left.push((Place::paragraph("", line.paragraph.index, &line.text), why.into()));
    }

    fn changed(&mut self, area: &str, paragraph: &Paragraph, what: impl Into<String>) {
        let change = Change { place: Place::paragraph(area, paragraph.index, &paragraph.text()), what: what.into() };
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }
}
