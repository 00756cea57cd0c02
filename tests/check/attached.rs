//! What stands below the signature and what it is headed by.

use super::mended::mend;
use crate::edit::{Edit, broken};
use crate::zip_parts::with_part;
use crate::{good, told, verdict};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::{Block, Document};
use vanthu::docx::read::read;
use vanthu::parts::Parts;
use vanthu::reuse;

/// What comes of a document in which these changes bring no finding.
fn document(good: &str, edits: &[Edit]) -> Document {
    let bytes = broken("", good::document(good), edits);
    let verdict = verdict(&bytes);
    assert!(verdict.findings.is_empty(), "{}:\n{}", verdict.kind, told(&verdict));
    let source = read(&bytes, &mut Diagnostics::new()).expect("a document");
    let parts = Parts::find(&source);
    assert!(parts.ending.signatures.iter().all(|s| s.full_name.len() == 1), "{:?}", parts.ending);
    reuse::document(&source, &mut Diagnostics::new()).expect("a document")
}

const LETTERHEAD: &str = concat!(
    "<w:tbl><w:tblGrid><w:gridCol w:w=\"4000\"/><w:gridCol w:w=\"5000\"/></w:tblGrid><w:tr>",
    "<w:tc><w:p><w:r><w:t>ỦY BAN NHÂN DÂN</w:t></w:r></w:p><w:p><w:r><w:t>XÃ AN BÌNH</w:t></w:r></w:p></w:tc>",
    "<w:tc><w:p><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:p><w:pPr><w:pStyle w:val=\"PhuLuc\"/>",
);

#[test]
fn rules_with_a_letterhead_of_their_own() {
    let edits =
        [Edit::Text("<w:p><w:pPr><w:pStyle w:val=\"PhuLuc\"/>", LETTERHEAD), Edit::Text(">Phụ lục<", ">QUY CHẾ<")];
    let found = document("ke-hoach", &edits);
    let [rules] = found.appendices.as_slice() else { panic!("{:?}", found.appendices) };
    assert_eq!(rules.label.as_deref(), Some("QUY CHẾ"));
    assert_eq!(rules.title.text(), "Danh mục nhiệm vụ cải cách hành chính và chuyển đổi số năm 2026");
    assert!(rules.attached.as_ref().is_some_and(|a| a.text().starts_with("(Kèm theo Kế hoạch số 12/KH-UBND")));
    // Its letterhead has no key of its own, and is not lost.
    let [head @ .., Block::Table(_), Block::Paragraph(_)] = rules.body.as_slice() else { panic!("{:?}", rules.body) };
    assert_eq!(head.len(), 4);
    let one = &found.signatures[0];
    assert!(one.authority.iter().all(|a| !a.contains("AN BÌNH")), "{:?}", one.authority);
}

#[test]
fn a_list_without_the_word_phu_luc() {
    for label in [">DANH SÁCH<", ">Biểu số 01<"] {
        let found = document("ke-hoach", &[Edit::Text(">Phụ lục<", label)]);
        let [list] = found.appendices.as_slice() else { panic!("{:?}", found.appendices) };
        assert_eq!(list.label.as_deref(), Some(label.trim_matches(['<', '>'])));
        assert!(matches!(list.body.first(), Some(Block::Table(t)) if t.body.len() > 20), "{label}");
    }
    // Named by nothing but its title, or by nothing at all.
    let found = document("ke-hoach", &[Edit::Drop(">Phụ lục<")]);
    assert_eq!(found.appendices.len(), 1);
    assert!(found.appendices[0].title.text().starts_with("Danh mục nhiệm vụ"));
    let edits = [Edit::Drop("Danh mục nhiệm vụ cải cách"), Edit::Drop(">Phụ lục<"), Edit::Drop("(Kèm theo Kế")];
    let found = document("ke-hoach", &edits);
    assert!(matches!(found.appendices[0].body.first(), Some(Block::Table(_))));
}

/// A tờ trình whose ending is this.
pub fn ended(ending: &str) -> Vec<u8> {
    with_part(good::document("to-trinh"), "word/document.xml", |xml| {
        let at = xml.find("Nơi nhận:").expect("an ending");
        let start = xml[..at].rfind("<w:tbl>").expect("its table");
        let end = at + xml[at..].find("</w:tbl>").expect("its end") + "</w:tbl>".len();
        format!("{}{ending}{}", &xml[..start], &xml[end..])
    })
}

/// A paragraph, with tabs in its one run.
pub fn line(style: &str, words: &str) -> String {
    let words = words.replace('\t', "</w:t><w:tab/><w:t>");
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn signers(bytes: &[u8]) -> Vec<Option<String>> {
    let source = read(bytes, &mut Diagnostics::new()).expect("a document");
    let found = reuse::document(&source, &mut Diagnostics::new()).expect("a document");
    found.signatures.into_iter().map(|s| s.full_name).collect()
}

#[test]
fn two_sign_above_noi_nhan() {
    let cell = |position: &str, name: &str| {
        format!("<w:tc>{}<w:p/>{}</w:tc>", line("QuyenHanChucVu", position), line("HoTen", name))
    };
    let ending = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}{}{}",
        cell("KT. GIÁM ĐỐC SỞ Y TẾ", "Lê Thị Cúc").replace("<w:p/>", &line("QuyenHanChucVu", "PHÓ GIÁM ĐỐC")),
        cell("GIÁM ĐỐC SỞ NỘI VỤ", "Phạm Văn Dũng"),
        line("NoiNhan", "Nơi nhận:"),
        line("DanhSachNoiNhan", "- Như trên;"),
        line("DanhSachNoiNhan", "- Lưu: VT, SNV, SYT."),
    );
    let bytes = ended(&ending);
    assert!(verdict(&bytes).findings.is_empty(), "{}", told(&verdict(&bytes)));
    assert_eq!(signers(&bytes), [Some("Lê Thị Cúc".to_owned()), Some("Phạm Văn Dũng".to_owned())]);
}

#[test]
fn a_name_set_by_tabs() {
    let lines = ["Nơi nhận:\tKT. CHỦ TỊCH", "- Như trên;\tPHÓ CHỦ TỊCH", "- Lưu: VT.", "\t\tLê Thị Cúc"];
    let ending: String = lines.iter().map(|words| line("Normal", words)).collect();
    assert_eq!(signers(&ended(&ending)), [Some("Lê Thị Cúc".to_owned())]);
}

#[test]
fn a_list_within_noi_nhan() {
    let next = "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"DanhSachNoiNhan\"/></w:pPr><w:r><w:t>";
    let bytes = with_part(good::document("to-trinh"), "word/document.xml", |xml| {
        let lines = ["- Lãnh đạo xã:", "+ Chủ tịch;", "+ Các Phó Chủ tịch;"].join(next);
        xml.replacen("- Thường trực Đảng ủy xã;", &lines, 1)
    });
    assert!(verdict(&bytes).findings.is_empty(), "{}", told(&verdict(&bytes)));
    let (_, changes) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    assert!(changes.is_empty(), "{changes:?}");
    let source = read(&bytes, &mut Diagnostics::new()).expect("a document");
    let found = reuse::plan(&reuse::document(&source, &mut Diagnostics::new()).expect("a document"));
    let list = found.recipients.expect("a list").0;
    assert_eq!(list[1..4], ["Lãnh đạo xã:", "+ Chủ tịch", "+ Các Phó Chủ tịch"]);
}
