//! States as people write them.

use super::{Class, Status};
use crate::vietnamese::unmarked;

impl Status {
    /// The usual words.
    pub fn words(self) -> &'static str {
        match self {
            Status::Done => "Hoàn thành",
            Status::Doing => "Đang thực hiện",
            Status::Maintained => "Tiếp tục duy trì",
            Status::NotStarted => "Chưa thực hiện",
            Status::NotDue => "Chưa đến hạn",
        }
    }

    /// The state that words or marks mean; none where they were not understood.
    pub fn parse(words: &str) -> Option<Status> {
        let folded = unmarked(words.trim());
        match &*folded {
            "hoan thanh" | "da hoan thanh" | "ht" => Some(Status::Done),
            "dang thuc hien" | "dang trien khai" => Some(Status::Doing),
            "tiep tuc duy tri" | "thuong xuyen" => Some(Status::Maintained),
            "chua thuc hien" | "chua trien khai" => Some(Status::NotStarted),
            "chua den han" | "chua den ky" => Some(Status::NotDue),
            _ => None,
        }
    }
}

impl Class {
    /// Every class, in the order of reports.
    pub const ALL: [Class; 6] =
        [Class::DoneInTime, Class::DoneLate, Class::InTime, Class::Overdue, Class::Ongoing, Class::NotDue];

    /// The usual words.
    pub fn words(self) -> &'static str {
        match self {
            Class::DoneInTime => "Hoàn thành đúng hạn",
            Class::DoneLate => "Hoàn thành quá hạn",
            Class::InTime => "Đang thực hiện trong hạn",
            Class::Overdue => "Quá hạn chưa hoàn thành",
            Class::Ongoing => "Thường xuyên",
            Class::NotDue => "Chưa đến hạn",
        }
    }
}

/// Marks of state (`✅`, `🔄`, `⏳`, `⛔`) as the words they stand for; all else stays.
pub fn marks_to_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '✅' | '✓' | '✔' | '☑' => out.push_str("Hoàn thành"),
            '🔄' => out.push_str("Đang thực hiện"),
            '⏳' => out.push_str("Chưa đến hạn"),
            '⛔' => out.push_str("Chưa thực hiện"),
            '\u{fe0f}' => {}
            c => out.push(c),
        }
    }
    out
}
