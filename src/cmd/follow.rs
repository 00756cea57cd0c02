//! What the commands that follow a plan share: the plan in any form, the office, and what units sent.

use super::args::{Followed as Args, Sent};
use super::batch::{self, Outcome};
use super::{desk, output, summary};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Expect, Followed, Following, Judged, Office, Period, Reading, Returned, Standing, SummaryRow};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Reads the plan and co-quan.toml. `usual_year` is the year of deadlines for which nobody says one.
pub fn open(office: &Office, args: &Args, usual_year: Option<i32>, found: &mut Diagnostics) -> Option<Followed> {
    let office = desk::with_facts(office, args.agency.as_deref(), &args.plan, found)?;
    let source = desk::open(&office, &args.plan, Expect::Either, found)?;
    let reading = Reading { columns: args.columns.clone(), fix_dates: args.fix_dates, ..Reading::default() };
    let how = Following { year: args.year, usual_year };
    let followed = office.follow(source.read_as(reading), &how, found);
    followed.map_err(|bad| found.extend(bad.found)).ok()
}

/// What units sent for a period, judged; with a line for each file.
pub struct Sum {
    pub followed: Followed,
    pub judged: Judged,
    pub files: Vec<SummaryRow>,
}

/// Reads the plan and what was sent, and judges the plan by it; none when nothing is there to be judged.
pub fn judge(office: &Office, plan: &Args, sent: &Sent, quiet: bool, found: &mut Diagnostics) -> Option<Sum> {
    let period = Followed::period(&sent.period, plan.year, found)?;
    let followed = open(office, plan, Some(period.year), found)?;
    let at = followed.day(sent.at.as_deref(), period, found)?;
    let returned = gather(&sent.progress, &followed, period, plan.fix_dates, quiet, found);
    let files = returned.iter().map(Returned::summary).collect();
    let judged = followed.judge(returned, period, at, found);
    Some(Sum { followed, judged, files })
}

/// Reads what units sent: files, or folders of them. A bad file is named and never stops the rest.
fn gather(
    inputs: &[PathBuf],
    followed: &Followed,
    period: Period,
    fix_dates: bool,
    quiet: bool,
    found: &mut Diagnostics,
) -> Vec<Returned> {
    let files = files(inputs, found);
    let returns = followed.returns(period, fix_dates);
    let outcomes = batch::run(&files, quiet, |path| {
        let mut own = Diagnostics::new();
        let name = path.display().to_string();
        let returned = Returned::of_name(&name).unwrap_or_else(|| match output::read(path, &mut own) {
            Some(bytes) => returns.read(&bytes, &name),
            None => Returned::unread(&name, own),
        });
        let good = returned.is_readable() || returned.standing == Standing::LeftAlone;
        (returned, good)
    });
    let settled = files.iter().zip(outcomes).map(|(path, outcome)| match outcome {
        Outcome::Done(returned) => returned,
        Outcome::Broken => unread(path, "Chương trình không xử lý được tệp này"),
        Outcome::Stopped => unread(path, "Chưa đọc đến tệp này thì đã dừng"),
    });
    settled.collect()
}

fn unread(path: &Path, what: &str) -> Returned {
    let mut own = Diagnostics::new();
    let name = path.display().to_string();
    own.add(code::TEP_HONG, Place::file(&*name), what, "mở tệp bằng Excel, lưu lại với tên khác rồi chạy lại");
    Returned::unread(&name, own)
}

/// The files that came back, the oldest first, so that of two answers the newer one counts. Of a folder every one: what is no
/// table is named too.
fn files(inputs: &[PathBuf], found: &mut Diagnostics) -> Vec<PathBuf> {
    let none = ("tệp tiến độ nào", "chép các biểu tiến độ mà đơn vị gửi về vào thư mục này");
    let mut out = output::everything(inputs, |path| !summary::is_ours(path), none, found);
    let age = |path: &PathBuf| path.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    out.sort_by_cached_key(|path| (age(path), path.clone()));
    out.dedup();
    out
}
