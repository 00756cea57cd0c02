//! The words of the plan workbook: names of its sheets, labels, levels, headings. The form is written with them and read
//! by them.

use crate::document::DocumentType;
use crate::plan::TaskField;
use crate::vietnamese::unmarked;

/// The sheet of single facts.
pub const INFO_SHEET: &str = "Thông tin chung";
/// The sheet of the body.
pub const BODY_SHEET: &str = "Nội dung";
/// The sheet of tasks.
pub const TASK_SHEET: &str = "Nhiệm vụ";
/// The hidden sheet that dropdowns take their choices from.
pub const CHOICE_SHEET: &str = "Danh mục";
/// What an example begins with; such a row is not read.
pub const EXAMPLE_MARK: &str = "(ví dụ)";
/// The appendix's title when none is given.
pub const APPENDIX_TITLE: &str = "Danh mục nhiệm vụ";

/// Letters and digits alone, without case and marks, so that `Cơ quan  chủ quản:` and `CƠ QUAN CHỦ QUẢN` are equal.
/// What stands in brackets does not count.
pub fn key(words: &str) -> String {
    let mut depth = 0u32;
    let mut out = String::new();
    for c in unmarked(words).chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

/// True for a cell that the form itself filled to show how.
pub fn is_example(words: &str) -> bool {
    unmarked(words.trim_start()).starts_with("(vi du)")
}

/// What a row of "Thông tin chung" says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the label of each stands in `INFO`
pub enum Info {
    DocType,
    TypeName,
    ParentOrgan,
    Organ,
    OrganName,
    Number,
    Notation,
    Place,
    Date,
    Subject,
    Addressees,
    Bases,
    Opening,
    Closing,
    Recipients,
    Archive,
    Drafter,
    Copies,
    Authority,
    Position,
    OtherPosition,
    FullName,
    Urgency,
    Draft,
    Circulation,
    Numbering,
    AppendixTitle,
    AppendixLayout,
    Profile,
}

/// One row of "Thông tin chung".
#[derive(Debug)]
pub struct InfoRow {
    /// What it says.
    pub info: Info,
    /// The label in the form.
    pub label: &'static str,
    /// Other labels that mean the same.
    pub also: &'static [&'static str],
    /// How to fill it in.
    pub hint: &'static str,
}

