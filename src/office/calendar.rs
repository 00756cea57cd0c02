//! Every deadline and every report owed in a year, as a table and as a calendar file.

use super::outputs::Wanted;
use super::{Agency, Followed, Format, Made, MadeFile};
use crate::compose;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::forms::{self, CalendarEntry};
use crate::plan::{parse_issued_date, period};
use chrono::{Datelike, NaiveDate};

/// Days before a deadline on which a calendar reminds of it.
const REMIND_DAYS: u16 = 3;

impl Followed {
    /// The days of a year as a table in these formats, and as `.ics` where asked for; none as year takes the plan's own.
    pub fn calendar_of(&self, year: Option<i32>, formats: &[Format], ics: bool) -> Made {
        let mut found = Diagnostics::new();
        let issued = self.work.plan.date.as_deref().and_then(|d| parse_issued_date(d).ok());
        let said = issued.and_then(|d| d.year).map(i32::from);
        let deadlines = self.work.items.iter().filter_map(|i| i.deadline.latest.or(i.deadline.earliest));
        let Some(year) = year.or(said).or_else(|| deadlines.map(|d| d.year()).min()) else {
            found.add(code::LICH_KHONG_RO_NAM, Place::default(), "Không rõ lịch của năm nào", "cho biết năm của lịch");
            return Made::nothing(found);
        };
        let mut entries = compose::deadlines(&self.work, year);
        entries.extend(owed(self, year, &mut found));
        let undated = entries.iter().filter(|e| e.date.is_none()).count();
        if undated > 0 {
            let message = format!("{undated} việc không có ngày cụ thể: xếp ở cuối bảng, không vào tệp .ics");
            found.add(code::LICH_KHONG_NGAY, Place::default(), message, "");
        }
        let name = format!("lich-{year}");
        let mut files = Vec::new();
        if !formats.is_empty() {
            let choice = self.choice(&mut found);
            let document = compose::calendar(&entries, year, None);
            files.extend(self.office.outputs(document, &choice, &name, Wanted::plain(formats), &mut found));
        }
        if ics {
            files.push(calendar_file(self, &name, &entries, year));
        }
        Made { files, found, ..Made::default() }.settled()
    }
}

fn calendar_file(followed: &Followed, name: &str, entries: &[CalendarEntry], year: i32) -> MadeFile {
    // The same data gives the same file: the stamp is the plan's day, not today.
    let issued = followed.work.plan.date.as_deref().and_then(|d| parse_issued_date(d).ok());
    let day = issued.and_then(|d| NaiveDate::from_ymd_opt(d.year?.into(), d.month?.into(), d.day?.into()));
    let stamp = day.or_else(|| NaiveDate::from_ymd_opt(year, 1, 1)).unwrap_or_default();
    let text = forms::ics(entries, &format!("Lịch công việc năm {year}"), stamp, Some(REMIND_DAYS));
    Made::file(name, "ics", text.into_bytes())
}

/// The reports that co-quan.toml says are owed.
fn owed(followed: &Followed, year: i32, found: &mut Diagnostics) -> Vec<CalendarEntry> {
    let none = Agency::default();
    let owed = period::owed(followed.agency().unwrap_or(&none), year, &followed.calendar());
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
