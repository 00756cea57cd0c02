//! What phu-luc prints of a table: heads, totals, units, columns for the leader's eyes, dates, the lie of the page.

use crate::harness::sheets::{Rows, workbook};
use crate::harness::{Done, Run, made, plan};

/// A sheet that says all a phụ lục needs, with a two-row head and a total.
const MONEY: Rows = &[
    &["PHỤ LỤC"],
    &["KINH PHÍ THỰC HIỆN"],
    &["(Kèm theo Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân xã An Bình)"],
    &["", "", "", "Đơn vị tính: triệu đồng"],
    &["STT", "Nội dung", "Kinh phí", "", "Giải trình (không phát hành)"],
    &["", "", "Tổng số", "Trong đó: ngân sách xã", ""],
    &["1", "Rà soát văn bản", "#1250.5", "#250", "Chưa rõ nguồn"],
    &["2", "Tập huấn", "#300", "#300", "Xin ý kiến thường trực"],
    &["", "Tổng cộng", "#1550.5", "#550", ""],
];

fn money() -> Run {
    Run::with_office().file("a.xlsx", workbook(&[("Bảng", MONEY)])).args(["phu-luc", "a.xlsx"])
}

fn document(done: &Done, name: &str) -> String {
    made::part(&done.bytes(name), "word/document.xml").expect("the document")
}

/// The rows of a document's tables, each as XML.
fn rows(xml: &str) -> Vec<&str> {
    xml.split("<w:tr>").skip(1).map(|r| r.split("</w:tr>").next().unwrap_or_default()).collect()
}

fn row<'x>(xml: &'x str, words: &str) -> &'x str {
    rows(xml).into_iter().find(|r| r.contains(words)).unwrap_or_else(|| panic!("no row of «{words}» in {xml}"))
}

#[test]
fn a_head_of_two_rows_repeats_on_every_page() {
    let done = money().succeeds();
    // A figure in a column of money that shows no thousands is told too.
    done.says("không phát hành").says("không tách hàng nghìn").makes(&["a.docx", "a.pdf"]);
    let xml = document(&done, "a.docx");
    for words in ["Kinh phí<", "Trong đó: ngân sách xã"] {
        assert!(row(&xml, words).contains("<w:tblHeader/>"), "{words}: {}", row(&xml, words));
    }
    assert!(!row(&xml, "Tập huấn").contains("<w:tblHeader"));
    let many: Vec<String> = (1..=120).map(|n| format!("Nhiệm vụ thứ {n}")).collect();
    let long: Vec<[&str; 5]> = many.iter().map(|words| ["1", words.as_str(), "#1", "#2", "x"]).collect();
    let mut sheet: Vec<&[&str]> = MONEY[..6].to_vec();
    sheet.extend(long.iter().map(|r| r.as_slice()));
    let run = Run::with_office().file("a.xlsx", workbook(&[("Bảng", &sheet)])).args(["phu-luc", "a.xlsx"]);
    let pages = made::pdf_words(&run.succeeds().bytes("a.pdf"));
    assert!(pages.len() > 2, "{}", pages.len());
    for page in &pages {
        let page = made::squeezed(page);
        assert!(page.contains("Kinhphí") && page.contains("ngânsáchxã"), "{page}");
    }
    assert!(pages.concat().contains("Nhiệm vụ thứ 120"), "{pages:?}");
}

#[test]
fn the_unit_stands_above_the_table_and_the_total_is_bold() {
    let done = money().succeeds();
    let text = done.docx("a.docx");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no «{words}» in {text}"));
    assert!(at("Kèm theo") < at("Đơn vị tính: triệu đồng") && at("Đơn vị tính: triệu đồng") < at("Nội dung"), "{text}");
    assert!(at("Tổng cộng") < at("1550,5"), "{text}");
    let xml = document(&done, "a.docx");
    let bold = |row: &str| {
        let runs: Vec<&str> = row.split("<w:r>").skip(1).collect();
        !runs.is_empty() && runs.iter().all(|r| r.contains("<w:b/>"))
    };
    assert!(bold(row(&xml, "Tổng cộng")), "{}", row(&xml, "Tổng cộng"));
    assert!(!bold(row(&xml, "Tập huấn")));
    let pages = made::squeezed(&made::pdf_words(&done.bytes("a.pdf")).concat());
    for words in ["Đơnvịtính:triệuđồng", "Tổngcộng", "1550,5", "1250,5"] {
        assert!(pages.contains(words), "no «{words}» in {pages}");
    }
}

