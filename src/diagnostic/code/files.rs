//! What reading files finds.

use super::codes;

codes! {
    FILES = "Tệp",
        "Mở tệp bằng Word, Excel hoặc Notepad, lưu lại đúng định dạng rồi chạy lại. Tệp gốc không bao giờ bị sửa.";
    TEP_BAN_CU = "tep.ban-cu", Note, "Tệp được thay thì bản cũ được giữ lại với tên khác";
    TEP_BO_QUA = "tep.bo-qua", Note, "Tệp được bỏ qua";
    TEP_DA_CO = "tep.da-co", Error, "Tệp kết quả đã có, không ghi đè";
    TEP_DA_DUNG = "tep.da-dung", Error, "Chưa làm đến tệp này thì đã dừng";
    TEP_DINH_DANG = "tep.dinh-dang", Error, "Định dạng tệp không dùng được ở đây";
    TEP_GHI_HAI_LAN = "tep.ghi-hai-lan", Note, "Một tệp được ghi hai lần";
    TEP_HONG = "tep.hong", Error, "Tệp hỏng";
    TEP_HTML = "tep.html", Note, "Tệp là trang web (HTML) mang tên bảng tính, được đọc như bảng tính";
    TEP_KHONG_DOC_DUOC = "tep.khong-doc-duoc", Error, "Không đọc được tệp hoặc thư mục";
    TEP_KHONG_GHI_DUOC = "tep.khong-ghi-duoc", Error, "Không ghi được tệp";
    TEP_KHONG_PHAI_BANG = "tep.khong-phai-bang", Error, "Tệp không phải bảng";
    TEP_KHONG_PHAI_BANG_TINH = "tep.khong-phai-bang-tinh", Error, "Tệp không phải bảng tính";
    TEP_KHONG_PHAI_DOCX = "tep.khong-phai-docx", Error, "Tệp không phải văn bản Word (.docx)";
    TEP_KHONG_PHAI_KE_HOACH = "tep.khong-phai-ke-hoach", Error, "Tệp không phải kế hoạch";
    TEP_KHONG_RO = "tep.khong-ro", Error, "Không nhận ra loại tệp";
    TRANG_KHONG_MO_DUOC = "tep.trang-khong-mo-duoc", Error, "Không mở được trang trong trình duyệt";
    TEP_KHONG_TAO_DUOC_THU_MUC = "tep.khong-tao-duoc-thu-muc", Error, "Không tạo được thư mục";
    TEP_LA_TEP_GOC = "tep.la-tep-goc", Error, "Tệp kết quả trùng với tệp gốc";
    TEP_MA_HOA = "tep.ma-hoa", Warning, "Mã chữ của tệp không rõ hoặc không phải UTF-8";
    TEP_MACRO = "tep.macro", Note, "Macro trong tệp không được chạy";
    TEP_MAT_KHAU = "tep.mat-khau", Error, "Tệp có mật khẩu";
    TEP_QUA_LON = "tep.qua-lon", Error, "Tệp quá lớn";
    TEP_THU_MUC_TRONG = "tep.thu-muc-trong", Error, "Thư mục không có tệp cần tìm";
    TEP_TRANG_BIEU_DO = "tep.trang-bieu-do", Note, "Trang tính chỉ có biểu đồ hoặc hộp thoại";
    TEP_TRONG = "tep.trong", Error, "Tệp trống";
    TEP_TRUNG_TEN = "tep.trung-ten", Note, "Hai kết quả cùng tên, một kết quả được đổi tên";
    CSV_NGOAC_KEP = "csv.ngoac-kep", Warning, "Dấu ngoặc kép trong tệp CSV chưa được đóng";
    JSON_DUNG_SAI = "json.dung-sai", Note, "true, false trong tệp JSON được in là Có, Không";
    JSON_KHONG_PHAI_BANG = "json.khong-phai-bang", Error, "Tệp JSON không phải bảng";
    JSON_KHONG_PHAI_DONG = "json.khong-phai-dong", Warning, "Mục trong tệp JSON không phải một dòng";
    JSON_MUC_NGOAI_BANG = "json.muc-ngoai-bang", Warning, "Mục của tệp JSON nằm ngoài bảng, không được in";
    DOCX_BIEU_DO = "docx.bieu-do", Warning, "Chữ trong biểu đồ, sơ đồ không được đọc";
    DOCX_DOCTYPE = "docx.doctype", Warning, "Tệp có khai báo bất thường, đã bỏ qua";
    DOCX_LONG_NHAU = "docx.long-nhau", Warning, "Bảng hoặc hộp chữ lồng nhau quá sâu";
    DOCX_PHAN_HONG = "docx.phan-hong", Warning, "Một phần của tệp DOCX bị hỏng";
    DOCX_SUA_DOI = "docx.sua-doi", Warning, "Văn bản còn sửa đổi chưa duyệt";
    DOCX_TEP_NHUNG = "docx.tep-nhung", Warning, "Chữ trong tệp nhúng không được đọc";
    DOCX_THIEU_PHAN = "docx.thieu-phan", Warning, "Tệp DOCX thiếu một phần";
    DOCX_TRUONG_HONG = "docx.truong-hong", Warning, "Trường (field) của Word thiếu mốc";
    CHU_KY_TU_DIEU_KHIEN = "chu.ky-tu-dieu-khien", Warning, "Ký tự điều khiển không in được đã được bỏ";
    CHU_LAN_MA = "chu.lan-ma", Warning, "Ô lẫn chữ mã cũ với chữ Unicode";
    CHU_MA_CU = "chu.ma-cu", Note, "Chữ mã cũ (TCVN3, VNI) đã được chuyển sang Unicode";
}
