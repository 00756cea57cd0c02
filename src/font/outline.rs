//! Outlines of glyphs, for pictures that hold text.

use super::{Face, Fonts};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A step of an outline; points are shares of the em, y upwards from the baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Begins a contour.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// A quadratic curve: control point, end.
    Quad([f32; 2], [f32; 2]),
    /// A cubic curve: two control points, end.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// Closes the contour.
    Close,
}

struct Pen {
    em: f32,
    steps: Vec<Step>,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> [f32; 2] {
        [x / self.em, y / self.em]
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(self.at(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(self.at(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.steps.push(Step::Quad(self.at(cx, cy), self.at(x, y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.steps.push(Step::Cubic(self.at(ax, ay), self.at(bx, by), self.at(x, y)));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}

impl Fonts {
    /// The outline of a glyph, by its number in the face; empty for a blank, and for a glyph that the face does not have.
    pub fn outline(&self, face: Face, glyph: u16) -> Vec<Step> {
        let (file, index) = self.data(face);
        let bytes: &[u8] = (**file).as_ref();
        let Ok(font) = FontRef::from_index(bytes, index) else { return Vec::new() };
        let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
        let mut pen = Pen { em, steps: Vec::new() };
        let drawn = font.outline_glyphs().get(GlyphId::from(glyph)).map(|outline| {
            outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).is_ok()
        });
        if drawn == Some(true) { pen.steps } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Shaper;

    #[test]
    fn a_letter_has_an_outline_within_its_em_and_a_space_has_none() {
        let fonts = Fonts::embedded();
        let mut shaper = Shaper::new(&fonts);
        let word = shaper.word(Face::Bold, "Ế");
        let glyph = shaper.shape_of(word).2[0].id;
        let steps = fonts.outline(Face::Bold, glyph);
        assert!(steps.len() > 10, "{steps:?}");
        assert!(steps.iter().all(|s| match s {
            Step::Move(p) | Step::Line(p) | Step::Quad(_, p) | Step::Cubic(_, _, p) => {
                (-0.3..1.3).contains(&p[0]) && (-0.3..1.3).contains(&p[1])
            }
            Step::Close => true,
        }));
        assert_eq!(fonts.outline(Face::Bold, shaper.space_glyph(Face::Bold)), []);
        assert_eq!(fonts.outline(Face::Bold, u16::MAX), []);
    }
}
