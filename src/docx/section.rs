//! Section properties (§17.6.17), headers and footers.

use super::paragraph::{NAMESPACES, Place, Story};
use super::units::twips;
use super::xml::Xml;
use super::{Context, DocxError};
use crate::arrange::{PageSetup, Para, Section};
use crate::standard::{A4_MM, Choice, Element, mm};
use std::collections::BTreeSet;

/// A header or footer part.
#[derive(PartialEq, Eq)]
pub(super) struct Margin {
    pub is_header: bool,
    pub markup: String,
    /// The picture files it shows.
    pub pictures: BTreeSet<usize>,
}

/// Headers and footers of all sections, equal ones shared.
pub(super) struct Sections<'a> {
    pages: Vec<&'a PageSetup>,
    /// Parts; the first is the header with the page number.
    pub margins: Vec<Margin>,
    /// Part of each section's first header, first footer and later header.
    first: Vec<(usize, Option<usize>, usize)>,
    /// The page of a flow without sections.
    default_page: PageSetup,
}

impl<'a> Sections<'a> {
    pub fn new(cx: &'a Context<'a>) -> Result<Self, DocxError> {
        let sections = &cx.flow.sections;
        let mut all = Sections {
            pages: sections.iter().map(|section| &section.page).collect(),
            margins: vec![page_number(cx, &[])?],
            first: Vec::with_capacity(sections.len()),
            default_page: default_page(&cx.flow.choice),
        };
        // A section without a footer takes the one before it (§17.10.2), so once there is one, each has its own.
        let any_footer = sections.iter().any(|section| !section.first_footer.is_empty());
        for Section { first_header, first_footer, later_header, .. } in sections {
            let header = all.add(first_page(cx, true, first_header)?);
            let footer = if any_footer { Some(all.add(first_page(cx, false, first_footer)?)) } else { None };
            let later = all.add(page_number(cx, later_header)?);
            all.first.push((header, footer, later));
        }
        if sections.is_empty() {
            let header = all.add(first_page(cx, true, &[])?);
            all.first.push((header, None, 0));
        }
        Ok(all)
    }

    fn add(&mut self, margin: Margin) -> usize {
        self.margins.iter().position(|known| *known == margin).unwrap_or_else(|| {
            self.margins.push(margin);
            self.margins.len() - 1
        })
    }

    /// `w:sectPr` of a section.
    pub fn properties(&self, index: usize) -> String {
        let page = self.pages.get(index).copied().unwrap_or(&self.default_page);
        let mut xml = Xml::default();
        xml.raw("<w:sectPr>");
        let mut reference = |name: &str, kind: &str, part: usize| {
            xml.start(name).attr("w:type", kind).attr("r:id", &relationship_id(part)).empty();
        };
        let (header, footer, later) = self.first.get(index).copied().map_or((None, None, 0), |f| (Some(f.0), f.1, f.2));
        reference("w:headerReference", "default", later);
        if let Some(header) = header {
            reference("w:headerReference", "first", header);
            if let Some(footer) = footer {
                reference("w:footerReference", "first", footer);
            }
        }
        xml.raw("<w:type w:val=\"nextPage\"/>");
        xml.start("w:pgSz").num("w:w", twips(page.width)).num("w:h", twips(page.height));
        if page.is_landscape() {
            xml.attr("w:orient", "landscape");
        }
        xml.empty();
        let [top, right, bottom, left] = page.margins;
        let sides = [("w:top", top), ("w:right", right), ("w:bottom", bottom), ("w:left", left)];
        xml.start("w:pgMar");
        for (name, length) in sides.into_iter().chain([("w:header", page.header), ("w:footer", page.header)]) {
            xml.num(name, twips(length));
        }
        xml.num("w:gutter", 0).empty();
        xml.raw("<w:pgNumType w:start=\"1\"/><w:cols w:space=\"720\"/><w:titlePg/></w:sectPr>");
        xml.into_string()
    }
}

/// Id of the document's relationship to a header or footer, by its place in [`Sections::margins`].
pub(super) fn relationship_id(margin: usize) -> String {
    format!("rIdMargin{}", margin + 1)
}

/// Name inside word/ of a header or footer part.
pub(super) fn part_name(margin: usize, is_header: bool) -> String {
    format!("{}{}.xml", if is_header { "header" } else { "footer" }, margin + 1)
}

/// The page number in the middle of the top margin (PL I, I.7), and what stands below it. The field keeps a value for
/// readers that compute none.
fn page_number<'a>(cx: &'a Context<'a>, below: &[Para]) -> Result<Margin, DocxError> {
    let mut story = Story::new(cx, Xml::part());
    let xml = &mut story.xml;
    xml.raw("<w:hdr").raw(NAMESPACES).raw("><w:p><w:pPr>");
    xml.val("w:pStyle", cx.spec(Element::PageNumber).style_id).raw("</w:pPr>");
    xml.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
    xml.raw("<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>");
    xml.raw("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>2</w:t></w:r>");
    xml.raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
    for para in below {
        story.paragraph(para, Place::default())?;
    }
    story.xml.raw("</w:hdr>");
    Ok(Margin { is_header: true, markup: story.xml.into_string(), pictures: story.pictures })
}

/// Header or footer of a first page, which shows no page number.
fn first_page<'a>(cx: &'a Context<'a>, is_header: bool, paras: &[Para]) -> Result<Margin, DocxError> {
    let root = if is_header { "w:hdr" } else { "w:ftr" };
    let mut story = Story::new(cx, Xml::part());
    story.xml.start(root).raw(NAMESPACES).end();
    for para in paras {
        story.paragraph(para, Place::default())?;
    }
    if paras.is_empty() {
        if is_header {
            story.empty_paragraph(Element::PageNumber, false);
        } else {
            story.sliver(None);
        }
    }
    story.xml.close(root);
    Ok(Margin { is_header, markup: story.xml.into_string(), pictures: story.pictures })
}

fn default_page(choice: &Choice) -> PageSetup {
    PageSetup {
        width: mm(A4_MM.0),
        height: mm(A4_MM.1),
        margins: [mm(choice.top_mm), mm(choice.right_mm), mm(choice.bottom_mm), mm(choice.left_mm)],
        header: mm(10.0),
    }
}
