//! `vanthu khoi-tao`: a folder that runs as it is.

use super::args::KhoiTao;
use super::output::{self, Existing};
use super::report;
use crate::diagnostic::{Diagnostics, code};
use crate::office;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &KhoiTao) -> ExitCode {
    let mut found = Diagnostics::new();
    let files: Vec<(PathBuf, Vec<u8>)> =
        office::starter().into_iter().map(|f| (args.folder.join(Path::new(&f.file_name())), f.bytes)).collect();
    // All or none: a folder half of which is someone else's would not run as it is.
    let made = output::save_or(files, Existing::Stop, "chọn tên thư mục khác", &mut found);
    for finding in found.iter_mut() {
        // The folder itself is what was typed; there is no option for another.
        if [code::TEP_KHONG_TAO_DUOC_THU_MUC, code::TEP_KHONG_GHI_DUOC].contains(&finding.code) {
            finding.advice = "ghi tên thư mục ở nơi ghi được, ví dụ trong Documents hoặc Desktop".to_owned();
        }
    }
    report::findings(&mut found, &[], false);
    for one in &made {
        let what = if one.written { "Đã tạo" } else { "Đã có, giữ nguyên" };
        report::say(&format!("{what} {}", one.path.display()));
    }
    if found.has_errors() {
        return ExitCode::FAILURE;
    }
    let plan = args.folder.join("ke-hoach.json");
    report::say(&format!("Chạy thử: vanthu lap {}", report::quoted(&plan)));
    ExitCode::SUCCESS
}
