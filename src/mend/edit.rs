//! Changes to the XML of a part, each in its own place.

use super::reword::Reworded;
use super::track::{self, Marks, marked};
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
const PARAGRAPH_ORDER: [&str; 27] = [
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
    "mirrorIndents",
    "suppressOverlap",
    "jc",
];
/// Children of `sectPr` (17.6.17), as far as they come before ours.
const SECTION_ORDER: [&str; 16] = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
];
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What is to become of a run.
#[derive(Debug, Clone, Default)]
pub struct RunEdit {
    /// The face that replaces its own.
    pub face: Option<&'static str>,
    pub size_half_pt: Option<u32>,
    pub italic: Option<bool>,
    /// Words of it that change.
    pub words: Option<Reworded>,
    pub paragraph: usize,
}

/// What is to become of a paragraph.
#[derive(Debug, Clone, Default)]
pub struct ParagraphEdit {
    pub before: Option<i32>,
    /// The style counts the space above in lines, which go before points: they are set to none.
    pub lines_inherited: bool,
    /// Line spacing: value and rule.
    pub line: Option<(i32, &'static str)>,
    /// Set in the middle.
    pub centred: bool,
    /// All that it says goes.
    pub emptied: bool,
    /// The number of the page is put at its end, so large.
    pub number: Option<PageNumber>,
    pub paragraph: usize,
}

/// The number of the page in a header: its face and its size in half points.
#[derive(Debug, Clone, Copy)]
pub struct PageNumber {
    pub face: &'static str,
    pub size_half_pt: u32,
}

/// What is to become of a section.
#[derive(Debug, Clone, Default)]
pub struct SectionEdit {
    /// Attributes of `pgMar` and their new values in twips.
    pub margins: Vec<(&'static str, i32)>,
    /// The first page shows no number.
    pub title_page: bool,
    /// Numbers are counted 1, 2, 3 from 1.
    pub counted: bool,
    /// The relationship to the header of its pages.
    pub header: Option<&'static str>,
    pub paragraph: usize,
}

/// A row that becomes a head, and the paragraph that is named for it.
#[derive(Debug, Clone)]
struct HeadRow {
    span: Range<usize>,
    paragraph: usize,
}

/// All changes, by the place of what they change.
#[derive(Debug, Default)]
pub struct Edits {
    runs: BTreeMap<usize, (Range<usize>, RunEdit)>,
    paragraphs: BTreeMap<usize, (Range<usize>, ParagraphEdit)>,
    sections: BTreeMap<usize, (Range<usize>, SectionEdit)>,
    rows: BTreeMap<usize, HeadRow>,
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

    pub fn section(&mut self, span: &Range<usize>, paragraph: usize) -> &mut SectionEdit {
        let entry = self.sections.entry(span.start).or_insert_with(|| (span.clone(), SectionEdit::default()));
        entry.1.paragraph = paragraph;
        &mut entry.1
    }

    pub fn head_row(&mut self, span: &Range<usize>, paragraph: usize) {
        self.rows.insert(span.start, HeadRow { span: span.clone(), paragraph });
    }

    pub fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.paragraphs.is_empty() && self.sections.is_empty() && self.rows.is_empty()
    }

