//! Values of attributes: lengths, colours, and what tags say about borders.

use super::model::{Border, Color};
use super::stream::Tag;

/// Farther than any paper: keeps sums of lengths from hostile files inside their type.
const FARTHEST: f64 = 10_000_000.0;

/// A length in twips: a number, or one with a unit as strict files have it (`2cm`).
pub(super) fn twips(text: &str) -> Option<i32> {
    length(text, 20.0)
}

/// A font size or a height in half points, likewise.
pub(super) fn half_points(text: &str) -> Option<i32> {
    length(text, 2.0)
}

/// A length in a unit of which so many make a pt, when the number has no unit of its own.
fn length(text: &str, per_pt: f64) -> Option<i32> {
    let (number, unit) = number_and_unit(text)?;
    let pt = match unit {
        "" => return Some(whole(number)),
        unit => points(number, unit)?,
    };
    Some(whole(pt * per_pt))
}

/// The number that a text begins with, and what follows it.
pub(super) fn number_and_unit(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    number.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| (n, unit.trim()))
}

/// A length in pt.
pub(super) fn points(number: f64, unit: &str) -> Option<f64> {
    Some(match unit {
        "pt" => number,
        "in" => number * 72.0,
        "cm" => number * 72.0 / 2.54,
        "mm" => number * 72.0 / 25.4,
        "pc" | "pi" => number * 12.0,
        "px" => number * 0.75,
        _ => return None,
    })
}

/// The nearest whole number, no farther than any paper.
pub(super) fn whole(number: f64) -> i32 {
    number.clamp(-FARTHEST, FARTHEST).round() as i32
}

/// EMU (12,700 to the pt) in twips.
pub(super) fn emu_to_twips(emu: f64) -> i32 {
    whole(emu / 635.0)
}

/// A length in EMU.
pub(super) fn emu(text: &str) -> Option<i64> {
    let (number, unit) = number_and_unit(text)?;
    let emu = if unit.is_empty() { number } else { points(number, unit)? * 12_700.0 };
    Some(emu.clamp(-FARTHEST * 635.0, FARTHEST * 635.0).round() as i64)
}

/// `auto` or six hexadecimal digits.
pub(super) fn color(text: &str) -> Option<Color> {
    if text == "auto" {
        return Some(Color::Auto);
    }
    let text = text.strip_prefix('#').unwrap_or(text);
    if text.len() != 6 || !text.is_ascii() {
        return None;
    }
    let value = u32::from_str_radix(text, 16).ok()?;
    Some(Color::Rgb((value >> 16) as u8, (value >> 8) as u8, value as u8))
}

/// §17.18.40: the colours of the marker pen; Some(None) is no marker.
pub(super) fn highlight(name: &str) -> Option<Option<Color>> {
    let (r, g, b) = match name {
        "none" => return Some(None),
        "black" => (0, 0, 0),
        "blue" => (0, 0, 255),
        "cyan" => (0, 255, 255),
        "green" => (0, 255, 0),
        "magenta" => (255, 0, 255),
        "red" => (255, 0, 0),
        "yellow" => (255, 255, 0),
        "white" => (255, 255, 255),
        "darkBlue" => (0, 0, 128),
        "darkCyan" => (0, 128, 128),
        "darkGreen" => (0, 128, 0),
        "darkMagenta" => (128, 0, 128),
        "darkRed" => (128, 0, 0),
        "darkYellow" => (128, 128, 0),
        "darkGray" => (128, 128, 128),
        "lightGray" => (192, 192, 192),
        _ => return None,
    };
    Some(Some(Color::Rgb(r, g, b)))
}

/// A border (§17.3.4).
pub(super) fn border(tag: &Tag) -> Border {
    let mut out = Border { visible: true, ..Border::default() };
    for (name, value) in tag.attrs() {
        match name {
            "val" => {
                out.visible = !matches!(&*value, "nil" | "none");
                let lower = value.to_ascii_lowercase();
                out.double = ["double", "triple", "thinthick", "thickthin"].iter().any(|kind| lower.contains(kind));
            }
            "sz" => out.width_eighth_pt = value.parse().unwrap_or(0),
            "space" => out.space_pt = value.parse().unwrap_or(0),
            "color" => out.color = color(&value).unwrap_or_default(),
            _ => {}
        }
    }
    out
}

/// Shading (§17.3.5): the colour behind, Some(None) where it is clear.
pub(super) fn shading(tag: &Tag) -> Option<Option<Color>> {
    let fill = tag.attr("fill").and_then(|fill| color(&fill));
    match (tag.val().as_deref(), fill) {
        (Some("nil"), _) => Some(None),
        (Some("solid"), _) => Some(tag.attr("color").and_then(|c| color(&c)).or(Some(Color::Auto))),
        (_, Some(Color::Auto) | None) => Some(None),
        (_, Some(fill)) => Some(Some(fill)),
    }
}
