//! `vanthu luoc-do`: the JSON schema of the input.

use super::args::LuocDo;
use super::report;
use crate::read;
use std::process::ExitCode;

pub fn run(args: &LuocDo) -> ExitCode {
    let schema = if args.agency { read::agency_schema() } else { read::schema() };
    report::say(&format!("{schema:#}"));
    ExitCode::SUCCESS
}
