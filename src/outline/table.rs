//! Tables typed with tabs or bars.

use super::guard::plain;
use super::inline::{self, inlines, is_bold, unwrapped};
use super::lines::{Line, fold, label};
use super::pasted::{self, PastedRow};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Align, Cell, Column, Paragraphs, Row, RowKind, Table};
use crate::vietnamese::{at_most, roman_value};

/// Marker at the end of a bar row that says what the row is, when its look does not.
pub(super) const KINDS: [(&str, RowKind); 4] = [
    ("{thuong}", RowKind::Normal),
    ("{nhom}", RowKind::Group),
    ("{tong}", RowKind::Total),
    ("{cot}", RowKind::ColumnNumbers),
];
/// Text of a cell that the cell at its left, or the one above, covers.
pub(super) const LEFT: &str = "<<";
/// See [`LEFT`].
pub(super) const ABOVE: &str = "^^";

/// Characters of a list mark before a tab: `Chương XVIII.`
const LONGEST_MARK: usize = 13;

/// Rows among which the numbers of the columns stand, or a separator: heads of three levels are the deepest that offices
/// type.
const DEEPEST_HEAD: usize = 4;

/// Characters of a column's number: `(12)=(4)+(5)+(6)+(7)+(8)`, budget tables.
const LONGEST_FORMULA: usize = 40;

struct Raw {
    line: usize,
    cells: Vec<String>,
    kind: Option<RowKind>,
}

fn is_bar(line: &Line) -> bool {
    let text = line.text();
    text.starts_with('|') && text != "|" || text.ends_with('|') && text.matches('|').count() >= 2
}

/// True when tabs part the line into cells, and are not the gap behind a list mark or a first-line indent.
fn is_tabbed(line: &Line) -> bool {
    let mut cells = line.raw.split('\t').filter(|c| !c.trim().is_empty());
    let (Some(first), Some(_)) = (cells.next(), cells.next()) else { return false };
    let mark = first.trim();
    let listed = at_most(mark, LONGEST_MARK) && label(&format!("{mark} X")).is_some_and(|l| l.text == mark);
    cells.next().is_some() || !listed
}

/// The table that starts at line `at`, and the index of the line behind it.
pub(super) fn read(lines: &[Line], at: usize, diagnostics: &mut Diagnostics) -> Option<(Table, usize)> {
    let first = lines.get(at)?;
    if first.placed.is_some() || first.is_prose() {
        return None;
    }
    if is_bar(first) { read_bars(lines, at, diagnostics) } else { read_tabs(lines, at, diagnostics) }
}

fn read_tabs(lines: &[Line], at: usize, diagnostics: &mut Diagnostics) -> Option<(Table, usize)> {
    if !is_tabbed(&lines[at]) {
        return None;
    }
    let (rows, end) = pasted::tabbed(lines, at, is_tabbed)?;
    let raw = |row: PastedRow| Raw { line: row.line, cells: row.text.split('\t').map(fold).collect(), kind: None };
    let rows: Vec<Raw> = rows.into_iter().map(raw).collect();
    Some((build(rows, None, Vec::new(), diagnostics), end))
}

fn read_bars(lines: &[Line], at: usize, diagnostics: &mut Diagnostics) -> Option<(Table, usize)> {
    let (mut rows, mut head, mut aligns) = (Vec::new(), None, Vec::new());
    let mut end = at;
    while let Some(line) = lines.get(end)
        && line.placed.is_none()
        && is_bar(line)
    {
        if end > at && line.after_blank {
            // A page break, unless a head of its own starts another table.
            let own_head =
                lines[end..].iter().take(DEEPEST_HEAD).any(|l| is_bar(l) && separator(&bar_cells(l).0).is_some());
            let width = rows.first().map_or(0, |r: &Raw| r.cells.len());
            if own_head || bar_cells(line).0.len() != width {
                break;
            }
        }
        let width = rows.first().map_or(0, |r: &Raw| r.cells.len() + 1);
        if let Some((row, next)) = pasted::barred(lines, end, width) {
            let (cells, kind) = bar_cells(&Line { raw: row.text, ..line.clone() });
            rows.push(Raw { line: row.line, cells, kind });
            end = next;
            continue;
        }
        let (cells, kind) = bar_cells(line);
        match separator(&cells) {
            Some(a) if head.is_none() => {
                head = Some(rows.len());
                aligns = a;
            }
            Some(_) => {}
            None => rows.push(Raw { line: line.number, cells, kind }),
        }
        end += 1;
    }
    if rows.is_empty() || (rows.len() == 1 && head.is_none() && rows[0].cells.len() < 2) {
        return None;
    }
    Some((build(rows, head, aligns, diagnostics), end))
}

