//! Our own form, come back from a unit.

use super::Settings;
use super::matching::Finder;
use super::rows::{self, Row, Said};
use super::values::{Day, day};
use super::{ProgressFile, ProgressKind, other_period};
use crate::diagnostic::{Diagnostics, Place, Severity, code, listed};
use crate::plan::wording::book::key;
use crate::plan::wording::progress::{
    DAY_LABEL, FORM_COLUMNS, MARK, MARK_SHEET, PERIOD_LABEL, PROGRESS_SHEET, ProgressField as F, TITLE, UNIT_LABEL,
    VERSION, fingerprint, mark, plain,
};
use crate::plan::wording::progress::{LOCKED_WORDS, locked};
use crate::plan::{Period, Plan, Progress, WorkItem};
use crate::read::plan_book::cells::{quoted, typed};
use crate::sheet::{Sheet, SheetCell, SheetRow, Value, Workbook, cell_name};
use crate::tables::{dates, is_signature};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How many rows may stand above the headings.
const HEAD_WITHIN: usize = 30;

/// A form that was recognised.
#[derive(Debug)]
pub(super) struct Form<'b> {
    sheet: &'b Sheet,
    /// The headings' place among the sheet's rows.
    head: usize,
    columns: Vec<(u32, F)>,
    mark: Option<Mark>,
    /// Names of other sheets that hold a form too.
    others: Vec<&'b str>,
}

/// What the hidden sheet says.
#[derive(Debug, Default)]
struct Mark {
    version: u32,
    facts: HashMap<String, String>,
    /// Keys in the form's order, and the fingerprints of their locked words.
    tasks: Vec<(String, Vec<String>)>,
    groups: HashSet<String>,
}

/// The form in a workbook, when it holds one.
pub(super) fn find(book: &Workbook) -> Option<Form<'_>> {
    let named = |sheet: &Sheet, name: &str| key(&sheet.name) == key(name);
    let mark = book.sheets.iter().filter(|s| named(s, MARK_SHEET)).find_map(read_mark);
    let mut forms: Vec<(usize, Form)> = Vec::new();
    for sheet in book.sheets.iter().filter(|s| !named(s, MARK_SHEET)) {
        let Some((head, columns)) = head(sheet) else { continue };
        let titled = sheet.rows.iter().take(head).any(|r| r.cells.iter().any(|c| key(&c.text.words()) == key(TITLE)));
        // Without the hidden sheet only the form's own headings, or its title, tell it from other tables.
        let own = columns.iter().filter(|(at, f)| heading_is(sheet, head, *at, f.heading().form)).count();
        if mark.is_none() && !titled && own + 3 < FORM_COLUMNS.len() {
            continue;
        }
        let points = own + usize::from(named(sheet, PROGRESS_SHEET));
        forms.push((points, Form { sheet, head, columns, mark: None, others: Vec::new() }));
    }
    // The first of equals.
    let best = (0..forms.len()).rev().max_by_key(|&i| forms.get(i).map_or(0, |f| f.0))?;
    let (_, mut form) = forms.swap_remove(best);
    form.mark = mark;
    form.others = forms.iter().map(|f| f.1.sheet.name.as_str()).collect();
    Some(form)
}

fn heading_is(sheet: &Sheet, head: usize, column: u32, words: &str) -> bool {
    let row = sheet.rows.get(head);
    let cell = row.and_then(|r| r.cells.iter().find(|c| c.column == column));
    cell.is_some_and(|c| key(&c.text.words()) == key(words))
}

fn read_mark(sheet: &Sheet) -> Option<Mark> {
    let mut out = Mark::default();
    let mut ours = false;
    for row in &sheet.rows {
        let words = |c: u32| cell(row, c).map(|c| c.text.words().trim().to_owned()).unwrap_or_default();
        let label = words(0);
        if label == MARK[0] {
            ours = words(1) == MARK[1];
            out.version = words(2).parse().unwrap_or_default();
        } else if label == mark::TASK {
            let prints = (2..).take(LOCKED_WORDS.len()).map(words).collect();
            out.tasks.push((words(1), prints));
        } else if label == mark::GROUP {
            out.groups.insert(words(1));
        } else {
            out.facts.insert(label, words(1));
        }
    }
    ours.then_some(out)
}

