//! The class of a task from a claim and its deadline.

use super::{Class, Status};
use crate::plan::{Deadline, DeadlineKind};
use chrono::NaiveDate;

/// What a unit claims, after all it wrote in the period.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct View {
    pub status: Option<Status>,
    pub percent: Option<f64>,
    pub done_on: Option<NaiveDate>,
    /// `đúng hạn`, `quá hạn` in its words.
    pub in_time: Option<bool>,
    /// An earlier report shows that it was not done when it was due.
    pub seen_late: bool,
    /// The first day on which it was said to be done: that of the entry, or the end of the period it is about.
    pub said_done_on: Option<NaiveDate>,
}

/// The day of a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now {
    pub at: NaiveDate,
    /// `at` is the end of the period: that day is over, and with it a deadline of that day.
    pub closed: bool,
}

impl Now {
    /// Whether the day of a deadline is over. Of what recurs the next round begins on the day after, and units write that
    /// it is under way: its last day is not counted against it.
    pub fn is_past(self, kind: DeadlineKind, due: Option<NaiveDate>) -> bool {
        let closed = self.closed && kind != DeadlineKind::Recurring;
        due.is_some_and(|due| due < self.at || closed && due == self.at)
    }
}

/// The day by which a task is judged. Of what recurs: the last one that has come within the period, else the first that is
/// to come.
pub(super) fn due(deadline: &Deadline, days: (NaiveDate, NaiveDate), at: NaiveDate) -> Option<NaiveDate> {
    if deadline.kind != DeadlineKind::Recurring && deadline.days.is_empty() {
        return deadline.latest;
    }
    if !deadline.days.is_empty() {
        let within = deadline.days.iter().rev().find(|day| (days.0..=at).contains(*day)).copied();
        return within.or(deadline.latest_after(at));
    }
    let dates = deadline.due_dates(days.0, days.1);
    dates.iter().rev().find(|day| **day <= at).or(dates.first()).copied()
}

/// Where a task stands by one claim at a day.
pub(super) fn class(deadline: &Deadline, due: Option<NaiveDate>, view: &View, now: Now) -> Class {
    if deadline.kind == DeadlineKind::Ongoing {
        return Class::Ongoing;
    }
    match view.status.unwrap_or(Status::Doing) {
        Status::Maintained => Class::Ongoing,
        Status::Done => done(due, view),
        _ if now.is_past(deadline.kind, due) || due.is_none() && view.in_time == Some(false) => Class::Overdue,
        Status::NotDue => Class::NotDue,
        Status::NotStarted if deadline.earliest.is_some_and(|first| first > now.at) => Class::NotDue,
        Status::NotStarted | Status::Doing | Status::Overdue => Class::InTime,
    }
}

/// What is done: in time or late where dates, the unit's words or the day on which it said so prove it; else neither.
fn done(due: Option<NaiveDate>, view: &View) -> Class {
    match (due, view.done_on) {
        (Some(due), Some(done)) if done <= due => Class::DoneInTime,
        (Some(_), Some(_)) => Class::DoneLate,
        _ if view.in_time == Some(false) || view.seen_late => Class::DoneLate,
        _ if view.in_time == Some(true) => Class::DoneInTime,
        (Some(due), None) if view.said_done_on.is_some_and(|said| said <= due) => Class::DoneInTime,
        _ => Class::Done,
    }
}

/// The class of a task that several units lead, from the class of each. It is done when all are; one that is overdue
/// makes it so.
pub(super) fn merged(classes: &[Class]) -> Option<Class> {
    let has = |c: Class| classes.contains(&c);
    let first = *classes.first()?;
    Some(match () {
        () if classes.iter().all(|c| *c == first) => first,
        () if has(Class::Overdue) => Class::Overdue,
        () if has(Class::InTime) => Class::InTime,
        () if has(Class::NotDue) && classes.iter().any(|c| c.is_done()) => Class::InTime,
        () if has(Class::Ongoing) => Class::Ongoing,
        () if has(Class::DoneLate) => Class::DoneLate,
        () => Class::Done,
    })
}

/// The state of a task that several units lead: the least advanced; underway as soon as one has begun.
pub(super) fn least(states: &[Status]) -> Option<Status> {
    let has = |s: Status| states.contains(&s);
    let begun = has(Status::Done) || has(Status::Doing) || has(Status::Maintained);
    [Status::Overdue, Status::NotStarted, Status::NotDue, Status::Doing, Status::Maintained, Status::Done]
        .into_iter()
        .find(|s| has(*s))
        .map(|s| if begun && matches!(s, Status::NotStarted | Status::NotDue) { Status::Doing } else { s })
}
