//! Words and paragraphs of a table's cells, measured.

use crate::document::{Inline, Inlines, TextStyle};
use crate::font::{Face, Opportunity, Shaper, pieces};

/// A paragraph as the lines it takes are told from it.
#[derive(Debug, Clone)]
pub(super) struct Extent {
    /// Widths of its unbreakable pieces and of the space behind each, pt; none of a text that is spread over merged rows,
    /// or that is very long: such lines fill about evenly.
    pub(super) pieces: Box<[(f32, f32)]>,
    /// Width of the whole on one line, as much of it as falls to one row.
    pub(super) width: f32,
    /// Room that some office suites keep free behind its words, pt.
    pub(super) free: f32,
}

/// Paragraphs of more words are told from their width alone.
const LONG: usize = 400;

/// The share of its size that LibreOffice keeps free behind a slanted word, and Word does not.
const SLANT: f32 = 1.0 / 12.0;

/// Edges of columns move by so much when they are rounded, pt.
const ROUNDED: f32 = 0.3;

/// Lines that a paragraph takes at a width.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Lines {
    pub(super) count: f32,
    /// How many of them end inside a word, at its hyphen.
    pub(super) torn: f32,
    /// How many end where they do by so little that programs differ.
    pub(super) doubtful: f32,
}

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
    /// Of a text of `size` pt, or one that is spread over merged rows (`rows`).
    pub(super) fn of(pieces: Vec<(f32, f32)>, width: f32, slanted: bool, rows: usize, size: f32) -> Extent {
        let whole = rows == 1 && pieces.len() <= LONG;
        let pieces = if whole { pieces } else { Vec::new() };
        let free = if slanted { size * SLANT } else { 0.0 };
        Extent { pieces: pieces.into(), width: width / rows.max(1) as f32, free }
    }

    /// The same text in a size `ratio` times as large.
    pub(super) fn scaled(&self, ratio: f32) -> Extent {
        let pieces = self.pieces.iter().map(|(w, s)| (w * ratio, s * ratio)).collect();
        Extent { pieces, width: self.width * ratio, free: self.free * ratio }
    }

    /// Lines that the paragraph takes when its column is `inner` pt wide inside, `line` pt being a line's height.
    pub(super) fn lines(&self, inner: f32, line: f32) -> Lines {
        if self.pieces.is_empty() {
            if self.width <= inner {
                return Lines { count: 1.0, ..Lines::default() };
            }
            // Lines do not fill to the last point: half a word of each but the last stays free.
            let full = (inner - 0.7 * line).max(inner * 0.6);
            return Lines { count: ((self.width - inner) / full + 1.0).ceil(), ..Lines::default() };
        }
        let mut out = Lines { count: 1.0, ..Lines::default() };
        let (mut used, mut behind) = (0.0_f32, 1.0);
        for (piece, space) in &self.pieces {
            let over = used + piece - inner;
            if used > 0.0 && over > -self.free - ROUNDED && over < ROUNDED {
                out.doubtful += 1.0;
            }
            if used > 0.0 && over > 0.0 {
                out.count += 1.0;
                out.torn += f32::from(u8::from(behind == 0.0));
                used = 0.0;
            }
            // A word wider than the column is cut.
            out.count += ((piece / inner).ceil() - 1.0).max(0.0);
            used += piece + space;
            behind = *space;
        }
        out
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

/// Numbers as tables hold them: `1.234.567,89`, `-5`, `12,5%`, `(3)`, `≥ 80`, `40 - 50`. A list of numbers is none.
pub(super) fn is_number(text: &str) -> bool {
    let t = text.trim().trim_start_matches(['≥', '≤', '>', '<', '=', '~']).trim_start();
    let within = |c: char| matches!(c, '.' | ',' | '-' | '–' | '+' | ' ' | '(' | ')' | '%');
    t.chars().count() <= 40
        && t.chars().any(|c| c.is_ascii_digit())
        && t.chars().all(|c| c.is_ascii_digit() || within(c))
        && !t.contains(", ")
        && !t.contains(". ")
}

/// Numbers that are names of things rather than amounts, which stand in the middle of their column: years, and codes that
/// begin with a nought.
pub(super) fn is_code_number(text: &str) -> bool {
    let t = text.trim();
    let year = t.len() == 4 && (t.starts_with("19") || t.starts_with("20"));
    t.chars().all(|c| c.is_ascii_digit()) && (year || t.len() > 1 && t.starts_with('0'))
}

/// Longest code, characters: `KH20_TT_N05.3.4` has 15.
const CODE: usize = 24;

/// A word that names a thing: `KH20_TT_N05.3.4`, `TB200_N01`.
pub(super) fn is_code(text: &str) -> bool {
    let t = text.trim();
    t.chars().count() <= CODE
        && t.chars().any(|c| c.is_ascii_digit())
        && !t.chars().any(|c| c.is_whitespace() || c.is_lowercase() || c == '/')
}

/// Whether a text is a list of codes: `11.1, 11.2, 11.3`; `M4; M7`.
pub(super) fn is_code_list(text: &str) -> bool {
    let is_code = |part: &str| {
        let part = part.trim();
        part.chars().count() <= CODE
            && part.chars().any(|c| c.is_ascii_digit())
            && !part.chars().any(char::is_whitespace)
            && !part.contains('/')
    };
    let listed =
        |sign: &str| text.contains(sign) && text.trim().trim_end_matches(['.', ';', ',']).split(sign).all(is_code);
    listed(", ") || listed("; ")
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

    #[test]
    fn numbers_codes_and_lists_of_them() {
        for number in ["1.234.567,89", "-5", "12,5%", "(3)", "≥ 80", "40 - 50", "20% - 50%", "1 234 567"] {
            assert!(is_number(number) && !is_code_list(number), "{number}");
        }
        for list in ["11.1, 11.2, 11.3", "M4; M7", "NV01.2, NV01.3"] {
            assert!(is_code_list(list) && !is_number(list), "{list}");
        }
        for words in ["Quý I, quý II", "12/3/2026, 15/3/2026", "11.1", "Sở A, Sở B"] {
            assert!(!is_code_list(words), "{words}");
        }
        assert!(is_code_number("2026") && is_code_number("0204"));
        assert!(!is_code_number("1500") && !is_code_number("0,5") && !is_code_number("95"));
    }

    #[test]
    fn lines_are_counted_as_they_are_set() {
        let pieces = vec![(30.0, 3.0), (20.0, 0.0), (20.0, 3.0), (50.0, 0.0)];
        let text = Extent::of(pieces, 126.0, true, 1, 12.0);
        let lines = |inner| text.lines(inner, 14.0);
        assert_eq!(lines(200.0), Lines { count: 1.0, torn: 0.0, doubtful: 0.0 });
        // Broken at the hyphen, and where a slanted word just fits.
        assert_eq!(lines(60.0), Lines { count: 3.0, torn: 1.0, doubtful: 0.0 });
        assert_eq!(lines(73.5), Lines { count: 2.0, torn: 0.0, doubtful: 1.0 });
        // A word wider than its column.
        assert_eq!(lines(25.0).count, 6.0);
        assert_eq!(Extent::of(vec![(10.0, 0.0)], 10.0, false, 4, 12.0).width, 2.5);
    }
}
