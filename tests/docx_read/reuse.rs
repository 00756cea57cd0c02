//! What import makes of a document: nothing lost, nothing invented.

use crate::made::body;
use crate::parts::{TITLE, letterhead, lines, p, table, usual};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::{Block, Document, DocumentType, RowKind};
use vanthu::docx::read::model::Source;
use vanthu::reuse;

fn source(parts: &[&str]) -> Source {
    body(&parts.concat()).read()
}

fn imported(parts: &[&str]) -> (Document, Vec<&'static str>) {
    let mut found = Diagnostics::new();
    let document = reuse::document(&source(parts), &mut found).expect("a document");
    (document, found.iter().map(|d| d.code.name()).collect())
}

const DAY: &str = "Lâm Viên, ngày 14 tháng 4 năm 2026";

#[test]
fn who_decides_stands_above_the_can_cu() {
    let head = letterhead(&["UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"], DAY).replace("12/KH-SCT", "12/QĐ-SCT");
    let (document, found) = imported(&[
        &head,
        &lines(&["^QUYẾT ĐỊNH", "^Thành lập Tổ kiểm tra chợ", "^GIÁM ĐỐC SỞ CÔNG THƯƠNG"]),
        &lines(&[
            "Căn cứ Luật Thương mại ngày 14 tháng 6 năm 2005;",
            "Theo đề nghị của Chánh Văn phòng.",
            "^QUYẾT ĐỊNH:",
        ]),
        &p("Điều 1. Thành lập Tổ kiểm tra."),
    ]);
    assert_eq!(document.doc_type, DocumentType::Decision);
    let words: Vec<String> = document
        .body
        .iter()
        .map(|b| match b {
            Block::Centered(t) | Block::Paragraph(t) => t.text(),
            Block::Entry(e) => e.label.clone(),
            _ => String::new(),
        })
        .collect();
    assert_eq!(words[0], "GIÁM ĐỐC SỞ CÔNG THƯƠNG");
    assert!(words[1].starts_with("Căn cứ Luật") && words[2].starts_with("Theo đề nghị"));
    assert_eq!(words[3..], ["QUYẾT ĐỊNH:", "Điều 1."]);
    assert!(found.contains(&"nhap.so-ngay-cu"), "{found:?}");
}

#[test]
fn a_document_of_another_organisation_is_refused() {
    let head = usual()
        .replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH")
        .replace("Độc lập - Tự do - Hạnh phúc", "");
    let mut found = Diagnostics::new();
    assert!(reuse::document(&source(&[&head, &lines(&TITLE)]), &mut found).is_none());
    assert_eq!(found.iter().map(|d| d.code.name()).collect::<Vec<_>>(), ["nhap.dang"]);
}

#[test]
fn places_left_blank_stay_blank() {
    let head = letterhead(&["UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"], "Lâm Viên, ngày    tháng    năm 20…");
    let (document, found) = imported(&[&head.replace("Số: 12/", "Số:      /"), &lines(&TITLE)]);
    assert_eq!((document.code_number, document.code_notation.as_str()), (None, "KH-SCT"));
    assert_eq!((document.issued_date.day, document.issued_date.year), (None, None));
    assert!(!found.contains(&"nhap.so-ngay-cu"));
    let plan = reuse::plan(&Document { code_notation: "KH-SCT".into(), ..Document::default() });
    assert!(plan.number.is_none() && plan.date.is_none());
}

/// A day in figures, in brackets, in crosses: whatever a drafter leaves open stays open, and is the day of the head.
#[test]
fn days_left_open_in_any_way_are_the_day() {
    let open =
        ["___/___/2026", "…/…/2026", "     /     /2026", "(ngày) tháng (tháng) năm 2026", "xx tháng xx năm 2026"];
    for day in open {
        let head = letterhead(&["UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"], &format!("Lâm Viên, ngày {day}"));
        let (document, _) = imported(&[&head, &lines(&TITLE)]);
        let date = document.issued_date;
        assert_eq!((&*document.place, date.day, date.month, date.year), ("Lâm Viên", None, None, Some(2026)), "{day}");
        let again = vanthu::outline::parse(&vanthu::outline::to_text(&document)).document;
        assert_eq!((again.place, again.issued_date), (document.place, date), "{day}");
    }
    // A sentence with a day in figures is no place.
    let (document, _) = imported(&[&lines(&["^BIÊN BẢN", "Họp giao ban, ngày 05/3/2026"])]);
    assert_eq!(document.place, "");
}

