//! `vanthu lap`: data or plain text to DOCX and PDF.

use super::args::Lap;
use super::batch;
use super::names::{self, Input, Job, Names};
use super::output::Saved;
use super::{attached, beside, desk, output, report};
use crate::diagnostic::Diagnostics;
use crate::office::{Draft, Expect, Format, MadeFile, Office, Stage, Template};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// What all files of a run share.
struct Shared<'a> {
    args: &'a Lap,
    office: Office,
    template: Option<Template>,
    formats: Vec<Format>,
    progress: ProgressBar,
}

pub fn run(args: &Lap) -> ExitCode {
    let mut found = Diagnostics::new();
    let inputs = match desk::office(None, &mut found).map(|office| desk::following(office, &args.results)) {
        Some(office) => attached::inputs(&args.inputs, &office, args.results.json, &mut found),
        None => Vec::new(),
    };
    run_on(args, inputs, found)
}

/// The same with files some of which are open already; `found` is what was found in opening them.
pub fn run_on(args: &Lap, mut inputs: Vec<Input>, mut found: Diagnostics) -> ExitCode {
    if args.new_year.is_some() {
        for input in &mut inputs {
            input.stem = Some(names::of_year(names::stem_of(&input.path), args.new_year));
        }
    }
    let mut written = Vec::new();
    let bad = found.has_errors();
    let office = desk::office_for(&args.results, &mut found);
    let template = office.as_ref().zip(args.template.as_deref());
    let template = template.and_then(|(office, path)| desk::template(office, path, &mut found));
    if let (Some(office), false) = (office, found.has_errors() && !bad) {
        let (jobs, _) = Names::of(inputs, args.results.out.as_deref(), &mut found);
        let progress = progress(args, &jobs);
        let shared = Shared { args, office, template, formats: desk::formats(&args.results), progress };
        let outcomes = batch::run(&jobs, args.results.json, |job| {
            let mut own = Diagnostics::new();
            let written = one(&shared, job, &mut own);
            own.in_file(&job.input.display().to_string());
            let good = !own.has_errors();
            ((own, written), good)
        });
        shared.progress.finish_and_clear();
        for (job, outcome) in jobs.iter().zip(outcomes) {
            if let Some((own, files)) = outcome.settle(&job.input, &mut found) {
                found.extend(own);
                written.extend(files);
            }
        }
    }
    report::findings(&mut found, &written, args.results.json);
    report::status(&found)
}

/// A line that says what is being done of a single file, on a terminal, once the work has gone on for a moment; of many
/// files the batch has its own.
fn progress(args: &Lap, jobs: &[Job]) -> ProgressBar {
    let (false, [job]) = (args.results.json, jobs) else { return ProgressBar::hidden() };
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {prefix} ({elapsed})") {
        bar.set_style(style);
    }
    bar.set_message(job.input.display().to_string());
    bar.enable_steady_tick(Duration::from_millis(300));
    bar
}

/// Makes the documents of one input; gives the files written.
fn one(shared: &Shared<'_>, job: &Job, found: &mut Diagnostics) -> Vec<Saved> {
    let Shared { args, office, progress, .. } = shared;
    progress.set_prefix("đọc dữ liệu");
    let Some(source) = job.open(office, Expect::Document, found) else { return Vec::new() };
    let Some(office) = desk::with_facts(office, args.agency.as_deref(), &job.input, found) else {
        return Vec::new();
    };
    let folder = job.input.parent().unwrap_or(Path::new(""));
    let picture = |name: &str| beside::read(folder, name, args.files_anywhere);
    let watch = |stage| match stage {
        Stage::Printing => progress.set_prefix("dàn trang"),
        _ => progress.set_prefix("đọc dữ liệu"),
    };
    let made = office.draft(
        &source,
        &job.tables,
        &Draft {
            formats: &shared.formats,
            template: shared.template.as_ref(),
            pictures: Some(&picture),
            signature_field: args.signature_field,
            issue_facts: args.issue_facts,
            for_issue: args.issue,
            new_year: args.new_year,
            watch: Some(&watch),
            ..Draft::default()
        },
    );
    drop(source);
    progress.set_prefix("ghi tệp");
    found.extend(made.found);
    let target = |f: MadeFile| match f.ending {
        // The facts at issue, beside the document they are of.
        "json" => (job.folder.join(output::fitting(&job.stem, " - phát hành.json")), f.bytes),
        ending => (job.target(ending), f.bytes),
    };
    let files = made.files.into_iter().map(target).collect();
    output::save(files, args.results.existing(), found)
}
