//! What a sheet says: where its tables are, what their columns mean, and what each row is.
//!
//! [`tables`] takes the grid that a workbook reader fills ([`Sheet`]) and gives every table on it as a
//! [`document::Table`](crate::document::Table) with the words that stand around it. Nothing that shows on the sheet is
//! dropped without being said: what belongs to no table is in [`FoundTable::before`] or [`FoundTable::after`].

mod annex;
mod build;
mod choose;
mod columns;
pub(crate) mod dates;
mod evidence;
mod figures;
mod fixes;
mod front;
mod grid;
mod header;
mod rows;
mod sections;
mod signing;
mod tasks;
mod wording;

pub use annex::{appendix, renumber};
pub(crate) use choose::meanings;
pub use columns::{ColumnChoice, ColumnChoiceError, ColumnMeaning, Meaning};
pub use fixes::{ColumnFix, Fixes, RowFix, RowIs};
pub use tasks::TaskRow;

use crate::diagnostic::{Diagnostics, Place, Severity, code, glimpse};
use crate::document::{Inlines, Table};
use crate::sheet::{Sheet, cell_name};
use evidence::Cells;
use front::Front;
use grid::Grid;
use header::Head;
use rows::{Class, Key};
use sections::Section;
use wording::{fold, is_decreed_label};

/// What is asked of the reading.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Swap dates back where day and month were exchanged (`--sua-ngay`). They are told of in any case.
    pub fix_dates: bool,
    /// Write figures that may be misread the Vietnamese way: text typed with American marks, money without its thousands,
    /// codes that became numbers (`--sua-so`). They are told of in any case.
    pub fix_numbers: bool,
    /// For issue: leave out columns that say they are not (`--phat-hanh`). In a draft they are red.
    pub issue: bool,
    /// Headings of columns whose equal neighbouring cells become one (`--gop-o`).
    pub merge_columns: Vec<String>,
    /// Fill [`FoundTable::tasks`].
    pub tasks: bool,
    /// What some columns are, whatever their words and cells say (`thoi_han=Tiến độ (nếu có)`). A table that has no such
    /// column is read as usual; where none of the sheet has, it is said.
    pub columns: Vec<ColumnChoice>,
    /// What a person set right, by the place on the sheet.
    pub fixes: Fixes,
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
    /// Everything else above the table, a row a line: fields of a form.
    pub before: Vec<Inlines>,
    /// The office's own lines and the country's name at the top of the sheet, columns parted by tabs. An appendix has none,
    /// so [`appendix`] leaves them out.
    pub letterhead: Vec<Inlines>,
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
        d.add(code::BANG_TRANG_TRONG, Place::within(grid.sheet_name()), "Trang tính không có gì để đọc", "");
        return Vec::new();
    }
    let sections = sections::sections(&mut grid, &options.fixes, d);
    let several = sections.len() > 1;
    let mut unmet = Unmet { merge: options.merge_columns.iter().collect(), columns: options.columns.iter().collect() };
    let found: Vec<FoundTable> = sections.into_iter().map(|s| found(&mut grid, s, options, &mut unmet, d)).collect();
    if !found.is_empty() {
        unmet.report(&grid, &found, d);
    }
    if several {
        let places: Vec<String> = found.iter().map(|f| f.cell.clone()).collect();
        d.add(
            code::BANG_NHIEU_BANG,
            Place::within(places.first().cloned().unwrap_or_default()),
            format!("Trang tính có {} bảng, bắt đầu ở {}; đều được giữ", found.len(), places.join(", ")),
            "",
        );
    }
    found
}

/// Columns asked for that no table of the sheet had so far.
struct Unmet<'o> {
    merge: Vec<&'o String>,
    columns: Vec<&'o ColumnChoice>,
}

