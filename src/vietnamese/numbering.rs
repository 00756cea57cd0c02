//! Letters and numbers of the outline.

/// The letters of điểm, in order: the alphabet without letters that carry a mark, đ excepted (PL I, II.6.đ).
pub const POINT_LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// The letter of the `n`th điểm, from 0; after `y` letters double: `aa`, `ab`…
pub fn point_letter(n: usize) -> String {
    let letters = POINT_LETTERS;
    match n.checked_sub(letters.len()) {
        None => letters[n].to_owned(),
        Some(rest) => {
            format!("{}{}", point_letter((rest / letters.len()) % letters.len()), letters[rest % letters.len()])
        }
    }
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// `n` in capital Roman numerals; 0 is empty.
pub fn roman(mut n: u32) -> String {
    let mut out = String::new();
    for (value, letters) in ROMAN {
        while n >= value {
            out.push_str(letters);
            n -= value;
        }
    }
    out
}

/// The value of a well-formed Roman numeral in capitals, else none (`IIII` is not one).
pub fn roman_value(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    let (mut rest, mut total) = (text, 0);
    for (value, letters) in ROMAN {
        while let Some(after) = rest.strip_prefix(letters) {
            total += value;
            rest = after;
        }
    }
    (rest.is_empty() && roman(total) == text).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_follow_the_alphabet_of_the_decree() {
        let all: Vec<String> = (0..24).map(point_letter).collect();
        assert_eq!(all.join(" "), "a b c d đ e g h i k l m n o p q r s t u v x y aa");
    }

    #[test]
    fn roman_numbers_both_ways() {
        for n in 1..400 {
            assert_eq!(roman_value(&roman(n)), Some(n));
        }
        assert_eq!(roman_value("IIII"), None);
        assert_eq!(roman_value("IC"), None);
        assert_eq!(roman_value(""), None);
    }
}
