//! Number format codes: what a number looks like in its cell, written the Vietnamese way.

use super::format_parts::{DatePart, Token, settle};
use crate::vietnamese::{Decimal, general_number};
use std::fmt::Write as _;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Compare {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// One of up to four sections: positive, negative, nought, text.
#[derive(Debug, Clone, PartialEq, Default)]
struct Section {
    condition: Option<(Compare, f64)>,
    tokens: Vec<Token>,
}

/// A format code, taken apart once for all cells that use it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
    date: bool,
}

impl NumberFormat {
    /// `General`.
    pub fn general() -> Self {
        NumberFormat::parse("General")
    }

    /// Takes a code apart; every code has some meaning.
    pub fn parse(code: &str) -> Self {
        // Excel stops at 255 letters; a longer code is made to be laid out two million times.
        let code = if code.len() > 2_000 { "General" } else { code };
        let sections: Vec<Section> = split_sections(code).into_iter().take(4).map(parse_section).collect();
        let date = sections.first().is_some_and(|s| s.tokens.iter().any(|t| matches!(t, Token::Date(_))));
        NumberFormat { sections, date }
    }

    /// The code of a built-in format, the way Vietnamese offices see it.
    pub fn built_in(id: u32) -> Self {
        NumberFormat::parse(match id {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            5 | 6 => "#,##0;(#,##0)",
            7 | 8 => "#,##0.00;(#,##0.00)",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            12 | 13 => "# ?/?",
            14 | 15 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => "dd/mm/yyyy",
            16 => "dd/mm",
            17 | 55 => "mm/yyyy",
            18 | 20 | 32 => "h:mm",
            19 | 21 | 33 => "h:mm:ss",
            22 => "dd/mm/yyyy h:mm",
            37 | 38 => "#,##0;(#,##0)",
            39 | 40 => "#,##0.00;(#,##0.00)",
            41 | 42 => "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)",
            43 | 44 => "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            47 => "mm:ss.0",
            48 => "##0.0E+0",
            49 => "@",
            _ => "General",
        })
    }

    /// True when numbers of this format are dates or times.
    pub fn is_date(&self) -> bool {
        self.date
    }

    /// True for a date that is shown with its month before its day: the American way.
    pub fn is_month_first(&self) -> bool {
        let place = |wanted: fn(&DatePart) -> bool| {
            self.date_tokens().iter().position(|t| matches!(t, Token::Date(part) if wanted(part)))
        };
        let (day, month) = (place(|p| matches!(p, DatePart::Day(_))), place(|p| matches!(p, DatePart::Month(1 | 2))));
        let year = place(|p| matches!(p, DatePart::Year(_)));
        // `yyyy-mm-dd` is read rightly by everybody.
        matches!((day, month, year), (Some(d), Some(m), Some(y)) if m < d && d < y)
    }

    /// The date parts of the first section, for a date format.
    pub fn date_tokens(&self) -> &[Token] {
        self.sections.first().map_or(&[], |s| &s.tokens)
    }

    /// A number as its cell shows it.
    pub fn number(&self, value: f64) -> String {
        if !value.is_finite() {
            return String::new();
        }
        let numeric = if self.sections.len() == 4 { 3 } else { self.sections.len() };
        let sections = &self.sections[..numeric];
        let (section, show_sign) = match sections {
            [] => return general_number(value),
            all if all.iter().any(|s| s.condition.is_some()) => {
                match all.iter().position(|s| s.condition.is_none_or(|c| holds(c, value))) {
                    Some(at) => (&all[at], value < 0.0 && !only_below_nought(&all[..=at])),
                    None => return general_number(value),
                }
            }
            [only] => (only, value < 0.0),
            [_, negative, ..] if value < 0.0 => (negative, false),
            [_, _, zero] if value == 0.0 => (zero, false),
            [positive, ..] => (positive, false),
        };
        let shown = section.number(value.abs());
        // The sign goes with a figure; one rounded to nought carries none.
        let nought = shown.bytes().all(|b| !b.is_ascii_digit() || b == b'0');
        let text = shown.trim();
        if show_sign && !nought { format!("-{text}") } else { text.to_owned() }
    }

