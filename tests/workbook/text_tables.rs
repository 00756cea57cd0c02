//! CSV, TSV and JSON tables: one trap a test.

use super::dump::{dump, read, refused, text};

fn cells(bytes: &[u8]) -> (String, Vec<String>) {
    let (book, findings) = read(bytes);
    let mut out = String::new();
    for row in &book.sheets[0].rows {
        for c in &row.cells {
            out.push_str(&format!("{}={} ", vanthu::sheet::cell_name(c.column, row.index), c.text.words()));
        }
    }
    (out.trim_end().replace('\n', "⏎"), findings)
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
}

const TABLE: &str =
    "STT;Nội dung;Hạn\r\n01;Rà soát, cập nhật;Quý II/2026\r\n13.10;\"Họp\r\nhai lần; ghi \"\"biên bản\"\"\";\r\n";
const CELLS: &str =
    "A1=STT B1=Nội dung C1=Hạn A2=01 B2=Rà soát, cập nhật C2=Quý II/2026 A3=13.10 B3=Họp⏎hai lần; ghi \"biên bản\"";

#[test]
fn the_same_table_in_every_unicode_form() {
    let tabs = TABLE.replace(", ", "¤").replace(';', "\t").replace("hai lần\t", "hai lần;").replace('¤', ", ");
    for bytes in [
        TABLE.as_bytes().to_vec(),
        ["\u{feff}", TABLE].concat().into_bytes(),
        utf16(TABLE, true),
        utf16(TABLE, false),
        utf16(&["\u{feff}", TABLE].concat(), true),
        utf16(&["\u{feff}", TABLE].concat(), false),
        utf16(&["\u{feff}", &tabs].concat(), true),
        tabs.into_bytes(),
        ["sep=;\r\n", TABLE].concat().into_bytes(),
    ] {
        let (found, findings) = cells(&bytes);
        assert_eq!(found, CELLS);
        assert!(findings.is_empty(), "{findings:?}");
    }
}

#[test]
fn code_pages_of_old_programs() {
    // Windows-1258 writes a letter, then its tone: «Kế» is K ê sắc.
    let windows_1258 = b"STT,N\xF4\xF2i dung\r\n1,K\xEA\xEC hoa\xF2ch n\xE3m h\xF4\xF2i\xEC\r\n";
    let (found, findings) = cells(windows_1258);
    assert!(found.contains("B1=Nội dung") && found.contains("Kế hoạch năm"), "{found}");
    assert!(findings[0].contains("Windows-1258"), "{findings:?}");
    let (found, findings) = cells(b"STT,Tr\xB8ch nhi\xD6m\r\n1,Ph\xDFng Kinh t\xD5 ch\xF1 tr\xD7\r\n");
    assert_eq!(found, "A1=STT B1=Trách nhiệm A2=1 B2=Phòng Kinh tế chủ trì");
    assert!(findings[0].contains("TCVN3"), "{findings:?}");
    let (found, findings) = cells(b"STT,Tra\xF9ch nhie\xE4m\r\n1,Pho\xF8ng Kinh te\xE1 chu\xFB tr\xEC\r\n");
    assert_eq!(found, "A1=STT B1=Trách nhiệm A2=1 B2=Phòng Kinh tế chủ trì");
    assert!(findings[0].contains("VNI"), "{findings:?}");
}

#[test]
fn rows_keep_their_numbers_across_empty_lines() {
    let (found, _) = cells("PHỤ LỤC\n\n,,\nSTT,Việc\n1,\"a\nb\"\n\n2,c\n".as_bytes());
    assert_eq!(found, "A1=PHỤ LỤC A4=STT B4=Việc A5=1 B5=a⏎b A7=2 B7=c");
}

#[test]
fn text_that_a_spreadsheet_would_run_is_only_text() {
    let (found, _) = cells(b"a,b\n=1+1,-5\n+84,@x\n");
    assert_eq!(found, "A1=a B1=b A2==1+1 B2=-5 A3=+84 B3=@x");
}

#[test]
fn an_open_quote_is_said() {
    let mut text = "a,b\n1,\"chưa đóng\n".to_owned();
    text.push_str(&"2,x\n".repeat(500));
    let (_, findings) = cells(text.as_bytes());
    assert!(findings[0].contains("2: cảnh báo: Dấu ngoặc kép"), "{findings:?}");
}

