//! What an office knows: plain data, free of files and of formatting.
//!
//! The doc comments on fields are the descriptions in the published JSON schema (`vanthu luoc-do`), so they are
//! Vietnamese. Keys are those of the table in `docs/`.

mod agency;
mod block;
mod date;
pub mod deadline;
mod facts;
pub mod holidays;
mod layout;
pub mod period;
pub mod progress;
mod signature;
mod table;
mod task;
pub mod units;
pub mod wording;
mod words;
mod work;

pub use agency::{Agency, ReportDuty, Reporting, Signer, UnitData, UnitGroupData};
pub use block::{
    ArticleBlock, BlockData, BoldItalicRun, BoldRun, ChapterBlock, ClausesBlock, DashesBlock, FootnoteRun, FullItem,
    ImageBlock, ImageData, ItalicRun, Item, PageBreakBlock, ParagraphBlock, PartBlock, PlainBlock, PlusesBlock,
    PointsBlock, Run, SectionBlock, TableBlock, Text, UnderlinedRun,
};
pub use date::{DateProblem, full_date, parse_issued_date};
pub use deadline::{Deadline, DeadlineKind, Recurrence};
pub use facts::Facts;
pub use holidays::WorkCalendar;
pub use layout::{LayoutData, OutOfRange};
pub use period::{Period, PeriodProblem, Regime, Stretch};
pub use progress::Progress;
pub use signature::{Mode, Modes, SignatureData, Signatures};
pub use table::{
    AlignKey, CellText, ColumnData, ColumnKind, ColumnNumbers, ColumnSpec, FullCell, GroupRow, RowData, TableData,
    TotalCells, TotalRow,
};
pub use task::{Running, Task, TaskColumn, TaskColumnSpec, TaskField, running};
pub use words::{CellData, Lines, ProfileKey, TypeKey, Words};
pub use work::{WorkItem, WorkPlan, assign_keys};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Dữ liệu của một văn bản hành chính: kế hoạch, báo cáo, tờ trình, công văn, thông báo và các loại khác.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "VanBan")]
pub struct Plan {
    /// Địa chỉ lược đồ, để trình soạn thảo gợi ý khóa; chương trình không dùng tới.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Thể thức: "hanh-chinh" (mặc định) theo Nghị định 30/2020/NĐ-CP, "dang" theo Hướng dẫn 05-HD/VPTW của Đảng.
    #[serde(rename = "the_thuc", default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileKey>,
    /// Loại văn bản.
    #[serde(rename = "loai")]
    pub doc_type: TypeKey,
    /// Tên loại in ra, khi khác tên thường dùng: "KẾ HOẠCH HÀNH ĐỘNG".
    #[serde(rename = "ten_loai", default, skip_serializing_if = "Option::is_none")]
    pub type_name: Option<String>,
    /// Cơ quan chủ quản trực tiếp.
    #[serde(rename = "co_quan_chu_quan", default, skip_serializing_if = "Option::is_none")]
    pub parent_organ: Option<String>,
    /// Tên cơ quan ban hành; tên dài thì ghi thành danh sách, mỗi dòng một mục.
    #[serde(rename = "co_quan_ban_hanh", default, skip_serializing_if = "Option::is_none")]
    pub organ: Option<Lines>,
    /// Tên đầy đủ viết thường của cơ quan, dùng trong câu và dòng "Kèm theo".
    #[serde(rename = "ten_day_du", default, skip_serializing_if = "Option::is_none")]
    pub organ_name: Option<String>,
    /// Số văn bản; bỏ trống khi chưa cấp số.
    #[serde(rename = "so", default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Words>,
    /// Ký hiệu, không kèm số: "KH-UBND"; bỏ trống thì ghép từ loại và ký hiệu cơ quan.
    #[serde(rename = "ky_hieu", default, skip_serializing_if = "Option::is_none")]
    pub notation: Option<String>,
    /// Địa danh.
    #[serde(rename = "dia_danh", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Ngày ban hành: 05/01/2026, 2026-01-05, hoặc …/02/2026 khi chưa có ngày; bỏ trống thì để chỗ ghi sau.
    #[serde(rename = "ngay", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-kieu" = "ngay"))]
    pub date: Option<String>,
    /// Trích yếu nội dung.
    #[serde(rename = "trich_yeu", default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Độ khẩn.
    #[serde(rename = "do_khan", default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<UrgencyKey>,
    /// true: in chữ DỰ THẢO; hoặc chữ kèm theo, ví dụ "lần 2".
    #[serde(rename = "du_thao", default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftMark>,
    /// Phạm vi lưu hành: "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ".
    #[serde(rename = "pham_vi_luu_hanh", default, skip_serializing_if = "Option::is_none")]
    pub circulation: Option<String>,
    /// Kính gửi: chỉ dùng cho công văn, tờ trình và báo cáo gửi cấp trên.
    #[serde(rename = "kinh_gui", default, skip_serializing_if = "Option::is_none")]
    pub addressees: Option<Lines>,
    /// Các căn cứ ban hành; chữ "Căn cứ" và dấu cuối dòng được ghi cho đúng.
    #[serde(rename = "can_cu", default, skip_serializing_if = "Option::is_none")]
    pub bases: Option<Lines>,
    /// Câu mở đầu, trước nội dung.
    #[serde(rename = "mo_dau", default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Lines>,
    /// Nội dung: danh sách khối, hoặc một chuỗi gõ như văn bản thường.
    #[serde(rename = "noi_dung", default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// Cách đánh số đề mục cấp ba: "a" cho a), b), c) (mặc định); "1.1" cho 1.1., 1.2.
    #[serde(rename = "danh_so", default, skip_serializing_if = "Option::is_none")]
    pub numbering: Option<Numbering>,
    /// Các nhiệm vụ, in thành bảng trong nội dung.
    #[serde(rename = "nhiem_vu", default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// Các cột của bảng nhiệm vụ; bỏ trống thì in những cột có dữ liệu.
    #[serde(rename = "cot_nhiem_vu", default, skip_serializing_if = "Vec::is_empty")]
    pub task_columns: Vec<TaskColumn>,
    /// Các bảng có tên, để tệp mẫu đặt vào bằng bang(ten="…").
    #[serde(rename = "bang", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, TableData>,
    /// Câu kết; dấu ./. được thêm vào.
    #[serde(rename = "ket", default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Lines>,
    /// Nơi nhận, không cần dấu gạch và dấu chấm phẩy.
    #[serde(rename = "noi_nhan", default, skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Lines>,
    /// Nơi lưu: "VT, KT (02 bản)".
    #[serde(rename = "luu", default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Ký hiệu người soạn thảo.
    #[serde(rename = "nguoi_soan", default, skip_serializing_if = "Option::is_none")]
    pub drafter: Option<String>,
    /// Số lượng bản phát hành.
    #[serde(rename = "so_ban", default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<Words>,
    /// Người ký: một chữ ký, hoặc hai chữ ký cạnh nhau.
    #[serde(rename = "ky", default, skip_serializing_if = "Option::is_none")]
    pub signatures: Option<Signatures>,
    /// Các dòng địa chỉ ở chân trang đầu.
    #[serde(rename = "dia_chi", default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Lines>,
    /// Các phụ lục.
    #[serde(rename = "phu_luc", default, skip_serializing_if = "Vec::is_empty")]
    pub appendices: Vec<AppendixData>,
    /// Từ khóa, ghi trong thuộc tính của tệp.
    #[serde(rename = "tu_khoa", default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Cỡ chữ và lề của riêng văn bản này.
    #[serde(rename = "trinh_bay", default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<LayoutData>,
}

