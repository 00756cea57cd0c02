//! `vanthu phu-luc`: workbooks, CSV and JSON tables to phụ lục, one file or whole folders.

use super::args::{Orient, PhuLuc};
use super::names::{Input, Job, Names};
use super::summary::{self, Made};
use super::{batch, desk, output, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Appendices, Expect, Format, Inlines, Kind, Office, Orientation, Reading};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Facts that all files of a run share.
struct Shared<'a> {
    args: &'a PhuLuc,
    office: Office,
    formats: Vec<Format>,
    attached: Option<Inlines>,
    names: Names,
    /// The files that were named one by one, not found in a folder.
    asked: HashSet<PathBuf>,
}

pub fn run(args: &PhuLuc) -> ExitCode {
    run_with(args, Vec::new(), &args.inputs)
}

/// The same with files that are open already, and those named.
pub fn run_with(args: &PhuLuc, mut inputs: Vec<Input>, named: &[PathBuf]) -> ExitCode {
    let mut found = Diagnostics::new();
    let none = ("tệp bảng tính nào", "chép các tệp .xlsx, .xls, .ods, .csv vào thư mục này");
    inputs.extend(output::inputs(named, summary::is_table_file, none, &mut found).into_iter().map(Input::from));
    let many = args.inputs.len() > 1 || args.inputs.iter().any(|p| p.is_dir());
    // An empty folder among others stops nothing; a plan or faces that cannot be read do.
    let mut own = Diagnostics::new();
    let office = desk::office_for(&args.results, &mut own);
    let attached = office.as_ref().zip(args.plan.as_deref());
    let attached = attached.and_then(|(office, path)| attached_line(office, args, path, &mut own));
    let bad = own.has_errors();
    own.extend(found);
    let mut found = own;
    let Some(office) = office.filter(|_| !bad) else {
        report::findings(&mut found, &[], args.results.json);
        return ExitCode::FAILURE;
    };
    let asked = args.inputs.iter().filter(|p| !p.is_dir()).cloned().collect();
    let (jobs, names) = Names::of(inputs, args.results.out.as_deref(), &mut found);
    let formats = desk::formats(&args.results);
    let shared = Shared { args, office, formats, attached, names, asked };
    let outcomes = batch::run(&jobs, args.results.json, |job| {
        let made = one(&shared, job);
        let good = !made.found.has_errors();
        (made, good)
    });
    let mut rows = Vec::new();
    let mut written = Vec::new();
    for (job, outcome) in jobs.iter().zip(outcomes) {
        rows.push(summary::row(&job.input, &outcome));
        if let Some(made) = outcome.settle(&job.input, &mut found) {
            found.extend(made.found);
            written.extend(made.written);
        }
    }
    if many {
        let folder = args.results.out.clone().unwrap_or_else(|| common_folder(args));
        if let Some(path) = summary::write(&folder, &rows, args.summary, args.results.existing(), &mut found) {
            written.push(path);
        }
    }
    report::findings(&mut found, &written, args.results.json);
    if many && !args.results.json {
        report::say(&summary::line(&rows));
    }
    report::status(&found)
}

fn common_folder(args: &PhuLuc) -> PathBuf {
    match args.inputs.first() {
        Some(first) if first.is_dir() => first.clone(),
        Some(first) => first.parent().unwrap_or(Path::new("")).to_owned(),
        None => PathBuf::new(),
    }
}

/// The `(Kèm theo …)` line of the plan named by `--kem-theo`.
fn attached_line(office: &Office, args: &PhuLuc, path: &Path, found: &mut Diagnostics) -> Option<Inlines> {
    let source = desk::open(office, path, Expect::Document, found);
    let office = desk::with_facts(office, args.agency.as_deref(), path, found);
    source.zip(office).and_then(|(source, office)| office.attached_line(&source, found))
}

/// Makes the phụ lục of one file.
fn one(shared: &Shared<'_>, job: &Job) -> Made {
    let mut made = Made::default();
    make(shared, job, &mut made);
    made.found.in_file(&job.input.display().to_string());
    made
}

fn make(shared: &Shared<'_>, job: &Job, out: &mut Made) {
    let args = shared.args;
    let asked = shared.asked.contains(&job.input);
    let expect = if asked { Expect::Table } else { Expect::Either };
    let Some(source) = job.open(&shared.office, expect, &mut out.found) else { return };
    let is_table = source.kind() == Kind::Table || source.kind() == Kind::PlanBook && asked;
    if !is_table && !asked {
        let what = format!("Tệp này là {}, không phải bảng; đã bỏ qua", source.kind().name());
        out.found.add(code::TEP_BO_QUA, Place::default(), what, "lập văn bản bằng «vanthu lap»");
        out.skipped = true;
        return;
    }
    let Some(office) = desk::with_facts(&shared.office, args.agency.as_deref(), &job.input, &mut out.found) else {
        return;
    };
    let reading = Reading {
        sheet: args.sheet.clone(),
        orientation: args.orientation.into(),
        merge_columns: args.merge_columns.clone(),
        columns: args.columns.clone(),
        fix_dates: args.fix_dates,
        fix_numbers: args.fix_numbers,
        ..Reading::default()
    };
    let how = Appendices {
        formats: &shared.formats,
        together: args.together,
        renumber: args.renumber,
        for_issue: args.issue,
        attached: shared.attached.clone(),
        ..Appendices::default()
    };
    let made = office.appendices(source.read_as(reading), &how);
    out.tables = made.tables;
    out.rows = made.rows;
    out.found.extend(made.found);
    // The formats of one document follow each other.
    let mut known: Option<(String, String)> = None;
    let mut files = Vec::new();
    for file in made.files {
        let own = match &known {
            Some((part, own)) if *part == file.part => own.clone(),
            _ if file.part.is_empty() => job.stem.clone(),
            _ => shared.names.another(job, &file.part, &mut out.found),
        };
        known = Some((file.part, own.clone()));
        files.push((job.folder.join(format!("{own}.{}", file.ending)), file.bytes));
    }
    out.written = output::save(files, args.results.existing(), &mut out.found);
}

impl From<Orient> for Orientation {
    fn from(orient: Orient) -> Self {
        match orient {
            Orient::TuDong => Orientation::Auto,
            Orient::Doc => Orientation::Portrait,
            Orient::Ngang => Orientation::Landscape,
        }
    }
}