/// What a title outside the decree and Kính gửi make of plain text: the same application, no plan of an office of that name.
#[test]
fn an_application_in_plain_text_keeps_its_title() {
    let text =
        "ĐƠN ĐỀ NGHỊ\nMở quầy hàng tại chợ đầu mối\n\nKính gửi: Ban Quản lý chợ\n\n\\~Tôi tên là Đỗ Minh Khang.\n";
    let parsed = vanthu::outline::parse(text);
    let document = parsed.document;
    assert_eq!(document.type_name.as_deref(), Some("ĐƠN ĐỀ NGHỊ"));
    assert_eq!(document.doc_type, DocumentType::Submission);
    assert_eq!((document.subject.text(), document.organ.len()), ("Mở quầy hàng tại chợ đầu mối".to_owned(), 0));
    assert_eq!(document.addressees.len(), 1);
    // Capitals above a number are an office.
    let parsed = vanthu::outline::parse("PHIẾU CHỢ AN BÌNH\nSố: 12/KH-SCT\n\nKẾ HOẠCH\nKiểm tra chợ\n\nKính gửi: Sở\n");
    assert_eq!(parsed.document.organ, ["PHIẾU CHỢ AN BÌNH"]);
}

#[test]
fn v_v_below_a_type_is_its_subject() {
    let text = "SỞ CÔNG THƯƠNG\nSố: 12/TB-SCT\n\nTHÔNG BÁO\nV/v mở cửa chợ đầu mối\n\nSở thông báo như sau:\n";
    let document = vanthu::outline::parse(text).document;
    assert_eq!(document.doc_type, DocumentType::Announcement);
    assert_eq!(document.subject.text(), "V/v mở cửa chợ đầu mối");
}

#[test]
fn rules_alone_tell_that_what_issues_them_is_missing() {
    let (document, found) = imported(&[
        &lines(&[
            "^QUY ĐỊNH",
            "^Sử dụng quầy hàng tại chợ đầu mối",
            "^(Kèm theo Quyết định số 12/QĐ-SCT ngày 14/4/2026)",
        ]),
        &p("Điều 1. Phạm vi"),
    ]);
    assert_eq!(document.appendices.len(), 1);
    assert_eq!(found, ["nhap.loai"]);
}

#[test]
fn an_application_keeps_its_kinh_gui_and_a_plan_has_none() {
    let (document, _) = imported(&[
        &lines(&[
            "^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "^Độc lập - Tự do - Hạnh phúc",
            "^ĐƠN ĐỀ NGHỊ",
            "Kính gửi: Ban Quản lý chợ",
        ]),
        &p("Tôi tên là: …"),
    ]);
    assert!(document.doc_type.may_have_addressees());
    assert_eq!(document.addressees.len(), 1);
    let (document, _) = imported(&[&usual(), &lines(&TITLE), &p("Kính gửi: Ban Quản lý chợ"), &p("Nội dung.")]);
    assert!(document.addressees.is_empty());
    assert!(matches!(document.body.first(), Some(Block::Paragraph(t)) if t.text() == "Kính gửi: Ban Quản lý chợ"));
}

#[test]
fn columns_that_no_cell_has_and_groups_without_bold() {
    let grid = "<w:tblGrid><w:gridCol w:w=\"500\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>";
    let wide = "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>";
    let rows = table(&[
        &[&["STT"], &["Nhiệm vụ"], &["Chủ trì"]],
        &[&["II"], &["Hạ tầng chợ"], &[]],
        &[&["1"], &["Lắp cân đối chứng"], &["Phòng Kỹ thuật"]],
    ]);
    // The first cell of every row lies over the thin second column.
    let rows =
        rows.replace("<w:tr><w:tc>", &format!("<w:tr><w:tc>{wide}")).replacen("<w:tbl>", &format!("<w:tbl>{grid}"), 1);
    let (document, _) = imported(&[&usual(), &lines(&TITLE), &rows, &p("Nội dung.")]);
    let found = document.body.iter().find_map(|b| match b {
        Block::Table(t) => Some(t),
        _ => None,
    });
    let found = found.expect("a table");
    assert_eq!(found.columns.len(), 3);
    assert!(found.body.iter().flat_map(|r| &r.cells).all(|c| c.col_span == 1));
    assert_eq!(found.body.iter().map(|r| r.kind).collect::<Vec<_>>(), [RowKind::Group, RowKind::Normal]);
}

#[test]
fn a_drafters_code_is_no_address() {
    let footer = |words: &str| {
        let made = body(&format!(
            "{}{}{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/></w:sectPr>",
            usual(),
            lines(&TITLE),
            p("Nội dung.")
        ));
        let part = format!("<w:ftr{}>{}</w:ftr>", crate::made::NAMES, p(words));
        let source = made.part("footer", "footer1.xml", &part).read();
        reuse::document(&source, &mut Diagnostics::new()).expect("a document").contact
    };
    assert!(footer("sctkh-07").is_empty());
    assert_eq!(footer("Địa chỉ: 05 đường Hoa Đào, Lâm Viên").len(), 1);
}
