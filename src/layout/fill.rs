//! Filling lines, greedily, as office suites fill them.

use super::atoms::{Atom, Kind};
use super::line::{Frame, LineBox, LineRun, natural_height, twip};
use super::squeeze::Doubt;
use crate::arrange::Line;
use crate::document::Align;
use crate::font::{Face, Opportunity, Shaper, WordId};

/// Share of the size by which a footnote mark is raised.
const MARK_RISE: f32 = 0.33;
/// Tab stops every half inch, as the settings part of the DOCX says.
const TAB: f32 = 36.0;

/// Fills lines greedily.
pub(super) struct Filler<'a> {
    shaper: &'a mut Shaper,
    frame: Frame,
    lines: Vec<LineBox>,
    atoms: Vec<Atom>,
    used: f32,
}

impl<'a> Filler<'a> {
    pub(super) fn new(shaper: &'a mut Shaper, frame: Frame) -> Self {
        Filler { shaper, frame, lines: Vec::new(), atoms: Vec::new(), used: 0.0 }
    }

    /// Where the line being filled starts, relative to the left indent.
    fn indent(&self) -> f32 {
        if self.lines.is_empty() { self.frame.first } else { 0.0 }
    }

    pub(super) fn add(&mut self, mut atom: Atom) {
        match atom.kind {
            Kind::Break => {
                self.flush(true);
                return;
            }
            Kind::Tab => {
                let at = self.frame.left + self.indent() + self.used;
                atom.width = ((at / TAB).floor() + 1.0) * TAB - at;
            }
            _ => {}
        }
        // Lines have room for whole twips.
        let limit = ((self.frame.room - self.indent()) * 20.0 + 0.01).floor() / 20.0 + 0.002;
        if self.used + atom.width > limit {
            match self.atoms.iter().rposition(|a| a.after != Opportunity::No) {
                Some(cut) if !self.squeezes(cut, &atom) => {
                    // Everything behind the last break opportunity goes to the next line.
                    let tail = self.atoms.split_off(cut + 1);
                    self.flush(false);
                    for a in tail {
                        self.used += a.width + a.gap();
                        self.atoms.push(a);
                    }
                    self.add(atom);
                    return;
                }
                None if let Kind::Word(word) = atom.kind => {
                    self.split_word(word, &atom);
                    return;
                }
                _ => {}
            }
        }
        self.used += atom.width + atom.gap();
        self.atoms.push(atom);
    }

    /// Whether what stands behind the opportunity at `cut`, `next` at its end, is squeezed onto the line.
    fn squeezes(&self, cut: usize, next: &Atom) -> bool {
        if self.frame.align != Align::Justify {
            return false;
        }
        let (before, behind) = self.atoms.split_at(cut + 1);
        let spaces = |atoms: &[Atom]| spread(atoms).iter().map(|a| u32::from(a.spaces)).sum::<u32>();
        let width = |atoms: &[Atom]| atoms.iter().map(|a| a.width + a.gap()).sum::<f32>();
        let Some(last) = before.last() else { return false };
        let doubt = Doubt {
            line: self.frame.room - self.indent(),
            natural: width(before) - last.gap(),
            gaps: spaces(before).saturating_sub(u32::from(last.spaces)),
            full: width(before) + width(behind) + next.width,
            full_gaps: spaces(before) + spaces(behind),
            space: last.space,
        };
        doubt.taken()
    }

    /// A word wider than the line breaks where the line is full.
    fn split_word(&mut self, word: WordId, atom: &Atom) {
        let (face, text, glyphs) = self.shaper.shape_of(word);
        let text = text.to_owned();
        let glyphs: Vec<(usize, f32)> =
            glyphs.iter().map(|g| (usize::from(g.text.0) + usize::from(g.text.1), g.advance * atom.size)).collect();
        let (mut start, mut next) = (0, 0);
        loop {
            let limit = (self.frame.room - self.indent() - self.used + 0.002).max(0.0);
            let (mut width, mut cut) = (0.0, start);
            while let Some((end, advance)) = glyphs.get(next) {
                // At least one character a line, however narrow the line is.
                let forced = self.atoms.is_empty() && cut == start;
                if width + advance > limit && !forced {
                    break;
                }
                width += advance;
                cut = (*end).max(cut);
                next += 1;
            }
            let all = next >= glyphs.len();
            let end = if all { text.len() } else { cut };
            if end > start && text.is_char_boundary(start) && text.is_char_boundary(end) {
                let part = self.shaper.word(face, &text[start..end]);
                let width = self.shaper.width(part) * atom.size;
                let (spaces, after) = if all { (atom.spaces, atom.after) } else { (0, Opportunity::No) };
                self.used += width + f32::from(spaces) * atom.space;
                self.atoms.push(Atom { kind: Kind::Word(part), width, spaces, after, ..*atom });
            }
            if all {
                return;
            }
            start = end;
            self.flush(false);
        }
    }

