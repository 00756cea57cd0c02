//! `vanthu khoi-tao`: a folder that runs as it is.

use super::args::KhoiTao;
use super::{output, report};
use crate::diagnostic::Diagnostics;
use crate::office;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &KhoiTao) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written: Vec<PathBuf> = Vec::new();
    let files: Vec<(PathBuf, Vec<u8>)> =
        office::starter().into_iter().map(|f| (args.folder.join(Path::new(&f.file_name())), f.bytes)).collect();
    // All or none: a folder half of which is someone else's would not run as it is.
    if output::vacant(files.iter().map(|(path, _)| path.as_path()), "chọn tên thư mục khác", &mut found) {
        for (path, bytes) in files {
            if !output::write(&path, &bytes, false, &mut found) {
                break;
            }
            written.push(path);
        }
    }
    report::findings(&mut found, &[] as &[&Path], false);
    for path in &written {
        report::say(&format!("Đã tạo {}", path.display()));
    }
    if found.has_errors() {
        return ExitCode::FAILURE;
    }
    report::say(&format!("Chạy thử: vanthu lap {}", args.folder.join("ke-hoach.json").display()));
    ExitCode::SUCCESS
}
