//! What a column means, by the words of its heading.

use super::wording::fold;
use crate::sheet::cell_name;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Meaning {
    /// STT.
    Number,
    /// A code of the task.
    Code,
    /// The task itself.
    Task,
    /// Cơ quan, đơn vị chủ trì.
    Lead,
    /// Cơ quan, đơn vị phối hợp.
    Partners,
    /// Thời hạn.
    Deadline,
    /// Sản phẩm, kết quả.
    Output,
    /// Kinh phí.
    Budget,
    /// Ghi chú.
    Note,
    /// Anything else, or a second column of a meaning that is already taken.
    #[default]
    Other,
}

/// A column of a table and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnMeaning {
    /// Its heading, from the top row of the head to the lowest, joined by ` – `;
    /// `Cột C` where it has none.
    pub heading: String,
    /// What it holds. Every meaning but `Other` is given to one column at most.
    pub meaning: Meaning,
    /// Its heading says that it is not for issue.
    pub not_for_issue: bool,
    /// Its number on the sheet, from 0.
    pub sheet_column: u32,
}

enum Fit {
    Is,
    Starts,
    Has,
}
use Fit::{Has, Is, Starts};

/// Words, how they stand in the heading, what they mean, and how sure that is.
const KNOWN: &[(&str, Fit, Meaning, u8)] = &[
    ("stt", Is, Meaning::Number, 9),
    ("tt", Is, Meaning::Number, 9),
    ("số tt", Is, Meaning::Number, 9),
    ("s.t.t", Is, Meaning::Number, 9),
    ("t.t", Is, Meaning::Number, 9),
    ("số thứ tự", Is, Meaning::Number, 9),
    ("thứ tự", Is, Meaning::Number, 8),
    ("no", Is, Meaning::Number, 7),
    ("ord. no", Is, Meaning::Number, 7),
    ("số", Is, Meaning::Number, 5),
    ("mã", Starts, Meaning::Code, 5),
    ("ký hiệu", Is, Meaning::Code, 3),
    ("phối hợp", Has, Meaning::Partners, 8),
    ("chủ trì", Has, Meaning::Lead, 9),
    ("cơ quan thực hiện", Has, Meaning::Lead, 7),
    ("đơn vị thực hiện", Has, Meaning::Lead, 7),
    ("cơ quan, đơn vị thực hiện", Has, Meaning::Lead, 7),
    ("đơn vị phụ trách", Has, Meaning::Lead, 7),
    ("đơn vị tham mưu", Has, Meaning::Lead, 6),
    ("người phụ trách", Has, Meaning::Lead, 6),
    ("cán bộ phụ trách", Has, Meaning::Lead, 6),
    ("người thực hiện", Has, Meaning::Lead, 6),
    ("bộ phận thực hiện", Has, Meaning::Lead, 6),
    ("chịu trách nhiệm", Has, Meaning::Lead, 6),
    ("phân công", Starts, Meaning::Lead, 5),
    ("thời hạn", Has, Meaning::Deadline, 8),
    ("hạn hoàn thành", Has, Meaning::Deadline, 9),
    ("thời gian hoàn thành", Has, Meaning::Deadline, 9),
    ("ngày hoàn thành", Has, Meaning::Deadline, 8),
    ("hạn xử lý", Has, Meaning::Deadline, 8),
    ("kết thúc", Is, Meaning::Deadline, 8),
    ("ngày kết thúc", Has, Meaning::Deadline, 8),
    ("đến ngày", Is, Meaning::Deadline, 8),
    ("hoàn thành trước", Has, Meaning::Deadline, 8),
    ("hoàn thành", Is, Meaning::Deadline, 8),
    ("thời gian", Has, Meaning::Deadline, 7),
    ("thời điểm", Starts, Meaning::Deadline, 6),
    ("hạn", Is, Meaning::Deadline, 7),
    ("hạn", Starts, Meaning::Deadline, 4),
    ("tiến độ hoàn thành", Has, Meaning::Deadline, 6),
    ("tiến độ thực hiện", Has, Meaning::Deadline, 4),
    ("sản phẩm", Has, Meaning::Output, 9),
    ("đầu ra", Has, Meaning::Output, 7),
    ("minh chứng", Has, Meaning::Output, 6),
    ("kết quả", Has, Meaning::Output, 5),
    ("kinh phí", Has, Meaning::Budget, 8),
    ("dự toán", Has, Meaning::Budget, 6),
    ("ngân sách", Starts, Meaning::Budget, 5),
    ("số tiền", Has, Meaning::Budget, 5),
    ("ghi chú", Starts, Meaning::Note, 9),
    ("ghi chú", Has, Meaning::Note, 5),
    ("nhiệm vụ", Has, Meaning::Task, 8),
    ("nội dung công việc", Starts, Meaning::Task, 9),
    ("nội dung", Starts, Meaning::Task, 7),
    ("công việc", Has, Meaning::Task, 7),
    ("tên chương trình", Has, Meaning::Task, 8),
    ("tên đề án", Has, Meaning::Task, 8),
    ("tên dự án", Has, Meaning::Task, 8),
    ("tên văn bản", Has, Meaning::Task, 7),
    ("hạng mục", Starts, Meaning::Task, 6),
    ("hoạt động", Starts, Meaning::Task, 6),
    ("chỉ tiêu", Starts, Meaning::Task, 6),
    ("tiêu chí", Starts, Meaning::Task, 6),
    ("giải pháp", Starts, Meaning::Task, 5),
    ("danh mục", Starts, Meaning::Task, 5),
    ("indicator", Is, Meaning::Task, 4),
    ("tên", Starts, Meaning::Task, 3),
];

