//! What a column means, by the words of its heading.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Meaning {
    /// STT.
    Number,
    /// A code of the task.
    Code,
    /// The name of the group that a task belongs to.
    Group,
    /// The task itself.
    Task,
    /// Cơ quan, đơn vị chủ trì.
    Lead,
    /// Cơ quan, đơn vị phối hợp.
    Partners,
    /// Thời hạn.
    Deadline,
    /// The first day of a task.
    Start,
    /// The day a task was given or received.
    Received,
    /// The day a task was done.
    DoneOn,
    /// How far a task is.
    Status,
    /// What was done so far.
    Result,
    /// Sản phẩm, kết quả phải có.
    Output,
    /// Kinh phí.
    Budget,
    /// Ghi chú.
    Note,
    /// Anything else, or a second column of a meaning that is already taken.
    #[default]
    Other,
}

impl Meaning {
    /// Every meaning but [`Meaning::Other`], with the key that users name it by.
    pub const KEYS: [(&str, Meaning); 15] = [
        ("stt", Meaning::Number),
        ("ma", Meaning::Code),
        ("nhom", Meaning::Group),
        ("nhiem_vu", Meaning::Task),
        ("chu_tri", Meaning::Lead),
        ("phoi_hop", Meaning::Partners),
        ("thoi_han", Meaning::Deadline),
        ("bat_dau", Meaning::Start),
        ("ngay_nhan", Meaning::Received),
        ("ngay_hoan_thanh", Meaning::DoneOn),
        ("trang_thai", Meaning::Status),
        ("ket_qua", Meaning::Result),
        ("san_pham", Meaning::Output),
        ("kinh_phi", Meaning::Budget),
        ("ghi_chu", Meaning::Note),
    ];

    /// The meaning that a key names: `thoi_han`.
    ///
    /// ```
    /// use vanthu::tables::Meaning;
    /// assert_eq!(Meaning::of_key("thoi_han"), Some(Meaning::Deadline));
    /// assert_eq!(Meaning::of_key("hạn"), None);
    /// ```
    pub fn of_key(key: &str) -> Option<Meaning> {
        Self::KEYS.iter().find(|k| k.0 == key.trim()).map(|k| k.1)
    }

    /// Its key; empty for [`Meaning::Other`].
    pub fn key(self) -> &'static str {
        Self::KEYS.iter().find(|k| k.1 == self).map_or("", |k| k.0)
    }

    /// What it is called in a message.
    pub fn name(self) -> &'static str {
        match self {
            Meaning::Number => "số thứ tự",
            Meaning::Code => "mã",
            Meaning::Group => "nhóm",
            Meaning::Task => "nhiệm vụ",
            Meaning::Lead => "đơn vị chủ trì",
            Meaning::Partners => "đơn vị phối hợp",
            Meaning::Deadline => "thời hạn",
            Meaning::Start => "ngày bắt đầu",
            Meaning::Received => "ngày nhận việc",
            Meaning::DoneOn => "ngày hoàn thành",
            Meaning::Status => "trạng thái",
            Meaning::Result => "kết quả thực hiện",
            Meaning::Output => "sản phẩm",
            Meaning::Budget => "kinh phí",
            Meaning::Note => "ghi chú",
            Meaning::Other => "cột khác",
        }
    }
}

/// A column whose meaning a user sets: `thoi_han=Tiến độ (nếu có)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnChoice {
    /// What the column holds.
    pub meaning: Meaning,
    /// Its heading, or a part of it; capitals and spaces do not matter.
    pub heading: String,
}

impl std::str::FromStr for ColumnChoice {
    type Err = ColumnChoiceError;

