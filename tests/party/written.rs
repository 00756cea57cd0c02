//! The writer's side: letterhead, text, ending, phụ lục; and plain text both ways.

use super::{composed, flow, office, paras, sample, text};
use vanthu::arrange::Line;
use vanthu::document::{Document, DocumentType, Inlines, Marks, Signature, Urgency};
use vanthu::outline;
use vanthu::plan::{ProfileKey, SignatureData, Signatures};
use vanthu::standard::{Element, Profile};

/// Words of every paragraph of an element.
fn of(document: &Document, element: Element) -> Vec<String> {
    paras(&flow(document)).iter().filter(|p| p.element == element).map(text).collect()
}

#[test]
fn the_letterhead_is_the_partys() {
    let (document, found) = composed(&sample("ke-hoach"), Some(&office()));
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(of(&document, Element::NationalName), ["ĐẢNG CỘNG SẢN VIỆT NAM"]);
    assert_eq!(of(&document, Element::Motto), Vec::<String>::new());
    assert_eq!(of(&document, Element::Mark), ["*", "-----"]);
    assert_eq!(of(&document, Element::Code), ["Số 07-KH/ĐU"]);
    assert_eq!(of(&document, Element::PlaceDate), ["An Bình, ngày 05 tháng 02 năm 2027"]);
    let bases = of(&document, Element::Basis);
    assert!(bases[0].starts_with("- Căn cứ ") && bases[0].ends_with(';') && bases[1].ends_with('.'), "{bases:?}");
}

#[test]
fn a_blank_number_is_a_gap_before_the_type() {
    let mut plan = sample("ke-hoach");
    plan.number = None;
    let (document, _) = composed(&plan, Some(&office()));
    let code = of(&document, Element::Code).remove(0);
    assert!(code.starts_with("Số \u{a0}") && code.ends_with("-KH/ĐU"), "{code:?}");
}

#[test]
fn the_text_stands_in_exact_lines_and_ends_with_a_full_stop() {
    let (document, _) = composed(&sample("ke-hoach"), Some(&office()));
    let flow = flow(&document);
    let spec = Element::Body.spec(&flow.choice);
    assert_eq!(spec.line, Line::Exact(19.0));
    let body: Vec<String> = of(&document, Element::Body);
    assert!(body.last().expect("a body").ends_with("thực hiện Kế hoạch này."), "{body:?}");
    assert!(paras(&flow).iter().all(|p| !text(p).contains("./.")));
}

