//! The rules of `check/`: what must hold, and the clause that says so.

use super::codes;

codes! {
    PAGE = "Kiểm tra: trang giấy",
        "Các mã từ đây trở xuống là quy tắc kiểm tra văn bản có sẵn: cột Nghĩa ghi điều phải đạt. Thông báo nêu chỗ chưa đạt và cách sửa.";
    TRANG_KHO_GIAY = "trang.kho-giay", Error, "Giấy khổ A4", "PL I, I.1";
    TRANG_HUONG = "trang.huong", Warning, "Trang dọc; chỉ nằm ngang khi có bảng", "PL I, I.2";
    TRANG_LE_TREN = "trang.le-tren", Error, "Lề trên 20 đến 25 mm", "PL I, I.3";
    TRANG_LE_PHAI = "trang.le-phai", Error, "Lề phải 15 đến 20 mm", "PL I, I.3";
    TRANG_LE_DUOI = "trang.le-duoi", Error, "Lề dưới 20 đến 25 mm", "PL I, I.3";
    TRANG_LE_TRAI = "trang.le-trai", Error, "Lề trái 30 đến 35 mm", "PL I, I.3";
    TRANG_PHONG = "trang.phong", Error, "Phông chữ Times New Roman", "PL I, I.4";
    TRANG_MAU_CHU = "trang.mau-chu", Error, "Chữ màu đen", "PL I, I.4";
    SO_TRANG_CO = "so-trang.co", Error, "Văn bản nhiều trang có đánh số trang", "PL I, I.7";
    SO_TRANG_VI_TRI = "so-trang.vi-tri", Error, "Số trang canh giữa, trong lề trên", "PL I, I.7";
    SO_TRANG_CHU = "so-trang.chu", Error, "Số trang cỡ 13 đến 14, chữ đứng", "PL I, I.7";
    SO_TRANG_TRANG_DAU = "so-trang.trang-dau", Error, "Không hiện số ở trang đầu", "PL I, I.7";
    SO_TRANG_CHU_SO = "so-trang.chu-so", Error, "Số trang là chữ số Ả Rập, từ 1", "PL I, I.7";
}

