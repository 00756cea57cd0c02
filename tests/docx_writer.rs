//! The DOCX writer, by flows made by hand: the package is read back with zip and an XML reader.
//!
//! With `VANTHU_TOOLS=1` the outside tools must be there (`ooxml-integrity`, `soffice`); without it their tests say that
//! they were skipped.

use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use vanthu::arrange::{
    Border, Flow, FlowBlock, Grid, GridCell, GridKind, GridRow, Info, Line, PageSetup, Para, Picture, Section, Span,
    VAlign,
};
use vanthu::document::{Align, ImageFormat, TextStyle};
use vanthu::docx::{self, DocxError};
use vanthu::standard::{Choice, Element, mm};

/// 16 x 8 pixels, two colours.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 16, 0, 0, 0, 8, 8, 2, 0, 0, 0, 127, 20, 232,
    192, 0, 0, 0, 29, 73, 68, 65, 84, 120, 218, 99, 80, 112, 104, 128, 163, 19, 72, 8, 151, 56, 195, 32, 212, 64, 140,
    34, 100, 241, 65, 168, 1, 0, 234, 99, 154, 1, 99, 93, 125, 236, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

const PLAIN: TextStyle = TextStyle { bold: false, italic: false, underline: false, red: false, missing: false };

fn text(words: &str) -> Span {
    Span::Text(words.to_owned(), PLAIN)
}

fn para(element: Element, words: &str) -> Para {
    Para::new(element, vec![text(words)])
}

fn block(element: Element, words: &str) -> FlowBlock {
    FlowBlock::Para(para(element, words))
}

fn cell(paras: Vec<Para>) -> GridCell {
    GridCell { col_span: 1, row_span: 1, merged: false, paras, v_align: VAlign::Top, head: false }
}

fn head_cell(words: &str, col_span: usize, row_span: usize) -> GridCell {
    let paras = vec![para(Element::TableHead, words)];
    GridCell { col_span, row_span, v_align: VAlign::Middle, head: true, ..cell(paras) }
}

fn merged(cell_head: bool) -> GridCell {
    GridCell { merged: true, head: cell_head, ..cell(Vec::new()) }
}

fn row(cells: Vec<GridCell>) -> GridRow {
    GridRow { cells, cant_split: true, keep_next: false }
}

fn data(words: &str) -> GridCell {
    cell(vec![para(Element::TableText, words)])
}

fn page(landscape: bool) -> PageSetup {
    let (short, long) = (mm(210.0), mm(297.0));
    let (width, height) = if landscape { (long, short) } else { (short, long) };
    PageSetup { width, height, margins: [mm(20.0), mm(15.0), mm(20.0), mm(30.0)], header: mm(10.0) }
}

fn rule(width: f32) -> Para {
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
fn letterhead() -> FlowBlock {
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
    })
}

fn table() -> Grid {
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
fn sample() -> Flow {
    let bold = TextStyle { bold: true, ..PLAIN };
    let italic = TextStyle { italic: true, ..PLAIN };
    let missing = TextStyle { missing: true, ..PLAIN };
    let body = Para::new(
        Element::Body,
        vec![
            text("Căn cứ tình hình thực tế, "),
            Span::Text("Ủy ban nhân dân xã".to_owned(), bold),
            text(" ban hành kế hoạch "),
            Span::Text("với các nội dung sau".to_owned(), italic),
            Span::Footnote(0),
            text(", kinh phí "),
            Span::Text("[CẦN BỔ SUNG: kinh phí]".to_owned(), missing),
            text(" và "),
            Span::Text("cột đỏ".to_owned(), TextStyle { red: true, underline: true, ..PLAIN }),
            text(" trong lời văn dài để thấy canh đều hai lề và lùi đầu dòng."),
        ],
    );
    let heading = Para::new(
        Element::Clause,
        vec![
            text("1. Tiêu đề khoản "),
            Span::Text("đậm".to_owned(), bold),
            Span::Text(" [CẦN BỔ SUNG: x]".to_owned(), missing),
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
                Para::new(Element::Authority, vec![text("CHỦ TỊCH"), Span::Break, Span::SignatureField, Span::Break]),
                para(Element::FullName, "Nguyễn Văn An"),
            ]),
        ])],
        head_rows: 0,
        padding: 0,
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

fn body_of(blocks: Vec<FlowBlock>) -> Flow {
    let section = Section { page: page(false), blocks, first_header: Vec::new(), first_footer: Vec::new() };
    Flow { sections: vec![section], ..Flow::default() }
}

