//! Markup inside a paragraph: `**đậm**`, `*nghiêng*`, `***cả hai***`, `[^chú thích]`, and the tags `<b> <i> <u> <br>`.

use super::guard::{self, unguard};
use super::lines::fold;
use crate::document::{Inline, Inlines, TextStyle};

const TAGS: [(&str, Tag); 13] = [
    ("<b>", Tag::Bold(true)),
    ("</b>", Tag::Bold(false)),
    ("<i>", Tag::Italic(true)),
    ("</i>", Tag::Italic(false)),
    ("<u>", Tag::Underline(true)),
    ("</u>", Tag::Underline(false)),
    ("<red>", Tag::Red(true)),
    ("</red>", Tag::Red(false)),
    ("<br>", Tag::Break),
    ("<br/>", Tag::Break),
    ("<br />", Tag::Break),
    ("<tab>", Tag::Tab),
    ("<tab/>", Tag::Tab),
];

/// Opens the visible marker of a missing fact.
pub(super) const MISSING: &str = "[CẦN BỔ SUNG:";

#[derive(Debug, Clone, Copy, PartialEq)]
enum Tag {
    Bold(bool),
    Italic(bool),
    Underline(bool),
    Red(bool),
    Break,
    Tab,
}

#[derive(Debug)]
enum Token<'a> {
    Text(&'a str),
    Stars { count: usize, opens: bool, closes: bool },
    Tag(Tag),
    Note(&'a str),
    Missing(&'a str),
}

/// The tag that opens the text, and its length.
fn tag_at(text: &str) -> Option<(usize, Tag)> {
    let head: String = text.chars().take(7).collect::<String>().to_ascii_lowercase();
    TAGS.iter().find(|t| head.starts_with(t.0)).map(|t| (t.0.len(), t.1))
}

/// True when the text at this `<` is a tag this grammar knows.
pub(super) fn is_tag(text: &str) -> bool {
    tag_at(text).is_some()
}

/// Inline markup of guarded text.
pub(super) fn inlines(guarded: &str) -> Inlines {
    read(&fold(guarded), true)
}

fn read(text: &str, notes: bool) -> Inlines {
    let tokens = tokens(text, notes);
    let starred = pair_stars(&tokens);
    let mut out = Inlines::new();
    let (mut bold, mut italic, mut underline, mut red) = (0usize, 0usize, 0usize, 0usize);
    let step = |n: &mut usize, on: bool| *n = if on { *n + 1 } else { n.saturating_sub(1) };
    for (i, token) in tokens.iter().enumerate() {
        let style = |b: usize, i: usize, u: usize, r: usize| TextStyle {
            bold: b > 0,
            italic: i > 0,
            underline: u > 0,
            red: r > 0,
            missing: false,
        };
        match token {
            Token::Text(t) => push(&mut out, t, style(bold, italic, underline, red)),
            Token::Stars { count, .. } => {
                let s = &starred[i];
                bold = bold.saturating_sub(s.close_bold);
                italic = italic.saturating_sub(s.close_italic);
                let rest = count - 2 * (s.close_bold + s.open_bold) - s.close_italic - s.open_italic;
                push(&mut out, &"*".repeat(rest), style(bold, italic, underline, red));
                bold += s.open_bold;
                italic += s.open_italic;
            }
            Token::Tag(tag) => match *tag {
                Tag::Bold(on) => step(&mut bold, on),
                Tag::Italic(on) => step(&mut italic, on),
                Tag::Underline(on) => step(&mut underline, on),
                Tag::Red(on) => step(&mut red, on),
                Tag::Break => out.0.push(Inline::Break),
                Tag::Tab => out.0.push(Inline::Tab),
            },
            Token::Note(t) => out.0.push(Inline::Footnote(read(t.trim(), false))),
            Token::Missing(t) => {
                push(&mut out, t, TextStyle { missing: true, ..style(bold, italic, underline, red) });
            }
        }
    }
    out
}

fn push(out: &mut Inlines, text: &str, style: TextStyle) {
    let text: String = text.chars().filter_map(unguard).collect();
    out.push(&text, style);
}

fn tokens(text: &str, notes: bool) -> Vec<Token<'_>> {
    let closing = matching_brackets(text);
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let found = match bytes[at] {
            b'*' => {
                let count = bytes[at..].iter().take_while(|&&b| b == b'*').count();
                Some((stars(text, at, count), count))
            }
            b'<' => tag_at(&text[at..]).map(|(len, tag)| (Token::Tag(tag), len)),
            b'[' => match closing.get(&at) {
                Some(&end) if notes && text[at..].starts_with("[^") && end > at + 2 => {
                    Some((Token::Note(&text[at + 2..end]), end + 1 - at))
                }
                Some(&end) if text[at..].starts_with(MISSING) => Some((Token::Missing(&text[at..=end]), end + 1 - at)),
                _ => None,
            },
            _ => None,
        };
        match found {
            Some((token, len)) => {
                if start < at {
                    out.push(Token::Text(&text[start..at]));
                }
                out.push(token);
                at += len;
                start = at;
            }
            None => at += 1,
        }
    }
    if start < text.len() {
        out.push(Token::Text(&text[start..]));
    }
    out
}

fn stars(text: &str, at: usize, count: usize) -> Token<'static> {
    let before = text[..at].chars().next_back();
    let after = text[at + count..].chars().next();
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // 5*3*2 and a lone footnote star are no markup.
    let inside_word = count == 1 && word(before) && word(after);
    let opens = count <= 3 && !space(after) && !inside_word;
    // Staff type `**Nội dung: **text`: a double star after a space still closes what is open.
    let closes = count <= 3 && (!space(before) || count >= 2);
    Token::Stars { count, opens, closes }
}

