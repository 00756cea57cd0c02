//! Ô 6: headings, paragraphs, pictures; and the mark that ends them.

use super::{Arranger, FlowBlock, PageSetup, Para, Picture, Span};
use crate::document::{Align, Block, Entry, Image, Inlines, Level, TextStyle};
use crate::standard::{Element, mm};

impl Arranger<'_> {
    pub(super) fn blocks(&mut self, body: &[Block], page: PageSetup, out: &mut Vec<FlowBlock>) {
        let mut break_before = false;
        for block in body {
            let start = out.len();
            match block {
                Block::Entry(entry) => out.push(FlowBlock::Para(self.entry(entry))),
                Block::Paragraph(text) => out.push(FlowBlock::Para(self.para(Element::Body, text))),
                Block::Centered(text) => out.push(FlowBlock::Para(self.para(Element::Centered, text))),
                Block::Table(table) => self.table(table, page, out),
                Block::Image(image) => self.image(image, page, out),
                Block::PageBreak => {
                    break_before = true;
                    continue;
                }
            }
            if break_before && let Some(block) = out.get_mut(start) {
                match block {
                    FlowBlock::Para(para) => para.page_break_before = true,
                    FlowBlock::Grid(_) => {
                        let mut gap = self.gap(1.0);
                        gap.page_break_before = true;
                        out.insert(start, FlowBlock::Para(gap));
                    }
                }
                break_before = false;
            }
        }
    }

    fn entry(&mut self, entry: &Entry) -> Para {
        let element = element_of(entry);
        let mut text = Inlines::new();
        text.push(&entry.label, TextStyle::default());
        if !entry.label.is_empty() && !entry.text.is_blank() {
            // Phần and Chương have their title on the next line (PL I, II.6.đ).
            text.push(if element == Element::Part { "\n" } else { " " }, TextStyle::default());
        }
        if element == Element::Part {
            // Only the title is in capitals.
            let mut spans = self.spans(&text);
            for piece in &entry.text.0 {
                let mut upper = Inlines(vec![piece.clone()]);
                if let Some(words) = upper.last_text_mut() {
                    *words = words.to_uppercase();
                }
                spans.extend(self.spans(&upper));
            }
            return Para::new(element, spans);
        }
        text.append(entry.text.clone());
        self.para(element, &text)
    }

    fn image(&mut self, image: &Image, page: PageSetup, out: &mut Vec<FlowBlock>) {
        let (w, h) = (image.pixels.0.max(1) as f32, image.pixels.1.max(1) as f32);
        let natural = w * 72.0 / 150.0;
        let room = page.height - page.margins[0] - page.margins[2] - 60.0;
        let mut width = image.width_mm.map_or(natural, mm).min(page.text_width()).max(1.0);
        if width * h / w > room {
            width = room * w / h;
        }
        self.flow.images.push(Picture {
            bytes: image.bytes.clone(),
            format: image.format,
            size: (width, width * h / w),
            alt: image.alt.clone(),
        });
        let mut para = Para::new(Element::Centered, vec![Span::Image(self.flow.images.len() - 1)]);
        para.keep_next = Some(image.caption.is_some());
        out.push(FlowBlock::Para(para));
        if let Some(caption) = &image.caption {
            out.push(FlowBlock::Para(self.para(Element::Caption, caption)));
        }
    }
}

fn element_of(entry: &Entry) -> Element {
    match (entry.level, entry.is_heading) {
        (Level::Part | Level::Chapter, _) => Element::Part,
        (Level::Section, true) => Element::Section,
        (Level::Clause, true) => Element::Clause,
        (Level::Subclause, true) => Element::Subclause,
        (Level::Subsubclause, true) => Element::Subsubclause,
        (Level::Article, true) => Element::Article,
        _ => Element::Item,
    }
}

/// Puts `./.` behind the last words when the document asks for it and it does not stand there.
pub(super) fn close(blocks: &mut Vec<FlowBlock>, wanted: bool) {
    // It may stand behind the body's last sentence already, with a table or a stray line after it.
    let tail = blocks.len().saturating_sub(4);
    if !wanted || blocks[tail..].iter().any(|b| matches!(b, FlowBlock::Para(p) if ends(p))) {
        return;
    }
    match blocks.last_mut() {
        Some(FlowBlock::Para(para)) if matches!(para.element, Element::Body | Element::Item) => {
            let Some(Span::Text(words, _)) = para.spans.iter_mut().rev().find(|s| matches!(s, Span::Text(..))) else {
                return;
            };
            let bare = words.trim_end();
            if !bare.ends_with("./.") {
                *words = format!("{}./.", bare.trim_end_matches(['.', ';', ','])).into();
            }
        }
        None => {}
        Some(_) => {
            let mut para = Para::new(Element::Body, vec![Span::Text("./.".into(), TextStyle::default())]);
            para.align = Some(Align::Right);
            blocks.push(FlowBlock::Para(para));
        }
    }
}

/// Whether a paragraph's last words are the end mark.
fn ends(para: &Para) -> bool {
    let last = para.spans.iter().rev().find_map(|s| match s {
        Span::Text(words, _) => Some(words.trim_end()),
        _ => None,
    });
    last.is_some_and(|words| words.ends_with("./."))
}
