//! xlsx: what Excel shows is what is read.

use super::dump::{cell, dump, read, text};
use super::zip_parts::{with_part, xlsx};
use chrono::NaiveDate;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook};
use vanthu::sheet::{Merge, Value};

fn date(y: u16, m: u8, d: u8) -> ExcelDateTime {
    ExcelDateTime::from_ymd(y, m, d).unwrap()
}

/// The phụ lục that most tests look at.
pub fn sample() -> Vec<u8> {
    let mut book = Workbook::new();
    let head = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0xDDEBF7))
        .set_align(FormatAlign::Center);
    let sheet = book.add_worksheet().set_name("Phụ lục I").unwrap();
    sheet.merge_range(0, 0, 0, 5, "DANH MỤC NHIỆM VỤ", &Format::new().set_bold()).unwrap();
    sheet.merge_range(1, 0, 2, 0, "STT", &head).unwrap();
    sheet.merge_range(1, 1, 2, 1, "Nội dung", &head).unwrap();
    sheet.merge_range(1, 2, 1, 3, "Kinh phí", &head).unwrap();
    sheet.write_with_format(2, 2, "Dự toán", &head).unwrap();
    sheet.write_with_format(2, 3, "Tỷ lệ", &head).unwrap();
    sheet.write_with_format(1, 4, "Hạn", &head).unwrap();
    sheet.write(3, 0, 13.1).unwrap();
    sheet.write(3, 1, "Rà soát\nhồ sơ").unwrap();
    sheet.write_with_format(3, 2, 1234567.89, &Format::new().set_num_format("#,##0.00")).unwrap();
    sheet.write_with_format(3, 3, 0.133, &Format::new().set_num_format("0.0%")).unwrap();
    sheet.write_with_format(3, 4, date(2026, 1, 5), &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write(4, 0, "13.10").unwrap();
    let (bold, plain) = (Format::new().set_bold(), Format::new());
    sheet.write_rich_string(4, 1, &[(&plain, "Chủ trì: "), (&bold, "Phòng Kinh tế")]).unwrap();
    sheet.write_with_format(4, 2, -1200, &Format::new().set_num_format("#,##0;(#,##0)")).unwrap();
    sheet.write_with_format(4, 4, date(2026, 3, 1), &Format::new().set_num_format("mmm-yy")).unwrap();
    sheet.write(5, 0, "01").unwrap();
    sheet.write_with_format(5, 1, "Việc gấp", &Format::new().set_font_color(Color::Red).set_italic()).unwrap();
    sheet.write_formula(5, 2, Formula::new("=C4+C5").set_result("1233367.89")).unwrap();
    sheet.write_formula(5, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(5, 4, true).unwrap();
    sheet.write(6, 1, "Dòng ẩn").unwrap();
    sheet.set_row_hidden(6).unwrap();
    sheet.write(7, 3, "Cột ẩn không").unwrap();
    sheet.write(7, 5, "Giải trình").unwrap();
    sheet.set_column_hidden(5).unwrap();
    sheet.set_column_width(1, 40).unwrap();
    // Formatted emptiness, far down and far right.
    for row in 8..3000 {
        sheet.write_blank(row, 30, &head).unwrap();
    }
    book.add_worksheet().set_name("Ẩn").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_as_excel_shows_it() {
    let (book, findings) = read(&sample());
    let expected = "\
== Phụ lục I
A1 [chữ|b] DANH MỤC NHIỆM VỤ
A2 [chữ|bknCenter] STT
B2 [chữ|bknCenter] Nội dung
C2 [chữ|bknCenter] Kinh phí
E2 [chữ|bknCenter] Hạn
C3 [chữ|bknCenter] Dự toán
D3 [chữ|bknCenter] Tỷ lệ
A4 [số 13.1|] 13,1
B4 [chữ|] Rà soát⏎hồ sơ
C4 [số 1234567.89|] 1.234.567,89
D4 [số 0.133|] 13,3%
E4 [ngày 2026-01-05 00:00:00|] 05/01/2026
A5 [chữ|] 13.10
B5 [chữ|] Chủ trì: **Phòng Kinh tế**
C5 [số -1200|] (1.200)
E5 [ngày 2026-03-01 00:00:00|] tháng 3/2026
A6 [chữ|] 01
B6 [chữ|ir] Việc gấp
C6 [số 1233367.89|] 1233367,89
D6 [lỗi|] #DIV/0!
E6 [logic true|] TRUE
B7 [chữ|H] Dòng ẩn
D8 [chữ|] Cột ẩn không
F8 [chữ|] Giải trình
gộp A1:F1 A2:A3 B2:B3 C2:D2
cột ẩn [5]
";
    let found = dump(&book.sheets[0]);
    let (cells, widths) = found.split_once("rộng").unwrap();
    assert_eq!(cells, expected);
    assert!(widths.contains("(1, 40."), "{widths}");
    assert!(book.sheets[1].hidden);
    assert_eq!(
        findings,
        [
            "Phụ lục I!D6: cảnh báo: Giá trị lỗi của Excel (#DIV/0!), giữ nguyên như chữ (ô D6) → sửa công thức trong Excel rồi lưu lại"
        ]
    );
}

#[test]
fn a_date_of_1904() {
    let bytes = with_part(&sample(), "xl/workbook.xml", |xml| {
        assert!(xml.contains("<workbookPr "));
        xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    let (book, _) = read(&bytes);
    assert_eq!(text(&book.sheets[0], "E4"), "06/01/2030");
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "a").unwrap().write(1_048_575, 16_383, "b").unwrap();
    let (book, _) = read(&book.save_to_buffer().unwrap());
    assert_eq!(text(&book.sheets[0], "XFD1048576"), "b");
    assert_eq!(book.sheets[0].rows.len(), 2);
}

#[test]
fn a_formula_without_a_value_is_said_and_seen() {
    let (book, findings) = read(&xlsx(
        "<sheetData><row r=\"1\"><c r=\"A1\"><f>1+1</f></c><c r=\"B1\"><f>A1</f><v></v></c>\
         <c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D1\" t=\"str\"><f>x</f><v>kết_x000D_\nquả</v></c></row></sheetData>",
        "",
        "",
    ));
    assert_eq!(
        findings,
        [
            "Bảng!A1: cảnh báo: Công thức chưa có giá trị được lưu (2 ô: A1, B1) → mở tệp bằng Excel, lưu lại rồi chạy lại"
        ]
    );
    assert_eq!(text(&book.sheets[0], "B1"), "[CẦN BỔ SUNG: giá trị ô B1]");
    assert_eq!(text(&book.sheets[0], "C1"), "");
    assert_eq!(text(&book.sheets[0], "D1"), "kết\nquả");
}

#[test]
fn old_fonts_and_letters() {
    let fonts = "<fonts><font/><font><name val=\".VnTime\"/></font><font><b/><name val=\"&quot;.VnTimeH&quot;\"/></font>\
         <font><name val=\"VNI-Times\"/></font><font><name val=\"Wingdings\"/></font></fonts>\
         <cellXfs><xf/><xf fontId=\"1\"/><xf fontId=\"2\"/><xf fontId=\"3\"/><xf fontId=\"4\"/></cellXfs>";
    let strings = "<si><t>Céng hßa x· héi</t></si><si><t>ñy ban nh©n d©n</t></si><si><t>UÛy ban nhaân daân</t></si>\
         <si><t>Tæ</t></si><si><t>Hà Nội</t></si><si><r><rPr><b/><rFont val=\".VnTime\"/></rPr><t>Nhiệm vụ</t></r></si>\
         <si><r><rPr><rFont val=\".VnTime\"/></rPr><t>§Ò </t></r><r><rPr><b/><rFont val=\".VnTime\"/></rPr><t>¸n</t></r>\
         <rPh><t>bỏ</t></rPh></si><si><t>ü</t></si>";
    let c = |at: &str, style: u32, n: u32| format!("<c r=\"{at}\" s=\"{style}\" t=\"s\"><v>{n}</v></c>");
    let row = [
        c("A1", 1, 0),
        c("B1", 2, 1),
        c("C1", 3, 2),
        c("D1", 0, 0),
        c("E1", 0, 3),
        c("F1", 1, 4),
        c("G1", 0, 5),
        c("H1", 0, 6),
        c("I1", 4, 7),
    ];
    let (book, findings) =
        read(&xlsx(&format!("<sheetData><row r=\"1\">{}</row></sheetData>", row.concat()), strings, fonts));
    assert_eq!(
        dump(&book.sheets[0]),
        "== Bảng\nA1 [chữ|] Cộng hòa xã hội\nB1 [chữ|b] ỦY BAN NHÂN DÂN\nC1 [chữ|] Ủy ban nhân dân\n\
         D1 [chữ|] Cộng hòa xã hội\nE1 [chữ|] Tổ\nF1 [chữ|] Hà Nội\nG1 [chữ|b] Nhiệm vụ\nH1 [chữ|] Đề **án**\nI1 [chữ|] ü\n"
    );
    assert_eq!(findings.len(), 3, "{findings:#?}");
    assert!(findings[0].contains("TCVN3") && findings[0].contains("5 ô: A1, B1, D1, H1, E1)"), "{findings:#?}");
}

#[test]
fn old_letters_among_unicode() {
    let fonts = "<fonts><font/><font><name val=\".VnTime\"/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/></cellXfs>";
    let c = |at: &str, style: u32, words: &str| {
        format!("<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
    };
    let row = [
        c("A1", 1, "X· Ẳng häc tËp"),
        c("B1", 1, "Hà Nội"),
        c("C1", 0, "Ủy ban nh©n d©n x· Ẳng"),
        c("D1", 0, "Hội nghị São Paulo"),
    ];
    let (book, findings) =
        read(&xlsx(&format!("<sheetData><row r=\"1\">{}</row></sheetData>", row.concat()), "", fonts));
    assert_eq!(
        dump(&book.sheets[0]),
        "== Bảng\nA1 [chữ|] Xã Ẳng học tập\nB1 [chữ|] Hà Nội\nC1 [chữ|] Ủy ban nhân dân xã Ẳng\nD1 [chữ|] Hội nghị São Paulo\n"
    );
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(findings[0].contains("Ô lẫn chữ mã cũ") && findings[0].contains("2 ô: A1, C1"), "{findings:#?}");
}

#[test]
fn broken_cells_are_named_and_the_rest_is_read() {
    let (book, findings) = read(&xlsx(
        "<cols><col min=\"1\" max=\"16384\" width=\"9\" hidden=\"0\"/><col min=\"3\" max=\"2\"/></cols><sheetData>\
         <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c><c r=\"ZZZZ9\"><v>3</v></c><c r=\"B2\" t=\"s\"><v>7</v></c>\
         <c r=\"C2\"><v>năm</v></c><c r=\"D2\" t=\"d\"><v>2026-01-05</v></c><c r=\"E2\"><v>1e999</v></c></row>\
         <row r=\"1\"><c t=\"inlineStr\"><is><t>a&#1;b</t></is></c><c><v>5</v></c></row>\
         <row r=\"9999999\"><c><v>1</v></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"B1:C5\"/><mergeCell ref=\"C4:A9\"/>\
         <mergeCell ref=\"D2:XFD2\"/></mergeCells>",
        "",
        "",
    ));
    let sheet = &book.sheets[0];
    assert_eq!(text(sheet, "A1"), "ab");
    assert_eq!(text(sheet, "B1"), "5");
    assert_eq!(text(sheet, "A2"), "2");
    assert_eq!(text(sheet, "C2"), "năm");
    assert_eq!(text(sheet, "D2"), "05/01/2026");
    assert!(
        matches!(cell(sheet, "D2").unwrap().value, Value::Date(at) if at.date() == NaiveDate::from_ymd_opt(2026, 1, 5).unwrap())
    );
    assert_eq!(sheet.merges, [Merge { top: 0, left: 0, bottom: 0, right: 1 }]);
    assert_eq!(sheet.widths.len(), 4);
    let codes: Vec<&str> = findings.iter().map(|f| f.split(" (").next().unwrap()).collect();
    assert_eq!(
        codes,
        [
            "Bảng!A1: cảnh báo: Đã bỏ ký tự điều khiển không in được",
            "Bảng!A2: cảnh báo: Tệp ghi một ô hai lần; giữ giá trị sau",
            "Bảng!B2: cảnh báo: Tệp có 2 ô nằm ngoài trang tính hoặc có địa chỉ hỏng; đã bỏ → mở tệp bằng Excel, kiểm tra rồi lưu lại",
            "Bảng!B2: cảnh báo: Ô trỏ tới chuỗi không có trong tệp; để trống",
            "Bảng!C2: cảnh báo: Giá trị không đúng kiểu của ô, giữ nguyên như chữ",
            "Bảng!C4: cảnh báo: Vùng gộp ô trùng, chồng nhau hoặc hỏng; đã bỏ",
        ],
        "{findings:#?}"
    );
}

#[test]
fn decomposed_letters_eth_and_hidden_noughts() {
    let (book, findings) = read(&xlsx(
        "<sheetViews><sheetView showZeros=\"0\"/></sheetViews><sheetData><row r=\"1\">\
         <c r=\"A1\" t=\"inlineStr\"><is><t>Ke\u{302}\u{301} hoa\u{323}ch Ða\u{300} Nẵng</t></is></c><c r=\"B1\"><v>0</v></c>\
         <c r=\"C1\"><v>0.1</v></c></row></sheetData>",
        "",
        "",
    ));
    assert_eq!(dump(&book.sheets[0]), "== Bảng\nA1 [chữ|] Kế hoạch Đà Nẵng\nC1 [số 0.1|] 0,1\n");
    assert!(findings.is_empty());
}

#[test]
fn raised_lowered_and_struck_words() {
    let run = |look: &str, words: &str| format!("<r><rPr>{look}</rPr><t xml:space=\"preserve\">{words}</t></r>");
    let (up, down) = ("<vertAlign val=\"superscript\"/>", "<vertAlign val=\"subscript\"/>");
    let strings = [
        [run("", "10"), run(up, "6"), run("", " đồng/m"), run(up, "2")].concat(),
        [run("", "H"), run(down, "2"), run("", "O, CO"), run(down, "2")].concat(),
        [run("", "Diện tích"), run(up, "(1)"), run("<b/>", " đất")].concat(),
        [run("", "4"), run(up, "th")].concat(),
        [run("", "Giữ "), run("<strike/>", "bỏ"), run("<strike/>", " đi"), run("<strike val=\"0\"/>", " lại")].concat(),
        "<t>2</t>".to_owned(),
        "<t>gạch cả ô</t>".to_owned(),
    ]
    .map(|s| format!("<si>{s}</si>"))
    .concat();
    let fonts = format!(
        "<fonts><font/><font>{up}</font><font><strike/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/><xf fontId=\"2\"/></cellXfs>"
    );
    let c = |at: &str, style: u32, n: u32| format!("<c r=\"{at}\" s=\"{style}\" t=\"s\"><v>{n}</v></c>");
    let row = [
        c("A1", 0, 0),
        c("B1", 0, 1),
        c("C1", 0, 2),
        c("D1", 0, 3),
        c("E1", 0, 4),
        c("F1", 1, 5),
        c("G1", 2, 6),
        "<c r=\"H1\" s=\"2\"><v>5</v></c><c r=\"I1\" s=\"2\"/>".to_owned(),
    ];
    let (book, findings) =
        read(&xlsx(&format!("<sheetData><row r=\"1\">{}</row></sheetData>", row.concat()), &strings, &fonts));
    assert_eq!(
        dump(&book.sheets[0]),
        "== Bảng\nA1 [chữ|] 10⁶ đồng/m²\nB1 [chữ|] H₂O, CO₂\nC1 [chữ|] Diện tích(¹)** đất**\nD1 [chữ|] 4th\n\
         E1 [chữ|] Giữ bỏ đi lại\nF1 [chữ|] ²\nG1 [chữ|] gạch cả ô\nH1 [số 5|] 5\n"
    );
    assert_eq!(
        findings,
        [
            "Bảng!D1: cảnh báo: Chữ nhỏ đặt trên hoặc dưới dòng “th” được in như chữ thường (ô D1) → viết lại trong bảng tính cho khỏi hiểu nhầm",
            "Bảng!E1: cảnh báo: Chữ gạch ngang vẫn được in: 3 ô: E1, G1, H1 → bỏ chữ gạch ngang trong bảng tính nếu không cần in",
        ]
    );
}
