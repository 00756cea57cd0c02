//! What only a person can decide, as Word comments at its place.

use super::is_closed;
use super::pack::{self, Added, MAIN, with_inside};
use super::track::{AUTHOR, Tracking, highest_id};
use super::xml::{shape, tag};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::docx::read::model::Source;
use crate::parts::{Home, Parts};
use std::collections::BTreeMap;
use std::ops::Range;

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
    let document = source.parts.document.clone();
    let comments = match known {
        Some(part) => vec![(part.to_owned(), list)],
        None => {
            let added = Added { name: "comments.xml", relation: RELATION, kind: pack::COMMENTS, xml: list };
            added.parts(bytes, &document, found)?
        }
    };
    let parts: Vec<(String, String)> = [(document, text)].into_iter().chain(comments).collect();
    pack::replaced(bytes, &parts, found)
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