fn bar_cells(line: &Line) -> (Vec<String>, Option<RowKind>) {
    let mut text = line.text();
    let mut kind = None;
    for (mark, k) in KINDS {
        if let Some(before) = text.strip_suffix(mark)
            && before.trim_end().ends_with('|')
        {
            text = before.trim_end();
            kind = Some(k);
        }
    }
    let text = text.strip_prefix('|').unwrap_or(text);
    let text = text.strip_suffix('|').unwrap_or(text);
    (text.split('|').map(fold).collect(), kind)
}

/// `|---|:-:|--:|`: the alignments it asks for.
fn separator(cells: &[String]) -> Option<Vec<Option<Align>>> {
    let one = |c: &String| {
        let dashes = c.trim_matches(':');
        let drawn = !dashes.is_empty() && dashes.bytes().all(|b| b == b'-');
        drawn.then(|| match (c.starts_with(':'), c.ends_with(':')) {
            (true, true) => Some(Align::Center),
            (false, true) => Some(Align::Right),
            (true, false) => Some(Align::Left),
            (false, false) => None,
        })
    };
    // A row of lone dashes is data: nothing to report in any column.
    let meant = cells.iter().any(|c| c.len() >= 2);
    cells.iter().map(one).collect::<Option<Vec<_>>>().filter(|_| meant)
}

fn build(mut rows: Vec<Raw>, head: Option<usize>, aligns: Vec<Option<Align>>, diagnostics: &mut Diagnostics) -> Table {
    let width = rows.iter().map(|r| r.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |p| p + 1)).max();
    let width = width.unwrap_or(0).max(rows.first().map_or(1, |r| r.cells.len())).max(1);
    for row in &mut rows {
        if row.cells.len() < width {
            diagnostics.add(
                code::OUTLINE_BANG_LECH,
                Place::line(row.line),
                format!("Dòng của bảng có {} ô, bảng có {width} cột; các ô thiếu được để trống", row.cells.len()),
                "Xem lại dấu phân cách ô ở dòng này",
            );
        }
        row.cells.resize(width, String::new());
    }
    let numbers = rows.iter().take(DEEPEST_HEAD).position(|r| is_column_numbers(&r.cells));
    // Without a separator line the first row is the head, or all rows above the column numbers.
    let head = head.unwrap_or_else(|| {
        let head = match numbers {
            Some(n) if n > 0 => n,
            _ if rows.len() > 2 && pasted::goes_on(&rows[0].cells, &rows[1].cells) => 2,
            _ => 1,
        };
        let mut cells: Vec<Vec<String>> = rows[..head].iter_mut().map(|r| std::mem::take(&mut r.cells)).collect();
        pasted::covered_heads(&mut cells, (LEFT, ABOVE));
        rows.iter_mut().zip(cells).for_each(|(row, cells)| row.cells = cells);
        head
    });
    let kinds: Vec<RowKind> = rows
        .iter()
        .enumerate()
        .map(|(i, r)| r.kind.unwrap_or_else(|| if i < head { RowKind::Normal } else { kind_of(&r.cells, i == head) }))
        .collect();
    let columns = (0..width).map(|i| Column { align: aligns.get(i).copied().flatten(), width_mm: None }).collect();
    let mut built = spans(&rows, &kinds, head);
    let body = built.split_off(head.min(built.len()));
    Table { columns, head: built, body, ..Table::default() }
}

