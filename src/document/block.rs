//! What the body and the appendices are made of.

use super::{Inlines, Table};
use std::sync::Arc;

/// Levels of the outline (Phụ lục I, II.6.đ for Phần to điểm; `1.1.`, `-` and `+` by custom).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `Phần I`, centred, its title on the next line.
    Part,
    /// `Chương I`, centred, its title on the next line.
    Chapter,
    /// `I.`: mục.
    Section,
    /// `1.`: khoản.
    Clause,
    /// `1.1.`
    Subclause,
    /// `1.1.1.` and deeper.
    Subsubclause,
    /// `a)`: điểm.
    Point,
    /// `Điều 1.`
    Article,
    /// `-`
    Dash,
    /// `+`
    Plus,
}

/// A line of the outline: a heading, or a numbered or dashed paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its level.
    pub level: Level,
    /// The number or mark as printed: `I.`, `1.1`, `đ)`, `-`, `Phần I`. May be empty for a heading without a number.
    pub label: String,
    /// A title of its own line (bold by the decree), not a paragraph that happens to be numbered.
    pub is_heading: bool,
    /// The words after the label.
    pub text: Inlines,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading or a numbered or dashed paragraph.
    Entry(Entry),
    /// A paragraph of prose.
    Paragraph(Inlines),
    /// A centred line (the drafter's own caption or sub-title). Parts that tabs separate stand side by side, each in the
    /// middle of its column, as in a place of signatures.
    Centered(Inlines),
    /// A table.
    Table(Table),
    /// A picture.
    Image(Image),
    /// A page break the drafter asks for.
    PageBreak,
}

/// A picture in the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The file it comes from, as the source names it; of one without bytes it is still to be opened.
    pub file: Option<String>,
    /// The file's bytes, PNG or JPEG.
    pub bytes: Arc<[u8]>,
    /// Which of the two.
    pub format: ImageFormat,
    /// Width and height in pixels.
    pub pixels: (u32, u32),
    /// Printed width in mm; the page's text width is the limit. None: 150 dpi, at most the text width.
    pub width_mm: Option<f32>,
    /// What the picture shows, for those who cannot see it.
    pub alt: String,
    /// Caption under it.
    pub caption: Option<Inlines>,
}

/// Picture formats that both outputs can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// How an appendix's pages lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// Landscape when its widest table needs it.
    #[default]
    Auto,
    /// Upright.
    Portrait,
    /// Turned.
    Landscape,
}

/// A phụ lục: a section of its own, with page numbers of its own (Phụ lục I, III.1).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Appendix {
    /// Words of the label line as written (`Phụ lục I`); none: numbered by its place, Roman when there are two or more.
    pub label: Option<String>,
    /// Title, printed in capitals.
    pub title: Inlines,
    /// The `(Kèm theo …)` line as written; none: made from the document's own facts.
    pub attached: Option<Inlines>,
    /// Page orientation.
    pub orientation: Orientation,
    /// Content.
    pub body: Vec<Block>,
    /// Whether `./.` closes it.
    pub end_mark: bool,
}
