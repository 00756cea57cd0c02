//! "Nhiệm vụ": a row a task; columns are found by their heading.

use super::cells::{Cells, filled, is_example_row, lines, nearest, quoted, typed, words};
use super::places::{PlanCells, TaskCells};
use crate::diagnostic::{Diagnostics, code};
use crate::plan::wording::book::{TASK_HEADINGS, TaskHeading, key};
use crate::plan::{CellData, Lines, Task, TaskColumn, TaskColumnSpec, TaskField, Words};
use crate::sheet::{SheetCell, SheetRow, Value, cell_name};
use crate::tables;
use crate::vietnamese::roman_value;

/// How many rows may stand above the head.
const HEAD_WITHIN: usize = 20;

struct Column {
    at: u32,
    heading: TaskHeading,
    /// The heading as written.
    name: String,
}

/// What a heading means. Money is recognised by its beginning: what follows is its unit.
fn meaning(words: &str) -> Option<TaskHeading> {
    let wanted = key(words);
    let exact = TASK_HEADINGS
        .iter()
        .find(|(_, name, also)| key(name) == wanted || also.iter().any(|a| key(a) == wanted))
        .map(|h| h.0);
    exact.or_else(|| wanted.starts_with("kinhphi").then_some(TaskHeading::Field(TaskField::Budget)))
}

/// The head row's place among the shown rows, and its columns.
fn head(cells: &Cells, d: &mut Diagnostics) -> Option<(usize, Vec<Column>)> {
    let columns_of = |row: &SheetRow| -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for cell in &row.cells {
            let name = words(cell);
            if let Some(heading) = meaning(&name)
                && !columns.iter().any(|c| c.heading == heading)
            {
                columns.push(Column { at: cell.column, heading, name: name.replace('\n', " ") });
            }
        }
        columns
    };
    let content = TaskHeading::Field(TaskField::Content);
    let (at, columns) = cells
        .rows
        .iter()
        .take(HEAD_WITHIN)
        .enumerate()
        .map(|(i, row)| (i, columns_of(row)))
        .find(|(_, columns)| columns.len() >= 2 && columns.iter().any(|c| c.heading == content))?;
    let row = cells.rows[at];
    for cell in row.cells.iter().filter(|c| !words(c).is_empty() && !columns.iter().any(|k| k.at == c.column)) {
        let name = words(cell);
        let filled = cells.rows[at + 1..].iter().filter(|r| filled(r, cell.column).is_some()).count();
        let message = format!("Cột {} không thuộc biểu mẫu; {filled} ô có dữ liệu không được đọc", quoted(&name));
        let advice = match nearest(&name, TASK_HEADINGS.iter().map(|h| h.1)) {
            Some(near) if meaning(&name).is_none() => format!("có phải «{near}»?"),
            _ => "lập phụ lục từ bảng này để giữ nguyên mọi cột".to_owned(),
        };
        d.add(code::BANG_TINH_COT_LA, cells.place(row, cell.column), message, advice);
    }
    Some((at, columns))
}

