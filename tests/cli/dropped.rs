//! Files dropped on the program, the program alone, and files that data names.

use crate::harness::{Run, made, plan, root};
use std::fs;

const TABLE: &str =
    "PHÂN CÔNG\n(Kèm theo Kế hoạch số 1/KH-UBND)\nSTT,Nhiệm vụ,Thời hạn\n1,Rà soát,Quý II/2026\n2,Họp,30/6/2026\n";

fn document() -> Vec<u8> {
    let json = fs::read(root().join("samples/thong-bao.json")).expect("a sample");
    Run::with_office().file("a.json", json).args(["lap", "a.json", "--dang", "docx"]).succeeds().bytes("a.docx")
}

#[test]
fn a_plan_and_its_tables_become_one_document() {
    let run = Run::with_office()
        .file("kế hoạch.json", plan(""))
        .file("bảng 2.csv", TABLE.replace("PHÂN CÔNG", "KINH PHÍ"))
        .file("bảng 10.csv", TABLE.replace("PHÂN CÔNG", "LỊCH HỌP"));
    // A file manager hands them over in any order.
    let drop = ["bảng 10.csv", "kế hoạch.json", "bảng 2.csv"];
    let done = run.args(drop).succeeds();
    done.says("bảng 2.csv: làm phụ lục của kế hoạch.json").makes(&["kế hoạch.docx", "kế hoạch.pdf"]);
    let words = done.docx("kế hoạch.docx");
    let (two, ten) = (words.find("KINH PHÍ").expect("the table"), words.find("LỊCH HỌP").expect("the table"));
    assert!(two < ten && words.contains("Phụ lục II"), "{words}");
    // The same again is there already; another content gets another name, and again it is there already.
    done.then().args(drop).succeeds().makes(&[]).says("Đã có, giữ nguyên kế hoạch.docx");
    let changed = done.then().file("bảng 2.csv", TABLE.replace("PHÂN CÔNG", "DỰ TOÁN")).args(drop).succeeds();
    changed.makes(&["kế hoạch (2).docx", "kế hoạch (2).pdf"]).says("bản mới là «kế hoạch (2).docx»");
    assert!(changed.docx("kế hoạch (2).docx").contains("DỰ TOÁN") && changed.docx("kế hoạch.docx") == words);
    changed.then().args(drop).succeeds().makes(&[]).says("Đã có, giữ nguyên kế hoạch (2).pdf");
    // A Word document with tables is a plan too; alone it is checked.
    let run = Run::with_office().file("cũ.docx", document()).file("bảng.csv", TABLE);
    let done = run.args(["bảng.csv", "cũ.docx"]).run();
    done.says("cũ (2).docx");
    assert!(done.docx("cũ (2).docx").contains("PHÂN CÔNG"));
    let done = Run::new().file("cũ.docx", document()).args(["cũ.docx"]).succeeds();
    done.makes(&["cũ - kiểm tra.docx"]);
}

#[test]
fn a_folder_of_word_documents_is_checked() {
    let run = Run::new().file("hồ sơ/a.docx", document()).file("hồ sơ/trong/b.docx", document());
    let run = run.file("hồ sơ/ghi chú.txt", "gọi anh Ba");
    let done = run.args(["hồ sơ"]).succeeds();
    done.says("kiểm tra thể thức các văn bản Word").says("2 tệp:").makes(&["hồ sơ/hồ sơ - kiểm tra.docx"]);
    // Its own sheet is not checked with them.
    let again = done.then().args(["hồ sơ"]).succeeds();
    again.says("2 tệp:").says("Đã có, giữ nguyên").makes(&[]);
    done.then().args(["kiem-tra", "hồ sơ", "-o", "hồ sơ/phiếu.docx"]).succeeds().says("2 tệp:");
    done.then().args(["kiem-tra", "hồ sơ", "-o", "hồ sơ/phiếu.docx", "--ghi-de"]).succeeds().says("2 tệp:");
}

#[test]
fn the_program_alone_says_what_it_can_do() {
    let done = Run::new().args::<&str>([]).succeeds();
    done.says("Kéo tệp").says("vanthu kiem-tra \"văn bản.docx\"").says("vanthu --help").is_silent();
    assert!(done.out.lines().count() <= 12, "{}", done.out);
    // Every command it names is one.
    for line in done.out.lines().filter_map(|l| l.trim().strip_prefix("vanthu ")).filter(|l| !l.contains("lập")) {
        let name = line.split(' ').next().expect("a command");
        done.then().args([name, "--help"]).succeeds();
    }
}

