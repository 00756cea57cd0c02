//! Numbers in words: `một trăm linh năm`, `âm hai phẩy năm`, `Một tỷ … đồng`.

use super::Decimal;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// Longest number that is read out, in digits before the point.
const LONGEST: usize = 36;

/// A number in words, small letters; none for more than 36 digits before the point.
///
/// Tens are `mười`, `hai mươi`…; 1, 4 and 5 behind them `mốt`, `tư`, `lăm`; an empty place of tens is `linh`; after
/// thousands, millions and billions every group is read with its hundreds (`một nghìn không trăm linh một`), and groups
/// of noughts are not read. Past nine digits everything counts in `tỷ`: `nghìn tỷ`, `triệu tỷ`, `tỷ tỷ`. Decimals are
/// read as a number after `phẩy`, the noughts before them one by one; more than three of them digit by digit.
pub fn in_words(number: &Decimal) -> Option<String> {
    if number.whole.len() > LONGEST || !number.whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut out: Vec<&str> = Vec::new();
    if number.negative && !number.is_zero() {
        out.push("âm");
    }
    let whole: Vec<u8> = number.whole.bytes().map(|b| b - b'0').collect();
    read(&whole, false, &mut out);
    if out.is_empty() || out == ["âm"] {
        out.push(DIGITS[0]);
    }
    let fraction: Vec<u8> = number.fraction.trim_end_matches('0').bytes().map(|b| b.saturating_sub(b'0')).collect();
    if !fraction.is_empty() {
        out.push("phẩy");
        let noughts = fraction.iter().take_while(|d| **d == 0).count();
        let (empty, rest) = fraction.split_at(noughts);
        out.extend(empty.iter().map(|_| DIGITS[0]));
        if rest.len() <= 3 {
            read(rest, false, &mut out);
        } else {
            out.extend(rest.iter().filter_map(|d| DIGITS.get(usize::from(*d))));
        }
    }
    Some(out.join(" "))
}

/// The words with a capital at their head, as they stand after `Bằng chữ:`.
pub fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Reads digits; nothing for noughts alone. `inner`: something was read before them, so their hundreds are said.
fn read(digits: &[u8], inner: bool, out: &mut Vec<&'static str>) {
    let before = out.len();
    let (high, low) = digits.split_at(digits.len().saturating_sub(9));
    if !high.is_empty() {
        read(high, inner, out);
        if out.len() > before {
            out.push("tỷ");
        }
    }
    for (place, name) in [(6, "triệu"), (3, "nghìn"), (0, "")] {
        let (Some(end), start) = (low.len().checked_sub(place), low.len().saturating_sub(place + 3)) else { continue };
        let group = low.get(start..end).unwrap_or_default();
        if group.iter().all(|d| *d == 0) {
            continue;
        }
        let value = group.iter().fold(0, |value, d| value * 10 + usize::from(*d));
        three(value, inner || out.len() > before, out);
        if !name.is_empty() {
            out.push(name);
        }
    }
}

/// Reads 1 to 999, with its hundreds when `full`.
fn three(value: usize, full: bool, out: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (value / 100 % 10, value / 10 % 10, value % 10);
    let hundreds_said = full || hundreds > 0;
    if hundreds_said {
        out.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if ones == 0 => return,
        0 if hundreds_said => out.push("linh"),
        0 => {}
        1 => out.push("mười"),
        _ => out.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => out.push("mốt"),
        (2.., 4) => out.push("tư"),
        (1.., 5) => out.push("lăm"),
        _ => out.push(DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reader of its own: every word back to the number it adds.
    fn value(words: &str) -> u128 {
        let (mut total, mut billions, mut group, mut last) = (0u128, 0u128, 0u128, 0u128);
        for word in words.split(' ') {
            match word {
                "linh" => {}
                "mươi" => (group, last) = (group + last * 10, 0),
                "mười" => group += 10,
                "trăm" => (group, last) = (group + last * 100, 0),
                "nghìn" => (total, group, last) = (total + (group + last) * 1000, 0, 0),
                "triệu" => (total, group, last) = (total + (group + last) * 1_000_000, 0, 0),
                "tỷ" => {
                    billions = (billions + total + group + last) * 1_000_000_000;
                    (total, group, last) = (0, 0, 0);
                }
                "mốt" => last = 1,
                "tư" => last = 4,
                "lăm" => last = 5,
                digit => last = DIGITS.iter().position(|d| *d == digit).expect("a digit") as u128,
            }
        }
        billions + total + group + last
    }

    #[test]
    fn words_read_back_are_the_number() {
        let numbers = (0..2200u128).chain((0..37).flat_map(|e| {
            let ten = 10u128.pow(e.min(35));
            [ten - 1, ten, ten + 1, ten + 5, 3 * ten / 2, ten / 7, ten / 7 * 3 + 15]
        }));
        for n in numbers {
            let words = in_words(&Decimal::from(n as i128)).expect("words");
            assert_eq!(value(&words), n, "{words}");
        }
    }
}