/// Tasks and the columns to print.
pub(super) fn read(cells: &Cells, places: &mut PlanCells, d: &mut Diagnostics) -> TaskSheet {
    let Some((at, columns)) = head(cells, d) else {
        if let Some(row) = cells.rows.first() {
            let wanted: Vec<&str> = TASK_HEADINGS.iter().take(3).map(|h| h.1).collect();
            let message = format!(
                "Không thấy dòng tiêu đề cột trong {HEAD_WITHIN} dòng đầu; {} dòng không được đọc",
                cells.rows.len()
            );
            let advice = format!("ghi lại dòng tiêu đề của biểu mẫu: {}, …", wanted.join(", "));
            d.add(code::BANG_TINH_KHONG_TIEU_DE, cells.place(row, 0), message, advice);
        }
        return TaskSheet::default();
    };
    for row in &cells.rows[..at] {
        let texts: Vec<_> = row.cells.iter().map(words).filter(|w| !w.is_empty()).collect();
        if !texts.is_empty() {
            let message = format!("Chữ {} ở trên dòng tiêu đề cột, không được đọc", quoted(&texts.join(" ")));
            let advice = "tên phụ lục ghi ở «Thông tin chung»";
            d.add(code::BANG_TINH_O_THUA, cells.place(row, row.cells.first().map_or(0, |c| c.column)), message, advice);
        }
    }
    let mut rows: Vec<(&SheetRow, bool)> = Vec::new();
    let mut examples = Vec::new();
    let last = cells.rows[at + 1..].iter().rev().find(|row| columns.iter().any(|c| filled(row, c.at).is_some()));
    let mut total = None;
    for row in &cells.rows[at + 1..] {
        if is_example_row(row) {
            examples.push(row.index);
        } else if is_total(row, &columns) && last.is_some_and(|last| last.index == row.index) {
            // Its name may stand in the column of numbers.
            let mut task = task_of(row, &columns, cells, &mut Diagnostics::new());
            let name = || field(row, &columns, TaskField::Number).map(|c| words(c).into_owned());
            task.content = task.content.take().or_else(name);
            total = Some(Box::new(task));
        } else if is_total(row, &columns) {
            let message = "Dòng tổng không phải nhiệm vụ nên không được đọc";
            let place = cells.place(row, row.cells.first().map_or(0, |c| c.column));
            d.add(
                code::BANG_TINH_DONG_TONG,
                place,
                message,
                "cần in tổng thì ghi vào «Nội dung» hoặc lập phụ lục từ bảng",
            );
        } else if columns.iter().any(|c| filled(row, c.at).is_some()) {
            rows.push((*row, is_group(row, &columns)));
        }
        strays(cells, row, cells.rows[at], &columns, d);
    }
    cells.report_examples(&examples, d);
    // A plain list of contents has no row that is more than a name: those are its tasks.
    if !rows.is_empty() && rows.iter().all(|(_, group)| *group) {
        rows.iter_mut().for_each(|(_, group)| *group = false);
    }
    let field = |c: &Column| match c.heading {
        TaskHeading::Field(field) => Some((field, c.at)),
        TaskHeading::Group => None,
    };
    places.tasks(TaskCells {
        sheet: cells.name().to_owned(),
        rows: rows.iter().map(|(row, _)| row.index).collect(),
        columns: columns.iter().filter_map(field).collect(),
        group: columns.iter().find(|c| c.heading == TaskHeading::Group).map(|c| c.at),
    });
    let mut tasks: Vec<Task> = Vec::with_capacity(rows.len());
    let mut last_group = String::new();
    for (row, group) in rows {
        let mut task = if group { group_of(row, &columns) } else { task_of(row, &columns, cells, d) };
        // A group column repeats its name in every row; the plan says it once.
        if let Some(name) = &task.group {
            if !group && *name == last_group {
                task.group = None;
            } else {
                last_group.clone_from(name);
            }
        }
        tasks.push(task);
    }
    let printed = printed(&columns, &tasks);
    TaskSheet { tasks, columns: printed, total }
}

/// What the sheet of tasks holds.
#[derive(Default)]
pub(super) struct TaskSheet {
    pub tasks: Vec<Task>,
    /// The columns that are printed.
    pub columns: Vec<TaskColumn>,
    /// The row of totals below them.
    pub total: Option<Box<Task>>,
}

/// Cells under no heading.
fn strays(cells: &Cells, row: &SheetRow, head: &SheetRow, columns: &[Column], d: &mut Diagnostics) {
    for cell in &row.cells {
        // A column with an unknown heading has been reported as a whole.
        let headed = columns.iter().any(|c| c.at == cell.column) || filled(head, cell.column).is_some();
        if !headed && !words(cell).is_empty() {
            let message = format!("Chữ {} nằm ở cột không có tiêu đề, không được đọc", quoted(&words(cell)));
            let advice = format!("ghi tiêu đề cho cột {}", cell_name(cell.column, 0).trim_end_matches('1'));
            d.add(code::BANG_TINH_O_THUA, cells.place(row, cell.column), message, advice);
        }
    }
}

fn field<'r>(row: &'r SheetRow, columns: &[Column], field: TaskField) -> Option<&'r SheetCell> {
    let column = columns.iter().find(|c| c.heading == TaskHeading::Field(field))?;
    filled(row, column.at)
}

/// `I`, `IV.`, `A`: how groups are counted.
fn is_group_number(number: &str) -> bool {
    let bare = number.trim().trim_end_matches(['.', ')']);
    roman_value(bare).is_some() || (bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_uppercase()))
}

/// `Tổng cộng` in place of a task's words or its number, and no unit or deadline beside it.
fn is_total(row: &SheetRow, columns: &[Column]) -> bool {
    let named = |f| field(row, columns, f).is_some_and(|c| tables::is_total(&words(c)));
    let led = [TaskField::Lead, TaskField::Deadline].into_iter().any(|f| field(row, columns, f).is_some());
    (named(TaskField::Content) || named(TaskField::Number)) && !led
}

