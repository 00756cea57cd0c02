//! `vanthu sua`: the safe corrections of existing DOCX files, listed one by one, into new files.

use super::args::Sua;
use super::output::Saved;
use super::{batch, desk, hints, output, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Change, Expect, Office, Tracking, tracking};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the name of a corrected document ends with.
const MENDED: &str = " - đã sửa";

/// What came of one file.
struct Mended {
    found: Diagnostics,
    changes: Vec<Change>,
    written: Vec<Saved>,
}

pub fn run(args: &Sua) -> ExitCode {
    let mut found = Diagnostics::new();
    let is_document = |path: &Path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        output::ending(path) == "docx" && !name.ends_with(MENDED)
    };
    let none = ("tệp .docx nào", "chép văn bản cần sửa vào thư mục này");
    let inputs = output::inputs(&args.inputs, is_document, none, &mut found);
    let mut all = Vec::new();
    let mut written = Vec::new();
    if let Some(targets) = targets(args, &inputs, &mut found)
        && let Some(tracking) = tracking(args.day.as_deref(), &mut found)
        && let Some(office) = desk::office(None, &mut found)
    {
        let jobs: Vec<Job> = inputs.iter().cloned().zip(targets).map(|(input, target)| Job { input, target }).collect();
        let outcomes = batch::run(&jobs, args.json, |job| {
            let mended = one(args, &office, &tracking, job);
            let good = !mended.found.has_errors();
            (mended, good)
        });
        for (job, outcome) in jobs.iter().zip(outcomes) {
            let Some(mended) = outcome.settle(&job.input, &mut found) else { continue };
            found.extend(mended.found);
            all.extend(mended.changes.into_iter().map(|change| (job.input.clone(), change)));
            written.extend(mended.written);
        }
    }
    hints::add(&mut found);
    print(args, inputs.len() > 1, &all, &written, &mut found);
    report::status(&found)
}

/// A document, and where its correction goes.
struct Job {
    input: PathBuf,
    target: PathBuf,
}

impl AsRef<Path> for Job {
    fn as_ref(&self) -> &Path {
        &self.input
    }
}

/// Where each correction goes; none, with a finding, where one file is named for several.
fn targets(args: &Sua, inputs: &[PathBuf], found: &mut Diagnostics) -> Option<Vec<PathBuf>> {
    let out = args.out.as_deref();
    if let Some(file) = out.filter(|out| output::ending(out) == "docx" && !out.is_dir()) {
        if let [_] = inputs {
            return Some(vec![file.to_owned()]);
        }
        let place = Place::file(file.display().to_string());
        let message = "Sửa nhiều văn bản thì kết quả không thể là một tệp";
        found.add(code::TEP_DINH_DANG, place, message, "ghi một thư mục sau -o, hoặc bỏ -o");
        return None;
    }
    let target = |input: &PathBuf| {
        let stem = input.file_stem().unwrap_or_default().to_string_lossy();
        desk::folder(out, input).join(output::fitting(&stem, &format!("{MENDED}.docx")))
    };
    Some(inputs.iter().map(target).collect())
}

fn one(args: &Sua, office: &Office, tracking: &Tracking, job: &Job) -> Mended {
    let mut out = Mended { found: Diagnostics::new(), changes: Vec::new(), written: Vec::new() };
    if output::is_same(&job.input, &job.target) {
        let place = Place::file(job.target.display().to_string());
        let advice = "ghi tên khác sau -o; tệp gốc được giữ nguyên";
        out.found.add(code::SUA_TRUNG_TEP, place, "Tệp kết quả trùng với tệp gốc", advice);
    } else if let Some(source) = desk::open(office, &job.input, Expect::Document, &mut out.found) {
        let (made, list) = match args.tracked {
            true => office.mend_for_review(&source, tracking),
            false => office.mend(&source),
        };
        out.found.extend(made.found);
        out.changes = list;
        out.written = desk::save_as(&job.target, made.files, args.overwrite, &mut out.found);
    }
    out
}

fn print(args: &Sua, several: bool, changes: &[(PathBuf, Change)], written: &[Saved], found: &mut Diagnostics) {
    if args.json {
        let change = |(input, c): &(PathBuf, Change)| match several {
            true => json!({ "tep": input.display().to_string(), "noi": c.place, "da_sua": c.what }),
            false => json!({ "noi": c.place, "da_sua": c.what }),
        };
        let list: Vec<_> = changes.iter().map(change).collect();
        let told: Vec<_> = found.iter().collect();
        let (new, old) = report::paths(written);
        report::data(&json!({ "thay_doi": list, "thong_bao": told, "tep_da_ghi": new, "tep_da_co": old }));
        return;
    }
    for (input, change) in changes {
        let of = if several { format!("{}: ", input.display()) } else { String::new() };
        report::say(&format!("{of}{}: {}", change.place, change.what));
    }
    if !written.is_empty() {
        let did = match changes.len() {
            0 => "Không có chỗ nào sửa tự động".to_owned(),
            count if args.tracked => format!("{count} chỗ đã sửa, ghi bằng Track Changes"),
            count => format!("{count} chỗ đã sửa"),
        };
        let noted = if args.tracked { "; chỗ cần người quyết định có nhận xét (Comment)" } else { "" };
        report::say(&format!("{did}{noted}"));
    }
    report::findings(found, written, false);
}
