//! Documents that the decree does not bind are told apart, and no error is found in them.

use crate::edit::{Edit, broken};
use crate::zip_parts::with_part;
use crate::{good, told, verdict};
use vanthu::check::summary;
use vanthu::diagnostic::Severity;
use vanthu::parts::Kind;

fn kind(edits: &[Edit]) -> Kind {
    let verdict = verdict(&broken("", good::document("quyet-dinh"), edits));
    assert_eq!(verdict.count(Severity::Error), 0, "{}:\n{}", verdict.kind, told(&verdict));
    // What the decree was not applied to never looks like a pass.
    assert!(summary(&verdict).starts_with("CHƯA KIỂM TRA THỂ THỨC. "), "{}", summary(&verdict));
    verdict.kind
}

#[test]
fn a_document_of_the_party() {
    let edits = [
        Edit::Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        Edit::Drop("Độc lập - Tự do"),
        Edit::Text("Số: 31/QĐ-SKS", "Số 05-KH/ĐU"),
    ];
    assert_eq!(kind(&edits), Kind::Party);
}

#[test]
fn a_document_of_the_youth_union() {
    let edits = [
        Edit::Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH"),
        Edit::Drop("Độc lập - Tự do"),
        Edit::Text("Số: 31/QĐ-SKS", "Số: 31-QĐ/ĐTN"),
    ];
    assert_eq!(kind(&edits), Kind::Party);
}

#[test]
fn appendices_alone() {
    let bytes = with_part(good::document("ke-hoach"), "word/document.xml", |xml| {
        let start = xml.find("<w:body>").expect("a body") + "<w:body>".len();
        let label = xml.find(">Phụ lục<").expect("an appendix");
        let end = xml[..label].rfind("<w:p>").expect("a paragraph");
        format!("{}{}", &xml[..start], xml[end..].replace("Cơ quan, đơn vị chủ trì", "Đơn vị chủ trì"))
    });
    assert_eq!(verdict(&bytes).kind, Kind::Appendices);
}

#[test]
fn a_legal_document() {
    assert_eq!(kind(&[Edit::Text("Số: 31/QĐ-SKS", "Số: 52/2025/QĐ-UBND")]), Kind::Legal);
}

#[test]
fn a_slip() {
    let edits = [
        Edit::Drop("<w:t>QUYẾT ĐỊNH</w:t>"),
        Edit::Text("Ban hành Quy định về quản lý", "PHIẾU TRÌNH Ban hành Quy định về quản lý"),
        Edit::Text("Số: 31/QĐ-SKS", ""),
    ];
    assert!(matches!(kind(&edits), Kind::Other(title) if title.starts_with("PHIẾU TRÌNH")));
}
