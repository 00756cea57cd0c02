//! Số liệu: an amount with its unit, as reports write and compare them.
//!
//! Amounts are decimal digits, never binary fractions: moving between đồng and triệu đồng loses nothing, and only what
//! is written is rounded. What is missing is no nought: a blank has no amount, and everything reckoned from it has none.

use super::{Decimal, capitalized, in_words, parse_decimal, unmarked};

/// Scales in which money is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Money {
    /// `đồng`
    Dong,
    /// `nghìn đồng`
    Thousand,
    /// `triệu đồng`
    Million,
    /// `tỷ đồng`
    Billion,
}

impl Money {
    /// Noughts from đồng to this scale.
    fn places(self) -> i32 {
        match self {
            Money::Dong => 0,
            Money::Thousand => 3,
            Money::Million => 6,
            Money::Billion => 9,
        }
    }

    fn of(words: &str) -> Option<Money> {
        // Without marks, white space and dots: `Tr.đồng`, `1.000 đ`, `VNĐ`.
        let bare: String = unmarked(words).chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        Some(match bare.as_str() {
            "dong" | "₫" | "vnd" => Money::Dong,
            "d" if words.contains(['đ', 'Đ']) => Money::Dong,
            "nghindong" | "ngandong" | "nghin" | "ngan" | "1000dong" | "1000d" | "nghind" | "ngand" => Money::Thousand,
            "trieudong" | "trieu" | "trd" | "trdong" | "trieud" => Money::Million,
            "tydong" | "tidong" | "ty" | "ti" | "tyd" => Money::Billion,
            _ => return None,
        })
    }
}

/// What an amount counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Unit {
    /// A bare number.
    #[default]
    Bare,
    /// Money.
    Money(Money),
    /// `%`: the amount of 13,3% is 13.3.
    Percent,
    /// `điểm phần trăm`: the difference of two shares.
    Points,
    /// Anything else, as written: `người`, `ngày`, `nhiệm vụ`, `đồng/lượt`.
    Other(String),
}

impl Unit {
    /// The unit that words name: `triệu đồng`, `Tr.đ`, `%`, `người`, and from a heading `(triệu đồng)` or
    /// `ĐVT: triệu đồng`. Empty words name the bare number; words with numbers of their own, marks or a length that no
    /// unit has, none.
    pub fn parse(words: &str) -> Option<Unit> {
        let mut words = words.trim();
        if let Some((before, after)) = words.split_once(':')
            && ["don vi", "don vi tinh", "dvt"].contains(&unmarked(before.trim_start_matches('(')).trim())
        {
            words = after.trim().trim_end_matches(')');
        }
        let words = words.strip_prefix('(').and_then(|w| w.strip_suffix(')')).unwrap_or(words);
        let words = words.trim().trim_end_matches(['.', ';', ',']).trim_end();
        if words.is_empty() {
            return Some(Unit::Bare);
        }
        if let Some(money) = Money::of(words) {
            return Some(Unit::Money(money));
        }
        match unmarked(words).split_whitespace().collect::<Vec<_>>().join(" ").as_str() {
            "%" | "phan tram" => return Some(Unit::Percent),
            "diem phan tram" | "diem %" | "% diem" => return Some(Unit::Points),
            _ => {}
        }
        let mut last = ' ';
        let well_formed = words.chars().all(|c| {
            // A digit only right behind a letter: `m2`.
            let fits = c.is_alphabetic()
                || matches!(c, ' ' | '\u{a0}' | '/' | '²' | '³' | '.' | '-')
                || (c.is_ascii_digit() && last.is_alphabetic());
            last = c;
            fits
        });
        let short = words.chars().count() <= 40 && words.split_whitespace().count() <= 6;
        (well_formed && short && words.starts_with(char::is_alphabetic)).then(|| Unit::Other(words.to_owned()))
    }

    /// Its words, as they stand behind the number; empty for the bare number.
    pub fn name(&self) -> &str {
        match self {
            Unit::Bare => "",
            Unit::Money(Money::Dong) => "đồng",
            Unit::Money(Money::Thousand) => "nghìn đồng",
            Unit::Money(Money::Million) => "triệu đồng",
            Unit::Money(Money::Billion) => "tỷ đồng",
            Unit::Percent => "%",
            Unit::Points => "điểm phần trăm",
            Unit::Other(words) => words,
        }
    }

    /// Decimals that reports write at most, of what was reckoned.
    fn usual_decimals(&self) -> usize {
        match self {
            Unit::Money(Money::Billion) | Unit::Bare | Unit::Percent | Unit::Points => 2,
            Unit::Money(_) => 0,
            Unit::Other(words) if words.starts_with("đồng/") => 0,
            Unit::Other(_) => 2,
        }
    }
}

