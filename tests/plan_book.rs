//! The plan workbook: the empty form, and filled ones read back.

#[path = "plan_book/xlsx.rs"]
mod xlsx;

#[path = "support/mod.rs"]
mod support;

use support::{agency, codes, lines, outline, texts};
use vanthu::compose::{Options, compose};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::{Block, DocumentType};
use vanthu::forms::plan_form;
use vanthu::plan::{Body, CellData, DraftMark, Numbering, OrientationKey, Plan, TaskColumn, UrgencyKey};
use vanthu::read::{is_plan_workbook, plan_workbook};
use vanthu::sheet::cell_name;
use xlsx::{book, read_xlsx};

fn read(sheets: &[(&str, &[&[&str]])]) -> (Option<Plan>, Diagnostics) {
    let mut d = Diagnostics::new();
    (plan_workbook(&book(sheets), &mut d).map(|b| b.plan), d)
}

#[test]
fn the_empty_form_reads_back_as_an_empty_plan() {
    let bytes = plan_form().unwrap();
    assert_eq!(bytes, plan_form().unwrap(), "the form is not the same every time");
    let form = read_xlsx(&bytes);
    assert!(is_plan_workbook(&form));
    let mut d = Diagnostics::new();
    let plan = plan_workbook(&form, &mut d).unwrap().plan;
    assert_eq!(plan, Plan::default());
    assert_eq!(codes(&d), ["bang-tinh.vi-du", "bang-tinh.vi-du"]);
    assert_eq!(
        lines(&d)[1],
        "Nhiệm vụ!A2: ghi chú: Đã bỏ qua 1 dòng ví dụ của biểu mẫu: dòng 2 → xóa các dòng ví dụ khi không cần nữa"
    );
    let (_, d) = compose(&plan, None, &Options::default());
    assert!(d.iter().all(|f| f.code.is_missing()), "{:#?}", lines(&d));
}

