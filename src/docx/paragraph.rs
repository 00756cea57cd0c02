//! Paragraphs and runs, for the body, headers, footers and footnotes alike.
//!
//! Direct formatting is written only where a paragraph differs from its style, in the order of the schema
//! (CT_PPr §17.3.1.26, CT_RPr §17.3.2.28): Word refuses a file with another order.

use super::styles::{FOOTNOTE_REFERENCE, MISSING};
use super::units::{eighths, font_size, justification, line_spacing, twips};
use super::xml::Xml;
use super::{Context, DocxError, media};
use crate::arrange::{Border, Line, Para, Span};
use crate::document::{Align, TextStyle};
use crate::standard::{Alignment, Element, Spec};
use std::collections::BTreeSet;

/// The names that parts with text declare on their root element.
pub(super) const NAMESPACES: &str = concat!(
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"",
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
);

/// A part with text while it is written.
pub(super) struct Story<'a> {
    pub cx: &'a Context<'a>,
    pub xml: Xml,
    /// The picture files it shows: its relationships.
    pub pictures: BTreeSet<usize>,
    /// References to footnotes may stand in the body only (§17.11.14).
    pub takes_notes: bool,
}

/// What the place of a paragraph adds to it.
#[derive(Clone, Copy, Default)]
pub(super) struct Place<'a> {
    /// Its row stays with the next.
    pub keep_next: bool,
    /// It opens footnote text: the note's own number comes first.
    pub note_number: bool,
    /// Properties of the section it ends.
    pub section: Option<&'a str>,
}

impl<'a> Story<'a> {
    pub fn new(cx: &'a Context<'a>, xml: Xml) -> Self {
        Story { cx, xml, pictures: BTreeSet::new(), takes_notes: false }
    }

    /// A paragraph.
    pub fn paragraph(&mut self, para: &Para, place: Place) -> Result<(), DocxError> {
        let spec = self.cx.spec(para.element);
        self.xml.raw("<w:p>");
        paragraph_properties(&mut self.xml, para, spec, place);
        if place.note_number {
            let reference = "<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
            self.xml.raw("<w:r><w:rPr>").val("w:rStyle", FOOTNOTE_REFERENCE).raw("</w:rPr>").raw(reference);
        }
        for span in &para.spans {
            self.run(span, para, spec)?;
        }
        self.xml.raw("</w:p>");
        Ok(())
    }

    /// An empty paragraph of an element: what a cell or a header without text must hold.
    pub fn empty_paragraph(&mut self, element: Element, keep_next: bool) {
        let spec = self.cx.spec(element);
        self.xml.raw("<w:p><w:pPr>").val("w:pStyle", spec.style_id);
        if keep_next && !spec.keep_next {
            self.xml.flag("w:keepNext");
        }
        self.xml.raw("</w:pPr></w:p>");
    }

    /// A paragraph that is hardly there, 1 pt high: after a table, where the format demands one.
    pub fn sliver(&mut self, section: Option<&str>) {
        self.xml.raw("<w:p><w:pPr>").val("w:pStyle", self.cx.spec(Element::Spacer).style_id);
        self.xml.raw("<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>");
        self.xml.raw("<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr>");
        self.xml.raw(section.unwrap_or_default()).raw("</w:pPr></w:p>");
    }

    fn run(&mut self, span: &Span, para: &Para, spec: &Spec) -> Result<(), DocxError> {
        match span {
            Span::Text(text, style) if !text.is_empty() => {
                self.open_run(or(*style, para.style), para, spec, None);
                // White space at the edges and in a row is lost without this (§17.3.3.31).
                let bytes = text.as_bytes();
                let blank = |b: Option<&u8>| b.is_some_and(u8::is_ascii_whitespace);
                let kept = blank(bytes.first()) || blank(bytes.last()) || text.contains("  ");
                self.xml.raw(if kept { "<w:t xml:space=\"preserve\">" } else { "<w:t>" });
                self.xml.text(text).raw("</w:t></w:r>");
            }
            Span::Break => {
                self.open_run(para.style, para, spec, None);
                self.xml.raw("<w:br/></w:r>");
            }
            Span::Tab => {
                self.open_run(para.style, para, spec, None);
                self.xml.raw("<w:tab/></w:r>");
            }
            Span::Footnote(index) if self.takes_notes => {
                if *index >= self.cx.flow.footnotes.len() {
                    return Err(DocxError::MissingFootnote(*index));
                }
                self.open_run(para.style, para, spec, Some(FOOTNOTE_REFERENCE));
                self.xml.start("w:footnoteReference").num("w:id", *index as i64 + 1).empty().raw("</w:r>");
            }
            Span::Image(index) => {
                self.xml.raw("<w:r>");
                let file = media::inline(&mut self.xml, self.cx, *index)?;
                self.pictures.insert(file);
                self.xml.raw("</w:r>");
            }
            // The place of a digital signature is a field of the PDF; Word makes its own.
            Span::Text(..) | Span::Footnote(_) | Span::Field(_) => {}
        }
        Ok(())
    }