/// How many decimals are written; all round half away from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Decimals {
    /// All there are.
    #[default]
    AsIs,
    /// What reports write of a reckoned figure: whole đồng, nghìn and triệu đồng, otherwise two decimals, noughts at
    /// the end dropped. More are written where the figure would read as nothing, or a share as all, and is not.
    Usual,
    /// So many, noughts at the end kept.
    Exactly(usize),
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// Its decimals.
    pub decimals: Decimals,
    /// `05 nhiệm vụ`: a whole number below 10 before a noun takes a nought, as offices write it.
    pub two_digits: bool,
}

/// An amount and its unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Figure {
    /// How many; none: missing, which is not nought.
    pub amount: Option<Decimal>,
    /// Of what.
    pub unit: Unit,
}

impl Figure {
    /// A known amount.
    pub fn new(amount: Decimal, unit: Unit) -> Self {
        Figure { amount: Some(amount), unit }
    }

    /// The figure that a text writes: `1.234,5 triệu đồng`, `13,3%`, `(1.200) đồng`, `12 người`, `0`. Blank, `-`, `…`,
    /// `… triệu đồng` and `chưa có số liệu` are figures whose amount is missing. None for a text that is no figure, or
    /// more than one (`khoảng 5 tỷ`, `5 - 7 người`, `Quý I`).
    pub fn parse(text: &str) -> Option<Figure> {
        let text = text.trim();
        let missing = |unit| Some(Figure { amount: None, unit });
        if matches!(text, "" | "-" | "–" | "—" | "−")
            || ["chua co", "chua co so lieu", "khong co so lieu", "n/a"].contains(&unmarked(text).as_str())
        {
            return missing(Unit::Bare);
        }
        if text.starts_with('…') || text.starts_with("..") || text.starts_with("__") {
            return missing(Unit::parse(text.trim_start_matches(['…', '.', '_']))?);
        }
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}');
        let sign = text.chars().next().filter(|c| matches!(c, '+' | '-' | '−' | '–')).map_or(0, char::len_utf8);
        let end = match text.starts_with('(') {
            true => text.find(')')? + 1,
            false => sign + text.get(sign..)?.find(|c| !is_number(c)).unwrap_or(text.len() - sign),
        };
        let (number, unit) = text.split_at_checked(end)?;
        Some(Figure::new(parse_decimal(number)?, Unit::parse(unit)?))
    }

    /// The figure of a spreadsheet's number and of what its cell shows (`0.133`, `13%`: 13,3%). What is shown counts,
    /// with the digits that the cell holds behind it; none when no figure is shown.
    pub fn of_cell(value: f64, shown: &str) -> Option<Figure> {
        let figure = Figure::parse(shown)?;
        let Some(seen) = figure.amount.as_ref().filter(|_| value.is_finite()) else { return Some(figure) };
        let held = Decimal::new(value).shifted(if figure.unit == Unit::Percent { 2 } else { 0 });
        let same = held.clone().rounded(seen.fraction.len()).trimmed() == *seen;
        Some(if same { Figure::new(held, figure.unit) } else { figure })
    }

    /// The share of a whole, in percent. Its amount is missing when a part is, when the whole is nought, and when the
    /// units are not of one kind.
    pub fn share(part: &Figure, whole: &Figure) -> Figure {
        let amount = part.beside(whole).and_then(|(part, whole, _)| part.divided(&whole));
        Figure { amount: amount.map(|a| a.shifted(2)), unit: Unit::Percent }
    }

    /// The same in another unit: money of any scale in any other, exactly; a bare number takes the unit. None for
    /// units of different kinds.
    pub fn in_unit(&self, unit: &Unit) -> Option<Figure> {
        let amount = match (&self.unit, unit) {
            (Unit::Money(from), Unit::Money(to)) => {
                self.amount.as_ref().map(|a| a.shifted(from.places() - to.places()))
            }
            (from, to) if from == to => self.amount.clone(),
            (Unit::Bare, _) => self.amount.clone(),
            _ => return None,
        };
        Some(Figure { amount, unit: unit.clone() })
    }

    /// The sum of two figures, in the unit of the first that has one; missing when either is, none for units of
    /// different kinds.
    pub fn plus(&self, other: &Figure) -> Option<Figure> {
        let unit = if self.unit == Unit::Bare { &other.unit } else { &self.unit };
        let (a, b) = (self.in_unit(unit)?, other.in_unit(unit)?);
        let amount = a.amount.zip(b.amount).and_then(|(a, b)| a.plus(&b));
        Some(Figure { amount, unit: unit.clone() })
    }

    /// Both amounts in one unit; none when an amount is missing or the units differ in kind.
    fn beside(&self, other: &Figure) -> Option<(Decimal, Decimal, Unit)> {
        let unit = if self.unit == Unit::Bare { &other.unit } else { &self.unit };
        Some((self.in_unit(unit)?.amount?, other.in_unit(unit)?.amount?, unit.clone()))
    }

    /// The amount with so many decimals as are written.
    fn rounded(&self, decimals: Decimals) -> Option<Decimal> {
        let amount = self.amount.as_ref()?;
        Some(match decimals {
            Decimals::AsIs => amount.trimmed(),
            Decimals::Exactly(n) => amount.clone().rounded(n),
            Decimals::Usual => {
                let hundred = |d: &Decimal| self.unit == Unit::Percent && d.abs() == Decimal::from(100);
                (self.unit.usual_decimals()..)
                    .map(|n| (n, amount.clone().rounded(n).trimmed()))
                    .find(|(n, r)| *n >= amount.fraction.len() || !(r.is_zero() || hundred(r)))
                    .map_or_else(Decimal::default, |(_, r)| r)
            }
        })
    }

    /// The figure as it is written: `1.234,5 triệu đồng`, `13,3%`, `05 nhiệm vụ`. None when it is missing.
    pub fn text(&self, style: Style) -> Option<String> {
        let number = self.number(style)?;
        Some(match &self.unit {
            Unit::Bare => number,
            Unit::Percent => format!("{number}%"),
            unit => format!("{number} {}", unit.name()),
        })
    }

    /// The number alone, for a column whose heading names the unit.
    pub fn number(&self, style: Style) -> Option<String> {
        let amount = self.rounded(style.decimals)?;
        let single = amount.whole.len() == 1 && amount.fraction.is_empty() && !amount.negative && !amount.is_zero();
        let nought = if style.two_digits && single && matches!(self.unit, Unit::Other(_)) { "0" } else { "" };
        Some(format!("{nought}{}", amount.write(".", ',')))
    }

    /// The figure in words, small letters: `mười ba phẩy ba phần trăm`; money in đồng. None when it is missing or has
    /// more than 36 digits.
    pub fn in_words(&self) -> Option<String> {
        let dong = Unit::Money(Money::Dong);
        let figure = if matches!(self.unit, Unit::Money(_)) { self.in_unit(&dong)? } else { self.clone() };
        let unit = match &figure.unit {
            Unit::Percent => "phần trăm",
            unit => unit.name(),
        };
        Some(format!("{} {unit}", in_words(figure.amount.as_ref()?)?).trim_end().to_owned())
    }

    /// As it stands after `Bằng chữ:`: a capital at the head.
    pub fn in_words_capitalized(&self) -> Option<String> {
        self.in_words().map(|words| capitalized(&words))
    }
}