/// The row of headings and its columns.
fn head(sheet: &Sheet) -> Option<(usize, Vec<(u32, F)>)> {
    sheet.rows.iter().take(HEAD_WITHIN).enumerate().find_map(|(i, row)| {
        if row.cells.len() < 4 {
            return None;
        }
        let mut columns: Vec<(u32, F)> = Vec::new();
        for cell in &row.cells {
            let field = F::of_heading(&cell.text.words()).filter(|f| FORM_COLUMNS.contains(f));
            if let Some(field) = field.filter(|f| !columns.iter().any(|c| c.1 == *f)) {
                columns.push((cell.column, field));
            }
        }
        let has = |list: &[F]| list.iter().any(|f| columns.iter().any(|c| c.1 == *f));
        let fits =
            columns.len() >= 4 && has(&[F::Key, F::Number]) && has(&[F::Status, F::Result]) && has(&[F::Content]);
        fits.then_some((i, columns))
    })
}

fn cell(row: &SheetRow, column: u32) -> Option<&SheetCell> {
    row.cells.iter().find(|c| c.column == column)
}

impl<'b> Form<'b> {
    fn column(&self, field: F) -> Option<u32> {
        self.columns.iter().find(|c| c.1 == field).map(|c| c.0)
    }

    fn cell(&self, row: &'b SheetRow, field: F) -> Option<&'b SheetCell> {
        self.column(field).and_then(|c| cell(row, c))
    }

    fn words(&self, row: &'b SheetRow, field: F) -> String {
        self.cell(row, field).map(typed).unwrap_or_default()
    }

    fn place(&self, row: &SheetRow, column: u32) -> String {
        let name = cell_name(column, row.index);
        if self.sheet.name.is_empty() { name } else { format!("{}!{name}", self.sheet.name) }
    }

    fn fact(&self, label: &str) -> &str {
        self.mark.as_ref().and_then(|m| m.facts.get(label)).map_or("", String::as_str)
    }

    /// What stands behind a label above the table, in its cell or in the next one.
    fn labelled(&self, label: &str) -> Option<(&'b SheetRow, &'b SheetCell, String)> {
        let wanted = key(label);
        for row in self.sheet.rows.iter().take(self.head) {
            for (i, cell) in row.cells.iter().enumerate() {
                let words = cell.text.words();
                let Some((name, rest)) = words.split_once(':') else { continue };
                if key(name) != wanted {
                    continue;
                }
                if !rest.trim().is_empty() {
                    return Some((row, cell, rest.trim().to_owned()));
                }
                if let Some(next) = row.cells.get(i + 1).filter(|c| !c.text.words().trim().is_empty()) {
                    return Some((row, next, next.text.words().trim().to_owned()));
                }
            }
        }
        None
    }

    /// The unit: of the hidden sheet, else of the line above the table.
    fn unit(&self) -> String {
        match self.fact(mark::UNIT) {
            "" => self.labelled(UNIT_LABEL).map(|l| l.2).unwrap_or_default(),
            unit => unit.to_owned(),
        }
    }

    /// The period: of the hidden sheet, else of the line above the table.
    fn period(&self) -> Option<Period> {
        let line = || self.labelled(PERIOD_LABEL).map(|l| l.2);
        match self.fact(mark::PERIOD) {
            "" => super::period_of(&line()?),
            slug => Period::parse(slug, None).ok(),
        }
    }
}

/// Reads a form. None when it is a form of another plan.
pub(super) fn read(form: &Form, finder: &Finder, settings: &Settings, d: &mut Diagnostics) -> Option<ProgressFile> {
    let at_sheet = || Place::within(&form.sheet.name);
    match &form.mark {
        Some(mark) if mark.version > VERSION => {
            let message = "Biểu do phiên bản mới hơn của chương trình lập, không đọc được";
            d.add(code::BIEU_PHIEN_BAN, at_sheet(), message, "cập nhật chương trình rồi chạy lại");
            return None;
        }
        Some(_) => {
            if let Some(difference) = other_plan(form, &finder.work.plan) {
                let message = format!("Biểu này của kế hoạch khác: {difference}; không được tính");
                d.add(code::BIEU_KE_HOACH_KHAC, at_sheet(), message, "chọn đúng tệp của kế hoạch đang tổng hợp");
                return None;
            }
        }
        None => {
            let message = format!("Biểu không còn trang tính ẩn «{MARK_SHEET}»; được đọc theo tiêu đề cột");
            d.add(code::BIEU_MAT_DAU, at_sheet(), message, "gửi lại đúng tệp biểu đã nhận, không chép sang tệp khác");
        }
    }
    for name in &form.others {
        let message = format!("Trang tính này cũng là biểu tiến độ; chỉ trang tính «{}» được đọc", form.sheet.name);
        d.add(code::BIEU_NHIEU_TRANG, Place::within(*name), message, "gửi mỗi biểu một tệp riêng");
    }
    let period = form.period();
    if let (Some(own), Some(asked)) = (period, settings.period)
        && own != asked
    {
        other_period(own, asked, "Biểu", at_sheet(), d);
    }
    let unit = form.unit();
    if unit.is_empty() {
        let message = "Biểu không ghi tên đơn vị";
        d.add(code::BIEU_KHONG_DON_VI, at_sheet(), message, format!("ghi «{UNIT_LABEL} …» phía trên bảng"));
    }
    let written_on =
        form.labelled(DAY_LABEL).and_then(|(row, cell, words)| match day(&words, Some(cell), settings.year()) {
            Day::Is(date) | Day::OfYear(date) | Day::Serial(date) => Some(date),
            Day::Bad => {
                let message = format!("Ngày báo cáo {} không phải là một ngày; không được tính", quoted(&words));
                let place = Place::within(form.place(row, cell.column));
                d.add(code::TIEN_DO_NGAY, place, message, "ghi ngày/tháng/năm, ví dụ 30/6/2026");
                None
            }
        });
    let known = Progress { unit: unit.clone(), period, written_on, ..Progress::default() };
    let mut list = rows(form, finder, &known, d);
    mend_dates(&mut list, settings.fix_dates, d);
    let scale = rows::scale(&list, d);
    let year = settings.year();
    let entries = list.into_iter().filter_map(|row| rows::progress(row, scale, year, d)).collect();
    Some(ProgressFile { kind: ProgressKind::Form, unit, period, entries })
}

/// Tells of dates that a spreadsheet swapped, and swaps them back when `fix`.
fn mend_dates(list: &mut [Row], fix: bool, d: &mut Diagnostics) {
    let said = |row: &Row| row.said.iter().position(|s| s.field == F::DoneOn);
    let day = |(i, row): (usize, &Row)| {
        let said = row.said.get(said(row)?)?;
        match said.cell?.value {
            Value::Date(at) => dates::shows_day(&said.words).then_some((at.date(), Some(i))),
            _ => dates::typed(&said.words).map(|date| (date, None)),
        }
    };
    let rows = list.iter().enumerate().map(day).collect();
    let column = dates::Dates { column: 0, rows, month_first: false };
    let heading = F::DoneOn.heading().form;
    for swapped in dates::find(&[column], |_| heading) {
        let mut names = Vec::new();
        for &(date, i) in &swapped.cells {
            let Some(row) = list.get_mut(i) else { continue };
            let Some(said) = said(row).and_then(|at| row.said.get_mut(at)) else { continue };
            names.push(said.place.clone());
            if fix {
                said.words = dates::exchange(date).format("%d/%m/%Y").to_string().into();
            }
        }
        swapped.report(heading, &names, fix, d);
    }
}

/// What tells a form's plan from this one: only what both of them say.
fn other_plan(form: &Form, plan: &Plan) -> Option<String> {
    let differ = |own: &str, asked: &str| !own.is_empty() && !asked.is_empty() && key(own) != key(asked);
    let words = |w: &Option<String>| w.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let number = plan.number.as_ref().map(|n| n.0.trim()).unwrap_or_default();
    let bare = |n: &str| n.trim_start_matches('0').to_owned();
    let own = form.fact(mark::NUMBER);
    if differ(&bare(own), &bare(number)) || differ(form.fact(mark::NOTATION), &words(&plan.notation)) {
        let full = |n: &str, k: &str| if k.is_empty() { n.to_owned() } else { format!("{n}/{k}") };
        let asked = full(number, &words(&plan.notation));
        return Some(format!("số {}, không phải {asked}", full(own, form.fact(mark::NOTATION))));
    }
    let date = |words: &str| crate::plan::parse_issued_date(words).ok().filter(|d| d.day.is_some());
    let (own_date, asked_date) = (date(form.fact(mark::DATE)), date(&words(&plan.date)));
    if own_date.is_some() && asked_date.is_some() && own_date != asked_date {
        return Some(format!("ngày {}, không phải {}", form.fact(mark::DATE), words(&plan.date)));
    }
    // With a number on both sides the trích yếu may have been mended.
    let subject = form.fact(mark::SUBJECT);
    if (own.is_empty() || number.is_empty()) && differ(subject, &words(&plan.subject)) {
        return Some(format!("{}, không phải {}", quoted(subject), quoted(&words(&plan.subject))));
    }
    None
}

/// The rows below the headings.
fn rows<'b>(form: &Form<'b>, finder: &Finder, known: &Progress, d: &mut Diagnostics) -> Vec<Row<'b>> {
    let empty = Mark::default();
    let mark = form.mark.as_ref().unwrap_or(&empty);
    let prints: HashMap<&str, &[String]> = mark.tasks.iter().map(|(key, prints)| (key.as_str(), &prints[..])).collect();
    let mut seen: HashSet<String> = HashSet::new();
    let mut renewed: Vec<String> = Vec::new();
    let mut out = Vec::new();
    let key_field = if form.column(F::Key).is_some() { F::Key } else { F::Number };
    for row in form.sheet.rows.get(form.head + 1..).unwrap_or_default() {
        let said: Vec<Said> = form
            .columns
            .iter()
            .filter(|(_, field)| !field.is_locked())
            .filter_map(|(column, field)| {
                let cell = cell(row, *column)?;
                Some(Said {
                    field: *field,
                    words: cell.text.words(),
                    cell: Some(cell),
                    place: form.place(row, *column),
                })
            })
            .collect();
        let mut made = Row { known: known.clone(), said };
        let content = form.words(row, F::Content);
        let written = form.words(row, key_field);
        let bare = written.trim_end_matches(['.', ')']);
        let by_key = prints.get_key_value(bare).map(|(k, _)| (*k).to_owned());
        let item = finder.by_key(bare).and_then(|i| finder.work.items.get(i));
        if bare.is_empty() || by_key.is_none() && item.is_none() && !finder.work.items.is_empty() {
            // A key that was typed over is known by the task's words.
            match finder.by_content(&content).and_then(|i| finder.work.items.get(i)) {
                Some(item) if prints.contains_key(item.key.as_str()) && !seen.contains(&item.key) => {
                    let column = form.column(key_field).unwrap_or_default();
                    changed(form, row, (column, key_field), &written, item, d);
                    seen.insert(item.key.clone());
                    known_as(&mut made, item);
                    out.push(made);
                }
                _ => out.extend(stray(form, row, made, [&written, &content], (finder, mark), d)),
            }
            continue;
        }
        let task = item.map(|i| i.key.clone()).or(by_key).unwrap_or_else(|| bare.to_owned());
        seen.insert(task.clone());
        match item {
            Some(item) => {
                if check_locked(form, row, item, prints.get(bare).copied(), d) {
                    renewed.push(item.key.clone());
                }
                known_as(&mut made, item);
            }
            None => (made.known.task, made.known.content) = (task, content),
        }
        out.push(made);
    }
    let place = Place::within(&form.sheet.name);
    let lost: Vec<String> = mark.tasks.iter().filter(|t| !seen.contains(&t.0)).map(|t| t.0.clone()).collect();
    if !lost.is_empty() {
        let message = format!("Biểu bị xóa {} dòng nhiệm vụ: {}", lost.len(), listed(&lost, "nhiệm vụ"));
        d.add(code::BIEU_MAT_DONG, place.clone(), message, "các nhiệm vụ này được coi là chưa báo cáo; gửi lại biểu");
    }
    if !renewed.is_empty() {
        let message = format!(
            "Kế hoạch đã sửa lời {} nhiệm vụ sau khi gửi biểu: {}",
            renewed.len(),
            listed(&renewed, "nhiệm vụ")
        );
        d.add(code::BIEU_KE_HOACH_SUA, place, message, "kiểm tra xem đơn vị có biết lời mới không");
    }
    out
}

