//! Source lines and what each of them looks like on its own.

use super::guard::{self, OPEN, PROSE, Piece, plain};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Level;
use crate::vietnamese::{clean, roman_value};

/// A line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Line of the source, from 1.
    pub number: usize,
    /// The line with its guards, untrimmed at the left (a leading tab is an empty cell).
    pub raw: String,
    /// A blank line stands above.
    pub after_blank: bool,
    /// Placed blocks stand here instead of words.
    pub placed: Option<usize>,
}

impl Line {
    /// The line without white space at its ends.
    pub fn text(&self) -> &str {
        self.raw.trim()
    }

    /// The line without heading marks and markup round the whole of it, guards resolved, spaces folded.
    pub fn words(&self) -> String {
        words(self.text())
    }

    /// Words that decide what the line is, or nothing when a literal or `\~` opens it.
    pub fn own_words(&self) -> String {
        if self.is_opaque() { String::new() } else { self.words() }
    }

    /// True when a literal value or `\~` opens the line: it is no heading, list or part.
    pub fn is_opaque(&self) -> bool {
        self.placed.is_some() || self.text().trim_start_matches('*').starts_with([OPEN, PROSE])
    }

    /// True when `\~` opens the line.
    pub fn is_prose(&self) -> bool {
        self.placed.is_some() || self.text().starts_with(PROSE)
    }
}

/// Words without markup round them.
pub(crate) fn words(text: &str) -> String {
    let (_, text) = hashes(text);
    fold(&plain(text.trim_matches(['*', ' ', '\t'])))
}

/// Runs of white space as one space (a lone no-break space stays), none at the ends.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Option<char> = None;
    for c in text.chars() {
        if c.is_whitespace() {
            run = Some(if run.is_none() && c == '\u{a0}' { c } else { ' ' });
        } else {
            if let Some(space) = run.take()
                && !out.is_empty()
            {
                out.push(space);
            }
            out.push(c);
        }
    }
    out
}

/// Cleans user text and reports what was done; line by line, so that each finding says where.
pub(super) fn cleaned(text: &str, diagnostics: &mut Diagnostics) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut composed, mut eth) = (None, None);
    // A form feed is where an export broke the page, and says nothing about the text.
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let clean = clean(line);
        // A break inside the line (U+2028 and its like) would shift the numbers of all lines below.
        out.push_str(&clean.text.replace('\n', " "));
        if clean.controls > 0 {
            diagnostics.add(
                code::OUTLINE_KY_TU_DIEU_KHIEN,
                Place::line(i + 1),
                format!("Đã bỏ {} ký tự điều khiển hoặc ký tự không in được", clean.controls),
                "Xem lại dòng này trong tệp gốc, có thể thiếu chữ",
            );
        }
        composed = composed.or(clean.composed.then_some(i + 1));
        eth = eth.or(clean.eth.then_some(i + 1));
    }
    if let Some(line) = composed {
        let message = "Văn bản gõ bằng Unicode tổ hợp đã được chuyển sang dựng sẵn (NFC)";
        diagnostics.add(code::OUTLINE_TO_HOP, Place::line(line), message, "");
    }
    if let Some(line) = eth {
        let message = "Chữ Ð (U+00D0) đã được thay bằng Đ";
        diagnostics.add(code::OUTLINE_CHU_ETH, Place::line(line), message, "");
    }
    out
}

/// Splits guarded text into its lines.
pub(super) fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    for (i, source) in text.split('\n').enumerate() {
        let source = source.trim_end_matches('\r').trim_start_matches('\u{feff}');
        if source.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let source = guard::read_escapes(source);
        for piece in guard::split_placed(&source) {
            let (raw, placed) = match piece {
                Piece::Text(t) => (t.trim_end_matches(' ').to_owned(), None),
                Piece::Placed(n) => (String::new(), Some(n)),
            };
            lines.push(Line { number: i + 1, raw, after_blank, placed });
            after_blank = false;
        }
    }
    lines
}

