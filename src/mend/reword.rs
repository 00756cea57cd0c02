//! Words of a run that change, each at its place in what was read.

use crate::vietnamese::legacy::{LegacyFont, decode_by_font};
use std::ops::Range;

/// What becomes of the words of a `<w:r>`.
#[derive(Debug, Clone)]
pub struct Reworded {
    /// All that it says, as it was read.
    pub text: String,
    /// Its letters are stored as this font shows them.
    font: Option<LegacyFont>,
    /// Bytes of the text, and what takes their place.
    changes: Vec<(Range<usize>, String)>,
}

impl Reworded {
    pub fn new(text: String, font: Option<LegacyFont>) -> Self {
        Reworded { text, font, changes: Vec::new() }
    }

    /// Takes down a change. Of two changes of the same bytes the first is made.
    pub fn change(&mut self, range: Range<usize>, new: String) {
        let shares = |(known, _): &(Range<usize>, String)| range.start < known.end && known.start < range.end;
        if !self.changes.iter().any(|c| shares(c) || c.0 == range) {
            self.changes.push((range, new));
            self.changes.sort_by_key(|(range, _)| (range.start, range.end));
        }
    }

    /// What a child of the run shows, as the reader reads it; none for what it cannot be known of.
    pub fn shown(&self, name: &str, child: &str) -> Option<String> {
        Some(match name {
            "t" => {
                let typed = typed(child)?;
                self.font.and_then(|font| decode_by_font(&typed, font)).unwrap_or(typed)
            }
            "tab" | "ptab" => "\t".to_owned(),
            "cr" => "\n".to_owned(),
            "br" if child.contains("\"page\"") || child.contains("\"column\"") => String::new(),
            "br" => "\n".to_owned(),
            "noBreakHyphen" => "\u{2011}".to_owned(),
            "softHyphen" => "\u{ad}".to_owned(),
            "sym" => return None,
            _ => String::new(),
        })
    }

    /// The words of a `<w:t>` that shows these bytes of the text, parted where they change: as the file has them, and as
    /// they become. `next` is the first change that is not made yet.
    pub fn parts(&self, own: Range<usize>, child: &str, next: &mut usize) -> Option<Vec<(String, String)>> {
        let shown = self.text.get(own.clone())?;
        let typed = typed(child)?;
        let mut parts: Vec<(String, String)> = Vec::new();
        let mut at = own.start;
        while let Some((range, new)) = self.changes.get(*next).filter(|(range, _)| range.end <= own.end) {
            let same = self.text.get(at..range.start)?;
            parts.push((same.to_owned(), same.to_owned()));
            parts.push((self.text.get(range.clone())?.to_owned(), new.clone()));
            at = range.end;
            *next += 1;
        }
        let same = self.text.get(at..own.end)?;
        parts.push((same.to_owned(), same.to_owned()));
        if typed == shown {
            return Some(parts);
        }
        // Letters of another encoding change as a whole.
        Some(vec![(typed, parts.into_iter().map(|(_, new)| new).collect())])
    }

    /// True when so many changes are all there are.
    pub fn is_done(&self, made: usize) -> bool {
        made == self.changes.len()
    }
}

/// The words of a `<w:t>` as the file has them; none where more than words stands in it.
fn typed(child: &str) -> Option<String> {
    let (tag, rest) = child.split_once('>')?;
    let inner = rest.rsplit_once("</").map_or("", |(inner, _)| inner);
    if inner.contains('<') {
        return None;
    }
    let text = quick_xml::escape::unescape(inner).ok()?;
    let kept = tag.contains("space=\"preserve\"") || tag.contains("space='preserve'");
    let text = if kept { &*text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
    Some(text.replace("\r\n", " ").replace(['\n', '\r'], " "))
}
