//! `vanthu nhap`: an existing document becomes data for the next one.

use super::args::Nhap;
use super::{desk, names, output, report};
use crate::diagnostic::Diagnostics;
use crate::office::Expect;
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(args: &Nhap) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(office) = desk::office(None, &mut found)
        && let Some(source) = desk::open(&office, &args.input, Expect::Document, &mut found)
    {
        let path = args.out.clone().unwrap_or_else(|| beside(args));
        let made = office.reuse(&source, &output::ending(&path), args.new_year);
        let mut own = made.found;
        own.in_file(&path.display().to_string());
        found.extend(own);
        written = desk::save_as(&path, made.files, args.overwrite, &mut found);
    }
    report::findings(&mut found, &written, args.json);
    report::status(&found)
}

/// A text beside the document under a name that nothing has yet, with the new year in it where the old one stands.
fn beside(args: &Nhap) -> PathBuf {
    let stem = names::of_year(names::stem_of(&args.input), args.new_year);
    let named = |name: String| args.input.with_file_name(format!("{name}.txt"));
    let numbered = (2..).map(|n| format!("{stem} ({n})"));
    let mut names = std::iter::once(stem.clone()).chain(numbered).map(named);
    names.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| named(stem))
}
