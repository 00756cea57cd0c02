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
         B2 [chữ|] Rà soát\nB3 [chữ|] Họp\nC3 [chữ|] A; B\nD3 [logic true|] TRUE\nA4 [số 1234.5|] 1234,5\n"
    );
    assert!(findings.is_empty());
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
