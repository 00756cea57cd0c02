//! Documents that a text cites, and the dates in it.

use super::Case;
use crate::document::IssuedDate;
use crate::outline::known;
use std::fmt;

/// A notation with more characters is none.
const NOTATION_MOST: usize = 40;
/// The day of a cited document stands within so many characters of its number.
const DATE_NEAR: usize = 50;

/// `số 12/KH-UBND ngày 05 tháng 01 năm 2026`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Citation {
    /// `12/KH-UBND`; with no number in front when that was left blank.
    pub number: Option<String>,
    /// Ký hiệu.
    pub notation: String,
    /// Day, month, year as far as they are written.
    pub date: Option<(u8, u8, i32)>,
    /// Where in the text it starts, in bytes.
    pub at: usize,
}

impl Citation {
    /// True when both say it, and not the same.
    pub fn differs(&self, other: &Citation) -> bool {
        let number = matches!((&self.number, &other.number), (Some(a), Some(b)) if a.trim_start_matches('0') != b.trim_start_matches('0'));
        let date = matches!((self.date, other.date), (Some(a), Some(b)) if a != b);
        let notation = !self.notation.is_empty() && !other.notation.is_empty() && self.notation != other.notation;
        number || date || notation
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "số {}/{}", self.number.as_deref().unwrap_or("…"), self.notation)?;
        match self.date {
            Some((d, m, y)) => write!(f, " ngày {d:02}/{m:02}/{y}"),
            None => Ok(()),
        }
    }
}

/// The document's own number and date.
pub(super) fn own(case: &Case<'_>) -> Option<Citation> {
    let line = case.lines(&case.parts.head.code).next()?;
    let (number, notation, _) = known::code(&line.text)?;
    let date = case.lines(&case.parts.head.place_date).next().and_then(|l| known::date(&l.text)).map(|(_, date)| date);
    let date = date.and_then(|d: IssuedDate| Some((d.day?, d.month?, i32::from(d.year?))));
    Some(Citation { number, notation, date, at: 0 })
}

/// Every document that is cited by its number.
pub(super) fn all(text: &str) -> Vec<Citation> {
    let mut out = Vec::new();
    for (at, word) in text.match_indices("số ").chain(text.match_indices("Số ")).chain(text.match_indices("số: "))
    {
        let rest = text[at + word.len()..].trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || ",;()".contains(c)).unwrap_or(rest.len());
        let code = rest[..end].trim_end_matches(['.', '”', '"']);
        let (number, notation) = match code.split_once(['/', '-']) {
            Some((n, rest)) if n.bytes().all(|b| b.is_ascii_digit()) && !n.is_empty() => (Some(n.to_owned()), rest),
            Some((n, rest)) if n.chars().all(|c| "….".contains(c)) => (None, rest),
            _ => continue,
        };
        if !notation.chars().any(char::is_uppercase) || notation.chars().count() > NOTATION_MOST {
            continue;
        }
        let near: String = rest[end..].chars().take(DATE_NEAR).collect();
        let date = near
            .trim_start_matches([',', ' '])
            .strip_prefix("ngày")
            .and_then(|t| dates(&format!("ngày{t}")).first().map(|d| (d.day, d.month, d.year)));
        out.push(Citation { number, notation: notation.to_owned(), date, at });
    }
    out.sort_by_key(|c| c.at);
    out
}

/// A date as typed, whether or not it is in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    pub day: u8,
    pub month: u8,
    pub year: i32,
    /// Where in the text it starts, in bytes.
    pub at: usize,
}

/// Dates in a text: `5/1/2026`, `05-01-2026` behind `ngày`, `ngày 05 tháng 01 năm 2026`.
pub(super) fn dates(text: &str) -> Vec<Dated> {
    let mut out = Vec::new();
    for (at, word) in text.match_indices("ngày") {
        let rest = text[at + word.len()..].trim_start();
        let Some((day, rest)) = digits(rest, 2) else { continue };
        let rest = rest.trim_start();
        let Some(rest) = rest.strip_prefix("tháng") else { continue };
        let Some((month, rest)) = digits(rest.trim_start(), 2) else { continue };
        let Some(rest) = rest.trim_start().strip_prefix("năm") else { continue };
        let Some((year, _)) = digits(rest.trim_start(), 4).filter(|(y, _)| *y >= 1000) else { continue };
        out.push(Dated { day: day as u8, month: month as u8, year: year as i32, at });
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let fresh = at == 0 || !(bytes[at - 1].is_ascii_digit() || matches!(bytes[at - 1], b'/' | b'-' | b'.' | b','));
        if bytes[at].is_ascii_digit()
            && fresh
            && text.is_char_boundary(at)
            && let Some(found) = slashed(&text[at..])
        {
            out.push(Dated { at, ..found });
        }
        at += 1;
    }
    out.sort_by_key(|d| d.at);
    out
}

/// `5/1/2026` at the head of the text.
pub(super) fn slashed(text: &str) -> Option<Dated> {
    let (day, rest) = digits(text, 2)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '/' | '-'))?;
    let (month, rest) = digits(&rest[1..], 2)?;
    let rest = rest.strip_prefix(sign)?;
    let (year, rest) = digits(rest, 4).filter(|(y, _)| (1900..2200).contains(y))?;
    // `12/2026/QĐ-UBND` is a number, not a date.
    (!rest.starts_with(['/', '-']) && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(Dated {
        day: day as u8,
        month: month as u8,
        year: year as i32,
        at: 0,
    })
}

/// A number of at most so many digits, and what follows.
fn digits(text: &str, most: usize) -> Option<(u32, &str)> {
    let end = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    (end > 0).then(|| Some((text[..end].parse().ok()?, &text[end..])))?
}