#[derive(Debug, Clone, Default)]
struct Paired {
    close_bold: usize,
    close_italic: usize,
    open_bold: usize,
    open_italic: usize,
}

/// Decides for every run of stars what it opens and closes. One pass with a stack, so time is linear.
fn pair_stars(tokens: &[Token<'_>]) -> Vec<Paired> {
    let mut out = vec![Paired::default(); tokens.len()];
    // (token, stars still unmatched)
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let Token::Stars { count, opens, closes } = *token else { continue };
        let mut left = count;
        while closes && left > 0 {
            let Some((opener, have)) = open.last_mut() else { break };
            let both = usize::from(left >= 2 && *have >= 2);
            if both == 0 && (left.min(*have) != 1 || (left == 2 && *have == 1) || (left == 1 && *have == 2)) {
                break;
            }
            let used = 1 + both;
            if both == 1 {
                out[i].close_bold += 1;
                out[*opener].open_bold += 1;
            } else {
                out[i].close_italic += 1;
                out[*opener].open_italic += 1;
            }
            *have -= used;
            left -= used;
            if *have == 0 {
                open.pop();
            }
        }
        if left > 0 && opens && left == count {
            open.push((i, left));
        }
    }
    out
}

/// Where each `[` closes; built once, so that a text of a thousand `[^` is still linear.
fn matching_brackets(text: &str) -> std::collections::HashMap<usize, usize> {
    let mut stack = Vec::new();
    let mut out = std::collections::HashMap::new();
    if !text.contains(']') {
        return out;
    }
    for (i, b) in text.bytes().enumerate() {
        match b {
            b'[' => stack.push(i),
            b']' => {
                if let Some(start) = stack.pop() {
                    out.insert(start, i);
                }
            }
            _ => {}
        }
    }
    out
}

/// The text inside markup that wraps the whole of it (`***x***`, `<b>x</b>`), or none.
pub(super) fn unwrapped(text: &str) -> Option<&str> {
    let text = text.trim();
    for mark in ["***", "**", "*"] {
        if let Some(inner) = text.strip_prefix(mark).and_then(|t| t.strip_suffix(mark))
            && !inner.is_empty()
            && !inner.contains('*')
            && !inner.starts_with(char::is_whitespace)
        {
            return Some(inner.trim());
        }
    }
    for (open, close) in [("<b>", "</b>"), ("<i>", "</i>")] {
        if let Some(inner) = text.strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inner.contains(open)
            && !inner.contains(close)
        {
            return Some(unwrapped(inner).unwrap_or(inner.trim()));
        }
    }
    None
}

/// True when the text is one bold piece.
pub(super) fn is_bold(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("**") || text.starts_with("<b>")) && unwrapped(text).is_some()
}

/// `text` as markup that [`inlines`] reads back to the same. In a table cell a bar is escaped and a break is `<br/>`.
pub(super) fn write(inlines: &Inlines, cell: bool) -> String {
    let mut out = String::new();
    for (i, piece) in inlines.0.iter().enumerate() {
        match piece {
            Inline::Break => out.push_str("<br/>"),
            Inline::Tab => out.push_str("<tab>"),
            Inline::Footnote(note) => {
                out.push_str("[^");
                out.push_str(&write(note, cell).replace("[^", "\\[^"));
                out.push(']');
            }
            Inline::Text(text, style) => {
                let next = inlines.0.get(i + 1);
                write_run(&mut out, text, *style, next, cell);
            }
        }
    }
    out
}

fn write_run(out: &mut String, text: &str, style: TextStyle, next: Option<&Inline>, cell: bool) {
    let words = escape(text, cell, style.missing);
    let (mut open, mut close) = (String::new(), String::new());
    let mut wrap = |o: &str, c: &str| {
        open.push_str(o);
        close.insert_str(0, c);
    };
    if style.underline {
        wrap("<u>", "</u>");
    }
    if style.red {
        wrap("<red>", "</red>");
    }
    if style.bold || style.italic {
        let edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '*');
        let tight = !edge(text.chars().next()) && !edge(text.chars().next_back());
        let before_free = out.chars().next_back().is_none_or(|c| c.is_whitespace() || "(“\"".contains(c));
        let after_free = match next {
            None | Some(Inline::Break | Inline::Tab) => true,
            Some(Inline::Text(t, s)) => {
                !(s.bold || s.italic) && t.starts_with(|c: char| c.is_whitespace() || ".,;:)”\"".contains(c))
            }
            Some(Inline::Footnote(_)) => false,
        };
        let stars = tight && before_free && after_free && !text.contains('*');
        match (style.bold, style.italic, stars) {
            (true, true, true) => wrap("***", "***"),
            (true, false, true) => wrap("**", "**"),
            (false, true, true) => wrap("*", "*"),
            (bold, italic, _) => {
                if bold {
                    wrap("<b>", "</b>");
                }
                if italic {
                    wrap("<i>", "</i>");
                }
            }
        }
    }
    out.push_str(&open);
    out.push_str(&words);
    out.push_str(&close);
}

/// Escapes what would be read as markup, and the spaces that folding would take.
fn escape(text: &str, cell: bool, missing: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last_space = false;
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        match c {
            '\\' | '*' => out.extend(['\\', c]),
            '|' if cell => out.push_str("\\|"),
            '[' if rest.starts_with("[^") || (!missing && rest.starts_with(MISSING)) => out.push_str("\\["),
            '<' if is_tag(rest) => out.push_str("\\<"),
            ' ' if last_space => out.push_str("\\ "),
            c => {
                if let Some(c) = guard::unguard(c) {
                    out.push(c);
                }
            }
        }
        last_space = c == ' ';
    }
    out
}
