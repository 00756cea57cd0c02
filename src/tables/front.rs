//! The words around a table: label, title, unit and form fields above it, notes and signatures below.

use super::grid::Grid;
use super::header::is_title;
use super::signing;
use super::wording::{
    Order, fold, is_attached, is_field, is_form_code, is_letterhead, is_note, is_office, is_signature, is_signing_day,
    is_unit, order, split_label,
};
use crate::document::{Align, Inline, Inlines, TextStyle};

/// What stands above a table.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub label: Option<String>,
    pub title: Vec<Inlines>,
    pub subtitle: Vec<Inlines>,
    pub attached: Option<Inlines>,
    pub unit: Option<Inlines>,
    pub before: Vec<Inlines>,
    /// The office's own lines and the country's name: a document has them once, and not in its attachments.
    pub letterhead: Vec<Inlines>,
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
    let count = letterhead(grid, rows);
    let (head, rows) = rows.split_at(count);
    out.letterhead = side_by_side(grid, head)
        .unwrap_or_else(|| head.iter().flat_map(|&r| row_lines(grid, &cells(grid, r))).collect());
    let titled = rows.iter().any(|&r| named(r) && !is_label(grid, r));
    let plain = if titled { Vec::new() } else { plain_titles(grid, rows) };
    for &r in rows {
        let mut row = grid.row(r);
        if row.len() > 1 && named(r) {
            row.retain(|&(_, _, i)| {
                let unit = out.unit.is_none() && is_unit(&grid.text(i));
                if unit {
                    out.unit = Some(Inlines::plain(grid.text(i)));
                }
                !unit
            });
        }
        if let [(_, _, i)] = row[..] {
            let title = named(r) || plain.contains(&r);
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
            } else if !titled && out.title.is_empty() && rest.is_empty() && labelled(grid, &row) && !is_field(&text) {
                out.title.push(Inlines::plain(&text));
            } else {
                rest.push(i);
            }
        }
        if !rest.is_empty() {
            out.before.extend(row_lines(grid, &rest));
        }
    }
    out
}

/// A row that holds nothing but a label: `Phụ lục I`.
fn is_label(grid: &Grid, r: usize) -> bool {
    let row = grid.row(r);
    let [(_, _, i)] = row[..] else { return false };
    split_label(&grid.text(i)).is_some_and(|(_, rest)| rest.is_empty())
}

/// One of these cells holds nothing but a label.
fn labelled(grid: &Grid, row: &[(usize, usize, usize)]) -> bool {
    row.iter().any(|x| split_label(&grid.text(x.2)).is_some_and(|(_, rest)| rest.is_empty()))
}

/// Lines of a title below a label at most.
const MOST_TITLE_LINES: usize = 3;

/// Where no row looks like a title: the plain lines right below the label, or the only plain line there is.
fn plain_titles(grid: &Grid, rows: &[usize]) -> Vec<usize> {
    let label = rows.iter().position(|&r| is_label(grid, r));
    let Some(at) = label else {
        let lone: Vec<usize> = rows.iter().copied().filter(|&r| is_plain_line(grid, r)).collect();
        return if lone.len() == 1 { lone } else { Vec::new() };
    };
    let below = rows[at + 1..].iter().copied();
    let mut out: Vec<usize> = Vec::new();
    for r in below.take(MOST_TITLE_LINES).take_while(|&r| is_plain_line(grid, r)) {
        // A blank row ends a title that has begun.
        if grid.gaps[r] > 0 && !out.is_empty() {
            break;
        }
        out.push(r);
    }
    out
}

/// Rows at the top of a sheet in which a letterhead may stand.
const LETTERHEAD_WITHIN: usize = 8;

