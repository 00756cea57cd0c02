//! Phụ lục from tables, as a user meets it.

use crate::harness::{Done, Run, made, plan};
use rust_xlsxwriter::Workbook;

const TABLE: &str = "PHÂN CÔNG NHIỆM VỤ\nĐơn vị tính: triệu đồng\nSTT,Nhiệm vụ,Đơn vị chủ trì,Thời hạn\nI,Nhóm thứ nhất,,\n1,Rà soát văn bản,Phòng Tư pháp,Quý II/2026\n2,Tập huấn,Phòng Nội vụ,30/6/2026\n";

fn book(sheets: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    for name in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, line) in TABLE.lines().enumerate() {
            for (column, words) in line.split(',').enumerate().filter(|c| !c.1.is_empty()) {
                sheet.write(row as u32, column as u16, words).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn table() -> Run {
    Run::with_office().file("a.csv", TABLE)
}

fn summary(done: &Done, name: &str) -> String {
    String::from_utf8(done.bytes(name)).expect("UTF-8")
}

#[test]
fn a_csv_becomes_a_phu_luc_with_every_word() {
    let done = table().args(["phu-luc", "a.csv"]).succeeds();
    done.says("cảnh báo").makes(&["a.docx", "a.pdf"]);
    let text = done.docx("a.docx");
    for words in ["Phụ lục", "PHÂN CÔNG NHIỆM VỤ", "Nhóm thứ nhất", "Rà soát văn bản", "Quý II/2026", "[CẦN BỔ SUNG"]
    {
        assert!(text.contains(words), "no «{words}» in {text}");
    }
    // What is there and just what would be written is no fault; what differs is not written over.
    done.then().args(["phu-luc", "a.csv"]).succeeds().says("Đã có, giữ nguyên a.docx").makes(&[]);
    let changed = done.then().file("a.csv", TABLE.replace("Rà soát văn bản", "Rà soát hồ sơ"));
    changed.args(["phu-luc", "a.csv"]).fails_with("--ghi-de").makes(&[]);
    done.then().args(["phu-luc", "a.csv", "--ghi-de"]).succeeds().makes(&[]);
    assert!(done.docx("a.docx").contains("Rà soát hồ sơ"));
}

#[test]
fn what_is_missing_stops_an_issue() {
    table().args(["phu-luc", "a.csv", "--phat-hanh"]).fails_with("kèm theo").makes(&[]);
}

#[test]
fn a_plan_fills_the_attached_line() {
    let run = table().file("plan.json", plan("\"so\": \"12\", \"ngay\": \"02/3/2026\""));
    let text = run.args(["phu-luc", "a.csv", "--kem-theo", "plan.json"]).succeeds().docx("a.docx");
    assert!(text.contains("(Kèm theo Kế hoạch số 12"), "{text}");
    assert!(!text.contains("[CẦN BỔ SUNG"), "{text}");
}

#[test]
fn later_pages_say_whose_they_are_on_request() {
    let rows: String = (1..90).map(|n| format!("{n},Rà soát văn bản lần {n},Phòng Tư pháp,Quý II/2026\n")).collect();
    let table = format!("PHỤ LỤC II\nPHÂN CÔNG NHIỆM VỤ\nSTT,Nhiệm vụ,Đơn vị chủ trì,Thời hạn\n{rows}");
    let run = |more: &[&str]| {
        let run = Run::with_office().file("a.csv", &table).args(["phu-luc", "a.csv"]).args(more);
        let done = run.succeeds();
        let goes_on = |page: &String| made::squeezed(page).contains(&made::squeezed("PHỤ LỤC II (tiếp theo)"));
        let pages: Vec<bool> = made::pdf_words(&done.bytes("a.pdf")).iter().map(goes_on).collect();
        (pages, done.docx("a.docx").contains("PHỤ LỤC II (tiếp theo)"))
    };
    let (pages, in_docx) = run(&["--tiep-theo"]);
    assert!(pages.len() > 2 && in_docx, "{pages:?}");
    assert!(!pages[0] && pages[1..].iter().all(|on| *on), "{pages:?}");
    let (pages, in_docx) = run(&[]);
    assert!(pages.len() > 2 && pages.iter().all(|on| !on) && !in_docx);
    // A plan's own phụ lục too.
    let done = Run::with_office().file("k.json", plan("")).file("a.csv", &table).args(["lap", "k.json", "a.csv"]);
    let text = done.args(["--tiep-theo"]).succeeds().docx("k.docx");
    assert!(text.contains("(tiếp theo)"), "{text}");
}

#[test]
fn a_bad_file_stops_no_other() {
    let whole = book(&["A"]);
    let run = Run::with_office().file("v/a.csv", TABLE).file("v/b.xlsx", "rác").file("v/c.xlsx", &whole[..900]);
    let run = run.file("v/d.csv", "chỉ một dòng\n").file("v/e.xlsx", &whole);
    let done = run.args(["phu-luc", "v", "--co-quan", "co-quan.toml", "--tong-ket", "csv"]).fails_with("3 hỏng");
    done.makes(&["v/a.docx", "v/a.pdf", "v/e.docx", "v/e.pdf", "v/tong-ket.csv"]);
    let text = summary(&done, "v/tong-ket.csv");
    for name in ["b.xlsx,hỏng", "c.xlsx,hỏng", "d.csv,hỏng"] {
        let line = text.lines().find(|l| l.contains(name)).unwrap_or_else(|| panic!("no «{name}» in {text}"));
        assert!(!line.ends_with(','), "no reason: {line}");
    }
}

#[test]
fn names_do_not_clash_and_sheets_have_their_own() {
    let run = Run::with_office().file("v/a.csv", TABLE).file("v/a.xlsx", book(&["A"]));
    let done = run.args(["phu-luc", "v", "--co-quan", "co-quan.toml", "--dang", "docx"]).succeeds();
    done.makes(&["v/a-2.docx", "v/a.docx", "v/tong-ket.xlsx"]);
    let two = || Run::with_office().file("a.xlsx", book(&["Một", "Hai"])).args(["phu-luc", "a.xlsx", "--dang", "docx"]);
    two().succeeds().makes(&["a - Hai.docx", "a.docx"]);
    let done = two().args(["--gop"]).succeeds();
    done.makes(&["a.docx"]);
    assert!(done.docx("a.docx").contains("Phụ lục II"));
    two().args(["--sheet", "Ba"]).fails_with("Một, Hai").makes(&[]);
}

#[test]
fn tasks_are_listed_with_their_dates() {
    let done = table().args(["xuat-nhiem-vu", "a.csv", "-o", "n.csv"]).succeeds();
    let text = summary(&done, "n.csv");
    assert!(text.contains("2026-06-30") && text.contains("2026-04-01"), "{text}");
    assert_eq!(text.trim_end().lines().count(), 3, "{text}");
    let run = Run::with_office().file("a.csv", TABLE.replace("Tập huấn", "=1+1").replace("Phòng Nội vụ", "@x"));
    let done = run.args(["xuat-nhiem-vu", "a.csv", "-o", "n.csv"]).succeeds();
    assert!(summary(&done, "n.csv").contains("'=1+1") && summary(&done, "n.csv").contains("'@x"));
}

#[test]
fn files_without_a_subcommand() {
    table().args(["a.csv"]).succeeds().says("lập phụ lục từ bảng").makes(&["a.docx", "a.pdf"]);
    let word = table().args(["phu-luc", "a.csv", "--dang", "docx"]).succeeds();
    // A damaged one stops no other.
    let done = word.then().file("0.docx", "x").args(["0.docx", "a.docx"]).run();
    done.says("0.docx: lỗi").says("a.docx: kiểm tra thể thức").makes(&["a - kiểm tra.docx"]);
    Run::new().file("x.docx", "x").args(["x.docx"]).fails_with("x.docx: lỗi").makes(&[]);
}

#[test]
fn an_empty_form_is_made_into_a_document() {
    let done = Run::with_office().args(["bieu-mau", "ke-hoach"]).succeeds();
    done.makes(&["ke-hoach.xlsx"]);
    done.then().args(["lap", "ke-hoach.xlsx"]).succeeds().makes(&["ke-hoach.docx", "ke-hoach.pdf"]);
}

#[test]
fn dates_of_tasks_that_cannot_be_trusted_are_told() {
    let csv = "STT,Nhiệm vụ,Chủ trì,Từ ngày,Đến ngày,Giải trình (không phát hành)\n\
               1,Rà soát,Phòng Tư pháp,01/3/2026,20/4/2026,hỏi lại\n\
               2,Tập huấn,Phòng Nội vụ,01/3/2026,31/02/2026,\n\
               3,Sơ kết,Phòng Nội vụ,,Tháng 6,\n";
    let run = || Run::new().file("a.csv", csv).args(["xuat-nhiem-vu", "a.csv", "-o", "n.json", "--ghi-de"]);
    let done = run().succeeds();
    done.says("1 thời hạn không ghi năm nên không rõ ngày: A4").says("--nam");
    done.says("1 thời hạn không đọc được chắc chắn: A3").says("không đưa vào danh sách nhiệm vụ");
    let tasks: serde_json::Value = serde_json::from_slice(&done.bytes("n.json")).expect("JSON");
    let dates = |i: usize| (tasks[i]["tu_ngay"].as_str(), tasks[i]["den_ngay"].as_str());
    assert_eq!(dates(0), (Some("2026-03-01"), Some("2026-04-20")));
    assert_eq!((dates(1), dates(2)), ((None, None), (None, None)));
    assert_eq!(tasks[0]["thoi_han"], "Từ 01/3/2026 đến 20/4/2026");
    assert!(!tasks.to_string().contains("hỏi lại"));
    run().args(["--nam", "2026"]).run().says_not("không ghi năm");
}

#[test]
fn what_was_read_wrong_is_set_right_by_options() {
    // Two columns of days: which is the deadline, the user may say, and an office once for all.
    let table = "STT,Nhiệm vụ,Chủ trì,Ngày giao,Mốc xong\n1,Rà soát văn bản của xã,Phòng Tư pháp,05/01/2026,30/6/2026\n\
                 2,Tập huấn cán bộ thôn,Phòng Nội vụ,06/01/2026,15/7/2026\n";
    let run = Run::new().file("a.csv", table);
    let done = run.args(["xuat-nhiem-vu", "a.csv", "-o", "x.csv", "--cot", "thoi_han=Ngày giao"]).succeeds();
    assert!(summary(&done, "x.csv").contains("2026-01-05"), "{}", summary(&done, "x.csv"));
    let run = done.then().file("co-quan.toml", "cot = [\"thoi_han=Ngày giao\", \"hỏng\"]\n");
    let done = run.args(["lich", "a.csv", "--nam", "2026", "-o", "l.ics"]).succeeds();
    done.says("co-quan.toml!cot[1]: cảnh báo: Không hiểu «hỏng»");
    assert!(summary(&done, "l.ics").contains("20260105"), "{}", summary(&done, "l.ics"));
    Run::new().file("a.csv", table).args(["phu-luc", "a.csv", "--cot", "han=Mốc xong"]).misused("--cot");

    let labelled = format!("PHỤ LỤC 3\n{TABLE}");
    let done = Run::with_office().file("a.csv", &labelled).args(["phu-luc", "a.csv"]).succeeds();
    done.says("--danh-so-lai");
    assert!(done.docx("a.docx").contains("PHỤ LỤC 3"));
    let done = Run::with_office().file("a.csv", &labelled).args(["phu-luc", "a.csv", "--danh-so-lai"]).succeeds();
    assert!(!done.docx("a.docx").contains("PHỤ LỤC 3"), "{}", done.docx("a.docx"));
}
