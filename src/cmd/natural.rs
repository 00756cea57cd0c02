//! `vanthu TỆP...` without a subcommand (files dropped onto the program): the natural thing for each by its content.

use super::args::{Cli, Command};
use super::{lap, output, phu_luc, report};
use crate::diagnostic::{Diagnostics, Place};
use crate::read::{self, workbook};
use clap::Parser;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Handles arguments that are all existing files or folders; none when they are something else.
pub fn run(arguments: &[OsString]) -> Option<ExitCode> {
    let files: Vec<&OsStr> = arguments.iter().skip(1).map(OsString::as_os_str).collect();
    let all_there = !files.is_empty() && files.iter().all(|f| Path::new(f).exists());
    let is_command = |name: &OsStr| {
        ["lap", "phu-luc", "xuat-nhiem-vu", "bieu-mau", "luoc-do", "khoi-tao"].iter().any(|c| name == *c)
    };
    if !all_there || files.first().is_some_and(|f| is_command(f)) {
        return None;
    }
    let mut worst = ExitCode::SUCCESS;
    for file in files {
        if one(Path::new(file)) != ExitCode::SUCCESS {
            worst = ExitCode::FAILURE;
        }
    }
    Some(worst)
}

fn one(path: &Path) -> ExitCode {
    let Some((command, what)) = command_for(path) else { return ExitCode::FAILURE };
    report::say(&format!("{}: {what}", path.display()));
    let line = [OsString::from("vanthu"), OsString::from(command), path.as_os_str().to_owned()];
    match Cli::try_parse_from(line).map(|cli| cli.command) {
        Ok(Command::Lap(args)) => lap::run(&args),
        Ok(Command::PhuLuc(args)) => phu_luc::run(&args),
        _ => ExitCode::FAILURE,
    }
}

/// The subcommand for a file and what it will do, in words; none after saying why nothing is done.
fn command_for(path: &Path) -> Option<(&'static str, &'static str)> {
    if path.is_dir() {
        return Some(("phu-luc", "lập phụ lục từ các bảng tính trong thư mục"));
    }
    let mut found = Diagnostics::new();
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = output::read(path, &mut found);
    let answer = match (ending.as_str(), &bytes) {
        (_, None) => None,
        ("docx" | "doc" | "pdf", _) => {
            found.error(
                "tep.dinh-dang",
                Place::default(),
                "Chưa đọc được văn bản Word và PDF",
                "dùng tệp dữ liệu, bảng tính hoặc văn bản thuần",
            );
            None
        }
        ("txt" | "md", Some(_)) => Some(("lap", "lập văn bản từ văn bản thuần")),
        ("json", Some(bytes)) if read::is_plan_json(bytes) => Some(("lap", "lập văn bản từ dữ liệu")),
        (_, Some(bytes)) => {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            // What is wrong with the file is told once, by the command that follows.
            let book = workbook::workbook(bytes, &name, &mut Diagnostics::new());
            match book.is_some_and(|b| read::is_plan_workbook(&b)) {
                true => Some(("lap", "lập văn bản từ sổ kế hoạch")),
                false => Some(("phu-luc", "lập phụ lục từ bảng")),
            }
        }
    };
    found.in_file(&path.display().to_string());
    report::findings(&found, &[] as &[PathBuf], false);
    answer
}
