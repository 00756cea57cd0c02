//! Tiến độ: what units say of their tasks, and what follows from it at the day of a report.

mod answer;
mod claims;
mod class;
mod counting;
mod entries;
mod judge;
mod matching;
mod names;
mod sender;
mod status;
mod tally;

use super::Period;
use crate::diagnostic::Place;
use chrono::NaiveDate;

pub use judge::{AsOf, judge, stamp};
pub use matching::{Found, Matcher};
pub use status::{Claim, PercentProblem, marks_to_words, percent, percent_of_cell};
pub use tally::{Answer, Comparison, Counts, GroupCount, Judged, Tally, UnitCount, share};

/// A task's state as its unit puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Hoàn thành.
    Done,
    /// Đang thực hiện.
    Doing,
    /// Tiếp tục duy trì, thực hiện thường xuyên.
    Maintained,
    /// Chưa thực hiện.
    NotStarted,
    /// Chưa đến hạn, chưa đến kỳ.
    NotDue,
    /// Quá hạn, and no word on what was done: not done, and nobody said that it is under way.
    Overdue,
}

/// What one unit says about one task, once. Words are as written; empty means nothing was said, which is not zero.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// The task's key, or code, or STT, as the source gives it.
    pub task: String,
    /// The task's words, where the source repeats them.
    pub content: String,
    /// Who says so, as written.
    pub unit: String,
    /// The period it is about, where the source says so.
    pub period: Option<Period>,
    /// The day it was written, where the source says so: an entry's code, a form's date.
    pub written_on: Option<NaiveDate>,
    /// State, as far as its words were understood.
    pub status: Option<Status>,
    /// State as written.
    pub status_words: String,
    /// Share done, 0 to 100, of what was claimed; what lies outside is reported and left out.
    pub percent: Option<f64>,
    /// Kết quả.
    pub result: String,
    /// Số liệu.
    pub figures: String,
    /// Văn bản, sản phẩm minh chứng.
    pub evidence: String,
    /// Khó khăn, vướng mắc, nguyên nhân.
    pub difficulties: String,
    /// Đề xuất, kiến nghị.
    pub proposals: String,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// Where it was read: file, sheet and cell. Entries of one cell (a log of the year) share their place: they are one
    /// answer, while entries of one unit at several places compete.
    pub place: Place,
}

/// The standard classes at the day of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Hoàn thành đúng hạn.
    DoneInTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Hoàn thành, and neither a date nor a word says whether in time.
    Done,
    /// Đang thực hiện trong hạn.
    InTime,
    /// Quá hạn chưa hoàn thành.
    Overdue,
    /// Thường xuyên.
    Ongoing,
    /// Chưa đến hạn.
    NotDue,
}
