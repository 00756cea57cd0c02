//! Letters that are not stored as Unicode composes them: read as they are seen, and mended where that is certain.

use super::tracked::equal;
use super::{edit, good, verdict};
use crate::attached::{ended, line};
use crate::mended::mend;
use crate::zip_parts::with_part;
use vanthu::diagnostic::Diagnostics;
use vanthu::docx::read::read;

const SUBJECT: &str = "<w:t>3. Thời gian thực hiện: Năm 2026 - 2027.</w:t>";

/// A tờ trình in which these runs stand for one of its paragraphs.
fn with_runs(runs: &str) -> Vec<u8> {
    with_part(good::document("to-trinh"), "word/document.xml", |xml| {
        let whole = format!("<w:r>{SUBJECT}</w:r>");
        assert!(xml.contains(&whole));
        xml.replacen(&whole, runs, 1)
    })
}

fn words(bytes: &[u8]) -> Vec<String> {
    read(bytes, &mut Diagnostics::new()).expect("a document").paragraphs().map(|p| p.text()).collect()
}

fn run(face: &str, text: &str) -> String {
    let fonts = format!("<w:rPr><w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\"/></w:rPr>");
    format!("<w:r>{fonts}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn letters_of_old_fonts_become_unicode() {
    // `3. Thời gian thực hiện: ` in TCVN3, `Năm ` in VNI, and capitals of a font that shows small letters so.
    let runs = [
        run(".VnTime", "3. Thêi gian thùc hiÖn: "),
        run("VNI-Times", "Naêm "),
        run(".VnTimeH", "Hai m\u{ad}¬i"),
        run(".VnTime", " 2026 &amp; 2027."),
    ];
    let bytes = with_runs(&runs.concat());
    let wanted = "3. Thời gian thực hiện: Năm HAI MƯƠI 2026 & 2027.";
    assert!(words(&bytes).iter().any(|w| w == wanted), "{:?}", words(&bytes));
    assert!(verdict(&bytes).findings.iter().any(|f| f.code == "chinh-ta.unicode"));
    let (after, changes) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    assert!(changes.iter().any(|c| c.what.contains("Unicode")), "{changes:?}");
    assert_eq!(words(&after), words(&bytes));
    assert!(verdict(&after).findings.is_empty(), "{:?}", verdict(&after).findings);
    let typed = with_part(&after, "word/document.xml", |xml| {
        assert!(xml.contains("Thời gian thực hiện: ") && !xml.contains("Thêi") && !xml.contains(".Vn"), "{xml}");
        xml
    });
    assert!(!typed.is_empty());
    equal("old fonts", &bytes);
}

#[test]
fn signs_apart_are_composed_where_they_stand_in_one_run() {
    let apart = "3. Tho\u{31b}\u{300}i gian thực hie\u{302}\u{323}n: Na\u{306}m 2026 - 2027";
    let bytes = with_runs(&format!("<w:r><w:t>{apart}.</w:t></w:r>"));
    let (after, changes) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert!(words(&after).iter().any(|w| w == "3. Thời gian thực hiện: Năm 2026 - 2027."));
    assert!(verdict(&after).findings.is_empty());
    equal("signs apart", &bytes);
    // A sign that opens a run belongs to a letter of another one: left, and told by the checker.
    let bytes = with_runs("<w:r><w:t>3. Tho</w:t></w:r><w:r><w:t>\u{31b}i gian.</w:t></w:r>");
    let (after, changes) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    assert!(changes.is_empty() && words(&after) == words(&bytes), "{changes:?}");
    assert!(verdict(&after).findings.iter().any(|f| f.code == "chinh-ta.unicode"));
}

/// A list set in two columns by tabs is one run; its signs are set at the end of the left column.
#[test]
fn words_change_beside_a_tab_in_the_same_run() {
    let lines = ["Nơi nhận:\tGIÁM ĐỐC", "- Như trên\t(Đã ký)", "- Lưu: VT.\tLê Thị Cúc"];
    let ending: String = lines.iter().map(|words| line("DanhSachNoiNhan", words)).collect();
    let bytes = ended(&ending);
    assert!(words(&bytes).iter().any(|w| w == "- Như trên\t(Đã ký)"));
    let (after, _) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    assert!(words(&after).iter().any(|w| w == "- Như trên;\t(Đã ký)"), "{:?}", words(&after));
    equal("beside a tab", &bytes);
}

/// Day and word may stand in runs of their own.
#[test]
fn a_day_that_is_parted_gets_its_nought() {
    let edits = [edit::Edit::Text("An Bình, ngày 03 tháng 3", "An Bình, ngày </w:t></w:r><w:r><w:t>3 tháng 3")];
    let bytes = edit::broken("", good::document("to-trinh"), &edits);
    let bytes = with_part(&bytes, "word/document.xml", |xml| {
        xml.replace("<w:t>An Bình, ngày ", "<w:t xml:space=\"preserve\">An Bình, ngày ")
    });
    let (after, _) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    assert!(words(&after).iter().any(|w| w.starts_with("An Bình, ngày 03 tháng 3")), "{:?}", words(&after));
    equal("a parted day", &bytes);
}
