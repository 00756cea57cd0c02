//! Ô 6: headings, paragraphs, pictures; and the mark that ends them.

use super::letterhead::{layout_cell, layout_grid};
use super::{Arranger, FlowBlock, GridKind, GridRow, Line, PageSetup, Para, Picture, Span, twips};
use crate::document::{Align, Block, Entry, Image, Inline, Inlines, Level, TextStyle};
use crate::standard::{Element, mm};

impl Arranger<'_> {
    pub(super) fn blocks(&mut self, body: &[Block], page: PageSetup, out: &mut Vec<FlowBlock>) {
        let mut break_before = false;
        let mut side_by_side = 0;
        for (i, block) in body.iter().enumerate() {
            if i < side_by_side {
                continue;
            }
            let start = out.len();
            match block {
                Block::Centered(_) if columns(block) > 0 => {
                    let count = body[i..].iter().take_while(|b| columns(b) == columns(block)).count();
                    side_by_side = i + count;
                    self.side_by_side(&body[i..side_by_side], page, out);
                }
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

    /// Centred lines with tabs in them as the rows of a grid without lines.
    fn side_by_side(&mut self, rows: &[Block], page: PageSetup, out: &mut Vec<FlowBlock>) {
        let count = rows.first().map_or(1, columns) as u32;
        let total = twips(page.text_width());
        let widths = (0..count).map(|i| total / count + u32::from(i < total % count)).collect();
        let mut made = Vec::with_capacity(rows.len());
        for block in rows {
            let Block::Centered(text) = block else { continue };
            let cell = |part: &[Inline]| {
                let mut para = self.para(Element::Centered, &Inlines(part.to_vec()));
                para.align = Some(Align::Center);
                layout_cell(vec![para])
            };
            let cells = text.0.split(|p| *p == Inline::Tab).map(cell).collect();
            made.push(GridRow { cells, cant_split: true, keep_next: true, height: 0 });
        }
        if let Some(last) = made.last_mut() {
            last.keep_next = false;
        }
        out.push(FlowBlock::Grid(layout_grid(widths, made)));
    }

    fn entry(&mut self, entry: &Entry) -> Para {
        let element = element_of(entry);
        let mut text = Inlines::new();
        // «Điều 1.» is bold, whether a title follows or the words themselves (PL I, II.6.đ).
        let bold = entry.level == Level::Article;
        text.push(&entry.label, TextStyle { bold, ..TextStyle::default() });
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
        if image.bytes.is_empty() {
            // Nobody opened it: its words stand for it.
            let words = Inlines::plain(format!("[Hình: {}]", image.alt));
            out.push(FlowBlock::Para(self.para(Element::Centered, &words)));
            return;
        }
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
        // Exact spacing would cut the picture.
        para.line = Some(Line::Multiple(1.0)).filter(|_| matches!(self.spec(Element::Centered).line, Line::Exact(_)));
        out.push(FlowBlock::Para(para));
        if let Some(caption) = &image.caption {
            out.push(FlowBlock::Para(self.para(Element::Caption, caption)));
        }
    }
}

/// Columns of a centred line that a few tabs divide; 0 for all else.
fn columns(block: &Block) -> usize {
    let Block::Centered(text) = block else { return 0 };
    match text.0.iter().filter(|p| **p == Inline::Tab).count() {
        tabs @ 1..=5 => tabs + 1,
        _ => 0,
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

/// A mark of more than a full stop, which says by itself that the text ends there.
const LONG_END: &str = "./.";

/// Puts the mark of the end, `./.` or `.`, behind the last words when the document asks for it and it does not stand there.
/// A place of signatures comes after it.
pub(super) fn close(blocks: &mut Vec<FlowBlock>, wanted: bool, mark: &str) {
    let signed = |b: &FlowBlock| matches!(b, FlowBlock::Grid(g) if g.kind == GridKind::Layout);
    let end = blocks.iter().rposition(|b| !signed(b)).map_or(0, |i| i + 1);
    // It may stand behind the body's last sentence already, with a table or a stray line after it.
    let tail = end.saturating_sub(4);
    let told = |b: &FlowBlock| matches!(b, FlowBlock::Para(p) if ends(p));
    if !wanted || mark == LONG_END && blocks[tail..end].iter().any(told) {
        return;
    }
    match blocks[..end].last_mut() {
        Some(FlowBlock::Para(para)) if matches!(para.element, Element::Body | Element::Item) => {
            let Some(Span::Text(words, _)) = para.spans.iter_mut().rev().find(|s| matches!(s, Span::Text(..))) else {
                return;
            };
            let bare = words.trim_end();
            let bare = bare.strip_suffix(LONG_END).unwrap_or(bare);
            *words = format!("{}{mark}", bare.trim_end_matches(['.', ';', ','])).into();
        }
        None => {}
        // A full stop alone under a table says nothing.
        Some(_) if mark != LONG_END => {}
        Some(_) => {
            let mut para = Para::new(Element::Body, vec![Span::Text(mark.into(), TextStyle::default())]);
            // Under a table at the left, as offices do.
            para.align = Some(Align::Left);
            para.first_indent = Some(0.0);
            blocks.insert(end, FlowBlock::Para(para));
        }
    }
}

/// Whether a paragraph's last words are the end mark.
fn ends(para: &Para) -> bool {
    let last = para.spans.iter().rev().find_map(|s| match s {
        Span::Text(words, _) => Some(words.trim_end()),
        _ => None,
    });
    last.is_some_and(|words| words.ends_with(LONG_END))
}