codes! {
    LETTERHEAD = "Kiểm tra: phần đầu", "";
    QUOC_HIEU_CO = "quoc-hieu.co", Error, "Có Quốc hiệu", "PL I, II.1.a";
    QUOC_HIEU_CO_CHU = "quoc-hieu.co-chu", Error, "Quốc hiệu cỡ 12 đến 13", "PL I, II.1.a";
    QUOC_HIEU_KIEU = "quoc-hieu.kieu", Error, "Quốc hiệu in hoa, đứng, đậm", "PL I, II.1.a";
    TIEU_NGU_CO = "tieu-ngu.co", Error, "Có Tiêu ngữ", "PL I, II.1.b";
    TIEU_NGU_CHU = "tieu-ngu.chu", Error, "Tiêu ngữ ghi «Độc lập - Tự do - Hạnh phúc»", "PL I, II.1.b";
    TIEU_NGU_CO_CHU = "tieu-ngu.co-chu", Error, "Tiêu ngữ cỡ 13 đến 14", "PL I, II.1.b";
    TIEU_NGU_KIEU = "tieu-ngu.kieu", Error, "Tiêu ngữ chữ thường, đứng, đậm", "PL I, II.1.b";
    TIEU_NGU_KE = "tieu-ngu.ke", Error, "Dưới Tiêu ngữ có đường kẻ ngang", "PL I, II.1.b";
    TIEU_NGU_KIEU_KE = "tieu-ngu.kieu-ke", Note, "Đường kẻ dưới Tiêu ngữ là nét vẽ, không phải gạch chân";
    CO_QUAN_CO = "co-quan.co", Error, "Có tên cơ quan ban hành", "PL I, II.2";
    CO_QUAN_CO_CHU = "co-quan.co-chu", Error, "Tên cơ quan ban hành cỡ 12 đến 13", "PL I, II.2.b";
    CO_QUAN_KIEU = "co-quan.kieu", Error, "Tên cơ quan ban hành in hoa, đứng, đậm", "PL I, II.2.b";
    CO_QUAN_CANH = "co-quan.canh", Error, "Tên cơ quan canh giữa", "PL I, II.2.b";
    CO_QUAN_KE = "co-quan.ke", Error, "Dưới tên cơ quan có đường kẻ ngang", "PL I, II.2.b";
    CHU_QUAN_CO_CHU = "chu-quan.co-chu", Error, "Tên cơ quan chủ quản cỡ 12 đến 13", "PL I, II.2.b";
    CHU_QUAN_KIEU = "chu-quan.kieu", Error, "Tên cơ quan chủ quản in hoa, đứng, không đậm", "PL I, II.2.b";
    SO_CO = "so.co", Error, "Có số, ký hiệu", "PL I, II.3";
    SO_HAI_CHAM = "so.hai-cham", Error, "Sau chữ «Số» có dấu hai chấm", "PL I, II.3.c";
    SO_SO_KHONG = "so.so-khong", Error, "Số nhỏ hơn 10 có số 0 ở trước", "PL I, II.3.c";
    SO_CACH_CHU = "so.cach-chu", Error, "Trong ký hiệu không có khoảng trắng", "PL I, II.3.c";
    SO_LOAI = "so.loai", Error, "Ký hiệu có chữ viết tắt đúng của tên loại", "PL III, mục I";
    SO_NAM = "so.nam", Warning, "Ký hiệu văn bản hành chính không ghi năm", "PL III, mẫu 1.x";
    SO_CO_CHU = "so.co-chu", Error, "Số, ký hiệu cỡ 13", "PL I, II.3.c";
    SO_KIEU = "so.kieu", Error, "Số, ký hiệu chữ đứng", "PL I, II.3.c";
    SO_CANH = "so.canh", Error, "Số, ký hiệu canh giữa dưới tên cơ quan", "PL I, II.3.c";
    NGAY_CO = "ngay.co", Error, "Có địa danh và ngày tháng năm", "PL I, II.4";
    NGAY_CO_CHU = "ngay.co-chu", Error, "Địa danh, ngày cỡ 13 đến 14", "PL I, II.4.c";
    NGAY_NGHIENG = "ngay.nghieng", Error, "Địa danh, ngày in nghiêng", "PL I, II.4.c";
    NGAY_DAM = "ngay.dam", Error, "Địa danh, ngày không đậm", "PL I, II.4.c";
    NGAY_DIA_DANH = "ngay.dia-danh", Error, "Trước ngày có địa danh và dấu phẩy", "PL I, II.4.c";
    NGAY_DIA_DANH_TAT = "ngay.dia-danh-tat", Error, "Địa danh ghi đủ tên, không viết tắt", "PL I, II.4.a";
    NGAY_DIA_DANH_HOA = "ngay.dia-danh-hoa", Error, "Địa danh viết hoa chữ cái đầu các âm tiết", "PL II, III.1";
    NGAY_CANH = "ngay.canh", Error, "Địa danh, ngày canh giữa dưới Tiêu ngữ", "PL I, II.4.c";
    NGAY_SO_KHONG = "ngay.so-khong", Error, "Ngày nhỏ hơn 10 và tháng 1, 2 có số 0 ở trước", "PL I, II.4.b";
    NGAY_THANG_THUA_KHONG = "ngay.thang-thua-khong", Warning, "Tháng 3 đến 9 không thêm số 0", "PL I, II.4.b";
    NGAY_TON_TAI = "ngay.ton-tai", Error, "Ngày ban hành có trong lịch", "PL I, II.4.b";
    TEN_LOAI_CO_CHU = "ten-loai.co-chu", Error, "Tên loại cỡ 13 đến 14", "PL I, II.5.b";
    TEN_LOAI_KIEU = "ten-loai.kieu", Error, "Tên loại in hoa, đứng, đậm", "PL I, II.5.b";
    TEN_LOAI_CANH = "ten-loai.canh", Error, "Tên loại canh giữa", "PL I, II.5.b";
    TRICH_YEU_CO = "trich-yeu.co", Error, "Có trích yếu nội dung", "PL I, II.5";
    TRICH_YEU_VV = "trich-yeu.vv", Warning, "Trích yếu dưới tên loại không ghi «V/v»", "PL I, II.5.b";
    TRICH_YEU_CO_CHU = "trich-yeu.co-chu", Error, "Trích yếu cỡ 13 đến 14", "PL I, II.5.b";
    TRICH_YEU_KIEU = "trich-yeu.kieu", Error, "Trích yếu chữ thường, đứng, đậm", "PL I, II.5.b";
    TRICH_YEU_CANH = "trich-yeu.canh", Error, "Trích yếu canh giữa", "PL I, II.5.b";
    TRICH_YEU_KE = "trich-yeu.ke", Error, "Dưới trích yếu có đường kẻ ngang", "PL I, II.5.b";
    TRICH_YEU_CONG_VAN = "trich-yeu.cong-van", Error, "Trích yếu công văn cỡ 12 đến 13, đứng, không đậm", "PL I, II.5.b";
    TRICH_YEU_CONG_VAN_KE = "trich-yeu.cong-van-ke", Warning, "Dưới trích yếu công văn không có đường kẻ", "PL I, II.5.b";
    HIEU_LUC_NGHI_DINH_30 = "hieu-luc.nghi-dinh-30", Note, "Nghị định 30/2020/NĐ-CP đã có hiệu lực khi văn bản được ban hành", "Điều 37";
    KHAN_KIEU = "khan.kieu", Error, "Độ khẩn cỡ 13 đến 14, in hoa, đứng, đậm", "PL I, III.2.b";
}

