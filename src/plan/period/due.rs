//! When a report is to be sent: `02 ngày làm việc`, `ngày 20 của tháng cuối kỳ`, `trước ngày 15 của tháng sau`.

use super::{Period, Regime};
use crate::plan::deadline::tokens::Tokens;
use crate::plan::holidays::{Counted, WorkCalendar};
use crate::vietnamese::clean;
use chrono::{Days, NaiveDate};

/// How the last day for sending follows from a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueRule {
    /// So many working days after the figures are closed.
    WorkingDays(u16),
    /// So many days after the figures are closed.
    Days(u16),
    /// The day on which the figures are closed.
    LastDay,
    /// A day of a month counted from the period's last one: 0 that month, 1 the month after it.
    DayOfMonth {
        /// Months after the period's last one.
        after: u8,
        /// 1 to 31; in a shorter month its last day.
        day: u8,
        /// `trước`: the day before that one is the last.
        before: bool,
    },
    /// A day of the year, the period's own or the one after it: `trước ngày 15/01 năm sau`.
    DayOfYear {
        /// Years after the period's.
        after: u8,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// `trước`: the day before that one is the last.
        before: bool,
    },
}

/// Words that are no rule for sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueProblem;

impl DueProblem {
    /// What may be typed.
    pub const ADVICE: &'static str = "ghi một trong các dạng: \"02 ngày làm việc\" (sau ngày chốt số liệu), \"ngày 20 của tháng cuối kỳ\", \
                                      \"trước ngày 15 của tháng sau\", \"ngày cuối kỳ\", \"trước ngày 20/12\", \"ngày 15/01 năm sau\"";
}

impl DueRule {
    /// Reads a rule.
    pub fn parse(text: &str) -> Result<DueRule, DueProblem> {
        let t = Tokens::new(&clean(text).text);
        let mut at = t.any(0, &["trong vong", "trong"]).unwrap_or(0);
        at = t.any(at, &["cham nhat la", "cham nhat vao", "cham nhat", "khong qua", "den het", "den"]).unwrap_or(at);
        let before = t.phrase(at, "truoc");
        at = before.unwrap_or(at);
        let (rule, end) = rule(&t, at, before.is_some()).ok_or(DueProblem)?;
        // What follows only says from when the days count.
        let end = t.any(end, &["sau", "ke tu", "tinh tu"]).map_or(end, |e| t.phrase(e, "khi").unwrap_or(e));
        let end = t.phrase(end, "ngay").unwrap_or(end);
        let end = t.any(end, &["chot so lieu", "chot", "ket thuc ky bao cao", "ket thuc ky", "het ky"]).unwrap_or(end);
        if (end..t.len()).all(|i| matches!(t.mark(i), Some('.' | ';' | ',' | '\n'))) {
            Ok(rule)
        } else {
            Err(DueProblem)
        }
    }

    /// The last day for sending; none outside the calendar that chrono knows. Days that are not known to be working
    /// days are named.
    pub fn day(self, period: Period, regime: Regime, calendar: &WorkCalendar) -> Option<Counted> {
        let (_, closed) = period.days(regime)?;
        let plain = |day: NaiveDate| Counted { day, unsure: Vec::new(), unknown_years: Vec::new() };
        let stepped = |day: NaiveDate, before: bool| if before { day.pred_opt() } else { Some(day) };
        match self {
            DueRule::WorkingDays(n) => calendar.add_working_days(closed, n),
            DueRule::Days(n) => closed.checked_add_days(Days::new(n.into())).map(plain),
            DueRule::LastDay => Some(plain(closed)),
            DueRule::DayOfMonth { after, day, before } => {
                let month = u32::from(period.months().1) + u32::from(after);
                let (year, month) = if month > 12 { (period.year + 1, month - 12) } else { (period.year, month) };
                stepped(day_or_last(year, month, day.into())?, before).map(plain)
            }
            DueRule::DayOfYear { after, month, day, before } => {
                stepped(day_or_last(period.year + i32::from(after), month.into(), day.into())?, before).map(plain)
            }
        }
    }
}

/// A day of a month, or the last of a month that is shorter.
fn day_or_last(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (28..=day).rev().chain([day]).find_map(|d| NaiveDate::from_ymd_opt(year, month, d))
}

fn rule(t: &Tokens, at: usize, before: bool) -> Option<(DueRule, usize)> {
    if !before && let Some(n) = t.number(at).and_then(|n| u16::try_from(n).ok()).filter(|n| *n <= 366) {
        if let Some(end) = t.phrase(at + 1, "ngay lam viec") {
            return Some((DueRule::WorkingDays(n), end));
        }
        if let Some(end) = t.phrase(at + 1, "ngay") {
            return Some((DueRule::Days(n), end));
        }
    }
    let last = ["ngay cuoi cung cua ky", "ngay cuoi ky", "ngay cuoi cung", "ngay chot so lieu", "het ky"];
    if !before && let Some(end) = t.any(at, &last) {
        return Some((DueRule::LastDay, end));
    }
    let named = t.phrase(at, "ngay");
    let at = named.unwrap_or(at);
    let day = u8::try_from(t.small(at, 31)?).ok()?;
    let next = if t.word(at + 1) == "hang" { at + 2 } else { at + 1 };
    let next = t.phrase(next, "cua").unwrap_or(next);
    if t.mark(next) == Some('/') || t.word(next) == "thang" && t.number(next + 1).is_some() {
        let month = u8::try_from(t.small(next + 1, 12)?).ok()?;
        // 29/02 is a day in some years.
        NaiveDate::from_ymd_opt(2024, month.into(), day.into())?;
        let end = next + 2;
        let later = t.any(end, &["cua nam sau", "nam sau", "nam tiep theo", "cua nam ke tiep", "nam ke tiep"]);
        let end_same = t.any(end, &["cua nam bao cao", "nam bao cao", "hang nam", "cung nam"]).unwrap_or(end);
        let after = u8::from(later.is_some());
        return Some((DueRule::DayOfYear { after, month, day, before }, later.unwrap_or(end_same)));
    }
    let following = [
        "thang sau",
        "thang tiep theo",
        "thang ke tiep",
        "thang lien ke",
        "thang dau ky sau",
        "thang dau quy sau",
        "thang sau ky bao cao",
    ];
    let own = [
        "thang cuoi ky bao cao",
        "thang cuoi ky",
        "thang cuoi cua ky",
        "thang cuoi quy",
        "thang cuoi cua quy",
        "thang cuoi moi quy",
        "thang bao cao",
        "thang do",
        "thang",
    ];
    if let Some(end) = t.any(next, &following) {
        let end = t.any(end, &["ky bao cao", "cua ky bao cao"]).unwrap_or(end);
        return Some((DueRule::DayOfMonth { after: 1, day, before }, end));
    }
    let end = t.any(next, &own);
    // `ngày 20` alone: of the period's last month.
    (end.is_some() || named.is_some()).then(|| (DueRule::DayOfMonth { after: 0, day, before }, end.unwrap_or(at + 1)))
}
