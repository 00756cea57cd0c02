use crate::edit::{Put, doubled, part, put, without_row, without_sheet};
use crate::sample::{UNIT, answer, date, facts, form, options, read, short, uncoded, work};
use vanthu::diagnostic::Diagnostics;
use vanthu::forms::progress_form;
use vanthu::plan::progress::Status;
use vanthu::plan::{Period, Plan, Progress, Stretch, Words, WorkPlan};
use vanthu::read::{ProgressKind, ProgressOptions, ProgressReader};

#[test]
fn a_form_comes_back_as_it_was_filled_in() {
    let work = work();
    let mut answers = vec![answer("HT.01", "Đã nâng cấp 8 cụm"), answer("CN.02", "=1+1; @x")];
    answers[0].written_on = Some(date(2026, 9, 20));
    let (file, lines) = read(&form(&work, &answers), "Phòng Kinh tế.xlsx", &work);
    let file = file.unwrap();
    assert_eq!(lines, Vec::<String>::new());
    assert_eq!((file.kind, &*file.unit), (ProgressKind::Form, UNIT));
    assert_eq!(file.entries.len(), 2, "blank rows are no reports");
    for (entry, (answer, cell)) in file.entries.iter().zip(answers.iter().zip(["F7", "F14"])) {
        let mut wanted = answer.clone();
        wanted.unit = UNIT.into();
        wanted.period = Some(crate::sample::PERIOD);
        wanted.written_on = Some(date(2026, 9, 20));
        wanted.status = Some(Status::Doing);
        wanted.content = work.items.iter().find(|i| i.key == answer.task).unwrap().content.clone();
        wanted.place.file = Some("Phòng Kinh tế.xlsx".into());
        wanted.place.within = Some(format!("Tiến độ!{cell}"));
        assert_eq!(*entry, wanted);
    }
}

#[test]
fn the_form_is_the_same_every_time_and_runs_nothing() {
    let work = work();
    let bytes = form(&work, &[answer("HT.01", "=HYPERLINK(\"x\")")]);
    assert_eq!(bytes, form(&work, &[answer("HT.01", "=HYPERLINK(\"x\")")]));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "words of a plan became a formula");
    assert!(sheet.contains("<sheetProtection sheet=\"1\""), "locked cells can be changed");
    assert!(!sheet.contains("password"), "a password locks the unit out");
    for wanted in [
        "formatColumns=\"0\"",
        "type=\"list\"",
        "Hoàn thành,Đang thực hiện,Tiếp tục duy trì,Chưa thực hiện,Chưa đến hạn",
        "type=\"decimal\"",
        "type=\"date\"",
        "TODAY()",
        "orientation=\"landscape\"",
        "ySplit=\"5\"",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    assert!(!sheet.contains("customHeight"), "rows do not grow");
    assert!(part(&bytes, "xl/workbook.xml").contains("<sheet name=\"vanthu\" sheetId=\"3\" state=\"hidden\""));
    assert!(part(&bytes, "xl/styles.xml").contains("<protection locked=\"0\"/>"));
}

#[test]
fn a_unit_without_tasks_has_no_form() {
    let plan = Plan::default();
    let error = progress_form("Trạm Y tế", &[], &facts(&plan)).unwrap_err().to_string();
    assert_eq!(error, "Không lập được biểu mẫu: đơn vị «Trạm Y tế» không chủ trì nhiệm vụ nào");
}

#[test]
fn tasks_without_codes_go_by_their_number() {
    let work = uncoded();
    let bytes = form(&work, &[answer("4", "Đã mở 2 lớp")]);
    assert!(!part(&bytes, "xl/sharedStrings.xml").contains(">Mã<"), "the same number twice");
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    assert_eq!(lines, Vec::<String>::new());
    assert_eq!(short(&file.unwrap().entries), ["4|Đang thực hiện|87.5|Đã mở 2 lớp|2026-08-14|Tiến độ!E13"]);
}

