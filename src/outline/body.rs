//! The body: lines joined to paragraphs, labels to entries, and what is a heading.

use super::guard::{self, PROSE, plain};
use super::inline::{inlines, unwrapped};
use super::lines::{Label, Line, hashes, is_caps, is_ended, is_rule, label};
use super::table;
use super::{alike, checks, known, picture};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Block, Entry, Inline, Inlines, Level};
use crate::vietnamese::at_most;
use std::borrow::Cow;

/// Source of placed blocks.
pub(super) type Placed<'a> = &'a dyn Fn(usize) -> Option<Vec<Block>>;

/// A block with where it came from.
#[derive(Debug, Clone)]
pub(super) struct Built {
    pub block: Block,
    /// First source line.
    pub line: usize,
    /// `\~` or a literal opened it: it is no part of the letterhead's company (căn cứ, đơn vị tính).
    pub opaque: bool,
}

/// Reports numbers that are used twice or skipped. What is quoted counts for itself.
pub(super) fn check_numbers(blocks: &[Built], diagnostics: &mut Diagnostics) {
    let words: Vec<String> = blocks.iter().map(|built| words(&built.block)).collect();
    let own = blocks.iter().zip(&words).zip(checks::quoted(&words)).filter(|(_, quoted)| !quoted);
    let entries = own.filter_map(|((built, words), _)| {
        let entry = match &built.block {
            Block::Entry(entry) => Cow::Borrowed(entry),
            Block::Paragraph(text) => Cow::Owned(checks::opening(words, false, is_bold(text))?),
            Block::Centered(text) => Cow::Owned(checks::opening(words, true, is_bold(text))?),
            _ => return None,
        };
        Some((entry, Place::line(built.line)))
    });
    let entries: Vec<(Cow<'_, Entry>, Place)> = entries.collect();
    checks::numbering(entries.iter().map(|(entry, place)| (&**entry, place.clone())), diagnostics);
}

/// The words of a block of text.
fn words(block: &Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Centered(text) => text.text(),
        Block::Entry(entry) => entry.text.text(),
        _ => String::new(),
    }
}

fn is_bold(text: &Inlines) -> bool {
    let bold = |piece: &Inline| matches!(piece, Inline::Text(words, style) if style.bold || words.trim().is_empty());
    text.0.iter().all(bold)
}

/// A text block whose lines are still being collected.
struct Draft {
    label: Option<(Level, String)>,
    hashes: usize,
    text: String,
    prose: bool,
    opaque: bool,
    line: usize,
    /// Characters of the last source line, and brackets still open, to see whether the sentence goes on.
    last_length: usize,
    open_brackets: i32,
}

enum Item {
    Draft(Draft),
    Done(Built),
}

/// Columns at which text copied out of e-mail and old PDF exports is wrapped by hard line breaks.
const WRAPS: std::ops::RangeInclusive<usize> = 50..=110;

/// Lines from which on a wrap shows; a short công văn pasted line by line has fewer and proves nothing.
const FEWEST_WRAPPED: usize = 8;

/// `***đậm nghiêng***` opens with three; more are a drawn line.
const MOST_STARS: usize = 3;

/// Characters of words in capitals that may still be a title going on over lines: plans whose Phần has a title of five
/// lines. Longer ones are a text typed with Caps Lock on.
const LONGEST_CAPITALS: usize = 600;

/// Characters of `Đơn vị tính: …` above a table, with the list of units that budget tables put there.
const LONGEST_UNIT: usize = 160;

/// Characters of a mục's title in capitals: those of programmes that quote a decision in full.
const LONGEST_CAPS_TITLE: usize = 400;

/// Characters of a title without an end sign; beyond them it is a paragraph that lost its full stop.
const LONGEST_TITLE: usize = 200;

/// Characters of a title that ends as a sentence does: plans typed with `1. Mục đích.` throughout.
pub(super) const LONGEST_ENDED_TITLE: usize = 80;

const CAPTION: (&str, &str) = ("<caption>", "</caption>");
const CENTER: (&str, &str) = ("<center>", "</center>");
/// A page break the drafter asks for.
pub(super) const PAGE_BREAK: &str = "[ngắt trang]";

