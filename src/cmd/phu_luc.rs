//! `vanthu phu-luc`: workbooks, CSV and JSON tables to phụ lục, one file or whole folders.

use super::args::{Orient, PhuLuc};
use super::batch;
use super::names::{Job, Names};
use super::plan_source::{Form, PlanSource, TABLE_FILES, TextIs};
use super::produce::{self, Wanted};
use super::summary::{self, Made};
use super::{output, report};
use crate::compose;
use crate::diagnostic::{Diagnostics, Place, Severity, code, listed};
use crate::document::{Appendix, Document, Inlines, Orientation};
use crate::font::Shaper;
use crate::forms::safe_file_name;
use crate::plan::Agency;
use crate::plan::wording::book::TASK_SHEET;
use crate::sheet::Sheet;
use crate::tables::{self, Options};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Facts that all files of a run share.
struct Shared<'a> {
    args: &'a PhuLuc,
    attached: Option<Inlines>,
    names: Names,
    /// The files that were named one by one, not found in a folder.
    asked: HashSet<PathBuf>,
}

pub fn run(args: &PhuLuc) -> ExitCode {
    let mut found = Diagnostics::new();
    let many = args.inputs.len() > 1 || args.inputs.iter().any(|p| p.is_dir());
    let fonts = produce::fonts(args.results.fonts.as_deref(), &mut found);
    let attached = args.plan.as_deref().and_then(|path| attached(args, path, &mut found));
    let Some(fonts) = fonts.filter(|_| !found.has_errors()) else {
        report::findings(&found, &[] as &[PathBuf], args.results.json);
        return ExitCode::FAILURE;
    };
    let none = ("tệp bảng tính nào", "chép các tệp .xlsx, .xls, .ods, .csv vào thư mục này");
    let inputs = output::inputs(&args.inputs, is_table_file, none, &mut found);
    let asked = args.inputs.iter().filter(|p| !p.is_dir()).cloned().collect();
    let (jobs, names) = Names::of(inputs, args.results.out.as_deref(), &mut found);
    let shared = Shared { args, attached, names, asked };
    let outcomes = batch::run(&jobs, &fonts, args.results.json, |shaper, job| {
        let made = one(&shared, job, shaper);
        let good = !made.found.has_errors();
        (made, good)
    });
    let mut rows = Vec::new();
    let mut written = Vec::new();
    for (job, outcome) in jobs.iter().zip(outcomes) {
        rows.push(summary::Row::of(&job.input, &outcome));
        if let Some(made) = outcome.settle(&job.input, &mut found) {
            found.extend(made.found);
            written.extend(made.written);
        }
    }
    if many {
        let folder = args.results.out.clone().unwrap_or_else(|| common_folder(args));
        if let Some(path) = summary::write(&folder, &rows, &mut found) {
            written.push(path);
        }
    }
    report::findings(&found, &written, args.results.json);
    if many && !args.results.json {
        report::say(&summary::line(&rows));
    }
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn is_table_file(path: &Path) -> bool {
    TABLE_FILES.contains(&output::ending(path).as_str()) && !summary::is_ours(path)
}

fn common_folder(args: &PhuLuc) -> PathBuf {
    match args.inputs.first() {
        Some(first) if first.is_dir() => first.clone(),
        Some(first) => first.parent().unwrap_or(Path::new("")).to_owned(),
        None => PathBuf::new(),
    }
}

/// The `(Kèm theo …)` line of the plan named by `--kem-theo`.
fn attached(args: &PhuLuc, path: &Path, found: &mut Diagnostics) -> Option<Inlines> {
    let mut own = Diagnostics::new();
    let source = PlanSource::open(path, TextIs::Document, &mut own);
    let agency = produce::agency(args.agency.as_deref(), path, &mut own);
    let line = source.zip(agency).and_then(|(mut source, agency)| {
        let mut composed = Diagnostics::new();
        let line = match &source.form {
            Form::Text(_) | Form::Word => {
                let document = source.document(&mut own)?;
                if document.is_appendices_only() {
                    let message = "Văn bản này chỉ có phụ lục, không cho biết số, ngày, cơ quan của kế hoạch";
                    own.add(code::TEP_KHONG_PHAI_KE_HOACH, Place::default(), message, "chọn tệp của chính kế hoạch");
                }
                compose::attached_line_of_text(document, agency.as_ref(), &mut composed)
            }
            _ => compose::attached_line(&source.plan(&mut own)?, agency.as_ref(), &mut composed),
        };
        source.locate(&mut composed);
        own.extend(composed);
        Some(line)
    });
    own.in_file(&path.display().to_string());
    found.extend(own);
    line
}

/// Makes the phụ lục of one file.
fn one(shared: &Shared<'_>, job: &Job, shaper: &mut Shaper) -> Made {
    let mut made = Made { found: Diagnostics::new(), written: Vec::new(), tables: 0, rows: 0, skipped: false };
    let outputs = documents(shared, job, shaper, &mut made).unwrap_or_default();
    made.written = produce::save(outputs, shared.args.results.overwrite, &mut made.found);
    made.found.in_file(&job.input.display().to_string());
    made
}

fn documents(shared: &Shared<'_>, job: &Job, shaper: &mut Shaper, made: &mut Made) -> Option<Vec<(PathBuf, Vec<u8>)>> {
    let args = shared.args;
    let asked = shared.asked.contains(&job.input);
    let mut source = PlanSource::open(&job.input, if asked { TextIs::Table } else { TextIs::Either }, &mut made.found)?;
    let (sheets, only) = table_of(&mut source, args.sheet.as_deref(), asked, made)?;
    let agency = produce::agency(args.agency.as_deref(), &job.input, &mut made.found)?;
    let choice = compose::choice(None, agency.as_ref(), &mut made.found);
    let appendices = appendices(shared, sheets, only, made);
    let found = &mut made.found;
    if args.issue {
        found.raise_missing();
    }
    let parts: Vec<(String, Vec<Appendix>)> = if args.together {
        vec![(job.stem.clone(), appendices.into_iter().map(|a| a.1).collect())]
    } else {
        let mut name = |i: usize, sheet: &str| match i {
            0 => job.stem.clone(),
            _ => shared.names.another(job, format!("{} - {}", job.stem, safe_file_name(sheet)), found),
        };
        appendices.into_iter().enumerate().map(|(i, (sheet, a))| (name(i, &sheet), vec![a])).collect()
    };
    let mut out = Vec::new();
    for (stem, appendices) in parts.into_iter().filter(|p| !p.1.is_empty()) {
        let mut document = Document { appendices, ..Document::default() };
        document.meta = compose::appendix_meta(&document);
        document.meta.author = agency.as_ref().and_then(agency_name).unwrap_or_default();
        let wanted = Wanted { formats: &args.results.formats, signature_field: false };
        for (ending, bytes) in produce::outputs(document, &choice, shaper, wanted, &source.finder(), found) {
            out.push((job.folder.join(format!("{stem}.{ending}")), bytes));
        }
    }
    Some(out)
}

/// The sheets of a file, which go from it, and the one to take; none, with a finding, when the file is a plan and no table.
fn table_of<'s>(
    source: &mut PlanSource,
    sheet: Option<&'s str>,
    asked: bool,
    made: &mut Made,
) -> Option<(Vec<Sheet>, Option<&'s str>)> {
    match &mut source.form {
        Form::Table(book) => Some((std::mem::take(&mut book.sheets), sheet)),
        Form::PlanBook(book) if asked => {
            if sheet.is_none() {
                let message = format!("Tệp này là sổ kế hoạch; chỉ lập phụ lục từ trang tính «{TASK_SHEET}»");
                let advice = "lập cả văn bản bằng «vanthu lap», hoặc chọn trang khác bằng --sheet";
                made.found.add(code::BANG_SO_KE_HOACH, Place::default(), message, advice);
            }
            Some((std::mem::take(&mut book.sheets), sheet.or(Some(TASK_SHEET))))
        }
        other => {
            let what = format!("Tệp này là {}, không phải bảng", other.name());
            let advice = match other {
                Form::Word => "kiểm tra bằng «vanthu kiem-tra», hoặc chuyển thành dữ liệu bằng «vanthu nhap»",
                _ => "lập văn bản bằng «vanthu lap»",
            };
            match asked {
                true => made.found.add(code::TEP_KHONG_PHAI_BANG, Place::default(), what, advice),
                false => made.found.add(code::TEP_BO_QUA, Place::default(), format!("{what}; đã bỏ qua"), advice),
            }
            made.skipped = !asked;
            None
        }
    }
}

