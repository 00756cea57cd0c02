//! What one unit answers for one task.

use super::claims::{self, Against, Heard};
use super::class::{self, View};
use super::entries::{self, When};
use super::judge::Case;
use super::names::{label, some_of};
use super::{Answer, Claim, Progress, Status};
use crate::diagnostic::{Severity, code};
use crate::plan::{WorkItem, full_date};
use chrono::NaiveDate;

/// A task, and the day by which it is to be done, where it has one.
#[derive(Clone, Copy)]
pub(super) struct Owed<'t> {
    pub item: &'t WorkItem,
    pub due: Option<NaiveDate>,
}

impl<'a> Case<'a> {
    /// Entries with what their words claim, each wording read once.
    fn heard(&mut self, entries: &[usize]) -> Vec<Heard<'a>> {
        let progress = self.progress;
        let one = |entry: &'a Progress| {
            let claim = *self.claims.entry(&entry.status_words).or_insert_with(|| Claim::parse(&entry.status_words));
            Heard { entry, claim }
        };
        entries.iter().filter_map(|at| progress.get(*at)).map(one).collect()
    }

    /// One unit's answer for a task; none where all it said is past and nothing of it done.
    pub fn answer(
        &mut self,
        owed: Owed<'_>,
        unit: usize,
        leads: bool,
        list: &[(usize, When)],
        replaced: &mut Vec<usize>,
    ) -> Option<Answer> {
        let Owed { item, due } = owed;
        let progress = self.progress;
        let of = |before: bool| -> Vec<(usize, NaiveDate)> {
            let one = |(i, when): &(usize, When)| match when {
                When::Before(end) => before.then_some((*i, *end)),
                When::Now(end) => (!before).then_some((*i, *end)),
            };
            list.iter().filter_map(one).collect()
        };
        let once = item.deadline.is_once();
        let earlier = of(true);
        let past = entries::choose(progress, &earlier).counts;
        let past_heard = self.heard(&past);
        let past_view = claims::view(&past_heard, self.at);
        let was_done = once && past_view.status == Some(Status::Done);
        let now = of(false);
        if now.is_empty() {
            if !was_done {
                return None;
            }
            let done = past_heard.iter().rposition(|h| h.status() == Some(Status::Done));
            let last = done.and_then(|at| past.get(at)).or(past.last()).copied();
            let past_view = View { said_done_on: self.said_done_on(&earlier), ..past_view };
            let class = class::class(&item.deadline, due, &past_view, self.now());
            return Some(Answer {
                unit,
                leads,
                entries: last.into_iter().collect(),
                status: past_view.status,
                percent: past_view.percent,
                done_on: past_view.done_on,
                class: Some(class),
                carried: true,
            });
        }
        let chosen = entries::choose(progress, &now);
        let own = self.heard(&chosen.counts);
        let mut view = claims::view(&own, self.at);
        if view.status.is_none() && was_done {
            view = View { status: past_view.status, done_on: past_view.done_on, ..view };
        }
        view.seen_late = once && self.seen_late(due, earlier.iter().chain(&now).copied(), &chosen.counts);
        let told: Vec<(usize, NaiveDate)> = match once {
            true => earlier.iter().chain(&now).copied().collect(),
            false => now.clone(),
        };
        view.said_done_on = self.said_done_on(&told);
        self.check_answer(owed, unit, &own, &view, was_done);
        self.report_replaced(item, unit, &own, &chosen.replaced);
        replaced.extend(&chosen.replaced);
        Some(Answer {
            unit,
            leads,
            entries: chosen.counts.clone(),
            status: view.status,
            percent: view.percent,
            done_on: view.done_on,
            class: Some(class::class(&item.deadline, due, &view, self.now())),
            carried: false,
        })
    }

    /// The first day on which one of these entries (each with the last day of what it is about) said that it is done.
    fn said_done_on(&mut self, entries: &[(usize, NaiveDate)]) -> Option<NaiveDate> {
        let mut first: Option<NaiveDate> = None;
        for (at, end) in entries {
            let heard = self.heard(&[*at]);
            let done = claims::view(&heard, *end).status == Some(Status::Done);
            let written = heard.first().and_then(|h| h.entry.written_on);
            if let Some(day) = done.then(|| written.map_or(*end, |day| day.min(*end))) {
                first = Some(first.map_or(day, |first| first.min(day)));
            }
        }
        first
    }

    /// Whether an earlier report, at or after the last day, said that it was not done.
    fn seen_late(
        &mut self,
        due: Option<NaiveDate>,
        all: impl Iterator<Item = (usize, NaiveDate)> + Clone,
        counts: &[usize],
    ) -> bool {
        let Some(due) = due else { return false };
        let end = |i: usize| all.clone().find(|(p, _)| *p == i).map(|(_, end)| end);
        let Some(last) = counts.last().and_then(|i| end(*i)) else { return false };
        all.clone().any(|(p, end)| {
            end >= due
                && end < last
                && !matches!(claims::view(&self.heard(&[p]), end).status, None | Some(Status::Done))
        })
    }

    fn check_answer(&mut self, owed: Owed<'_>, unit: usize, own: &[Heard], view: &View, was_done: bool) {
        let Owed { item, due } = owed;
        let task = label(item);
        let planned = self.work.plan.date.as_deref().and_then(full_date);
        let against = Against { task: &task, deadline: &item.deadline, due, planned, now: self.now() };
        claims::check(own, view, &against, self.found);
        claims::check_in_time(own, view, &against, self.found);
        if was_done && let Some(status) = view.status.filter(|s| !matches!(s, Status::Done | Status::Maintained)) {
            let name = self.roll.unit(unit).map_or("", |u| u.0);
            self.found.add(
                code::TIEN_DO_DA_BAO_XONG,
                own.last().map(|h| h.entry.place.clone()).unwrap_or_default(),
                format!("{task}: «{name}» kỳ trước đã báo hoàn thành, kỳ này ghi «{}»", status.words()),
                "kiểm tra lại trạng thái",
            );
        }
    }

    fn report_replaced(&mut self, item: &WorkItem, unit: usize, own: &[Heard], replaced: &[usize]) {
        let Some(last) = own.last() else { return };
        let dropped = self.heard(replaced);
        if dropped.is_empty() {
            return;
        }
        let name = match self.roll.unit(unit) {
            Some((name, ..)) if !name.is_empty() => format!("«{name}» "),
            _ => String::new(),
        };
        let shown = |h: &Heard| match (h.entry.written_on, h.entry.place.to_string()) {
            (Some(day), place) if place.is_empty() => format!("bản ngày {}", claims::day(day)),
            (Some(day), place) => format!("bản ngày {} ({place})", claims::day(day)),
            (None, place) if place.is_empty() => "bản đọc trước".to_owned(),
            (None, place) => place,
        };
        let all: Vec<String> = dropped.iter().map(shown).collect();
        // As `entries::choose` has it: days decide only where every answer has one.
        let dated = own.iter().chain(&dropped).all(|h| h.entry.written_on.is_some());
        let same_day = dropped.iter().any(|h| h.entry.written_on == last.entry.written_on);
        let why = if dated && !same_day { "ghi ngày sau" } else { "tệp mới hơn" };
        let text = format!(
            "{}: {name}báo cáo {} lần trong kỳ; dùng {} ({why}), bỏ {}",
            label(item),
            dropped.len() + 1,
            shown(last),
            some_of(&all)
        );
        let state = |h: &Heard| claims::view(&[*h], self.at).status;
        let place = dropped.first().map(|h| h.entry.place.clone()).unwrap_or_default();
        let advice = "giữ lại một bản";
        if dropped.iter().any(|h| state(h) != state(last)) {
            self.found.add(code::TIEN_DO_TRUNG, place, format!("{text}; hai bản khác trạng thái"), advice);
        } else {
            self.found.push(Severity::Note, code::TIEN_DO_TRUNG, place, text, advice);
        }
    }
}