#[test]
fn json_tables() {
    let (book, findings) = read(
        "[{\"STT\": 1, \"Nội dung\": \"Rà soát\"}, {\"Nội dung\": \"Họp\", \"Phối hợp\": [\"A\", \"B\"], \"Xong\": true, \"x\": null},\
         {\"STT\": 1234.5}]"
            .as_bytes(),
    );
    assert_eq!(
        dump(&book.sheets[0]),
        "== \nA1 [chữ|b] STT\nB1 [chữ|b] Nội dung\nC1 [chữ|b] Phối hợp\nD1 [chữ|b] Xong\nE1 [chữ|b] x\nA2 [số 1|] 1\n\
         B2 [chữ|] Rà soát\nB3 [chữ|] Họp\nC3 [chữ|] A; B\nD3 [logic true|] Có\nA4 [số 1234.5|] 1234,5\n"
    );
    assert!(findings.len() == 1 && findings[0].contains("Có, Không"), "{findings:?}");
    let (book, _) = read("{\"Bảng A\": [{\"a\": 1}], \"Bảng B\": [{\"a\": 2}]}".as_bytes());
    assert_eq!(text(&book.sheets[1], "A2"), "2");
    assert_eq!(book.sheets[1].name, "Bảng B");
    let (book, findings) = read(
        "{\"Bảng A\": [{\"a\": 1}], \"ghi_chu\": \"Số liệu tạm\", \"nguon\": \"\", \"trang\": 2, \"rong\": []}"
            .as_bytes(),
    );
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(
        findings,
        [
            "cảnh báo: 2 mục của tệp JSON không phải bảng nên không được in: «ghi_chu», «trang» → cần in thì ghi thành danh sách các đối tượng, hoặc thành một cột của bảng"
        ]
    );
    for empty in ["[]", " [ ]\n", "{\"Bảng A\": []}"] {
        assert!(refused(empty.as_bytes())[0].contains("Danh sách trong tệp JSON rỗng"), "{empty}");
    }
    refused(b"[1, 2");
    refused(b"{\"a\": 1}");
    assert!(refused(b"")[0].contains("không có ô nào"));
}

#[test]
fn a_web_page_named_as_a_workbook_is_read_as_its_table() {
    let page = "\n<br>\n<p style=\"font-weight: bold\">THỐNG KÊ <i>AO</i> HỒ</p><p>Thời điểm:\n2/2026</p>\n\
        <style>td {color: red}</style><table border=\"1\"><tbody><tr><th rowspan=2>Thôn</th><th colspan=\"2\">Số ao</th>\
        </tr><tr><th>Cũ</th><th>Mới</th></tr><tr><td>Th&ocirc;n&nbsp;Đông</td><td>3</td><td>Đã<br>lấp</td></tr>\
        <tr><td rowspan=\"2\">Thôn Tây</td><td>4</td></tr><tr><td>5</td><td>1 < 2</td></tr></table><p>Hết</p>";
    let (found, findings) = cells(page.as_bytes());
    assert_eq!(
        found,
        "A1=THỐNG KÊ AO HỒ A2=Thời điểm: 2/2026 A3=Thôn B3=Số ao B4=Cũ C4=Mới A5=Thôn Đông B5=3 C5=Đã⏎lấp A6=Thôn Tây \
         B6=4 B7=5 C7=1 < 2 A8=Hết"
    );
    assert!(findings.len() == 1 && findings[0].contains("trang web"), "{findings:?}");
    let (book, _) = read(page.as_bytes());
    let sheet = &book.sheets[0];
    let merges: Vec<_> = sheet.merges.iter().map(|m| (m.top, m.left, m.bottom, m.right)).collect();
    assert_eq!(merges, [(2, 0, 3, 0), (2, 1, 2, 2), (5, 0, 6, 0)]);
    assert!(sheet.rows[2].cells.iter().all(|c| c.style.bold && c.style.bordered));
}

#[test]
fn tags_in_cells_are_told_once_and_read() {
    let (found, findings) = cells(
        "STT,Nội dung,Đơn vị\n1,<p>Soạn quy chế.</p>,\"<ul><li>Tổ Một</li><li>Tổ Hai</li></ul>\"\n2,<Tên việc>,Họp<br>tổ\n"
            .as_bytes(),
    );
    assert_eq!(
        found,
        "A1=STT B1=Nội dung C1=Đơn vị A2=1 B2=Soạn quy chế. C2=- Tổ Một⏎- Tổ Hai A3=2 B3=<Tên việc> C3=Họp⏎tổ"
    );
    assert!(findings.len() == 1 && findings[0].contains("B2, C2, C3"), "{findings:?}");
}

#[test]
fn numbers_of_json_keep_every_digit() {
    let json =
        "[{\"Mã\": 9007199254740995, \"Tiền\": 0.10000000000000001, \"Xong\": false}, {\"Mã\": 98765432109876543210}]";
    let (found, findings) = cells(json.as_bytes());
    assert_eq!(
        found,
        "A1=Mã B1=Tiền C1=Xong A2=9007199254740995 B2=0,10000000000000001 C2=Không A3=98765432109876543210"
    );
    assert!(findings.len() == 1 && findings[0].contains("Có, Không"), "{findings:?}");
}