#[test]
fn a_position_is_bold_only_where_its_holder_signs_for_himself() {
    let party = |element: Element| Profile::Party.spec(element);
    assert!(party(Element::Authority).bold && !party(Element::Position).bold);
    let mut plan = sample("ke-hoach");
    let (document, _) = composed(&plan, Some(&office()));
    assert_eq!(of(&document, Element::Authority), ["T/M BAN THƯỜNG VỤ"]);
    assert_eq!(of(&document, Element::Position), ["BÍ THƯ"]);
    let own = SignatureData {
        position: Some("Trưởng ban".into()),
        full_name: Some("Lò Văn Páo".into()),
        ..Default::default()
    };
    plan.signatures = Some(Signatures::One(Box::new(own)));
    let (document, _) = composed(&plan, Some(&office()));
    assert_eq!(of(&document, Element::Authority), ["TRƯỞNG BAN"]);
    assert_eq!(of(&document, Element::Position), Vec::<String>::new());
    let acting = Signature { authority: vec!["Q. TRƯỞNG BAN".into()], ..Signature::default() };
    let document = Document { signatures: vec![acting], ..document };
    assert_eq!(of(&document, Element::Authority), ["Q. TRƯỞNG BAN"]);
    // In a văn bản hành chính the two look alike and are one style.
    let document = Document {
        profile: Profile::Administrative,
        signatures: vec![Signature {
            authority: vec!["KT. CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()],
            ..Signature::default()
        }],
        ..document
    };
    assert_eq!(of(&document, Element::Authority), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
}

#[test]
fn receivers_stand_under_an_underlined_label_and_it_is_kept_at_an_office() {
    let spec = Profile::Party.spec(Element::RecipientsLabel);
    assert!(spec.underline && !spec.bold && !spec.italic);
    let (document, _) = composed(&sample("cong-van"), Some(&office()));
    assert_eq!(
        of(&document, Element::Recipient),
        ["- Như trên;", "- Thường trực Đảng ủy (để báo cáo);", "- Lưu Văn phòng Đảng ủy."]
    );
    let mut agency = office();
    agency.archive = None;
    let (document, found) = composed(&sample("ke-hoach"), Some(&agency));
    assert_eq!(found, ["thieu.luu"]);
    assert_eq!(of(&document, Element::Recipient).last().map(String::as_str), Some("- Lưu Văn phòng Đảng ủy."));
}

#[test]
fn a_letter_says_its_matter_under_its_number_and_a_submission_is_presented() {
    let (letter, found) = composed(&sample("cong-van"), Some(&office()));
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(of(&letter, Element::Code), ["Số 41-CV/ĐU"]);
    assert_eq!(of(&letter, Element::LetterSubject), ["về việc chuẩn bị nội dung hội nghị sơ kết quý I năm 2027"]);
    assert!(Profile::Party.spec(Element::LetterSubject).italic);
    assert_eq!(of(&letter, Element::Addressee)[0], "Kính gửi:");
    assert_eq!(of(&letter, Element::Authority), ["T/L BAN THƯỜNG VỤ"]);
    let (submission, found) = composed(&sample("to-trinh"), Some(&office()));
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(of(&submission, Element::Addressee), ["Kính trình: Ban Thường vụ Tỉnh ủy Bình Nguyên"]);
}

#[test]
fn appendices_carry_arabic_numerals() {
    let (document, _) = composed(&sample("ke-hoach"), Some(&office()));
    assert_eq!(of(&document, Element::AppendixLabel), ["Phụ lục 1", "Phụ lục 2"]);
    let attached = of(&document, Element::AppendixAttached).remove(0);
    assert_eq!(attached, "(Kèm theo Kế hoạch số 07-KH/ĐU ngày 05 tháng 02 năm 2027 của Đảng ủy xã An Bình)");
}

#[test]
fn marks_stand_below_the_number_without_a_frame() {
    let (document, _) = composed(&sample("bao-cao"), Some(&office()));
    let marks = Marks {
        draft: Some("Dự thảo lần 2".into()),
        urgency: Some(Urgency::VeryUrgent),
        circulation: Some("PHỔ BIẾN ĐẾN CHI BỘ".into()),
    };
    let document = Document { marks, ..document };
    assert_eq!(of(&document, Element::Urgency), ["Thượng khẩn"]);
    assert_eq!(of(&document, Element::Draft), ["Dự thảo lần 2"]);
    let flow = flow(&document);
    assert!(paras(&flow).iter().filter(|p| p.element == Element::Urgency).all(|p| p.border.is_none()));
    assert_eq!(flow.sections[0].first_header.len(), 1);
    let mut plan = sample("ke-hoach");
    plan.draft = Some(vanthu::plan::DraftMark::Words("lần 3".into()));
    let (document, _) = composed(&plan, Some(&office()));
    assert_eq!(of(&document, Element::Draft), ["Dự thảo lần 3"]);
}

#[test]
fn a_type_or_an_organ_of_another_profile_is_told() {
    let mut plan = sample("ke-hoach");
    plan.doc_type.0 = DocumentType::Telegram;
    assert!(composed(&plan, Some(&office())).1.contains(&"the-thuc.loai".to_owned()));
    plan.doc_type.0 = DocumentType::Conclusion;
    let (document, found) = composed(&plan, Some(&office()));
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(of(&document, Element::TypeName), ["KẾT LUẬN"]);
    assert_eq!(of(&document, Element::Code), ["Số 07-KL/ĐU"]);
    plan.doc_type.0 = DocumentType::Plan;
    plan.profile = Some(ProfileKey::Administrative);
    let (document, found) = composed(&plan, Some(&office()));
    assert!(found.contains(&"the-thuc.co-quan".to_owned()), "{found:?}");
    assert_eq!(of(&document, Element::Motto), ["Độc lập - Tự do - Hạnh phúc"]);
}

#[test]
fn signs_of_the_other_profile_in_a_signature_are_told() {
    let mut plan = sample("ke-hoach");
    let given = |line: &str| SignatureData {
        authority: Some(vanthu::plan::Lines(vec![line.to_owned()])),
        position: Some("Bí thư".into()),
        full_name: Some("Lò Văn Páo".into()),
        ..Default::default()
    };
    plan.signatures = Some(Signatures::One(Box::new(given("TM. BAN THƯỜNG VỤ"))));
    assert_eq!(composed(&plan, Some(&office())).1, ["ky.kieu-dang"]);
    plan.signatures = Some(Signatures::One(Box::new(given("T/M BAN THƯỜNG VỤ"))));
    assert_eq!(composed(&plan, Some(&office())).1, Vec::<String>::new());
}

const TYPED: &str = "\
ĐẢNG BỘ TỈNH CAO NGUYÊN\tĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY PHƯỜNG HOA BAN
*
Số 15-KL/ĐU\tHoa Ban, ngày 08 tháng 3 năm 2027

KẾT LUẬN
Về công tác phát triển đảng viên
-----

- Căn cứ Điều lệ Đảng;
- Xét báo cáo của Ban Xây dựng Đảng.

Ban Thường vụ kết luận như sau:

1. Giao các chi bộ rà soát nguồn kết nạp.

2. Giao Ban Xây dựng Đảng theo dõi.

Nơi nhận:
- Các chi bộ;
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Vừ Thị Dung
";

#[test]
fn plain_text_is_known_by_its_own_head() {
    let parsed = outline::parse(TYPED);
    let document = parsed.document;
    assert_eq!(document.profile, Profile::Party);
    assert_eq!(document.doc_type, DocumentType::Conclusion);
    assert_eq!((document.parent_organ.as_deref(), document.organ.len()), (Some("ĐẢNG BỘ TỈNH CAO NGUYÊN"), 1));
    assert_eq!((document.code_number.as_deref(), document.code_notation.as_str()), (Some("15"), "KL/ĐU"));
    assert_eq!(document.bases.len(), 2);
    assert_eq!(document.signatures[0].authority, ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]);
    let codes: Vec<String> = parsed.diagnostics.iter().map(|d| d.code.to_string()).collect();
    assert_eq!(codes, Vec::<String>::new());
    assert_eq!(of(&document, Element::Code), ["Số 15-KL/ĐU"]);
    assert_eq!(of(&document, Element::Mark), ["*", "-----"]);
}

#[test]
fn plain_text_goes_there_and_back() {
    for name in ["ke-hoach", "cong-van", "to-trinh", "bao-cao"] {
        let (document, _) = composed(&sample(name), Some(&office()));
        let text = outline::to_text(&document);
        let again = outline::parse(&text).document;
        assert_eq!(outline::to_text(&again), text, "{name}");
        assert_eq!((again.profile, again.doc_type), (Profile::Party, document.doc_type), "{name}");
        assert_eq!(again.addressees.len(), document.addressees.len(), "{name}");
        assert_eq!(again.bases, document.bases, "{name}");
    }
}

#[test]
fn a_number_in_the_partys_way_tells_it_too_and_quoc_hieu_tells_the_other() {
    let bare = TYPED.replace("\tĐẢNG CỘNG SẢN VIỆT NAM", "");
    assert_eq!(outline::parse(&bare).document.profile, Profile::Party);
    let state =
        "UBND XÃ MƯỜNG LÈO\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 05/KH-UBND\nKẾ HOẠCH\nVề một việc\n\nĐoạn.\n";
    assert_eq!(outline::parse(state).document.profile, Profile::Administrative);
    // A section's heading is no type of a văn bản hành chính.
    let section = "BÁO CÁO\nKết quả\n\nKẾT LUẬN\n\nĐoạn.\n";
    assert_eq!(outline::parse(section).document.doc_type, DocumentType::Report);
    assert_eq!(
        outline::parse_as(Profile::Party, "THÔNG TRI\nVề một việc\n\nĐoạn.\n").document.doc_type,
        DocumentType::PartyCircular
    );
}

#[test]
fn other_organisations_keep_their_heading_and_are_told() {
    let union = "BCH ĐOÀN XÃ MƯỜNG LÈO\tĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 12/KH-ĐTN\tMường Lèo, ngày 08 tháng 3 năm 2027\nKẾ HOẠCH\nTháng Thanh niên\n\nĐoạn.\n";
    let mut document = outline::parse(union).document;
    assert_eq!(document.heading.as_deref(), Some("ĐOÀN TNCS HỒ CHÍ MINH"));
    let mut found = vanthu::diagnostic::Diagnostics::new();
    vanthu::compose::complete(&mut document, None, &mut found);
    assert!(found.iter().any(|f| f.code.name() == "the-thuc.chua-co"));
    assert_eq!(of(&document, Element::NationalName), ["ĐOÀN TNCS HỒ CHÍ MINH"]);
    assert_eq!(of(&document, Element::Motto), Vec::<String>::new());
    let front = Document {
        organ: vec!["ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MƯỜNG LÈO".into()], ..Document::default()
    };
    let mut document = Document { subject: Inlines::plain("Một việc"), ..front };
    let mut found = vanthu::diagnostic::Diagnostics::new();
    vanthu::compose::complete(&mut document, None, &mut found);
    assert!(found.iter().any(|f| f.code.name() == "the-thuc.chua-co"));
}

#[test]
fn what_is_set_right_is_set_right_in_the_partys_way() {
    let (mut document, _) = composed(&sample("ke-hoach"), Some(&office()));
    let mut found = vanthu::diagnostic::Diagnostics::new();
    vanthu::compose::settle(&mut document, Profile::Party, &mut found);
    assert!(found.is_empty(), "{found:?}");
    document.recipients = vec![Inlines::plain("Các chi bộ,"), Inlines::plain("Lưu: Văn phòng Đảng ủy")];
    document.signatures[0].authority[0] = "T/MBAN THƯỜNG VỤ".into();
    vanthu::compose::settle(&mut document, Profile::Party, &mut found);
    let lines: Vec<String> = document.recipients.iter().map(Inlines::text).collect();
    assert_eq!(lines, ["Các chi bộ;", "Lưu Văn phòng Đảng ủy."]);
    assert_eq!(document.signatures[0].authority[0], "T/M BAN THƯỜNG VỤ");
}
