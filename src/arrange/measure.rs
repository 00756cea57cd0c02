//! Measures of text that the arrangement rests on: wrapped names, lines under them.

use super::{Arranger, Border, Line, Para, Span};
use crate::document::TextStyle;
use crate::font::{Face, Shaper};
use crate::standard::{Element, Rule};

/// Thickness of short lines and frames, pt.
pub(super) const RULE_WIDTH: f32 = 0.75;

impl Arranger<'_> {
    /// Width of a line of text in an element's form, pt.
    pub(super) fn width(&mut self, element: Element, text: &str) -> f32 {
        let spec = self.spec(element);
        let face = Face::of(spec.bold, spec.italic);
        if spec.caps {
            self.shaper.measure(&text.to_uppercase(), face, spec.size)
        } else {
            self.shaper.measure(text, face, spec.size)
        }
    }

    /// Number of lines and width of the widest when `text` is set in an element's form within `limit` pt.
    pub(super) fn wrap(&mut self, element: Element, text: &str, limit: f32) -> (usize, f32) {
        let spec = self.spec(element);
        let face = Face::of(spec.bold, spec.italic);
        let space = self.shaper.space(face) * spec.size;
        let (mut lines, mut widest, mut line) = (1, 0.0_f32, 0.0);
        for word in text.split_whitespace() {
            let w = self.width(element, word);
            let with = if line > 0.0 { line + space + w } else { w };
            line = if with > limit && line > 0.0 {
                widest = widest.max(line);
                lines += 1;
                w
            } else {
                with
            };
        }
        (lines, widest.max(line).min(limit))
    }

    /// The narrowest width in which a centred title takes no more lines than in `limit` pt, so that its lines are even;
    /// and the width of its widest line.
    pub(super) fn even_width(&mut self, element: Element, lines: &[String], limit: f32) -> (f32, f32) {
        let (fewest, widest) = self.even(element, lines, limit);
        if fewest <= lines.len() {
            return (limit, widest);
        }
        let (mut low, mut high) = (limit * 0.4, limit);
        while high - low > 1.0 {
            let middle = (low + high) / 2.0;
            if self.even(element, lines, middle).0 > fewest { low = middle } else { high = middle }
        }
        // A width at which a line just fits or just does not would be decided by the last hundredth of a point, and
        // programs differ there: take the next one that leaves no doubt.
        let mut width = (high + 2.0).min(limit);
        while width + 1.0 < limit && lines.iter().any(|l| self.is_close(element, l, width)) {
            width += 1.0;
        }
        (width, self.even(element, lines, width).1)
    }

    fn even(&mut self, element: Element, lines: &[String], width: f32) -> (usize, f32) {
        lines.iter().map(|l| self.wrap(element, l, width)).fold((0, 0.0_f32), |a, b| (a.0 + b.0, a.1.max(b.1)))
    }

    /// Whether some line of a text set `width` pt wide comes within 3 pt of breaking elsewhere.
    fn is_close(&mut self, element: Element, text: &str, width: f32) -> bool {
        const DOUBT: f32 = 3.0;
        let tight = self.wrap(element, text, width - DOUBT);
        let wide = self.wrap(element, text, width + DOUBT);
        tight.0 != wide.0 || (tight.1 - wide.1).abs() > 0.01
    }

    /// The short line under an element, `text_width` pt being the line of words above it, in a column of `column` pt.
    ///
    /// It is a paragraph of its own with a top border: it follows the text when a name wraps, and an editor can move it.
    /// Signs in place of a line are the words of such a paragraph.
    pub(super) fn rule_under(&self, element: Element, text_width: f32, column: f32) -> Option<Para> {
        let length = match self.spec(element).rule {
            Rule::None => return None,
            Rule::Signs(signs) => return Some(self.words(Element::Mark, signs)),
            Rule::Whole => text_width,
            Rule::Share(share) => text_width * share,
        };
        let side = ((column - length) / 2.0).max(0.0);
        let mut para = Para::new(Element::Spacer, Vec::new());
        para.indents = (side, side);
        para.line = Some(Line::Exact(4.0));
        // Clear of the descenders and of the marks under letters.
        para.before = Some(2.0);
        para.border = Some(Border { sides: [true, false, false, false], width: RULE_WIDTH, space: 1.0, red: false });
        Some(para)
    }

    /// An empty paragraph of exactly `height` pt.
    pub(super) fn gap(&self, height: f32) -> Para {
        let mut para = Para::new(Element::Spacer, Vec::new());
        para.line = Some(Line::Exact(height));
        para
    }
}

