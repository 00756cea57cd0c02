//! The parts below the body: Nơi nhận, signatures, phụ lục.

use super::line::{Home, Item, Line, Lines, Side};
use super::{Ending, SignaturePart};
use crate::outline::known;
use crate::outline::lines::{is_caps, is_ended, is_rule, label};
use crate::vietnamese::at_most;

/// Lines of one signature: four of authority, a note, a second position and a name, one of them broken by hand.
const MOST_COLUMN_LINES: usize = 10;

/// Signatures side by side: biên bản with chairman, secretary and witness.
const MOST_COLUMNS: usize = 3;

/// Lines and rows of a table that is nothing but signatures; larger ones are lists of people with their positions.
const MOST_TABLE_LINES: usize = 24;
const MOST_TABLE_ROWS: usize = 6;

/// Items below such a table: address lines and blank drawings.
const MOST_BELOW: usize = 12;

/// Lines below the last line of authority: a note, a second position, a name, and the address of the office.
const MOST_UNDER: usize = 6;

/// Characters of a line of a signature: `TM.` with the full name of a steering committee.
const LONGEST_SIGNING: usize = 120;

/// The lines of a table.
pub(super) fn inside<'l, 's>(lines: &'l Lines<'s>, table: usize) -> impl Iterator<Item = &'l Line<'s>> {
    lines.all.iter().filter(move |l| matches!(l.home, Home::Cell { table: t, .. } if t == table))
}

/// The first line of an item; none in an empty table.
pub(super) fn first_line(lines: &Lines<'_>, item: &Item) -> Option<usize> {
    match item {
        Item::Line(at) => Some(*at),
        Item::Table(t) => lines.all.iter().position(|l| matches!(l.home, Home::Cell { table, .. } if table == *t)),
    }
}

/// Finds Nơi nhận and the signatures in `items[body..main]`; gives them and the end of the body.
pub(super) fn find(lines: &Lines<'_>, body: usize, main: usize) -> (Ending, usize) {
    let mut out = Ending::default();
    let items = lines.items.get(body..main).unwrap_or_default();
    let first_line = |item: &Item| first_line(lines, item);
    let start = items.iter().rposition(|item| match item {
        Item::Line(at) => known::is_recipients(&lines.all[*at].text),
        Item::Table(t) => inside(lines, *t).any(|l| known::is_recipients(&l.text)),
    });
    let start = start.or_else(|| signing_table(lines, items)).map(|at| at + body);
    let Some(start) = start else {
        let at = signing_lines(lines, body, main);
        if let Some(at) = at {
            let numbers: Vec<usize> = lines.items[at..main].iter().filter_map(first_line).collect();
            sign(lines, &numbers, &mut out);
        }
        return (out, at.unwrap_or(main));
    };
    let from = lines.items.get(start).and_then(first_line).unwrap_or(0);
    let to = lines.items.get(main).and_then(first_line).unwrap_or(lines.all.len());
    let title = (from..to).find(|at| known::is_recipients(&lines.all[*at].text));
    let column = |at: usize| match (lines.all[at].home, lines.all[at].side) {
        (Home::Cell { table, column, .. }, _) => (table + 1, column),
        (Home::Box, _) => (0, 2),
        (Home::Body, Side::Right) => (0, 1),
        (Home::Body, _) => (0, 0),
    };
    let own = title.map(column);
    let mut columns: Vec<((usize, usize), Vec<usize>)> = Vec::new();
    for at in from..to {
        if Some(at) == title {
            out.recipients_title.push(at);
            continue;
        }
        let place = column(at);
        // The list ends where a signature begins in the same column.
        let listed = Some(place) == own && title.is_some_and(|t| at > t) && columns.iter().all(|c| c.0 != place);
        if listed && !known::is_authority(&lines.all[at].shown()) && !ends_list(lines, &out, at) {
            out.recipients.push(at);
            continue;
        }
        match columns.iter_mut().find(|c| c.0 == place) {
            Some(found) => found.1.push(at),
            None => columns.push((place, vec![at])),
        }
    }
    let mut end = start;
    for (_, numbers) in columns {
        sign(lines, &numbers, &mut out);
    }
    // In a biên bản, or where two organs sign together, the signatures stand above Nơi nhận.
    if out.signatures.is_empty()
        && let Some(Item::Table(table)) =
            start.checked_sub(1).filter(|at| *at >= body).and_then(|at| lines.items.get(at))
        && let Some(columns) = signing_columns(lines, *table)
    {
        columns.iter().for_each(|numbers| sign(lines, numbers, &mut out));
        end = start - 1;
    } else if out.signatures.is_empty()
        && let Some(at) = signing_lines(lines, body, start)
    {
        let numbers: Vec<usize> = lines.items[at..start].iter().filter_map(first_line).collect();
        sign(lines, &numbers, &mut out);
        end = at;
    }
    (out, end)
}

