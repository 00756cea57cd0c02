//! Filling pages: paragraphs, what stays together, footnotes, page numbers.

use super::line::{LineBox, ParaBox, para_box};
use super::notes::Notes;
use super::page::{Artifact, Item, Node, NodeId, NodeKind, OutlineEntry, Page, Run, SignaturePlace, Structure, Tag};
use super::rows::Split;
use crate::arrange::{Field, Flow, FlowBlock, Grid, GridKind, PageSetup, Para, Section, Span};
use crate::document::TextStyle;
use crate::font::Shaper;
use crate::standard::Element;

/// The document node.
const ROOT: NodeId = NodeId(0);

/// Lines that may not stand alone at the foot or the head of a page.
const ORPHANS: usize = 2;

/// Share of a page that is a hole when it stays blank before a picture.
const HOLE: f32 = 0.12;

/// What filling the pages would like to be otherwise.
pub(super) struct Wishes {
    pub(super) splits: Vec<Split>,
    pub(super) holes: Vec<(usize, usize)>,
}

pub(super) struct Pager<'a> {
    pub(super) flow: &'a Flow,
    pub(super) shaper: &'a mut Shaper,
    pub(super) out: Structure,
    /// The page being filled.
    pub(super) page: Page,
    /// Takes the pages that are full.
    take: &'a mut dyn FnMut(Page, &Shaper),
    /// How many it has taken.
    taken: usize,
    setup: PageSetup,
    /// Where the next line goes.
    pub(super) y: f32,
    /// Space that the last paragraph asks for below it. Between two paragraphs the larger of this and the next one's
    /// space before counts, not their sum (ECMA-376 §17.15.3.21 left at its default).
    owed: f32,
    /// Lower edge of the text area, footnotes not counted.
    pub(super) bottom: f32,
    pub(super) notes: Notes,
    /// Pages of the section so far.
    number: usize,
    /// Nothing stands on the page yet.
    pub(super) fresh: bool,
    pub(super) parent: NodeId,
    section: Option<&'a Section>,
    shallowest: u8,
    /// Section and block being placed.
    pub(super) at: (usize, usize),
    pub(super) splits: Vec<Split>,
    /// Pictures that left much of a page blank because they did not fit there.
    pub(super) holes: Vec<(usize, usize)>,
}

impl<'a> Pager<'a> {
    pub(super) fn new(flow: &'a Flow, shaper: &'a mut Shaper, take: &'a mut dyn FnMut(Page, &Shaper)) -> Self {
        let out = Structure { nodes: vec![Node { kind: NodeKind::Document, parent: ROOT }], ..Structure::default() };
        let setup = PageSetup { width: 595.3, height: 841.9, margins: [56.7; 4], header: 28.35 };
        Pager {
            flow,
            shaper,
            out,
            page: Page::default(),
            take,
            taken: 0,
            setup,
            y: 0.0,
            owed: 0.0,
            bottom: 0.0,
            notes: Notes::default(),
            number: 0,
            fresh: true,
            parent: ROOT,
            section: None,
            shallowest: 0,
            at: (0, 0),
            splits: Vec::new(),
            holes: Vec::new(),
        }
    }

    /// Fills all pages; gives what holds them together, and what may still be changed for their sake.
    pub(super) fn run(mut self) -> (Structure, Wishes) {
        let flow = self.flow;
        for (index, section) in flow.sections.iter().enumerate() {
            self.at.0 = index;
            self.setup = section.page;
            self.section = Some(section);
            self.number = 0;
            self.shallowest = 0;
            self.parent = if flow.sections.len() > 1 { self.out.node(ROOT, NodeKind::Section) } else { ROOT };
            self.open_page();
            self.section_blocks(section);
            self.finish_notes();
            self.close_page();
        }
        (self.out, Wishes { splits: self.splits, holes: self.holes })
    }

