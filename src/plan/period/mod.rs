//! Kỳ báo cáo: which days a report is about, and the periods it is compared with.

mod due;
mod owed;
mod parse;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

pub use due::{DueProblem, DueRule};
pub use owed::{Owed, owed};
pub use parse::{Cycle, PeriodProblem};

/// Cách chốt số liệu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ChotSoLieu")]
pub enum Regime {
    /// Theo lịch: từ ngày đầu đến ngày cuối của kỳ.
    #[default]
    #[serde(rename = "lich")]
    Calendar,
    /// Từ ngày 15 của tháng trước kỳ đến ngày 14 của tháng cuối kỳ.
    #[serde(rename = "15-14")]
    Fifteenth,
}

/// A stretch of the year that reports are owed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// `tháng 10`, 1 to 12.
    Month(u8),
    /// `Quý III`, 1 to 4.
    Quarter(u8),
    /// `6 tháng đầu năm` (1) or `6 tháng cuối năm` (2).
    Half(u8),
    /// `9 tháng`.
    NineMonths,
    /// `năm`.
    Year,
}

/// A period of reporting. It says nothing of the day count: see [`Period::days`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// Which stretch.
    pub stretch: Stretch,
    /// Of which year.
    pub year: i32,
}

/// First and last day, both included.
pub type Days = (NaiveDate, NaiveDate);

impl Period {
    /// First and last month of the period, 1 to 12.
    pub fn months(self) -> (u8, u8) {
        match self.stretch {
            Stretch::Month(m) => (m, m),
            Stretch::Quarter(q) => (q * 3 - 2, q * 3),
            Stretch::Half(h) => (h * 6 - 5, h * 6),
            Stretch::NineMonths => (1, 9),
            Stretch::Year => (1, 12),
        }
    }

    /// The days it covers; none outside the calendar that chrono knows.
    pub fn days(self, regime: Regime) -> Option<Days> {
        let (first, last) = self.months();
        Some((start(self.year, first, regime)?, end(self.year, last, regime)?))
    }

    /// From the first day of its year to its own last day: what lũy kế covers.
    pub fn year_to_date(self, regime: Regime) -> Option<Days> {
        let (_, last) = self.months();
        Some((start(self.year, 1, regime)?, end(self.year, last, regime)?))
    }

    /// The period before it: kỳ trước. Of nine months and of a year, that of the year before.
    pub fn previous(self) -> Period {
        let (stretch, year) = match self.stretch {
            Stretch::Month(1) => (Stretch::Month(12), self.year - 1),
            Stretch::Month(m) => (Stretch::Month(m - 1), self.year),
            Stretch::Quarter(1) => (Stretch::Quarter(4), self.year - 1),
            Stretch::Quarter(q) => (Stretch::Quarter(q - 1), self.year),
            Stretch::Half(1) => (Stretch::Half(2), self.year - 1),
            Stretch::Half(_) => (Stretch::Half(1), self.year),
            same @ (Stretch::NineMonths | Stretch::Year) => (same, self.year - 1),
        };
        Period { stretch, year }
    }

    /// The period after it: kỳ tới. Of nine months and of a year, that of the year after.
    pub fn next(self) -> Period {
        let (stretch, year) = match self.stretch {
            Stretch::Month(12) => (Stretch::Month(1), self.year + 1),
            Stretch::Month(m) => (Stretch::Month(m + 1), self.year),
            Stretch::Quarter(4) => (Stretch::Quarter(1), self.year + 1),
            Stretch::Quarter(q) => (Stretch::Quarter(q + 1), self.year),
            Stretch::Half(1) => (Stretch::Half(2), self.year),
            Stretch::Half(_) => (Stretch::Half(1), self.year + 1),
            same @ (Stretch::NineMonths | Stretch::Year) => (same, self.year + 1),
        };
        Period { stretch, year }
    }

    /// Cùng kỳ năm trước.
    pub fn same_last_year(self) -> Period {
        Period { year: self.year - 1, ..self }
    }

