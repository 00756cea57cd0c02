//! A plan and the tables named behind it, as one document.

use crate::harness::{Run, made, plan};

const FIRST: &str = "DANH MỤC CÂY TRỒNG\nSTT,Loại cây,Số lượng\n1,Bàng,120\n2,Phượng,80\n";
const SECOND: &str = "PHỤ LỤC 7\nPHÂN CÔNG\nSTT,Nhiệm vụ,Chủ trì\n1,Chăm sóc cây,Hội Nông dân\n";

fn office() -> Run {
    Run::with_office().file("plan.json", plan("\"so\": \"12\", \"ngay\": \"02/3/2026\""))
}

#[test]
fn tables_behind_a_plan_are_its_appendices_in_their_order() {
    let run = office().file("bảng/b10.csv", SECOND).file("bảng/b2.csv", FIRST);
    let done = run.args(["lap", "plan.json", "bảng", "-o", "ra"]).succeeds();
    done.makes(&["ra/plan.docx", "ra/plan.pdf"]).says("«PHỤ LỤC 7» được đánh số lại thành «Phụ lục II»");
    let text = done.docx("ra/plan.docx");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no «{words}» in {text}"));
    assert!(at("Phụ lục I") < at("DANH MỤC CÂY TRỒNG") && at("DANH MỤC CÂY TRỒNG") < at("Phụ lục II"));
    assert!(at("Phụ lục II") < at("PHÂN CÔNG") && at("PHÂN CÔNG") < at("Chăm sóc cây"));
    assert_eq!(text.matches("(Kèm theo Kế hoạch số 12").count(), 2, "{text}");
    assert!(!text.contains("[CẦN BỔ SUNG"), "{text}");
}

#[test]
fn a_title_without_a_table_takes_the_first_table() {
    let letter = "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 3/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
                  An Bình, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nTrồng cây năm 2026\n\nI. MỤC ĐÍCH\nTrồng cây theo Phụ lục.\n\n\
                  Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị Bình\n\n\
                  Phụ lục\nCÁC LOẠI CÂY\n(Kèm theo Kế hoạch số 3/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)\n";
    let run = Run::with_office().file("kế hoạch.txt", letter).file("b.csv", FIRST);
    let done = run.args(["lap", "kế hoạch.txt", "b.csv", "-o", "ra"]).succeeds();
    let text = done.docx("ra/kế hoạch.docx");
    assert_eq!(text.matches("(Kèm theo Kế hoạch").count(), 1, "{text}");
    assert!(text.find("CÁC LOẠI CÂY") < text.find("Phượng"), "{text}");
}

#[test]
fn a_table_says_how_it_is_read() {
    let run = office()
        .file("a.csv", "Việc\nSTT,Việc,Ai làm\n1,Quét dọn khu phố vào cuối tuần,Tổ 1\n2,Trồng cây ven đường,Tổ 1\n");
    let done = run.args(["lap", "plan.json", "a.csv:gop-o=Ai làm:kho=ngang", "-o", "ra", "--dang", "docx"]).succeeds();
    let xml = made::part(&done.bytes("ra/plan.docx"), "word/document.xml").expect("the document");
    assert!(xml.contains("w:vMerge w:val=\"restart\"") && xml.contains("w:orient=\"landscape\""), "{xml}");
    done.then().args(["lap", "plan.json", "a.csv:kho=chéo", "-o", "khác"]).fails_with("chiều giấy là").makes(&[]);
}

#[test]
fn a_table_that_cannot_be_read_stops_the_document() {
    let run = office().file("b.xlsx", "rác");
    run.args(["lap", "plan.json", "b.xlsx", "-o", "ra"]).fails_with("b.xlsx").makes(&[]);
}

#[test]
fn the_facts_at_issue_stand_beside_the_pdf() {
    let done =
        office().file("a.csv", FIRST).args(["lap", "plan.json", "a.csv", "-o", "ra", "--json-phat-hanh"]).succeeds();
    done.makes(&["ra/plan - phát hành.json", "ra/plan.docx", "ra/plan.pdf"]);
    let facts: serde_json::Value = serde_json::from_slice(&done.bytes("ra/plan - phát hành.json")).expect("JSON");
    assert_eq!((facts["CodeNumber"].as_str(), facts["PageAmount"].as_u64()), (Some("12"), Some(2)), "{facts}");
    assert_eq!(facts["Appendices"][0], "DANH MỤC CÂY TRỒNG");
}
