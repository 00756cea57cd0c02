//! `vanthu lap`: data or plain text to DOCX and PDF.

use super::args::Lap;
use super::produce::{self, Wanted};
use super::{output, report};
use crate::compose::{self, Options, Template};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::Document;
use crate::font::{Fonts, Shaper};
use crate::plan::Agency;
use crate::standard::Choice;
use crate::{outline, read};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

pub fn run(args: &Lap) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let fonts = produce::fonts(args.fonts.as_deref(), &mut found);
    let template = args.template.as_deref().and_then(|path| template(path, &mut found));
    if let (Some(fonts), false) = (&fonts, found.has_errors()) {
        let progress = progress(args);
        for (input, clash) in args.inputs.iter().zip(clashes(args)) {
            progress.set_message(input.display().to_string());
            let mut own = Diagnostics::new();
            if let Some(other) = clash {
                own.error(
                    "tep.trung-ten",
                    Place::default(),
                    format!("Kết quả trùng tên với kết quả của «{}»", other.display()),
                    "đổi tên một trong hai tệp, hoặc lập riêng từng tệp vào hai thư mục",
                );
            } else {
                written.extend(one(args, input, template.as_ref(), fonts, &mut own, &progress));
            }
            own.in_file(&input.display().to_string());
            found.extend(own);
        }
        progress.finish_and_clear();
    }
    report::findings(&found, &written, args.json);
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// A line that says what is being done, on a terminal, once the work has gone on for a moment.
fn progress(args: &Lap) -> ProgressBar {
    if args.json {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {prefix} ({elapsed})") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(300));
    bar
}

/// For each input the earlier one whose outputs have the same names: one would overwrite the other.
fn clashes(args: &Lap) -> Vec<Option<&Path>> {
    let mut taken: HashMap<PathBuf, &Path> = HashMap::new();
    let mut out = Vec::with_capacity(args.inputs.len());
    for input in &args.inputs {
        let path = target(args.out.as_deref(), input, "");
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        if cfg!(any(windows, target_os = "macos")) {
            name = name.to_string_lossy().to_lowercase().into();
        }
        // The same folder may be named in two ways.
        let path = std::fs::canonicalize(folder).unwrap_or(folder.to_owned()).join(name);
        out.push(taken.get(&path).copied());
        taken.entry(path).or_insert(input);
    }
    out
}

/// Makes the documents of one input; gives the files written.
fn one(
    args: &Lap,
    input: &Path,
    template: Option<&Template>,
    fonts: &Fonts,
    found: &mut Diagnostics,
    progress: &ProgressBar,
) -> Vec<PathBuf> {
    progress.set_prefix("đọc dữ liệu");
    let Some(bytes) = output::read(input, found) else { return Vec::new() };
    let Some(agency) = produce::agency(args.agency.as_deref(), input, found) else { return Vec::new() };
    let Some((document, choice)) = document(input, &bytes, agency.as_ref(), template, found) else { return Vec::new() };
    if args.issue {
        produce::raise_missing(found);
    }
    progress.set_prefix("dàn trang");
    let mut shaper = Shaper::new(fonts);
    let wanted = Wanted { formats: &args.formats, signature_field: args.signature_field };
    let outputs = produce::outputs(document, &choice, &mut shaper, wanted, &bytes, found);
    let outputs: Vec<(PathBuf, Vec<u8>)> =
        outputs.into_iter().map(|(extension, bytes)| (target(args.out.as_deref(), input, extension), bytes)).collect();
    if !args.overwrite {
        output::vacant(outputs.iter().map(|(path, _)| path.as_path()), output::OVERWRITE, found);
    }
    if found.has_errors() {
        return Vec::new();
    }
    progress.set_prefix("ghi tệp");
    produce::save(outputs, args.overwrite, found)
}

/// `<folder>/<stem of the input>.<extension>`.
fn target(folder: Option<&Path>, input: &Path, extension: &str) -> PathBuf {
    let mut name = input.file_stem().unwrap_or(input.as_os_str()).to_os_string();
    name.push(".");
    name.push(extension);
    folder.or(input.parent()).unwrap_or(Path::new("")).join(name)
}

/// The document that an input describes, and the sizes and margins in force; none when it cannot be read.
fn document(
    input: &Path,
    bytes: &[u8],
    agency: Option<&Agency>,
    template: Option<&Template>,
    found: &mut Diagnostics,
) -> Option<(Document, Choice)> {
    let extension = input.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let folder = input.parent().unwrap_or(Path::new(""));
    match extension.as_str() {
        "json" => {
            let plan = read::plan_json(bytes, found)?;
            let resolve = |name: &str| std::fs::read(folder.join(name)).map_err(|e| output::reason(&e));
            let options = Options { template, resolve: &resolve };
            let mut own = Diagnostics::new();
            let choice = compose::choice(Some(&plan), agency, &mut own);
            let (document, composed) = compose::compose(&plan, agency, &options);
            own.extend(composed);
            read::locate(bytes, &mut own);
            found.extend(own);
            Some((document, choice))
        }
        "xlsx" | "xlsm" | "xls" | "ods" => {
            let name = input.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let book = read::workbook::workbook(bytes, &name, found)?;
            if !read::is_plan_workbook(&book) {
                found.error(
                    "tep.khong-phai-so-ke-hoach",
                    Place::default(),
                    "Bảng tính này không phải sổ kế hoạch (thiếu trang «Thông tin chung»)",
                    "dùng «vanthu phu-luc» để lập phụ lục từ bảng, hoặc «vanthu bieu-mau ke-hoach» để lấy sổ trống",
                );
                return None;
            }
            let plan = read::plan_workbook(&book, found)?;
            let resolve = |name: &str| std::fs::read(folder.join(name)).map_err(|e| output::reason(&e));
            let choice = compose::choice(Some(&plan), agency, found);
            let (document, composed) = compose::compose(&plan, agency, &Options { template, resolve: &resolve });
            found.extend(composed);
            Some((document, choice))
        }
        "txt" | "md" => {
            let text = read::plain_text(bytes, found)?;
            let parsed = outline::parse(&text);
            found.extend(parsed.diagnostics);
            let mut document = parsed.document;
            if document.is_appendices_only() {
                document.meta = compose::appendix_meta(&document);
            } else {
                compose::complete(&mut document, agency, found);
            }
            let choice = compose::choice(None, agency, found);
            Some((document, choice))
        }
        _ => {
            let what = match extension.as_str() {
                "" => "Tên tệp không có đuôi, nên không rõ là loại tệp nào".to_owned(),
                _ => format!("Chưa đọc được loại tệp «.{extension}»"),
            };
            found.error(
                "tep.dinh-dang",
                Place::default(),
                what,
                "dùng tệp .json (dữ liệu), .xlsx (sổ kế hoạch) hoặc .txt (văn bản thuần)",
            );
            None
        }
    }
}

fn template(path: &Path, found: &mut Diagnostics) -> Option<Template> {
    let mut own = Diagnostics::new();
    let text = output::read(path, &mut own).and_then(|bytes| read::plain_text(&bytes, &mut own));
    own.in_file(&path.display().to_string());
    found.extend(own);
    text.map(|text| Template { name: path.display().to_string(), text })
}
