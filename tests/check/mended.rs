//! Safe corrections: what they mend is no longer found, nothing else is, and the words stay.

use super::zip_parts::with_part;
use super::{cases, edit, good, told, verdict};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use vanthu::diagnostic::Diagnostics;
use vanthu::docx::read::read;
use vanthu::mend::Change;

/// What was read, mended.
pub fn mend(bytes: &[u8], found: &mut Diagnostics) -> Option<(Vec<u8>, Vec<Change>)> {
    let source = read(bytes, found).filter(|_| !found.has_errors())?;
    vanthu::mend::mend(bytes, &source, found)
}

/// Rules whose breach is mended by form alone.
const FORM: [&str; 29] = [
    "so-trang.co",
    "so-trang.vi-tri",
    "so-trang.chu",
    "so-trang.trang-dau",
    "so-trang.chu-so",
    "can-cu.nghieng",
    "trang.le-tren",
    "trang.le-phai",
    "trang.le-duoi",
    "trang.le-trai",
    "trang.phong",
    "quoc-hieu.co-chu",
    "tieu-ngu.co-chu",
    "co-quan.co-chu",
    "chu-quan.co-chu",
    "so.co-chu",
    "ngay.co-chu",
    "ten-loai.co-chu",
    "trich-yeu.co-chu",
    "can-cu.co-chu",
    "kinh-gui.co-chu",
    "loi-van.co-chu",
    "loi-van.cach-doan",
    "loi-van.cach-dong",
    "ky.co-chu",
    "noi-nhan.tieu-de",
    "noi-nhan.co-chu",
    "phu-luc.co-chu",
    "bang.tieu-de-lap",
];
/// Rules whose breach is mended by a zero, or by a sign at the end of a line: what becomes what.
const WORDS: [(&str, &str, &str); 5] = [
    ("tieu-ngu.chu", "Độc lập – Tự do – Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    ("so.so-khong", "Số: 9/TTr-UBND", "Số: 09/TTr-UBND"),
    ("ngay.so-khong", "An Bình, ngày 3 tháng 3 năm 2026", "An Bình, ngày 03 tháng 3 năm 2026"),
    (
        "can-cu.dau",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    ),
    ("noi-nhan.dau", "- Như trên,", "- Như trên;"),
];

/// The words of a document, paragraph by paragraph.
fn words(bytes: &[u8]) -> Vec<String> {
    let source = read(bytes, &mut Diagnostics::new()).expect("a document");
    source.paragraphs().map(|p| p.text()).collect()
}

#[test]
fn corrections_mend_what_they_can_and_break_nothing() {
    let (mut mended, mut wrong) = (BTreeSet::new(), Vec::new());
    for case in cases::CASES {
        let bytes = edit::broken(case.rule, good::document(case.good), case.edits);
        let mut found = Diagnostics::new();
        let Some((after, changes)) = mend(&bytes, &mut found) else {
            assert!(found.has_errors(), "{}: nothing said", case.rule);
            continue;
        };
        let verdict = verdict(&after);
        if verdict.findings.is_empty() {
            assert!(!changes.is_empty(), "{}: nothing listed", case.rule);
            mended.insert(case.rule);
        }
        if verdict.findings.iter().any(|f| f.code != case.rule) {
            wrong.push(format!("{}: {}", case.rule, told(&verdict)));
        }
        let (old, new) = (words(&bytes), words(&after));
        assert_eq!(old.len(), new.len(), "{}", case.rule);
        let moved: Vec<(&str, &str)> =
            old.iter().zip(&new).filter(|(a, b)| a != b).map(|(a, b)| (a.as_str(), b.as_str())).collect();
        if case.rule == "ket.dau" {
            let [(a, b)] = moved[..] else { panic!("{moved:?}") };
            assert_eq!(a.strip_suffix('.').map(|a| format!("{a}./.")).as_deref(), Some(b));
            continue;
        }
        if case.rule == "chinh-ta.unicode" {
            assert!(moved.iter().all(|(a, b)| a.nfc().eq(b.chars())) && moved.len() == 1, "{moved:?}");
            continue;
        }
        let wanted: Vec<(&str, &str)> =
            WORDS.iter().filter(|w| w.0 == case.rule && old.iter().any(|o| o == w.1)).map(|w| (w.1, w.2)).collect();
        assert_eq!(moved, wanted, "{}", case.rule);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(mended, FORM.into_iter().chain(WORDS.map(|w| w.0)).chain(["ket.dau", "chinh-ta.unicode"]).collect());
}

/// A line of Nơi nhận that ends with a dot and one without a dash below it are two receivers to the checker; so they are
/// to the mender.
#[test]
fn receivers_are_told_apart_as_the_checker_does() {
    let edits = [
        edit::Edit::Text("Sở Khoa học và Công nghệ;", "Sở Khoa học và Công nghệ."),
        edit::Edit::Text("- Thường trực Đảng ủy", "Thường trực Đảng ủy"),
    ];
    let bytes = edit::broken("noi-nhan.dau", good::document("ke-hoach"), &edits);
    let told = |bytes: &[u8]| verdict(bytes).findings.iter().map(|f| f.code.name()).collect::<Vec<_>>();
    assert_eq!(told(&bytes), ["noi-nhan.dau", "noi-nhan.gach"]);
    let (after, _) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    assert_eq!(told(&after), ["noi-nhan.gach"]);
}

/// What would wrap or run out of the page is told and left.
#[test]
fn what_could_do_harm_is_left() {
    let left = |edits: &[edit::Edit]| -> (Vec<String>, Vec<String>) {
        let bytes = edit::broken("", good::document("ke-hoach"), edits);
        let mut found = Diagnostics::new();
        let (_, changes) = mend(&bytes, &mut found).expect("mended");
        let told = found.iter().filter(|d| d.code == "sua.de-lai").map(|d| d.message.clone()).collect();
        (changes.into_iter().map(|c| c.what).collect(), told)
    };
    let small = edit::Edit::Run("QuocHieu", "<w:sz w:val=\"20\"/>");
    let (changes, told) = left(&[small, edit::Edit::After("<w:tblGrid>", "<w:gridCol w:w=\"5", "<w:gridCol w:w=\"3")]);
    assert!(changes.is_empty() && told.len() == 1 && told[0].contains("xuống hai dòng"), "{changes:?} {told:?}");
    let (changes, told) = left(&[edit::Edit::Run("QuocHieu", "<w:sz w:val=\"20\"/>")]);
    assert!(!changes.is_empty() && told.is_empty(), "{changes:?} {told:?}");
    // The letterhead fits between these margins, and not between those of the decree.
    let edits = [
        edit::Edit::Text("w:left=\"1701\"", "w:left=\"1640\""),
        edit::Edit::After("<w:tblGrid>", "<w:gridCol w:w=\"5504\"", "<w:gridCol w:w=\"5560\""),
    ];
    let (changes, told) = left(&edits);
    assert!(changes.is_empty() && told.len() == 1 && told[0].contains("bảng tràn ra"), "{changes:?} {told:?}");
}

#[test]
fn a_good_document_is_left_alone() {
    for name in good::NAMES {
        let mut found = Diagnostics::new();
        let (_, changes) = mend(good::document(name), &mut found).expect("mended");
        assert!(changes.is_empty() && found.is_empty(), "{name}: {changes:?} {found:?}");
    }
}

#[test]
fn what_must_not_be_written_is_not() {
    let good = good::document("ke-hoach");
    let cut =
        with_part(good, "word/document.xml", |xml| xml[..xml.len() / 2].trim_end_matches(|c| c != '>').to_owned());
    let types = with_part(good, "word/_rels/document.xml.rels", |xml| {
        let kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
        let macros = format!("<Relationship Id=\"m\" Type=\"{kind}\" Target=\"vbaProject.bin\"/></Relationships>");
        xml.replace("</Relationships>", &macros)
    });
    let signed = with_part(good, "_rels/.rels", |xml| {
        let kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
        let origin = format!("<Relationship Id=\"s\" Type=\"{kind}\" Target=\"x.sigs\"/></Relationships>");
        xml.replace("</Relationships>", &origin)
    });
    for (bytes, words) in
        [(cut, "bị cắt ngang"), (types, "có macro"), (signed, "đã ký số"), (b"x".to_vec(), "không phải DOCX")]
    {
        let mut found = Diagnostics::new();
        assert!(mend(&bytes, &mut found).is_none(), "{words}");
        assert!(found.iter().any(|f| f.message.contains(words)), "{words}: {found:?}");
    }
}
