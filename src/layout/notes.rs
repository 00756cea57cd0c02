//! Footnotes: their lines, the room a page keeps for them, and what goes on to the next page.

use super::line::{LineBox, para_box};
use super::page::{Color, Item, NodeId, NodeKind, Tag};
use super::pager::Pager;
use crate::arrange::{Flow, Para, Span};
use crate::document::TextStyle;
use crate::font::Shaper;
use crate::standard::Element;
use std::collections::VecDeque;

/// Space between the body and the notes with the separating line in it, pt.
const SEPARATOR: f32 = 10.0;
/// Length of the separating line, pt (2 inches, as office suites draw it).
const SEPARATOR_LENGTH: f32 = 144.0;

/// Share of a page that the end of earlier footnotes may take while there is text to come.
const GOES_ON: f32 = 0.4;

/// Footnotes of the page being filled.
#[derive(Default)]
pub(super) struct Notes {
    /// Lines at the foot of this page, each with its node.
    placed: Vec<(LineBox, NodeId)>,
    /// Room they take.
    pub(super) height: f32,
    /// Lines that found no room on the page of their reference.
    waiting: VecDeque<(LineBox, NodeId)>,
}

/// Footnotes that a line or a row refers to, laid out.
pub(super) struct NoteLines {
    lines: Vec<Vec<LineBox>>,
    /// Room that all of them take from the page.
    height: f32,
}

impl Pager<'_> {
    /// The footnotes of some references.
    pub(super) fn notes_of(&mut self, indices: &[usize]) -> NoteLines {
        let width = self.text_width();
        let lines: Vec<Vec<LineBox>> =
            indices.iter().map(|index| note_lines(self.flow, self.shaper, *index, width)).collect();
        let mut height = lines.iter().flatten().map(|l| l.height).sum();
        if !lines.is_empty() && self.notes.placed.is_empty() {
            height += SEPARATOR;
        }
        NoteLines { lines, height }
    }

    /// Room that `height` pt of text need together with their footnotes: all of these, or, when no page could hold them,
    /// the first line of them.
    pub(super) fn with_notes(&self, height: f32, notes: &NoteLines) -> f32 {
        if height + notes.height <= self.page_room() {
            return height + notes.height;
        }
        height + SEPARATOR + notes.lines.iter().flatten().next().map_or(0.0, |l| l.height)
    }

    /// Puts footnotes at the foot of the page, `text` pt of it being left for what refers to them; what finds no room
    /// goes on on the next page.
    pub(super) fn take_notes(&mut self, text: f32, notes: NoteLines) {
        for lines in notes.lines {
            let node = self.out.node(self.parent, NodeKind::Note);
            self.notes.waiting.extend(lines.into_iter().map(|l| (l, node)));
        }
        self.fill_notes(text);
    }

    /// The end of earlier footnotes, at the foot of a new page.
    pub(super) fn go_on_with_notes(&mut self) {
        self.fill_notes(self.page_room() * (1.0 - GOES_ON));
    }

    /// Pages for what is left of the footnotes when the text has ended.
    pub(super) fn finish_notes(&mut self) {
        self.fill_notes(0.0);
        while !self.notes.waiting.is_empty() {
            self.next_page();
            self.fill_notes(0.0);
        }
    }

    fn fill_notes(&mut self, text: f32) {
        while let Some((line, _)) = self.notes.waiting.front() {
            let gap = if self.notes.placed.is_empty() { SEPARATOR } else { 0.0 };
            let height = line.height + gap;
            if height > self.room() - text + 0.01 {
                return;
            }
            self.notes.height += height;
            self.notes.placed.extend(self.notes.waiting.pop_front());
        }
    }

    /// Draws the footnotes of the page that ends.
    pub(super) fn place_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes.placed);
        self.notes.height = 0.0;
        if notes.is_empty() {
            return;
        }
        let height: f32 = notes.iter().map(|(l, _)| l.height).sum();
        let (mut y, left) = (self.bottom - height, self.left());
        let at = y - 4.0;
        let ends = [left, at, left + SEPARATOR_LENGTH, at];
        self.page.items.push(Item::Rule { ends, width: 0.5, color: Color::Black });
        for (line, node) in &notes {
            self.emit(line, left, y, Tag::Node(*node));
            y += line.height;
        }
    }
}

/// The lines of a footnote, its number in front.
fn note_lines(flow: &Flow, shaper: &mut Shaper, index: usize, width: f32) -> Vec<LineBox> {
    let mut spans = vec![Span::Footnote(index), Span::Text(" ".into(), TextStyle::default())];
    spans.extend(flow.footnotes.get(index).into_iter().flatten().cloned());
    let para = Para::new(Element::Footnote, spans);
    let mut lines = para_box(flow, shaper, &para, width).lines;
    // The number in front is no reference.
    for line in &mut lines {
        line.notes.clear();
    }
    lines
}
