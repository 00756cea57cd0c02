//! What is attached below the signature: phụ lục, and quy chế, danh sách, biểu without that word.

use super::AppendixPart;
use super::ending::{first_line, holds_recipients, inside};
use super::line::{Item, Line, Lines, Side};
use crate::docx::read::model::Align;
use crate::outline::known;
use crate::outline::lines::{is_caps, is_rule, label};
use crate::standard::Profile;
use crate::vietnamese::at_most;
use std::ops::Range;

/// Items that the head of an attachment takes up at most.
pub(super) const HEAD: usize = 10;

/// Places of Nơi nhận that a document and what is attached to it have at most.
const MOST_ENDS: usize = 2;

/// Items behind which, in a document without Nơi nhận, a line `Phụ lục …` is a mention unless it opens a page: quy chế that
/// list their forms at the end.
const FAR: usize = 12;

/// Characters of `Biểu số 01-KH/UBND`.
const LONGEST_FORM_NUMBER: usize = 30;

/// Characters of a line of an attachment's title: those that quote a whole decision.
const LONGEST_TITLE: usize = 400;

/// Items at which a phụ lục or another attachment starts.
pub(super) fn starts(lines: &Lines<'_>) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    // A regulation that was issued with a decision, in a file of its own: all of it is attached.
    if is_alone(lines) {
        out.push(0);
    }
    // Before the signature a line `Phụ lục …` is a mention, unless the file holds nothing but appendices.
    let recipients = |item: &Item| holds_recipients(lines, item);
    // A collection of model documents has many ends, and nothing is attached to any of them.
    let named = |item: &&Item| match item {
        Item::Line(at) => known::is_recipients(&lines.all[*at].text),
        Item::Table(t) => inside(lines, *t).any(|l| known::is_recipients(&l.text)),
    };
    let models = lines.items.iter().filter(named).count() > MOST_ENDS;
    let ended = match models {
        true => lines.items.iter().rposition(recipients),
        false => lines.items.iter().position(recipients),
    };
    let from = ended.map_or(0, |at| at + 1);
    for (i, item) in lines.items.iter().enumerate().skip(from) {
        let found = match item {
            Item::Line(at) if is_labelled(lines, i, *at, ended.is_some()) => Some(i),
            _ if models || out.first() == Some(&0) => None,
            _ if out.is_empty() && ended.is_some_and(|end| opens(lines, end, i)) => Some(i),
            Item::Line(at) if is_attached(&lines.all[*at].text) => {
                let headed = out.last().is_some_and(|start| {
                    let between = lines.items.get(start + 1..i).unwrap_or_default();
                    between.len() <= HEAD && between.iter().all(|b| matches!(b, Item::Line(_)))
                });
                if headed { None } else { heading(lines, from, i, ended.is_none()) }
            }
            _ => None,
        };
        if let Some(found) = found.filter(|found| out.last().is_none_or(|last| last < found)) {
            out.push(found);
        }
    }
    if ended.is_none() && out.first().is_some_and(|first| *first > FAR && !starts_page(lines, *first)) {
        out.clear();
    }
    out
}

/// A file that begins with a title and `(Kèm theo Quyết định …)` and has no number and no day of its own.
fn is_alone(lines: &Lines<'_>) -> bool {
    let mut titled = false;
    for item in lines.items.iter().take(HEAD) {
        let own: Vec<&Line<'_>> = match item {
            Item::Line(at) => vec![&lines.all[*at]],
            Item::Table(t) => inside(lines, *t).take(HEAD).collect(),
        };
        for line in own {
            if is_attached(&line.text) {
                return titled;
            }
            let other = known::code(&line.text).is_some()
                || known::date(&line.text).is_some()
                || known::is_basis(&line.text)
                || known::is_addressed(&line.text)
                || known::appendix_label(&line.text).is_some()
                || !at_most(&line.text, LONGEST_TITLE);
            if other {
                return false;
            }
            titled |= is_caps(&line.shown()) && known::type_name(Profile::Administrative, &line.text).is_some();
        }
    }
    false
}

/// `Phụ lục …` where it can be a heading.
fn is_labelled(lines: &Lines<'_>, item: usize, at: usize, ended: bool) -> bool {
    let line = &lines.all[at];
    let Some((_, title)) = known::appendix_label(&line.text) else { return false };
    let middle = line.paragraph.align == Align::Center || line.paragraph.outline_level.is_some();
    let set_off = line.paragraph.page_break_before || line.after_blank || item == 0 || at == 0;
    middle || title.is_empty() && (set_off || ended)
}