#[test]
fn a_changed_locked_part_is_told_and_the_plan_counts() {
    let work = work();
    let bytes = put(
        &form(&work, &[answer("HT.01", "Xong"), answer("DL.01", "Xong"), answer("CN.01", "Xong")]),
        &[
            ("C7", Put::Text("Nâng cấp loa tại 6 thôn")),
            ("D10", Put::Blank),
            // Spaces and line breaks alone are no change.
            ("C13", Put::Text("@Tập huấn  kỹ năng số ")),
            ("A14", Put::Text("CN.99")),
            ("H14", Put::Text("Chưa khảo sát")),
        ],
    );
    let (file, lines) = read(&bytes, "kt.xlsx", &work);
    assert_eq!(
        lines,
        [
            "kt.xlsx!Tiến độ!C7: cảnh báo: Ô khóa «Nhiệm vụ» của nhiệm vụ HT.01 bị sửa thành «Nâng cấp loa tại 6 thôn»; vẫn lấy theo kế hoạch: «=Nâng cấp loa truyền thanh tại 12 thôn»",
            "kt.xlsx!Tiến độ!D10: cảnh báo: Ô khóa «Thời hạn» của nhiệm vụ DL.01 bị xóa; vẫn lấy theo kế hoạch: «Thường xuyên»",
            "kt.xlsx!Tiến độ!A14: cảnh báo: Ô khóa «Mã» của nhiệm vụ CN.02 bị sửa thành «CN.99»; vẫn lấy theo kế hoạch: «CN.02»",
        ]
    );
    let entries = file.unwrap().entries;
    let tasks: Vec<&str> = entries.iter().map(|e| e.task.as_str()).collect();
    assert_eq!(tasks, ["HT.01", "DL.01", "CN.01", "CN.02"]);
    assert_eq!(entries[0].content, "=Nâng cấp loa truyền thanh tại 12 thôn");
}

#[test]
fn rows_that_were_deleted_or_added_are_told() {
    let work = work();
    let bytes = without_row(&form(&work, &[answer("HT.01", "Xong")]), 8);
    let bytes = put(
        &bytes,
        &[
            ("A15", Put::Text("HT.09")),
            ("C15", Put::Text("Trồng cây quanh trạm phát sóng")),
            ("F15", Put::Text("Hoàn thành")),
            ("B16", Put::Text("1")),
            ("C16", Put::Text("Dọn kho")),
            ("H16", Put::Text("Đã dọn")),
            ("B17", Put::Text("6")),
            ("C17", Put::Text("Việc chưa có gì để nói")),
            ("H18", Put::Text("Xong việc gì đó")),
            ("C19", Put::Text("NGƯỜI LẬP BIỂU")),
            ("L19", Put::Text("TRƯỞNG PHÒNG")),
            ("B21", Put::Text("Lời nhắn cuối trang")),
        ],
    );
    let (file, lines) = read(&bytes, "kt.xlsx", &work);
    assert_eq!(
        lines,
        [
            "kt.xlsx!Tiến độ!B17: ghi chú: Chữ «6 Việc chưa có gì để nói» nằm ngoài các dòng của biểu, không được đọc",
            "kt.xlsx!Tiến độ!H18: cảnh báo: Chữ «Xong việc gì đó» nằm ngoài các dòng của biểu, không được đọc",
            "kt.xlsx!Tiến độ!B21: ghi chú: Chữ «Lời nhắn cuối trang» nằm ngoài các dòng của biểu, không được đọc",
            "kt.xlsx!Tiến độ: cảnh báo: Biểu bị xóa 1 dòng nhiệm vụ: HT.02",
        ]
    );
    assert_eq!(
        short(&file.unwrap().entries),
        [
            "HT.01|Đang thực hiện|87.5|Xong|2026-08-14|Tiến độ!F7",
            "HT.09|Hoàn thành||||Tiến độ!F15",
            "|||Đã dọn||Tiến độ!H16",
        ]
    );
}

#[test]
fn shares_and_days_as_units_type_them() {
    let work = work();
    let bytes = put(
        &form(&work, &[]),
        &[
            ("G7", Put::Number(0.87)),
            ("G8", Put::Text("87%")),
            ("G10", Put::Text("87 phần trăm")),
            ("G13", Put::Like("A13", 87.0)),
            ("G14", Put::Like("A14", 0.0)),
            ("K7", Put::Number(46243.0)),
            ("K8", Put::Text("31/8/2026")),
            ("K10", Put::Text("ngày 15 tháng 8 năm 2026")),
            ("K13", Put::Text("15/9")),
            ("K14", Put::Like("A14", 46243.0)),
        ],
    );
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    assert_eq!(
        short(&file.unwrap().entries),
        [
            "HT.01||87||2026-08-09|Tiến độ!G7",
            "HT.02||87||2026-08-31|Tiến độ!G8",
            "DL.01||87||2026-08-15|Tiến độ!G10",
            "CN.01||87||2026-09-15|Tiến độ!G13",
            "CN.02||0||2026-08-09|Tiến độ!G14",
        ]
    );
    assert_eq!(
        lines,
        [
            "a.xlsx!Tiến độ!K13: ghi chú: Ngày «15/9» không ghi năm; được hiểu là 15/09/2026",
            "a.xlsx!Tiến độ!K14: ghi chú: Số «46243» là ngày 09/08/2026 mất định dạng",
        ]
    );
}

