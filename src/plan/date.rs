//! Ngày ban hành as people type it.

use crate::document::IssuedDate;
use chrono::NaiveDate;

/// Why words are no date of issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// Not `dd/mm/yyyy` nor `yyyy-mm-dd`.
    Shape,
    /// A day or month that the calendar does not have.
    Impossible,
    /// A year that no document has.
    Year,
}

/// Reads `2026-01-05`, `05/01/2026`, `5.1.2026`, `…/02/2026`, `/02/2026`, `02/2026`, `2026` and a blank; a part made of
/// dots or left out stays blank.
pub fn parse_issued_date(text: &str) -> Result<IssuedDate, DateProblem> {
    let text = text.trim();
    let is_gap = |s: &str| s.chars().all(|c| matches!(c, '.' | '…' | '_' | '?' | ' '));
    if is_gap(text) {
        return Ok(IssuedDate::default());
    }
    let iso: Vec<&str> = text.split('-').map(str::trim).collect();
    let parts: Vec<&str> = if let [y, ..] = iso[..]
        && iso.len() > 1
        && y.len() == 4
    {
        iso.into_iter().rev().collect()
    } else if text.contains('/') {
        text.split('/').map(str::trim).collect()
    } else if iso.len() > 1 {
        iso
    } else if !text.contains('…') && !text.contains("..") && text.matches('.').count() == 2 {
        text.split('.').map(str::trim).collect()
    } else {
        vec![text]
    };
    if parts.len() > 3 {
        return Err(DateProblem::Shape);
    }
    let number = |s: &str| -> Result<Option<u16>, DateProblem> {
        if is_gap(s) {
            return Ok(None);
        }
        if s.len() > 4 || !s.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DateProblem::Shape);
        }
        s.parse().map(Some).map_err(|_| DateProblem::Shape)
    };
    let mut numbers = parts.iter().rev().map(|p| number(p));
    let mut next = || numbers.next().unwrap_or(Ok(None));
    let (year, month, day) = (next()?, next()?, next()?);
    if year.is_some_and(|y| !(1945..=2200).contains(&y)) {
        return Err(DateProblem::Year);
    }
    if month.is_some_and(|m| !(1..=12).contains(&m)) || day.is_some_and(|d| !(1..=31).contains(&d)) {
        return Err(DateProblem::Impossible);
    }
    // A blank month or year must not make a day impossible, so the longest month and a leap year stand in for them.
    let (y, m, d) = (year.unwrap_or(2024), month.unwrap_or(1), day.unwrap_or(1));
    if NaiveDate::from_ymd_opt(i32::from(y), u32::from(m), u32::from(d)).is_none() {
        return Err(DateProblem::Impossible);
    }
    Ok(IssuedDate { day: day.map(|d| d as u8), month: month.map(|m| m as u8), year })
}

/// A whole day: `24/11/2026`, `2026-11-24`, `24.11.2026`; none for what lacks a part or is in no calendar.
pub fn full_date(text: &str) -> Option<NaiveDate> {
    let date = parse_issued_date(text).ok()?;
    NaiveDate::from_ymd_opt(i32::from(date.year?), u32::from(date.month?), u32::from(date.day?))
}

impl DateProblem {
    /// Says what is wrong with `text`, and what to type instead.
    pub fn explain(self, text: &str) -> (String, &'static str) {
        let how = "ghi dạng 05/01/2026 hoặc 2026-01-05; phần chưa có thì để dấu chấm, ví dụ …/02/2026";
        match self {
            DateProblem::Shape => (format!("Không hiểu ngày ban hành «{text}»"), how),
            DateProblem::Impossible => {
                (format!("Ngày «{text}» không có trong lịch"), "kiểm tra lại ngày và tháng (thứ tự là ngày/tháng/năm)")
            }
            DateProblem::Year => (format!("Năm trong ngày «{text}» không hợp lý"), how),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_type_them() {
        let d = |s: &str| parse_issued_date(s).map(|d| (d.day, d.month, d.year));
        let full = Ok((Some(5), Some(1), Some(2026)));
        assert_eq!(d("2026-01-05"), full);
        assert_eq!(d("05/01/2026"), full);
        assert_eq!(d("5/1/2026"), full);
        assert_eq!(d("5.1.2026"), full);
        assert_eq!(d("5-1-2026"), full);
        assert_eq!(d("…/02/2026"), Ok((None, Some(2), Some(2026))));
        assert_eq!(d("   /02/2026"), Ok((None, Some(2), Some(2026))));
        assert_eq!(d("02/2026"), Ok((None, Some(2), Some(2026))));
        assert_eq!(d("…/…/2026"), Ok((None, None, Some(2026))));
        assert_eq!(d("2026"), Ok((None, None, Some(2026))));
        assert_eq!(d(""), Ok((None, None, None)));
        assert_eq!(d("..."), Ok((None, None, None)));
        assert_eq!(d("29/02/2024"), Ok((Some(29), Some(2), Some(2024))));
        for bad in ["30/02/2026", "31/4/2026", "29/02/2026", "00/01/2026", "05/13/2026", "30/02/…"] {
            assert_eq!(d(bad), Err(DateProblem::Impossible), "{bad}");
        }
        for bad in ["ngày mai", "1/2/3/4", "05/01/20266", "a/b/c"] {
            assert_eq!(d(bad), Err(DateProblem::Shape), "{bad}");
        }
        assert_eq!(d("05/01/26"), Err(DateProblem::Year));
    }
}
