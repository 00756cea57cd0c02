//! word/styles.xml: each element of the thể thức a named paragraph style (§17.7).

use super::Context;
use super::units::{font_size, justification, line_spacing, twips};
use super::xml::Xml;
use crate::standard::{Alignment, Element, Line, Spec};

/// Character style of a reference to a footnote.
pub(super) const FOOTNOTE_REFERENCE: &str = "FootnoteReference";
/// Character style of `[CẦN BỔ SUNG: …]`.
pub(super) const MISSING: &str = "CanBoSung";
/// Table style of data tables.
pub(super) const TABLE_GRID: &str = "TableGrid";
/// The decree's face (PL I, I.2), for every script.
pub(super) const FONT: &str = "Times New Roman";

/// The part.
pub(super) fn styles(cx: &Context) -> String {
    let body_size = cx.flow.choice.body_size;
    let mut xml = Xml::part();
    xml.raw("<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    xml.raw("<w:docDefaults><w:rPrDefault><w:rPr>").start("w:rFonts");
    for script in ["w:ascii", "w:eastAsia", "w:hAnsi", "w:cs"] {
        xml.attr(script, FONT);
    }
    xml.empty();
    font_size(&mut xml, body_size);
    xml.raw("<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>");
    xml.raw("<w:pPrDefault/></w:docDefaults>");
    built_in(&mut xml);
    for (place, spec) in cx.specs.iter().enumerate().filter(|(_, spec)| !spec.style_id.is_empty()) {
        paragraph_style(&mut xml, cx, spec, place as i64 + 1, body_size);
    }
    character_styles(&mut xml);
    table_grid(&mut xml);
    xml.raw("</w:styles>");
    xml.into_string()
}

/// The defaults of each kind of style, by the names that Word gives them.
fn built_in(xml: &mut Xml) {
    xml.raw(concat!(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>",
        "<w:uiPriority w:val=\"0\"/><w:qFormat/>",
        "<w:pPr><w:widowControl/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>",
        "</w:style>",
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">",
        "<w:name w:val=\"Default Paragraph Font\"/>",
        "<w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>",
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>",
        "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>",
        "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>",
        "<w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>",
        "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>",
        "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>",
    ));
}

fn paragraph_style(xml: &mut Xml, cx: &Context, spec: &Spec, priority: i64, body_size: f32) {
    xml.start("w:style").attr("w:type", "paragraph");
    // The styles that Word knows by these ids are its own; the rest are ours (§17.7.4.17).
    if !is_built_in(spec.element) {
        xml.attr("w:customStyle", "1");
    }
    xml.attr("w:styleId", spec.style_id).end();
    xml.val("w:name", spec.style_name).val("w:basedOn", "Normal");
    if let Some(next) = next(spec.element).map(|e| cx.spec(e)).filter(|next| !next.style_id.is_empty()) {
        xml.val("w:next", next.style_id);
    }
    xml.val_num("w:uiPriority", priority).flag("w:qFormat");
    xml.open("w:pPr");
    if spec.keep_next {
        xml.flag("w:keepNext");
    }
    let spaced = spec.before != 0.0 || spec.after != 0.0 || spec.line != Line::Multiple(1.0);
    if spaced {
        xml.start("w:spacing").num("w:before", twips(spec.before)).num("w:after", twips(spec.after));
        line_spacing(xml, spec.line);
        xml.empty();
    }
    if spec.first_indent > 0.0 {
        xml.start("w:ind").num("w:firstLine", twips(spec.first_indent)).empty();
    }
    if spec.align != Alignment::Left {
        xml.val("w:jc", justification(spec.align));
    }
    if spec.outline > 0 {
        xml.val_num("w:outlineLvl", i64::from(spec.outline) - 1);
    }
    xml.close("w:pPr").open("w:rPr");
    if spec.bold {
        xml.raw("<w:b/><w:bCs/>");
    }
    if spec.italic {
        xml.raw("<w:i/><w:iCs/>");
    }
    if spec.caps {
        // The text is in capitals already; this is for what is typed after it.
        xml.flag("w:caps");
    }
    if spec.size != body_size {
        font_size(xml, spec.size);
    }
    if spec.underline {
        xml.raw("<w:u w:val=\"single\"/>");
    }
    xml.close("w:rPr").close("w:style");
}

fn is_built_in(element: Element) -> bool {
    use Element::*;
    matches!(element, Part | Section | Clause | Subclause | Subsubclause | Caption | PageNumber | Footnote)
}

/// The style of the paragraph that Enter opens; none: the same again.
fn next(element: Element) -> Option<Element> {
    use Element::*;
    Some(match element {
        NationalName => Motto,
        ParentOrgan => Organ,
        TypeName => Subject,
        Part | Section | Clause | Subclause | Subsubclause | Article | Subject | Centered | AppendixAttached => Body,
        Authority => FullName,
        RecipientsLabel => Recipient,
        AppendixLabel => AppendixTitle,
        AppendixTitle => AppendixAttached,
        TableHead => TableText,
        Caption => Body,
        _ => return None,
    })
}

fn character_styles(xml: &mut Xml) {
    xml.start("w:style").attr("w:type", "character").attr("w:styleId", FOOTNOTE_REFERENCE).end();
    xml.raw("<w:name w:val=\"footnote reference\"/><w:basedOn w:val=\"DefaultParagraphFont\"/>");
    xml.raw("<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/>");
    xml.raw("<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
    xml.start("w:style").attr("w:type", "character").attr("w:customStyle", "1").attr("w:styleId", MISSING).end();
    xml.raw("<w:name w:val=\"Cần bổ sung\"/><w:basedOn w:val=\"DefaultParagraphFont\"/>");
    xml.raw("<w:uiPriority w:val=\"90\"/><w:qFormat/>");
    // Shading, not w:highlight: Word and other suites take no highlight from a style.
    xml.raw("<w:rPr><w:b/><w:bCs/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFF00\"/></w:rPr></w:style>");
}

/// Lines of 1/2 pt round every cell.
fn table_grid(xml: &mut Xml) {
    xml.start("w:style").attr("w:type", "table").attr("w:styleId", TABLE_GRID).end();
    xml.raw("<w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/>");
    xml.raw("<w:tblPr><w:tblBorders>");
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.start(side).attr("w:val", "single").num("w:sz", 4).num("w:space", 0).attr("w:color", "auto").empty();
    }
    xml.raw("</w:tblBorders></w:tblPr></w:style>");
}
