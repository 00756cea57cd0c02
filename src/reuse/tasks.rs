//! A table of tasks as tasks: what follows a plan (forms, reports, calendar) works with tasks, not with tables.

use crate::compose;
use crate::document::{Block, Cell, Row, RowKind, Table, TextStyle};
use crate::plan::{CellData, Lines, Task, TaskColumn, TaskColumnSpec, TaskField, Words};
use crate::tables::{Meaning, meanings};

/// The tasks that an appendix ends with, and their columns; taken off the blocks. Only a table that is printed from its
/// tasks word for word as it was is taken; any other one stays as it is.
pub(super) fn take(blocks: &mut Vec<Block>) -> Option<(Vec<Task>, Vec<TaskColumn>)> {
    let closed = matches!(blocks.last(), Some(Block::Paragraph(end)) if end.text().trim() == "./.");
    let at = blocks.len().checked_sub(1 + usize::from(closed))?;
    let Some(Block::Table(table)) = blocks.get(at) else { return None };
    let found = tasks(table)?;
    blocks.truncate(at);
    Some(found)
}

fn tasks(table: &Table) -> Option<(Vec<Task>, Vec<TaskColumn>)> {
    let [head] = table.head.as_slice() else { return None };
    let fields = fields(head)?;
    let mut out = Vec::with_capacity(table.body.len());
    for row in &table.body {
        out.push(match row.kind {
            RowKind::Group => group(row)?,
            RowKind::Normal => task(row, &fields)?,
            RowKind::Total | RowKind::ColumnNumbers => return None,
        });
    }
    let column = |(field, cell): (&TaskField, &Cell)| {
        TaskColumn::Full(TaskColumnSpec { field: *field, name: Some(cell.text()), width_mm: None, align: None })
    };
    let columns: Vec<TaskColumn> = fields.iter().zip(&head.cells).map(column).collect();
    (words(&compose::task_table(&out, &columns)) == words(table)).then_some((out, columns))
}

/// What each column holds; none where one of them is no field of a task.
fn fields(head: &Row) -> Option<Vec<TaskField>> {
    if head.cells.iter().any(|c| c.col_span != 1 || c.row_span != 1) {
        return None;
    }
    let headings = (0..).zip(&head.cells).map(|(i, c)| (i, vec![c.text().replace('\n', " ")])).collect();
    let field = |meaning| {
        Some(match meaning {
            Meaning::Number => TaskField::Number,
            Meaning::Task => TaskField::Content,
            Meaning::Lead => TaskField::Lead,
            Meaning::Partners => TaskField::Partners,
            Meaning::Deadline => TaskField::Deadline,
            Meaning::Output => TaskField::Output,
            Meaning::Budget => TaskField::Budget,
            Meaning::Note => TaskField::Note,
            _ => return None,
        })
    };
    let fields: Vec<TaskField> = meanings(headings).iter().map(|c| field(c.meaning)).collect::<Option<_>>()?;
    let has = |f| fields.contains(&f);
    (has(TaskField::Content) && (has(TaskField::Lead) || has(TaskField::Deadline))).then_some(fields)
}

fn group(row: &Row) -> Option<Task> {
    let [label, name] = row.cells.as_slice() else { return None };
    Some(Task { group: Some(plain(name, true)?), number: Some(Words(plain(label, true)?)), ..Task::default() })
}

fn task(row: &Row, fields: &[TaskField]) -> Option<Task> {
    if row.cells.len() != fields.len() || row.cells.iter().any(|c| c.col_span != 1 || c.row_span != 1) {
        return None;
    }
    let mut out = Task::default();
    for (cell, field) in row.cells.iter().zip(fields) {
        let text = plain(cell, false)?;
        let some = Some(text.clone()).filter(|t| !t.is_empty());
        match field {
            TaskField::Number => out.number = Some(Words(text)),
            TaskField::Content => out.content = some,
            TaskField::Lead => out.lead = some.map(|t| split(&t, "; ")),
            TaskField::Partners => out.partners = some.map(|t| split(&t, "; ")),
            TaskField::Deadline => out.deadline = some,
            TaskField::Output => out.output = some.map(outputs),
            TaskField::Budget => out.budget = some.map(CellData::Text),
            TaskField::Note => out.note = some,
        }
    }
    Some(out)
}

/// The words of a cell, a paragraph a line; none where some of them have a look of their own that tasks cannot keep.
fn plain(cell: &Cell, bold: bool) -> Option<String> {
    let look = TextStyle { bold, ..TextStyle::default() };
    let kept = |style: &TextStyle| *style == TextStyle::default() || *style == look;
    let whole = |piece: &crate::document::Inline| match piece {
        crate::document::Inline::Text(_, style) => kept(style),
        crate::document::Inline::Break => true,
        crate::document::Inline::Tab | crate::document::Inline::Footnote(_) => false,
    };
    cell.paragraphs.iter().all(|p| p.0.iter().all(whole)).then(|| cell.text())
}

fn split(text: &str, between: &str) -> Lines {
    Lines(text.split(between).map(str::to_owned).collect())
}

/// `- a`, `- b` on lines of their own are a list.
fn outputs(text: String) -> Lines {
    let items: Option<Vec<String>> = text.lines().map(|l| l.strip_prefix("- ").map(str::to_owned)).collect();
    Lines(items.filter(|list| list.len() > 1).unwrap_or_else(|| vec![text]))
}

/// Every cell's words, row by row.
fn words(table: &Table) -> Vec<Vec<String>> {
    let row = |r: &Row| r.cells.iter().map(Cell::text).collect();
    table.head.iter().chain(&table.body).map(row).collect()
}
