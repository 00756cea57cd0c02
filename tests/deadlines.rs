//! `deadlines.txt`: expressions and how each is read.

#[path = "support/dice.rs"]
mod dice;

use chrono::NaiveDate;
use dice::Dice;
use vanthu::plan::{Deadline, DeadlineKind, Recurrence, WorkCalendar, deadline};

fn reading(d: &Deadline) -> String {
    let kind = match d.kind {
        DeadlineKind::ByDate => "by",
        DeadlineKind::WithinPeriod => "within",
        DeadlineKind::Recurring => "recurring",
        DeadlineKind::Ongoing => "ongoing",
        DeadlineKind::DependsOn => "depends",
        DeadlineKind::Unclear => "unclear",
    };
    let date = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    let often = match d.recurrence {
        Some(Recurrence::Days(n)) => format!(" {n}d"),
        Some(Recurrence::Months(n)) => format!(" {n}m"),
        Some(Recurrence::Irregular) => " irregular".to_owned(),
        None => String::new(),
    };
    let days: Vec<String> = d.days.iter().map(|d| format!(" {d}")).collect();
    let days = if days.is_empty() { String::new() } else { format!(" ={}", days.concat()) };
    let (sure, year) = (if d.sure { "" } else { " ?" }, if d.year_assumed { " year" } else { "" });
    format!("{kind} {}..{}{days}{often}{sure}{year}", date(d.earliest), date(d.latest))
}

#[test]
fn every_expression_is_read_as_the_table_says() {
    let (mut count, mut wrong) = (0, Vec::new());
    for line in include_str!("deadlines.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (words, expected) = line.split_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
        let words = words.trim();
        let (year, words) = match words.strip_prefix('[').and_then(|w| w.split_once("] ")) {
            Some((year, words)) => (year.parse().ok(), words),
            None => (None, words),
        };
        let words = words.replace("\\n", "\n");
        let read = deadline::parse(&words, year);
        assert_eq!(read.words, words);
        assert!(!read.year_assumed || !read.sure, "{line}");
        count += 1;
        if reading(&read) != expected.trim() {
            wrong.push(format!("{line}\n    read as {}", reading(&read)));
        }
    }
    assert!(count >= 150, "{count} expressions");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The cases of a table: `words; what else is given => expected`.
fn table(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|line| {
        let (left, expected) = line.split_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
        let (words, given) = left.rsplit_once(';').unwrap_or_else(|| panic!("nothing given in {line}"));
        (words, given.trim(), expected.trim())
    })
}

#[test]
fn what_recurs_is_due_on_the_days_that_the_table_says() {
    let mut wrong = Vec::new();
    for (words, given, expected) in table(include_str!("deadlines-due.txt")) {
        let (from, to) = given.split_once("..").expect("two days");
        let (from, to): (NaiveDate, NaiveDate) = (from.parse().expect("a day"), to.parse().expect("a day"));
        let days: Vec<String> =
            deadline::parse(words, None).due_dates(from, to).iter().map(NaiveDate::to_string).collect();
        if days.join(" ") != expected {
            wrong.push(format!("{words}; {given} => {expected}\n    got {}", days.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_depends_on_an_event_is_due_so_long_after_it() {
    let (calendar, mut wrong) = (WorkCalendar::default(), Vec::new());
    for (words, event, expected) in table(include_str!("deadlines-after.txt")) {
        let day = deadline::parse(words, None).resolve(event.parse().expect("a day"), &calendar);
        let day = day.map_or("none".to_owned(), |counted| counted.day.to_string());
        if day != expected {
            wrong.push(format!("{words}; {event} => {expected}\n    got {day}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn any_words_are_read_without_panic() {
    let pieces = [
        "quý",
        "I",
        "iv",
        "/",
        "-",
        "2026",
        "31",
        "0",
        "99999999999",
        "tháng",
        "năm",
        "trước",
        "từ",
        "đến",
        "hết",
        "(",
        ")",
        ".",
        ",",
        ";",
        "\n",
        "ngày",
        "lần",
        "hằng",
        "cuối",
        "6",
        "17",
        "h",
        ":",
        "và",
        "các",
        "tiếp theo",
        "theo",
        "sau",
        "9999",
        "\u{0}",
        "💡",
        "định kỳ",
        "mỗi",
        "12",
        "29/2",
    ];
    let calendar = WorkCalendar::default();
    let mut dice = Dice::new(1);
    for _ in 0..20_000 {
        let mut words = String::new();
        for _ in 0..dice.roll(9) {
            words.push_str(dice.pick(&pieces));
            if dice.roll(3) == 0 {
                words.push(' ');
            }
        }
        let read = deadline::parse(&words, (dice.roll(2) == 0).then_some(2026));
        if let (Some(first), Some(last)) = (read.earliest, read.latest) {
            assert!(first <= last || !read.sure, "{words:?}: {read:?}");
        }
        let year = (NaiveDate::from_yo_opt(2026, 1), NaiveDate::from_yo_opt(2026, 365));
        if let (Some(from), Some(to)) = year {
            let due = read.due_dates(from, to);
            assert!(due.is_sorted() && due.iter().all(|d| (from..=to).contains(d)), "{words:?}: {due:?}");
            let _ = read.resolve(from, &calendar);
        }
    }
}