    /// Text as its cell shows it; None when it is shown as it is.
    pub fn text(&self, text: &str) -> Option<String> {
        let section = match self.sections.as_slice() {
            [_, _, _, fourth] => fourth,
            [only] if only.tokens.contains(&Token::Text) => only,
            _ => return None,
        };
        if section.tokens.iter().all(|t| *t == Token::Text) {
            return section.tokens.is_empty().then(String::new);
        }
        let mut out = String::new();
        for token in &section.tokens {
            match token {
                Token::Text => out.push_str(text),
                Token::Literal(words) => out.push_str(words),
                _ => {}
            }
        }
        let out = out.trim();
        (out != text.trim()).then(|| out.to_owned())
    }
}

fn holds((compare, limit): (Compare, f64), value: f64) -> bool {
    match compare {
        Compare::Less => value < limit,
        Compare::LessOrEqual => value <= limit,
        Compare::Greater => value > limit,
        Compare::GreaterOrEqual => value >= limit,
        Compare::Equal => value == limit,
        Compare::NotEqual => value != limit,
    }
}

/// True when the last of these sections is only for numbers below nought: such a section writes the sign itself.
fn only_below_nought(sections: &[Section]) -> bool {
    let Some((own, before)) = sections.split_last() else { return false };
    matches!(own.condition, Some((Compare::Less | Compare::LessOrEqual, limit)) if limit <= 0.0)
        || before
            .iter()
            .any(|s| matches!(s.condition, Some((Compare::Greater | Compare::GreaterOrEqual, limit)) if limit <= 0.0))
}

