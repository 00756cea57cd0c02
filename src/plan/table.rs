//! Tables as data: nested column heads, rows as lists or by key, groups and totals.

use super::{CellData, Text};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize as DeriveDeserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Một bảng số liệu.
#[derive(Debug, Clone, PartialEq, Default, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Bang")]
pub struct TableData {
    /// Các cột, từ trái sang. Mỗi cột là tên cột, hoặc {"ten": …, "con": [...]} khi tiêu đề có nhiều tầng.
    #[serde(rename = "cot")]
    pub columns: Vec<ColumnData>,
    /// Các dòng. Mỗi dòng là danh sách ô, hoặc đối tượng theo khóa cột; {"nhom": …} là dòng nhóm, {"tong": …} là dòng tổng.
    #[serde(rename = "dong")]
    pub rows: Vec<RowData>,
    /// Tên bảng, in phía trên.
    #[serde(rename = "ten", default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Đơn vị tính, ví dụ "triệu đồng"; in nghiêng, canh phải, phía trên bảng.
    #[serde(rename = "don_vi_tinh", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// true: thêm dòng số cột (1) (2) (3)…; hoặc danh sách chữ cho từng cột, ví dụ "(3)=(4)/(5)".
    #[serde(rename = "so_cot", default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<ColumnNumbers>,
    /// Cỡ chữ của bảng, pt (từ 10 đến 14); bỏ trống thì theo thiết lập chung.
    #[serde(rename = "co_chu", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 10, max = 14))]
    pub size: Option<f32>,
}

/// true, hoặc chữ của từng ô số cột.
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "SoCot")]
pub enum ColumnNumbers {
    /// Tự đánh (1), (2), (3)…
    Auto(bool),
    /// Chữ của từng cột.
    Given(Vec<String>),
}

/// Một cột: chỉ tên, hoặc đủ thiết lập.
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Cot")]
pub enum ColumnData {
    /// Tên cột.
    Name(String),
    /// Cột có thiết lập, hoặc nhóm cột.
    Full(ColumnSpec),
}

/// Thiết lập của một cột, hoặc một nhóm cột có tiêu đề chung.
#[derive(Debug, Clone, PartialEq, Default, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ThietLapCot")]
pub struct ColumnSpec {
    /// Tên cột, in ở dòng tiêu đề.
    #[serde(rename = "ten")]
    pub name: String,
    /// Các cột con, khi tiêu đề này gộp trên nhiều cột.
    #[serde(rename = "con", default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<ColumnData>,
    /// Khóa để các dòng dạng đối tượng gọi tới cột này; bỏ trống thì dùng chính tên cột.
    #[serde(rename = "khoa", default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Bề rộng cột, mm; bỏ trống thì tính theo nội dung.
    #[serde(rename = "rong_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 5, max = 270))]
    pub width_mm: Option<f32>,
    /// Canh chữ trong cột; bỏ trống thì theo nội dung.
    #[serde(rename = "canh", default, skip_serializing_if = "Option::is_none")]
    pub align: Option<AlignKey>,
    /// "so": số in theo cách viết của Việt Nam (mặc định); "ma": in đúng như đã gõ (năm, mã số).
    #[serde(rename = "kieu", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ColumnKind>,
}

/// Cách in số trong cột.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, DeriveDeserialize, JsonSchema)]
#[schemars(rename = "KieuCot")]
pub enum ColumnKind {
    /// Số lượng: 1.234.567,89.
    #[serde(rename = "so")]
    Quantity,
    /// Mã, năm: in như đã gõ.
    #[serde(rename = "ma")]
    Code,
}

/// Canh chữ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, DeriveDeserialize, JsonSchema)]
#[schemars(rename = "Canh")]
pub enum AlignKey {
    /// Canh trái.
    #[serde(rename = "trai")]
    Left,
    /// Canh giữa.
    #[serde(rename = "giua")]
    Center,
    /// Canh phải.
    #[serde(rename = "phai")]
    Right,
    /// Canh đều hai bên.
    #[serde(rename = "deu")]
    Justify,
}

