//! Documents that offices already have: checked, corrected, made into data.

use crate::harness::{Run, made, root};
use crate::zip_parts::with_part;
use std::fs;

/// A sample as DOCX.
fn document(name: &str) -> Vec<u8> {
    let sample = |name: &str| fs::read(root().join("samples").join(name)).expect("a sample");
    let picture = "hinh/ho-so-truc-tuyen.png";
    let run = Run::with_office().file(name, sample(name)).file(picture, sample(picture));
    let done = run.args(["lap", name, "--dang", "docx"]).succeeds();
    done.bytes(&name.replace(".json", ".docx"))
}

/// It with words of its text part replaced.
fn broken(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    with_part(bytes, "word/document.xml", |xml| {
        assert!(xml.contains(old), "no «{old}»");
        xml.replacen(old, new, 1)
    })
}

#[test]
fn a_good_document_passes_and_a_broken_one_does_not() {
    let good = document("thong-bao.json");
    let done = Run::new().file("a.docx", &good).args(["kiem-tra", "a.docx"]).succeeds();
    done.says("0 lỗi, 0 cảnh báo").makes(&[]);
    let bad = broken(&good, "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc");
    let run = Run::new().file("a.docx", &good).file("v/b.docx", &bad).args(["kiem-tra", "a.docx", "v"]);
    let done = run.args(["-o", "phieu.docx"]).fails_with("Tiêu ngữ viết chưa đúng");
    done.says("     1         0        0  v/b.docx").says("2 tệp: 1 có lỗi").makes(&["phieu.docx"]);
    assert!(done.docx("phieu.docx").contains("Tiêu ngữ viết chưa đúng"));
    // Of several documents those with nothing to mend share one page.
    let run = Run::new().file("v/a.docx", &good).file("v/b.docx", &bad).file("v/c.docx", &good);
    let done = run.file("v/d.docx", &good).args(["kiem-tra", "v", "-o", "phieu.pdf"]).fails_with("1 có lỗi");
    let pages = made::pdf_words(&done.bytes("phieu.pdf"));
    assert_eq!(pages.len(), 2, "{pages:?}");
    assert!(["a.docx", "c.docx", "d.docx"].iter().all(|name| pages[1].contains(name)), "{pages:?}");
    let json = Run::new().file("b.docx", &bad).args(["kiem-tra", "b.docx", "--json"]).run().json();
    assert_eq!(json["tep"][0]["phat_hien"][0]["quy_tac"], "tieu-ngu.chu");
    let outcomes = json["tep"][0]["quy_tac"].as_array().expect("rules");
    assert!(outcomes.len() >= 60 && outcomes.iter().all(|o| o["ket_qua"].is_string()));
}

#[test]
fn what_is_no_docx_is_told() {
    Run::new().file("a.docx", "x").args(["kiem-tra", "a.docx"]).run().says("a.docx: lỗi").makes(&[]);
    let doc = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].repeat(64);
    Run::new().file("a.doc", doc).args(["kiem-tra", "a.doc"]).run().says("a.doc: lỗi").makes(&[]);
    Run::new().folder("v").args(["kiem-tra", "v"]).fails_with("Thư mục không có tệp .docx nào");
}

#[test]
fn data_of_ours_is_checked_as_the_document_it_becomes() {
    let sample = fs::read(root().join("samples/to-trinh.json")).expect("a sample");
    Run::with_office()
        .file("a.json", sample)
        .args(["kiem-tra", "a.json"])
        .succeeds()
        .says("tờ trình: 0 lỗi")
        .makes(&[]);
}

#[test]
fn corrections_can_be_tracked_and_findings_become_comments() {
    let good = document("thong-bao.json");
    let bad = broken(&good, "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc");
    let done = Run::new().file("a.docx", &bad).args(["sua", "a.docx", "-o", "b.docx", "--theo-doi"]).succeeds();
    done.says("nhận xét (Comment)").makes(&["b.docx"]);
    assert!(done.docx("b.docx").contains("lỗi: Tiêu ngữ viết chưa đúng"));
    let lines = broken(&good, "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc");
    let dated = ["sua", "a.docx", "-o", "b.docx", "--theo-doi", "--ngay", "28/11/2026"];
    let done = Run::new().file("a.docx", &lines).args(dated).succeeds();
    done.says("1 chỗ đã sửa, ghi bằng Track Changes").makes(&["b.docx"]);
    let read = vanthu::docx::read::read(&done.bytes("b.docx"), &mut vanthu::diagnostic::Diagnostics::new());
    let changes = read.expect("a document").facts;
    assert_eq!((changes.tracked_insertions, changes.tracked_deletions), (2, 2));
    with_part(&done.bytes("b.docx"), "word/document.xml", |xml| {
        assert!(xml.contains("w:author=\"vanthu\" w:date=\"2026-11-28T00:00:00Z\""), "{xml}");
        xml
    });
    let run = Run::new().file("a.docx", &bad);
    run.args(["sua", "a.docx", "--theo-doi", "--ngay", "28/13"]).fails_with("Không hiểu ngày «28/13»").makes(&[]);
    let run = Run::new().file("a.docx", &bad).args(["kiem-tra", "a.docx", "--ghi-chu-word", "c.docx"]);
    let done = run.fails_with("");
    assert!(done.docx("c.docx").contains("lỗi: Tiêu ngữ viết chưa đúng"));
    let run = Run::new().file("a.docx", &bad).file("b.docx", &bad);
    let run = run.args(["kiem-tra", "a.docx", "b.docx", "--ghi-chu-word", "c.docx"]);
    run.fails_with("một văn bản mỗi lần").makes(&[]);
    Run::new()
        .file("a.docx", &bad)
        .args(["kiem-tra", "a.docx", "--ghi-chu-word", "a.docx"])
        .fails_with("trùng với tệp gốc");
}