/// Every entry of a package.
fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an entry");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("readable, with the right checksum");
        let name = file.name().expect("a readable name").into_owned();
        parts.insert(name, content);
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(unzip(bytes).remove(name).unwrap_or_else(|| panic!("no part {name}"))).expect("UTF-8")
}

fn document(flow: &Flow) -> String {
    part(&docx::write(flow).expect("written"), "word/document.xml")
}

fn assert_holds(markup: &str, wanted: &str) {
    assert!(markup.contains(wanted), "no {wanted} in {markup}");
}

#[test]
fn every_part_is_well_formed_and_declared() {
    let parts = unzip(&docx::write(&sample()).unwrap());
    let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
    for (name, content) in &parts {
        if name.ends_with(".png") {
            assert_eq!(content, PNG);
            continue;
        }
        let mut reader = quick_xml::Reader::from_reader(content.as_slice());
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
        let by_default = name.ends_with(".rels") || name == "[Content_Types].xml";
        assert!(by_default || types.contains(&format!("PartName=\"/{name}\"")), "{name} has no content type");
    }
    let pictures = parts.keys().filter(|name| name.starts_with("word/media/")).count();
    assert_eq!(pictures, 1, "equal pictures are stored once");
}

#[test]
fn relationships_point_at_parts_and_ids_are_defined() {
    let parts = unzip(&docx::write(&sample()).unwrap());
    let relationships = String::from_utf8(parts["word/_rels/document.xml.rels"].clone()).unwrap();
    let values = |markup: &str, key: &str| -> Vec<String> {
        markup.split(&format!("{key}=\"")).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    };
    for target in values(&relationships, "Target") {
        assert!(parts.contains_key(&format!("word/{target}")), "{target}");
    }
    let document = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let ids = values(&relationships, " Id");
    for id in values(&document, "r:id").into_iter().chain(values(&document, "r:embed")) {
        assert!(ids.contains(&id), "{id}");
    }
    let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap();
    for tag in ["<w:pStyle w:val", "<w:rStyle w:val", "<w:tblStyle w:val"] {
        for style in values(&document, tag) {
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
    }
}

#[test]
fn equal_flows_give_equal_bytes() {
    assert_eq!(docx::write(&sample()).unwrap(), docx::write(&sample()).unwrap());
}

#[test]
fn every_element_is_a_style() {
    let styles = part(&docx::write(&Flow::default()).unwrap(), "word/styles.xml");
    for element in Element::ALL {
        let spec = element.spec(&Choice::default());
        assert_holds(&styles, &format!("w:styleId=\"{}\"><w:name w:val=\"{}\"/>", spec.style_id, spec.style_name));
    }
    assert_holds(&styles, "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"1\"/>");
    assert_holds(&styles, "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>");
}

#[test]
fn what_the_style_says_is_not_said_again() {
    let spec = Element::Body.spec(&Choice::default());
    let same = Para {
        before: Some(spec.before),
        after: Some(spec.after),
        line: Some(Line::Multiple(spec.line)),
        first_indent: Some(spec.first_indent),
        align: Some(Align::Justify),
        keep_next: Some(false),
        size: Some(spec.size),
        ..para(Element::Body, "Lời văn.")
    };
    let markup = document(&body_of(vec![FlowBlock::Para(same)]));
    assert_holds(&markup, "<w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:t>Lời văn.</w:t></w:r></w:p>");
}

#[test]
fn differences_are_written_in_the_order_of_the_schema() {
    let other = Para {
        keep_next: Some(false),
        page_break_before: true,
        border: Some(Border { sides: [true; 4], width: 0.75, space: 1.0, red: true }),
        before: Some(3.0),
        line: Some(Line::Exact(20.0)),
        indents: (18.0, 9.0),
        first_indent: Some(-18.0),
        align: Some(Align::Center),
        size: Some(11.5),
        style: TextStyle { bold: true, italic: true, underline: true, red: true, missing: false },
        ..para(Element::Clause, " x ")
    };
    let markup = document(&body_of(vec![FlowBlock::Para(other)]));
    let side = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"FF0000\"/>");
    let sides = ["top", "left", "bottom", "right"].map(side).concat();
    let size = "<w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>";
    let properties = format!(
        "<w:pPr><w:pStyle w:val=\"Heading3\"/><w:keepNext w:val=\"0\"/><w:pageBreakBefore/><w:pBdr>{sides}</w:pBdr>\
         <w:spacing w:before=\"60\" w:line=\"400\" w:lineRule=\"exact\"/>\
         <w:ind w:left=\"360\" w:right=\"180\" w:hanging=\"360\"/><w:jc w:val=\"center\"/><w:rPr>{size}</w:rPr></w:pPr>"
    );
    assert_holds(&markup, &properties);
    // The style is bold already; the run adds the rest.
    let run = format!("<w:r><w:rPr><w:i/><w:iCs/><w:color w:val=\"FF0000\"/>{size}<w:u w:val=\"single\"/></w:rPr>");
    assert_holds(&markup, &format!("{run}<w:t xml:space=\"preserve\"> x </w:t></w:r>"));
}

