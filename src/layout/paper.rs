//! The page being filled: its room, what is put on it, its number, header and footnotes.

use super::line::{LineBox, para_box};
use super::notes::{self, NoteLines, Notes};
use super::page::{Artifact, Item, Node, NodeId, NodeKind, Page, Run, SignaturePlace, Structure, Tag};
use crate::arrange::{Field, Flow, PageSetup, Para, Section, Span};
use crate::document::TextStyle;
use crate::font::Shaper;
use crate::standard::Element;

/// The document node.
const ROOT: NodeId = NodeId(0);

/// Share of a page that the end of earlier footnotes may take while there is text to come.
const GOES_ON: f32 = 0.4;

/// What filling the pages would like to be otherwise.
#[derive(Default)]
pub(super) struct Wishes {
    pub(super) splits: Vec<Split>,
    pub(super) holes: Vec<Hole>,
}

/// A picture left much of a page blank because it did not fit there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hole {
    /// Section and block of the picture.
    pub(super) at: (usize, usize),
    /// Room that it lacked, pt.
    pub(super) lacks: f32,
}

/// A merged cell goes over a page and its words stand again at the top of the next: there, before `row` of the grid, a
/// cell of its own begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split {
    /// Section and block of the grid.
    pub(super) at: (usize, usize),
    pub(super) row: usize,
    pub(super) column: usize,
}

pub(super) struct Paper<'a> {
    pub(super) flow: &'a Flow,
    pub(super) shaper: &'a mut Shaper,
    pub(super) out: Structure,
    pub(super) wishes: Wishes,
    /// The page being filled.
    pub(super) page: Page,
    /// Takes the pages that are full.
    take: &'a mut dyn FnMut(Page, &Shaper),
    /// How many it has taken.
    pub(super) taken: usize,
    setup: PageSetup,
    /// Where the next line goes.
    pub(super) y: f32,
    /// Space that the last paragraph asks for below it. Between two paragraphs the larger of this and the next one's
    /// space before counts, not their sum (ECMA-376 §17.15.3.21 left at its default).
    pub(super) owed: f32,
    /// Lower edge of the text area, footnotes not counted.
    bottom: f32,
    notes: Notes,
    /// Pages of the section so far.
    pub(super) number: usize,
    /// Nothing stands on the page yet.
    pub(super) fresh: bool,
    pub(super) parent: NodeId,
    section: Option<&'a Section>,
    shallowest: u8,
    /// Section and block being placed.
    pub(super) at: (usize, usize),
}

impl<'a> Paper<'a> {
    pub(super) fn new(flow: &'a Flow, shaper: &'a mut Shaper, take: &'a mut dyn FnMut(Page, &Shaper)) -> Self {
        let out = Structure { nodes: vec![Node { kind: NodeKind::Document, parent: ROOT }], ..Structure::default() };
        let setup = PageSetup { width: 595.3, height: 841.9, margins: [56.7; 4], header: 28.35 };
        Paper {
            flow,
            shaper,
            out,
            wishes: Wishes::default(),
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
        }
    }

    /// Opens the first page of a section.
    pub(super) fn begin(&mut self, index: usize, section: &'a Section) {
        self.at = (index, 0);
        self.setup = section.page;
        self.section = Some(section);
        self.number = 0;
        self.shallowest = 0;
        self.parent = if self.flow.sections.len() > 1 { self.out.node(ROOT, NodeKind::Section) } else { ROOT };
        self.open_page();
    }

    /// Closes the last page of a section.
    pub(super) fn end(&mut self) {
        self.finish_notes();
        self.close_page();
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
            self.fill_notes(self.page_room() * (1.0 - GOES_ON));
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

    /// The footnotes of some references.
    pub(super) fn notes_of(&mut self, indices: &[usize]) -> NoteLines {
        let width = self.text_width();
        NoteLines::of(self.flow, self.shaper, indices, width, &self.notes)
    }

    /// Room that `height` pt of text need together with their footnotes: all of these, or, when no page could hold them,
    /// the first line of them.
    pub(super) fn with_notes(&self, height: f32, notes: &NoteLines) -> f32 {
        let all = height + notes.height;
        if all <= self.page_room() { all } else { height + notes.least() }
    }

    /// Puts footnotes at the foot of the page, `text` pt of it being left for what refers to them; what finds no room
    /// goes on on the next page.
    pub(super) fn take_notes(&mut self, text: f32, notes: NoteLines) {
        for lines in notes.lines {
            let node = self.out.node(self.parent, NodeKind::Note);
            self.notes.add(lines, node);
        }
        self.fill_notes(text);
    }

    fn fill_notes(&mut self, text: f32) {
        let room = self.room() - text;
        self.notes.fill(room);
    }

    /// Pages for what is left of the footnotes when the text has ended.
    fn finish_notes(&mut self) {
        self.fill_notes(0.0);
        while self.notes.are_waiting() {
            self.next_page();
            self.fill_notes(0.0);
        }
    }

    /// Draws the footnotes of the page that ends.
    fn place_notes(&mut self) {
        let notes = self.notes.take();
        if notes.is_empty() {
            return;
        }
        let height: f32 = notes.iter().map(|(l, _)| l.height).sum();
        let (mut y, left) = (self.bottom - height, self.left());
        self.page.items.push(notes::separator(left, y));
        for (line, node) in &notes {
            self.emit(line, left, y, Tag::Node(*node));
            y += line.height;
        }
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
