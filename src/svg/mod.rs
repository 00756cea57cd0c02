//! Pages → SVG, for the screen: the outlines and places of the PDF, each page a picture of its own.
//!
//! The outline of a glyph stands once on a page, in units of the face (2,048 to the em), and is used wherever the glyph
//! stands. Words are no `<text>`: a browser would take a face of its own and break no line where we do. What a page says is
//! given beside its picture, see [`said`].

mod base64;
mod said;

pub use said::{Said, said};

use crate::arrange::{Flow, Picture};
use crate::document::ImageFormat;
use crate::font::{Face, Fonts, Shaper, Step};
use crate::layout::{Color, Item, Page, Run, TABLE_LINE, joined};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// Units to the em: those of the embedded faces, whose outlines so stay whole numbers.
const EM: f32 = 2048.0;

/// Draws pages one by one, and remembers the outlines it drew.
pub struct Writer {
    fonts: Fonts,
    pictures: Vec<Picture>,
    outlines: HashMap<(Face, u16), Box<str>>,
}

/// A page being drawn.
#[derive(Default)]
struct Drawing {
    /// What stands on it, drawn.
    body: String,
    /// The glyphs that are used.
    glyphs: BTreeSet<(Face, u16)>,
}

impl Writer {
    /// Begins the pages of a flow.
    pub fn new(flow: &Flow, shaper: &Shaper) -> Writer {
        Writer { fonts: shaper.fonts().clone(), pictures: flow.images.clone(), outlines: HashMap::new() }
    }

