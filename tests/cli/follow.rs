//! A plan that is followed: forms, what came back, the report, extracts, the calendar.

use crate::harness::{Done, Run, root};
use std::fs;

const KY: &str = "Quý III/2026";

/// The sample plan with what its units sent.
fn sample() -> Run {
    let folder = root().join("samples/tien-do");
    let read = |name: &str| fs::read(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    Run::new()
        .file("ke-hoach.json", read("ke-hoach.json"))
        .file("co-quan.toml", read("co-quan.toml"))
        .file("gui-ve/quy-2-2026.csv", read("gui-ve/quy-2-2026.csv"))
        .file("gui-ve/quy-3-2026.csv", read("gui-ve/quy-3-2026.csv"))
}

fn with_progress(command: &str) -> Run {
    sample().args([command, "ke-hoach.json", "--tien-do", "gui-ve", "--ky", KY])
}

/// What the sample's counts are, counted by hand.
const COUNTS: &str = "20 nhiệm vụ: 7 hoàn thành đúng hạn, 2 hoàn thành quá hạn, 2 đang thực hiện trong hạn, \
                      3 quá hạn chưa hoàn thành, 3 thường xuyên, 1 chưa đến hạn, 2 chưa có báo cáo";

#[test]
fn every_lead_unit_gets_a_form_of_its_own() {
    let done = sample().args(["bieu-mau", "tien-do", "ke-hoach.json", "--ky", KY, "-o", "bm"]).succeeds();
    done.says("8 biểu tiến độ");
    let made: Vec<String> = done.folder.files().into_iter().filter(|f| f.starts_with("bm/")).collect();
    assert_eq!(made.len(), 8, "{made:?}");
    assert!(made.contains(&"bm/tien-do-quy-3-2026 - Trạm Y tế xã.xlsx".to_owned()), "{made:?}");
    // A form that came back empty is no answer, and no error.
    let done = done.then().args(["tong-hop", "ke-hoach.json", "--tien-do", "bm", "--ky", KY]).succeeds();
    done.says("đọc được 8 tệp, 0 mục tiến độ").says("Chưa gửi: 8 trong 8 đơn vị");
    sample().args(["bieu-mau", "tien-do", "--ky", KY]).misused("KẾ-HOẠCH");
    sample().args(["bieu-mau", "tien-do", "ke-hoach.json", "--ky", "quý 5"]).fails_with("quý 5").makes(&[]);
}

#[test]
fn what_came_back_is_merged_and_judged() {
    let done = with_progress("tong-hop").succeeds();
    done.says(COUNTS).says("Chưa gửi: 1 trong 8 đơn vị: Trạm Y tế xã").says("1 mục bị mục mới hơn thay thế");
    done.says("gui-ve/quy-3-2026.csv!G11: cảnh báo").says("báo cáo 2 lần trong kỳ");
    done.makes(&["tong-hop-quy-3-2026.xlsx", "tong-ket.xlsx"]);
    // The table is read back as progress, and says the same.
    let again = done.then().args(["tong-hop", "ke-hoach.json", "--tien-do", "tong-hop-quy-3-2026.xlsx", "--ky", KY]);
    again.args(["-o", "lai.csv"]).run().says("7 hoàn thành đúng hạn, 2 hoàn thành quá hạn");
}

#[test]
fn the_report_says_the_counts_and_invents_nothing() {
    let done = with_progress("bao-cao").succeeds();
    done.makes(&["bao-cao-quy-3-2026.docx", "bao-cao-quy-3-2026.pdf"]);
    let text = done.docx("bao-cao-quy-3-2026.docx");
    for words in [
        "đã hoàn thành 09/20 nhiệm vụ, đạt 45% kế hoạch năm, tăng 04 nhiệm vụ so với quý trước",
        "07 nhiệm vụ hoàn thành đúng hạn và 02 nhiệm vụ hoàn thành quá hạn",
        "[CẦN BỔ SUNG: kết quả của Trạm Y tế xã]",
        "[CẦN BỔ SUNG: nguyên nhân chưa thực hiện]",
        "Phụ lục II",
    ] {
        assert!(text.contains(words), "no «{words}» in\n{text}");
    }
    let short = with_progress("bao-cao").args(["--bang", "--khong-bieu-do", "--dang", "docx"]).succeeds();
    let table = short.docx("bao-cao-quy-3-2026.docx");
    assert!(table.contains("đã hoàn thành 09 nhiệm vụ, đạt 45%") && !table.contains("PHƯƠNG HƯỚNG"), "{table}");
    let media = |done: &Done| {
        let bytes = done.bytes("bao-cao-quy-3-2026.docx");
        String::from_utf8_lossy(&bytes).contains("word/media/")
    };
    assert!(media(&done) && !media(&short));
    // A superior is addressed, and stands as «Như trên» among the recipients.
    let done =
        with_progress("bao-cao").args(["--kinh-gui", "Ủy ban nhân dân tỉnh Bình Minh", "--dang", "docx"]).succeeds();
    let text = done.docx("bao-cao-quy-3-2026.docx");
    assert!(text.contains("Kính gửi: Ủy ban nhân dân tỉnh Bình Minh") && text.contains("Như trên"), "{text}");
    // What is missing is an error in a document for issue.
    with_progress("bao-cao").args(["--phat-hanh"]).fails_with("Trạm Y tế xã chưa báo cáo").makes(&[]);
}

#[test]
fn a_bad_file_is_named_and_the_rest_is_reported() {
    let run = with_progress("bao-cao").file("gui-ve/hong.xlsx", "PK không phải").folder("trong");
    let done = run.args(["--dang", "docx"]).fails_with("gui-ve/hong.xlsx: lỗi");
    done.says("1 tệp không đọc được").makes(&["bao-cao-quy-3-2026.docx"]);
    let run = sample().folder("trong").args(["tong-hop", "ke-hoach.json", "--tien-do", "trong", "--ky", KY]);
    run.fails_with("Thư mục không có tệp tiến độ nào");
    let stray = "Mã,Nhiệm vụ,Đơn vị,Kỳ,Trạng thái,Tỷ lệ (%)\n99,Việc ngoài kế hoạch,Phòng Kinh tế,Quý III/2026,Hoàn thành,\n\
                 6,Bê tông hóa,Phòng Kinh tế,Quý III/2026,Đang thực hiện,150\n";
    let done =
        sample().file("them.csv", stray).args(["tong-hop", "ke-hoach.json", "--tien-do", "them.csv", "--ky", KY]).run();
    done.says("them.csv!E2").says("2 mục không thuộc nhiệm vụ nào").says("them.csv!F3").says("150");
}

#[test]
fn a_units_tasks_and_the_years_calendar() {
    let done = sample().args(["trich", "ke-hoach.json", "--don-vi", "Công an xã", "--dang", "docx"]).succeeds();
    let text = done.docx("nhiem-vu - Công an xã.docx");
    assert!(
        text.contains("nhiệm vụ giao Công an xã")
            && text.contains("Lắp đặt 15 camera")
            && !text.contains("Phun hóa chất"),
        "{text}"
    );
    sample()
        .args(["trich", "ke-hoach.json", "--don-vi", "Sở Không Có"])
        .fails_with("không giao nhiệm vụ nào")
        .makes(&[]);
    let done = sample().args(["trich", "ke-hoach.json", "--tat-ca", "--dang", "docx", "-o", "t"]).succeeds();
    assert!(done.folder.files().iter().filter(|f| f.starts_with("t/")).count() >= 8);
    let done = sample().args(["lich", "ke-hoach.json"]).succeeds();
    done.makes(&["lich-2026.docx", "lich-2026.ics", "lich-2026.pdf"]);
    let ics = String::from_utf8(done.bytes("lich-2026.ics")).expect("UTF-8");
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), ics.matches("END:VEVENT").count());
    assert!(ics.lines().all(|l| l.len() <= 75) && !ics.replace("\r\n", "").contains('\n'));
    sample().args(["lich", "ke-hoach.json", "-o", "x.xlsx"]).fails_with("Lịch chỉ ghi ra").makes(&[]);
}

#[test]
fn a_report_comes_with_what_its_numbers_were_counted_from_when_asked() {
    let done = with_progress("bao-cao").args(["--dang", "docx", "--doi-chieu"]).succeeds();
    done.makes(&["bao-cao-quy-3-2026.docx", "doi-chieu.xlsx"]);
    assert!(done.bytes("doi-chieu.xlsx").starts_with(b"PK"));
}

#[test]
fn every_file_that_came_back_is_named() {
    let run = sample().file("gui-ve/Trạm Y tế xã.jpg", [0xff, 0xd8, 0xff]).file("gui-ve/Thumbs.db", "x");
    let done = run.args(["tong-hop", "ke-hoach.json", "--tien-do", "gui-ve", "--ky", KY, "--tong-ket", "csv"]).run();
    done.says("Trạm Y tế xã.jpg: đã gửi, chưa đọc được").says("Thumbs.db: bỏ qua, không phải báo cáo");
    done.says_not("Chưa gửi: 1 trong 8 đơn vị: Trạm Y tế xã");
    let told = String::from_utf8(done.bytes("tong-ket.csv")).expect("UTF-8");
    assert!(told.contains("Trạm Y tế xã.jpg") && told.contains("Thumbs.db"), "{told}");
}
