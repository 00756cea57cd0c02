//! One paragraph → lines.

use super::page::Color;
use crate::arrange::{Flow, Line, Para, Span};
use crate::document::{Align, TextStyle};
use crate::font::{Face, Metrics, Opportunity, Shaper, WordId, pieces, sixths};
use crate::standard::{Alignment, Spec};

/// A line of a paragraph, not yet on a page.
#[derive(Debug, Default)]
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
    /// The signature field belongs here.
    pub signature: bool,
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
#[derive(Debug)]
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
    raised: bool,
    face: u8,
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

/// Share of the size and rise of a footnote mark.
const MARK_SIZE: f32 = 0.58;
const MARK_RISE: f32 = 0.33;
/// Tab stops every half inch, as the settings part of the DOCX says.
const TAB: f32 = 36.0;

struct Atom {
    kind: Kind,
    form: Form,
    size: f32,
    width: f32,
    spaces: u16,
    space: f32,
    after: Opportunity,
}

enum Kind {
    Word(WordId),
    Break,
    Tab,
    Image(usize),
    Note(WordId, usize),
    Signature,
}

/// Rounds to whole twips, as office suites do with line heights.
fn twip(pt: f32) -> f32 {
    (pt * 20.0).round() / 20.0
}

/// Height of a line of a size with nothing added. Office suites measure type in sixths of a twip and round its parts
/// and their sums one by one.
fn natural_height(m: Metrics, size: f32) -> f32 {
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
    let line_rule = para.line.unwrap_or(Line::Multiple(spec.line));
    let room = (width - left - right).max(1.0);
    let mut filler =
        Filler { shaper, room, left, first, align, line_rule, size, lines: Vec::new(), atoms: Vec::new(), used: 0.0 };
    for atom in atoms {
        filler.add(atom);
    }
    filler.finish();
    let mut lines = filler.lines;
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

fn atoms(flow: &Flow, shaper: &mut Shaper, para: &Para, spec: &Spec, size: f32) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(para.spans.len() * 8);
    let form_of = |style: &TextStyle| {
        let bold = spec.bold || para.style.bold || style.bold || style.missing;
        let italic = spec.italic || para.style.italic || style.italic;
        let face = Face::of(bold, italic);
        let form = Form {
            color: if style.red || para.style.red { Color::Red } else { Color::Black },
            underline: style.underline,
            highlight: style.missing,
            raised: false,
            face: face as u8,
        };
        (face, form)
    };
    for span in &para.spans {
        match span {
            Span::Text(text, style) => {
                let (face, form) = form_of(style);
                let space = shaper.space_at(face, size);
                let capitals = spec.caps.then(|| text.to_uppercase());
                let text = capitals.as_deref().unwrap_or(text);
                // Spaces at the head of a span belong to the word before it.
                let trimmed = text.trim_start_matches(' ');
                let leading = text.len() - trimmed.len();
                if leading > 0 {
                    match out.last_mut() {
                        Some(last) if matches!(last.kind, Kind::Word(_) | Kind::Note(..)) => {
                            last.spaces += leading.min(1000) as u16;
                            last.after = Opportunity::Space;
                        }
                        _ => {
                            let word = shaper.word(face, "");
                            out.push(Atom {
                                kind: Kind::Word(word),
                                form,
                                size,
                                width: 0.0,
                                spaces: leading as u16,
                                space,
                                after: Opportunity::Space,
                            });
                        }
                    }
                }
                for piece in pieces(trimmed) {
                    let word = shaper.word(face, piece.word);
                    let width = shaper.width_at(word, size);
                    out.push(Atom {
                        kind: Kind::Word(word),
                        form,
                        size,
                        width,
                        spaces: piece.spaces,
                        space,
                        after: piece.after,
                    });
                }
            }
            Span::Break => out.push(plain(Kind::Break, size)),
            Span::Tab => out.push(plain(Kind::Tab, size)),
            Span::Footnote(index) => {
                let (face, mut form) = form_of(&TextStyle::default());
                form.raised = true;
                let word = shaper.word(face, &(index + 1).to_string());
                let small = size * MARK_SIZE;
                let width = shaper.width_at(word, small);
                if let Some(last) = out.last_mut().filter(|l| l.spaces == 0) {
                    last.after = Opportunity::No;
                }
                out.push(Atom {
                    kind: Kind::Note(word, *index),
                    form,
                    size: small,
                    width,
                    spaces: 0,
                    space: shaper.space_at(face, size),
                    after: Opportunity::No,
                });
            }
            Span::Image(index) => {
                let mut atom = plain(Kind::Image(*index), size);
                atom.width = flow.images.get(*index).map_or(0.0, |i| i.size.0);
                out.push(atom);
            }
            Span::SignatureField => out.push(plain(Kind::Signature, size)),
        }
    }
    out
}

fn plain(kind: Kind, size: f32) -> Atom {
    Atom { kind, form: Form::default(), size, width: 0.0, spaces: 0, space: size / 4.0, after: Opportunity::Space }
}

/// Fills lines greedily.
struct Filler<'a> {
    shaper: &'a mut Shaper,
    room: f32,
    left: f32,
    first: f32,
    align: Align,
    line_rule: Line,
    size: f32,
    lines: Vec<LineBox>,
    atoms: Vec<Atom>,
    used: f32,
}

