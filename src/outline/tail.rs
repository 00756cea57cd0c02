//! The parts below the body: Nơi nhận, signature, phụ lục.

use super::guard::plain;
use super::inline::{inlines, is_bold, unwrapped};
use super::known::{self, has_prefix, is_authority, is_contact, is_name, is_unit};
use super::lines::{Line, hashes, is_caps, is_ended, label, words};
use crate::diagnostic;
use crate::document::{Appendix, Document, Inlines, Level, Orientation, Signature};
use crate::vietnamese::at_most;

/// Characters of a line `Phụ lục …` with its title behind it: appendices whose title quotes a whole decision.
const LONGEST_ANNEX_LINE: usize = 900;

/// Characters of a line of an appendix's title that is neither bold nor in capitals: sheets pasted without their look.
const LONGEST_PLAIN_TITLE: usize = 250;

/// Lines that `(Kèm theo …)` runs over: text exported from PDF, which breaks it into three or four.
const MOST_ATTACHED: usize = 4;

/// Characters of a line above a signature: `TM.` with the full name of a steering committee.
const LONGEST_SIGNING: usize = 120;

/// Characters of a name that a template put in, which may be a marker of what is missing.
const LONGEST_GIVEN_NAME: usize = 100;

/// Characters of a line that may be the name of who signs, with rank and degree.
const LONGEST_NAME: usize = 70;

/// Lines of a signature without Nơi nhận: three of authority, a note, a second position, a name and two broken ones.
const MOST_SIGNING: usize = 8;

/// Index of the line `Phụ lục …` that starts an appendix, at or after `from`.
pub(super) fn next_appendix(lines: &[Line], from: usize) -> Option<usize> {
    (from..lines.len()).find(|&i| appendix_label(&lines[i]).is_some())
}

/// `Phụ lục II`, and a title on the same line.
fn appendix_label(line: &Line) -> Option<(String, String)> {
    let whole = !line.is_opaque() && !line.raw.contains(['\t', '|']) && at_most(&line.raw, LONGEST_ANNEX_LINE);
    whole.then(|| known::appendix_label(&line.words()))?
}

/// Reads the appendix head at `lines[0]`; returns the appendix without its body, and the index of its body.
pub(super) fn appendix_head(lines: &[Line]) -> (Appendix, usize) {
    let mut out = Appendix::default();
    let Some((label_words, title)) = lines.first().and_then(appendix_label) else { return (out, 0) };
    out.label = Some(label_words);
    let mut title = inlines(&title);
    let mut at = 1;
    while let Some(line) = lines.get(at) {
        let text = hashes(line.text()).1;
        let plain_words = line.words();
        if line.placed.is_some() || line.is_prose() || line.raw.trim().contains(['\t', '|']) {
            break;
        }
        if plain_words.starts_with("(Kèm theo") || plain_words.starts_with("(Ban hành kèm theo") {
            let (attached, next) = attached(lines, at);
            out.attached = Some(attached);
            at = next;
            break;
        }
        let first = title.0.is_empty();
        let marked = is_bold(text) || hashes(line.text()).0 > 0 || is_caps(&plain_words);
        let listed = !line.is_opaque() && (label(text).is_some() || label(&plain_words).is_some());
        let above = !line.after_blank && at > 0;
        let next_attached = lines.get(at + 1).is_some_and(|l| l.words().starts_with("(Kèm theo"));
        let loose = at_most(&plain_words, LONGEST_PLAIN_TITLE) && !is_ended(&plain_words);
        let fits = !listed
            && !is_unit(&plain_words)
            && if first {
                marked || loose && (above || next_attached)
            } else {
                above && marked || next_attached && loose
            };
        if !fits {
            break;
        }
        if !first {
            title.push(" ", Default::default());
        }
        title.append(inlines(unwrapped(text).unwrap_or(text)));
        at += 1;
    }
    out.title = title;
    if let Some(line) = lines.get(at) {
        out.orientation = match line.text() {
            "[trang ngang]" => Orientation::Landscape,
            "[trang dọc]" => Orientation::Portrait,
            _ => Orientation::Auto,
        };
        at += usize::from(out.orientation != Orientation::Auto);
    }
    (out, at)
}

/// The `(Kèm theo …)` line, which may run over a few source lines.
fn attached(lines: &[Line], at: usize) -> (Inlines, usize) {
    let mut text = lines[at].text().to_owned();
    let mut next = at + 1;
    while !words(&text).ends_with(')')
        && next < at + MOST_ATTACHED
        && let Some(line) = lines.get(next)
        && !line.after_blank
        && !line.raw.contains(['\t', '|'])
    {
        text.push(' ');
        text.push_str(line.text());
        next += 1;
    }
    let text = hashes(&text).1;
    (inlines(unwrapped(text).unwrap_or(text)), next)
}