    /// Left edge of the text area.
    pub(super) fn left(&self) -> f32 {
        self.setup.margins[3]
    }

    pub(super) fn text_width(&self) -> f32 {
        self.setup.text_width()
    }

    pub(super) fn top_of_page(&self) -> f32 {
        self.setup.margins[0]
    }

    /// Height of an empty page's text area.
    pub(super) fn page_room(&self) -> f32 {
        self.setup.height - self.setup.margins[0] - self.setup.margins[2]
    }

    /// Room left on the page, pt.
    pub(super) fn room(&self) -> f32 {
        self.bottom - self.notes.height - self.y
    }

    pub(super) fn next_page(&mut self) {
        self.close_page();
        self.open_page();
    }

    fn open_page(&mut self) {
        self.number += 1;
        self.page = Page { width: self.setup.width, height: self.setup.height, ..Page::default() };
        self.y = self.setup.margins[0];
        self.bottom = self.setup.height - self.setup.margins[2];
        self.fresh = true;
        self.owed = 0.0;
        if self.number > 1 {
            let words = self.number.to_string();
            let para = Para::new(Element::PageNumber, vec![Span::Text(words.into(), TextStyle::default())]);
            let below = self.setup.header + self.furniture_height(std::slice::from_ref(&para));
            self.furniture(&[para], self.setup.header, Artifact::PageNumber);
            if let Some(section) = self.section {
                self.furniture(&section.later_header, below, Artifact::Pagination);
            }
            self.go_on_with_notes();
            return;
        }
        let Some(section) = self.section else { return };
        self.furniture(&section.first_header, self.setup.header, Artifact::Pagination);
        let height = self.furniture_height(&section.first_footer);
        let top = self.setup.height - self.setup.header - height;
        self.bottom = self.bottom.min(top);
        self.furniture(&section.first_footer, top, Artifact::Pagination);
    }

    fn furniture_height(&mut self, paras: &[Para]) -> f32 {
        let width = self.text_width();
        paras
            .iter()
            .map(|p| {
                let laid = para_box(self.flow, self.shaper, p, width);
                laid.before + laid.height() + laid.after
            })
            .sum()
    }

    /// Headers and footers.
    fn furniture(&mut self, paras: &[Para], top: f32, artifact: Artifact) {
        let (left, width) = (self.left(), self.text_width());
        let mut y = top;
        for para in paras {
            let laid = para_box(self.flow, self.shaper, para, width);
            y += laid.before + laid.border.0;
            for line in &laid.lines {
                self.emit(line, left, y, Tag::Artifact(artifact));
                y += line.height;
            }
            y += laid.border.1 + laid.after;
        }
    }

    fn close_page(&mut self) {
        self.place_notes();
        (self.take)(std::mem::take(&mut self.page), self.shaper);
        self.taken += 1;
    }

    fn section_blocks(&mut self, section: &'a Section) {
        let mut laid: Vec<Option<ParaBox>> = section.blocks.iter().map(|_| None).collect();
        for i in 0..section.blocks.len() {
            self.at.1 = i;
            match &section.blocks[i] {
                FlowBlock::Para(para) => {
                    if para.page_break_before && !self.fresh {
                        self.next_page();
                    }
                    let need = self.need(section, i, &mut laid);
                    let Some(made) = laid[i].take() else { continue };
                    if !self.fresh && need > self.room() && need <= self.page_room() {
                        if self.room() > self.page_room() * HOLE && has_image(para) {
                            self.holes.push(self.at);
                        }
                        self.next_page();
                    }
                    self.place_para(para, made);
                }
                FlowBlock::Grid(grid) => {
                    let need = self.need(section, i, &mut laid);
                    if !self.fresh && need > self.room() && need <= self.page_room() {
                        self.next_page();
                    }
                    self.y += std::mem::take(&mut self.owed);
                    self.place_grid(grid);
                }
            }
        }
    }

