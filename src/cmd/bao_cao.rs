//! `vanthu bao-cao`: what units sent for a period, as a BÁO CÁO with its phụ lục.

use super::args::BaoCao;
use super::follow::{self, Sum};
use super::output::Saved;
use super::{attached, desk, report};
use crate::diagnostic::Diagnostics;
use crate::office::{Office, Report, overview};
use std::process::ExitCode;

pub fn run(args: &BaoCao) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let mut told = Vec::new();
    if let Some(office) = desk::office_for(&args.results, &mut found)
        && let Some(sum) = follow::judge(&office, &args.plan, &args.sent, args.results.json, &mut found)
    {
        told = overview(&sum.judged);
        written = make(args, &office, &sum, &mut found);
    }
    report::findings(&mut found, &written, args.results.json);
    if !args.results.json {
        told.iter().for_each(|line| report::say(line));
    }
    report::status(&found)
}

fn make(args: &BaoCao, office: &Office, sum: &Sum, found: &mut Diagnostics) -> Vec<Saved> {
    // A file that could not be read, a row that is not of the plan: the report still comes out for the rest.
    let mut own = Diagnostics::new();
    let template = args.template.as_deref().and_then(|path| desk::template(office, path, &mut own));
    let Some(tables) = attached::tables(&args.tables, office, args.results.json, &mut own) else {
        found.extend_new(own);
        return Vec::new();
    };
    let how = Report {
        formats: &desk::formats(&args.results),
        short: args.table,
        addressees: &args.addressees,
        charts: !args.no_charts,
        template: template.as_ref(),
        for_issue: args.issue,
        tables: &tables,
        cross_check: args.cross_check,
        ..Report::default()
    };
    let made = sum.followed.report(&sum.judged, &how);
    own.extend(made.found);
    let folder = desk::folder(args.results.out.as_deref(), &args.plan.plan);
    let written = desk::save_in(&folder, made.files, args.results.overwrite, &mut own);
    found.extend_new(own);
    written
}
