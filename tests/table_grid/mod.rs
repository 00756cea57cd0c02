//! Sheets as small readable text, and what was recognised on them as text.
//!
//! A line is a row, a blank line a blank row; cells stand between `|`. A cell may end in marks in braces: `b` bold,
//! `i` italic, `f` filled, `c` centred, `x` bordered, `r` red, `n` a number, `d` a real date, `m` one shown month first, `2x3` merged over two
//! columns and three rows. `\n` is a line break. A row that begins with `~` is hidden. Lines that begin with `@` set
//! what is asked: `@phat-hanh`, `@sua-ngay`, `@sua-so`, `@gop-o TÊN`, `@cot KHÓA=TÊN`, `@an-cot B`, `@khung` (every cell is bordered).

use std::fmt::Write;
use vanthu::diagnostic::Diagnostics;
use vanthu::document::{Align, Cell, Inline, Inlines, Row, RowKind};
use vanthu::sheet::{CellStyle, CellText, Merge, Sheet, SheetCell, SheetRow, Value};
use vanthu::tables::{FoundTable, Options, tables};

pub fn sheet(text: &str) -> (Sheet, Options) {
    let mut out = Sheet { name: "Bảng".into(), ..Sheet::default() };
    let mut options = Options { tasks: true, ..Options::default() };
    let mut framed = false;
    let mut index = 0;
    for line in text.lines() {
        if let Some(order) = line.strip_prefix('@') {
            let (word, rest) = order.split_once(' ').unwrap_or((order, ""));
            match word {
                "phat-hanh" => options.issue = true,
                "sua-ngay" => options.fix_dates = true,
                "sua-so" => options.fix_numbers = true,
                "cot" => options.columns.push(rest.parse().unwrap()),
                "gop-o" => options.merge_columns.push(rest.to_owned()),
                "an-cot" => out.hidden_columns.push(u32::from(rest.as_bytes()[0] - b'A')),
                "khung" => framed = true,
                _ => panic!("{line}"),
            }
            continue;
        }
        let (hidden, line) = line.strip_prefix('~').map_or((false, line), |l| (true, l));
        let mut row = SheetRow { index, hidden, cells: Vec::new() };
        for (column, part) in line.split('|').enumerate() {
            let column = column as u32;
            let (words, marks) = match part.trim().strip_suffix('}').and_then(|p| p.rsplit_once('{')) {
                Some((words, marks)) => (words.trim(), marks),
                None => (part.trim(), ""),
            };
            let mut style = CellStyle { bordered: framed && !words.is_empty(), ..CellStyle::default() };
            let mut value = Value::Text;
            for mark in marks.split_whitespace() {
                match mark {
                    "b" => style.bold = true,
                    "i" => style.italic = true,
                    "f" => style.filled = true,
                    "c" => style.align = Some(Align::Center),
                    "x" => style.bordered = true,
                    "r" => style.red = true,
                    "m" => style.month_first = true,
                    "n" => value = Value::Number(words.replace('.', "").replace(',', ".").parse().unwrap()),
                    "d" => {
                        let date = chrono::NaiveDate::parse_from_str(words, "%d/%m/%Y").unwrap();
                        value = Value::Date(date.and_hms_opt(0, 0, 0).unwrap());
                    }
                    size => {
                        let (wide, tall) = size.split_once('x').unwrap();
                        out.merges.push(Merge {
                            top: index,
                            left: column,
                            bottom: index + tall.parse::<u32>().unwrap() - 1,
                            right: column + wide.parse::<u32>().unwrap() - 1,
                        });
                    }
                }
            }
            if !words.is_empty() {
                let text = CellText::Plain(words.replace("\\n", "\n").into());
                row.cells.push(SheetCell { column, value, text, style });
            }
        }
        if !row.cells.is_empty() {
            out.rows.push(row);
        }
        index += 1;
    }
    (out, options)
}

pub fn read(text: &str) -> String {
    let (sheet, options) = sheet(text);
    let mut d = Diagnostics::new();
    let found = tables(sheet, &options, &mut d);
    let mut out = String::new();
    for (k, table) in found.iter().enumerate() {
        if k > 0 {
            out.push_str("---\n");
        }
        dump(table, true, &mut out);
    }
    for finding in d.iter() {
        writeln!(out, "! {finding}").unwrap();
    }
    out
}

