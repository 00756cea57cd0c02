//! `vanthu nhap`: an existing document becomes data for the next one.

use super::args::Nhap;
use super::{output, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Document;
use crate::{docx, outline, reuse, syntax};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &Nhap) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(document) = document(&args.input, &mut found) {
        let path = args.out.clone().unwrap_or_else(|| args.input.with_extension("json"));
        let ending = output::ending(&path);
        let text = match ending.as_str() {
            "json" => serde_json::to_string_pretty(&reuse::plan(&document)).map_err(|e| e.to_string()),
            "txt" => Ok(outline::to_text(&document)),
            _ => {
                let place = Place::file(path.display().to_string());
                found.add(code::TEP_DINH_DANG, place, "Dữ liệu chỉ ghi ra .json hoặc .txt", "đổi đuôi tệp sau -o");
                Err(String::new())
            }
        };
        match text {
            Ok(text) => written.extend(save(&path, &text, args.overwrite, &mut found)),
            Err(why) if why.is_empty() => {}
            Err(why) => found.add(code::TEP_KHONG_GHI_DUOC, Place::default(), why, ""),
        }
    }
    report::findings(&found, &written, args.json);
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn save(path: &Path, text: &str, overwrite: bool, found: &mut Diagnostics) -> Option<PathBuf> {
    let mut text = text.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    output::write(path, text.as_bytes(), overwrite, found).then(|| path.to_owned())
}

fn document(input: &Path, found: &mut Diagnostics) -> Option<Document> {
    let mut own = Diagnostics::new();
    let document = output::read(input, &mut own).and_then(|bytes| {
        let ending = output::ending(input);
        if matches!(ending.as_str(), "txt" | "md") {
            let parsed = outline::parse(&syntax::plain_text(&bytes, &mut own)?);
            own.extend(parsed.diagnostics);
            return Some(parsed.document);
        }
        let source = docx::read::read(&bytes, &mut own)?;
        Some(reuse::document(&source, &mut own))
    });
    own.in_file(&input.display().to_string());
    found.extend(own);
    document
}