#[test]
fn what_is_no_share_and_no_day_is_told_and_left_out() {
    let work = work();
    let bytes = put(
        &form(&work, &[]),
        &[
            ("F7", Put::Text("Tùy tình hình")),
            ("G7", Put::Text("150")),
            ("G8", Put::Number(-0.05)),
            ("G10", Put::Text("nhiều")),
            ("G13", Put::Number(1.5)),
            ("K7", Put::Text("31/6/2026")),
            ("K8", Put::Text("cuối tháng")),
            ("K10", Put::Text("Quý II/2026")),
            ("K3", Put::Text("hôm nay")),
            // A dash says nothing.
            ("H14", Put::Text(" - ")),
            ("G14", Put::Text("…")),
        ],
    );
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    assert_eq!(
        lines,
        [
            "a.xlsx!Tiến độ!K3: cảnh báo: Ngày báo cáo «hôm nay» không phải là một ngày; không được tính",
            "a.xlsx!Tiến độ!G7: cảnh báo: Tỷ lệ «150» nằm ngoài khoảng 0–100%; không được tính",
            "a.xlsx!Tiến độ!K7: cảnh báo: «31/6/2026» không phải là một ngày; không được tính",
            "a.xlsx!Tiến độ!G8: cảnh báo: Tỷ lệ «-5%» nằm ngoài khoảng 0–100%; không được tính",
            "a.xlsx!Tiến độ!K8: cảnh báo: «cuối tháng» không phải là một ngày; không được tính",
            "a.xlsx!Tiến độ!G10: cảnh báo: Tỷ lệ «nhiều» không phải là số; không được tính",
            "a.xlsx!Tiến độ!K10: cảnh báo: «Quý II/2026» không phải là một ngày; không được tính",
            "a.xlsx!Tiến độ!G13: cảnh báo: Tỷ lệ «150%» nằm ngoài khoảng 0–100%; không được tính",
        ]
    );
    let entries = file.unwrap().entries;
    assert_eq!(entries.len(), 4);
    assert!(entries.iter().all(|e| e.percent.is_none() && e.done_on.is_none() && e.status.is_none()));
}

#[test]
fn forms_of_another_plan_and_of_another_period() {
    let work = work();
    let mut other = work.clone();
    other.plan.number = Some(Words("46".into()));
    let bytes = form(&other, &[answer("HT.01", "Xong")]);
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    assert!(file.is_none());
    assert_eq!(
        lines,
        ["a.xlsx!Tiến độ: lỗi: Biểu này của kế hoạch khác: số 46/KH-UBND, không phải 45/KH-UBND; không được tính"]
    );
    // A form that was sent before the plan had its number, and a plan whose trích yếu was mended since.
    other.plan.number = None;
    assert!(read(&form(&other, &[]), "a.xlsx", &work).0.is_some());
    other.plan.subject = Some("Trồng cây đầu xuân".into());
    assert!(read(&form(&other, &[]), "a.xlsx", &work).1[0].contains("«Trồng cây đầu xuân», không phải"));
    other.plan.number = Some(Words("045".into()));
    assert!(read(&form(&other, &[]), "a.xlsx", &work).0.is_some());
    let mut d = Diagnostics::new();
    let period = Period { stretch: Stretch::Quarter(2), year: 2026 };
    let reader = ProgressReader::new(&work, ProgressOptions { period: Some(period), ..options() });
    let file = reader.read(&form(&work, &[answer("HT.01", "Xong")]), "a.xlsx", &mut d).unwrap();
    let lines: Vec<String> = d.iter().map(|f| f.message.clone()).collect();
    assert_eq!(lines, ["Biểu này của kỳ Quý III/2026, không phải Quý II/2026; chỉ được tính cho kỳ Quý III/2026"]);
    assert_eq!(file.entries[0].period, Some(crate::sample::PERIOD), "what it says stays with its own period");
}

#[test]
fn a_plan_that_was_mended_after_sending() {
    let sent = work();
    let mut work = work();
    work.items[2].content = "Số hóa sổ hộ tịch giai đoạn 1990 - 2010".into();
    work.items.remove(0);
    let (file, lines) = read(&form(&sent, &[answer("HT.01", "Xong"), answer("DL.01", "Xong")]), "a.xlsx", &work);
    assert_eq!(
        lines,
        ["a.xlsx!Tiến độ: ghi chú: Kế hoạch đã sửa lời 1 nhiệm vụ sau khi gửi biểu: DL.01"],
        "the cells are as they were sent"
    );
    // What the plan no longer holds is kept under its own name.
    let tasks: Vec<String> = file.unwrap().entries.into_iter().map(|e| e.task).collect();
    assert_eq!(tasks, ["HT.01", "DL.01"]);
}

