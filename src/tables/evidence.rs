//! What the cells of a column are: days, states, names of units, numbers, codes, sentences.
//!
//! A heading says what a column is called; the cells say what it is. `Nhiệm vụ của Chính phủ` over `14, 26` holds the
//! numbers of tasks and no task.

use super::grid::{Grid, Slot};
use super::wording::{begins_as_unit, fold, is_figure, is_year};
use crate::plan::progress::Status;
use crate::plan::{DeadlineKind, deadline};
use crate::sheet::Value;
use std::collections::HashSet;

/// Rows that are looked at; those of a long table are taken evenly. Lists of 1,364 rows told nothing new after a hundred.
const SAMPLE: usize = 120;
/// A deadline is short: longer words are a task that names its day.
const LONGEST_TERM: usize = 80;
/// Words of a cell from which on it is a sentence, or the name of a task.
const SENTENCE: usize = 4;
/// Characters of a code at most, a list of codes (`11.1, 11.2, 11.3`) apart.
const LONGEST_CODE: usize = 24;

/// What one cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A day and nothing else.
    Day,
    /// A month, a quarter, `thường xuyên`, `trước ngày …`: what nobody writes of a thing that is done.
    Term,
    /// `x`, `Hoàn thành`, `80%`.
    State,
    /// A number with its marks.
    Figure,
    /// Numbers of other things: `14, 26`, `KH20_N01.2`.
    Code,
    /// The name of a body or of a person.
    Unit,
    Sentence,
    Word,
}

/// The cells of a column, counted. All are 0 where nothing is known of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    /// Rows that were looked at.
    pub rows: usize,
    /// Those that hold something, once for a merge.
    pub filled: usize,
    days: usize,
    terms: usize,
    states: usize,
    figures: usize,
    codes: usize,
    units: usize,
    sentences: usize,
    distinct: usize,
    /// For each row: whether it holds something, a merge's words in all of its rows.
    pub shown: Vec<bool>,
}

impl Cells {
    /// The cells of a column in these rows.
    pub fn of(grid: &Grid, body: &[usize], c: usize) -> Cells {
        let mut out = Cells::default();
        let mut words = HashSet::new();
        for &r in body.iter().step_by((body.len() / SAMPLE).max(1)) {
            out.rows += 1;
            out.shown.push(grid.shown(r, c).is_some());
            // The name of a group over the whole width is no cell of this column.
            let wide = matches!(grid.slot(r, c), Slot::Area(a) if a.right > a.left);
            let Some(i) = grid.here(r, c).filter(|_| !wide) else { continue };
            out.filled += 1;
            let text = grid.text(i);
            match kind(grid.value(i), text.trim()) {
                Kind::Day => out.days += 1,
                Kind::Term => out.terms += 1,
                Kind::State => out.states += 1,
                Kind::Figure => out.figures += 1,
                Kind::Code => out.codes += 1,
                Kind::Unit => out.units += 1,
                Kind::Sentence => out.sentences += 1,
                Kind::Word => {}
            }
            words.insert(fold(&text));
        }
        out.distinct = words.len();
        out
    }

    /// `n` are most of the cells: three fifths, and at least two.
    fn most(&self, n: usize) -> bool {
        n >= 2 && n * 5 >= self.filled * 3
    }

    /// Numbers and codes: no task, no unit.
    pub fn are_numbers(&self) -> bool {
        self.most(self.codes + self.figures)
    }

    /// Days, months, quarters.
    pub fn are_times(&self) -> bool {
        self.most(self.days + self.terms)
    }

    /// Not one tells a time, though there is enough to tell from.
    pub fn tell_no_time(&self) -> bool {
        self.filled >= 3 && (self.days + self.terms) * 5 < self.filled
    }

    /// Some of the times are none of a thing that is done: `Quý II/2026`, `thường xuyên`.
    pub fn have_terms(&self) -> bool {
        self.terms * 5 >= self.filled && self.terms > 0
    }

