//! Entries in time: which belong to the period, which to one before it, and which of several answers counts.

use super::Progress;
use crate::diagnostic::Place;
use crate::plan::{Period, Regime};
use chrono::NaiveDate;

/// When an entry speaks, seen from the period of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum When {
    /// Of an earlier period: its last day.
    Before(NaiveDate),
    /// Of this one, or of a part of it: the last day of what it is about.
    Now(NaiveDate),
}

/// When an entry speaks; none where it is about a later time, or about a longer one than the period.
pub(super) fn when(entry: &Progress, period: Period, regime: Regime) -> Option<When> {
    let (first, last) = period.days(regime)?;
    match (entry.period, entry.written_on) {
        (Some(own), _) if own.is_within(period) => Some(When::Now(own.days(regime)?.1)),
        (Some(own), _) => {
            let (_, end) = own.days(regime)?;
            // A longer period that ends within this one cannot be told apart; a later end is not yet known.
            (end < first).then_some(When::Before(end))
        }
        (None, Some(day)) if day < first => Some(When::Before(day)),
        (None, Some(day)) => (day <= last).then_some(When::Now(last)),
        (None, None) => Some(When::Now(last)),
    }
}

/// Whether an entry says nothing: a row of a form that was left empty.
pub(super) fn is_blank(entry: &Progress) -> bool {
    let words =
        [&entry.status_words, &entry.result, &entry.figures, &entry.evidence, &entry.difficulties, &entry.proposals];
    entry.status.is_none()
        && entry.percent.is_none()
        && entry.done_on.is_none()
        && words.iter().all(|w| w.trim().is_empty())
}

/// Entries of one unit for one task in a period: those that count, oldest first, and those that newer ones replace.
pub(super) struct Chosen {
    pub counts: Vec<usize>,
    pub replaced: Vec<usize>,
}

/// Chooses among entries (place in the list, last day of what each is about). Those of one cell are one answer. Of several
/// answers about the same days the newest counts, by the day it was written, else the later one in the list; answers about
/// different parts of the period stand side by side.
pub(super) fn choose(progress: &[Progress], entries: &[(usize, NaiveDate)]) -> Chosen {
    struct Source<'p> {
        place: &'p Place,
        end: NaiveDate,
        written: Option<NaiveDate>,
        entries: Vec<usize>,
    }
    let nowhere = Place::default();
    let mut sources: Vec<Source> = Vec::new();
    for (at, end) in entries {
        let entry = &progress[*at];
        let same = |s: &&mut Source| s.end == *end && *s.place == entry.place && *s.place != nowhere;
        match sources.iter_mut().find(same) {
            Some(source) => {
                source.entries.push(*at);
                source.written = source.written.max(entry.written_on);
            }
            None => {
                sources.push(Source { place: &entry.place, end: *end, written: entry.written_on, entries: vec![*at] });
            }
        }
    }
    // Days decide only where every answer has one.
    let dated = sources.iter().all(|s| s.written.is_some());
    sources.sort_by_key(|s| (s.end, s.written.filter(|_| dated)));
    let mut out = Chosen { counts: Vec::new(), replaced: Vec::new() };
    for (i, source) in sources.iter().enumerate() {
        let newer = sources.get(i + 1).is_some_and(|next| next.end == source.end);
        if newer {
            out.replaced.extend(&source.entries);
        } else {
            let mut own = source.entries.clone();
            own.sort_by_key(|at| progress[*at].written_on);
            out.counts.extend(own);
        }
    }
    out
}
