//! The progress form: what one unit fills in about the tasks it leads, for one period.

mod guide;
mod heights;
mod looks;

use super::plan_form::{A4, LINE_HEIGHT, choice, note};
use super::{FormError, properties, sealed};
use crate::plan::period::Days;
use crate::plan::wording::book::type_words;
use crate::plan::wording::progress::{
    DAY_LABEL, FORM_COLUMNS, LOCKED_WORDS, MARK, MARK_SHEET, PERIOD_LABEL, PROGRESS_SHEET, ProgressField as F, STATES,
    TITLE, UNIT_LABEL, VERSION, cut, fingerprint, locked, mark,
};
use crate::plan::{Period, Plan, Progress, WorkItem};
use crate::vietnamese::filled;
use chrono::{Datelike, NaiveDate};
use guide::hint;
use heights::height;
use looks::Looks;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, ProtectionOptions, Workbook,
    Worksheet,
};

pub(super) use looks::width;

/// Row of the headings, from 0.
const HEAD: u32 = 4;

/// What all forms of one sending share.
#[derive(Debug, Clone, Copy)]
pub struct ProgressFacts<'a> {
    /// The plan: its number, date and trích yếu stand above the table.
    pub plan: &'a Plan,
    /// The period asked for.
    pub period: Period,
    /// Its first and last day, where they are to be said.
    pub days: Option<Days>,
    /// The day by which the form is to be back.
    pub due: Option<NaiveDate>,
}

/// The form for one unit: a row for each of its tasks, what comes from the plan locked, the rest to fill in. The same
/// bytes for the same facts.
///
/// # Errors
/// Without a task there is no form to fill in.
pub fn progress_form(unit: &str, items: &[&WorkItem], facts: &ProgressFacts) -> Result<Vec<u8>, FormError> {
    filled_progress_form(unit, items, facts, &[])
}

/// [`progress_form`] with what is known already: an answer fills the row of the task whose key it names.
///
/// # Errors
/// Without a task there is no form to fill in.
pub fn filled_progress_form(
    unit: &str,
    items: &[&WorkItem],
    facts: &ProgressFacts,
    answers: &[Progress],
) -> Result<Vec<u8>, FormError> {
    if items.is_empty() {
        return Err(FormError::NoTask(unit.to_owned()));
    }
    let mut book = Workbook::new();
    book.set_properties(&properties(&format!("{TITLE} - {}", cut(unit)))?);
    let form = Form { unit, items, facts, answers, looks: Looks::new(), columns: columns(items) };
    form.progress(book.add_worksheet())?;
    guide::sheet(book.add_worksheet(), &form.columns, &form.looks)?;
    form.mark(book.add_worksheet())?;
    sealed(heights::growing(&book.save_to_buffer()?)?)
}

/// The form's columns. Where the tasks have no codes their key is their STT, which need not stand there twice.
fn columns(items: &[&WorkItem]) -> Vec<F> {
    let bare = |words: &str| words.trim().trim_end_matches(['.', ')']).to_owned();
    let same = items.iter().all(|i| bare(&i.number) == i.key);
    FORM_COLUMNS.into_iter().filter(|f| *f != F::Key || !same).collect()
}

struct Form<'a> {
    unit: &'a str,
    items: &'a [&'a WorkItem],
    facts: &'a ProgressFacts<'a>,
    answers: &'a [Progress],
    looks: Looks,
    columns: Vec<F>,
}