fn known_as(row: &mut Row, item: &WorkItem) {
    row.known.task.clone_from(&item.key);
    row.known.content.clone_from(&item.content);
}

/// Reports locked cells that were changed; the plan's words count. True when the plan was changed since the form was
/// made, and the cells were not.
fn check_locked(form: &Form, row: &SheetRow, item: &WorkItem, prints: Option<&[String]>, d: &mut Diagnostics) -> bool {
    let mut renewed = false;
    for (i, field) in LOCKED_WORDS.into_iter().enumerate() {
        let Some(column) = form.column(field) else { continue };
        let words = cell(row, column).map(typed).unwrap_or_default();
        let planned = fingerprint(&locked(item, field));
        let print = fingerprint(&words);
        match prints.and_then(|p| p.get(i)) {
            Some(sent) if *sent == print => renewed |= planned != print,
            _ if planned == print => {}
            _ => changed(form, row, (column, field), &words, item, d),
        }
    }
    renewed
}

fn changed(form: &Form, row: &SheetRow, at: (u32, F), words: &str, item: &WorkItem, d: &mut Diagnostics) {
    let (column, field) = at;
    let now =
        if plain(words).is_empty() { "bị xóa".to_owned() } else { format!("bị sửa thành {}", quoted(words)) };
    let message = format!(
        "Ô khóa «{}» của nhiệm vụ {} {now}; vẫn lấy theo kế hoạch: {}",
        field.heading().form,
        item.key,
        quoted(&locked(item, field))
    );
    let advice = "muốn sửa nhiệm vụ thì đề nghị sửa kế hoạch, không sửa trong biểu";
    d.add(code::BIEU_SUA_O_KHOA, Place::within(form.place(row, column)), message, advice);
}

