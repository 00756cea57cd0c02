//! A filled-in plan workbook to a [`Plan`], and the cell of each of its facts.
//!
//! Sheets, labels and headings are those of [`crate::plan::wording::book`], matched without case, marks and spaces, and columns
//! are found by their heading. Whatever is not understood is reported with its cell, never dropped in silence.

mod body;
pub(super) mod cells;
mod info;
mod places;
mod tasks;

use crate::diagnostic::{Diagnostics, Place, code};
use crate::plan::wording::book::{self, BODY_SHEET, CHOICE_SHEET, INFO_SHEET, TASK_SHEET};
use crate::plan::{AppendixData, Body, Plan};
use crate::sheet::{Sheet, Workbook};
use cells::{Cells, quoted};

pub use places::PlanCells;

/// The sheet of this name that is not hidden, else a hidden one.
fn sheet<'b>(book: &'b Workbook, name: &str) -> Option<&'b Sheet> {
    let wanted = book::key(name);
    let named = |s: &&Sheet| book::key(&s.name) == wanted;
    book.sheets.iter().filter(named).find(|s| !s.hidden).or_else(|| book.sheets.iter().find(named))
}

/// Whether a workbook is a plan workbook: it has a sheet "Thông tin chung" with labels of the form, or "Nội dung" and
/// "Nhiệm vụ" together with the form's heading of levels.
pub fn is_plan_workbook(book: &Workbook) -> bool {
    let mut ignored = Diagnostics::new();
    if let Some(info) = sheet(book, INFO_SHEET)
        && info::labels(&Cells::new(info, &mut ignored)) >= 2
    {
        return true;
    }
    match (sheet(book, BODY_SHEET), sheet(book, TASK_SHEET)) {
        (Some(body), Some(_)) => body::has_head(&Cells::new(body, &mut ignored)),
        _ => false,
    }
}

/// What a plan workbook holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlanBook {
    /// The plan.
    pub plan: Plan,
    /// Where each of its facts stands, for what is found in the plan later.
    pub cells: PlanCells,
}

/// Reads a plan workbook. None when there is any `lỗi`; all findings are in `d`, each with its cell
/// (`Thông tin chung!B7`).
pub fn plan_workbook(book: &Workbook, d: &mut Diagnostics) -> Option<PlanBook> {
    let mut found = Diagnostics::new();
    let mut plan = Plan::default();
    let mut places = PlanCells::default();
    let mut facts = info::Facts::default();
    let named = [INFO_SHEET, BODY_SHEET, TASK_SHEET].map(|name| sheet(book, name));
    let [info, body, tasks] = named;
    for (path, sheet) in [("", info), ("noi_dung", body), ("phu_luc", tasks)] {
        places.found(path, sheet.map(|s| s.name.clone()));
    }
    match info {
        Some(sheet) => facts = info::read(&Cells::new(sheet, &mut found), &mut plan, &mut places, &mut found),
        None => {
            let message = format!("Không có trang tính «{INFO_SHEET}»; các thông tin chung để trống");
            found.add(code::THIEU_THONG_TIN_CHUNG, Place::default(), message, "thêm trang tính này theo biểu mẫu");
        }
    }
    if let Some(sheet) = body {
        let (blocks, decimal) = body::read(&Cells::new(sheet, &mut found), plan.numbering, &mut places, &mut found);
        plan.body = (!blocks.is_empty()).then_some(Body::Blocks(blocks));
        plan.numbering = plan.numbering.or(decimal);
    }
    if let Some(sheet) = tasks {
        let tasks::TaskSheet { tasks, columns, total } =
            tasks::read(&Cells::new(sheet, &mut found), &mut places, &mut found);
        if !tasks.is_empty() {
            plan.appendices.push(AppendixData {
                title: facts.appendix_title.take().unwrap_or_else(|| book::APPENDIX_TITLE.to_owned()),
                orientation: facts.orientation,
                tasks,
                task_columns: columns,
                total,
                ..AppendixData::default()
            });
        }
    }
    if let Some(title) = &facts.appendix_title {
        let message = format!("Có tên phụ lục {} nhưng trang tính «{TASK_SHEET}» không có nhiệm vụ", quoted(title));
        found.add(code::BANG_TINH_PHU_LUC_TRONG, Place::within(TASK_SHEET), message, "");
    }
    for other in &book.sheets {
        let ours = named.iter().flatten().any(|s| std::ptr::eq(*s, other));
        if !ours && book::key(&other.name) != book::key(CHOICE_SHEET) && !other.rows.is_empty() {
            let message = format!("Trang tính «{}» không thuộc biểu mẫu, không được đọc", other.name);
            let advice = format!("các trang tính được đọc: {INFO_SHEET}, {BODY_SHEET}, {TASK_SHEET}");
            found.add(code::BANG_TINH_TRANG_LA, Place::within(other.name.clone()), message, advice);
        }
    }
    let bad = found.has_errors();
    d.extend(found);
    (!bad).then_some(PlanBook { plan, cells: places })
}
