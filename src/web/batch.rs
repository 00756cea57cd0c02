//! Many files at once: as many under way as there are cores, told as they end, stopped when asked.

use super::desk::Desk;
use super::shown;
use super::wire::{Asked, Finding, Job, Taken};
use super::work::Bench;
use crate::diagnostic::Severity;
use crate::office::{Format, MadeFile, SummaryRow, Worth, summary_xlsx};
use hyper::body::Bytes;
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc;

/// Many files, each to be done by itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Many {
    #[serde(rename = "tep")]
    pub files: Vec<u64>,
    /// What is done of each, and how; its `chinh` counts for nothing.
    #[serde(rename = "cach_lam")]
    pub asked: Asked,
}

/// A line of what is told while it goes on.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Told<'a> {
    /// It begins: the number by which it is stopped.
    Begun {
        #[serde(rename = "lo")]
        batch: u64,
        #[serde(rename = "tong")]
        all: usize,
    },
    /// A file is done.
    One {
        #[serde(rename = "xong")]
        done: usize,
        #[serde(rename = "tep")]
        file: u64,
        #[serde(rename = "ket_qua")]
        worth: &'static str,
        #[serde(rename = "ly_do")]
        reasons: &'a [String],
    },
    /// All is done, or as much as there was time for.
    End {
        #[serde(rename = "het")]
        stopped: bool,
        #[serde(rename = "tai")]
        taken: Option<Taken>,
        #[serde(rename = "dem")]
        counts: Vec<(&'static str, usize)>,
    },
}

/// Batches under way, each with its sign to stop.
#[derive(Default)]
pub(super) struct Batches(Mutex<Vec<(u64, Arc<AtomicBool>)>>);

impl Batches {
    /// Stops one.
    pub fn stop(&self, batch: u64) {
        let list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, stop) in list.iter().filter(|b| b.0 == batch) {
            stop.store(true, Ordering::SeqCst);
        }
    }

    fn begin(&self) -> (u64, Arc<AtomicBool>) {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = list.last().map_or(1, |b| b.0 + 1);
        let stop = Arc::new(AtomicBool::new(false));
        list.push((number, stop.clone()));
        (number, stop)
    }
}

/// How one file went.
struct Went {
    row: SummaryRow,
    files: Vec<MadeFile>,
}

/// Works on all; `tell` takes lines of JSON, and stops the work when nobody takes them any more.
pub(super) fn run(desk: &Desk, many: &Many, tell: &mpsc::Sender<Bytes>) {
    let (number, stop) = desk.batches.begin();
    let send = |told: &Told<'_>| {
        let mut line = serde_json::to_vec(told).unwrap_or_default();
        line.push(b'\n');
        if tell.blocking_send(line.into()).is_err() {
            stop.store(true, Ordering::SeqCst);
        }
    };
    send(&Told::Begun { batch: number, all: many.files.len() });
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let worker = || {
        let mut out = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::SeqCst);
            let Some(&file) = many.files.get(at) else { return out };
            let went = if stop.load(Ordering::SeqCst) { stopped(desk, file) } else { one(desk, many, file) };
            let done = done.fetch_add(1, Ordering::SeqCst) + 1;
            send(&Told::One { done, file, worth: went.row.worth.words(), reasons: &went.row.reasons });
            out.push((at, went));
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(many.files.len());
    let mut all = std::thread::scope(|scope| {
        let start = || std::thread::Builder::new().stack_size(super::STACK).spawn_scoped(scope, worker);
        let workers: Vec<_> = (0..cores).map_while(|_| start().ok()).collect();
        let here = if workers.is_empty() { worker() } else { Vec::new() };
        let made = workers.into_iter().flat_map(|w| w.join().unwrap_or_default());
        here.into_iter().chain(made).collect::<Vec<_>>()
    });
    all.sort_by_key(|(at, _)| *at);
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let (mut rows, mut files) = (Vec::new(), Vec::new());
    for (_, went) in all {
        let words = went.row.worth.words();
        match counts.iter_mut().find(|c| c.0 == words) {
            Some(count) => count.1 += 1,
            None => counts.push((words, 1)),
        }
        rows.push(went.row);
        files.extend(went.files);
    }
    let taken = offer(desk, &rows, files);
    send(&Told::End { stopped: stop.load(Ordering::SeqCst), taken, counts });
}

fn offer(desk: &Desk, rows: &[SummaryRow], mut files: Vec<MadeFile>) -> Option<Taken> {
    let mut summary = MadeFile::named("tong-ket", "xlsx");
    summary.bytes = summary_xlsx(rows).ok()?;
    files.push(summary);
    shown::offer(desk, files, Some("vanthu")).ok()?.pop()
}

fn name_of(desk: &Desk, file: u64) -> String {
    desk.file(file).map(|f| f.name.clone()).unwrap_or_default()
}

fn row(input: String, worth: Worth, reasons: Vec<String>) -> SummaryRow {
    SummaryRow { input, worth, tables: 0, rows: 0, written: Vec::new(), reasons }
}

fn stopped(desk: &Desk, file: u64) -> Went {
    Went { row: row(name_of(desk, file), Worth::Stopped, Vec::new()), files: Vec::new() }
}

fn one(desk: &Desk, many: &Many, file: u64) -> Went {
    let asked = Asked { main: file, beside: Vec::new(), ..many.asked.clone() };
    let work = || {
        let bench = Bench::of(desk, &asked)?;
        let formats: &[Format] = match asked.job {
            Job::KiemTra => &[Format::Docx],
            _ => &Format::BOTH,
        };
        Some(bench.work(formats))
    };
    let made = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Some(done)) => done.made,
        Ok(None) => return Went { row: row(String::new(), Worth::Skipped, Vec::new()), files: Vec::new() },
        Err(_) => {
            let name = name_of(desk, file);
            let reasons = super::desk::broken(&name).iter().map(|f| f.message.clone()).collect();
            return Went { row: row(name, Worth::Failed, reasons), files: Vec::new() };
        }
    };
    let found: Vec<Finding> = made.found.iter().map(Finding::plain).collect();
    let worst = found.iter().map(|f| f.severity).max();
    let worth = match worst {
        _ if made.files.is_empty() => Worth::Failed,
        Some(Severity::Error | Severity::Warning) => Worth::Warned,
        _ => Worth::Done,
    };
    let told = if worth == Worth::Failed { Severity::Error } else { Severity::Warning };
    let mut row = row(name_of(desk, file), worth, Vec::new());
    (row.tables, row.rows) = (made.tables, made.rows);
    row.reasons = found.iter().filter(|f| f.severity >= told).map(|f| f.message.clone()).collect();
    let files = in_folder(&row.input, made.files);
    row.written = files.iter().map(MadeFile::file_name).collect();
    Went { row, files }
}

/// Sheets of checks are told apart by the documents they are of.
fn in_folder(input: &str, mut files: Vec<MadeFile>) -> Vec<MadeFile> {
    let base = input.rsplit(['/', '\\']).next().unwrap_or(input);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    for file in files.iter_mut().filter(|f| f.name == "phieu-kiem-tra") {
        file.name = format!("{stem} - kiểm tra");
    }
    files
}
