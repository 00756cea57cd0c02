//! The package of a DOCX with some parts replaced.

use crate::diagnostic::{Diagnostics, Place, code};
use crate::docx::read::ADVICE;
use crate::package::{Package, rewritten};

fn broken(found: &mut Diagnostics, why: impl std::fmt::Display) {
    let advice = "mở tệp bằng Word, lưu lại với tên khác rồi chạy lại";
    found.add(code::SUA_KHONG_GHI_DUOC, Place::default(), format!("Không sửa được gói tệp: {why}"), advice);
}

/// The XML of a part.
pub(super) fn document_xml(bytes: &[u8], part: &str, found: &mut Diagnostics) -> Option<String> {
    let text = Package::open(bytes, &ADVICE, found)?.text(part);
    text.map_err(|why| broken(found, why)).ok()
}

/// The package with these parts replaced or added; every other part is copied as it is.
pub(super) fn replaced(bytes: &[u8], parts: &[(String, String)], found: &mut Diagnostics) -> Option<Vec<u8>> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    let new = rewritten(bytes, &parts, &ADVICE, found)?;
    new.map_err(|why| broken(found, why)).ok()
}

/// The namespace of the main elements.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "[Content_Types].xml";

/// What a part is: its relationship, its content.
pub(super) struct PartKind(&'static str, &'static str);

pub(super) const HEADER: PartKind = PartKind(
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
);
pub(super) const COMMENTS: PartKind = PartKind(
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
);

/// A part that is added beside the document.
pub(super) struct Added {
    pub name: &'static str,
    /// Name of the relationship to it; no program names its own so.
    pub relation: &'static str,
    pub kind: PartKind,
    pub xml: String,
}

impl Added {
    /// The part, and those that tell of it.
    pub fn parts(self, bytes: &[u8], document: &str, found: &mut Diagnostics) -> Option<Vec<(String, String)>> {
        let (folder, name) = document.rsplit_once('/').map_or(("", document), |(f, n)| (f, n));
        let join = |file: &str| if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
        let (rels, part) = (join(&format!("_rels/{name}.rels")), join(self.name));
        let PartKind(relation, content) = self.kind;
        let relation = format!("<Relationship Id=\"{}\" Type=\"{relation}\" Target=\"{}\"/>", self.relation, self.name);
        let relations = with_inside(&document_xml(bytes, &rels, found)?, &relation)?;
        let kind = format!("<Override PartName=\"/{part}\" ContentType=\"{content}\"/>");
        let types = with_inside(&document_xml(bytes, TYPES, found)?, &kind)?;
        Some(vec![(part, self.xml), (rels, relations), (TYPES.to_owned(), types)])
    }
}

/// A part with something more at the end of its root.
pub(super) fn with_inside(xml: &str, more: &str) -> Option<String> {
    if let Some(end) = xml.rfind("</") {
        return Some(format!("{}{more}{}", &xml[..end], &xml[end..]));
    }
    // A root without anything in it.
    let end = xml.rfind("/>")?;
    let (_, root) = xml[..end].rsplit_once('<')?;
    let name = root.split(char::is_whitespace).next()?;
    Some(format!("{}>{more}</{name}>{}", &xml[..end], &xml[end + 2..]))
}
