//! The cases: one thing broken in a good document.

use crate::edit::Edit::{self, After, Drop, Para, Run, Text};

/// One thing that is broken.
pub struct Case {
    /// The rule that must find it, and no other.
    pub rule: &'static str,
    /// The good document.
    pub good: &'static str,
    /// How it is broken.
    pub edits: &'static [Edit],
}

pub const fn case(rule: &'static str, good: &'static str, edits: &'static [Edit]) -> Case {
    Case { rule, good, edits }
}

/// Rules without a case. The list may only shrink.
pub const WITHOUT: [&str; 0] = [];

const ITALIC: &str = "<w:i/>";
const UPRIGHT: &str = "<w:i w:val=\"0\"/>";
const BOLD: &str = "<w:b/>";
const LIGHT: &str = "<w:b w:val=\"0\"/>";
const LEFT: &str = "<w:jc w:val=\"left\"/>";
const PT_11: &str = "<w:sz w:val=\"22\"/>";
const PT_12: &str = "<w:sz w:val=\"24\"/>";
const PT_13: &str = "<w:sz w:val=\"26\"/>";
const PT_14: &str = "<w:sz w:val=\"28\"/>";
const PT_15: &str = "<w:sz w:val=\"30\"/>";
/// The short line that our writer puts under a part of the letterhead.
const BAR: &str = "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>";

