//! The year's deadlines, as a table and as a calendar file.

use crate::sample::{Sample, day};
use crate::support::*;
use vanthu::compose::{calendar, deadlines};
use vanthu::document::{Inlines, RowKind};
use vanthu::forms::{CalendarEntry, ics};
use vanthu::plan::deadline;

#[test]
fn every_deadline_of_the_year_on_its_days() {
    let s = Sample::new();
    let list = deadlines(&s.work, 2026);
    let on = |task: usize| -> Vec<Option<String>> {
        let of = |e: &&CalendarEntry| e.source.ends_with(&format!("nhiệm vụ số {task}"));
        list.iter().filter(of).map(|e| e.date.map(|d| d.to_string())).collect()
    };
    let day = |d: &str| Some(d.to_owned());
    assert_eq!(on(1), [day("2026-03-31")]);
    assert_eq!(on(6), [day("2026-09-29")], "trước ngày 30/9 ends the day before");
    assert_eq!(on(10), [day("2026-03-31"), day("2026-06-30"), day("2026-09-30"), day("2026-12-31")], "hằng quý");
    assert_eq!(on(4), [None], "thường xuyên has no day");
    assert_eq!(on(19), [], "2026 - 2027 is due in 2027");
    assert_eq!(deadlines(&s.work, 2027).iter().filter(|e| e.source.ends_with("số 19")).count(), 1);
    // 20 tasks: 17 with one day, one with four, two without, one due in another year.
    assert_eq!((list.len(), list.iter().filter(|e| e.date.is_none()).count()), (16 + 4 + 2, 2));
    assert_eq!(
        list[0],
        CalendarEntry {
            date: Some(crate::sample::day(2026, 3, 31)),
            title: "Ban hành quy chế hoạt động của Tổ công tác xây dựng xã sáng, xanh, sạch, đẹp".into(),
            detail: "Chủ trì: Văn phòng HĐND và UBND\nThời hạn: Quý I/2026\nSản phẩm: Quy chế được ban hành".into(),
            source: "Kế hoạch số 27/KH-UBND, nhiệm vụ số 1".into(),
        }
    );
}

#[test]
fn rhythms_that_no_month_counts_have_no_day() {
    let mut s = Sample::new();
    let words =
        ["Hằng tuần", "Trước ngày 20 của tháng cuối quý", "02 năm/lần", "Theo lộ trình", "Trước ngày 15/12 hằng năm"];
    s.work.items.truncate(words.len());
    for (item, words) in s.work.items.iter_mut().zip(words) {
        item.deadline = deadline::parse(words, None);
    }
    let days: Vec<(usize, Option<String>)> = deadlines(&s.work, 2026)
        .iter()
        .map(|e| (e.source.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0), e.date.map(|d| d.to_string())))
        .collect();
    let on = |d: &str| Some(d.to_owned());
    assert_eq!(
        days,
        [
            (1, None),
            (2, on("2026-03-19")),
            (2, on("2026-06-19")),
            (2, on("2026-09-19")),
            (2, on("2026-12-19")),
            (3, None),
            (4, None),
            (5, on("2026-12-14")),
        ]
    );
}

#[test]
fn the_table_is_in_order_and_loses_nothing() {
    let s = Sample::new();
    let mut list = deadlines(&s.work, 2026);
    list.push(CalendarEntry {
        date: Some(day(2026, 2, 6)),
        title: "Báo cáo chuyển đổi số tháng 01".into(),
        detail: "Nơi nhận: Sở Khoa học và Công nghệ".into(),
        source: "co-quan.toml".into(),
    });
    let doc = calendar(&list, 2026, Some(Inlines::plain("(Kèm theo Kế hoạch)")));
    let table = first_table(&doc.appendices[0].body);
    let of = |kind: RowKind| table.body.iter().filter(|r| r.kind == kind).collect::<Vec<_>>();
    assert_eq!(of(RowKind::Normal).len(), list.len());
    let groups: Vec<String> = of(RowKind::Group).iter().map(|r| r.cells[0].text()).collect();
    assert_eq!(
        groups,
        [
            "Tháng 02 năm 2026",
            "Tháng 3 năm 2026",
            "Tháng 5 năm 2026",
            "Tháng 6 năm 2026",
            "Tháng 8 năm 2026",
            "Tháng 9 năm 2026",
            "Tháng 12 năm 2026",
            "Thường xuyên, theo điều kiện hoặc chưa rõ ngày",
        ]
    );
    assert_eq!(
        rows(&table.body)[1],
        "1|06/02/2026\n(thứ Sáu)|Báo cáo chuyển đổi số tháng 01|Nơi nhận: Sở Khoa học và Công nghệ|co-quan.toml"
    );
    let last = of(RowKind::Normal).last().map(|r| r.cells[1].text());
    assert_eq!(last.as_deref(), Some(""), "those without a day come last");
}

#[test]
fn the_calendar_file_has_an_event_for_every_day() {
    let s = Sample::new();
    let list = deadlines(&s.work, 2026);
    let text = ics(&list, "Kế hoạch 27/KH-UBND", day(2026, 2, 3), Some(3));
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 20, "22 entries, 2 without a day");
    assert_eq!(text, ics(&list, "Kế hoạch 27/KH-UBND", day(2026, 2, 3), Some(3)), "the same data, the same file");
    let mut uids: Vec<&str> = text.lines().filter(|l| l.starts_with("UID:")).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), 20);
    assert!(
        text.replace("\r\n ", "")
            .contains("SUMMARY:Bê tông hóa 2\\,4 km đường ngõ xóm tại các thôn Đông\\, Đoài và Thượng\r\n")
    );
    assert!(text.contains("DTSTART;VALUE=DATE:20260929\r\nDTEND;VALUE=DATE:20260930\r\n"));
}
