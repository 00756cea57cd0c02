//! STUB for the compose branch only: the merge takes the outline engineer's own file. Just enough grammar for the
//! composer's tests: type name line, subject, `I.`/`1.`/`-` entries, paragraphs, placed blocks.

use crate::diagnostic::Diagnostics;
use crate::document::{Block, Document, DocumentType, Entry, Inline, Inlines, Level, TextStyle};

/// What a text says, and what is odd in it.
pub struct Parsed {
    /// The document.
    pub document: Document,
    /// Findings.
    pub diagnostics: Diagnostics,
}

/// Reads a whole text.
pub fn parse(text: &str) -> Parsed {
    parse_with(text, &|_| None)
}

/// Reads what a template made.
pub fn parse_with(text: &str, blocks: &dyn Fn(usize) -> Option<Vec<Block>>) -> Parsed {
    let mut document = Document::default();
    let mut rest: Vec<&str> = text.split('\n').collect();
    let first = rest.iter().position(|l| !l.trim().is_empty());
    if let Some(i) = first
        && let Some(t) = DocumentType::from_title(&plain(rest[i]))
    {
        document.doc_type = t;
        let mut end = i + 1;
        let mut subject = Vec::new();
        while end < rest.len() && !rest[end].trim().is_empty() && !rest[end].contains('\u{E002}') {
            subject.push(plain(rest[end]));
            end += 1;
        }
        document.subject = Inlines::plain(subject.join("\n"));
        rest.drain(..end);
    }
    document.body = body(&rest.join("\n"), blocks);
    Parsed { document, diagnostics: Diagnostics::new() }
}

/// Reads a body.
pub fn parse_body(text: &str) -> (Vec<Block>, Diagnostics) {
    (body(text, &|_| None), Diagnostics::new())
}

fn body(text: &str, blocks: &dyn Fn(usize) -> Option<Vec<Block>>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open = false;
    let mut pending = String::new();
    for line in text.split('\n') {
        for c in line.chars() {
            match c {
                '\u{E000}' => open = true,
                '\u{E001}' => open = false,
                _ => {}
            }
        }
        pending.push_str(line);
        if open {
            pending.push('\n');
            continue;
        }
        let line = std::mem::take(&mut pending);
        if line.trim().is_empty() {
            continue;
        }
        if let Some(n) = line.trim().strip_prefix('\u{E002}').and_then(|r| r.strip_suffix('\u{E003}')) {
            out.extend(n.parse().ok().and_then(blocks).unwrap_or_default());
            continue;
        }
        let (label, level) = match line.split_once(' ') {
            Some(("-", _)) => ("-", Level::Dash),
            Some((l, _)) if l.strip_suffix('.').is_some_and(|r| crate::vietnamese::roman_value(r).is_some()) => {
                (l, Level::Section)
            }
            Some((l, _)) if l.strip_suffix('.').is_some_and(|r| r.parse::<u32>().is_ok()) => (l, Level::Clause),
            _ => ("", Level::Plus),
        };
        let text = parse_inlines(line[label.len()..].trim());
        out.push(if label.is_empty() {
            Block::Paragraph(text)
        } else {
            Block::Entry(Entry { level, label: label.into(), is_heading: level == Level::Section, text })
        });
    }
    out
}

fn plain(text: &str) -> String {
    text.trim().replace(['\u{E000}', '\u{E001}'], "")
}

/// Reads `**đậm**`.
pub fn parse_inlines(text: &str) -> Inlines {
    let mut out = Inlines::new();
    let (mut bold, mut literal) = (false, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{E000}' => literal = true,
            '\u{E001}' => literal = false,
            '*' if !literal && chars.peek() == Some(&'*') => {
                chars.next();
                bold = !bold;
            }
            c => out.push(&c.to_string(), TextStyle { bold, ..TextStyle::default() }),
        }
    }
    out
}

/// Writes text.
pub fn to_text(document: &Document) -> String {
    let mut out = document.subject.text();
    for b in &document.body {
        if let Block::Paragraph(t) = b {
            out.push_str(
                &t.0.iter().map(|p| if let Inline::Text(t, _) = p { t.as_str() } else { "" }).collect::<String>(),
            );
            out.push('\n');
        }
    }
    out
}

/// A value that is never read as markup.
pub fn literal(value: &str) -> String {
    format!("\u{E000}{value}\u{E001}")
}

/// The token of block list `n`.
pub fn placed(n: usize) -> String {
    format!("\u{E002}{n}\u{E003}")
}
