//! A sheet of greys: boxes, patterns, text in the embedded face, and its PNG.

use crate::font::{Face, Fonts, Shaper, Step};
use std::collections::HashMap;
use zeno::{Command, Mask, Point};

/// Dots per inch of every chart.
pub(super) const DPI: f32 = 200.0;

/// White.
pub(super) const WHITE: u8 = 255;
/// Black.
pub(super) const BLACK: u8 = 0;
/// Lines that only help the eye.
pub(super) const FAINT: u8 = 170;

/// Pixels of a length in pt.
pub(super) fn pt(length: f32) -> f32 {
    length * DPI / 72.0
}

/// What a box is filled with. Any two neighbours in the order of [`Fill::of`] differ on a black-and-white printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Dark,
    Slashes,
    Light,
    Black,
    Dots,
    White,
    Backslashes,
    Lines,
}

impl Fill {
    /// The fill of the `n`th class, from 0; after eight they come again.
    pub(super) fn of(n: usize) -> Fill {
        const ORDER: [Fill; 8] = [
            Fill::Dark,
            Fill::Slashes,
            Fill::Light,
            Fill::Black,
            Fill::Dots,
            Fill::White,
            Fill::Backslashes,
            Fill::Lines,
        ];
        ORDER[n % ORDER.len()]
    }

    /// The grey of a pixel.
    fn at(self, x: u32, y: u32) -> u8 {
        const PERIOD: u32 = 8;
        const WIDTH: u32 = 3;
        let ink = |drawn: bool| if drawn { BLACK } else { WHITE };
        match self {
            Fill::Dark => 85,
            Fill::Light => 170,
            Fill::Black => BLACK,
            Fill::White => WHITE,
            Fill::Slashes => ink((x + y) % PERIOD < WIDTH),
            Fill::Backslashes => ink((x + PERIOD * 1000 - y % PERIOD) % PERIOD < WIDTH),
            Fill::Lines => ink(y % PERIOD < WIDTH),
            Fill::Dots => ink((x + y / PERIOD % 2 * (PERIOD / 2)) % PERIOD < WIDTH && y % PERIOD < WIDTH),
        }
    }

    /// The grey of a number printed in it; none when it needs a white ground first.
    pub(super) fn text_shade(self) -> Option<u8> {
        match self {
            Fill::Dark | Fill::Black => Some(WHITE),
            Fill::Light | Fill::White => Some(BLACK),
            _ => None,
        }
    }
}

/// How text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub face: Face,
    /// In pixels.
    pub size: f32,
    pub shade: u8,
}

impl Type {
    pub(super) fn regular(size: f32) -> Type {
        Type { face: Face::Regular, size, shade: BLACK }
    }

    pub(super) fn bold(size: f32) -> Type {
        Type { face: Face::Bold, size, shade: BLACK }
    }
}

/// Measures and draws text; made once per chart.
pub(super) struct Letters {
    shaper: Shaper,
    outlines: HashMap<(Face, u16), Vec<Step>>,
}

impl Letters {
    pub(super) fn new() -> Letters {
        Letters { shaper: Shaper::new(&Fonts::embedded()), outlines: HashMap::new() }
    }

    /// Width of a line in pixels.
    pub(super) fn width(&mut self, text: &str, how: Type) -> f32 {
        self.shaper.measure(text, how.face, how.size)
    }

    /// Height of a line in pixels.
    pub(super) fn line(&self, how: Type) -> f32 {
        (self.shaper.metrics(how.face).line() * how.size).ceil()
    }

    /// From the top of a line to its baseline.
    pub(super) fn ascent(&self, how: Type) -> f32 {
        self.shaper.metrics(how.face).ascent * how.size
    }

