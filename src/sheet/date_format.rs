//! Dates and times: the serial numbers of spreadsheets, and how offices write what they mean.

use super::format::NumberFormat;
use super::format_parts::{DatePart, Token};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// The moment a serial number means; None before the calendar begins or after year 9999.
pub(super) fn moment(serial: f64, since_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (mut days, mut seconds) = (serial.floor() as i64, ((serial - serial.floor()) * 86_400.0).round() as i64);
    if seconds >= 86_400 {
        (days, seconds) = (days + 1, 0);
    }
    let base = if since_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else if days < 60 {
        NaiveDate::from_ymd_opt(1899, 12, 31)?
    } else {
        // Day 60 is 29/02/1900, which never was; all later numbers are one too high.
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    base.checked_add_signed(Duration::days(days))?.and_hms_opt(0, 0, 0)?.checked_add_signed(Duration::seconds(seconds))
}

/// A date as offices write it: day first whatever order the format has; a month with its year as «tháng 3/2026».
/// `serial` is for time gone by.
pub(super) fn text(format: &NumberFormat, at: NaiveDateTime, serial: f64) -> String {
    let tokens = format.date_tokens();
    let has = |wanted: fn(&DatePart) -> bool| tokens.iter().any(|t| matches!(t, Token::Date(p) if wanted(p)));
    let worded = tokens.iter().any(|t| matches!(t, Token::Literal(text) if is_words(text)));
    if worded {
        return literally(tokens, at, serial).trim().to_owned();
    }
    let (year, month, day) = (
        has(|p| matches!(p, DatePart::Year(_))),
        has(|p| matches!(p, DatePart::Month(_))),
        has(|p| matches!(p, DatePart::Day(_))),
    );
    let mut out = match (year, month, day) {
        (true, true, true) => format!("{:02}/{:02}/{:04}", at.day(), at.month(), at.year()),
        (true, true, false) => format!("tháng {}/{}", month_number(at.month()), at.year()),
        (false, true, true) => format!("{:02}/{:02}", at.day(), at.month()),
        (false, true, false) => format!("tháng {}", month_number(at.month())),
        (true, false, _) => at.year().to_string(),
        (false, false, true) => format!("{:02}", at.day()),
        (false, false, false) => String::new(),
    };
    if has(|p| matches!(p, DatePart::Weekday)) {
        out = if out.is_empty() { weekday(at).to_owned() } else { format!("{}, {out}", weekday(at)) };
    }
    // Programs give every date a time: midnight behind a whole date says nothing.
    let midnight = year && month && day && at.time() == NaiveTime::MIN;
    let clock = clock(tokens, at, serial);
    if !clock.is_empty() && !midnight {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&clock);
    }
    out
}

/// True for time gone by (`[h]:mm`), which is no moment.
pub(super) fn is_elapsed(format: &NumberFormat) -> bool {
    format.date_tokens().iter().any(|t| matches!(t, Token::Date(DatePart::Elapsed(_))))
}

/// Months 1 and 2 carry a nought, as the decree writes them.
fn month_number(month: u32) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

fn weekday(at: NaiveDateTime) -> &'static str {
    ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"]
        [at.weekday().num_days_from_sunday() as usize]
}

/// Two letters or more, or one that is not ASCII: words the author put into the format.
fn is_words(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|w| w.chars().count() > 1 || !w.is_ascii())
}

/// The parts of the clock with the letters that stand between or behind them: `7h05`, `14g30`.
fn lettered(tokens: &[Token]) -> Option<&[Token]> {
    let is_clock = |t: &Token| {
        matches!(t, Token::Date(DatePart::Hour(_) | DatePart::Minute(_) | DatePart::Second(_) | DatePart::Elapsed(_)))
    };
    let is_unit = |t: &Token| matches!(t, Token::Literal(text) if text.trim().len() == 1 && "hgmps".contains(&text.trim().to_ascii_lowercase()));
    let (first, last) = (tokens.iter().position(is_clock)?, tokens.iter().rposition(is_clock)?);
    let last = if tokens.get(last + 1).is_some_and(is_unit) { last + 1 } else { last };
    let clock = tokens.get(first..=last)?;
    clock.iter().any(is_unit).then_some(clock)
}