#[test]
fn a_column_not_for_issue_is_red_in_the_draft_and_gone_at_issue() {
    let done = money().succeeds();
    done.says("a.xlsx!Bảng!E5: ghi chú").says("không phát hành").says("--phat-hanh");
    let xml = document(&done, "a.docx");
    let red = |words: &str| {
        let run = xml.split("<w:r>").find(|r| r.contains(words)).unwrap_or_else(|| panic!("no «{words}»"));
        run.contains("<w:color w:val=\"FF0000\"/>")
    };
    assert!(red("Chưa rõ nguồn") && red("Xin ý kiến thường trực") && !red("Tập huấn"), "{xml}");
    let done = money().args(["--phat-hanh"]).succeeds();
    let (text, pages) = (done.docx("a.docx"), made::pdf_words(&done.bytes("a.pdf")).concat());
    for words in ["Giải trình", "Chưa rõ nguồn", "Xin ý kiến"] {
        assert!(!text.contains(words) && !pages.contains(words), "«{words}» in {text}");
    }
    assert!(text.contains("Tập huấn") && pages.contains("Tập huấn"), "{text} {pages}");
}

/// Real dates that a US locale swapped, and typed ones that it could not.
const SWAPPED: Rows = &[
    &["PHÂN CÔNG"],
    &["STT", "Nhiệm vụ", "Ngày giao", "Ngày hoàn thành"],
    &["1", "Việc một", "@2026-06-02", "15/02/2026"],
    &["2", "Việc hai", "@2026-06-03", "20/03/2026"],
    &["3", "Việc ba", "13/3/2026", "@2026-08-04"],
    &["4", "Việc bốn", "@2026-01-05", "25/05/2026"],
    &["5", "Việc năm", "@2026-01-06", "28/6/2026"],
    &["6", "Việc sáu", "15/6/2026", "@2026-08-07"],
    &["7", "Việc bảy", "@2026-12-07", "@2026-11-08"],
    &["8", "Việc tám", "21/8/2026", "@2026-05-09"],
    &["9", "Việc chín", "25/9/2026", "@2026-12-10"],
];

#[test]
fn swapped_dates_are_told_and_mended_on_request() {
    let run = || Run::with_office().file("a.xlsx", workbook(&[("Bảng", SWAPPED)]));
    let done = run().args(["phu-luc", "a.xlsx", "--dang", "docx"]).succeeds();
    done.says("a.xlsx!Bảng!C3: cảnh báo: Cột «Ngày giao»").says("--sua-ngay");
    assert!(done.docx("a.docx").contains("02/06/2026") && !done.docx("a.docx").contains("06/02/2026"));
    let done = run().args(["phu-luc", "a.xlsx", "--dang", "docx", "--sua-ngay"]).succeeds();
    let text = done.docx("a.docx");
    for words in ["06/02/2026", "03/06/2026", "08/04/2026", "13/3/2026", "10/12/2026"] {
        let mended = match words {
            "03/06/2026" => "06/03/2026",
            "10/12/2026" => "12/10/2026",
            same => same,
        };
        assert!(text.contains(mended), "no «{mended}» in {text}");
    }
    let done = run().args(["xuat-nhiem-vu", "a.xlsx", "-o", "n.csv", "--sua-ngay"]).succeeds();
    let list = String::from_utf8(done.bytes("n.csv")).expect("UTF-8");
    assert!(list.contains("Việc ba") && list.contains("2026-04-08"), "{list}");
}

#[test]
fn the_page_lies_as_asked() {
    let sizes = |bytes: &[u8]| {
        let pdf = made::pdf(bytes);
        let boxes = pdf.page_iter().map(|id| {
            let page = pdf.get_dictionary(id).expect("a page");
            let corners = page.get(b"MediaBox").and_then(lopdf::Object::as_array).expect("its box");
            (corners[2].as_float().expect("width"), corners[3].as_float().expect("height"))
        });
        boxes.collect::<Vec<_>>()
    };
    for (lie, wide) in [("doc", false), ("ngang", true)] {
        let done = money().args(["--kho", lie]).succeeds();
        assert_eq!(document(&done, "a.docx").contains("w:orient=\"landscape\""), wide, "{lie}");
        let sizes = sizes(&done.bytes("a.pdf"));
        assert!(!sizes.is_empty() && sizes.iter().all(|(w, h)| (w > h) == wide), "{lie}: {sizes:?}");
    }
    money().args(["--kho", "nghiêng"]).misused("«nghiêng»");
}

