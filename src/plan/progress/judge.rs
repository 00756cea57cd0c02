//! From what units say to where each task stands.

use super::answer::Owed;
use super::class::{self, Now, View};
use super::counting::Units;
use super::entries::{self, When};
use super::matching::{Found, Matcher};
use super::names::{entry_name, label, some_of};
use super::{Answer, Claim, Class, Counts, GroupCount, Judged, Progress, Status, Tally};
use crate::diagnostic::{Diagnostics, code};
use crate::plan::units::{Named, Registry, Roll};
use crate::plan::{DeadlineKind, Period, Regime, WorkItem, WorkPlan};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// For which period a plan is judged, and as it stands on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The period reported on.
    pub period: Period,
    /// How its days are counted.
    pub regime: Regime,
    /// The day on which it is judged.
    pub at: NaiveDate,
}

/// Judges a plan at a day: merges what units said in the period, gives every task its class, counts, and reports what
/// contradicts its dates or itself.
///
/// Which entries count: those that name this period or a part of it; those without a period written within its days;
/// those without both. Whoever judges several periods of one list calls [`stamp`] first, so that none lacks both. What
/// an earlier entry says is done stays done, save for what recurs. Entries with one and the same place (one cell) are
/// one answer; of answers at several places the newest counts, by the day it was written, else the later one in the
/// list, and what is left out is reported. An entry without a unit speaks for those that lead its task.
///
/// A task that several units lead is done when all of them are. What is said to be done without a date is done, and in
/// time only where the unit's words say so or the day on which it said so lies within the deadline. What is due on the
/// last day of the period and not done at its end is overdue.
pub fn judge(
    work: &WorkPlan,
    progress: &[Progress],
    registry: &Registry,
    as_of: AsOf,
    found: &mut Diagnostics,
) -> Tally {
    let AsOf { period, regime, at } = as_of;
    let days = period.days(regime).unwrap_or((at, at));
    let mut case = Case {
        work,
        progress,
        days,
        at,
        roll: Roll::new(registry),
        claims: HashMap::new(),
        leads: Rc::default(),
        found,
    };
    case.read_leads();
    let said = case.sort_entries(registry, period, regime);
    case.roll.report(case.found);
    case.tally(said, period, regime)
}

/// Gives the period to entries that name neither a period nor a day.
pub fn stamp(progress: &mut [Progress], period: Period) {
    for p in progress.iter_mut().filter(|p| p.period.is_none() && p.written_on.is_none()) {
        p.period = Some(period);
    }
}

/// Who leads a task: numbers on the roll.
#[derive(Debug, Clone, Default)]
struct Leads {
    /// Each by its own name.
    named: Vec<usize>,
    /// As members of a group.
    grouped: Vec<usize>,
    /// All of both.
    all: HashSet<usize>,
    /// `các đơn vị liên quan`, or nobody: whoever answers, leads.
    open: Option<usize>,
}

impl Leads {
    fn units(&self) -> impl Iterator<Item = usize> {
        self.named.iter().chain(&self.grouped).copied()
    }

    fn has(&self, unit: usize) -> bool {
        self.all.contains(&unit)
    }

    fn is_grouped(&self, unit: usize) -> bool {
        self.has(unit) && !self.named.contains(&unit)
    }
}

/// Units on the roll, each with its entries (places in the list) and their time.
type ByUnit = Vec<(usize, Vec<(usize, When)>)>;

/// What was said of each task.
#[derive(Default)]
struct Said {
    by_task: Vec<ByUnit>,
    /// Units that sent anything in the period.
    sent: Vec<usize>,
    strays: Vec<usize>,
}

/// A plan being judged.
pub(super) struct Case<'a> {
    pub work: &'a WorkPlan,
    pub progress: &'a [Progress],
    pub days: (NaiveDate, NaiveDate),
    pub at: NaiveDate,
    pub roll: Roll<'a>,
    /// What the wordings of states claim.
    pub claims: HashMap<&'a str, Claim>,
    leads: Rc<Vec<Leads>>,
    pub found: &'a mut Diagnostics,
}

