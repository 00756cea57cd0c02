//! The words of the progress form and of progress lists: sheets, headings, marks. Forms and lists are written with them
//! and read by them.

use super::book::key;
use crate::plan::WorkItem;
use crate::plan::progress::Status;
use crate::vietnamese::clean;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The sheet that units fill in.
pub const PROGRESS_SHEET: &str = "Tiến độ";
/// The sheet that says how.
pub const GUIDE_SHEET: &str = "Hướng dẫn";
/// The hidden sheet by which a form is known again.
pub const MARK_SHEET: &str = "vanthu";
/// What the hidden sheet begins with: whose it is, and which form.
pub const MARK: [&str; 2] = ["vanthu", "tien-do"];
/// The form's version: one that is higher may mean other things.
pub const VERSION: u32 = 1;
/// The form's title.
pub const TITLE: &str = "BIỂU TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ";
/// What stands before the unit's name.
pub const UNIT_LABEL: &str = "Đơn vị:";
/// What stands before the period.
pub const PERIOD_LABEL: &str = "Kỳ báo cáo:";
/// What stands before the day the form was filled in.
pub const DAY_LABEL: &str = "Ngày báo cáo:";

/// Labels of the hidden sheet.
pub mod mark {
    /// Số of the plan.
    pub const NUMBER: &str = "so";
    /// Ký hiệu of the plan.
    pub const NOTATION: &str = "ky_hieu";
    /// Date of the plan.
    pub const DATE: &str = "ngay";
    /// Trích yếu of the plan.
    pub const SUBJECT: &str = "trich_yeu";
    /// The unit the form went to.
    pub const UNIT: &str = "don_vi";
    /// The period, see [`Period::slug`](crate::plan::Period::slug).
    pub const PERIOD: &str = "ky";
    /// A task: its key and the fingerprints of its locked words.
    pub const TASK: &str = "nhiem_vu";
    /// A group's row: the fingerprint of its words.
    pub const GROUP: &str = "nhom";
}

/// What a column about a task's progress holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the headings of each stand in `PROGRESS_HEADINGS`
pub enum ProgressField {
    Key,
    Number,
    Group,
    Content,
    Unit,
    Period,
    Deadline,
    Output,
    Status,
    Percent,
    Result,
    Figures,
    Evidence,
    Difficulties,
    Proposals,
    DoneOn,
    WrittenOn,
    Class,
    Source,
}
use ProgressField as F;

/// The names of a column.
#[derive(Debug)]
pub struct ProgressHeading {
    /// What it holds.
    pub field: ProgressField,
    /// Its heading in the form.
    pub form: &'static str,
    /// Its heading in lists (CSV, xlsx).
    pub list: &'static str,
    /// Its key in JSON.
    pub json: &'static str,
    /// Other headings that mean the same.
    pub also: &'static [&'static str],
}

const fn row(
    field: ProgressField,
    form: &'static str,
    list: &'static str,
    json: &'static str,
    also: &'static [&'static str],
) -> ProgressHeading {
    ProgressHeading { field, form, list, json, also }
}