#[test]
fn corrections_leave_the_words_and_the_original() {
    let good = document("thong-bao.json");
    let bad = broken(&good, "w:left=\"1701\"", "w:left=\"1134\"");
    let done = Run::new().file("a.docx", &bad).args(["sua", "a.docx", "-o", "b.docx"]).succeeds();
    done.says("lề trái 20,0 mm → 30,0 mm").says("1 chỗ đã sửa").makes(&["b.docx"]);
    assert_eq!(done.bytes("a.docx"), bad);
    assert_eq!(made::docx_text(&done.bytes("b.docx")), made::docx_text(&good));
    done.then().args(["kiem-tra", "b.docx"]).succeeds().says("0 lỗi");
    Run::new()
        .file("a.docx", &good)
        .args(["sua", "a.docx", "-o", "a.docx", "--ghi-de"])
        .fails_with("trùng với tệp gốc");
}

#[test]
fn an_existing_document_becomes_data_that_makes_it_again() {
    for name in ["thong-bao.json", "cong-van.json", "to-trinh.json", "ke-hoach.json"] {
        let bytes = document(name);
        let done = Run::new().file("cu.docx", &bytes).args(["nhap", "cu.docx", "-o", "moi.json"]).succeeds();
        let done = done.then().args(["lap", "moi.json", "--dang", "docx"]).run();
        let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(done.docx("moi.docx")), words(made::docx_text(&bytes)), "{name}\n{}", done.err);
        let done = done.then().args(["kiem-tra", "moi.docx"]).run();
        done.says(": 0 lỗi");
        let done = Run::new().file("cu.docx", &bytes).args(["nhap", "cu.docx", "-o", "moi.txt"]).succeeds();
        // The plan has a picture.
        let files: &[&str] =
            if name == "ke-hoach.json" { &["moi - hình/hinh-1.png", "moi.txt"] } else { &["moi.txt"] };
        done.makes(files);
    }
    // What its appendix lists are tasks again, for those who follow the plan.
    let run = Run::with_office().file("cu.docx", document("ke-hoach.json"));
    let done = run.args(["nhap", "cu.docx", "-o", "cu.json"]).succeeds();
    // Without a name it is a text beside the document.
    done.then().args(["nhap", "cu.docx"]).succeeds().says("Đã lập cu.txt");
    let done = done.then().args(["bieu-mau", "tien-do", "cu.json", "--ky", "Quý I/2026"]).succeeds();
    done.says("5 biểu tiến độ");
    Run::new().file("a.docx", "x").args(["nhap", "a.docx"]).run().says("a.docx: lỗi").makes(&[]);
}

#[test]
fn documents_of_a_folder_are_corrected_beside_themselves_and_stay() {
    let bad = broken(&document("thong-bao.json"), "w:left=\"1701\"", "w:left=\"1134\"");
    let run = Run::new().file("v/a.docx", &bad).file("v/b.docx", &bad).file("v/c.txt", "không phải");
    let done = run.args(["sua", "v"]).succeeds();
    done.makes(&["v/a - đã sửa.docx", "v/b - đã sửa.docx"]);
    assert_eq!((done.bytes("v/a.docx"), done.bytes("v/b.docx")), (bad.clone(), bad));
    // What was corrected is not corrected again, and no result is written over.
    done.then().args(["sua", "v"]).succeeds().says("Đã có, giữ nguyên v/a - đã sửa.docx").makes(&[]);
    done.then().file("v/a - đã sửa.docx", "x").args(["sua", "v"]).fails_with("đã có").makes(&[]);
    done.then().args(["sua", "v", "-o", "một.docx"]).fails_with("không thể là một tệp").makes(&[]);
    done.then().args(["sua", "v", "-o", "ra"]).succeeds().makes(&["ra/a - đã sửa.docx", "ra/b - đã sửa.docx"]);
}