/// The phụ lục of each sheet, with its name.
fn appendices(shared: &Shared<'_>, sheets: Vec<Sheet>, only: Option<&str>, made: &mut Made) -> Vec<(String, Appendix)> {
    let args = shared.args;
    let found = &mut made.found;
    let options = Options {
        fix_dates: args.fix_dates,
        issue: args.issue,
        merge_columns: args.merge_columns.clone(),
        ..Options::default()
    };
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).filter(|n| !n.is_empty()).collect();
    let mut out: Vec<(String, Appendix)> = Vec::new();
    for sheet in sheets {
        if only.is_some_and(|wanted| !same_name(wanted, &sheet.name)) {
            continue;
        }
        if sheet.hidden && args.sheet.is_none() {
            let place = Place::within(sheet.name.clone());
            found.add(code::BANG_TRANG_AN, place, "Trang tính ẩn, không lập phụ lục", "ghi --sheet để lập trang này");
            continue;
        }
        let name = sheet.name.clone();
        let tables = tables::tables(sheet, &options, found);
        if tables.is_empty() {
            continue;
        }
        made.tables += tables.len();
        made.rows += tables.iter().map(|t| t.task_count).sum::<usize>();
        out.push((name, tables::appendix(tables, args.orientation.into())));
    }
    if out.is_empty() && !found.has_errors() {
        let message = match only {
            Some(wanted) => format!("Không có trang tính «{wanted}» hoặc trang đó không có bảng"),
            None => "Tệp không có bảng nào".to_owned(),
        };
        let advice =
            if names.is_empty() { String::new() } else { format!("các trang tính có: {}", names.join(", ")) };
        found.push(Severity::Error, code::BANG_KHONG_CO, Place::default(), message, advice);
    }
    complete(&mut out, shared.attached.as_ref(), found);
    out
}