    /// Some say that a thing is done: `x`, `Đã xong`.
    pub fn have_states(&self) -> bool {
        self.states > 0
    }

    /// States and little else.
    pub fn are_states(&self) -> bool {
        self.most(self.states)
    }

    /// Names of bodies or people.
    pub fn are_units(&self) -> bool {
        self.filled > 0 && self.units * 2 >= self.filled
    }

    /// Sentences, or names as long as tasks have.
    pub fn are_sentences(&self) -> bool {
        self.filled > 0 && self.sentences * 2 >= self.filled
    }

    /// The same words for several rows, merged or repeated, as names of groups are.
    pub fn repeat(&self) -> bool {
        self.rows >= 3 && self.filled > 0 && self.distinct * 5 <= self.rows * 3 && self.distinct < self.rows
    }

    /// Where this column is blank, the other is too, and some rows are: both wait for the thing to be done.
    pub fn blank_with(&self, other: &Cells) -> bool {
        let blanks = self.shown.iter().filter(|s| !**s).count();
        let both = self.shown.iter().zip(&other.shown).filter(|(a, b)| !**a && !**b).count();
        blanks > 0 && both == blanks
    }
}

/// Words that tell a time and nothing else.
pub(super) fn is_time(text: &str) -> bool {
    matches!(kind(Value::Text, text.trim()), Kind::Day | Kind::Term)
}

fn kind(value: Value, text: &str) -> Kind {
    match value {
        // A date that shows no day is a month or a year.
        Value::Date(_) => return if text.matches('/').count() >= 2 { Kind::Day } else { Kind::Term },
        Value::Number(_) if is_year(text) => return Kind::Term,
        Value::Number(_) | Value::Bool(_) | Value::Error => return Kind::Figure,
        Value::Text => {}
    }
    let words = text.split_whitespace().count();
    let length = text.chars().count();
    if length <= LONGEST_TERM && text.chars().any(char::is_alphanumeric) {
        let read = deadline::parse(text, Some(2000));
        let named = read.earliest.is_some() || read.latest.is_some() || read.recurrence.is_some();
        match read.kind {
            DeadlineKind::ByDate if is_figure(text) => return Kind::Day,
            DeadlineKind::ByDate | DeadlineKind::WithinPeriod if named && (read.sure || read.year_assumed) => {
                return Kind::Term;
            }
            DeadlineKind::Ongoing | DeadlineKind::Recurring if read.sure => return Kind::Term,
            _ => {}
        }
    }
    if is_figure(text) && !text.contains(", ") {
        return Kind::Figure;
    }
    let pieces = || text.split([',', ';', ' ', '\n']).filter(|p| !p.is_empty());
    if pieces().all(|p| p == "-" || p.chars().any(|c| c.is_ascii_digit()) && p.chars().count() <= LONGEST_CODE) {
        return Kind::Code;
    }
    if begins_as_unit(&fold(text)) {
        return Kind::Unit;
    }
    if words <= 6 && (matches!(fold(text).as_str(), "x" | "v") || Status::parse(text).is_some()) {
        return Kind::State;
    }
    if words >= SENTENCE { Kind::Sentence } else { Kind::Word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_by_what_they_hold() {
        let of = |text: &str| kind(Value::Text, text);
        for (text, expected) in [
            ("31/3/2026", Kind::Day),
            ("Quý II/2026", Kind::Term),
            ("Thường xuyên", Kind::Term),
            ("trước ngày 15 tháng 6", Kind::Term),
            ("x", Kind::State),
            ("Đã hoàn thành", Kind::State),
            ("12,5", Kind::Figure),
            ("14, 26", Kind::Code),
            ("KH20_N01.2", Kind::Code),
            ("Phòng Văn hóa - Xã hội", Kind::Unit),
            ("Đ/c Mai", Kind::Unit),
            ("Rà soát lại quy hoạch chi tiết", Kind::Sentence),
            ("Kế hoạch", Kind::Word),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
