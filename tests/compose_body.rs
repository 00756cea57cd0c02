//! Blocks, numbering and tables.

mod support;

use support::*;
use vanthu::document::{Align, Inline, RowKind};

fn body(json: &str) -> (vanthu::document::Document, vanthu::diagnostic::Diagnostics) {
    composed(&format!(
        r#"{{"loai": "ke-hoach", "trich_yeu": "Thử", "noi_nhan": ["A"], "luu": "VT", "noi_dung": {json}}}"#
    ))
}

#[test]
fn numbering_in_every_depth_and_style() {
    let json = r#"[
      {"phan": {"tieu_de": "TỔNG QUAN", "noi_dung": [{"tieu_de": "A", "noi_dung": [{"khoan": ["x", {"chu": "y", "con": [{"diem": ["p"]}, {"gach": [{"chu": "g", "con": [{"cong": ["c"]}]}]}]}]}]}]}},
      {"phan": {"tieu_de": "CHI TIẾT", "noi_dung": [
        {"tieu_de": "B", "noi_dung": [
          {"tieu_de": "B1", "noi_dung": [{"tieu_de": "sâu", "noi_dung": [{"tieu_de": "hơn", "noi_dung": [{"tieu_de": "nữa"}]}]}]},
          {"khoan": ["chung số đếm"]},
          {"tieu_de": "B3"}]},
        {"tieu_de": "Sẵn số", "so": "IV"}, {"tieu_de": "Tiếp"}, {"tieu_de": "Không số", "so": ""}]}}
    ]"#;
    let (doc, d) = body(json);
    assert!(!d.has_errors());
    assert_eq!(
        outline(&doc.body),
        [
            "Phần I| TỔNG QUAN",
            "I.| A",
            "1. x",
            "2. y",
            "a) p",
            "- g",
            "+ c",
            "Phần II| CHI TIẾT",
            "I.| B",
            "1.| B1",
            "a)| sâu",
            "-| hơn",
            "+| nữa",
            "2. chung số đếm",
            "3.| B3",
            "IV.| Sẵn số",
            "V.| Tiếp",
            "| Không số",
        ]
    );
    let decimal = format!(r#"{{"loai": "ke-hoach", "danh_so": "1.1", "noi_dung": {json}}}"#);
    let (doc, _) = composed(&decimal);
    assert_eq!(
        outline(&doc.body)[8..15],
        ["I.| B", "1.| B1", "1.1.| sâu", "1.1.1.| hơn", "a)| nữa", "2. chung số đếm", "3.| B3"]
    );
}

#[test]
fn letters_go_on_past_the_alphabet_and_over_dashes() {
    let many: Vec<String> = (0..25).map(|i| format!("\"m{i}\"")).collect();
    let (doc, _) = body(&format!(
        r#"[{{"diem": [{}]}}, "Đoạn.", {{"diem": ["lại từ đầu"]}}, {{"gach": ["g"]}}, {{"diem": ["tiếp"]}}, {{"diem": [{{"chu": "đ", "so": "đ"}}, "sau đ"]}}]"#,
        many.join(",")
    ));
    let o = outline(&doc.body);
    assert_eq!(o[22], "y) m22");
    assert_eq!(o[23], "aa) m23");
    assert_eq!(o[25..], ["Đoạn.", "a) lại từ đầu", "- g", "b) tiếp", "đ) đ", "e) sau đ"]);
}

#[test]
fn articles_and_chapters() {
    let (doc, _) = body(
        r#"[
      {"chuong": {"tieu_de": "QUY ĐỊNH CHUNG", "noi_dung": [{"dieu": {"tieu_de": "Phạm vi", "noi_dung": [{"khoan": ["k"]}]}}]}},
      {"chuong": {"tieu_de": "THI HÀNH", "noi_dung": [{"dieu": {"tieu_de": "Hiệu lực"}}]}}]"#,
    );
    assert_eq!(
        outline(&doc.body),
        ["Chương I| QUY ĐỊNH CHUNG", "Điều 1.| Phạm vi", "1. k", "Chương II| THI HÀNH", "Điều 2.| Hiệu lực"]
    );
}

