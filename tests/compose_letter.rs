//! Letterhead, recipients, signatures, appendices, templates.

mod support;

use support::*;
use vanthu::compose::{builtin, builtin_names, choice, complete};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::{Document, DocumentType, Orientation, Urgency};

fn signed(ky: &str) -> (Vec<String>, Option<String>, Vec<String>) {
    let (doc, d) = composed(&usual(&format!(r#""ky": {ky}"#)));
    let s = doc.signatures.into_iter().next().expect("a signature");
    (s.authority, s.full_name, codes(&d).iter().map(ToString::to_string).collect())
}

#[test]
fn every_signature_stack() {
    for (ky, expected) in [
        (r#"{"hinh_thuc": "TM", "chuc_vu": "Chủ tịch", "ho_ten": "A"}"#, &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"][..]),
        (
            r#"{"hinh_thuc": ["TM", "KT"], "chuc_vu": "Phó Chủ tịch", "ho_ten": "A"}"#,
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (r#"{"chuc_vu": "Chủ tịch", "ho_ten": "A"}"#, &["CHỦ TỊCH"]),
        (r#"{"hinh_thuc": "KT", "chuc_vu": "Phó Chủ tịch", "ho_ten": "A"}"#, &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (
            r#"{"hinh_thuc": "TL", "thu_truong": "Chủ tịch", "chuc_vu": "Chánh Văn phòng", "ho_ten": "A"}"#,
            &["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        ),
        (
            r#"{"hinh_thuc": ["TL", "KT"], "thu_truong": "Chủ tịch", "chuc_vu": "Phó Chánh Văn phòng", "ho_ten": "A"}"#,
            &["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ),
        (r#"{"chuc_vu": "Giám đốc", "ho_ten": "A"}"#, &["GIÁM ĐỐC"]),
        (r#"{"hinh_thuc": "KT", "chuc_vu": "Phó Giám đốc", "ho_ten": "A"}"#, &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (r#"{"hinh_thuc": "Q", "chuc_vu": "Giám đốc", "ho_ten": "A"}"#, &["Q. GIÁM ĐỐC"]),
        (
            r#"{"hinh_thuc": "TL", "thu_truong": "Giám đốc", "chuc_vu": "Trưởng phòng Kế hoạch", "ho_ten": "A"}"#,
            &["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG KẾ HOẠCH"],
        ),
        (
            r#"{"hinh_thuc": ["TL", "KT"], "thu_truong": "Giám đốc", "truong_don_vi": "Trưởng phòng Kế hoạch", "chuc_vu": "Phó Trưởng phòng", "ho_ten": "A"}"#,
            &["TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG KẾ HOẠCH", "PHÓ TRƯỞNG PHÒNG"],
        ),
        (r#"{"hinh_thuc": "KT", "chuc_vu": "Thứ trưởng", "ho_ten": "A"}"#, &["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
        (
            r#"{"hinh_thuc": "TUQ", "thu_truong": "Chủ tịch", "chuc_vu": "Chánh Văn phòng", "ho_ten": "A"}"#,
            &["TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        ),
        (
            r#"{"hinh_thuc": ["TM", "Q"], "chuc_vu": "Chủ tịch", "ho_ten": "A"}"#,
            &["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"],
        ),
        (
            r#"{"hinh_thuc": "TM", "tap_the": "Ban Chỉ đạo", "chuc_vu": "Trưởng ban", "chuc_vu_khac": "Phó Chủ tịch Ủy ban nhân dân", "ho_ten": "A"}"#,
            &["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"],
        ),
        (
            r#"{"hinh_thuc": "TM", "tap_the": "Hội đồng nhân dân", "chuc_vu": "Chủ tịch", "ho_ten": "A"}"#,
            &["TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"],
        ),
        (
            r#"{"quyen_han": ["TM. Ủy ban nhân dân", "KT. Chủ tịch"], "chuc_vu": "Phó Chủ tịch", "ho_ten": "A"}"#,
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (r#"{"nguoi_ky": "pho-chu-tich"}"#, &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (r#"{"nguoi_ky": "Lê Văn Cường"}"#, &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ] {
        let (authority, _, found) = signed(ky);
        assert_eq!(authority, expected, "{ky}");
        assert!(found.is_empty(), "{ky}: {found:?}");
    }
    let (doc, _) = composed(&usual(r#""tu_khoa": ["x"]"#));
    assert_eq!(doc.signatures[0].full_name.as_deref(), Some("Trần Thị Bình"));
}

#[test]
fn signatures_that_lack_something() {
    let (authority, name, found) = signed(r#"{"chuc_vu": "Giám đốc"}"#);
    assert_eq!(
        (authority.as_slice(), name, found.as_slice()),
        (&["GIÁM ĐỐC".to_owned()][..], None, &["thieu.ho-ten".to_owned()][..])
    );
    assert_eq!(signed(r#"{"ho_ten": "A"}"#).2, ["thieu.chuc-vu"]);
    assert_eq!(signed(r#"{"hinh_thuc": "TL", "chuc_vu": "X", "ho_ten": "A"}"#).2, ["thieu.quyen-han"]);
    assert_eq!(
        signed(r#"{"hinh_thuc": "KT", "chuc_vu": "Phó Chủ tịch Thường trực", "ho_ten": "A"}"#).2,
        ["ky.thuong-truc", "ky.thuong-truc"]
    );
    assert_eq!(signed(r#"{"quyen_han": "T/M ỦY BAN", "chuc_vu": "Chủ tịch", "ho_ten": "A"}"#).2, ["ky.kieu-dang"]);
    assert_eq!(signed(r#"{"chuc_vu": "Giám đốc", "ho_ten": "TS. Nguyễn A"}"#).2, ["ky.hoc-vi"]);
    assert_eq!(signed(r#"{"nguoi_ky": "ai-do"}"#).2[0], "ky.khong-co");
    assert_eq!(
        signed(r#"{"quyen_han": "KT. X", "hinh_thuc": "KT", "chuc_vu": "Phó X", "ho_ten": "A"}"#).2[0],
        "ky.hai-cach"
    );
    assert_eq!(
        signed(r#"{"hinh_thuc": ["TM", "TL"], "thu_truong": "X", "chuc_vu": "Phó X", "ho_ten": "A"}"#).2[0],
        "ky.hinh-thuc"
    );
}

#[test]
fn two_signatures() {
    let (doc, d) = composed(
        r#"{"loai": "bien-ban", "trich_yeu": "Họp giao ban", "noi_dung": ["Đoạn."], "luu": "VT, Hồ sơ", "noi_nhan": [],
        "ky": [{"chuc_vu": "Thư ký", "ho_ten": "A"}, {"chuc_vu": "Chủ tọa", "ho_ten": "B"}]}"#,
    );
    assert_eq!(lines(&d), Vec::<String>::new());
    assert_eq!(doc.signatures.iter().map(|s| s.authority[0].as_str()).collect::<Vec<_>>(), ["THƯ KÝ", "CHỦ TỌA"]);
    assert_eq!(texts(&doc.recipients), ["Lưu: VT, Hồ sơ."]);
    assert_eq!(doc.code_notation, "BB-UBND");
}

#[test]
fn addressees_only_where_the_decree_has_them() {
    let (_, d) = composed(&usual(r#""kinh_gui": "UBND tỉnh""#));
    assert_eq!(
        lines(&d),
        [
            "1:120!kinh_gui: lỗi: Kế hoạch không có Kính gửi (Phụ lục I, mục II.9.b) → bỏ khóa «kinh_gui», ghi nơi nhận vào «noi_nhan»"
        ]
    );
    let report = |extra: &str| {
        composed(&format!(
            r#"{{"loai": "bao-cao", "trich_yeu": "X", "noi_dung": ["Đ."], "luu": "VT", "noi_nhan": ["Lãnh đạo"]{extra}}}"#
        ))
    };
    let (doc, d) = report(r#", "kinh_gui": ["Ủy ban nhân dân tỉnh;", "- Sở Nội vụ"]"#);
    assert_eq!(lines(&d), Vec::<String>::new());
    assert_eq!(texts(&doc.addressees), ["Ủy ban nhân dân tỉnh;", "Sở Nội vụ."]);
    assert_eq!(texts(&doc.recipients), ["Như trên;", "Lãnh đạo;", "Lưu: VT."]);
    let (doc, _) = report(r#", "kinh_gui": "Kính gửi: Sở Nội vụ.""#);
    assert_eq!(texts(&doc.addressees), ["Sở Nội vụ"]);
    assert!(report("").0.addressees.is_empty());
    let (doc, d) = composed(
        r#"{"loai": "cong-van", "trich_yeu": "đôn đốc báo cáo", "noi_dung": ["Đ."], "luu": "VT", "noi_nhan": ["A"]}"#,
    );
    assert_eq!(codes(&d), ["thieu.kinh-gui"]);
    assert_eq!((doc.code_notation.as_str(), doc.subject.text().as_str()), ("UBND-VP", "V/v đôn đốc báo cáo"));
    assert_eq!(doc.doc_type, DocumentType::OfficialLetter);
}

#[test]
fn numbers_dates_and_marks() {
    let (doc, d) = composed(&usual(
        r#""so": "7/KH-UBND", "ngay": "…/02/2026", "do_khan": "hoa-toc", "du_thao": "lần 2", "pham_vi_luu_hanh": "Lưu hành nội bộ", "nguoi_soan": "nva", "so_ban": 30, "ten_loai": "Kế hoạch hành động", "dia_chi": ["Đường A"]"#,
    ));
    assert_eq!(lines(&d), Vec::<String>::new());
    assert_eq!(doc.code_number.as_deref(), Some("07"));
    assert_eq!(doc.issued_date.in_words(), "ngày       tháng 02 năm 2026");
    assert_eq!(doc.marks.urgency, Some(Urgency::Immediate));
    assert_eq!(doc.marks.draft.as_deref(), Some("DỰ THẢO (lần 2)"));
    assert_eq!(doc.marks.circulation.as_deref(), Some("LƯU HÀNH NỘI BỘ"));
    assert_eq!(doc.drafter.as_deref(), Some("NVA.(30)"));
    assert_eq!(doc.type_name.as_deref(), Some("KẾ HOẠCH HÀNH ĐỘNG"));
    assert_eq!(doc.contact, ["Đường A"]);
    let (doc, _) = composed(&usual(r#""so": """#));
    assert_eq!(doc.code_number, None);
    let (_, d) = composed(&usual(r#""ky_hieu": "BC-UBND""#));
    assert_eq!(codes(&d), ["the-thuc.ky-hieu"]);
    let (_, d) = composed(&usual(&format!(r#""ky_hieu": "KH-{}""#, "A".repeat(30))));
    assert_eq!(codes(&d), ["the-thuc.ky-hieu-dai"]);
    let long = usual("\"so\": 1").replace("Thử", &"một hai ba bốn năm sáu ".repeat(25));
    assert_eq!(codes(&composed(&long).1), ["the-thuc.trich-yeu-dai"]);
}

#[test]
fn what_is_missing_is_marked() {
    let json = r#"{"loai": "ke-hoach"}"#;
    let (doc, d) = vanthu::compose::compose(&plan(json), None, &Default::default());
    assert_eq!(
        codes(&d),
        [
            "thieu.ky-hieu",
            "thieu.trich-yeu",
            "thieu.noi-nhan",
            "thieu.luu",
            "thieu.nguoi-ky",
            "thieu.noi-dung",
            "thieu.co-quan",
            "thieu.dia-danh"
        ]
    );
    assert!(!d.has_errors());
    assert_eq!(doc.organ, ["[CẦN BỔ SUNG: tên cơ quan ban hành]"]);
    assert_eq!(texts(&doc.recipients), ["[CẦN BỔ SUNG: nơi nhận]", "Lưu: VT."]);
    assert_eq!(doc.code_notation, "KH-[CẦN BỔ SUNG: ký hiệu cơ quan]");
}

#[test]
fn appendices_and_their_attached_line() {
    let (doc, d) = composed(&usual(
        r#""so": 12, "ngay": "2026-01-05", "phu_luc": [
        {"tieu_de": "Danh mục nhiệm vụ", "huong": "ngang", "nhiem_vu": [{"noi_dung": "a"}]},
        {"tieu_de": "Biểu mẫu", "kem_theo": "dien-tu", "noi_dung": "I. MỤC\nĐoạn"},
        {"tieu_de": "Khác", "kem_theo": "Kèm theo Kế hoạch này", "noi_dung": ["x"], "nhan": "Phụ lục số 03"}]"#,
    ));
    assert_eq!(lines(&d), Vec::<String>::new());
    let attached: Vec<String> = doc.appendices.iter().filter_map(|a| a.attached.as_ref()).map(|a| a.text()).collect();
    assert_eq!(
        attached[0],
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)"
    );
    assert!(
        attached[1].starts_with("(Kèm theo Kế hoạch số        /KH-UBND ngày      ")
            && attached[1].ends_with("của Ủy ban nhân dân xã An Bình)")
    );
    assert_eq!(attached[2], "(Kèm theo Kế hoạch này)");
    assert_eq!(doc.appendices[0].orientation, Orientation::Landscape);
    assert_eq!(doc.appendices[2].label.as_deref(), Some("Phụ lục số 03"));
    assert_eq!(outline(&doc.appendices[1].body), ["I.| MỤC", "Đoạn"]);
    let (_, d) = composed(&usual(r#""phu_luc": [{"tieu_de": "Trống"}]"#));
    assert_eq!(codes(&d), ["phu-luc.trong"]);
}

#[test]
fn template_errors_name_the_place_and_the_variables() {
    for (text, expected) in [
        (
            "KẾ HOẠCH\n{{ trich_yeu }}\n\nAbc {{ trichyeu }}\n",
            "mau-rieng.txt:4:8: lỗi: Lỗi trong tệp mẫu: không có biến «trichyeu» → các biến có: loai, ten_loai,",
        ),
        ("KẾ HOẠCH\n\n{% for a in mo_dau %}\n{{ a }}", "mau-rieng.txt:4:"),
        (
            "{{ bang(ten=\"nhiemvu\") }}",
            "mau-rieng.txt:1:4: lỗi: Lỗi trong tệp mẫu: bang(ten=\"nhiemvu\"): không có tên này; các tên có: nhiem_vu, noi_dung",
        ),
        ("{{ so | khong_co }}", "mau-rieng.txt:1:9: lỗi: Lỗi trong tệp mẫu: không có bộ lọc «khong_co»"),
        ("{{ ham() }}", "mau-rieng.txt:1:4: lỗi: Lỗi trong tệp mẫu: không có hàm «ham»"),
    ] {
        let (_, d) = with_template(&usual(r#""so": 1"#), Some(text));
        assert!(lines(&d)[0].starts_with(expected), "{:#?}", lines(&d));
        assert!(d.has_errors());
    }
}

#[test]
fn a_template_that_leaves_data_out_is_told() {
    let (doc, d) = with_template(
        &usual(r#""nhiem_vu": [{"noi_dung": "a"}], "ket": "Hết""#),
        Some("KẾ HOẠCH\n{{ trich_yeu }}\n\nI. MỤC ĐÍCH\n\n- Theo **{{ trich_yeu }}**.\n"),
    );
    assert_eq!(codes(&d), ["mau.bo-sot", "mau.bo-sot", "mau.bo-sot"]);
    assert_eq!(outline(&doc.body), ["I.| MỤC ĐÍCH", "- Theo Thử.", "Đoạn.", "[bảng 2x1]"]);
}

#[test]
fn named_tables_and_loops_in_templates() {
    let json = usual(r#""nhiem_vu": [{"noi_dung": "I. a"}], "bang": {"so_lieu": {"cot": ["A"], "dong": [["x"]]}}"#);
    let text = "\u{feff}KẾ HOẠCH\r\n{{ trich_yeu }}\r\n\r\n{{ khoi(ten=\"noi_dung\") }}\r\n{% for n in nhiem_vu %}\r\n- {{ n.noi_dung }}\r\n{% endfor %}\r\n{{ bang(ten=\"so_lieu\") }}\r\n{{ bang(ten=\"nhiem_vu\") }}\r\n";
    let (doc, d) = with_template(&json, Some(text));
    assert_eq!(lines(&d), Vec::<String>::new());
    assert_eq!(outline(&doc.body), ["Đoạn.", "- I. a", "[bảng 1x1]", "[bảng 2x1]"]);
}

#[test]
fn every_type_composes_with_a_built_in_template() {
    assert_eq!(builtin_names().count(), 8);
    assert!(builtin("ke-hoach").is_some() && builtin("khong").is_none());
    for kind in DocumentType::all() {
        let (doc, d) = composed(&format!(
            r#"{{"loai": "{}", "trich_yeu": "Thử", "mo_dau": "Mở.", "noi_dung": ["Đoạn."], "ket": "Kết.", "luu": "VT", "noi_nhan": ["A"]}}"#,
            kind.key()
        ));
        assert!(!d.has_errors(), "{:?}", lines(&d));
        assert_eq!(doc.doc_type, kind);
        assert_eq!(outline(&doc.body), ["Mở.", "Đoạn.", "Kết"], "{kind:?}");
        assert!(doc.subject.text().ends_with("Thử"));
    }
}

#[test]
fn sizes_and_margins() {
    let mut d = Diagnostics::new();
    let p = plan(r#"{"loai": "ke-hoach", "trinh_bay": {"le_trai_mm": 32, "co_chu": 13}}"#);
    let c = choice(Default::default(), Some(&p), Some(&agency()), &mut d);
    assert_eq!((c.left_mm, c.body_size, c.right_mm), (32.0, 13.0, 15.0));
    assert!(d.is_empty());
    let mut bad = p;
    bad.layout.get_or_insert_default().left_mm = Some(10.0);
    assert_eq!(choice(Default::default(), Some(&bad), None, &mut d).left_mm, 30.0);
    assert!(d.has_errors());
}

#[test]
fn plain_text_is_completed_and_never_overridden() {
    let mut d = Diagnostics::new();
    let mut doc = Document { place: "Nơi khác".into(), subject: "X".into(), ..Document::default() };
    complete(&mut doc, Some(&agency()), &mut d);
    assert_eq!((doc.place.as_str(), doc.organ.len(), doc.code_notation.as_str()), ("Nơi khác", 2, "KH-UBND"));
    assert!(d.is_empty());
    let mut doc = Document::default();
    complete(&mut doc, None, &mut d);
    assert_eq!(codes(&d), ["thieu.ky-hieu", "thieu.trich-yeu", "thieu.co-quan", "thieu.dia-danh"]);
}
