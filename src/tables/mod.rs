//! What a sheet says: where its tables are, what their columns mean, and what each row is.
//!
//! [`tables`] takes the grid that a workbook reader fills ([`Sheet`]) and gives every table on it as a
//! [`document::Table`](crate::document::Table) with the words that stand around it. Nothing that shows on the sheet is
//! dropped without being said: what belongs to no table is in [`FoundTable::before`] or [`FoundTable::after`].

mod annex;
mod build;
mod columns;
pub(crate) mod dates;
mod front;
mod grid;
mod header;
mod rows;
mod sections;
mod signing;
mod tasks;
mod wording;

pub use annex::appendix;
pub(crate) use columns::meanings;
pub use columns::{ColumnMeaning, Meaning};
pub use tasks::TaskRow;

use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Inlines, Table};
use crate::sheet::Sheet;
use grid::Grid;
use rows::{Class, Key};
use sections::Section;
use wording::fold;

/// What is asked of the reading.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Swap dates back where day and month were exchanged (`--sua-ngay`). They are told of in any case.
    pub fix_dates: bool,
    /// For issue: leave out columns that say they are not (`--phat-hanh`). In a draft they are red.
    pub issue: bool,
    /// Headings of columns whose equal neighbouring cells become one (`--gop-o`).
    pub merge_columns: Vec<String>,
    /// Fill [`FoundTable::tasks`].
    pub tasks: bool,
}

/// A table and the words around it.
#[derive(Debug, Clone, Default)]
pub struct FoundTable {
    /// `PHỤ LỤC 02c`, as written.
    pub label: Option<String>,
    /// Title lines above the table.
    pub title: Vec<Inlines>,
    /// Lines below the title: `(Tháng 11 năm 2026)`.
    pub subtitle: Vec<Inlines>,
    /// `(Kèm theo …)`.
    pub attached: Option<Inlines>,
    /// Everything else above the table, a row a line: fields of a form, the letterhead, its columns parted by tabs.
    pub before: Vec<Inlines>,
    /// The table, its unit (`Đơn vị tính: …`) in [`Table::unit`].
    pub table: Table,
    /// Rows below the table: notes, and the place of signatures, its columns parted by tabs.
    pub after: Vec<Inlines>,
    /// The columns of `table`.
    pub columns: Vec<ColumnMeaning>,
    /// The tasks, when asked for.
    pub tasks: Vec<TaskRow>,
    /// Rows that are neither groups nor totals.
    pub task_count: usize,
    /// Group rows.
    pub group_count: usize,
    /// The first cell of the table: `Sheet1!A3`.
    pub cell: String,
}

/// Finds the tables of a sheet, whose cells are let go as their rows are taken. A sheet without a table gives none, and `d`
/// says so.
pub fn tables(sheet: Sheet, options: &Options, d: &mut Diagnostics) -> Vec<FoundTable> {
    let Some(mut grid) = Grid::new(sheet, d) else { return Vec::new() };
    if grid.height() == 0 {
        d.note("bang.trang-trong", Place::within(grid.sheet_name()), "Trang tính không có gì để đọc", "");
        return Vec::new();
    }
    let sections = sections::sections(&mut grid, d);
    let several = sections.len() > 1;
    let mut unmet: Vec<&String> = options.merge_columns.iter().collect();
    let found: Vec<FoundTable> = sections.into_iter().map(|s| found(&mut grid, s, options, &mut unmet, d)).collect();
    for name in unmet.into_iter().filter(|_| !found.is_empty()) {
        d.warn(
            "bang.khong-co-cot",
            Place::default(),
            format!("Không có cột nào tên «{name}» để gộp ô"),
            "ghi đúng tên cột như trong dòng tiêu đề",
        );
    }
    if several {
        let places: Vec<String> = found.iter().map(|f| f.cell.clone()).collect();
        d.note(
            "bang.nhieu-bang",
            Place::within(places.first().cloned().unwrap_or_default()),
            format!("Trang tính có {} bảng, bắt đầu ở {}; đều được giữ", found.len(), places.join(", ")),
            "",
        );
    }
    found
}

