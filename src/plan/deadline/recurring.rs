//! The days on which something that recurs is due.

use super::tokens::Tokens;
use super::{Bound, Deadline, Recurrence, Scan, Span, Unit};
use chrono::{Datelike, Days, NaiveDate, Weekday};

impl Deadline {
    /// The days within a stretch on which it is due again, in order: the dates its words give (`trước ngày 15/12 hằng năm`,
    /// `ngày 25 hằng tháng`), else the last day of each month, quarter, half or year, the Sunday of each week. None where
    /// the words do not say how often.
    pub fn due_dates(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let Some(every) = self.recurrence else { return Vec::new() };
        let tokens = Tokens::new(&self.words);
        let mut scan = Scan::new(&tokens);
        scan.run();
        let dated: Vec<(Span, Bound)> =
            scan.spans.iter().copied().filter(|(span, _)| span.unit != Unit::Year && !span.range).collect();
        let yearly = matches!(every, Recurrence::Months(m) if m >= 6) || every == Recurrence::Irregular;
        // Years that bound the whole: `hằng năm, giai đoạn 2026 - 2030`. A date that returns every year bounds nothing.
        let by_date = yearly && !dated.is_empty();
        let bound = |given: NaiveDate, own: Option<NaiveDate>| own.filter(|_| !by_date).unwrap_or(given);
        let (from, to) = (from.max(bound(from, self.earliest)), to.min(bound(to, self.latest)));
        let mut out = match every {
            _ if by_date => on_dates(&dated, from, to),
            Recurrence::Months(months) => by_months(&tokens, months, from, to),
            Recurrence::Days(days) => by_days(&tokens, days, from, to),
            Recurrence::Irregular => Vec::new(),
        };
        out.retain(|day| (from..=to).contains(day));
        out.sort();
        out.dedup();
        out
    }
}

/// Dates of every year.
fn on_dates(spans: &[(Span, Bound)], from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let mut out = Vec::new();
    for year in from.year()..=to.year() {
        for (span, bound) in spans {
            // A year that is written is the first one.
            if span.end.year.is_some_and(|first| first > year) {
                continue;
            }
            let mut span = *span;
            (span.start.year, span.end.year) = (Some(year), Some(year));
            let Some((first, last)) = span.dates() else { continue };
            out.extend(if *bound == Bound::Before { first.pred_opt() } else { Some(last) });
        }
    }
    out
}

/// A day of every month, quarter, half or year.
fn by_months(t: &Tokens, months: u16, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let months = u32::from(months);
    if months == 0 || 12 % months != 0 {
        return Vec::new();
    }
    let day = (0..t.len()).find_map(|at| {
        let number = t.phrase(at, "ngay").filter(|n| t.small(*n, 31).is_some() && t.mark(n + 1) != Some('/'))?;
        Some((t.small(number, 31)?, at > 0 && t.word(at - 1) == "truoc"))
    });
    let opening = (0..t.len()).any(|at| t.phrase(at, "thang dau").is_some());
    let mut out = Vec::new();
    // The day before the first of the month after `to` may still lie within.
    for year in from.year()..=to.year().saturating_add(1) {
        for end in (1..=12 / months).map(|n| n * months) {
            let month = if opening { end + 1 - months } else { end };
            let last = (28..=31).rev().find_map(|d| NaiveDate::from_ymd_opt(year, month, d));
            out.extend(match day {
                None => last,
                Some((d, before)) => {
                    let day = NaiveDate::from_ymd_opt(year, month, d).or(last);
                    if before { day.and_then(|d| d.pred_opt()) } else { day }
                }
            });
        }
    }
    out
}

/// Every day, or a day of every week.
fn by_days(t: &Tokens, days: u16, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let all = from.iter_days().take_while(|day| *day <= to);
    match days {
        1 => all.collect(),
        7 => {
            let weekday = (0..t.len()).find_map(|at| weekday(t, at)).unwrap_or(Weekday::Sun);
            let first = from.iter_days().take(7).find(|d| d.weekday() == weekday);
            std::iter::successors(first, |day| day.checked_add_days(Days::new(7))).take_while(|d| *d <= to).collect()
        }
        _ => Vec::new(),
    }
}

fn weekday(t: &Tokens, at: usize) -> Option<Weekday> {
    if t.phrase(at, "chu nhat").is_some() {
        return Some(Weekday::Sun);
    }
    let name = t.phrase(at, "thu")?;
    match (t.word(name), t.number(name)) {
        ("hai", _) | (_, Some(2)) => Some(Weekday::Mon),
        ("ba", _) | (_, Some(3)) => Some(Weekday::Tue),
        ("tu", _) | (_, Some(4)) => Some(Weekday::Wed),
        ("nam", _) | (_, Some(5)) => Some(Weekday::Thu),
        ("sau", _) | (_, Some(6)) => Some(Weekday::Fri),
        ("bay", _) | (_, Some(7)) => Some(Weekday::Sat),
        _ => None,
    }
}
