//! Characters that must not be read as markup or structure: literals, placed blocks and backslash escapes.
//!
//! All three become private-use characters before anything else looks at the text, so no later stage can mistake a
//! user's data for markup. `vietnamese::clean` takes private-use characters out of user text: they cannot be forged.

/// Opens a literal value.
pub(super) const OPEN: char = '\u{E000}';
/// Closes a literal value.
pub(super) const CLOSE: char = '\u{E001}';
const PLACE_OPEN: char = '\u{E002}';
const PLACE_CLOSE: char = '\u{E003}';
/// `\~`: the line, or the words after a label, are prose whatever they look like.
pub(super) const PROSE: char = '\u{E004}';
/// ASCII character `c` guarded is `GUARD + c`.
const GUARD: u32 = 0xE100;

fn guard(c: char) -> char {
    char::from_u32(GUARD + c as u32).unwrap_or(c)
}

/// The character that a guarded one stands for.
pub(super) fn unguard(c: char) -> Option<char> {
    match c as u32 {
        n @ GUARD..=0xE17F => char::from_u32(n - GUARD),
        0xE000..=0xF8FF => None,
        _ => Some(c),
    }
}

/// Text without guards, as a reader sees it.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter_map(unguard).collect()
}

/// Wraps a value so that [`super::parse_with`] never reads it as markup or structure; a newline in it becomes a
/// line break inside its paragraph.
pub fn literal(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    out.push(OPEN);
    for c in value.chars() {
        match c {
            '\r' => {}
            ' ' => out.push(' '),
            '\n' | '\t' => out.push(guard(c)),
            c if c.is_ascii_punctuation() => out.push(guard(c)),
            '\u{E000}'..='\u{F8FF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push(CLOSE);
    out
}

/// The token that stands for placed block list number `n`, on a line of its own.
pub fn placed(n: usize) -> String {
    format!("{PLACE_OPEN}{n}{PLACE_CLOSE}")
}

/// Splits a line around the placement tokens in it.
pub(super) fn split_placed(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(PLACE_OPEN) {
        let inner = &rest[start + PLACE_OPEN.len_utf8()..];
        let Some(end) = inner.find(PLACE_CLOSE) else { break };
        if !rest[..start].trim().is_empty() {
            pieces.push(Piece::Text(&rest[..start]));
        }
        if let Ok(n) = inner[..end].parse() {
            pieces.push(Piece::Placed(n));
        }
        rest = &inner[end + PLACE_CLOSE.len_utf8()..];
    }
    if pieces.is_empty() || !rest.trim().is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// A part of a line.
pub(super) enum Piece<'a> {
    Text(&'a str),
    Placed(usize),
}

/// What a backslash takes the meaning from. A backslash before anything else is a backslash.
const ESCAPABLE: &str = "\\*|[<>#-+.):/^ ";

/// Reads backslash escapes into guarded characters.
pub(super) fn read_escapes(line: &str) -> String {
    if !line.contains('\\') {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('~')) => {
                chars.next();
                out.push(PROSE);
            }
            ('\\', Some(&next)) if ESCAPABLE.contains(next) => {
                chars.next();
                out.push(guard(next));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_comes_back_whole_and_shows_no_markup() {
        let value = "I. **x** | - `a`\n<b>";
        let guarded = literal(value);
        assert!(!guarded.contains(['*', '|', '.', '\n', '<']));
        assert_eq!(plain(&guarded), value);
        assert_eq!(plain(&read_escapes(r"\- a \* C:\Users \\")), r"- a * C:\Users \");
    }
}