codes! {
    BODY = "Kiểm tra: nội dung: căn cứ, kính gửi, lời văn, đề mục", "";
    CAN_CU_CO = "can-cu.co", Error, "Quyết định, nghị quyết có căn cứ", "PL I, II.6.a";
    CAN_CU_CO_CHU = "can-cu.co-chu", Error, "Căn cứ cỡ 13 đến 14", "PL I, II.6.e";
    CAN_CU_NGHIENG = "can-cu.nghieng", Error, "Căn cứ in nghiêng", "PL I, II.6.e";
    CAN_CU_DAU = "can-cu.dau", Error, "Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm", "PL I, II.6.a";
    CAN_CU_LUAT = "can-cu.luat", Note, "Căn cứ là luật, pháp lệnh không ghi số, ký hiệu", "PL I, II.6.b";
    KINH_GUI_DUOC_DUNG = "kinh-gui.duoc-dung", Error, "Kính gửi chỉ dùng ở công văn, tờ trình, báo cáo gửi cấp trên", "PL I, II.9.b";
    KINH_GUI_CONG_VAN = "kinh-gui.cong-van", Error, "Công văn có Kính gửi", "PL I, II.9.b";
    KINH_GUI_CO_CHU = "kinh-gui.co-chu", Error, "Kính gửi cỡ 13 đến 14", "PL I, II.9.d";
    KINH_GUI_KIEU = "kinh-gui.kieu", Error, "Kính gửi chữ đứng", "PL I, II.9.d";
    KINH_GUI_DAU = "kinh-gui.dau", Error, "Danh sách Kính gửi: cuối dòng dấu chấm phẩy, dòng cuối dấu chấm", "PL I, II.9.d";
    LOI_VAN_CO_CHU = "loi-van.co-chu", Error, "Lời văn cỡ 13 đến 14", "PL I, II.6.e";
    LOI_VAN_CANH = "loi-van.canh", Error, "Lời văn canh đều hai lề", "PL I, II.6.e";
    LOI_VAN_THUT = "loi-van.thut", Error, "Đầu đoạn lùi vào 1 cm hoặc 1,27 cm", "PL I, II.6.e";
    LOI_VAN_CACH_DOAN = "loi-van.cach-doan", Error, "Các đoạn cách nhau ít nhất 6 pt", "PL I, II.6.e";
    LOI_VAN_CACH_DONG = "loi-van.cach-dong", Error, "Cách dòng từ đơn đến 1,5 dòng", "PL I, II.6.e";
    DE_MUC_MUC = "de-muc.muc", Error, "Mục «I.» in hoa, đứng, đậm", "PL I, II.6.đ";
    DE_MUC_KHOAN = "de-muc.khoan", Warning, "Khoản có tiêu đề: tiêu đề đậm", "PL I, II.6.đ";
    DE_MUC_DIEM = "de-muc.diem", Error, "Điểm in chữ đứng", "PL I, II.6.đ";
    DE_MUC_DIEU = "de-muc.dieu", Error, "Điều in đậm", "PL I, II.6.đ";
    DE_MUC_PHAN_CHUONG = "de-muc.phan-chuong", Error, "Phần, chương canh giữa, đậm", "PL I, II.6.đ";
    KET_DAU = "ket.dau", Warning, "Nội dung kết thúc bằng ./.", "PL III, mẫu 1.x";
}

