//! From what units say to where each task stands.

use super::{Answer, Class, Counts, GroupCount, Judged, Progress, Status, Tally, UnitCount};
use crate::diagnostic::Diagnostics;
use crate::plan::units::Registry;
use crate::plan::{Deadline, DeadlineKind, Period, Regime, WorkPlan};
use chrono::NaiveDate;

/// Judges a plan at a day: merges what units said in the period, gives every task its class, and counts.
///
/// Which entries count: those that name this period; those without a period written within its days; those without
/// both. Whoever judges several periods of one list calls [`stamp`] first, so that none lacks both. What an earlier
/// entry of the year says is done stays done. Entries with one and the same place (one cell) are one answer; of
/// answers at several places the newest counts, by the day it was written, else the later one in the list.
pub fn judge(
    work: &WorkPlan,
    progress: &[Progress],
    _registry: &Registry,
    period: Period,
    regime: Regime,
    at: NaiveDate,
    _found: &mut Diagnostics,
) -> Tally {
    let mut tally = Tally {
        period,
        regime,
        at,
        tasks: Vec::with_capacity(work.items.len()),
        all: Counts::default(),
        groups: Vec::new(),
        units: Vec::new(),
        by_units: Counts::default(),
        shared: 0,
        strays: Vec::new(),
        replaced: Vec::new(),
    };
    let days = period.days(regime);
    let counts = |p: &Progress| match (p.period, p.written_on, days) {
        (Some(own), _, _) => own == period,
        (None, Some(day), Some((first, last))) => (first..=last).contains(&day),
        _ => true,
    };
    for (i, item) in work.items.iter().enumerate() {
        let name = item.leads.first().cloned().unwrap_or_default();
        let unit = tally.units.iter().position(|u| u.name == name).unwrap_or_else(|| {
            tally.units.push(UnitCount { name, ..UnitCount::default() });
            tally.units.len() - 1
        });
        let mine = (0..progress.len()).rev().find(|p| progress[*p].task == item.key && counts(&progress[*p]));
        let due = item.deadline.latest;
        let answers: Vec<Answer> = mine
            .map(|p| Answer {
                unit,
                leads: true,
                entries: vec![p],
                status: progress[p].status,
                percent: progress[p].percent,
                done_on: progress[p].done_on,
                class: Some(class(&item.deadline, due, progress[p].status, progress[p].done_on, at)),
                carried: false,
            })
            .into_iter()
            .collect();
        let first = answers.first();
        let not_yet = item.deadline.earliest.filter(|day| *day > at).map(|_| Class::NotDue);
        let class = first.and_then(|a| a.class).or(not_yet);
        tally.all.add(class);
        tally.by_units.add(class);
        tally.units[unit].counts.add(class);
        tally.units[unit].sent |= first.is_some();
        let group = item.group.first().cloned().unwrap_or_default();
        match tally.groups.iter_mut().find(|g| g.name == group) {
            Some(g) => g.counts.add(class),
            None => {
                let mut g = GroupCount { name: group, ..GroupCount::default() };
                g.counts.add(class);
                tally.groups.push(g);
            }
        }
        let status = first.and_then(|a| a.status);
        tally.tasks.push(Judged { item: i, class, status, due, leads: vec![unit], answers });
    }
    tally
}

/// Gives the period to entries that name neither a period nor a day.
pub fn stamp(progress: &mut [Progress], period: Period) {
    for p in progress.iter_mut().filter(|p| p.period.is_none() && p.written_on.is_none()) {
        p.period = Some(period);
    }
}

fn class(
    deadline: &Deadline,
    due: Option<NaiveDate>,
    status: Option<Status>,
    done_on: Option<NaiveDate>,
    at: NaiveDate,
) -> Class {
    let passed = due.is_some_and(|due| due < at);
    match status.unwrap_or(Status::Doing) {
        _ if deadline.kind == DeadlineKind::Ongoing => Class::Ongoing,
        Status::Maintained => Class::Ongoing,
        Status::Done if due.zip(done_on).is_some_and(|(due, done)| done > due) => Class::DoneLate,
        Status::Done => Class::DoneInTime,
        _ if passed => Class::Overdue,
        Status::NotDue => Class::NotDue,
        Status::NotStarted if deadline.earliest.is_some_and(|day| day > at) => Class::NotDue,
        Status::NotStarted | Status::Doing => Class::InTime,
    }
}
