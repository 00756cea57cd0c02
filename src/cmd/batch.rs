//! Many files at once: all cores, a bar with counts, one bad file never stops the rest.

use super::report;
use crate::font::{Fonts, Shaper};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

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

/// Works on every input; the outcomes are in the inputs' order.
///
/// Ctrl-C lets the files under way be finished and starts no other, so that only whole files are left.
pub fn run<I: AsRef<Path> + Sync, T: Send>(
    inputs: &[I],
    fonts: &Fonts,
    quiet: bool,
    work: impl Fn(&mut Shaper, &I) -> (T, bool) + Sync,
) -> Vec<Outcome<T>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    // A handler can be set once in a process; a second run keeps the first one's.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        report::complain("Đang dừng: làm nốt các tệp dở dang…");
    });
    let bar = bar(inputs.len(), quiet);
    let bad = AtomicUsize::new(0);
    let one = |shaper: &mut Shaper, input: &I| {
        if stop.load(Ordering::SeqCst) {
            return Outcome::Stopped;
        }
        shaper.forget_missing();
        let outcome = match catch_unwind(AssertUnwindSafe(|| work(shaper, input))) {
            Ok((result, good)) => {
                if !good {
                    bad.fetch_add(1, Ordering::Relaxed);
                }
                Outcome::Done(result)
            }
            Err(_) => {
                bad.fetch_add(1, Ordering::Relaxed);
                *shaper = Shaper::new(fonts);
                Outcome::Broken
            }
        };
        bar.set_message(format!("{} hỏng", bad.load(Ordering::Relaxed)));
        bar.inc(1);
        outcome
    };
    // Threads of our own, not those of the pool that compresses pages: one of them that waits for its pages would begin
    // another file in the meantime, and hold both.
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut shaper = Shaper::new(fonts);
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = inputs.get(index) else { return done };
            done.push((index, one(&mut shaper, input)));
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(inputs.len());
    let mut outcomes: Vec<(usize, Outcome<T>)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let ended = running.into_iter().map(|worker| worker.join());
        // A panic outside of the work goes on as it would have without the threads.
        ended.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    outcomes.sort_by_key(|outcome| outcome.0);
    bar.finish_and_clear();
    outcomes.into_iter().map(|outcome| outcome.1).collect()
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
