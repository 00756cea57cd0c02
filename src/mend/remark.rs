//! What only a person can decide, as Word comments at its place.

use super::track::{AUTHOR, Tracking, highest_id};
use super::xml::{shape, tag};
use super::{is_closed, pack};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docx::read::model::Source;
use crate::parts::{Home, Parts};
use std::collections::BTreeMap;
use std::ops::Range;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TYPES: &str = "[Content_Types].xml";
/// Name of the relationship to the part of comments; no program names its own so.
const RELATION: &str = "rIdNhanXetVanthu";

/// A document with these findings as comments, each at its paragraph, and nothing else changed; what has no place of its
/// own stands at the first words. None, with findings, when nothing may or can be written.
pub fn remarked(
    bytes: &[u8],
    source: &Source,
    remarks: &[Diagnostic],
    tracking: &Tracking,
    found: &mut Diagnostics,
) -> Option<Vec<u8>> {
    if is_closed(source, found) {
        return None;
    }
    let xml = pack::document_xml(bytes, &source.parts.document, found)?;
    let places = places(source, remarks);
    let known = source.parts.comments.as_deref();
    let old = match known {
        Some(part) => pack::document_xml(bytes, part, found)?,
        None => format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{MAIN}\"></w:comments>"
        ),
    };
    let mut id = highest_id(&xml).max(highest_id(&old));
    let (mut comments, mut inserts) = (String::new(), Vec::new());
    for (span, list) in places.values() {
        id = id.saturating_add(1);
        let Some((start, end, prefix)) = xml.get(span.clone()).and_then(ends) else { continue };
        let p = |name: &str| tag(prefix, name);
        let mark = |name: &str| format!("<{} {}=\"{id}\"/>", p(name), p("id"));
        inserts.push((span.start + start, mark("commentRangeStart")));
        let reference = format!("<{0}>{1}</{0}>", p("r"), mark("commentReference"));
        inserts.push((span.start + end, mark("commentRangeEnd") + &reference));
        comments.push_str(&comment(id, list, tracking));
    }
    let text = inserted(&xml, inserts);
    let list = with_inside(&old, &comments)?;
    let document = source.parts.document.as_str();
    let Some(part) = known else {
        let (folder, name) = document.rsplit_once('/').map_or(("", document), |(f, n)| (f, n));
        let join = |file: &str| if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
        let (rels, part) = (join(&format!("_rels/{name}.rels")), join("comments.xml"));
        let relation = format!("<Relationship Id=\"{RELATION}\" Type=\"{KIND}\" Target=\"comments.xml\"/>");
        let relations = with_inside(&pack::document_xml(bytes, &rels, found)?, &relation)?;
        let kind = format!("<Override PartName=\"/{part}\" ContentType=\"{CONTENT}\"/>");
        let types = with_inside(&pack::document_xml(bytes, TYPES, found)?, &kind)?;
        let all = [(document, &*text), (&*part, &*list), (&*rels, &*relations), (TYPES, &*types)];
        return pack::replaced(bytes, &all, found);
    };
    pack::replaced(bytes, &[(document, &text), (part, &list)], found)
}

/// The findings of each paragraph that can bear a comment, by where it stands.
fn places<'r>(source: &Source, remarks: &'r [Diagnostic]) -> BTreeMap<usize, (Range<usize>, Vec<&'r Diagnostic>)> {
    let parts = Parts::find(source);
    // Word keeps no comment inside a text box.
    let lines = || parts.lines.all.iter().filter(|l| l.home != Home::Box && !l.paragraph.span.is_empty());
    let mut out: BTreeMap<usize, (Range<usize>, Vec<&Diagnostic>)> = BTreeMap::new();
    for remark in remarks {
        let own = lines().find(|l| Some(l.paragraph.index) == remark.place.paragraph);
        let Some(line) = own.or_else(|| lines().next()) else { continue };
        let span = line.paragraph.span.clone();
        out.entry(span.start).or_insert_with(|| (span, Vec::new())).1.push(remark);
    }
    out
}

/// Where the words of a paragraph begin and end in its XML, and the prefix of its tags.
fn ends(xml: &str) -> Option<(usize, usize, &str)> {
    let own = shape(xml)?;
    let start = own.children.iter().find(|(name, _)| *name == "pPr").map(|(_, range)| range.end);
    Some((start.or(own.inside)?, xml.rfind("</")?, own.prefix))
}

fn inserted(xml: &str, mut inserts: Vec<(usize, String)>) -> String {
    inserts.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(xml.len() + inserts.len() * 80);
    let mut done = 0;
    for (at, words) in inserts {
        out.push_str(&xml[done..at]);
        out.push_str(&words);
        done = at;
    }
    out + &xml[done..]
}

/// A part with something more at the end of its root.
fn with_inside(xml: &str, more: &str) -> Option<String> {
    if let Some(end) = xml.rfind("</") {
        return Some(format!("{}{more}{}", &xml[..end], &xml[end..]));
    }
    // A root without anything in it.
    let end = xml.rfind("/>")?;
    let (_, root) = xml[..end].rsplit_once('<')?;
    let name = root.split(char::is_whitespace).next()?;
    Some(format!("{}>{more}</{name}>{}", &xml[..end], &xml[end + 2..]))
}

fn comment(id: u32, list: &[&Diagnostic], tracking: &Tracking) -> String {
    let escape = |t: &str| quick_xml::escape::escape(t).into_owned();
    let date = tracking.date.as_ref().map_or(String::new(), |d| format!(" w:date=\"{}\"", escape(d)));
    let lines = list.iter().map(|d| {
        let clause = Some(d.code.clause()).filter(|c| !c.is_empty()).map_or(String::new(), |c| format!(" ({c})"));
        let words = format!("{}: {}{clause} → {}", d.severity, d.message, d.advice);
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(&words))
    });
    let lines: String = lines.collect();
    // A part written with another prefix declares this one here.
    format!(
        "<w:comment xmlns:w=\"{MAIN}\" w:id=\"{id}\" w:author=\"{AUTHOR}\"{date} w:initials=\"vt\">{lines}</w:comment>"
    )
}
