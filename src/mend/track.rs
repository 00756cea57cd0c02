//! Changes as Word tracks them: inserted and deleted words, and old properties beside the new ones, so that a reviewer
//! accepts or rejects each.

use super::reword::Reworded;
use super::xml::{Shape, attributes, shape, tag};
use std::cell::Cell;

/// Who is named as the author of changes and comments.
pub(super) const AUTHOR: &str = "vanthu";

/// How changes are marked.
#[derive(Debug, Clone, Default)]
pub struct Tracking {
    /// The time of the changes, `2026-03-05T08:00:00Z`; none for the same bytes at every run.
    pub date: Option<String>,
}

/// Marks of one document, numbered through.
pub(super) struct Marks<'t> {
    tracking: &'t Tracking,
    next: Cell<u32>,
}

impl<'t> Marks<'t> {
    /// Marks for some parts; their numbers go on behind those that are there.
    pub fn new<'x>(tracking: &'t Tracking, parts: impl IntoIterator<Item = &'x str>) -> Self {
        Marks { tracking, next: Cell::new(parts.into_iter().map(highest_id).max().unwrap_or(0)) }
    }

    /// The attributes of one mark.
    pub fn attributes(&self, prefix: &str) -> String {
        let id = self.next.get().saturating_add(1);
        self.next.set(id);
        let p = |name: &str| tag(prefix, name);
        let date = self.tracking.date.as_ref();
        let date = date.map_or(String::new(), |d| format!(" {}=\"{}\"", p("date"), quick_xml::escape::escape(d)));
        format!("{}=\"{id}\" {}=\"{AUTHOR}\"{date}", p("id"), p("author"))
    }

    /// New properties with the old ones in them, as `<w:rPrChange>` and its like have it. What is already marked keeps
    /// its mark: rejecting it leads to the first state still.
    pub fn properties(&self, new: &str, old: &str, name: &str) -> Option<String> {
        // What each kind of old properties may not hold (17.13.5).
        let left_out: &[&str] = match name {
            "pPr" => &["rPr", "sectPr", "pPrChange"],
            "sectPr" => &["headerReference", "footerReference", "sectPrChange"],
            "trPr" => &["ins", "del", "trPrChange"],
            _ => &["ins", "del", "moveFrom", "moveTo", "rPrChange"],
        };
        let own = shape(new)?;
        let change = format!("{name}Change");
        if own.children.iter().any(|(child, _)| *child == change) {
            return Some(new.to_owned());
        }
        let before = if old.is_empty() { None } else { shape(old) };
        let kept = before.map_or(String::new(), |before| {
            let kept = before.children.iter().filter(|(child, _)| !left_out.contains(child));
            kept.map(|(_, range)| &old[range.clone()]).collect()
        });
        let (p, close) = (|name: &str| tag(own.prefix, name), format!("</{}>", tag(own.prefix, name)));
        let (head, _) = new.rsplit_once(&close)?;
        let (change, inner) = (p(&change), p(name));
        Some(format!("{head}<{change} {}><{inner}>{kept}</{inner}></{change}>{close}", self.attributes(own.prefix)))
    }
}

/// The highest number that a mark, a bookmark or a comment of the part has.
pub(super) fn highest_id(xml: &str) -> u32 {
    let ids = xml.match_indices(":id=\"").filter_map(|(at, word)| {
        let rest = &xml[at + word.len()..];
        rest[..rest.find('"')?].parse::<u32>().ok()
    });
    // Numbers of other things may be as high as they can be.
    ids.filter(|id| *id < 1 << 30).max().unwrap_or(0)
}

/// Properties of a run as they were and as they become.
pub(super) struct Formats<'x> {
    pub old: &'x str,
    pub new: &'x str,
}

/// A child of a run that shows words: what it shows, and what becomes of it.
enum Piece<'x> {
    /// As it stands.
    Kept(&'x str),
    /// Words, parted where they change: as they are in the file, and as they become.
    Words(Vec<(String, String)>),
}

