//! Periods, reporting regimes, working days and the reports owed: tables of cases with what is expected.

use chrono::NaiveDate;
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::period::{Cycle, DueRule, owed};
use vanthu::plan::{Agency, Period, PeriodProblem, Regime, Stretch, WorkCalendar};
use vanthu::read;

/// The cases of a table: what stands left and right of `=>`.
fn cases(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).map(|line| {
        let (left, right) = line.split_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
        (left, right.trim())
    })
}

fn regime(key: &str) -> Regime {
    match key.trim() {
        "lich" => Regime::Calendar,
        "15-14" => Regime::Fifteenth,
        other => panic!("no regime {other}"),
    }
}

fn all_right(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn periods_are_read_as_the_table_says() {
    let mut wrong = Vec::new();
    for (left, expected) in cases(include_str!("parse.txt")) {
        let (year, words) = match left.strip_prefix('[').and_then(|w| w.split_once("] ")) {
            Some((year, words)) => (Some(year.parse().expect("a year")), words),
            None => (None, left),
        };
        let words = words.replace("\\u{301}", "\u{301}").replace("\\u{300}", "\u{300}");
        let read = match Period::parse(&words, year) {
            Ok(p) => {
                assert_eq!(Period::parse(&p.slug(), None), Ok(p), "{left}: its slug");
                assert_eq!(Period::parse(&p.words(), None), Ok(p), "{left}: its words");
                assert_eq!(p.next().previous(), p, "{left}: next and back");
                let all = format!(
                    "{p} | {} | {} | {}: {} | {}: {}",
                    p.words(),
                    p.slug(),
                    p.previous_words(),
                    p.previous(),
                    p.same_last_year_words(),
                    p.same_last_year()
                );
                if expected.contains('|') { all } else { p.to_string() }
            }
            Err(problem) => {
                let (message, advice) = problem.explain(&words);
                assert!(!message.is_empty() && !advice.is_empty());
                match problem {
                    PeriodProblem::Shape => "shape",
                    PeriodProblem::NoSuch => "none",
                    PeriodProblem::NoYear => "no-year",
                    PeriodProblem::Year => "year",
                }
                .to_owned()
            }
        };
        if read != expected {
            wrong.push(format!("{left}=> {expected}\n    read as {read}"));
        }
    }
    all_right(&wrong);
}

#[test]
fn what_is_not_understood_is_answered_with_what_may_be_typed() {
    let (message, advice) = PeriodProblem::Shape.explain("quý này");
    assert_eq!(message, "Không hiểu kỳ báo cáo «quý này»");
    for typed in
        ["\"Quý III/2026\"", "\"tháng 10/2026\"", "\"6 tháng đầu năm 2026\"", "\"9 tháng năm 2026\"", "\"năm 2026\""]
    {
        assert!(advice.contains(typed), "{advice}");
        assert!(Period::parse(typed, None).is_ok(), "{typed}");
    }
}

#[test]
fn periods_cover_the_days_of_their_regime() {
    let mut wrong = Vec::new();
    for (left, expected) in cases(include_str!("days.txt")) {
        let (period, key) = left.split_once(';').expect("a regime");
        let period = Period::parse(period, None).expect("a period");
        let show = |days: Option<(NaiveDate, NaiveDate)>| days.map(|(a, b)| format!("{a}..{b}")).unwrap_or_default();
        let read = format!("{}; {}", show(period.days(regime(key))), show(period.year_to_date(regime(key))));
        if read != expected {
            wrong.push(format!("{left}=> {expected}\n    got {read}"));
        }
    }
    all_right(&wrong);
}

/// Whatever the regime, a period begins the day after the one before it ended.
#[test]
fn periods_leave_no_gap() {
    for regime in [Regime::Calendar, Regime::Fifteenth] {
        for stretch in [Stretch::Month(1), Stretch::Quarter(1), Stretch::Half(1), Stretch::Year] {
            let mut period = Period { stretch, year: 2024 };
            for _ in 0..48 {
                let end = period.days(regime).expect("days").1;
                period = period.next();
                assert_eq!(period.days(regime).expect("days").0, end.succ_opt().expect("a day"), "{period}");
            }
        }
    }
}

#[test]
fn days_for_sending_follow_from_their_rules() {
    let calendar = WorkCalendar::default();
    let mut wrong = Vec::new();
    for (left, expected) in cases(include_str!("due.txt")) {
        let parts: Vec<&str> = left.split(';').map(str::trim).collect();
        let [rule, period, key] = parts[..] else { panic!("{left}") };
        let period = Period::parse(period, None).expect("a period");
        let read = match DueRule::parse(rule) {
            Err(_) => "not understood".to_owned(),
            Ok(rule) => {
                let counted = rule.day(period, regime(key), &calendar).expect("a day");
                let note = counted.note().map(|n| format!(" ({n})")).unwrap_or_default();
                format!("{}{note}", counted.day)
            }
        };
        if read != expected {
            wrong.push(format!("{left}=> {expected}\n    got {read}"));
        }
    }
    all_right(&wrong);
}

#[test]
fn working_days_are_counted_as_the_table_says() {
    let mut wrong = Vec::new();
    for (left, expected) in cases(include_str!("working.txt")) {
        let mut agency = Agency::default();
        let (own, sum) = match left.strip_prefix('[').and_then(|l| l.split_once("] ")) {
            Some((own, sum)) => (own, sum),
            None => ("", left),
        };
        if let Some((key, days)) = own.split_once(": ") {
            let days = days.split(", ").map(str::to_owned).collect();
            if key == "off" { agency.days_off = days } else { agency.working_days = days }
        }
        let (from, count) = sum.split_once(" + ").expect("a sum");
        let from = from.trim().parse().expect("a day");
        let counted = WorkCalendar::new(&agency).add_working_days(from, count.trim().parse().expect("a count"));
        let counted = counted.expect("within the calendar");
        let read = format!("{}{}", counted.day, counted.note().map(|n| format!(" ({n})")).unwrap_or_default());
        if read != expected {
            wrong.push(format!("{left}=> {expected}\n    got {read}"));
        }
    }
    all_right(&wrong);
}

#[test]
fn counting_ends_at_the_end_of_the_calendar() {
    let calendar = WorkCalendar::default();
    assert!(calendar.add_working_days(NaiveDate::MAX, 1).is_none());
    assert!(
        DueRule::WorkingDays(2)
            .day(Period { stretch: Stretch::Year, year: 400_000 }, Regime::Calendar, &calendar)
            .is_none()
    );
}

const DUTIES: &str = r#"
[bao_cao]
chot_so_lieu = "15-14"
han_gui = "02 ngày làm việc"
kinh_gui = ["Ủy ban nhân dân tỉnh"]

[[che_do_bao_cao]]
ten = "Cải cách hành chính"
noi_nhan = "Sở Nội vụ"
ky = ["quý I", "6 tháng đầu năm", "9 tháng", "năm"]

[[che_do_bao_cao]]
ten = "Thực hiện ngân sách"
noi_nhan = ["Phòng Kinh tế", "Kho bạc Nhà nước khu vực"]
ky = "quý"
chot_so_lieu = "lich"
han_gui = "trước ngày 15 của tháng sau"

[[che_do_bao_cao]]
ten = "Trật tự xã hội"
ky = "6 tháng"
han_gui = "ngày 20 của tháng cuối kỳ"
"#;

fn agency(toml: &str) -> Agency {
    let mut d = Diagnostics::new();
    let agency = read::agency_toml(toml.as_bytes(), &mut d);
    assert!(d.is_empty(), "{d:?}");
    agency.expect("no error")
}

#[test]
fn the_reports_owed_in_a_year_are_listed_by_their_last_day() {
    let agency = agency(DUTIES);
    let list: Vec<String> = owed(&agency, 2026, &WorkCalendar::new(&agency))
        .iter()
        .map(|o| {
            let due = o.due.map(|d| d.to_string()).unwrap_or_default();
            let off = if o.on_day_off { " (ngày nghỉ)" } else { "" };
            format!("{due}{off} {}, {}: {}..{}; {}", o.name, o.period, o.days.0, o.days.1, o.recipient)
        })
        .collect();
    assert_eq!(
        list,
        [
            "2026-03-17 Cải cách hành chính, Quý I/2026: 2025-12-15..2026-03-14; Sở Nội vụ",
            "2026-04-14 Thực hiện ngân sách, Quý I/2026: 2026-01-01..2026-03-31; Phòng Kinh tế; Kho bạc Nhà nước khu vực",
            "2026-06-16 Cải cách hành chính, 6 tháng đầu năm 2026: 2025-12-15..2026-06-14; Sở Nội vụ",
            "2026-06-20 (ngày nghỉ) Trật tự xã hội, 6 tháng đầu năm 2026: 2025-12-15..2026-06-14; ",
            "2026-07-14 Thực hiện ngân sách, Quý II/2026: 2026-04-01..2026-06-30; Phòng Kinh tế; Kho bạc Nhà nước khu vực",
            "2026-09-16 Cải cách hành chính, 9 tháng năm 2026: 2025-12-15..2026-09-14; Sở Nội vụ",
            "2026-10-14 Thực hiện ngân sách, Quý III/2026: 2026-07-01..2026-09-30; Phòng Kinh tế; Kho bạc Nhà nước khu vực",
            "2026-12-16 Cải cách hành chính, năm 2026: 2025-12-15..2026-12-14; Sở Nội vụ",
            "2026-12-20 (ngày nghỉ) Trật tự xã hội, 6 tháng cuối năm 2026: 2026-06-15..2026-12-14; ",
            "2027-01-14 Thực hiện ngân sách, Quý IV/2026: 2026-10-01..2026-12-31; Phòng Kinh tế; Kho bạc Nhà nước khu vực",
        ]
    );
}

#[test]
fn a_duty_without_a_last_day_is_still_listed() {
    let agency = agency("[[che_do_bao_cao]]\nten = \"Công tác dân tộc\"\nky = \"năm\"\n");
    let list = owed(&agency, 2026, &WorkCalendar::new(&agency));
    assert_eq!(list.len(), 1);
    assert_eq!((list[0].due, list[0].regime), (None, Regime::Calendar));
}

#[test]
fn cycles() {
    assert_eq!(Cycle::parse("Tháng").map(|c| c.stretches().len()), Ok(12));
    assert_eq!(Cycle::parse("quý").map(|c| c.stretches().len()), Ok(4));
    assert_eq!(Cycle::parse("6 tháng"), Ok(Cycle::HalfYearly));
    assert_eq!(Cycle::parse("6 tháng đầu năm"), Ok(Cycle::One(Stretch::Half(1))));
    assert_eq!(Cycle::parse("Hằng quý"), Ok(Cycle::Quarterly));
    assert_eq!(Cycle::parse("quý II").map(Cycle::stretches), Ok(vec![Stretch::Quarter(2)]));
    assert_eq!(Cycle::parse("9 tháng").map(Cycle::stretches), Ok(vec![Stretch::NineMonths]));
    assert_eq!(Cycle::parse("năm").map(Cycle::stretches), Ok(vec![Stretch::Year]));
    assert!(Cycle::parse("quý II/2026").is_err() && Cycle::parse("tuần").is_err() && Cycle::parse("").is_err());
}

#[test]
fn wrong_words_in_co_quan_toml_are_errors_with_their_line() {
    let toml = "ngay_nghi = [\"24/11/2026\", \"31/4/2026\", \"11/2026\"]\n\n[bao_cao]\nhan_gui = \"sớm\"\nchot_so_lieu = \"14\"\n\n\
                [[che_do_bao_cao]]\nten = \"A\"\nky = [\"quý\", \"tuần\"]\n";
    let mut d = Diagnostics::new();
    assert!(read::agency_toml(toml.as_bytes(), &mut d).is_none());
    let found: Vec<(Option<usize>, &str)> = d.iter().map(|f| (f.place.line, f.code.name())).collect();
    assert_eq!(
        found,
        [
            (Some(1), "du-lieu.ngay"),
            (Some(1), "du-lieu.ngay"),
            (Some(4), "du-lieu.han-gui"),
            (Some(5), "du-lieu.gia-tri-la"),
            (Some(9), "du-lieu.ky-bao-cao")
        ]
    );
}
