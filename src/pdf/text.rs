//! Runs of words as glyphs with their text, so that what is copied out is what was written.

use crate::font::Shaper;
use crate::layout::Run;
use krilla::geom::Point;
use krilla::surface::{Location, Surface};
use krilla::text::{Font, Glyph, GlyphId};
use std::ops::Range;

/// Glyphs of one run; the buffers are used again for the next.
#[derive(Default)]
pub(super) struct LineGlyphs {
    text: String,
    glyphs: Vec<Placed>,
    /// Width of the last run drawn, pt.
    pub(super) width: f32,
}

struct Placed {
    id: u32,
    range: Range<usize>,
    advance: f32,
    offset: (f32, f32),
}

impl Glyph for Placed {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id)
    }
    fn text_range(&self) -> Range<usize> {
        self.range.clone()
    }
    fn x_advance(&self, size: f32) -> f32 {
        self.advance * size
    }
    fn x_offset(&self, size: f32) -> f32 {
        self.offset.0 * size
    }
    fn y_offset(&self, size: f32) -> f32 {
        self.offset.1 * size
    }
    fn y_advance(&self, _: f32) -> f32 {
        0.0
    }
    fn location(&self) -> Option<Location> {
        None
    }
}

impl LineGlyphs {
    pub(super) fn draw(&mut self, surface: &mut Surface<'_>, run: &Run, shaper: &Shaper, fonts: &[Font]) {
        self.text.clear();
        self.glyphs.clear();
        let mut used = 0;
        for (word, spaces) in &run.words {
            let (face, text, glyphs) = shaper.shape_of(*word);
            used = face as usize;
            let base = self.text.len();
            self.text.push_str(text);
            for g in glyphs {
                let start = base + usize::from(g.text.0);
                self.glyphs.push(Placed {
                    id: u32::from(g.id),
                    range: start..start + usize::from(g.text.1),
                    advance: g.advance,
                    offset: g.offset,
                });
            }
            for _ in 0..*spaces {
                let at = self.text.len();
                self.text.push(' ');
                let id = shaper.space_glyph(face);
                self.glyphs.push(Placed {
                    id: u32::from(id),
                    range: at..at + 1,
                    advance: run.space / run.size,
                    offset: (0.0, 0.0),
                });
            }
        }
        self.width = self.glyphs.iter().map(|g| g.advance).sum::<f32>() * run.size;
        if let (false, Some(font)) = (self.glyphs.is_empty(), fonts.get(used)) {
            surface.draw_glyphs(Point::from_xy(run.x, run.y), &self.glyphs, font.clone(), &self.text, run.size, false);
        }
    }
}