    /// Least room that block `i` needs below the present line so that nothing is torn that belongs together.
    fn need(&mut self, section: &'a Section, i: usize, laid: &mut [Option<ParaBox>]) -> f32 {
        let mut total = 0.0;
        let mut owed = self.owed;
        let mut first = self.fresh;
        for (j, block) in section.blocks.iter().enumerate().skip(i) {
            match block {
                FlowBlock::Para(para) => {
                    if para.page_break_before && j > i {
                        break;
                    }
                    if laid[j].is_none() {
                        laid[j] = Some(para_box(self.flow, self.shaper, para, self.setup.text_width()));
                    }
                    let Some(made) = &laid[j] else { break };
                    if !first {
                        total += made.before.max(owed);
                    }
                    first = false;
                    owed = made.after;
                    if made.keep_next {
                        total += made.height();
                    } else {
                        let lines = whole_lines(made.lines.len());
                        total += made.border.0 + made.lines.iter().take(lines).map(|l| l.height).sum::<f32>();
                        break;
                    }
                }
                FlowBlock::Grid(grid) => {
                    total += owed + self.grid_need(grid);
                    owed = 0.0;
                    let chained = grid.kind == GridKind::Data
                        && grid.rows.last().is_some_and(|r| r.keep_next)
                        && total < self.page_room();
                    if !chained || grid.rows.len() > 3 {
                        break;
                    }
                }
            }
            if total > self.page_room() {
                break;
            }
        }
        total
    }

    fn place_para(&mut self, para: &Para, made: ParaBox) {
        let left = self.left();
        // Space before is left out at the head of a page that text flowed onto.
        let before = if self.fresh && self.number > 1 { 0.0 } else { made.before.max(self.owed) };
        let kind = self.kind_of(para);
        let node = self.out.node(self.parent, kind);
        self.y += before + made.border.0;
        let count = made.lines.len();
        let mut noted = false;
        for (n, line) in made.lines.into_iter().enumerate() {
            let notes = self.notes_of(&line.notes);
            let left_over = count - n;
            // A line that would leave a widow goes to the next page together with it.
            let least = if n > 0 && left_over == ORPHANS && count > ORPHANS + 1 { 2.0 } else { 1.0 };
            let full = self.with_notes(line.height * least, &notes) > self.room() + 0.01;
            if full && !self.fresh {
                self.next_page();
            }
            self.take_notes(line.height, notes);
            if !noted {
                self.note_heading(node);
                noted = true;
            }
            let y = self.y;
            self.emit(&line, left, y, Tag::Node(node));
            self.emit_images(&line, left, y);
            self.y += line.height;
            self.fresh = false;
        }
        self.y += made.border.1;
        self.owed = made.after;
    }

    /// The structure node of a paragraph.
    pub(super) fn kind_of(&mut self, para: &Para) -> NodeKind {
        let spec = para.element.spec(&self.flow.choice);
        let outline = spec.outline;
        if outline == 0 {
            return NodeKind::Paragraph;
        }
        // Levels count from the shallowest one that the section has, without gaps, as readers of tags expect.
        if self.shallowest == 0 {
            self.shallowest = outline;
        }
        let level = outline.saturating_sub(self.shallowest.min(outline)) + 1;
        let words = words_of(para);
        NodeKind::Heading(level, if spec.caps { words.to_uppercase() } else { words }.into())
    }

    fn note_heading(&mut self, node: NodeId) {
        let index = node.0 as usize;
        if let Some(Node { kind: NodeKind::Heading(level, title), .. }) = self.out.nodes.get(index) {
            let entry = OutlineEntry { level: *level, title: title.to_string(), page: self.taken, y: self.y };
            self.out.outline.push(entry);
        }
    }

