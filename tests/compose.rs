//! Plan data to Document: the thin path, letterhead, numbering, signatures.

mod support;

use support::*;
use vanthu::document::{Block, DocumentType, Level};

#[test]
fn a_small_plan_becomes_a_document() {
    let (doc, d) = composed(
        r#"{
        "loai": "ke-hoach", "so": 5, "ngay": "05/01/2026", "trich_yeu": "Chuyển đổi số năm 2026",
        "can_cu": ["Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.", "Căn cứ Kế hoạch số 12/KH-UBND"],
        "mo_dau": "Ủy ban nhân dân xã An Bình ban hành Kế hoạch như sau:",
        "noi_dung": [
            {"tieu_de": "MỤC ĐÍCH", "noi_dung": [
                {"tieu_de": "Mục đích", "noi_dung": ["Một đoạn."]},
                {"tieu_de": "Yêu cầu", "noi_dung": [{"diem": ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy"]}]}]},
            {"tieu_de": "NHIỆM VỤ", "noi_dung": [{"khoan": ["x", "y"]}]}],
        "ket": "Trên đây là Kế hoạch./.",
        "noi_nhan": ["UBND tỉnh (để b/c)", "- Các đơn vị;"], "luu": "VT, VP",
        "ky": {"hinh_thuc": ["TM", "KT"], "chuc_vu": "Phó Chủ tịch", "ho_ten": "Nguyễn Văn A"}
    }"#,
    );
    assert_eq!(lines(&d), Vec::<String>::new());
    assert_eq!(doc.doc_type, DocumentType::Plan);
    assert_eq!(doc.code_number.as_deref(), Some("05"));
    assert_eq!(doc.code_notation, "KH-UBND");
    assert_eq!(doc.place, "An Bình");
    assert_eq!(doc.issued_date.in_words(), "ngày 05 tháng 01 năm 2026");
    assert_eq!(doc.subject.text(), "Chuyển đổi số năm 2026");
    assert_eq!(
        texts(&doc.bases),
        ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Căn cứ Kế hoạch số 12/KH-UBND."]
    );
    assert_eq!(
        outline(&doc.body),
        [
            "Ủy ban nhân dân xã An Bình ban hành Kế hoạch như sau:",
            "I.| MỤC ĐÍCH",
            "1.| Mục đích",
            "Một đoạn.",
            "2.| Yêu cầu",
            "a) một",
            "b) hai",
            "c) ba",
            "d) bốn",
            "đ) năm",
            "e) sáu",
            "g) bảy",
            "II.| NHIỆM VỤ",
            "1. x",
            "2. y",
            "Trên đây là Kế hoạch",
        ]
    );
    assert!(doc.end_mark);
    assert_eq!(texts(&doc.recipients), ["UBND tỉnh (để b/c);", "Các đơn vị;", "Lưu: VT, VP."]);
    assert_eq!(doc.signatures[0].authority, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    assert_eq!(doc.meta.title, "Kế hoạch số 05/KH-UBND Chuyển đổi số năm 2026");
    assert!(matches!(&doc.body[1], Block::Entry(e) if e.level == Level::Section && e.is_heading));
}
