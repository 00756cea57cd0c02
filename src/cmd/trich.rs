//! `vanthu trich`: one unit's own tasks out of a plan, as an appendix; or those of every unit.

use super::args::Trich;
use super::{desk, follow, report};
use crate::diagnostic::Diagnostics;
use std::process::ExitCode;

pub fn run(args: &Trich) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(office) = desk::office_for(&args.results, &mut found)
        && let Some(followed) = follow::open(&office, &args.plan, None, &mut found)
    {
        let made = followed.extracts(&args.units, &desk::formats(&args.results));
        found.extend(made.found);
        let folder = desk::folder(args.results.out.as_deref(), &args.plan.plan);
        written = desk::save_in(&folder, made.files, args.results.overwrite, &mut found);
    }
    report::findings(&mut found, &written, args.results.json);
    report::status(&found)
}