const fn row(info: Info, label: &'static str, also: &'static [&'static str], hint: &'static str) -> InfoRow {
    InfoRow { info, label, also, hint }
}

/// The rows of "Thông tin chung", in the form's order.
pub const INFO: &[InfoRow] = &[
    row(Info::DocType, "Loại văn bản", &["Loại", "Tên loại văn bản"], "Chọn trong danh sách."),
    row(
        Info::TypeName,
        "Tên loại in ra",
        &[],
        "Chỉ ghi khi khác tên thường dùng, ví dụ: KẾ HOẠCH HÀNH ĐỘNG. Thường để trống.",
    ),
    row(
        Info::ParentOrgan,
        "Cơ quan chủ quản",
        &["Tên cơ quan chủ quản", "Cơ quan cấp trên"],
        "Ủy ban nhân dân, Hội đồng nhân dân thường không ghi. Có tệp co-quan.toml thì để trống.",
    ),
    row(
        Info::Organ,
        "Cơ quan ban hành",
        &["Tên cơ quan ban hành", "Cơ quan", "Đơn vị ban hành"],
        "Tên in ở góc trái. Tên dài thì xuống dòng trong ô (Alt+Enter). Có tệp co-quan.toml thì để trống.",
    ),
    row(
        Info::OrganName,
        "Tên đầy đủ của cơ quan",
        &["Tên đầy đủ"],
        "Viết thường, dùng trong câu và dòng «Kèm theo», ví dụ: Ủy ban nhân dân xã An Bình.",
    ),
    row(Info::Number, "Số", &["Số văn bản"], "Để trống khi chưa cấp số."),
    row(
        Info::Notation,
        "Ký hiệu",
        &["Ký hiệu văn bản"],
        "Ví dụ: KH-UBND. Để trống thì ghép từ loại văn bản và ký hiệu cơ quan trong co-quan.toml.",
    ),
    row(Info::Place, "Địa danh", &["Nơi ban hành"], "Ví dụ: An Bình."),
    row(
        Info::Date,
        "Ngày ban hành",
        &["Ngày", "Ngày tháng", "Ngày ký"],
        "Ngày/tháng/năm. Để trống khi chưa ban hành; chỉ biết tháng thì ghi …/02/2026.",
    ),
    row(Info::Subject, "Trích yếu", &["Trích yếu nội dung", "Về việc", "Tên văn bản"], "Không quá 500 ký tự."),
    row(
        Info::Addressees,
        "Kính gửi",
        &[],
        "Chỉ dùng cho công văn, tờ trình và báo cáo gửi cấp trên. Mỗi nơi một dòng trong ô.",
    ),
    row(
        Info::Bases,
        "Căn cứ",
        &["Các căn cứ", "Căn cứ ban hành"],
        "Mỗi căn cứ một dòng trong ô (Alt+Enter), hoặc ghi tiếp ở dòng trống bên dưới. Không cần dấu chấm phẩy.",
    ),
    row(Info::Opening, "Mở đầu", &["Đoạn mở đầu", "Câu mở đầu", "Lời mở đầu"], "Câu dẫn vào nội dung."),
    row(Info::Closing, "Kết", &["Kết thúc", "Câu kết", "Đoạn kết"], "Câu cuối văn bản; dấu ./. được thêm vào."),
    row(
        Info::Recipients,
        "Nơi nhận",
        &["Các nơi nhận"],
        "Mỗi nơi một dòng trong ô. Không cần dấu gạch đầu dòng và dấu chấm phẩy.",
    ),
    row(Info::Archive, "Lưu", &["Nơi lưu"], "Ví dụ: VT, VP."),
    row(Info::Drafter, "Người soạn", &["Người soạn thảo", "Ký hiệu người soạn"], "Chữ viết tắt tên người soạn thảo."),
    row(Info::Copies, "Số bản", &["Số lượng bản", "Số bản phát hành"], "Số lượng bản phát hành; thường để trống."),
    row(
        Info::Authority,
        "Quyền hạn",
        &["Quyền hạn ký", "Thẩm quyền ký"],
        "Ví dụ: TM. ỦY BAN NHÂN DÂN, xuống dòng KT. CHỦ TỊCH. Để trống cả bốn ô về người ký thì lấy theo co-quan.toml.",
    ),
    row(Info::Position, "Chức vụ", &["Chức vụ người ký"], "Ví dụ: Phó Chủ tịch."),
    row(Info::OtherPosition, "Chức vụ khác", &[], "In trên họ tên, dùng cho ban chỉ đạo, hội đồng."),
    row(
        Info::FullName,
        "Họ tên người ký",
        &["Họ và tên người ký", "Họ và tên", "Họ tên", "Người ký"],
        "Không ghi học hàm, học vị.",
    ),
    row(Info::Urgency, "Độ khẩn", &["Mức độ khẩn"], "Chọn trong danh sách; thường để trống."),
    row(Info::Draft, "Dự thảo", &["Là dự thảo"], "Có, Không, hoặc ghi lần dự thảo, ví dụ: lần 2."),
    row(Info::Circulation, "Phạm vi lưu hành", &[], "XEM XONG TRẢ LẠI hoặc LƯU HÀNH NỘI BỘ; thường để trống."),
    row(Info::Numbering, "Cách đánh số cấp ba", &["Cách đánh số"], "Chọn a), b), c) hoặc 1.1., 1.2."),
    row(
        Info::AppendixTitle,
        "Tên phụ lục",
        &["Tên phụ lục nhiệm vụ", "Tiêu đề phụ lục"],
        "Các nhiệm vụ được in thành phụ lục có tên này; để trống thì ghi «Danh mục nhiệm vụ».",
    ),
    row(Info::AppendixLayout, "Hướng giấy phụ lục", &["Hướng giấy"], "Tự động, Dọc hoặc Ngang."),
    row(
        Info::Profile,
        "Thể thức",
        &["Thể thức văn bản"],
        "Hành chính (Nghị định 30) hoặc Đảng (Hướng dẫn 05-HD/VPTW). Để trống thì theo co-quan.toml, không có thì là Hành chính.",
    ),
];

/// The level of a row of "Nội dung".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the name of each stands in `LEVELS`
pub enum RowLevel {
    Part,
    Chapter,
    Section,
    Article,
    Clause,
    Subclause,
    Point,
    Dash,
    Plus,
    Paragraph,
}

/// Levels, their names in the dropdown, and other names for them.
pub const LEVELS: &[(RowLevel, &str, &[&str])] = &[
    (RowLevel::Part, "Phần", &[]),
    (RowLevel::Chapter, "Chương", &[]),
    (RowLevel::Section, "Mục (I.)", &["Mục lớn", "Đề mục", "Mục I"]),
    (RowLevel::Article, "Điều", &[]),
    (RowLevel::Clause, "Khoản (1.)", &["Khoản 1"]),
    (RowLevel::Subclause, "Khoản con (1.1.)", &["Tiểu mục", "Khoản nhỏ"]),
    (RowLevel::Point, "Điểm (a)", &["Điểm a"]),
    (RowLevel::Dash, "Gạch (-)", &["Gạch đầu dòng", "Gạch ngang"]),
    (RowLevel::Plus, "Cộng (+)", &["Dấu cộng"]),
    (RowLevel::Paragraph, "Đoạn văn", &["Đoạn", "Văn bản"]),
];

/// Headings of "Nội dung" and other names for them: level, number, words.
pub const BODY_HEADINGS: [(&str, &[&str]); 3] = [
    ("Cấp", &["Cấp độ", "Cấp mục", "Cấp/Số"]),
    ("Số", &["STT", "Số thứ tự", "TT", "Số mục"]),
    ("Tiêu đề hoặc nội dung", &["Nội dung", "Tiêu đề", "Tiêu đề, nội dung", "Lời văn"]),
];

/// What a column of "Nhiệm vụ" holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskHeading {
    /// A field of the task.
    Field(TaskField),
    /// The group's name, in a column of its own.
    Group,
}

