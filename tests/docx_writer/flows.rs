//! Flows made by hand.

use crate::dice::Dice;
use std::sync::Arc;
use vanthu::arrange::{
    Border, Field, Flow, FlowBlock, Grid, GridCell, GridKind, GridRow, Info, Line, PageSetup, Para, Picture, Section,
    Span, VAlign,
};
use vanthu::document::{Align, ImageFormat, TextStyle};
use vanthu::standard::{Choice, Element, mm};

/// 16 x 8 pixels, two colours.
pub const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 16, 0, 0, 0, 8, 8, 2, 0, 0, 0, 127, 20, 232,
    192, 0, 0, 0, 29, 73, 68, 65, 84, 120, 218, 99, 80, 112, 104, 128, 163, 19, 72, 8, 151, 56, 195, 32, 212, 64, 140,
    34, 100, 241, 65, 168, 1, 0, 234, 99, 154, 1, 99, 93, 125, 236, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

pub const PLAIN: TextStyle = TextStyle { bold: false, italic: false, underline: false, red: false, missing: false };

pub fn text(words: &str) -> Span {
    Span::Text(words.into(), PLAIN)
}

pub fn para(element: Element, words: &str) -> Para {
    Para::new(element, vec![text(words)])
}

pub fn block(element: Element, words: &str) -> FlowBlock {
    FlowBlock::Para(para(element, words))
}

pub fn cell(paras: Vec<Para>) -> GridCell {
    GridCell { col_span: 1, row_span: 1, merged: false, paras: paras.into(), v_align: VAlign::Top, head: false }
}

pub fn head_cell(words: &str, col_span: usize, row_span: usize) -> GridCell {
    let paras = vec![para(Element::TableHead, words)];
    GridCell { col_span, row_span, v_align: VAlign::Middle, head: true, ..cell(paras) }
}

pub fn merged(cell_head: bool) -> GridCell {
    GridCell { merged: true, head: cell_head, ..cell(Vec::new()) }
}

pub fn row(cells: Vec<GridCell>) -> GridRow {
    GridRow { cells, cant_split: true, keep_next: false, height: 0 }
}

pub fn data(words: &str) -> GridCell {
    cell(vec![para(Element::TableText, words)])
}

pub fn page(landscape: bool) -> PageSetup {
    let (short, long) = (mm(210.0), mm(297.0));
    let (width, height) = if landscape { (long, short) } else { (short, long) };
    PageSetup { width, height, margins: [mm(20.0), mm(15.0), mm(20.0), mm(30.0)], header: mm(10.0) }
}

pub fn rule(width: f32) -> Para {
    let border = Border { sides: [true, false, false, false], width: 0.75, space: 0.0, red: false };
    Para {
        border: Some(border),
        indents: (width, width),
        line: Some(Line::Exact(4.0)),
        size: Some(2.0),
        ..Para::new(Element::Spacer, Vec::new())
    }
}