    /// `<w:r>` and its properties, those that the paragraph's style does not give.
    fn open_run(&mut self, style: TextStyle, para: &Para, spec: &Spec, character_style: Option<&str>) {
        let xml = &mut self.xml;
        xml.raw("<w:r>");
        let character_style = character_style.or(style.missing.then_some(MISSING));
        // Bold is a toggle (§17.7.3): bold in the paragraph's style and in the marker's cancel out unless it is said here.
        let bold = if style.missing { spec.bold } else { style.bold && !spec.bold };
        let italic = style.italic && !spec.italic;
        let size = para.size.filter(|&size| differs(size, spec.size));
        let underline = style.underline && !spec.underline;
        if character_style.is_none() && !bold && !italic && !style.red && !underline && size.is_none() {
            return;
        }
        xml.raw("<w:rPr>");
        if let Some(id) = character_style {
            xml.val("w:rStyle", id);
        }
        if bold {
            xml.raw("<w:b/><w:bCs/>");
        }
        if italic {
            xml.raw("<w:i/><w:iCs/>");
        }
        if style.red {
            xml.raw("<w:color w:val=\"FF0000\"/>");
        }
        if let Some(size) = size {
            font_size(xml, size);
        }
        if underline {
            xml.raw("<w:u w:val=\"single\"/>");
        }
        xml.raw("</w:rPr>");
    }
}

fn paragraph_properties(xml: &mut Xml, para: &Para, spec: &Spec, place: Place) {
    xml.raw("<w:pPr>").val("w:pStyle", spec.style_id);
    match (place.keep_next || para.keep_next.unwrap_or(spec.keep_next), spec.keep_next) {
        (true, false) => xml.raw("<w:keepNext/>"),
        (false, true) => xml.raw("<w:keepNext w:val=\"0\"/>"),
        _ => xml,
    };
    if para.page_break_before {
        xml.raw("<w:pageBreakBefore/>");
    }
    if let Some(border) = &para.border {
        borders(xml, border);
    }
    spacing(xml, para, spec);
    indents(xml, para, spec);
    if let Some(align) = para.align.map(alignment).filter(|&align| align != spec.align) {
        xml.val("w:jc", justification(align));
    }
    if let Some(size) = para.size.filter(|&size| differs(size, spec.size)) {
        // The paragraph mark's own size: it decides the height of an empty paragraph.
        xml.raw("<w:rPr>");
        font_size(xml, size);
        xml.raw("</w:rPr>");
    }
    xml.raw(place.section.unwrap_or_default()).raw("</w:pPr>");
}

/// §17.3.1.24: top, left, bottom, right.
fn borders(xml: &mut Xml, border: &Border) {
    let [top, right, bottom, left] = border.sides;
    if border.sides == [false; 4] {
        return;
    }
    xml.raw("<w:pBdr>");
    for (side, drawn) in [("w:top", top), ("w:left", left), ("w:bottom", bottom), ("w:right", right)] {
        if drawn {
            xml.start(side).attr("w:val", "single").num("w:sz", eighths(border.width));
            xml.num("w:space", border.space.round().clamp(0.0, 31.0) as i64);
            xml.attr("w:color", if border.red { "FF0000" } else { "auto" }).empty();
        }
    }
    xml.raw("</w:pBdr>");
}

fn spacing(xml: &mut Xml, para: &Para, spec: &Spec) {
    let before = para.before.filter(|&pt| differs(pt, spec.before));
    let after = para.after.filter(|&pt| differs(pt, spec.after));
    let line = para.line.filter(|line| !alike(*line, spec.line));
    if before.is_none() && after.is_none() && line.is_none() {
        return;
    }
    xml.start("w:spacing");
    if let Some(pt) = before {
        xml.num("w:before", twips(pt).max(0));
    }
    if let Some(pt) = after {
        xml.num("w:after", twips(pt).max(0));
    }
    if let Some(line) = line {
        line_spacing(xml, line);
    }
    xml.empty();
}

/// Whether two ways to space lines come to the same.
fn alike(a: Line, b: Line) -> bool {
    match (a, b) {
        (Line::Multiple(a), Line::Multiple(b)) | (Line::Exact(a), Line::Exact(b)) => !differs(a, b),
        _ => false,
    }
}

fn indents(xml: &mut Xml, para: &Para, spec: &Spec) {
    let (left, right) = (twips(para.indents.0), twips(para.indents.1));
    let first = para.first_indent.map(twips).filter(|&first| first != twips(spec.first_indent));
    if left == 0 && right == 0 && first.is_none() {
        return;
    }
    xml.start("w:ind");
    if left != 0 {
        xml.num("w:left", left);
    }
    if right != 0 {
        xml.num("w:right", right);
    }
    match first {
        Some(first) if first < 0 => xml.num("w:hanging", -first),
        Some(first) => xml.num("w:firstLine", first),
        None => xml,
    };
    xml.empty();
}

fn alignment(align: Align) -> Alignment {
    match align {
        Align::Left => Alignment::Left,
        Align::Center => Alignment::Center,
        Align::Right => Alignment::Right,
        Align::Justify => Alignment::Justify,
    }
}

fn or(a: TextStyle, b: TextStyle) -> TextStyle {
    TextStyle {
        bold: a.bold || b.bold,
        italic: a.italic || b.italic,
        underline: a.underline || b.underline,
        red: a.red || b.red,
        missing: a.missing || b.missing,
    }
}

/// Lengths that the format can tell apart (a twip is 0.05 pt, a 240th of a line 0.004).
fn differs(a: f32, b: f32) -> bool {
    (a - b).abs() > 0.002
}
