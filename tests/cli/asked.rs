//! `vanthu hoi`, and where a missing fact is said to belong.

use crate::harness::{Done, Run, plan};
use std::io::Write;
use std::process::Stdio;

/// Runs `hoi` with these answers; gives what was said.
fn hoi(done: &Done, args: &[&str], answers: &str) -> String {
    let mut command = done.then().args(["hoi"]).args(args).command();
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    // It may end before it has read all.
    let _ = child.stdin.take().expect("a pipe").write_all(answers.as_bytes());
    let ended = child.wait_with_output().expect("ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    assert!(ended.status.success(), "{}", text(ended.stderr));
    text(ended.stdout) + &text(ended.stderr)
}

#[test]
fn what_a_plan_lacks_is_asked_for_once() {
    let toml = "# sửa lần cuối bởi chị Hoa\nten_day_du = \"Ủy ban nhân dân xã Bến Đò\" # đủ chữ\n";
    let run = Run::new().file("v/co-quan.toml", toml).file("v/a b.json", plan(""));
    let done = run.args(["lap", "v/a b.json"]).succeeds();
    done.says("Thiếu địa danh")
        .says("vanthu hoi")
        .says("thêm \"dia_danh\": \"…\" vào tệp này, hoặc «dia_danh» trong co-quan.toml");
    let answers = "ỦY BAN NHÂN DÂN | XÃ BẾN ĐÒ\nBến Đò\nUBND\nĐảng ủy; Như trên\nChủ tịch\nLê Thị \"Sáu\"\nsai\nTM\n";
    let said = hoi(&done, &["v/a b.json"], answers);
    // What the office has already, and what the plan says itself, is not asked for.
    assert!(said.contains("Địa danh") && !said.contains("Tên đầy đủ") && !said.contains("Nơi lưu"), "{said}");
    // An answer that is none is told and asked for again.
    assert_eq!(said.matches("Hình thức ký: TM").count(), 2, "{said}");
    assert!(said.contains("Lập lại: vanthu lap \"v/a b.json\"\n"), "{said}");
    let now = String::from_utf8(done.bytes("v/co-quan.toml")).expect("UTF-8");
    assert!(now.starts_with(toml) && now.contains("ho_ten = \"Lê Thị \\\"Sáu\\\"\""), "{now}");
    // The file as it was is beside it.
    let kept = done.folder.files().into_iter().find(|f| f.starts_with("v/co-quan (bản cũ ")).expect("a copy");
    assert_eq!(done.bytes(&kept), toml.as_bytes());
    done.then().args(["lap", "v/a b.json", "--ghi-de"]).succeeds().is_silent();
    let again = hoi(&done, &["v/a b.json"], "");
    assert!(again.contains("đã có đủ thông tin"), "{again}");
}

#[test]
fn without_a_file_all_is_asked_and_blank_answers_are_left_out() {
    let done = Run::new().args(["luoc-do"]).succeeds();
    let said = hoi(&done, &[], "\n\nBến Đò\n\n");
    assert!(said.contains("Đã ghi 1 mục vào co-quan.toml"), "{said}");
    assert_eq!(done.bytes("co-quan.toml"), "dia_danh = \"Bến Đò\"\n".as_bytes());
    let said = hoi(&done, &["co-quan.toml"], "");
    assert!(said.contains("Tên cơ quan") && !said.contains("Địa danh") && said.contains("không ghi gì"), "{said}");
    // A file that is no TOML is told, and stays.
    let bad = done.then().file("hong/co-quan.toml", "dia_danh = \n").args(["hoi", "--co-quan", "hong/co-quan.toml"]);
    bad.fails_with("hong/co-quan.toml:1");
}

#[test]
fn a_text_and_a_workbook_say_where_it_belongs() {
    let text = "KẾ HOẠCH\nDọn kênh mương\n\nI. MỤC ĐÍCH\n\nĐể nước thoát nhanh.\n";
    let done = Run::new().file("a.txt", text).args(["lap", "a.txt", "--dang", "docx"]).succeeds();
    done.says("thêm dòng «Số: …/…» dưới tên cơ quan").says("(địa danh đứng đầu)").says_not("\"dia_danh\"");
    let done = Run::new().args(["bieu-mau", "ke-hoach", "-o", "so.xlsx"]).succeeds();
    let done = done.then().args(["lap", "so.xlsx", "--dang", "docx"]).run();
    done.says("Thiếu địa danh")
        .says("của trang «Thông tin chung», hoặc «dia_danh» trong co-quan.toml")
        .says("→ điền ô B");
}

#[test]
fn a_plan_without_a_name_makes_no_good_line_worse() {
    let table = "PHÂN CÔNG\n\"(Kèm theo Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân xã Bến Đò)\"\nSTT,Nhiệm vụ,Thời hạn\n1,Rà soát,Quý II/2026\n2,Họp,30/6/2026\n";
    let text = "KẾ HOẠCH\nDọn kênh mương\n\nI. MỤC ĐÍCH\n\nĐể nước thoát nhanh.\n";
    let run = Run::new()
        .file("bang.csv", table)
        .file("kh.txt", text)
        .file("kh.json", plan("\"so\": \"7\", \"ngay\": \"04/5/2026\""));
    let done = run.args(["phu-luc", "bang.csv", "--kem-theo", "kh.txt", "--dang", "docx"]).run();
    let words = done.docx("bang.docx");
    assert!(
        words.contains("(Kèm theo Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân xã Bến Đò)"),
        "{words}"
    );
    // A plan that says more fills it.
    let run = done.then().file("co-quan.toml", crate::harness::office()).file(
        "bang.csv",
        table.replace("số 12/KH-UBND ngày 02 tháng 3 năm", "số      /KH-UBND ngày     tháng     năm"),
    );
    let done = run.args(["phu-luc", "bang.csv", "--kem-theo", "kh.json", "--dang", "docx", "--ghi-de"]).succeeds();
    assert!(
        done.docx("bang.docx").contains("(Kèm theo Kế hoạch số 07/KH-UBND ngày 04 tháng 5 năm 2026"),
        "{}",
        done.docx("bang.docx")
    );
}
