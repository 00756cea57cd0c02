//! Shares and days as units write them.

use crate::plan::parse_issued_date;
use crate::sheet::{SheetCell, Value};
use crate::vietnamese::{parse_number, unmarked};
use chrono::{Days, NaiveDate};

/// A share as one cell writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Share {
    /// In percent, beyond doubt: `87%`, `87 phần trăm`, 0,87 shown as 87%.
    Percent(f64),
    /// A bare number: what it means depends on the others of its column.
    Bare(f64),
    /// No share.
    Bad,
}

/// What a cell says of a share; without its cell only the words count.
pub(super) fn share(words: &str, cell: Option<&SheetCell>) -> Share {
    match cell.map(|c| c.value) {
        Some(Value::Number(value)) => number(value, words),
        None | Some(Value::Text) => text(words),
        Some(_) => Share::Bad,
    }
}

fn number(value: f64, shown: &str) -> Share {
    let Some(figure) = shown.trim().strip_suffix('%') else { return Share::Bare(rounded(value)) };
    // `0"%"` shows 87 as 87%, `0%` shows 0,87 so: the figure shown tells which.
    let literal = parse_number(figure).is_some_and(|f| (f - value).abs() < (f - value * 100.0).abs());
    Share::Percent(rounded(if literal { value } else { value * 100.0 }))
}

fn text(words: &str) -> Share {
    let folded = unmarked(words.trim());
    let folded = folded.strip_prefix("dat ").unwrap_or(&folded).trim();
    let bare = folded.strip_suffix('%').or_else(|| folded.strip_suffix("phan tram"));
    let Some(value) = decimal(bare.unwrap_or(folded)) else { return Share::Bad };
    if bare.is_some() { Share::Percent(value) } else { Share::Bare(value) }
}

/// A number of a few digits: no share has thousands, so `87.125` is one with decimals.
fn decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value = text.parse::<f64>().ok().filter(|_| plain).or_else(|| parse_number(text));
    // A second percent sign is none of a number's own.
    value.filter(|v| v.is_finite() && !text.contains('%')).map(rounded)
}

/// Without the noise of binary fractions.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// What the bare numbers of a column tell about each other.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scale {
    /// Some number is above 1: they are percents.
    percents: bool,
    /// Some number lies between 0 and 1: they may be parts of 1.
    parts: bool,
}

impl Scale {
    /// From all bare numbers of a column.
    pub fn of(numbers: impl Iterator<Item = f64>) -> Scale {
        let mut out = Scale::default();
        for n in numbers {
            out.percents |= n > 1.0;
            out.parts |= n > 0.0 && n < 1.0;
        }
        out
    }

    /// A bare number in percent; none where it may be either.
    pub fn percent(self, n: f64) -> Option<f64> {
        match (self.percents, self.parts) {
            // Nothing is nothing either way; what no share can be is told of as it stands.
            _ if n <= 0.0 || n > 1.0 => Some(n),
            (true, false) => Some(n),
            (false, true) => Some(rounded(n * 100.0)),
            _ => None,
        }
    }

    /// The column writes 87% as 0,87.
    pub fn is_of_parts(self) -> bool {
        self.parts && !self.percents
    }
}

/// A day as a cell writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// This day.
    Is(NaiveDate),
    /// This day, its year taken from the period (`15/6`).
    OfYear(NaiveDate),
    /// A day that Excel keeps as a number, its format lost.
    Serial(NaiveDate),
    /// No day.
    Bad,
}

/// What a cell says of a day. The words decide, as dates that were swapped are set right there; a date in a format that
/// hides its day is taken from the value.
pub(super) fn day(words: &str, cell: Option<&SheetCell>, year: Option<i32>) -> Day {
    let read = typed(words, year);
    match cell.map(|c| c.value) {
        Some(Value::Date(at)) if !matches!(read, Day::Is(_)) => Day::Is(at.date()),
        Some(Value::Number(serial)) => serial_day(serial).map_or(read, Day::Serial),
        Some(Value::Bool(_) | Value::Error) => Day::Bad,
        _ => read,
    }
}

/// Days from 2000 to 2199, counted as Excel counts them.
fn serial_day(serial: f64) -> Option<NaiveDate> {
    if !(36526.0..=109_574.0).contains(&serial) || serial.fract() != 0.0 {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial as u64))
}

fn typed(words: &str, year: Option<i32>) -> Day {
    let folded = unmarked(words.trim());
    let bare = folded.strip_prefix("ngay").unwrap_or(&folded).trim_start();
    let spelled = spelled(bare);
    let mut text = spelled.as_deref().unwrap_or(bare).trim();
    // A time of day behind a date adds nothing.
    if let Some((date, rest)) = text.split_once([' ', 't'])
        && rest.trim().len() <= 15
        && rest.contains(':')
        && rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b' ' | b'z' | b'+'))
    {
        text = date;
    }
    let text = text.trim_end_matches(['.', ';', ',']);
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let digits = |p: &&str| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(digits) {
        return Day::Bad;
    }
    let number = |p: &str| p.parse::<i32>().unwrap_or(-1);
    let of = |y: i32, m: &str, d: &str| {
        let part = |p| u32::try_from(number(p)).ok();
        NaiveDate::from_ymd_opt(y, part(m)?, part(d)?)
    };
    match parts[..] {
        // Nobody reports on a day of the last century: two digits are of this one.
        [d, m, y] if y.len() == 2 && d.len() <= 2 => of(2000 + number(y), m, d).map_or(Day::Bad, Day::Is),
        [d, m] if d.len() <= 2 && m.len() <= 2 => year.and_then(|year| of(year, m, d)).map_or(Day::Bad, Day::OfYear),
        [_, _, _] => {
            let parts = |date: crate::document::IssuedDate| {
                NaiveDate::from_ymd_opt(date.year?.into(), date.month?.into(), date.day?.into())
            };
            parse_issued_date(text).ok().and_then(parts).map_or(Day::Bad, Day::Is)
        }
        _ => Day::Bad,
    }
}

