//! One paragraph → lines.

use super::atoms::atoms;
use super::fill::Filler;
use super::page::Color;
use crate::arrange::{Field, Flow, Line, Para};
use crate::document::Align;
use crate::font::{Metrics, Shaper, WordId};
use crate::standard::Alignment;

/// A line of a paragraph, not yet on a page.
#[derive(Debug, Clone, Default)]
pub struct LineBox {
    /// Height, pt, spacing included.
    pub height: f32,
    /// Baseline from the line's top.
    pub baseline: f32,
    /// Words in runs of one form; x is relative to the column.
    pub runs: Vec<LineRun>,
    /// Footnotes whose references stand in the line.
    pub notes: Vec<usize>,
    /// Pictures: index and x.
    pub images: Vec<(usize, f32)>,
    /// Fields to be filled at signing: which, and its left edge. A signature stands in the middle of its column.
    pub fields: Vec<(Field, f32)>,
    /// Left and right end of the column, pt.
    pub column: (f32, f32),
    /// Frame or rule round the paragraph, as far as this line carries it.
    pub border: Option<LineBorder>,
}

/// A line's part of its paragraph's frame.
#[derive(Debug, Clone, Copy)]
pub struct LineBorder {
    /// Top, right, bottom, left.
    pub sides: [bool; 4],
    pub width: f32,
    pub space: f32,
    pub color: Color,
    /// Left and right end of the text, pt from the column's left edge.
    pub ends: (f32, f32),
}

/// Words of a line in one form.
#[derive(Debug, Clone)]
pub struct LineRun {
    pub x: f32,
    pub width: f32,
    /// Above the baseline, pt (footnote marks).
    pub rise: f32,
    pub size: f32,
    pub space: f32,
    pub form: Form,
    pub words: Vec<(WordId, u16)>,
}

/// What makes two words belong to different runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Form {
    pub color: Color,
    pub underline: bool,
    pub highlight: bool,
    pub(super) raised: bool,
    pub(super) face: u8,
}

/// The lines of a paragraph and the space around them.
#[derive(Debug, Default)]
pub struct ParaBox {
    pub lines: Vec<LineBox>,
    pub before: f32,
    pub after: f32,
    /// Extra above the first and below the last line for a frame or a rule.
    pub border: (f32, f32),
    pub keep_next: bool,
}

impl ParaBox {
    /// Height without the space before and after.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|l| l.height).sum::<f32>() + self.border.0 + self.border.1
    }
}

/// What a paragraph gives each of its lines.
pub(super) struct Frame {
    /// Width between the indents, pt.
    pub(super) room: f32,
    pub(super) left: f32,
    /// Further indent of the first line.
    pub(super) first: f32,
    pub(super) align: Align,
    pub(super) line_rule: Line,
    pub(super) size: f32,
}

/// Rounds to whole twips, as office suites do with line heights.
pub(super) fn twip(pt: f32) -> f32 {
    (pt * 20.0).round() / 20.0
}

/// Height of a line of a size with nothing added. Office suites measure type in sixths of a twip and round its parts
/// and their sums one by one.
pub(super) fn natural_height(m: Metrics, size: f32) -> f32 {
    let part = |share: f32| (share * size * 120.0).round();
    let letters = ((part(m.ascent) + part(m.descent)) / 6.0).round();
    (letters + (part(m.leading) / 6.0).round()) / 20.0
}

/// Breaks a paragraph into lines `width` pt wide.
pub fn para_box(flow: &Flow, shaper: &mut Shaper, para: &Para, width: f32) -> ParaBox {
    let spec = para.element.spec(&flow.choice);
    let size = para.size.unwrap_or(spec.size);
    let atoms = atoms(flow, shaper, para, &spec, size);
    let (left, right) = para.indents;
    let first = para.first_indent.unwrap_or(spec.first_indent);
    let align = para.align.unwrap_or(match spec.align {
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
        Alignment::Justify => Align::Justify,
    });
    let line_rule = para.line.unwrap_or(spec.line);
    let room = (width - left - right).max(1.0);
    let mut filler = Filler::new(shaper, Frame { room, left, first, align, line_rule, size });
    for atom in atoms {
        filler.add(atom);
    }
    let mut lines = filler.finish();
    fit_images(flow, &mut lines);
    if let Some(b) = para.border {
        let count = lines.len();
        for (i, line) in lines.iter_mut().enumerate() {
            let sides = [b.sides[0] && i == 0, b.sides[1], b.sides[2] && i + 1 == count, b.sides[3]];
            let color = if b.red { Color::Red } else { Color::Black };
            line.border =
                Some(LineBorder { sides, width: b.width, space: b.space, color, ends: (left, width - right) });
        }
    }
    let border = para.border.map_or((0.0, 0.0), |b| {
        let extra = b.width + b.space;
        (if b.sides[0] { extra } else { 0.0 }, if b.sides[2] { extra } else { 0.0 })
    });
    ParaBox {
        lines,
        before: para.before.unwrap_or(spec.before),
        after: para.after.unwrap_or(spec.after),
        border,
        keep_next: para.keep_next.unwrap_or(spec.keep_next),
    }
}

/// Makes room for the pictures of a paragraph's lines.
fn fit_images(flow: &Flow, lines: &mut [LineBox]) {
    for line in lines.iter_mut().filter(|l| !l.images.is_empty()) {
        let tallest = line.images.iter().filter_map(|(i, _)| flow.images.get(*i)).map(|p| p.size.1).fold(0.0, f32::max);
        let descent = line.height * 0.188;
        line.baseline = tallest;
        line.height = twip(tallest + descent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_high_as_office_suites_make_them() {
        let m = Metrics { ascent: 1825.0 / 2048.0, descent: 443.0 / 2048.0, leading: 87.0 / 2048.0 };
        let twips = |size| (natural_height(m, size) * 20.0).round();
        let sizes = [8.5, 9.5, 10.0, 10.5, 11.0, 12.0, 13.0, 14.0, 17.0];
        assert_eq!(sizes.map(twips), [195.0, 219.0, 231.0, 242.0, 253.0, 276.0, 299.0, 322.0, 392.0]);
    }
}