/// Family by family, in the order of the rules.
pub const CASES: &[Case] = &[
    case("trang.kho-giay", "ke-hoach", &[Text("w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"")]),
    case(
        "trang.huong",
        "quyet-dinh",
        &[Text("w:w=\"11906\" w:h=\"16838\"", "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"")],
    ),
    case("trang.le-tren", "ke-hoach", &[Text("w:top=\"1134\"", "w:top=\"567\"")]),
    case("trang.le-phai", "ke-hoach", &[Text("w:right=\"850\" w:bottom", "w:right=\"1400\" w:bottom")]),
    case("trang.le-duoi", "ke-hoach", &[Text("w:bottom=\"1134\"", "w:bottom=\"567\"")]),
    case("trang.le-trai", "ke-hoach", &[Text("w:left=\"1701\"", "w:left=\"1134\"")]),
    case("trang.phong", "ke-hoach", &[Run("LoiVan", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>")]),
    case("trang.mau-chu", "ke-hoach", &[Run("LoiVan", "<w:color w:val=\"FF0000\"/>")]),
    case("so-trang.co", "ke-hoach", &[Text("<w:headerReference w:type=\"default\" r:id=\"rIdMargin1\"/>", "")]),
    case("so-trang.vi-tri", "ke-hoach", &[Para("Header", LEFT)]),
    case("so-trang.chu", "ke-hoach", &[Run("Header", PT_12)]),
    case("so-trang.trang-dau", "ke-hoach", &[Text("<w:titlePg/>", "")]),
    case(
        "so-trang.chu-so",
        "ke-hoach",
        &[Text("<w:pgNumType w:start=\"1\"/>", "<w:pgNumType w:start=\"1\" w:fmt=\"lowerRoman\"/>")],
    ),
    case("quoc-hieu.co", "ke-hoach", &[Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "")]),
    case("quoc-hieu.co-chu", "ke-hoach", &[Run("QuocHieu", PT_15)]),
    case("quoc-hieu.kieu", "ke-hoach", &[Run("QuocHieu", ITALIC)]),
    case("tieu-ngu.co", "ke-hoach", &[Text("Độc lập - Tự do - Hạnh phúc", "")]),
    case("tieu-ngu.chu", "ke-hoach", &[Text("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc")]),
    case("tieu-ngu.chu", "ke-hoach", &[Text("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")]),
    case("tieu-ngu.co-chu", "ke-hoach", &[Run("TieuNgu", PT_12)]),
    case("tieu-ngu.kieu", "ke-hoach", &[Run("TieuNgu", LIGHT)]),
    case("tieu-ngu.ke", "ke-hoach", &[After("Hạnh phúc</w:t>", BAR, "")]),
    case(
        "tieu-ngu.kieu-ke",
        "ke-hoach",
        &[After("Hạnh phúc</w:t>", BAR, ""), Run("TieuNgu", "<w:u w:val=\"single\"/>")],
    ),
    case("co-quan.co", "ke-hoach", &[Text("ỦY BAN NHÂN DÂN", ""), Text("XÃ AN BÌNH", "")]),
    case("co-quan.co-chu", "ke-hoach", &[Run("CoQuanBanHanh", PT_15)]),
    case("co-quan.kieu", "ke-hoach", &[Run("CoQuanBanHanh", ITALIC)]),
    case("co-quan.canh", "ke-hoach", &[Para("CoQuanBanHanh", LEFT)]),
    case("co-quan.ke", "ke-hoach", &[After("XÃ AN BÌNH</w:t>", BAR, "")]),
    case("chu-quan.co-chu", "quyet-dinh", &[Run("CoQuanChuQuan", PT_15)]),
    case("chu-quan.kieu", "quyet-dinh", &[Run("CoQuanChuQuan", ITALIC)]),
    case("so.co", "ke-hoach", &[Text("Số: 12/KH-UBND", "")]),
    case("so.hai-cham", "ke-hoach", &[Text("Số: 12/KH-UBND", "Số 12/KH-UBND")]),
    case("so.so-khong", "to-trinh", &[Text("Số: 09/", "Số: 9/")]),
    case("so.cach-chu", "to-trinh", &[Text("Số: 09/TTr-UBND", "Số: 09/TTr - UBND")]),
    case("so.loai", "to-trinh", &[Text("Số: 09/TTr", "Số: 09/KH")]),
    case("so.nam", "to-trinh", &[Text("Số: 09/TTr", "Số: 09/2026/TTr")]),
    case("so.co-chu", "ke-hoach", &[Run("SoKyHieu", PT_12)]),
    case("so.kieu", "ke-hoach", &[Run("SoKyHieu", ITALIC)]),
    case("so.canh", "ke-hoach", &[Para("SoKyHieu", LEFT)]),
    case("ngay.co", "to-trinh", &[Text("An Bình, ngày 03 tháng 3 năm 2026", "")]),
    case("ngay.co", "to-trinh", &[Text("ngày 03 tháng 3 năm 2026", "ngày 03/3/2026")]),
    case("ngay.co-chu", "ke-hoach", &[Run("DiaDanhNgay", PT_12)]),
    case("ngay.nghieng", "ke-hoach", &[Run("DiaDanhNgay", UPRIGHT)]),
    case("ngay.dam", "ke-hoach", &[Run("DiaDanhNgay", BOLD)]),
    case("ngay.dia-danh", "to-trinh", &[Text("An Bình, ngày 03", "ngày 03")]),
    case("ngay.dia-danh-tat", "to-trinh", &[Text("An Bình, ngày 03", "Tp.HCM, ngày 03")]),
    case("ngay.dia-danh-tat", "to-trinh", &[Text("An Bình, ngày 03", "TP Huế, ngày 03")]),
    case("ngay.dia-danh-hoa", "to-trinh", &[Text("An Bình, ngày 03", "An bình, ngày 03")]),
    case("ngay.canh", "to-trinh", &[Para("DiaDanhNgay", "<w:jc w:val=\"right\"/>")]),
    case("ngay.so-khong", "to-trinh", &[Text("ngày 03 tháng 3", "ngày 3 tháng 3")]),
    case("ngay.thang-thua-khong", "to-trinh", &[Text("ngày 03 tháng 3", "ngày 03 tháng 03")]),
    case("ngay.ton-tai", "to-trinh", &[Text("ngày 03 tháng 3", "ngày 31 tháng 6")]),
    case("ten-loai.co-chu", "ke-hoach", &[Run("TenLoai", PT_12)]),
    case("ten-loai.kieu", "ke-hoach", &[Run("TenLoai", LIGHT)]),
    case("ten-loai.canh", "ke-hoach", &[Para("TenLoai", LEFT)]),
    case(
        "trich-yeu.co",
        "ke-hoach",
        &[Text("Cải cách hành chính và chuyển đổi số trên địa bàn xã An Bình năm 2026", "")],
    ),
    case(
        "trich-yeu.vv",
        "ke-hoach",
        &[Text("Cải cách hành chính và chuyển đổi số trên", "V/v cải cách hành chính trên")],
    ),
    case("trich-yeu.co-chu", "ke-hoach", &[Run("TrichYeu", PT_12)]),
    case("trich-yeu.kieu", "ke-hoach", &[Run("TrichYeu", LIGHT)]),
    case(
        "trich-yeu.canh",
        "ke-hoach",
        &[Para("TrichYeu", LEFT), Text("<w:ind w:left=\"2393\" w:right=\"2393\"/>", "")],
    ),
    case("trich-yeu.ke", "ke-hoach", &[After("xã An Bình năm 2026</w:t>", BAR, "")]),
    case("trich-yeu.cong-van", "cong-van", &[Run("TrichYeuCongVan", BOLD)]),
    case(
        "trich-yeu.cong-van-ke",
        "cong-van",
        &[Para(
            "TrichYeuCongVan",
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>",
        )],
    ),
    case("hieu-luc.nghi-dinh-30", "to-trinh", &[Text("ngày 03 tháng 3 năm 2026", "ngày 03 tháng 3 năm 2020")]),
    case("khan.kieu", "cong-van", &[Run("DoKhan", ITALIC)]),
    case("can-cu.co", "quyet-dinh", &[Drop("Căn cứ Luật Lưu trữ"), Drop("Theo đề nghị của Chánh")]),
    case("can-cu.co-chu", "ke-hoach", &[Run("CanCu", PT_12)]),
    case("can-cu.nghieng", "ke-hoach", &[Run("CanCu", UPRIGHT)]),
    case("can-cu.dau", "ke-hoach", &[Text("ngày 16 tháng 6 năm 2025;", "ngày 16 tháng 6 năm 2025.")]),
    case(
        "can-cu.luat",
        "ke-hoach",
        &[Text("chính quyền địa phương ngày", "chính quyền địa phương số 72/2025/QH15 ngày")],
    ),
    case(
        "kinh-gui.duoc-dung",
        "ke-hoach",
        &[
            Text(
                "<w:p><w:pPr><w:pStyle w:val=\"CanCu\"/>",
                "<w:p><w:pPr><w:pStyle w:val=\"KinhGui\"/></w:pPr><w:r><w:t>Kính gửi: Ủy ban nhân dân tỉnh</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"CanCu\"/>",
            ),
            Text("- Ủy ban nhân dân tỉnh (để b/c);", "- Như trên;"),
        ],
    ),
    case(
        "kinh-gui.cong-van",
        "cong-van",
        &[
            Drop("Kính gửi:"),
            Drop("- Các phòng chuyên môn thuộc xã;"),
            Drop("- Trung tâm Phục vụ hành chính công xã;"),
            Drop("- Trưởng các thôn trên"),
            Drop("- Như trên;"),
        ],
    ),
    case("kinh-gui.co-chu", "bao-cao", &[Run("KinhGui", PT_12)]),
    case("kinh-gui.kieu", "bao-cao", &[Run("KinhGui", ITALIC)]),
    case(
        "kinh-gui.dau",
        "cong-van",
        &[Text("- Trưởng các thôn trên địa bàn xã.", "- Trưởng các thôn trên địa bàn xã;")],
    ),
    case("loi-van.co-chu", "ke-hoach", &[Run("LoiVan", PT_12)]),
    case(
        "loi-van.co-chu",
        "ke-hoach",
        &[Text(
            "<w:r><w:t>c) Gắn kết quả",
            "<w:r><w:rPr><w:sz w:val=\"22\"/></w:rPr><w:t>c) Công bố kết quả.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:t>Gắn kết quả",
        )],
    ),
    case("loi-van.canh", "ke-hoach", &[Para("LoiVan", LEFT)]),
    case("loi-van.thut", "ke-hoach", &[Para("LoiVan", "<w:ind w:firstLine=\"0\"/>")]),
    case("loi-van.cach-doan", "bao-cao", &[Para("LoiVan", "<w:spacing w:before=\"0\"/>")]),
    case(
        "loi-van.cach-dong",
        "ke-hoach",
        &[Para("LoiVan", "<w:spacing w:before=\"120\" w:line=\"480\" w:lineRule=\"auto\"/>")],
    ),
    case("de-muc.muc", "ke-hoach", &[Run("Heading2", ITALIC)]),
    case("de-muc.khoan", "ke-hoach", &[Run("Heading3", LIGHT)]),
    case("de-muc.khoan", "ke-hoach", &[Run("Heading3", ITALIC)]),
    case(
        "de-muc.diem",
        "ke-hoach",
        &[Text(
            "<w:r><w:t>c) Gắn kết quả",
            "<w:r><w:rPr><w:i/></w:rPr><w:t>c) Công bố kết quả.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:t>Gắn kết quả",
        )],
    ),
    case("de-muc.dieu", "quyet-dinh", &[Run("Dieu", LIGHT)]),
    case("de-muc.phan-chuong", "quyet-dinh", &[Para("Heading1", "<w:jc w:val=\"both\"/>")]),
    case("ket.dau", "to-trinh", &[Text("xem xét, quyết nghị./.", "xem xét, quyết nghị.")]),
    case("ket.dau", "quyet-dinh", &[Text("thi hành Quyết định này./.", "thi hành Quyết định này.")]),
    case("ky.co", "to-trinh", &[Drop("TM. ỦY BAN NHÂN DÂN"), Drop(">CHỦ TỊCH<"), Drop("Trần Thị Thanh Bình")]),
    case("ky.co-chu", "to-trinh", &[Run("QuyenHanChucVu", PT_12)]),
    case("ky.kieu", "to-trinh", &[Run("QuyenHanChucVu", ITALIC)]),
    case("ky.ho-ten", "to-trinh", &[Run("HoTen", ITALIC)]),
    case("ky.dau-cham", "to-trinh", &[Text("TM. ỦY", "TM ỦY")]),
    case("ky.chuc-vu", "cong-van", &[Drop("CHÁNH VĂN PHÒNG")]),
    case("ky.hoc-ham", "to-trinh", &[Text("Trần Thị Thanh Bình", "ThS. Trần Thị Thanh Bình")]),
    case("ky.thuong-truc", "ke-hoach", &[Text("PHÓ CHỦ TỊCH<", "PHÓ CHỦ TỊCH THƯỜNG TRỰC<")]),
    case(
        "noi-nhan.co",
        "to-trinh",
        &[
            Drop("Nơi nhận:"),
            Drop("- Như trên;"),
            Drop("- Thường trực Đảng ủy xã;"),
            Drop("- Phòng Kinh tế;"),
            Drop("- Lưu: VT"),
        ],
    ),
    case("noi-nhan.tieu-de", "to-trinh", &[Run("NoiNhan", PT_11)]),
    case("noi-nhan.co-chu", "to-trinh", &[Run("DanhSachNoiNhan", PT_12)]),
    case("noi-nhan.kieu", "to-trinh", &[Run("DanhSachNoiNhan", ITALIC)]),
    case("noi-nhan.dau", "to-trinh", &[Text("- Như trên;", "- Như trên,")]),
    case("noi-nhan.gach", "to-trinh", &[Text("- Thường trực Đảng ủy xã;", "Thường trực Đảng ủy xã;")]),
    case("noi-nhan.luu", "to-trinh", &[Text("- Lưu: VT, KT", "- Lưu: KT")]),
    case("noi-nhan.nhu-tren", "to-trinh", &[Text("- Như trên;", "- Hội đồng nhân dân xã;")]),
    case("noi-nhan.nhu-dieu", "quyet-dinh", &[Text("- Như Điều 3;", "- Sở Nội vụ;")]),
    case("dia-chi.co-chu", "cong-van", &[Run("DiaChi", PT_14)]),
    case("phu-luc.chi-dan", "ke-hoach", &[Text("tại Phụ lục kèm theo Kế hoạch này", "tại danh mục dưới đây")]),
    case("phu-luc.thieu", "quyet-dinh", &[Text("tại Phụ lục I kèm theo", "tại Phụ lục I và Phụ lục III kèm theo")]),
    case("phu-luc.so", "quyet-dinh", &[Text(">Phụ lục II<", ">Phụ lục 2<"), Text("Phụ lục II kèm", "Phụ lục 2 kèm")]),
    case("phu-luc.mot", "ke-hoach", &[Text(">Phụ lục<", ">Phụ lục I<")]),
    case("phu-luc.co-chu", "ke-hoach", &[Run("PhuLuc", PT_13)]),
    case("phu-luc.canh", "ke-hoach", &[Para("PhuLuc", LEFT)]),
    case("phu-luc.ten", "ke-hoach", &[Run("TenPhuLuc", ITALIC)]),
    case("phu-luc.ten-co", "ke-hoach", &[Drop("Danh mục nhiệm vụ cải cách")]),
    case("phu-luc.kem-theo", "ke-hoach", &[Drop("(Kèm theo Kế hoạch")]),
    case("phu-luc.kem-theo-kieu", "ke-hoach", &[Run("KemTheo", UPRIGHT)]),
    case("phu-luc.kem-theo-khop", "ke-hoach", &[Text("(Kèm theo Kế hoạch số 12/", "(Kèm theo Kế hoạch số 13/")]),
    case("phu-luc.so-trang", "ke-hoach", &[After(">Phụ lục<", "<w:pgNumType w:start=\"1\"/>", "")]),
    case("danh-so.trung", "ke-hoach", &[Text("2. Yêu cầu", "1. Yêu cầu")]),
    case("danh-so.nhay", "ke-hoach", &[Text("2. Yêu cầu", "3. Yêu cầu")]),
    case("danh-so.diem", "ke-hoach", &[Text("b) Hoàn thiện hạ tầng số", "d) Hoàn thiện hạ tầng số")]),
    case("chu.cho-trong", "ke-hoach", &[Text("kế thừa kết quả", "kế thừa [CẦN BỔ SUNG: kết quả nào]")]),
    case("chu.lap", "ke-hoach", &[Text("kế thừa kết quả", "kế thừa thừa kết quả")]),
    case("ngay.khong-co", "ke-hoach", &[Text("ngày 06 tháng 01 năm 2026 của", "ngày 31 tháng 02 năm 2026 của")]),
    case(
        "vien-dan.hai-ngay",
        "cong-van",
        &[Text("cần sự phối hợp của từ 02 đơn vị trở lên", "tại Kế hoạch số 12/KH-UBND ngày 16 tháng 01 năm 2026")],
    ),
    case(
        "vien-dan.hai-so",
        "cong-van",
        &[Text(
            "cần sự phối hợp của từ 02 đơn vị trở lên",
            "tại Kế hoạch số 14/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã về cải cách hành chính và chuyển đổi số trên địa bàn xã An Bình năm 2026",
        )],
    ),
    case(
        "vien-dan.cach-ghi",
        "cong-van",
        &[Text("cần sự phối hợp của từ 02 đơn vị trở lên", "nêu tại Tờ trình số 45/TTr-SNV 28/9/2025 của Sở Nội vụ")],
    ),
    case(
        "vien-dan.cach-ghi",
        "cong-van",
        &[Text("cần sự phối hợp của từ 02 đơn vị trở lên", "nêu tại Quyết định số 45/20256QĐ-UBND của tỉnh")],
    ),
    case("so-luong.so-khong", "cong-van", &[Text("từ 02 đơn vị", "từ 2 đơn vị")]),
    case("bang.stt", "ke-hoach", &[Text(">2<", ">3<")]),
    case("bang.chu-tri", "quyet-dinh", &[After(">Đơn vị chủ trì<", "Phòng Kế toán", "Phòng Kho vận")]),
    case("bang.tieu-de-lap", "ke-hoach", &[After(">Phụ lục<", "<w:tblHeader/>", "")]),
    case("viet-hoa.dieu-khoan", "quyet-dinh", &[Text("khoản 1 Điều 1", "khoản 1 điều 1")]),
    case("viet-hoa.dac-biet", "ke-hoach", &[Text("do tỉnh tổ chức", "do nhà nước tổ chức")]),
    case(
        "viet-hoa.co-quan",
        "ke-hoach",
        &[Text("Ủy ban nhân dân xã An Bình ban hành", "Ủy Ban Nhân Dân xã An Bình ban hành")],
    ),
    case("viet-hoa.don-vi", "ke-hoach", &[Text("nhân dân xã An Bình ban hành", "nhân dân Xã An Bình ban hành")]),
    case("viet-hoa.dau-cau", "ke-hoach", &[Text("vướng mắc. Người đứng đầu", "vướng mắc. người đứng đầu")]),
    case(
        "viet-hoa.dau-cau",
        "ke-hoach",
        &[Text(
            "<w:r><w:t>c) Gắn kết quả",
            "<w:r><w:t>c) Công bố kết quả.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:t>gắn kết quả",
        )],
    ),
    case("chinh-ta.dau-thanh", "ke-hoach", &[Text("số hóa hồ sơ", "số hoá hồ sơ")]),
    case("chinh-ta.khoang-trang", "ke-hoach", &[Text("đội ngũ cán bộ, công chức;", "đội ngũ cán bộ , công chức;")]),
    case("chinh-ta.unicode", "ke-hoach", &[Text("Hoàn thiện hạ tầng số", "Hoàn thiện hạ tầng số")]),
    case("co-quan.cap-huyen", "ke-hoach", &[Text("do tỉnh tổ chức", "do Ủy ban nhân dân huyện tổ chức")]),
    case("co-quan.bo-cu", "ke-hoach", &[Text("do tỉnh tổ chức", "do Bộ Kế hoạch và Đầu tư tổ chức")]),
];