/// Reads body lines into blocks.
pub(super) fn read(lines: &[Line], placed: Placed<'_>, diagnostics: &mut Diagnostics) -> Vec<Built> {
    let wrap = wrap_width(lines);
    let mut items: Vec<Item> = Vec::new();
    let mut caption: Option<Inlines> = None;
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        let opaque = line.is_opaque();
        let done = |block| Item::Done(Built { block, line: line.number, opaque });
        if let Some(n) = line.placed {
            match placed(n) {
                Some(blocks) => items.extend(blocks.into_iter().map(done)),
                None => items.push(done(Block::Paragraph(Inlines::missing("nội dung chèn vào đây")))),
            }
            at += 1;
            continue;
        }
        if let Some((mut table, next)) = table::read(lines, at, diagnostics) {
            table.caption = caption.take();
            table.unit = take_unit(&mut items);
            items.push(done(Block::Table(table)));
            at = next;
            continue;
        }
        at += 1;
        if !opaque {
            if is_rule(line.text()) {
                continue;
            }
            let text = line.text();
            if let Some(inner) = between(text, CAPTION) {
                caption = Some(inlines(inner));
                continue;
            }
            if let Some(inner) = between(text, CENTER) {
                items.push(done(Block::Centered(inlines(inner))));
                continue;
            }
            if let Some(image) = picture::read(text) {
                items.push(done(Block::Image(image)));
                continue;
            }
            if text == PAGE_BREAK {
                items.push(done(Block::PageBreak));
                continue;
            }
            if matches!(line.words().as_str(), "QUYẾT ĐỊNH:" | "QUYẾT NGHỊ:") {
                let bold = crate::document::TextStyle { bold: true, ..Default::default() };
                items.push(done(Block::Centered(Inlines::styled(line.words(), bold))));
                continue;
            }
        }
        let new = draft(line);
        if let Some(Item::Draft(open)) = items.last_mut()
            && new.label.is_none()
            && new.hashes == 0
            && joins(open, line, wrap)
        {
            join(open, line);
            continue;
        }
        items.push(Item::Draft(new));
    }
    if let Some(caption) = caption {
        let line = lines.last().map_or(1, |l| l.number);
        items.push(Item::Done(Built { block: Block::Centered(caption), line, opaque: false }));
    }
    finish(items, diagnostics)
}

fn between<'a>(text: &'a str, tags: (&str, &str)) -> Option<&'a str> {
    text.strip_prefix(tags.0)?.strip_suffix(tags.1)
}

/// The column at which a hard-wrapped text was wrapped; 0 when every paragraph is one line.
fn wrap_width(lines: &[Line]) -> usize {
    let lengths: Vec<usize> =
        lines.iter().filter(|l| !l.raw.contains(['\t', '|'])).map(|l| l.text().chars().count()).collect();
    let widest = lengths.iter().copied().max().unwrap_or(0);
    let full = lengths.iter().filter(|&&n| n * 5 >= widest * 4).count();
    if lengths.len() >= FEWEST_WRAPPED && WRAPS.contains(&widest) && full * 3 >= lengths.len() { widest } else { 0 }
}

fn draft(line: &Line) -> Draft {
    let text = line.text();
    let mut out = Draft {
        label: None,
        hashes: 0,
        text: String::new(),
        prose: false,
        opaque: line.is_opaque(),
        line: line.number,
        last_length: 0,
        open_brackets: 0,
    };
    let (count, rest) = hashes(text);
    out.hashes = count;
    let stars = rest.len() - rest.trim_start_matches('*').len();
    let marks = &rest[..if stars <= MOST_STARS { stars } else { 0 }];
    // `**1.7. Đề nghị** phối hợp`: the label stands inside the markup; the rest of the run keeps it.
    let found = match (out.opaque && !line.text().starts_with('#'), label(rest)) {
        (true, _) => None,
        (_, Some(l)) => Some((l, "")),
        (_, None) => label(&rest[marks.len()..]).filter(|l| !marks.is_empty() && !is_mark(l)).map(|l| (l, marks)),
    };
    match found {
        Some((l, marks)) => {
            out.label = Some((l.level, plain(l.text).trim().to_owned()));
            out.prose = l.rest.starts_with(PROSE);
            out.text = format!("{marks}{}", l.rest);
        }
        None => {
            out.prose = line.is_prose();
            out.text = rest.to_owned();
        }
    }
    out.last_length = text.chars().count();
    out.open_brackets = brackets(text);
    out
}

