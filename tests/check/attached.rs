//! What stands below the signature and what it is headed by.

use crate::edit::{Edit, broken};
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
    reuse::document(&source, &mut Diagnostics::new())
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
    assert!(matches!(rules.body.as_slice(), [Block::Table(_), Block::Paragraph(_)]), "{:?}", rules.body.len());
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