/// `30 tháng 6 năm 2026` as `30/6/2026`.
fn spelled(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        [d, "thang", m, "nam", y] => Some(format!("{d}/{m}/{y}")),
        [d, "thang", m] => Some(format!("{d}/{m}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{CellStyle, CellText};

    fn cell(value: Value, shown: &str) -> SheetCell {
        SheetCell { column: 0, value, text: CellText::Plain(shown.into()), style: CellStyle::default() }
    }

    #[test]
    fn shares_in_all_their_ways() {
        let of = |value: f64, shown: &str| share(shown, Some(&cell(Value::Number(value), shown)));
        assert_eq!(of(0.87, "87%"), Share::Percent(87.0));
        assert_eq!(of(0.875, "88%"), Share::Percent(87.5));
        assert_eq!(of(87.0, "87%"), Share::Percent(87.0));
        assert_eq!(of(87.0, "8700%"), Share::Percent(8700.0));
        assert_eq!(of(1.0, "100%"), Share::Percent(100.0));
        assert_eq!(of(0.0, "0%"), Share::Percent(0.0));
        assert_eq!(of(87.0, "87"), Share::Bare(87.0));
        assert_eq!(of(-5.0, "-5"), Share::Bare(-5.0));
        for (words, expected) in [
            ("87%", Share::Percent(87.0)),
            (" 87,5 % ", Share::Percent(87.5)),
            ("87 phần trăm", Share::Percent(87.0)),
            ("Đạt 87%", Share::Percent(87.0)),
            ("0,87", Share::Bare(0.87)),
            ("87.125", Share::Bare(87.125)),
            ("1.5", Share::Bare(1.5)),
            ("150", Share::Bare(150.0)),
            ("-5%", Share::Percent(-5.0)),
            ("nhiều", Share::Bad),
            ("", Share::Bad),
            ("87%%", Share::Bad),
            ("8/10", Share::Bad),
            ("80-90%", Share::Bad),
        ] {
            assert_eq!(share(words, None), expected, "{words}");
        }
        assert_eq!(share("TRUE", Some(&cell(Value::Bool(true), "TRUE"))), Share::Bad);
    }

    #[test]
    fn bare_numbers_are_read_by_their_column() {
        let scale = |list: &[f64]| Scale::of(list.iter().copied());
        assert_eq!(scale(&[0.5, 1.0, 0.0]).percent(1.0), Some(100.0));
        assert_eq!(scale(&[0.29]).percent(0.29), Some(29.0));
        assert_eq!(scale(&[45.0, 1.0]).percent(1.0), Some(1.0));
        assert_eq!(scale(&[45.0, 0.5]).percent(0.5), None, "half a percent, or a half?");
        assert_eq!(scale(&[1.0, 0.0]).percent(1.0), None, "one percent, or all?");
        assert_eq!(scale(&[1.0]).percent(0.0), Some(0.0));
        assert_eq!(scale(&[150.0]).percent(150.0), Some(150.0));
        assert_eq!(scale(&[0.5, -5.0]).percent(-5.0), Some(-5.0));
    }

    #[test]
    fn days_in_all_their_ways() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let june = Day::Is(date(2026, 6, 30));
        for words in [
            "30/6/2026",
            "30/06/2026",
            "30-6-2026",
            "30.6.2026",
            "2026-06-30",
            "2026-06-30T08:15:00",
            "30/6/2026 08:15",
            "ngày 30/6/2026.",
            "Ngày 30 tháng 6 năm 2026",
            "30/6/26",
        ] {
            assert_eq!(day(words, None, None), june, "{words}");
        }
        assert_eq!(day("30/6", None, Some(2026)), Day::OfYear(date(2026, 6, 30)));
        for words in ["30/6", "31/6/2026", "tháng 6/2026", "Quý II/2026", "rồi", "", "6/2026", "1/2/3/4", "2026"] {
            assert_eq!(day(words, None, None), Day::Bad, "{words}");
        }
        let at = date(2026, 6, 30).and_hms_opt(0, 0, 0).unwrap();
        assert_eq!(day("tháng 6/2026", Some(&cell(Value::Date(at), "tháng 6/2026")), None), june);
        // Swapped back: the words are right, the value is not.
        assert_eq!(day("02/06/2026", Some(&cell(Value::Date(at), "30/06/2026")), None), Day::Is(date(2026, 6, 2)));
        assert_eq!(day("46203", Some(&cell(Value::Number(46203.0), "46203")), None), Day::Serial(date(2026, 6, 30)));
        assert_eq!(day("5", Some(&cell(Value::Number(5.0), "5")), None), Day::Bad);
    }
}
