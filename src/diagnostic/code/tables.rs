//! What reading tables finds.

use super::codes;

codes! {
    TABLES = "Bảng tính và bảng",
        "Xem các ô được nêu tên rồi sửa trong bảng tính. Chỗ nào chương trình đã tự đọc theo cách hợp lý thì chỉ cần đọc lại kết quả.";
    O_CHI_SO = "o.chi-so", Warning, "Chữ nhỏ trên hoặc dưới dòng được in như chữ thường";
    O_CONG_THUC_TRONG = "o.cong-thuc-trong", Warning, "Công thức chưa có giá trị";
    O_DINH_DANG_AN = "o.dinh-dang-an", Note, "Định dạng số không cho hiện giá trị";
    O_GACH_NGANG = "o.gach-ngang", Warning, "Chữ gạch ngang vẫn được in";
    O_GHI_HAI_LAN = "o.ghi-hai-lan", Warning, "Tệp ghi một ô hai lần";
    O_GIA_TRI_HONG = "o.gia-tri-hong", Warning, "Giá trị không đúng kiểu của ô";
    O_KHONG_PHAI_NGAY = "o.khong-phai-ngay", Warning, "Ô định dạng ngày nhưng giá trị không phải ngày";
    O_LOI_EXCEL = "o.loi-excel", Warning, "Ô mang giá trị lỗi của Excel";
    O_NGOAI_TRANG_TINH = "o.ngoai-trang-tinh", Warning, "Ô nằm ngoài trang tính";
    O_PHONG_KY_HIEU = "o.phong-ky-hieu", Warning, "Ô dùng phông ký hiệu";
    O_QUA_DAI = "o.qua-dai", Warning, "Ô quá dài, đã cắt bớt";
    O_THIEU_CHU = "o.thieu-chu", Warning, "Chữ của ô không có trong tệp";
    O_THE_HTML = "o.the-html", Note, "Thẻ HTML trong ô đã được đọc thành chữ";
    BANG_CHON_COT = "bang.chon-cot", Note, "Có hơn một cột hợp với một mục; chương trình đã chọn một";
    BANG_CHONG_O = "bang.chong-o", Error, "Ô của bảng chồng lên một ô gộp";
    BANG_COT_AN = "bang.cot-an", Note, "Cột ẩn không đưa vào bảng";
    BANG_COT_KHONG_PHAT_HANH = "bang.cot-khong-phat-hanh", Note, "Cột chỉ dùng nội bộ, không phát hành";
    BANG_DOAN_TIEU_DE = "bang.doan-tieu-de", Note, "Dòng tiêu đề của bảng do chương trình đoán";
    BANG_DONG_AN = "bang.dong-an", Note, "Dòng ẩn không đưa vào bảng";
    BANG_DONG_NOI = "bang.dong-noi", Note, "Dòng viết tiếp dòng trên đã được nối lại";
    BANG_GOP_DONG = "bang.gop-dong", Error, "Ô gộp nhiều dòng hơn số dòng còn lại của bảng";
    BANG_GOP_O_HONG = "bang.gop-o-hong", Warning, "Vùng gộp ô của bảng tính bị hỏng";
    BANG_KHOA_LA = "bang.khoa-la", Error, "Dòng của bảng ghi một cột không có";
    BANG_KHONG_CO = "bang.khong-co", Warning, "Trang tính không có bảng, hoặc không có trang tính được chọn";
    BANG_KHONG_CO_COT = "bang.khong-co-cot", Warning, "Không có cột được chọn để gộp ô";
    BANG_KHONG_CO_DONG = "bang.khong-co-dong", Warning, "Bảng chỉ có tiêu đề";
    BANG_KHONG_CO_NHIEM_VU = "bang.khong-co-nhiem-vu", Warning, "Bảng không có nhiệm vụ nào";
    BANG_KHONG_COT = "bang.khong-cot", Error, "Bảng không có cột nào";
    BANG_KHONG_TIEU_DE = "bang.khong-tieu-de", Warning, "Bảng không có dòng tiêu đề cột";
    BANG_MA_THANH_SO = "bang.ma-thanh-so", Warning, "Mã bị bảng tính đổi thành số";
    BANG_NHAN_PHU_LUC = "bang.nhan-phu-luc", Note, "Nhãn phụ lục không theo Nghị định 30/2020/NĐ-CP";
    BANG_NHIEU_BANG = "bang.nhieu-bang", Note, "Trang tính có nhiều bảng";
    BANG_O_BI_CHE = "bang.o-bi-che", Note, "Chữ nằm dưới ô gộp, bảng tính không hiện";
    BANG_O_NOI = "bang.o-noi", Note, "Chữ ở dòng tên nhóm viết tiếp ô phía trên đã được nối lại";
    BANG_PHAN_DAU = "bang.phan-dau", Note, "Phần đầu văn bản của trang tính không in lại trong phụ lục";
    BANG_QUA_LON = "bang.qua-lon", Error, "Bảng quá lớn";
    BANG_SO_COT = "bang.so-cot", Error, "Dòng số cột không khớp số cột của bảng";
    BANG_SO_COT_AM = "bang.so-cot-am", Warning, "Số cột bị bảng tính đổi thành số âm";
    BANG_SO_DA_SUA = "bang.so-da-sua", Warning, "Số đã được viết lại theo kiểu Việt Nam";
    BANG_SO_KE_HOACH = "bang.so-ke-hoach", Note, "Tệp là sổ kế hoạch, không chỉ là bảng";
    BANG_SO_KHONG_TACH = "bang.so-khong-tach", Warning, "Số tiền không tách hàng nghìn";
    BANG_SO_KIEU_MY = "bang.so-kieu-my", Warning, "Số gõ bằng chữ theo kiểu Mỹ";
    BANG_SO_TRANG = "bang.so-trang", Note, "Dòng chỉ có số trang đã được bỏ";
    BANG_STT_MAT_SO_0 = "bang.stt-mat-so-0", Warning, "Số thứ tự có lẽ mất số 0 ở cuối";
    BANG_THIEU_O = "bang.thieu-o", Warning, "Dòng thiếu ô so với số cột";
    BANG_THUA_O = "bang.thua-o", Error, "Dòng thừa ô so với số cột";
    BANG_TIEU_DE_GIUA_BANG = "bang.tieu-de-giua-bang", Note, "Dòng tiêu đề lặp lại giữa bảng đã được bỏ";
    BANG_TRANG_AN = "bang.trang-an", Note, "Trang tính ẩn, không lập phụ lục";
    BANG_TRANG_TRONG = "bang.trang-trong", Note, "Trang tính trống";
    NGAY_BI_DAO = "ngay.bi-dao", Warning, "Ngày và tháng trong bảng có lẽ bị đảo";
    NGAY_DA_DAO = "ngay.da-dao", Warning, "Ngày và tháng bị đảo đã được đổi lại";
    NGAY_KHONG_RO = "ngay.khong-ro", Error, "Không hiểu ngày";
}
