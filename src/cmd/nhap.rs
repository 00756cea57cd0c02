//! `vanthu nhap`: an existing document becomes data for the next one.

use super::args::Nhap;
use super::{desk, names, output, report};
use crate::diagnostic::Diagnostics;
use crate::office::{Expect, MadeFile};
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(args: &Nhap) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(office) = desk::office(None, &mut found)
        && let Some(source) = desk::open(&office, &args.input, Expect::Document, &mut found)
    {
        let path = args.out.clone().unwrap_or_else(|| beside(args));
        let made = office.reuse(&source, &path.to_string_lossy(), args.new_year);
        let mut own = made.found;
        own.in_file(&path.display().to_string());
        found.extend(own);
        // The text first, under the name asked for; its pictures in a folder beside it.
        let folder = desk::folder(None, &path);
        let place = |(at, file): (usize, MadeFile)| match at {
            0 => (path.clone(), file.bytes),
            _ => (folder.join(file.file_name()), file.bytes),
        };
        let outputs = made.files.into_iter().enumerate().map(place).collect();
        written = output::save(outputs, args.overwrite, &mut found);
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
