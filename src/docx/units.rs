//! What the model says in the terms of the format: lengths (pt) in its units, sizes, alignment.

use super::xml::Xml;
use crate::standard::{Alignment, Line};

/// Twips, 1/20 pt: indents, spacing, page geometry (§17.18.81).
pub(super) fn twips(pt: f32) -> i64 {
    (pt * 20.0).round() as i64
}

/// Half-points: font sizes (§17.18.42).
fn half_points(pt: f32) -> i64 {
    (pt * 2.0).round().max(1.0) as i64
}

/// English metric units, 12700 to the pt: pictures (§20.1.10.16). A picture is never without extent.
pub(super) fn emu(pt: f32) -> i64 {
    (f64::from(pt) * 12_700.0).round().max(1.0) as i64
}

/// Eighths of a pt: border widths, 1/4 to 12 pt (§17.18.25).
pub(super) fn eighths(pt: f32) -> i64 {
    (pt * 8.0).round().clamp(2.0, 96.0) as i64
}

/// 240ths of a line: spacing by a multiple (§17.3.1.33).
fn lines(multiple: f32) -> i64 {
    (multiple * 240.0).round().max(1.0) as i64
}

/// The attributes of line spacing.
pub(super) fn line_spacing(xml: &mut Xml, line: Line) {
    match line {
        Line::Multiple(multiple) => xml.num("w:line", lines(multiple)).attr("w:lineRule", "auto"),
        Line::Exact(pt) => xml.num("w:line", twips(pt).max(1)).attr("w:lineRule", "exact"),
    };
}

/// Font size, for Latin letters and for complex scripts.
pub(super) fn font_size(xml: &mut Xml, pt: f32) {
    xml.val_num("w:sz", half_points(pt)).val_num("w:szCs", half_points(pt));
}

/// §17.18.44.
pub(super) fn justification(align: Alignment) -> &'static str {
    match align {
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
        Alignment::Justify => "both",
    }
}
