//! `vanthu hoi`: asks for the facts of the office that are missing, one by one, and writes them into co-quan.toml.

use super::args::Hoi;
use super::output::{self, Existing};
use super::{desk, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Expect, Interview, Office, Source};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub fn run(args: &Hoi) -> ExitCode {
    let mut found = Diagnostics::new();
    let told = talk(args, &mut found);
    // What is missing beside the answers is told where the document is drafted.
    report::findings(&mut found, &[], false);
    told.iter().for_each(|line| report::say(line));
    report::status(&found)
}

/// Asks, writes, and gives what is to be said at the end.
fn talk(args: &Hoi, found: &mut Diagnostics) -> Vec<String> {
    let Some(office) = desk::office(None, found) else { return Vec::new() };
    // The office's own file may be the one that is named.
    let is_toml = |path: &&Path| output::ending(path) == "toml";
    let input = args.input.as_deref().filter(|path| !is_toml(path));
    let named = args.agency.as_deref().or(args.input.as_deref().filter(is_toml));
    let path = named.map_or_else(|| desk::agency_beside(input.unwrap_or(Path::new(""))), Path::to_owned);
    let Some((office, toml)) = facts(&office, &path, found) else { return Vec::new() };
    let source: Option<Source> = match input {
        None => None,
        Some(input) => match desk::open(&office, input, Expect::Document, found) {
            Some(source) => Some(source),
            None => return Vec::new(),
        },
    };
    let mut interview = office.interview(&toml, source.as_ref());
    if interview.question().is_none() {
        let of = source.map_or_else(String::new, |s| format!(" mà {} cần", s.name()));
        return vec![format!("{} đã có đủ thông tin của cơ quan{of}", path.display())];
    }
    report::say("Trả lời từng dòng; chưa biết thì nhấn Enter để bỏ qua.");
    ask(&mut interview, &office);
    if interview.answered() == 0 {
        return vec!["Chưa có câu trả lời nào; không ghi gì".to_owned()];
    }
    save(&path, &interview, input, found)
}

/// The office with the facts it has, and its file; none, with findings, when the file cannot be used.
fn facts(office: &Office, path: &Path, found: &mut Diagnostics) -> Option<(Office, Vec<u8>)> {
    // Not noted as an input: it is what is written.
    let toml = match fs::read(path) {
        Ok(toml) => toml,
        Err(_) if path.symlink_metadata().is_err() => return Some((office.clone(), Vec::new())),
        Err(e) => {
            let message = format!("Không đọc được tệp: {}", output::reason(&e));
            found.add(code::TEP_KHONG_DOC_DUOC, Place::file(path.display().to_string()), message, "kiểm tra lại tệp");
            return None;
        }
    };
    if toml.trim_ascii().is_empty() {
        return Some((office.clone(), toml));
    }
    match office.agency(&toml) {
        Ok(office) => Some((office, toml)),
        Err(mut bad) => {
            bad.found.in_file(&path.display().to_string());
            found.extend(bad.found);
            None
        }
    }
}

/// Asks until all is answered, or nobody answers any more.
fn ask(interview: &mut Interview, office: &Office) {
    while let Some(question) = interview.question() {
        report::say(&format!("{} (ví dụ: {})", question.words, question.example));
        let mut line = String::new();
        match std::io::stdin().read_line(&mut line) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        if let Err(bad) = interview.answer(&line, office) {
            bad.iter().for_each(|finding| report::complain(&format!("  {} → {}", finding.message, finding.advice)));
            if bad.is_empty() {
                report::complain("  Không ghi được câu trả lời này vào co-quan.toml; thêm bằng tay");
                // Asked again it would fail again.
                let _ = interview.answer("", office);
            }
        }
    }
}

fn save(path: &Path, interview: &Interview, input: Option<&Path>, found: &mut Diagnostics) -> Vec<String> {
    let bytes = interview.toml().as_bytes().to_vec();
    if output::save(vec![(path.to_owned(), bytes)], Existing::Keep, found).is_empty() {
        return Vec::new();
    }
    let mut out = vec![format!("Đã ghi {} mục vào {}", interview.answered(), path.display())];
    if let Some(input) = input {
        let beside = desk::agency_beside(input);
        let agency = if output::is_same(&beside, path) { String::new() } else { option(path) };
        out.push(format!("Lập lại: vanthu lap {}{agency}", report::quoted(input)));
    }
    out
}

fn option(path: &Path) -> String {
    format!(" --co-quan {}", report::quoted(&PathBuf::from(path)))
}