/// Nội dung: chữ theo ngữ pháp văn bản thuần, hoặc danh sách khối.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "NoiDung")]
pub enum Body {
    /// Gõ như một văn bản thường.
    Plain(String),
    /// Danh sách khối.
    Blocks(Vec<BlockData>),
}

/// Cách đánh số đề mục cấp ba.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "CachDanhSo")]
pub enum Numbering {
    /// I. → 1. → a)
    #[default]
    #[serde(rename = "a")]
    Letters,
    /// I. → 1. → 1.1. → 1.1.1. → a)
    #[serde(rename = "1.1")]
    Decimal,
}

/// Độ khẩn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "DoKhan")]
pub enum UrgencyKey {
    /// HỎA TỐC.
    #[serde(rename = "hoa-toc")]
    Immediate,
    /// THƯỢNG KHẨN.
    #[serde(rename = "thuong-khan")]
    VeryUrgent,
    /// KHẨN.
    #[serde(rename = "khan")]
    Urgent,
}

/// Dấu DỰ THẢO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "DuThao")]
pub enum DraftMark {
    /// Có hay không.
    Flag(bool),
    /// Chữ kèm theo: "lần 2".
    Words(String),
}

/// Một phụ lục.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PhuLuc")]
pub struct AppendixData {
    /// Tên phụ lục; phụ lục lấy từ tệp bảng thì có thể bỏ trống để lấy tên trong tệp.
    #[serde(rename = "tieu_de", default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Tệp bảng (.xlsx, .xls, .ods, .csv) làm nội dung phụ lục, đường dẫn tính từ thư mục của tệp dữ liệu này.
    #[serde(rename = "tep", default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Chỉ lấy trang tính này của tệp.
    #[serde(rename = "sheet", default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Cột nào của tệp là gì, khi đọc chưa đúng: "thoi_han=Hạn xử lý".
    #[serde(rename = "cot", default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Các cột của tệp mà những ô giống nhau liền nhau được gộp.
    #[serde(rename = "gop_o", default, skip_serializing_if = "Vec::is_empty")]
    pub merge_columns: Vec<String>,
    /// Dòng "Phụ lục …" ghi sẵn; bỏ trống thì tự đánh số La Mã khi có từ hai phụ lục.
    #[serde(rename = "nhan", default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Hướng giấy; "tu-dong": nằm ngang khi bảng rộng.
    #[serde(rename = "huong", default, skip_serializing_if = "Option::is_none")]
    pub orientation: Option<OrientationKey>,
    /// Dòng "(Kèm theo …)"; bỏ trống thì tự ghi theo văn bản. Ghi "dien-tu" để chừa trống số và ngày.
    #[serde(rename = "kem_theo", default, skip_serializing_if = "Option::is_none")]
    pub attached: Option<String>,
    /// Nội dung phụ lục: danh sách khối, hoặc một chuỗi gõ như văn bản thường.
    #[serde(rename = "noi_dung", default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// Các nhiệm vụ, in thành bảng.
    #[serde(rename = "nhiem_vu", default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// Các cột của bảng nhiệm vụ; bỏ trống thì in những cột có dữ liệu.
    #[serde(rename = "cot_nhiem_vu", default, skip_serializing_if = "Vec::is_empty")]
    pub task_columns: Vec<TaskColumn>,
    /// Dòng tổng ở cuối bảng nhiệm vụ, ghi như một nhiệm vụ: {"noi_dung": "Tổng cộng", "kinh_phi": 1540.25}.
    #[serde(rename = "tong", default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Box<Task>>,
}

/// Hướng giấy của phụ lục.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "HuongGiay")]
pub enum OrientationKey {
    /// Nằm ngang khi bảng rộng.
    #[serde(rename = "tu-dong")]
    Auto,
    /// Dọc.
    #[serde(rename = "doc")]
    Portrait,
    /// Ngang.
    #[serde(rename = "ngang")]
    Landscape,
}
