//! Whole processes: time by the clock, time of the processor, and the most memory held.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// One run of a process.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub wall: Duration,
    pub used: Option<Used>,
}

/// What the system counted for a process.
#[derive(Debug, Clone, Copy)]
pub struct Used {
    /// Processor time, user and system, in milliseconds.
    pub cpu: f64,
    /// Peak of resident memory in MB.
    pub peak: f64,
}

/// Several runs of one command.
#[derive(Debug, Clone)]
pub struct Runs(Vec<Run>);

impl Runs {
    /// Median wall time in milliseconds.
    pub fn median(&self) -> f64 {
        median(self.0.iter().map(|r| r.wall.as_secs_f64() * 1e3).collect())
    }

    /// Median processor time in milliseconds.
    pub fn cpu(&self) -> Option<f64> {
        self.0.iter().map(|r| r.used.map(|u| u.cpu)).collect::<Option<Vec<f64>>>().map(median)
    }

    /// The shortest, in milliseconds: what the others would be on a quiet machine.
    pub fn least(&self) -> f64 {
        self.0.iter().map(|r| r.wall.as_secs_f64() * 1e3).fold(f64::MAX, f64::min)
    }

    /// The largest peak of memory, in MB.
    pub fn peak(&self) -> Option<f64> {
        self.0.iter().filter_map(|r| r.used.map(|u| u.peak)).max_by(f64::total_cmp)
    }
}

/// The value in the middle.
pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    let middle = all.len() / 2;
    if all.len() % 2 == 1 { all[middle] } else { (all[middle - 1] + all[middle]) / 2.0 }
}

/// Runs a command once to warm the caches, then `times` more.
///
/// # Errors
/// When it cannot be started, or ends in failure.
pub fn repeat(times: usize, make: impl Fn() -> Command) -> Result<Runs, String> {
    once(make())?;
    (0..times).map(|_| once(make())).collect::<Result<_, _>>().map(Runs)
}

/// Runs a command once, without a warm-up.
///
/// # Errors
/// When it cannot be started, or ends in failure.
pub fn single(command: Command) -> Result<Runs, String> {
    once(command).map(|run| Runs(vec![run]))
}

fn once(mut command: Command) -> Result<Run, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let child = command.spawn().map_err(|e| format!("{name}: {e}"))?;
    let (succeeded, used) = finish(child).map_err(|e| format!("{name}: {e}"))?;
    let wall = start.elapsed();
    if succeeded { Ok(Run { wall, used }) } else { Err(format!("{name} failed")) }
}

/// Waits for the end; whether it succeeded, and what it used.
#[cfg(unix)]
fn finish(child: std::process::Child) -> std::io::Result<(bool, Option<Used>)> {
    let mut status = 0;
    // SAFETY: rusage is plain integers, for which zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: the process is our own child, not waited for before; both pointers live through the call.
    let waited = unsafe { libc::wait4(child.id() as libc::pid_t, &raw mut status, 0, &raw mut usage) };
    if waited < 0 {
        return Err(std::io::Error::last_os_error());
    }
    let unit = if cfg!(target_os = "macos") { 1.0 } else { 1024.0 };
    let succeeded = libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0;
    let milliseconds = |t: libc::timeval| t.tv_sec as f64 * 1e3 + t.tv_usec as f64 / 1e3;
    let cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    Ok((succeeded, Some(Used { cpu, peak: usage.ru_maxrss as f64 * unit / 1e6 })))
}

#[cfg(not(unix))]
fn finish(mut child: std::process::Child) -> std::io::Result<(bool, Option<Used>)> {
    Ok((child.wait()?.success(), None))
}

/// `vanthu lap INPUT -o FOLDER --ghi-de --dang FORMATS`
pub fn vanthu(input: &Path, folder: &Path, formats: &str) -> Command {
    let mut command = program(&["lap"]);
    command.arg(input).arg("-o").arg(folder).args(["--ghi-de", "--dang", formats]);
    command
}

/// `vanthu` with these arguments.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(arguments);
    command
}
