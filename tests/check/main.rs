//! Every rule of the check: good documents pass, and what is broken is found by its own rule and by no other.

mod attached;
mod cases;
mod edit;
mod good;
mod kinds;
mod letters;
mod mended;
mod numbers;
mod party;
mod tracked;
#[path = "../workbook/zip_parts.rs"]
#[allow(dead_code)]
mod zip_parts;

use edit::Edit::Text;
use std::collections::{BTreeMap, BTreeSet};
use vanthu::check::{Verdict, check, rules};
use vanthu::diagnostic::{Diagnostics, Severity, code};
use vanthu::docx::read::read;
use vanthu::standard::{Element, Profile};

/// The verdict on a package.
fn verdict(bytes: &[u8]) -> Verdict {
    check(&read(bytes, &mut Diagnostics::new()).expect("a document"))
}

fn told(verdict: &Verdict) -> String {
    let lines = verdict.findings.iter().map(|f| format!("  {}: {} ({})", f.code, f.message, f.place));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn good_documents_have_no_finding() {
    for name in good::NAMES {
        let verdict = verdict(good::document(name));
        assert!(verdict.findings.is_empty(), "{name}:\n{}", told(&verdict));
    }
}

#[test]
fn what_is_broken_is_found_by_its_own_rule_alone() {
    let mut wrong = Vec::new();
    for case in cases::CASES.iter().chain(party::CASES) {
        let bytes = edit::broken(case.rule, good::document(case.good), case.edits);
        let verdict = verdict(&bytes);
        let found: BTreeSet<&str> = verdict.findings.iter().map(|f| f.code.name()).collect();
        if found != BTreeSet::from([case.rule]) {
            wrong.push(format!("{} ({}): {}\n{}", case.rule, case.good, verdict.kind, told(&verdict)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let mut cases: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases::CASES.iter().chain(party::CASES) {
        *cases.entry(case.rule).or_default() += 1;
    }
    let without: Vec<&str> = rules().map(|r| r.code.name()).filter(|id| !cases.contains_key(id)).collect();
    assert_eq!(without, cases::WITHOUT, "the list of rules without a case may only shrink");
    let known: BTreeSet<&str> = rules().map(|r| r.code.name()).collect();
    let unknown: Vec<_> = cases.keys().filter(|id| !known.contains(*id)).collect();
    assert!(unknown.is_empty(), "no such rules: {unknown:?}");
}

/// The titles of rules name ranges in words; the table is what counts.
#[test]
fn titles_say_what_the_table_says() {
    use Element::*;
    let of = [
        (code::QUOC_HIEU_CO_CHU, NationalName),
        (code::TIEU_NGU_CO_CHU, Motto),
        (code::CO_QUAN_CO_CHU, Organ),
        (code::CHU_QUAN_CO_CHU, ParentOrgan),
        (code::SO_CO_CHU, Code),
        (code::NGAY_CO_CHU, PlaceDate),
        (code::TEN_LOAI_CO_CHU, TypeName),
        (code::TRICH_YEU_CO_CHU, Subject),
        (code::CAN_CU_CO_CHU, Basis),
        (code::KINH_GUI_CO_CHU, Addressee),
        (code::LOI_VAN_CO_CHU, Body),
        (code::KY_CO_CHU, Authority),
        (code::NOI_NHAN_TIEU_DE, RecipientsLabel),
        (code::NOI_NHAN_CO_CHU, Recipient),
        (code::DIA_CHI_CO_CHU, Contact),
        (code::PHU_LUC_CO_CHU, AppendixLabel),
        (code::PHU_LUC_TEN, AppendixTitle),
        (code::SO_TRANG_CHU, PageNumber),
    ];
    for (code, element) in of {
        let (least, most) = Profile::Administrative.spec(element).sizes;
        let words = if least == most { format!("cỡ {least}") } else { format!("cỡ {least} đến {most}") };
        assert!(code.title().contains(&words), "{code}: «{}», {words}", code.title());
    }
    let sides = [code::TRANG_LE_TREN, code::TRANG_LE_PHAI, code::TRANG_LE_DUOI, code::TRANG_LE_TRAI];
    for (code, (least, most)) in sides.into_iter().zip(Profile::Administrative.ranges().margins_mm()) {
        assert!(code.title().ends_with(&format!("{least} đến {most} mm")), "{code}");
    }
}

/// Lines with the same fault are told together, by their words and their page.
#[test]
fn like_findings_are_one() {
    let bytes = edit::broken(
        "noi-nhan.co-chu",
        good::document("ke-hoach"),
        &[edit::Edit::Run("DanhSachNoiNhan", "<w:sz w:val=\"24\"/>")],
    );
    let verdict = verdict(&bytes);
    let told = verdict.alike(Severity::Error);
    let [one] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(one.others.len() + 1, verdict.findings.len());
    let places = one.places();
    assert!(
        one.others.len() > 4 && places.contains(&format!("và {} chỗ nữa («- Sở Nội vụ", one.others.len())),
        "{places}"
    );
    // The signature stands behind everything but the appendix.
    let page = one.first.place.page.expect("a document of several pages");
    assert!((2..6).contains(&page) && places.contains(&format!("khoảng trang {page}")), "{places}");
}

/// Ways to write that are right, though they are not the sample's.
#[test]
fn what_is_right_is_not_found() {
    const RIGHT: [(&str, &[edit::Edit]); 10] = [
        // Compounds that meet in one syllable.
        (
            "ke-hoach",
            &[Text(
                "kế thừa kết quả",
                "chủ nhiệm nhiệm vụ kế thừa, nội quy quy chế và kết quả tiếp theo theo quy định",
            )],
        ),
        // Numbers start again under a part named in words, and under a bold letter whose title is in small letters.
        (
            "ke-hoach",
            &[
                Text("II. MỤC TIÊU, CHỈ TIÊU NĂM 2026", "PHẦN THỨ HAI"),
                Text(">III. ", ">I. "),
                Text(">IV. ", ">II. "),
                Text(">V. ", ">III. "),
                edit::Edit::After(
                    "<w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>I. MỤC ĐÍCH",
                    "Heading2",
                    "Heading1",
                ),
            ],
        ),
        (
            "ke-hoach",
            &[
                Text(">I. MỤC ĐÍCH", ">A. MỤC ĐÍCH"),
                Text("II. MỤC TIÊU, CHỈ TIÊU NĂM 2026", "B. Mục tiêu, chỉ tiêu năm 2026"),
                Text(">III. ", ">C. "),
                Text(">IV. ", ">D. "),
                Text(">V. ", ">E. "),
            ],
        ),
        // What stands in brackets behind a title is no part of it.
        ("ke-hoach", &[Text("CHỈ TIÊU NĂM 2026<", "CHỈ TIÊU NĂM 2026 (theo danh mục)<")]),
        ("to-trinh", &[Text("An Bình, ngày 03", "Thành phố Hồ Chí Minh, ngày 03")]),
        (
            "quyet-dinh",
            &[
                Text("tại Phụ lục I kèm theo", "tại Phụ lục I, II kèm theo"),
                Text("tại Phụ lục II kèm theo", "tại danh mục ban hành kèm theo"),
            ],
        ),
        (
            "quyet-dinh",
            &[
                Text("tại Phụ lục I kèm theo", "tại Phụ lục I và II kèm theo"),
                Text("tại Phụ lục II kèm theo", "tại danh mục ban hành kèm theo"),
            ],
        ),
        ("to-trinh", &[Text("Số: 09/TTr", "Số: 09/TTrLT")]),
        (
            "ke-hoach",
            &[Text(
                "kế thừa kết quả",
                "kế thừa Quyết định số 100/QĐ-UBND ngày 01/3/2026 của Ủy ban nhân dân tỉnh, Quyết định số 100/QĐ-UBND \
                 ngày 05/4/2026 của Ủy ban nhân dân xã An Bình và kết quả",
            )],
        ),
        (
            "ke-hoach",
            &[Text(
                "kế thừa kết quả",
                "</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\" w:hAnsi=\"Wingdings 2\"/></w:rPr><w:t>R</w:t></w:r><w:r><w:t>kế thừa kết quả",
            )],
        ),
    ];
    for (at, (name, edits)) in RIGHT.into_iter().enumerate() {
        let verdict = verdict(&edit::broken(name, good::document(name), edits));
        assert!(verdict.findings.is_empty(), "{at}: {name}:\n{}", told(&verdict));
    }
}