/// Splits at `;` outside quotes, brackets and escapes.
fn split_sections(code: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for (i, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '"' if !bracket => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' if !bracket => escaped = true,
            '[' => bracket = true,
            ']' => bracket = false,
            ';' if !bracket => {
                parts.push(&code[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(&code[start..]);
    parts
}

fn parse_section(code: &str) -> Section {
    let mut section = Section::default();
    let literal = |tokens: &mut Vec<Token>, c: char| match tokens.last_mut() {
        Some(Token::Literal(text)) => text.push(c),
        _ => tokens.push(Token::Literal(c.into())),
    };
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = after;
        match c {
            '"' => {
                let end = after.find('"').unwrap_or(after.len());
                after[..end].chars().for_each(|c| literal(&mut section.tokens, c));
                rest = after.get(end + 1..).unwrap_or_default();
            }
            '\\' | '_' | '*' => {
                let next = after.chars().next();
                rest = next.map_or("", |n| &after[n.len_utf8()..]);
                match (c, next) {
                    ('\\', Some(n)) => literal(&mut section.tokens, n),
                    ('_', _) => literal(&mut section.tokens, ' '),
                    _ => {}
                }
            }
            '[' => {
                let Some(end) = after.find(']') else { continue };
                bracketed(&after[..end], &mut section);
                rest = &after[end + 1..];
            }
            '0' | '#' | '?' => section.tokens.push(Token::Digit(c)),
            '.' => section.tokens.push(Token::Point),
            ',' => section.tokens.push(Token::Comma),
            '%' => section.tokens.push(Token::Percent),
            '@' => section.tokens.push(Token::Text),
            '/' => section.tokens.push(Token::Bar),
            'E' | 'e' if after.starts_with(['+', '-']) => {
                section.tokens.push(Token::Exponent(after.chars().next().unwrap_or('+')));
                rest = &after[1..];
            }
            'G' | 'g' if after.get(..6).is_some_and(|a| a.eq_ignore_ascii_case("eneral")) => {
                section.tokens.push(Token::General);
                rest = &after[6..];
            }
            'A' | 'a' if after.get(..4).is_some_and(|a| a.eq_ignore_ascii_case("M/PM")) => {
                section.tokens.push(Token::Date(DatePart::HalfDay));
                rest = &after[4..];
            }
            'A' | 'a' if after.get(..2).is_some_and(|a| a.eq_ignore_ascii_case("/P")) => {
                section.tokens.push(Token::Date(DatePart::HalfDay));
                rest = &after[2..];
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                let run = 1 + after.chars().take_while(|n| n.eq_ignore_ascii_case(&c)).count();
                section.tokens.push(Token::Date(DatePart::of(c.to_ascii_lowercase(), run)));
                rest = &after[run - 1..];
            }
            c => literal(&mut section.tokens, c),
        }
    }
    settle(&mut section.tokens);
    section
}

/// `[Red]`, `[>=100]`, `[$₫-42A]`, `[h]`.
fn bracketed(inside: &str, section: &mut Section) {
    let lower = inside.to_ascii_lowercase();
    if let Some(symbol) = inside.strip_prefix('$') {
        let symbol = symbol.split('-').next().unwrap_or_default();
        if !symbol.is_empty() {
            section.tokens.push(Token::Literal(symbol.to_owned()));
        }
    } else if !lower.is_empty() && ['h', 'm', 's'].iter().any(|u| lower.chars().all(|c| c == *u)) {
        section.tokens.push(Token::Date(DatePart::Elapsed(lower.chars().next().unwrap_or('h'))));
    } else {
        let (compare, number) = if let Some(n) = inside.strip_prefix("<=") {
            (Compare::LessOrEqual, n)
        } else if let Some(n) = inside.strip_prefix(">=") {
            (Compare::GreaterOrEqual, n)
        } else if let Some(n) = inside.strip_prefix("<>") {
            (Compare::NotEqual, n)
        } else if let Some(n) = inside.strip_prefix('<') {
            (Compare::Less, n)
        } else if let Some(n) = inside.strip_prefix('>') {
            (Compare::Greater, n)
        } else if let Some(n) = inside.strip_prefix('=') {
            (Compare::Equal, n)
        } else {
            return;
        };
        if let Ok(limit) = number.trim().parse() {
            section.condition = Some((compare, limit));
        }
    }
}

impl Section {
    /// A number without its sign.
    fn number(&self, mut value: f64) -> String {
        let digits = |t: &Token| matches!(t, Token::Digit(_));
        if self.tokens.contains(&Token::Bar) && self.tokens.iter().any(digits) {
            // Fractions (1 3/4) are not how offices write shares.
            return general_number(value);
        }
        let Some(first) = self.tokens.iter().position(digits) else {
            let mut out = String::new();
            for token in &self.tokens {
                match token {
                    Token::General | Token::Text => out.push_str(&general_number(value)),
                    Token::Literal(text) => out.push_str(text),
                    Token::Percent => out.push('%'),
                    _ => {}
                }
            }
            return out;
        };
        let last = self.tokens.iter().rposition(digits).unwrap_or(first);
        let point = self.tokens.iter().position(|t| *t == Token::Point).unwrap_or(last + 1).max(first);
        let whole_end = self.tokens[..point.min(last + 1)].iter().rposition(digits).map_or(first, |i| i + 1);
        value *= 100f64.powi(self.tokens.iter().filter(|t| **t == Token::Percent).count() as i32);
        let scaling = self.tokens[whole_end..]
            .iter()
            .skip_while(|t| matches!(t, Token::Point | Token::Digit(_)))
            .take_while(|t| **t == Token::Comma)
            .count();
        value /= 1000f64.powi(scaling as i32);
        let grouped = self.tokens[first..whole_end].contains(&Token::Comma);
        let exponent = self.tokens.iter().position(|t| matches!(t, Token::Exponent(_)));
        let fraction_end = exponent.unwrap_or(self.tokens.len());
        let decimals = self.tokens.get(point..fraction_end).map_or(0, |t| t.iter().filter(|t| digits(t)).count());
        let mut power = 0;
        if exponent.is_some() && value != 0.0 {
            let wholes = self.tokens[first..whole_end].iter().filter(|t| digits(t)).count().max(1) as i32;
            power = value.log10().floor() as i32;
            power -= if wholes > 1 { power.rem_euclid(wholes) } else { 0 };
            value /= 10f64.powi(power);
        }
        let number = Decimal::new(value).rounded(decimals);
        let mut out = String::new();
        for token in &self.tokens[..first] {
            fixed(token, &mut out);
        }
        self.whole(&number, &self.tokens[first..whole_end], grouped, &mut out);
        let mut places = number.fraction.chars();
        let mut pending = String::new();
        for (i, token) in self.tokens.iter().enumerate().skip(whole_end) {
            match token {
                Token::Point => pending.push(','),
                Token::Digit(kind) if exponent.is_none_or(|e| i < e) => match places.next() {
                    // `#` shows a digit only when one that counts stands here or later.
                    Some(digit) if *kind != '0' && digit == '0' && places.as_str().bytes().all(|b| b == b'0') => {}
                    Some(digit) => {
                        out.push_str(&std::mem::take(&mut pending));
                        out.push(digit);
                    }
                    None => {}
                },
                Token::Digit(_) => {}
                Token::Exponent(sign) => {
                    pending.clear();
                    let width = self.tokens[i..].iter().filter(|t| digits(t)).count();
                    let mark = if power < 0 {
                        "-"
                    } else if *sign == '+' {
                        "+"
                    } else {
                        ""
                    };
                    let _ = write!(out, "E{mark}{:0width$}", power.abs());
                }
                token => {
                    pending.clear();
                    fixed(token, &mut out);
                }
            }
        }
        out
    }

    /// Digits before the point into their places, from the right; the first place takes all that remain.
    fn whole(&self, number: &Decimal, tokens: &[Token], grouped: bool, out: &mut String) {
        let digits: Vec<char> = if number.whole == "0" { Vec::new() } else { number.whole.chars().collect() };
        let mut left = digits.as_slice();
        let first_place = tokens.iter().position(|t| matches!(t, Token::Digit(_)));
        let (mut reversed, mut count) = (Vec::new(), 0);
        let mut put = |c: char, reversed: &mut Vec<char>| {
            if grouped && count > 0 && count % 3 == 0 {
                reversed.push('.');
            }
            reversed.push(c);
            count += 1;
        };
        for (i, token) in tokens.iter().enumerate().rev() {
            match token {
                Token::Digit(kind) => {
                    if let Some((digit, rest)) = left.split_last() {
                        put(*digit, &mut reversed);
                        left = rest;
                    } else if *kind == '0' {
                        put('0', &mut reversed);
                    }
                    if Some(i) == first_place {
                        while let Some((digit, rest)) = left.split_last() {
                            put(*digit, &mut reversed);
                            left = rest;
                        }
                    }
                }
                Token::Literal(text) => reversed.extend(text.chars().rev()),
                _ => {}
            }
        }
        out.extend(reversed.into_iter().rev());
    }
}

/// What stands beside the digits.
fn fixed(token: &Token, out: &mut String) {
    match token {
        Token::Literal(text) => out.push_str(text),
        Token::Percent => out.push('%'),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    #[test]
    fn the_american_order_of_dates() {
        for (code, american) in [
            ("mm/dd/yyyy", true),
            ("[$-409]m/d/yy h:mm", true),
            ("dd/mm/yyyy", false),
            ("yyyy-mm-dd", false),
            ("m/yyyy", false),
            ("mmmm d, yyyy", false),
            ("0.00", false),
        ] {
            assert_eq!(NumberFormat::parse(code).is_month_first(), american, "{code}");
        }
    }

    #[test]
    fn numbers_in_their_formats() {
        for (code, value, text) in [
            ("General", 13.100000000000001, "13,1"),
            ("General", 1234567.0, "1234567"),
            ("0", 2.5, "3"),
            ("#,##0.00", 1_234_567.89, "1.234.567,89"),
            ("#,##0", -1200.0, "-1.200"),
            ("#,##0;(#,##0)", -1200.0, "(1.200)"),
            ("#,##0;[Red]-#,##0", -1200.0, "-1.200"),
            ("0.0%", 0.133, "13,3%"),
            ("0%", 0.87, "87%"),
            ("0.00", -0.001, "0,00"),
            ("_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", 1234.5, "1.234,50"),
            ("_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", -1234.5, "(1.234,50)"),
            ("_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", 0.0, "-"),
            ("#,##0\\ \"đồng\"", 5000.0, "5.000 đồng"),
            ("#,##0 [$₫-42A]", 5000.0, "5.000 ₫"),
            ("#,##0,,", 1_234_567_890.0, "1.235"),
            ("#,##0.0,", 1_234_567.0, "1.234,6"),
            ("0.##", 5.0, "5"),
            ("0.0#", 5.25, "5,25"),
            ("00", 5.0, "05"),
            ("000-0000", 1_234_567.0, "123-4567"),
            ("#", 0.0, ""),
            ("0.00E+00", 12345.0, "1,23E+04"),
            ("[>=1000]#,##0;0.0", 1500.0, "1.500"),
            ("[>=1000]#,##0;0.0", 15.0, "15,0"),
            ("[>=1000]#,##0;0.0", -15.0, "-15,0"),
            ("[>=0]#,##0;-#,##0", -1500.0, "-1.500"),
            ("[>0]0;[<0](0);–", -5.0, "(5)"),
            ("[>0]0;[<0](0);–", 0.0, "–"),
            ("\"Số \"0", 7.0, "Số 7"),
            (";;;", 7.0, ""),
            ("# ?/?", 0.5, "0,5"),
            ("@", 13.1, "13,1"),
        ] {
            assert_eq!(NumberFormat::parse(code).number(value), text, "{code} {value}");
        }
        assert_eq!(NumberFormat::parse("\"Điều \"@").text("5"), Some("Điều 5".into()));
        assert_eq!(NumberFormat::parse("@").text("5"), None);
        assert_eq!(NumberFormat::parse(";;;").text("5"), Some(String::new()));
    }
}