/// Names of unit kinds before which a long name of an office breaks best.
const BREAK_BEFORE: [&str; 12] =
    ["TỈNH", "THÀNH", "XÃ", "PHƯỜNG", "ĐẶC", "HUYỆN", "QUẬN", "THỊ", "VÀ", "THUỘC", "TRỰC", "CẤP"];

/// Breaks a name into as few lines as fit `limit` pt, as even as words allow.
pub(super) fn balance(shaper: &mut Shaper, text: &str, face: Face, size: f32, limit: f32) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some(lines) = council_lines(&words, |t| shaper.measure(t, face, size) <= limit) {
        return lines;
    }
    let widths: Vec<f32> = words.iter().map(|w| shaper.measure(w, face, size)).collect();
    let space = shaper.space(face) * size;
    let n = words.len();
    let line_width = |i: usize, j: usize| widths[i..j].iter().sum::<f32>() + space * (j - i).saturating_sub(1) as f32;
    // best[j]: (lines, cost, start of the last line) for the first j words.
    let mut best: Vec<(usize, f32, usize)> = vec![(0, 0.0, 0)];
    for j in 1..=n {
        let mut choice = (usize::MAX, f32::MAX, j - 1);
        for i in (0..j).rev() {
            let w = line_width(i, j);
            if w > limit && j - i > 1 {
                break;
            }
            let (lines, cost, _) = best[i];
            let slack = (limit - w).max(0.0) / limit;
            let awkward = i > 0 && !BREAK_BEFORE.contains(&words[i].to_uppercase().as_str());
            let candidate = (lines + 1, cost + slack * slack + if awkward { 0.08 } else { 0.0 }, i);
            if candidate.0 < choice.0 || (candidate.0 == choice.0 && candidate.1 < choice.1) {
                choice = candidate;
            }
        }
        best.push(choice);
    }
    let mut lines = Vec::new();
    let mut j = n;
    while j > 0 {
        let i = best[j].2;
        lines.push(words[i..j].join(" "));
        j = i;
    }
    lines.reverse();
    lines
}

/// `ỦY BAN NHÂN DÂN` / `XÃ AN BÌNH`: by custom the name of the place stands on a line of its own.
fn council_lines(words: &[&str], mut fits: impl FnMut(&str) -> bool) -> Option<Vec<String>> {
    let upper: Vec<String> = words.iter().map(|w| w.to_uppercase()).collect();
    let council =
        ["ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"].contains(&upper.get(..4)?.join(" ").as_str());
    let place = ["TỈNH", "THÀNH", "XÃ", "PHƯỜNG", "ĐẶC"].contains(&upper.get(4)?.as_str());
    let lines = vec![words[..4].join(" "), words[4..].join(" ")];
    (council && place && lines.iter().all(|l| fits(l))).then_some(lines)
}

/// Lines of words as one paragraph with line breaks between.
pub(super) fn broken(element: Element, lines: &[String]) -> Para {
    let mut spans = Vec::new();
    // The marker of a missing fact may itself be wrapped.
    let missing = lines.first().is_some_and(|l| l.starts_with('['));
    let style = TextStyle { missing, ..TextStyle::default() };
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            spans.push(Span::Break);
        }
        spans.push(Span::Text(line.as_str().into(), style));
    }
    Para::new(element, spans)
}
