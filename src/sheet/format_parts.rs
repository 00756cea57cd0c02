//! The pieces of a number format code, for the code's reader and for what writes dates by it.

/// A piece of a format section.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// Text as it stands.
    Literal(String),
    /// `0`, `#` or `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// Thousands between digits, or scaling behind them.
    Comma,
    /// `%`.
    Percent,
    /// `E+` or `E-`.
    Exponent(char),
    /// `General`.
    General,
    /// `@`.
    Text,
    /// A fraction's bar.
    Bar,
    /// A part of a date or time.
    Date(DatePart),
}

/// A part of a date format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePart {
    /// Year; letters.
    Year(usize),
    /// Month; letters.
    Month(usize),
    /// Day of the month; letters.
    Day(usize),
    /// Day of the week.
    Weekday,
    /// Hour; letters.
    Hour(usize),
    /// Minute; letters.
    Minute(usize),
    /// Second; letters.
    Second(usize),
    /// AM/PM: offices write 24 hours.
    HalfDay,
    /// `[h]`, `[m]`, `[s]`: time gone by, beyond a day.
    Elapsed(char),
}

impl DatePart {
    /// A run of one letter.
    pub fn of(letter: char, run: usize) -> Self {
        match letter {
            'y' => DatePart::Year(run),
            'm' => DatePart::Month(run),
            'd' if run >= 3 => DatePart::Weekday,
            'd' => DatePart::Day(run),
            'h' => DatePart::Hour(run),
            _ => DatePart::Second(run),
        }
    }
}

/// Tells minutes from months: `m` beside hours or seconds is minutes.
pub(super) fn settle(tokens: &mut [Token]) {
    let parts: Vec<(usize, DatePart)> = tokens
        .iter()
        .enumerate()
        .filter_map(|(i, t)| if let Token::Date(p) = t { Some((i, *p)) } else { None })
        .collect();
    for (n, (i, part)) in parts.iter().enumerate() {
        let DatePart::Month(run) = part else { continue };
        let before = n.checked_sub(1).and_then(|n| parts.get(n)).map(|p| p.1);
        let after = parts.get(n + 1).map(|p| p.1);
        if *run <= 2
            && (matches!(before, Some(DatePart::Hour(_) | DatePart::Elapsed('h')))
                || matches!(after, Some(DatePart::Second(_) | DatePart::Elapsed('s'))))
        {
            tokens[*i] = Token::Date(DatePart::Minute(*run));
        }
    }
}
