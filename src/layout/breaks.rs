//! Where a line may break, as office suites see it.
//!
//! Unicode line breaking (UAX #14) with their tailoring of `/`: where the last opportunity of a full line is behind a
//! slash, they go back to the last space instead, so that a ký hiệu such as `KH/BCĐTW` stays whole.

/// What kind of opportunity stands behind a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opportunity {
    /// None.
    No,
    /// A space.
    Space,
    /// Behind a hyphen or a dash.
    Hyphen,
    /// Behind a slash: only when the line has no space.
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
                after = Opportunity::Space;
                break;
            }
            if let Some(&(next, following)) = chars.peek()
                && following != ' '
            {
                after = opportunity(before, c, following);
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

/// Whether a line may break between two characters that no space separates.
fn opportunity(before: Option<char>, c: char, after: char) -> Opportunity {
    let closing = |c: char| {
        matches!(
            c,
            ')' | ']' | '}' | '”' | '’' | '»' | '"' | '\'' | ',' | '.' | ';' | ':' | '!' | '?' | '…' | '/' | '%'
        )
    };
    let may = match c {
        '-' | '\u{2010}' => before.is_some() && after.is_alphanumeric(),
        '–' => before.is_some() && !closing(after) && after != '–',
        '—' => !closing(after) && after != '—',
        '?' | '!' | '…' | '|' => after.is_alphanumeric(),
        '/' if after.is_alphabetic() => return Opportunity::Slash,
        c => is_ideograph(c) && !closing(after) || is_ideograph(after) && !matches!(c, '(' | '[' | '“' | '‘' | '«'),
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
        assert_eq!(words("2026-2030 -a a - b"), ["2026-", "2030", "-a", "a", "-", "b"]);
        assert_eq!(words("./."), ["./."]);
    }

    #[test]
    fn spaces_are_counted() {
        let all: Vec<Piece> = pieces("a  b").collect();
        assert_eq!(all[0], Piece { word: "a", spaces: 2, after: Opportunity::Space });
        assert_eq!(all[1], Piece { word: "b", spaces: 0, after: Opportunity::No });
    }
}