/// A row that is none of the form's: a group's name, a task that the unit added (which is handed back), or words below
/// the table.
fn stray<'b>(
    form: &Form<'b>,
    row: &'b SheetRow,
    mut made: Row<'b>,
    names: [&str; 2],
    (finder, mark): (&Finder, &Mark),
    d: &mut Diagnostics,
) -> Option<Row<'b>> {
    let [written, content] = names;
    let texts: Vec<Cow<str>> = row.cells.iter().map(|c| c.text.words()).filter(|w| !w.trim().is_empty()).collect();
    let first = texts.first()?;
    let lone = texts.len() == 1;
    if lone && (mark.groups.contains(&fingerprint(first)) || form.mark.is_none() && made.is_blank()) {
        return None;
    }
    if written.is_empty() && is_signature(first) {
        return None;
    }
    if content.is_empty() || made.is_blank() {
        let column = row.cells.iter().find(|c| !c.text.words().trim().is_empty()).map_or(0, |c| c.column);
        let place = Place::within(form.place(row, column));
        let message = format!("Chữ {} nằm ngoài các dòng của biểu, không được đọc", quoted(&texts.join(" ")));
        let severity = if made.is_blank() { Severity::Note } else { Severity::Warning };
        d.push(severity, code::BIEU_CHU_THUA, place, message, "ghi vào đúng dòng của nhiệm vụ");
        return None;
    }
    // A number that the unit made up must not be taken for a key of the plan.
    made.known.task = if finder.by_key(written).is_some() { String::new() } else { written.to_owned() };
    made.known.content = content.to_owned();
    Some(made)
}
