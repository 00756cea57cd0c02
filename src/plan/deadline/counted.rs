//! `05 ngày làm việc kể từ ngày 24/4/2026`, `30 ngày trước ngày 15/9/2026`: a day that is counted from another one.

use super::After;
use super::span::{self, Span, Unit};
use super::tokens::Tokens;
use crate::plan::holidays::WorkCalendar;
use chrono::{Days, Months, NaiveDate};
use std::sync::OnceLock;

/// So long after a day, or before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FromDay {
    length: After,
    before: bool,
    pub span: Span,
}

/// Such words here, and the place after them.
pub(super) fn from_day(t: &Tokens, at: usize) -> Option<(FromDay, usize)> {
    let n = u16::try_from(t.number(at)?).ok()?;
    let (length, next) = match t.word(at + 1) {
        "ngay" => match t.phrase(at + 1, "ngay lam viec") {
            Some(next) => (After::WorkingDays(n), next),
            None => (After::Days(n), at + 2),
        },
        "tuan" => (After::Days(n.checked_mul(7)?), at + 2),
        "thang" => (After::Months(n), at + 2),
        _ => return None,
    };
    let after = t.any(next, &["ke tu", "tinh tu", "sau", "tu"]);
    let (before, next) = match after {
        Some(next) => (false, next),
        None => (true, t.phrase(next, "truoc")?),
    };
    // `kể từ ngày ký` names no day.
    let (span, end) = span::span(t, next, false)?;
    (span.unit == Unit::Day && !span.range).then_some((FromDay { length, before, span }, end))
}

impl FromDay {
    /// The day itself, and whether it is certain.
    pub fn day(&self, span: Span) -> Option<(NaiveDate, bool)> {
        static CALENDAR: OnceLock<WorkCalendar> = OnceLock::new();
        let calendar = CALENDAR.get_or_init(WorkCalendar::default);
        let (event, _) = span.dates()?;
        if !self.before {
            let counted = self.length.day(event, calendar)?;
            return Some((counted.day, counted.note().is_none()));
        }
        let day = match self.length {
            After::WorkingDays(n) => {
                let mut day = event;
                let mut left = n;
                while left > 0 {
                    day = day.pred_opt()?;
                    left -= u16::from(!calendar.is_day_off(day));
                }
                day
            }
            After::Days(n) => event.checked_sub_days(Days::new(n.into()))?,
            After::Months(n) => event.checked_sub_months(Months::new(n.into()))?,
        };
        Some((day, true))
    }
}