impl Filler<'_> {
    /// Where the line being filled starts, relative to the left indent.
    fn indent(&self) -> f32 {
        if self.lines.is_empty() { self.first } else { 0.0 }
    }

    fn add(&mut self, mut atom: Atom) {
        match atom.kind {
            Kind::Break => {
                self.flush(true);
                return;
            }
            Kind::Tab => {
                let at = self.left + self.indent() + self.used;
                atom.width = ((at / TAB).floor() + 1.0) * TAB - at;
            }
            _ => {}
        }
        // Lines have room for whole twips. A slanted word keeps a twelfth of its height free for its overhang.
        let overhang = if atom.form.face >= Face::Italic as u8 {
            (natural_height(self.shaper.metrics(Face::Regular), atom.size) * 20.0 / 12.0 + 0.01).floor() / 20.0
        } else {
            0.0
        };
        let limit = ((self.room - self.indent()) * 20.0 + 0.01).floor() / 20.0 - overhang + 0.002;
        if self.used + atom.width > limit {
            // Everything behind the last break opportunity goes to the next line.
            if let Some(cut) = self.opportunity(&atom, limit) {
                let tail = self.atoms.split_off(cut + 1);
                self.flush(false);
                for a in tail {
                    self.used += a.width + f32::from(a.spaces) * a.space;
                    self.atoms.push(a);
                }
                self.add(atom);
                return;
            }
            if let Kind::Word(word) = atom.kind {
                self.split_word(word, &atom);
                return;
            }
        }
        self.used += atom.width + f32::from(atom.spaces) * atom.space;
        self.atoms.push(atom);
    }

    /// The atom behind which the line breaks before `next`, which passes `limit`; none when it breaks inside a word.
    fn opportunity(&self, next: &Atom, limit: f32) -> Option<usize> {
        let last = self.atoms.iter().rposition(|a| a.after != Opportunity::No)?;
        if self.atoms[last].after != Opportunity::Slash {
            return Some(last);
        }
        // Not even one letter behind the slash fits: it is no opportunity.
        let letter = match next.kind {
            Kind::Word(word) => {
                self.shaper.shape_of(word).2.first().map_or(next.width, |g| sixths(g.advance * next.size))
            }
            _ => next.width,
        };
        if last + 1 == self.atoms.len() && self.used + letter > limit {
            let other = |a: &Atom| matches!(a.after, Opportunity::Space | Opportunity::Hyphen);
            return Some(self.atoms.iter().rposition(other).unwrap_or(last));
        }
        // Else the last space before it is taken, even the one that ended the line before: then the word breaks.
        let space = self.atoms.iter().rposition(|a| a.after == Opportunity::Space);
        space.or((self.lines.is_empty()).then_some(last))
    }

    /// A word wider than the line breaks where the line is full.
    fn split_word(&mut self, word: WordId, atom: &Atom) {
        let (face, text, glyphs) = self.shaper.shape_of(word);
        let text = text.to_owned();
        let glyphs: Vec<(usize, f32)> = glyphs
            .iter()
            .map(|g| (usize::from(g.text.0) + usize::from(g.text.1), sixths(g.advance * atom.size)))
            .collect();
        let (mut start, mut next) = (0, 0);
        loop {
            let limit = (self.room - self.indent() - self.used + 0.002).max(0.0);
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
                let width = self.shaper.width_at(part, atom.size);
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

    fn finish(&mut self) {
        if !self.atoms.is_empty() || self.lines.is_empty() {
            self.flush(true);
        }
    }

    /// Closes the line being filled; `last` when the paragraph or a line break ends it.
    fn flush(&mut self, last: bool) {
        let indent = self.indent();
        let atoms = std::mem::take(&mut self.atoms);
        self.used = 0.0;
        let mut width = 0.0;
        let mut gaps = 0u32;
        for (i, a) in atoms.iter().enumerate() {
            width += a.width;
            if i + 1 < atoms.len() {
                width += f32::from(a.spaces) * a.space;
                gaps += u32::from(a.spaces);
            }
        }
        let room = self.room - indent;
        let free = room - width;
        let has_tab = atoms.iter().any(|a| matches!(a.kind, Kind::Tab));
        let (start, stretch) = match self.align {
            Align::Left => (0.0, 0.0),
            Align::Center => (free / 2.0, 0.0),
            Align::Right => (free, 0.0),
            Align::Justify if last || gaps == 0 || has_tab => (0.0, 0.0),
            Align::Justify => (0.0, (free / gaps as f32).max(-0.5)),
        };
        let mut line = LineBox::default();
        let mut size = 0.0_f32;
        let mut x = self.left + indent + start;
        let count = atoms.len();
        for (i, atom) in atoms.into_iter().enumerate() {
            // A line that goes on ends in a space, unseen, so that copied text keeps its words apart.
            let spaces = if i + 1 < count { atom.spaces } else { u16::from(!last && atom.spaces > 0) };
            let space = atom.space + stretch;
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
                Kind::Signature => {
                    line.signature = true;
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
                        rise: if atom.form.raised { self.size * MARK_RISE } else { 0.0 },
                        size: atom.size,
                        space,
                        form: atom.form,
                        words: vec![(word, spaces)],
                    }),
                }
            }
            x += atom.width + f32::from(spaces) * space;
        }
        let size = if size > 0.0 { size } else { self.size };
        self.set_height(&mut line, size);
        self.lines.push(line);
    }

    fn set_height(&mut self, line: &mut LineBox, size: f32) {
        let m = self.shaper.metrics(Face::Regular);
        let natural = natural_height(m, size);
        match self.line_rule {
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
