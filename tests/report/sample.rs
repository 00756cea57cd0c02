//! The sample of samples/tien-do: a plan of 20 tasks in 4 groups, led by 8 units, and two quarters of progress with late,
//! doubled and missing entries. Where each task stands at the end of a quarter is written here by hand.

use crate::support;
use chrono::NaiveDate;
use vanthu::compose::report::{Input, Shape};
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::progress::{Answer, Class, Counts, GroupCount, Judged, Progress, Status, Tally, UnitCount, stamp};
use vanthu::plan::units::Registry;
use vanthu::plan::{Period, Regime, Stretch, WorkPlan};
use vanthu::{Agency, read};

pub struct Sample {
    pub work: WorkPlan,
    pub progress: Vec<Progress>,
    pub now: Tally,
    pub previous: Tally,
    pub office: Agency,
}

/// Whom the report goes to.
pub fn superiors() -> Vec<String> {
    vec!["Ủy ban nhân dân tỉnh Bình Nguyên".to_owned()]
}

pub fn quarter(q: u8) -> Period {
    Period { stretch: Stretch::Quarter(q), year: 2026 }
}

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

/// Where every task stands, in the order of the plan; `-` is not reported.
const SECOND: &str = "dit late dit on nd in in over over on in in dit on dit nd in in in nd";
const THIRD: &str = "dit late dit on nd dit in late over on over dit dit on dit over - - in dit";

fn class(word: &str) -> Option<Class> {
    Some(match word {
        "dit" => Class::DoneInTime,
        "late" => Class::DoneLate,
        "done" => Class::Done,
        "in" => Class::InTime,
        "over" => Class::Overdue,
        "on" => Class::Ongoing,
        "nd" => Class::NotDue,
        _ => return None,
    })
}

impl Sample {
    pub fn new() -> Sample {
        let mut d = Diagnostics::new();
        let plan = std::fs::read("samples/tien-do/ke-hoach.json").expect("the plan");
        let plan = read::plan_json(&plan, &mut d).expect("a plan");
        let office =
            read::agency_toml(&std::fs::read("samples/tien-do/co-quan.toml").expect("toml"), &mut d).expect("agency");
        assert_eq!(support::lines(&d), Vec::<String>::new());
        let work = WorkPlan::from_plan(&plan, &Registry::default(), Some(2026));
        let mut progress = entries(&work, "quy-2-2026.csv", quarter(2));
        progress.extend(entries(&work, "quy-3-2026.csv", quarter(3)));
        let previous = tally(&work, &progress, quarter(2), day(2026, 6, 30), SECOND);
        let now = tally(&work, &progress, quarter(3), day(2026, 9, 30), THIRD);
        Sample { work, progress, now, previous, office }
    }

    pub fn input<'a>(&'a self, shape: Shape, to: &'a [String]) -> Input<'a> {
        Input {
            work: &self.work,
            progress: &self.progress,
            now: &self.now,
            previous: Some(&self.previous),
            last_year: None,
            cumulative: None,
            charts: Vec::new(),
            shape,
            addressees: to,
            date: None,
            appendices: true,
            typed: None,
        }
    }
}

/// The entries of one file, as the program reads it, each of that period.
pub fn entries(work: &WorkPlan, file: &str, period: Period) -> Vec<Progress> {
    let mut d = Diagnostics::new();
    let bytes = std::fs::read(format!("samples/tien-do/gui-ve/{file}")).expect("the file");
    let read = read::progress(&bytes, file, work, Default::default(), &mut d).expect("progress");
    assert_eq!(support::lines(&d), Vec::<String>::new());
    let mut entries = read.entries;
    stamp(&mut entries, period);
    entries
}

/// The tally that `classes` says, with the answers of the list: of a unit's entries the last one of the period, of what was
/// done earlier that entry, carried.
pub fn tally(work: &WorkPlan, progress: &[Progress], period: Period, at: NaiveDate, classes: &str) -> Tally {
    let mut t = Tally {
        period,
        regime: Regime::Calendar,
        at,
        tasks: Vec::new(),
        all: Counts::default(),
        groups: Vec::new(),
        units: Vec::new(),
        by_units: Counts::default(),
        shared: 0,
        strays: Vec::new(),
        replaced: Vec::new(),
    };
    let words: Vec<&str> = classes.split_whitespace().collect();
    assert_eq!(words.len(), work.items.len());
    for (i, (item, word)) in work.items.iter().zip(words).enumerate() {
        let class = class(word);
        let mut units = item.leads.clone();
        let of_task = |p: &&Progress| p.task == item.key;
        for other in progress.iter().filter(of_task).map(|p| &p.unit) {
            if !units.contains(other) {
                units.push(other.clone());
            }
        }
        let due = item.deadline.latest;
        let past = due.is_some_and(|due| due <= at);
        let mut judged = Judged { item: i, class, due, past, ..Judged::default() };
        for name in &units {
            let unit = t.units.iter().position(|u| u.name == *name).unwrap_or_else(|| {
                t.units.push(UnitCount { name: name.clone(), ..UnitCount::default() });
                t.units.len() - 1
            });
            let leads = item.leads.contains(name);
            let mine = |p: &usize| progress[*p].task == item.key && progress[*p].unit == *name;
            let all: Vec<usize> = (0..progress.len()).filter(mine).collect();
            let fresh = all.iter().rev().find(|p| progress[**p].period == Some(period)).copied();
            let earlier = || all.iter().find(|p| progress[**p].status == Some(Status::Done)).copied();
            let chosen = fresh.or_else(earlier);
            let own = match (leads, chosen.map(|p| progress[p].status)) {
                (true, Some(Some(Status::Done))) if item.leads.len() > 1 => Some(Class::DoneInTime),
                _ => class,
            };
            if leads {
                judged.leads.push(unit);
                t.units[unit].counts.add(own);
                t.by_units.add(own);
                t.units[unit].sent |= fresh.is_some();
            }
            let Some(entry) = chosen else { continue };
            let p = &progress[entry];
            judged.answers.push(Answer {
                unit,
                leads,
                entries: vec![entry],
                status: p.status,
                percent: p.percent,
                done_on: p.done_on,
                class: own,
                carried: fresh.is_none(),
            });
        }
        let order = [Status::NotDue, Status::NotStarted, Status::Doing, Status::Maintained, Status::Done];
        let known = judged.answers.iter().filter(|a| a.leads).filter_map(|a| a.status);
        judged.status = known.min_by_key(|s| order.iter().position(|o| o == s));
        t.shared += usize::from(item.leads.len() > 1);
        t.all.add(class);
        let group = item.group.first().cloned().unwrap_or_default();
        let at = t.groups.iter().position(|g| g.name == group).unwrap_or_else(|| {
            t.groups.push(GroupCount { name: group, ..GroupCount::default() });
            t.groups.len() - 1
        });
        t.groups[at].counts.add(class);
        t.tasks.push(judged);
    }
    t
}
