//! `vanthu lap`: data or plain text to DOCX and PDF.

use super::args::{Format, Lap};
use super::{output, report};
use crate::arrange::{Flow, arrange};
use crate::compose::{self, Options, Template};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::Document;
use crate::font::{Fonts, Shaper};
use crate::plan::Agency;
use crate::standard::Choice;
use crate::{docx, layout, outline, pdf, read};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Name of the file with an office's standing facts.
const AGENCY_FILE: &str = "co-quan.toml";

pub fn run(args: &Lap) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let fonts = fonts(args.fonts.as_deref(), &mut found);
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
    let Some(agency) = agency(args, input, found) else { return Vec::new() };
    let Some((document, choice)) = document(input, &bytes, agency.as_ref(), template, found) else { return Vec::new() };
    if args.issue {
        let missing: Vec<&'static str> = found.iter().map(|f| f.code).filter(|c| c.starts_with("thieu.")).collect();
        found.raise(&missing);
    }
    progress.set_prefix("dàn trang");
    let mut shaper = Shaper::new(fonts);
    let flow = arrange(&document, &choice, &mut shaper);
    let wants = |format| args.formats.contains(&format);
    let outputs = make(&flow, &mut shaper, wants(Format::Docx), wants(Format::Pdf), args.signature_field, found);
    if wants(Format::Pdf) {
        missing_glyphs(&shaper, &bytes, found);
    }
    let outputs: Vec<(PathBuf, Vec<u8>)> =
        outputs.into_iter().map(|(extension, bytes)| (target(args.out.as_deref(), input, extension), bytes)).collect();
    if !args.overwrite {
        output::vacant(outputs.iter().map(|(path, _)| path.as_path()), output::OVERWRITE, found);
    }
    if found.has_errors() {
        return Vec::new();
    }
    progress.set_prefix("ghi tệp");
    let mut written = Vec::new();
    for (path, bytes) in outputs {
        if output::write(&path, &bytes, args.overwrite, found) {
            written.push(path);
        }
    }
    written
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
            found.error("tep.dinh-dang", Place::default(), what, "dùng tệp .json (dữ liệu) hoặc .txt (văn bản thuần)");
            None
        }
    }
}

/// Both outputs, side by side: the DOCX writer needs only the flow, the page layout the shaper too.
fn make(
    flow: &Flow,
    shaper: &mut Shaper,
    docx: bool,
    pdf: bool,
    field: bool,
    found: &mut Diagnostics,
) -> Vec<(&'static str, Vec<u8>)> {
    let (word, page) = std::thread::scope(|scope| {
        let word = docx.then(|| scope.spawn(|| docx::write(flow)));
        let page = pdf.then(|| print(flow, shaper, field));
        (word.map(|w| w.join()), page)
    });
    let mut out = Vec::new();
    match word {
        Some(Ok(Ok(bytes))) => out.push(("docx", bytes)),
        Some(Ok(Err(e))) => {
            found.error("docx.khong-lap-duoc", Place::default(), format!("Không lập được DOCX: {e}"), "")
        }
        Some(Err(_)) => found.error(
            "docx.khong-lap-duoc",
            Place::default(),
            "Không lập được DOCX",
            "báo cho người viết chương trình",
        ),
        None => {}
    }
    match page {
        Some(Ok(bytes)) => out.push(("pdf", bytes)),
        Some(Err(e)) if shaper.missing().next().is_none() => {
            found.error("pdf.khong-lap-duoc", Place::default(), format!("Không lập được PDF: {e}"), "");
        }
        _ => {}
    }
    out
}

/// Names what the faces lack, each with the place of its first use where the input says it in so many letters.
///
/// Only for the PDF: Word takes such a character from another font.
fn missing_glyphs(shaper: &Shaper, input: &[u8], found: &mut Diagnostics) {
    let mut missing: Vec<(Place, char)> = Vec::new();
    let mut text = None;
    for (c, word) in shaper.missing() {
        let text = text.get_or_insert_with(|| read::plain_text(input, &mut Diagnostics::new()).unwrap_or_default());
        let mut place = Place::within(format!("«{word}»"));
        if let Some(at) = text.find(c) {
            let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
            place.line = Some(text[..line].matches('\n').count() + 1);
            place.column = Some(text[line..at].chars().count() + 1);
        }
        missing.push((place, c));
    }
    missing.sort_by_key(|(place, c)| (place.line.is_none(), place.line, place.column, *c));
    for (place, c) in missing {
        found.error(
            "phong.thieu-chu",
            place,
            format!("Phông {} không có ký tự «{c}» (U+{:04X})", shaper.fonts().family(), c as u32),
            "thay bằng ký tự khác, hoặc chỉ thư mục phông có ký tự này bằng --phong",
        );
    }
}

fn print(flow: &Flow, shaper: &mut Shaper, field: bool) -> Result<Vec<u8>, String> {
    let pages = layout::layout(flow, shaper);
    let bytes = pdf::write(flow, &pages, shaper).map_err(|e| e.to_string())?;
    if field { pdf::add_signature_field(&bytes, &pages).map_err(|e| e.to_string()) } else { Ok(bytes) }
}

/// The office's facts: the file named, or the one beside the input; `Some(None)` when there is none.
#[allow(clippy::option_option)]
fn agency(args: &Lap, input: &Path, found: &mut Diagnostics) -> Option<Option<Agency>> {
    let path = match &args.agency {
        Some(path) => path.clone(),
        None => {
            let beside = input.parent().unwrap_or(Path::new("")).join(AGENCY_FILE);
            if !beside.is_file() {
                return Some(None);
            }
            beside
        }
    };
    let mut own = Diagnostics::new();
    let agency = output::read(&path, &mut own).and_then(|bytes| read::agency_toml(&bytes, &mut own));
    own.in_file(&path.display().to_string());
    found.extend(own);
    agency.map(Some)
}

fn template(path: &Path, found: &mut Diagnostics) -> Option<Template> {
    let mut own = Diagnostics::new();
    let text = output::read(path, &mut own).and_then(|bytes| read::plain_text(&bytes, &mut own));
    own.in_file(&path.display().to_string());
    found.extend(own);
    text.map(|text| Template { name: path.display().to_string(), text })
}

fn fonts(folder: Option<&Path>, found: &mut Diagnostics) -> Option<Fonts> {
    let Some(folder) = folder else { return Some(Fonts::embedded()) };
    let is_font = |p: &&PathBuf| {
        p.extension().is_some_and(|e| ["ttf", "ttc", "otf"].contains(&e.to_string_lossy().to_lowercase().as_str()))
    };
    let loaded = output::files_in(folder).and_then(|files| {
        let bytes = files.iter().filter(is_font).filter_map(|p| std::fs::read(p).ok()).collect();
        Fonts::from_files(bytes).map_err(|e| e.to_string())
    });
    match loaded {
        Ok(fonts) => Some(fonts),
        Err(why) => {
            found.error(
                "phong.khong-dung-duoc",
                Place::file(folder.display().to_string()),
                format!("Không dùng được thư mục phông: {why}"),
                "chép times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf vào thư mục này (trên Windows: C:\\Windows\\Fonts)",
            );
            None
        }
    }
}