#[test]
fn equal_cells_of_a_column_become_one() {
    let table: Rows = &[
        &["PHÂN CÔNG"],
        &["STT", "Nhiệm vụ", "Đơn vị chủ trì"],
        &["1", "Rà soát", "Phòng Tư pháp"],
        &["2", "Tập huấn", "Phòng Tư pháp"],
        &["3", "Báo cáo", "Phòng Nội vụ"],
    ];
    let run = || {
        let run = Run::with_office().file("a.xlsx", workbook(&[("Bảng", table)]));
        run.args(["phu-luc", "a.xlsx", "--dang", "docx", "--gop-o"])
    };
    let done = run().args(["đơn vị chủ trì"]).succeeds();
    let xml = document(&done, "a.docx");
    assert_eq!(xml.matches("<w:vMerge w:val=\"restart\"/>").count(), 1, "{xml}");
    assert_eq!(done.docx("a.docx").matches("Phòng Tư pháp").count(), 1, "{}", done.docx("a.docx"));
    let done = run().args(["Cột lạ"]).succeeds();
    done.says("Không có cột nào tên «Cột lạ»");
    assert!(!document(&done, "a.docx").contains("<w:vMerge"));
}

#[test]
fn sheets_put_together_are_numbered() {
    let two: Rows =
        &[&["NHIỆM VỤ"], &["STT", "Nội dung", "Thời hạn"], &["1", "Rà soát", "Quý I"], &["2", "Họp", "Quý II"]];
    let three: Rows = &[&["KINH PHÍ"], &["STT", "Nội dung", "Số tiền"], &["1", "In ấn", "#5"], &["2", "Họp", "#7"]];
    let run = Run::with_office().file("a.xlsx", workbook(&[("Một", two), ("Hai", three)]));
    let run = run.file("kh.json", plan("\"so\": \"7\", \"ngay\": \"02/3/2026\""));
    let done = run.args(["phu-luc", "a.xlsx", "--gop", "--kem-theo", "kh.json", "--phat-hanh"]).succeeds();
    done.is_silent().makes(&["a.docx", "a.pdf"]);
    let pages = made::pdf_words(&done.bytes("a.pdf"));
    assert_eq!(pages.len(), 2, "{pages:?}");
    for (page, label, title) in [(&pages[0], "Phụ lục I", "NHIỆM VỤ"), (&pages[1], "Phụ lục II", "KINH PHÍ")]
    {
        let page = made::squeezed(page);
        for words in [label, title, "(Kèm theo Kế hoạch số 07/"] {
            assert!(page.contains(&made::squeezed(words)), "no «{words}» in {page}");
        }
    }
}

#[test]
fn two_tables_on_one_sheet_are_both_printed() {
    let sheet: Rows = &[
        &["DANH MỤC NHIỆM VỤ"],
        &["STT", "Nhiệm vụ", "Thời hạn"],
        &["1", "Rà soát", "Quý I"],
        &["2", "Tập huấn", "Quý II"],
        &[],
        &["DỰ TOÁN"],
        &["STT", "Nội dung chi", "Số tiền"],
        &["1", "In tài liệu", "#5000"],
        &["2", "Thuê hội trường", "#7000"],
    ];
    let done = Run::with_office().file("a.xlsx", workbook(&[("Bảng", sheet)])).args(["phu-luc", "a.xlsx"]).succeeds();
    done.says("Trang tính có 2 bảng").makes(&["a.docx", "a.pdf"]);
    assert_eq!(document(&done, "a.docx").matches("<w:tblStyle").count(), 2);
    for words in ["Tập huấn", "DỰ TOÁN", "Nội dung chi", "Thuê hội trường", "7000"] {
        assert!(done.docx("a.docx").contains(words), "no «{words}» in {}", done.docx("a.docx"));
    }
}
