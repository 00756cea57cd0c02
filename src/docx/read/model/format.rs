//! Formatting of characters, and lines round things.

use std::sync::Arc;

/// A style as the document names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StyleName {
    /// The id that the XML uses.
    pub id: String,
    /// The name that Word shows; the id where the style is not defined.
    pub name: String,
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Color {
    /// Automatic: black on light, white on dark.
    #[default]
    Auto,
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// Formatting of characters, all of it resolved: defaults, table style, paragraph style, character style, direct.
#[derive(Debug, Clone, PartialEq)]
pub struct RunFormat {
    /// The face for these characters; theme faces resolved. None when nothing names one.
    pub font: Option<Arc<str>>,
    /// Size.
    pub size_half_pt: u32,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Shown in capitals; the text is as typed.
    pub caps: bool,
    /// Shown in small capitals.
    pub small_caps: bool,
    /// Struck through, once or twice.
    pub strike: bool,
    /// Hidden text: neither shown nor printed.
    pub hidden: bool,
    /// Underline.
    pub underline: Underline,
    /// Colour of the letters.
    pub color: Color,
    /// Marker pen.
    pub highlight: Option<Color>,
    /// Colour behind the letters.
    pub shading: Option<Color>,
    /// Superscript or subscript.
    pub vertical: VerticalAlign,
    /// Raised above the base line (negative: lowered).
    pub raised_half_pt: i32,
    /// Added between characters.
    pub letter_spacing: i32,
    /// Width of the letters in percent.
    pub scale_percent: u32,
    /// Language tag: `vi-VN`.
    pub lang: Option<Arc<str>>,
    /// Character style.
    pub style: Option<Arc<StyleName>>,
}

impl RunFormat {
    /// Size in pt.
    pub fn size_pt(&self) -> f32 {
        self.size_half_pt as f32 / 2.0
    }
}

impl Default for RunFormat {
    fn default() -> Self {
        RunFormat {
            font: None,
            size_half_pt: 20,
            bold: false,
            italic: false,
            caps: false,
            small_caps: false,
            strike: false,
            hidden: false,
            underline: Underline::None,
            color: Color::Auto,
            highlight: None,
            shading: None,
            vertical: VerticalAlign::Baseline,
            raised_half_pt: 0,
            letter_spacing: 0,
            scale_percent: 100,
            lang: None,
            style: None,
        }
    }
}

/// Underline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Underline {
    /// None.
    #[default]
    None,
    /// One line, spaces too.
    Single,
    /// One line, words only.
    Words,
    /// Two lines.
    Double,
    /// Any other kind.
    Other,
}

/// Height of letters on their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalAlign {
    /// On the line.
    #[default]
    Baseline,
    /// Superscript.
    Superscript,
    /// Subscript.
    Subscript,
}

/// A line on one side of a paragraph, a cell or a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Border {
    /// Whether a line is drawn: false for `nil` and `none`.
    pub visible: bool,
    /// Drawn twice or more.
    pub double: bool,
    /// Line width in eighths of a pt.
    pub width_eighth_pt: u32,
    /// Distance from the text in pt.
    pub space_pt: u32,
    /// Colour.
    pub color: Color,
}

/// Lines round something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Borders {
    /// Above.
    pub top: Border,
    /// On the left.
    pub left: Border,
    /// Below.
    pub bottom: Border,
    /// On the right.
    pub right: Border,
    /// Between rows of a table, or between paragraphs with the same borders.
    pub inside_horizontal: Border,
    /// Between columns of a table.
    pub inside_vertical: Border,
}

impl Borders {
    /// True when a line is drawn on any outer side.
    pub fn any_outer(&self) -> bool {
        self.top.visible || self.left.visible || self.bottom.visible || self.right.visible
    }

    /// True when no line is drawn at all.
    pub fn none(&self) -> bool {
        !self.any_outer() && !self.inside_horizontal.visible && !self.inside_vertical.visible
    }
}
