//! Tasks out again, one clean row each, for trackers.

use super::safe::write_csv_line;
use crate::plan::{CellData, CellText, Lines, Task, Text, deadline};
use crate::vietnamese::grouped_number;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// A task as one row. Fields that are blank are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TaskLine {
    /// Name of its group.
    #[serde(rename = "nhom")]
    pub group: String,
    /// Number of order as written.
    #[serde(rename = "stt")]
    pub number: String,
    /// What is to be done.
    #[serde(rename = "nhiem_vu")]
    pub content: String,
    /// The unit that leads.
    #[serde(rename = "chu_tri")]
    pub lead: String,
    /// The units that take part.
    #[serde(rename = "phoi_hop")]
    pub partners: String,
    /// Deadline as written.
    #[serde(rename = "thoi_han")]
    pub deadline: String,
    /// First day, where the deadline has one.
    #[serde(rename = "tu_ngay", serialize_with = "date")]
    pub earliest: Option<NaiveDate>,
    /// Last day, where the deadline has one.
    #[serde(rename = "den_ngay", serialize_with = "date")]
    pub latest: Option<NaiveDate>,
    /// What it gives.
    #[serde(rename = "san_pham")]
    pub output: String,
    /// Its money as written.
    #[serde(rename = "kinh_phi")]
    pub budget: String,
    /// Notes.
    #[serde(rename = "ghi_chu")]
    pub note: String,
    /// Where it was read: `ke-hoach.xlsx!Nhiệm vụ!B12`.
    #[serde(rename = "nguon")]
    pub source: String,
}

impl TaskLine {
    /// The keys, in the order of the columns.
    pub const KEYS: [&str; 12] = [
        "nhom", "stt", "nhiem_vu", "chu_tri", "phoi_hop", "thoi_han", "tu_ngay", "den_ngay", "san_pham", "kinh_phi",
        "ghi_chu", "nguon",
    ];

    /// Sets the deadline's words and the dates they give.
    pub fn set_deadline(&mut self, words: &str, default_year: Option<i32>) {
        let read = deadline::parse(words, default_year);
        (self.earliest, self.latest) = (read.earliest, read.latest);
        self.deadline = read.words;
    }
}

impl From<&Task> for TaskLine {
    /// A plan's task; the deadline's dates are left to [`TaskLine::set_deadline`].
    fn from(task: &Task) -> Self {
        let words = |s: &Option<String>| s.as_deref().map(str::trim).unwrap_or_default().to_owned();
        let lines = |l: &Option<Lines>| l.iter().flat_map(Lines::filled).collect::<Vec<_>>().join("; ");
        // As it is printed.
        let budget = match &task.budget {
            Some(CellData::Text(text)) => text.clone(),
            Some(CellData::Number(n)) => grouped_number(*n),
            Some(CellData::Full(full)) => match &full.content {
                CellText::Number(n) => grouped_number(*n),
                CellText::Text(Text::Plain(text)) => text.clone(),
                CellText::Text(_) | CellText::Empty => String::new(),
            },
            Some(CellData::Empty) | None => String::new(),
        };
        TaskLine {
            group: words(&task.group),
            number: task.number.as_ref().map(|n| n.0.trim().to_owned()).unwrap_or_default(),
            content: words(&task.content),
            lead: lines(&task.lead),
            partners: lines(&task.partners),
            deadline: words(&task.deadline),
            output: lines(&task.output),
            budget,
            note: words(&task.note),
            ..TaskLine::default()
        }
    }
}

pub(super) fn iso(date: Option<NaiveDate>) -> String {
    date.map(|d| d.to_string()).unwrap_or_default()
}

pub(super) fn date<S: Serializer>(date: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

/// Writes tasks as CSV: UTF-8 with byte-order mark, commas, CRLF, dates as `2026-06-30`. No cell can run in a
/// spreadsheet (see [`super::safe_text`]).
pub fn write_csv<'l>(out: &mut impl Write, lines: impl IntoIterator<Item = &'l TaskLine>) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    write_csv_line(out, TaskLine::KEYS)?;
    for line in lines {
        let (from, to) = (iso(line.earliest), iso(line.latest));
        let fields: [&str; 12] = [
            &line.group,
            &line.number,
            &line.content,
            &line.lead,
            &line.partners,
            &line.deadline,
            &from,
            &to,
            &line.output,
            &line.budget,
            &line.note,
            &line.source,
        ];
        write_csv_line(out, fields)?;
    }
    Ok(())
}

/// Writes tasks as a JSON list of objects with the keys of the CSV; a date that is not known is `null`. Text is as it was:
/// JSON runs nowhere.
pub fn write_json<'l>(out: &mut impl Write, lines: impl IntoIterator<Item = &'l TaskLine>) -> io::Result<()> {
    let mut first = true;
    for line in lines {
        out.write_all(if first { b"[\n  " } else { b",\n  " })?;
        serde_json::to_writer(&mut *out, line)?;
        first = false;
    }
    out.write_all(if first { b"[]\n" } else { b"\n]\n" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> TaskLine {
        let mut line = TaskLine {
            group: "Hạ tầng".into(),
            number: "13.10".into(),
            content: "Lắp \"trạm\",\nđo kiểm".into(),
            lead: "=Phòng Kinh tế".into(),
            budget: "-5".into(),
            source: "a.xlsx!Nhiệm vụ!B12".into(),
            ..TaskLine::default()
        };
        line.set_deadline("Quý II/2026", None);
        line
    }

    #[test]
    fn csv_is_quoted_and_guarded() {
        let mut out = Vec::new();
        write_csv(&mut out, &[sample()]).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "\u{feff}nhom,stt,nhiem_vu,chu_tri,phoi_hop,thoi_han,tu_ngay,den_ngay,san_pham,kinh_phi,ghi_chu,nguon\r\n\
             Hạ tầng,13.10,\"Lắp \"\"trạm\"\",\nđo kiểm\",'=Phòng Kinh tế,,Quý II/2026,2026-04-01,2026-06-30,,-5,,\
             a.xlsx!Nhiệm vụ!B12\r\n"
        );
    }

    #[test]
    fn json_has_the_same_keys_in_the_same_order() {
        let mut out = Vec::new();
        write_json(&mut out, &[sample(), TaskLine::default()]).unwrap();
        let list: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&out).unwrap();
        assert_eq!(list.len(), 2);
        assert!(list[0].keys().eq(TaskLine::KEYS));
        assert_eq!(list[0]["den_ngay"], "2026-06-30");
        assert_eq!(list[0]["chu_tri"], "=Phòng Kinh tế");
        assert!(list[1]["tu_ngay"].is_null());
        let mut none = Vec::new();
        write_json(&mut none, &[]).unwrap();
        assert_eq!(none, b"[]\n");
    }
}
