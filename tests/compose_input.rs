//! Bad input: every message says where, and all of them come at once.

mod support;

use support::dice::Dice;
use support::*;
use vanthu::diagnostic::Diagnostics;
use vanthu::read;

#[test]
fn all_errors_at_once_each_with_its_place() {
    let found = refused(
        r#"{
  "loai": "ke-hoach",
  "trich_yeu": 5,
  "noi_nhna": ["A"],
  "ngay": "30/02/2026",
  "do_khan": "hoatoc",
  "nhiem_vu": [
    {"noi_dung": "Đủ"},
    {"noi_dung": "Thiếu ngoặc", "thoi_han": 2026, "chutri": "X"}
  ],
  "noi_dung": [{"tieude": "I"}, {"bang": {"cot": ["A"]}}],
  "trinh_bay": {"le_trai_mm": 12}
}"#,
    );
    assert_eq!(
        found,
        [
            "3:16!trich_yeu: lỗi: «trich_yeu» phải là chuỗi trong ngoặc kép, không phải số → đặt giá trị trong dấu \"",
            "4:3!noi_nhna: lỗi: Khóa «noi_nhna» không có trong lược đồ → có phải «noi_nhan»?",
            "5:11!ngay: lỗi: Ngày «30/02/2026» không có trong lịch → kiểm tra lại ngày và tháng (thứ tự là ngày/tháng/năm)",
            "6:14!do_khan: lỗi: «do_khan» không nhận giá trị «hoatoc» → có phải «hoa-toc»? Các giá trị dùng được: hoa-toc, thuong-khan, khan",
            "9:45!nhiem_vu[1].thoi_han: lỗi: «thoi_han» phải là chuỗi trong ngoặc kép, không phải số → đặt giá trị trong dấu \"",
            "9:51!nhiem_vu[1].chutri: lỗi: Khóa «chutri» không có trong lược đồ → có phải «chu_tri»?",
            "11:17!noi_dung[0].tieude: lỗi: Khóa «tieude» không có trong lược đồ → có phải «tieu_de»?",
            "11:42!noi_dung[1].bang: lỗi: Thiếu khóa bắt buộc «dong» trong «bang»",
            "12:31!trinh_bay.le_trai_mm: lỗi: «le_trai_mm» là 12, ngoài khoảng 30 đến 35 (Phụ lục I, mục I.3) → chọn giá trị trong khoảng cho phép",
        ]
    );
}

#[test]
fn syntax_errors_have_line_and_column() {
    for (json, expected) in [
        ("{\n  \"loai\": \"ke-hoach\"\n  \"so\": 1\n}", "3:3: lỗi: Sai cú pháp JSON: thiếu dấu phẩy"),
        ("{\"loai\": \"ke-hoach\",}", "1:21: lỗi: Sai cú pháp JSON: thừa dấu phẩy"),
        ("{\"loai\": \"ké-hoạch\", ké: 1}", "1:22: lỗi: Sai cú pháp JSON: tên khóa"),
        ("{\"loai\": \"ke-hoach\"", "1:19: lỗi: Sai cú pháp JSON: tệp kết thúc"),
        ("{\"loai\": ke-hoach}", "1:10: lỗi: Sai cú pháp JSON: "),
        ("{\"loai\": \"a\nb\"}", "1:11: lỗi: Sai cú pháp JSON: chuỗi có ký tự điều khiển"),
        ("{} x", "1:4: lỗi: Sai cú pháp JSON: còn chữ thừa"),
        ("{\"loai\": \"\\ud800\"}", "1:"),
        ("", "1: lỗi: Tệp trống"),
        ("[1]", "1:1: lỗi: «tệp» phải là đối tượng { }, không phải danh sách"),
        ("{}", "1:1: lỗi: Thiếu khóa bắt buộc «loai»"),
        ("{\"loai\": \"kehoach\"}", "1:10!loai: lỗi: «loai» không nhận giá trị «kehoach» → có phải «ke-hoach»?"),
        ("{\"loai\": \"ke-hoach\", \"so\": 1, \"so\": 2}", "1:31!so: lỗi: Khóa «so» ghi hai lần"),
        ("{\"loai\": \"ke-hoach\", \"bang\": {\"a\": {\"cot\": [\"x\"], \"dong\": [[1e999]]}}}", "1:61"),
    ] {
        let found = refused(json);
        assert!(found[0].starts_with(expected), "{json}\n{found:#?}");
    }
}

