//! `figures.txt`: figures, and how each is read, turned, compared and said.

use vanthu::vietnamese::{Change, Decimals, Figure, Style, Unit};

/// A figure's amount with a dot, and its unit; `missing` for none.
fn reading(figure: Option<Figure>) -> String {
    let Some(figure) = figure else { return "none".to_owned() };
    let amount = figure.amount.map_or("missing".to_owned(), |d| {
        let sign = if d.negative { "-" } else { "" };
        let point = if d.fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{}", d.whole, d.fraction)
    });
    format!("{amount} {}", figure.unit.name()).trim_end().to_owned()
}

fn figure(text: &str) -> Figure {
    Figure::parse(text).unwrap_or_else(|| panic!("«{text}» is no figure"))
}

/// `usual`, `all` or a number of decimals; `05` behind it for two digits.
fn style(words: &str) -> Style {
    let (decimals, two_digits) = words.trim().strip_suffix(" 05").map_or((words.trim(), false), |w| (w, true));
    let decimals = match decimals {
        "usual" => Decimals::Usual,
        "all" => Decimals::AsIs,
        n => Decimals::Exactly(n.parse().unwrap_or_else(|_| panic!("«{n}» decimals"))),
    };
    Style { decimals, two_digits }
}

fn outcome(what: &str, given: &str) -> String {
    let parts: Vec<&str> = given.split('|').map(str::trim).collect();
    let missing = |text: Option<String>| text.unwrap_or_else(|| "missing".to_owned());
    let styled = |words: &str| {
        let (what, how) = words.rsplit_once(',').unwrap_or_else(|| panic!("no decimals in {given}"));
        (what.trim().to_owned(), style(how))
    };
    match (what, &parts[..]) {
        ("read", [text]) => reading(Figure::parse(text)),
        ("cell", [value, shown]) => reading(Figure::of_cell(value.parse().expect("a number"), shown)),
        ("as", [text, how]) => {
            let (unit, style) = styled(how);
            let unit = Unit::parse(&unit).expect("a unit");
            figure(text).in_unit(&unit).map_or("none".to_owned(), |f| missing(f.text(style)))
        }
        ("share", [part, whole]) => {
            let (whole, style) = styled(whole);
            missing(Figure::share(&figure(part), &figure(&whole)).text(style))
        }
        ("change" | "percent", [now, before, than]) => {
            let (than, style) = styled(than);
            let way = if what == "change" { Change::absolute } else { Change::relative };
            missing(way(&figure(now), &figure(before)).map(|change| change.words(&than, style)))
        }
        ("sum", [a, b]) => reading(figure(a).plus(&figure(b))),
        ("words", [text]) => missing(figure(text).in_words()),
        _ => panic!("{what}: {given}"),
    }
}

#[test]
fn every_figure_is_as_the_table_says() {
    let (mut count, mut wrong) = (0, Vec::new());
    for line in include_str!("figures.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (given, expected) = line.split_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
        let (what, given) = given.split_once(':').unwrap_or_else(|| panic!("no : in {line}"));
        count += 1;
        let found = outcome(what, given.trim());
        if found != expected.trim() {
            wrong.push(format!("{line}\n    found {found}"));
        }
    }
    assert!(count >= 180, "{count} lines");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Moving between scales and back loses nothing, and no decimal is one that binary fractions would make.
#[test]
fn money_moves_between_scales_without_loss() {
    let units = ["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"].map(|u| Unit::parse(u).expect("a unit"));
    for text in ["0,1", "0,15", "1.234.567,89", "-999,995", "1000000000000000001", "0,000000001"] {
        for from in &units {
            for to in &units {
                let start = figure(text).in_unit(from).expect("a bare number takes a unit");
                let back = start.in_unit(to).and_then(|f| f.in_unit(from));
                assert_eq!(back.as_ref(), Some(&start), "{text} from {from:?} to {to:?}");
            }
        }
    }
}

/// Rounded by whole numbers, every amount of three decimals comes out as `rounded` says.
#[test]
fn rounding_is_half_away_from_zero() {
    for thousandths in -2500i64..=2500 {
        let sign = if thousandths < 0 { "-" } else { "" };
        let (whole, rest) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
        let text = figure(&format!("{sign}{whole},{rest:03}"))
            .text(Style { decimals: Decimals::Exactly(2), ..Style::default() });
        let cents = (thousandths.abs() + 5) / 10;
        let sign = if cents == 0 { "" } else { sign };
        assert_eq!(text, Some(format!("{sign}{},{:02}", cents / 100, cents % 100)), "{thousandths}");
    }
}

#[test]
fn any_words_are_read_without_panic() {
    let pieces =
        ["1", "0", ".", ",", "-", "(", ")", "%", "…", " ", "đồng", "tỷ", "m2", "9".repeat(60).leak(), "é", "\u{a0}"];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                let text = format!("{a}{b}{c}");
                let Some(read) = Figure::parse(&text) else { continue };
                // What is printed whole reads back as the same amount, in whatever way it was printed.
                for decimals in [Decimals::AsIs, Decimals::Usual, Decimals::Exactly(3)] {
                    let printed = read.text(Style { decimals, two_digits: true });
                    assert_eq!(printed.is_some(), read.amount.is_some(), "{text:?}");
                    let Some(again) = printed.as_deref().and_then(Figure::parse) else { continue };
                    let same = decimals != Decimals::AsIs || reading(Some(again)) == reading(Some(read.clone()));
                    assert!(same, "{text:?} is printed {printed:?}");
                }
                // Only a number longer than any budget has no words.
                let short = text.len() < 60;
                assert!(!short || read.in_words().is_some() == read.amount.is_some(), "{text:?}");
                // A share of nothing known is not known; nor is a change.
                let share = Figure::share(&read, &figure("3"));
                assert_eq!(share.amount.is_some(), read.amount.is_some() && share.text(Style::default()).is_some());
                let change = Change::relative(&read, &figure("7")).map(|c| c.words("trước", Style::default()));
                assert!(change.is_none_or(|words| !words.is_empty()), "{text:?}");
            }
        }
    }
}
