//! The parts below the body: Nơi nhận, signatures, phụ lục.

use super::line::{Home, Item, Line, Lines, Side, is_full_name};
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

/// Items from the end among which a signature without Nơi nhận lies.
const NEAR_END: usize = 40;

/// Characters of a line of a signature: `TM.` with the full name of a steering committee.
const LONGEST_SIGNING: usize = 120;

/// The lines of a table.
pub(super) fn inside<'l, 's>(lines: &'l Lines<'s>, table: usize) -> impl Iterator<Item = &'l Line<'s>> {
    lines.inside(table).iter()
}

/// The first line of an item; none in an empty table.
pub(super) fn first_line(lines: &Lines<'_>, item: &Item) -> Option<usize> {
    match item {
        Item::Line(at) => Some(*at),
        Item::Table(t) => Some(lines.span(*t)).filter(|span| !span.is_empty()).map(|span| span.start),
    }
}

/// Finds Nơi nhận and the signatures in `items[body..main]`; gives them and the end of the body.
pub(super) fn find(lines: &Lines<'_>, body: usize, main: usize) -> (Ending, usize) {
    let mut out = Ending::default();
    let items = lines.items.get(body..main).unwrap_or_default();
    let first_line = |item: &Item| first_line(lines, item);
    let start = items.iter().rposition(|item| holds_recipients(lines, item));
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
    let title = (from..to).find(|at| is_recipients(lines, *at));
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
        if listed && !sets_off(lines, at) && !ends_list(lines, &out, at) {
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
    name_stray(lines, &mut out);
    (out, end)
}

/// The words `Nơi nhận` where they head a list: with a colon, above a dash, or beside a position. A table's column or a row
/// of that name heads none.
pub(super) fn is_recipients(lines: &Lines<'_>, at: usize) -> bool {
    let line = &lines.all[at];
    if !known::is_recipients(&line.text) {
        return false;
    }
    // In a table it stands in the first row with words, or below signatures.
    let signing = |l: &Line<'_>| {
        known::is_authority(&l.shown()) || is_full_name(&l.text) || l.text.starts_with(['(', '[']) || is_rule(&l.text)
    };
    if let Home::Cell { table, row, .. } = line.home
        && !inside(lines, table).take_while(|l| matches!(l.home, Home::Cell { row: its, .. } if its < row)).all(signing)
    {
        return false;
    }
    let near = |l: &&Line<'_>| match (line.home, l.home) {
        (Home::Cell { table, row, .. }, Home::Cell { table: other, row: its, .. }) => table == other && row == its,
        (home, other) => home == other,
    };
    let below = lines.all.get(at + 1).filter(near).is_some_and(|l| l.text.starts_with(['-', '–', '—', '•', '+']));
    let around = at.saturating_sub(MOST_COLUMN_LINES)..(at + MOST_COLUMN_LINES).min(lines.all.len());
    line.text.contains(':') || below || lines.all[around].iter().filter(near).any(|l| known::is_authority(&l.shown()))
}

/// Whether an item is or holds the head of Nơi nhận.
pub(super) fn holds_recipients(lines: &Lines<'_>, item: &Item) -> bool {
    match item {
        Item::Line(at) => is_recipients(lines, *at),
        Item::Table(t) => lines.span(*t).any(|at| is_recipients(lines, at)),
    }
}

/// A position in the column of the list: set off from it by its look, or by the words that ask for another line.
fn sets_off(lines: &Lines<'_>, at: usize) -> bool {
    let line = &lines.all[at];
    let shown = line.shown();
    let apart = line.after_blank || line.mostly(|f| f.bold) || line.side == Side::Right;
    known::is_authority(&shown) && (apart || known::has_prefix(&shown))
}

/// A signature whose name fell out of it, set by blanks below the list, gets it back.
fn name_stray(lines: &Lines<'_>, out: &mut Ending) {
    let Some(own) = out.signatures.last_mut().filter(|s| s.full_name.is_empty()) else { return };
    let named = |at: &usize| is_full_name(&lines.all[*at].text);
    if let Some(place) = out.stray.iter().rposition(named) {
        own.full_name.push(out.stray.remove(place));
    }
}

/// A line that opens a signature: quyền hạn, chức vụ; in small letters only above a name.
fn is_position(lines: &Lines<'_>, numbers: &[usize], place: usize) -> bool {
    let line = &lines.all[numbers[place]];
    let small = || {
        let below = numbers.iter().skip(place + 1).take(MOST_UNDER).map(|at| &lines.all[*at]);
        known::is_small_position(&line.text) && below.into_iter().any(|l| is_full_name(&l.text))
    };
    known::is_authority(&line.shown()) || small()
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
    for (at, line) in lines.span(table).zip(inside(lines, table)) {
        let Home::Cell { column, .. } = line.home else { continue };
        match columns.iter_mut().find(|(c, _)| *c == column) {
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
    let numbers: Vec<usize> = lines.span(table).collect();
    let signing = (0..numbers.len()).any(|place| is_position(lines, &numbers, place));
    let small = count <= MOST_TABLE_LINES && lines.tables[table].rows.len() <= MOST_TABLE_ROWS;
    (signing && small && items.len() - at <= MOST_BELOW).then_some(at)
}

/// Where a signature that ends at `to` starts.
fn signing_lines(lines: &Lines<'_>, from: usize, to: usize) -> Option<usize> {
    let line = |i: usize| match lines.items.get(i) {
        Some(Item::Line(at)) => Some(&lines.all[*at]),
        _ => None,
    };
    let near = from.max(to.saturating_sub(NEAR_END));
    let numbers: Vec<usize> = lines.items[near..to].iter().filter_map(|item| first_line(lines, item)).collect();
    let place = |i: usize| match lines.items.get(i) {
        Some(Item::Line(at)) => numbers.iter().position(|n| n == at),
        _ => None,
    };
    let authority = |i: usize| {
        line(i).is_some_and(|l| label(&l.text).is_none())
            && place(i).is_some_and(|place| is_position(lines, &numbers, place))
    };
    let last = (from..to).rev().take(MOST_UNDER).find(|i| authority(*i))?;
    let start = (from..=last).rev().take_while(|i| authority(*i)).last()?;
    let plain = |i: usize| line(i).is_some_and(|l| at_most(&l.text, LONGEST_SIGNING) && !l.text.ends_with([':', ';']));
    (last + 1..to).all(plain).then_some(start)
}

/// Reads the lines of one column as a signature.
fn sign(lines: &Lines<'_>, numbers: &[usize], out: &mut Ending) {
    let mut own = SignaturePart::default();
    for (place, &at) in numbers.iter().enumerate() {
        let line = &lines.all[at];
        let shown = line.shown();
        let position = is_position(lines, numbers, place);
        let bracketed = line.text.starts_with(['(', '[', '“', '"']) && at_most(&line.text, LONGEST_SIGNING);
        if own.authority.is_empty() {
            if position {
                own.authority.push(at);
            } else if known::is_contact(&line.text) {
                out.contact.push(at);
            } else if !is_rule(&line.text) {
                out.stray.push(at);
            }
        } else if bracketed {
            own.note.push(at);
        } else if own.full_name.is_empty() && (position || is_caps(&shown) && !line.after_blank) {
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
