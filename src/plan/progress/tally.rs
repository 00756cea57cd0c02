//! What a report counts: tasks by class, in all, by group and by unit; and two such counts side by side.

use super::{Class, Status, sender};
use crate::plan::{Period, Regime};
use crate::vietnamese::unmarked;
use chrono::NaiveDate;
use std::collections::HashSet;

/// The share of the units that answer now of whose answers then a comparison may be made: most of them. A folder in which
/// one unit of nine had left the form of the quarter before taught it.
const COMPARABLE: f64 = 0.5;

/// How many tasks there are of each class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the order of [`Class::ALL`].
    classes: [usize; 7],
    unreported: usize,
}

impl Counts {
    /// Adds one task; none: no unit has reported on it.
    pub fn add(&mut self, class: Option<Class>) {
        match class {
            Some(class) => self.classes[class as usize] += 1,
            None => self.unreported += 1,
        }
    }

    /// How many of this class.
    pub fn of(&self, class: Class) -> usize {
        self.classes[class as usize]
    }

    /// How many no unit has reported on.
    pub fn unreported(&self) -> usize {
        self.unreported
    }

    /// Done: in time, late, or without a word on which.
    pub fn done(&self) -> usize {
        Class::ALL.into_iter().filter(|class| class.is_done()).map(|class| self.of(class)).sum()
    }

    /// All tasks: every class and those not reported on.
    pub fn total(&self) -> usize {
        self.classes.iter().sum::<usize>() + self.unreported
    }

    /// Share of all tasks that are done, in percent with one decimal; none where there is no task.
    pub fn done_share(&self) -> Option<f64> {
        share(self.done(), self.total())
    }

    /// Share of all tasks of this class, in percent with one decimal; none where there is no task.
    pub fn share_of(&self, class: Class) -> Option<f64> {
        share(self.of(class), self.total())
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in self.classes.iter_mut().zip(other.classes) {
            *mine += theirs;
        }
        self.unreported += other.unreported;
    }
}

/// `part` of `whole` in percent, rounded to one decimal; none of nothing.
pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| (part as f64 * 1000.0 / whole as f64).round() / 10.0)
}

/// What one unit answers for one task in the period.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Whose: place in [`Tally::units`].
    pub unit: usize,
    /// Whether it leads the task. Answers of others are kept but decide nothing.
    pub leads: bool,
    /// The entries that count, oldest first: places in the list of progress that was judged. The last one wins where
    /// they differ; several are the entries of one cell.
    pub entries: Vec<usize>,
    /// Its state, after its words, share and dates.
    pub status: Option<Status>,
    /// Share done, 0 to 100.
    pub percent: Option<f64>,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// Where the task stands by this answer alone.
    pub class: Option<Class>,
    /// Said in an earlier period: what was done stays done.
    pub carried: bool,
}

/// One task at the day of a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Judged {
    /// Place in [`WorkPlan::items`](crate::plan::WorkPlan::items).
    pub item: usize,
    /// Where it stands; none where no unit that leads it has reported.
    pub class: Option<Class>,
    /// Its state, of all units that lead it the least advanced; [`Status::Doing`] where what they said was not understood.
    pub status: Option<Status>,
    /// The day by which it is judged: of what recurs the latest one within the period.
    pub due: Option<NaiveDate>,
    /// That day is over, whatever became of the task.
    pub past: bool,
    /// The units that lead it: places in [`Tally::units`].
    pub leads: Vec<usize>,
    /// What units answered, those that lead first.
    pub answers: Vec<Answer>,
}

/// The tasks of one group of the widest level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupCount {
    /// As written: `I. Hạ tầng số`; empty for tasks that stand in none.
    pub name: String,
    /// Its tasks.
    pub counts: Counts,
}

/// The tasks one unit leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitCount {
    /// Full name: that of co-quan.toml, else as first written; empty for tasks without a unit.
    pub name: String,
    /// Registered abbreviation, or empty.
    pub short: String,
    /// Listed in co-quan.toml.
    pub known: bool,
    /// The tasks it leads, each by this unit's own answer.
    pub counts: Counts,
    /// It answered for at least one task in the period.
    pub sent: bool,
    /// Files that came from it and could not be read, by name: it has sent something, and nobody knows what.
    pub unread: Vec<String>,
}

