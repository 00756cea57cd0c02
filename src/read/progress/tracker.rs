//! Tracking tables: a row a task, with a state, a share, a result, or a log of entries in one cell.

use super::columns::{Use, is_progress, uses};
use super::log::{Log, of_log, undated};
use super::rows::{self, Row, Said};
use super::{Settings, period_of};
use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::plan::wording::book::key;
use crate::plan::wording::progress::{PERIOD_LABEL, ProgressField as F, UNIT_LABEL};
use crate::plan::{Period, Progress};
use crate::read::plan_book::cells::quoted;
use crate::sheet::{Sheet, SheetCell, Workbook, cell_name};
use crate::tables::{self, FoundTable, Meaning, Options, TaskRow};
use crate::vietnamese::unmarked;
use std::borrow::Cow;

/// What the tables of a file say.
#[derive(Debug, Default)]
pub(super) struct Tracked {
    pub entries: Vec<Progress>,
    /// The unit named above a table.
    pub unit: String,
    /// The period named above a table.
    pub period: Option<Period>,
    /// Some table has a log of entries.
    pub matrix: bool,
    /// Tables about progress.
    pub tables: usize,
}

/// Reads all tables about progress on the shown sheets.
pub(super) fn tracked(book: &mut Workbook, settings: &Settings, d: &mut Diagnostics) -> Tracked {
    let mut out = Tracked::default();
    let options = Options { tasks: true, fix_dates: settings.fix_dates, ..Options::default() };
    for sheet in &mut book.sheets {
        name_columns(sheet);
    }
    for sheet in book.sheets.iter().filter(|s| !s.hidden) {
        // What is found on a sheet that is not about progress is of no use.
        let mut own = Diagnostics::new();
        let before = out.tables;
        // The sheet's own cells are looked at beside the rows of its tables.
        for found in tables::tables(sheet.clone(), &options, &mut own) {
            read(sheet, &found, settings, &mut own, &mut out);
        }
        if out.tables > before {
            // Nothing is printed here, and shares are read by rules of their own.
            own.leave_out(&[code::BANG_COT_KHONG_PHAT_HANH, code::BANG_SO_KIEU_MY]);
            d.extend(own);
        }
    }
    out
}

/// Headings that programs write (`trang_thai`) or that lost their marks, as people write them, so that the head of the
/// table is found by them.
fn name_columns(sheet: &mut Sheet) {
    for row in sheet.rows.iter_mut().take(30) {
        let known = |cell: &SheetCell| {
            let words = cell.text.words();
            let plain = words.len() <= 60 && words.is_ascii() && words.contains(|c: char| c.is_ascii_alphabetic());
            F::of_heading(&words).filter(|_| plain)
        };
        if row.cells.iter().filter(|c| known(c).is_some()).count() < 3 {
            continue;
        }
        for cell in &mut row.cells {
            if let Some(field) = known(cell) {
                cell.text = crate::sheet::CellText::Plain(field.heading().list.into());
            }
        }
        return;
    }
}

/// A column of the table and what it is read as.
struct Column<'t> {
    used: Use,
    heading: &'t str,
    meaning: Meaning,
    at: u32,
    /// No other column has this heading.
    alone: bool,
}

impl Column<'_> {
    /// Its words in a row; a log's lines are kept.
    fn words<'t>(&self, task: &'t TaskRow, cell: Option<&'t SheetCell>) -> Cow<'t, str> {
        let own = match self.meaning {
            Meaning::Number => &task.number,
            Meaning::Code => &task.code,
            Meaning::Task => &task.task,
            Meaning::Lead => &task.lead,
            Meaning::Partners => &task.partners,
            Meaning::Deadline => &task.deadline,
            Meaning::Output => &task.output,
            Meaning::Budget => &task.budget,
            Meaning::Note => &task.note,
            _ if self.alone => {
                let other = task.other.iter().find(|o| o.0 == self.heading);
                return other.map_or(Cow::Borrowed(""), |o| Cow::Borrowed(&o.1));
            }
            _ => return cell.map_or(Cow::Borrowed(""), |c| c.text.words()),
        };
        Cow::Borrowed(own)
    }
}

/// A table about progress, its columns known.
struct Table<'t> {
    sheet: &'t Sheet,
    found: &'t FoundTable,
    columns: Vec<Column<'t>>,
}

impl<'t> Table<'t> {
    fn cell(&self, task: &TaskRow, column: u32) -> Option<&'t SheetCell> {
        let rows = &self.sheet.rows;
        let row = rows.binary_search_by_key(&task.row, |r| r.index).ok().and_then(|i| rows.get(i))?;
        row.cells.iter().find(|c| c.column == column)
    }

    fn place(&self, task: &TaskRow, column: u32) -> String {
        let name = cell_name(column, task.row);
        if self.sheet.name.is_empty() { name } else { format!("{}!{name}", self.sheet.name) }
    }

    /// What every column holds in every row.
    fn words(&self) -> Vec<Vec<Cow<'t, str>>> {
        let of = |task: &'t TaskRow| self.columns.iter().map(|c| c.words(task, self.cell(task, c.at))).collect();
        self.found.tasks.iter().map(of).collect()
    }

    /// One row, and its log of entries; none where nothing was said in it.
    fn row(
        &self,
        task: &TaskRow,
        words: Vec<Cow<'t, str>>,
        settings: &Settings,
        d: &mut Diagnostics,
    ) -> Option<(Row<'t>, Log)> {
        let (mut row, mut log) = (Row::default(), Log::default());
        let (mut code, mut number, mut content) = (String::new(), String::new(), task.task.clone());
        for (column, words) in self.columns.iter().zip(words) {
            match column.used {
                Use::Field(F::Key) => code = words.trim().to_owned(),
                Use::Field(F::Number) => number = words.trim().to_owned(),
                Use::Field(F::Content) => content = words.trim().to_owned(),
                Use::Field(F::Unit) => row.known.unit = words.trim().to_owned(),
                Use::Field(F::Period) => {
                    row.known.period = period(&words, settings, || self.place(task, column.at), d);
                }
                Use::Field(field) => {
                    let cell = self.cell(task, column.at);
                    row.said.push(Said { field, words, cell, place: self.place(task, column.at) });
                }
                Use::Entries => log.add(&words, self.place(task, column.at)),
                Use::Other | Use::Unknown => {}
            }
        }
        if row.is_blank() && log.entries.is_empty() {
            return None;
        }
        let own = if code.is_empty() { number.trim_end_matches(['.', ')']) } else { &code };
        row.known.task = own.to_owned();
        row.known.content = content;
        if let Some(place) = &log.place {
            row.known.place = Place::within(place);
        }
        Some((row, log))
    }
}