/// Every column and its names.
pub const PROGRESS_HEADINGS: &[ProgressHeading] = &[
    row(F::Key, "Mã", "Mã", "ma", &["Mã nhiệm vụ", "Mã số", "Mã số nhiệm vụ", "Mã NV", "Mã việc"]),
    row(F::Number, "STT", "STT", "stt", &["TT", "Số TT", "Số thứ tự", "S.T.T"]),
    row(F::Group, "Nhóm", "Nhóm", "nhom", &["Nhóm nhiệm vụ", "Lĩnh vực"]),
    row(
        F::Content,
        "Nhiệm vụ",
        "Nhiệm vụ",
        "nhiem_vu",
        &["Nội dung nhiệm vụ", "Nội dung công việc", "Tên nhiệm vụ", "Nội dung", "Công việc", "Nhiệm vụ, giải pháp"],
    ),
    row(
        F::Unit,
        "Đơn vị",
        "Đơn vị",
        "don_vi",
        &[
            "Đơn vị báo cáo",
            "Cơ quan báo cáo",
            "Đơn vị thực hiện",
            "Cơ quan thực hiện",
            "Cơ quan, đơn vị",
            "Cơ quan, đơn vị báo cáo",
            "Cơ quan, đơn vị thực hiện",
            "Tên đơn vị",
            "Phòng, ban",
        ],
    ),
    row(F::Period, "Kỳ báo cáo", "Kỳ", "ky", &["Kỳ số liệu"]),
    row(F::Deadline, "Thời hạn", "Thời hạn", "thoi_han", &["Thời gian hoàn thành", "Thời hạn hoàn thành", "Hạn"]),
    row(F::Output, "Sản phẩm", "Sản phẩm", "san_pham", &["Sản phẩm, kết quả", "Sản phẩm đầu ra", "Kết quả yêu cầu"]),
    row(
        F::Status,
        "Trạng thái",
        "Trạng thái",
        "trang_thai",
        &["Trạng thái thực hiện", "Tình trạng", "Tình trạng thực hiện", "Đánh giá", "Đánh giá kết quả", "Tự đánh giá"],
    ),
    row(
        F::Percent,
        "Tỷ lệ (%)",
        "Tỷ lệ (%)",
        "ty_le",
        &["Tỉ lệ", "Tỷ lệ hoàn thành", "Tỉ lệ hoàn thành", "Tỷ lệ thực hiện", "Phần trăm", "Phần trăm hoàn thành"],
    ),
    row(
        F::Result,
        "Kết quả thực hiện",
        "Kết quả",
        "ket_qua",
        &["Kết quả đạt được", "Kết quả hiện nay", "Kết quả triển khai", "Kết quả cụ thể", "Nội dung đã thực hiện"],
    ),
    row(F::Figures, "Số liệu", "Số liệu", "so_lieu", &["Số liệu cụ thể", "Số liệu kết quả", "Số liệu thực hiện"]),
    row(
        F::Evidence,
        "Văn bản, sản phẩm minh chứng",
        "Minh chứng",
        "minh_chung",
        &["Văn bản minh chứng", "Sản phẩm minh chứng", "Tài liệu minh chứng", "Minh chứng kèm theo"],
    ),
    row(
        F::Difficulties,
        "Khó khăn, vướng mắc, nguyên nhân",
        "Khó khăn",
        "kho_khan",
        &[
            "Khó khăn, vướng mắc",
            "Vướng mắc",
            "Nguyên nhân",
            "Tồn tại, hạn chế",
            "Tồn tại, hạn chế, nguyên nhân",
            "Nguyên nhân chậm",
        ],
    ),
    row(
        F::Proposals,
        "Đề xuất, kiến nghị",
        "Kiến nghị",
        "kien_nghi",
        &["Đề xuất", "Kiến nghị, đề xuất", "Đề nghị", "Kiến nghị"],
    ),
    row(
        F::DoneOn,
        "Ngày hoàn thành",
        "Ngày hoàn thành",
        "ngay_hoan_thanh",
        &["Ngày hoàn thành thực tế", "Hoàn thành thực tế", "Thời gian hoàn thành thực tế", "Ngày thực tế hoàn thành"],
    ),
    row(
        F::WrittenOn,
        "Ngày báo cáo",
        "Ngày ghi",
        "ngay_ghi",
        &["Ngày cập nhật", "Cập nhật ngày", "Thời điểm cập nhật", "Thời điểm báo cáo"],
    ),
    row(F::Class, "Xếp loại", "Xếp loại", "xep_loai", &["Xếp loại theo thời hạn"]),
    row(F::Source, "Nguồn", "Nguồn", "nguon", &[]),
];

/// The columns of the form, the locked ones first.
pub const FORM_COLUMNS: [ProgressField; 13] = [
    F::Key,
    F::Number,
    F::Content,
    F::Deadline,
    F::Output,
    F::Status,
    F::Percent,
    F::Result,
    F::Figures,
    F::Evidence,
    F::DoneOn,
    F::Difficulties,
    F::Proposals,
];

