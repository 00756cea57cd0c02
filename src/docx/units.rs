//! Lengths of the model (pt) in the units of the format.

/// Twips, 1/20 pt: indents, spacing, page geometry (§17.18.81).
pub(super) fn twips(pt: f32) -> i64 {
    (pt * 20.0).round() as i64
}

/// Half-points: font sizes (§17.18.42).
pub(super) fn half_points(pt: f32) -> i64 {
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
pub(super) fn lines(multiple: f32) -> i64 {
    (multiple * 240.0).round().max(1.0) as i64
}