/// Which way a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// `tăng`
    Up,
    /// `giảm`
    Down,
    /// `bằng`
    Same,
}

/// The way from one figure to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// Up, down, or neither.
    pub direction: Direction,
    /// By how much; not below nought.
    pub by: Figure,
}

impl Change {
    /// The difference of two figures: now less before, in the unit of now; of two shares, in điểm phần trăm. None when
    /// either is missing or their units differ in kind.
    pub fn absolute(now: &Figure, before: &Figure) -> Option<Change> {
        let (now, before, unit) = now.beside(before)?;
        let difference = now.minus(&before)?;
        let unit = if unit == Unit::Percent { Unit::Points } else { unit };
        Some(Change::of(&difference, unit))
    }

    /// The difference in percent of what was before. None when either is missing, when there was nothing or less than
    /// nothing before, and for shares, whose difference is told in điểm phần trăm.
    pub fn relative(now: &Figure, before: &Figure) -> Option<Change> {
        let (now, before, unit) = now.beside(before)?;
        if before.negative || matches!(unit, Unit::Percent | Unit::Points) {
            return None;
        }
        let share = now.minus(&before)?.divided(&before)?;
        Some(Change::of(&share.shifted(2), Unit::Percent))
    }

    fn of(difference: &Decimal, unit: Unit) -> Change {
        let direction = match (difference.is_zero(), difference.negative) {
            (true, _) => Direction::Same,
            (_, true) => Direction::Down,
            (_, false) => Direction::Up,
        };
        Change { direction, by: Figure::new(difference.abs(), unit) }
    }

    /// `tăng 3 nhiệm vụ so với quý trước`, `giảm 12,5% so với cùng kỳ`, `bằng cùng kỳ`. `than` names what it is
    /// compared with and may be empty. A change that rounding leaves nothing of is `tương đương cùng kỳ`.
    pub fn words(&self, than: &str, style: Style) -> String {
        let than = than.trim();
        let word = match self.direction {
            Direction::Up => "tăng",
            Direction::Down => "giảm",
            Direction::Same if than.is_empty() => return "không đổi".to_owned(),
            Direction::Same => return format!("bằng {than}"),
        };
        let nothing_left = self.by.rounded(style.decimals).is_none_or(|amount| amount.is_zero());
        match (nothing_left, self.by.text(style)) {
            (false, Some(by)) if than.is_empty() => format!("{word} {by}"),
            (false, Some(by)) => format!("{word} {by} so với {than}"),
            _ if than.is_empty() => "không đổi đáng kể".to_owned(),
            _ => format!("tương đương {than}"),
        }
    }
}
