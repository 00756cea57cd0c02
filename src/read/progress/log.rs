//! A row whose cell is a log: what each of its entries says.

use super::Settings;
use super::entries::{Code, Entry, entries, reversed};
use super::rows::{self, Row};
use super::values::Scale;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::plan::Progress;
use crate::plan::wording::progress::ProgressField as F;
use chrono::Datelike;

/// The entries of one row.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// The first cell that holds any: entries of one row are one answer.
    pub place: Option<String>,
    /// Entries, each with its own cell.
    pub entries: Vec<(Entry, String)>,
}

impl Log {
    pub fn add(&mut self, words: &str, place: String) {
        for entry in entries(words) {
            self.place.get_or_insert_with(|| place.clone());
            self.entries.push((entry, place.clone()));
        }
    }
}

/// Cells of entries without any code.
pub(super) fn undated(logs: &[Option<Log>]) -> Vec<String> {
    let mut out: Vec<String> = logs
        .iter()
        .flatten()
        .flat_map(|l| l.entries.iter().filter(|e| e.0.code == Code::None).map(|e| e.1.clone()))
        .collect();
    out.dedup();
    out
}

/// Every entry says something of its own; state, share and the rest of the row are those of the latest one. Evidence and
/// figures with codes of their own go to the entry of that day.
pub(super) fn of_log(mut row: Row, log: Log, scale: Scale, settings: &Settings, d: &mut Diagnostics) -> Vec<Progress> {
    let known = row.known.clone();
    let blank = |code: &Code, place: &str, d: &mut Diagnostics| Progress {
        written_on: written(code, place, settings, d),
        ..known.clone()
    };
    let places: Vec<String> = log.entries.iter().map(|e| e.1.clone()).collect();
    let mut out: Vec<Progress> = log
        .entries
        .into_iter()
        .map(|(entry, place)| Progress { result: entry.text, ..blank(&entry.code, &place, d) })
        .collect();
    let mut rest = Vec::new();
    for said in row.said {
        let coded = matches!(said.field, F::Evidence | F::Figures) && said.words.contains('[');
        let parts = if coded { entries(&said.words) } else { Vec::new() };
        if !parts.iter().any(|p| p.code != Code::None) {
            rest.push(said);
            continue;
        }
        for part in parts {
            let day = written(&part.code, &said.place, settings, d);
            let at = out.iter().position(|p| p.written_on == day && day.is_some()).unwrap_or_else(|| {
                out.push(Progress { written_on: day, ..known.clone() });
                out.len() - 1
            });
            let text = if said.field == F::Figures { &mut out[at].figures } else { &mut out[at].evidence };
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&part.text);
        }
    }
    row.said = rest;
    // The last of the latest day, for the cell is filled in from above.
    let latest = (0..out.len()).max_by_key(|&i| (out[i].written_on, i)).unwrap_or(0);
    row.known = Progress::default();
    if let (Some(extra), Some(last)) = (rows::progress(row, scale, settings.year(), d), out.get_mut(latest)) {
        let join = |own: &mut String, more: String| {
            if !own.is_empty() && !more.is_empty() {
                own.push('\n');
            }
            own.push_str(&more);
        };
        (last.status, last.status_words) = (extra.status, extra.status_words);
        (last.percent, last.done_on) = (extra.percent, extra.done_on);
        join(&mut last.result, extra.result);
        join(&mut last.figures, extra.figures);
        join(&mut last.evidence, extra.evidence);
        (last.difficulties, last.proposals) = (extra.difficulties, extra.proposals);
    }
    for (entry, place) in out.iter().zip(&places).filter(|(entry, _)| says_nothing(entry)) {
        let code = entry.written_on.map(|day| day.format("[%y%m%d]").to_string()).unwrap_or_default();
        let message = format!("Mục tiến độ {code} chỉ có mã ngày, không có nội dung; đã bỏ qua");
        d.add(code::TIEN_DO_MUC_TRONG, Place::within(place), message, "ghi kết quả sau mã ngày, hoặc xóa mã");
    }
    out.retain(|entry| !says_nothing(entry));
    out
}

/// A day alone, which is no answer.
fn says_nothing(entry: &Progress) -> bool {
    let words =
        [&entry.status_words, &entry.result, &entry.figures, &entry.evidence, &entry.difficulties, &entry.proposals];
    words.iter().all(|w| w.trim().is_empty()) && entry.percent.is_none() && entry.done_on.is_none()
}

/// The day of a code, its doubts told.
fn written(code: &Code, place: &str, settings: &Settings, d: &mut Diagnostics) -> Option<chrono::NaiveDate> {
    let advice = "mã là năm, tháng, ngày, mỗi phần hai chữ số: [260115] là ngày 15/01/2026";
    match code {
        Code::None => None,
        Code::Bad(code) => {
            let message =
                format!("Mã {code} ở đầu mục tiến độ không phải là một ngày; mục được giữ nhưng không rõ ngày");
            d.add(code::TIEN_DO_MA_NGAY, Place::within(place), message, advice);
            None
        }
        Code::Day(day) => {
            if let Some(year) = settings.year().filter(|y| (day.year() - y).abs() > 1)
                && let Some(meant) = reversed(*day, year)
            {
                let message = format!(
                    "Mã của mục tiến độ đọc theo năm, tháng, ngày là {}; có lẽ định ghi {}",
                    day.format("%d/%m/%Y"),
                    meant.format("%d/%m/%Y")
                );
                d.add(code::TIEN_DO_MA_NGUOC, Place::within(place), message, advice);
            }
            Some(*day)
        }
    }
}