#[test]
fn the_missing_marker_stays_bold_inside_a_bold_style() {
    let missing = Span::Text("[CẦN BỔ SUNG: y]".into(), TextStyle { missing: true, ..PLAIN });
    let markup = document(&body_of(vec![
        FlowBlock::Para(Para::new(Element::Body, vec![missing.clone()])),
        FlowBlock::Para(Para::new(Element::Clause, vec![missing])),
    ]));
    assert_holds(&markup, "<w:rPr><w:rStyle w:val=\"CanBoSung\"/></w:rPr>");
    assert_holds(&markup, "<w:rPr><w:rStyle w:val=\"CanBoSung\"/><w:b/><w:bCs/></w:rPr>");
}

#[test]
fn text_is_escaped_and_cleaned_once() {
    let markup = document(&body_of(vec![block(Element::Body, "a<b>&amp;\"'\u{1}\u{b}\u{fffe}Ữ\u{ef00}")]));
    assert_holds(&markup, "<w:t>a&lt;b&gt;&amp;amp;\"'Ữ\u{ef00}</w:t>");
}

#[test]
fn tables_carry_heads_merges_and_widths() {
    let markup = document(&body_of(vec![FlowBlock::Grid(table())]));
    assert_holds(&markup, "<w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"9355\" w:type=\"dxa\"/><w:tblLayout");
    assert_eq!(markup.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(markup.matches("<w:vMerge w:val=\"restart\"/>").count(), 4);
    assert_eq!(markup.matches("<w:vMerge/>").count(), 4);
    assert_holds(&markup, "<w:tcW w:w=\"3400\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"center\"/>");
    // The group row stays with its first task, and its words are bold by themselves.
    assert_holds(&markup, "<w:pStyle w:val=\"NoiDungBang\"/><w:keepNext/></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr>");
    assert_holds(
        &markup,
        "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Cach\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
    );
}

#[test]
fn odd_grids_stay_valid() {
    let empty = Grid { rows: Vec::new(), ..table() };
    let mut odd = table();
    odd.rows = vec![row(Vec::new()), row(vec![data("một")]), row((0..9).map(|_| data("thừa")).collect())];
    let markup = document(&body_of(vec![FlowBlock::Grid(empty), FlowBlock::Grid(odd)]));
    assert_eq!(markup.matches("<w:tbl>").count(), 1);
    assert_holds(&markup, "<w:gridSpan w:val=\"5\"/></w:tcPr><w:p>");
    assert_holds(&markup, "<w:gridAfter w:val=\"4\"/><w:wAfter w:w=\"8655\" w:type=\"dxa\"/>");
}

#[test]
fn sections_share_parts_and_end_where_they_should() {
    let bytes = docx::write(&sample()).unwrap();
    let parts = unzip(&bytes);
    let count = |what: &str| parts.keys().filter(|name| name.starts_with(&format!("word/{what}"))).count();
    // Page number, phạm vi lưu hành, empty; address, empty.
    assert_eq!((count("header"), count("footer")), (3, 2));
    let markup = part(&bytes, "word/document.xml");
    assert_eq!(markup.matches("<w:sectPr>").count(), 3);
    assert_eq!(markup.matches("<w:pgNumType w:start=\"1\"/>").count(), 3);
    assert_holds(&markup, "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>");
    assert_holds(&markup, "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\"");
    assert!(markup.ends_with("<w:titlePg/></w:sectPr></w:body></w:document>"));
    // Two tables in a row are kept apart.
    assert!(!markup.contains("</w:tbl><w:tbl>"));
}

#[test]
fn footnotes_are_numbered_from_one() {
    let bytes = docx::write(&sample()).unwrap();
    assert_holds(
        &part(&bytes, "word/document.xml"),
        "<w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"1\"/>",
    );
    let notes = part(&bytes, "word/footnotes.xml");
    assert_holds(&notes, "<w:footnote w:id=\"1\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>");
    assert_holds(&notes, "Nội dung cước chú &amp; nguồn.");
    assert!(!unzip(&docx::write(&body_of(Vec::new())).unwrap()).contains_key("word/footnotes.xml"));
}

#[test]
fn dangling_references_are_errors() {
    let one = |span| docx::write(&body_of(vec![FlowBlock::Para(Para::new(Element::Body, vec![span]))]));
    assert!(matches!(one(Span::Footnote(3)), Err(DocxError::MissingFootnote(3))));
    assert!(matches!(one(Span::Image(0)), Err(DocxError::MissingImage(0))));
}

#[test]
fn properties_come_from_the_document() {
    let core = part(&docx::write(&sample()).unwrap(), "docProps/core.xml");
    assert_holds(&core, "<dc:title>Kế hoạch &lt;1&gt;</dc:title>");
    assert_holds(&core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-01-05T00:00:00Z</dcterms:created>");
    let none = part(&docx::write(&Flow::default()).unwrap(), "docProps/core.xml");
    assert_holds(&none, "2000-01-01T00:00:00Z");
}

/// A file for outside tools.
fn save(name: &str, flow: &Flow) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, docx::write(flow).expect("written")).expect("saved");
    path
}