/// The columns of lists.
pub const LIST_COLUMNS: [ProgressField; 17] = [
    F::Key,
    F::Number,
    F::Group,
    F::Content,
    F::Unit,
    F::Period,
    F::Status,
    F::Percent,
    F::Result,
    F::Figures,
    F::Evidence,
    F::Difficulties,
    F::Proposals,
    F::DoneOn,
    F::WrittenOn,
    F::Class,
    F::Source,
];

impl ProgressField {
    /// Its row of [`PROGRESS_HEADINGS`].
    pub fn heading(self) -> &'static ProgressHeading {
        // Every field has a row (see the test); the first stands in for none.
        PROGRESS_HEADINGS.iter().find(|h| h.field == self).unwrap_or(&PROGRESS_HEADINGS[0])
    }

    /// Units cannot change it in the form.
    pub fn is_locked(self) -> bool {
        matches!(self, F::Key | F::Number | F::Content | F::Deadline | F::Output)
    }

    /// What a heading means when it is one of the known names, whatever its case and marks.
    pub fn of_heading(words: &str) -> Option<ProgressField> {
        static KNOWN: OnceLock<HashMap<String, ProgressField>> = OnceLock::new();
        let names = |h: &'static ProgressHeading| {
            let all = [h.form, h.list, h.json].into_iter().chain(h.also.iter().copied());
            all.map(|name| (key(name), h.field))
        };
        let known = KNOWN.get_or_init(|| PROGRESS_HEADINGS.iter().flat_map(names).collect());
        if words.len() > 120 { None } else { known.get(&key(words)).copied() }
    }
}

/// The states a unit may choose, in the order of the dropdown.
pub const STATES: [Status; 5] = [Status::Done, Status::Doing, Status::Maintained, Status::NotStarted, Status::NotDue];

/// The locked words whose fingerprints the hidden sheet holds, in its order.
pub(crate) const LOCKED_WORDS: [F; 4] = [F::Number, F::Content, F::Deadline, F::Output];

/// A task's words in a locked column, as the form shows them.
pub(crate) fn locked(item: &WorkItem, field: F) -> String {
    cut(match field {
        F::Key => &item.key,
        F::Number => &item.number,
        F::Content => &item.content,
        F::Deadline => &item.deadline.words,
        F::Output => &item.output,
        _ => "",
    })
}

/// Characters that one cell can hold; Excel's own limit.
const LONGEST: usize = 32_767;

/// Clean words, no longer than a cell holds.
pub(crate) fn cut(words: &str) -> String {
    let mut text = clean(words).text;
    // Excel counts UTF-16 units.
    let (mut units, mut end) = (0, text.len());
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > LONGEST {
            end = at;
            break;
        }
    }
    text.truncate(end);
    text.trim().to_owned()
}

/// Words as they count when they are compared: clean, with single spaces.
pub fn plain(words: &str) -> String {
    clean(words).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// By what locked words are known to be unchanged: FNV-1a, 64 bits, over [`plain`] words. Against slips of the hand,
/// not against intent.
pub fn fingerprint(words: &str) -> String {
    let hash = plain(words)
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_names_that_mean_it_alone() {
        for field in FORM_COLUMNS.into_iter().chain(LIST_COLUMNS) {
            let heading = field.heading();
            assert_eq!(heading.field, field);
            for name in [heading.form, heading.list, heading.json].iter().chain(heading.also) {
                assert_eq!(ProgressField::of_heading(name), Some(field), "{name}");
            }
        }
        assert_eq!(ProgressField::of_heading("TỶ LỆ"), Some(F::Percent));
        assert_eq!(ProgressField::of_heading("Ghi chú"), None);
    }

    #[test]
    fn fingerprints_do_not_see_white_space() {
        assert_eq!(fingerprint("Rà soát\r\n quy trình "), fingerprint("Ra\u{300} soát quy trình"));
        assert_ne!(fingerprint("Rà soát"), fingerprint("Rà soat"));
        assert_eq!(fingerprint("a"), "af63dc4c8601ec8c", "the published value of FNV-1a");
    }
}