#[test]
fn a_form_without_its_hidden_sheet_is_read_by_its_headings() {
    let work = work();
    let bytes = form(&work, &[answer("HT.02", "Xong 5 điểm")]);
    let bytes = put(&without_sheet(&bytes, "vanthu"), &[("C14", Put::Text("Khảo sát khác"))]);
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    let file = file.unwrap();
    assert_eq!(
        lines,
        [
            "a.xlsx!Tiến độ: ghi chú: Biểu không còn trang tính ẩn «vanthu»; được đọc theo tiêu đề cột",
            "a.xlsx!Tiến độ!C14: cảnh báo: Ô khóa «Nhiệm vụ» của nhiệm vụ CN.02 bị sửa thành «Khảo sát khác»; vẫn lấy theo kế hoạch: «+ Khảo sát nhu cầu của cán bộ thôn»",
        ]
    );
    assert_eq!((&*file.unit, file.kind), (UNIT, ProgressKind::Form));
    assert_eq!(short(&file.entries), ["HT.02|Đang thực hiện|87.5|Xong 5 điểm|2026-08-14|Tiến độ!F8"]);
    // Without a plan at hand the form still says its own keys.
    let (file, lines) = read(&form(&work, &[answer("HT.02", "Xong")]), "a.xlsx", &WorkPlan::default());
    assert_eq!((file.unwrap().entries[0].task.as_str(), lines.len()), ("HT.02", 0));
}

#[test]
fn one_row_twice_gives_both_answers() {
    let work = work();
    let bytes = put(
        &form(&work, &[answer("HT.01", "Xong")]),
        &[
            ("A15", Put::Text("HT.01")),
            ("B15", Put::Text("1")),
            ("C15", Put::Text("=Nâng cấp loa truyền thanh tại 12 thôn")),
            ("D15", Put::Text("Quý II/2026")),
            ("E15", Put::Text("12 cụm loa")),
            ("H15", Put::Text("Chưa xong")),
        ],
    );
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    assert_eq!(lines, Vec::<String>::new());
    let entries: Vec<Progress> = file.unwrap().entries;
    assert_eq!(
        short(&entries),
        ["HT.01|Đang thực hiện|87.5|Xong|2026-08-14|Tiến độ!F7", "HT.01|||Chưa xong||Tiến độ!H15"]
    );
}

#[test]
fn of_two_forms_in_one_file_one_is_read_and_the_other_named() {
    let work = work();
    let bytes = doubled(&form(&work, &[answer("HT.01", "Xong")]));
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    assert_eq!(
        lines,
        ["a.xlsx!Hướng dẫn: cảnh báo: Trang tính này cũng là biểu tiến độ; chỉ trang tính «Tiến độ» được đọc"]
    );
    assert_eq!(file.unwrap().entries.len(), 1);
}

#[test]
fn swapped_dates_are_told_and_mended_on_request() {
    let mut work = work();
    let more: Vec<_> = (6..=14)
        .map(|n| crate::sample::item(&[], &n.to_string(), &format!("X.{n}"), &format!("Việc thứ {n}"), "", ""))
        .collect();
    work.items.extend(more);
    vanthu::plan::assign_keys(&mut work.items);
    // Typed on a machine with American settings: 06/7 is stored as 7 June, 17/8 stays text.
    let typed = ["13/8/2026", "17/8/2026", "29/8/2026", "31/8/2026"];
    let answers: Vec<Progress> = (6..=11)
        .map(|n| Progress {
            task: format!("X.{n}"),
            result: "Xong".into(),
            done_on: Some(date(2026, n, 7 + n % 2)),
            ..Progress::default()
        })
        .collect();
    let bytes = form(&work, &answers);
    let cells: Vec<(&str, Put)> = ["K7", "K8", "K10", "K13"].into_iter().zip(typed.map(Put::Text)).collect();
    let bytes = put(&bytes, &cells);
    for (fix, code, first) in [(false, "ngay.bi-dao", date(2026, 6, 7)), (true, "ngay.da-dao", date(2026, 7, 6))] {
        let mut d = Diagnostics::new();
        let reader = ProgressReader::new(&work, ProgressOptions { fix_dates: fix, ..options() });
        let file = reader.read(&bytes, "a.xlsx", &mut d).unwrap();
        assert_eq!(d.iter().map(|f| f.code.name()).collect::<Vec<_>>(), [code]);
        assert_eq!(d.iter().next().unwrap().place.to_string(), "a.xlsx!Tiến độ!K15");
        assert_eq!(file.entries.iter().find(|e| e.task == "X.6").unwrap().done_on, Some(first));
    }
}