    /// Puts a line's words, marks and frame on the page; `x` and `y` are the column's left edge and the line's top.
    pub(super) fn emit(&mut self, line: &LineBox, x: f32, y: f32, tag: Tag) {
        let page = &mut self.page;
        let baseline = y + line.baseline;
        for run in &line.runs {
            if run.form.highlight {
                // Without the space at a line's end, which would lie over the edge of a cell.
                let end = run.words.last().map_or(0.0, |(_, spaces)| f32::from(*spaces) * run.space);
                let width = run.width - end;
                page.items.push(Item::Highlight([x + run.x, baseline - run.size * 0.9, width, run.size * 1.12]));
            }
            page.items.push(Item::Run(Run {
                x: x + run.x,
                y: baseline - run.rise,
                size: run.size,
                color: run.form.color,
                underline: run.form.underline,
                space: run.space,
                words: run.words.clone().into_boxed_slice(),
                tag,
            }));
        }
        if let Some(b) = line.border {
            let (half, outer) = (b.width / 2.0, b.space + b.width / 2.0);
            let sideways = b.sides[1] || b.sides[3];
            let (x1, x2) =
                if sideways { (x + b.ends.0 - outer, x + b.ends.1 + outer) } else { (x + b.ends.0, x + b.ends.1) };
            let (y1, y2) =
                (y - if b.sides[0] { outer } else { 0.0 }, y + line.height + if b.sides[2] { outer } else { 0.0 });
            let edges = [
                [x1 - if sideways { half } else { 0.0 }, y1, x2 + if sideways { half } else { 0.0 }, y1],
                [x2, y1, x2, y2],
                [x1 - if sideways { half } else { 0.0 }, y2, x2 + if sideways { half } else { 0.0 }, y2],
                [x1, y1, x1, y2],
            ];
            for (side, ends) in b.sides.iter().zip(edges) {
                if *side {
                    page.items.push(Item::Rule { ends, width: b.width, color: b.color });
                }
            }
        }
        for (field, at) in &line.fields {
            self.field(*field, line, (x, x + at), y);
        }
    }

    /// The place of a field; `at` is the left edge of its line's column and its own.
    fn field(&mut self, field: Field, line: &LineBox, at: (f32, f32), y: f32) {
        if self.out.signature[field as usize].is_some() {
            return;
        }
        let (width, height) = field.size();
        let rect = match field {
            Field::Signature => {
                let (left, right) = line.column;
                let (width, height) = (width.min(right - left), height.min(line.height));
                [at.0 + (left + right - width) / 2.0, y + (line.height - height) / 2.0, width, height]
            }
            // Round the line of words.
            Field::Number | Field::Day => [at.1, y + line.baseline - height * 0.75, width, height],
        };
        let node = self.out.node(self.parent, NodeKind::Form);
        let (page, page_height) = (self.taken, self.page.height);
        self.out.signature[field as usize] = Some(SignaturePlace { field, page, rect, page_height, node });
    }

    pub(super) fn emit_images(&mut self, line: &LineBox, x: f32, y: f32) {
        for (index, at) in &line.images {
            let Some(picture) = self.flow.images.get(*index) else { continue };
            let height = picture.size.1;
            let node = self.out.node(self.parent, NodeKind::Figure(picture.alt.as_str().into()));
            let top = y + line.baseline - height;
            self.page.items.push(Item::Image { index: *index, x: x + at, y: top, node });
        }
    }

    pub(super) fn grid_need(&mut self, grid: &Grid) -> f32 {
        super::rows::need(self, grid)
    }
}

fn has_image(para: &Para) -> bool {
    para.spans.iter().any(|span| matches!(span, Span::Image(_)))
}

/// How many lines of a paragraph must stay together at its start: all of a short one, else two.
fn whole_lines(count: usize) -> usize {
    if count <= ORPHANS + 1 { count } else { ORPHANS }
}

/// A paragraph's words, for bookmarks and tags.
fn words_of(para: &Para) -> String {
    let mut out = String::new();
    for span in &para.spans {
        match span {
            Span::Text(text, _) => out.push_str(text),
            Span::Break | Span::Tab => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
