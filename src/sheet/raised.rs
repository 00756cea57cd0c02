//! Words set above or below the line: a cell's text has no such look, so figures and signs become the letters that
//! Unicode has for it (`10⁶`, `H₂O`).

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Level {
    /// On the line.
    #[default]
    Line,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

impl Level {
    /// By the word of xlsx (`superscript`, `subscript`).
    pub fn of(word: &str) -> Self {
        match word {
            "superscript" => Level::Above,
            "subscript" => Level::Below,
            _ => Level::Line,
        }
    }

    /// Words at this level; None when a letter of theirs has no form there.
    ///
    /// Brackets and commas stay as they are: they read well on the line, and many faces lack their raised forms.
    pub fn words(self, words: &str) -> Option<String> {
        let letter = match self {
            Level::Line => return Some(words.to_owned()),
            Level::Above => above,
            Level::Below => below,
        };
        let letters: Option<String> = words
            .chars()
            .map(|c| if c.is_whitespace() || matches!(c, '(' | ')' | ',') { Some(c) } else { letter(c) })
            .collect();
        // The embedded faces have no raised nought and no raised signs: `10^-3` is a power all the same.
        let power = |c: char| c.is_ascii_digit() || is_minus(c) || c == '+';
        let is_power = self == Level::Above && !words.is_empty() && words.chars().all(power);
        let typed = |c: char| if is_minus(c) { '-' } else { c };
        letters.or_else(|| is_power.then(|| format!("^{}", words.chars().map(typed).collect::<String>())))
    }
}

fn above(c: char) -> Option<char> {
    Some(match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁰' as u32 + c.to_digit(10)?)?,
        'n' => 'ⁿ',
        // A degree, and the mark of a number, written with a raised letter.
        'o' => 'º',
        // Raised by nature.
        '*' | '°' | 'º' | '²' | '³' | '\'' | '"' => c,
        _ => return None,
    })
}

fn below(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => char::from_u32('₀' as u32 + c.to_digit(10)?)?,
        _ => return None,
    })
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '–' | '\u{2011}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn letters_of_each_level() {
        for (level, words, found) in [
            (Level::Above, "123456789", Some("¹²³⁴⁵⁶⁷⁸⁹")),
            (Level::Above, "10", Some("^10")),
            (Level::Above, "–3", Some("^-3")),
            (Level::Above, "n", Some("ⁿ")),
            (Level::Above, "(1), (2)", Some("(¹), (²)")),
            (Level::Above, "th", None),
            (Level::Below, "0123456789", Some("₀₁₂₃₄₅₆₇₈₉")),
            (Level::Below, "+-", None),
            (Level::Below, "max", None),
            (Level::Line, "max", Some("max")),
        ] {
            assert_eq!(level.words(words).as_deref(), found, "{words}");
        }
    }
}
