//! `vanthu tong-hop`: what units sent, merged into one table; who has not sent, what conflicts.

use super::args::TongHop;
use super::follow::{self, Sum};
use super::output::Saved;
use super::{desk, output, report, summary};
use crate::diagnostic::Diagnostics;
use crate::office::overview;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &TongHop) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let mut told = Vec::new();
    let office = desk::office(None, &mut found);
    let sum = office.and_then(|office| follow::judge(&office, &args.plan, &args.sent, args.json, &mut found));
    if let Some(sum) = sum {
        written = save(args, &sum, &mut found);
        told = overview(&sum.judged);
    }
    report::findings(&mut found, &written, args.json);
    if !args.json {
        told.iter().for_each(|line| report::say(line));
    }
    // A bad file does not undo what the good ones said, but the office must see that it is missing.
    report::status(&found)
}

fn save(args: &TongHop, sum: &Sum, found: &mut Diagnostics) -> Vec<Saved> {
    let ending = args.out.as_deref().map_or_else(|| "xlsx".to_owned(), output::ending);
    let made = sum.followed.merged(&sum.judged, &ending, found);
    let mut own = made.found;
    let Some(file) = made.files.first() else {
        own.in_file(&args.out.as_deref().unwrap_or(Path::new("")).display().to_string());
        found.extend(own);
        return Vec::new();
    };
    found.extend(own);
    let beside = desk::folder(None, &args.plan.plan).join(file.file_name());
    let path = args.out.clone().unwrap_or(beside);
    let mut written = desk::save_as(&path, made.files, args.overwrite, found);
    if sum.files.len() > 1 {
        let folder = path.parent().unwrap_or(Path::new(""));
        written.extend(summary::write(folder, &sum.files, args.summary, args.overwrite.into(), found));
    }
    written
}