/// What the tail took from the lines.
pub(super) struct Tail {
    /// End of the body.
    pub body: usize,
    /// Lines behind the signature that fit nowhere.
    pub stray: Vec<usize>,
    /// The Nơi nhận line.
    pub recipients: Option<usize>,
}

/// Reads Nơi nhận and the signature at the end of `lines[from..to]` into `document`.
pub(super) fn read(lines: &[Line], from: usize, to: usize, document: &mut Document) -> Tail {
    let mut tail = Tail { body: to, stray: Vec::new(), recipients: None };
    let start = (from..to).rev().find(|&i| is_recipients(lines, i, to));
    let Some(start) = start else {
        tail.body = signature_before(lines, from, to, document).unwrap_or(to);
        return tail;
    };
    tail.body = start;
    tail.recipients = Some(start);
    // Left column, then right column, of a tail that Word set in a table.
    let (mut left, mut right) = (Vec::<(usize, Line)>::new(), Vec::<(usize, Line)>::new());
    for (i, line) in lines.iter().enumerate().take(to).skip(start) {
        match line.raw.split_once('\t') {
            Some((a, b)) if !b.trim().is_empty() && i == start || is_signing_cell(b) => {
                let part = |t: &str| Line { raw: t.to_owned(), ..line.clone() };
                if !a.trim().is_empty() {
                    left.push((i, part(a)));
                }
                right.push((i, part(b)));
            }
            _ => left.push((i, line.clone())),
        }
    }
    let mut at = read_recipients(&left, document);
    if document.recipients.is_empty() {
        // The words alone, with no list: they stay in the body, or they would be printed nowhere.
        tail.recipients = None;
        tail.body = signature_before(lines, from, to, document).unwrap_or(to);
        return tail;
    }
    let mut signing: Vec<(usize, Line)> = right;
    signing.extend(left.drain(at..));
    at = read_signature(&signing, document);
    for (index, line) in signing.drain(at.min(signing.len())..) {
        let text = line.words();
        if is_contact(&text) && !line.is_opaque() {
            document.contact.push(text);
        } else {
            tail.stray.push(index);
        }
    }
    if document.signatures.is_empty() {
        tail.body = signature_before(lines, from, start, document).unwrap_or(start);
    }
    tail
}

fn is_signing_cell(text: &str) -> bool {
    let text = words(text);
    is_authority(&text) || (is_name(&text) && !text.contains(','))
}

fn is_recipients(lines: &[Line], at: usize, to: usize) -> bool {
    let line = &lines[at];
    if line.is_opaque() || line.text().starts_with('|') {
        return false;
    }
    let first = line.raw.split('\t').find(|c| !c.trim().is_empty()).unwrap_or("");
    let text = words(first);
    let text = text.trim_end_matches('*');
    let Some(rest) = known::after_recipients(text) else { return false };
    let listed = at + 1 < to && label(lines[at + 1].text()).is_some_and(|l| l.level == Level::Dash);
    if rest.is_empty() { listed || at + 1 == to } else { rest.starts_with(':') }
}

/// Reads the list; returns how many of the lines it took.
fn read_recipients(lines: &[(usize, Line)], document: &mut Document) -> usize {
    let mut at = 1;
    if let Some((_, line)) = lines.first() {
        let after = line.text().split_once(':').map_or("", |(_, rest)| rest).trim_start_matches('*').trim();
        if !after.is_empty() {
            let after = label(after).filter(|l| l.level == Level::Dash).map_or(after, |l| l.rest);
            document.recipients.push(inlines(after));
        }
    }
    while let Some((_, line)) = lines.get(at) {
        let text = line.text();
        let words = line.words();
        if line.placed.is_some() || line.raw.starts_with('|') {
            break;
        }
        if !line.is_opaque()
            && let Some(l) = label(text).filter(|l| matches!(l.level, Level::Dash | Level::Plus))
        {
            // `+` marks the lines of a list within the list.
            let within = l.level == Level::Plus
                && document
                    .recipients
                    .last()
                    .map(Inlines::text)
                    .is_some_and(|t| t.ends_with(':') || t.starts_with("+ "));
            let mut item = Inlines::plain(if within { "+ " } else { "" });
            item.append(inlines(l.rest));
            document.recipients.push(item);
        } else if is_authority(&words) || line.is_prose() {
            break;
        } else if let Some(last) = document.recipients.last_mut().filter(|_| !line.after_blank && !line.is_opaque()) {
            // A wrapped item goes on; an item typed without its dash stands alone.
            if is_ended(&last.text()) {
                document.recipients.push(inlines(text));
            } else {
                last.push(" ", Default::default());
                last.append(inlines(text));
            }
        } else if is_ended(&words) && document.recipients.is_empty() || line.is_opaque() && !line.after_blank {
            document.recipients.push(inlines(text));
        } else {
            break;
        }
        at += 1;
    }
    at
}

