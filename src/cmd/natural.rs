//! `vanthu TỆP...` without a subcommand (files dropped onto the program): the natural thing for each by its content.

use super::args::{Cli, Command};
use super::plan_source::{Form, PlanSource, TextIs};
use super::{kiem_tra, lap, phu_luc, report, summary};
use crate::diagnostic::{Diagnostics, Place, code};
use clap::{CommandFactory, Parser};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The command for documents that exist already.
const CHECK: &str = "kiem-tra";

/// Handles arguments that are all existing files or folders; none when they are something else.
pub fn run(arguments: &[OsString]) -> Option<ExitCode> {
    let files: Vec<&OsStr> = arguments.iter().skip(1).map(OsString::as_os_str).collect();
    let all_there = !files.is_empty() && files.iter().all(|f| Path::new(f).exists());
    let is_command = |name: &OsStr| Cli::command().find_subcommand(name).is_some();
    if !all_there || files.first().is_some_and(|f| is_command(f)) {
        return None;
    }
    let mut found = Diagnostics::new();
    let mut work = ["lap", "phu-luc", CHECK].map(|command| (command, Vec::<&OsStr>::new()));
    for file in files {
        let path = Path::new(file);
        let mut own = Diagnostics::new();
        if let Some((command, what)) = command_for(path, &mut own) {
            report::say(&format!("{}: {what}", path.display()));
            work.iter_mut().filter(|w| w.0 == command).for_each(|w| w.1.push(file));
        }
        own.in_file(&path.display().to_string());
        found.extend(own);
    }
    report::findings(&found, &[] as &[PathBuf], false);
    let mut worst = if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    for (command, files) in work.into_iter().filter(|w| !w.1.is_empty()) {
        // Every document has a sheet of its own beside it; all other files of one kind go to their command together.
        let runs: Vec<Vec<&OsStr>> = match command {
            CHECK => files.into_iter().map(|file| vec![file]).collect(),
            _ => vec![files],
        };
        for files in runs {
            if one_command(command, &files) != ExitCode::SUCCESS {
                worst = ExitCode::FAILURE;
            }
        }
    }
    Some(worst)
}

/// Files of one kind go to their command together, as if they had been named after it.
fn one_command(command: &str, files: &[&OsStr]) -> ExitCode {
    // Behind `--` a name that begins with a dash is a name.
    let sheet = files.first().filter(|_| command == CHECK).map(|file| sheet(Path::new(file)));
    let options = sheet.iter().flat_map(|sheet| [OsStr::new("-o"), sheet.as_os_str()]);
    let line = ["vanthu", command].map(OsStr::new).into_iter().chain(options);
    let line = line.chain([OsStr::new("--")]).chain(files.iter().copied());
    match Cli::try_parse_from(line).map(|cli| cli.command) {
        Ok(Command::Lap(args)) => lap::run(&args),
        Ok(Command::PhuLuc(args)) => phu_luc::run(&args),
        Ok(Command::KiemTra(args)) => kiem_tra::run(&args),
        _ => ExitCode::FAILURE,
    }
}

/// Where the result of a check goes: `<stem> - kiểm tra.docx` beside the document.
fn sheet(document: &Path) -> PathBuf {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    document.with_file_name(format!("{stem} - kiểm tra.docx"))
}

/// The subcommand for a file and what it will do, in words; none after saying why nothing is done.
fn command_for(path: &Path, found: &mut Diagnostics) -> Option<(&'static str, &'static str)> {
    if path.is_dir() {
        return Some(("phu-luc", "lập phụ lục từ các bảng tính trong thư mục"));
    }
    let ours = if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        Some("Tệp này là thông tin của cơ quan, được đọc cùng tệp dữ liệu bên cạnh; không lập gì từ nó")
    } else if summary::is_ours(path) {
        Some("Tệp này là bản tổng kết của lần chạy trước; không lập gì từ nó")
    } else {
        None
    };
    if let Some(what) = ours {
        found.add(code::TEP_BO_QUA, Place::default(), what, "");
        return None;
    }
    // What else is wrong with the file is told once, by the command that follows.
    let mut own = Diagnostics::new();
    let Some(source) = PlanSource::open(path, TextIs::Either, &mut own) else {
        found.extend(own);
        return None;
    };
    Some(match source.form {
        Form::Data => ("lap", "lập văn bản từ dữ liệu"),
        Form::PlanBook(_) => ("lap", "lập văn bản từ sổ kế hoạch"),
        Form::Text(_) => ("lap", "lập văn bản từ văn bản thuần"),
        Form::Table(_) => ("phu-luc", "lập phụ lục từ bảng"),
        Form::Word => (CHECK, "kiểm tra thể thức"),
    })
}
