//! Runs of a DOCX to inline text.

use crate::document::{Inline, Inlines, TextStyle};
use crate::docx::read::model::{Paragraph, RunKind, Source, Underline, VerticalAlign, paragraphs};
use crate::parts::Line;
use crate::vietnamese::clean;

/// What of the look of letters is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Bold, italic, underlined.
    All,
    /// Nothing: the part has a form of its own.
    Words,
}

/// The text of some lines of one paragraph, parted by line breaks; the automatic number is not in it.
pub(super) fn inlines(source: &Source, lines: &[&Line<'_>], keep: Keep) -> Inlines {
    let mut out = Inlines::new();
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            out.0.push(Inline::Break);
        }
        let mut own = Inlines::new();
        for (run, range) in &line.runs {
            let Some(text) = run.text.get(range.clone()) else { continue };
            if run.format.hidden || matches!(run.kind, RunKind::PageBreak | RunKind::ColumnBreak) {
                continue;
            }
            let style = match keep {
                Keep::Words => TextStyle::default(),
                Keep::All => TextStyle {
                    bold: run.format.bold,
                    italic: run.format.italic,
                    underline: run.format.underline != Underline::None
                        && run.format.vertical == VerticalAlign::Baseline,
                    ..TextStyle::default()
                },
            };
            own.push(&clean(text).text.replace('\n', " "), style);
        }
        notes(source, line.paragraph, line, &mut own);
        trim(&mut own);
        out.append(own);
    }
    out
}

/// Footnotes whose marks stand in this line.
fn notes(source: &Source, paragraph: &Paragraph, line: &Line<'_>, out: &mut Inlines) {
    // A mark has no text, so it is in no range of the line: it goes with the last line of its paragraph.
    let own: usize = line.runs.iter().map(|(run, _)| run.span.start).max().unwrap_or(0);
    let last = paragraph.runs.iter().filter(|r| !r.text.trim().is_empty()).map(|r| r.span.start).max();
    if last.is_some_and(|last| last > own) {
        return;
    }
    for run in &paragraph.runs {
        let list = match run.kind {
            RunKind::FootnoteRef(id) => source.footnotes.iter().find(|n| n.id == id),
            RunKind::EndnoteRef(id) => source.endnotes.iter().find(|n| n.id == id),
            _ => None,
        };
        if let Some(note) = list {
            let text: Vec<String> = paragraphs(&note.blocks).map(|p| clean(p.text().trim()).text).collect();
            out.0.push(Inline::Footnote(Inlines::plain(text.join(" ").trim())));
        }
    }
}

/// Takes white space off both ends, and makes one of several spaces.
fn trim(text: &mut Inlines) {
    let mut open = true;
    for piece in &mut text.0 {
        if let Inline::Text(words, _) = piece {
            let mut out = String::with_capacity(words.len());
            for c in words.chars() {
                let space = c == ' ' || c == '\u{a0}';
                if !(space && open) {
                    out.push(c);
                }
                open = space;
            }
            *words = out;
        } else {
            open = matches!(piece, Inline::Tab | Inline::Break);
        }
    }
    while let Some(Inline::Text(words, _)) = text.0.last_mut() {
        let bare = words.trim_end().len();
        words.truncate(bare);
        if bare > 0 {
            break;
        }
        text.0.pop();
    }
    text.0.retain(|p| !matches!(p, Inline::Text(words, _) if words.is_empty()));
    while matches!(text.0.first(), Some(Inline::Tab)) {
        text.0.remove(0);
    }
}

/// Takes so many characters, and the white space behind them, off the front.
pub(super) fn cut_front(text: &mut Inlines, characters: usize) {
    let mut left = characters;
    let mut space = true;
    for piece in &mut text.0 {
        match piece {
            Inline::Text(words, _) => {
                let mut at = 0;
                for c in words.chars() {
                    if left > 0 {
                        // White space was folded when the characters were counted.
                        left -= 1;
                    } else if !(space && c.is_whitespace()) {
                        space = false;
                        break;
                    }
                    at += c.len_utf8();
                }
                words.replace_range(..at, "");
            }
            Inline::Tab | Inline::Break if left == 0 && space => {
                *piece = Inline::Text(String::new(), TextStyle::default())
            }
            Inline::Tab => left = left.saturating_sub(1),
            _ => break,
        }
        if left == 0 && !space {
            break;
        }
    }
    text.0.retain(|p| !matches!(p, Inline::Text(words, _) if words.is_empty()));
}

/// Takes bold off: a heading is bold by its form.
pub(super) fn unbold(text: &mut Inlines) {
    for piece in &mut text.0 {
        if let Inline::Text(_, style) = piece {
            style.bold = false;
        }
    }
    let pieces = std::mem::take(&mut text.0);
    text.append(Inlines(pieces));
}