impl Unmet<'_> {
    fn report(&self, grid: &Grid, found: &[FoundTable], d: &mut Diagnostics) {
        const ADVICE: &str = "ghi đúng tên cột như trong dòng tiêu đề";
        for name in &self.merge {
            let message = format!("Không có cột nào tên «{name}» để gộp ô");
            d.add(code::BANG_KHONG_CO_COT, Place::default(), message, ADVICE);
        }
        for choice in &self.columns {
            let message = format!("Không có cột nào tên «{}» để đọc làm {}", choice.heading, choice.meaning.name());
            let names: Vec<&str> = found.iter().flat_map(|f| &f.columns).map(|c| &*c.heading).collect();
            let advice = format!("{ADVICE}; các cột có: {}", names.join(", "));
            d.add(code::BANG_KHONG_CO_COT, Place::within(grid.sheet_name()), message, advice);
        }
    }
}

fn found(grid: &mut Grid, section: Section, options: &Options, unmet: &mut Unmet, d: &mut Diagnostics) -> FoundTable {
    let Section { front, head, body, after } = section;
    let first = head.map(|h| h.top).or(body.first().copied()).unwrap_or(0);
    let columns = used_columns(grid, head, &body);
    let mut meanings = meanings_of(grid, head, &columns, &body, (options, unmet, d));
    let key = Key::new(grid, &columns, &mut meanings, &body);
    rows::mend_numbers(grid, &key, &body, d);
    rows::mend_strays(grid, &key, &body, d);
    let rows = rows::classify(grid, &key, &body, &options.fixes, d);
    if rows.is_empty() {
        d.add(
            code::BANG_KHONG_CO_DONG,
            Place::within(grid.row_name(first)),
            "Bảng chỉ có tiêu đề, chưa có dòng nào",
            "",
        );
    }
    let front = front::above(grid, &front);
    if !options.tasks {
        tell_front(grid, &front, d);
    }
    let unit = front.unit.as_ref().map(Inlines::text).unwrap_or_default();
    figures::look_through(grid, &rows, &key, &meanings, figures::Asked { fix: options.fix_numbers, unit, d });
    dates::swapped(grid, &rows, &key, &meanings, options.fix_dates, d);

    let inner: Vec<usize> = (0..columns.len()).filter(|&k| meanings[k].not_for_issue).map(|k| columns[k]).collect();
    tell_inner(grid, head, &columns, &meanings, (options, d));
    let printed: Vec<usize> = columns.iter().copied().filter(|c| !options.issue || !inner.contains(c)).collect();
    let merge = merge_columns(&options.merge_columns, &meanings, &columns, &mut unmet.merge);
    let print = build::Print { columns: &printed, red: &inner, merge: &merge };
    // What is told of rows is asked before their cells go.
    let cell = grid.row_name(first);
    let mut tasks = if options.tasks { tasks::tasks(grid, &rows, &key, &meanings) } else { Vec::new() };
    let mut table = build::table(grid, head, &rows, &key, &print);
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
        letterhead: front.letterhead,
        table,
        after: front::below(grid, &after),
        columns: meanings.into_iter().filter(|m| !options.issue || !m.not_for_issue).collect(),
        tasks,
        task_count: rows.iter().filter(|b| matches!(b.class, Class::Normal | Class::Parent)).count(),
        group_count: rows.iter().filter(is_group).count(),
        cell,
    }
}

/// Says what an appendix does not print of the words above its table, and which label the decree does not know.
fn tell_front(grid: &Grid, front: &Front, d: &mut Diagnostics) {
    if !front.letterhead.is_empty() {
        let words: Vec<String> = front.letterhead.iter().map(|l| glimpse(&l.text())).collect();
        let message = format!("Phần đầu văn bản của trang tính không in lại trong phụ lục: {}", words.join("; "));
        d.add(code::BANG_PHAN_DAU, Place::within(grid.sheet_name()), message, "phần đầu đã có ở văn bản chính");
    }
    if let Some(label) = front.label.as_deref().filter(|l| !is_decreed_label(l)) {
        let message = format!("Nhãn «{label}» giữ nguyên như đã gõ; Nghị định 30/2020/NĐ-CP ghi «Phụ lục» và số La Mã");
        d.add(code::BANG_NHAN_PHU_LUC, Place::within(grid.sheet_name()), message, "đánh số lại thành Phụ lục I, II, …");
    }
}

