//! Data with something wrong in it: said where, all at once, and nothing written.

use crate::harness::{Run, made, plan};

fn lap(json: &str) -> Run {
    Run::with_office().file("a.json", json).args(["lap", "a.json"])
}

#[test]
fn malformed_json_says_line_and_column() {
    let done = lap("{\n  \"loai\": \"ke-hoach\",\n  \"so\": 12,,\n}").fails_with("a.json:3:12: lỗi: Sai cú pháp JSON");
    done.makes(&[]);
    lap("{\"loai\": ").fails_with("tệp kết thúc khi chưa đóng hết ngoặc").makes(&[]);
    lap("").fails_with("Tệp trống").makes(&[]);
    lap(" \r\n\t ").fails_with("Tệp trống").makes(&[]);
    lap("{\"loai\": \"\\ud800\"}").fails_with("a.json:1:11: lỗi: Sai cú pháp JSON: mã \\u").makes(&[]);
    lap("null").fails_with("không phải null").makes(&[]);
}

#[test]
fn an_unknown_key_gets_the_nearest() {
    let done = lap(&plan("\n\"noi_nahn\": [\"Như trên\"]")).fails_with("có phải «noi_nhan»?");
    done.says("a.json:2:1").makes(&[]);
}

#[test]
fn wrong_types_and_impossible_dates() {
    lap(&plan("\"ngay\": \"30/02/2026\"")).fails_with("30/02/2026").makes(&[]);
    lap(&plan("\"ngay\": \"00/13/2026\"")).fails_with("00/13/2026").makes(&[]);
    lap(&plan("\"so\": true")).fails_with("«so» phải là").makes(&[]);
    lap(&plan("\"nhiem_vu\": {}")).fails_with("«nhiem_vu» phải là").makes(&[]);
    lap(&plan("\"phu_luc\": \"x\"")).fails_with("«phu_luc» phải là").makes(&[]);
    lap("[1, 2]").fails_with("phải là").makes(&[]);
}

#[test]
fn all_errors_come_at_once_with_their_places() {
    let json = "{\n\"loai\": \"ke-hoch\",\n\"trich_yeu\": 5,\n\"ngay\": \"31/04/2026\",\n\"noi_dung\": [\"a\"]\n}";
    let done = Run::with_office().file("a.json", json).args(["lap", "--json", "a.json"]).run();
    let found = done.findings();
    assert_eq!(found.len(), 3, "{found:#?}");
    assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [Some(2), Some(3), Some(4)]);
    assert!(found.iter().all(|f| f.0 == "loi" && f.2.is_some() && !f.3.is_empty()), "{found:#?}");
    done.makes(&[]);
}

#[test]
fn json_is_printed_for_programs_whatever_happens() {
    let done = Run::with_office().file("a.json", plan("")).args(["lap", "--json", "a.json"]).succeeds();
    assert_eq!(done.json()["tep_da_ghi"].as_array().map(Vec::len), Some(2));
    assert!(done.findings().is_empty());
    for args in [&["lap", "--json", "khong-co.json"][..], &["lap", "--json", "a.json", "--phong", "."]] {
        let done = done.then().args(args).run();
        assert_eq!(done.findings().len(), 1, "{}", done.out);
        assert_eq!(done.err, "");
    }
}

#[test]
fn a_signature_without_a_name_is_marked_and_stops_an_issue() {
    let json = plan("\"ky\": {\"hinh_thuc\": \"TM\", \"chuc_vu\": \"Chủ tịch\"}");
    let done = lap(&json).succeeds();
    done.says("cảnh báo").says("họ tên người ký").makes(&["a.docx", "a.pdf"]);
    assert!(done.docx("a.docx").contains("[CẦN BỔ SUNG: họ"), "{}", done.docx("a.docx"));
    let done = lap(&json).args(["--phat-hanh"]).fails_with("lỗi: Thiếu họ tên");
    done.makes(&[]);
}