#[test]
fn an_object_of_no_known_shape_names_the_keys_that_would_tell() {
    let found = refused(r#"{"loai": "ke-hoach", "noi_dung": [{"abc": 1}, {}, {"doann": "x"}]}"#);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("1:35!noi_dung[0]: lỗi: Không rõ «noi_dung[0]» là gì: khóa «abc»"), "{found:#?}");
    assert!(found[0].contains("cần một trong các khóa: tieu_de, doan, diem"), "{found:#?}");
    assert!(found[1].contains("đối tượng trống"), "{found:#?}");
    assert!(found[2].ends_with("Khóa «doann» không có trong lược đồ → có phải «doan»?"), "{found:#?}");
}

#[test]
fn deep_nesting_is_refused_without_overflow() {
    for n in [101, 100_000] {
        let found = refused(&format!("{{\"loai\": {}{}}}", "[".repeat(n), "]".repeat(n)));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("lồng nhau quá 100 cấp"), "{found:?}");
    }
    // Brackets in a string nest nothing.
    plan(&format!("{{\"loai\": \"ke-hoach\", \"trich_yeu\": \"{}\"}}", "[".repeat(500)));
}

#[test]
fn encodings() {
    let json = "{\r\n\"loai\": \"ke-hoach\",\r\n\"trich_yeu\": \"Kế hoạch\"}";
    let mut variants: Vec<Vec<u8>> = vec![json.into(), [b"\xEF\xBB\xBF", json.as_bytes()].concat()];
    let units = || json.encode_utf16();
    variants.push(b"\xFF\xFE".iter().copied().chain(units().flat_map(u16::to_le_bytes)).collect());
    variants.push(b"\xFE\xFF".iter().copied().chain(units().flat_map(u16::to_be_bytes)).collect());
    variants.push(units().flat_map(u16::to_le_bytes).collect());
    for bytes in variants {
        let mut d = Diagnostics::new();
        let plan = read::plan_json(&bytes, &mut d);
        assert_eq!(plan.and_then(|p| p.subject).as_deref(), Some("Kế hoạch"), "{:?}", lines(&d));
    }
    let mut d = Diagnostics::new();
    assert!(read::plan_json(b"{\n\"loai\": \"k\xEA\"}", &mut d).is_none());
    assert!(lines(&d)[0].starts_with("2: lỗi: Tệp không phải UTF-8: byte thứ 12 (0xEA)"), "{:?}", lines(&d));
    let mut d = Diagnostics::new();
    assert!(read::plan_json(b"\xFF\xFE{", &mut d).is_none());
    assert_eq!(codes(&d), ["tep.ma-hoa"]);
}

#[test]
fn strings_are_cleaned_and_the_place_is_named() {
    let json = "{\"loai\": \"ke-hoach\", \"nhiem_vu\": [{\"noi_dung\": \"a\"}, {\"noi_dung\": \"Ke\u{302}\u{301} hoa\\u0007\u{323}ch\"}]}";
    let mut d = Diagnostics::new();
    let plan = read::plan_json(json.as_bytes(), &mut d).expect("a plan");
    assert!(plan.tasks[1].content.as_deref().is_some_and(|t| t.starts_with("Kế hoa")));
    assert_eq!(codes(&d), ["chu.ky-tu-dieu-khien"]);
    assert!(lines(&d)[0].starts_with("1:67!nhiem_vu[1].noi_dung: cảnh báo"), "{:?}", lines(&d));
}

#[test]
fn agency_errors_have_their_places_too() {
    let read = |text: &str| {
        let mut d = Diagnostics::new();
        (read::agency_toml(text.as_bytes(), &mut d), lines(&d))
    };
    let (agency, found) =
        read("dia_danh = \"X\"\nky_hieu_coquan = \"UBND\"\n[trinh_bay]\nco_chu = 16\n[[nguoi_ky]]\nho_ten = 5\n");
    assert!(agency.is_none());
    assert_eq!(
        found,
        [
            "2:1!ky_hieu_coquan: lỗi: Khóa «ky_hieu_coquan» không có trong lược đồ → có phải «ky_hieu_co_quan»?",
            "4:10!trinh_bay.co_chu: lỗi: «co_chu» là 16, ngoài khoảng 13 đến 15 (Phụ lục I, mục II.6) → chọn giá trị trong khoảng cho phép",
            "6:10!nguoi_ky[0].ho_ten: lỗi: «ho_ten» phải là chuỗi trong ngoặc kép, không phải số → đặt giá trị trong dấu \"",
        ]
    );
    let (agency, found) = read("dia_danh = X\nluu = \n");
    assert!(agency.is_none());
    assert!(found.len() >= 2 && found[0].starts_with("1:12: lỗi: Sai cú pháp TOML"), "{found:?}");
    assert!(read("").0.is_some());
    assert!(read(&format!("a = {}{}", "[".repeat(5000), "]".repeat(5000))).0.is_none());
}

