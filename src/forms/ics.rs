//! Dated entries as a calendar file that phones and office suites take in (RFC 5545).

use chrono::NaiveDate;
use std::collections::HashMap;

/// Something that is due on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarEntry {
    /// The day; none where nobody can tell it.
    pub date: Option<NaiveDate>,
    /// What is due.
    pub title: String,
    /// Who does it, and what else is to be known; lines are parted by `\n`.
    pub detail: String,
    /// Where it comes from: `Kế hoạch số 27/KH-UBND, nhiệm vụ số 5`.
    pub source: String,
}

/// The most octets a line may have, its end not counted (3.1).
const LINE: usize = 75;

/// The entries that have a day as all-day events, in the order given, each recurrence an event of its own. `name` is what
/// the calendar is called; `stamp` is the day the data is of, so that the same data gives the same file; a reminder
/// comes `remind_days` before each event, or none.
///
/// An event's UID is made of its title, its source and its place among those that share both: a file made anew after a
/// day has moved moves the event instead of adding a second one.
pub fn ics(entries: &[CalendarEntry], name: &str, stamp: NaiveDate, remind_days: Option<u16>) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vanthu//lich//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        fold(line, &mut out);
    }
    fold(&format!("X-WR-CALNAME:{}", escaped(name)), &mut out);
    let mut met: HashMap<(&str, &str), usize> = HashMap::new();
    for entry in entries {
        let Some((date, next)) = entry.date.and_then(|d| Some((d, d.succ_opt()?))) else { continue };
        let nth = met.entry((&entry.title, &entry.source)).or_default();
        *nth += 1;
        let mut line = |text: String| fold(&text, &mut out);
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{:016x}-{nth}@vanthu", fingerprint(&[&entry.title, &entry.source])));
        line(format!("DTSTAMP:{}T000000Z", stamp.format("%Y%m%d")));
        line(format!("DTSTART;VALUE=DATE:{}", date.format("%Y%m%d")));
        // The end of an all-day event is the first day that is no more part of it (3.6.1).
        line(format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        line(format!("SUMMARY:{}", escaped(&entry.title)));
        let detail: Vec<&str> = [&*entry.detail, &*entry.source].into_iter().filter(|s| !s.is_empty()).collect();
        if !detail.is_empty() {
            line(format!("DESCRIPTION:{}", escaped(&detail.join("\n"))));
        }
        line("TRANSP:TRANSPARENT".to_owned());
        if let Some(days) = remind_days {
            line("BEGIN:VALARM".to_owned());
            line("ACTION:DISPLAY".to_owned());
            line(format!("DESCRIPTION:{}", escaped(&entry.title)));
            line(format!("TRIGGER:-P{days}D"));
            line("END:VALARM".to_owned());
        }
        line("END:VEVENT".to_owned());
    }
    fold("END:VCALENDAR", &mut out);
    out
}

/// Text as a property's value (3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded between characters where it is too long: what follows begins with a space (3.1).
fn fold(line: &str, out: &mut String) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// FNV-1a over the parts: the same on every machine and in every version.
fn fingerprint(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|p| p.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn entry(date: Option<NaiveDate>, title: &str) -> CalendarEntry {
        CalendarEntry { date, title: title.into(), detail: "Phòng A; Phòng B".into(), source: "KH, số 1".into() }
    }

    #[test]
    fn an_event_as_the_standard_has_it() {
        let text = ics(&[entry(Some(day(12, 31)), "Nộp, báo cáo"), entry(None, "x")], "Lịch", day(2, 3), Some(3));
        assert_eq!(
            text.replace("\r\n", "\n"),
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//vanthu//lich//VI\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\n\
             X-WR-CALNAME:Lịch\nBEGIN:VEVENT\nUID:91727c795493afef-1@vanthu\nDTSTAMP:20260203T000000Z\n\
             DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270101\nSUMMARY:Nộp\\, báo cáo\n\
             DESCRIPTION:Phòng A\\; Phòng B\\nKH\\, số 1\nTRANSP:TRANSPARENT\nBEGIN:VALARM\nACTION:DISPLAY\n\
             DESCRIPTION:Nộp\\, báo cáo\nTRIGGER:-P3D\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn long_lines_fold_between_letters() {
        let title = "Đường ngõ xóm, ".repeat(30);
        let text = ics(&[entry(Some(day(6, 30)), &title)], "Lịch", day(2, 3), None);
        assert!(text.split("\r\n").all(|l| l.len() <= LINE), "{text}");
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains(&format!("SUMMARY:{}", escaped(&title))));
    }

    #[test]
    fn uids_stay_when_days_move_and_differ_where_entries_do() {
        let uids = |list: &[CalendarEntry]| -> Vec<String> {
            let text = ics(list, "", day(1, 1), None);
            text.lines().filter(|l| l.starts_with("UID:")).map(str::to_owned).collect()
        };
        let a = uids(&[entry(Some(day(3, 31)), "a"), entry(Some(day(6, 30)), "a"), entry(Some(day(6, 30)), "b")]);
        let b = uids(&[entry(Some(day(3, 30)), "a"), entry(Some(day(6, 29)), "a"), entry(Some(day(6, 30)), "b")]);
        assert_eq!(a, b);
        assert!(a[0] != a[1] && a[1] != a[2] && a[0] != a[2]);
    }
}
