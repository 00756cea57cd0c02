//! What importing and mending find.

use super::codes;

codes! {
    EXISTING = "Nhập và sửa văn bản có sẵn",
        "Văn bản gốc giữ nguyên. Đọc lại những đoạn được nêu trong kết quả.";
    NHAP_CHU_KY = "nhap.chu-ky", Warning, "Văn bản có hơn hai chữ ký";
    NHAP_DANG = "nhap.dang", Error, "Văn bản của tổ chức có thể thức riêng chưa chuyển được thành dữ liệu";
    NHAP_DONG_LA = "nhap.dong-la", Note, "Dòng không rõ là phần nào của văn bản";
    NHAP_HINH = "nhap.hinh", Warning, "Hình không chuyển được sang dữ liệu";
    NHAP_LOAI = "nhap.loai", Warning, "Loại văn bản không đọc được thành dữ liệu";
    NAM_MOI_DA_DOI = "nam-moi.da-doi", Note, "Số, ngày cũ để trống; năm trong tên văn bản và đề mục đã được nâng";
    NAM_MOI_KHONG_RO = "nam-moi.khong-ro", Warning, "Văn bản không cho biết là của năm nào";
    NAM_MOI_CON_CU = "nam-moi.con-cu", Warning, "Năm, ngày hoặc văn bản viện dẫn còn của năm cũ";
    NAM_MOI_SO_LIEU = "nam-moi.so-lieu", Note, "Số liệu, họ tên còn của năm cũ";
    NHAP_SO_NGAY_CU = "nhap.so-ngay-cu", Note, "Dữ liệu còn giữ số, ngày của văn bản cũ";
    NHAP_PHAN_DAU_KEM_THEO = "nhap.phan-dau-kem-theo", Note, "Phần đầu của tài liệu kèm theo giữ thành đoạn văn";
    SUA_BO_QUA = "sua.bo-qua", Note, "Đoạn văn không sửa tự động được";
    SUA_CON_LAI = "sua.con-lai", Note, "Còn chỗ cần người quyết định";
    SUA_CO_MACRO = "sua.co-macro", Error, "Tệp có macro không được ghi lại";
    SUA_DA_KY = "sua.da-ky", Error, "Tệp đã ký số không được sửa";
    SUA_DE_LAI = "sua.de-lai", Note, "Chỗ này không sửa vì có thể làm hỏng văn bản";
    SUA_KHONG_AP_DUNG = "sua.khong-ap-dung", Error, "Văn bản không thuộc loại sửa được";
    SUA_KHONG_GHI_DUOC = "sua.khong-ghi-duoc", Error, "Không sửa được gói tệp";
    KIEM_TRA_MOT_TEP = "kiem-tra.mot-tep", Error, "Nhận xét trong Word ghi cho một văn bản mỗi lần";
    SUA_TRUNG_TEP = "sua.trung-tep", Error, "Tệp kết quả trùng với tệp gốc";
}
