//! A plan in each of its forms: what is found in it later is told by the place its author knows.

use crate::harness::sheets::{Rows, workbook};
use crate::harness::{Run, plan};

const INFO: Rows = &[
    &["Thông tin", "Giá trị", "Hướng dẫn"],
    &["Loại văn bản", "Kế hoạch"],
    &["Số", "12"],
    &["Ký hiệu", "BC-UBND"],
    &["Ngày ban hành", "@2026-03-02"],
    &["Trích yếu", "Chuyển đổi số ở cơ sở"],
    &["Kính gửi", "Các phòng chuyên môn"],
    &["Nơi nhận", "Các phòng"],
    &["Quyền hạn", "TM. ỦY BAN NHÂN DÂN"],
    &["Chức vụ", "Chủ tịch"],
    &["Họ tên người ký", ""],
];

const TASKS: Rows = &[
    &["STT", "Chủ trì", "Nội dung nhiệm vụ", "Thời hạn"],
    &["I", "", "Thể chế"],
    &["1", "Phòng Tư pháp", "Rà soát văn bản", "Quý II/2026"],
    &["2", "Phòng Nội vụ", "", "30/6/2026"],
];

const BODY: Rows = &[&["Cấp", "Số", "Tiêu đề hoặc nội dung"], &["Mục (I.)", "", "MỤC ĐÍCH"], &["", "", "Một đoạn."]];

fn book() -> Vec<u8> {
    workbook(&[("Thông tin chung", INFO), ("Nội dung", BODY), ("Nhiệm vụ", TASKS)])
}

#[test]
fn findings_of_a_plan_workbook_name_its_cells() {
    let run = Run::with_office().file("sổ kế hoạch.xlsx", book()).args(["lap", "sổ kế hoạch.xlsx"]);
    let done = run.fails_with("lỗi");
    let at = |cell: &str| format!("sổ kế hoạch.xlsx!{cell}: ");
    // A wrong kind of document's notation, an addressee where there is none, a missing name.
    done.says(&format!("{}cảnh báo: Ký hiệu", at("Thông tin chung!B4")));
    done.says(&format!("{}lỗi: Kế hoạch không có Kính gửi", at("Thông tin chung!B7")));
    done.says(&format!("{}cảnh báo: Thiếu họ tên", at("Thông tin chung!B11")));
    // Said once, though both the reader and the composer miss the words.
    done.says(&at("Nhiệm vụ!C4"));
    assert_eq!(done.err.matches("Nhiệm vụ!C4").count(), 1, "{}", done.err);
    // The form's words, not the keys of JSON.
    for key in ["noi_nhan", "kinh_gui", "luu", "nhiem_vu", "khóa", "ky_hieu:"] {
        done.says_not(key);
    }
    done.says("ghi nơi nhận vào «Nơi nhận»").makes(&[]);
}

#[test]
fn a_fact_without_a_row_is_missed_on_its_sheet() {
    let info: Rows = &[&["Loại văn bản", "Kế hoạch"], &["Trích yếu", "Thử"], &["Lưu", ""]];
    let bare = workbook(&[("Thông tin chung", info), ("Nội dung", BODY)]);
    let done = Run::new().file("a.xlsx", bare).args(["lap", "a.xlsx"]).succeeds();
    done.says("a.xlsx!Thông tin chung: cảnh báo: Thiếu tên cơ quan ban hành");
    done.says("a.xlsx!Thông tin chung: cảnh báo: Thiếu nơi nhận").says("thêm mục ấy vào trang «Thông tin chung»");
    done.says("a.xlsx!Thông tin chung!B3: cảnh báo: Nơi nhận chưa ghi nơi lưu")
        .says("điền ô B3 của trang «Thông tin chung»");
}

#[test]
fn a_missing_glyph_names_its_cell() {
    let tasks: Rows =
        &[&["STT", "Nội dung", "Thời hạn"], &["1", "Rà soát", "Quý I"], &["2", "Báo cáo 漢 tự", "Quý II"]];
    let run = Run::with_office().file("a.xlsx", workbook(&[("Bảng 1", tasks)])).args(["phu-luc", "a.xlsx"]);
    run.fails_with("a.xlsx!Bảng 1!B3: lỗi: ").says("«漢» (U+6F22)").makes(&[]);
}

#[test]
fn tasks_of_a_plan_workbook_say_their_cells() {
    let run = Run::with_office().file("a.xlsx", book()).args(["xuat-nhiem-vu", "a.xlsx", "-o", "n.csv"]);
    let done = run.succeeds();
    let text = String::from_utf8(done.bytes("n.csv")).expect("UTF-8");
    assert!(text.contains("a.xlsx!Nhiệm vụ!C3") && text.contains("a.xlsx!Nhiệm vụ!C4"), "{text}");
}

const TABLE: &str = "PHÂN CÔNG NHIỆM VỤ\nSTT,Nhiệm vụ,Thời hạn\n1,Rà soát,Quý II/2026\n2,Tập huấn,30/6/2026\n";

fn attached(name: &str, bytes: impl AsRef<[u8]>) -> Run {
    Run::with_office().file("b.csv", TABLE).file(name, bytes).args(["phu-luc", "b.csv", "--kem-theo", name])
}