/// Ô có thiết lập riêng.
#[derive(Debug, Clone, PartialEq, Default, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ThietLapO")]
pub struct FullCell {
    /// Nội dung ô.
    #[serde(rename = "noi_dung")]
    pub content: CellText,
    /// Số cột mà ô này chiếm.
    #[serde(rename = "gop_cot", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 200))]
    pub col_span: Option<usize>,
    /// Số dòng mà ô này chiếm.
    #[serde(rename = "gop_dong", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 100_000))]
    pub row_span: Option<usize>,
    /// Canh chữ trong ô.
    #[serde(rename = "canh", default, skip_serializing_if = "Option::is_none")]
    pub align: Option<AlignKey>,
    /// true: chữ đậm.
    #[serde(rename = "dam", default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// true: chữ nghiêng.
    #[serde(rename = "nghieng", default, skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
}

/// Nội dung một ô: chữ, danh sách mẩu chữ, số, hoặc trống.
#[derive(Debug, Clone, PartialEq, Default, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "NoiDungO")]
pub enum CellText {
    /// Trống.
    #[default]
    Empty,
    /// Số.
    Number(f64),
    /// Chữ.
    Text(Text),
}

/// Một dòng của bảng.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum RowData {
    /// Các ô từ trái sang.
    Cells(Vec<CellData>),
    /// Dòng nhóm.
    Group(GroupRow),
    /// Dòng tổng.
    Total(TotalRow),
    /// Các ô theo khóa cột.
    Keyed(BTreeMap<String, CellData>),
}

/// Dòng nhóm: {"nhom": "Nhiệm vụ chung", "stt": "I"}.
#[derive(Debug, Clone, PartialEq, Default, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DongNhom")]
pub struct GroupRow {
    /// Tên nhóm, chữ đậm, chạy ngang bảng.
    #[serde(rename = "nhom")]
    pub name: String,
    /// Số thứ tự của nhóm (I, II, A, B…).
    #[serde(rename = "stt", default, skip_serializing_if = "Option::is_none")]
    pub label: Option<super::Words>,
}

/// Dòng tổng: {"tong": ["", "Tổng cộng", 120]}.
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DongTong")]
pub struct TotalRow {
    /// Các ô của dòng tổng: danh sách, hoặc đối tượng theo khóa cột.
    #[serde(rename = "tong")]
    pub cells: TotalCells,
}

/// Ô của dòng tổng.
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "ODongTong")]
pub enum TotalCells {
    /// Từ trái sang.
    Cells(Vec<CellData>),
    /// Theo khóa cột.
    Keyed(BTreeMap<String, CellData>),
}

/// The shapes of a row that is an object, and all shapes for the schema.
#[derive(DeriveDeserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Dong")]
enum RowShape {
    /// Các ô từ trái sang.
    Cells(Vec<CellData>),
    /// Dòng nhóm.
    Group(GroupRow),
    /// Dòng tổng.
    Total(TotalRow),
    /// Các ô theo khóa cột.
    Keyed(BTreeMap<String, CellData>),
}

impl<'de> Deserialize<'de> for RowData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = RowData;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("danh sách ô hoặc đối tượng")
            }
            // A list is read directly: an untagged enum would first copy every one of thousands of rows.
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RowData, A::Error> {
                let mut cells = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(256));
                while let Some(cell) = seq.next_element()? {
                    cells.push(cell);
                }
                Ok(RowData::Cells(cells))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RowData, A::Error> {
                Ok(match RowShape::deserialize(de::value::MapAccessDeserializer::new(map))? {
                    RowShape::Cells(cells) => RowData::Cells(cells),
                    RowShape::Group(group) => RowData::Group(group),
                    RowShape::Total(total) => RowData::Total(total),
                    RowShape::Keyed(cells) => RowData::Keyed(cells),
                })
            }
        }
        deserializer.deserialize_any(Seen)
    }
}

impl JsonSchema for RowData {
    fn schema_name() -> Cow<'static, str> {
        "Dong".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        RowShape::json_schema(generator)
    }
}
