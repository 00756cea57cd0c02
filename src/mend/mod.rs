//! The safe corrections alone: sizes, faces, margins, spacing, zeros, closing signs, repeated heads, numbers of pages.
//!
//! Words stay as they are but for a zero before a number, the sign at the end of a listed line, and letters that are stored
//! in another way than Unicode has them. Only the bytes that a correction is about change; all other parts are copied as
//! they are. A signed document, one
//! with macros and a damaged one are never written to.

mod edit;
mod form;
mod pack;
mod pages;
mod remark;
mod reword;
mod track;
mod words;
mod xml;

pub use remark::remarked;
pub use track::Tracking;

use crate::diagnostic::{Diagnostics, Place, code};
use crate::docx::read::model::{Paragraph, Run, Source, Story};
use crate::parts::{Line, Parts};
use crate::standard::Profile;
use crate::vietnamese::legacy;
use edit::{Edits, PageNumber};
use reword::Reworded;
use std::collections::BTreeMap;
use std::ops::Range;
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
    let Some(profile) = parts.kind.profile() else {
        let message = format!("{}: không sửa theo Nghị định 30/2020/NĐ-CP", parts.kind);
        found.add(
            code::SUA_KHONG_AP_DUNG,
            Place::default(),
            message,
            "chỉ sửa được văn bản hành chính, văn bản của Đảng có phần đầu đầy đủ",
        );
        return None;
    };
    let xml = pack::document_xml(bytes, &source.parts.document, found)?;
    let mut stories = BTreeMap::new();
    for story in source.headers.iter().chain(&source.footers) {
        if let Some(xml) = pack::document_xml(bytes, &story.part, &mut Diagnostics::new()) {
            stories.insert(story.part.clone(), (xml, Edits::default()));
        }
    }
    let mut mender = Mender {
        source,
        parts: &parts,
        profile,
        edits: Edits::default(),
        stories,
        header: None,
        changes: Vec::new(),
        left: Vec::new(),
    };
    form::mend(&mut mender);
    words::mend(&mut mender);
    pages::mend(&mut mender);
    written(bytes, &xml, mender, tracking, found)
}

/// The package with the corrections made, and their list.
fn written(
    bytes: &[u8],
    xml: &str,
    mender: Mender<'_>,
    tracking: Option<&Tracking>,
    found: &mut Diagnostics,
) -> Option<(Vec<u8>, Vec<Change>)> {
    let Mender { source, edits, stories, header, mut changes, left, .. } = mender;
    for (place, why) in left {
        found.add(code::SUA_DE_LAI, place, why, "sửa tay trong Word");
    }
    let all = stories.values().map(|(xml, _)| xml.as_str()).chain([xml]);
    let marks = tracking.map(|t| Marks::new(t, all));
    let (new, undone) = edits.apply(xml, marks.as_ref());
    changes.retain(|c| c.place.paragraph.is_none_or(|p| !undone.contains(&p)));
    for paragraph in source.paragraphs().filter(|p| undone.contains(&p.index)) {
        let place = Place::paragraph("", paragraph.index, &paragraph.text());
        found.add(code::SUA_BO_QUA, place, "Không sửa tự động được đoạn này", "sửa tay theo kết quả kiểm tra");
    }
    changes.sort_by_key(|c| c.place.paragraph);
    let document = source.parts.document.clone();
    let mut parts = vec![(document.clone(), new)];
    for (part, (xml, edits)) in stories.into_iter().filter(|(_, (_, edits))| !edits.is_empty()) {
        parts.push((part, edits.apply(&xml, marks.as_ref()).0));
    }
    if let Some(number) = header {
        let xml = pages::header(number, marks.as_ref());
        let added = pack::Added { name: pages::HEADER, relation: pages::RELATION, kind: pack::HEADER, xml };
        parts.extend(added.parts(bytes, &document, found)?);
    }
    let out = pack::replaced(bytes, &parts, found)?;
    Some((out, changes))
}

/// A document being corrected.
struct Mender<'a> {
    source: &'a Source,
    parts: &'a Parts<'a>,
    /// Whose form it is brought into.
    profile: Profile,
    edits: Edits,
    /// Headers and footers by their parts: their XML, and what is to become of it.
    stories: BTreeMap<String, (String, Edits)>,
    /// A header that is to be made for the number of the page.
    header: Option<PageNumber>,
    changes: Vec<Change>,
    /// What was not corrected, and why.
    left: Vec<(Place, String)>,
}

impl Mender<'_> {
    /// The changes of a header or a footer.
    fn story(&mut self, story: &Story) -> &mut Edits {
        &mut self.stories.entry(story.part.clone()).or_default().1
    }

    /// Whether all that a paragraph of a header or a footer says can be taken out.
    fn can_empty(&self, part: &str, span: &Range<usize>) -> bool {
        self.stories.get(part).and_then(|(xml, _)| xml.get(span.clone())).is_some_and(edit::can_empty)
    }

    /// Bytes of a run's text become other words.
    fn reword(&mut self, run: &Run, paragraph: &Paragraph, range: Range<usize>, new: impl Into<String>) {
        let before = paragraph.runs.iter().take_while(|r| !std::ptr::eq(*r, run));
        let base: usize = before.filter(|r| r.span.start == run.span.start).map(|r| r.text.len()).sum();
        self.words(run, paragraph).change(base + range.start..base + range.end, new.into());
    }

    /// The words of the element that a run comes from.
    fn words(&mut self, run: &Run, paragraph: &Paragraph) -> &mut Reworded {
        let words = &mut self.edits.run(&run.span, paragraph.index).words;
        words.get_or_insert_with(|| {
            let own = paragraph.runs.iter().filter(|r| r.span.start == run.span.start);
            let font = run.format.font.as_deref().and_then(legacy::font);
            Reworded::new(own.map(|r| r.text.as_str()).collect(), font)
        })
    }

    /// Something that is wrong here is not corrected, as that could do harm.
    fn left(&mut self, line: &Line<'_>, why: impl Into<String>) {
        self.left.push((Place::paragraph("", line.paragraph.index, &line.text), why.into()));
    }

    fn changed(&mut self, area: &str, paragraph: &Paragraph, what: impl Into<String>) {
        self.tell(Place::paragraph(area, paragraph.index, &paragraph.text()), what.into());
    }

    /// A change of all pages.
    fn changed_throughout(&mut self, area: &str, what: impl Into<String>) {
        let first = self.source.paragraphs().next().map(|p| p.index);
        self.tell(Place { paragraph: first, ..Place::part(area) }, what.into());
    }

    fn tell(&mut self, place: Place, what: String) {
        let change = Change { place, what };
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }
}
