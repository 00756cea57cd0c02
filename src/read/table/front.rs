//! The words around a table: label, title, unit and form fields above it, notes and signatures below.

use super::grid::Grid;
use super::header::is_title;
use super::wording::{fold, is_attached, is_field, is_letterhead, is_unit, split_label};
use crate::document::{Align, Inlines};

/// What stands above a table.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub label: Option<String>,
    pub title: Vec<Inlines>,
    pub subtitle: Vec<Inlines>,
    pub attached: Option<Inlines>,
    pub unit: Option<Inlines>,
    pub before: Vec<Inlines>,
}

/// Sorts the rows above a table.
pub(super) fn above(grid: &Grid, rows: &[usize]) -> Front {
    let mut out = Front::default();
    // Where a title stands in the middle or over several columns, bold labels of fields at the side are none.
    let middle = |r: usize| {
        let row = grid.row(r);
        matches!(row[..], [(_, span, i)] if span > 1 || grid.cell(i).style.align == Some(Align::Center))
    };
    let centred = rows.iter().any(|&r| is_title(grid, r) && middle(r));
    let named = |r: usize| {
        let labelled =
            grid.row(r).first().is_some_and(|c| split_label(grid.text(c.2).lines().next().unwrap_or("")).is_some());
        is_title(grid, r) && (!centred || middle(r) || labelled)
    };
    let titled = rows.iter().any(|&r| named(r));
    // A single line above a table names it, however it looks.
    let lone: Vec<usize> = rows.iter().copied().filter(|&r| is_plain_line(grid, r)).collect();
    for &r in rows {
        let row = grid.row(r);
        if let [(_, _, i)] = row[..] {
            let title = named(r) || (!titled && lone.len() == 1 && lone[0] == r);
            lines(grid, i, title, &mut out);
            continue;
        }
        // Two languages side by side: each with a title of its own.
        let titles = row.iter().all(|&(_, span, i)| span > 1 && grid.bold(i) && !is_field(&grid.text(i)));
        let below = !out.title.is_empty() && row.iter().all(|&(_, _, i)| grid.text(i).starts_with('('));
        if titles || below {
            for &(_, _, i) in &row {
                lines(grid, i, true, &mut out);
            }
            continue;
        }
        let mut rest = Vec::new();
        for &(_, _, i) in &row {
            let text = grid.text(i);
            if out.unit.is_none() && is_unit(&text) {
                out.unit = Some(Inlines::plain(&text));
            } else if out.attached.is_none() && is_attached(&fold(&text)) {
                out.attached = Some(Inlines::plain(&text));
            } else if out.label.is_none() && split_label(&text).is_some_and(|(_, rest)| rest.is_empty()) {
                out.label = Some(text.into_owned());
            } else {
                rest.push(i);
            }
        }
        if !rest.is_empty() {
            out.before.push(joined(grid, &rest));
        }
    }
    out
}

/// One cell of no great length that is no field, unit or letterhead.
fn is_plain_line(grid: &Grid, r: usize) -> bool {
    let row = grid.row(r);
    let [(_, _, i)] = row[..] else { return false };
    let text = grid.text(i);
    let folded = fold(&text);
    text.chars().count() <= 200
        && !is_field(&text)
        && !is_unit(&text)
        && !is_attached(&folded)
        && !is_letterhead(&folded)
        && text.chars().any(char::is_alphabetic)
}

/// Sorts the lines of one cell.
fn lines(grid: &Grid, i: usize, title: bool, out: &mut Front) {
    let text = grid.text(i);
    let italic = grid.cell(i).style.italic;
    let mut open = false;
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let folded = fold(line);
        if open {
            // `(Kèm theo …` goes on to its closing bracket.
            if let Some(attached) = &mut out.attached {
                attached.append(Inlines::plain(format!(" {line}")));
            }
            open = !line.ends_with(')');
        } else if out.attached.is_none() && is_attached(&folded) {
            out.attached = Some(Inlines::plain(line));
            open = line.starts_with('(') && !line.ends_with(')');
        } else if out.label.is_none()
            && let Some((label, rest)) = split_label(line)
        {
            out.label = Some(label.to_owned());
            if !rest.is_empty() {
                out.title.push(Inlines::plain(rest));
            }
        } else if out.unit.is_none() && is_unit(line) {
            out.unit = Some(Inlines::plain(line));
        } else if is_letterhead(&folded) || is_field(line) {
            out.before.push(Inlines::plain(line));
        } else if !out.title.is_empty() && (line.starts_with('(') || (italic && title)) {
            out.subtitle.push(Inlines::plain(line));
        } else if title {
            out.title.push(Inlines::plain(line));
        } else {
            out.before.push(Inlines::plain(line));
        }
    }
}

/// Rows as lines of text, cell after cell.
pub(super) fn below(grid: &Grid, rows: &[usize]) -> Vec<Inlines> {
    let mut out = Vec::new();
    for &r in rows {
        let row = grid.row(r);
        if let [(_, _, i)] = row[..] {
            let style = grid.text_style(i);
            let text = grid.text(i);
            out.extend(text.lines().map(str::trim).filter(|l| !l.is_empty()).map(|l| Inlines::styled(l, style)));
        } else if !row.is_empty() {
            out.push(joined(grid, &row.iter().map(|c| c.2).collect::<Vec<_>>()));
        }
    }
    out
}

/// Cells in one line: a field's value after its label, others apart.
fn joined(grid: &Grid, cells: &[usize]) -> Inlines {
    let mut text = String::new();
    for &i in cells {
        if !text.is_empty() {
            text.push(if text.ends_with(':') { ' ' } else { '\t' });
        }
        let words = grid.text(i);
        text.push_str(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    Inlines::plain(text)
}