/// Heading marks (`##`) before the text, and the text after them.
pub(super) fn hashes(text: &str) -> (usize, &str) {
    let text = text.trim();
    let rest = text.trim_start_matches('#');
    let count = text.len() - rest.len();
    if (1..=6).contains(&count) && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        (count, rest.trim().trim_end_matches('#').trim_end())
    } else {
        (0, text)
    }
}

/// A label at the start of a line and what follows it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label<'a> {
    pub level: Level,
    pub text: &'a str,
    pub rest: &'a str,
}

/// The label that opens the text, markup before it already taken off.
pub(crate) fn label(text: &str) -> Option<Label<'_>> {
    named(text).or_else(|| marked(text))
}

/// A mark, a number or a letter.
fn marked(text: &str) -> Option<Label<'_>> {
    let first = text.chars().next()?;
    let cut = |level, at: usize| Some(Label { level, text: &text[..at], rest: text[at..].trim_start() });
    let spaced = |at: usize| text[at..].is_empty() || text[at..].starts_with(char::is_whitespace);
    match first {
        '-' | '–' | '—' | '•' | '·' | '▪' | '+' | '*' => {
            let at = first.len_utf8();
            let level = if first == '+' { Level::Plus } else { Level::Dash };
            let next = text[at..].chars().next();
            // `-Nội dung` is a dash without its space; `-5` and `*nghiêng*` are not.
            let glued = first != '*' && next.is_some_and(|c| c.is_alphabetic() || c == '*' || c == OPEN || c == PROSE);
            if next.is_none() && first != '*' || glued || spaced(at) && next.is_some() { cut(level, at) } else { None }
        }
        '0'..='9' => number(text),
        'A'..='Z' => {
            let at = text.find(|c: char| !c.is_ascii_uppercase())?;
            let sep = text[at..].chars().next()?;
            let dash_title = sep == '-' && text[at + 1..].starts_with(' ');
            if !(matches!(sep, '.' | '/' | ')') || dash_title) || !(spaced(at + 1) || sep == '.') {
                return None;
            }
            let rest = text[at + 1..].trim_start();
            if !spaced(at + 1) && !rest.starts_with(|c: char| c.is_uppercase() || c == '*') {
                return None;
            }
            let small_roman = roman_value(&text[..at]).is_some_and(|v| v < 50);
            // `I. Mục đích` is a section; `A. MỤC ĐÍCH` is one too, but `A. Nguyễn` is not.
            let lettered = at == 1 && is_caps(&plain(rest)) && rest.contains(' ');
            if small_roman || lettered { cut(Level::Section, at + 1) } else { None }
        }
        'a'..='z' | 'đ' => {
            let at = text.find([')', '.'])?;
            let letters = &text[..at];
            let short = letters.chars().count() <= 2 && letters.chars().all(|c| c.is_ascii_lowercase() || c == 'đ');
            let dotted = text[at..].starts_with('.');
            let single = letters.chars().count() == 1;
            if short && spaced(at + 1) && (!dotted || single) { cut(Level::Point, at + 1) } else { None }
        }
        _ => None,
    }
}

/// `1.`, `1)`, `1.1.`, `1.1 Tiêu đề`, `1.1.1.`
fn number(text: &str) -> Option<Label<'_>> {
    let bytes = text.as_bytes();
    let (mut at, mut groups) = (0, 0);
    loop {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        // 10.000 and 5.1.2026 are no labels: a group has at most two digits, the first at most three.
        let digits = &text[start..at];
        if digits.is_empty() || digits.len() > if groups == 0 { 3 } else { 2 } || digits.starts_with('0') {
            return None;
        }
        groups += 1;
        if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 1;
        } else {
            break;
        }
    }
    let level = match groups {
        1 => Level::Clause,
        2 => Level::Subclause,
        _ => Level::Subsubclause,
    };
    let end = match bytes.get(at) {
        Some(b'.') => at + 1,
        Some(b')' | b'/') if groups == 1 => at + 1,
        Some(c) if groups > 1 && c.is_ascii_whitespace() => at,
        _ => return None,
    };
    let rest = &text[end..];
    let body = rest.trim_start();
    let opener = body.trim_start_matches('*').chars().next();
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let glued = opener.is_some_and(|c| c.is_uppercase() || c == OPEN || c == PROSE);
    let needs_capital = end == at || !spaced;
    if needs_capital && !glued {
        return None;
    }
    Some(Label { level, text: &text[..end], rest: body })
}