#[test]
fn cells_without_a_column_are_refused() {
    let body = |table: &str| plan(&format!("\"noi_dung\": [{{\"bang\": {table}}}]"));
    lap(&body(r#"{"cot": ["A", "B"], "dong": [["1", "2", "3"]]}"#)).fails_with("bảng chỉ có 2 cột").makes(&[]);
    lap(&body(r#"{"cot": ["A"], "dong": [{"Á": "1"}]}"#)).fails_with("không thuộc cột nào").makes(&[]);
    lap(&body(r#"{"cot": [], "dong": [["1"]]}"#)).fails_with("Bảng không có cột nào").makes(&[]);
    lap(&body(r#"{"dong": [["1"]]}"#)).fails_with("Thiếu khóa bắt buộc «cot»").makes(&[]);
    let done = lap(&body(r#"{"cot": ["A", "B"], "dong": [[{"noi_dung": "x", "gop_cot": 9}]]}"#)).run();
    done.says("vượt ra ngoài bảng").makes(&[]);
}

#[test]
fn more_columns_than_word_takes_come_in_blocks() {
    let list = |f: &dyn Fn(usize) -> String| (1..=100).map(f).collect::<Vec<_>>().join(",");
    let table =
        format!("{{\"cot\": [{}], \"dong\": [[{}]]}}", list(&|n| format!("\"C{n}\"")), list(&|n| n.to_string()));
    let done = lap(&plan(&format!("\"noi_dung\": [{{\"bang\": {table}}}]"))).succeeds();
    let docx = done.docx("a.docx");
    assert!((1..=100).all(|n| docx.lines().any(|l| l.trim() == format!("C{n}"))), "{docx}");
    let xml = made::part(&done.bytes("a.docx"), "word/document.xml").expect("the document");
    assert!(xml.split("<w:tbl>").all(|t| t.matches("<w:gridCol ").count() <= 63));
}

#[test]
fn a_missing_glyph_is_named_with_its_place() {
    let tasks = "\"nhiem_vu\": [\n{\"noi_dung\": \"Rà soát 漢 tự\"},\n{\"noi_dung\": \"Hoàn thành ✅\"}]";
    let done = lap(&plan(tasks)).fails_with("không có ký tự «漢» (U+6F22)");
    done.says("«✅» (U+2705)").says("a.json:2:").says("a.json:3:").says("--phong").says("--dang docx").makes(&[]);
    let text = "KẾ HOẠCH\nThử\n\nI. MỤC ĐÍCH\n\n- Hoàn thành ✅ sớm.\n";
    let done = Run::with_office().file("b.txt", text).args(["lap", "b.txt"]).fails_with("«✅» (U+2705)");
    done.says("b.txt:6:14").makes(&[]);
    // Word finds the character in another font.
    let run = Run::with_office().file("b.txt", text).args(["lap", "b.txt", "--dang", "docx"]);
    run.succeeds().makes(&["b.docx"]);
}

#[test]
fn control_characters_are_taken_out_and_reported() {
    let json = plan("\"trich_yeu\": \"Thử\\u0007 chương\\u0000 trình\\uFFFE\"");
    let done = lap(&json).succeeds();
    done.says("a.json:1:").says("Đã bỏ 3 ký tự điều khiển").makes(&["a.docx", "a.pdf"]);
    assert!(done.docx("a.docx").contains("Thử chương trình"));
    lap(&plan("\"trich_yeu\": \"Thử\u{1} x\"")).fails_with("ký tự điều khiển").makes(&[]);
    let text = "KẾ HOẠCH\nThử\u{7} chương\u{0} trình\n\nI. MỤC ĐÍCH\n\n- Một\u{1b}[31m hai.\n";
    let done = Run::with_office().file("b.txt", text).args(["lap", "b.txt"]).succeeds();
    done.says("ký tự điều khiển");
    assert!(done.docx("b.docx").contains("Thử chương trình"), "{}", done.docx("b.docx"));
}

#[test]
fn nfd_comes_out_as_nfc() {
    use unicode_normalization::UnicodeNormalization;
    let words = "Tổ chức thực hiện nhiệm vụ trọng tâm ở xã Hướng Phùng";
    let nfd: String = words.nfd().collect();
    assert_ne!(words, nfd);
    let done = lap(&plan(&format!("\"trich_yeu\": \"{nfd}\", \"noi_dung\": [\"{nfd}.\"]"))).succeeds();
    let text = format!("KẾ HOẠCH\nThử\n\nI. MỤC ĐÍCH\n\n- {nfd}.\n");
    let plain = Run::with_office().file("a.txt", text).args(["lap", "a.txt"]).succeeds();
    for done in [done, plain] {
        let docx = done.docx("a.docx");
        assert!(docx.contains(words), "{docx}");
        let xml = made::part(&done.bytes("a.docx"), "word/document.xml").expect("the document");
        assert!(xml.nfc().eq(xml.chars()), "NFD in the DOCX");
        let Some(pages) = made::pdf_text("nfd_comes_out_as_nfc", &done.bytes("a.pdf")) else { continue };
        assert!(made::squeezed(&pages.concat()).contains(&made::squeezed(words)), "{pages:?}");
    }
}

#[test]
fn paragraphs_and_words_of_100_000_characters_are_kept() {
    let sentence = "Tổ chức thực hiện nhiệm vụ được giao ";
    let long = sentence.repeat(100_000 / sentence.chars().count() + 1);
    let word = "ữ".repeat(100_000);
    for (name, words) in [("a.json", &long), ("a.json", &word), ("a.txt", &long), ("a.txt", &word)] {
        let words = words.trim_end();
        let text = match name {
            "a.json" => plan(&format!("\"noi_dung\": [\"{words}\"]")),
            _ => format!("KẾ HOẠCH\nThử\n\nI. MỤC ĐÍCH\n\n{words}\n"),
        };
        let done = Run::with_office().file(name, text).args(["lap", name]).succeeds();
        assert!(done.docx("a.docx").contains(words), "the words are not whole in the DOCX");
        let Some(pages) = made::pdf_text("long words", &done.bytes("a.pdf")) else { continue };
        let letter = words.chars().next().expect("a letter");
        let count = |t: &str| t.chars().filter(|c| *c == letter).count();
        let all: usize = pages.iter().map(|p| count(p)).sum();
        assert!(all >= count(words), "{all} of {}", count(words));
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    lap(&plan(&format!("\"noi_dung\": {deep}"))).fails_with("lồng nhau quá 100 cấp").makes(&[]);
    lap(&"[".repeat(5_000_000)).fails_with("lồng nhau quá 100 cấp").says("a.json:1:101").makes(&[]);
    lap(&"{\"a\":".repeat(200)).fails_with("lồng nhau quá 100 cấp").makes(&[]);
    let toml = format!("x = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    Run::new()
        .file("co-quan.toml", toml)
        .file("a.json", plan(""))
        .args(["lap", "a.json"])
        .fails_with("co-quan.toml:1:");
    let open = format!("x = {}\n", "[".repeat(1_000_000));
    Run::new()
        .file("co-quan.toml", open)
        .file("a.json", plan(""))
        .args(["lap", "a.json"])
        .fails_with("co-quan.toml:1:");
    let template = format!("KẾ HOẠCH\n{{{{ {}1{} }}}}\n", "(".repeat(20_000), ")".repeat(20_000));
    lap(&plan("")).file("m.txt", template).args(["--mau", "m.txt"]).fails_with("m.txt").makes(&[]);
    let stars = format!("KẾ HOẠCH\nThử\n\n{}a{}\n", "**".repeat(20_000), "[^".repeat(20_000));
    Run::with_office().file("b.txt", stars).args(["lap", "b.txt"]).succeeds();
}

#[test]
fn every_encoding_of_windows_is_read() {
    let json = plan("\"trich_yeu\": \"Tổ chức Hội nghị\"").replace(", ", ",\r\n");
    let text = "KẾ HOẠCH\r\nTổ chức Hội nghị\r\n\r\nI. MỤC ĐÍCH\r\n\r\n- Một.\r\n".to_owned();
    for (name, text) in [("a.json", json), ("a.txt", text)] {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.clone().into_bytes(),
            with(b"\xEF\xBB\xBF", text.as_bytes()),
            with(b"\xFF\xFE", &utf16(u16::to_le_bytes)),
            with(b"\xFE\xFF", &utf16(u16::to_be_bytes)),
        ] {
            let done = Run::with_office().file(name, bytes).args(["lap", name]).succeeds();
            let docx = done.docx("a.docx");
            assert!(docx.contains("Tổ chức Hội nghị"), "{docx}");
        }
        let broken = with(b"\xFF\xFE", &utf16(u16::to_le_bytes)[1..]);
        Run::with_office().file(name, broken).args(["lap", name]).fails_with("UTF-16").makes(&[]);
        let legacy = text.bytes().map(|b| if b == b'c' { 0xE9 } else { b }).collect::<Vec<u8>>();
        Run::with_office().file(name, legacy).args(["lap", name]).fails_with("không phải UTF-8").makes(&[]);
    }
}