/// Headings of "Nhiệm vụ" in the form's order, and other names for them.
pub const TASK_HEADINGS: &[(TaskHeading, &str, &[&str])] = &[
    (TaskHeading::Field(TaskField::Number), "Nhóm/STT", &["STT", "TT", "Số TT", "Số thứ tự", "Số"]),
    (
        TaskHeading::Field(TaskField::Content),
        "Nội dung nhiệm vụ",
        &["Nhiệm vụ", "Nội dung", "Nội dung công việc", "Tên nhiệm vụ", "Công việc", "Nhiệm vụ, giải pháp"],
    ),
    (
        TaskHeading::Field(TaskField::Lead),
        "Chủ trì",
        &["Cơ quan chủ trì", "Đơn vị chủ trì", "Cơ quan, đơn vị chủ trì", "Cơ quan thực hiện", "Đơn vị thực hiện"],
    ),
    (
        TaskHeading::Field(TaskField::Partners),
        "Phối hợp",
        &["Cơ quan phối hợp", "Đơn vị phối hợp", "Cơ quan, đơn vị phối hợp"],
    ),
    (
        TaskHeading::Field(TaskField::Deadline),
        "Thời hạn",
        &[
            "Thời gian",
            "Thời gian hoàn thành",
            "Thời hạn hoàn thành",
            "Thời gian thực hiện",
            "Tiến độ hoàn thành",
            "Hạn",
        ],
    ),
    (
        TaskHeading::Field(TaskField::Output),
        "Sản phẩm",
        &["Sản phẩm, kết quả", "Kết quả", "Sản phẩm đầu ra", "Kết quả, sản phẩm", "Kết quả đầu ra"],
    ),
    (
        TaskHeading::Field(TaskField::Budget),
        "Kinh phí (triệu đồng)",
        &["Dự toán", "Dự kiến kinh phí", "Kinh phí dự kiến"],
    ),
    (TaskHeading::Field(TaskField::Note), "Ghi chú", &["Chú thích"]),
    (TaskHeading::Group, "Nhóm nhiệm vụ", &["Nhóm", "Lĩnh vực"]),
];

/// `Kế hoạch`, `Tờ trình`: a type as the dropdown names it.
pub fn type_words(kind: DocumentType) -> String {
    let lower = kind.title().to_lowercase();
    let mut letters = lower.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The type these words name, by title or by key.
pub fn type_of(words: &str) -> Option<DocumentType> {
    let wanted = key(words);
    DocumentType::every().find(|t| key(t.title()) == wanted || key(t.key()) == wanted)
}
