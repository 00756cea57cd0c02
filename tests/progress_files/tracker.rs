use crate::sample::{date, options, read, short, work};
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::progress::Status;
use vanthu::plan::{Period, Stretch, WorkPlan};
use vanthu::read::{ProgressKind, ProgressOptions, progress};

#[test]
fn a_government_table_with_semicolons() {
    let text = "TT;NHIỆM VỤ;KẾT QUẢ YÊU CẦU;THỜI GIAN HOÀN THÀNH;CƠ QUAN THỰC HIỆN;TIẾN ĐỘ;KẾT QUẢ HIỆN NAY\n\
                **I**;**Thể chế**;;;;;\n\
                1.;Xây dựng quy chế dữ liệu;Quy chế;Tháng 4/2026;Phòng Văn hóa;Hoàn thành;Đã ban hành ngày 28/4\n\
                2.;Sửa quy định phí;Quyết định;Tháng 5/2026;Phòng Kinh tế;Đang thực hiện;\n\
                **II**;**Hạ tầng**;;;;;\n\
                3.;Lắp trạm đo mưa;02 trạm;Quý II/2026;Công an xã;Hoàn thành;\"Đã lắp;\nđang chạy thử\"\n\
                4.;Rà soát đường dây;Báo cáo;Quý II/2026;Điện lực;;\n";
    let (file, lines) = read(text.as_bytes(), "bang.csv", &WorkPlan::default());
    let file = file.unwrap();
    assert_eq!(lines, Vec::<String>::new());
    assert_eq!(file.kind, ProgressKind::Tracker);
    assert_eq!(
        short(&file.entries),
        [
            "1|Hoàn thành||Đã ban hành ngày 28/4||F3",
            "2|Đang thực hiện||||F4",
            "3|Hoàn thành||Đã lắp;/đang chạy thử||F6",
        ]
    );
    let units: Vec<&str> = file.entries.iter().map(|e| e.unit.as_str()).collect();
    assert_eq!(units, ["Phòng Văn hóa", "Phòng Kinh tế", "Công an xã"]);
    assert_eq!(file.entries[0].status, Some(Status::Done));
    assert_eq!(file.entries[0].content, "Xây dựng quy chế dữ liệu");
}

#[test]
fn a_row_names_its_task_by_code_else_number() {
    let text = "Mã,STT,Nhiệm vụ,Trạng thái\n\
                HT.01,1,Nâng cấp loa truyền thanh tại 12 thôn,Hoàn thành\n\
                ,9.,Số hóa sổ hộ tịch giai đoạn 1990 - 2005,Đang thực hiện\n\
                ,,Trồng cây quanh trụ sở xã,Tùy tình hình\n";
    let (file, lines) = read(text.as_bytes(), "a.csv", &work());
    assert_eq!(lines, Vec::<String>::new());
    let entries = file.unwrap().entries;
    let named: Vec<(&str, &str)> = entries.iter().map(|e| (e.task.as_str(), e.content.as_str())).collect();
    assert_eq!(
        named,
        [
            ("HT.01", "Nâng cấp loa truyền thanh tại 12 thôn"),
            ("9", "Số hóa sổ hộ tịch giai đoạn 1990 - 2005"),
            ("", "Trồng cây quanh trụ sở xã"),
        ]
    );
    assert_eq!((entries[2].status, &*entries[2].status_words), (None, "Tùy tình hình"));
}

#[test]
fn periods_units_days_and_shares_in_columns() {
    let text = "Đơn vị báo cáo: Trạm Y tế\n\
                TT,Nội dung công việc,Kỳ báo cáo,Tỷ lệ hoàn thành,Ngày hoàn thành thực tế,Khó khăn,Nguyên nhân,Đề xuất\n\
                1,Tiêm chủng mở rộng,Quý III/2026,0.87,30/8/2026,Thiếu tủ lạnh,Kho hỏng,Mua mới\n\
                2,Khám sức khỏe,quý 2,1,15/6,,,\n\
                3,Diệt lăng quăng,kỳ nào đó,0,2026-07-01,,,\n";
    let (file, lines) = read(text.as_bytes(), "a.csv", &WorkPlan::default());
    let file = file.unwrap();
    assert_eq!(file.unit, "Trạm Y tế");
    assert_eq!(
        lines,
        [
            "a.csv!C5: cảnh báo: Không hiểu kỳ báo cáo «kỳ nào đó»",
            "a.csv!D3: ghi chú: Cột tỷ lệ ghi phần của 1 (ví dụ 0,87); được hiểu là phần trăm (87%)",
            "a.csv!E4: ghi chú: Ngày «15/6» không ghi năm; được hiểu là 15/06/2026",
        ]
    );
    let quarter = |q| Some(Period { stretch: Stretch::Quarter(q), year: 2026 });
    let [a, b, c] = &file.entries[..] else { panic!("three entries") };
    assert_eq!((a.period, a.percent, a.done_on), (quarter(3), Some(87.0), Some(date(2026, 8, 30))));
    assert_eq!((&*a.difficulties, &*a.proposals, &*a.unit), ("Thiếu tủ lạnh\nKho hỏng", "Mua mới", "Trạm Y tế"));
    assert_eq!((b.period, b.percent), (quarter(2), Some(100.0)));
    assert_eq!((c.period, c.percent, c.done_on), (None, Some(0.0), Some(date(2026, 7, 1))));
}

