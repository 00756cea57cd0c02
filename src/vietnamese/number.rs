//! Numbers the Vietnamese way: dots between thousands, a comma before decimals (1.234.567,89).

use super::Decimal;

/// `13.1` as it was typed for a number of order (STT): a dot, no grouping, no float noise.
pub fn plain_number(value: f64) -> String {
    Decimal::new(value).write("", '.')
}

/// `1234567.89` as `1.234.567,89`, with the decimals it has.
pub fn grouped_number(value: f64) -> String {
    Decimal::new(value).write(".", ',')
}

/// A number with that many decimals, with or without dots between thousands.
pub fn fixed_number(value: f64, decimals: usize, grouped: bool) -> String {
    Decimal::new(value).rounded(decimals).write(if grouped { "." } else { "" }, ',')
}

/// A number in the format «General»: no grouping, a comma before decimals, long fractions cut to what a cell shows
/// (11 characters) unless they have four digits or fewer, which money and shares need.
pub fn general_number(value: f64) -> String {
    let digits = Decimal::new(value);
    if digits.whole.len() > 21 {
        return format!("{value:E}").replace('.', ",");
    }
    let room = 10usize.saturating_sub(digits.whole.len());
    if digits.fraction.len() <= 4 || digits.fraction.len() <= room {
        return digits.write("", ',');
    }
    let leading_zeros = digits.fraction.bytes().take_while(|b| *b == b'0').count();
    if digits.whole == "0" && leading_zeros >= room.min(9) {
        // Too small to show in a cell's room; its digits must not vanish.
        return digits.write("", ',');
    }
    let mut cut = digits.rounded(room.max(4));
    let kept = cut.fraction.trim_end_matches('0').len();
    cut.fraction.truncate(kept);
    cut.write("", ',')
}

/// The number that a text writes: `1.234.567,89`, `12,5%`, `(1.200)`, `-5`, `1 234,5`. A dot or comma that stands in
/// both ways is read the Vietnamese way: `1.234` is one thousand, `1,234` one and a bit; what can only be the
/// other way (`1,234,567.8`, `13.5`, `0.125`) is taken so. None for what is no number.
pub fn parse_number(text: &str) -> Option<f64> {
    parse_decimal(text).map(|number| number.to_f64())
}

/// The same number to the last digit written.
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let mut text = text.trim();
    let mut negative = false;
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        (text, negative) = (inner.trim(), true);
    } else if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        (text, negative) = (rest.trim_start(), true);
    } else if let Some(rest) = text.strip_prefix('+') {
        text = rest.trim_start();
    }
    let mut places = 0;
    if let Some(rest) = text.strip_suffix('%') {
        (text, places) = (rest.trim_end(), -2);
    }
    let body: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    if !body.starts_with(|c: char| c.is_ascii_digit())
        || !body.ends_with(|c: char| c.is_ascii_digit())
        || !body.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
        || (body.len() != text.len() && !spaced_by_thousands(text))
    {
        return None;
    }
    let decimal = match (body.rfind('.'), body.rfind(',')) {
        (Some(dot), Some(comma)) => Some(if dot > comma { '.' } else { ',' }),
        (None, Some(_)) if body.matches(',').count() == 1 => Some(','),
        (Some(_), None) if body.matches('.').count() == 1 && !thousands(&body, '.') => Some('.'),
        _ => None,
    };
    let (whole, fraction) = match decimal {
        Some(point) => body.rsplit_once(point)?,
        None => (&*body, ""),
    };
    let group = if decimal == Some('.') || (decimal.is_none() && whole.contains(',')) { ',' } else { '.' };
    if whole.contains(['.', ',']) && !thousands(whole, group) {
        return None;
    }
    Some(Decimal::from_digits(negative, whole, fraction).shifted(places))
}

/// `1.234.567`: groups of three behind a first one that is no lone nought.
fn thousands(text: &str, group: char) -> bool {
    let mut parts = text.split(group);
    let first = parts.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && parts.all(|p| p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit()))
}

/// Spaces inside a number only between groups of three.
fn spaced_by_thousands(text: &str) -> bool {
    let whole = text.split([',', '.']).next().unwrap_or_default();
    let mut parts = whole.split(char::is_whitespace);
    let first = parts.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && parts.all(|p| p.len() == 3) && !text[whole.len()..].contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_gone() {
        assert_eq!(plain_number(13.100000000000001), "13.1");
        assert_eq!(plain_number(0.1 + 0.2), "0.3");
        assert_eq!(plain_number(-0.5), "-0.5");
        assert_eq!(plain_number(1e15), "1000000000000000");
        assert_eq!(plain_number(0.0), "0");
        assert_eq!(general_number(1.0 / 3.0), "0,333333333");
        assert_eq!(general_number(1234567.891), "1234567,891");
        assert_eq!(general_number(123456789012.25), "123456789012,25");
        assert_eq!(general_number(2e-12), "0,000000000002");
    }

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
            assert_eq!(grouped_number(n), text);
            assert_eq!(parse_number(text), Some(n), "{text}");
        }
        assert_eq!(fixed_number(0.285, 2, true), "0,29");
        assert_eq!(fixed_number(999.995, 2, true), "1.000,00");
        assert_eq!(fixed_number(-0.004, 2, true), "0,00");
        assert_eq!(fixed_number(1234.0, 0, false), "1234");
    }

    #[test]
    fn parsing_back() {
        for (text, n) in [
            ("13.1", Some(13.1)),
            ("1.234", Some(1234.0)),
            ("0.125", Some(0.125)),
            ("1,234,567.5", Some(1_234_567.5)),
            ("1,234,567", Some(1_234_567.0)),
            ("12,5%", Some(0.125)),
            ("(1.200)", Some(-1200.0)),
            ("1 234,5", Some(1234.5)),
            ("- 5", Some(-5.0)),
            ("13.10.2", None),
            ("05/01", None),
            ("I", None),
            ("", None),
            ("%", None),
            ("1.", None),
            ("12 34", None),
        ] {
            assert_eq!(parse_number(text), n, "{text}");
        }
    }
}
