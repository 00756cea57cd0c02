//! `vanthu lap`: data or plain text to DOCX and PDF.

use super::args::Lap;
use super::batch;
use super::names::{Job, Names};
use super::plan_source::{Form, PlanSource, TABLE_FILES, TextIs};
use super::produce::{self, Wanted};
use super::{output, report};
use crate::compose::{self, Options, Template};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Document;
use crate::font::Shaper;
use crate::plan::Agency;
use crate::standard::Choice;
use crate::{outline, syntax};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

pub fn run(args: &Lap) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let fonts = produce::fonts(args.results.fonts.as_deref(), &mut found);
    let template = args.template.as_deref().and_then(|path| template(path, &mut found));
    if let (Some(fonts), false) = (&fonts, found.has_errors()) {
        let (jobs, _) = Names::of(args.inputs.clone(), args.results.out.as_deref(), &mut found);
        let progress = progress(args, &jobs);
        let outcomes = batch::run(&jobs, fonts, args.results.json, |shaper, job| {
            let mut own = Diagnostics::new();
            let written = one(args, job, template.as_ref(), shaper, &mut own, &progress);
            own.in_file(&job.input.display().to_string());
            let good = !own.has_errors();
            ((own, written), good)
        });
        progress.finish_and_clear();
        for (job, outcome) in jobs.iter().zip(outcomes) {
            if let Some((own, files)) = outcome.settle(&job.input, &mut found) {
                found.extend(own);
                written.extend(files);
            }
        }
    }
    report::findings(&found, &written, args.results.json);
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
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
fn one(
    args: &Lap,
    job: &Job,
    template: Option<&Template>,
    shaper: &mut Shaper,
    found: &mut Diagnostics,
    progress: &ProgressBar,
) -> Vec<PathBuf> {
    progress.set_prefix("đọc dữ liệu");
    let Some(mut source) = open(&job.input, found) else { return Vec::new() };
    let Some(agency) = produce::agency(args.agency.as_deref(), &job.input, found) else { return Vec::new() };
    let Some((document, choice)) = document(&mut source, &job.input, agency.as_ref(), template, found) else {
        return Vec::new();
    };
    if args.issue {
        found.raise_missing();
    }
    progress.set_prefix("dàn trang");
    let wanted = Wanted { formats: &args.results.formats, signature_field: args.signature_field };
    let outputs = produce::outputs(document, &choice, shaper, wanted, &source.finder(), found);
    let outputs: Vec<(PathBuf, Vec<u8>)> =
        outputs.into_iter().map(|(ending, bytes)| (job.target(ending), bytes)).collect();
    progress.set_prefix("ghi tệp");
    produce::save(outputs, args.results.overwrite, found)
}

/// Reads the input; its ending must be one that is known.
pub(super) fn open(input: &Path, found: &mut Diagnostics) -> Option<PlanSource> {
    let source = PlanSource::open(input, TextIs::Document, found)?;
    let ending = output::ending(input);
    if matches!(source.form, Form::Word) || ending == "md" || TABLE_FILES.contains(&ending.as_str()) {
        return Some(source);
    }
    let what = match ending.as_str() {
        "" => "Tên tệp không có đuôi, nên không rõ là loại tệp nào".to_owned(),
        _ => format!("Chưa đọc được loại tệp «.{ending}»"),
    };
    let advice = "dùng tệp .json (dữ liệu), .xlsx (sổ kế hoạch) hoặc .txt (văn bản thuần)";
    found.add(code::TEP_DINH_DANG, Place::default(), what, advice);
    None
}

/// The document that an input describes, and the sizes and margins in force; none when it cannot be read.
pub(super) fn document(
    source: &mut PlanSource,
    input: &Path,
    agency: Option<&Agency>,
    template: Option<&Template>,
    found: &mut Diagnostics,
) -> Option<(Document, Choice)> {
    if let Form::Text(text) = &source.form {
        let parsed = outline::parse(text);
        found.extend(parsed.diagnostics);
        let mut document = parsed.document;
        if document.is_appendices_only() {
            document.meta = compose::appendix_meta(&document);
        } else {
            compose::complete(&mut document, agency, found);
        }
        return Some((document, compose::choice(None, agency, found)));
    }
    let plan = source.plan(found)?;
    let folder = input.parent().unwrap_or(Path::new(""));
    let resolve = |name: &str| std::fs::read(folder.join(name)).map_err(|e| output::reason(&e));
    let mut own = Diagnostics::new();
    let choice = compose::choice(Some(&plan), agency, &mut own);
    let (document, composed) = compose::compose(&plan, agency, &Options { template, resolve: &resolve });
    own.extend(composed);
    source.locate(&mut own);
    found.extend_new(own);
    Some((document, choice))
}

/// Reads a template.
pub(super) fn template(path: &Path, found: &mut Diagnostics) -> Option<Template> {
    let mut own = Diagnostics::new();
    let text = output::read(path, &mut own).and_then(|bytes| syntax::plain_text(&bytes, &mut own));
    own.in_file(&path.display().to_string());
    found.extend(own);
    text.map(|text| Template { name: path.display().to_string(), text })
}