/// First words of headings that say nothing of a plan but are headings all the same.
const USUAL: &[&str] = &[
    "tên",
    "mã",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "số",
    "đơn vị",
    "diện tích",
    "địa chỉ",
    "địa bàn",
    "địa điểm",
    "họ",
    "chức vụ",
    "chức danh",
    "tổng",
    "trong đó",
    "kế hoạch",
    "thực hiện",
    "tỷ lệ",
    "tỉ lệ",
    "so sánh",
    "tăng",
    "giảm",
    "chủng loại",
    "loại",
    "ký hiệu",
    "đvt",
    "lượt",
    "chi ",
    "mức",
    "nguồn",
    "đánh giá",
    "trạng thái",
    "tình trạng",
    "tình hình",
    "căn cứ",
    "văn bản",
    "lĩnh vực",
    "phương thức",
    "tiến độ",
    "lũy kế",
    "luỹ kế",
    "cùng kỳ",
    "giá trị",
    "xã",
    "phường",
    "chênh lệch",
    "hiện trạng",
    "mục tiêu",
    "ưu tiên",
    "mặt hàng",
    "amount",
    "name",
    "nhóm",
    "hạng",
];

/// How sure it is that a heading means `meaning`; 0: not at all.
fn sureness(folded: &str, meaning: Meaning) -> u8 {
    // `Mức độ hoàn thành`, `Ngày nhận kết quả` and their like tell of progress, not of what was planned.
    let progress = |w: &str| folded.contains(w);
    let mut best = 0;
    for (words, fit, means, points) in KNOWN {
        if *means != meaning || *points <= best {
            continue;
        }
        let fits = match fit {
            Is => folded == *words,
            Starts => folded.starts_with(words),
            Has => folded.contains(words),
        };
        if fits {
            best = *points;
        }
    }
    match meaning {
        Meaning::Deadline if is_start(folded) || progress("bắt đầu") || progress("thực tế") || progress("tỷ lệ") => {
            best.min(2)
        }
        Meaning::Output if progress("hiện nay") || progress("đánh giá") || progress("thực tế") => best.min(3),
        // `Mã nhiệm vụ`, `Đơn vị thực hiện nhiệm vụ`, `Ngày giao nhiệm vụ` are about a task, not the task.
        Meaning::Task if ["mã", "đơn vị", "cơ quan", "ngày", "phòng", "số "].iter().any(|w| folded.starts_with(w)) => {
            0
        }
        Meaning::Task if progress("kết quả") || progress("tiến độ") || progress("kinh phí") => best.min(2),
        // `Cơ quan chủ trì, phối hợp` is one column for both; the first is who answers for the task.
        Meaning::Partners if progress("chủ trì") => best.min(1),
        _ => best,
    }
}

/// Whether a heading, or the lowest part of one, is that of a task's first day.
pub(super) fn is_start(folded: &str) -> bool {
    ["từ ngày", "bắt đầu", "ngày bắt đầu", "thời gian bắt đầu"].iter().any(|w| folded.ends_with(w))
}

