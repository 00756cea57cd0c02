//! Where a line may break, as office suites see it.
//!
//! Unicode line breaking (UAX #14) with their tailoring: `/` (where the last opportunity of a full line is at a slash, they
//! go back to the last space instead, so that a ký hiệu such as `KH/BCĐTW` stays whole), hyphens before figures, `+` and
//! brackets in formulas.

/// What kind of opportunity stands behind a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opportunity {
    /// None.
    No,
    /// A space.
    Space,
    /// Behind a hyphen or a dash.
    Hyphen,
    /// Behind a slash, or at a space before one: only when the line has no other space.
    Slash,
}

/// A piece of text up to and including a break opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The word, without the spaces behind it.
    pub word: &'t str,
    /// Spaces behind it.
    pub spaces: u16,
    /// Whether a line may break behind it (and its spaces).
    pub after: Opportunity,
}

/// Longest piece in bytes; a longer word comes as several pieces that do not break from each other.
const LONGEST: usize = 512;

/// Cuts a stretch of text into pieces. The last piece can be broken behind only when spaces follow it.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut before: Option<char> = None;
        let mut end = rest.len();
        let mut after = Opportunity::No;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c == ' ' {
                end = i;
                after = at_space(before, rest[i..].trim_start_matches(' ').chars().next());
                break;
            }
            if let Some(&(next, following)) = chars.peek()
                && following != ' '
            {
                let later = rest[next + following.len_utf8()..].chars().next();
                after = opportunity(before, c, following, later);
                if after != Opportunity::No || next >= LONGEST {
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
        Some(Piece { word, spaces: spaces.min(u16::MAX as usize) as u16, after })
    })
}

/// What stands before a line's end even when a space is between.
fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?')
}

fn quotes(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '«' | '»' | '"' | '\'')
}

/// Whether a line may break at spaces between these characters.
fn at_space(before: Option<char>, after: Option<char>) -> Opportunity {
    match (before, after) {
        (Some('(' | '[' | '{'), Some(_)) => Opportunity::No,
        (Some(_), Some(c)) if closes(c) => Opportunity::No,
        (_, Some('/')) => Opportunity::Slash,
        _ => Opportunity::Space,
    }
}

/// Whether a line may break between `c` and `after`, which no space separates; `before` and `later` stand around them.
fn opportunity(before: Option<char>, c: char, after: char, later: Option<char>) -> Opportunity {
    if closes(after) || quotes(after) || quotes(c) {
        return Opportunity::No;
    }
    let dash = |c: char| matches!(c, '-' | '–' | '\u{2010}');
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let may = match (c, after) {
        (_, '/') => false,
        ('/', a) if dash(a) => false,
        ('/', a) if a.is_alphabetic() || a == '(' || a.is_ascii_digit() && !digit(before) => {
            return Opportunity::Slash;
        }
        ('-' | '\u{2010}' | '–', a) => !dash(a),
        ('—', a) => a != '—',
        ('?' | '!' | '…' | '|' | '\\', a) => !dash(a),
        // Formulas: `(a)+` | `(b)`, but not `1+(1`.
        ('+' | '%', '(') => !digit(later),
        (')', '+') => !digit(before),
        (')' | ']' | '.' | ',' | ';' | ':', '(') | (')' | '%', '%') => true,
        (c, '%') => c.is_alphabetic(),
        (c, a) => is_ideograph(c) || is_ideograph(a) && !matches!(c, '(' | '['),
    };
    if may { Opportunity::Hyphen } else { Opportunity::No }
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
    fn hyphens_and_slashes_are_opportunities_of_their_own() {
        assert_eq!(words("số 04-KH/BCĐTW ngày 05/01/2026"), ["số", "04-", "KH/", "BCĐTW", "ngày", "05/01/2026"]);
        assert_eq!(words("2026-2030 -a a - b"), ["2026-", "2030", "-", "a", "a", "-", "b"]);
        assert_eq!(words("./."), ["./."]);
    }

    #[test]
    fn brackets_and_stops_stay_with_their_words() {
        let list = |text| pieces(text).map(|p| (p.word.to_owned(), p.after)).collect::<Vec<_>>();
        assert_eq!(list("a ( b) , c")[0].1, Opportunity::Space);
        assert_eq!(list("a ( b) , c")[1].1, Opportunity::No);
        assert_eq!(list("a ( b) , c")[2].1, Opportunity::No);
        assert_eq!(list("BV /Tên")[0].1, Opportunity::Slash);
        assert_eq!(words("=(a)+(b)"), ["=(a)", "+", "(b)"]);
        assert_eq!(words("=1+(2)"), ["=1+(2)"]);
        assert_eq!(words("1/2 a/1"), ["1/2", "a/", "1"]);
        assert_eq!(words("a”-“b 5%, x"), ["a”-“b", "5%,", "x"]);
    }

    #[test]
    fn spaces_are_counted() {
        let all: Vec<Piece> = pieces("a  b").collect();
        assert_eq!(all[0], Piece { word: "a", spaces: 2, after: Opportunity::Space });
        assert_eq!(all[1], Piece { word: "b", spaces: 0, after: Opportunity::No });
    }
}