    /// The text in at most `most` lines of a width; what does not fit ends with `…`.
    pub(super) fn wrap(&mut self, text: &str, how: Type, width: f32, most: usize) -> Vec<String> {
        // More letters than three lines of the sheet hold are never drawn.
        let text: String = text.chars().take(400).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut lines: Vec<String> = Vec::new();
        let mut rest = words.as_slice();
        while let Some((first, mut after)) = rest.split_first() {
            let mut line = (*first).to_owned();
            while let Some((word, behind)) = after.split_first() {
                let longer = format!("{line} {word}");
                // The last line takes all that is left, and is cut.
                if lines.len() + 1 < most && self.width(&longer, how) > width {
                    break;
                }
                (line, after) = (longer, behind);
            }
            lines.push(self.cut(line, how, width));
            rest = after;
        }
        lines
    }

    /// The line, or as much of it as fits, with `…`.
    fn cut(&mut self, line: String, how: Type, width: f32) -> String {
        if self.width(&line, how) <= width {
            return line;
        }
        let letters: Vec<char> = line.chars().collect();
        let first = |n: usize| {
            let kept: String = letters.iter().take(n).collect();
            format!("{}…", kept.trim_end_matches([' ', ',', '-']))
        };
        let (mut fits, mut most) = (0, letters.len());
        while fits < most {
            let middle = (fits + most).div_ceil(2);
            if self.width(&first(middle), how) <= width {
                fits = middle;
            } else {
                most = middle - 1;
            }
        }
        let short = first(fits);
        // Not in the middle of a word, where that leaves most of the line.
        match short.rsplit_once(' ') {
            Some((words, _)) if words.len() * 4 > short.len() * 3 => first(words.chars().count()),
            _ => short,
        }
    }

    fn outline(&mut self, face: Face, glyph: u16) -> &[Step] {
        let fonts = self.shaper.fonts();
        self.outlines.entry((face, glyph)).or_insert_with(|| fonts.outline(face, glyph))
    }
}

