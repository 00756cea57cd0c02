//! `vanthu kiem-tra`: documents against the decree, one or whole folders.

use super::args::KiemTra;
use super::names::{Input, Job, Names};
use super::output::{Existing, Saved};
use super::{batch, desk, hints, output, report};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, code};
use crate::office::{Expect, Format, Kind, MadeFile, Mark, Office, Tracking, Verdict, tracking, verdict_line};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// Endings of the files a folder is searched for: documents alone, as data files lie beside what they made.
const DOCUMENTS: [&str; 2] = ["docx", "docm"];

/// Of more files than this those without a finding are counted, not listed.
const FEW: usize = 10;

/// What came of one file.
struct Checked {
    found: Diagnostics,
    verdict: Option<Verdict>,
    /// The document with remarks, where that was asked for.
    remarked: Vec<MadeFile>,
}

pub fn run(args: &KiemTra) -> ExitCode {
    let mut found = Diagnostics::new();
    let none = ("tệp .docx nào", "chép văn bản cần kiểm tra vào thư mục này");
    let inputs = output::inputs(&args.inputs, |path| is_document(path) && !is_result(path, args), none, &mut found);
    run_on(args, inputs.into_iter().map(Input::from).collect(), found)
}

/// Whether a file of a folder is checked, by its ending.
pub fn is_document(path: &Path) -> bool {
    DOCUMENTS.contains(&output::ending(path).as_str())
}

/// What the names of sheets end with that are made of files dropped on the program.
pub const SHEET: &str = " - kiểm tra";

/// Whether a document in a folder is the sheet of an earlier run, or the copy with its remarks.
fn is_result(path: &Path, args: &KiemTra) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let is_target = [&args.out, &args.remarks].into_iter().flatten().any(|out| output::is_same(path, out));
    let named = stem.ends_with(SHEET) || stem.rsplit_once(SHEET).is_some_and(|(_, n)| n.starts_with(" ("));
    (is_target || named) && std::fs::read(path).is_ok_and(|bytes| Mark::of(&bytes) != Mark::Absent)
}

/// The same with files some of which are open already; `found` is what was found in looking for them.
pub fn run_on(args: &KiemTra, inputs: Vec<Input>, mut found: Diagnostics) -> ExitCode {
    let Some(office) = desk::office(None, &mut found) else { return ExitCode::FAILURE };
    let Some(tracking) = tracking(args.day.as_deref(), &mut found) else {
        report::findings(&mut found, &[], args.json);
        return ExitCode::FAILURE;
    };
    let (jobs, _) = Names::of(inputs, None, &mut Diagnostics::new());
    let outcomes = batch::run(&jobs, args.json, |job| {
        let checked = one(args, &office, &tracking, job);
        let good = checked.verdict.is_some();
        (checked, good)
    });
    let mut verdicts: Vec<(String, Verdict)> = Vec::new();
    let mut remarked: Vec<MadeFile> = Vec::new();
    for (job, outcome) in jobs.iter().zip(outcomes) {
        let Some(checked) = outcome.settle(&job.input, &mut found) else { continue };
        found.extend(checked.found);
        remarked.extend(checked.remarked);
        verdicts.extend(checked.verdict.map(|v| (job.input.display().to_string(), v)));
    }
    let commented = args.remarks.as_deref().and_then(|path| remarks(args, path, jobs.len(), remarked, &mut found));
    let sheet = args.out.as_deref().and_then(|path| sheet(path, existing(args), &office, &verdicts, &mut found));
    let written: Vec<Saved> = commented.into_iter().chain(sheet).collect();
    hints::add(&mut found);
    if args.json {
        print_json(&verdicts, &found, &written);
    } else {
        print(args, &verdicts, jobs.len());
        for finding in found.iter() {
            report::finding(finding);
        }
        report::saved(&written);
    }
    let broken = verdicts.iter().any(|(_, v)| v.count(Severity::Error) > 0);
    if broken { ExitCode::FAILURE } else { report::status(&found) }
}

fn one(args: &KiemTra, office: &Office, tracking: &Tracking, job: &Job) -> Checked {
    let mut found = Diagnostics::new();
    let mut remarked = Vec::new();
    let verdict = job.open(office, Expect::Document, &mut found).and_then(|source| {
        let office = match source.kind() {
            Kind::Word => office.clone(),
            _ => desk::with_facts(office, args.agency.as_deref(), &job.input, &mut found)?,
        };
        let verdict = office.check(&source, &mut found);
        if args.remarks.is_some() {
            let made = office.remark(&source, tracking);
            // What reading it found is told already.
            found.extend_new(made.found);
            remarked = made.files;
        }
        verdict
    });
    found.in_file(&job.input.display().to_string());
    Checked { found, verdict, remarked }
}

