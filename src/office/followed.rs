//! A plan, and the office that follows it through its year.

use super::source::Parsed;
use super::{Agency, ColumnChoice, Office, Period, Source, Unreadable};
use crate::compose;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::plan::holidays::WorkCalendar;
use crate::plan::units::{Registry, Roll};
use crate::plan::{Plan, ProfileKey, Regime, WorkPlan, parse_issued_date};
use crate::read::work;
use crate::standard::Choice;
use crate::tables;

/// How a plan is followed.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Following {
    /// The year of deadlines that name none; none takes that of the plan, else `usual_year`.
    pub year: Option<i32>,
    /// The year to take where neither the plan nor anybody says one: that of the period asked for.
    pub usual_year: Option<i32>,
}

/// A plan with its tasks one by one, and how the office names units and cuts periods.
#[derive(Debug, Clone)]
pub struct Followed {
    pub(super) work: WorkPlan,
    pub(super) office: Office,
    pub(super) registry: Registry,
}

/// A unit and its tasks: places in the plan.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct UnitTasks {
    /// The name the office gives it.
    pub name: String,
    /// The tasks it leads.
    pub leads: Vec<usize>,
    /// The tasks it takes part in.
    pub partners: Vec<usize>,
}

impl Office {
    /// Takes a plan, in whichever form, to be followed. Its findings go to `found`; those of a plan without tasks too.
    ///
    /// # Errors
    /// [`Unreadable`], with all that was found, where there is no task to follow.
    pub fn follow(&self, plan: Source, how: &Following, found: &mut Diagnostics) -> Result<Followed, Unreadable> {
        let name = plan.name().to_owned();
        let registry = Registry::new(self.facts().unwrap_or(&Agency::default()));
        let mut own = plan.found().clone();
        own.extend(registry.findings().clone());
        let work = work_plan(plan, &registry, how, &self.columns, &mut own);
        own.in_file(&name);
        let Some(mut work) = work else { return Err(Unreadable { name, found: own }) };
        found.extend(own);
        let plan = &mut work.plan;
        plan.profile = plan.profile.or(self.profile.map(ProfileKey::from));
        let profile = compose::profile(Some(plan), self.facts());
        if plan.notation.is_none() && plan.number.as_ref().is_some_and(|n| !n.0.contains(['/', '-'])) {
            plan.notation = compose::usual_notation(profile, plan.doc_type.0, self.facts());
        }
        for item in work.items.iter_mut().filter(|i| i.place.file.is_none()) {
            item.place.file = Some(name.clone());
        }
        Ok(Followed { work, office: self.clone(), registry })
    }
}

fn work_plan(
    source: Source,
    registry: &Registry,
    how: &Following,
    usual: &[ColumnChoice],
    found: &mut Diagnostics,
) -> Option<WorkPlan> {
    let options = source.reading.of_tasks(usual);
    let year = how.year.or(how.usual_year);
    let work = if let Parsed::Table(book) = source.parsed {
        let visible = book.sheets.into_iter().filter(|s| !s.hidden);
        let tables: Vec<_> = visible.flat_map(|sheet| tables::tables(sheet, &options, found)).collect();
        work::from_tables(&tables, registry, year)
    } else {
        let plan = source.plan(found)?;
        let mut work = WorkPlan::from_plan(plan, registry, year.or_else(|| year_of(plan)));
        for item in &mut work.items {
            if let Some(path) = &item.place.within {
                item.place.within = Some(source.place_of(path));
            }
        }
        source.locate(found);
        work
    };
    if work.items.is_empty() && !found.has_errors() {
        let advice = "dùng kế hoạch có nhiệm vụ, hoặc bảng nhiệm vụ có cột nội dung và đơn vị chủ trì";
        found.add(code::KE_HOACH_KHONG_CO_NHIEM_VU, Place::default(), "Tệp không có nhiệm vụ nào", advice);
    }
    (!work.items.is_empty()).then_some(work)
}

/// The year in which a plan was issued is the year it is about, where its tasks say no other.
fn year_of(plan: &Plan) -> Option<i32> {
    let date = parse_issued_date(plan.date.as_deref()?).ok()?;
    date.year.map(i32::from)
}

impl Followed {
    /// A period of a report, as people type it: `Quý III/2026`. None, with a finding, when it is not understood. `year` is
    /// that of a period without one.
    pub fn period(words: &str, year: Option<i32>, found: &mut Diagnostics) -> Option<Period> {
        Period::parse(words, year)
            .map_err(|problem| {
                let (message, advice) = problem.explain(words);
                found.add(code::KY_KHONG_RO, Place::default(), message, advice);
            })
            .ok()
    }

    /// The office's facts, where there are some.
    pub(super) fn agency(&self) -> Option<&Agency> {
        self.office.facts()
    }

    /// Sizes and margins of what is made of the plan.
    pub(super) fn choice(&self, found: &mut Diagnostics) -> Choice {
        let plan = Some(&self.work.plan);
        compose::choice(compose::profile(plan, self.agency()), plan, self.agency(), found)
    }

    /// How the office's periods are cut.
    pub(super) fn regime(&self) -> Regime {
        self.agency().and_then(|a| a.reporting.as_ref()?.regime).unwrap_or_default()
    }

    /// Working days as the office keeps them.
    pub(super) fn calendar(&self) -> WorkCalendar {
        WorkCalendar::new(self.agency().unwrap_or(&Agency::default()))
    }

    /// Every unit that leads a task or takes part in one, in the order of the registry, then of the plan.
    pub fn units(&self, found: &mut Diagnostics) -> Vec<UnitTasks> {
        let mut roll = Roll::new(&self.registry);
        let mut out: Vec<UnitTasks> = Vec::new();
        for (at, item) in self.work.items.iter().enumerate() {
            let named = [(true, &item.leads), (false, &item.partners)];
            for (leads, name) in named.into_iter().flat_map(|(leads, names)| names.iter().map(move |n| (leads, n))) {
                for &unit in roll.enter(name, &item.place).units() {
                    while out.len() <= unit {
                        out.push(UnitTasks::default());
                    }
                    let list = if leads { &mut out[unit].leads } else { &mut out[unit].partners };
                    if list.last() != Some(&at) {
                        list.push(at);
                    }
                }
            }
        }
        for (at, unit) in out.iter_mut().enumerate() {
            unit.name = roll.unit(at).map(|u| u.0.to_owned()).unwrap_or_default();
        }
        roll.report(found);
        out.retain(|u| !(u.name.is_empty() || u.leads.is_empty() && u.partners.is_empty()));
        out
    }
}