codes! {
    ENDING = "Kiểm tra: phần cuối", "";
    KY_CO = "ky.co", Error, "Có quyền hạn, chức vụ và họ tên người ký", "PL I, II.7";
    KY_CO_CHU = "ky.co-chu", Error, "Quyền hạn, chức vụ, họ tên cỡ 13 đến 14", "PL I, II.7.đ";
    KY_KIEU = "ky.kieu", Error, "Quyền hạn, chức vụ in hoa, đứng, đậm", "PL I, II.7.đ";
    KY_HO_TEN = "ky.ho-ten", Error, "Họ tên chữ thường, đứng, đậm", "PL I, II.7.đ";
    KY_DAU_CHAM = "ky.dau-cham", Error, "TM., KT., TL., TUQ., Q. viết với dấu chấm", "PL I, II.7.b";
    KY_CHUC_VU = "ky.chuc-vu", Error, "Sau KT., TL., TUQ. có chức vụ của người ký", "PL I, II.7.b";
    KY_HOC_HAM = "ky.hoc-ham", Warning, "Trước họ tên không ghi học hàm, học vị, danh hiệu", "PL I, II.7.c";
    KY_THUONG_TRUC = "ky.thuong-truc", Warning, "Chức vụ không ghi «thường trực»", "PL I, II.7.b";
    NOI_NHAN_CO = "noi-nhan.co", Error, "Có Nơi nhận", "PL I, II.9";
    NOI_NHAN_TIEU_DE = "noi-nhan.tieu-de", Error, "Chữ «Nơi nhận:» cỡ 12, nghiêng, đậm", "PL I, II.9.d";
    NOI_NHAN_CO_CHU = "noi-nhan.co-chu", Error, "Danh sách Nơi nhận cỡ 11", "PL I, II.9.d";
    NOI_NHAN_KIEU = "noi-nhan.kieu", Error, "Danh sách Nơi nhận chữ đứng", "PL I, II.9.d";
    NOI_NHAN_DAU = "noi-nhan.dau", Error, "Cuối mỗi dòng Nơi nhận là dấu chấm phẩy, dòng cuối là dấu chấm", "PL I, II.9.d";
    NOI_NHAN_GACH = "noi-nhan.gach", Error, "Mỗi dòng Nơi nhận bắt đầu bằng gạch đầu dòng", "PL I, II.9.d";
    NOI_NHAN_LUU = "noi-nhan.luu", Error, "Dòng cuối Nơi nhận ghi «Lưu: VT, …»", "PL I, II.9.d";
    NOI_NHAN_NHU_TREN = "noi-nhan.nhu-tren", Error, "Có Kính gửi thì Nơi nhận bắt đầu bằng «Như trên»", "PL I, II.9.b";
    NOI_NHAN_NHU_DIEU = "noi-nhan.nhu-dieu", Warning, "Quyết định, nghị quyết: Nơi nhận bắt đầu bằng «Như Điều …»", "PL III, mẫu 1.1 đến 1.3";
    DIA_CHI_CO_CHU = "dia-chi.co-chu", Error, "Dòng địa chỉ cỡ 11 đến 12", "PL I, III.4";
}

codes! {
    APPENDIX = "Kiểm tra: phụ lục", "";
    PHU_LUC_CHI_DAN = "phu-luc.chi-dan", Error, "Văn bản có phụ lục thì nội dung có chỉ dẫn về phụ lục", "PL I, III.1.a";
    PHU_LUC_THIEU = "phu-luc.thieu", Warning, "Phụ lục được nhắc tới thì có trong tệp", "PL I, III.1.a";
    PHU_LUC_SO = "phu-luc.so", Error, "Từ hai phụ lục thì đánh số La Mã, theo thứ tự", "PL I, III.1.a";
    PHU_LUC_MOT = "phu-luc.mot", Note, "Chỉ có một phụ lục thì không đánh số", "PL I, III.1.a";
    PHU_LUC_CO_CHU = "phu-luc.co-chu", Error, "Chữ «Phụ lục» cỡ 14, đứng, đậm", "PL I, III.1.b";
    PHU_LUC_CANH = "phu-luc.canh", Error, "Chữ «Phụ lục» và tên phụ lục canh giữa", "PL I, III.1.b";
    PHU_LUC_TEN = "phu-luc.ten", Error, "Tên phụ lục in hoa, đứng, đậm, cỡ 13 đến 14", "PL I, III.1.b";
    PHU_LUC_TEN_CO = "phu-luc.ten-co", Error, "Phụ lục có tên", "PL I, III.1.b";
    PHU_LUC_KEM_THEO = "phu-luc.kem-theo", Error, "Dưới tên phụ lục có dòng «(Kèm theo …)»", "PL I, III.1.c";
    PHU_LUC_KEM_THEO_KIEU = "phu-luc.kem-theo-kieu", Error, "Dòng «(Kèm theo …)» cỡ 13 đến 14, in nghiêng", "PL I, III.1.c";
    PHU_LUC_KEM_THEO_KHOP = "phu-luc.kem-theo-khop", Warning, "Dòng «(Kèm theo …)» khớp số, ngày của văn bản và giữa các phụ lục", "PL I, III.1.c";
    PHU_LUC_SO_TRANG = "phu-luc.so-trang", Error, "Số trang đánh riêng theo từng phụ lục", "PL I, III.1.đ";
}