#[test]
fn data_is_never_markup() {
    let (doc, d) = composed(
        r#"{"loai": "ke-hoach", "trich_yeu": "**Đậm** <b>x</b> {{ so }}", "noi_nhan": ["A"], "luu": "VT",
        "mo_dau": ["I. Không phải đề mục", "a) **không đậm** & <i>", "Nơi nhận:", "{% if %}"],
        "noi_dung": ["1. x", "- y", "**z**", "Kính gửi: ai đó", {"bang": {"cot": ["**A**"], "dong": [["<b>| x |</b>"]]}}],
        "ket": "*Hết*"}"#,
    );
    assert_eq!(lines(&d), Vec::<String>::new());
    assert_eq!(doc.subject.text(), "**Đậm** <b>x</b> {{ so }}");
    assert_eq!(
        outline(&doc.body),
        [
            "I. Không phải đề mục",
            "a) **không đậm** & <i>",
            "Nơi nhận:",
            "{% if %}",
            "1. x",
            "- y",
            "**z**",
            "Kính gửi: ai đó",
            "[bảng 1x1]",
            "*Hết*"
        ]
    );
    assert_eq!(rows(&first_table(&doc.body).body), ["<b>| x |</b>"]);
}

#[test]
fn runs_and_footnotes() {
    let (doc, _) = body(
        r#"[{"doan": ["Thường ", {"dam": "đậm"}, {"nghieng": " nghiêng"}, {"dam_nghieng": " cả hai"}, {"chu_thich": "Theo báo cáo."}, "."]}, {"doan": "Giữa", "canh": "giua"}, {"ngat_trang": true}]"#,
    );
    let vanthu::document::Block::Paragraph(text) = &doc.body[0] else { panic!("paragraph") };
    let styles: Vec<(bool, bool)> = text
        .0
        .iter()
        .filter_map(|p| match p {
            Inline::Text(_, s) => Some((s.bold, s.italic)),
            _ => None,
        })
        .collect();
    assert_eq!(styles, [(false, false), (true, false), (false, true), (true, true), (false, false)]);
    assert!(matches!(&text.0[4], Inline::Footnote(f) if f.text() == "Theo báo cáo."));
    assert_eq!(outline(&doc.body)[1..], ["<Giữa>", "[ngắt trang]"]);
}

#[test]
fn nested_heads_groups_totals_and_numbers() {
    let (doc, d) = body(
        r#"[{"bang": {
        "ten": "Kết quả", "don_vi_tinh": "triệu đồng", "so_cot": true,
        "cot": [{"ten": "STT", "canh": "giua", "rong_mm": 12}, "Chỉ tiêu",
                {"ten": "Thực hiện", "con": [{"ten": "Cùng kỳ", "khoa": "ck"}, {"ten": "Kỳ này", "con": [{"ten": "Quý I", "khoa": "q1"}, {"ten": "Quý II", "khoa": "q2"}]}]}, "Năm"],
        "dong": [{"nhom": "Thu", "stt": "I"}, [1, "Thuế", 1234567.89, 1000, -5.5, 2026],
                 {"STT": 2, "Chỉ tiêu": "Phí", "q2": 999},
                 {"nhom": "Không số"},
                 ["", {"noi_dung": "Gộp", "gop_cot": 2, "gop_dong": 2, "canh": "giua", "dam": true}, "a", "b", null],
                 ["3", "c", "d", "e"],
                 {"tong": ["", "Tổng", 1, 2, 3, ""]}, {"tong": {"Chỉ tiêu": "Cộng", "ck": 10000}}]}}]"#,
    );
    assert_eq!(lines(&d), Vec::<String>::new());
    let t = first_table(&doc.body);
    assert_eq!(
        rows(&t.head),
        [
            "STT{1,3}|Chỉ tiêu{1,3}|Thực hiện{3,1}|Năm{1,3}",
            "Cùng kỳ{1,2}|Kỳ này{2,1}",
            "Quý I|Quý II",
            "(1)|(2)|(3)|(4)|(5)|(6)"
        ]
    );
    assert_eq!(
        rows(&t.body),
        [
            "I|Thu{5,1}",
            "1|Thuế|1.234.567,89|1.000|-5,5|2026",
            "2|Phí|||999|",
            "Không số{6,1}",
            "|Gộp{2,2}|a|b|",
            "3|c|d|e",
            "|Tổng|1|2|3|",
            "|Cộng|10.000|||"
        ]
    );
    assert_eq!(t.head[3].kind, RowKind::ColumnNumbers);
    assert_eq!((t.body[0].kind, t.body[6].kind), (RowKind::Group, RowKind::Total));
    assert_eq!(t.unit.as_ref().map(|u| u.text()).as_deref(), Some("Đơn vị tính: triệu đồng"));
    assert_eq!((t.columns[0].align, t.columns[0].width_mm), (Some(Align::Center), Some(12.0)));
}

