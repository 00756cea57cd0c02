//! Words and marks of states, shares in percent.

use vanthu::plan::progress::{Claim, PercentProblem, Status, marks_to_words, percent, percent_of_cell};

fn cases(text: &str) -> impl Iterator<Item = (String, String)> {
    let plain = |s: &str| s.trim().replace("\\n", "\n").replace("\\u{303}", "\u{303}").replace("\\u{fe0f}", "\u{fe0f}");
    text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).map(move |line| {
        let (left, right) = line.split_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
        (plain(left), plain(right))
    })
}

fn all_right(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn states_are_read_as_the_table_says() {
    let mut wrong = Vec::new();
    for (words, expected) in cases(include_str!("status.txt")) {
        let claim = Claim::parse(&words);
        let mut read = match claim.status {
            Some(Status::Done) => "done",
            Some(Status::Doing) => "doing",
            Some(Status::Maintained) => "maintained",
            Some(Status::NotStarted) => "not-started",
            Some(Status::NotDue) => "not-due",
            Some(Status::Overdue) => "overdue",
            None => "-",
        }
        .to_owned();
        if let Some(p) = claim.percent {
            read += &format!(" {p}");
        }
        if let Some(in_time) = claim.in_time {
            read += if in_time { " in-time" } else { " late" };
        }
        assert_eq!(Status::parse(&words), claim.status);
        if read != expected {
            wrong.push(format!("{words} => {expected}\n    read as {read}"));
        }
    }
    all_right(&wrong);
}

/// What a report prints for a state is read back as that state.
#[test]
fn the_usual_words_are_read_back() {
    for status in [Status::Done, Status::Doing, Status::Maintained, Status::NotStarted, Status::NotDue] {
        assert_eq!(Status::parse(status.words()), Some(status));
    }
}

#[test]
fn shares_are_read_as_the_table_says() {
    let mut wrong = Vec::new();
    for (words, expected) in cases(include_str!("percent.txt")) {
        let read = match percent(&words) {
            Ok(p) => p.to_string(),
            Err(PercentProblem::Ratio) => "ratio".to_owned(),
            Err(PercentProblem::Shape) => "-".to_owned(),
        };
        if read != expected {
            wrong.push(format!("{words} => {expected}\n    read as {read}"));
        }
    }
    all_right(&wrong);
}

#[test]
fn a_cell_shown_as_percent_holds_a_ratio() {
    assert_eq!(percent_of_cell(0.87, true), Ok(87.0));
    assert_eq!(percent_of_cell(0.07, true), Ok(7.0));
    assert_eq!(percent_of_cell(1.0, true), Ok(100.0));
    assert_eq!(percent_of_cell(1.5, true), Ok(150.0));
    assert_eq!(percent_of_cell(87.0, false), Ok(87.0));
    assert_eq!(percent_of_cell(0.0, false), Ok(0.0));
    assert_eq!(percent_of_cell(0.87, false), Err(PercentProblem::Ratio));
    assert_eq!(percent_of_cell(f64::NAN, true), Err(PercentProblem::Shape));
}

#[test]
fn marks_become_words() {
    let mut wrong = Vec::new();
    for (text, expected) in cases(include_str!("marks.txt")) {
        let read = marks_to_words(&text);
        if read != expected {
            wrong.push(format!("{text:?} => {expected:?}\n    read as {read:?}"));
        }
    }
    all_right(&wrong);
}