    /// ```
    /// use vanthu::tables::{ColumnChoice, Meaning};
    /// let choice: ColumnChoice = "thoi_han=Tiến độ (nếu có)".parse().unwrap();
    /// assert_eq!((choice.meaning, &*choice.heading), (Meaning::Deadline, "Tiến độ (nếu có)"));
    /// assert!("han=Tiến độ".parse::<ColumnChoice>().is_err());
    /// ```
    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let (key, heading) = words.split_once('=').ok_or(ColumnChoiceError::NoHeading)?;
        let meaning = Meaning::of_key(key).ok_or_else(|| ColumnChoiceError::UnknownKey(key.trim().to_owned()))?;
        match heading.trim() {
            "" => Err(ColumnChoiceError::NoHeading),
            heading => Ok(ColumnChoice { meaning, heading: heading.to_owned() }),
        }
    }
}

/// Why words are no [`ColumnChoice`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnChoiceError {
    /// No `=`, or no heading behind it.
    NoHeading,
    /// No meaning has this key.
    UnknownKey(String),
}

impl std::fmt::Display for ColumnChoiceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ColumnChoiceError::NoHeading => f.write_str("cần ghi khóa, dấu = và tên cột: thoi_han=Hạn xử lý"),
            ColumnChoiceError::UnknownKey(key) => {
                let keys: Vec<&str> = Meaning::KEYS.iter().map(|k| k.0).collect();
                write!(f, "không có khóa «{key}»; các khóa: {}", keys.join(", "))
            }
        }
    }
}

impl std::error::Error for ColumnChoiceError {}

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
    ("nhóm", Starts, Meaning::Group, 8),
    ("tên nhóm", Is, Meaning::Group, 8),
    ("lĩnh vực", Starts, Meaning::Group, 5),
    ("mảng", Starts, Meaning::Group, 4),
    ("chương", Is, Meaning::Group, 4),
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
    ("giao cho", Starts, Meaning::Lead, 5),
    ("đầu mối", Has, Meaning::Lead, 4),
    ("đơn vị được giao", Has, Meaning::Lead, 6),
    ("cơ quan được giao", Has, Meaning::Lead, 6),
    ("đơn vị", Is, Meaning::Lead, 2),
    ("cơ quan", Is, Meaning::Lead, 2),
    ("cơ quan, đơn vị", Is, Meaning::Lead, 2),
    ("phòng, ban", Is, Meaning::Lead, 2),
    ("bắt đầu", Has, Meaning::Start, 8),
    ("từ ngày", Is, Meaning::Start, 8),
    ("thời gian nhận", Starts, Meaning::Received, 8),
    ("ngày nhận", Starts, Meaning::Received, 8),
    ("ngày tiếp nhận", Starts, Meaning::Received, 8),
    ("ngày giao", Starts, Meaning::Received, 8),
    ("thời gian giao", Starts, Meaning::Received, 8),
    ("ngày được giao", Starts, Meaning::Received, 8),
    ("ngày đến", Is, Meaning::Received, 8),
    ("ngày văn bản", Starts, Meaning::Received, 7),
    ("ngày ban hành", Starts, Meaning::Received, 6),
    ("thực tế", Has, Meaning::DoneOn, 3),
    ("hoàn thành thực tế", Has, Meaning::DoneOn, 9),
    ("thực tế hoàn thành", Has, Meaning::DoneOn, 9),
    ("ngày hoàn thành", Has, Meaning::DoneOn, 7),
    ("thời gian hoàn thành", Has, Meaning::DoneOn, 5),
    ("ngày kết thúc", Has, Meaning::DoneOn, 4),
    ("hoàn thành", Is, Meaning::DoneOn, 4),
    ("đã hoàn thành", Has, Meaning::DoneOn, 7),
    ("trạng thái", Has, Meaning::Status, 9),
    ("tình trạng", Has, Meaning::Status, 7),
    ("mức độ hoàn thành", Has, Meaning::Status, 8),
    ("tiến độ", Is, Meaning::Status, 5),
    ("kết quả thực hiện", Has, Meaning::Result, 9),
    ("kết quả đạt được", Has, Meaning::Result, 9),
    ("kết quả đã đạt", Has, Meaning::Result, 9),
    ("kết quả hiện nay", Has, Meaning::Result, 9),
    ("kết quả triển khai", Has, Meaning::Result, 9),
    ("kết quả hoàn thành", Has, Meaning::Result, 7),
    ("kết quả xử lý", Has, Meaning::Result, 7),
    ("kết quả đến", Has, Meaning::Result, 7),
    ("tình hình thực hiện", Has, Meaning::Result, 8),
    ("tình hình triển khai", Has, Meaning::Result, 8),
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
    ("tiến độ", Starts, Meaning::Deadline, 1),
    ("thời điểm", Has, Meaning::Deadline, 3),
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
    ("việc", Starts, Meaning::Task, 5),
    ("phần việc", Starts, Meaning::Task, 5),
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