#[test]
fn tables_that_cannot_be_have_their_places() {
    let (_, d) = body(
        "[{\"bang\": {\"cot\": [\"A\", \"B\"], \"dong\": [\n[1, 2, 3],\n[1, {\"noi_dung\": \"x\", \"gop_dong\": 9}],\n{\"A\": 1},\n{\"C\": 1},\n[{\"noi_dung\": \"x\", \"gop_cot\": 3}]], \"so_cot\": [\"(1)\"]}}]",
    );
    let found = lines(&d);
    assert!(
        found.iter().any(|l| l.starts_with("2:1!noi_dung[0].bang.dong[0]: lỗi: Dòng có 3 ô nhưng bảng chỉ có 2 cột")),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|l| l.starts_with("3:5!noi_dung[0].bang.dong[1][1]: lỗi: Ô thứ 2 gộp 9 dòng")),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|l| l.starts_with("5:7!noi_dung[0].bang.dong[3].C: lỗi: Ô «C» không thuộc cột nào")),
        "{found:#?}"
    );
    assert!(found.iter().any(|l| l.starts_with("6:1!noi_dung[0].bang.dong[4]: lỗi: Ô thứ 1 gộp 3 cột")), "{found:#?}");
    assert!(found.iter().any(|l| l.contains("Dòng số cột có 1 ô")), "{found:#?}");
    let (doc, d) = body(r#"[{"bang": {"cot": ["A", "B"], "dong": [[1]]}}]"#);
    assert_eq!(codes(&d), ["bang.thieu-o"]);
    assert_eq!(rows(&first_table(&doc.body).body), ["1|"]);
}

#[test]
fn tasks_run_on_across_groups() {
    let (doc, d) = composed(&usual(
        r#""nhiem_vu": [
        {"nhom": "Thể chế", "noi_dung": "a", "chu_tri": "VP", "phoi_hop": ["X", "Y"], "thoi_han": "Quý I/2026", "san_pham": ["s1", "s2"]},
        {"noi_dung": "b", "kinh_phi": 1500},
        {"nhom": "Hạ tầng", "stt": "B"},
        {"noi_dung": "c"}, {"stt": "3.1", "noi_dung": "c1"}, {"noi_dung": "d"}]"#,
    ));
    assert_eq!(lines(&d), Vec::<String>::new());
    let t = first_table(&doc.body);
    assert_eq!(
        rows(&t.head),
        [
            "STT|Nội dung nhiệm vụ|Cơ quan, đơn vị chủ trì|Cơ quan, đơn vị phối hợp|Thời gian hoàn thành|Sản phẩm, kết quả|Kinh phí"
        ]
    );
    assert_eq!(
        rows(&t.body),
        [
            "I|Thể chế{6,1}",
            "1|a|VP|X; Y|Quý I/2026|- s1\n- s2|",
            "2|b|||||1.500",
            "B|Hạ tầng{6,1}",
            "3|c|||||",
            "3.1|c1|||||",
            "4|d|||||"
        ]
    );
    let (doc, d) = composed(&usual(
        r#""nhiem_vu": [{"chu_tri": "VP"}], "cot_nhiem_vu": ["noi_dung", {"khoa": "chu_tri", "ten": "Đơn vị"}]"#,
    ));
    assert_eq!(codes(&d), ["thieu.noi-dung-nhiem-vu"]);
    assert_eq!(rows(&first_table(&doc.body).head), ["Nội dung nhiệm vụ|Đơn vị"]);
    assert_eq!(rows(&first_table(&doc.body).body), ["[CẦN BỔ SUNG: nội dung nhiệm vụ]|VP"]);
}

