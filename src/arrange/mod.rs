//! Document + thể thức → what both writers print.
//!
//! Everything that the two outputs must have in common is decided here, once: which element a line is, where the
//! letterhead wraps, how long a short line is, how wide a column is, which way an appendix lies.

mod appendix;
mod blocks;
mod body;
mod columns;
mod ending;
mod extent;
mod fit;
mod flow;
mod letterhead;
mod measure;
mod placing;
mod table;
mod trial;
mod widths;

pub use flow::*;

use crate::document::{Document, Inline, Inlines, MISSING, TextStyle};
use crate::font::Shaper;
use crate::standard::{A4_MM, Choice, Element, Signs, Spec, mm};
use std::collections::HashSet;

/// Arranges a whole document.
pub fn arrange(document: &Document, choice: &Choice, shaper: &mut Shaper) -> Flow {
    let flow = Flow { choice: *choice, ..Flow::default() };
    let mut a = Arranger { choice: *choice, shaper, flow, long_columns: table::long_columns(document) };
    a.flow.info = info(document);
    if !document.is_appendices_only() {
        let page = a.page(false);
        let mut blocks = a.letterhead(document, page.text_width());
        a.title(document, &page, &mut blocks);
        a.addressees(document, page.text_width(), &mut blocks);
        for basis in &document.bases {
            let mut text = Inlines::plain(a.signs().basis);
            text.append(basis.clone());
            let para = a.para(Element::Basis, &text);
            blocks.push(FlowBlock::Para(para));
        }
        a.blocks(&document.body, page, &mut blocks);
        body::close(&mut blocks, document.end_mark, a.signs().end);
        a.ending(document, page.text_width(), &mut blocks);
        let section = Section {
            page,
            blocks,
            first_header: a.circulation(document, page.text_width()),
            later_header: Vec::new(),
            first_footer: a.contact(document),
        };
        a.flow.sections.push(section);
    }
    a.appendices(document);
    a.flow
}

fn info(document: &Document) -> Info {
    let d = &document.issued_date;
    Info {
        title: document.meta.title.clone(),
        subject: document.subject.text(),
        author: document.meta.author.clone(),
        keywords: document.meta.keywords.clone(),
        date: match (d.year, d.month, d.day) {
            (Some(y), Some(m), Some(day)) => Some((y, m, day)),
            _ => None,
        },
    }
}

struct Arranger<'a> {
    choice: Choice,
    shaper: &'a mut Shaper,
    flow: Flow,
    /// Headings of columns that are set left in every table.
    long_columns: HashSet<String>,
}

impl Arranger<'_> {
    fn spec(&self, element: Element) -> Spec {
        element.spec(&self.choice)
    }

    fn signs(&self) -> &'static Signs {
        self.choice.profile.signs()
    }

    fn page(&self, landscape: bool) -> PageSetup {
        let c = &self.choice;
        let (w, h) = if landscape { (A4_MM.1, A4_MM.0) } else { A4_MM };
        PageSetup {
            width: mm(w),
            height: mm(h),
            margins: [mm(c.top_mm), mm(c.right_mm), mm(c.bottom_mm), mm(c.left_mm)],
            header: mm(10.0),
        }
    }

    /// Spans of a text, its footnotes gathered. Words stay as typed; writers print them in capitals where the
    /// element's form says so.
    fn spans(&mut self, text: &Inlines) -> Vec<Span> {
        let mut out = Vec::with_capacity(text.0.len());
        for piece in &text.0 {
            out.push(match piece {
                Inline::Text(words, style) => Span::Text(words.as_str().into(), *style),
                Inline::Break => Span::Break,
                Inline::Tab => Span::Tab,
                Inline::Footnote(note) => {
                    let spans = self.spans(&without_notes(note));
                    self.flow.footnotes.push(spans);
                    Span::Footnote(self.flow.footnotes.len() - 1)
                }
            });
        }
        out
    }

    fn para(&mut self, element: Element, text: &Inlines) -> Para {
        let spans = self.spans(text);
        Para::new(element, spans)
    }

    fn words(&self, element: Element, text: &str) -> Para {
        Para::new(element, marked(text))
    }
}

/// A footnote's text; what refers to a footnote in it (which Word does not allow) stands there in brackets.
fn without_notes(note: &Inlines) -> Inlines {
    let mut out = Inlines::new();
    for piece in &note.0 {
        match piece {
            Inline::Footnote(inner) => {
                out.push(" (", TextStyle::default());
                out.append(without_notes(inner));
                out.push(")", TextStyle::default());
            }
            piece => out.0.push(piece.clone()),
        }
    }
    out
}

/// Spans of plain words in which the marker of a missing fact keeps its look.
fn marked(text: &str) -> Vec<Span> {
    let missing = TextStyle { missing: true, ..TextStyle::default() };
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(MISSING) {
        let end = rest[start..].find(']').map_or(rest.len(), |i| start + i + 1);
        if start > 0 {
            out.push(Span::Text(rest[..start].into(), TextStyle::default()));
        }
        out.push(Span::Text(rest[start..end].into(), missing));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        out.push(Span::Text(rest.into(), TextStyle::default()));
    }
    out
}

/// Points to whole twips.
fn twips(pt: f32) -> u32 {
    (pt * 20.0).round().max(0.0) as u32
}
