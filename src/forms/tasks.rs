//! Tasks out again, one clean row each, for trackers.

use super::FormError;
use super::list_book::{ListCell, write_list_xlsx};
use super::safe::write_csv_line;
use crate::plan::{CellData, CellText, DeadlineKind, Lines, Task, Text, deadline};
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
    /// The last days, where the deadline has several.
    #[serde(rename = "cac_ngay", serialize_with = "dates")]
    pub days: Vec<NaiveDate>,
    /// What sort of deadline it is, in words: `đến ngày`, `trong khoảng`, `định kỳ`, `thường xuyên`, `phụ thuộc`, `không rõ`;
    /// empty without one.
    #[serde(rename = "loai")]
    pub kind: &'static str,
    /// Whether the dates are sure; none without a deadline.
    #[serde(rename = "chac_chan")]
    pub sure: Option<bool>,
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
    pub const KEYS: [&str; 15] = [
        "nhom",
        "stt",
        "nhiem_vu",
        "chu_tri",
        "phoi_hop",
        "thoi_han",
        "tu_ngay",
        "den_ngay",
        "cac_ngay",
        "loai",
        "chac_chan",
        "san_pham",
        "kinh_phi",
        "ghi_chu",
        "nguon",
    ];

    /// Sets the deadline's words, and what is read of them.
    pub fn set_deadline(&mut self, words: &str, default_year: Option<i32>) {
        let read = deadline::parse(words, default_year);
        (self.earliest, self.latest) = (read.earliest, read.latest);
        self.days = read.days;
        let said = !read.words.trim().is_empty();
        self.kind = if said { kind_name(read.kind) } else { "" };
        self.sure = said.then_some(read.sure);
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

/// What a sort of deadline is called in lists.
fn kind_name(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::ByDate => "đến ngày",
        DeadlineKind::WithinPeriod => "trong khoảng",
        DeadlineKind::Recurring => "định kỳ",
        DeadlineKind::Ongoing => "thường xuyên",
        DeadlineKind::DependsOn => "phụ thuộc",
        DeadlineKind::Unclear => "không rõ",
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

fn dates<S: Serializer>(dates: &[NaiveDate], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(dates.iter().map(NaiveDate::to_string))
}

/// Writes tasks as CSV: UTF-8 with byte-order mark, commas, CRLF, dates as `2026-06-30`. No cell can run in a
/// spreadsheet (see [`super::safe_text`]).
pub fn write_csv<'l>(out: &mut impl Write, lines: impl IntoIterator<Item = &'l TaskLine>) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    write_csv_line(out, TaskLine::KEYS)?;
    for line in lines {
        let (from, to) = (iso(line.earliest), iso(line.latest));
        let days = line.days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join("; ");
        let sure = line.sure.map_or("", |sure| if sure { "có" } else { "không" });
        let fields: [&str; 15] = [
            &line.group,
            &line.number,
            &line.content,
            &line.lead,
            &line.partners,
            &line.deadline,
            &from,
            &to,
            &days,
            line.kind,
            sure,
            &line.output,
            &line.budget,
            &line.note,
            &line.source,
        ];
        write_csv_line(out, fields)?;
    }
    Ok(())
}

/// Tasks as a workbook, with the columns of the CSV under headings for people.
///
/// # Errors
/// When there are more tasks than a sheet has rows.
pub fn write_xlsx<'l>(lines: impl IntoIterator<Item = &'l TaskLine>) -> Result<Vec<u8>, FormError> {
    const HEAD: [(&str, f64); 15] = [
        ("Nhóm", 30.0),
        ("STT", 8.0),
        ("Nhiệm vụ", 60.0),
        ("Chủ trì", 25.0),
        ("Phối hợp", 30.0),
        ("Thời hạn", 20.0),
        ("Từ ngày", 12.0),
        ("Đến ngày", 12.0),
        ("Các ngày", 20.0),
        ("Loại thời hạn", 14.0),
        ("Chắc chắn", 10.0),
        ("Sản phẩm", 30.0),
        ("Kinh phí", 16.0),
        ("Ghi chú", 30.0),
        ("Nguồn", 30.0),
    ];
    let rows = lines.into_iter().map(|line| {
        let days = line.days.iter().map(|d| d.format("%d/%m/%Y").to_string()).collect::<Vec<_>>().join("; ");
        let sure = line.sure.map_or("", |sure| if sure { "có" } else { "không" });
        vec![
            (&*line.group).into(),
            (&*line.number).into(),
            (&*line.content).into(),
            (&*line.lead).into(),
            (&*line.partners).into(),
            (&*line.deadline).into(),
            ListCell::Day(line.earliest),
            ListCell::Day(line.latest),
            (&*days).into(),
            line.kind.into(),
            sure.into(),
            (&*line.output).into(),
            (&*line.budget).into(),
            (&*line.note).into(),
            (&*line.source).into(),
        ]
    });
    write_list_xlsx("Nhiệm vụ", &HEAD, rows)
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
            "\u{feff}nhom,stt,nhiem_vu,chu_tri,phoi_hop,thoi_han,tu_ngay,den_ngay,cac_ngay,loai,chac_chan,san_pham,kinh_phi,\
             ghi_chu,nguon\r\n\
             Hạ tầng,13.10,\"Lắp \"\"trạm\"\",\nđo kiểm\",'=Phòng Kinh tế,,Quý II/2026,2026-04-01,2026-06-30,,trong khoảng,có,,-5,,\
             a.xlsx!Nhiệm vụ!B12\r\n"
        );
    }

    #[test]
    fn every_deadline_says_what_sort_it_is() {
        for (words, kind, sure) in [
            ("30/6/2026", "đến ngày", true),
            ("Quý II/2026", "trong khoảng", true),
            ("Hằng quý", "định kỳ", true),
            ("Thường xuyên", "thường xuyên", true),
            ("Theo lộ trình của tỉnh", "phụ thuộc", true),
            ("Xem sau", "không rõ", false),
        ] {
            let mut line = TaskLine::default();
            line.set_deadline(words, Some(2026));
            assert_eq!(line.kind, kind, "{words}");
            assert!(line.sure.is_some() && (sure || line.sure == Some(false)), "{words}");
        }
        let mut line = TaskLine::default();
        line.set_deadline("trước ngày 15/6/2026 và trước ngày 01/12/2026", None);
        assert_eq!(line.days.len(), 2);
        let mut out = Vec::new();
        write_csv(&mut out, &[line]).unwrap();
        assert!(String::from_utf8(out).unwrap().contains("2026-06-14; 2026-11-30"));
    }

    #[test]
    fn json_has_the_same_keys_in_the_same_order() {
        let mut out = Vec::new();
        write_json(&mut out, &[sample(), TaskLine::default()]).unwrap();
        let list: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&out).unwrap();
        assert_eq!(list.len(), 2);
        assert!(list[0].keys().eq(TaskLine::KEYS));
        assert_eq!(list[0]["den_ngay"], "2026-06-30");
        assert_eq!((&list[0]["loai"], &list[0]["chac_chan"]), (&"trong khoảng".into(), &true.into()));
        assert!(list[1]["chac_chan"].is_null() && list[1]["loai"] == "");
        assert_eq!(list[0]["chu_tri"], "=Phòng Kinh tế");
        assert!(list[1]["tu_ngay"].is_null());
        let mut none = Vec::new();
        write_json(&mut none, &[]).unwrap();
        assert_eq!(none, b"[]\n");
    }
}
