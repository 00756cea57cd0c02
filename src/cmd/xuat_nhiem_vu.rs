//! `vanthu xuat-nhiem-vu`: one clean row per task, for trackers.

use super::args::XuatNhiemVu;
use super::{desk, output, report};
use crate::diagnostic::Diagnostics;
use crate::office::{Expect, Reading, TaskList};
use std::process::ExitCode;

pub fn run(args: &XuatNhiemVu) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let mut rows = 0;
    if let Some(office) = desk::office(None, &mut found) {
        let inputs = args.inputs.iter();
        let reading = || Reading {
            columns: args.columns.clone(),
            fix_dates: args.fix_dates,
            fix_numbers: args.fix_numbers,
            ..Reading::default()
        };
        let opened = inputs.filter_map(|input| desk::open(&office, input, Expect::Either, &mut found));
        let sources = opened.map(|source| source.read_as(reading())).collect();
        let how = TaskList { year: args.year };
        let made = office.task_list(sources, &output::ending(&args.out), &how);
        let mut own = made.found;
        own.in_file(&args.out.display().to_string());
        found.extend(own);
        rows = made.rows;
        if !found.has_errors() {
            written = desk::save_as(&args.out, made.files, args.overwrite, &mut found);
        }
    }
    report::findings(&mut found, &written, args.json);
    if !written.is_empty() && !args.json {
        report::say(&format!("{rows} nhiệm vụ"));
    }
    report::status(&found)
}