    /// A page as an SVG file.
    pub fn page(&mut self, page: &Page, shaper: &Shaper) -> String {
        let mut out = Drawing::default();
        for item in &page.items {
            match item {
                Item::Run(run) => out.run(run, shaper),
                Item::Rule { ends, width, color } => out.lines(&[*ends], *width, *color),
                Item::Highlight([x, y, w, h]) => {
                    let (x, y, w, h) = (short(*x), short(*y), short(*w), short(*h));
                    let _ = write!(out.body, r##"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="#ff0"/>"##);
                }
                Item::Image { index, x, y, .. } => {
                    if let Some(picture) = self.pictures.get(*index) {
                        out.picture(picture, *x, *y);
                    }
                }
            }
        }
        if !page.lines.is_empty() {
            out.lines(&joined(&page.lines), TABLE_LINE, Color::Black);
        }
        self.whole(page, out)
    }

    fn whole(&mut self, page: &Page, drawing: Drawing) -> String {
        let (w, h) = (short(page.width), short(page.height));
        let mut svg = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}pt" height="{h}pt"><defs>"##
        );
        for (face, glyph) in drawing.glyphs {
            let fonts = &self.fonts;
            let outline = self.outlines.entry((face, glyph)).or_insert_with(|| path(&fonts.outline(face, glyph)));
            let _ = write!(svg, r#"<path id="{}" d="{outline}"/>"#, name(face, glyph));
        }
        let _ = write!(svg, r##"</defs><rect width="{w}" height="{h}" fill="#fff"/>"##);
        svg.push_str(&drawing.body);
        svg.push_str("</svg>");
        svg
    }
}

impl Drawing {
    fn run(&mut self, run: &Run, shaper: &Shaper) {
        let scale = run.size / EM;
        let red = if run.color == Color::Red { r#" fill="red""# } else { "" };
        let (x, y) = (short(run.x), short(run.y));
        let _ = write!(self.body, r#"<g transform="matrix({scale:.7} 0 0 -{scale:.7} {x} {y})"{red}>"#);
        let space = run.space / run.size;
        let mut at = 0.0;
        for (word, spaces) in &run.words {
            let (face, _, glyphs) = shaper.shape_of(*word);
            for glyph in glyphs {
                let left = ((at + glyph.offset.0) * EM).round();
                let up = (glyph.offset.1 * EM).round();
                self.glyphs.insert((face, glyph.id));
                let _ = write!(self.body, r##"<use href="#{}""##, name(face, glyph.id));
                if left != 0.0 {
                    let _ = write!(self.body, r#" x="{left}""#);
                }
                if up != 0.0 {
                    let _ = write!(self.body, r#" y="{up}""#);
                }
                self.body.push_str("/>");
                at += glyph.advance;
            }
            at += f32::from(*spaces) * space;
        }
        self.body.push_str("</g>");
        if run.underline {
            let y = run.y + run.size * 0.12;
            self.lines(&[[run.x, y, run.x + at * run.size, y]], run.size * 0.05, run.color);
        }
    }

    fn lines(&mut self, lines: &[[f32; 4]], width: f32, color: Color) {
        let color = if color == Color::Red { "red" } else { "#000" };
        self.body.push_str(r#"<path d=""#);
        for [x1, y1, x2, y2] in lines {
            let _ = write!(self.body, "M{} {}", short(*x1), short(*y1));
            let _ = match (x1 == x2, y1 == y2) {
                (true, _) => write!(self.body, "V{}", short(*y2)),
                (_, true) => write!(self.body, "H{}", short(*x2)),
                _ => write!(self.body, "L{} {}", short(*x2), short(*y2)),
            };
        }
        let _ = write!(self.body, r#"" stroke="{color}" stroke-width="{}" fill="none"/>"#, short(width));
    }

    fn picture(&mut self, picture: &Picture, x: f32, y: f32) {
        let kind = match picture.format {
            ImageFormat::Png => "png",
            ImageFormat::Jpeg => "jpeg",
        };
        let (w, h) = (short(picture.size.0), short(picture.size.1));
        let (x, y) = (short(x), short(y));
        let bytes = base64::encode(&picture.bytes);
        let _ = write!(
            self.body,
            r#"<image x="{x}" y="{y}" width="{w}" height="{h}" preserveAspectRatio="none" href="data:image/{kind};base64,{bytes}"/>"#
        );
    }
}

/// A glyph's name on its page: a letter for the face, and its number.
fn name(face: Face, glyph: u16) -> String {
    format!("{}{glyph}", ["a", "b", "c", "d"][face as usize])
}

/// An outline as path data, in whole units.
fn path(steps: &[Step]) -> Box<str> {
    let mut out = String::new();
    let at = |p: &[f32; 2]| format!("{} {}", (p[0] * EM).round(), (p[1] * EM).round());
    for step in steps {
        let _ = match step {
            Step::Move(p) => write!(out, "M{}", at(p)),
            Step::Line(p) => write!(out, "L{}", at(p)),
            Step::Quad(c, p) => write!(out, "Q{} {}", at(c), at(p)),
            Step::Cubic(a, b, p) => write!(out, "C{} {} {}", at(a), at(b), at(p)),
            Step::Close => write!(out, "Z"),
        };
    }
    out.into()
}

/// A length in hundredths of a pt, without needless noughts.
fn short(length: f32) -> String {
    let text = format!("{length:.2}");
    let bare = text.trim_end_matches('0').trim_end_matches('.');
    if bare == "-0" { "0".to_owned() } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short_and_exact_to_a_hundredth() {
        for (length, text) in [(0.0, "0"), (595.28, "595.28"), (12.5, "12.5"), (-0.001, "0"), (100.0, "100")] {
            assert_eq!(short(length), text);
        }
    }

    #[test]
    fn an_outline_keeps_the_units_of_its_face() {
        let fonts = Fonts::embedded();
        let mut shaper = Shaper::new(&fonts);
        let word = shaper.word(Face::Regular, "I");
        let outline = path(&fonts.outline(Face::Regular, shaper.shape_of(word).2[0].id));
        assert!(outline.starts_with('M') && outline.ends_with('Z'), "{outline}");
        assert!(!outline.contains('.'), "whole units: {outline}");
    }
}