/// Writes the document with its remarks.
fn remarks(
    args: &KiemTra,
    path: &Path,
    files: usize,
    remarked: Vec<MadeFile>,
    found: &mut Diagnostics,
) -> Option<Saved> {
    let place = || Place::file(path.display().to_string());
    if files != 1 {
        let message = format!("Nhận xét trong Word ghi cho một văn bản mỗi lần, ở đây có {files} tệp");
        found.add(code::KIEM_TRA_MOT_TEP, place(), message, "chọn một văn bản");
        return None;
    }
    let same = args.inputs.iter().any(|input| output::is_same(input, path));
    if same {
        let advice = "ghi tên tệp khác; tệp gốc được giữ nguyên";
        found.add(code::SUA_TRUNG_TEP, place(), "Tệp kết quả trùng với tệp gốc", advice);
        return None;
    }
    desk::save_as(path, remarked, args.overwrite, found).pop()
}

/// What becomes of a result that is there already.
fn existing(args: &KiemTra) -> Existing {
    if args.numbered { Existing::Number } else { args.overwrite.into() }
}

/// Writes the sheet for the drafter.
fn sheet(
    path: &Path,
    existing: Existing,
    office: &Office,
    verdicts: &[(String, Verdict)],
    found: &mut Diagnostics,
) -> Option<Saved> {
    let format = match output::ending(path).as_str() {
        "docx" => Format::Docx,
        "pdf" => Format::Pdf,
        _ => {
            let place = Place::file(path.display().to_string());
            found.add(code::TEP_DINH_DANG, place, "Phiếu kiểm tra chỉ ghi ra .docx hoặc .pdf", "đổi đuôi tệp sau -o");
            return None;
        }
    };
    let made = office.check_sheet(verdicts, format);
    found.extend(made.found);
    desk::save_as(path, made.files, existing, found).pop()
}

fn print(args: &KiemTra, verdicts: &[(String, Verdict)], files: usize) {
    // Of a whole folder only what is to be mended is shown.
    let quiet = |v: &Verdict| files > FEW && v.findings.is_empty() && v.is_graded();
    for (name, verdict) in verdicts.iter().filter(|(_, v)| !quiet(v)) {
        report::say(&format!("{name}: {}", verdict_line(verdict)));
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            if args.errors_only && severity != Severity::Error {
                continue;
            }
            for alike in verdict.alike(severity) {
                let (f, places) = (alike.first, alike.places());
                let clause = f.code.clause();
                let clause = if clause.is_empty() { String::new() } else { format!(", {clause}") };
                report::say(&format!("  {severity}: {places}: {} → {} [{}{clause}]", f.message, f.advice, f.code));
            }
        }
    }
    if files > 1 {
        table(verdicts);
        let with = |severity| verdicts.iter().filter(|(_, v)| v.count(severity) > 0).count();
        let clean = verdicts.iter().filter(|(_, v)| v.findings.is_empty() && v.is_graded()).count();
        let open = verdicts.iter().filter(|(_, v)| !v.is_graded()).count();
        report::say(&format!(
            "{files} tệp: {} có lỗi, {} có cảnh báo, {clean} không có gì phải sửa, {open} chưa kiểm tra thể thức, {} không đọc được",
            with(Severity::Error),
            with(Severity::Warning),
            files - verdicts.len()
        ));
    }
}

/// How many findings each file has, the worst first.
fn table(verdicts: &[(String, Verdict)]) {
    const SORTS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = |v: &Verdict| SORTS.map(|s| v.count(s));
    let mut rows: Vec<([usize; 3], &str)> =
        verdicts.iter().filter(|(_, v)| !v.findings.is_empty()).map(|(name, v)| (counts(v), &**name)).collect();
    if rows.is_empty() {
        return;
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    report::say("");
    report::say("   lỗi  cảnh báo  ghi chú  tệp");
    for ([errors, warnings, notes], name) in rows {
        report::say(&format!("{errors:>6}  {warnings:>8}  {notes:>7}  {name}"));
    }
}

/// A breach, with its clause where there is one.
fn breach(found: &Diagnostic) -> serde_json::Map<String, serde_json::Value> {
    let clause = Some(found.code.clause()).filter(|c| !c.is_empty());
    let pairs = [
        ("quy_tac", Some(json!(found.code))),
        ("dieu_khoan", clause.map(|c| json!(c))),
        ("muc_do", Some(json!(found.severity))),
        ("noi", Some(json!(found.place))),
        ("noi_dung", Some(json!(found.message))),
        ("cach_sua", Some(json!(found.advice))),
    ];
    pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

fn print_json(verdicts: &[(String, Verdict)], found: &Diagnostics, written: &[Saved]) {
    let files: Vec<_> = verdicts
        .iter()
        .map(|(name, v)| {
            let breaches: Vec<_> = v.findings.iter().map(breach).collect();
            json!({ "tep": name, "loai": v.kind.to_string(), "da_kiem_tra": v.is_graded(), "phat_hien": breaches, "quy_tac": v.tried })
        })
        .collect();
    let list: Vec<_> = found.iter().collect();
    let (new, old) = report::paths(written);
    report::data(&json!({ "tep": files, "thong_bao": list, "tep_da_ghi": new, "tep_da_co": old }));
}
