//! The body as data: blocks, items and runs.

use super::{AlignKey, TableData, Words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Chữ: một chuỗi, hoặc danh sách mẩu chữ đậm, nghiêng, chú thích.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Chu")]
pub enum Text {
    /// Một chuỗi, in đúng như đã gõ.
    Plain(String),
    /// Các mẩu chữ nối nhau.
    Runs(Vec<Run>),
}

impl Default for Text {
    fn default() -> Self {
        Text::Plain(String::new())
    }
}

/// Một mẩu chữ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "MauChu")]
pub enum Run {
    /// Chữ thường.
    Plain(String),
    /// Chữ đậm.
    Bold(BoldRun),
    /// Chữ nghiêng.
    Italic(ItalicRun),
    /// Chữ đậm nghiêng.
    BoldItalic(BoldItalicRun),
    /// Chữ gạch chân.
    Underlined(UnderlinedRun),
    /// Chú thích cuối trang.
    Footnote(FootnoteRun),
}

macro_rules! single {
    ($(#[$doc:meta])* $name:ident, $schema:literal, $(#[$field_doc:meta])* $field:ident: $key:literal => $type:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(rename = $schema)]
        pub struct $name {
            $(#[$field_doc])*
            #[serde(rename = $key)]
            pub $field: $type,
        }
    };
}

single!(
    /// {"dam": "chữ đậm"}
    BoldRun, "ChuDam",
    /// Chữ đậm.
    text: "dam" => String
);
single!(
    /// {"nghieng": "chữ nghiêng"}
    ItalicRun, "ChuNghieng",
    /// Chữ nghiêng.
    text: "nghieng" => String
);
single!(
    /// {"dam_nghieng": "chữ đậm nghiêng"}
    BoldItalicRun, "ChuDamNghieng",
    /// Chữ đậm nghiêng.
    text: "dam_nghieng" => String
);
single!(
    /// {"gach_chan": "chữ gạch chân"}
    UnderlinedRun, "ChuGachChan",
    /// Chữ gạch chân.
    text: "gach_chan" => String
);
single!(
    /// {"chu_thich": "lời chú thích ở cuối trang"}
    FootnoteRun, "ChuThich",
    /// Lời chú thích, in ở cuối trang.
    text: "chu_thich" => Text
);
single!(
    /// {"diem": [...]}: các điểm a), b), c), d), đ)…
    PointsBlock, "CacDiem",
    /// Các điểm, tự đánh chữ cái.
    items: "diem" => Vec<Item>
);
single!(
    /// {"gach": [...]}: các gạch đầu dòng.
    DashesBlock, "CacGachDauDong",
    /// Các gạch đầu dòng (-).
    items: "gach" => Vec<Item>
);
single!(
    /// {"cong": [...]}: các dấu cộng đầu dòng.
    PlusesBlock, "CacDauCong",
    /// Các dấu cộng đầu dòng (+).
    items: "cong" => Vec<Item>
);
single!(
    /// {"khoan": [...]}: các đoạn được đánh số 1., 2., 3.
    ClausesBlock, "CacKhoan",
    /// Các khoản không có tiêu đề, tự đánh số.
    items: "khoan" => Vec<Item>
);
single!(
    /// {"phan": {...}}: Phần I, Phần II.
    PartBlock, "Phan",
    /// Phần, tự đánh số La Mã.
    part: "phan" => SectionBlock
);
single!(
    /// {"chuong": {...}}: Chương I, Chương II.
    ChapterBlock, "Chuong",
    /// Chương, tự đánh số La Mã.
    chapter: "chuong" => SectionBlock
);
single!(
    /// {"dieu": {...}}: Điều 1, Điều 2, chạy suốt văn bản.
    ArticleBlock, "Dieu",
    /// Điều, tự đánh số.
    article: "dieu" => SectionBlock
);
single!(
    /// {"van_ban": "…"}: chữ theo ngữ pháp văn bản thuần (I., 1., a), -, **đậm**).
    PlainBlock, "VanBanThuan",
    /// Nội dung gõ như một văn bản thường; các đề mục, gạch đầu dòng được nhận ra.
    text: "van_ban" => String
);
single!(
    /// {"bang": {...}}
    TableBlock, "KhoiBang",
    /// Bảng.
    table: "bang" => TableData
);
single!(
    /// {"anh": {...}}
    ImageBlock, "KhoiAnh",
    /// Ảnh PNG hoặc JPEG.
    image: "anh" => ImageData
);
single!(
    /// {"ngat_trang": true}
    PageBreakBlock, "NgatTrang",
    /// true: sang trang mới.
    page_break: "ngat_trang" => bool
);

/// Một khối nội dung.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Khoi")]
pub enum BlockData {
    /// Một đoạn văn, in đúng như đã gõ.
    Text(String),
    /// Đề mục.
    Section(SectionBlock),
    /// Đoạn có chữ đậm, nghiêng, chú thích.
    Paragraph(ParagraphBlock),
    /// Các điểm a), b), c).
    Points(PointsBlock),
    /// Các gạch đầu dòng.
    Dashes(DashesBlock),
    /// Các dấu cộng đầu dòng.
    Pluses(PlusesBlock),
    /// Các khoản 1., 2., 3.
    Clauses(ClausesBlock),
    /// Phần.
    Part(PartBlock),
    /// Chương.
    Chapter(ChapterBlock),
    /// Điều.
    Article(ArticleBlock),
    /// Chữ theo ngữ pháp văn bản thuần.
    Plain(PlainBlock),
    /// Bảng.
    Table(TableBlock),
    /// Ảnh.
    Image(ImageBlock),
    /// Sang trang.
    PageBreak(PageBreakBlock),
}

/// Đề mục có nội dung; số thứ tự tự đánh theo cấp (I. → 1. → a) → -).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DeMuc")]
pub struct SectionBlock {
    /// Tiêu đề của đề mục.
    #[serde(rename = "tieu_de")]
    pub title: Text,
    /// Số thứ tự ghi sẵn (ví dụ "IV", "2.1"); bỏ trống thì tự đánh, "" thì không đánh số.
    #[serde(rename = "so", default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Words>,
    /// Nội dung bên trong đề mục.
    #[serde(rename = "noi_dung", default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<BlockData>,
}

/// {"doan": …}: một đoạn văn có chữ đậm, nghiêng, chú thích.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Doan")]
pub struct ParagraphBlock {
    /// Chữ của đoạn.
    #[serde(rename = "doan")]
    pub text: Text,
    /// Canh đoạn; chỉ "giua" khác với đoạn văn thường.
    #[serde(rename = "canh", default, skip_serializing_if = "Option::is_none")]
    pub align: Option<AlignKey>,
}

/// Một mục trong danh sách: chữ, các mẩu chữ, hoặc mục có nội dung con.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Muc")]
pub enum Item {
    /// Một chuỗi.
    Plain(String),
    /// Các mẩu chữ.
    Runs(Vec<Run>),
    /// Mục có nội dung con.
    Full(FullItem),
}

/// Mục có nội dung con hoặc số ghi sẵn.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "MucCoCon")]
pub struct FullItem {
    /// Chữ của mục.
    #[serde(rename = "chu")]
    pub text: Text,
    /// Số thứ tự ghi sẵn, thay cho số tự đánh.
    #[serde(rename = "so", default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Words>,
    /// Các khối nằm dưới mục này.
    #[serde(rename = "con", default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<BlockData>,
}

/// Một ảnh PNG hoặc JPEG: ghi "tep" hoặc "du_lieu".
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Anh")]
pub struct ImageData {
    /// Đường dẫn tới tệp ảnh, tính từ thư mục của tệp dữ liệu.
    #[serde(rename = "tep", default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Nội dung ảnh mã hóa base64, thay cho "tep".
    #[serde(rename = "du_lieu", default, skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
    /// Mô tả ảnh bằng lời, cho người không nhìn thấy ảnh.
    #[serde(rename = "mo_ta")]
    pub alt: String,
    /// Bề rộng khi in, mm.
    #[serde(rename = "rong_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 5, max = 270))]
    pub width_mm: Option<f32>,
    /// Tên ảnh, in phía dưới.
    #[serde(rename = "ten", default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
}
