//! Changes to the XML of a document, each in its own place.

use quick_xml::Reader;
use quick_xml::events::Event;
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

    /// The XML with all changes made, and the paragraphs in which one could not be.
    pub fn apply(&self, xml: &str) -> (String, BTreeSet<usize>) {
        let mut undone = BTreeSet::new();
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        for (span, edit) in self.runs.values() {
            match xml.get(span.clone()).and_then(|own| run(own, edit)) {
                Some(new) => changes.push((span.clone(), new)),
                None => _ = undone.insert(edit.paragraph),
            }
        }
        for (span, edit) in self.paragraphs.values() {
            match xml.get(span.clone()).and_then(|own| paragraph(own, edit)) {
                Some((range, new)) => changes.push((span.start + range.start..span.start + range.end, new)),
                None => _ = undone.insert(edit.paragraph),
            }
        }
        for (span, margins) in self.sections.values() {
            if let Some((range, new)) = xml.get(span.clone()).and_then(|own| section(own, margins)) {
                changes.push((span.start + range.start..span.start + range.end, new));
            }
        }
        for span in self.rows.values() {
            if let Some((range, new)) = xml.get(span.clone()).and_then(head) {
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

/// An element's start tag and its children, as byte ranges in its own XML.
struct Shape<'x> {
    prefix: &'x str,
    /// Behind the start tag; none for an empty element.
    inside: Option<usize>,
    children: Vec<(&'x str, Range<usize>)>,
}

fn shape(xml: &str) -> Option<Shape<'_>> {
    let mut reader = Reader::from_str(xml);
    let mut shape: Option<Shape<'_>> = None;
    let (mut depth, mut open) = (0usize, 0usize);
    loop {
        let before = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let after = usize::try_from(reader.buffer_position()).ok()?;
        let local = |from: usize| {
            let name =
                xml[from..].trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>' || c == '/').next();
            name.map(|n| n.split_once(':').map_or(("", n), |(p, l)| (p, l)))
        };
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    let (prefix, _) = local(before)?;
                    shape = Some(Shape { prefix, inside: Some(after), children: Vec::new() });
                } else if depth == 1 {
                    open = before;
                }
                depth += 1;
            }
            Event::Empty(_) => {
                let (prefix, name) = local(before)?;
                match depth {
                    0 => return Some(Shape { prefix, inside: None, children: Vec::new() }),
                    1 => shape.as_mut()?.children.push((name, before..after)),
                    _ => {}
                }
            }
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                if depth == 1 {
                    let (_, name) = local(open)?;
                    shape.as_mut()?.children.push((name, open..after));
                }
                if depth == 0 {
                    return shape;
                }
            }
            Event::Eof => return shape,
            _ => {}
        }
    }
}

/// Properties with some children set; `order` says where a new one goes.
fn with(properties: &str, set: &[(&str, String)], order: &[&str]) -> Option<String> {
    let own = shape(properties)?;
    let mut children: Vec<(&str, String)> =
        own.children.iter().map(|(name, range)| (*name, properties[range.clone()].to_owned())).collect();
    let rank = |name: &str| order.iter().position(|o| *o == name).unwrap_or(order.len());
    for (name, new) in set {
        match children.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => old.clone_from(new),
            None => {
                let at = children.iter().position(|(n, _)| rank(n) > rank(name)).unwrap_or(children.len());
                children.insert(at, (name, new.clone()));
            }
        }
    }
    let start = own.inside.map_or("", |at| &properties[..at]);
    let name = properties.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    let start = if start.is_empty() { format!("<{name}>") } else { start.to_owned() };
    Some(format!("{start}{}</{name}>", children.into_iter().map(|c| c.1).collect::<String>()))
}

fn tag(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}:{name}") }
}

/// Attributes of the main namespace carry the prefix of the elements.
fn run(xml: &str, edit: &RunEdit) -> Option<String> {
    let own = shape(xml)?;
    let inside = own.inside?;
    let p = |name: &str| tag(own.prefix, name);
    let mut set: Vec<(&str, String)> = Vec::new();
    if let Some(face) = edit.face {
        let faces = ["ascii", "hAnsi", "eastAsia", "cs"].map(|a| format!("{}=\"{face}\"", p(a))).join(" ");
        set.push(("rFonts", format!("<{} {faces}/>", p("rFonts"))));
    }
    if let Some(size) = edit.size_half_pt {
        for name in ["sz", "szCs"] {
            set.push((name, format!("<{} {}=\"{size}\"/>", p(name), p("val"))));
        }
    }
    let properties = own.children.iter().find(|(name, _)| *name == "rPr");
    let mut out = match properties {
        _ if set.is_empty() => xml.to_owned(),
        Some((_, range)) => {
            let new = with(&xml[range.clone()], &set, &RUN_ORDER)?;
            format!("{}{new}{}", &xml[..range.start], &xml[range.end..])
        }
        None => {
            let new = with(&format!("<{}/>", p("rPr")), &set, &RUN_ORDER)?;
            format!("{}{new}{}", &xml[..inside], &xml[inside..])
        }
    };
    if let Some((old, new)) = &edit.text {
        let escape = |t: &str| quick_xml::escape::escape(t).into_owned();
        // Whoever wrote the file may have escaped quotes or not.
        let ways = [escape(old), quick_xml::escape::partial_escape(old.as_str()).into_owned(), old.clone()];
        let close = format!("</{}>", p("t"));
        let found = ways.iter().find_map(|old| {
            let wanted = format!(">{old}{close}");
            (out.matches(&wanted).count() == 1).then_some(wanted)
        })?;
        out = out.replacen(&found, &format!(">{}{close}", escape(new)), 1);
    }
    Some(out)
}

fn paragraph(xml: &str, edit: &ParagraphEdit) -> Option<(Range<usize>, String)> {
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
    Some((old.unwrap_or(inside..inside), new))
}

/// Attributes of a start tag, as they are written.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(tag);
    let event = reader.read_event();
    let (Ok(Event::Start(start)) | Ok(Event::Empty(start))) = event else { return Vec::new() };
    let pair = |a: quick_xml::events::attributes::Attribute<'_>| (a.key.as_ref().to_owned(), a.value.into_owned());
    start.attributes().filter_map(Result::ok).map(pair).collect()
}

fn section(xml: &str, margins: &[(&str, i32)]) -> Option<(Range<usize>, String)> {
    let own = shape(xml)?;
    let p = |name: &str| tag(own.prefix, name);
    let (_, range) = own.children.iter().find(|(name, _)| *name == "pgMar")?;
    let mut list = attributes(&xml[range.clone()]);
    for (name, twips) in margins {
        list.retain(|(n, _)| *n != p(name));
        list.push((p(name), twips.to_string()));
    }
    let list: String = list.iter().map(|(n, v)| format!(" {n}=\"{v}\"")).collect();
    Some((range.clone(), format!("<{}{list}/>", p("pgMar"))))
}

fn head(xml: &str) -> Option<(Range<usize>, String)> {
    let own = shape(xml)?;
    let inside = own.inside?;
    let p = |name: &str| tag(own.prefix, name);
    let set = [("tblHeader", format!("<{}/>", p("tblHeader")))];
    if let Some((_, range)) = own.children.iter().find(|(name, _)| *name == "trPr") {
        return Some((range.clone(), with(&xml[range.clone()], &set, &[])?));
    }
    // Behind the exceptions to the table's properties, before the cells (17.4.78).
    let at = own.children.iter().find(|(name, _)| *name == "tblPrEx").map_or(inside, |(_, range)| range.end);
    Some((at..at, with(&format!("<{}/>", p("trPr")), &set, &[])?))
}
