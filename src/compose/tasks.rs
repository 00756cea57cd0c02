//! Tasks to a table: running groups, numbers that run on across them.

use super::{Composer, table};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Align, Cell, Column, Inlines, Row, RowKind, Table};
use crate::plan::{
    CellData, CellText, Lines, Numbering, Plan, Task, TaskColumn, TaskColumnSpec, TaskField, Text, running,
};
use crate::vietnamese::grouped_number;

/// Builds the table of tasks, with a row of totals where there is one. `path` names the list in messages.
pub(super) fn table(
    c: &mut Composer,
    tasks: &[Task],
    columns: &[TaskColumn],
    total: Option<&Task>,
    path: &str,
) -> Table {
    let columns = chosen(tasks, columns);
    let width = columns.len();
    let mut out = Table::default();
    let mut head = Row::default();
    for column in &columns {
        let name = column.name.as_deref().unwrap_or(column.field.heading());
        head.cells.push(Cell::plain(name));
        let usual = match column.field {
            TaskField::Number => Some(Align::Center),
            _ => None,
        };
        out.columns.push(Column { align: column.align.map(table::align).or(usual), width_mm: column.width_mm });
    }
    out.head.push(head);
    out.body.reserve(tasks.len());
    let has_number = columns.first().is_some_and(|f| f.field == TaskField::Number);
    for entry in running(tasks) {
        if let Some((label, name)) = &entry.opens {
            out.body.push(table::group_row(width, name, has_number.then_some(&**label)));
        }
        let (Some(number), Some(task)) = (entry.number, tasks.get(entry.at)) else { continue };
        let mut row = Row { kind: RowKind::Normal, cells: Vec::with_capacity(width) };
        for column in &columns {
            row.cells.push(match column.field {
                TaskField::Number => Cell::plain(&number),
                TaskField::Content => match task.content.as_deref().filter(|t| !t.trim().is_empty()) {
                    Some(text) => Cell::plain(text),
                    None => {
                        let place = Place::within(format!("{path}[{}]", entry.at));
                        c.missing(code::THIEU_NOI_DUNG_NHIEM_VU, place, "nội dung nhiệm vụ");
                        Cell { paragraphs: vec![Inlines::missing("nội dung nhiệm vụ")].into(), ..Cell::default() }
                    }
                },
                field => cell(task, field),
            });
        }
        out.body.push(row);
    }
    out.body.extend(total.map(|total| Row {
        kind: RowKind::Total,
        cells: columns.iter().map(|column| cell(total, column.field)).collect(),
    }));
    out
}

/// What a task says in a column; its number is its place.
fn cell(task: &Task, field: TaskField) -> Cell {
    match field {
        TaskField::Number => Cell::default(),
        TaskField::Content => Cell::plain(task.content.as_deref().unwrap_or_default()),
        TaskField::Lead => joined(task.lead.as_ref()),
        TaskField::Partners => joined(task.partners.as_ref()),
        TaskField::Deadline => Cell::plain(task.deadline.as_deref().unwrap_or_default()),
        TaskField::Output => listed(task.output.as_ref()),
        TaskField::Budget => task.budget.as_ref().map(budget).unwrap_or_default(),
        TaskField::Note => Cell::plain(task.note.as_deref().unwrap_or_default()),
    }
}

/// The table that tasks are printed as, apart from any plan.
pub(crate) fn task_table(tasks: &[Task], columns: &[TaskColumn]) -> Table {
    let plan = Plan::default();
    let resolve = |_: &str| Err(String::new());
    let numbering = Numbering::default();
    let mut c = Composer { plan: &plan, agency: None, resolve: &resolve, numbering, d: Diagnostics::new() };
    table(&mut c, tasks, columns, None, "")
}

/// The columns asked for, or those that hold anything.
fn chosen(tasks: &[Task], columns: &[TaskColumn]) -> Vec<TaskColumnSpec> {
    let plain = |field| TaskColumnSpec { field, name: None, width_mm: None, align: None };
    if !columns.is_empty() {
        let spec = |c: &TaskColumn| match c {
            TaskColumn::Field(field) => plain(*field),
            TaskColumn::Full(spec) => spec.clone(),
        };
        return columns.iter().map(spec).collect();
    }
    TaskField::ALL.into_iter().filter(|field| field.is_used(tasks)).map(plain).collect()
}

/// Units in one paragraph.
fn joined(lines: Option<&Lines>) -> Cell {
    match lines {
        Some(Lines(list)) if list.len() > 1 => Cell::plain(&list.join("; ")),
        Some(Lines(list)) => Cell::plain(list.first().map_or("", |s| s)),
        None => Cell::default(),
    }
}

/// Outputs, one a paragraph.
fn listed(lines: Option<&Lines>) -> Cell {
    match lines {
        Some(Lines(list)) if list.len() > 1 => {
            Cell::plain(&list.iter().map(|l| format!("- {l}")).collect::<Vec<_>>().join("\n"))
        }
        lines => joined(lines),
    }
}

fn budget(data: &CellData) -> Cell {
    match data {
        CellData::Empty => Cell::default(),
        CellData::Text(text) => Cell::plain(text),
        CellData::Number(n) => Cell { align: Some(Align::Right), ..Cell::plain(&grouped_number(*n)) },
        CellData::Full(full) => {
            let mut cell = match &full.content {
                CellText::Empty => Cell::default(),
                CellText::Number(n) => Cell::plain(&grouped_number(*n)),
                CellText::Text(Text::Plain(text)) => Cell::plain(text),
                CellText::Text(text) => {
                    Cell { paragraphs: super::body::paragraphs(text, Default::default()).into(), ..Cell::default() }
                }
            };
            cell.align = full.align.map(table::align);
            cell
        }
    }
}