#[test]
fn the_schema_is_whole() {
    let schema = read::schema();
    let keys = schema["properties"].as_object().expect("properties");
    for key in ["loai", "so", "trich_yeu", "noi_dung", "nhiem_vu", "ky", "phu_luc", "trinh_bay"] {
        assert!(keys.contains_key(key), "{key}");
    }
    for (key, sub) in keys {
        assert!(sub["description"].is_string(), "{key} has no description");
    }
    assert_eq!(schema["required"], serde_json::json!(["loai"]));
    assert!(read::agency_schema()["properties"]["nguoi_ky"].is_object());
}

#[test]
fn numbers_as_typed_keep_their_digits() {
    let p = plan(
        r#"{"loai": "ke-hoach", "so": 5, "nhiem_vu": [{"stt": 13.10, "noi_dung": "a"}, {"stt": "13.1", "noi_dung": "b"}]}"#,
    );
    assert_eq!(p.tasks[0].number.as_ref().map(|w| w.0.as_str()), Some("13.10"));
    // The same structs read with serde_json alone.
    let q: vanthu::plan::Plan = serde_json::from_str(r#"{"loai": "ke-hoach", "so": 5}"#).expect("plan");
    assert_eq!(q.number.map(|w| w.0).as_deref(), Some("5"));
    let back = serde_json::to_string(&p).expect("json");
    assert_eq!(plan(&back), p);
}

/// Whatever happens to a file, reading and composing end with findings, never with a panic.
#[test]
fn damaged_files_never_panic() {
    let office = agency();
    let mut dice = Dice::new(20_260_115);
    let mut next = |n: usize| dice.roll(n);
    let swaps = [
        "null",
        "[]",
        "{}",
        "\"\"",
        "-1",
        "1e9",
        "true",
        "[[]]",
        "{\"tong\": []}",
        "\"\\u0000\"",
        "99999999999999999999",
        "0.5",
    ];
    for file in ["ke-hoach", "bao-cao", "thong-bao", "bien-ban"] {
        let text = std::fs::read_to_string(format!("samples/{file}.json")).expect("sample");
        // Places where a value begins.
        let starts: Vec<usize> = text.match_indices(": ").map(|(i, _)| i + 2).collect();
        for round in 0..400 {
            let mut damaged = text.clone().into_bytes();
            match round % 4 {
                0 => damaged.truncate(next(damaged.len())),
                1 => {
                    let at = next(damaged.len());
                    damaged[at] = next(256) as u8;
                }
                _ => {
                    // A whole line's value becomes something else.
                    let at = starts[next(starts.len())];
                    let rest = &text[at..];
                    let end = at + rest.find([',', '}', '\n']).unwrap_or(rest.len());
                    damaged.splice(at..end, swaps[next(swaps.len())].bytes());
                }
            }
            let mut d = Diagnostics::new();
            if let Some(data) = read::plan_data(&damaged, &mut d) {
                let (_, found) = vanthu::compose::compose(&data.plan, Some(&office), &Default::default());
                d.extend(found);
                data.places.locate(&mut d);
            } else {
                assert!(d.has_errors());
            }
        }
    }
}

#[test]
fn a_paragraph_of_100_000_characters_is_no_trouble() {
    let long = "Nội dung rất dài. ".repeat(6_000);
    let json = usual(&format!(
        r#""mo_dau": "{long}", "ket": "{long}", "phu_luc": [{{"tieu_de": "X", "noi_dung": "{long}"}}]"#
    ));
    let (doc, d) = composed(&json);
    assert!(!d.has_errors());
    assert!(
        doc.body[0..].iter().any(|b| matches!(b, vanthu::document::Block::Paragraph(t) if t.text().len() > 100_000))
    );
}
