//! `vanthu khoi-tao`: a folder that runs as it is.

use super::args::KhoiTao;
use super::{output, report};
use crate::compose;
use crate::diagnostic::Diagnostics;
use crate::read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const PLAN: &[u8] = include_bytes!("../../templates/khoi-tao/ke-hoach.json");
const AGENCY: &[u8] = include_bytes!("../../templates/khoi-tao/co-quan.toml");
const README: &[u8] = include_bytes!("../../templates/khoi-tao/DOC-TRUOC.txt");

pub fn run(args: &KhoiTao) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let schema = format!("{:#}\n", read::schema());
    let template = compose::builtin("ke-hoach").unwrap_or_default();
    let files: [(&str, &[u8]); 5] = [
        ("ke-hoach.json", PLAN),
        ("co-quan.toml", AGENCY),
        ("DOC-TRUOC.txt", README),
        ("mau/ke-hoach.txt", template.as_bytes()),
        ("luoc-do.json", schema.as_bytes()),
    ];
    let paths = files.map(|(name, _)| args.folder.join(Path::new(name)));
    // All or none: a folder half of which is someone else's would not run as it is.
    if output::vacant(paths.iter().map(PathBuf::as_path), "chọn tên thư mục khác", &mut found) {
        for (path, (_, bytes)) in paths.into_iter().zip(files) {
            if !output::write(&path, bytes, false, &mut found) {
                break;
            }
            written.push(path);
        }
    }
    report::findings(&found, &[] as &[&Path], false);
    for path in &written {
        report::say(&format!("Đã tạo {}", path.display()));
    }
    if found.has_errors() {
        return ExitCode::FAILURE;
    }
    report::say(&format!("Chạy thử: vanthu lap {}", args.folder.join("ke-hoach.json").display()));
    ExitCode::SUCCESS
}
