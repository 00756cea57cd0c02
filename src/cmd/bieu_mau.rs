//! `vanthu bieu-mau`: workbooks to fill in: an empty plan, or one progress form for every lead unit.

use super::args::{BieuMau, Followed as PlanArgs, Form};
use super::follow::{self, Followed};
use super::{produce, report};
use crate::diagnostic::{Diagnostics, Place, code, glimpse};
use crate::forms::{self, FormError, ProgressFacts};
use crate::plan::period::DueRule;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &BieuMau) -> ExitCode {
    let mut found = Diagnostics::new();
    let made = match args.form {
        Form::KeHoach => {
            let path = args.out.clone().unwrap_or_else(|| PathBuf::from("ke-hoach.xlsx"));
            vec![(path, forms::plan_form())]
        }
        Form::TienDo => progress_forms(args, &mut found),
    };
    let mut outputs = Vec::new();
    for (path, made) in made {
        match made {
            Ok(bytes) => outputs.push((path, bytes)),
            Err(e) => found.add(code::BIEU_MAU_KHONG_LAP_DUOC, Place::default(), e.to_string(), ""),
        }
    }
    let written = produce::save(outputs, args.overwrite, &mut found);
    report::findings(&found, &written, false);
    if args.form == Form::TienDo && !written.is_empty() {
        report::say(&format!("{} biểu tiến độ", written.len()));
    }
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

type Made = (PathBuf, Result<Vec<u8>, FormError>);

/// One form for every unit that leads a task.
fn progress_forms(args: &BieuMau, found: &mut Diagnostics) -> Vec<Made> {
    let (Some(plan), Some(words)) = (&args.plan, &args.period) else { return Vec::new() };
    let Some(period) = follow::period(words, args.year, found) else { return Vec::new() };
    let plan = PlanArgs { plan: plan.clone(), agency: args.agency.clone(), year: args.year, fix_dates: args.fix_dates };
    let Some(followed) = Followed::open(&plan, Some(period.year), found) else { return Vec::new() };
    let regime = followed.regime();
    let reporting = followed.agency.as_ref().and_then(|a| a.reporting.as_ref());
    let rule = reporting.and_then(|r| DueRule::parse(r.due.as_deref()?).ok());
    let due = rule.and_then(|rule| rule.day(period, regime, &followed.calendar())).map(|counted| counted.day);
    let facts = ProgressFacts { plan: &followed.work.plan, period, days: period.days(regime), due };
    let folder = args.out.clone().unwrap_or_else(|| plan.plan.parent().unwrap_or(Path::new("")).join("bieu-mau"));
    let units: Vec<_> = followed.units(found).into_iter().filter(|u| !u.leads.is_empty()).collect();
    let names: Vec<String> = units.iter().map(|u| format!("tien-do-{} - {}", period.slug(), u.name)).collect();
    let names = forms::safe_file_names(names.iter().map(String::as_str));
    let mut out = Vec::with_capacity(units.len());
    for (unit, name) in units.iter().zip(names) {
        let items: Vec<_> = unit.leads.iter().filter_map(|at| followed.work.items.get(*at)).collect();
        out.push((folder.join(format!("{name}.xlsx")), forms::progress_form(&unit.name, &items, &facts)));
    }
    for item in followed.work.items.iter().filter(|i| i.leads.is_empty()) {
        let message = format!("Nhiệm vụ «{}» không có đơn vị chủ trì nên không vào biểu nào", glimpse(&item.content));
        found.add(code::NHIEM_VU_KHONG_CHU_TRI, item.place.clone(), message, "ghi đơn vị chủ trì trong kế hoạch");
    }
    out
}