/// What stands on a new page below a signature that is complete, and a letterhead wherever it stands below it.
fn opens(lines: &Lines<'_>, end: usize, item: usize) -> bool {
    let Some(first) = lines.items.get(item).and_then(|i| first_line(lines, i)) else { return false };
    let motto = |l: &Line<'_>| known::is_motto(&l.upper());
    let letterhead = match lines.items[item] {
        Item::Line(at) => motto(&lines.all[at]) || lines.all[at].side == Side::Left && motto_near(lines, at),
        Item::Table(t) => inside(lines, t).any(motto),
    };
    if letterhead {
        return true;
    }
    // A signature may stand above Nơi nhận as well as beside or below it.
    let above = lines.items.get(end.saturating_sub(6)).and_then(|i| first_line(lines, i)).unwrap_or(0);
    let mut signing = false;
    let signed = lines.all.get(above..first).unwrap_or_default().iter().any(|l| {
        let authority = known::is_authority(&l.shown()) && label(&l.text).is_none();
        signing |= authority;
        signing && !authority && known::is_name(&l.text)
    });
    signed && starts_page(lines, item)
}

fn motto_near(lines: &Lines<'_>, at: usize) -> bool {
    lines.all.get(at + 1).is_some_and(|l| l.side == Side::Right && known::is_motto(&l.upper()))
}

fn starts_page(lines: &Lines<'_>, item: usize) -> bool {
    let first = lines.items.get(item).and_then(|i| first_line(lines, i));
    first.is_some_and(|at| lines.all[at].new_page)
}

/// The heading above a line `(Kèm theo …)`: up to where its page begins, else its first line in capitals. `paged`: only
/// one that begins a page counts.
fn heading(lines: &Lines<'_>, from: usize, attached: usize, paged: bool) -> Option<usize> {
    let mut found = (!paged).then_some(attached);
    for i in (from.max(attached.saturating_sub(HEAD))..=attached).rev() {
        let Some(Item::Line(at)) = lines.items.get(i) else { break };
        let line = &lines.all[*at];
        if i < attached && (line.paragraph.align != Align::Center && !is_caps(&line.shown())) && !line.new_page
            || known::is_authority(&line.shown()) && !line.new_page
        {
            break;
        }
        if line.new_page {
            return Some(i);
        }
        if !paged && i < attached && (is_caps(&line.shown()) || is_form_number(&line.text)) {
            found = Some(i);
        }
    }
    found
}

/// `Biểu số 01`, `Mẫu 2`
fn is_form_number(text: &str) -> bool {
    let digits = text.chars().any(|c| c.is_ascii_digit()) || text.contains(" số ");
    at_most(text, LONGEST_FORM_NUMBER) && digits && ["Biểu", "Mẫu", "Bảng"].iter().any(|w| text.starts_with(w))
}

/// The head of an attachment and the items of its content.
pub(super) fn part(lines: &Lines<'_>, items: Range<usize>) -> AppendixPart {
    let first = lines.items.get(items.start).and_then(|item| first_line(lines, item));
    let mut out = AppendixPart { first, body: items.clone(), ..AppendixPart::default() };
    for i in items.clone() {
        let Some(item) = lines.items.get(i) else { break };
        let at = match item {
            Item::Line(at) => *at,
            Item::Table(t) if i == items.start && inside(lines, *t).any(|l| known::is_motto(&l.upper())) => {
                let first = first_line(lines, item).unwrap_or(0);
                out.letterhead.extend(first..first + inside(lines, *t).count());
                out.body.start = i + 1;
                continue;
            }
            Item::Table(t) if inside(lines, *t).next().is_some_and(|l| is_attached(&l.text)) => {
                // `(Kèm theo …)` set in a table, a row a line.
                let first = first_line(lines, item).unwrap_or(0);
                out.attached.extend(first..first + inside(lines, *t).count());
                out.body.start = i + 1;
                break;
            }
            Item::Table(_) => break,
        };
        let line = &lines.all[at];
        let middle = line.paragraph.align == Align::Center;
        let named = known::appendix_label(&line.text).is_some();
        if out.label.is_empty() && (line.side != Side::Whole || known::is_motto(&line.upper())) {
            out.letterhead.push(at);
        } else if out.label.is_empty() && (named || !is_rule(&line.text) && (middle || is_caps(&line.shown()))) {
            out.is_annex = named;
            out.label.push(at);
        } else if is_attached(&line.text) || !out.attached.is_empty() && !lines.all[out.attached[0]].text.ends_with(')')
        {
            out.attached.push(at);
            if line.text.ends_with(')') {
                out.body.start = i + 1;
                break;
            }
        } else if is_rule(&line.text) {
        } else if out.attached.is_empty()
            && !out.label.is_empty()
            && label(&line.text).is_none()
            && !known::is_unit(&line.text)
            && (middle || is_caps(&line.shown()))
            && at_most(&line.text, LONGEST_TITLE)
        {
            out.title.push(at);
        } else {
            break;
        }
        out.body.start = i + 1;
    }
    // A name alone is a title, not what stands above one.
    if !out.is_annex
        && out.title.is_empty()
        && out.label.first().is_some_and(|at| !is_form_number(&lines.all[*at].text))
    {
        out.title = std::mem::take(&mut out.label);
    }
    out
}

fn is_attached(text: &str) -> bool {
    let lower = text.trim_start_matches('(').to_lowercase();
    text.starts_with('(') && (lower.starts_with("kèm theo") || lower.starts_with("ban hành kèm theo"))
}
