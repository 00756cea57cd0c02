//! What following a plan finds.

use super::codes;

codes! {
    PROGRESS = "Theo dõi, tổng hợp, báo cáo",
        "Đối chiếu với kế hoạch và với đơn vị báo cáo. Chỗ ghi «chưa tính» không đi vào số liệu cho đến khi được sửa.";
    TIEN_DO_CHUA_DOC_DUOC = "tien-do.chua-doc-duoc", Warning, "Tệp đơn vị gửi về chưa đọc được";
    TIEN_DO_CHUA_DU = "tien-do.chua-du", Note, "Đơn vị cùng chủ trì chưa báo cáo";
    TIEN_DO_CHUA_QUA_HAN = "tien-do.chua-qua-han", Warning, "Ghi quá hạn nhưng thời hạn chưa qua";
    TIEN_DO_COT_KHAC = "tien-do.cot-khac", Note, "Cột không nói về tiến độ không được đọc";
    TIEN_DO_DA_BAO_XONG = "tien-do.da-bao-xong", Warning, "Nhiệm vụ kỳ trước đã báo hoàn thành";
    TIEN_DO_DA_DEN_HAN = "tien-do.da-den-han", Warning, "Ghi chưa đến hạn nhưng thời hạn đã qua";
    TIEN_DO_DUNG_HAN = "tien-do.dung-han", Warning, "Trạng thái đúng hạn, quá hạn không khớp ngày hoàn thành";
    TIEN_DO_KHAC_NOI_DUNG = "tien-do.khac-noi-dung", Warning, "Nội dung nhiệm vụ khác kế hoạch";
    TIEN_DO_KHAC_SO = "tien-do.khac-so", Note, "Số thứ tự nhiệm vụ khác kế hoạch";
    TIEN_DO_KHONG_CHU_TRI = "tien-do.khong-chu-tri", Warning, "Đơn vị báo cáo không chủ trì nhiệm vụ";
    TIEN_DO_KHONG_MA = "tien-do.khong-ma", Note, "Mục tiến độ không có mã ngày";
    TIEN_DO_KHONG_NGAY = "tien-do.khong-ngay", Warning, "Ghi hoàn thành nhưng không ghi ngày";
    TIEN_DO_KHONG_NHAN_RA = "tien-do.khong-nhan-ra", Error, "Tệp không có bảng tiến độ";
    TIEN_DO_KHONG_RO_NHIEM_VU = "tien-do.khong-ro-nhiem-vu", Warning, "Không rõ dòng nói về nhiệm vụ nào";
    TIEN_DO_KHONG_TRANG_THAI = "tien-do.khong-trang-thai", Warning, "Chưa rõ trạng thái";
    TIEN_DO_KY = "tien-do.ky", Warning, "Không hiểu kỳ báo cáo trong bảng tiến độ";
    TIEN_DO_MA_NGAY = "tien-do.ma-ngay", Warning, "Mã ở đầu mục tiến độ không phải ngày";
    TIEN_DO_MA_NGUOC = "tien-do.ma-nguoc", Warning, "Mã ngày ở đầu mục tiến độ ghi ngược";
    TIEN_DO_MAU_THUAN = "tien-do.mau-thuan", Warning, "Có ngày hoàn thành nhưng trạng thái là chưa xong";
    TIEN_DO_MINH_CHUNG = "tien-do.minh-chung", Note, "Ghi hoàn thành nhưng chưa có minh chứng";
    TIEN_DO_MUC_TRONG = "tien-do.muc-trong", Note, "Mục tiến độ chỉ có mã ngày";
    TIEN_DO_NGAY = "tien-do.ngay", Warning, "Chữ ở chỗ ghi ngày không phải ngày";
    TIEN_DO_NGAY_LA_SO = "tien-do.ngay-la-so", Note, "Ngày bị ghi thành số";
    TIEN_DO_NGAY_THIEU_NAM = "tien-do.ngay-thieu-nam", Note, "Ngày không ghi năm";
    TIEN_DO_NGAY_TUONG_LAI = "tien-do.ngay-tuong-lai", Warning, "Ngày hoàn thành sau ngày báo cáo";
    TIEN_DO_NGOAI_KE_HOACH = "tien-do.ngoai-ke-hoach", Warning, "Nhiệm vụ không có trong kế hoạch";
    TIEN_DO_NGOAI_KHOANG = "tien-do.ngoai-khoang", Warning, "Tỷ lệ ngoài khoảng 0 đến 100";
    TIEN_DO_NGOAI_KY = "tien-do.ngoai-ky", Note, "Mục tiến độ thuộc thời gian ngoài kỳ";
    TIEN_DO_PHAN_TRAM = "tien-do.phan-tram", Warning, "Tỷ lệ không khớp trạng thái";
    TIEN_DO_SUY_RA = "tien-do.suy-ra", Note, "Trạng thái do chương trình suy ra";
    TIEN_DO_THUONG_XUYEN = "tien-do.thuong-xuyen", Note, "Nhiệm vụ thường xuyên được ghi như đã xong";
    TIEN_DO_TRAI_NHAU = "tien-do.trai-nhau", Warning, "Các đơn vị báo cáo trái nhau";
    TIEN_DO_TRANG_THAI_LA = "tien-do.trang-thai-la", Warning, "Trạng thái ghi không theo danh sách";
    TIEN_DO_TRUNG = "tien-do.trung", Warning, "Một nhiệm vụ báo cáo nhiều lần";
    TIEN_DO_TRUOC_KE_HOACH = "tien-do.truoc-ke-hoach", Warning, "Ngày hoàn thành trước ngày ban hành kế hoạch";
    TIEN_DO_TY_LE = "tien-do.ty-le", Warning, "Tỷ lệ không phải là số dùng được";
    TIEN_DO_TY_LE_KHONG_RO = "tien-do.ty-le-khong-ro", Warning, "Tỷ lệ có thể hiểu hai cách";
    TIEN_DO_TY_LE_PHAN = "tien-do.ty-le-phan", Note, "Cột tỷ lệ ghi phần của 1";
    BIEU_CHU_THUA = "bieu.chu-thua", Warning, "Chữ nằm ngoài các dòng của biểu tiến độ";
    BIEU_KE_HOACH_KHAC = "bieu.ke-hoach-khac", Error, "Biểu tiến độ của kế hoạch khác";
    BIEU_KE_HOACH_SUA = "bieu.ke-hoach-sua", Note, "Kế hoạch đã sửa sau khi gửi biểu tiến độ";
    BIEU_KHONG_DON_VI = "bieu.khong-don-vi", Warning, "Biểu tiến độ không ghi tên đơn vị";
    BIEU_KY_KHAC = "bieu.ky-khac", Warning, "Biểu tiến độ của kỳ khác";
    BIEU_MAT_DAU = "bieu.mat-dau", Note, "Biểu tiến độ mất phần dữ liệu ẩn";
    BIEU_MAT_DONG = "bieu.mat-dong", Warning, "Biểu tiến độ bị xóa dòng nhiệm vụ";
    BIEU_NHIEU_TRANG = "bieu.nhieu-trang", Warning, "Tệp có nhiều trang tính là biểu tiến độ";
    BIEU_PHIEN_BAN = "bieu.phien-ban", Error, "Biểu tiến độ do phiên bản mới hơn lập";
    BIEU_SUA_O_KHOA = "bieu.sua-o-khoa", Warning, "Ô khóa của biểu tiến độ bị sửa";
    BIEU_MAU_KHONG_LAP_DUOC = "bieu-mau.khong-lap-duoc", Error, "Không lập được biểu mẫu";
    BAO_CAO_TRICH_YEU_HOA = "bao-cao.trich-yeu-hoa", Note, "Tên kế hoạch ghi toàn chữ in hoa được viết thường trong câu";
    BAO_CAO_KHONG_SO_SANH = "bao-cao.khong-so-sanh", Warning, "Không có báo cáo kỳ trước để so sánh";
    BAO_CAO_KHONG_NHIEM_VU = "bao-cao.khong-nhiem-vu", Error, "Kế hoạch không có nhiệm vụ để báo cáo";
    TRICH_KHONG_CO = "trich.khong-co", Error, "Đơn vị không chủ trì nhiệm vụ nào";
    LICH_KHONG_NGAY = "lich.khong-ngay", Note, "Việc không có ngày cụ thể";
    LICH_KHONG_RO_NAM = "lich.khong-ro-nam", Error, "Không rõ lịch của năm nào";
    LICH_NGAY_NGHI = "lich.ngay-nghi", Note, "Ngày nghỉ của năm chưa chắc chắn";
}
