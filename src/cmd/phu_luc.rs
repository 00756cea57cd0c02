//! `vanthu phu-luc`: workbooks, CSV and JSON tables to phụ lục, one file or whole folders.

use super::args::{Orient, PhuLuc};
use super::batch::{self, Outcome};
use super::produce::{self, Wanted};
use super::{output, report, summary};
use crate::compose;
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Appendix, Document, Inlines, Orientation};
use crate::font::Shaper;
use crate::plan::Agency;
use crate::read;
use crate::read::table::{self, Options};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Endings of the files a folder is searched for.
const TABLE_FILES: [&str; 8] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "json"];

/// What was made of one input file.
pub struct Made {
    pub found: Diagnostics,
    pub written: Vec<PathBuf>,
    pub tables: usize,
    pub rows: usize,
}

/// One input and the stem its outputs take.
struct Job {
    input: PathBuf,
    stem: String,
}

impl AsRef<Path> for Job {
    fn as_ref(&self) -> &Path {
        &self.input
    }
}

/// Facts that all files of a run share.
struct Shared<'a> {
    args: &'a PhuLuc,
    attached: Option<Inlines>,
}

pub fn run(args: &PhuLuc) -> ExitCode {
    let mut found = Diagnostics::new();
    let (inputs, many) = inputs(args, &mut found);
    let fonts = produce::fonts(args.fonts.as_deref(), &mut found);
    let attached = args.plan.as_deref().and_then(|path| attached(args, path, &mut found));
    let Some(fonts) = fonts.filter(|_| !found.has_errors()) else {
        report::findings(&found, &[] as &[PathBuf], args.json);
        return ExitCode::FAILURE;
    };
    let jobs = jobs(args, inputs, &mut found);
    let shared = Shared { args, attached };
    let outcomes = batch::run(&jobs, &fonts, args.json, |shaper, job| {
        let made = one(&shared, job, shaper);
        let good = !made.found.has_errors();
        (made, good)
    });
    let mut rows = Vec::new();
    let mut written = Vec::new();
    for (job, outcome) in jobs.iter().zip(outcomes) {
        let row = summary::Row::of(&job.input, &outcome);
        rows.push(row);
        match outcome {
            Outcome::Done(made) => {
                found.extend(made.found);
                written.extend(made.written);
            }
            Outcome::Broken => found.error(
                "tep.hong",
                Place::file(job.input.display().to_string()),
                "Chương trình không xử lý được tệp này",
                "mở tệp bằng Excel, lưu lại với tên khác rồi chạy lại; nếu vẫn hỏng, báo cho người viết chương trình",
            ),
            Outcome::Stopped => found.error(
                "tep.da-dung",
                Place::file(job.input.display().to_string()),
                "Chưa làm đến tệp này thì đã dừng",
                "chạy lại lệnh",
            ),
        }
    }
    if many {
        let folder = args.out.clone().unwrap_or_else(|| common_folder(args));
        if let Some(path) = summary::write(&folder, &rows, &mut found) {
            written.push(path);
        }
    }
    report::findings(&found, &written, args.json);
    if many && !args.json {
        report::say(&summary::line(&rows));
    }
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The files to work on, and whether this is a batch (a folder, or several files).
fn inputs(args: &PhuLuc, found: &mut Diagnostics) -> (Vec<PathBuf>, bool) {
    let mut out = Vec::new();
    let mut many = args.inputs.len() > 1;
    for path in &args.inputs {
        if !path.is_dir() {
            out.push(path.clone());
            continue;
        }
        many = true;
        let before = out.len();
        match output::files_below(path) {
            Ok(files) => out.extend(files.into_iter().filter(|f| is_table_file(f))),
            Err(why) => {
                let place = Place::file(path.display().to_string());
                found.error(
                    "tep.khong-doc-duoc",
                    place,
                    format!("Không đọc được thư mục: {why}"),
                    "kiểm tra lại thư mục",
                );
                continue;
            }
        }
        if out.len() == before {
            found.error(
                "tep.thu-muc-trong",
                Place::file(path.display().to_string()),
                "Thư mục không có tệp bảng tính nào",
                "chép các tệp .xlsx, .xls, .ods, .csv vào thư mục này",
            );
        }
    }
    (out, many)
}

fn is_table_file(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    // `~$…` is the lock that Excel keeps beside an open file; the summary is our own.
    !name.starts_with("~$") && !name.starts_with('.') && name != summary::NAME && TABLE_FILES.contains(&ending.as_str())
}

fn common_folder(args: &PhuLuc) -> PathBuf {
    match args.inputs.first() {
        Some(first) if first.is_dir() => first.clone(),
        Some(first) => first.parent().unwrap_or(Path::new("")).to_owned(),
        None => PathBuf::new(),
    }
}

/// Gives every input a stem of its own in its output folder: a second `bang` is `bang-2`.
fn jobs(args: &PhuLuc, inputs: Vec<PathBuf>, found: &mut Diagnostics) -> Vec<Job> {
    let mut taken: HashSet<PathBuf> = HashSet::new();
    let mut out = Vec::with_capacity(inputs.len());
    for input in inputs {
        let stem = input.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = folder(args, &input);
        let key = |stem: &str| folder.join(stem.to_lowercase());
        let mut own = stem.clone();
        let mut n = 1;
        while !taken.insert(key(&own)) {
            n += 1;
            own = format!("{stem}-{n}");
        }
        if n > 1 {
            found.note(
                "tep.trung-ten",
                Place::file(input.display().to_string()),
                format!("Trùng tên với tệp khác; kết quả lấy tên «{own}»"),
                "",
            );
        }
        out.push(Job { input, stem: own });
    }
    out
}

fn folder(args: &PhuLuc, input: &Path) -> PathBuf {
    args.out.clone().unwrap_or_else(|| input.parent().unwrap_or(Path::new("")).to_owned())
}

/// The `(Kèm theo …)` line of the plan named by `--kem-theo`.
fn attached(args: &PhuLuc, path: &Path, found: &mut Diagnostics) -> Option<Inlines> {
    let mut own = Diagnostics::new();
    let line = output::read(path, &mut own).and_then(|bytes| {
        let plan = read::plan_json(&bytes, &mut own)?;
        let agency = produce::agency(args.agency.as_deref(), path, &mut own)?;
        let line = compose::attached_line(&plan, agency.as_ref(), &mut own);
        read::locate(&bytes, &mut own);
        Some(line)
    });
    own.in_file(&path.display().to_string());
    found.extend(own);
    line
}

/// Makes the phụ lục of one file.
fn one(shared: &Shared<'_>, job: &Job, shaper: &mut Shaper) -> Made {
    let mut made = Made { found: Diagnostics::new(), written: Vec::new(), tables: 0, rows: 0 };
    let outputs = documents(shared, job, shaper, &mut made);
    if !made.found.has_errors() {
        made.written = produce::save(outputs, shared.args.overwrite, &mut made.found);
    }
    made.found.in_file(&job.input.display().to_string());
    made
}

fn documents(shared: &Shared<'_>, job: &Job, shaper: &mut Shaper, made: &mut Made) -> Vec<(PathBuf, Vec<u8>)> {
    let args = shared.args;
    let found = &mut made.found;
    let Some(bytes) = output::read(&job.input, found) else { return Vec::new() };
    let Some(agency) = produce::agency(args.agency.as_deref(), &job.input, found) else { return Vec::new() };
    let choice = compose::choice(None, agency.as_ref(), found);
    let name = job.input.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(book) = read::workbook::workbook(&bytes, &name, found) else { return Vec::new() };
    let options = Options {
        fix_dates: args.fix_dates,
        issue: args.issue,
        merge_columns: args.merge_columns.clone(),
        tasks: false,
    };
    // Of a long table every form is large: each makes room for the next.
    drop(bytes);
    let names: Vec<String> = book.sheets.iter().map(|s| s.name.clone()).filter(|n| !n.is_empty()).collect();
    let mut appendices: Vec<(String, Appendix)> = Vec::new();
    for sheet in book.sheets {
        if args.sheet.as_ref().is_some_and(|wanted| !same_name(wanted, &sheet.name)) {
            continue;
        }
        if sheet.hidden && args.sheet.is_none() {
            let place = Place::within(sheet.name.clone());
            found.note("bang.trang-an", place, "Trang tính ẩn, không lập phụ lục", "ghi --sheet để lập trang này");
            continue;
        }
        let name = sheet.name.clone();
        let tables = table::tables(sheet, &options, found);
        if tables.is_empty() {
            continue;
        }
        made.tables += tables.len();
        made.rows += tables.iter().map(|t| t.task_count).sum::<usize>();
        let mut appendix = table::appendix(tables, args.orientation.into());
        finish(&mut appendix, shared, &name, found);
        appendices.push((name, appendix));
    }
    if appendices.is_empty() && !found.has_errors() {
        let message = match &args.sheet {
            Some(wanted) => format!("Không có trang tính «{wanted}» hoặc trang đó không có bảng"),
            None => "Tệp không có bảng nào".to_owned(),
        };
        let advice =
            if names.is_empty() { String::new() } else { format!("các trang tính có: {}", names.join(", ")) };
        found.error("bang.khong-co", Place::default(), message, advice);
    }
    if args.issue {
        produce::raise_missing(found);
    }
    let folder = folder(args, &job.input);
    let parts: Vec<(String, Vec<Appendix>)> = if args.together {
        vec![(job.stem.clone(), appendices.into_iter().map(|a| a.1).collect())]
    } else {
        let several = appendices.len() > 1;
        let name = |i: usize, sheet: &str| {
            if i == 0 || !several { job.stem.clone() } else { format!("{} - {}", job.stem, safe_name(sheet)) }
        };
        appendices.into_iter().enumerate().map(|(i, (sheet, a))| (name(i, &sheet), vec![a])).collect()
    };
    let mut out = Vec::new();
    for (stem, appendices) in parts.into_iter().filter(|p| !p.1.is_empty()) {
        let mut document = Document { appendices, ..Document::default() };
        document.meta = compose::appendix_meta(&document);
        document.meta.author = agency.as_ref().and_then(agency_name).unwrap_or_default();
        let wanted = Wanted { formats: &args.formats, signature_field: false };
        for (ending, bytes) in produce::outputs(document, &choice, shaper, wanted, &[], found) {
            out.push((folder.join(format!("{stem}.{ending}")), bytes));
        }
    }
    if !args.overwrite {
        output::vacant(out.iter().map(|(path, _)| path.as_path()), output::OVERWRITE, found);
    }
    out
}

fn agency_name(agency: &Agency) -> Option<String> {
    agency.organ_name.clone()
}

/// What the sheet does not say: the `(Kèm theo …)` line of the plan, or the visible marker of a missing fact.
fn finish(appendix: &mut Appendix, shared: &Shared<'_>, sheet: &str, found: &mut Diagnostics) {
    if appendix.title.is_blank() {
        appendix.title = Inlines::missing("tên phụ lục");
        found.warn(
            "thieu.ten-phu-luc",
            on(sheet),
            "Không thấy tên phụ lục phía trên bảng; đã đánh dấu [CẦN BỔ SUNG]",
            "ghi tên phụ lục vào dòng trên bảng",
        );
    }
    if let Some(line) = &shared.attached {
        appendix.attached = Some(line.clone());
    } else if appendix.attached.is_none() {
        let mut line = Inlines::plain("(Kèm theo ");
        line.append(Inlines::missing("loại, số, ngày văn bản"));
        line.append(Inlines::plain(")"));
        appendix.attached = Some(line);
        found.warn(
            "thieu.kem-theo",
            on(sheet),
            "Không biết phụ lục kèm theo văn bản nào; đã đánh dấu [CẦN BỔ SUNG]",
            "thêm --kem-theo ke-hoach.json, hoặc ghi dòng «(Kèm theo …)» dưới tên phụ lục",
        );
    }
}

/// A sheet as a place; a format without sheets has none.
fn on(sheet: &str) -> Place {
    if sheet.is_empty() { Place::default() } else { Place::within(sheet.trim()) }
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// A sheet's name as part of a file name, on Windows too.
fn safe_name(name: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '_' } else { c }).collect();
    name.trim().trim_end_matches('.').chars().take(60).collect()
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
