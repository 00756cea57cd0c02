//! `vanthu trich`: one unit's own tasks out of a plan, as an appendix; or those of every unit.

use super::args::Trich;
use super::follow::Followed;
use super::produce::{self, Wanted};
use super::report;
use crate::compose;
use crate::diagnostic::Diagnostics;
use crate::font::Shaper;
use crate::forms;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &Trich) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let fonts = produce::fonts(args.results.fonts.as_deref(), &mut found);
    let followed = Followed::open(&args.plan, None, &mut found);
    if let (Some(fonts), Some(followed)) = (fonts, followed) {
        let units: Vec<String> = match args.all {
            true => followed.units(&mut found).into_iter().map(|u| u.name).collect(),
            false => args.units.clone(),
        };
        let outputs = make(args, &followed, &units, &mut Shaper::new(&fonts), &mut found);
        written = produce::save(outputs, args.results.overwrite, &mut found);
    }
    report::findings(&found, &written, args.results.json);
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn make(
    args: &Trich,
    followed: &Followed,
    units: &[String],
    shaper: &mut Shaper,
    found: &mut Diagnostics,
) -> Vec<(PathBuf, Vec<u8>)> {
    let agency = followed.agency.as_ref();
    let choice = compose::choice(Some(&followed.work.plan), agency, found);
    let folder =
        args.results.out.clone().unwrap_or_else(|| args.plan.plan.parent().unwrap_or(Path::new("")).to_owned());
    let names: Vec<String> = units.iter().map(|u| format!("nhiem-vu - {u}")).collect();
    let names = forms::safe_file_names(names.iter().map(String::as_str));
    let mut out = Vec::new();
    for (unit, name) in units.iter().zip(names) {
        let (document, composed) = compose::extract(&followed.work, unit, &followed.registry, agency);
        // What the plan lacks is the same for every unit.
        found.extend_new(composed);
        let wanted = Wanted { formats: &args.results.formats, signature_field: false };
        let made = produce::outputs(document, &choice, shaper, wanted, &|_| None, found);
        out.extend(made.into_iter().map(|(ending, bytes)| (folder.join(format!("{name}.{ending}")), bytes)));
    }
    out
}