/// True when a line below the `Lưu` line, or set off from the list, is no more of it.
fn ends_list(lines: &Lines<'_>, out: &Ending, at: usize) -> bool {
    let line = &lines.all[at];
    let dash = line.text.starts_with(['-', '–', '+', '•', '*']);
    let closed = out.recipients.last().is_some_and(|last| {
        let text = &lines.all[*last].text;
        text.contains("Lưu") && is_ended(text)
    });
    !dash && (closed || line.after_blank && !out.recipients.is_empty())
}

/// The columns of a table that holds signatures and nothing else: each begins with a position, and one has a name.
fn signing_columns(lines: &Lines<'_>, table: usize) -> Option<Vec<Vec<usize>>> {
    let mut columns: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, line) in lines.all.iter().enumerate() {
        let Home::Cell { table: t, column, .. } = line.home else { continue };
        match columns.iter_mut().find(|(c, _)| *c == column) {
            _ if t != table => {}
            Some((_, numbers)) => numbers.push(at),
            None => columns.push((column, vec![at])),
        }
    }
    columns.sort_by_key(|(column, _)| *column);
    let columns: Vec<Vec<usize>> = columns.into_iter().map(|(_, numbers)| numbers).collect();
    let authority = |at: &usize| known::is_authority(&lines.all[*at].shown());
    let headed = columns.iter().all(|c| c.len() <= MOST_COLUMN_LINES && c.first().is_some_and(authority));
    let named = columns.iter().flatten().any(|at| !authority(at) && known::is_name(&lines.all[*at].text));
    (headed && named && columns.len() <= MOST_COLUMNS).then_some(columns)
}

/// A table without Nơi nhận that holds a signature and nothing else, at the end.
fn signing_table(lines: &Lines<'_>, items: &[Item]) -> Option<usize> {
    let at = items.iter().rposition(|item| matches!(item, Item::Table(_)))?;
    let Item::Table(table) = items[at] else { return None };
    let count = inside(lines, table).count();
    let signing = inside(lines, table).any(|l| known::is_authority(&l.shown()));
    let small = count <= MOST_TABLE_LINES && lines.tables[table].rows.len() <= MOST_TABLE_ROWS;
    (signing && small && items.len() - at <= MOST_BELOW).then_some(at)
}

/// Where a signature that ends at `to` starts.
fn signing_lines(lines: &Lines<'_>, from: usize, to: usize) -> Option<usize> {
    let line = |i: usize| match lines.items.get(i) {
        Some(Item::Line(at)) => Some(&lines.all[*at]),
        _ => None,
    };
    let authority = |i: usize| line(i).is_some_and(|l| known::is_authority(&l.shown()) && label(&l.text).is_none());
    let last = (from..to).rev().take(MOST_UNDER).find(|i| authority(*i))?;
    let start = (from..=last).rev().take_while(|i| authority(*i)).last()?;
    let plain = |i: usize| line(i).is_some_and(|l| at_most(&l.text, LONGEST_SIGNING) && !l.text.ends_with([':', ';']));
    (last + 1..to).all(plain).then_some(start)
}

/// Reads the lines of one column as a signature.
fn sign(lines: &Lines<'_>, numbers: &[usize], out: &mut Ending) {
    let mut own = SignaturePart::default();
    for &at in numbers {
        let line = &lines.all[at];
        let shown = line.shown();
        let bracketed = line.text.starts_with(['(', '[', '“', '"']) && at_most(&line.text, LONGEST_SIGNING);
        if own.authority.is_empty() {
            if known::is_authority(&shown) {
                own.authority.push(at);
            } else if known::is_contact(&line.text) {
                out.contact.push(at);
            } else if !is_rule(&line.text) {
                out.stray.push(at);
            }
        } else if bracketed {
            own.note.push(at);
        } else if own.full_name.is_empty() && (known::is_authority(&shown) || is_caps(&shown) && !line.after_blank) {
            if line.after_blank && !ends_with_prefix(lines, &own) {
                own.other_position.push(at);
            } else {
                own.authority.push(at);
            }
        } else if own.full_name.is_empty() && known::is_name(&line.text) {
            own.full_name.push(at);
        } else if known::is_contact(&line.text) {
            out.contact.push(at);
        } else {
            out.stray.push(at);
        }
    }
    if !own.authority.is_empty() {
        out.signatures.push(own);
    }
}

/// The last line of authority asks for another: `KT. CHỦ TỊCH`.
fn ends_with_prefix(lines: &Lines<'_>, own: &SignaturePart) -> bool {
    own.authority.last().is_some_and(|at| known::has_prefix(&lines.all[*at].text))
}
