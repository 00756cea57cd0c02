//! What the commands that follow a plan share: the plan in any form, the office, and what units sent.

use super::args::Followed as Args;
use super::batch::{self, Outcome};
use super::plan_source::{Form, PlanSource, TABLE_FILES, TextIs};
use super::{output, produce, summary};
use crate::compose;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::plan::holidays::WorkCalendar;
use crate::plan::units::{Registry, Roll};
use crate::plan::{Agency, Period, Progress, Regime, WorkPlan};
use crate::read::work;
use crate::read::{ProgressFile, ProgressOptions, ProgressReader};
use crate::tables::{self, Options};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A plan, and the office that follows it.
pub struct Followed {
    pub work: WorkPlan,
    pub agency: Option<Agency>,
    pub registry: Registry,
}

impl Followed {
    /// Reads the plan and co-quan.toml. `year` is the year that deadlines without one are about.
    pub fn open(args: &Args, year: Option<i32>, found: &mut Diagnostics) -> Option<Followed> {
        let path = &args.plan;
        let mut own = Diagnostics::new();
        let agency = produce::agency(args.agency.as_deref(), path, &mut own)?;
        let registry = Registry::new(agency.as_ref().unwrap_or(&Agency::default()));
        own.extend(registry.findings().clone());
        let work = plan(path, &registry, args.year.or(year), args.fix_dates, &mut own);
        own.in_file(&path.display().to_string());
        found.extend(own);
        let mut work = work?;
        let own = &mut work.plan;
        if own.notation.is_none() && own.number.as_ref().is_some_and(|n| !n.0.contains('/')) {
            own.notation = compose::usual_notation(own.doc_type.0, agency.as_ref());
        }
        for item in work.items.iter_mut().filter(|i| i.place.file.is_none()) {
            item.place.file = Some(path.display().to_string());
        }
        Some(Followed { work, agency, registry })
    }

    /// How the office's periods are cut.
    pub fn regime(&self) -> Regime {
        self.agency.as_ref().and_then(|a| a.reporting.as_ref()?.regime).unwrap_or_default()
    }

    /// Working days as the office keeps them.
    pub fn calendar(&self) -> WorkCalendar {
        WorkCalendar::new(self.agency.as_ref().unwrap_or(&Agency::default()))
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

/// A unit and its tasks: places in the plan.
#[derive(Debug, Clone, Default)]
pub struct UnitTasks {
    pub name: String,
    pub leads: Vec<usize>,
    pub partners: Vec<usize>,
}

fn plan(
    path: &Path,
    registry: &Registry,
    year: Option<i32>,
    fix_dates: bool,
    found: &mut Diagnostics,
) -> Option<WorkPlan> {
    let mut source = PlanSource::open(path, TextIs::Either, found)?;
    if let Form::Table(book) = &mut source.form {
        let options = Options { tasks: true, fix_dates, ..Options::default() };
        let visible = std::mem::take(&mut book.sheets).into_iter().filter(|s| !s.hidden);
        let tables: Vec<_> = visible.flat_map(|sheet| tables::tables(sheet, &options, found)).collect();
        let work = work::from_tables(&tables, registry, year);
        return filled(work, found);
    }
    let plan = source.plan(found)?;
    let mut work = WorkPlan::from_plan(&plan, registry, year.or_else(|| year_of(&plan)));
    for item in &mut work.items {
        if let Some(path) = &item.place.within {
            item.place.within = Some(source.place_of(path));
        }
    }
    source.locate(found);
    filled(work, found)
}

/// The year in which a plan was issued is the year it is about, where its tasks say no other.
fn year_of(plan: &crate::plan::Plan) -> Option<i32> {
    let date = crate::plan::parse_issued_date(plan.date.as_deref()?).ok()?;
    date.year.map(i32::from)
}

fn filled(work: WorkPlan, found: &mut Diagnostics) -> Option<WorkPlan> {
    if work.items.is_empty() && !found.has_errors() {
        let advice = "dùng kế hoạch có nhiệm vụ, hoặc bảng nhiệm vụ có cột nội dung và đơn vị chủ trì";
        found.add(code::KE_HOACH_KHONG_CO_NHIEM_VU, Place::default(), "Tệp không có nhiệm vụ nào", advice);
    }
    (!work.items.is_empty()).then_some(work)
}

/// The period typed after `--ky`.
pub fn period(words: &str, year: Option<i32>, found: &mut Diagnostics) -> Option<Period> {
    match Period::parse(words, year) {
        Ok(period) => Some(period),
        Err(problem) => {
            let (message, advice) = problem.explain(words);
            found.add(code::KY_KHONG_RO, Place::default(), message, advice);
            None
        }
    }
}

/// What came back from units.
#[derive(Default)]
pub struct Gathered {
    /// Everything that was said, of older files first.
    pub progress: Vec<Progress>,
    /// One line for each file.
    pub files: Vec<summary::Row>,
    /// Files that could be read.
    pub read: usize,
    /// Files that could not, and those left when the run was stopped.
    pub bad: usize,
}

/// Reads what units sent: files, or folders of them. A bad file is named and never stops the rest.
pub fn gather(
    inputs: &[PathBuf],
    followed: &Followed,
    options: ProgressOptions,
    quiet: bool,
    found: &mut Diagnostics,
) -> Gathered {
    let mut out = Gathered::default();
    let files = files(inputs, found);
    let reader = ProgressReader::new(&followed.work, options);
    let outcomes = batch::each(
        &files,
        quiet,
        || (),
        |(), path| {
            let mut own = Diagnostics::new();
            let name = path.display().to_string();
            let file = output::read(path, &mut own).and_then(|bytes| reader.read(&bytes, &name, &mut own));
            own.in_file(&name);
            let good = file.is_some();
            ((file, own), good)
        },
    );
    for (path, outcome) in files.iter().zip(outcomes) {
        let (file, own): (Option<ProgressFile>, Diagnostics) = match outcome {
            Outcome::Done(done) => done,
            Outcome::Broken => (None, unread(path, "Chương trình không xử lý được tệp này")),
            Outcome::Stopped => (None, unread(path, "Chưa đọc đến tệp này thì đã dừng")),
        };
        out.files.push(summary::Row::of_reading(path, file.as_ref().map(|f| f.entries.len()), &own));
        found.extend(own);
        match file {
            Some(file) => {
                out.read += 1;
                out.progress.extend(file.entries);
            }
            None => out.bad += 1,
        }
    }
    out
}

fn unread(path: &Path, what: &str) -> Diagnostics {
    let mut own = Diagnostics::new();
    let place = Place::file(path.display().to_string());
    own.add(code::TEP_HONG, place, what, "mở tệp bằng Excel, lưu lại với tên khác rồi chạy lại");
    own
}

/// The files to read, the oldest first, so that of two answers the newer one counts.
fn files(inputs: &[PathBuf], found: &mut Diagnostics) -> Vec<PathBuf> {
    let is_progress_file = |path: &Path| {
        let ending = output::ending(path);
        ending != "txt" && TABLE_FILES.contains(&ending.as_str()) && !summary::is_ours(path)
    };
    let none = ("tệp tiến độ nào", "chép các biểu tiến độ mà đơn vị gửi về vào thư mục này");
    let mut out = output::inputs(inputs, is_progress_file, none, found);
    let age = |path: &PathBuf| path.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    out.sort_by_cached_key(|path| (age(path), path.clone()));
    out.dedup();
    out
}
