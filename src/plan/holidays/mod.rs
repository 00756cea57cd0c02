//! Working days: weekends, public holidays, days that were exchanged for others.
//!
//! The fixed holidays follow from the law (Bộ luật Lao động 2019, Điều 111 and 112); those of the lunar year and the
//! exchanged days stand in `bang.txt`, dated and with their source. What is not known is never guessed: it counts as a
//! working day, and whoever asked is told.

use super::Agency;
use super::date::full_date;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// What a day of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Off,
    Working,
    Unsure,
}

/// The days on which an office works.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    marks: BTreeMap<NaiveDate, Mark>,
    /// Years whose lunar and exchanged days are all in the table.
    known: BTreeSet<i32>,
}

/// A day found by counting working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: NaiveDate,
    /// Days passed over of which it is not known whether the office works; they were counted as working days.
    pub unsure: Vec<NaiveDate>,
    /// Years passed through whose lunar holidays and exchanged days are not all known.
    pub unknown_years: Vec<i32>,
}

impl Counted {
    /// What a person should know of this day; none where it is certain.
    pub fn note(&self) -> Option<String> {
        let mut parts = Vec::new();
        if !self.unsure.is_empty() {
            let days: Vec<String> = self.unsure.iter().map(|d| d.format("%d/%m/%Y").to_string()).collect();
            parts.push(format!("chưa rõ có nghỉ hay không: {}", days.join(", ")));
        }
        if !self.unknown_years.is_empty() {
            let years: Vec<String> = self.unknown_years.iter().map(i32::to_string).collect();
            parts.push(format!("chưa có đủ lịch nghỉ lễ, tết năm {}", years.join(", ")));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

impl Default for WorkCalendar {
    /// Public holidays alone.
    fn default() -> Self {
        let mut calendar = WorkCalendar { marks: BTreeMap::new(), known: BTreeSet::new() };
        for line in include_str!("bang.txt").lines().filter(|l| !l.starts_with('#')) {
            let mut words = line.split_whitespace();
            let (Some(when), Some(mark)) = (words.next(), words.next()) else { continue };
            let mark = match mark {
                "nam" => {
                    calendar.known.extend(when.parse::<i32>());
                    continue;
                }
                "nghi" => Mark::Off,
                "lam" => Mark::Working,
                _ => Mark::Unsure,
            };
            if let Some(day) = full_date(when) {
                calendar.marks.insert(day, mark);
            }
        }
        calendar
    }
}

impl WorkCalendar {
    /// Public holidays, with the days that co-quan.toml adds (`ngay_nghi`) and takes away (`ngay_lam_bu`).
    pub fn new(agency: &Agency) -> Self {
        let mut calendar = WorkCalendar::default();
        calendar.marks.extend(agency.days_off.iter().filter_map(|d| full_date(d)).map(|d| (d, Mark::Off)));
        calendar.marks.extend(agency.working_days.iter().filter_map(|d| full_date(d)).map(|d| (d, Mark::Working)));
        calendar
    }

    /// Whether the office is closed: Saturday, Sunday, a holiday, or a day off in place of one.
    pub fn is_day_off(&self, day: NaiveDate) -> bool {
        match self.marks.get(&day) {
            Some(Mark::Off) => true,
            Some(Mark::Working) => false,
            Some(Mark::Unsure) | None => is_weekend(day) || is_holiday(day) || replaces_holiday(day),
        }
    }

    /// The day after `from` by so many working days; `from` itself is not counted. None outside the calendar that
    /// chrono knows.
    pub fn add_working_days(&self, from: NaiveDate, count: u16) -> Option<Counted> {
        let mut out = Counted { day: from, unsure: Vec::new(), unknown_years: Vec::new() };
        let mut left = count;
        while left > 0 {
            out.day = out.day.succ_opt()?;
            if self.marks.get(&out.day) == Some(&Mark::Unsure) && !is_weekend(out.day) {
                out.unsure.push(out.day);
            }
            let year = out.day.year();
            if !self.known.contains(&year) && out.unknown_years.last() != Some(&year) {
                out.unknown_years.push(year);
            }
            left -= u16::from(!self.is_day_off(out.day));
        }
        Some(out)
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The holidays that fall on the same date every year (Điều 112).
fn is_holiday(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (1, 1) | (4, 30) | (5, 1) | (9, 2))
}

/// A holiday on a weekend is made up for on the next working day (Điều 111, khoản 3).
fn replaces_holiday(day: NaiveDate) -> bool {
    // No more than two of them follow on each other, so what a week ago was closed is made up for.
    let mut owed = 0u32;
    for back in (0..=7).rev() {
        let Some(at) = day.checked_sub_days(Days::new(back)) else { continue };
        match (is_weekend(at), is_holiday(at)) {
            (true, true) => owed += 1,
            (false, false) if owed > 0 && back == 0 => return true,
            (false, false) => owed = owed.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let calendar = WorkCalendar::default();
        let mut days = 0;
        for line in include_str!("bang.txt").lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(words.len() == 2 && words[1] == "nam" || words.len() > 2, "{line}");
            if words[1] == "nam" {
                assert!(words[0].parse().is_ok_and(|y| calendar.known.contains(&y)), "{line}");
                continue;
            }
            days += 1;
            let day = full_date(words[0]).expect(line);
            let mark = calendar.marks[&day];
            // A day off is one that would be worked, a day worked one that would be off.
            match words[1] {
                "nghi" => assert!(mark == Mark::Off && !is_weekend(day) && !is_holiday(day), "{line}"),
                "lam" => assert!(mark == Mark::Working && is_weekend(day), "{line}"),
                "?" => assert!(mark == Mark::Unsure && !is_weekend(day), "{line}"),
                other => panic!("{other}: {line}"),
            }
        }
        assert_eq!(days, calendar.marks.len());
    }
}
