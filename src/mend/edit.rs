//! Changes to the XML of a document, each in its own place.

use super::track::{self, Marks};
use super::xml::{attributes, shape, tag, with};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Children of `rPr` in the order of the schema (ECMA-376 part 1, 17.3.2.28), as far as they come before or after ours.
const RUN_ORDER: [&str; 28] = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
];
/// Children of `pPr` likewise (17.3.1.26).
const PARAGRAPH_ORDER: [&str; 24] = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
];

/// What is to become of a run.
#[derive(Debug, Clone, Default)]
pub struct RunEdit {
    /// The face that replaces its own.
    pub face: Option<&'static str>,
    pub size_half_pt: Option<u32>,
    pub italic: bool,
    /// Text as it stands, and as it is to stand.
    pub text: Option<(String, String)>,
    pub paragraph: usize,
}

/// What is to become of a paragraph.
#[derive(Debug, Clone, Default)]
pub struct ParagraphEdit {
    pub before: Option<i32>,
    /// Line spacing: value and rule.
    pub line: Option<(i32, &'static str)>,
    pub paragraph: usize,
}

/// Attributes of `pgMar` and their new values in twips.
type Margins = Vec<(&'static str, i32)>;

/// All changes, by the place of what they change.
#[derive(Debug, Default)]
pub struct Edits {
    runs: BTreeMap<usize, (Range<usize>, RunEdit)>,
    paragraphs: BTreeMap<usize, (Range<usize>, ParagraphEdit)>,
    /// Margins of sections: attribute and twips.
    sections: BTreeMap<usize, (Range<usize>, Margins)>,
    /// Rows that become heads.
    rows: BTreeMap<usize, Range<usize>>,
}

impl Edits {
    pub fn run(&mut self, span: &Range<usize>, paragraph: usize) -> &mut RunEdit {
        let entry = self.runs.entry(span.start).or_insert_with(|| (span.clone(), RunEdit::default()));
        entry.1.paragraph = paragraph;
        &mut entry.1
    }

    pub fn paragraph(&mut self, span: &Range<usize>, paragraph: usize) -> &mut ParagraphEdit {
        let entry = self.paragraphs.entry(span.start).or_insert_with(|| (span.clone(), ParagraphEdit::default()));
        entry.1.paragraph = paragraph;
        &mut entry.1
    }

    pub fn margin(&mut self, span: &Range<usize>, attribute: &'static str, twips: i32) {
        let entry = self.sections.entry(span.start).or_insert_with(|| (span.clone(), Vec::new()));
        entry.1.push((attribute, twips));
    }

    pub fn head_row(&mut self, span: &Range<usize>) {
        self.rows.insert(span.start, span.clone());
    }

    /// The XML with all changes made, marked as such where marks are given, and the paragraphs in which one could not
    /// be made.
    pub fn apply(&self, xml: &str, marks: Option<&Marks<'_>>) -> (String, BTreeSet<usize>) {
        let mut undone = BTreeSet::new();
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        for (span, edit) in self.runs.values() {
            match xml.get(span.clone()).and_then(|own| run(own, edit, marks)) {
                Some(new) => changes.push((span.clone(), new)),
                None => _ = undone.insert(edit.paragraph),
            }
        }
        for (span, edit) in self.paragraphs.values() {
            match xml.get(span.clone()).and_then(|own| paragraph(own, edit, marks)) {
                Some((range, new)) => changes.push((span.start + range.start..span.start + range.end, new)),
                None => _ = undone.insert(edit.paragraph),
            }
        }
        for (span, margins) in self.sections.values() {
            if let Some((range, new)) = xml.get(span.clone()).and_then(|own| section(own, margins, marks)) {
                changes.push((span.start + range.start..span.start + range.end, new));
            }
        }
        for span in self.rows.values() {
            if let Some((range, new)) = xml.get(span.clone()).and_then(|own| head(own, marks)) {
                changes.push((span.start + range.start..span.start + range.end, new));
            }
        }
        changes.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(xml.len() + changes.len() * 40);
        let mut at = 0;
        for (range, new) in changes {
            // Of two changes to the same bytes the first is made.
            if range.start < at {
                continue;
            }
            out.push_str(&xml[at..range.start]);
            out.push_str(&new);
            at = range.end;
        }
        out.push_str(&xml[at..]);
        (out, undone)
    }
}

/// Attributes of the main namespace carry the prefix of the elements.
fn run(xml: &str, edit: &RunEdit, marks: Option<&Marks<'_>>) -> Option<String> {
    let own = shape(xml)?;
    let inside = own.inside?;
    let p = |name: &str| tag(own.prefix, name);
    let mut set: Vec<(&str, String)> = Vec::new();
    if let Some(face) = edit.face {
        let faces = ["ascii", "hAnsi", "eastAsia", "cs"].map(|a| format!("{}=\"{face}\"", p(a))).join(" ");
        set.push(("rFonts", format!("<{} {faces}/>", p("rFonts"))));
    }
    if edit.italic {
        set.extend(["i", "iCs"].map(|name| (name, format!("<{}/>", p(name)))));
    }
    if let Some(size) = edit.size_half_pt {
        for name in ["sz", "szCs"] {
            set.push((name, format!("<{} {}=\"{size}\"/>", p(name), p("val"))));
        }
    }
    let range = own.children.iter().find(|(name, _)| *name == "rPr").map_or(inside..inside, |(_, r)| r.clone());
    let old = &xml[range.clone()];
    let empty = format!("<{}/>", p("rPr"));
    let new = match set.is_empty() {
        true => old.to_owned(),
        false => with(if old.is_empty() { &empty } else { old }, &set, &RUN_ORDER)?,
    };
    let formats = track::Formats { old, plain: &new, marked: marked(&new, old, "rPr", marks)? };
    match &edit.text {
        None => Some(format!("{}{}{}", &xml[..range.start], formats.marked, &xml[range.end..])),
        Some(words) => track::text(xml, &own, &formats, words, marks),
    }
}

/// New properties, with the old ones beside them where changes are marked.
fn marked(new: &str, old: &str, name: &str, marks: Option<&Marks<'_>>) -> Option<String> {
    match marks {
        Some(marks) if new != old => marks.properties(new, old, name),
        _ => Some(new.to_owned()),
    }
}

fn paragraph(xml: &str, edit: &ParagraphEdit, marks: Option<&Marks<'_>>) -> Option<(Range<usize>, String)> {
    let own = shape(xml)?;
    let inside = own.inside?;
    let p = |name: &str| tag(own.prefix, name);
    let old = own.children.iter().find(|(name, _)| *name == "pPr").map(|(_, range)| range.clone());
    let properties = old.clone().map_or_else(|| format!("<{}/>", p("pPr")), |range| xml[range].to_owned());
    let spacing = shape(&properties)?;
    let spacing = spacing.children.iter().find(|(name, _)| *name == "spacing").map(|(_, range)| range.clone());
    let mut attributes = spacing.map_or_else(Vec::new, |range| attributes(&properties[range]));
    if edit.before.is_some() {
        // Spacing in lines counts before spacing in points.
        let points = attributes.iter().any(|(n, _)| *n == p("after"));
        attributes.retain(|(n, _)| *n != p("beforeLines") && !(points && *n == p("afterLines")));
    }
    let mut put = |name: &str, value: String| {
        attributes.retain(|(n, _)| *n != p(name));
        attributes.push((p(name), value));
    };
    if let Some(before) = edit.before {
        put("before", before.to_string());
        put("beforeAutospacing", "0".to_owned());
    }
    if let Some((line, rule)) = edit.line {
        put("line", line.to_string());
        put("lineRule", rule.to_owned());
    }
    let list: String = attributes.iter().map(|(n, v)| format!(" {n}=\"{v}\"")).collect();
    let new = with(&properties, &[("spacing", format!("<{}{list}/>", p("spacing")))], &PARAGRAPH_ORDER)?;
    let range = old.unwrap_or(inside..inside);
    let new = marked(&new, &xml[range.clone()], "pPr", marks)?;
    Some((range, new))
}

fn section(xml: &str, margins: &[(&str, i32)], marks: Option<&Marks<'_>>) -> Option<(Range<usize>, String)> {
    let own = shape(xml)?;
    let p = |name: &str| tag(own.prefix, name);
    let (_, range) = own.children.iter().find(|(name, _)| *name == "pgMar")?;
    let mut list = attributes(&xml[range.clone()]);
    for (name, twips) in margins {
        list.retain(|(n, _)| *n != p(name));
        list.push((p(name), twips.to_string()));
    }
    let list: String = list.iter().map(|(n, v)| format!(" {n}=\"{v}\"")).collect();
    let new = format!("{}<{}{list}/>{}", &xml[..range.start], p("pgMar"), &xml[range.end..]);
    Some((0..xml.len(), marked(&new, xml, "sectPr", marks)?))
}

fn head(xml: &str, marks: Option<&Marks<'_>>) -> Option<(Range<usize>, String)> {
    let own = shape(xml)?;
    let inside = own.inside?;
    let p = |name: &str| tag(own.prefix, name);
    let set = [("tblHeader", format!("<{}/>", p("tblHeader")))];
    if let Some((_, range)) = own.children.iter().find(|(name, _)| *name == "trPr") {
        let old = &xml[range.clone()];
        return Some((range.clone(), marked(&with(old, &set, &[])?, old, "trPr", marks)?));
    }
    // Behind the exceptions to the table's properties, before the cells (17.4.78).
    let at = own.children.iter().find(|(name, _)| *name == "tblPrEx").map_or(inside, |(_, range)| range.end);
    Some((at..at, marked(&with(&format!("<{}/>", p("trPr")), &set, &[])?, "", "trPr", marks)?))
}