/// The columns of the grid that hold a word in the table: one without is none of it.
fn used_columns(grid: &Grid, head: Option<Head>, body: &[usize]) -> Vec<usize> {
    let mut used = vec![false; grid.width()];
    for r in head.map(|h| h.top..h.end).into_iter().flatten().chain(body.iter().copied()) {
        for (c, _, _) in grid.row(r) {
            used[c] = true;
        }
    }
    (0..grid.width()).filter(|&c| used[c]).collect()
}

/// What the columns mean; choices that somebody should know of are told.
fn meanings_of(
    grid: &Grid,
    head: Option<Head>,
    columns: &[usize],
    body: &[usize],
    (options, unmet, d): (&Options, &mut Unmet, &mut Diagnostics),
) -> Vec<ColumnMeaning> {
    let headings = build::heading_list(grid, head, columns);
    let fixed = |column: u32| options.fixes.column(grid.sheet_name(), column);
    let asked = choose::Asked { named: &options.columns, fixed: &fixed };
    let chosen = choose::choose(headings, |k| Cells::of(grid, body, columns[k]), asked);
    unmet.columns.retain(|asked| chosen.unmet.iter().any(|&n| options.columns.get(n) == Some(*asked)));
    // Where no task is asked for, the columns are printed as they stand and nothing follows from the choice.
    for told in chosen.told.iter().filter(|_| options.tasks) {
        let (one, other) = (&chosen.columns[told.chosen], &chosen.columns[told.other]);
        // Two columns of one name are told apart by their letters.
        let name = |c: &ColumnMeaning| match one.heading == other.heading {
            true => format!("{} ({})", c.heading, cell_name(c.sheet_column, 0).trim_end_matches('1')),
            false => c.heading.clone(),
        };
        let read_as = match other.meaning {
            Meaning::Other => String::new(),
            meaning => format!(", nay được đọc làm {}", meaning.name()),
        };
        let message = format!(
            "Cột «{}» được đọc làm {} vì {}; cột «{}» cũng có thể là {}{read_as}",
            name(one),
            told.meaning.name(),
            told.reason,
            name(other),
            told.meaning.name()
        );
        let advice = format!("nếu không đúng, chỉ định cột {}={}", told.meaning.key(), other.heading);
        let place = heading_place(grid, head, columns[told.chosen]);
        match told.overruled {
            true => d.push(Severity::Warning, code::BANG_CHON_COT, place, message, advice),
            false => d.add(code::BANG_CHON_COT, place, message, advice),
        }
    }
    chosen.columns
}

fn heading_place(grid: &Grid, head: Option<Head>, c: usize) -> Place {
    let cell = head.and_then(|h| h.headings().rev().find_map(|r| grid.shown(r, c)));
    cell.map_or(Place::default(), |i| Place::within(grid.name(i)))
}

/// Says which columns are not for issue, and what becomes of them.
fn tell_inner(
    grid: &Grid,
    head: Option<Head>,
    columns: &[usize],
    meanings: &[ColumnMeaning],
    (options, d): (&Options, &mut Diagnostics),
) {
    for (k, meaning) in meanings.iter().enumerate().filter(|(_, m)| m.not_for_issue) {
        let place = head.and_then(|h| (h.top..h.end).find_map(|r| grid.shown(r, columns[k])));
        let (what, advice) = match (options.tasks, options.issue) {
            (_, true) => ("được bỏ khỏi bản phát hành", ""),
            (true, false) => ("không đưa vào danh sách nhiệm vụ", ""),
            (false, false) => ("in chữ đỏ trong bản dự thảo", "bản phát hành bỏ cột này"),
        };
        d.add(
            code::BANG_COT_KHONG_PHAT_HANH,
            place.map_or(Place::default(), |i| Place::within(grid.name(i))),
            format!("Cột «{}» không phát hành: {what}", meaning.heading),
            advice,
        );
    }
}

/// The name of a row that sums up: `Tổng cộng`.
pub(crate) fn is_total(words: &str) -> bool {
    wording::is_total(words)
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
    let headings: Vec<String> = meanings.iter().map(|m| fold(&m.heading)).collect();
    let mut out = Vec::new();
    for name in asked {
        if let Some(k) = choose::named(&headings, name) {
            out.push(columns[k]);
            unmet.retain(|other| *other != name);
        }
    }
    out
}
