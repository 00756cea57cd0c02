//! `vanthu sua`: the safe corrections of an existing DOCX, listed one by one, into a new file.

use super::args::Sua;
use super::{desk, hints, output, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Expect, Tracking};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(args: &Sua) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written: Vec<PathBuf> = Vec::new();
    let mut changes = Vec::new();
    if output::is_same(&args.input, &args.out) {
        let place = Place::file(args.out.display().to_string());
        found.add(
            code::SUA_TRUNG_TEP,
            place,
            "Tệp kết quả trùng với tệp gốc",
            "ghi tên khác sau -o; tệp gốc được giữ nguyên",
        );
    } else if let Some(office) = desk::office(None, &mut found)
        && let Some(source) = desk::open(&office, &args.input, Expect::Document, &mut found)
    {
        let (made, list) = match args.tracked {
            true => office.mend_for_review(&source, &Tracking::default()),
            false => office.mend(&source),
        };
        found.extend(made.found);
        changes = list;
        written = desk::save_as(&args.out, made.files, args.overwrite, &mut found);
    }
    hints::add(&mut found);
    if args.json {
        let list: Vec<_> = changes.iter().map(|c| json!({ "noi": c.place, "da_sua": c.what })).collect();
        let told: Vec<_> = found.iter().collect();
        let paths: Vec<String> = written.iter().map(|p| p.display().to_string()).collect();
        report::say(&json!({ "thay_doi": list, "thong_bao": told, "tep_da_ghi": paths }).to_string());
    } else {
        for change in &changes {
            report::say(&format!("{}: {}", change.place, change.what));
        }
        if !written.is_empty() {
            let how = if args.tracked {
                "ghi bằng Track Changes; chỗ cần người quyết định có nhận xét (Comment)"
            } else {
                "nội dung giữ nguyên"
            };
            report::say(&format!("{} chỗ đã sửa; {how}", changes.len()));
        }
        report::findings(&mut found, &written, false);
    }
    report::status(&found)
}