impl Case<'_> {
    pub fn now(&self) -> Now {
        Now { at: self.at, closed: self.at >= self.days.1 }
    }

    fn read_leads(&mut self) {
        let (mut joint, mut all) = (Vec::new(), Vec::new());
        for item in &self.work.items {
            let mut leads = Leads::default();
            for words in &item.leads {
                match self.roll.enter(words, &item.place) {
                    Named::One(unit) => {
                        if leads.all.insert(unit) {
                            leads.named.push(unit);
                        }
                    }
                    Named::Group(units) => {
                        let new: Vec<usize> = units.into_iter().filter(|u| leads.all.insert(*u)).collect();
                        leads.grouped.extend(new);
                    }
                    Named::Open(unit) => leads.open = Some(unit),
                }
            }
            if item.leads.is_empty() {
                leads.open = Some(self.roll.enter("", &item.place).units().first().copied().unwrap_or_default());
            }
            if leads.named.len() > 1 {
                joint.push(item);
            }
            all.push(leads);
        }
        self.leads = Rc::new(all);
        if let Some(first) = joint.first() {
            let all: Vec<&str> = joint.iter().map(|i| &*i.key).collect();
            self.found.add(
                code::KE_HOACH_NHIEU_CHU_TRI,
                first.place.clone(),
                format!("{} nhiệm vụ có từ hai đơn vị chủ trì: {}", joint.len(), some_of(&all)),
                "thường mỗi nhiệm vụ chỉ có một đơn vị chủ trì, các đơn vị khác phối hợp",
            );
        }
        let unclear: Vec<&WorkItem> =
            self.work.items.iter().filter(|i| i.deadline.kind == DeadlineKind::Unclear).collect();
        if let Some(first) = unclear.first() {
            let words = |i: &&WorkItem| match i.deadline.words.trim() {
                "" => format!("{} (để trống)", i.key),
                words => format!("{} («{words}»)", i.key),
            };
            let all: Vec<String> = unclear.iter().map(words).collect();
            self.found.add(
                code::KE_HOACH_THOI_HAN_KHONG_RO,
                first.place.clone(),
                format!("{} nhiệm vụ không rõ thời hạn, nên không xét được quá hạn: {}", unclear.len(), some_of(&all)),
                "ghi thời hạn cụ thể trong kế hoạch",
            );
        }
    }

    /// Gives each entry to its task and unit.
    fn sort_entries(&mut self, registry: &Registry, period: Period, regime: Regime) -> Said {
        let mut said = Said { by_task: vec![Vec::new(); self.work.items.len()], ..Said::default() };
        let mut places: Vec<HashMap<usize, usize>> = vec![HashMap::new(); self.work.items.len()];
        let mut split: HashMap<&str, Vec<String>> = HashMap::new();
        let mut later: Vec<&Progress> = Vec::new();
        let matcher = Matcher::new(self.work);
        let leads = Rc::clone(&self.leads);
        let progress = self.progress;
        for (i, entry) in progress.iter().enumerate() {
            if entries::is_blank(entry) {
                continue;
            }
            let Some(when) = entries::when(entry, period, regime) else {
                later.push(entry);
                continue;
            };
            let is_now = matches!(when, When::Now(_));
            let names = split.entry(&entry.unit).or_insert_with(|| registry.split(&entry.unit));
            let mut units: Vec<usize> = Vec::new();
            for name in names.iter() {
                units.extend(self.roll.enter(name, &entry.place).units());
            }
            if is_now {
                said.sent.extend(&units);
            }
            let task = matcher.find(entry, |t| leads.get(t).is_some_and(|l| units.iter().any(|u| l.has(*u))));
            let Some(task) = self.settle(task, entry, is_now) else {
                if is_now {
                    said.strays.push(i);
                }
                continue;
            };
            let Some(own) = leads.get(task) else { continue };
            if units.is_empty() {
                // The office that keeps the matrix speaks for those that lead.
                units.extend(own.units());
                units.extend(own.open.filter(|_| units.is_empty()));
                if is_now {
                    said.sent.extend(&units);
                }
            } else if is_now {
                self.check_lead(task, &units, own, entry);
            }
            let (Some(by_unit), Some(index)) = (said.by_task.get_mut(task), places.get_mut(task)) else { continue };
            for unit in units {
                let at = *index.entry(unit).or_insert_with(|| {
                    by_unit.push((unit, Vec::new()));
                    by_unit.len() - 1
                });
                if let Some((_, list)) = by_unit.get_mut(at) {
                    list.push((i, when));
                }
            }
        }
        if let Some(first) = later.first() {
            self.found.add(
                code::TIEN_DO_NGOAI_KY,
                first.place.clone(),
                format!("{} mục tiến độ thuộc thời gian sau {period}, hoặc dài hơn kỳ này; chưa tính", later.len()),
                "nếu là báo cáo của kỳ này thì ghi kỳ báo cáo",
            );
        }
        said
    }

    /// The task that an entry is about, with what is to be said of it.
    fn settle(&mut self, task: Found, entry: &Progress, is_now: bool) -> Option<usize> {
        let named = || entry_name(entry);
        let place = || entry.place.clone();
        let name = |i: &usize| self.work.items.get(*i).map(label).unwrap_or_default();
        match task {
            Found::One(task) => Some(task),
            Found::Renumbered(task) => {
                if is_now {
                    let text = format!("{}: số thứ tự khác kế hoạch; theo nội dung thì là {}", named(), name(&task));
                    self.found.add(code::TIEN_DO_KHAC_SO, place(), text, "ghi số thứ tự như trong kế hoạch");
                }
                Some(task)
            }
            _ if !is_now => None,
            Found::Several(tasks) => {
                let all: Vec<String> = tasks.iter().map(name).collect();
                let text = format!("{} có thể là nhiều nhiệm vụ: {}; chưa tính", named(), some_of(&all));
                self.found.add(code::TIEN_DO_KHONG_RO_NHIEM_VU, place(), text, "ghi mã hoặc khóa của nhiệm vụ");
                None
            }
            Found::OtherWords(task) => {
                let text = format!("{}: nội dung khác với {} trong kế hoạch; chưa tính", named(), name(&task));
                self.found.add(
                    code::TIEN_DO_KHAC_NOI_DUNG,
                    place(),
                    text,
                    "kiểm tra lại số thứ tự và nội dung nhiệm vụ",
                );
                None
            }
            Found::None => {
                let text = format!("{} không có trong kế hoạch; chưa tính", named());
                self.found.add(
                    code::TIEN_DO_NGOAI_KE_HOACH,
                    place(),
                    text,
                    "kiểm tra lại số thứ tự, nội dung nhiệm vụ",
                );
                None
            }
        }
    }

    /// Reports units that answer for a task which they do not lead.
    fn check_lead(&mut self, task: usize, units: &[usize], own: &Leads, entry: &Progress) {
        if own.open.is_some() {
            return;
        }
        let Some(item) = self.work.items.get(task) else { return };
        for unit in units.iter().filter(|u| !own.has(**u)) {
            let name = self.roll.unit(*unit).map_or("", |u| u.0);
            let partner =
                item.partners.iter().any(|p| self.roll.peek(p).is_some_and(|named| named.units().contains(unit)));
            let leads: Vec<&str> = own.units().filter_map(|u| self.roll.unit(u)).map(|u| u.0).collect();
            let text = format!(
                "{}: «{name}» {} chủ trì nhiệm vụ này (chủ trì: {}); giữ lại nhưng không dùng để đánh giá",
                label(item),
                if partner { "phối hợp, không" } else { "không" },
                some_of(&leads)
            );
            self.found.add(
                code::TIEN_DO_KHONG_CHU_TRI,
                entry.place.clone(),
                text,
                "kiểm tra lại nhiệm vụ và đơn vị; nếu là một đơn vị thì ghi cách viết vào ten_khac",
            );
        }
    }

    fn tally(mut self, said: Said, period: Period, regime: Regime) -> Tally {
        let mut units = Units::new(&self.roll);
        for unit in &said.sent {
            units.count(*unit).sent = true;
        }
        let mut tally = Tally {
            period,
            regime,
            at: self.at,
            tasks: Vec::with_capacity(self.work.items.len()),
            all: Counts::default(),
            groups: Vec::new(),
            units: Vec::new(),
            by_units: Counts::default(),
            shared: 0,
            strays: said.strays,
            replaced: Vec::new(),
        };
        let mut groups: HashMap<&str, usize> = HashMap::new();
        for (i, by_unit) in said.by_task.iter().enumerate() {
            let Some(item) = self.work.items.get(i) else { continue };
            let judged = self.task(i, by_unit, &mut tally.replaced);
            tally.all.add(judged.class);
            tally.shared += usize::from(judged.leads.len() > 1);
            let answered: HashMap<usize, Option<Class>> = judged.answers.iter().map(|a| (a.unit, a.class)).collect();
            for unit in &judged.leads {
                let own = answered.get(unit).copied().flatten().or_else(|| self.not_begun(item));
                tally.by_units.add(own);
                units.count(*unit).counts.add(own);
            }
            let group = item.group.first().map_or("", String::as_str);
            let at = *groups.entry(group).or_insert_with(|| {
                tally.groups.push(GroupCount { name: group.to_owned(), ..GroupCount::default() });
                tally.groups.len() - 1
            });
            if let Some(group) = tally.groups.get_mut(at) {
                group.counts.add(judged.class);
            }
            tally.tasks.push(judged);
        }
        tally.replaced.sort_unstable();
        tally.replaced.dedup();
        let places = units.finish(&mut tally.units);
        let renumber = |unit: &mut usize| *unit = places.get(unit).copied().unwrap_or_default();
        for judged in &mut tally.tasks {
            judged.leads.iter_mut().for_each(renumber);
            judged.answers.iter_mut().for_each(|a| renumber(&mut a.unit));
        }
        tally
    }

    /// A task whose first day is still to come, and of which nobody spoke.
    fn not_begun(&self, item: &WorkItem) -> Option<Class> {
        item.deadline.earliest.filter(|first| *first > self.at).map(|_| Class::NotDue)
    }

    fn task(&mut self, i: usize, by_unit: &ByUnit, replaced: &mut Vec<usize>) -> Judged {
        let work = self.work;
        let all = Rc::clone(&self.leads);
        let (Some(item), Some(own)) = (work.items.get(i), all.get(i)) else {
            return Judged { item: i, ..Judged::default() };
        };
        let due = class::due(&item.deadline, self.days, self.at);
        let mut answers = Vec::new();
        for (unit, list) in by_unit {
            let leads = own.has(*unit) || own.open.is_some();
            answers.extend(self.answer(Owed { item, due }, *unit, leads, list, replaced));
        }
        answers.sort_by_key(|a| !a.leads);
        let mut leads: Vec<usize> = own.units().collect();
        leads.extend(answers.iter().filter(|a| a.leads && !own.has(a.unit)).map(|a| a.unit));
        // `các địa phương` beside units with names stays a lead of its own until one of those it stands for answers.
        let stands_alone = leads.len() == own.all.len();
        leads.extend(own.open.filter(|_| stands_alone));
        let counted: Vec<&Answer> = answers.iter().filter(|a| a.leads).collect();
        let heard: HashSet<usize> = counted.iter().map(|a| a.unit).collect();
        let missing: Vec<usize> = leads.iter().copied().filter(|u| !heard.contains(u)).collect();
        let mut classes: Vec<Class> = counted.iter().filter_map(|a| a.class).collect();
        let mut states: Vec<Status> = counted.iter().map(|a| a.status.unwrap_or(Status::Doing)).collect();
        if !missing.is_empty() && !states.is_empty() && states.iter().all(|s| *s == Status::Done) {
            states.push(Status::Doing);
            classes.push(class::class(&item.deadline, due, &View::default(), self.now()));
            let names: Vec<&str> = missing.iter().filter_map(|u| self.roll.unit(*u)).map(|u| u.0).collect();
            self.found.add(
                code::TIEN_DO_CHUA_DU,
                item.place.clone(),
                format!(
                    "{}: {} đơn vị cùng chủ trì chưa báo cáo ({}), nên chưa tính là hoàn thành",
                    label(item),
                    missing.len(),
                    some_of(&names)
                ),
                "đôn đốc các đơn vị còn thiếu",
            );
        }
        self.check_agreement(item, own, &answers);
        let class = class::merged(&classes).or_else(|| self.not_begun(item));
        let past = self.now().is_past(item.deadline.kind, due);
        Judged { item: i, class, status: class::least(&states), due, past, leads, answers }
    }

    /// Reports answers of different units that cannot both be true. Members of a group each do their own part.
    fn check_agreement(&mut self, item: &WorkItem, own: &Leads, answers: &[Answer]) {
        let apart = |a: &&Answer| !own.is_grouped(a.unit) && (own.open.is_none() || !a.leads);
        let list: Vec<&Answer> = answers.iter().filter(apart).collect();
        let done = list.iter().find(|a| a.status == Some(Status::Done));
        let other = list
            .iter()
            .find(|a| matches!(a.status, Some(Status::Doing | Status::NotStarted | Status::NotDue | Status::Overdue)));
        let (Some(done), Some(other)) = (done, other) else { return };
        let name = |a: &Answer| self.roll.unit(a.unit).map_or("", |u| u.0).to_owned();
        let place = other.entries.last().and_then(|p| self.progress.get(*p)).map(|p| p.place.clone());
        self.found.add(
            code::TIEN_DO_TRAI_NHAU,
            place.unwrap_or_default(),
            format!(
                "{}: «{}» báo hoàn thành, «{}» báo {}",
                label(item),
                name(done),
                name(other),
                other.status.map_or("", Status::words).to_lowercase()
            ),
            "thống nhất giữa hai đơn vị",
        );
    }
}