#[test]
fn the_attached_line_comes_from_a_plan_in_any_form() {
    let info: Rows = &[
        &["Loại văn bản", "Kế hoạch"],
        &["Số", "#12"],
        &["Ngày ban hành", "@2026-03-02"],
        &["Trích yếu", "Chuyển đổi số"],
    ];
    let json = plan("\"so\": \"12\", \"ngay\": \"02/3/2026\"");
    let text = "Số: 12/KH-UBND\n\nKẾ HOẠCH\nChuyển đổi số\n\nMột đoạn.\n";
    let dated = "Số: 12/KH-UBND\nAn Bình, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nChuyển đổi số\n\nMột đoạn.\n";
    let mut lines = Vec::new();
    for (name, bytes) in [
        ("kế hoạch.json", json.into_bytes()),
        ("kế hoạch.xlsx", workbook(&[("Thông tin chung", info), ("Nhiệm vụ", TASKS)])),
        ("kế hoạch.txt", dated.as_bytes().to_vec()),
    ] {
        let done = attached(name, bytes).succeeds();
        done.makes(&["b.docx", "b.pdf"]);
        let text = done.docx("b.docx");
        let line = text.lines().find(|l| l.contains("Kèm theo")).unwrap_or_else(|| panic!("{name}: {text}"));
        lines.push(line.to_owned());
    }
    assert!(lines[0].contains("Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban"), "{lines:?}");
    assert!(lines.iter().all(|l| *l == lines[0]), "{lines:?}");
    // As an office keeps it once it is issued.
    let dated = plan("\"so\": \"12\", \"ngay\": \"02/3/2026\"");
    let word = Run::with_office().file("a.json", dated).args(["lap", "a.json", "--dang", "docx"]).succeeds();
    let done = attached("kế hoạch.docx", word.bytes("a.docx")).succeeds();
    assert!(done.docx("b.docx").contains(&lines[0]), "{}", done.docx("b.docx"));
    // A document is a plan too, and what is made of it never takes its place.
    let before = done.bytes("kế hoạch.docx");
    let done = done.then().args(["lap", "kế hoạch.docx", "--ghi-de"]).succeeds();
    done.says("tệp gốc được giữ nguyên").makes(&["kế hoạch (2).docx", "kế hoạch (2).pdf"]);
    assert_eq!(done.bytes("kế hoạch.docx"), before);
    let done = done.then().args(["phu-luc", "kế hoạch.docx"]).fails_with("là văn bản Word, không phải bảng");
    done.says("vanthu kiem-tra").makes(&[]);
    // A text without a date leaves room for it.
    let text = attached("a.txt", text).succeeds().docx("b.docx");
    assert!(text.contains("12/KH-UBND ngày"), "{text}");
}

#[test]
fn a_text_of_another_organ_does_not_take_the_office_s_name() {
    let text = "SỞ NỘI VỤ\nSố: 12/KH-SNV\n\nKẾ HOẠCH\nThử\n\nMột đoạn.\n";
    let done = attached("a.txt", text).succeeds();
    done.says("a.txt: cảnh báo: Thiếu tên đầy đủ của cơ quan");
    assert!(done.docx("b.docx").contains("[CẦN BỔ SUNG: tên đầy đủ"), "{}", done.docx("b.docx"));
}

#[test]
fn what_is_no_plan_is_told() {
    attached("a.docx", "PK").fails_with("a.docx: lỗi").makes(&[]);
    attached("a.doc", "x")
        .fails_with("a.doc: lỗi: Tệp là văn bản .doc, chưa đọc được")
        .says("lưu thành .docx")
        .makes(&[]);
    attached("a.pdf", "%PDF-1.7").fails_with("a.pdf: lỗi: Tệp là văn bản PDF, chưa đọc được").makes(&[]);
    attached("a.csv", TABLE).fails_with("a.csv: lỗi: Tệp này là bảng, không phải dữ liệu kế hoạch").makes(&[]);
    attached("a.txt", "PHỤ LỤC\nDanh mục\n\nMột đoạn.\n").fails_with("chỉ có phụ lục").makes(&[]);
    attached(
        "a.xlsx",
        workbook(&[("Thông tin chung", &[&["Loại văn bản", "Kế hoạch"], &["Số", "1"], &["Độ khẩn", "gấp"]])]),
    )
    .fails_with("a.xlsx!Thông tin chung!B3: lỗi")
    .makes(&[]);
    let missing = workbook(&[("Thông tin chung", &[&["Loại văn bản", "Kế hoạch"], &["Số", "1"], &["Ký hiệu", ""]])]);
    let run =
        Run::new().file("b.csv", TABLE).file("a.xlsx", missing).args(["phu-luc", "b.csv", "--kem-theo", "a.xlsx"]);
    let done = run.succeeds();
    done.says("a.xlsx!Thông tin chung!B3: cảnh báo: Thiếu ký hiệu");
    // A plan and a table are told apart by what is in them, not by the name of the file.
    let done = Run::with_office().file("b.csv", TABLE).args(["lap", "b.csv"]).fails_with("là bảng");
    done.says("vanthu phu-luc").makes(&[]);
    let done = Run::with_office().file("a.json", plan("")).args(["phu-luc", "a.json"]).fails_with("không phải bảng");
    done.says("vanthu lap").makes(&[]);
    let tables = "{\"Trang 1\": [{\"STT\": 1, \"Nhiệm vụ\": \"Rà soát\"}, {\"STT\": 2, \"Nhiệm vụ\": \"Tập huấn\"}]}";
    Run::with_office().file("a.json", tables).args(["phu-luc", "a.json"]).succeeds().makes(&["a.docx", "a.pdf"]);
}

#[test]
fn of_a_plan_workbook_phu_luc_takes_the_tasks() {
    let run = || Run::with_office().file("a.xlsx", book()).args(["phu-luc", "a.xlsx", "--dang", "docx"]);
    let done = run().succeeds();
    done.says("sổ kế hoạch").makes(&["a.docx"]);
    assert!(done.docx("a.docx").contains("Rà soát văn bản") && !done.docx("a.docx").contains("Kính gửi"));
    let done = run().args(["--sheet", "Thông tin chung"]).succeeds();
    assert!(done.docx("a.docx").contains("Kính gửi"), "{}", done.docx("a.docx"));
}
