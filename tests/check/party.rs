//! Documents of the Party: one thing broken in each, and what is no matter of theirs.

use crate::cases::{Case, case};
use crate::edit::Edit::{Drop, Para, Run, Text};
use crate::{edit, good, told, verdict};
use vanthu::diagnostic::Severity;
use vanthu::parts::Kind;

const ITALIC: &str = "<w:i/>";
const UPRIGHT: &str = "<w:i w:val=\"0\"/>";
const BOLD: &str = "<w:b/>";
const LIGHT: &str = "<w:b w:val=\"0\"/>";
const PT_11: &str = "<w:sz w:val=\"22\"/>";
const PT_13: &str = "<w:sz w:val=\"26\"/>";
const BAR: &str = "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>";
const PLAN: &str = "dang/ke-hoach";
const LETTER: &str = "dang/cong-van";

/// In the order of the rules.
pub const CASES: &[Case] = &[
    case("dang.kho-giay", PLAN, &[Text("w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"")]),
    case("dang.le", PLAN, &[Text("w:left=\"1701\"", "w:left=\"1984\"")]),
    case("dang.phong", PLAN, &[Run("LoiVan", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>")]),
    case("dang.mau-chu", PLAN, &[Run("LoiVan", "<w:color w:val=\"FF0000\"/>")]),
    case("dang.so-trang", PLAN, &[Text("<w:titlePg/>", "")]),
    case("dang.so-trang-chu", PLAN, &[Run("Header", PT_13)]),
    case("dang.tieu-de", PLAN, &[Text("ĐẢNG CỘNG SẢN VIỆT NAM", "")]),
    case("dang.tieu-de-kieu", PLAN, &[Run("TieuDeDang", LIGHT)]),
    case("dang.tieu-de-ke", PLAN, &[Text(BAR, "")]),
    case(
        "dang.quoc-hieu",
        PLAN,
        &[Text(
            ">An Bình, ngày 05",
            ">Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"DiaDanhNgay\"/></w:pPr><w:r><w:t>An Bình, ngày 05",
        )],
    ),
    case("dang.co-quan", PLAN, &[Drop("ĐẢNG BỘ TỈNH"), Drop("ĐẢNG ỦY XÃ AN BÌNH")]),
    case("dang.co-quan-kieu", PLAN, &[Run("CoQuanBanHanh", PT_13)]),
    case("dang.dau-sao", PLAN, &[Drop(">*<")]),
    case("dang.so", LETTER, &[Drop("Số 41-CV/ĐU")]),
    case("dang.so-hai-cham", PLAN, &[Text("Số 07-KH/ĐU", "Số: 07-KH/ĐU")]),
    case("dang.so-khong", PLAN, &[Text("Số 07-KH/ĐU", "Số 7-KH/ĐU")]),
    case("dang.so-cach-ghi", PLAN, &[Text("Số 07-KH/ĐU", "Số 07/KH-ĐU")]),
    case("dang.so-loai", PLAN, &[Text("Số 07-KH/ĐU", "Số 07-KHo/ĐU")]),
    case("dang.so-loai", PLAN, &[Text(">KẾ HOẠCH<", ">QUY ĐỊNH<"), Text("Số 07-KH/ĐU", "Số 07-QĐi/ĐU")]),
    case("dang.so-kieu", PLAN, &[Run("SoKyHieu", PT_13)]),
    case("dang.ngay", PLAN, &[Text("An Bình, ngày 05 tháng 02 năm 2027", "")]),
    case("dang.ngay-so-khong", PLAN, &[Text("An Bình, ngày 05 tháng 02", "An Bình, ngày 05 tháng 2")]),
    case("dang.ngay-ton-tai", PLAN, &[Text("An Bình, ngày 05 tháng 02", "An Bình, ngày 30 tháng 02")]),
    case("dang.ngay-kieu", PLAN, &[Run("DiaDanhNgay", UPRIGHT)]),
    case("dang.dia-danh", PLAN, &[Text("An Bình, ngày 05", "Huế, ngày 05")]),
    case("dang.ten-loai", PLAN, &[Run("TenLoai", LIGHT)]),
    case("dang.ten-loai-co-chu", PLAN, &[Run("TenLoai", PT_13)]),
    case("dang.trich-yeu", PLAN, &[Run("TrichYeu", ITALIC)]),
    case("dang.trich-yeu-co-chu", PLAN, &[Run("TrichYeu", PT_13)]),
    case("dang.nam-gach", PLAN, &[Text(">-----<", ">---<")]),
    case("dang.ve-viec", LETTER, &[Text("về việc chuẩn bị", "V/v chuẩn bị")]),
    case("dang.ve-viec", LETTER, &[Run("TrichYeuCongVan", UPRIGHT)]),
    case("dang.ve-viec-co-chu", LETTER, &[Run("TrichYeuCongVan", PT_13)]),
    case("dang.kinh-gui", "dang/to-trinh", &[Text("Kính trình:", "Kính gửi:")]),
    case("dang.kinh-gui-dau", LETTER, &[Text("trực thuộc Đảng ủy;", "trực thuộc Đảng ủy,")]),
    case("dang.can-cu-gach", PLAN, &[Text("- Căn cứ Điều lệ", "Căn cứ Điều lệ")]),
    case("dang.can-cu-dau", PLAN, &[Text("xây dựng Đảng năm 2027.", "xây dựng Đảng năm 2027,")]),
    case("dang.can-cu-dung", PLAN, &[Run("CanCu", ITALIC)]),
    case(
        "dang.loi-van-canh",
        PLAN,
        &[Para("LoiVan", "<w:jc w:val=\"left\"/>"), Para("KhoanDiem", "<w:jc w:val=\"left\"/>")],
    ),
    case("dang.loi-van-thut", PLAN, &[Para("LoiVan", "<w:ind w:firstLine=\"284\"/>")]),
    case(
        "dang.loi-van-cach-doan",
        PLAN,
        &[Para("LoiVan", "<w:spacing w:before=\"40\" w:after=\"0\" w:line=\"380\" w:lineRule=\"exact\"/>")],
    ),
    case(
        "dang.loi-van-cach-dong",
        PLAN,
        &[Para("LoiVan", "<w:spacing w:before=\"120\" w:after=\"0\" w:line=\"300\" w:lineRule=\"auto\"/>")],
    ),
    case(
        "dang.loi-van-cach-dong",
        PLAN,
        &[Para("LoiVan", "<w:spacing w:before=\"120\" w:after=\"0\" w:line=\"480\" w:lineRule=\"exact\"/>")],
    ),
    case("dang.loi-van-co-chu", PLAN, &[Run("LoiVan", PT_13)]),
    case("dang.ket", PLAN, &[Text("thực hiện Kế hoạch này.", "thực hiện Kế hoạch này./.")]),
    case("dang.ky-gach-cheo", PLAN, &[Text("T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ")]),
    case("dang.ky-chuc-vu", PLAN, &[Run("ChucVu", BOLD)]),
    case("dang.ky-chuc-vu", PLAN, &[Drop("T/M BAN THƯỜNG VỤ")]),
    case("dang.ky-kieu", PLAN, &[Run("QuyenHanChucVu", LIGHT)]),
    case("dang.ky-ho-ten", PLAN, &[Text(">Hoàng Văn Khải", ">ThS. Hoàng Văn Khải")]),
    case("dang.noi-nhan-gach-chan", PLAN, &[Run("NoiNhan", "<w:u w:val=\"none\"/>")]),
    case("dang.noi-nhan-kieu", PLAN, &[Run("DanhSachNoiNhan", PT_11)]),
    case("dang.noi-nhan-dau", PLAN, &[Text("(để báo cáo);", "(để báo cáo),")]),
    case("dang.noi-nhan-nhu-tren", LETTER, &[Text("- Như trên;", "- Các cơ quan;")]),
    case("dang.noi-nhan-luu", PLAN, &[Text("- Lưu Văn phòng Đảng ủy.", "- Văn phòng Đảng ủy.")]),
    case("dang.noi-nhan-luu", PLAN, &[Text("- Lưu Văn phòng Đảng ủy.", "- Lưu: VT, VP.")]),
    case(
        "dang.phu-luc-so",
        PLAN,
        &[Text(">Phụ lục 1<", ">Phụ lục I<"), Text("tại Phụ lục 1 kèm", "tại Phụ lục I kèm")],
    ),
    case("dang.phu-luc-ten", PLAN, &[Drop("(Kèm theo Kế hoạch số 07")]),
    case(
        "dang.phu-luc-so-trang",
        PLAN,
        &[
            Text("Phụ lục 2</w:t>", "Phụ lục 2</w:t>"),
            Text(
                "<w:pgNumType w:start=\"1\"/><w:cols w:space=\"720\"/><w:titlePg/></w:sectPr></w:body>",
                "<w:cols w:space=\"720\"/><w:titlePg/></w:sectPr></w:body>",
            ),
        ],
    ),
];

/// What the guidance's own text does not say is never a lỗi.
#[test]
fn what_was_only_measured_is_no_error() {
    let measured = [
        "dang.so-trang-chu",
        "dang.tieu-de-kieu",
        "dang.co-quan-kieu",
        "dang.so-cach-ghi",
        "dang.so-kieu",
        "dang.ngay-kieu",
        "dang.ten-loai-co-chu",
        "dang.trich-yeu-co-chu",
        "dang.ve-viec-co-chu",
        "dang.loi-van-co-chu",
        "dang.ky-kieu",
        "dang.noi-nhan-kieu",
    ];
    for case in CASES.iter().filter(|c| measured.contains(&c.rule)) {
        let verdict = verdict(&edit::broken(case.rule, good::document(case.good), case.edits));
        assert_eq!(verdict.count(Severity::Error), 0, "{}", told(&verdict));
    }
}

/// The decree's rules do not touch a document of the Party, nor the other way round.
#[test]
fn rules_stay_with_their_profile() {
    for (name, own) in [(PLAN, "dang."), ("ke-hoach", "")] {
        let verdict = verdict(good::document(name));
        assert_eq!(matches!(verdict.kind, Kind::Party(_)), !own.is_empty());
        for tried in verdict.tried.iter().filter(|t| t.outcome != vanthu::check::Outcome::NotApplicable) {
            let party = tried.rule.name().starts_with("dang.");
            let common = tried.rule.clause().is_empty();
            assert!(party != own.is_empty() || common, "{name}: {}", tried.rule);
        }
    }
    // Old tone places, which the guidance itself writes.
    let mixed = edit::broken("dấu thanh", good::document(PLAN), &[Text("hạn chế báo cáo giấy", "hoà chung, hòa hợp")]);
    assert!(verdict(&mixed).findings.is_empty(), "{}", told(&verdict(&mixed)));
}

/// Nothing is corrected in, and nothing graded of, a document of an organisation without a profile here.
#[test]
fn other_organisations_are_named_and_left_alone() {
    let edits = [Text("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH")];
    let bytes = edit::broken("Đoàn", good::document(PLAN), &edits);
    let verdict = verdict(&bytes);
    assert!(matches!(verdict.kind, Kind::Organisation(_)) && !verdict.is_graded(), "{}", verdict.kind);
    assert_eq!(verdict.count(Severity::Error), 0, "{}", told(&verdict));
    let line = vanthu::check::summary(&verdict);
    assert!(line.contains("Đoàn Thanh niên") && line.contains("chưa có thể thức"), "{line}");
}

/// What is certain is put right; sizes, which were only measured, are left.
#[test]
fn sua_knows_the_profile() {
    let edits = [
        Text("Số 07-KH/ĐU", "Số: 7-KH/ĐU"),
        Text("- Căn cứ Điều lệ", "Căn cứ Điều lệ"),
        Text("xây dựng Đảng năm 2027.", "xây dựng Đảng năm 2027,"),
        Text("thực hiện Kế hoạch này.", "thực hiện Kế hoạch này./."),
        Run("CanCu", ITALIC),
        Text("w:left=\"1701\"", "w:left=\"1984\""),
        Para("LoiVan", "<w:spacing w:before=\"120\" w:after=\"0\" w:line=\"300\" w:lineRule=\"auto\"/>"),
        Run("SoKyHieu", PT_13),
    ];
    let bytes = edit::broken("sua", good::document(PLAN), &edits);
    let source = vanthu::docx::read::read(&bytes, &mut vanthu::diagnostic::Diagnostics::new()).expect("a document");
    let mut found = vanthu::diagnostic::Diagnostics::new();
    let (mended, changes) = vanthu::mend::mend(&bytes, &source, &mut found).expect("mended");
    let left = verdict(&mended);
    let codes: Vec<&str> = left.findings.iter().map(|f| f.code.name()).collect();
    assert_eq!(codes, ["dang.so-kieu"], "{}\n{changes:?}", told(&left));
}

/// A document of the Party becomes data of the Party, and the same document again.
#[test]
fn nhap_knows_the_profile() {
    for name in ["dang/ke-hoach", "dang/bao-cao", "dang/cong-van", "dang/to-trinh"] {
        let source = vanthu::docx::read::read(good::document(name), &mut vanthu::diagnostic::Diagnostics::new());
        let source = source.expect("a document");
        let mut found = vanthu::diagnostic::Diagnostics::new();
        let document = vanthu::reuse::document(&source, &mut found).expect("data");
        let plan = vanthu::reuse::plan(&document);
        let json = serde_json::to_string(&plan).expect("JSON");
        assert!(json.contains("\"the_thuc\":\"dang\""), "{name}: {json}");
        let strange: Vec<_> = found.iter().filter(|f| f.code.name() == "nhap.dong-la").map(|f| &f.message).collect();
        assert!(strange.is_empty(), "{name}: {strange:?}");
        let plan = vanthu::read::plan_json(json.as_bytes(), &mut found).expect("a plan");
        let (again, told) = vanthu::compose::compose(&plan, None, &vanthu::compose::Options::default());
        let kept: Vec<&str> = told.iter().map(|f| f.code.name()).collect();
        assert!(kept.is_empty(), "{name}: {kept:?}");
        let same = |d: &vanthu::document::Document| {
            let text = |list: &[vanthu::document::Inlines]| list.iter().map(|t| t.text()).collect::<Vec<_>>();
            (d.code_number.clone(), d.code_notation.clone(), d.subject.text(), text(&d.bases), text(&d.recipients))
        };
        assert_eq!(same(&again), same(&document), "{name}");
        assert_eq!((again.profile, again.signatures), (document.profile, document.signatures), "{name}");
    }
}
