//! What became of each file of a folder that came back: none of them goes unmentioned.

use super::{ProgressFile, ProgressKind};
use crate::diagnostic::{Code, Diagnostics, code};
use crate::plan::Period;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Standing {
    /// Read whole.
    Read,
    /// Read, but for what the findings name.
    InPart,
    /// A form or table that nothing was written in.
    Blank,
    /// Of another period: it founds no comparison.
    OtherPeriod(Period),
    /// A form of another plan: not counted.
    OtherPlan,
    /// A table, but none about progress.
    NoProgress,
    /// Sent, and of a kind or in a state that cannot be read: a picture, a PDF, a text document, a broken workbook.
    Unreadable,
    /// No answer of anybody's: what systems and office suites leave in folders.
    LeftAlone,
}

/// What was not read of a file when one of these was found.
const LOST: [Code; 8] = [
    code::BIEU_CHU_THUA,
    code::BIEU_MAT_DONG,
    code::BIEU_NHIEU_TRANG,
    code::TIEN_DO_KY,
    code::TIEN_DO_MA_NGAY,
    code::TIEN_DO_NGAY,
    code::TIEN_DO_TY_LE,
    code::TIEN_DO_TY_LE_KHONG_RO,
];

/// Endings of tables, which are read.
const TABLES: [&str; 9] = ["xlsx", "xlsm", "xltx", "xls", "ods", "csv", "tsv", "json", "xltm"];

impl Standing {
    /// What a file's name tells before it is opened; none where it is a table, which its content tells.
    pub fn of_name(name: &str) -> Option<Standing> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let litter = ["thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"].contains(&&*name)
            || ["~$", ".", "~wrl"].iter().any(|s| name.starts_with(s))
            || ["tmp", "lnk", "bak", "part", "crdownload"].contains(&ending);
        match () {
            () if litter => Some(Standing::LeftAlone),
            () if TABLES.contains(&ending) => None,
            () => Some(Standing::Unreadable),
        }
    }

    /// What became of a table, from what was read of it and what was found, beside the period that was asked for.
    pub fn of_file(file: Option<&ProgressFile>, found: &Diagnostics, asked: Option<Period>) -> Standing {
        let has = |codes: &[Code]| found.iter().any(|f| codes.contains(&f.code));
        let Some(file) = file else {
            return match () {
                () if has(&[code::BIEU_KE_HOACH_KHAC]) => Standing::OtherPlan,
                () if has(&[code::TIEN_DO_KHONG_NHAN_RA]) => Standing::NoProgress,
                () => Standing::Unreadable,
            };
        };
        let other = file.period.filter(|own| file.kind != ProgressKind::Matrix && asked.is_some_and(|a| a != *own));
        match other {
            Some(own) => Standing::OtherPeriod(own),
            None if file.entries.is_empty() => Standing::Blank,
            None if has(&LOST) => Standing::InPart,
            None => Standing::Read,
        }
    }

    /// Whether it came from a unit that has therefore sent something, though nothing of it is known.
    pub fn is_sent_unread(self) -> bool {
        matches!(self, Standing::Unreadable | Standing::NoProgress)
    }

    /// As a summary names it.
    pub fn words(self) -> String {
        match self {
            Standing::Read => "đã đọc".to_owned(),
            Standing::InPart => "đã đọc một phần".to_owned(),
            Standing::Blank => "đã gửi, không ghi gì".to_owned(),
            Standing::OtherPeriod(period) => format!("của kỳ khác ({period})"),
            Standing::OtherPlan => "của kế hoạch khác, không tính".to_owned(),
            Standing::NoProgress => "đã gửi, không có bảng tiến độ".to_owned(),
            Standing::Unreadable => "đã gửi, chưa đọc được".to_owned(),
            Standing::LeftAlone => "bỏ qua, không phải báo cáo".to_owned(),
        }
    }
}