/// Reads authority lines, other position and name; returns how many lines they took.
fn read_signature(lines: &[(usize, Line)], document: &mut Document) -> usize {
    let mut at = 0;
    if let Some((_, line)) = lines.first()
        && let Some((a, b)) = line.raw.trim().split_once('\t')
        && is_authority(&words(a))
        && is_authority(&words(b))
    {
        return read_pair(lines, document);
    }
    let mut signature = Signature::default();
    let mut opaque_authority = 0;
    while let Some((_, line)) = lines.get(at) {
        let text = line.words();
        if line.placed.is_some() || line.is_prose() {
            break;
        }
        let last_asks_more = signature.authority.last().is_some_and(|l| has_prefix(l));
        let is_line = is_authority(&text)
            || (!signature.authority.is_empty() && !line.after_blank && is_caps(&text) && at + 1 < lines.len());
        if signature.full_name.is_none() && is_line {
            let apart = line.after_blank && !signature.authority.is_empty() && !last_asks_more;
            if apart && signature.other_position.is_none() {
                signature.other_position = Some(text);
            } else if apart {
                break;
            } else {
                signature.authority.push(text);
            }
        } else if !signature.authority.is_empty() && is_note(&text) {
            // `(Đã ký)`: no part of its own, but not to be lost.
            signature.authority.push(text);
        } else if !signature.authority.is_empty()
            && signature.full_name.is_none()
            && (is_name(&text) || line.is_opaque() && at_most(&text, LONGEST_GIVEN_NAME))
        {
            signature.full_name = Some(text);
            at += 1;
            break;
        } else if signature.authority.is_empty() && opaque_authority == 0 && line.is_opaque() && is_caps(&text) {
            opaque_authority += 1;
            signature.authority.push(text);
        } else {
            break;
        }
        at += 1;
    }
    if signature.authority.is_empty() {
        return 0;
    }
    document.signatures.push(signature);
    at
}

/// `(Đã ký)`, `(Ký, ghi rõ họ tên và đóng dấu)`.
fn is_note(text: &str) -> bool {
    text.starts_with('(') && text.ends_with(')') && at_most(text, LONGEST_SIGNING)
}

/// Two signatures side by side, parted by tabs.
fn read_pair(lines: &[(usize, Line)], document: &mut Document) -> usize {
    let mut pair = [Signature::default(), Signature::default()];
    let mut at = 0;
    while let Some((_, line)) = lines.get(at) {
        let mut cells = line.raw.split('\t');
        let (Some(a), Some(b)) = (cells.next(), cells.next()) else { break };
        let both = [words(a), words(b)];
        if cells.next().is_some() || both.iter().any(|t| !at_most(t, LONGEST_SIGNING)) {
            break;
        }
        let names = both.iter().all(|t| !is_authority(t) || t.is_empty());
        for (signature, text) in pair.iter_mut().zip(both) {
            if text.is_empty() {
                continue;
            }
            if names { signature.full_name = Some(text) } else { signature.authority.push(text) }
        }
        at += 1;
        if names {
            break;
        }
    }
    document.signatures.extend(pair);
    at
}

/// Finds a signature that ends at `to` (no Nơi nhận, or Nơi nhận below it); returns where it starts.
fn signature_before(lines: &[Line], from: usize, to: usize, document: &mut Document) -> Option<usize> {
    let mut start = to;
    let last = lines.get(to.checked_sub(1)?)?;
    if to <= from {
        return None;
    }
    if !is_authority(&last.own_words())
        && is_name(&last.words())
        && !last.raw.contains(['|'])
        && at_most(&last.words(), LONGEST_NAME)
    {
        start -= 1;
    }
    let plausible = |line: &Line| {
        let text = line.own_words();
        is_authority(&text) && label(&text).is_none() && hashes(line.text()).0 == 0 && !line.raw.contains('|')
    };
    while start > from && to - start < MOST_SIGNING && plausible(&lines[start - 1]) {
        start -= 1;
    }
    let found = &lines[start..to];
    if !found.iter().any(plausible) {
        return None;
    }
    let found: Vec<(usize, Line)> = found.iter().cloned().enumerate().collect();
    let before = document.signatures.len();
    if read_signature(&found, document) < found.len() {
        document.signatures.truncate(before);
        return None;
    }
    Some(start)
}

/// The words of a line for a note, cut short.
pub(super) fn glimpse(text: &str) -> String {
    diagnostic::glimpse(&plain(text))
}
