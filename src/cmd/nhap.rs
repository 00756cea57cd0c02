//! `vanthu nhap`: an existing document becomes data for the next one.

use super::args::Nhap;
use super::{desk, output, report};
use crate::diagnostic::Diagnostics;
use crate::office::Expect;
use std::process::ExitCode;

pub fn run(args: &Nhap) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(office) = desk::office(None, &mut found)
        && let Some(source) = desk::open(&office, &args.input, Expect::Document, &mut found)
    {
        let path = args.out.clone().unwrap_or_else(|| args.input.with_extension("json"));
        let made = office.reuse(&source, &output::ending(&path));
        let mut own = made.found;
        own.in_file(&path.display().to_string());
        found.extend(own);
        written = desk::save_as(&path, made.files, args.overwrite, &mut found);
    }
    report::findings(&mut found, &written, args.json);
    report::status(&found)
}
