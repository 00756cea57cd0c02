//! `vanthu tong-hop`: what units sent, merged into one table; who has not sent, what conflicts.

use super::args::{Sent, TongHop};
use super::follow::{self, Followed, Gathered};
use super::{output, report, summary};
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::forms::{self, ProgressLine, SideSheet};
use crate::plan::progress::{self, Class, Counts, Judged, Tally};
use crate::plan::{Period, Progress, parse_issued_date};
use crate::read::ProgressOptions;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What units sent for a period, judged.
pub struct Judgement {
    pub gathered: Gathered,
    pub tally: Tally,
}

/// Reads what was sent and judges the plan by it; none when nothing is there to be judged.
pub fn judge(
    sent: &Sent,
    followed: &Followed,
    period: Period,
    fix_dates: bool,
    quiet: bool,
    found: &mut Diagnostics,
) -> Option<Judgement> {
    let regime = followed.regime();
    let at = at(sent.at.as_deref(), period, followed, found)?;
    let options = ProgressOptions { period: Some(period), year: Some(period.year), fix_dates };
    let mut gathered = follow::gather(&sent.progress, followed, options, quiet, found);
    progress::stamp(&mut gathered.progress, period);
    let tally = progress::judge(&followed.work, &gathered.progress, &followed.registry, period, regime, at, found);
    Some(Judgement { gathered, tally })
}

/// The day at which the plan is judged: the one typed, or the last of the period.
fn at(typed: Option<&str>, period: Period, followed: &Followed, found: &mut Diagnostics) -> Option<NaiveDate> {
    let Some(words) = typed else { return period.days(followed.regime()).map(|(_, last)| last) };
    let date = parse_issued_date(words).ok();
    let day = date.and_then(|d| NaiveDate::from_ymd_opt(d.year?.into(), d.month?.into(), d.day?.into()));
    if day.is_none() {
        let message = format!("Không hiểu ngày «{words}» sau --ngay");
        found.add(code::NGAY_KHONG_RO, Place::default(), message, "ghi đủ ngày/tháng/năm, ví dụ 30/9/2026");
    }
    day
}

pub fn run(args: &TongHop) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let period = follow::period(&args.sent.period, args.plan.year, &mut found);
    let followed = period.and_then(|period| Followed::open(&args.plan, Some(period.year), &mut found));
    if let (Some(period), Some(followed)) = (period, followed)
        && let Some(judged) = judge(&args.sent, &followed, period, args.plan.fix_dates, args.json, &mut found)
    {
        written = save(args, &followed, &judged, period, &mut found);
        report::findings(&found, &written, args.json);
        if !args.json {
            for line in overview(&judged) {
                report::say(&line);
            }
        }
    } else {
        report::findings(&found, &written, args.json);
    }
    // A bad file does not undo what the good ones said, but the office must see that it is missing.
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn save(
    args: &TongHop,
    followed: &Followed,
    judged: &Judgement,
    period: Period,
    found: &mut Diagnostics,
) -> Vec<PathBuf> {
    let beside = args.plan.plan.parent().unwrap_or(Path::new(""));
    let path = args.out.clone().unwrap_or_else(|| beside.join(format!("tong-hop-{}.xlsx", period.slug())));
    let silent = answers_missing(followed, &judged.tally, period);
    let lines = lines(followed, judged, &silent);
    let ending = output::ending(&path);
    let mut bytes = Vec::new();
    let made = match ending.as_str() {
        "xlsx" => forms::write_progress_xlsx(&lines, &sides(followed, judged, found))
            .map(|made| bytes = made)
            .map_err(|e| e.to_string()),
        "csv" => forms::write_progress_csv(&mut bytes, &lines).map_err(|e| output::reason(&e)),
        "json" => forms::write_progress_json(&mut bytes, &lines).map_err(|e| output::reason(&e)),
        _ => {
            let place = Place::file(path.display().to_string());
            found.add(
                code::TEP_DINH_DANG,
                place,
                "Bảng tổng hợp chỉ ghi ra .xlsx, .csv hoặc .json",
                "đổi đuôi tệp sau -o",
            );
            return Vec::new();
        }
    };
    if let Err(why) = made {
        found.add(code::TEP_KHONG_GHI_DUOC, Place::file(path.display().to_string()), why, "");
        return Vec::new();
    }
    let mut written = Vec::new();
    if output::write(&path, &bytes, args.overwrite, found) {
        written.push(path.clone());
    }
    if judged.gathered.files.len() > 1 {
        let folder = path.parent().unwrap_or(Path::new(""));
        written.extend(summary::write(folder, &judged.gathered.files, found));
    }
    written
}