#[test]
fn the_period_above_a_table_is_that_of_its_rows() {
    let text = "THEO DÕI NHIỆM VỤ\nKỳ báo cáo: tháng 5/2026 (chốt ngày 25)\nSTT,Nhiệm vụ,Tình trạng\n1,Việc một,Hoàn thành\n2,Việc hai,Đang thực hiện\n";
    let (file, lines) = read(text.as_bytes(), "a.csv", &WorkPlan::default());
    let file = file.unwrap();
    assert_eq!(
        lines,
        ["a.csv: cảnh báo: Bảng này của kỳ tháng 5/2026, không phải Quý III/2026; chỉ được tính cho kỳ tháng 5/2026"]
    );
    let may = Some(Period { stretch: Stretch::Month(5), year: 2026 });
    assert_eq!(file.period, may);
    assert!(file.entries.iter().all(|e| e.period == may));
}

#[test]
fn a_share_that_may_mean_two_things_is_left_out() {
    let text = "STT,Nhiệm vụ,Tỷ lệ (%)\n1,Một,45\n2,Hai,0.5\n3,Ba,1\n4,Bốn,150\n5,Năm,-5\n6,Sáu,nhiều\n7,Bảy,\n";
    let (file, lines) = read(text.as_bytes(), "a.csv", &WorkPlan::default());
    assert_eq!(
        lines,
        [
            "a.csv!C3: cảnh báo: Tỷ lệ «0.5» có thể là phần trăm hoặc phần của 1; không được tính",
            "a.csv!C4: cảnh báo: Tỷ lệ «1» có thể là phần trăm hoặc phần của 1; không được tính",
            "a.csv!C5: cảnh báo: Tỷ lệ «150» nằm ngoài khoảng 0–100%; không được tính",
            "a.csv!C6: cảnh báo: Tỷ lệ «-5» nằm ngoài khoảng 0–100%; không được tính",
            "a.csv!C7: cảnh báo: Tỷ lệ «nhiều» không phải là số; không được tính",
        ]
    );
    let shares: Vec<Option<f64>> = file.unwrap().entries.iter().map(|e| e.percent).collect();
    assert_eq!(shares, [Some(45.0), None, None, None, None, None], "a blank row is no report");
}

#[test]
fn json_with_keys_of_programs() {
    let text = r#"[
        {"stt": 1, "nhiem_vu": "Khảo sát nhu cầu của cán bộ thôn", "trang_thai": "Hoàn thành", "ty_le": 100,
         "ket_qua": "Đã khảo sát 120 người", "ngay_hoan_thanh": "2026-08-30", "ky": "Quý III/2026"},
        {"stt": 2, "nhiem_vu": "Số hóa sổ hộ tịch giai đoạn 1990 - 2005", "trang_thai": null, "ty_le": null,
         "ket_qua": null, "ngay_hoan_thanh": null, "ky": null}
    ]"#;
    let (file, lines) = read(text.as_bytes(), "a.json", &work());
    assert_eq!(lines, Vec::<String>::new());
    assert_eq!(short(&file.unwrap().entries), ["1|Hoàn thành|100|Đã khảo sát 120 người|2026-08-30|C2"]);
}

#[test]
fn deadlines_are_not_taken_for_days_of_completion() {
    let text = "STT,Nhiệm vụ,Ngày hoàn thành,Trạng thái\n1,Một,30/6/2026,Đang thực hiện\n";
    let (file, _) = read(text.as_bytes(), "a.csv", &WorkPlan::default());
    assert_eq!(file.unwrap().entries[0].done_on, None);
    let text = "STT,Nhiệm vụ,Thời hạn,Trạng thái,Ngày hoàn thành\n1,Một,30/6/2026,Hoàn thành,15/6/2026\n";
    let (file, _) = read(text.as_bytes(), "a.csv", &WorkPlan::default());
    assert_eq!(file.unwrap().entries[0].done_on, Some(date(2026, 6, 15)));
}

#[test]
fn the_year_of_days_may_be_given() {
    let text = "STT,Nhiệm vụ,Trạng thái,Ngày hoàn thành thực tế\n1,Một,Hoàn thành,15/6\n";
    let mut d = Diagnostics::new();
    let options = ProgressOptions { year: Some(2025), ..options() };
    let file = progress(text.as_bytes(), "", &WorkPlan::default(), options, &mut d).unwrap();
    assert_eq!(file.entries[0].done_on, Some(date(2025, 6, 15)));
}

/// `Ngày hoàn thành` is what was done where only rows that are done have one, and a deadline where others do.
#[test]
fn a_day_of_completion_beside_states() {
    let head = "STT,Nhiệm vụ,Đơn vị,Trạng thái,Kết quả,Ngày hoàn thành\n";
    let rows =
        "7,Trang bị máy tính,Trạm Y tế xã,Hoàn thành,Đã xong,20/9/2026\n8,Sơ kết,Công an xã,Đang thực hiện,Đã họp,";
    let day = |text: &str| read(text.as_bytes(), "a.csv", &WorkPlan::default()).0.unwrap().entries[0].done_on;
    assert_eq!(day(&format!("{head}{rows}\n")), Some(date(2026, 9, 20)));
    assert_eq!(day(&format!("{head}{rows}30/10/2026\n")), None);
}
