//! What units said, one row each, for trackers and for the next reading.

use super::list_book::Looks;
use super::plan_form::A4;
use super::progress_form::{excel_date, width};
use super::safe::write_csv_line;
use super::tasks::iso;
use super::{FormError, properties, sealed};
use crate::plan::progress::Class;
use crate::plan::wording::progress::cut;
use crate::plan::wording::progress::{LIST_COLUMNS, PROGRESS_SHEET, ProgressField as F};
use crate::plan::{Progress, WorkItem};
use rust_xlsxwriter::{Workbook, Worksheet};
use serde_json::{Map, Value};
use std::io::{self, Write};

/// What was said of one task, and the task where it is one of the plan's.
#[derive(Debug, Clone, Copy)]
pub struct ProgressLine<'a> {
    /// What was said.
    pub progress: &'a Progress,
    /// The plan's task.
    pub item: Option<&'a WorkItem>,
    /// Where the task stands by it, where that was judged.
    pub class: Option<Class>,
}

/// A sheet of words beside the list: who has not sent, what is to be looked at.
#[derive(Debug, Clone, Default)]
pub struct SideSheet {
    /// Its name, at most 31 characters.
    pub name: &'static str,
    /// Its headings, with widths in characters.
    pub head: Vec<(&'static str, f64)>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl ProgressLine<'_> {
    /// The words of a column; dates as `2026-06-30`, a share with a decimal point.
    fn words(&self, field: F) -> String {
        let p = self.progress;
        match field {
            F::Key => self.item.map_or(&p.task, |i| &i.key).clone(),
            F::Number => self.item.map(|i| i.number.clone()).unwrap_or_default(),
            F::Group => self.item.map(|i| i.group.join(" / ")).unwrap_or_default(),
            F::Content => self.item.map_or(&p.content, |i| &i.content).clone(),
            F::Unit => p.unit.clone(),
            F::Period => p.period.map(|period| period.to_string()).unwrap_or_default(),
            F::Deadline => self.item.map(|i| i.deadline.words.clone()).unwrap_or_default(),
            F::Output => self.item.map(|i| i.output.clone()).unwrap_or_default(),
            F::Status if p.status_words.is_empty() => p.status.map(|s| s.words().to_owned()).unwrap_or_default(),
            F::Status => p.status_words.clone(),
            F::Percent => p.percent.map(|n| n.to_string()).unwrap_or_default(),
            F::Result => p.result.clone(),
            F::Figures => p.figures.clone(),
            F::Evidence => p.evidence.clone(),
            F::Difficulties => p.difficulties.clone(),
            F::Proposals => p.proposals.clone(),
            F::DoneOn => iso(p.done_on),
            F::WrittenOn => iso(p.written_on),
            F::Class => self.class.map(|c| c.words().to_owned()).unwrap_or_default(),
            F::Source => p.place.to_string(),
        }
    }
}

/// Writes what units said as CSV: UTF-8 with byte-order mark, commas, CRLF, dates as `2026-06-30`. No cell can run in a
/// spreadsheet (see [`super::safe_text`]). [`crate::read::progress`] reads it back.
///
/// # Errors
/// Those of `out`.
pub fn write_progress_csv<'l>(
    out: &mut impl Write,
    lines: impl IntoIterator<Item = &'l ProgressLine<'l>>,
) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    write_csv_line(out, LIST_COLUMNS.map(|f| f.heading().list))?;
    for line in lines {
        write_csv_line(out, LIST_COLUMNS.map(|field| line.words(field)))?;
    }
    Ok(())
}

/// Writes what units said as a JSON list of objects; what was not said is `null`. Text is as it was: JSON runs nowhere.
///
/// # Errors
/// Those of `out`.
pub fn write_progress_json<'l>(
    out: &mut impl Write,
    lines: impl IntoIterator<Item = &'l ProgressLine<'l>>,
) -> io::Result<()> {
    let mut first = true;
    for line in lines {
        out.write_all(if first { b"[\n  " } else { b",\n  " })?;
        let value = |field: F| match (field, line.progress.percent) {
            (F::Percent, Some(percent)) => percent.into(),
            _ => Some(line.words(field)).filter(|w| !w.is_empty()).map_or(Value::Null, Value::String),
        };
        let object: Map<String, Value> =
            LIST_COLUMNS.into_iter().map(|f| (f.heading().json.to_owned(), value(f))).collect();
        serde_json::to_writer(&mut *out, &object)?;
        first = false;
    }
    out.write_all(if first { b"[]\n" } else { b"\n]\n" })
}

/// What units said as a workbook: text as text, dates and shares as values; the side sheets behind it. The same bytes for
/// the same lines.
///
/// # Errors
/// When there are more lines than a sheet has rows.
pub fn write_progress_xlsx<'l>(
    lines: impl IntoIterator<Item = &'l ProgressLine<'l>>,
    sides: &[SideSheet],
) -> Result<Vec<u8>, FormError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(PROGRESS_SHEET)?);
    let Looks { head, text, date, number } = Looks::new();
    // The rows of a long list wait in a temporary file, where the machine lets us have one.
    let low = book.new_worksheet_with_low_memory();
    let mut sheet = low.unwrap_or_else(|_| Worksheet::new());
    sheet.set_name(PROGRESS_SHEET)?;
    for (column, field) in (0u16..).zip(LIST_COLUMNS) {
        sheet.set_column_width(column, width(field))?;
        sheet.write_string_with_format(0, column, field.heading().list, &head)?;
    }
    for (row, line) in (1u32..).zip(lines) {
        for (column, field) in (0u16..).zip(LIST_COLUMNS) {
            let day = match field {
                F::DoneOn => line.progress.done_on,
                F::WrittenOn => line.progress.written_on,
                _ => None,
            };
            if let Some(day) = day {
                sheet.write_datetime_with_format(row, column, excel_date(day)?, &date)?;
            } else if let (F::Percent, Some(percent)) = (field, line.progress.percent) {
                sheet.write_number_with_format(row, column, percent, &number)?;
            } else {
                let words = line.words(field);
                if !words.is_empty() {
                    sheet.write_string_with_format(row, column, cut(&words), &text)?;
                }
            }
        }
    }
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    book.push_worksheet(sheet);
    for side in sides {
        let sheet = book.add_worksheet();
        sheet.set_name(side.name)?;
        for (column, (heading, width)) in (0u16..).zip(&side.head) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, *heading, &head)?;
        }
        for (row, words) in (1u32..).zip(&side.rows) {
            for (column, words) in (0u16..).zip(words) {
                sheet.write_string_with_format(row, column, cut(words), &text)?;
            }
        }
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    }
    sealed(book.save_to_buffer()?)
}
