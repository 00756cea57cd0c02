//! Footnotes: their lines, the room a page keeps for them, and what goes on to the next page.

use super::line::{LineBox, para_box};
use super::page::{Color, Item, NodeId};
use crate::arrange::{Flow, Para, Span};
use crate::document::TextStyle;
use crate::font::Shaper;
use crate::standard::Element;
use std::collections::VecDeque;

/// Space between the body and the notes with the separating line in it, pt.
const SEPARATOR: f32 = 10.0;
/// Length of the separating line, pt (2 inches, as office suites draw it).
const SEPARATOR_LENGTH: f32 = 144.0;

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
    pub(super) lines: Vec<Vec<LineBox>>,
    /// Room that all of them take from the page.
    pub(super) height: f32,
}

impl NoteLines {
    /// The footnotes of some references, on a page that has `notes` already.
    pub(super) fn of(flow: &Flow, shaper: &mut Shaper, indices: &[usize], width: f32, notes: &Notes) -> NoteLines {
        let lines: Vec<Vec<LineBox>> = indices.iter().map(|index| note_lines(flow, shaper, *index, width)).collect();
        let mut height = lines.iter().flatten().map(|l| l.height).sum();
        if !lines.is_empty() {
            height += notes.gap();
        }
        NoteLines { lines, height }
    }

    /// Room that the first line of them takes.
    pub(super) fn least(&self) -> f32 {
        SEPARATOR + self.lines.iter().flatten().next().map_or(0.0, |l| l.height)
    }
}

impl Notes {
    /// Space that the next line needs above it.
    fn gap(&self) -> f32 {
        if self.placed.is_empty() { SEPARATOR } else { 0.0 }
    }

    /// Adds a footnote to those that wait for room.
    pub(super) fn add(&mut self, lines: Vec<LineBox>, node: NodeId) {
        self.waiting.extend(lines.into_iter().map(|line| (line, node)));
    }

    /// Puts on the page what `room` pt hold of those that wait.
    pub(super) fn fill(&mut self, mut room: f32) {
        while let Some((line, _)) = self.waiting.front() {
            let height = line.height + self.gap();
            if height > room + 0.01 {
                return;
            }
            room -= height;
            self.height += height;
            self.placed.extend(self.waiting.pop_front());
        }
    }

    /// Whether some wait for the next page.
    pub(super) fn are_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The lines of the page that ends.
    pub(super) fn take(&mut self) -> Vec<(LineBox, NodeId)> {
        self.height = 0.0;
        std::mem::take(&mut self.placed)
    }
}

/// The line above the notes of a page, which begin at `top`.
pub(super) fn separator(left: f32, top: f32) -> Item {
    let at = top - 4.0;
    Item::Rule { ends: [left, at, left + SEPARATOR_LENGTH, at], width: 0.5, color: Color::Black }
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
