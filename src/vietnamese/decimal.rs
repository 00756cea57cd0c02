//! Decimal numbers, exactly: what an office adds up, moves by thousands and rounds may not pass through binary fractions.
//!
//! A spreadsheet keeps 15 significant digits and shows no more; what a double holds beyond them is noise of binary
//! arithmetic (`13.100000000000001`) and is cut off here before anything is rounded.

use std::cmp::Ordering;

/// A number as its decimal digits. Two are equal when they are written alike; [`Decimal::compare`] compares values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Below zero; nought is not.
    pub negative: bool,
    /// Digits before the point; `0` alone when there are none, otherwise no leading zero.
    pub whole: String,
    /// Digits after the point; no trailing zero but those that [`Decimal::rounded`] fills in.
    pub fraction: String,
}

impl Default for Decimal {
    /// Nought.
    fn default() -> Self {
        Decimal { negative: false, whole: "0".to_owned(), fraction: String::new() }
    }
}

impl From<i128> for Decimal {
    fn from(value: i128) -> Self {
        Decimal { negative: value < 0, whole: value.unsigned_abs().to_string(), fraction: String::new() }
    }
}

impl Decimal {
    /// A number from its digits before and after the point; what is no digit is left out.
    pub fn from_digits(negative: bool, whole: &str, fraction: &str) -> Self {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let whole = digits(whole);
        let whole = whole.trim_start_matches('0');
        let fraction = digits(fraction);
        let mut out = Decimal {
            negative,
            whole: if whole.is_empty() { "0" } else { whole }.to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
        };
        out.negative &= !out.is_zero();
        out
    }

    /// The 15 significant digits of a finite number; of any other, nought.
    pub fn new(value: f64) -> Self {
        let zero = Decimal::default();
        if !value.is_finite() {
            return zero;
        }
        let text = format!("{:.14e}", value.abs());
        let Some((mantissa, exponent)) = text.split_once('e') else { return zero };
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let digits = digits.trim_end_matches('0');
        let Ok(exponent) = exponent.parse::<i32>() else { return zero };
        if digits.is_empty() {
            return zero;
        }
        let point = exponent + 1;
        let (whole, fraction) = if point <= 0 {
            ("0".to_owned(), format!("{}{digits}", "0".repeat(point.unsigned_abs() as usize)))
        } else if (point as usize) >= digits.len() {
            (format!("{digits}{}", "0".repeat(point as usize - digits.len())), String::new())
        } else {
            (digits[..point as usize].to_owned(), digits[point as usize..].to_owned())
        };
        Decimal { negative: value < 0.0, whole, fraction }
    }

    /// Rounded half away from zero, as spreadsheets round what they show, and filled with zeros to that many decimals.
    pub fn rounded(mut self, decimals: usize) -> Self {
        if self.fraction.len() > decimals {
            let up = self.fraction.as_bytes()[decimals] >= b'5';
            self.fraction.truncate(decimals);
            if up {
                let mut digits: Vec<u8> = self.whole.bytes().chain(self.fraction.bytes()).collect();
                let mut carry = true;
                for digit in digits.iter_mut().rev() {
                    if *digit != b'9' {
                        *digit += 1;
                        carry = false;
                        break;
                    }
                    *digit = b'0';
                }
                if carry {
                    digits.insert(0, b'1');
                }
                let text: String = digits.into_iter().map(char::from).collect();
                let (whole, fraction) = text.split_at(text.len() - decimals);
                (self.whole, self.fraction) = (whole.to_owned(), fraction.to_owned());
            }
        }
        while self.fraction.len() < decimals {
            self.fraction.push('0');
        }
        if self.is_zero() {
            // A figure that rounds to nothing carries no sign.
            self.negative = false;
        }
        self
    }

    /// True for nought.
    pub fn is_zero(&self) -> bool {
        self.whole.bytes().chain(self.fraction.bytes()).all(|b| b == b'0')
    }

    pub(super) fn write(&self, group: &str, point: char) -> String {
        let mut out = String::with_capacity(self.whole.len() * 4 / 3 + self.fraction.len() + 3);
        if self.negative {
            out.push('-');
        }
        for (i, digit) in self.whole.chars().enumerate() {
            if i > 0 && (self.whole.len() - i).is_multiple_of(3) {
                out.push_str(group);
            }
            out.push(digit);
        }
        if !self.fraction.is_empty() {
            out.push(point);
            out.push_str(&self.fraction);
        }
        out
    }

    /// Times ten to the `places`: the point moves, no digit is lost.
    pub fn shifted(&self, places: i32) -> Self {
        if places == 0 {
            return self.clone();
        }
        let by = places.unsigned_abs() as usize;
        let zeros = |text: &str| "0".repeat(by.saturating_sub(text.len()));
        if places >= 0 {
            let (moved, rest) = self.fraction.split_at(by.min(self.fraction.len()));
            Decimal::from_digits(self.negative, &format!("{}{moved}{}", self.whole, zeros(&self.fraction)), rest)
        } else {
            let (rest, moved) = self.whole.split_at(self.whole.len().saturating_sub(by));
            Decimal::from_digits(self.negative, rest, &format!("{}{moved}{}", zeros(&self.whole), self.fraction))
        }
    }

    /// Without zeros at its end.
    pub fn trimmed(&self) -> Self {
        Decimal::from_digits(self.negative, &self.whole, &self.fraction)
    }

