//! A plan's tasks as those who follow them need them, from whichever form the plan came in.

use super::units::Registry;
use super::{Deadline, Lines, Plan, deadline, running};
use crate::diagnostic::Place;
use crate::vietnamese::roman_value;
use std::collections::{HashMap, HashSet};

/// A plan with its tasks laid out one by one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WorkPlan {
    /// What the plan says of itself; of a bare task workbook only what could be read above its table.
    pub plan: Plan,
    /// Its tasks, groups left out, in order.
    pub items: Vec<WorkItem>,
}

impl WorkPlan {
    /// The tasks of a plan and of its appendices, numbered as they are printed. `default_year` is the year that
    /// deadlines without one are about; units are told apart by `registry`.
    pub fn from_plan(plan: &Plan, registry: &Registry, default_year: Option<i32>) -> WorkPlan {
        let mut items = Vec::new();
        let lists = std::iter::once(("nhiem_vu".to_owned(), &plan.tasks));
        let annexes = plan.appendices.iter().enumerate().map(|(i, a)| (format!("phu_luc[{i}].nhiem_vu"), &a.tasks));
        for (path, tasks) in lists.chain(annexes) {
            let mut group = Vec::new();
            for entry in running(tasks) {
                if let Some((number, name)) = &entry.opens {
                    group = vec![numbered(number, name)];
                }
                let (Some(number), Some(task)) = (entry.number, tasks.get(entry.at)) else { continue };
                let units = |lines: &Option<Lines>| -> Vec<String> {
                    lines.iter().flat_map(Lines::filled).flat_map(|l| registry.split(l)).collect()
                };
                items.push(WorkItem {
                    key: String::new(),
                    group: group.clone(),
                    number: number.trim().to_owned(),
                    code: String::new(),
                    content: task.content.as_deref().map(str::trim).unwrap_or_default().to_owned(),
                    leads: units(&task.lead),
                    partners: units(&task.partners),
                    deadline: deadline::parse(
                        task.deadline.as_deref().map(str::trim).unwrap_or_default(),
                        default_year,
                    ),
                    output: task.output.iter().flat_map(Lines::filled).collect::<Vec<_>>().join("; "),
                    place: Place::within(format!("{path}[{}]", entry.at)),
                });
            }
        }
        assign_keys(&mut items);
        WorkPlan { plan: plan.clone(), items }
    }
}

/// `I. Hạ tầng số`; a name that was written with its number keeps it.
fn numbered(number: &str, name: &str) -> String {
    let first = name.split([' ', '.', ')']).next().unwrap_or_default();
    let marked = name[first.len()..].starts_with(['.', ')']);
    let is_number = roman_value(first).is_some() || first.len() == 1 || first.bytes().all(|b| b.is_ascii_digit());
    if marked && is_number && !first.is_empty() {
        return name.to_owned();
    }
    match number.trim().trim_end_matches(['.', ')']) {
        "" => name.to_owned(),
        number => format!("{number}. {name}"),
    }
}

/// Gives every task its key: code, else STT, else its place in the list; a key used before gets `#2`, `#3`.
pub fn assign_keys(items: &mut [WorkItem]) {
    let mut used: HashSet<String> = HashSet::new();
    let mut times: HashMap<String, usize> = HashMap::new();
    for (i, item) in items.iter_mut().enumerate() {
        let number = item.number.trim().trim_end_matches(['.', ')']);
        let base = [item.code.trim(), number].into_iter().find(|k| !k.is_empty());
        let base = base.map_or_else(|| format!("dòng {}", i + 1), str::to_owned);
        let count = times.entry(base.clone()).or_default();
        // A plan may hold `5#2` as a code of its own.
        item.key = loop {
            *count += 1;
            let key = if *count == 1 { base.clone() } else { format!("{base}#{count}") };
            if used.insert(key.clone()) {
                break key;
            }
        };
    }
}

/// One task to be followed.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkItem {
    /// Tells it from all others of the plan, and stays the same while the plan is not renumbered: the task's code, else
    /// its STT, with `#2`, `#3` where the plan uses one twice.
    pub key: String,
    /// The groups it stands in, from the widest, as written: `I. Hạ tầng số`.
    pub group: Vec<String>,
    /// STT as written, or as it is printed.
    pub number: String,
    /// Mã nhiệm vụ.
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// The units that lead, as written, one per entry.
    pub leads: Vec<String>,
    /// The units that take part, as written, one per entry.
    pub partners: Vec<String>,
    /// Its deadline: words and reading.
    pub deadline: Deadline,
    /// What it gives.
    pub output: String,
    /// Where it was read.
    pub place: Place,
}