fn read(sheet: &Sheet, found: &FoundTable, settings: &Settings, d: &mut Diagnostics, out: &mut Tracked) {
    let alone = |heading: &str| found.columns.iter().filter(|o| o.heading == heading).count() == 1;
    let mut columns = Vec::with_capacity(found.columns.len());
    for c in &found.columns {
        let (heading, alone) = (c.heading.as_str(), alone(&c.heading));
        columns.push(Column { used: Use::Unknown, heading, meaning: c.meaning, at: c.sheet_column, alone });
    }
    let mut table = Table { sheet, found, columns };
    let words = table.words();
    let used = uses(&found.columns, words.len(), |c, r| words.get(r).and_then(|w| w.get(c)).map_or("", |w| w));
    if !is_progress(&found.columns, &used) {
        return;
    }
    for (column, used) in table.columns.iter_mut().zip(used) {
        column.used = used;
    }
    out.tables += 1;
    out.matrix |= table.columns.iter().any(|c| c.used == Use::Entries);
    if out.unit.is_empty() {
        out.unit = unit_above(found);
    }
    out.period = out.period.or_else(|| period_above(found));
    unread(&table.columns, &words, &found.cell, d);
    let rows = found.tasks.iter().zip(words).filter_map(|(task, words)| table.row(task, words, settings, d));
    let (list, logs): (Vec<Row>, Vec<Option<Log>>) =
        rows.map(|(row, log)| (row, Some(log).filter(|l| !l.entries.is_empty()))).unzip();
    let scale = rows::scale(&list, d);
    let undated = undated(&logs);
    for (row, log) in list.into_iter().zip(logs) {
        match log {
            Some(log) => out.entries.extend(of_log(row, log, scale, settings, d)),
            None => out.entries.extend(rows::progress(row, scale, settings.year(), d)),
        }
    }
    if let Some(first) = undated.first() {
        let message =
            format!("{} mục tiến độ không có mã ngày [nămthángngày]: {}", undated.len(), listed(&undated, "ô"));
        d.add(code::TIEN_DO_KHONG_MA, Place::within(first), message, "ghi mã ở đầu mục, ví dụ [260115]");
    }
}

/// Columns that are about something else, said once.
fn unread(columns: &[Column], words: &[Vec<Cow<str>>], cell: &str, d: &mut Diagnostics) {
    let filled = |c: usize| words.iter().any(|w| w.get(c).is_some_and(|w| !w.trim().is_empty()));
    let names: Vec<String> = columns
        .iter()
        .enumerate()
        .filter(|(c, column)| column.used == Use::Unknown && filled(*c))
        .map(|(_, column)| quoted(column.heading))
        .collect();
    if !names.is_empty() {
        let message = format!("Các cột không nói về tiến độ nên không được đọc: {}", names.join(", "));
        d.add(code::TIEN_DO_COT_KHAC, Place::within(cell), message, "");
    }
}

/// `Đơn vị báo cáo: Phòng Kinh tế` above a table.
fn unit_above(found: &FoundTable) -> String {
    let label = unmarked(UNIT_LABEL.trim_end_matches(':'));
    let lines = found.before.iter().chain(&found.title).chain(&found.subtitle).map(|l| l.text());
    for line in lines {
        if let Some((name, unit)) = line.split_once(':')
            && unmarked(name).trim_start().starts_with(&label)
            && !unmarked(name).contains("tinh")
            && unit.chars().any(char::is_alphabetic)
        {
            return unit.trim().to_owned();
        }
    }
    String::new()
}

/// `Kỳ báo cáo: Quý III/2026` above a table, or a line below its title that names nothing but the period.
fn period_above(found: &FoundTable) -> Option<Period> {
    let label = key(PERIOD_LABEL);
    let lines = found.before.iter().chain(&found.title).map(|l| l.text());
    let labelled = |line: String| {
        let (name, rest) = line.split_once(':')?;
        if key(name) == label { period_of(rest) } else { None }
    };
    lines.filter_map(labelled).chain(found.subtitle.iter().filter_map(|l| period_of(&l.text()))).next()
}

/// The period that a cell names.
fn period(words: &str, settings: &Settings, place: impl Fn() -> String, d: &mut Diagnostics) -> Option<Period> {
    if words.trim().is_empty() {
        return None;
    }
    match Period::parse(words, settings.year()) {
        Ok(period) => Some(period),
        Err(problem) => {
            let (message, advice) = problem.explain(words);
            d.add(code::TIEN_DO_KY, Place::within(place()), message, advice);
            None
        }
    }
}
