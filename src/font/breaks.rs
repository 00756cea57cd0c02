//! Where a line may break, as today's office suites see it: at every space, behind hyphens and dashes, between ideographs.
//!
//! Far fewer places than Unicode line breaking (UAX #14) has: none at `/`, none in formulas. Word and the suites that
//! follow it were asked word by word (docs/thiet-ke.md).

/// What kind of opportunity stands behind a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opportunity {
    /// None.
    No,
    /// A space.
    Space,
    /// Behind a hyphen or a dash.
    Hyphen,
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
                after = opportunity(c, following);
                if after != Opportunity::No || next >= LONGEST {
                    end = next;
                    break;
                }
            }
        }
        let word = &rest[..end];
        let tail = &rest[end..];
        let spaces = tail.len() - tail.trim_start_matches(' ').len();
        rest = &tail[spaces..];
        Some(Piece { word, spaces: spaces.min(u16::MAX as usize) as u16, after })
    })
}

/// What never begins a line, unless a space stands before it.
fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '“' | '”' | '‘' | '’' | '«' | '»' | '"' | '\'')
}

/// Whether a line may break between `c` and `after`, which no space separates.
fn opportunity(c: char, after: char) -> Opportunity {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '\u{2010}');
    let may = !closes(after)
        && (dash(c) && !dash(after) && after != '/'
            || is_ideograph(c)
            || is_ideograph(after) && !matches!(c, '(' | '['));
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
    fn hyphens_are_opportunities_and_slashes_are_not() {
        assert_eq!(words("số 04-KH/BCĐTW ngày 05/01/2026"), ["số", "04-", "KH/BCĐTW", "ngày", "05/01/2026"]);
        assert_eq!(words("2026-2030 -a a - b"), ["2026-", "2030", "-", "a", "a", "-", "b"]);
        assert_eq!(words("và/hoặc ./."), ["và/hoặc", "./."]);
        assert_eq!(words("a”-“b a-, 漢字"), ["a”-“b", "a-,", "漢", "字"]);
    }

    #[test]
    fn formulas_do_not_break_and_spaces_always_do() {
        assert_eq!(words("=(a)+(b) 5%(c) a:(b)"), ["=(a)+(b)", "5%(c)", "a:(b)"]);
        assert!(pieces("a ( b ) , c /d e").all(|p| p.spaces == 0 || p.after == Opportunity::Space));
    }

    #[test]
    fn spaces_are_counted() {
        let all: Vec<Piece> = pieces("a  b").collect();
        assert_eq!(all[0], Piece { word: "a", spaces: 2, after: Opportunity::Space });
        assert_eq!(all[1], Piece { word: "b", spaces: 0, after: Opportunity::No });
    }
}