/// Only a name: no unit, deadline, product, money or note, and no task's number beside it.
fn is_group(row: &SheetRow, columns: &[Column]) -> bool {
    let number = field(row, columns, TaskField::Number).map(typed);
    let more = columns.iter().any(|c| {
        !matches!(c.heading, TaskHeading::Field(TaskField::Number | TaskField::Content)) && filled(row, c.at).is_some()
    });
    if more {
        // A group's row of its own in the column of groups.
        let own = columns.iter().find(|c| c.heading == TaskHeading::Group).is_some_and(|c| filled(row, c.at).is_some());
        let others = columns.iter().filter(|c| c.heading != TaskHeading::Group).any(|c| filled(row, c.at).is_some());
        return own && !others;
    }
    match (number, field(row, columns, TaskField::Content)) {
        (Some(number), Some(_)) => is_group_number(&number),
        // Words in the column of numbers are a group's name; a bare number is a task that lacks its words.
        (Some(number), None) => number.chars().filter(|c| c.is_alphabetic()).count() > 1,
        (None, content) => content.is_some(),
    }
}

fn group_of(row: &SheetRow, columns: &[Column]) -> Task {
    let number = field(row, columns, TaskField::Number).map(typed);
    let own = columns.iter().find(|c| c.heading == TaskHeading::Group).and_then(|c| filled(row, c.at));
    let content = field(row, columns, TaskField::Content).or(own).map(|c| words(c).replace('\n', " "));
    let (label, name) = match (number, content) {
        (number, Some(name)) => (number.map(|n| n.trim_end_matches(['.', ')']).to_owned()), name),
        // `I. Hoàn thiện thể chế` in one cell.
        (Some(words), None) => match words.split_once([' ', '\u{a0}']) {
            Some((first, rest)) if is_group_number(first) && first.ends_with(['.', ')']) => {
                (Some(first.trim_end_matches(['.', ')']).to_owned()), rest.trim().replace('\n', " "))
            }
            _ => (None, words.replace('\n', " ")),
        },
        (None, None) => (None, String::new()),
    };
    Task { number: label.map(Words), group: Some(name), ..Task::default() }
}

fn task_of(row: &SheetRow, columns: &[Column], cells: &Cells, d: &mut Diagnostics) -> Task {
    let cell = |f: TaskField| field(row, columns, f);
    let text = |f: TaskField| cell(f).map(|c| words(c).into_owned());
    let list = |f: TaskField| cell(f).map(|c| lines(&words(c))).filter(|l: &Lines| !l.0.is_empty());
    let group = columns.iter().find(|c| c.heading == TaskHeading::Group).and_then(|c| filled(row, c.at));
    if cell(TaskField::Content).is_none() {
        let at = columns.iter().find(|c| c.heading == TaskHeading::Field(TaskField::Content)).map_or(0, |c| c.at);
        let message = "Dòng nhiệm vụ không có nội dung";
        d.add(code::THIEU_NOI_DUNG_NHIEM_VU, cells.place(row, at), message, "ghi nội dung nhiệm vụ hoặc xóa dòng");
    }
    Task {
        number: cell(TaskField::Number).map(|c| Words(typed(c))),
        group: group.map(|c| words(c).replace('\n', " ")),
        content: text(TaskField::Content),
        lead: list(TaskField::Lead),
        partners: list(TaskField::Partners),
        deadline: text(TaskField::Deadline),
        output: list(TaskField::Output),
        budget: cell(TaskField::Budget).map(|c| match c.value {
            Value::Number(n) => CellData::Number(n),
            _ => CellData::Text(words(c).into_owned()),
        }),
        note: text(TaskField::Note),
    }
}

/// The columns that hold anything, in the sheet's order, under the headings of the sheet. The form's own short headings
/// give way to the usual ones in print; that of money keeps its unit.
fn printed(columns: &[Column], tasks: &[Task]) -> Vec<TaskColumn> {
    let used = |field: TaskField| field.is_used(tasks);
    let mut out = Vec::new();
    if !columns.iter().any(|c| c.heading == TaskHeading::Field(TaskField::Number)) {
        out.push(TaskColumn::Field(TaskField::Number));
    }
    for column in columns {
        let TaskHeading::Field(field) = column.heading else { continue };
        if !used(field) {
            continue;
        }
        let own = TASK_HEADINGS.iter().any(|(h, name, _)| *h == column.heading && key(name) == key(&column.name));
        let usual = (own && field != TaskField::Budget)
            || key(field.heading()) == key(&column.name) && !column.name.contains('(');
        out.push(if usual {
            TaskColumn::Field(field)
        } else {
            TaskColumn::Full(TaskColumnSpec { field, name: Some(column.name.clone()), width_mm: None, align: None })
        });
    }
    out
}