    /// Without its sign.
    pub fn abs(&self) -> Self {
        Decimal { negative: false, ..self.clone() }
    }

    /// The nearest double.
    pub fn to_f64(&self) -> f64 {
        self.write("", '.').parse().unwrap_or_default()
    }

    /// True for a number without decimals.
    pub fn is_whole(&self) -> bool {
        self.fraction.bytes().all(|b| b == b'0')
    }

    /// The number in units of its `places`th decimal; none when that takes more than 38 digits, or when the number has
    /// more decimals.
    fn scaled(&self, places: usize) -> Option<i128> {
        let missing = places.checked_sub(self.fraction.len())?;
        let digits = format!("{}{}{}", self.whole, self.fraction, "0".repeat(missing));
        let value: i128 = digits.parse().ok()?;
        Some(if self.negative { -value } else { value })
    }

    fn from_scaled(value: i128, places: usize) -> Self {
        Decimal::from(value).shifted(-(places as i32))
    }

    /// Both numbers in the same unit, and its decimals.
    fn aligned(&self, other: &Decimal) -> Option<(i128, i128, usize)> {
        let places = self.fraction.len().max(other.fraction.len());
        Some((self.scaled(places)?, other.scaled(places)?, places))
    }

    /// The exact sum; none when it takes more than 38 digits.
    pub fn plus(&self, other: &Decimal) -> Option<Self> {
        let (a, b, places) = self.aligned(other)?;
        Some(Decimal::from_scaled(a.checked_add(b)?, places))
    }

    /// The exact difference; none when it takes more than 38 digits.
    pub fn minus(&self, other: &Decimal) -> Option<Self> {
        let (a, b, places) = self.aligned(other)?;
        Some(Decimal::from_scaled(a.checked_sub(b)?, places))
    }

    /// The quotient, cut after 12 decimals, with a 1 behind them where something was cut: rounded to fewer decimals it
    /// gives what the exact quotient gives. None for a division by nought, and when the reckoning takes more than 38
    /// digits.
    pub fn divided(&self, by: &Decimal) -> Option<Self> {
        const PLACES: usize = 12;
        let (a, b, _) = self.aligned(by)?;
        let (numerator, denominator) = (a.unsigned_abs().checked_mul(10u128.pow(PLACES as u32))?, b.unsigned_abs());
        let quotient = numerator.checked_div(denominator)?;
        let cut = u128::from(!numerator.is_multiple_of(denominator));
        let value = i128::try_from(quotient.checked_mul(10)?.checked_add(cut)?).ok()?;
        Some(Decimal::from_scaled(if (a < 0) == (b < 0) { value } else { -value }, PLACES + 1))
    }

    /// Order by value; none when the comparison takes more than 38 digits.
    pub fn compare(&self, other: &Decimal) -> Option<Ordering> {
        let (a, b, _) = self.aligned(other)?;
        Some(a.cmp(&b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        let (sign, text) = text.strip_prefix('-').map_or((false, text), |t| (true, t));
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        Decimal::from_digits(sign, whole, fraction)
    }

    #[test]
    fn the_point_moves_both_ways_and_back() {
        for text in ["0", "1", "-1", "1234567.89", "0.15", "0.000001", "-1000000000000000000", "900"] {
            for places in [0, 1, 2, 3, 6, 9, 20] {
                assert_eq!(of(text).shifted(places).shifted(-places), of(text), "{text} by {places}");
                assert_eq!(of(text).shifted(-places).shifted(places), of(text), "{text} by -{places}");
            }
        }
        assert_eq!(of("0.15").shifted(1), of("1.5"));
        assert_eq!(of("1234500000").shifted(-6), of("1234.5"));
        assert_eq!(of("-0.0"), Decimal::default());
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(of("0.1").plus(&of("0.2")), Some(of("0.3")));
        assert_eq!(of("1000").minus(&of("0.001")), Some(of("999.999")));
        assert_eq!(of("5").minus(&of("5.0")), Some(Decimal::default()));
        assert_eq!(of("2").compare(&of("10")), Some(Ordering::Less));
        assert_eq!(of("-2.50").compare(&of("-2.5")), Some(Ordering::Equal));
    }

    #[test]
    fn quotients_round_half_away_from_zero() {
        for (a, b, decimals, expected) in [
            ("1", "3", 4, "0.3333"),
            ("2", "3", 4, "0.6667"),
            ("1", "8", 2, "0.13"),
            ("-1", "8", 2, "-0.13"),
            ("1", "-8", 2, "-0.13"),
            ("5", "2", 0, "3"),
            ("0", "7", 2, "0"),
            // A tie is a tie only in the exact quotient.
            ("12500000000000000001", "100000000000000000000", 2, "0.13"),
            ("12499999999999999999", "100000000000000000000", 2, "0.12"),
            ("0.3", "0.1", 0, "3"),
        ] {
            let quotient = of(a).divided(&of(b)).expect("a quotient");
            assert_eq!(quotient.rounded(decimals).trimmed(), of(expected), "{a} / {b}");
        }
        assert_eq!(of("1").divided(&of("0")), None);
    }

    #[test]
    fn what_is_too_long_is_none() {
        let long = Decimal::new(1e300);
        assert_eq!((long.plus(&of("1")), long.divided(&of("3")), long.compare(&of("3"))), (None, None, None));
    }
}