/// `Điều 1.`, `Phần I`, `Chương II`.
fn named(text: &str) -> Option<Label<'_>> {
    let mut parts = text.splitn(2, char::is_whitespace);
    let (word, tail) = (parts.next()?, parts.next()?.trim_start());
    let start = text.len() - tail.len();
    let level = match fold_tone(&word.to_uppercase()).as_str() {
        "ĐIỀU" => Level::Article,
        "PHẦN" => Level::Part,
        "CHƯƠNG" => Level::Chapter,
        _ => return None,
    };
    if level == Level::Article {
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let sep = tail[digits..].chars().next()?;
        if digits == 0 || digits > 4 || !matches!(sep, '.' | ':') {
            return None;
        }
        let rest = &tail[digits + 1..];
        if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            return None;
        }
        let at = start + digits + 1;
        return Some(Label { level, text: &text[..at], rest: rest.trim_start() });
    }
    let letters = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
    let (mut at, id) = (letters, &tail[..letters]);
    if fold_tone(&id.to_uppercase()) == "THỨ" {
        let after = tail[letters..].trim_start();
        let ordinal = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
        at = tail.len() - after.len() + ordinal;
    } else if roman_value(id).is_none() && !(id.len() <= 2 && id.bytes().all(|b| b.is_ascii_digit()) && !id.is_empty())
    {
        return None;
    }
    let rest = &tail[at..];
    let title = rest.trim_start_matches(['.', ':', '-', '–']).trim_start();
    // `Phần I của Kế hoạch này…` is prose.
    let separated = rest.starts_with(['.', ':']) || rest.trim_start().starts_with(['-', '–']);
    if !(rest.trim().is_empty() || separated || is_caps(&plain(title)) || title.starts_with(['*', OPEN])) {
        return None;
    }
    Some(Label { level, text: text[..start + at].trim_end(), rest: title })
}

/// True when the words have letters and all are capitals.
pub(crate) fn is_caps(text: &str) -> bool {
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c.is_lowercase() {
            return false;
        }
        letters += 1;
    }
    letters >= 2
}

/// One tone placement for comparing capitals: `HOÀ` as `HÒA`, `UỶ` as `ỦY`.
pub(crate) fn fold_tone(upper: &str) -> String {
    const PAIRS: [(&str, &str); 15] = [
        ("OÀ", "ÒA"),
        ("OÁ", "ÓA"),
        ("OẢ", "ỎA"),
        ("OÃ", "ÕA"),
        ("OẠ", "ỌA"),
        ("OÈ", "ÒE"),
        ("OÉ", "ÓE"),
        ("OẺ", "ỎE"),
        ("OẼ", "ÕE"),
        ("OẸ", "ỌE"),
        ("UỲ", "ÙY"),
        ("UÝ", "ÚY"),
        ("UỶ", "ỦY"),
        ("UỸ", "ŨY"),
        ("UỴ", "ỤY"),
    ];
    let mut out = upper.to_owned();
    for (new, old) in PAIRS {
        if out.contains(new) {
            out = out.replace(new, old);
        }
    }
    out
}

/// True when the text ends as a sentence or an item does.
pub(crate) fn is_ended(text: &str) -> bool {
    let text = text.trim_end_matches(['*', ' ', '"', '”', '’', ')', ']', guard::CLOSE]);
    let last = text.chars().next_back().and_then(guard::unguard);
    matches!(last, Some('.' | ';' | ':' | '!' | '?' | '…'))
}

/// True when the line is drawn, not written: `-----`, `____`, `***`.
pub(crate) fn is_rule(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() >= 3 && text.chars().all(|c| matches!(c, '-' | '_' | '*' | '=' | '–' | '—' | ' ' | '\t'))
}
