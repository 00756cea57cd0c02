//! Many files at once: all cores, a bar with counts, one bad file never stops the rest.

use super::report;
use crate::diagnostic::{Diagnostics, Place, code};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Stack of a worker: data may be nested a hundred levels deep, and what a thread gets by itself (the first one on Windows
/// too) is too little for that.
const STACK: usize = 16 << 20;

/// How the work on one file ended.
#[derive(Debug)]
pub enum Outcome<T> {
    /// It ran to its end, well or not.
    Done(T),
    /// The program itself failed on this file.
    Broken,
    /// Ctrl-C came before its turn.
    Stopped,
}

impl<T> Outcome<T> {
    /// What was made; of a file that was not done a finding says why.
    pub fn settle(self, input: &Path, found: &mut Diagnostics) -> Option<T> {
        let place = || Place::file(input.display().to_string());
        match self {
            Outcome::Done(made) => return Some(made),
            Outcome::Broken => found.add(
                code::TEP_HONG,
                place(),
                "Chương trình không xử lý được tệp này",
                "lưu lại tệp với tên khác rồi chạy lại; nếu vẫn hỏng, báo cho người viết chương trình",
            ),
            Outcome::Stopped => {
                found.add(code::TEP_DA_DUNG, place(), "Chưa làm đến tệp này thì đã dừng", "chạy lại lệnh")
            }
        }
        None
    }
}

/// Set by Ctrl-C. Of the process, as its handler is: several commands may run in turn.
static STOP: AtomicBool = AtomicBool::new(false);

/// Works on every input; the outcomes are in the inputs' order.
///
/// Ctrl-C lets the files under way be finished and starts no other, so that only whole files are left. There are as many
/// under way as there are cores: the workers are threads of their own and no tasks of a pool, since one that waits for the
/// pages of a PDF would begin another file meanwhile, until all of them are in memory.
pub fn run<I: AsRef<Path> + Sync, T: Send>(
    inputs: &[I],
    quiet: bool,
    work: impl Fn(&I) -> (T, bool) + Sync,
) -> Vec<Outcome<T>> {
    // A handler can be set once in a process; later commands keep it.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        report::complain("Đang dừng: làm nốt các tệp dở dang…");
    });
    let bar = bar(inputs.len(), quiet);
    let bad = AtomicUsize::new(0);
    let next = AtomicUsize::new(0);
    let one = |input: &I| {
        if STOP.load(Ordering::SeqCst) {
            return Outcome::Stopped;
        }
        let outcome = match catch_unwind(AssertUnwindSafe(|| work(input))) {
            Ok((result, good)) => {
                bad.fetch_add(usize::from(!good), Ordering::Relaxed);
                Outcome::Done(result)
            }
            Err(_) => {
                bad.fetch_add(1, Ordering::Relaxed);
                Outcome::Broken
            }
        };
        bar.set_message(format!("{} hỏng", bad.load(Ordering::Relaxed)));
        bar.inc(1);
        outcome
    };
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = inputs.get(at) else { return done };
            done.push((at, one(input)));
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes = std::thread::scope(|scope| {
        let start = || std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker);
        let workers: Vec<_> = (0..cores.min(inputs.len())).map_while(|_| start().ok()).collect();
        // Where no thread is to be had, the one there is does it all.
        let here = if workers.is_empty() { worker() } else { Vec::new() };
        let made = workers.into_iter().flat_map(|w| w.join().unwrap_or_default());
        here.into_iter().chain(made).collect::<Vec<_>>()
    });
    outcomes.sort_by_key(|(at, _)| *at);
    bar.finish_and_clear();
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn bar(count: usize, quiet: bool) -> ProgressBar {
    if quiet || count < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr_with_hz(10));
    if let Ok(style) = ProgressStyle::with_template("[{bar:30}] {pos}/{len} tệp, {msg} (còn {eta})") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar
}