codes! {
    CONTENT = "Kiểm tra: nhất quán", "";
    DANH_SO_TRUNG = "danh-so.trung", Warning, "Số đề mục không trùng nhau", "PL I, II.6.d";
    DANH_SO_NHAY = "danh-so.nhay", Warning, "Số đề mục nối tiếp nhau", "PL I, II.6.d";
    DANH_SO_DIEM = "danh-so.diem", Warning, "Các điểm theo thứ tự a, b, c, d, đ, e…", "PL I, II.6.d";
    CHU_LAP = "chu.lap", Warning, "Không có từ gõ lặp";
    NGAY_KHONG_CO = "ngay.khong-co", Warning, "Ngày ghi trong văn bản có trong lịch";
    VIEN_DAN_HAI_NGAY = "vien-dan.hai-ngay", Warning, "Cùng một văn bản được viện dẫn với một ngày", "PL I, II.6.b";
    VIEN_DAN_HAI_SO = "vien-dan.hai-so", Warning, "Cùng một văn bản được viện dẫn với một số", "PL I, II.6.b";
    VIEN_DAN_CACH_GHI = "vien-dan.cach-ghi", Warning, "Số, ký hiệu, ngày của văn bản được viện dẫn ghi đúng cách", "PL I, II.6.b";
    SO_LUONG_SO_KHONG = "so-luong.so-khong", Note, "Số lượng nhỏ hơn 10 viết hai chữ số";
    BANG_STT = "bang.stt", Warning, "Số thứ tự trong bảng không trùng, không sót";
    BANG_CHU_TRI = "bang.chu-tri", Note, "Đơn vị chủ trì trong bảng có trong nội dung hoặc Nơi nhận";
    BANG_TIEU_DE_LAP = "bang.tieu-de-lap", Note, "Bảng qua nhiều trang lặp lại dòng tiêu đề";
}

codes! {
    WRITING = "Kiểm tra: cách viết", "";
    VIET_HOA_DIEU_KHOAN = "viet-hoa.dieu-khoan", Warning, "Viện dẫn: viết hoa Phần, Chương, Mục, Điều; viết thường khoản, điểm", "PL II, V.7";
    VIET_HOA_DAC_BIET = "viet-hoa.dac-biet", Note, "Viết hoa Nhân dân, Nhà nước theo quy định", "PL II, V.1";
    VIET_HOA_CO_QUAN = "viet-hoa.co-quan", Warning, "Tên cơ quan viết hoa chữ đầu của từng cụm từ", "PL II, IV.1";
    VIET_HOA_DON_VI = "viet-hoa.don-vi", Warning, "Danh từ chung chỉ đơn vị hành chính viết thường", "PL II, III.1";
    VIET_HOA_DAU_CAU = "viet-hoa.dau-cau", Warning, "Viết hoa chữ cái đầu câu", "PL II, I";
    CHINH_TA_DAU_THANH = "chinh-ta.dau-thanh", Note, "Đặt dấu thanh thống nhất: HÒA hoặc HOÀ";
    CHINH_TA_KHOANG_TRANG = "chinh-ta.khoang-trang", Note, "Không có khoảng trắng trước dấu câu";
    CHU_CHO_TRONG = "chu.cho-trong", Warning, "Không còn chỗ đánh dấu thiếu dữ kiện";
    CHINH_TA_UNICODE = "chinh-ta.unicode", Warning, "Chữ Việt gõ bằng Unicode dựng sẵn", "PL I, I.4";
    CO_QUAN_CAP_HUYEN = "co-quan.cap-huyen", Warning, "Không nhắc cơ quan cấp huyện sau 01/7/2025";
    CO_QUAN_BO_CU = "co-quan.bo-cu", Warning, "Không nhắc bộ, ngành đã sắp xếp từ 01/3/2025";
}
