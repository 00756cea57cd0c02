//! Documents that the decree does not bind are told apart, and no error is found in them.

use crate::edit::{Edit, broken};
use crate::zip_parts::with_part;
use crate::{good, told, verdict};
use vanthu::check::summary;
use vanthu::diagnostic::Severity;
use vanthu::document::DocumentType;
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
    let verdict = verdict(&broken("kiểu", good::document("quyet-dinh"), &edits));
    assert_eq!(verdict.kind, Kind::Party(Some(DocumentType::Decision)));
    // Its letterhead is the Party's, the rest is not: told by the rules of the Party alone.
    assert!(!verdict.findings.is_empty() && verdict.findings.iter().all(|f| f.code.name().starts_with("dang.")));
}

#[test]
fn a_document_of_the_youth_union() {
    let edits = [
        Edit::Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH"),
        Edit::Drop("Độc lập - Tự do"),
        Edit::Text("Số: 31/QĐ-SKS", "Số: 31-QĐ/ĐTN"),
    ];
    let Kind::Organisation(name) = kind(&edits) else { panic!("not told") };
    assert!(name.starts_with("Đoàn"), "{name}");
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

/// Text that an amending document quotes has numbers of its own.
#[test]
fn quoted_text_counts_for_itself() {
    let told = |lines: &[&str]| -> Vec<&'static str> {
        let own: String = lines.iter().map(|words| crate::attached::line("LoiVan", words)).collect();
        let bytes = with_part(good::document("quyet-dinh"), "word/document.xml", |xml| {
            let at = xml.find("Quyết định này có hiệu lực").expect("an article");
            let start = xml[..at].rfind("<w:p>").expect("a paragraph");
            format!("{}{own}{}", &xml[..start], &xml[start..])
        });
        let codes = verdict(&bytes).findings.into_iter().map(|f| f.code.name());
        codes.filter(|code| code.starts_with("danh-so")).collect()
    };
    let lines = [
        "1. Sửa đổi Điều 5 như sau:",
        "“Điều 5. Chế độ họp",
        "1. Ban Chỉ đạo họp vào tuần đầu của mỗi quý, do Trưởng ban chủ trì.",
        "3. Cơ quan thường trực ghi biên bản cuộc họp.”",
        "2. Bổ sung điểm d vào khoản 2 Điều 7 như sau: “d) tiếp nhận văn bản trong ngày;",
        "2. Văn bản đến ngoài giờ tính vào ngày sau.”.",
        "3. Thay cụm từ “Phòng Tổng hợp” bằng cụm từ “Văn phòng”.",
    ];
    assert_eq!(told(&lines), [""; 0]);
    let open = lines.map(|line| line.replace(['“', '”'], ""));
    let open: Vec<&str> = open.iter().map(String::as_str).collect();
    assert!(told(&open).len() > 1);
    // A quotation that is never closed is none.
    assert_eq!(told(&["“1. Mở đầu một câu trích mà không đóng lại.", "2. Khoản đánh số sai chỗ."]), ["danh-so.nhay"]);
}
