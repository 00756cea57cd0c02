//! `vanthu kiem-tra`: documents against the decree, one or whole folders.

use super::args::{Format, KiemTra};
use super::batch;
use super::produce::{self, Wanted};
use super::{lap, output, report};
use crate::check::{self, Verdict};
use crate::compose;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, code};
use crate::font::{Fonts, Shaper};
use crate::{arrange, docx};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Endings of the files a folder is searched for: documents alone, as data files lie beside what they made.
const DOCUMENTS: [&str; 2] = ["docx", "docm"];

/// Of more files than this those without a finding are counted, not listed.
const FEW: usize = 10;

/// What came of one file.
struct Checked {
    found: Diagnostics,
    verdict: Option<Verdict>,
}

pub fn run(args: &KiemTra) -> ExitCode {
    let mut found = Diagnostics::new();
    let is_document = |path: &Path| DOCUMENTS.contains(&output::ending(path).as_str());
    let none = ("tệp .docx nào", "chép văn bản cần kiểm tra vào thư mục này");
    let inputs = output::inputs(&args.inputs, is_document, none, &mut found);
    let fonts = Fonts::embedded();
    let outcomes = batch::run(&inputs, &fonts, args.json, |shaper, input| {
        let checked = one(args, input, shaper);
        let good = checked.verdict.is_some();
        (checked, good)
    });
    let mut verdicts: Vec<(String, Verdict)> = Vec::new();
    for (input, outcome) in inputs.iter().zip(outcomes) {
        let Some(checked) = outcome.settle(input, &mut found) else { continue };
        found.extend(checked.found);
        verdicts.extend(checked.verdict.map(|v| (input.display().to_string(), v)));
    }
    let written = args.out.as_deref().and_then(|path| sheet(path, args.overwrite, &verdicts, &fonts, &mut found));
    if args.json {
        print_json(&verdicts, &found, written.as_deref());
    } else {
        print(args, &verdicts, inputs.len());
        for finding in found.iter() {
            report::complain(&finding.to_string());
        }
        if let Some(path) = written {
            report::say(&format!("Đã lập {}", path.display()));
        }
    }
    let broken = verdicts.iter().any(|(_, v)| v.count(Severity::Error) > 0);
    if broken || found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn one(args: &KiemTra, input: &Path, shaper: &mut Shaper) -> Checked {
    let mut found = Diagnostics::new();
    let verdict = verdict(args, input, shaper, &mut found);
    found.in_file(&input.display().to_string());
    Checked { found, verdict }
}

/// Data of ours is checked as the document it becomes.
fn verdict(args: &KiemTra, input: &Path, shaper: &mut Shaper, found: &mut Diagnostics) -> Option<Verdict> {
    let ending = output::ending(input);
    let bytes = match ending.as_str() {
        "json" | "txt" | "md" | "xlsx" | "xlsm" | "xls" | "ods" => {
            let mut source = lap::open(input, found)?;
            let agency = produce::agency(args.agency.as_deref(), input, found)?;
            let (document, choice) = lap::document(&mut source, input, agency.as_ref(), None, found)?;
            let flow = arrange::arrange(&document, &choice, shaper);
            match docx::write(&flow) {
                Ok(bytes) => bytes,
                Err(e) => {
                    found.add(code::DOCX_KHONG_LAP_DUOC, Place::default(), format!("Không lập được DOCX: {e}"), "");
                    return None;
                }
            }
        }
        _ => output::read(input, found)?,
    };
    let source = docx::read::read(&bytes, found)?;
    Some(check::check(&source))
}

/// Writes the sheet for the drafter.
fn sheet(
    path: &Path,
    overwrite: bool,
    verdicts: &[(String, Verdict)],
    fonts: &Fonts,
    found: &mut Diagnostics,
) -> Option<PathBuf> {
    let ending = output::ending(path);
    let formats: &[Format] = match ending.as_str() {
        "docx" => &[Format::Docx],
        "pdf" => &[Format::Pdf],
        _ => {
            let place = Place::file(path.display().to_string());
            found.add(code::TEP_DINH_DANG, place, "Phiếu kiểm tra chỉ ghi ra .docx hoặc .pdf", "đổi đuôi tệp sau -o");
            return None;
        }
    };
    if verdicts.is_empty() {
        return None;
    }
    let names = verdicts.iter().map(|(name, verdict)| {
        let name = Path::new(name).file_name().and_then(|n| n.to_str()).unwrap_or(name);
        (name, verdict)
    });
    let document = check::sheet(names);
    let choice = compose::choice(None, None, found);
    let wanted = Wanted { formats, signature_field: false };
    let made = produce::outputs(document, &choice, &mut Shaper::new(fonts), wanted, &|_| None, found);
    let (_, bytes) = made.into_iter().next()?;
    output::write(path, &bytes, overwrite, found).then(|| path.to_owned())
}

fn print(args: &KiemTra, verdicts: &[(String, Verdict)], files: usize) {
    // Of a whole folder only what is to be mended is shown.
    let quiet = |v: &Verdict| files > FEW && v.findings.is_empty();
    for (name, verdict) in verdicts.iter().filter(|(_, v)| !quiet(v)) {
        report::say(&format!("{name}: {}", check::summary(verdict)));
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            if args.errors_only && severity != Severity::Error {
                continue;
            }
            for f in verdict.findings.iter().filter(|f| f.severity == severity) {
                let clause = f.code.clause();
                let clause = if clause.is_empty() { String::new() } else { format!(", {clause}") };
                report::say(&format!("  {severity}: {}: {} → {} [{}{clause}]", f.place, f.message, f.advice, f.code));
            }
        }
    }
    if files > 1 {
        table(verdicts);
        let with = |severity| verdicts.iter().filter(|(_, v)| v.count(severity) > 0).count();
        let clean = verdicts.iter().filter(|(_, v)| v.findings.is_empty()).count();
        report::say(&format!(
            "{files} tệp: {} có lỗi, {} có cảnh báo, {clean} không có gì phải sửa, {} không đọc được",
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

fn print_json(verdicts: &[(String, Verdict)], found: &Diagnostics, written: Option<&Path>) {
    let files: Vec<_> = verdicts
        .iter()
        .map(|(name, v)| {
            let breaches: Vec<_> = v.findings.iter().map(breach).collect();
            json!({ "tep": name, "loai": v.kind.to_string(), "phat_hien": breaches, "quy_tac": v.tried })
        })
        .collect();
    let list: Vec<_> = found.iter().collect();
    let written: Vec<String> = written.iter().map(|p| p.display().to_string()).collect();
    report::say(&json!({ "tep": files, "thong_bao": list, "tep_da_ghi": written }).to_string());
}