/// A row of the table.
enum Row<'a> {
    Group(&'a str),
    Task(&'a WorkItem),
}

impl Form<'_> {
    fn last_column(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(1).saturating_sub(1)
    }

    fn column(&self, field: F) -> Option<u16> {
        (0u16..).zip(&self.columns).find(|(_, f)| **f == field).map(|(at, _)| at)
    }

    /// Of all columns together.
    fn whole_width(&self) -> f64 {
        self.columns.iter().map(|f| width(*f)).sum()
    }

    /// Tasks, and a group's name above the first of its tasks.
    fn rows(&self) -> Vec<Row<'_>> {
        let mut out = Vec::new();
        let mut open: &[String] = &[];
        for item in self.items {
            let same = open.iter().zip(&item.group).take_while(|(a, b)| a == b).count();
            out.extend(item.group[same..].iter().map(|name| Row::Group(name)));
            out.push(Row::Task(item));
            open = &item.group;
        }
        out
    }

    fn progress(&self, sheet: &mut Worksheet) -> Result<(), FormError> {
        let looks = &self.looks;
        sheet.set_name(PROGRESS_SHEET)?;
        for (at, field) in (0u16..).zip(&self.columns) {
            sheet.set_column_width(at, width(*field))?;
        }
        self.front(sheet)?;
        for (at, field) in (0u16..).zip(&self.columns) {
            let look = if field.is_locked() { &looks.locked_head } else { &looks.head };
            sheet.write_string_with_format(HEAD, at, field.heading().form, look)?;
        }
        sheet.set_row_height(HEAD, LINE_HEIGHT * 2.0 + 3.0)?;
        let rows = self.rows();
        for (at, row) in (HEAD + 1..).zip(&rows) {
            match row {
                Row::Group(name) => {
                    // The key's column stays blank: only tasks have one.
                    sheet.write_blank(at, 0, &looks.group)?;
                    sheet.merge_range(at, 1, at, self.last_column(), &cut(name), &looks.group)?;
                    sheet.set_row_height(at, height(&[(self.whole_width() - 9.0, name)], 1))?;
                }
                Row::Task(item) => self.task(sheet, at, item)?,
            }
        }
        let last = HEAD + u32::try_from(rows.len()).unwrap_or(0);
        self.checks(sheet, last)?;
        sheet
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_footer("&C&P/&N");
        sheet.set_repeat_rows(HEAD, HEAD)?.set_print_area(0, 0, last, self.last_column())?;
        let content = self.column(F::Content).unwrap_or(0);
        sheet.set_freeze_panes(HEAD + 1, content + 1)?;
        let first = self.column(F::Status).unwrap_or(0);
        let begin = (HEAD + 1..).zip(&rows).find(|(_, r)| matches!(r, Row::Task(_))).map_or(HEAD + 1, |(at, _)| at);
        sheet.set_selection(begin, first, begin, first)?;
        sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }

    /// Title, plan, unit, period.
    fn front(&self, sheet: &mut Worksheet) -> Result<(), FormError> {
        let (looks, last) = (&self.looks, self.last_column());
        sheet.merge_range(0, 0, 0, last, TITLE, &looks.title)?;
        let plan = plan_line(self.facts.plan);
        sheet.merge_range(1, 0, 1, last, &cut(&plan), &looks.line)?;
        sheet.set_row_height(0, 24.0)?.set_row_height(1, height(&[(self.whole_width(), &plan)], 1))?;
        let day = self.column(F::DoneOn).unwrap_or(last);
        let unit = format!("{UNIT_LABEL} {}", self.unit.trim());
        sheet.merge_range(2, 0, 2, day.saturating_sub(2), &cut(&unit), &looks.fact)?;
        sheet.write_string_with_format(2, day.saturating_sub(1), DAY_LABEL, &looks.label)?;
        match self.answers.iter().find_map(|a| a.written_on) {
            Some(date) => {
                sheet.write_datetime_with_format(2, day, excel_date(date)?, &looks.date)?;
            }
            None => {
                sheet.write_blank(2, day, &looks.date)?;
            }
        }
        let mut period = format!("{PERIOD_LABEL} {}", self.facts.period);
        if let Some((first, last)) = self.facts.days {
            period.push_str(&format!(" (từ ngày {} đến ngày {})", shown(first), shown(last)));
        }
        if let Some(due) = self.facts.due {
            period.push_str(&format!(". Gửi lại trước hết ngày {}", shown(due)));
        }
        sheet.merge_range(3, 0, 3, last, &period, &looks.fact)?;
        Ok(())
    }

    fn task(&self, sheet: &mut Worksheet, at: u32, item: &WorkItem) -> Result<(), FormError> {
        let looks = &self.looks;
        let answer = self.answers.iter().find(|a| a.task == item.key);
        let shown: Vec<(f64, String)> = self
            .columns
            .iter()
            .map(|f| {
                (
                    width(*f),
                    if f.is_locked() { locked(item, *f) } else { answer.map_or(String::new(), |a| words(a, *f)) },
                )
            })
            .collect();
        let cells: Vec<(f64, &str)> = shown.iter().map(|(width, words)| (*width, words.as_str())).collect();
        sheet.set_row_height(at, height(&cells, 2))?;
        for (column, field) in (0u16..).zip(&self.columns) {
            let said = answer.map(|a| words(a, *field)).unwrap_or_default();
            match field {
                F::Key | F::Number | F::Deadline => {
                    sheet.write_string_with_format(at, column, locked(item, *field), &looks.locked_centered)?;
                }
                F::Content | F::Output => {
                    sheet.write_string_with_format(at, column, locked(item, *field), &looks.locked)?;
                }
                F::Percent => {
                    match answer.and_then(|a| a.percent) {
                        Some(percent) => sheet.write_number_with_format(at, column, percent / 100.0, &looks.percent)?,
                        None => sheet.write_blank(at, column, &looks.percent)?,
                    };
                }
                F::DoneOn => {
                    match answer.and_then(|a| a.done_on) {
                        Some(date) => {
                            sheet.write_datetime_with_format(at, column, excel_date(date)?, &looks.date)?;
                        }
                        None => {
                            sheet.write_blank(at, column, &looks.date)?;
                        }
                    };
                }
                field => {
                    let look = if *field == F::Status { &looks.centered } else { &looks.text };
                    if said.is_empty() {
                        sheet.write_blank(at, column, look)?;
                    } else {
                        sheet.write_string_with_format(at, column, cut(&said), look)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Dropdown, checks and notes of the columns to fill in.
    fn checks(&self, sheet: &mut Worksheet, last: u32) -> Result<(), FormError> {
        let first = HEAD + 1;
        for (column, field) in (0u16..).zip(&self.columns) {
            if field.is_locked() {
                continue;
            }
            let name = field.heading().form;
            let check = match field {
                F::Status => choice(name, hint(*field), &STATES.map(|s| s.words()), true)?,
                F::Percent => note(name, hint(*field))?
                    .allow_decimal_number(DataValidationRule::Between(0.0, 1.0))
                    .set_error_title(name)?
                    .set_error_message("Ghi phần trăm từ 0 đến 100, ví dụ 87%. Chưa rõ thì để trống.")?,
                F::DoneOn => day(name, hint(*field))?,
                _ => note(name, hint(*field))?,
            };
            sheet.add_data_validation(first, column, last, column, &check)?;
        }
        if let Some(column) = self.column(F::DoneOn) {
            sheet.add_data_validation(
                2,
                column,
                2,
                column,
                &day("Ngày báo cáo", "Ngày lập biểu này, ngày/tháng/năm.")?,
            )?;
        }
        Ok(())
    }

    /// By what the form is known again when it comes back.
    fn mark(&self, sheet: &mut Worksheet) -> Result<(), FormError> {
        sheet.set_name(MARK_SHEET)?;
        let plan = self.facts.plan;
        let words = |w: &Option<String>| w.clone().unwrap_or_default();
        let facts = [
            (MARK[0], [MARK[1].to_owned(), VERSION.to_string()].to_vec()),
            (mark::NUMBER, vec![plan.number.as_ref().map(|n| n.0.clone()).unwrap_or_default()]),
            (mark::NOTATION, vec![words(&plan.notation)]),
            (mark::DATE, vec![words(&plan.date)]),
            (mark::SUBJECT, vec![words(&plan.subject)]),
            (mark::UNIT, vec![self.unit.trim().to_owned()]),
            (mark::PERIOD, vec![self.facts.period.slug()]),
        ];
        let rows = self.rows().into_iter().map(|row| match row {
            Row::Group(name) => (mark::GROUP, vec![fingerprint(&cut(name))]),
            Row::Task(item) => {
                let mut list = vec![item.key.clone()];
                list.extend(LOCKED_WORDS.map(|field| fingerprint(&locked(item, field))));
                (mark::TASK, list)
            }
        });
        for (at, (label, list)) in (0u32..).zip(facts.into_iter().chain(rows)) {
            sheet.write_string(at, 0, label)?;
            for (column, words) in (1u16..).zip(list) {
                sheet.write_string(at, column, cut(&words))?;
            }
        }
        sheet.set_hidden(true);
        sheet.protect();
        Ok(())
    }
}

/// An answer's words for a column of text.
fn words(answer: &Progress, field: F) -> String {
    match field {
        F::Status if answer.status_words.is_empty() => answer.status.map(|s| s.words()).unwrap_or_default().to_owned(),
        F::Status => answer.status_words.clone(),
        F::Result => answer.result.clone(),
        F::Figures => answer.figures.clone(),
        F::Evidence => answer.evidence.clone(),
        F::Difficulties => answer.difficulties.clone(),
        F::Proposals => answer.proposals.clone(),
        _ => String::new(),
    }
}

/// `Kế hoạch số 45/KH-UBND ngày 20/01/2026: Chuyển đổi số năm 2026`, as far as it is known.
fn plan_line(plan: &Plan) -> String {
    let number = plan.number.as_ref().and_then(|n| filled(&n.0));
    let filled = |w: &Option<String>| w.as_deref().and_then(filled).map(str::to_owned);
    let mut out = String::new();
    if let Some(number) = number {
        out.push_str(&format!(" số {number}"));
        if let Some(notation) = filled(&plan.notation) {
            out.push_str(&format!("/{notation}"));
        }
    }
    if let Some(date) = filled(&plan.date) {
        out.push_str(&format!(" ngày {date}"));
    }
    let subject = filled(&plan.subject);
    if out.is_empty() && subject.is_none() {
        return out;
    }
    let name = filled(&plan.type_name).unwrap_or_else(|| type_words(plan.doc_type.0));
    out.insert_str(0, &name);
    if let Some(subject) = subject {
        out.push_str(&format!(": {subject}"));
    }
    out
}

/// A date that has come: a day ahead is likely a slip, yet may be typed.
fn day(title: &str, words: &str) -> Result<DataValidation, FormError> {
    Ok(note(title, words)?
        .allow_date_formula(DataValidationRule::Between(Formula::new("=DATE(2000,1,1)"), Formula::new("=TODAY()")))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(title)?
        .set_error_message("Ghi ngày/tháng/năm, không sau hôm nay.")?)
}

pub(super) fn excel_date(date: NaiveDate) -> Result<ExcelDateTime, FormError> {
    let year = u16::try_from(date.year()).unwrap_or_default();
    Ok(ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)?)
}

/// `01/7/2026`, `20/01/2026`: days below 10 and the months 1 and 2 carry a nought, as the decree writes them.
fn shown(date: NaiveDate) -> String {
    let month = date.month();
    if month < 3 { date.format("%d/%m/%Y").to_string() } else { date.format(&format!("%d/{month}/%Y")).to_string() }
}