    pub(super) fn finish(mut self) -> Vec<LineBox> {
        if !self.atoms.is_empty() || self.lines.is_empty() {
            self.flush(true);
        }
        self.lines
    }

    /// Closes the line being filled; `last` when the paragraph or a line break ends it.
    fn flush(&mut self, last: bool) {
        let indent = self.indent();
        let atoms = std::mem::take(&mut self.atoms);
        self.used = 0.0;
        let count = atoms.len();
        let trailing = atoms.last().map_or((0.0, 0), |a| (a.gap(), u32::from(a.spaces)));
        let width = atoms.iter().map(|a| a.width + a.gap()).sum::<f32>() - trailing.0;
        // What a justified line spreads, and where that begins.
        let spreads = spread(&atoms);
        let from = count - spreads.len();
        let gaps = spreads.iter().map(|a| u32::from(a.spaces)).sum::<u32>().saturating_sub(trailing.1);
        let free = self.frame.room - indent - width;
        let (start, stretch) = match self.frame.align {
            Align::Left => (0.0, 0.0),
            Align::Center => (free / 2.0, 0.0),
            Align::Right => (free, 0.0),
            // Squeezed for its last word, even at the end of a paragraph; else only what goes on is stretched.
            Align::Justify if gaps > 0 && (free < 0.0 || !last) => (0.0, free / gaps as f32),
            Align::Justify => (0.0, 0.0),
        };
        let (left, room) = (self.frame.left, self.frame.room);
        let mut line = LineBox { column: (left, left + room), ..LineBox::default() };
        let mut size = 0.0_f32;
        let mut x = self.frame.left + indent + start;
        for (i, atom) in atoms.into_iter().enumerate() {
            // A line that goes on ends in a space, unseen, so that copied text keeps its words apart.
            let spaces = if i + 1 < count { atom.spaces } else { u16::from(!last && atom.spaces > 0) };
            let space = atom.space + if i < from { 0.0 } else { stretch };
            let word = match atom.kind {
                Kind::Word(word) => {
                    size = size.max(atom.size);
                    Some(word)
                }
                Kind::Note(word, index) => {
                    line.notes.push(index);
                    Some(word)
                }
                Kind::Image(index) => {
                    line.images.push((index, x));
                    None
                }
                Kind::Field(field) => {
                    line.fields.push((field, x));
                    None
                }
                Kind::Tab | Kind::Break => None,
            };
            if let Some(word) = word {
                let full = atom.width + f32::from(spaces) * space;
                match line.runs.last_mut() {
                    Some(run)
                        if run.form == atom.form && run.size == atom.size && (run.x + run.width - x).abs() < 0.01 =>
                    {
                        run.words.push((word, spaces));
                        run.width += full;
                    }
                    _ => line.runs.push(LineRun {
                        x,
                        width: full,
                        rise: if atom.form.raised { self.frame.size * MARK_RISE } else { 0.0 },
                        size: atom.size,
                        space,
                        form: atom.form,
                        words: vec![(word, spaces)],
                    }),
                }
            }
            x += atom.width + f32::from(spaces) * space;
        }
        let size = if size > 0.0 { size } else { self.frame.size };
        self.set_height(&mut line, size);
        self.lines.push(line);
    }

    fn set_height(&mut self, line: &mut LineBox, size: f32) {
        let m = self.shaper.metrics(Face::Regular);
        let natural = natural_height(m, size);
        match self.frame.line_rule {
            Line::Exact(height) => {
                line.height = height;
                line.baseline = height - twip(m.descent * size).min(height * 0.25);
            }
            Line::Multiple(factor) => {
                let height = twip(natural * factor);
                line.height = height;
                line.baseline = height - twip(m.descent * size);
            }
        }
    }
}

/// The part of a justified line whose spaces are stretched or squeezed: what stands behind its last tab.
fn spread(atoms: &[Atom]) -> &[Atom] {
    let tab = atoms.iter().rposition(|a| matches!(a.kind, Kind::Tab));
    &atoms[tab.map_or(0, |tab| tab + 1)..]
}