fn agency_name(agency: &Agency) -> Option<String> {
    agency.organ_name.clone()
}

/// What the sheets do not say: the `(Kèm theo …)` line of the plan, or the visible marker of a missing fact. One finding
/// for all sheets of a file.
fn complete(appendices: &mut [(String, Appendix)], attached: Option<&Inlines>, found: &mut Diagnostics) {
    let (mut untitled, mut unattached) = (Vec::new(), Vec::new());
    for (sheet, appendix) in appendices {
        if appendix.title.is_blank() {
            appendix.title = Inlines::missing("tên phụ lục");
            untitled.push(sheet.trim());
        }
        if let Some(line) = attached {
            appendix.attached = Some(line.clone());
        } else if appendix.attached.is_none() {
            let mut line = Inlines::plain("(Kèm theo ");
            line.append(Inlines::missing("loại, số, ngày văn bản"));
            line.append(Inlines::plain(")"));
            appendix.attached = Some(line);
            unattached.push(sheet.trim());
        }
    }
    let mut missing = |code, sheets: &[&str], what: &str, advice: &str| {
        let (place, which) = match sheets {
            [] => return,
            // A format without sheets has no name for the one it has.
            [""] => (Place::default(), String::new()),
            [one] => (Place::within(*one), String::new()),
            many => (Place::default(), format!(" ({} trang tính: {})", many.len(), listed(many, "trang"))),
        };
        found.add(code, place, format!("{what}{which}; đã đánh dấu [CẦN BỔ SUNG]"), advice);
    };
    missing(
        code::THIEU_TEN_PHU_LUC,
        &untitled,
        "Không thấy tên phụ lục phía trên bảng",
        "ghi tên phụ lục vào dòng trên bảng",
    );
    missing(
        code::THIEU_KEM_THEO,
        &unattached,
        "Không biết phụ lục kèm theo văn bản nào",
        "thêm --kem-theo và tên tệp kế hoạch, hoặc ghi dòng «(Kèm theo …)» dưới tên phụ lục",
    );
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
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