#[test]
fn pictures() {
    // A white PNG of 3 x 2 pixels and a white JPEG of 4 x 5.
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAMAAACqqpYoAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAAA1BMVEX///+nxBvIAAAAAWJLR0QAiAUdSAAAAAd0SU1FB+oLFgUIHzqz7gAAAAALSURBVAjXY2CAAAAACAABLyDdMQAAACV0RVh0ZGF0ZTpjcmVhdGUAMjAyNi0xMS0yMlQwNTowODozMSswMDowMLl0zXgAAAAldEVYdGRhdGU6bW9kaWZ5ADIwMjYtMTEtMjJUMDU6MDg6MzErMDA6MDDIKXXEAAAAAElFTkSuQmCC";
    let jpg = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAFAAQBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8ATP/Z";
    let (doc, d) = body(&format!(
        r#"[{{"anh": {{"du_lieu": "{png}", "mo_ta": "một"}}}}, {{"anh": {{"du_lieu": "{jpg}", "mo_ta": "hai"}}}}]"#
    ));
    assert_eq!(lines(&d), Vec::<String>::new());
    let sizes: Vec<_> = doc
        .body
        .iter()
        .filter_map(|b| match b {
            vanthu::document::Block::Image(i) => Some(i.pixels),
            _ => None,
        })
        .collect();
    assert_eq!(sizes, [(3, 2), (4, 5)]);
    let (_, d) = body(
        r#"["Đoạn.", {"anh": {"tep": "khong.png", "mo_ta": "x"}}, {"anh": {"mo_ta": "x"}}, {"anh": {"du_lieu": "AAAA", "mo_ta": "x"}}, {"anh": {"du_lieu": "??", "mo_ta": "x"}}]"#,
    );
    assert_eq!(codes(&d), ["anh.khong-doc-duoc", "anh.khong-nguon", "anh.dinh-dang", "anh.base64"]);
    assert!(lines(&d)[0].starts_with("1:"), "{:?}", lines(&d));
}

#[test]
fn ten_thousand_tasks_compose() {
    let json = |n: usize| {
        let task = r#"{"noi_dung": "Triển khai thực hiện đồng bộ các giải pháp nâng cao hiệu quả cải cách hành chính, chuyển đổi số trên địa bàn xã giai đoạn 2026 - 2030; rà soát, cập nhật cơ sở dữ liệu dùng chung, bảo đảm dữ liệu đúng, đủ, sạch, sống và thống nhất trong toàn xã", "chu_tri": "Phòng Văn hóa - Xã hội", "phoi_hop": ["Văn phòng HĐND và UBND", "Phòng Kinh tế"], "thoi_han": "Quý II/2026", "san_pham": "Kế hoạch, báo cáo kết quả thực hiện"}"#;
        usual(&format!(r#""nhiem_vu": [{}]"#, vec![task; n].join(",\n")))
    };
    let p = plan(&json(10_000));
    let (doc, d) = vanthu::compose::compose(&p, Some(&agency()), &Default::default());
    assert!(!d.has_errors());
    assert_eq!(first_table(&doc.body).body.len(), 10_000);
}
