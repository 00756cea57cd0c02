//! What units send back: progress forms, matrices kept all year, tracking tables.
//!
//! Told apart by content: a form of ours by its hidden sheet (or, where that is gone, its headings), a matrix by its log
//! of entries with codes (`[260115]`), any other table by a column of states, shares or results.

mod columns;
mod entries;
mod form;
mod log;
mod matching;
mod rows;
mod standing;
mod tracker;
mod values;

use crate::diagnostic::{Diagnostics, Place, code};
use crate::plan::{Period, Progress, WorkPlan};
use crate::sheet;
use matching::Finder;

pub use standing::Standing;

/// What is known before a file is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProgressOptions {
    /// The period of the report.
    pub period: Option<Period>,
    /// The year of days that name none; that of the period when it is not given.
    pub year: Option<i32>,
    /// Swap dates back where a spreadsheet exchanged day and month (`--sua-ngay`). They are told of in any case.
    pub fix_dates: bool,
}

use ProgressOptions as Settings;

impl ProgressOptions {
    fn year(&self) -> Option<i32> {
        self.year.or(self.period.map(|p| p.year))
    }
}

/// The kinds of files that tell of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProgressKind {
    /// Our form, filled in by one unit.
    Form,
    /// A workbook of the whole year whose cells hold entries with codes.
    Matrix,
    /// A tracking table.
    Tracker,
}

/// What one file says.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgressFile {
    /// What sort of file it is.
    pub kind: ProgressKind,
    /// The unit the whole file is of, as written; empty where it does not say so.
    pub unit: String,
    /// The period the whole file is about, where it says so.
    pub period: Option<Period>,
    /// What it says, in its order. Rows that say nothing are not among them.
    pub entries: Vec<Progress>,
}

/// Reads the files that come back for one plan.
#[derive(Debug)]
pub struct ProgressReader<'w> {
    finder: Finder<'w>,
    settings: Settings,
}

impl<'w> ProgressReader<'w> {
    /// For this plan, whose own words count in the forms made of it. Which task a row of any other table is about is left
    /// to [`judge`](crate::plan::progress::judge): it knows the units, and reports what is none of the plan's.
    pub fn new(work: &'w WorkPlan, options: ProgressOptions) -> Self {
        ProgressReader { finder: Finder::new(work), settings: options }
    }

    /// Reads one file: xlsx, xls, ods, CSV or JSON. `name` is the file's name for messages and places. None when nothing
    /// could be read of it; all problems are in `found`, each with its sheet and cell.
    pub fn read(&self, bytes: &[u8], name: &str, found: &mut Diagnostics) -> Option<ProgressFile> {
        let mut own = Diagnostics::new();
        let mut file = self.dispatch(bytes, &mut own);
        if !name.is_empty() {
            own.in_file(name);
            for entry in file.iter_mut().flat_map(|f| &mut f.entries) {
                entry.place.file = Some(name.to_owned());
            }
        }
        found.extend(own);
        file
    }

    fn dispatch(&self, bytes: &[u8], d: &mut Diagnostics) -> Option<ProgressFile> {
        let mut book = sheet::workbook(bytes, "", d)?;
        if let Some(form) = form::find(&book) {
            return form::read(&form, &self.finder, &self.settings, d);
        }
        let tracked = tracker::tracked(&mut book, &self.settings, d);
        if tracked.tables == 0 {
            d.add(
                code::TIEN_DO_KHONG_NHAN_RA,
                Place::default(),
                "Tệp không có bảng tiến độ nào: không thấy cột trạng thái, tỷ lệ hay kết quả thực hiện",
                "dùng biểu tiến độ của chương trình, hoặc đặt tên cột: STT, Nhiệm vụ, Trạng thái, Kết quả thực hiện",
            );
            return None;
        }
        if let (Some(own), Some(asked)) = (tracked.period, self.settings.period)
            && own != asked
            && !tracked.matrix
        {
            other_period(own, asked, "Bảng", Place::default(), d);
        }
        let mut entries = tracked.entries;
        for entry in &mut entries {
            if entry.unit.is_empty() {
                entry.unit.clone_from(&tracked.unit);
            }
            // An entry of a log belongs to the period its own day lies in.
            if entry.written_on.is_none() && !tracked.matrix {
                entry.period = entry.period.or(tracked.period);
            }
        }
        let kind = if tracked.matrix { ProgressKind::Matrix } else { ProgressKind::Tracker };
        Some(ProgressFile { kind, unit: tracked.unit, period: tracked.period, entries })
    }
}

/// Says that a file is of another period: what it says counts for that one alone.
fn other_period(own: Period, asked: Period, what: &str, place: Place, d: &mut Diagnostics) {
    let message = format!("{what} này của kỳ {own}, không phải {asked}; chỉ được tính cho kỳ {own}");
    d.add(code::BIEU_KY_KHAC, place, message, "gửi biểu của kỳ đang tổng hợp, hoặc chuyển tệp này ra khỏi thư mục");
}

/// The period that a line above a table names, whatever stands behind it in brackets or sentences of their own:
/// `Quý III/2026 (từ ngày …)`.
fn period_of(words: &str) -> Option<Period> {
    let words = words.trim().trim_start_matches('(');
    let end = words.find(['(', ')', ';']).or_else(|| words.find(". ")).unwrap_or(words.len());
    Period::parse(words.get(..end)?, None).ok()
}

/// [`ProgressReader::read`] for one file alone.
pub fn progress(
    bytes: &[u8],
    name: &str,
    work: &WorkPlan,
    options: ProgressOptions,
    found: &mut Diagnostics,
) -> Option<ProgressFile> {
    ProgressReader::new(work, options).read(bytes, name, found)
}