fn is_mark(label: &Label<'_>) -> bool {
    matches!(label.level, Level::Dash | Level::Plus)
}

fn brackets(text: &str) -> i32 {
    text.chars().map(|c| i32::from(c == '(') - i32::from(c == ')')).sum()
}

/// Characters below which an unended numbered line is taken for a title.
const TITLE: usize = 60;

/// Words after which a sentence cannot end.
const CONNECTORS: &[&str] = &[
    "và", "của", "với", "theo", "tại", "các", "những", "về", "cho", "là", "để", "từ", "đến", "bởi", "hoặc", "như",
    "thuộc",
];

/// Whether the line carries on the sentence of the block above (a wrapped line, or a page break inside it).
fn joins(open: &Draft, line: &Line, wrap: usize) -> bool {
    if line.is_opaque() || open.hashes > 0 {
        return false;
    }
    let text = line.text();
    let caps = is_caps(&line.words());
    if let Some((level, _)) = &open.label {
        if open.text.is_empty() {
            return !line.after_blank || matches!(level, Level::Part | Level::Chapter);
        }
        if matches!(level, Level::Part | Level::Chapter) {
            return caps && !line.after_blank && is_caps(&plain(&open.text));
        }
    }
    if is_ended(&open.text) {
        return false;
    }
    let above_caps = at_most(&open.text, LONGEST_CAPITALS) && is_caps(&plain(&open.text));
    if above_caps || caps {
        let section = open.label.as_ref().is_some_and(|l| l.0 == Level::Section);
        return section && above_caps && caps && !line.after_blank;
    }
    let first = text.trim_start_matches(['*', '“', '"', '‘', '\'']).chars().next();
    if first.is_some_and(|c| c.is_lowercase() || ",;.)".contains(c)) {
        return true;
    }
    if known::is_basis(&open.text) && open.text.ends_with(',') && known::is_enactment(&line.words()) {
        return false;
    }
    let last = open.text.split_whitespace().next_back().unwrap_or("");
    // A short numbered line is a title, whatever word it ends with.
    let title = open.label.as_ref().is_some_and(|l| rank(l.0) < rank(Level::Point)) && open.last_length < TITLE;
    if !title && (open.text.ends_with(',') || CONNECTORS.contains(&last.trim_matches('*')) || open.open_brackets > 0) {
        return true;
    }
    let middle = first.is_some_and(|c| c.is_ascii_digit() || (c == '(' && !line.after_blank));
    if middle && open.last_length >= TITLE {
        return true;
    }
    let word = text.split_whitespace().next().map_or(0, |w| w.chars().count());
    wrap > 0 && !line.after_blank && open.last_length + 1 + word > wrap
}

fn join(open: &mut Draft, line: &Line) {
    let text = line.text();
    if !open.text.is_empty() {
        open.text.push(' ');
    }
    open.text.push_str(text);
    open.last_length = text.chars().count();
    open.open_brackets = (open.open_brackets + brackets(text)).max(0);
}

/// `Đơn vị tính: …` directly above a table belongs to it.
fn take_unit(items: &mut Vec<Item>) -> Option<Inlines> {
    let Some(Item::Draft(d)) = items.last() else { return None };
    if d.label.is_some() || d.hashes > 0 || d.opaque || !at_most(&d.text, LONGEST_UNIT) {
        return None;
    }
    let words = super::lines::words(&d.text).to_lowercase();
    let words = words.trim_start_matches('(');
    if !["đơn vị tính:", "đvt:", "đơn vị:"].iter().any(|w| words.starts_with(w)) {
        return None;
    }
    let unit = inlines(unwrapped(&d.text).unwrap_or(&d.text));
    items.pop();
    Some(unit)
}

/// How deep a level lies.
pub(super) fn rank(level: Level) -> u8 {
    match level {
        Level::Part => 0,
        Level::Chapter => 1,
        Level::Section => 2,
        Level::Article => 3,
        Level::Clause => 4,
        Level::Subclause => 5,
        Level::Subsubclause => 6,
        Level::Point => 7,
        Level::Dash => 8,
        Level::Plus => 9,
    }
}