/// How many of the rows, from the first on, are a document's letterhead: the country's name and motto beside the organ's,
/// and the number and date below; or the office's own lines at the top left.
fn letterhead(grid: &Grid, rows: &[usize]) -> usize {
    let has = |r: usize, f: &dyn Fn(&str) -> bool| {
        cells(grid, r).iter().any(|&i| grid.text(i).lines().any(|line| f(&fold(line))))
    };
    let dated = |r: &&usize| has(**r, &|line| line.starts_with("số") && line.contains('/') || is_signature(line));
    let last = rows.iter().take(LETTERHEAD_WITHIN).rposition(|&r| has(r, &is_letterhead));
    if let Some(last) = last {
        return last + 1 + rows[last + 1..].iter().take(2).take_while(dated).count();
    }
    // Over the whole width in the middle stands a title, not the office.
    let office = |r: &&usize| {
        let row = grid.row(**r);
        let [(c, span, i)] = row[..] else { return false };
        c == 0 && span * 2 <= grid.width().max(2) && grid.text(i).lines().all(|l| is_office(l.trim()))
    };
    let count = rows.iter().take(3).take_while(office).count();
    if count == 0 || count == rows.len() {
        return 0;
    }
    count + rows[count..].iter().take(1).take_while(dated).count()
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
        && !is_form_code(&text)
        && !(text.starts_with('(') && text.ends_with(')'))
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

/// Rows as lines of text. Those of a place of signatures hold its columns, tabs between them.
pub(super) fn below(grid: &Grid, rows: &[usize]) -> Vec<Inlines> {
    let mut out = Vec::new();
    let mut k = 0;
    while k < rows.len() {
        let count = signing(grid, &rows[k..]);
        match side_by_side(grid, &rows[k..k + count]) {
            Some(lines) => out.extend(lines),
            None => rows[k..k + count.max(1)].iter().for_each(|&r| out.extend(row_lines(grid, &cells(grid, r)))),
        }
        k += count.max(1);
    }
    out
}

fn cells(grid: &Grid, r: usize) -> Vec<usize> {
    grid.row(r).iter().map(|c| c.2).collect()
}

/// How many of these rows, from the first on, are a place of signatures.
fn signing(grid: &Grid, rows: &[usize]) -> usize {
    let short = |i: usize| grid.text(i).lines().all(|l| l.chars().count() <= signing::SIGNED);
    let begins = |r: usize| {
        let row = grid.row(r);
        let day = row.first().is_some_and(|c| is_signing_day(&fold(&grid.text(c.2))));
        (row.len() > 1 || row.first().is_some_and(|c| c.0 > 0) || day) && signing::begins(grid, rows)
    };
    let belongs = |r: usize| {
        let list = cells(grid, r);
        let first = list.first().map(|&i| grid.text(i).into_owned()).unwrap_or_default();
        let numbered = first.split_whitespace().next().and_then(order).is_some_and(|o| o != Order::Mark);
        list.iter().all(|&i| short(i)) && !is_note(&fold(&first)) && !numbered
    };
    if !rows.first().is_some_and(|&r| begins(r) && belongs(r)) {
        return 0;
    }
    rows.iter().take(16).take_while(|r| belongs(**r)).count()
}

/// Rows whose cells stand in a few columns: each with a tab between one column and the next. None where there is but one.
fn side_by_side(grid: &Grid, rows: &[usize]) -> Option<Vec<Inlines>> {
    let mut spans: Vec<(usize, usize)> =
        rows.iter().flat_map(|&r| grid.row(r)).map(|(c, span, _)| (c, c + span)).collect();
    spans.sort_unstable();
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (from, to) in spans {
        match columns.last_mut() {
            Some(last) if from < last.1 => last.1 = last.1.max(to),
            _ => columns.push((from, to)),
        }
    }
    if let [only] = columns[..]
        && only.0 * 2 >= grid.width()
    {
        columns.insert(0, (0, 0));
    }
    if !(2..=5).contains(&columns.len()) {
        return None;
    }
    let mut out = Vec::with_capacity(rows.len());
    for (n, &r) in rows.iter().enumerate() {
        // Room for signing.
        let blank = if n > 0 { grid.gaps[r].min(4) as usize } else { 0 };
        let mut line = Inlines::new();
        for (k, column) in columns.iter().enumerate() {
            if k > 0 {
                line.0.push(Inline::Tab);
            }
            let mut first = true;
            for (_, _, i) in grid.row(r).into_iter().filter(|c| (column.0..column.1).contains(&c.0)) {
                for words in super::build::lines(grid, i, false, false) {
                    line.0.extend(std::iter::repeat_n(Inline::Break, if first { blank } else { 1 }));
                    line.append(words);
                    first = false;
                }
            }
        }
        out.push(line);
    }
    Some(out)
}

/// The cells of a row: on one line when they are short, a field's value after its label, else each by itself.
fn row_lines(grid: &Grid, cells: &[usize]) -> Vec<Inlines> {
    const LINE: usize = 100;
    let texts: Vec<_> = cells.iter().map(|&i| grid.text(i)).collect();
    let length: usize = texts.iter().map(|t| t.chars().count()).sum();
    if cells.len() < 2 || length > LINE || texts.iter().any(|t| t.contains('\n')) {
        return cells.iter().flat_map(|&i| super::build::lines(grid, i, false, false)).collect();
    }
    // A label keeps its blank: the code of a form at its side, or the next label, is not what it asks for.
    if texts.windows(2).any(|w| w[0].ends_with(':') && is_form_code(&w[1])) {
        return cells.iter().flat_map(|&i| super::build::lines(grid, i, false, false)).collect();
    }
    let mut line = Inlines::new();
    for (k, &i) in cells.iter().enumerate() {
        if k > 0 {
            let field = texts[k - 1].ends_with(':') && !texts[k].ends_with(':');
            line.push(if field { " " } else { "    " }, TextStyle::default());
        }
        super::build::lines(grid, i, false, false).into_iter().for_each(|words| line.append(words));
    }
    vec![line]
}
