//! A paragraph's spans as atoms: what a line takes whole, and where it may break behind it.

use super::line::Form;
use super::page::Color;
use crate::arrange::{Field, Flow, Para, Span};
use crate::document::TextStyle;
use crate::font::{Face, Opportunity, Shaper, WordId, pieces};
use crate::standard::Spec;

/// Share of the size of a footnote mark.
const MARK_SIZE: f32 = 0.58;

/// The least thing that goes on a line.
pub(super) struct Atom {
    pub(super) kind: Kind,
    pub(super) form: Form,
    pub(super) size: f32,
    pub(super) width: f32,
    /// Spaces behind it, and the width of one.
    pub(super) spaces: u16,
    pub(super) space: f32,
    pub(super) after: Opportunity,
}

pub(super) enum Kind {
    Word(WordId),
    Break,
    Tab,
    Image(usize),
    Note(WordId, usize),
    Field(Field),
}

impl Atom {
    /// Width of the spaces behind it.
    pub(super) fn gap(&self) -> f32 {
        f32::from(self.spaces) * self.space
    }
}

/// The atoms of a paragraph set in `size` pt.
pub(super) fn atoms(flow: &Flow, shaper: &mut Shaper, para: &Para, spec: &Spec, size: f32) -> Vec<Atom> {
    let mut made = Maker { shaper, para, spec, size, out: Vec::with_capacity(para.spans.len() * 8) };
    for span in &para.spans {
        match span {
            Span::Text(text, style) => made.text(text, style),
            Span::Break => made.plain(Kind::Break),
            Span::Tab => made.plain(Kind::Tab),
            Span::Footnote(index) => made.mark(*index),
            Span::Image(index) => {
                made.plain(Kind::Image(*index));
                if let Some(atom) = made.out.last_mut() {
                    atom.width = flow.images.get(*index).map_or(0.0, |i| i.size.0);
                }
            }
            Span::Field(field) => made.field(*field),
        }
    }
    made.out
}

struct Maker<'a> {
    shaper: &'a mut Shaper,
    para: &'a Para,
    spec: &'a Spec,
    size: f32,
    out: Vec<Atom>,
}

impl Maker<'_> {
    fn form(&self, style: &TextStyle) -> (Face, Form) {
        let bold = self.spec.bold || self.para.style.bold || style.bold || style.missing;
        let italic = self.spec.italic || self.para.style.italic || style.italic;
        let face = Face::of(bold, italic);
        let form = Form {
            color: if style.red || self.para.style.red { Color::Red } else { Color::Black },
            underline: self.spec.underline || self.para.style.underline || style.underline,
            highlight: style.missing,
            raised: false,
            face: face as u8,
        };
        (face, form)
    }

    fn text(&mut self, text: &str, style: &TextStyle) {
        let (face, form) = self.form(style);
        let size = self.size;
        let space = self.shaper.space(face) * size;
        let capitals = self.spec.caps.then(|| text.to_uppercase());
        let text = capitals.as_deref().unwrap_or(text);
        // Spaces at the head of a span belong to the word before it.
        let trimmed = text.trim_start_matches(' ');
        let leading = (text.len() - trimmed.len()).min(usize::from(u16::MAX)) as u16;
        if leading > 0 {
            match self.out.last_mut() {
                Some(last) if matches!(last.kind, Kind::Word(_) | Kind::Note(..)) => {
                    last.spaces = last.spaces.saturating_add(leading);
                    last.after = Opportunity::Space;
                }
                _ => {
                    let kind = Kind::Word(self.shaper.word(face, ""));
                    let after = Opportunity::Space;
                    self.out.push(Atom { kind, form, size, width: 0.0, spaces: leading, space, after });
                }
            }
        }
        for piece in pieces(trimmed) {
            let word = self.shaper.word(face, piece.word);
            let width = self.shaper.width(word) * size;
            let (kind, spaces, after) = (Kind::Word(word), piece.spaces, piece.after);
            self.out.push(Atom { kind, form, size, width, spaces, space, after });
        }
    }

    /// A footnote's mark, which stays with what it stands behind.
    fn mark(&mut self, index: usize) {
        let (face, mut form) = self.form(&TextStyle::default());
        form.raised = true;
        let word = self.shaper.word(face, &(index + 1).to_string());
        let size = self.size * MARK_SIZE;
        let width = self.shaper.width(word) * size;
        if let Some(last) = self.out.last_mut().filter(|l| l.spaces == 0) {
            last.after = Opportunity::No;
        }
        let space = self.shaper.space(face) * self.size;
        let kind = Kind::Note(word, index);
        self.out.push(Atom { kind, form, size, width, spaces: 0, space, after: Opportunity::No });
    }

    /// A place without a width of its own, which stays with what stands behind it.
    fn field(&mut self, field: Field) {
        self.plain(Kind::Field(field));
        if let Some(atom) = self.out.last_mut() {
            atom.after = Opportunity::No;
        }
    }

    fn plain(&mut self, kind: Kind) {
        let (size, form) = (self.size, Form::default());
        let space = size / 4.0;
        self.out.push(Atom { kind, form, size, width: 0.0, spaces: 0, space, after: Opportunity::Space });
    }
}
