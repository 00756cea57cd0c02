//! `vanthu bieu-mau`: workbooks to fill in: an empty plan, or one progress form for every lead unit.

use super::args::{BieuMau, Followed as PlanArgs, Form};
use super::output::Saved;
use super::{desk, follow, report};
use crate::diagnostic::Diagnostics;
use crate::office::{Followed, Office};
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(args: &BieuMau) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(office) = desk::office(None, &mut found) {
        written = match args.form {
            Form::KeHoach => {
                let path = args.out.clone().unwrap_or_else(|| PathBuf::from("ke-hoach.xlsx"));
                let made = office.plan_form();
                found.extend(made.found);
                desk::save_as(&path, made.files, args.overwrite, &mut found)
            }
            Form::TienDo => progress_forms(args, &office, &mut found),
        };
    }
    report::findings(&mut found, &written, false);
    if args.form == Form::TienDo && !written.is_empty() {
        report::say(&format!("{} biểu tiến độ", written.len()));
    }
    report::status(&found)
}

/// One form for every unit that leads a task.
fn progress_forms(args: &BieuMau, office: &Office, found: &mut Diagnostics) -> Vec<Saved> {
    let (Some(plan), Some(words)) = (&args.plan, &args.period) else { return Vec::new() };
    let Some(period) = Followed::period(words, args.year, found) else { return Vec::new() };
    let plan = PlanArgs {
        plan: plan.clone(),
        agency: args.agency.clone(),
        year: args.year,
        columns: args.columns.clone(),
        fix_dates: args.fix_dates,
    };
    let Some(followed) = follow::open(office, &plan, Some(period.year), found) else { return Vec::new() };
    let made = followed.progress_forms(period);
    found.extend(made.found);
    let folder = args.out.clone().unwrap_or_else(|| desk::folder(None, &plan.plan).join("bieu-mau"));
    desk::save_in(&folder, made.files, args.overwrite, found)
}