/// Runs a tool, or says that it was skipped; its absence is a failure when `VANTHU_TOOLS=1`.
fn tool(test: &str, command: &mut Command) -> bool {
    match command.output() {
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            assert!(output.status.success(), "{test}: {}", String::from_utf8_lossy(&said));
            true
        }
        Err(error) if std::env::var_os("VANTHU_TOOLS").is_some_and(|on| on == "1") => panic!("{test}: {error}"),
        Err(_) => {
            println!("skipped {test}: {} is not installed", command.get_program().to_string_lossy());
            false
        }
    }
}

#[test]
fn the_package_passes_ooxml_integrity() {
    for (name, flow) in [("integrity.docx", sample()), ("integrity-empty.docx", Flow::default())] {
        let path = save(name, &flow);
        tool("the_package_passes_ooxml_integrity", Command::new("ooxml-integrity").arg("check").arg(path));
    }
}

#[test]
fn an_office_suite_opens_it() {
    let path = save("office.docx", &sample());
    let folder = path.parent().expect("a folder");
    let mut command = Command::new("soffice");
    command.arg("--headless").arg(format!("-env:UserInstallation=file://{}/lo-docx", folder.display()));
    command.args(["--convert-to", "pdf", "--outdir"]).arg(folder).arg(&path);
    if tool("an_office_suite_opens_it", &mut command) {
        assert!(path.with_extension("pdf").exists());
    }
}

const WORDS: &str = "rà soát cập nhật danh mục dịch vụ công trực tuyến toàn trình tổ chức triển khai hướng dẫn kiểm tra đôn đốc \
    báo cáo kết quả văn phòng phòng kinh tế hạ tầng ủy ban nhân dân xã thôn quý tháng năm hoàn thành thường xuyên & <b>";

fn long_table(rows: usize) -> Flow {
    let mut grid = table();
    grid.widths = vec![600, 3000, 1500, 1500, 1255, 1500];
    grid.head_rows = 1;
    let heads = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"];
    grid.rows = vec![row(heads.map(|words| head_cell(words, 1, 1)).into())];
    let words: Vec<&str> = WORDS.split(' ').collect();
    let mut state = 1u32;
    let mut phrase = |length: usize| {
        let mut pick = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            words[(state >> 16) as usize % words.len()]
        };
        (0..length).map(|_| pick()).collect::<Vec<_>>().join(" ")
    };
    grid.rows.extend((0..rows).map(|n| {
        let texts = [n.to_string(), phrase(14), phrase(4), phrase(5), phrase(3), phrase(4)];
        row(texts.iter().map(|text| data(text)).collect())
    }));
    body_of(vec![FlowBlock::Grid(grid)])
}

/// `cargo test --release --test docx_writer -- --ignored --nocapture`
#[test]
#[ignore = "a measurement, not a check"]
fn timing() {
    for rows in [1_000, 10_000, 100_000] {
        let flow = long_table(rows);
        let mut best = f64::MAX;
        let mut size = 0;
        for _ in 0..10 {
            let start = std::time::Instant::now();
            size = docx::write(&flow).unwrap().len();
            best = best.min(start.elapsed().as_secs_f64());
        }
        println!("{rows} rows: {:.1} ms, {} KB", best * 1e3, size / 1024);
    }
}
