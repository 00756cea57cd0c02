//! `vanthu lich`: every deadline and every report owed in a year, as a table and as a calendar file.

use super::args::{Format, Lich};
use super::follow::Followed;
use super::produce::{self, Wanted};
use super::{output, report};
use crate::compose;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::font::Shaper;
use crate::forms::{self, CalendarEntry};
use crate::plan::{Agency, parse_issued_date, period};
use chrono::{Datelike, NaiveDate};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Days before a deadline on which a calendar reminds of it.
const REMIND_DAYS: u16 = 3;

pub fn run(args: &Lich) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(followed) = Followed::open(&args.plan, None, &mut found) {
        written = make(args, &followed, &mut found);
    }
    report::findings(&found, &written, args.json);
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn make(args: &Lich, followed: &Followed, found: &mut Diagnostics) -> Vec<PathBuf> {
    let issued = followed.work.plan.date.as_deref().and_then(|d| parse_issued_date(d).ok());
    let said = issued.and_then(|d| d.year).map(i32::from);
    let deadlines = followed.work.items.iter().filter_map(|i| i.deadline.latest.or(i.deadline.earliest));
    let Some(year) = args.plan.year.or(said).or_else(|| deadlines.map(|d| d.year()).min()) else {
        let advice = "thêm --nam, ví dụ --nam 2026";
        found.add(code::LICH_KHONG_RO_NAM, Place::default(), "Không rõ lịch của năm nào", advice);
        return Vec::new();
    };
    let mut entries = compose::deadlines(&followed.work, year);
    entries.extend(owed(followed, year, found));
    let undated = entries.iter().filter(|e| e.date.is_none()).count();
    if undated > 0 {
        let message = format!("{undated} việc không có ngày cụ thể: xếp ở cuối bảng, không vào tệp .ics");
        found.add(code::LICH_KHONG_NGAY, Place::default(), message, "");
    }
    let outputs = match args.out.as_deref() {
        Some(path) => one_file(path, followed, &entries, year, found),
        None => {
            let folder = args.plan.plan.parent().unwrap_or(Path::new(""));
            let name = folder.join(format!("lich-{year}"));
            let mut out = table(&name, &[Format::Docx, Format::Pdf], followed, &entries, year, found);
            out.push((name.with_extension("ics"), calendar(followed, &entries, year)));
            out
        }
    };
    produce::save(outputs, args.overwrite, found)
}

type Output = (PathBuf, Vec<u8>);

fn one_file(
    path: &Path,
    followed: &Followed,
    entries: &[CalendarEntry],
    year: i32,
    found: &mut Diagnostics,
) -> Vec<Output> {
    let ending = output::ending(path);
    match ending.as_str() {
        "ics" => vec![(path.to_owned(), calendar(followed, entries, year))],
        "docx" => table(path, &[Format::Docx], followed, entries, year, found),
        "pdf" => table(path, &[Format::Pdf], followed, entries, year, found),
        _ => {
            let place = Place::file(path.display().to_string());
            found.add(code::TEP_DINH_DANG, place, "Lịch chỉ ghi ra .ics, .docx hoặc .pdf", "đổi đuôi tệp sau -o");
            Vec::new()
        }
    }
}

fn table(
    path: &Path,
    formats: &[Format],
    followed: &Followed,
    entries: &[CalendarEntry],
    year: i32,
    found: &mut Diagnostics,
) -> Vec<Output> {
    let Some(fonts) = produce::fonts(None, found) else { return Vec::new() };
    let agency = followed.agency.as_ref();
    let choice = compose::choice(Some(&followed.work.plan), agency, found);
    let document = compose::calendar(entries, year, None);
    let wanted = Wanted { formats, signature_field: false };
    let made = produce::outputs(document, &choice, &mut Shaper::new(&fonts), wanted, &|_| None, found);
    made.into_iter().map(|(ending, bytes)| (path.with_extension(ending), bytes)).collect()
}

fn calendar(followed: &Followed, entries: &[CalendarEntry], year: i32) -> Vec<u8> {
    // The same data gives the same file: the stamp is the plan's day, not today.
    let issued = followed.work.plan.date.as_deref().and_then(|d| parse_issued_date(d).ok());
    let day = issued.and_then(|d| NaiveDate::from_ymd_opt(d.year?.into(), d.month?.into(), d.day?.into()));
    let stamp = day.or_else(|| NaiveDate::from_ymd_opt(year, 1, 1)).unwrap_or_default();
    forms::ics(entries, &format!("Lịch công việc năm {year}"), stamp, Some(REMIND_DAYS)).into_bytes()
}

/// The reports that co-quan.toml says are owed.
fn owed(followed: &Followed, year: i32, found: &mut Diagnostics) -> Vec<CalendarEntry> {
    let none = Agency::default();
    let owed = period::owed(followed.agency.as_ref().unwrap_or(&none), year, &followed.calendar());
    let mut out = Vec::with_capacity(owed.len());
    for report in owed {
        if let Some(note) = &report.note {
            found.add(
                code::LICH_NGAY_NGHI,
                Place::within(report.name.clone()),
                note.clone(),
                "bổ sung ngay_nghi trong co-quan.toml",
            );
        }
        let mut detail = vec![format!("Số liệu từ {} đến {}", day(report.days.0), day(report.days.1))];
        if !report.recipient.is_empty() {
            detail.insert(0, format!("Gửi: {}", report.recipient));
        }
        if !report.due_words.is_empty() {
            detail.push(format!("Hạn gửi: {}", report.due_words));
        }
        if report.on_day_off {
            detail.push("Hạn gửi rơi vào ngày nghỉ".to_owned());
        }
        out.push(CalendarEntry {
            date: report.due,
            title: format!("Gửi {} {}", report.name, report.period.words()),
            detail: detail.join("\n"),
            source: "Chế độ báo cáo (co-quan.toml)".to_owned(),
        });
    }
    out
}

fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}