    /// The XML with all changes made, marked as such where marks are given, and the paragraphs in which one could not
    /// be made.
    pub fn apply(&self, xml: &str, marks: Option<&Marks<'_>>) -> (String, BTreeSet<usize>) {
        let mut undone = BTreeSet::new();
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        let mut sections = self.sections.clone();
        for (span, edit) in self.runs.values() {
            match xml.get(span.clone()).and_then(|own| run(own, edit, marks)) {
                Some(new) => changes.push((span.clone(), new)),
                None => _ = undone.insert(edit.paragraph),
            }
        }
        for (span, edit) in self.paragraphs.values() {
            // A section ends inside the properties of its last paragraph: both change in one piece.
            let inner: Vec<usize> = sections.range(span.clone()).map(|(at, _)| *at).collect();
            let inner = inner.first().and_then(|at| sections.remove(at));
            match xml.get(span.clone()).and_then(|own| paragraph(own, edit, inner.as_ref(), span.start, marks)) {
                Some(new) => changes.extend(new),
                None => {
                    undone.insert(edit.paragraph);
                    if let Some(inner) = inner {
                        sections.insert(inner.0.start, inner);
                    }
                }
            }
        }
        for (span, edit) in sections.values() {
            match xml.get(span.clone()).and_then(|own| section(own, edit, marks)) {
                Some(new) => changes.push((span.clone(), new)),
                None => _ = undone.insert(edit.paragraph),
            }
        }
        for HeadRow { span, paragraph } in self.rows.values() {
            match xml.get(span.clone()).and_then(|own| head(own, marks)) {
                Some((range, new)) => changes.push((span.start + range.start..span.start + range.end, new)),
                None => _ = undone.insert(*paragraph),
            }
        }
        (replaced(xml, changes), undone)
    }
}

/// The XML with these pieces in place of its own.
fn replaced(xml: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(xml.len() + changes.len() * 40);
    let mut at = 0;
    for (range, new) in changes {
        // No two of them share bytes; if they did, the first would be made.
        if range.start < at {
            continue;
        }
        out.push_str(&xml[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&xml[at..]);
    out
}

/// Attributes of the main namespace carry the prefix of the elements.
fn run(xml: &str, edit: &RunEdit, marks: Option<&Marks<'_>>) -> Option<String> {
    let own = shape(xml)?;
    let inside = own.inside?;
    let p = |name: &str| tag(own.prefix, name);
    let mut set: Vec<(&str, String)> = Vec::new();
    if let Some(face) = edit.face {
        set.push(("rFonts", fonts(own.prefix, face)));
    }
    if let Some(italic) = edit.italic {
        let off = if italic { String::new() } else { format!(" {}=\"0\"", p("val")) };
        set.extend(["i", "iCs"].map(|name| (name, format!("<{}{off}/>", p(name)))));
    }
    if let Some(size) = edit.size_half_pt {
        set.extend(sizes(own.prefix, size));
    }
    let range = own.children.iter().find(|(name, _)| *name == "rPr").map_or(inside..inside, |(_, r)| r.clone());
    let old = &xml[range.clone()];
    let empty = format!("<{}/>", p("rPr"));
    let new = match set.is_empty() {
        true => old.to_owned(),
        false => with(if old.is_empty() { &empty } else { old }, &set, &RUN_ORDER)?,
    };
    match &edit.words {
        None => {
            let new = marked(&new, old, "rPr", marks)?;
            Some(format!("{}{new}{}", &xml[..range.start], &xml[range.end..]))
        }
        Some(words) => track::text(xml, &own, &track::Formats { old, new: &new }, words, marks),
    }
}

fn fonts(prefix: &str, face: &str) -> String {
    let p = |name: &str| tag(prefix, name);
    let faces = ["ascii", "hAnsi", "eastAsia", "cs"].map(|a| format!("{}=\"{face}\"", p(a))).join(" ");
    format!("<{} {faces}/>", p("rFonts"))
}

fn sizes(prefix: &str, half_pt: u32) -> [(&'static str, String); 2] {
    let p = |name: &str| tag(prefix, name);
    ["sz", "szCs"].map(|name| (name, format!("<{} {}=\"{half_pt}\"/>", p(name), p("val"))))
}

/// The pieces of a paragraph that change, counted from `start`.
fn paragraph(
    xml: &str,
    edit: &ParagraphEdit,
    section_end: Option<&(Range<usize>, SectionEdit)>,
    start: usize,
    marks: Option<&Marks<'_>>,
) -> Option<Vec<(Range<usize>, String)>> {
    let own = shape(xml)?;
    let inside = own.inside?;
    let mut out: Vec<(Range<usize>, String)> = Vec::new();
    let mut put = |range: Range<usize>, new: String| out.push((start + range.start..start + range.end, new));
    let old = own.children.iter().find(|(name, _)| *name == "pPr").map_or(inside..inside, |(_, range)| range.clone());
    let mut properties = xml[old.clone()].to_owned();
    if let Some((span, edit)) = section_end {
        let place = (span.start - start).checked_sub(old.start)?..(span.end - start).checked_sub(old.start)?;
        let new = section(properties.get(place.clone())?, edit, marks)?;
        properties.replace_range(place, &new);
    }
    let before = properties.clone();
    if properties.is_empty() {
        properties = format!("<{}/>", tag(own.prefix, "pPr"));
    }
    let set = paragraph_properties(&properties, own.prefix, edit)?;
    if !set.is_empty() {
        properties = marked(&with(&properties, &set, &PARAGRAPH_ORDER)?, &before, "pPr", marks)?;
        put(old, properties);
    } else if section_end.is_some() {
        put(old, properties);
    }
    if edit.emptied {
        for (name, range) in own.children.iter().filter(|(name, _)| *name != "pPr") {
            put(range.clone(), track::without(name, &xml[range.clone()], own.prefix, marks)?);
        }
    }
    if let Some(number) = edit.number {
        let end = xml.rfind("</")?;
        put(end..end, page_number(own.prefix, number, marks));
    }
    Some(out)
}

/// Whether all that a paragraph says can be taken out.
pub(super) fn can_empty(xml: &str) -> bool {
    let gone = |own: &super::xml::Shape<'_>| {
        let rest = own.children.iter().filter(|(name, _)| *name != "pPr");
        rest.clone().all(|(name, range)| track::without(name, &xml[range.clone()], own.prefix, None).is_some())
    };
    shape(xml).is_some_and(|own| gone(&own))
}

/// The children of `pPr` that an edit sets.
fn paragraph_properties(properties: &str, prefix: &str, edit: &ParagraphEdit) -> Option<Vec<(&'static str, String)>> {
    let p = |name: &str| tag(prefix, name);
    let mut set = Vec::new();
    if edit.before.is_some() || edit.line.is_some() {
        let own = shape(properties)?;
        let spacing = own.children.iter().find(|(name, _)| *name == "spacing").map(|(_, range)| range.clone());
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
            if edit.lines_inherited {
                put("beforeLines", "0".to_owned());
            }
        }
        if let Some((line, rule)) = edit.line {
            put("line", line.to_string());
            put("lineRule", rule.to_owned());
        }
        let list: String = attributes.iter().map(|(n, v)| format!(" {n}=\"{v}\"")).collect();
        set.push(("spacing", format!("<{}{list}/>", p("spacing"))));
    }
    if edit.centred {
        set.push(("jc", format!("<{} {}=\"center\"/>", p("jc"), p("val"))));
    }
    Some(set)
}

/// The number of the page as a field.
pub(super) fn page_number(prefix: &str, number: PageNumber, marks: Option<&Marks<'_>>) -> String {
    let p = |name: &str| tag(prefix, name);
    let sizes: String = sizes(prefix, number.size_half_pt).into_iter().map(|(_, xml)| xml).collect();
    let look = format!("<{0}>{1}{sizes}</{0}>", p("rPr"), fonts(prefix, number.face));
    let run = |inner: String| format!("<{0}>{look}{inner}</{0}>", p("r"));
    let mark = |kind: &str| run(format!("<{} {}=\"{kind}\"/>", p("fldChar"), p("fldCharType")));
    let ask = run(format!("<{0} xml:space=\"preserve\"> PAGE </{0}>", p("instrText")));
    let shown = run(format!("<{0}>2</{0}>", p("t")));
    let field = format!("{}{ask}{}{shown}{}", mark("begin"), mark("separate"), mark("end"));
    match marks {
        Some(marks) => format!("<{0} {1}>{field}</{0}>", p("ins"), marks.attributes(prefix)),
        None => field,
    }
}

fn section(xml: &str, edit: &SectionEdit, marks: Option<&Marks<'_>>) -> Option<String> {
    let own = shape(xml)?;
    let p = |name: &str| tag(own.prefix, name);
    let list = |pairs: &[(String, String)]| pairs.iter().map(|(n, v)| format!(" {n}=\"{v}\"")).collect::<String>();
    let known = |name: &str| {
        let range = own.children.iter().find(|(child, _)| *child == name).map(|(_, range)| range.clone());
        range.map(|range| attributes(&xml[range]))
    };
    let mut set: Vec<(&str, String)> = Vec::new();
    if !edit.margins.is_empty() {
        let mut margins = known("pgMar")?;
        for (name, twips) in &edit.margins {
            margins.retain(|(n, _)| *n != p(name));
            margins.push((p(name), twips.to_string()));
        }
        set.push(("pgMar", format!("<{}{}/>", p("pgMar"), list(&margins))));
    }
    if edit.counted {
        let mut numbers = known("pgNumType").unwrap_or_default();
        numbers.retain(|(n, _)| *n != p("fmt") && *n != p("start"));
        numbers.push((p("start"), "1".to_owned()));
        set.push(("pgNumType", format!("<{}{}/>", p("pgNumType"), list(&numbers))));
    }
    if edit.title_page {
        set.push(("titlePg", format!("<{}/>", p("titlePg"))));
    }
    let mut new = marked(&with(xml, &set, &SECTION_ORDER)?, xml, "sectPr", marks)?;
    if let Some(id) = edit.header {
        // What a section refers to is no property that changes of it can be marked in.
        let name = p("headerReference");
        let header = format!("<{name} xmlns:r=\"{RELATIONSHIPS}\" {}=\"default\" r:id=\"{id}\"/>", p("type"));
        let at = shape(&new)?.inside?;
        new.insert_str(at, &header);
    }
    Some(new)
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
