//! What reading plans finds.

use super::codes;

codes! {
    INPUT = "Dữ liệu kế hoạch",
        "Sửa đúng chỗ được nêu (dòng, ô hoặc khóa) trong tệp kế hoạch hoặc tệp cơ quan.";
    DU_LIEU_COT = "du-lieu.cot", Warning, "Không hiểu cột nào là gì";
    DU_LIEU_CU_PHAP = "du-lieu.cu-phap", Error, "Dữ liệu sai cú pháp";
    DU_LIEU_GIA_TRI_LA = "du-lieu.gia-tri-la", Error, "Giá trị không nằm trong các giá trị dùng được";
    DU_LIEU_HAN_GUI = "du-lieu.han-gui", Error, "Hạn gửi báo cáo ghi không đúng cách";
    DU_LIEU_KHOA_LA = "du-lieu.khoa-la", Error, "Khóa không có trong lược đồ";
    DU_LIEU_KHONG_DOC_DUOC = "du-lieu.khong-doc-duoc", Error, "Không đọc được dữ liệu";
    DU_LIEU_KY_BAO_CAO = "du-lieu.ky-bao-cao", Error, "Kỳ báo cáo ghi không đúng cách";
    DU_LIEU_LONG_NHAU = "du-lieu.long-nhau", Error, "Dữ liệu lồng nhau quá sâu";
    DU_LIEU_NGAY = "du-lieu.ngay", Error, "Ngày ghi không đúng cách";
    DU_LIEU_NGOAI_KHOANG = "du-lieu.ngoai-khoang", Error, "Số nằm ngoài khoảng cho phép";
    DU_LIEU_SAI_KIEU = "du-lieu.sai-kieu", Error, "Giá trị không đúng kiểu";
    DU_LIEU_SO_MUC = "du-lieu.so-muc", Error, "Danh sách thừa hoặc thiếu mục";
    DU_LIEU_THIEU_KHOA = "du-lieu.thieu-khoa", Error, "Thiếu một khóa bắt buộc";
    DU_LIEU_TRONG = "du-lieu.trong", Error, "Tệp dữ liệu trống";
    DU_LIEU_TRUNG_KHOA = "du-lieu.trung-khoa", Error, "Một khóa ghi hai lần";
    BANG_TINH_CAP_LA = "bang-tinh.cap-la", Warning, "Cấp đề mục không có trong biểu mẫu kế hoạch";
    BANG_TINH_COT_LA = "bang-tinh.cot-la", Warning, "Cột không có trong biểu mẫu kế hoạch";
    BANG_TINH_DANH_SO = "bang-tinh.danh-so", Warning, "Cấp đề mục không khớp cách đánh số đã chọn";
    BANG_TINH_DONG_AN = "bang-tinh.dong-an", Note, "Dòng ẩn của biểu mẫu kế hoạch không được đọc";
    BANG_TINH_DONG_TRONG = "bang-tinh.dong-trong", Warning, "Dòng có cấp hoặc số nhưng không có chữ";
    BANG_TINH_GIA_TRI_SAI = "bang-tinh.gia-tri-sai", Error, "Mục của biểu mẫu kế hoạch không nhận giá trị này";
    BANG_TINH_KHONG_TIEU_DE = "bang-tinh.khong-tieu-de", Error, "Biểu mẫu kế hoạch mất dòng tiêu đề cột";
    BANG_TINH_LECH_DONG = "bang-tinh.lech-dong", Warning, "Giá trị nằm lệch dòng so với mục của nó";
    BANG_TINH_MUC_LA = "bang-tinh.muc-la", Warning, "Mục không có trong biểu mẫu kế hoạch";
    BANG_TINH_MUC_LAP = "bang-tinh.muc-lap", Warning, "Một mục của biểu mẫu kế hoạch ghi nhiều lần";
    BANG_TINH_O_LOI = "bang-tinh.o-loi", Warning, "Ô mang lỗi của bảng tính, được coi là trống";
    BANG_TINH_DONG_TONG = "bang-tinh.dong-tong", Note, "Dòng tổng của sổ kế hoạch không được đọc làm nhiệm vụ";
    BANG_TINH_O_THUA = "bang-tinh.o-thua", Warning, "Chữ nằm ngoài các cột của biểu mẫu kế hoạch";
    BANG_TINH_PHU_LUC_TRONG = "bang-tinh.phu-luc-trong", Warning, "Có tên phụ lục nhưng không có nhiệm vụ";
    BANG_TINH_SAI_CAP = "bang-tinh.sai-cap", Warning, "Cấp đề mục không nằm dưới cấp trên của nó";
    BANG_TINH_TRANG_AN = "bang-tinh.trang-an", Note, "Trang tính ẩn của biểu mẫu kế hoạch vẫn được đọc";
    BANG_TINH_TRANG_LA = "bang-tinh.trang-la", Warning, "Trang tính không thuộc biểu mẫu kế hoạch";
    BANG_TINH_VI_DU = "bang-tinh.vi-du", Note, "Dòng ví dụ của biểu mẫu kế hoạch được bỏ qua";
    OUTLINE_BANG_LECH = "outline.bang-lech", Note, "Dòng của bảng thiếu ô";
    OUTLINE_CHU_ETH = "outline.chu-eth", Note, "Chữ Ð đã được thay bằng Đ";
    OUTLINE_DE_MUC_KHONG_SO = "outline.de-muc-khong-so", Note, "Đề mục không có số";
    OUTLINE_DIEM_THU_TU = "outline.diem-thu-tu", Warning, "Các điểm không theo thứ tự a, b, c, d, đ", "PL I, II.6.d";
    OUTLINE_GIU_NGUYEN = "outline.giu-nguyen", Note, "Dòng không rõ là phần nào, giữ thành đoạn văn";
    OUTLINE_KY_TU_DIEU_KHIEN = "outline.ky-tu-dieu-khien", Warning, "Ký tự điều khiển trong văn bản thuần đã được bỏ";
    OUTLINE_LAP_TU = "outline.lap-tu", Warning, "Từ gõ lặp";
    OUTLINE_SO_NHAY = "outline.so-nhay", Warning, "Số đề mục không nối tiếp", "PL I, II.6.d";
    OUTLINE_SO_THIEU_HAI_CHAM = "outline.so-thieu-hai-cham", Warning, "Sau chữ «Số» thiếu dấu hai chấm", "PL I, II.3.c";
    OUTLINE_SO_TRUNG = "outline.so-trung", Warning, "Số đề mục dùng hai lần", "PL I, II.6.d";
    OUTLINE_THIEU_CHU_KY = "outline.thieu-chu-ky", Warning, "Có Nơi nhận nhưng không thấy người ký";
    OUTLINE_TO_HOP = "outline.to-hop", Note, "Chữ Unicode tổ hợp đã được chuyển sang dựng sẵn";
    CO_QUAN_LOAI_LA = "co-quan.loai-la", Warning, "Tệp cơ quan nói đến một loại văn bản không có";
    DON_VI_GAN_GIONG = "don-vi.gan-giong", Warning, "Tên đơn vị gần giống một tên đã biết";
    DON_VI_LA = "don-vi.la", Warning, "Đơn vị không có trong danh sách";
    DON_VI_NHOM_LA = "don-vi.nhom-la", Note, "Nhóm đơn vị không có trong danh sách";
    DON_VI_TRONG = "don-vi.trong", Warning, "Đơn vị chưa có tên";
    DON_VI_VIET_TAT = "don-vi.viet-tat", Note, "Tên viết tắt được hiểu theo các chữ cái đầu";
    DON_VI_TRUNG_TEN = "don-vi.trung-ten", Warning, "Hai đơn vị có cùng một tên gọi";
    KE_HOACH_KHONG_CO_NHIEM_VU = "ke-hoach.khong-co-nhiem-vu", Error, "Kế hoạch không có nhiệm vụ";
    KE_HOACH_NHIEU_CHU_TRI = "ke-hoach.nhieu-chu-tri", Note, "Nhiệm vụ có từ hai đơn vị chủ trì";
    KE_HOACH_THOI_HAN_KHONG_RO = "ke-hoach.thoi-han-khong-ro", Note, "Nhiệm vụ không rõ thời hạn";
    NHIEM_VU_KHONG_CHU_TRI = "nhiem-vu.khong-chu-tri", Warning, "Nhiệm vụ không có đơn vị chủ trì";
    THOI_HAN_KHONG_CHAC = "thoi-han.khong-chac", Warning, "Thời hạn không đọc được chắc chắn";
    THOI_HAN_THIEU_NAM = "thoi-han.thieu-nam", Note, "Thời hạn không ghi năm";
    MAU_BO_SOT = "mau.bo-sot", Warning, "Dữ liệu không được mẫu dùng đến";
    MAU_LOI = "mau.loi", Error, "Mẫu văn bản sai";
}