fn clock(tokens: &[Token], at: NaiveDateTime, serial: f64) -> String {
    if let Some(clock) = lettered(tokens) {
        return literally(clock, at, serial).trim().to_owned();
    }
    let mut out: Vec<String> = Vec::new();
    for token in tokens {
        let Token::Date(part) = token else { continue };
        match part {
            DatePart::Hour(_) => out.push(format!("{:02}", at.hour())),
            DatePart::Minute(_) => out.push(format!("{:02}", at.minute())),
            DatePart::Second(_) => out.push(format!("{:02}", at.second())),
            DatePart::Elapsed(unit) => out.push(elapsed(*unit, serial)),
            _ => {}
        }
    }
    match out.as_slice() {
        [hour] if tokens.iter().any(|t| matches!(t, Token::Date(DatePart::Hour(_)))) => format!("{hour} giờ"),
        _ => out.join(":"),
    }
}

fn elapsed(unit: char, serial: f64) -> String {
    let seconds = (serial * 86_400.0).round();
    let n = match unit {
        'h' => (seconds / 3600.0).floor(),
        'm' => (seconds / 60.0).floor(),
        _ => seconds,
    };
    format!("{n:02.0}")
}

/// Part by part as the format says: its author wrote words into it.
fn literally(tokens: &[Token], at: NaiveDateTime, serial: f64) -> String {
    let padded = |n: u32, run: usize| if run >= 2 { format!("{n:02}") } else { n.to_string() };
    let mut out = String::new();
    for token in tokens {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::Bar => out.push('/'),
            Token::Point => out.push('.'),
            Token::Comma => out.push(','),
            Token::Date(part) => out.push_str(&match part {
                DatePart::Year(run) if *run <= 2 => format!("{:02}", at.year() % 100),
                DatePart::Year(_) => at.year().to_string(),
                DatePart::Month(run) if *run >= 3 => at.month().to_string(),
                DatePart::Month(run) => padded(at.month(), *run),
                DatePart::Day(run) => padded(at.day(), *run),
                DatePart::Weekday => weekday(at).to_owned(),
                DatePart::Hour(run) => padded(at.hour(), *run),
                DatePart::Minute(run) => padded(at.minute(), *run),
                DatePart::Second(run) => padded(at.second(), *run),
                DatePart::HalfDay => String::new(),
                DatePart::Elapsed(unit) => elapsed(*unit, serial),
            }),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, serial: f64) -> String {
        text(&NumberFormat::parse(code), moment(serial, false).unwrap(), serial)
    }

    #[test]
    fn dates_as_offices_write_them() {
        // 46027 is 05/01/2026.
        for (code, serial, expected) in [
            ("dd/mm/yyyy", 46027.0, "05/01/2026"),
            ("m/d/yyyy", 46027.0, "05/01/2026"),
            ("[$-42A]dd mmmm yyyy;@", 46027.0, "05/01/2026"),
            ("mmm-yy", 46092.0, "tháng 3/2026"),
            ("mm/yyyy", 46027.0, "tháng 01/2026"),
            ("d-mmm", 46027.0, "05/01"),
            ("yyyy", 46027.0, "2026"),
            ("dd/mm/yyyy hh:mm", 46_027.604_166_666_664, "05/01/2026 14:30"),
            ("h:mm AM/PM", 0.604_166_666_664, "14:30"),
            ("h:mm:ss", 0.999_999_9, "00:00:00"),
            ("[h]:mm", 1.5, "36:00"),
            ("h\"h\"mm", 0.295_138_888_888, "7h05"),
            ("hh\\gmm", 0.604_166_666_664, "14g30"),
            ("hh\"h\"", 0.604_166_666_664, "14h"),
            ("dd/mm/yyyy h\"h\"mm", 46_027.295_138_888_89, "05/01/2026 7h05"),
            ("yyyy-mm-dd\\Thh:mm", 46_027.604_166_666_664, "05/01/2026 14:30"),
            ("mm:ss", 0.01, "14:24"),
            ("\"ngày\" dd \"tháng\" mm \"năm\" yyyy", 46027.0, "ngày 05 tháng 01 năm 2026"),
            ("\\Q\\u\\ý m/yyyy", 46027.0, "Quý 1/2026"),
            ("yyyy\"T\"", 46027.0, "2026"),
        ] {
            assert_eq!(shown(code, serial), expected, "{code}");
        }
    }

    #[test]
    fn both_calendars_and_the_day_that_never_was() {
        let day = |serial, since| moment(serial, since).unwrap().date().to_string();
        assert_eq!(day(1.0, false), "1900-01-01");
        assert_eq!(day(59.0, false), "1900-02-28");
        assert_eq!(day(61.0, false), "1900-03-01");
        assert_eq!(day(44565.0, true), "2026-01-05");
        assert_eq!(moment(-1.0, false), None);
        assert_eq!(moment(f64::NAN, false), None);
        assert_eq!(moment(3e6, false), None);
    }
}