/// Cells with their merges. `<<` widens the cell at its left, `^^` lengthens the one above.
fn spans(rows: &[Raw], kinds: &[RowKind], head: usize) -> Vec<Row> {
    let width = rows.first().map_or(0, |r| r.cells.len());
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    // Which cell of `out` stands in each column: (row, index in the row, first column).
    let mut standing: Vec<Option<(usize, usize, usize)>> = vec![None; width];
    for (r, row) in rows.iter().enumerate() {
        let mut cells: Vec<Cell> = Vec::new();
        if r == head {
            standing.fill(None);
        }
        let lone = kinds[r] == RowKind::Group && r >= head && is_lone(&row.cells);
        if lone {
            let text = unwrapped(&row.cells[0]).unwrap_or(&row.cells[0]);
            cells.push(Cell { paragraphs: paragraphs(text), col_span: width, ..Cell::default() });
            standing.fill(None);
            out.push(Row { kind: kinds[r], cells });
            continue;
        }
        for c in 0..width {
            let text = row.cells[c].as_str();
            if text == LEFT
                && c > 0
                && let Some((or, oc, first)) = standing[c - 1]
            {
                // Under a cell that came from above there is nothing to widen.
                if or == r {
                    cells[oc].col_span += 1;
                }
                standing[c] = Some((or, oc, first));
                continue;
            }
            if text == ABOVE
                && let Some((or, oc, first)) = standing[c]
                && or < r
            {
                if first == c {
                    out[or].cells[oc].row_span += 1;
                }
                continue;
            }
            standing[c] = Some((r, cells.len(), c));
            cells.push(Cell { paragraphs: paragraphs(text), ..Cell::default() });
        }
        out.push(Row { kind: kinds[r], cells });
    }
    out
}

fn paragraphs(text: &str) -> Paragraphs {
    if text.is_empty() { Paragraphs::default() } else { text.split("<br>").map(inlines).collect::<Vec<_>>().into() }
}

fn is_lone(cells: &[String]) -> bool {
    cells.len() > 1 && !cells[0].is_empty() && cells[1..].iter().all(String::is_empty)
}

/// What a row is by its look.
pub(super) fn kind_of(cells: &[String], first: bool) -> RowKind {
    if first && is_column_numbers(cells) {
        return RowKind::ColumnNumbers;
    }
    let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
    let Some(one) = filled.first() else { return RowKind::Normal };
    let word = plain(unwrapped(one).unwrap_or(one)).trim_end_matches(':').to_lowercase();
    let text = filled.get(1).map(|c| plain(unwrapped(c).unwrap_or(c)).trim_end_matches(':').to_lowercase());
    let is_total = |w: &str| matches!(w, "tổng cộng" | "cộng" | "tổng số" | "tổng");
    if is_total(&word) || word.starts_with("tổng cộng") || (cells[0].is_empty() && is_total(&word)) {
        return RowKind::Total;
    }
    let guarded = one.starts_with(super::guard::OPEN);
    if is_lone(cells) && !guarded {
        let labelled = label(one).is_some_and(|l| l.level == crate::document::Level::Section);
        if is_bold(one) || labelled {
            return RowKind::Group;
        }
    }
    let id = plain(unwrapped(&cells[0]).unwrap_or(&cells[0]));
    let id = id.trim_end_matches('.');
    let letter = id.len() == 1 && id.bytes().all(|b| b.is_ascii_uppercase());
    if !guarded && (roman_value(id).is_some() || letter) && filled.len() > 1 {
        let bold = filled[1..].iter().all(|c| is_bold(c));
        if bold || filled.len() == 2 && text.is_some() && cells.len() > 2 {
            return RowKind::Group;
        }
    }
    RowKind::Normal
}

