//! `vanthu luoc-do`: the JSON schema of the input.

use super::args::LuocDo;
use super::report;
use crate::office;
use std::process::ExitCode;

pub fn run(args: &LuocDo) -> ExitCode {
    let schema = if args.agency { office::agency_schema() } else { office::schema() };
    report::say(&format!("{schema:#}"));
    ExitCode::SUCCESS
}
