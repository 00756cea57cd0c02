//! Numbers the Vietnamese way.

/// `1234567.89` as `1.234.567,89`: dots between thousands, a comma before decimals.
pub(super) fn vietnamese(value: f64) -> String {
    let text = value.abs().to_string();
    let (whole, decimals) = text.split_once('.').map_or((&*text, None), |(w, d)| (w, Some(d)));
    let mut out = String::with_capacity(text.len() + text.len() / 3 + 1);
    if value < 0.0 {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::vietnamese;

    #[test]
    fn dots_and_comma() {
        for (n, text) in [
            (0.0, "0"),
            (999.0, "999"),
            (1000.0, "1.000"),
            (1_234_567.89, "1.234.567,89"),
            (-1200.5, "-1.200,5"),
            (0.125, "0,125"),
            (123_456_789_012.0, "123.456.789.012"),
        ] {
            assert_eq!(vietnamese(n), text);
        }
    }
}
