//! What floats: text boxes and drawn lines.

use super::Block;

/// A text box, or a shape with text in it.
#[derive(Debug, Clone, Default)]
pub struct TextBox {
    /// Its text.
    pub blocks: Vec<Block>,
    /// Where it stands; None when it stands in the line like a letter.
    pub position: Option<Position>,
    /// Width and height in twips, when known.
    pub size: Option<(i32, i32)>,
    /// How many runs of the paragraph come before it.
    pub after_run: usize,
}

/// A straight line that was drawn by hand: under the letterhead, mostly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rule {
    /// Extent to the right, twips; 0 for a vertical line.
    pub width: i32,
    /// Extent downwards, twips; 0 for a horizontal line.
    pub height: i32,
    /// It runs from edge to edge of the text, as wide as that is; `width` is 0.
    pub whole_line: bool,
    /// Where its upper left corner stands; None when it stands in the line like a letter.
    pub position: Option<Position>,
    /// Thickness in EMU; None when the file leaves it to the theme.
    pub thickness_emu: Option<i64>,
    /// How many runs of the paragraph come before it.
    pub after_run: usize,
}

impl Rule {
    /// Length in twips.
    pub fn length(&self) -> i32 {
        f64::from(self.width).hypot(f64::from(self.height)).round() as i32
    }

    /// True when it lies level, or nearly so.
    pub fn is_horizontal(&self) -> bool {
        self.whole_line || self.height.saturating_mul(10) <= self.width
    }
}

/// Where something stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// Across.
    pub horizontal: Offset,
    /// Down.
    pub vertical: Offset,
}

/// A place on one axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offset {
    /// What it is counted from.
    pub from: Anchor,
    /// Aligned to that, when it is.
    pub align: Option<Side>,
    /// Twips from it. Where `align` is set: further from there (a part of a group), mostly 0.
    pub by: i32,
}

/// What a place is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// The edge of the paper.
    Page,
    /// The edge of the text on the page.
    Margin,
    /// The column (across).
    #[default]
    Column,
    /// The paragraph (down).
    Paragraph,
    /// The character that it is anchored at (across).
    Character,
    /// The line that it is anchored in (down).
    Line,
    /// The area of the margin itself: left, right, top, bottom, inside or outside.
    MarginArea,
}

/// Alignment of something that floats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Left, top or inside.
    Start,
    /// In the middle.
    Center,
    /// Right, bottom or outside.
    End,
}
