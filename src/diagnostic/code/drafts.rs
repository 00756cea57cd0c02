//! What composing and printing finds.

use super::codes;

codes! {
    DRAFTS = "Lập văn bản",
        "Sửa dữ liệu theo lời khuyên đi kèm thông báo rồi lập lại.";
    PHU_LUC_DANH_SO = "phu-luc.danh-so", Note, "Phụ lục được đánh số lại theo thứ tự", "PL I, III.1.a";
    PHU_LUC_KHONG_NHAC = "phu-luc.khong-nhac", Note, "Nội dung văn bản không nhắc đến phụ lục kèm theo";
    THE_THUC_CHUA_KIEM_TRA = "the-thuc.chua-kiem-tra", Note, "Văn bản quá dài, chưa kiểm tra thể thức khi lập";
    THE_THUC_DAT_DUNG = "the-thuc.dat-dung", Note, "Những chỗ chắc chắn đã được đặt đúng thể thức";
    THE_THUC_KINH_GUI = "the-thuc.kinh-gui", Error, "Loại văn bản này không có Kính gửi", "PL I, II.9.b";
    THE_THUC_KY_HIEU = "the-thuc.ky-hieu", Warning, "Ký hiệu không đúng cách ghi hoặc không khớp loại văn bản", "PL I, II.3.c";
    THE_THUC_KY_HIEU_DAI = "the-thuc.ky-hieu-dai", Warning, "Ký hiệu quá dài", "PL VI, phần II";
    THE_THUC_CHUA_CO = "the-thuc.chua-co", Warning, "Văn bản của tổ chức mà chương trình chưa có thể thức";
    THE_THUC_CO_QUAN = "the-thuc.co-quan", Warning, "Cơ quan ban hành không thuộc thể thức đã chọn";
    THE_THUC_LOAI = "the-thuc.loai", Warning, "Loại văn bản không có trong thể thức đã chọn";
    THE_THUC_TRICH_YEU_DAI = "the-thuc.trich-yeu-dai", Warning, "Trích yếu quá dài", "PL VI, phần II";
    KY_HAI_CACH = "ky.hai-cach", Error, "Chữ ký ghi cả lời và hình thức";
    KY_HAI_NGUOI = "ky.hai-nguoi", Warning, "Loại văn bản thường một người ký lại có hai chữ ký";
    KY_HINH_THUC = "ky.hinh-thuc", Error, "Các hình thức ký không ghép được với nhau", "PL I, II.7.a";
    KY_HOC_VI = "ky.hoc-vi", Warning, "Họ tên người ký có học hàm, học vị", "PL I, II.7.c";
    KY_KHONG_CO = "ky.khong-co", Error, "Người ký chưa khai trong tệp cơ quan";
    KY_KHONG_RO = "ky.khong-ro", Error, "Không hiểu kỳ báo cáo";
    KY_KIEU_DANG = "ky.kieu-dang", Warning, "Chữ ký ghi theo cách của thể thức khác", "PL I, II.7.a";
    KY_QUA_HAI = "ky.qua-hai", Error, "Có quá hai chữ ký";
    NOI_DUNG_TIEU_DE_TRONG = "noi-dung.tieu-de-trong", Error, "Tiêu đề của đề mục để trống";
    PHU_LUC_TRONG = "phu-luc.trong", Error, "Phụ lục không có nội dung";
    ANH_BASE64 = "anh.base64", Error, "Dữ liệu ảnh ghi trong tệp không giải mã được";
    ANH_DINH_DANG = "anh.dinh-dang", Error, "Ảnh không phải PNG hoặc JPEG";
    ANH_HAI_NGUON = "anh.hai-nguon", Error, "Một ảnh ghi hai nguồn";
    ANH_HONG = "anh.hong", Error, "Tệp ảnh bị hỏng";
    ANH_KHONG_DOC_DUOC = "anh.khong-doc-duoc", Error, "Không đọc được tệp ảnh";
    ANH_KHONG_NGUON = "anh.khong-nguon", Error, "Ảnh không ghi lấy từ đâu";
    ANH_MO_TA = "anh.mo-ta", Error, "Ảnh thiếu lời mô tả";
    ANH_QUA_LON = "anh.qua-lon", Error, "Ảnh quá lớn để in";
    PHONG_KHONG_DUNG_DUOC = "phong.khong-dung-duoc", Error, "Không dùng được thư mục phông chữ";
    PHONG_THIEU_CHU = "phong.thieu-chu", Error, "Phông chữ không có ký tự này";
    DOCX_KHONG_LAP_DUOC = "docx.khong-lap-duoc", Error, "Không lập được tệp DOCX";
    PDF_KHONG_LAP_DUOC = "pdf.khong-lap-duoc", Error, "Không lập được tệp PDF";
}