pub fn words(lines: &Inlines) -> String {
    let mut out = String::new();
    for piece in &lines.0 {
        match piece {
            Inline::Text(text, style) => {
                let marks: String = [(style.bold, '*'), (style.italic, '_'), (style.red, '!')]
                    .iter()
                    .filter(|m| m.0)
                    .map(|m| m.1)
                    .collect();
                let back: String = marks.chars().rev().collect();
                write!(out, "{marks}{text}{back}").unwrap();
            }
            Inline::Break => out.push('⏎'),
            Inline::Tab => out.push('→'),
            Inline::Footnote(_) => {}
        }
    }
    out
}

fn cell(cell: &Cell) -> String {
    let mut out = cell.paragraphs.iter().map(|p| words(&p)).collect::<Vec<_>>().join("¶");
    if cell.col_span > 1 || cell.row_span > 1 {
        write!(out, " {}x{}", cell.col_span, cell.row_span).unwrap();
    }
    out
}

fn rows(name: &str, list: &[Row], out: &mut String) {
    for row in list {
        let kind = match row.kind {
            RowKind::Normal => "",
            RowKind::Group => " nhóm",
            RowKind::Total => " tổng",
            RowKind::ColumnNumbers => " số cột",
        };
        writeln!(out, "{name}{kind}: {}", row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).unwrap();
    }
}

pub fn dump(found: &FoundTable, tasks: bool, out: &mut String) {
    let mut line = |name: &str, list: &[Inlines]| {
        for l in list {
            writeln!(out, "{name}: {}", words(l)).unwrap();
        }
    };
    line("nhãn", &found.label.iter().map(Inlines::plain).collect::<Vec<_>>());
    line("tên", &found.title);
    line("tên phụ", &found.subtitle);
    line("kèm theo", found.attached.as_slice());
    line("đơn vị", found.table.unit.as_slice());
    line("phần đầu", &found.letterhead);
    line("trên", &found.before);
    let meanings: Vec<String> = found
        .columns
        .iter()
        .map(|c| format!("{}={:?}{}", c.heading, c.meaning, if c.not_for_issue { "!" } else { "" }))
        .collect();
    writeln!(out, "cột: {}", meanings.join(" | ")).unwrap();
    rows("đầu", &found.table.head, out);
    rows("dòng", &found.table.body, out);
    for l in &found.after {
        writeln!(out, "dưới: {}", words(l)).unwrap();
    }
    if tasks {
        for t in &found.tasks {
            let parts = [&t.number, &t.code, &t.task, &t.lead, &t.partners, &t.deadline, &t.output, &t.budget, &t.note];
            let parts: Vec<String> = parts.iter().map(|p| p.replace('\n', "⏎")).collect();
            let parent = if t.is_parent { " (mẹ)" } else { "" };
            writeln!(out, "việc{parent} {} [{}]: {}", t.cell, t.group.join(" > "), parts.join(" | ")).unwrap();
            for (heading, words) in &t.other {
                writeln!(out, "  {heading}: {}", words.replace('\n', "⏎")).unwrap();
            }
        }
    }
}

/// Every row has cells for the whole width and none over another.
pub fn check_shape(list: &[Row], width: usize) -> Result<(), String> {
    let mut free = vec![0usize; width];
    for (r, row) in list.iter().enumerate() {
        let mut c = 0;
        for cell in &row.cells {
            while c < width && free[c] > r {
                c += 1;
            }
            if c + cell.col_span > width || (c..c + cell.col_span).any(|x| free[x] > r) {
                return Err(format!("row {r}: a cell beyond the width or over another"));
            }
            if r + cell.row_span > list.len() {
                return Err(format!("row {r}: a cell beyond the last row"));
            }
            free[c..c + cell.col_span].fill(r + cell.row_span);
            c += cell.col_span;
        }
        if free.iter().any(|f| *f <= r) {
            return Err(format!("row {r}: not full"));
        }
    }
    Ok(())
}