/// How much a cell reads like a heading: 3 for a known one, 1 for a usual one, else 0.
pub(super) fn heading_points(folded: &str) -> u32 {
    if folded.chars().count() > 80 {
        return 0;
    }
    const ALL: [Meaning; 9] = [
        Meaning::Number,
        Meaning::Code,
        Meaning::Task,
        Meaning::Lead,
        Meaning::Partners,
        Meaning::Deadline,
        Meaning::Output,
        Meaning::Budget,
        Meaning::Note,
    ];
    let best = ALL.iter().map(|m| sureness(folded, *m)).max().unwrap_or(0);
    if best >= 5 {
        3
    } else if best > 0 || USUAL.iter().any(|w| folded.starts_with(w)) {
        1
    } else {
        0
    }
}

/// Whether a heading says that its column stays inside the office.
fn is_not_for_issue(folded: &str) -> bool {
    ["không phát hành", "không ban hành", "giải trình", "nội bộ, không", "bỏ khi phát hành", "xóa khi phát hành"]
        .iter()
        .any(|w| folded.contains(w))
}

/// The meaning of every column from its headings, top to bottom.
pub(crate) fn meanings(headings: Vec<(u32, Vec<String>)>) -> Vec<ColumnMeaning> {
    let folded: Vec<(String, String)> =
        headings.iter().map(|(_, path)| (fold(path.last().map_or("", |s| s)), fold(&path.join(" ")))).collect();
    let mut out: Vec<ColumnMeaning> = headings
        .into_iter()
        .zip(&folded)
        .map(|((sheet_column, path), (_, whole))| ColumnMeaning {
            heading: match path.join(" – ") {
                empty if empty.is_empty() => format!("Cột {}", cell_name(sheet_column, 0).trim_end_matches('1')),
                words => words,
            },
            meaning: Meaning::Other,
            not_for_issue: is_not_for_issue(whole),
            sheet_column,
        })
        .collect();
    use Meaning::*;
    for meaning in [Number, Lead, Partners, Deadline, Budget, Note, Code, Task, Output] {
        let mut best: Option<(u8, usize)> = None;
        for (c, (leaf, whole)) in folded.iter().enumerate() {
            if out[c].meaning != Other || out[c].not_for_issue {
                continue;
            }
            // What the lowest heading says counts for more than what stands above it: `Thời gian – Kết thúc`.
            let points = match sureness(leaf, meaning) {
                0 => sureness(whole, meaning).saturating_sub(1),
                points => points + 1,
            };
            if points > 0 && best.is_none_or(|(p, _)| points > p) {
                best = Some((points, c));
            }
        }
        if let Some((_, c)) = best {
            out[c].meaning = meaning;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headings: &[&str]) -> Vec<Meaning> {
        let list = headings.iter().map(|h| (0, h.split('/').map(str::to_owned).collect())).collect();
        meanings(list).into_iter().map(|c| c.meaning).collect()
    }

    #[test]
    fn headings_of_plans() {
        use Meaning::*;
        assert_eq!(
            read(&[
                "STT",
                "Mã nhiệm vụ",
                "Tên nhóm, nhiệm vụ",
                "Đơn vị chủ trì",
                "Phòng, đơn vị chủ trì",
                "Đơn vị phối hợp"
            ]),
            [Number, Code, Task, Lead, Other, Partners]
        );
        assert_eq!(
            read(&["TT", "Nội dung", "Thời gian/Bắt đầu", "Thời gian/Kết thúc", "Kết quả cần đạt", "Sản phẩm đầu ra"]),
            [Number, Task, Other, Deadline, Other, Output]
        );
        assert_eq!(
            read(&["Số TT", "Nhiệm vụ", "Cơ quan thực hiện/Chủ trì", "Cơ quan thực hiện/Phối hợp", "Kinh phí/Tổng số"]),
            [Number, Task, Lead, Partners, Budget]
        );
    }

    #[test]
    fn columns_that_are_not_for_issue() {
        let list = meanings(vec![(0, vec!["Giải trình (không phát hành)".into()]), (1, vec!["Ghi chú".into()])]);
        assert!(list[0].not_for_issue && !list[1].not_for_issue);
    }
}