/// A plan at the day of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// The period of the report.
    pub period: Period,
    /// How its days are cut.
    pub regime: Regime,
    /// The day at which the plan is judged.
    pub at: NaiveDate,
    /// Every task, in the order of the plan.
    pub tasks: Vec<Judged>,
    /// All tasks, each once.
    pub all: Counts,
    /// By group of the widest level, in the order of the plan. They add up to `all`.
    pub groups: Vec<GroupCount>,
    /// By unit: those of co-quan.toml in its order, then the others in the order they were met. A task that several
    /// units lead counts for each of them: they add up to `by_units`.
    pub units: Vec<UnitCount>,
    /// Sum over `units`: as many more than `all` as tasks are led by more than one.
    pub by_units: Counts,
    /// Tasks led by more than one unit.
    pub shared: usize,
    /// Entries of the period whose task is not in the plan, or cannot be told: places in the list of progress.
    pub strays: Vec<usize>,
    /// Entries of the period that a newer one of the same unit for the same task replaced: places in that list.
    pub replaced: Vec<usize>,
}

impl Tally {
    /// Units that lead a task and have sent nothing in the period: places in `units`.
    pub fn silent(&self) -> Vec<usize> {
        let is_silent = |u: &UnitCount| u.counts.total() > 0 && !u.name.is_empty() && !u.sent && u.unread.is_empty();
        self.units.iter().enumerate().filter(|(_, u)| is_silent(u)).map(|(at, _)| at).collect()
    }

    /// Units that lead a task, and of whose files in the period none could be read: places in `units`.
    pub fn unread(&self) -> Vec<usize> {
        let is_unread = |u: &UnitCount| u.counts.total() > 0 && !u.sent && !u.unread.is_empty();
        self.units.iter().enumerate().filter(|(_, u)| is_unread(u)).map(|(at, _)| at).collect()
    }

    /// Gives files that could not be read to the units they came from, told by their names; what is left is of no unit
    /// that was found. Call it before [`silent`](Tally::silent) is asked.
    pub fn came_unread<'f>(&mut self, files: impl IntoIterator<Item = &'f str>) -> Vec<&'f str> {
        let names: Vec<Vec<&str>> = self.units.iter().map(|u| vec![&*u.name, &*u.short]).collect();
        let found: Vec<(&str, Option<usize>)> =
            files.into_iter().map(|file| (file, sender::of_file(file, &names))).collect();
        let mut left = Vec::new();
        for (file, unit) in found {
            match unit.and_then(|at| self.units.get_mut(at)) {
                Some(unit) => unit.unread.push(file.to_owned()),
                None => left.push(file),
            }
        }
        left
    }

    /// Of those that have sent nothing, the ones with a task that somebody should have reported on: places in `units`. The
    /// tasks of the others are done, or their time has not come.
    pub fn owing(&self) -> Vec<usize> {
        let owes = |at: &usize| self.units.get(*at).is_some_and(|u| u.counts.unreported() > 0);
        self.silent().into_iter().filter(owes).collect()
    }

    /// Whether an earlier tally can be held against this one: of the units that answered now and had answered for nothing
    /// yet, most answered then too. One form of another period left in the folder founds no comparison.
    pub fn is_comparable(&self, earlier: &Tally) -> bool {
        let answered = |tally: &Tally| -> HashSet<String> {
            let sent = tally.units.iter().filter(|u| u.sent && u.counts.total() > 0);
            sent.map(|u| unmarked(&u.name)).collect()
        };
        let (now, then) = (answered(self), answered(earlier));
        let both = now.intersection(&then).count();
        both > 0 && both as f64 >= now.len() as f64 * COMPARABLE
    }

    /// This tally beside an earlier one.
    pub fn since(&self, earlier: &Tally) -> Comparison {
        Comparison { now: self.all, then: earlier.all }
    }
}

/// Counts of two periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// Of the later one.
    pub now: Counts,
    /// Of the earlier one.
    pub then: Counts,
}

impl Comparison {
    /// How many more (or, below zero, fewer) of this class.
    pub fn difference(&self, class: Class) -> i64 {
        less(self.now.of(class), self.then.of(class))
    }

    /// How many more are done.
    pub fn done(&self) -> i64 {
        less(self.now.done(), self.then.done())
    }

    /// By how many points of percent (one decimal) the share of done tasks rose; none where either has no task.
    pub fn done_points(&self) -> Option<f64> {
        let points = self.now.done_share()? - self.then.done_share()?;
        Some((points * 10.0).round() / 10.0)
    }
}

fn less(a: usize, b: usize) -> i64 {
    i64::try_from(a).unwrap_or(i64::MAX) - i64::try_from(b).unwrap_or(i64::MAX)
}