/// The letterhead: 3600 + 5755 twips.
pub fn letterhead() -> FlowBlock {
    let organ = vec![para(Element::ParentOrgan, "ỦY BAN NHÂN DÂN"), para(Element::Organ, "XÃ AN BÌNH"), rule(55.0)];
    let nation = vec![
        para(Element::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        para(Element::Motto, "Độc lập - Tự do - Hạnh phúc"),
        rule(58.0),
    ];
    let code = vec![para(Element::Code, "Số:       /KH-UBND")];
    let place = vec![para(Element::PlaceDate, "An Bình, ngày      tháng 01 năm 2026")];
    FlowBlock::Grid(Grid {
        kind: GridKind::Layout,
        widths: vec![3600, 5755],
        offset: 0,
        rows: vec![row(vec![cell(organ), cell(nation)]), row(vec![cell(code), cell(place)])],
        head_rows: 0,
        padding: 0,
        origin: None,
    })
}

pub fn table() -> Grid {
    let group = Para {
        style: TextStyle { bold: true, ..PLAIN },
        ..para(Element::TableText, "I. Nhóm nhiệm vụ thứ nhất")
    };
    let mut unit = data("Phòng Kinh tế");
    unit.row_span = 2;
    let number = |n: &str| cell(vec![Para { align: Some(Align::Center), ..para(Element::TableText, n) }]);
    Grid {
        kind: GridKind::Data,
        widths: vec![700, 3600, 1900, 1500, 1655],
        offset: 0,
        head_rows: 2,
        padding: 60,
        origin: None,
        rows: vec![
            row(vec![
                head_cell("STT", 1, 2),
                head_cell("Nhiệm vụ", 1, 2),
                head_cell("Phân công", 2, 1),
                head_cell("Thời hạn", 1, 2),
            ]),
            row(vec![
                merged(true),
                merged(true),
                head_cell("Chủ trì", 1, 1),
                head_cell("Phối hợp", 1, 1),
                merged(true),
            ]),
            GridRow { keep_next: true, ..row(vec![GridCell { col_span: 5, ..cell(vec![group]) }]) },
            row(vec![
                number("1"),
                data("Lập danh mục <b>hồ sơ</b> & tài liệu"),
                unit,
                data("Văn phòng"),
                data("Quý II/2026"),
            ]),
            row(vec![number("2"), data("Kiểm tra, đôn đốc"), merged(false), data(""), data("Thường xuyên")]),
        ],
    }
}

/// Everything the model can say, once.
#[allow(clippy::too_many_lines)] // a list: one of everything
pub fn sample() -> Flow {
    let bold = TextStyle { bold: true, ..PLAIN };
    let italic = TextStyle { italic: true, ..PLAIN };
    let missing = TextStyle { missing: true, ..PLAIN };
    let body = Para::new(
        Element::Body,
        vec![
            text("Căn cứ tình hình thực tế, "),
            Span::Text("Ủy ban nhân dân xã".into(), bold),
            text(" ban hành kế hoạch "),
            Span::Text("với các nội dung sau".into(), italic),
            Span::Footnote(0),
            text(", kinh phí "),
            Span::Text("[CẦN BỔ SUNG: kinh phí]".into(), missing),
            text(" và "),
            Span::Text("cột đỏ".into(), TextStyle { red: true, underline: true, ..PLAIN }),
            text(" trong lời văn dài để thấy canh đều hai lề và lùi đầu dòng."),
        ],
    );
    let heading = Para::new(
        Element::Clause,
        vec![
            text("1. Tiêu đề khoản "),
            Span::Text("đậm".into(), bold),
            Span::Text(" [CẦN BỔ SUNG: x]".into(), missing),
        ],
    );
    let urgent = Border { sides: [true; 4], width: 1.0, space: 2.0, red: true };
    let signature = FlowBlock::Grid(Grid {
        kind: GridKind::Layout,
        widths: vec![4300, 5055],
        offset: 0,
        rows: vec![row(vec![
            cell(vec![
                para(Element::RecipientsLabel, "Nơi nhận:"),
                para(Element::Recipient, "- Như trên;"),
                para(Element::Recipient, "- Lưu: VT."),
            ]),
            cell(vec![
                para(Element::Authority, "TM. ỦY BAN NHÂN DÂN"),
                Para::new(
                    Element::Authority,
                    vec![text("CHỦ TỊCH"), Span::Break, Span::Field(Field::Signature), Span::Break],
                ),
                para(Element::FullName, "Nguyễn Văn An"),
            ]),
        ])],
        head_rows: 0,
        padding: 0,
        origin: None,
    });
    let first = Section {
        page: page(false),
        blocks: vec![
            letterhead(),
            FlowBlock::Para(Para { border: Some(urgent), indents: (10.0, 360.0), ..para(Element::Urgency, "KHẨN") }),
            block(Element::TypeName, "KẾ HOẠCH"),
            block(Element::Subject, "Chuyển đổi số năm 2026"),
            FlowBlock::Para(rule(180.0)),
            FlowBlock::Para(body),
            block(Element::Part, "Phần I"),
            block(Element::Section, "I. MỤC ĐÍCH"),
            FlowBlock::Para(heading),
            FlowBlock::Para(Para {
                first_indent: Some(-18.0),
                indents: (54.0, 0.0),
                before: Some(0.0),
                after: Some(3.0),
                line: Some(Line::Multiple(1.5)),
                align: Some(Align::Left),
                ..Para::new(Element::Item, vec![text("a)"), Span::Tab, text("Đoạn treo, giãn dòng 1,5.")])
            }),
            FlowBlock::Para(Para {
                align: Some(Align::Center),
                first_indent: Some(0.0),
                ..Para::new(Element::Body, vec![Span::Image(0), text("  "), Span::Image(1)])
            }),
            block(Element::Caption, "Hình 1. Sơ đồ"),
            signature,
        ],
        first_header: vec![para(Element::Circulation, "LƯU HÀNH NỘI BỘ")],
        later_header: Vec::new(),
        first_footer: vec![Para {
            border: Some(Border { sides: [true, false, false, false], width: 0.5, space: 1.0, red: false }),
            ..para(Element::Contact, "Thôn 1, xã An Bình. Điện thoại: 0000")
        }],
    };
    let appendix = Section {
        page: page(true),
        blocks: vec![
            block(Element::AppendixLabel, "Phụ lục"),
            block(Element::AppendixTitle, "DANH MỤC NHIỆM VỤ"),
            block(Element::AppendixAttached, "(Kèm theo Kế hoạch số      /KH-UBND)"),
            FlowBlock::Grid(table()),
            FlowBlock::Grid(table()),
        ],
        first_header: Vec::new(),
        later_header: Vec::new(),
        first_footer: Vec::new(),
    };
    let picture =
        |alt: &str| Picture { bytes: Arc::from(PNG), format: ImageFormat::Png, size: (96.0, 48.0), alt: alt.into() };
    Flow {
        sections: vec![
            first,
            appendix.clone(),
            Section { page: page(false), blocks: vec![block(Element::Body, "Hết.")], ..appendix },
        ],
        footnotes: vec![vec![text("Nội dung cước chú & nguồn.")]],
        images: vec![picture("Ô màu \"thử\""), picture("Cùng hình")],
        choice: Choice::default(),
        info: Info {
            title: "Kế hoạch <1>".into(),
            subject: "Chuyển đổi số".into(),
            author: "UBND xã An Bình".into(),
            keywords: vec!["kế hoạch".into(), "số".into()],
            date: Some((2026, 1, 5)),
        },
    }
}

pub fn body_of(blocks: Vec<FlowBlock>) -> Flow {
    let section = Section {
        page: page(false),
        blocks,
        first_header: Vec::new(),
        later_header: Vec::new(),
        first_footer: Vec::new(),
    };
    Flow { sections: vec![section], ..Flow::default() }
}

const WORDS: &str = "rà soát cập nhật danh mục dịch vụ công trực tuyến toàn trình tổ chức triển khai hướng dẫn kiểm tra đôn đốc \
    báo cáo kết quả văn phòng phòng kinh tế hạ tầng ủy ban nhân dân xã thôn quý tháng năm hoàn thành thường xuyên & <b>";

pub fn long_table(rows: usize) -> Flow {
    let mut grid = table();
    grid.widths = vec![600, 3000, 1500, 1500, 1255, 1500];
    grid.head_rows = 1;
    let heads = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"];
    grid.rows = vec![row(heads.map(|words| head_cell(words, 1, 1)).into())];
    let words: Vec<&str> = WORDS.split(' ').collect();
    let mut dice = Dice::new(1);
    let mut phrase = |length: usize| (0..length).map(|_| dice.pick(&words)).collect::<Vec<_>>().join(" ");
    grid.rows.extend((0..rows).map(|n| {
        let texts = [n.to_string(), phrase(14), phrase(4), phrase(5), phrase(3), phrase(4)];
        row(texts.iter().map(|text| data(text)).collect())
    }));
    body_of(vec![FlowBlock::Grid(grid)])
}