/// `(1) (2) (3)=(4)/(5)`, or a plain `1 2 3` over all columns.
fn is_column_numbers(cells: &[String]) -> bool {
    let bare: Vec<String> = cells.iter().map(|c| plain(unwrapped(c).unwrap_or(c))).collect();
    let filled: Vec<&String> = bare.iter().filter(|c| !c.is_empty()).collect();
    let formula = |c: &str| {
        c.starts_with('(')
            && c.contains(')')
            && c.chars().all(|c| c.is_ascii_alphanumeric() || "()=+-*/:x% ".contains(c))
    };
    let short = |c: &&String| {
        at_most(c, LONGEST_FORMULA) && formula(c) && c[1..].starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    if filled.len() >= 2 && filled.len() + 1 >= bare.len() && filled.iter().all(short) {
        return filled.iter().any(|c| c.contains("(1)") || c.contains("(2)"));
    }
    bare.len() >= 3 && bare.iter().enumerate().all(|(i, c)| *c == (i + 1).to_string())
}

/// The table as bar lines.
pub(super) fn write(table: &Table, out: &mut String) {
    if let Some(caption) = &table.caption {
        out.push_str(&format!("<caption>{}</caption>\n", inline::write(caption, false)));
    }
    if let Some(unit) = &table.unit {
        out.push_str(&inline::write(unit, false));
        out.push('\n');
    }
    let width = table.columns.len().max(1);
    let rows: Vec<&Row> = table.head.iter().chain(&table.body).collect();
    let grid = grid(&rows, width, table.head.len());
    let head = table.head.len();
    let rule = |out: &mut String| {
        for column in &table.columns {
            out.push_str(match column.align {
                Some(Align::Center) => "|:---:",
                Some(Align::Right) => "|---:",
                Some(Align::Left) => "|:---",
                _ => "|---",
            });
        }
        out.push_str("|\n");
    };
    for (i, (row, cells)) in rows.iter().zip(&grid).enumerate() {
        if i == head {
            rule(out);
        }
        let mut cells = cells.clone();
        if row.kind == RowKind::Group && row.cells.len() == 1 && width > 1 {
            cells = vec![String::new(); width];
            cells[0] = format!("<b>{}</b>", cell_text(&row.cells[0]));
        }
        for cell in &cells {
            out.push_str("| ");
            out.push_str(cell);
            out.push(' ');
        }
        out.push('|');
        let guarded: Vec<String> = cells.iter().map(|c| fold(&super::guard::read_escapes(c))).collect();
        if i >= head
            && kind_of(&guarded, i == head) != row.kind
            && let Some((mark, _)) = KINDS.iter().find(|k| k.1 == row.kind)
        {
            out.push(' ');
            out.push_str(mark);
        }
        out.push('\n');
    }
    if rows.len() <= head {
        rule(out);
    }
}

/// Every cell of the grid as text, covered ones as `<<` and `^^`.
fn grid(rows: &[&Row], width: usize, head: usize) -> Vec<Vec<String>> {
    let mut grid: Vec<Vec<Option<String>>> = vec![vec![None; width]; rows.len()];
    for (r, row) in rows.iter().enumerate() {
        let last = if r < head { head } else { rows.len() };
        let mut c = 0;
        for cell in &row.cells {
            while c < width && grid[r][c].is_some() {
                c += 1;
            }
            let (down, across) = ((r + cell.row_span.max(1)).min(last), (c + cell.col_span.max(1)).min(width));
            for (y, line) in grid.iter_mut().enumerate().take(down).skip(r) {
                for (x, slot) in line.iter_mut().enumerate().take(across).skip(c) {
                    *slot = Some(if y == r && x == c {
                        cell_text(cell)
                    } else if y == r {
                        LEFT.to_owned()
                    } else {
                        ABOVE.to_owned()
                    });
                }
            }
            c = across;
        }
    }
    grid.into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect()
}

fn cell_text(cell: &Cell) -> String {
    let text = cell.paragraphs.iter().map(|p| inline::write(&p, true)).collect::<Vec<_>>().join("<br>");
    // Words that the grammar gives a meaning of its own.
    match text.as_str() {
        "<<" => "\\<\\<".to_owned(),
        "^^" => "\\^\\^".to_owned(),
        t if !t.is_empty() && t.trim_matches(':').bytes().all(|b| b == b'-') => t.replace('-', "\\-"),
        _ => text,
    }
}