#[test]
#[allow(clippy::too_many_lines)] // one workbook, looked at sheet by sheet
fn a_filled_workbook_becomes_the_plan() {
    let (plan, d) = read(&[
        (
            "THONG TIN CHUNG",
            &[
                &["Thông tin", "Giá trị", "Hướng dẫn"],
                &["Loại văn bản", "Kế hoạch"],
                &["cơ quan  ban hành:", "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH"],
                &["Tên đầy đủ của cơ quan", "Ủy ban nhân dân xã An Bình"],
                &["Số", "#5"],
                &["KÝ HIỆU", "KH-UBND"],
                &["Địa danh", "An Bình"],
                &["Ngày ban hành", "@2026-02-06"],
                &["Trích yếu", "Chuyển đổi số\nnăm 2026"],
                &["Căn cứ", "- Luật A;\n- Luật B;"],
                &["", "Nghị quyết C"],
                &["Mở đầu", "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"],
                &["Kết", "Trên đây là Kế hoạch"],
                &["Nơi nhận", "- UBND tỉnh;\n- Các thôn."],
                &["Lưu", "VT, VP"],
                &["Quyền hạn", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"],
                &["Chức vụ", "Phó Chủ tịch"],
                &["Họ tên người ký", "Lê Văn Cường"],
                &["Độ khẩn", "Thượng khẩn"],
                &["Dự thảo", "lần 2"],
                &["Tên phụ lục", "Danh mục nhiệm vụ năm 2026"],
                &["Hướng giấy phụ lục", "Ngang"],
                &["Thể thức", "Hành chính"],
            ],
        ),
        (
            "Nội dung",
            &[
                &["Cấp", "Số", "Tiêu đề hoặc nội dung"],
                &["Mục (I.)", "", "MỤC ĐÍCH"],
                &["Khoản (1.)", "", "Mục đích"],
                &["Đoạn văn", "", "Một đoạn."],
                &["", "a)", "Điểm một;"],
                &["gach", "", "ý con"],
                &["", "b)", "Điểm hai."],
                &["Khoản (1.)", "2", "Giao Văn phòng thực hiện."],
                &["I.", "II", "TỔ CHỨC"],
                &["", "", "Đoạn không ghi cấp."],
            ],
        ),
        (
            "Nhiệm vụ",
            &[
                &[
                    "Nhóm/STT",
                    "Nội dung nhiệm vụ",
                    "Thời hạn",
                    "Chủ trì",
                    "Phối hợp",
                    "Kinh phí (triệu đồng)",
                    "Ghi chú",
                ],
                &["I", "Thể chế"],
                &["01", "Ban hành quy chế", "Quý II/2026", "Văn phòng", "Phòng A;\nPhòng B", "#1200.5", ""],
                &["#13.1", "Rà soát", "Thường xuyên", "Phòng A", "", "Xã hội hóa", ""],
                &["II. Hạ tầng"],
                &["", "(ví dụ) bỏ qua", "Quý I/2026"],
                &["", "Lắp trạm", "6/2026", "Phòng B"],
                &["", "Tổng cộng", "", "", "", "#1200.5"],
            ],
        ),
    ]);
    assert_eq!(
        lines(&d),
        ["Nhiệm vụ!A6: ghi chú: Đã bỏ qua 1 dòng ví dụ của biểu mẫu: dòng 6 → xóa các dòng ví dụ khi không cần nữa"]
    );
    let plan = plan.unwrap();
    let total = plan.appendices[0].total.as_ref().expect("the last row is a total");
    assert_eq!((total.content.as_deref(), &total.budget), (Some("Tổng cộng"), &Some(CellData::Number(1200.5))));
    assert_eq!(plan.number.as_ref().map(|w| &*w.0), Some("5"));
    assert_eq!(plan.profile, Some(vanthu::plan::ProfileKey::Administrative));
    assert_eq!(plan.date.as_deref(), Some("06/02/2026"));
    assert_eq!(plan.subject.as_deref(), Some("Chuyển đổi số năm 2026"));
    assert_eq!(plan.bases.as_ref().unwrap().0, ["Luật A", "Luật B", "Nghị quyết C"]);
    assert_eq!(plan.urgency, Some(UrgencyKey::VeryUrgent));
    assert_eq!(plan.draft, Some(DraftMark::Words("lần 2".into())));
    let appendix = &plan.appendices[0];
    assert_eq!(
        (&*appendix.title, appendix.orientation),
        ("Danh mục nhiệm vụ năm 2026", Some(OrientationKey::Landscape))
    );
    let rows: Vec<(Option<&str>, Option<&str>, Option<&str>)> = appendix
        .tasks
        .iter()
        .map(|t| (t.number.as_ref().map(|w| &*w.0), t.group.as_deref(), t.content.as_deref()))
        .collect();
    assert_eq!(
        rows,
        [
            (Some("I"), Some("Thể chế"), None),
            (Some("01"), None, Some("Ban hành quy chế")),
            (Some("13.1"), None, Some("Rà soát")),
            (Some("II"), Some("Hạ tầng"), None),
            (None, None, Some("Lắp trạm")),
        ]
    );
    assert_eq!(appendix.tasks[1].partners.as_ref().unwrap().0, ["Phòng A", "Phòng B"]);
    assert_eq!(appendix.tasks[1].budget, Some(CellData::Number(1200.5)));
    assert_eq!(appendix.tasks[2].budget, Some(CellData::Text("Xã hội hóa".into())));
    assert_eq!(appendix.task_columns.len(), 6, "blank columns are not printed");
    assert!(
        matches!(&appendix.task_columns[5], TaskColumn::Full(c) if c.name.as_deref() == Some("Kinh phí (triệu đồng)"))
    );
    let (doc, d) = compose(&plan, Some(&agency()), &Options::default());
    assert_eq!(lines(&d), Vec::<String>::new());
    assert_eq!(doc.doc_type, DocumentType::Plan);
    assert_eq!(doc.signatures[0].authority, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    assert_eq!(texts(&doc.recipients), ["UBND tỉnh;", "Các thôn;", "Lưu: VT, VP."]);
    assert_eq!(
        outline(&doc.body),
        [
            "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
            "I.| MỤC ĐÍCH",
            "1.| Mục đích",
            "Một đoạn.",
            "a) Điểm một;",
            "- ý con",
            "b) Điểm hai.",
            "2. Giao Văn phòng thực hiện.",
            "II.| TỔ CHỨC",
            "Đoạn không ghi cấp.",
            "Trên đây là Kế hoạch",
        ]
    );
    assert!(doc.appendices[0].body.iter().any(|b| matches!(b, Block::Table(t) if t.body.len() == 6)));
}

#[test]
fn wrong_values_and_unknown_labels_name_their_cell() {
    let (plan, d) = read(&[
        (
            "Thông tin chung",
            &[
                &["Thông tin", "Giá trị", "Hướng dẫn"],
                &["Loại văn bản", "Kê hoach năm"],
                &["Ngày ban hành", "30/02/2026"],
                &["Trích yêu nội dung vb", "Thử"],
                &["Địa danh", "An Bình", "chữ để nhầm cột"],
                &["Địa danh", "An Hòa"],
                &["Độ khẩn", "rất khẩn"],
                &["Số", "!#N/A"],
            ],
        ),
        ("Nội dung", &[&["Cấp", "Số", "Nội dung"], &["Tiết", "", "Chữ"], &["Mục", "", ""], &["", "", "Đoạn", "thừa"]]),
        (
            "Nhiệm vụ",
            &[
                &["STT", "Nhiệm vụ", "Chủ trỉ xã", "Thời hạn"],
                &["1", "Một", "Phòng A", "Quý I"],
                &["2", "", "", "Quý II"],
            ],
        ),
        ("Sheet4", &[&["linh tinh"]]),
    ]);
    assert!(plan.is_none());
    let short: Vec<String> = lines(&d).iter().map(|l| l.split(" → ").next().unwrap_or_default().to_owned()).collect();
    assert_eq!(
        short,
        [
            "Thông tin chung!B8: cảnh báo: Ô mang lỗi «#N/A», được coi là trống",
            "Thông tin chung!B2: lỗi: «Loại văn bản» không nhận giá trị «Kê hoach năm»",
            "Thông tin chung!B3: lỗi: Ngày «30/02/2026» không có trong lịch",
            "Thông tin chung!A4: cảnh báo: Không có mục «Trích yêu nội dung vb» trong biểu mẫu; giá trị «Thử» không được đọc",
            "Thông tin chung!C5: cảnh báo: Chữ «chữ để nhầm cột» nằm ngoài cột giá trị, không được đọc",
            "Thông tin chung!B6: cảnh báo: «Địa danh» ghi hai lần; đã lấy giá trị ở Thông tin chung!B5, bỏ «An Hòa»",
            "Thông tin chung!B7: lỗi: «Độ khẩn» không nhận giá trị «rất khẩn»",
            "Nội dung!A2: cảnh báo: Không có cấp «Tiết»; đã coi dòng này là đoạn văn",
            "Nội dung!C3: cảnh báo: Dòng có cấp hoặc số nhưng không có chữ, không được đọc",
            "Nội dung!D4: cảnh báo: Chữ «thừa» nằm ngoài các cột của biểu mẫu, không được đọc",
            "Nhiệm vụ!C1: cảnh báo: Cột «Chủ trỉ xã» không thuộc biểu mẫu; 1 ô có dữ liệu không được đọc",
            "Nhiệm vụ!B3: cảnh báo: Dòng nhiệm vụ không có nội dung",
            "Sheet4: cảnh báo: Trang tính «Sheet4» không thuộc biểu mẫu, không được đọc",
        ]
    );
    assert!(lines(&d)[1].ends_with("có phải «Kế hoạch»?"), "{}", lines(&d)[1]);
}

#[test]
fn levels_without_their_parents_and_decimal_numbers() {
    let (plan, d) = read(&[
        ("Thông tin chung", &[&["Loại văn bản", "Kế hoạch"], &["Trích yếu", "Thử"]]),
        (
            "Nội dung",
            &[
                &["Cấp", "Số", "Tiêu đề hoặc nội dung"],
                &["Khoản con (1.1.)", "", "Đứng một mình"],
                &["Mục (I.)", "", "NHIỆM VỤ"],
                &["Khoản (1.)", "", "Thể chế"],
                &["Khoản con (1.1.)", "", "Rà soát"],
                &["Điểm (a)", "", "một;"],
                &["Khoản con (1.1.)", "", "Ban hành quy chế."],
                &["Khoản (1.)", "", "Giao các phòng:"],
                &["Gạch (-)", "", "việc"],
            ],
        ),
    ]);
    assert_eq!(codes(&d), ["bang-tinh.sai-cap"]);
    let plan = plan.unwrap();
    assert_eq!(plan.numbering, Some(Numbering::Decimal));
    assert!(matches!(plan.body, Some(Body::Blocks(_))));
    let (doc, _) = compose(&plan, Some(&agency()), &Options::default());
    assert_eq!(
        outline(&doc.body),
        [
            "1. Đứng một mình",
            "I.| NHIỆM VỤ",
            "1.| Thể chế",
            "1.1.| Rà soát",
            "a) một;",
            "1.2. Ban hành quy chế.",
            "2. Giao các phòng:",
            "- việc",
        ]
    );
}

#[test]
fn numbers_typed_before_the_words_are_the_rows_own() {
    let (plan, _) = read(&[
        ("Thông tin chung", &[&["Loại văn bản", "Kế hoạch"], &["Trích yếu", "Thử"]]),
        (
            "Nội dung",
            &[
                &["Cấp", "Số", "Tiêu đề hoặc nội dung"],
                &["Mục (I.)", "", "I. NHIỆM VỤ"],
                &["Khoản (1.)", "", "1. Thể chế"],
                &["Điểm (a)", "", "a) Rà soát;"],
                &["Gạch (-)", "", "- việc"],
                &["Cộng (+)", "", "+ phần"],
                &["Khoản (1.)", "2", "2. Ban hành 3. văn bản"],
                &["Khoản (1.)", "3", "24 giờ trực"],
            ],
        ),
    ]);
    let (doc, _) = compose(&plan.unwrap(), Some(&agency()), &Options::default());
    assert_eq!(
        outline(&doc.body),
        [
            "I.| NHIỆM VỤ",
            "1.| Thể chế",
            "a) Rà soát;",
            "- việc",
            "+ phần",
            "2.| Ban hành 3. văn bản",
            "3.| 24 giờ trực",
        ]
    );
}

#[test]
fn other_workbooks_are_not_taken_for_plans() {
    assert!(!is_plan_workbook(&book(&[("Sheet1", &[&["STT", "Nhiệm vụ"]])])));
    assert!(!is_plan_workbook(&book(&[("Nhiệm vụ", &[&["STT", "Nhiệm vụ"]])])));
    assert!(!is_plan_workbook(&book(&[("Thông tin chung", &[&["Tên dự án", "A"]])])));
    assert!(is_plan_workbook(&book(&[
        ("noi dung", &[&["Cấp", "Số", "Nội dung"]]),
        ("NHIEM VU", &[&["STT", "Nhiệm vụ"]])
    ])));
    assert!(!is_plan_workbook(&book(&[])));
}

#[test]
fn a_plain_list_of_tasks_and_a_column_of_groups() {
    let (plan, d) = read(&[
        ("Thông tin chung", &[&["Loại văn bản", "Kế hoạch"], &["Trích yếu", "Thử"]]),
        ("Nhiệm vụ", &[&["STT", "Nhiệm vụ"], &["", "Một"], &["", "Hai"]]),
    ]);
    assert!(d.is_empty(), "{:?}", lines(&d));
    let tasks = &plan.unwrap().appendices[0].tasks;
    assert!(tasks.iter().all(|t| t.group.is_none() && t.content.is_some()));
    let (plan, _) = read(&[
        ("Thông tin chung", &[&["Loại văn bản", "Kế hoạch"], &["Trích yếu", "Thử"]]),
        (
            "Nhiệm vụ",
            &[
                &["Nhóm", "STT", "Nhiệm vụ", "Chủ trì"],
                &["Hạ tầng", "1", "Một", "A"],
                &["Hạ tầng", "2", "Hai", "B"],
                &["Dữ liệu", "3", "Ba", "C"],
            ],
        ),
    ]);
    let groups: Vec<_> = plan.unwrap().appendices[0].tasks.iter().map(|t| t.group.clone()).collect();
    assert_eq!(groups, [Some("Hạ tầng".to_owned()), None, Some("Dữ liệu".to_owned())]);
}

/// Every string of a JSON value with its key path.
fn leaves(value: &serde_json::Value, path: String, out: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(words) => out.push((path, words.clone())),
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, v)| leaves(v, format!("{path}[{i}]"), out));
        }
        serde_json::Value::Object(members) => members.iter().for_each(|(key, v)| {
            let dot = if path.is_empty() { "" } else { "." };
            leaves(v, format!("{path}{dot}{key}"), out);
        }),
        _ => {}
    }
}

