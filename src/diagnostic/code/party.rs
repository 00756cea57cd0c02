//! The rules of documents of the Party: what must hold by Hướng dẫn 05-HD/VPTW.

use super::codes;

codes! {
    PARTY = "Kiểm tra: văn bản của Đảng",
        "Chỉ áp dụng cho văn bản của Đảng; các quy tắc của Nghị định 30 không áp dụng cho văn bản ấy.";
    DANG_KHO_GIAY = "dang.kho-giay", Error, "Giấy khổ A4", "HD 05-HD/VPTW";
    DANG_LE = "dang.le", Error, "Lề trên 20, dưới 20, trái 30, phải 15 mm", "HD 05-HD/VPTW";
    DANG_PHONG = "dang.phong", Error, "Phông chữ Times New Roman", "HD 05-HD/VPTW";
    DANG_MAU_CHU = "dang.mau-chu", Error, "Chữ màu đen", "HD 05-HD/VPTW";
    DANG_SO_TRANG = "dang.so-trang", Error, "Số trang chữ số Ả Rập, canh giữa, ở lề trên, không hiện ở trang đầu", "HD 05-HD/VPTW";
    DANG_SO_TRANG_CHU = "dang.so-trang-chu", Warning, "Số trang cỡ 14, chữ đứng", "HD 05-HD/VPTW";
    DANG_TIEU_DE = "dang.tieu-de", Error, "Có tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM»", "HD 05-HD/VPTW";
    DANG_TIEU_DE_KIEU = "dang.tieu-de-kieu", Warning, "Tiêu đề Đảng in hoa, đậm, cỡ 15", "HD 05-HD/VPTW";
    DANG_TIEU_DE_KE = "dang.tieu-de-ke", Error, "Dưới tiêu đề Đảng có đường kẻ dài bằng dòng chữ", "HD 05-HD/VPTW";
    DANG_QUOC_HIEU = "dang.quoc-hieu", Error, "Văn bản của Đảng không ghi Quốc hiệu, Tiêu ngữ", "HD 05-HD/VPTW";
    DANG_CO_QUAN = "dang.co-quan", Error, "Có tên cơ quan ban hành", "HD 05-HD/VPTW";
    DANG_CO_QUAN_KIEU = "dang.co-quan-kieu", Warning, "Tên cơ quan in hoa, cỡ 14; cơ quan ban hành đậm, cơ quan cấp trên không đậm", "HD 05-HD/VPTW";
    DANG_DAU_SAO = "dang.dau-sao", Error, "Dưới tên cơ quan ban hành là dấu *", "HD 05-HD/VPTW";
    DANG_SO = "dang.so", Error, "Có số, ký hiệu", "HD 05-HD/VPTW";
    DANG_SO_HAI_CHAM = "dang.so-hai-cham", Error, "Sau chữ «Số» không có dấu hai chấm", "HD 05-HD/VPTW";
    DANG_SO_KHONG = "dang.so-khong", Error, "Số dưới 10 có số 0 ở trước", "HD 05-HD/VPTW";
    DANG_SO_CACH_GHI = "dang.so-cach-ghi", Warning, "Số, ký hiệu ghi «Số 05-KH/ĐU»", "HD 05-HD/VPTW";
    DANG_SO_LOAI = "dang.so-loai", Error, "Ký hiệu đúng chữ viết tắt của loại; quyết định và quy định đều là QĐ", "HD 05-HD/VPTW";
    DANG_SO_KIEU = "dang.so-kieu", Warning, "Số, ký hiệu cỡ 14, chữ đứng", "HD 05-HD/VPTW";
    DANG_NGAY = "dang.ngay", Error, "Có địa danh và ngày tháng năm", "HD 05-HD/VPTW";
    DANG_NGAY_SO_KHONG = "dang.ngay-so-khong", Error, "Ngày dưới 10, tháng 1, 2 có số 0 ở trước", "HD 05-HD/VPTW";
    DANG_NGAY_TON_TAI = "dang.ngay-ton-tai", Warning, "Ngày ban hành có trong lịch", "HD 05-HD/VPTW";
    DANG_NGAY_KIEU = "dang.ngay-kieu", Warning, "Địa danh, ngày in nghiêng, cỡ 14", "HD 05-HD/VPTW";
    DANG_DIA_DANH = "dang.dia-danh", Warning, "Địa danh một âm tiết ghi kèm cấp", "HD 05-HD/VPTW";
    DANG_TEN_LOAI = "dang.ten-loai", Error, "Tên loại in hoa, đậm", "HD 05-HD/VPTW";
    DANG_TEN_LOAI_CO_CHU = "dang.ten-loai-co-chu", Warning, "Tên loại cỡ 15 đến 16", "HD 05-HD/VPTW";
    DANG_TRICH_YEU = "dang.trich-yeu", Error, "Có trích yếu, chữ thường, đứng, đậm", "HD 05-HD/VPTW";
    DANG_TRICH_YEU_CO_CHU = "dang.trich-yeu-co-chu", Warning, "Trích yếu cỡ 14 đến 15", "HD 05-HD/VPTW";
    DANG_NAM_GACH = "dang.nam-gach", Error, "Dưới trích yếu là năm gạch nối -----", "HD 05-HD/VPTW";
    DANG_VE_VIEC = "dang.ve-viec", Error, "Trích yếu công văn ghi «về việc …», in nghiêng", "HD 05-HD/VPTW";
    DANG_VE_VIEC_CO_CHU = "dang.ve-viec-co-chu", Warning, "Trích yếu công văn cỡ 12", "HD 05-HD/VPTW";
    DANG_KINH_GUI = "dang.kinh-gui", Error, "Công văn ghi «Kính gửi», tờ trình ghi «Kính trình»", "HD 05-HD/VPTW";
    DANG_KINH_GUI_DAU = "dang.kinh-gui-dau", Error, "Danh sách Kính gửi: cuối dòng dấu chấm phẩy", "HD 05-HD/VPTW";
    DANG_CAN_CU_GACH = "dang.can-cu-gach", Error, "Mỗi căn cứ mở đầu bằng gạch ngang", "HD 05-HD/VPTW";
    DANG_CAN_CU_DAU = "dang.can-cu-dau", Error, "Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm", "HD 05-HD/VPTW";
    DANG_CAN_CU_DUNG = "dang.can-cu-dung", Error, "Căn cứ in chữ đứng", "HD 05-HD/VPTW";
    DANG_LOI_VAN_CANH = "dang.loi-van-canh", Error, "Lời văn canh đều hai lề", "HD 05-HD/VPTW";
    DANG_LOI_VAN_THUT = "dang.loi-van-thut", Error, "Đầu đoạn lùi vào khoảng 10 mm", "HD 05-HD/VPTW";
    DANG_LOI_VAN_CACH_DOAN = "dang.loi-van-cach-doan", Error, "Các đoạn cách nhau ít nhất 6 pt", "HD 05-HD/VPTW";
    DANG_LOI_VAN_CACH_DONG = "dang.loi-van-cach-dong", Error, "Cách dòng chính xác (Exactly) 18 đến 22 pt", "HD 05-HD/VPTW";
    DANG_LOI_VAN_CO_CHU = "dang.loi-van-co-chu", Warning, "Lời văn cỡ 14 đến 15", "HD 05-HD/VPTW";
    DANG_KET = "dang.ket", Error, "Nội dung kết thúc bằng dấu chấm, không có ./.", "HD 05-HD/VPTW";
    DANG_KY_GACH_CHEO = "dang.ky-gach-cheo", Error, "T/M, K/T, T/L viết với gạch chéo", "HD 05-HD/VPTW";
    DANG_KY_CHUC_VU = "dang.ky-chuc-vu", Error, "Chức vụ dưới dòng quyền hạn không đậm; ký trực tiếp thì đậm", "HD 05-HD/VPTW";
    DANG_KY_KIEU = "dang.ky-kieu", Warning, "Quyền hạn in hoa, đậm, cỡ 14; họ tên đậm, cỡ 14", "HD 05-HD/VPTW";
    DANG_KY_HO_TEN = "dang.ky-ho-ten", Error, "Trước họ tên không ghi học hàm, học vị", "HD 05-HD/VPTW";
    DANG_NOI_NHAN_GACH_CHAN = "dang.noi-nhan-gach-chan", Error, "Chữ «Nơi nhận» gạch chân", "HD 05-HD/VPTW";
    DANG_NOI_NHAN_KIEU = "dang.noi-nhan-kieu", Warning, "Chữ «Nơi nhận» cỡ 14, danh sách cỡ 12, chữ đứng, không đậm", "HD 05-HD/VPTW";
    DANG_NOI_NHAN_DAU = "dang.noi-nhan-dau", Error, "Mỗi dòng Nơi nhận mở bằng gạch ngang, kết thúc bằng dấu chấm phẩy, dòng cuối bằng dấu chấm", "HD 05-HD/VPTW";
    DANG_NOI_NHAN_NHU_TREN = "dang.noi-nhan-nhu-tren", Error, "Có Kính gửi thì Nơi nhận bắt đầu bằng «Như trên»", "HD 05-HD/VPTW";
    DANG_NOI_NHAN_LUU = "dang.noi-nhan-luu", Error, "Dòng cuối Nơi nhận ghi «Lưu Văn phòng …»", "HD 05-HD/VPTW";
    DANG_PHU_LUC_SO = "dang.phu-luc-so", Error, "Từ hai phụ lục thì đánh số Ả Rập, theo thứ tự", "HD 05-HD/VPTW";
    DANG_PHU_LUC_TEN = "dang.phu-luc-ten", Error, "Phụ lục có tên, dưới tên là dòng ghi số, ký hiệu, ngày, tên cơ quan", "HD 05-HD/VPTW";
    DANG_PHU_LUC_SO_TRANG = "dang.phu-luc-so-trang", Error, "Số trang đánh riêng theo từng phụ lục", "HD 05-HD/VPTW";
}
