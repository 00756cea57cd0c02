//! Changes as Word tracks them: inserted and deleted words, and old properties beside the new ones, so that a reviewer
//! accepts or rejects each.

use super::xml::{Shape, shape, tag};
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
    /// Marks for a part; their numbers go on behind its own.
    pub fn new(tracking: &'t Tracking, xml: &str) -> Self {
        Marks { tracking, next: Cell::new(highest_id(xml)) }
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

/// Properties of a run: as they were, as they become, and as they become with the mark of it.
pub(super) struct Formats<'x> {
    pub old: &'x str,
    pub plain: &'x str,
    pub marked: String,
}

/// A run whose words change, in as many runs as the marks take. None where the words do not stand in one piece.
pub(super) fn text(
    xml: &str,
    own: &Shape<'_>,
    formats: &Formats<'_>,
    (old, new): &(String, String),
    marks: Option<&Marks<'_>>,
) -> Option<String> {
    let escape = |t: &str| quick_xml::escape::escape(t).into_owned();
    // Whoever wrote the file may have escaped quotes or not.
    let ways = [escape(old), quick_xml::escape::partial_escape(old.as_str()).into_owned(), old.clone()];
    let p = |name: &str| tag(own.prefix, name);
    let close = format!("</{}>", p("t"));
    let holds = |child: &str, way: &str| child.strip_suffix(&*close).is_some_and(|c| c.ends_with(&format!(">{way}")));
    let pieces: Vec<(&str, &str)> = own.children.iter().map(|(name, range)| (*name, &xml[range.clone()])).collect();
    let at = |way: &String| {
        let found = pieces.iter().enumerate().filter(|(_, (name, child))| *name == "t" && holds(child, way));
        let found: Vec<usize> = found.map(|(i, _)| i).collect();
        <[usize; 1]>::try_from(found).ok()
    };
    let [at] = ways.iter().find_map(at)?;
    let side = |range: &[(&str, &str)]| -> String {
        range.iter().filter(|(name, _)| *name != "rPr").map(|(_, child)| *child).collect()
    };
    let (before, after) = (side(&pieces[..at]), side(&pieces[at + 1..]));
    let start = &xml[..own.inside?];
    let run = |properties: &str, body: &str| match body.is_empty() {
        true => String::new(),
        false => format!("{start}{properties}{body}</{}>", p("r")),
    };
    let words = |name: &str, text: &str| match text.is_empty() {
        true => String::new(),
        false => format!("<{0} xml:space=\"preserve\">{1}</{0}>", p(name), escape(text)),
    };
    let Some(marks) = marks else {
        // As it was written, but for the words.
        let opened = pieces[at].1.split_once('>').map(|(tag, _)| tag)?;
        let body = format!("{before}{opened}>{}{close}{after}", escape(new));
        return Some(run(&formats.marked, &body));
    };
    let (lead, gone, come, tail) = difference(old, new);
    let mark = |name: &str, inside: String| match inside.is_empty() {
        true => inside,
        false => format!("<{0} {1}>{inside}</{0}>", p(name), marks.attributes(own.prefix)),
    };
    Some(format!(
        "{}{}{}{}",
        run(&formats.marked, &(before + &words("t", lead))),
        mark("del", run(formats.old, &words("delText", gone))),
        mark("ins", run(formats.plain, &words("t", come))),
        run(&formats.marked, &(words("t", tail) + &after)),
    ))
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
