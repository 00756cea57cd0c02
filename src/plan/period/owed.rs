//! The reports an office owes in a year.

use super::{Cycle, Days, DueRule, Period, Regime};
use crate::plan::Agency;
use crate::plan::holidays::WorkCalendar;
use chrono::NaiveDate;

/// A report owed for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Name of the report.
    pub name: String,
    /// Who receives it; may be empty.
    pub recipient: String,
    /// What it is about.
    pub period: Period,
    /// How its figures are cut.
    pub regime: Regime,
    /// First day it covers and the day on which its figures are closed.
    pub days: Days,
    /// The last day for sending; none where the office has not said, or in words that are not understood.
    pub due: Option<NaiveDate>,
    /// The words that `due` follows from.
    pub due_words: String,
    /// That day is no working day.
    pub on_day_off: bool,
    /// What is not certain of `due`: days or years whose holidays are not known.
    pub note: Option<String>,
}

/// Every report that `[[che_do_bao_cao]]` of co-quan.toml lists, for each of its periods of one year, by the last day for
/// sending (then by the end of the period). What an entry leaves out is that of `[bao_cao]`.
pub fn owed(agency: &Agency, year: i32, calendar: &WorkCalendar) -> Vec<Owed> {
    let usual = agency.reporting.clone().unwrap_or_default();
    let mut out = Vec::new();
    for duty in &agency.report_duties {
        let regime = duty.regime.or(usual.regime).unwrap_or_default();
        let words = duty.due.as_deref().or(usual.due.as_deref()).unwrap_or_default().trim().to_owned();
        let rule = DueRule::parse(&words).ok();
        let mut stretches = Vec::new();
        for cycle in duty.cycle.filled().filter_map(|words| Cycle::parse(words).ok()) {
            for stretch in cycle.stretches() {
                if !stretches.contains(&stretch) {
                    stretches.push(stretch);
                }
            }
        }
        for stretch in stretches {
            let period = Period { stretch, year };
            let Some(days) = period.days(regime) else { continue };
            let due = rule.and_then(|rule| rule.day(period, regime, calendar));
            let (due, note) = due.map_or((None, None), |counted| (Some(counted.day), counted.note()));
            out.push(Owed {
                name: duty.name.trim().to_owned(),
                recipient: duty.recipient.iter().flat_map(|r| r.filled()).collect::<Vec<_>>().join("; "),
                period,
                regime,
                days,
                due,
                due_words: words.clone(),
                on_day_off: due.is_some_and(|day| calendar.is_day_off(day)),
                note,
            });
        }
    }
    out.sort_by_key(|o| (o.due.unwrap_or(o.days.1), o.days.1));
    out
}
