//! Which option or command of this program does what a finding advises: the rooms below know what would help, not how it is
//! typed.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, code};

/// A finding's code, the words of its advice, and the same advice as it is typed here.
const HINTS: &[(Code, &str, &str)] = &[
    (
        code::BANG_TINH_COT_LA,
        "lập phụ lục từ bảng này để giữ nguyên mọi cột",
        "dùng vanthu phu-luc để giữ nguyên mọi cột của bảng",
    ),
    (code::BANG_TINH_MUC_LA, "dùng các dòng của biểu mẫu", "dùng các dòng của biểu mẫu (vanthu bieu-mau ke-hoach)"),
    (code::BANG_COT_KHONG_PHAT_HANH, "bản phát hành bỏ cột này", "thêm --phat-hanh để bỏ cột này"),
    (
        code::BANG_SO_KE_HOACH,
        "muốn cả văn bản thì lập văn bản từ sổ này; muốn trang khác thì chọn trang ấy",
        "lập cả văn bản bằng «vanthu lap», hoặc chọn trang khác bằng --sheet",
    ),
    (
        code::BANG_NHAN_PHU_LUC,
        "đánh số lại thành Phụ lục I, II, …",
        "thêm --danh-so-lai để đánh số lại thành Phụ lục I, II, …",
    ),
    (
        code::BANG_SO_KIEU_MY,
        "gõ lại các ô này thành số, hoặc cho viết lại theo kiểu Việt Nam",
        "gõ lại các ô này thành số, hoặc thêm --sua-so để viết lại theo kiểu Việt Nam",
    ),
    (
        code::BANG_SO_KHONG_TACH,
        "gõ lại các ô này thành số, hoặc cho viết lại theo kiểu Việt Nam",
        "gõ lại các ô này thành số, hoặc thêm --sua-so để viết lại theo kiểu Việt Nam",
    ),
    (code::BANG_TRANG_AN, "chọn đích danh trang này nếu cần", "ghi --sheet để lập trang này"),
    (code::DU_LIEU_TRONG, "soạn nội dung theo tệp mẫu", "chạy «vanthu khoi-tao» để có tệp mẫu"),
    (code::LICH_KHONG_RO_NAM, "cho biết năm của lịch", "thêm --nam, ví dụ --nam 2026"),
    (code::NGAY_BI_DAO, "đảo lại nếu đúng là bị đảo", "thêm --sua-ngay để đảo lại"),
    (
        code::PHONG_THIEU_CHU,
        "thay bằng ký tự khác",
        "thay bằng ký tự khác, hoặc chỉ thư mục phông có ký tự này bằng --phong; chỉ cần bản Word thì thêm --dang docx",
    ),
    (code::SUA_BO_QUA, "sửa tay theo kết quả kiểm tra", "sửa tay theo kết quả «vanthu kiem-tra»"),
    (code::TEP_KHONG_GHI_DUOC, "chọn thư mục khác", "chọn thư mục khác bằng -o"),
    (code::TEP_KHONG_TAO_DUOC_THU_MUC, "chọn thư mục khác", "chọn thư mục khác bằng -o"),
    (code::TEP_LA_TEP_GOC, "ghi tên khác cho kết quả", "ghi tên khác cho kết quả sau -o"),
    (code::TEP_DINH_DANG, "đổi đuôi tệp kết quả", "đổi đuôi tệp sau -o"),
    (
        code::TEP_KHONG_PHAI_BANG,
        "chọn tệp bảng tính",
        "lập văn bản bằng «vanthu lap»; văn bản Word thì kiểm tra bằng «vanthu kiem-tra», hoặc chuyển thành dữ liệu bằng «vanthu nhap»",
    ),
    (
        code::TEP_KHONG_PHAI_KE_HOACH,
        "chuyển thành tệp dữ liệu rồi dùng tệp ấy",
        "chuyển thành tệp dữ liệu bằng «vanthu nhap»",
    ),
    (
        code::TEP_KHONG_PHAI_KE_HOACH,
        "dùng tệp dữ liệu .json hoặc sổ kế hoạch",
        "dùng tệp dữ liệu .json hoặc sổ kế hoạch (vanthu bieu-mau ke-hoach)",
    ),
    (
        code::TEP_KHONG_PHAI_KE_HOACH,
        "lập phụ lục từ bảng này, hoặc dùng sổ kế hoạch",
        "dùng «vanthu phu-luc» để lập phụ lục từ bảng, hoặc «vanthu bieu-mau ke-hoach» để lấy sổ trống",
    ),
    (
        code::THE_THUC_CHUA_KIEM_TRA,
        "kiểm tra riêng tệp Word vừa lập",
        "kiểm tra riêng tệp Word vừa lập bằng «vanthu kiem-tra»",
    ),
    (
        code::THIEU_KEM_THEO,
        "ghi dòng «(Kèm theo …)» dưới tên phụ lục, hoặc cho biết tệp kế hoạch",
        "thêm --kem-theo và tên tệp kế hoạch, hoặc ghi dòng «(Kèm theo …)» dưới tên phụ lục",
    ),
    (code::THIEU_CO_QUAN, "một lần cho mọi văn bản", "một lần cho mọi văn bản (gõ «vanthu hoi» để được hỏi từng mục)"),
    (code::THIEU_DIA_DANH, "một lần cho mọi văn bản", "một lần cho mọi văn bản (gõ «vanthu hoi» để được hỏi từng mục)"),
    (code::THIEU_KY_HIEU, "một lần cho mọi văn bản", "một lần cho mọi văn bản (gõ «vanthu hoi» để được hỏi từng mục)"),
    (code::THIEU_LUU, "một lần cho mọi văn bản", "một lần cho mọi văn bản (gõ «vanthu hoi» để được hỏi từng mục)"),
    (code::THIEU_NGUOI_KY, "một lần cho mọi văn bản", "một lần cho mọi văn bản (gõ «vanthu hoi» để được hỏi từng mục)"),
    (code::THIEU_NOI_NHAN, "một lần cho mọi văn bản", "một lần cho mọi văn bản (gõ «vanthu hoi» để được hỏi từng mục)"),
    (
        code::THIEU_TEN_DAY_DU,
        "một lần cho mọi văn bản",
        "một lần cho mọi văn bản (gõ «vanthu hoi» để được hỏi từng mục)",
    ),
    (code::THOI_HAN_THIEU_NAM, "cho biết năm của kế hoạch", "thêm --nam và năm của kế hoạch"),
];

/// Says the advice of every finding as it is typed.
pub fn add(found: &mut Diagnostics) {
    found.iter_mut().for_each(one);
}

fn one(finding: &mut Diagnostic) {
    if finding.code == code::BANG_CHON_COT
        && let Some((before, column)) = finding.advice.split_once("chỉ định cột ")
    {
        // In quotation marks, so that it can be copied.
        finding.advice = format!("{before}thêm --cot \"{column}\"");
        return;
    }
    let own = HINTS.iter().filter(|(code, _, _)| *code == finding.code);
    // A finding whose hint was added before holds it already.
    let said =
        own.into_iter().find(|(_, said, typed)| finding.advice.contains(said) && !finding.advice.contains(typed));
    if let Some((_, said, typed)) = said {
        finding.advice = finding.advice.replace(said, typed);
    }
}