/// Beside the table: who has not sent, and all that was found.
fn sides(followed: &Followed, judged: &Judgement, found: &Diagnostics) -> [SideSheet; 2] {
    let tally = &judged.tally;
    let silent = tally.silent().into_iter().filter_map(|at| tally.units.get(at).map(|unit| (at, unit)));
    let owed = |unit: usize| -> String {
        let own =
            tally.tasks.iter().filter(|t| t.leads.contains(&unit)).filter_map(|t| followed.work.items.get(t.item));
        own.map(|i| i.key.as_str()).collect::<Vec<_>>().join(", ")
    };
    let rows = silent.map(|(at, unit)| vec![unit.name.clone(), unit.counts.total().to_string(), owed(at)]);
    let findings = found.iter().filter(|f| f.severity >= Severity::Warning);
    let told = findings.map(|f| vec![f.severity.to_string(), f.place.to_string(), f.message.clone(), f.advice.clone()]);
    [
        SideSheet {
            name: "Chưa gửi",
            head: vec![("Đơn vị", 45.0), ("Số nhiệm vụ", 14.0), ("Mã nhiệm vụ", 60.0)],
            rows: rows.collect(),
        },
        SideSheet {
            name: "Cần xem lại",
            head: vec![("Mức độ", 12.0), ("Vị trí", 45.0), ("Nội dung", 70.0), ("Cách sửa", 50.0)],
            rows: told.collect(),
        },
    ]
}

/// A blank answer for every unit that leads a task and has said nothing of it.
fn answers_missing(followed: &Followed, tally: &Tally, period: Period) -> Vec<(usize, Progress)> {
    let mut out = Vec::new();
    for task in &tally.tasks {
        let silent = task.leads.iter().filter(|unit| !task.answers.iter().any(|a| a.unit == **unit));
        for unit in silent {
            let name = tally.units.get(*unit).map(|u| u.name.clone()).unwrap_or_default();
            let task_key = followed.work.items.get(task.item).map(|i| i.key.clone()).unwrap_or_default();
            out.push((task.item, Progress { task: task_key, unit: name, period: Some(period), ..Progress::default() }));
        }
    }
    out
}

/// One line for every answer that counts, tasks in the order of the plan; then what belongs to no task.
fn lines<'a>(followed: &'a Followed, judged: &'a Judgement, silent: &'a [(usize, Progress)]) -> Vec<ProgressLine<'a>> {
    let all = &judged.gathered.progress;
    let mut out = Vec::new();
    for task in &judged.tally.tasks {
        let item = followed.work.items.get(task.item);
        let line = |progress: &'a Progress, class: Option<Class>| ProgressLine { progress, item, class };
        for answer in &task.answers {
            out.extend(answer.entries.iter().filter_map(|at| all.get(*at)).map(|p| line(p, answer.class)));
        }
        out.extend(silent.iter().filter(|(at, _)| *at == task.item).map(|(_, p)| line(p, not_due(task))));
    }
    let strays = judged.tally.strays.iter().filter_map(|at| all.get(*at));
    out.extend(strays.map(|progress| ProgressLine { progress, item: None, class: None }));
    out
}

/// A task whose time has not come is known to be so without an answer.
fn not_due(task: &Judged) -> Option<Class> {
    task.class.filter(|class| *class == Class::NotDue)
}

/// What the merging came to, line by line.
pub fn overview(judged: &Judgement) -> Vec<String> {
    let Judgement { gathered, tally } = judged;
    let mut out =
        vec![format!("{}: đọc được {} tệp, {} mục tiến độ", tally.period, gathered.read, gathered.progress.len())];
    if gathered.bad > 0 {
        out.push(format!("{} tệp không đọc được", gathered.bad));
    }
    out.push(counts(&tally.all));
    let names = |list: &[usize]| -> Vec<&str> {
        list.iter().filter_map(|at| tally.units.get(*at)).map(|u| u.name.as_str()).collect()
    };
    let silent = tally.silent();
    let leading = tally.units.iter().filter(|u| !u.name.is_empty() && u.counts.total() > 0).count();
    if silent.is_empty() {
        out.push(format!("Cả {leading} đơn vị đã gửi"));
    } else {
        out.push(format!("Chưa gửi: {} trong {leading} đơn vị: {}", silent.len(), names(&silent).join("; ")));
    }
    if !tally.replaced.is_empty() {
        out.push(format!("{} mục bị mục mới hơn thay thế", tally.replaced.len()));
    }
    if !tally.strays.is_empty() {
        out.push(format!("{} mục không thuộc nhiệm vụ nào của kế hoạch", tally.strays.len()));
    }
    out
}

/// `18 nhiệm vụ: 5 hoàn thành đúng hạn, …`
fn counts(counts: &Counts) -> String {
    let mut parts: Vec<String> = Class::ALL
        .into_iter()
        .filter(|class| counts.of(*class) > 0)
        .map(|class| format!("{} {}", counts.of(class), class.words().to_lowercase()))
        .collect();
    if counts.unreported() > 0 {
        parts.push(format!("{} chưa có báo cáo", counts.unreported()));
    }
    format!("{} nhiệm vụ: {}", counts.total(), parts.join(", "))
}
