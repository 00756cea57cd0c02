//! Footnotes: their lines, and the room a page keeps for them.

use super::line::{LineBox, para_box};
use crate::arrange::{Flow, Para, Span};
use crate::document::TextStyle;
use crate::font::Shaper;
use crate::standard::Element;

/// Space between the body and the notes with the separating line in it, pt.
pub const SEPARATOR: f32 = 10.0;
/// Length of the separating line, pt (2 inches, as office suites draw it).
pub const SEPARATOR_LENGTH: f32 = 144.0;

/// The lines of a footnote, its number in front.
pub fn note_lines(flow: &Flow, shaper: &mut Shaper, index: usize, width: f32) -> Vec<LineBox> {
    let mut spans = vec![Span::Footnote(index), Span::Text(" ".to_owned(), TextStyle::default())];
    spans.extend(flow.footnotes.get(index).into_iter().flatten().cloned());
    let para = Para::new(Element::Footnote, spans);
    let mut lines = para_box(flow, shaper, &para, width).lines;
    // The number in front is no reference.
    for line in &mut lines {
        line.notes.clear();
    }
    lines
}
