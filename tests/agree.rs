//! Drafting and checking say the same of a document: what `lap` finds in what it made is what the checker finds in the file.

use std::path::{Path, PathBuf};
use vanthu::diagnostic::Severity;
use vanthu::{Draft, Fonts, Office};

/// The office with the facts beside a file, where there are some.
fn office(folder: &Path) -> Office {
    let office = Office::new(Fonts::embedded());
    match std::fs::read(folder.join("co-quan.toml")) {
        Ok(toml) => office.agency(&toml).expect("co-quan.toml"),
        Err(_) => office,
    }
}

/// What drafting said that the checker says too, and what the checker says of the file that was made, each as its code and
/// message; and whether a draft for issue was refused.
struct Both {
    drafted: Vec<(String, String)>,
    checked: Vec<(String, String)>,
    checked_errors: bool,
    missing: bool,
    refused: bool,
}

fn both(path: &Path) -> Both {
    let folder = path.parent().unwrap_or(Path::new("."));
    let office = office(folder);
    let bytes = std::fs::read(path).expect("bytes");
    let source =
        office.open_as(bytes, &path.display().to_string(), vanthu::office::Expect::Document).expect("a source");
    let pictures = |name: &str| std::fs::read(folder.join(name)).map_err(|e| e.to_string());
    let mut how = Draft::default();
    how.pictures = Some(&pictures);
    let made = office.draft(&source, &[], &how);
    let docx = made.files.iter().find(|f| f.ending == "docx").expect("a DOCX");
    let again = office.open(docx.bytes.clone(), "lap.docx").expect("a document");
    let mut found = Default::default();
    let verdict = office.check(&again, &mut found).expect("a verdict");
    let told = |code: &str, message: &str| (code.to_owned(), message.to_owned());
    let mut issue = Draft::default();
    issue.pictures = Some(&pictures);
    issue.for_issue = true;
    Both {
        drafted: made.found.iter().map(|d| told(d.code.name(), &d.message)).collect(),
        checked: verdict.findings.iter().map(|d| told(d.code.name(), &d.message)).collect(),
        checked_errors: verdict.count(Severity::Error) > 0,
        missing: made.found.iter().any(|d| d.code.is_missing()),
        refused: office.draft(&source, &[], &issue).files.is_empty(),
    }
}

fn texts(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let kinds = |p: &PathBuf| p.extension().is_some_and(|e| e == "txt" || e == "json");
    entries.map(|e| e.path()).filter(kinds).collect()
}

/// Fails where one of the two says what the other does not.
fn agree(path: &Path) {
    let both = both(path);
    let missing = |code: &str| code == "chu.cho-trong" && both.missing;
    for (code, message) in both.checked.iter().filter(|(code, _)| !missing(code)) {
        // Reading a text tells some of it first, in the same words.
        let told = both.drafted.iter().any(|(_, said)| said == message);
        assert!(told, "{}: only the checker says {code}: {message}\n{:#?}", path.display(), both.drafted);
    }
    if both.checked_errors {
        assert!(both.refused, "{}: issued with a lỗi", path.display());
    }
}

#[test]
fn samples_agree() {
    let all = texts("samples");
    assert!(all.len() >= 8);
    all.iter().for_each(|path| agree(path));
}

/// A plan as a village office types it: every slip that is certain, and some that only a person can decide.
const TYPED: &str = "UBND XÃ AN BÌNH    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc

Số: 8/KH-UBND    An Bình, ngày 6 tháng 2 năm 2026

KẾ HOẠCH
Vệ sinh môi trường năm 2026

Căn cứ Luật Bảo vệ môi trường ngày 17/11/2020
Căn cứ Kế hoạch số 15/KH-UBND ngày 20/01/2026 của UBND tỉnh,
UBND xã xây dựng kế hoạch vệ sinh môi trường năm 2026 như sau :

I. Mục đích
Giữ gìn đường làng , ngõ xóm sạch đẹp ( nhất là các ngày lễ ).
II. Nhiệm vụ
a. Thu gom rác mỗi tuần hai lần .
c. Trồng thêm cây cây xanh.
III. Tổ chức thực hiện
1. Văn phòng theo dõi, tổng hợp.
2. Trạm Y tế phun thuốc khử khuẩn
3. Các thôn vận động nhân dân.

Nơi nhận :
- UBND tỉnh
- Các thôn
- Lưu VP
    TM.ỦY BAN NHÂN DÂN
    KT.CHỦ TỊCH
    PHÓ CHỦ TỊCH

    Th.S Trần Văn Bình
";

#[test]
fn what_is_certain_is_set_right_and_the_rest_is_told_at_its_line() {
    let folder = std::env::temp_dir().join(format!("vanthu-agree-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("ke-hoach.txt");
    std::fs::write(&path, TYPED).expect("written");
    agree(&path);
    let office = Office::new(Fonts::embedded());
    let source = office.open_as(TYPED, "ke-hoach.txt", vanthu::office::Expect::Document).expect("a source");
    let made = office.draft(&source, &[], &Draft::default());
    let set: Vec<_> = made.found.iter().filter(|d| d.code.name() == "the-thuc.dat-dung").collect();
    assert_eq!(set.len(), 1, "told once");
    for what in
        ["số 0", "căn cứ (2 chỗ)", "Nơi nhận (3 chỗ)", "«Lưu:»", "«KT.» (2 chỗ)", "điểm (2 chỗ)", "dấu câu (5 chỗ)"]
    {
        assert!(set[0].message.contains(what), "{what}: {}", set[0].message);
    }
    let line = |code: &str| made.found.iter().find(|d| d.code.name() == code).and_then(|d| d.place.line);
    assert_eq!(line("noi-nhan.luu"), Some(26));
    assert_eq!(line("ky.hoc-ham"), Some(31));
    assert_eq!(line("outline.diem-thu-tu"), Some(17));
    assert!(made.found.iter().all(|d| d.severity < Severity::Error), "a draft is made");
    let text = office.reuse(&office.open(made.files[0].bytes.clone(), "x.docx").expect("opened"), "x.txt", None);
    let text = String::from_utf8(text.files[0].bytes.clone()).expect("UTF-8");
    for line in [
        "Căn cứ Kế hoạch số 15/KH-UBND ngày 20/01/2026 của UBND tỉnh.",
        "UBND xã xây dựng kế hoạch vệ sinh môi trường năm 2026 như sau:",
        "Giữ gìn đường làng, ngõ xóm sạch đẹp (nhất là các ngày lễ).",
        "Trạm Y tế phun thuốc khử khuẩn",
        "- Lưu: VP.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("**2") && !text.contains("2. **"), "text, no title");
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
#[ignore = "reads real plans in ../shared"]
fn real_plans_agree() {
    let all = [texts("../shared/cases/ke-hoach"), texts("../shared/seeds")].concat();
    assert!(!all.is_empty());
    all.iter().for_each(|path| agree(path));
}