#[test]
fn every_key_path_leads_to_the_cell_that_says_it() {
    let sheets: &[(&str, &[&[&str]])] = &[
        (
            "Thông tin chung",
            &[
                &["Thông tin", "Giá trị"],
                &["Loại văn bản", "Kế hoạch"],
                &["Trích yếu", ""],
                &["", "Chuyển đổi số"],
                &["Căn cứ", "Luật A"],
                &["Quyền hạn", ""],
                &["Chức vụ", "Phó Chủ tịch"],
                &["Tên phụ lục", "Danh mục nhiệm vụ năm 2026"],
            ],
        ),
        (
            "Nội dung",
            &[
                &["Cấp", "Số", "Tiêu đề hoặc nội dung"],
                &["Phần", "", "PHẦN ĐẦU"],
                &["Chương", "", "QUY ĐỊNH"],
                &["Điều", "", "Phạm vi"],
                &["Khoản (1.)", "", "Khoản là câu."],
                &["", "a)", "Điểm một;"],
                &["Gạch (-)", "", "gạch một"],
                &["Cộng (+)", "", "cộng một"],
                &["", "b)", "Điểm hai."],
                &["Mục (I.)", "", "MỤC ĐÍCH"],
                &["Khoản (1.)", "", "Tiêu đề khoản"],
                &["Đoạn văn", "", "Một đoạn."],
                &["Khoản con (1.1.)", "", "Khoản con là câu."],
                &["Khoản con (1.1.)", "", "Khoản con nữa."],
            ],
        ),
        (
            "Nhiệm vụ",
            &[
                &["Nhóm", "STT", "Thời hạn", "Nội dung", "Chủ trì", "Phối hợp"],
                &["Thể chế", "", "", "", "", ""],
                &["Thể chế", "1", "Quý II/2026", "Ban hành quy chế", "Văn phòng", "Phòng A;\nPhòng B"],
                &["(ví dụ)", "2", "Quý I", "Bỏ qua"],
                &["Hạ tầng", "3", "6/2026", "Lắp trạm", "Phòng C", ""],
            ],
        ),
    ];
    let book = book(sheets);
    let mut d = Diagnostics::new();
    let read = plan_workbook(&book, &mut d).unwrap();
    let mut found = Vec::new();
    leaves(&serde_json::to_value(&read.plan).unwrap(), String::new(), &mut found);
    let mut told = 0;
    // Neither keys of the schema nor headings are said in a cell of their own.
    let no_fact = |(path, words): &&(String, String)| {
        words.chars().count() < 2 || words.is_ascii() && !words.contains(' ') || path.contains("cot_nhiem_vu")
    };
    for (path, words) in found.iter().filter(|leaf| !no_fact(leaf)) {
        let cell = read.cells.cell(path);
        let (sheet, name) = cell.split_once('!').unwrap_or_else(|| panic!("{path}: {cell}"));
        let said = sheets.iter().find(|s| s.0 == sheet).into_iter().flat_map(|s| s.1.iter().enumerate());
        let said = said.flat_map(|(row, cells)| (0..).zip(*cells).map(move |(column, words)| (column, row, words)));
        let here = said.into_iter().find(|(column, row, _)| cell_name(*column, *row as u32) == name);
        assert!(here.is_some_and(|(_, _, here)| here.contains(words.trim())), "{path} «{words}»: {cell} {here:?}");
        told += 1;
    }
    assert!(told >= 25, "{told}: {found:#?}");
    // What is nowhere: the nearest cell, the row where the fact belongs, or its sheet.
    for (path, cell) in [
        ("trich_yeu", "Thông tin chung!B4"),
        ("ky", "Thông tin chung!B6"),
        ("ky.quyen_han", "Thông tin chung!B6"),
        ("ky.ho_ten", "Thông tin chung!B6"),
        ("noi_nhan", "Thông tin chung"),
        ("noi_dung", "Nội dung"),
        ("phu_luc[0].nhiem_vu[1]", "Nhiệm vụ!D3"),
        ("phu_luc[0].nhiem_vu[2].nhom", "Nhiệm vụ!A5"),
        ("phu_luc[0].nhiem_vu[1].san_pham", "Nhiệm vụ!D3"),
        ("phu_luc[0].nhiem_vu[99]", "Nhiệm vụ"),
        ("phu_luc[0]", "Nhiệm vụ"),
        ("", "Thông tin chung"),
    ] {
        assert_eq!(read.cells.cell(path), cell, "{path}");
    }
}