/// A box in pixels: left, top, width, height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// The sheet.
pub(super) struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Canvas {
    pub(super) fn new(width: u32, height: u32) -> Canvas {
        Canvas { width, height, pixels: vec![WHITE; width as usize * height as usize] }
    }

    pub(super) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn each(&mut self, area: Area, shade: impl Fn(u32, u32) -> u8) {
        let right = area.x.saturating_add(area.width).min(self.width);
        for y in area.y..area.y.saturating_add(area.height).min(self.height) {
            for x in area.x..right {
                if let Some(pixel) = self.pixels.get_mut(y as usize * self.width as usize + x as usize) {
                    *pixel = shade(x, y);
                }
            }
        }
    }

    /// A box of one grey.
    pub(super) fn fill(&mut self, area: Area, shade: u8) {
        self.each(area, |_, _| shade);
    }

    /// A box with its pattern and a black line inside its edge, thinner on the sides of narrow ones, so that a piece of
    /// a few pixels still shows what it is.
    pub(super) fn boxed(&mut self, area: Area, fill: Fill) {
        let side = match area.width {
            0..4 => 0,
            4..14 => 1,
            _ => 2,
        };
        let lid = 2.min(area.height / 2);
        self.fill(area, BLACK);
        let inner =
            Area { x: area.x + side, y: area.y + lid, width: area.width - 2 * side, height: area.height - 2 * lid };
        self.each(inner, |x, y| fill.at(x, y));
    }

    /// A line of text from its left end on a baseline.
    pub(super) fn text(&mut self, letters: &mut Letters, text: &str, how: Type, x: f32, baseline: f32) {
        self.place(letters, text, how, |dx, dy| Point::new(x.round() + dx, baseline.round() - dy));
    }

    /// A line of text on a ground of its own, so that no line runs through it; upwards from its foot when `upright`, else on
    /// a baseline. The place is its middle and that foot or baseline.
    pub(super) fn label(&mut self, letters: &mut Letters, text: &str, how: Type, place: (f32, f32), upright: bool) {
        let (middle, at) = place;
        const AIR: f32 = 3.0;
        let long = letters.width(text, how);
        let (width, height, below) =
            if upright { (how.size, long, 0.0) } else { (long, how.size * 0.75, how.size * 0.05) };
        let left = middle - width / 2.0;
        self.fill(
            Area {
                x: (left - AIR).max(0.0) as u32,
                y: (at - height - AIR).max(0.0) as u32,
                width: (width + 2.0 * AIR) as u32,
                height: (height + below + AIR) as u32,
            },
            WHITE,
        );
        if upright {
            self.upright(letters, text, how, middle + how.size * 0.3, at);
        } else {
            self.text(letters, text, how, left, at);
        }
    }

    /// A line of text that runs upwards from its left end, its baseline at `x`.
    fn upright(&mut self, letters: &mut Letters, text: &str, how: Type, x: f32, bottom: f32) {
        self.place(letters, text, how, |dx, dy| Point::new(x.round() - dy, bottom.round() - dx));
    }

    /// Sets glyphs, each from a whole pixel: the same letter then has the same pixels wherever it stands, which halves
    /// the file. `to` turns a way along and above the baseline into a place on the sheet.
    fn place(&mut self, letters: &mut Letters, text: &str, how: Type, to: impl Fn(f32, f32) -> Point) {
        let mut at = 0.0;
        for (i, piece) in text.split(' ').enumerate() {
            if i > 0 {
                at += letters.shaper.space(how.face) * how.size;
            }
            if piece.is_empty() {
                continue;
            }
            let word = letters.shaper.word(how.face, piece);
            let glyphs = letters.shaper.shape_of(word).2.to_vec();
            for glyph in glyphs {
                let point = |p: [f32; 2]| {
                    to(at.round() + (glyph.offset.0 + p[0]) * how.size, (p[1] - glyph.offset.1) * how.size)
                };
                let path: Vec<Command> = letters
                    .outline(how.face, glyph.id)
                    .iter()
                    .map(|step| match *step {
                        Step::Move(p) => Command::MoveTo(point(p)),
                        Step::Line(p) => Command::LineTo(point(p)),
                        Step::Quad(c, p) => Command::QuadTo(point(c), point(p)),
                        Step::Cubic(c, d, p) => Command::CurveTo(point(c), point(d), point(p)),
                        Step::Close => Command::Close,
                    })
                    .collect();
                self.ink(&path, how.shade);
                at += glyph.advance * how.size;
            }
        }
    }

    /// Fills a path, its edges in greys.
    fn ink(&mut self, path: &[Command], shade: u8) {
        if path.is_empty() {
            return;
        }
        let (mask, place) = Mask::new(path).render();
        for (row, line) in mask.chunks_exact(place.width.max(1) as usize).enumerate() {
            for (column, cover) in line.iter().enumerate() {
                let (x, y) = (i64::from(place.left) + column as i64, i64::from(place.top) + row as i64);
                if x < 0 || y < 0 || x >= i64::from(self.width) || y >= i64::from(self.height) {
                    continue;
                }
                if let Some(pixel) = self.pixels.get_mut(y as usize * self.width as usize + x as usize) {
                    let cover = u32::from(*cover);
                    *pixel = ((u32::from(*pixel) * (255 - cover) + u32::from(shade) * cover + 127) / 255) as u8;
                }
            }
        }
    }

    /// The sheet as a PNG of four greys (text stays smooth, files stay small) that knows its printed size.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        let mut packed = Vec::with_capacity(self.pixels.len() / 4 + self.height as usize);
        for row in self.pixels.chunks_exact(self.width.max(1) as usize) {
            for four in row.chunks(4) {
                let levels = four.iter().map(|grey| (u16::from(*grey) * 3 + 127) / 255);
                let byte = levels.fold(0, |byte, level| byte << 2 | level);
                packed.push((byte << (2 * (4 - four.len()))) as u8);
            }
        }
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Two);
        encoder.set_compression(png::Compression::High);
        // Rows of a bar and letters are alike byte for byte: unfiltered they compress best.
        encoder.set_filter(png::Filter::NoFilter);
        let per_metre = (DPI / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&packed).ok()?;
        writer.finish().ok()?;
        Some(out)
    }
}
