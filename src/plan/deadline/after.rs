//! `10 ngày làm việc sau khi …`: a length of time after something that is still to happen.

use super::phrase;
use super::tokens::Tokens;
use super::{Deadline, DeadlineKind};
use crate::plan::holidays::{Counted, WorkCalendar};
use chrono::{Days, Months, NaiveDate};

/// How long after an event something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// So many working days.
    WorkingDays(u16),
    /// So many days.
    Days(u16),
    /// So many months.
    Months(u16),
}

impl After {
    /// The day that lies so long after another one, which is itself not counted.
    pub fn day(self, event: NaiveDate, calendar: &WorkCalendar) -> Option<Counted> {
        let plain = |day: NaiveDate| Counted { day, unsure: Vec::new(), unknown_years: Vec::new() };
        match self {
            After::WorkingDays(n) => calendar.add_working_days(event, n),
            After::Days(n) => event.checked_add_days(Days::new(n.into())).map(plain),
            After::Months(n) => event.checked_add_months(Months::new(n.into())).map(plain),
        }
    }
}

impl Deadline {
    /// How long after its event it is due, where it depends on one and the words say how long. `ngay sau khi …` and `theo
    /// lộ trình` do not.
    pub fn after(&self) -> Option<After> {
        if self.kind != DeadlineKind::DependsOn {
            return None;
        }
        let t = Tokens::new(&self.words);
        (0..t.len()).find_map(|at| {
            let n = u16::try_from(t.number(at)?).ok()?;
            // `05 - 10 ngày`: the longer one is the last day; it is met at its own place.
            phrase::lone_length(&t, at)?;
            match (t.word(at + 1), t.phrase(at + 1, "ngay lam viec")) {
                (_, Some(_)) => Some(After::WorkingDays(n)),
                ("ngay", _) => Some(After::Days(n)),
                ("tuan", _) => Some(After::Days(n.checked_mul(7)?)),
                ("thang", _) => Some(After::Months(n)),
                ("nam", _) => Some(After::Months(n.checked_mul(12)?)),
                _ => None,
            }
        })
    }

    /// The last day that is not late, once the day of the event is known.
    pub fn resolve(&self, event: NaiveDate, calendar: &WorkCalendar) -> Option<Counted> {
        self.after()?.day(event, calendar)
    }
}
