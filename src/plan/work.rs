//! A plan's tasks as those who follow them need them, from whichever form the plan came in.

use super::{Deadline, Plan};
use crate::diagnostic::Place;

/// A plan with its tasks laid out one by one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WorkPlan {
    /// What the plan says of itself; of a bare task workbook only what could be read above its table.
    pub plan: Plan,
    /// Its tasks, groups left out, in order.
    pub items: Vec<WorkItem>,
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