/// A run whose words change, in as many runs as the marks take. None where its words are not those that were read.
pub(super) fn text(
    xml: &str,
    own: &Shape<'_>,
    formats: &Formats<'_>,
    words: &Reworded,
    marks: Option<&Marks<'_>>,
) -> Option<String> {
    let mut pieces = Vec::new();
    let mut shown = String::new();
    let mut made = 0;
    for (name, range) in own.children.iter().filter(|(name, _)| *name != "rPr") {
        let child = &xml[range.clone()];
        let start = shown.len();
        shown.push_str(&words.shown(name, child)?);
        let parts = if *name == "t" { words.parts(start..shown.len(), child, &mut made)? } else { Vec::new() };
        let changed = parts.iter().any(|(old, new)| old != new);
        pieces.push(if changed { Piece::Words(parts) } else { Piece::Kept(child) });
    }
    if shown != words.text || !words.is_done(made) {
        return None;
    }
    let p = |name: &str| tag(own.prefix, name);
    let start = &xml[..own.inside?];
    let run = |properties: &str, body: &str| format!("{start}{properties}{body}</{}>", p("r"));
    let typed = |name: &str, text: &str| match text.is_empty() {
        true => String::new(),
        false => format!("<{0} xml:space=\"preserve\">{1}</{0}>", p(name), quick_xml::escape::escape(text)),
    };
    let Some(marks) = marks else {
        let body = pieces.iter().map(|piece| match piece {
            Piece::Kept(child) => (*child).to_owned(),
            Piece::Words(parts) => typed("t", &parts.iter().map(|(_, new)| new.as_str()).collect::<String>()),
        });
        return Some(run(formats.new, &body.collect::<String>()));
    };
    let (mut out, mut open) = (String::new(), String::new());
    let close = |open: &mut String, out: &mut String| -> Option<()> {
        if !open.is_empty() {
            out.push_str(&run(&marked(formats.new, formats.old, "rPr", Some(marks))?, open));
            open.clear();
        }
        Some(())
    };
    let mark = |name: &str, inside: String| format!("<{0} {1}>{inside}</{0}>", p(name), marks.attributes(own.prefix));
    for piece in &pieces {
        let parts = match piece {
            Piece::Kept(child) => {
                open.push_str(child);
                continue;
            }
            Piece::Words(parts) => parts,
        };
        for (old, new) in parts {
            let (lead, gone, come, tail) = difference(old, new);
            open.push_str(&typed("t", lead));
            if gone.is_empty() && come.is_empty() {
                continue;
            }
            close(&mut open, &mut out)?;
            if !gone.is_empty() {
                out.push_str(&mark("del", run(formats.old, &typed("delText", gone))));
            }
            if !come.is_empty() {
                out.push_str(&mark("ins", run(formats.new, &typed("t", come))));
            }
            open.push_str(&typed("t", tail));
        }
    }
    close(&mut open, &mut out)?;
    Some(out)
}

/// New properties, with the old ones beside them where changes are marked.
pub(super) fn marked(new: &str, old: &str, name: &str, marks: Option<&Marks<'_>>) -> Option<String> {
    match marks {
        Some(marks) if new != old => marks.properties(new, old, name),
        _ => Some(new.to_owned()),
    }
}

/// What is left of a child of a paragraph whose words go: nothing, or the same marked as deleted. None for what holds more
/// than a field or words.
pub(super) fn without(name: &str, xml: &str, prefix: &str, marks: Option<&Marks<'_>>) -> Option<String> {
    let p = |name: &str| tag(prefix, name);
    let runs = match name {
        "r" => xml.to_owned(),
        // A field in one element becomes one of several, as only these can be marked.
        "fldSimple" => {
            let own = shape(xml)?;
            let asked = attributes(&xml[..own.inside?]).into_iter().find(|(n, _)| *n == p("instr"))?.1;
            let mark = |kind: &str| format!("<{0}><{1} {2}=\"{kind}\"/></{0}>", p("r"), p("fldChar"), p("fldCharType"));
            let ask = format!("<{0}><{1} xml:space=\"preserve\">{asked}</{1}></{0}>", p("r"), p("instrText"));
            let shown: String =
                own.children.iter().filter(|(name, _)| *name == "r").map(|(_, range)| &xml[range.clone()]).collect();
            format!("{}{ask}{}{shown}{}", mark("begin"), mark("separate"), mark("end"))
        }
        "bookmarkStart" | "bookmarkEnd" | "proofErr" => return Some(xml.to_owned()),
        _ => return None,
    };
    if ["drawing", "pict", "object", "AlternateContent", "footnoteReference"].iter().any(|word| runs.contains(word)) {
        return None;
    }
    let Some(marks) = marks else { return Some(String::new()) };
    let mut runs = runs;
    for (word, gone) in [("t", "delText"), ("instrText", "delInstrText")] {
        runs = runs.replace(&format!("</{}>", p(word)), &format!("</{}>", p(gone)));
        for end in [">", " "] {
            runs = runs.replace(&format!("<{}{end}", p(word)), &format!("<{}{end}", p(gone)));
        }
    }
    Some(format!("<{0} {1}>{runs}</{0}>", p("del"), marks.attributes(prefix)))
}

/// What two texts begin with alike, what the first has then and the second, and what they end with alike.
fn difference<'t>(old: &'t str, new: &'t str) -> (&'t str, &'t str, &'t str, &'t str) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let lead: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (&old[lead..], &new[lead..]);
    let tail: usize =
        old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (gone, come) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    (&old[..lead], gone, come, &old_rest[old_rest.len() - tail..])
}
