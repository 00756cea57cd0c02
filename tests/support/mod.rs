//! Helpers the compose tests share.
#![allow(dead_code)]

pub mod dice;

use vanthu::compose::{Options, Template, compose};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::{Block, Document, Inlines, Table};
use vanthu::plan::{Agency, Plan};
use vanthu::read;

pub const AGENCY: &str = r#"
co_quan_ban_hanh = ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"]
ten_day_du = "Ủy ban nhân dân xã An Bình"
dia_danh = "An Bình"
ky_hieu_co_quan = "UBND"
don_vi_soan_thao = "VP"
luu = "VT"
noi_nhan = ["Thường trực Đảng ủy"]

[[nguoi_ky]]
khoa = "chu-tich"
mac_dinh = true
hinh_thuc = "TM"
chuc_vu = "Chủ tịch"
ho_ten = "Trần Thị Bình"

[[nguoi_ky]]
khoa = "pho-chu-tich"
hinh_thuc = ["TM", "KT"]
chuc_vu = "Phó Chủ tịch"
ho_ten = "Lê Văn Cường"
"#;

pub fn agency() -> Agency {
    let mut d = Diagnostics::new();
    read::agency_toml(AGENCY.as_bytes(), &mut d).unwrap_or_else(|| panic!("{:?}", lines(&d)))
}

pub fn plan(json: &str) -> Plan {
    let mut d = Diagnostics::new();
    read::plan_json(json.as_bytes(), &mut d).unwrap_or_else(|| panic!("{:#?}", lines(&d)))
}

pub fn refused(json: &str) -> Vec<String> {
    let mut d = Diagnostics::new();
    assert!(read::plan_json(json.as_bytes(), &mut d).is_none(), "read without an error");
    lines(&d)
}

pub fn composed(json: &str) -> (Document, Diagnostics) {
    with_template(json, None)
}

pub fn with_template(json: &str, template: Option<&str>) -> (Document, Diagnostics) {
    let template = template.map(|t| Template { name: "mau-rieng.txt".into(), text: t.into() });
    let options = Options { template: template.as_ref(), ..Options::default() };
    let data = read::plan_data(json.as_bytes(), &mut Diagnostics::new()).expect("a plan");
    let (doc, mut d) = compose(&data.plan, Some(&agency()), &options);
    data.places.locate(&mut d);
    (doc, d)
}

/// A plan whose parts are all there but for what `extra` says.
pub fn usual(extra: &str) -> String {
    format!(
        r#"{{"loai": "ke-hoach", "trich_yeu": "Thử", "noi_nhan": ["Như kính gửi"], "luu": "VT", "noi_dung": ["Đoạn."], {extra}}}"#
    )
}

pub fn lines(d: &Diagnostics) -> Vec<String> {
    d.iter().map(ToString::to_string).collect()
}

pub fn codes(d: &Diagnostics) -> Vec<&str> {
    d.iter().map(|f| f.code.name()).collect()
}

pub fn texts(list: &[Inlines]) -> Vec<String> {
    list.iter().map(Inlines::text).collect()
}

/// One line a block; headings carry `|` behind their number.
pub fn outline(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|b| match b {
            Block::Entry(e) => format!("{}{} {}", e.label, if e.is_heading { "|" } else { "" }, e.text.text()),
            Block::Paragraph(t) => t.text(),
            Block::Centered(t) => format!("<{}>", t.text()),
            Block::Table(t) => format!("[bảng {}x{}]", t.columns.len(), t.body.len()),
            Block::Image(i) => format!("[ảnh {}]", i.alt),
            Block::PageBreak => "[ngắt trang]".into(),
        })
        .collect()
}

/// The first table of a body.
pub fn first_table(blocks: &[Block]) -> &Table {
    blocks
        .iter()
        .find_map(|b| match b {
            Block::Table(t) => Some(t),
            _ => None,
        })
        .expect("a table")
}

/// Rows as text: cells between `|`, spans as `{columns,rows}`.
pub fn rows(rows: &[vanthu::document::Row]) -> Vec<String> {
    rows.iter()
        .map(|r| {
            let cells: Vec<String> = r
                .cells
                .iter()
                .map(|c| match (c.col_span, c.row_span) {
                    (1, 1) => c.text(),
                    (x, y) => format!("{}{{{x},{y}}}", c.text()),
                })
                .collect();
            cells.join("|")
        })
        .collect()
}