/// Whether whole words stand at the head of others: `hạn xử lý` begins with `hạn`, `hạng mục` does not.
fn starts_with_words(folded: &str, words: &str) -> bool {
    folded.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether whole words stand among others.
pub(super) fn has_words(folded: &str, words: &str) -> bool {
    folded.match_indices(words).any(|(at, _)| {
        !folded[..at].ends_with(char::is_alphanumeric) && !folded[at + words.len()..].starts_with(char::is_alphanumeric)
    })
}

/// How sure it is that a heading means `meaning`; 0: not at all.
pub(super) fn sureness(folded: &str, meaning: Meaning) -> u8 {
    // `Mức độ hoàn thành`, `Ngày nhận kết quả` and their like tell of progress, not of what was planned.
    let has = |w: &str| has_words(folded, w);
    let mut best = 0;
    for (words, fit, means, points) in KNOWN {
        if *means != meaning || *points <= best {
            continue;
        }
        let fits = match fit {
            Is => folded == *words,
            Starts => starts_with_words(folded, words),
            Has => has_words(folded, words),
        };
        if fits {
            best = *points;
        }
    }
    match meaning {
        Meaning::Deadline if is_start(folded) || has("bắt đầu") || has("thực tế") || has("tỷ lệ") => {
            best.min(2)
        }
        // `Thời gian nhận`, `Ngày giao` are of a thing that comes, not of when it must be done.
        Meaning::Deadline if sureness(folded, Meaning::Received) > 0 => best.min(1),
        // `Kế hoạch hoàn thành`, `Phải hoàn thành` are none of the day it was done.
        Meaning::DoneOn if ["hạn", "dự kiến", "kế hoạch", "phải", "yêu cầu", "trước"].iter().any(|w| has(w)) => {
            0
        }
        Meaning::DoneOn if has("tỷ lệ") || has("kết quả") || has("mức độ") => 0,
        Meaning::Output if has("hiện nay") || has("đánh giá") || has("thực tế") => best.min(3),
        // `Mã nhiệm vụ`, `Đơn vị thực hiện nhiệm vụ`, `Ngày giao nhiệm vụ` are about a task, not the task.
        Meaning::Task if ["mã", "đơn vị", "cơ quan", "ngày", "phòng", "số "].iter().any(|w| folded.starts_with(w)) => {
            0
        }
        Meaning::Task if has("kết quả") || has("tiến độ") || has("kinh phí") => best.min(2),
        Meaning::Task if folded.starts_with("nhóm") => best.min(3),
        // `Nhóm nhiệm vụ` names groups; `Tên nhóm, nhiệm vụ` has both, and so has `Nhóm, nội dung`.
        Meaning::Group if has(",") || has("/") => 0,
        // `Cơ quan chủ trì, phối hợp` is one column for both; the first is who answers for the task.
        Meaning::Partners if has("chủ trì") => best.min(1),
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
    // Names of groups and states stand in data as often as in heads.
    const ALL: [Meaning; 11] = [
        Meaning::Number,
        Meaning::Code,
        Meaning::Task,
        Meaning::Lead,
        Meaning::Partners,
        Meaning::Deadline,
        Meaning::Start,
        Meaning::Received,
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
pub(super) fn is_not_for_issue(folded: &str) -> bool {
    ["không phát hành", "không ban hành", "giải trình", "nội bộ, không", "bỏ khi phát hành", "xóa khi phát hành"]
        .iter()
        .any(|w| folded.contains(w))
}
