//! The year's deadlines and the reports owed, in order of their days.

use super::{appendix_meta, table};
use crate::document::{Align, Appendix, Block, Cell, Column, Document, Inlines, Row, RowKind, Table};
use crate::forms::CalendarEntry;
use crate::plan::{Deadline, DeadlineKind, Recurrence, WorkItem, WorkPlan};
use crate::vietnamese::one_line;
use chrono::{Datelike, NaiveDate, Weekday};

/// The deadlines of a plan that fall in a year, what recurs once for every time. Tasks without a day (thường xuyên, theo
/// lộ trình, hằng tuần, or words that were not understood) come without one; those due in another year are left out.
pub fn deadlines(work: &WorkPlan, year: i32) -> Vec<CalendarEntry> {
    let mut out = Vec::new();
    for item in &work.items {
        let of = |date| CalendarEntry { date, ..entry(work, item) };
        match days(&item.deadline, year) {
            Days::On(days) => out.extend(days.into_iter().map(|d| of(Some(d)))),
            Days::Unknown => out.push(of(None)),
        }
    }
    out
}

/// A task's entry, but for its day.
fn entry(work: &WorkPlan, item: &WorkItem) -> CalendarEntry {
    let mut detail = Vec::new();
    for (name, words) in [
        ("Chủ trì", item.leads.join("; ")),
        ("Phối hợp", item.partners.join("; ")),
        ("Thời hạn", one_line(&item.deadline.words)),
        ("Sản phẩm", item.output.clone()),
    ] {
        if !words.trim().is_empty() {
            detail.push(format!("{name}: {}", words.trim()));
        }
    }
    let number = item.number.trim().trim_end_matches('.');
    let plan = plan_name(work);
    CalendarEntry {
        date: None,
        title: one_line(&item.content),
        detail: detail.join("\n"),
        source: if plan.is_empty() {
            format!("Nhiệm vụ số {number}")
        } else {
            format!("{plan}, nhiệm vụ số {number}")
        },
    }
}

/// `Kế hoạch số 27/KH-UBND`, as far as the plan says it itself.
fn plan_name(work: &WorkPlan) -> String {
    let plan = &work.plan;
    let kind = super::sentence_case(plan.type_name.as_deref().unwrap_or(plan.doc_type.0.title()));
    let number = plan.number.as_ref().map(|n| super::letter::two_digits(n.0.trim())).unwrap_or_default();
    let joint = super::profile(Some(plan), None).signs().joints.0;
    match (number.as_str(), plan.notation.as_deref().map(str::trim).unwrap_or_default()) {
        ("", _) => String::new(),
        (n, notation) if n.contains(joint) || notation.is_empty() => format!("{kind} số {n}"),
        (n, notation) => format!("{kind} số {n}{joint}{notation}"),
    }
}

enum Days {
    /// These days of the year; none when it is due in another year.
    On(Vec<NaiveDate>),
    Unknown,
}

/// The days of a year on which something is due.
fn days(deadline: &Deadline, year: i32) -> Days {
    match deadline.kind {
        DeadlineKind::ByDate if !deadline.days.is_empty() => {
            Days::On(deadline.days.iter().copied().filter(|day| day.year() == year).collect())
        }
        DeadlineKind::ByDate | DeadlineKind::WithinPeriod => match deadline.latest {
            Some(day) if day.year() == year => Days::On(vec![day]),
            Some(_) => Days::On(Vec::new()),
            None => Days::Unknown,
        },
        DeadlineKind::Recurring => recurring(deadline, year).map_or(Days::Unknown, Days::On),
        DeadlineKind::Ongoing | DeadlineKind::DependsOn | DeadlineKind::Unclear => Days::Unknown,
    }
}

/// The days on which it comes back; none for what comes back more often than every month, which no calendar needs, and
/// for words that do not say how often.
fn recurring(deadline: &Deadline, year: i32) -> Option<Vec<NaiveDate>> {
    if !matches!(deadline.recurrence, Some(Recurrence::Months(_))) {
        return None;
    }
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
    let days = deadline.due_dates(first, last);
    // Outside its years it falls on no day; words that name none (`02 năm/lần`) leave it open.
    let over = deadline.latest.is_some_and(|l| l < first) || deadline.earliest.is_some_and(|e| e > last);
    (!days.is_empty() || over).then_some(days)
}

/// The entries of a year as a table: by day, each month a group; those without a day at the end in a group of their own.
/// `attached` is a `(Kèm theo …)` line, where the calendar goes with a document.
pub fn calendar(entries: &[CalendarEntry], year: i32, attached: Option<Inlines>) -> Document {
    let heads = ["STT", "Ngày", "Nội dung", "Đơn vị, ghi chú", "Nguồn"];
    let mut out = Table::default();
    out.head.push(Row { cells: heads.map(Cell::plain).into(), ..Row::default() });
    let centered = |i: usize| (i < 2).then_some(Align::Center);
    out.columns = (0..heads.len()).map(|i| Column { align: centered(i), width_mm: None }).collect();
    let mut sorted: Vec<&CalendarEntry> = entries.iter().collect();
    // Those without a day are the last; entries of one day stay in the order given.
    sorted.sort_by_key(|e| (e.date.is_none(), e.date));
    let mut open = None;
    for (i, entry) in sorted.iter().enumerate() {
        let month = entry.date.map(|d| (d.year(), d.month()));
        if open != Some(month) {
            open = Some(month);
            let name = match month {
                Some((year, month)) => format!("Tháng {} năm {year}", month_digits(month)),
                None => "Thường xuyên, theo điều kiện hoặc chưa rõ ngày".to_owned(),
            };
            out.body.push(table::group_row(heads.len(), &name, None));
        }
        let day =
            entry.date.map(|d| format!("{}/{}/{}\n({})", two(d.day()), month_digits(d.month()), d.year(), weekday(d)));
        let cells = vec![
            Cell::plain(&(i + 1).to_string()),
            Cell::plain(&day.unwrap_or_default()),
            Cell::plain(&entry.title),
            Cell::plain(&entry.detail),
            Cell::plain(&entry.source),
        ];
        out.body.push(Row { kind: RowKind::Normal, cells });
    }
    let appendix = Appendix {
        label: Some(format!("Lịch năm {year}")),
        title: Inlines::plain("Thời hạn nhiệm vụ và báo cáo phải gửi"),
        attached,
        body: vec![Block::Table(out)],
        end_mark: true,
        ..Appendix::default()
    };
    let mut document = Document { appendices: vec![appendix], ..Document::default() };
    document.meta = appendix_meta(&document);
    document
}

fn two(n: u32) -> String {
    format!("{n:02}")
}

/// A nought before months 1 and 2 only (Phụ lục I, II.4.b).
fn month_digits(month: u32) -> String {
    match month {
        m @ 1..=2 => two(m),
        m => m.to_string(),
    }
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}