/// `unmet`: the columns asked for that no table of the sheet had so far.
fn found(
    grid: &mut Grid,
    section: Section,
    options: &Options,
    unmet: &mut Vec<&String>,
    d: &mut Diagnostics,
) -> FoundTable {
    let Section { front, head, body, after } = section;
    let first = head.map(|h| h.top).or(body.first().copied()).unwrap_or(0);
    // A column without a word in the table is none of it.
    let mut used = vec![false; grid.width()];
    for r in head.map(|h| h.top..h.end).into_iter().flatten().chain(body.iter().copied()) {
        for (c, _, _) in grid.row(r) {
            used[c] = true;
        }
    }
    let columns: Vec<usize> = (0..grid.width()).filter(|&c| used[c]).collect();
    let mut meanings = build::heading_list(grid, head, &columns);
    let key = Key::new(grid, &columns, &mut meanings, &body);
    rows::mend_numbers(grid, &key, &body, d);
    let rows = rows::classify(grid, &key, &body, d);
    if rows.is_empty() {
        d.warn("bang.khong-co-dong", Place::within(grid.row_name(first)), "Bảng chỉ có tiêu đề, chưa có dòng nào", "");
    }
    dates::swapped(grid, &rows, &key, &meanings, options.fix_dates, d);

    let inner: Vec<usize> = (0..columns.len()).filter(|&k| meanings[k].not_for_issue).map(|k| columns[k]).collect();
    for (k, meaning) in meanings.iter().enumerate().filter(|(_, m)| m.not_for_issue) {
        let place = head.and_then(|h| (h.top..h.end).find_map(|r| grid.shown(r, columns[k])));
        let (what, advice) = match (options.tasks, options.issue) {
            (_, true) => ("được bỏ khỏi bản phát hành", ""),
            (true, false) => ("không đưa vào danh sách nhiệm vụ", ""),
            (false, false) => ("in chữ đỏ trong bản dự thảo", "thêm --phat-hanh để bỏ cột này"),
        };
        d.note(
            "bang.cot-khong-phat-hanh",
            place.map_or(Place::default(), |i| Place::within(grid.name(i))),
            format!("Cột «{}» không phát hành: {what}", meaning.heading),
            advice,
        );
    }
    let printed: Vec<usize> = columns.iter().copied().filter(|c| !options.issue || !inner.contains(c)).collect();
    let merge = merge_columns(&options.merge_columns, &meanings, &columns, unmet);
    let print = build::Print { columns: &printed, red: &inner, merge: &merge };
    // What is told of rows is asked before their cells go.
    let cell = grid.row_name(first);
    let mut tasks = if options.tasks { tasks::tasks(grid, &rows, &key, &meanings) } else { Vec::new() };
    let mut table = build::table(grid, head, &rows, &key, &print);
    let front = front::above(grid, &front);
    table.unit = front.unit;
    if options.issue && !inner.is_empty() {
        let inside = |heading: &String| meanings.iter().any(|m| m.not_for_issue && m.heading == *heading);
        tasks.iter_mut().for_each(|t| t.other.retain(|(heading, _)| !inside(heading)));
    }
    let is_group = |b: &&rows::BodyRow| matches!(b.class, Class::Group(_));
    FoundTable {
        label: front.label,
        title: front.title,
        subtitle: front.subtitle,
        attached: front.attached,
        before: front.before,
        table,
        after: front::below(grid, &after),
        columns: meanings.into_iter().filter(|m| !options.issue || !m.not_for_issue).collect(),
        tasks,
        task_count: rows.iter().filter(|b| matches!(b.class, Class::Normal | Class::Parent)).count(),
        group_count: rows.iter().filter(is_group).count(),
        cell,
    }
}

/// Words of the place where people sign (`Người lập biểu`, `TM. ỦY BAN NHÂN DÂN`).
pub(crate) fn is_signature(words: &str) -> bool {
    wording::is_signature(&fold(words))
}

/// The columns that a user named, by heading or by a part of it.
fn merge_columns(
    asked: &[String],
    meanings: &[ColumnMeaning],
    columns: &[usize],
    unmet: &mut Vec<&String>,
) -> Vec<usize> {
    let mut out = Vec::new();
    for name in asked {
        let wanted = fold(name);
        let headings: Vec<String> = meanings.iter().map(|m| fold(&m.heading)).collect();
        let found =
            headings.iter().position(|h| *h == wanted).or_else(|| headings.iter().position(|h| h.contains(&wanted)));
        if let Some(k) = found.filter(|_| !wanted.is_empty()) {
            out.push(columns[k]);
            unmet.retain(|other| *other != name);
        }
    }
    out
}
