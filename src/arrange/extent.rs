//! Words and paragraphs of a table's cells, measured.

use crate::document::{Inline, Inlines, TextStyle};
use crate::font::{Face, Opportunity, Shaper, pieces};

/// A paragraph as the lines it takes are told from it.
#[derive(Debug, Clone)]
pub(super) struct Extent {
    pub(super) width: f32,
    /// Of a short one its unbreakable pieces, and the space behind each.
    pub(super) pieces: Vec<(f32, f32)>,
}

/// Paragraphs of more words fill their lines about evenly.
pub(super) const SHORT: usize = 8;

/// A cell of the head.
#[derive(Debug, Clone)]
pub(super) struct HeadCell {
    pub(super) row: usize,
    pub(super) row_span: usize,
    pub(super) column: usize,
    pub(super) col_span: usize,
    /// For each paragraph the widths of its unbreakable pieces and of the space behind each.
    pub(super) paragraphs: Vec<Vec<(f32, f32)>>,
}

/// Part of the size that a slanted word needs for its overhang.
pub(super) const OVERHANG: f32 = 0.1;

/// Widths of a paragraph, pt.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measured {
    pub(super) line: f32,
    pub(super) word: f32,
    /// Between hyphens.
    pub(super) piece: f32,
}

impl Extent {
    /// Lines that the paragraph takes when its column is `inner` pt wide inside, `line` pt being a line's height.
    pub(super) fn lines(&self, inner: f32, line: f32) -> f32 {
        if self.width <= inner {
            return 1.0;
        }
        if !self.pieces.is_empty() {
            return filled(&self.pieces, inner) as f32;
        }
        // Lines do not fill to the last point: half a word of each but the last stays free.
        let full = (inner - 0.7 * line).max(inner * 0.6);
        ((self.width - inner) / full + 1.0).ceil()
    }
}

/// Lines that unbreakable pieces fill.
fn filled(pieces: &[(f32, f32)], width: f32) -> usize {
    let (mut lines, mut used) = (1, 0.0_f32);
    for (piece, space) in pieces {
        if used > 0.0 && used + piece > width {
            lines += 1;
            used = 0.0;
        }
        used += piece + space;
    }
    lines
}

impl HeadCell {
    /// Width of its widest unbreakable piece.
    pub(super) fn widest(&self) -> f32 {
        self.paragraphs.iter().flatten().map(|p| p.0).fold(0.0, f32::max)
    }

    /// Lines that the cell takes when it is `width` pt wide inside.
    pub(super) fn lines(&self, width: f32) -> usize {
        self.paragraphs.iter().map(|p| filled(p, width)).sum::<usize>().max(1)
    }
}

/// Measures a paragraph as the layout will set it, every part in its own face.
pub(super) fn measured(shaper: &mut Shaper, text: &Inlines, bold: bool, italic: bool, size: f32) -> Measured {
    let mut m = Measured::default();
    let (mut word, mut part) = (0.0_f32, 0.0_f32);
    for inline in &text.0 {
        let Inline::Text(words, style) = inline else {
            (word, part) = (0.0, 0.0);
            continue;
        };
        let italic = italic || style.italic;
        let face = Face::of(bold || style.bold || style.missing, italic);
        let overhang = if italic { size * OVERHANG } else { 0.0 };
        for piece in pieces(words) {
            let id = shaper.word(face, piece.word);
            let width = shaper.width(id) * size;
            let space = f32::from(piece.spaces) * shaper.space(face) * size;
            m.line += width + space;
            for (broken, part, widest) in [(false, &mut word, &mut m.word), (true, &mut part, &mut m.piece)] {
                *part += width;
                *widest = widest.max(*part + overhang);
                let ends = match piece.after {
                    Opportunity::No => false,
                    Opportunity::Space => true,
                    Opportunity::Hyphen => broken,
                };
                *part = if ends { 0.0 } else { *part + space };
            }
        }
    }
    m.line += if italic { size * OVERHANG } else { 0.0 };
    m
}

/// The unbreakable pieces of a text and the space behind each, pt.
pub(super) fn split(
    shaper: &mut Shaper,
    text: &Inlines,
    size: f32,
    face: impl Fn(&TextStyle) -> Face,
) -> Vec<(f32, f32)> {
    let mut out = Vec::new();
    for inline in &text.0 {
        let Inline::Text(words, style) = inline else { continue };
        let face = face(style);
        for piece in pieces(words) {
            let id = shaper.word(face, piece.word);
            out.push((shaper.width(id) * size, f32::from(piece.spaces) * shaper.space(face) * size));
        }
    }
    out
}

/// `(7)=(5)+(6)` cut behind its signs: `(7)=`, `(5)+`, `(6)`. Words without `=` stay whole.
pub(super) fn formula_parts(text: &str) -> Vec<&str> {
    let text = text.trim();
    if !text.contains('=') {
        return vec![text];
    }
    let mut out = Vec::new();
    let mut start = 0;
    for (i, c) in text.char_indices() {
        let end = i + c.len_utf8();
        if matches!(c, '=' | '+' | '-' | '–' | '/' | ':' | '*' | 'x' | '×') && end < text.len() {
            out.push(&text[start..end]);
            start = end;
        }
    }
    out.push(&text[start..]);
    out
}

/// Numbers as tables hold them: `1.234.567,89`, `-5`, `12,5%`, `(3)`.
pub(super) fn is_number(text: &str) -> bool {
    let t = text.trim().trim_end_matches('%').trim();
    t.len() <= 40
        && t.chars().any(|c| c.is_ascii_digit())
        && t.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' ' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_break_behind_their_signs() {
        assert_eq!(formula_parts("(7)=(5)+(6)"), ["(7)=", "(5)+", "(6)"]);
        assert_eq!(formula_parts("(10)"), ["(10)"]);
        assert_eq!(formula_parts("6=4-5"), ["6=", "4-", "5"]);
        assert_eq!(formula_parts("="), ["="]);
    }
}