    /// Whether all its days lie in `other`'s: a month in its quarter, a quarter in its year, itself in itself.
    pub fn is_within(self, other: Period) -> bool {
        let ((a, b), (first, last)) = (self.months(), other.months());
        self.year == other.year && first <= a && b <= last
    }

    /// As it stands in a sentence: `quý III năm 2026`, `tháng 02 năm 2026`, `6 tháng đầu năm 2026`.
    pub fn words(self) -> String {
        match self.stretch {
            Stretch::Month(_) | Stretch::Quarter(_) => {
                let title = self.to_string();
                let (stretch, year) = title.split_once('/').unwrap_or((&title, ""));
                format!("{} năm {year}", stretch.replacen('Q', "q", 1))
            }
            _ => self.to_string(),
        }
    }

    /// The period before it, as a comparison calls it: `quý trước`, `tháng trước`, `6 tháng đầu năm`, `cùng kỳ năm
    /// 2025`, `năm 2025`.
    pub fn previous_words(self) -> String {
        match self.stretch {
            Stretch::Month(_) => "tháng trước".to_owned(),
            Stretch::Quarter(_) => "quý trước".to_owned(),
            Stretch::Half(2) => "6 tháng đầu năm".to_owned(),
            Stretch::Half(_) => self.previous().to_string(),
            Stretch::NineMonths | Stretch::Year => self.same_last_year_words(),
        }
    }

    /// The same period of the year before, as a comparison calls it: `cùng kỳ năm 2025`; of a whole year `năm 2025`.
    pub fn same_last_year_words(self) -> String {
        match self.stretch {
            Stretch::Year => format!("năm {}", self.year - 1),
            _ => format!("cùng kỳ năm {}", self.year - 1),
        }
    }

    /// For names of files: `quy-3-2026`, `6-thang-dau-nam-2026`, `thang-10-2026`. [`Period::parse`] reads it back.
    pub fn slug(self) -> String {
        let year = self.year;
        match self.stretch {
            Stretch::Month(m) => format!("thang-{m:02}-{year}"),
            Stretch::Quarter(q) => format!("quy-{q}-{year}"),
            Stretch::Half(1) => format!("6-thang-dau-nam-{year}"),
            Stretch::Half(_) => format!("6-thang-cuoi-nam-{year}"),
            Stretch::NineMonths => format!("9-thang-{year}"),
            Stretch::Year => format!("nam-{year}"),
        }
    }
}

fn start(year: i32, month: u8, regime: Regime) -> Option<NaiveDate> {
    match (regime, month) {
        (Regime::Calendar, m) => NaiveDate::from_ymd_opt(year, m.into(), 1),
        (Regime::Fifteenth, 1) => NaiveDate::from_ymd_opt(year - 1, 12, 15),
        (Regime::Fifteenth, m) => NaiveDate::from_ymd_opt(year, u32::from(m) - 1, 15),
    }
}

fn end(year: i32, month: u8, regime: Regime) -> Option<NaiveDate> {
    match regime {
        Regime::Fifteenth => NaiveDate::from_ymd_opt(year, month.into(), 14),
        Regime::Calendar => NaiveDate::from_ymd_opt(year, month.into(), 28)?
            .iter_days()
            .take_while(|d| d.month() == u32::from(month))
            .last(),
    }
}

impl fmt::Display for Period {
    /// As it stands in a title: `Quý III/2026`, `6 tháng đầu năm 2026`, `tháng 10/2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.stretch {
            Stretch::Month(m @ 1..=2) => write!(f, "tháng {m:02}/{year}"),
            Stretch::Month(m) => write!(f, "tháng {m}/{year}"),
            Stretch::Quarter(q) => write!(f, "Quý {}/{year}", ["I", "II", "III", "IV"][usize::from(q - 1) % 4]),
            Stretch::Half(1) => write!(f, "6 tháng đầu năm {year}"),
            Stretch::Half(_) => write!(f, "6 tháng cuối năm {year}"),
            Stretch::NineMonths => write!(f, "9 tháng năm {year}"),
            Stretch::Year => write!(f, "năm {year}"),
        }
    }
}
