//! `vanthu TỆP...` without a subcommand (files dropped onto the program): the natural thing for each by its content.

use super::args::{Cli, KiemTra, Lap, PhuLuc, Results};
use super::names::Input;
use super::{desk, kiem_tra, lap, output, phu_luc, report, summary};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Expect, Kind, Office};
use clap::CommandFactory;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is done of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Draft,
    Appendices,
    Check,
}

/// Whether arguments are files and folders, or none at all.
#[cfg(feature = "web")]
pub fn are_files(arguments: &[OsString]) -> bool {
    arguments.iter().all(|a| Path::new(a).exists())
}

/// Handles arguments that are all existing files or folders; none when they are something else.
pub fn run(arguments: &[OsString]) -> Option<ExitCode> {
    let files: Vec<&OsStr> = arguments.iter().skip(1).map(OsString::as_os_str).collect();
    let all_there = !files.is_empty() && files.iter().all(|f| Path::new(f).exists());
    let is_command = |name: &OsStr| Cli::command().find_subcommand(name).is_some();
    if !all_there || files.first().is_some_and(|f| is_command(f)) {
        return None;
    }
    let mut found = Diagnostics::new();
    let office = desk::office(None, &mut found)?;
    let mut work: Vec<(Work, Input)> = Vec::new();
    let mut folders = Vec::new();
    for path in files.into_iter().map(PathBuf::from) {
        let mut own = Diagnostics::new();
        let name = path.display().to_string();
        if path.is_dir() {
            report::say(&format!("{name}: lập phụ lục từ các bảng tính trong thư mục"));
            folders.push(path);
        } else if let Some((kind, what, input)) = work_for(&office, path, &mut own) {
            report::say(&format!("{name}: {what}"));
            work.push((kind, input));
        }
        own.in_file(&name);
        found.extend(own);
    }
    report::findings(&mut found, &[], false);
    let mut worst = report::status(&found);
    for code in do_all(work, folders) {
        if code != ExitCode::SUCCESS {
            worst = ExitCode::FAILURE;
        }
    }
    Some(worst)
}

/// Files of one kind go to their command together, as if they had been named after it; every document has a sheet of its own
/// beside it.
fn do_all(work: Vec<(Work, Input)>, folders: Vec<PathBuf>) -> Vec<ExitCode> {
    let (mut drafts, mut tables, mut documents) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, input) in work {
        match kind {
            Work::Draft => drafts.push(input),
            Work::Appendices => tables.push(input),
            Work::Check => documents.push(input),
        }
    }
    let mut codes = Vec::new();
    if !drafts.is_empty() {
        let args = Lap { results: Results::dropped(), ..Lap::default() };
        codes.push(lap::run_on(&args, drafts, Diagnostics::new()));
    }
    if !tables.is_empty() || !folders.is_empty() {
        let named = tables.iter().map(|t| t.path.clone()).chain(folders.iter().cloned()).collect();
        let args = PhuLuc { inputs: named, results: Results::dropped(), ..PhuLuc::default() };
        codes.push(phu_luc::run_with(&args, tables, &folders));
    }
    for input in documents {
        let args = KiemTra { out: Some(sheet(&input.path)), numbered: true, ..KiemTra::default() };
        codes.push(kiem_tra::run_on(&args, vec![input], Diagnostics::new()));
    }
    codes
}

/// Where the result of a check goes: `<stem> - kiểm tra.docx` beside the document.
fn sheet(document: &Path) -> PathBuf {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    document.with_file_name(output::fitting(&stem, " - kiểm tra.docx"))
}

/// What to do of a file, in words too; none after saying why nothing is done.
fn work_for(office: &Office, path: PathBuf, found: &mut Diagnostics) -> Option<(Work, &'static str, Input)> {
    let ours = if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        Some("Tệp này là thông tin của cơ quan, được đọc cùng tệp dữ liệu bên cạnh; không lập gì từ nó")
    } else if summary::is_ours(&path) {
        Some("Tệp này là bản tổng kết của lần chạy trước; không lập gì từ nó")
    } else {
        None
    };
    if let Some(what) = ours {
        found.add(code::TEP_BO_QUA, Place::default(), what, "");
        return None;
    }
    let source = desk::open(office, &path, Expect::Either, found)?;
    let (work, what) = match source.kind() {
        Kind::Data => (Work::Draft, "lập văn bản từ dữ liệu"),
        Kind::PlanBook => (Work::Draft, "lập văn bản từ sổ kế hoạch"),
        Kind::Text => (Work::Draft, "lập văn bản từ văn bản thuần"),
        Kind::Table => (Work::Appendices, "lập phụ lục từ bảng"),
        Kind::Word => (Work::Check, "kiểm tra thể thức"),
    };
    Some((work, what, Input::opened(path, source)))
}
