//! Rows of a form or a table to what units said.

use super::values::{Day, Scale, Share, day, share};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::plan::Progress;
use crate::plan::progress::Status;
use crate::plan::wording::progress::ProgressField as F;
use crate::read::plan_book::cells::quoted;
use crate::sheet::SheetCell;
use std::borrow::Cow;

/// One cell of a row that is about progress.
#[derive(Debug)]
pub(super) struct Said<'s> {
    pub field: F,
    pub words: Cow<'s, str>,
    /// The cell behind the words, where there is one.
    pub cell: Option<&'s SheetCell>,
    /// `Tiến độ!G12`.
    pub place: String,
}

/// A row that speaks of one task.
#[derive(Debug, Default)]
pub(super) struct Row<'s> {
    /// What is known without the cells in `said`: task, words, unit, period, day.
    pub known: Progress,
    pub said: Vec<Said<'s>>,
}

/// What a unit writes where it has nothing to say.
fn is_blank(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '…' | '_'))
}

impl Row<'_> {
    /// Nothing was said: no report, which is not zero.
    pub fn is_blank(&self) -> bool {
        self.said.iter().all(|s| is_blank(&s.words))
    }
}

/// What the bare numbers of all rows' shares mean.
pub(super) fn scale(rows: &[Row], d: &mut Diagnostics) -> Scale {
    let bare = |s: &&Said| match share(&s.words, s.cell) {
        Share::Bare(n) => Some(n),
        _ => None,
    };
    let shares = || rows.iter().flat_map(|r| &r.said).filter(|s| s.field == F::Percent && !is_blank(&s.words));
    let scale = Scale::of(shares().filter_map(|s| bare(&s)));
    if scale.is_of_parts()
        && let Some(first) = shares().find(|s| bare(s).is_some())
    {
        let message = "Cột tỷ lệ ghi phần của 1 (ví dụ 0,87); được hiểu là phần trăm (87%)";
        d.add(code::TIEN_DO_TY_LE_PHAN, Place::within(&first.place), message, "");
    }
    scale
}

/// What a row says; a blank row says nothing. `year` stands in for days without one.
pub(super) fn progress(row: Row, scale: Scale, year: Option<i32>, d: &mut Diagnostics) -> Option<Progress> {
    (!row.is_blank()).then(|| self::row(row, scale, year, d))
}

fn row(row: Row, scale: Scale, year: Option<i32>, d: &mut Diagnostics) -> Progress {
    let mut out = row.known;
    for said in row.said.iter().filter(|s| !is_blank(&s.words)) {
        if out.place.within.is_none() {
            out.place = Place::within(&said.place);
        }
        let words = said.words.trim();
        match said.field {
            // Words that are not understood are told of when the task is judged.
            F::Status => {
                out.status_words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                out.status = Status::parse(words);
            }
            F::Percent => out.percent = percent(said, scale, d),
            F::DoneOn => out.done_on = done(said, year, d),
            F::WrittenOn => {
                if let Some(date) = done(said, year, d) {
                    out.written_on = Some(date);
                }
            }
            field => {
                let text = match field {
                    F::Figures => &mut out.figures,
                    F::Evidence => &mut out.evidence,
                    F::Difficulties => &mut out.difficulties,
                    F::Proposals => &mut out.proposals,
                    _ => &mut out.result,
                };
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(words);
            }
        }
    }
    out
}

fn percent(said: &Said, scale: Scale, d: &mut Diagnostics) -> Option<f64> {
    let place = || Place::within(&said.place);
    let value = match share(&said.words, said.cell) {
        Share::Percent(value) => value,
        Share::Bare(value) => match scale.percent(value) {
            Some(value) => value,
            None => {
                let message =
                    format!("Tỷ lệ {} có thể là phần trăm hoặc phần của 1; không được tính", quoted(&said.words));
                d.add(code::TIEN_DO_TY_LE_KHONG_RO, place(), message, "ghi kèm dấu %, ví dụ 87%");
                return None;
            }
        },
        Share::Bad => {
            let message = format!("Tỷ lệ {} không phải là số; không được tính", quoted(&said.words));
            d.add(code::TIEN_DO_TY_LE, place(), message, "ghi một số từ 0 đến 100");
            return None;
        }
    };
    if !(0.0..=100.0).contains(&value) {
        let message = format!("Tỷ lệ {} nằm ngoài khoảng 0–100%; không được tính", quoted(&said.words));
        d.add(code::TIEN_DO_TY_LE, place(), message, "ghi một số từ 0 đến 100");
        return None;
    }
    Some(value)
}

fn done(said: &Said, year: Option<i32>, d: &mut Diagnostics) -> Option<chrono::NaiveDate> {
    let place = || Place::within(&said.place);
    match day(&said.words, said.cell, year) {
        Day::Is(date) => Some(date),
        Day::OfYear(date) => {
            let message =
                format!("Ngày {} không ghi năm; được hiểu là {}", quoted(&said.words), date.format("%d/%m/%Y"));
            d.add(code::TIEN_DO_NGAY_THIEU_NAM, place(), message, "ghi đủ ngày/tháng/năm");
            Some(date)
        }
        Day::Serial(date) => {
            let message = format!("Số {} là ngày {} mất định dạng", quoted(&said.words), date.format("%d/%m/%Y"));
            d.add(code::TIEN_DO_NGAY_LA_SO, place(), message, "định dạng lại ô thành ngày");
            Some(date)
        }
        Day::Bad => {
            let message = format!("{} không phải là một ngày; không được tính", quoted(&said.words));
            d.add(code::TIEN_DO_NGAY, place(), message, "ghi ngày/tháng/năm, ví dụ 30/6/2026");
            None
        }
    }
}