fn finish(items: Vec<Item>, diagnostics: &mut Diagnostics) -> Vec<Built> {
    let below: Vec<bool> = items
        .iter()
        .enumerate()
        .map(|(i, item)| match (item, items.get(i + 1)) {
            (Item::Draft(Draft { label: Some((level, _)), .. }), Some(Item::Draft(next))) => {
                next.label.as_ref().is_some_and(|n| rank(n.0) > rank(*level))
            }
            (_, Some(Item::Done(next))) => !matches!(next.block, Block::Paragraph(_)),
            _ => false,
        })
        .collect();
    let mut out = Vec::with_capacity(items.len());
    for (item, below) in items.into_iter().zip(below) {
        match item {
            Item::Done(built) => out.push(built),
            Item::Draft(d) => out.extend(close(d, below, diagnostics)),
        }
    }
    alike::agree(&mut out);
    out
}

fn close(d: Draft, below: bool, diagnostics: &mut Diagnostics) -> Option<Built> {
    let built = |block| Some(Built { block, line: d.line, opaque: d.opaque });
    let Some((level, label)) = d.label else {
        if d.hashes == 0 || d.prose {
            let text = d.text.replace('\t', "<tab>");
            let words = inlines(&text);
            if words.0.is_empty() {
                return None;
            }
            return built(Block::Paragraph(words));
        }
        let level = match d.hashes {
            1 | 2 => Level::Section,
            3 => Level::Clause,
            4 => Level::Subclause,
            _ => Level::Subsubclause,
        };
        diagnostics.add(
            code::OUTLINE_DE_MUC_KHONG_SO,
            Place::line(d.line),
            format!("Đề mục không có số: “{}”", plain(&d.text)),
            "Đánh số đề mục (I., 1., 1.1.) nếu văn bản chia theo số",
        );
        let text = inlines(unwrapped(&d.text).unwrap_or(&d.text));
        return built(Block::Entry(Entry { level, label: String::new(), is_heading: true, text }));
    };
    let is_heading = !d.prose && is_heading(level, d.hashes > 0, &d.text, below);
    let source = if is_heading { unwrapped(&d.text).unwrap_or(&d.text) } else { &d.text };
    let text = inlines(&source.replace('\t', "<tab>"));
    built(Block::Entry(Entry { level, label, is_heading, text }))
}

/// Whether a labelled line is a title, or a paragraph that happens to be numbered.
pub(super) fn is_heading(level: Level, marked: bool, text: &str, below: bool) -> bool {
    match level {
        Level::Part | Level::Chapter => return true,
        Level::Point | Level::Dash | Level::Plus => return marked,
        _ if marked || unwrapped(text).is_some() => return true,
        _ => {}
    }
    // A bold run at the start (`**Đề nghị Sở X** chủ trì…`) carries its own weight.
    if text.is_empty() || text.starts_with("**") || text.starts_with("<b>") {
        return false;
    }
    let length = text.chars().count();
    if level == Level::Section && length <= LONGEST_CAPS_TITLE && is_caps(&plain(text)) {
        return true;
    }
    if length > LONGEST_TITLE {
        return false;
    }
    if !is_ended(text) {
        return true;
    }
    if level == Level::Article {
        return false;
    }
    let words = plain(text);
    let closes = words.trim_end_matches(['*', ' ', '”', '"', ')']);
    below
        && match closes.chars().next_back() {
            Some(';') => false,
            Some(':') => length <= TITLE,
            _ => {
                length <= LONGEST_ENDED_TITLE
                    && !closes.trim_end_matches('.').contains(". ")
                    && !closes.ends_with("./.")
            }
        }
}

/// True when `guard::read_escapes` output of this line would open a new block whatever stands above.
pub(super) fn opens_block(line: &str) -> bool {
    let source = guard::read_escapes(line);
    let made = Line { number: 1, raw: source, after_blank: true, placed: None };
    let d = draft(&made);
    d.label.is_some() || d.hashes > 0
}

/// True when the line could be joined to the block above it, whose text is given.
pub(super) fn may_join(above: &str, is_heading: bool, line: &str) -> bool {
    let text = line.trim_start_matches(['*', '“', '"', '‘', '\'']);
    let title = is_heading && above.chars().count() + 10 < TITLE;
    !(is_ended(above) || title && text.starts_with(char::is_uppercase))
}
