//! `vanthu TỆP...` without a subcommand (files dropped onto the program): the natural thing for each by its content.

use super::args::{Cli, KiemTra, Lap, PhuLuc, Results};
use super::names::Input;
use super::{attached, desk, kiem_tra, lap, output, phu_luc, report, summary};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Expect, Kind, Office, Source};
use clap::CommandFactory;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What was dropped, by what is done of it.
#[derive(Default)]
struct Dropped {
    /// Data, plan workbooks and texts.
    drafts: Vec<Input>,
    tables: Vec<Input>,
    documents: Vec<Input>,
    /// Folders of tables.
    of_tables: Vec<PathBuf>,
    /// Folders of Word documents.
    of_documents: Vec<PathBuf>,
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
    let mut dropped = Dropped::default();
    // All are inputs before anything is written of the first.
    files.iter().for_each(|file| output::is_read(Path::new(file)));
    for path in files.into_iter().map(PathBuf::from) {
        let mut own = Diagnostics::new();
        let name = path.display().to_string();
        match path.is_dir() {
            true => dropped.folder(path),
            false => dropped.file(&office, path, &mut own),
        }
        own.in_file(&name);
        found.extend(own);
    }
    report::findings(&mut found, &[], false);
    let mut worst = report::status(&found);
    if dropped.gather().done().iter().any(|code| *code != ExitCode::SUCCESS) {
        worst = ExitCode::FAILURE;
    }
    Some(worst)
}

impl Dropped {
    fn folder(&mut self, path: PathBuf) {
        let inside = output::files_below(&path).unwrap_or_default();
        let name = path.display();
        // A text or data file beside documents is no table for sure.
        let has_tables = inside.iter().any(|f| attached::is_sheet(f) && summary::is_table_file(f));
        if !has_tables && inside.iter().any(|f| kiem_tra::is_document(f)) {
            report::say(&format!("{name}: kiểm tra thể thức các văn bản Word trong thư mục"));
            self.of_documents.push(path);
        } else {
            report::say(&format!("{name}: lập phụ lục từ các bảng tính trong thư mục"));
            self.of_tables.push(path);
        }
    }

    /// Opens a file and says what is done of it; or why nothing is.
    fn file(&mut self, office: &Office, path: PathBuf, found: &mut Diagnostics) {
        let ours = if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
            Some("Tệp này là thông tin của cơ quan, được đọc cùng tệp dữ liệu bên cạnh; không lập gì từ nó")
        } else if summary::is_ours(&path) {
            Some("Tệp này là bản tổng kết của lần chạy trước; không lập gì từ nó")
        } else {
            None
        };
        if let Some(what) = ours {
            found.add(code::TEP_BO_QUA, Place::default(), what, "");
            return;
        }
        let Some(source) = desk::open(office, &path, Expect::Either, found) else { return };
        let list = match source.kind() {
            Kind::Data | Kind::PlanBook | Kind::Text => &mut self.drafts,
            Kind::Table => &mut self.tables,
            Kind::Word => &mut self.documents,
        };
        list.push(Input::opened(path, source));
    }

    /// One plan and tables are meant for each other: the tables become its phụ lục, 2 before 10 whatever order a file manager
    /// hands them over in. So is one Word document with tables and no other plan: nobody drops tables to have it checked.
    fn gather(mut self) -> Self {
        let plans = if self.drafts.is_empty() { &mut self.documents } else { &mut self.drafts };
        let words: fn(&Source) -> &str = |source| match source.kind() {
            Kind::Data => "lập văn bản từ dữ liệu",
            Kind::PlanBook => "lập văn bản từ sổ kế hoạch",
            Kind::Text => "lập văn bản từ văn bản thuần",
            Kind::Table => "lập phụ lục từ bảng",
            Kind::Word => "kiểm tra thể thức",
        };
        let mut together = String::new();
        if let ([plan], false) = (plans.as_mut_slice(), self.tables.is_empty()) {
            let mut tables: Vec<Input> = self.tables.drain(..).collect();
            tables.sort_by(|a, b| attached::natural_order(&a.path.to_string_lossy(), &b.path.to_string_lossy()));
            for table in tables {
                report::say(&format!("{}: làm phụ lục của {}", table.path.display(), plan.path.display()));
                plan.tables.extend(table.opened);
            }
            together = plan.path.display().to_string();
            report::say(&format!("{together}: lập văn bản, có các bảng kéo cùng làm phụ lục"));
            let plan = plans.remove(0);
            self.drafts.insert(0, plan);
        }
        for input in self.drafts.iter().chain(&self.tables).chain(&self.documents) {
            let name = input.path.display().to_string();
            if let Some(source) = input.opened.as_ref().filter(|_| name != together) {
                report::say(&format!("{name}: {}", words(source)));
            }
        }
        self
    }

    /// Files of one kind go to their command together, as if they had been named after it; every document has a sheet of its
    /// own beside it, those of a folder one for all.
    fn done(self) -> Vec<ExitCode> {
        let results = Results::dropped();
        let mut codes = Vec::new();
        if !self.drafts.is_empty() {
            let args = Lap { results: results.clone(), ..Lap::default() };
            codes.push(lap::run_on(&args, self.drafts, Diagnostics::new()));
        }
        if !self.tables.is_empty() || !self.of_tables.is_empty() {
            let named = self.tables.iter().map(|t| t.path.clone()).chain(self.of_tables.iter().cloned()).collect();
            let args = PhuLuc { inputs: named, results, ..PhuLuc::default() };
            codes.push(phu_luc::run_with(&args, self.tables, &self.of_tables));
        }
        for input in self.documents {
            let args = KiemTra { out: Some(sheet(&input.path)), numbered: true, ..KiemTra::default() };
            codes.push(kiem_tra::run_on(&args, vec![input], Diagnostics::new()));
        }
        for folder in self.of_documents {
            let name = output::real_name(&folder);
            let out = folder.join(output::fitting(&name, &format!("{}.docx", kiem_tra::SHEET)));
            let args = KiemTra { inputs: vec![folder], out: Some(out), numbered: true, ..KiemTra::default() };
            codes.push(kiem_tra::run(&args));
        }
        codes
    }
}

/// Where the result of a check goes: `<stem> - kiểm tra.docx` beside the document.
fn sheet(document: &Path) -> PathBuf {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    document.with_file_name(output::fitting(&stem, &format!("{}.docx", kiem_tra::SHEET)))
}