#[test]
fn messages_of_a_clerks_hour() {
    let bare = "{\"loai\": \"ke-hoach\", \"noi_dung\": [\"Một\", \"hai\",]}";
    Run::new().file("a.json", bare).args(["lap", "a.json"]).fails_with("a.json:1:").says("bỏ dấu phẩy thừa");
    let bare = "{\"loai\": \"ke-hoach\",, \"so\": 1}";
    Run::new().file("a.json", bare).args(["lap", "a.json"]).fails_with("thừa dấu phẩy");
    let bmp = [&b"BM"[..], &[0; 60]].concat();
    for (name, bytes) in
        [("a.jpg", &b"\xff\xd8\xff\xe0"[..]), ("b.bmp", &bmp), ("c.png", b"x"), ("d", b"RIFF\0\0\0\0WEBPVP8 ")]
    {
        Run::new().file(name, bytes).args([name]).fails_with("Tệp là ảnh");
        Run::new().file(name, bytes).args(["phu-luc", name]).fails_with("Tệp là ảnh");
    }
    let doc = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    Run::new().file("a.doc", doc).args(["lap", "a.doc"]).fails_with("Word 97-2003").says("lưu thành .docx");
    // Texts in the fonts of before Unicode become what they show.
    let vni = "KEÁ HOAÏCH\nDoïn keânh möông\n\nI. MUÏC ÑÍCH\n\nÑeå nöôùc thoaùt nhanh, ñöôøng saïch ñeïp.\n";
    let latin: Vec<u8> = vni.chars().map(|c| u8::try_from(u32::from(c)).expect("latin")).collect();
    for bytes in [vni.as_bytes(), &latin] {
        let done = Run::new().file("a.txt", bytes).args(["lap", "a.txt", "--dang", "docx"]).succeeds();
        done.says("Văn bản gõ bằng mã cũ VNI");
        assert!(done.docx("a.docx").contains("Để nước thoát nhanh, đường sạch đẹp."), "{}", done.docx("a.docx"));
    }
    Run::new()
        .file("tệp", "x")
        .args(["khoi-tao", "tệp/mới"])
        .fails_with("ghi tên thư mục ở nơi ghi được")
        .says_not("-o");
}

#[cfg(unix)]
#[test]
fn data_names_files_beside_it_and_no_others() {
    use std::os::unix::fs::symlink;
    let picture = fs::read(root().join("samples/hinh/ho-so-truc-tuyen.png")).expect("a picture");
    let data = |name: &str| {
        plan(&format!("\"noi_dung\": [\"Đoạn.\", {{\"anh\": {{\"tep\": {name:?}, \"mo_ta\": \"Biểu đồ\"}}}}]"))
    };
    let run = Run::with_office().file("v/hinh/a.png", &picture).file("ngoài/b.png", &picture);
    let done = run.file("v/co-quan.toml", crate::harness::office()).args(["luoc-do"]).succeeds();
    let folder = &done.folder.0;
    symlink("hinh/a.png", folder.join("v/trong.png")).expect("a link");
    symlink("../ngoài", folder.join("v/ra")).expect("a link");
    symlink("../không/có", folder.join("v/hỏng")).expect("a link");
    let lap = |name: &str, more: &[&str]| {
        done.then()
            .file("v/a.json", data(name))
            .args(["lap", "v/a.json", "--dang", "docx", "--ghi-de"])
            .args(more)
            .run()
    };
    let inside = folder.join("v/hinh/a.png").display().to_string();
    for name in ["hinh/a.png", "./hinh/../hinh/a.png", "trong.png", &inside] {
        let made = lap(name, &[]);
        assert!(
            made.err.is_empty()
                && made::part(&made.bytes("v/a.docx"), "word/document.xml").is_some_and(|x| x.contains("<w:drawing>")),
            "{name}: {}",
            made.err
        );
    }
    // Of what lies elsewhere it is not even said whether it is there.
    let words = |name: &str| {
        let made = lap(name, &[]);
        made.says("nằm ngoài thư mục của tệp dữ liệu").makes(&[]);
        made.err.replace(name, "X")
    };
    let first = words("../ngoài/b.png");
    for name in [
        "../ngoài/khong-co.png",
        "/etc/passwd",
        "/etc/khong-co",
        "ra/b.png",
        "ra/khong-co.png",
        "hỏng/x.png",
        "hinh/../../ngoài/b.png",
    ] {
        assert_eq!(words(name), first, "{name}");
    }
    assert!(lap("../ngoài/b.png", &["--cho-phep-tep-ngoai"]).err.is_empty());
    // Nothing is waited for, and nothing without an end is read.
    let pipe = std::ffi::CString::new(folder.join("v/ống").to_string_lossy().as_bytes()).expect("a path");
    assert_eq!(unsafe { libc::mkfifo(pipe.as_ptr(), 0o600) }, 0);
    for (name, more) in [("ống", &[][..]), ("hinh", &[]), ("/dev/zero", &["--cho-phep-tep-ngoai"])] {
        lap(name, more).says("không phải tệp").makes(&[]);
    }
}
