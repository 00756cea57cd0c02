//! Biểu đồ: numbers with labels to a small picture in greys that a black-and-white printer keeps apart.
//!
//! A chart knows no plan. It is 160 mm wide at 200 dpi, its text set in the embedded Liberation Serif whatever fonts a
//! document uses, and its bytes depend on its numbers and labels alone. Every chart comes with words that say the same
//! numbers, for those who cannot see it.

mod bars;
mod canvas;
mod columns;

pub use bars::{Bar, MOST_BARS, StackedBars};
pub use columns::{Columns, MOST_PERIODS, Series};

use crate::vietnamese::one_line;
use canvas::{Area, BLACK, Canvas, DPI, Fill, Letters, Type, pt};

/// A drawn chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The picture's file, PNG.
    pub png: Vec<u8>,
    /// Width and height in pixels.
    pub pixels: (u32, u32),
    /// Printed width in mm.
    pub width_mm: f32,
    /// What it shows, numbers included.
    pub alt: String,
}

impl Chart {
    fn of(canvas: &Canvas, alt: String) -> Option<Chart> {
        let pixels = canvas.size();
        Some(Chart { png: canvas.png()?, pixels, width_mm: pixels.0 as f32 * 25.4 / DPI, alt })
    }
}

/// Most classes of bars, or series of columns: as many as there are patterns that differ.
pub const MOST_CLASSES: usize = 8;

/// Width of every chart in pixels: 160 mm.
const WIDTH: u32 = 1260;

/// Words on a line, behind one another: swatches with the names of classes.
struct Legend {
    lines: Vec<Vec<(usize, String, f32)>>,
    how: Type,
    line: f32,
}

impl Legend {
    const SWATCH: f32 = 40.0;
    const GAP: f32 = 12.0;

    fn new(letters: &mut Letters, names: &[String]) -> Legend {
        let how = Type::regular(pt(9.5));
        let line = letters.line(how) + 6.0;
        let mut lines: Vec<Vec<(usize, String, f32)>> = vec![Vec::new()];
        let mut used = 0.0;
        for (i, name) in names.iter().enumerate() {
            let room = WIDTH as f32 - Self::SWATCH - 2.0 * Self::GAP;
            let name = letters.wrap(name, how, room, 1).concat();
            let width = Self::SWATCH + Self::GAP + letters.width(&name, how) + 2.0 * Self::GAP;
            if used > 0.0 && used + width > WIDTH as f32 {
                lines.push(Vec::new());
                used = 0.0;
            }
            used += width;
            if let Some(line) = lines.last_mut() {
                line.push((i, name, width));
            }
        }
        Legend { lines, how, line }
    }

    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line
    }

    /// Draws it from `top`, each line in the middle.
    fn draw(&self, canvas: &mut Canvas, letters: &mut Letters, top: f32) {
        for (i, line) in self.lines.iter().enumerate() {
            let top = top + i as f32 * self.line;
            let width: f32 = line.iter().map(|entry| entry.2).sum();
            let mut x = ((WIDTH as f32 - width) / 2.0).max(0.0);
            for (class, name, width) in line {
                let height = (self.how.size * 0.8) as u32;
                let y = top as u32 + (self.line as u32 - height) / 2;
                canvas.boxed(Area { x: x as u32, y, width: Self::SWATCH as u32, height }, Fill::of(*class));
                let baseline = top + 3.0 + letters.ascent(self.how);
                canvas.text(letters, name, self.how, x + Self::SWATCH + Self::GAP, baseline);
                x += width;
            }
        }
    }
}

/// A heading in the middle, at most three lines of it.
struct Heading {
    lines: Vec<String>,
    how: Type,
    line: f32,
}

impl Heading {
    fn new(letters: &mut Letters, title: &str) -> Heading {
        let how = Type::bold(pt(11.0));
        Heading { lines: letters.wrap(title, how, WIDTH as f32 * 0.94, 3), how, line: letters.line(how) }
    }

    fn height(&self) -> f32 {
        if self.lines.is_empty() { 0.0 } else { self.lines.len() as f32 * self.line + 10.0 }
    }

    fn draw(&self, canvas: &mut Canvas, letters: &mut Letters) {
        for (i, line) in self.lines.iter().enumerate() {
            let x = (WIDTH as f32 - letters.width(line, self.how)) / 2.0;
            canvas.text(letters, line, self.how, x, i as f32 * self.line + letters.ascent(self.how));
        }
    }
}

/// A remark below the chart, in italics.
fn remark(canvas: &mut Canvas, letters: &mut Letters, words: &str, top: f32) {
    let how = Type { face: crate::font::Face::Italic, size: pt(9.0), shade: BLACK };
    let line = letters.wrap(words, how, WIDTH as f32, 1).concat();
    let x = (WIDTH as f32 - letters.width(&line, how)) / 2.0;
    canvas.text(letters, &line, how, x, top + letters.ascent(how));
}

/// Height that a remark takes.
const REMARK: f32 = 36.0;

/// `a: b`, or `b` alone when there is no title.
fn titled(kind: &str, title: &str) -> String {
    let title = plain(title);
    let title = title.trim_end_matches('.');
    if title.is_empty() { format!("{kind}.") } else { format!("{kind}: {title}.") }
}

/// A label on one line.
fn plain(label: &str) -> String {
    one_line(label)
}
