//! Places of what floats: frames, tables, shapes of DrawingML and of VML.

use super::model::{Anchor, Frame, Offset, Position, Side};
use super::stream::Tag;
use super::values::{emu_to_twips, number_and_unit, points, twips, whole};

/// `w:framePr` (§17.3.1.11).
pub(super) fn frame(tag: &Tag) -> Frame {
    let mut out = Frame { position: table_position(tag), ..Frame::default() };
    for (name, value) in tag.attrs() {
        match name {
            "w" => out.width = twips(&value).filter(|w| *w > 0),
            "h" => out.height = twips(&value).filter(|h| *h > 0),
            "dropCap" => out.drop_cap = value != "none",
            _ => {}
        }
    }
    out
}

/// The place of a frame or a floating table, both written alike (§17.4.57).
pub(super) fn table_position(tag: &Tag) -> Position {
    let mut out = Position::default();
    out.vertical.from = Anchor::Page;
    for (name, value) in tag.attrs() {
        match name {
            "x" | "tblpX" => out.horizontal.by = twips(&value).unwrap_or(0),
            "y" | "tblpY" => out.vertical.by = twips(&value).unwrap_or(0),
            "xAlign" | "tblpXSpec" => out.horizontal.align = side(&value),
            "yAlign" | "tblpYSpec" => out.vertical.align = side(&value),
            "hAnchor" | "horzAnchor" => out.horizontal.from = anchor(&value, Anchor::Column),
            "vAnchor" | "vertAnchor" => out.vertical.from = anchor(&value, Anchor::Paragraph),
            _ => {}
        }
    }
    out
}

/// What a place is counted from, in the words of any of the formats; `text` is what that word means on this axis.
pub(super) fn anchor(name: &str, text: Anchor) -> Anchor {
    match name {
        "page" => Anchor::Page,
        "margin" => Anchor::Margin,
        "char" | "character" => Anchor::Character,
        "line" => Anchor::Line,
        "column" => Anchor::Column,
        "paragraph" => Anchor::Paragraph,
        other if other.to_ascii_lowercase().contains("margin") => Anchor::MarginArea,
        _ => text,
    }
}

/// Alignment of what floats.
pub(super) fn side(name: &str) -> Option<Side> {
    match name.trim() {
        "left" | "top" | "inside" => Some(Side::Start),
        "center" => Some(Side::Center),
        "right" | "bottom" | "outside" => Some(Side::End),
        _ => None,
    }
}

/// A rectangle in the units of its parent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A group: where its own units lie in those of its parent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// In the parent's units.
    pub outer: Rect,
    /// The same in its own.
    pub inner: Rect,
}

impl Group {
    /// A rectangle of its own in the units of its parent.
    pub fn outward(&self, rect: Rect) -> Rect {
        let scale = |outer: f64, inner: f64| if inner == 0.0 { 1.0 } else { outer / inner };
        let (sx, sy) = (scale(self.outer.width, self.inner.width), scale(self.outer.height, self.inner.height));
        Rect {
            x: self.outer.x + (rect.x - self.inner.x) * sx,
            y: self.outer.y + (rect.y - self.inner.y) * sy,
            width: rect.width * sx,
            height: rect.height * sy,
        }
    }
}

/// The `style` attribute of a VML shape (ECMA-376 part 4, §19.1.2.19): lengths in twips, or in the units of its group.
#[derive(Debug, Default)]
pub(super) struct VmlStyle {
    pub rect: Rect,
    /// It floats.
    pub absolute: bool,
    pub position: Position,
    pub hidden: bool,
}

impl VmlStyle {
    pub fn parse(style: &str) -> Self {
        let mut out = VmlStyle::default();
        out.position.vertical.from = Anchor::Paragraph;
        for (key, value) in style.split(';').filter_map(|item| item.split_once(':')) {
            let value = value.trim();
            let twips = vml_length(value);
            match key.trim() {
                "position" => out.absolute = value == "absolute",
                "margin-left" => out.rect.x += twips,
                "margin-top" => out.rect.y += twips,
                "left" => out.rect.x += twips,
                "top" => out.rect.y += twips,
                "width" => out.rect.width = twips,
                "height" => out.rect.height = twips,
                "visibility" => out.hidden = value == "hidden",
                "mso-position-horizontal" => out.position.horizontal.align = side(value),
                "mso-position-vertical" => out.position.vertical.align = side(value),
                "mso-position-horizontal-relative" => out.position.horizontal.from = anchor(value, Anchor::Column),
                "mso-position-vertical-relative" => out.position.vertical.from = anchor(value, Anchor::Paragraph),
                _ => {}
            }
        }
        out
    }
}

/// A length of VML in twips; a bare number as it stands: the unit of its group.
pub(super) fn vml_length(text: &str) -> f64 {
    match number_and_unit(text) {
        Some((number, "")) => number,
        Some((number, unit)) => points(number, unit).map_or(0.0, |pt| pt * 20.0),
        None => 0.0,
    }
}

/// Two lengths of VML: `105pt,2.6pt`.
pub(super) fn vml_pair(text: &str) -> (f64, f64) {
    let (x, y) = text.split_once(',').unwrap_or((text, ""));
    (vml_length(x), vml_length(y))
}

/// A place moved by what a part of a group lies further inside.
pub(super) fn moved(position: Position, x: i32, y: i32) -> Position {
    let by = |offset: Offset, by: i32| Offset { by: offset.by.saturating_add(by), ..offset };
    Position { horizontal: by(position.horizontal, x), vertical: by(position.vertical, y) }
}

/// A rectangle in EMU (or, `scale` 1, in twips) as whole twips.
pub(super) fn in_twips(rect: Rect, emu: bool) -> (i32, i32, i32, i32) {
    let unit = |length: f64| if emu { emu_to_twips(length) } else { whole(length) };
    (unit(rect.x), unit(rect.y), unit(rect.width.abs()), unit(rect.height.abs()))
}
