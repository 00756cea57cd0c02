//! The reports word by word.

use crate::sample::{Sample, day, quarter, superiors};
use crate::support::*;
use vanthu::compose::report::{Shape, report};
use vanthu::document::{Block, Document, DocumentType, Inline};
use vanthu::plan::Regime;
use vanthu::plan::progress::{AsOf, judge};
use vanthu::plan::units::Registry;
use vanthu::{Diagnostics, Options, outline};

fn made(shape: Shape) -> (Document, Vec<String>) {
    let s = Sample::new();
    let to = superiors();
    let (doc, d) = report(&s.input(shape, &to), Some(&s.office), &Options::default());
    (doc, lines(&d))
}

fn golden(name: &str, doc: &Document) {
    let path = format!("tests/report/{name}");
    let now = outline::to_text(doc);
    if std::env::var_os("VANTHU_BLESS").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    assert!(before == now, "{path} differs; now:\n{now}");
}

#[test]
fn the_prose_report() {
    golden("bao-cao.txt", &made(Shape::Prose).0);
}

/// The same report from the program's own judgement of the two files.
#[test]
fn the_report_as_judged() {
    let mut s = Sample::new();
    let mut d = Diagnostics::new();
    let mut judged = |q, at| {
        let registry = Registry::new(&s.office);
        judge(&s.work, &s.progress, &registry, AsOf { period: quarter(q), regime: Regime::Calendar, at }, &mut d)
    };
    let (previous, now) = (judged(2, day(2026, 6, 30)), judged(3, day(2026, 9, 30)));
    (s.previous, s.now) = (previous, now);
    let to = superiors();
    for (name, shape) in [("bao-cao.txt", Shape::Prose), ("bao-cao-bang.txt", Shape::Table)] {
        let (doc, _) = report(&s.input(shape, &to), Some(&s.office), &Options::default());
        let before = std::fs::read_to_string(format!("tests/report/{name}")).expect("the text");
        assert_eq!(outline::to_text(&doc), before.replace('\r', ""), "{name}");
    }
}

#[test]
fn the_report_of_two_paragraphs() {
    let (doc, _) = made(Shape::Table);
    golden("bao-cao-bang.txt", &doc);
    let paragraphs = doc.body.iter().filter(|b| matches!(b, Block::Paragraph(_))).count();
    assert_eq!((doc.body.len(), paragraphs), (4, 4), "opening, two paragraphs, closing");
    // What is due next is told in a footnote.
    let notes: Vec<String> = doc
        .body
        .iter()
        .filter_map(|b| if let Block::Paragraph(t) = b { Some(t) } else { None })
        .flat_map(|t| t.0.iter())
        .filter_map(|i| if let Inline::Footnote(note) = i { Some(note.text()) } else { None })
        .collect();
    assert_eq!(notes.len(), 1);
    assert!(notes[0].starts_with("Gồm: kiểm tra, đánh giá kết quả") && notes[0].ends_with("các trục đường thôn."));
}

#[test]
fn what_is_missing_is_told_once_and_marked() {
    for shape in [Shape::Prose, Shape::Table] {
        let (doc, found) = made(shape);
        assert_eq!(
            found,
            [
                "cảnh báo: Trạm Y tế xã chưa báo cáo kết quả 02 nhiệm vụ: số 17, 18; đã đánh dấu [CẦN BỔ SUNG] trong báo cáo → \
                 bổ sung vào tệp tiến độ rồi lập lại báo cáo",
                "cảnh báo: Các đơn vị chưa nêu nguyên nhân chậm của 01 nhiệm vụ: số 16; đã đánh dấu [CẦN BỔ SUNG] trong báo cáo → \
                 bổ sung vào tệp tiến độ rồi lập lại báo cáo",
            ]
        );
        let marks = outline::to_text(&doc).matches("[CẦN BỔ SUNG: ").count();
        assert_eq!(marks, if shape == Shape::Prose { 6 } else { 3 });
    }
}

#[test]
fn the_frame_of_a_report_to_a_superior() {
    let (doc, _) = made(Shape::Prose);
    assert_eq!(doc.doc_type, DocumentType::Report);
    assert_eq!((doc.code_number.as_deref(), doc.code_notation.as_str()), (None, "BC-UBND"));
    assert_eq!(texts(&doc.addressees), ["Ủy ban nhân dân tỉnh Bình Nguyên"]);
    assert_eq!(texts(&doc.recipients)[0], "Như trên;");
    assert_eq!(
        doc.subject.text(),
        "Kết quả thực hiện Kế hoạch số 27/KH-UBND ngày 03 tháng 02 năm 2026 của Ủy ban nhân dân xã An Bình trong quý III năm 2026"
    );
    let heads: Vec<String> = outline(&doc.body).into_iter().filter(|l| l.contains('|')).collect();
    assert_eq!(
        heads,
        [
            "I.| TÌNH HÌNH CHUNG",
            "II.| KẾT QUẢ THỰC HIỆN THEO NHÓM NHIỆM VỤ",
            "1.| Chỉ đạo, điều hành và tuyên truyền",
            "2.| Hạ tầng, cảnh quan và môi trường",
            "3.| An ninh, trật tự và an toàn",
            "4.| Y tế, văn hóa và phục vụ người dân",
            "III.| TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
            "1.| Tồn tại, hạn chế và nguyên nhân",
            "2.| Khó khăn, vướng mắc trong quá trình thực hiện",
            "IV.| PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG QUÝ IV NĂM 2026",
            "V.| ĐỀ XUẤT, KIẾN NGHỊ",
        ]
    );
}

#[test]
fn a_report_to_no_superior_has_no_kinh_gui() {
    let s = Sample::new();
    let (doc, _) = report(&s.input(Shape::Prose, &[]), Some(&s.office), &Options::default());
    assert!(doc.addressees.is_empty());
    assert!(!texts(&doc.recipients).iter().any(|r| r.starts_with("Như trên")));
    let last = outline(&doc.body).pop().unwrap_or_default();
    assert_eq!(last, "Trên đây là báo cáo kết quả thực hiện Kế hoạch số 27/KH-UBND trong quý III năm 2026");
    assert!(doc.end_mark);
}
