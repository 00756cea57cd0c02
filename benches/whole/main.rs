//! How long the whole program takes, as a person waits for it, and how much memory it holds.
//!
//! `cargo bench` prints each figure beside its target, and other programs on the same data where they are installed;
//! `cargo bench -- excel` prints one section alone (documents, excel, following, existing). Each figure is the median of
//! several runs after one that is not counted; outputs are written to disk.

mod documents;
mod excel;
mod existing;
mod following;
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use support::measure::Runs;

/// A section's name and what it measures; whether it met its targets.
type Section = (&'static str, fn(&Folder) -> bool);

const SECTIONS: [Section; 4] =
    [("documents", documents::run), ("excel", excel::run), ("following", following::run), ("existing", existing::run)];

/// What this program does when it is run by itself with such an argument and a path. A process counts the memory of the one
/// that started it as its own: that one must not make large data.
type Task = (&'static str, fn(&Path));
const TASKS: [Task; 4] = [
    (excel::READ, excel::read),
    (excel::MAKE, excel::make),
    (following::MAKE, following::make),
    (documents::MAKE, documents::make),
];

/// The command for one of them.
fn itself(task: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg(task).arg(path);
    command
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let [task, path] = asked.as_slice()
        && let Some((_, run)) = TASKS.into_iter().find(|t| t.0 == task)
    {
        return run(Path::new(path));
    }
    let chosen = |name: &str| !asked.iter().any(|a| !a.starts_with('-')) || asked.iter().any(|a| a == name);
    if let Ok(load) = std::fs::read_to_string("/proc/loadavg") {
        let load = load.split(' ').next().unwrap_or_default();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        println!("{cores} cores, load {load}; under load the processor time says more than the clock");
    }
    let mut met = true;
    for (name, run) in SECTIONS.into_iter().filter(|s| chosen(s.0)) {
        let heads = ["median", "least", "processor", "peak", "target"];
        let [median, least, cpu, peak, target] = heads;
        println!("\n{name:<40} {median:>10} {least:>10} {cpu:>10} {peak:>8} {target:>8}  met");
        met &= run(&Folder::named(name));
    }
    println!("{}", if met { "every target met" } else { "NOT every target met (a busy machine? see the least times)" });
}

/// Where a section keeps its data and outputs.
pub struct Folder(PathBuf);

impl Folder {
    fn named(name: &str) -> Folder {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole").join(name);
        std::fs::create_dir_all(&folder).expect("a folder for the outputs");
        Folder(folder)
    }

    fn save(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).expect("a folder for the data");
        }
        std::fs::write(&path, bytes).expect("data saved");
        path
    }
}

/// A line on the most memory held; whether it is under `limit` MB.
fn peak_line(runs: &Runs, limit: f64) -> bool {
    let Some(mb) = runs.peak() else { return true };
    println!("{:<40} {mb:>7.0} MB {:>36.0} MB  {}", "   peak of memory", limit, yes(mb < limit));
    mb < limit
}

/// A line on how much longer a larger input takes; whether that is at most `limit` times.
fn ratio_line(what: &str, ratio: f64, limit: f64) -> bool {
    println!("{:<40} {ratio:>9.1}x {limit:>38.1}x  {}", format!("   in times of {what}"), yes(ratio <= limit));
    ratio <= limit
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = std::time::Instant::now();
    (work(), start.elapsed().as_secs_f64())
}

fn print_line(name: &str, runs: &Runs, target: Option<f64>) -> bool {
    let (median, least) = (runs.median(), runs.least());
    let cpu = runs.cpu().map(|ms| format!("{ms:.1} ms")).unwrap_or_default();
    let peak = runs.peak().map(|mb| format!("{mb:.0} MB")).unwrap_or_default();
    let met = target.is_none_or(|t| median <= t);
    let target_text = target.map(|t| format!("{t:.0} ms")).unwrap_or_default();
    let word = if target.is_some() { yes(met) } else { "" };
    println!("{name:<40} {median:>7.1} ms {least:>7.1} ms {cpu:>10} {peak:>8} {target_text:>8}  {word}");
    met
}

fn compare(name: &str, theirs: &Runs, ours: &Runs) {
    print_line(name, theirs, None);
    println!("   {:.0} times vanthu's {:.1} ms", theirs.median() / ours.median(), ours.median());
}

fn yes(met: bool) -> &'static str {
    if met { "yes" } else { "NO" }
}
