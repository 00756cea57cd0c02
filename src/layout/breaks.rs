//! Where a line may break, as office suites see it.
//!
//! Unicode line breaking (UAX #14) with their tailoring: never after `/`, so that a ký hiệu such as `04-KH/BCĐTW` stays
//! whole; after `-` only between a letter or digit and a letter.

/// A piece of text up to and including a break opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The word, without the spaces behind it.
    pub word: &'t str,
    /// Spaces behind it.
    pub spaces: u16,
    /// Whether a line may break behind it (and its spaces).
    pub breakable: bool,
}

/// Longest piece in bytes; a longer word comes as several pieces that do not break from each other.
const LONGEST: usize = 512;

/// Cuts a stretch of text into pieces. The last piece is breakable only when spaces follow it.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut before: Option<char> = None;
        let mut end = rest.len();
        let mut breakable = false;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c == ' ' {
                end = i;
                breakable = true;
                break;
            }
            if let Some(&(next, after)) = chars.peek()
                && after != ' '
            {
                breakable = may_break(before, c, after);
                if breakable || next >= LONGEST {
                    end = next;
                    break;
                }
            }
            before = Some(c);
        }
        let word = &rest[..end];
        let tail = &rest[end..];
        let spaces = tail.len() - tail.trim_start_matches(' ').len();
        rest = &tail[spaces..];
        Some(Piece { word, spaces: spaces.min(u16::MAX as usize) as u16, breakable })
    })
}

/// Whether a line may break between two characters that no space separates.
fn may_break(before: Option<char>, c: char, after: char) -> bool {
    let closing = |c: char| {
        matches!(
            c,
            ')' | ']' | '}' | '”' | '’' | '»' | '"' | '\'' | ',' | '.' | ';' | ':' | '!' | '?' | '…' | '/' | '%'
        )
    };
    match c {
        '-' | '\u{2010}' => before.is_some_and(|b| b.is_alphanumeric() || closing(b)) && after.is_alphabetic(),
        '–' => before.is_some() && !closing(after) && after != '–',
        '—' => !closing(after) && after != '—',
        '?' | '!' => after.is_alphanumeric(),
        '…' => after.is_alphanumeric(),
        c => is_ideograph(c) && !closing(after) || is_ideograph(after) && !matches!(c, '(' | '[' | '“' | '‘' | '«'),
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        pieces(text).map(|p| p.word).collect()
    }

    #[test]
    fn a_code_breaks_after_its_hyphen_only_before_a_letter() {
        assert_eq!(words("số 04-KH/BCĐTW ngày 05/01/2026"), ["số", "04-", "KH/BCĐTW", "ngày", "05/01/2026"]);
        assert_eq!(words("2026-2030 -a a - b"), ["2026-2030", "-a", "a", "-", "b"]);
        assert_eq!(words("./."), ["./."]);
    }

    #[test]
    fn spaces_are_counted() {
        let all: Vec<Piece> = pieces("a  b").collect();
        assert_eq!(all[0], Piece { word: "a", spaces: 2, breakable: true });
        assert_eq!(all[1], Piece { word: "b", spaces: 0, breakable: false });
    }
}
