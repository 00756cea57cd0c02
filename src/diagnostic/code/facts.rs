//! Facts that are missing.

use super::codes;

codes! {
    FACTS = "Thiếu thông tin",
        "Bổ sung vào dữ liệu. Bản dự thảo vẫn lập được, chỗ thiếu mang dấu [CẦN BỔ SUNG: …]; khi phát hành thì mỗi chỗ thiếu là một lỗi.";
    THIEU_CHUC_VU = "thieu.chuc-vu", Warning, "Thiếu chức vụ người ký" => missing;
    THIEU_CO_QUAN = "thieu.co-quan", Warning, "Thiếu tên cơ quan ban hành" => missing;
    THIEU_DIA_DANH = "thieu.dia-danh", Warning, "Thiếu địa danh" => missing;
    THIEU_DON_VI_CHU_TRI = "thieu.don-vi-chu-tri", Warning, "Nhiệm vụ thiếu đơn vị chủ trì" => missing;
    THIEU_HO_TEN = "thieu.ho-ten", Warning, "Thiếu họ tên người ký" => missing;
    THIEU_KEM_THEO = "thieu.kem-theo", Warning, "Không biết phụ lục kèm theo văn bản nào" => missing;
    THIEU_KET_QUA = "thieu.ket-qua", Warning, "Đơn vị chưa báo cáo kết quả" => missing;
    THIEU_KINH_GUI = "thieu.kinh-gui", Warning, "Thiếu nơi nhận ở Kính gửi" => missing;
    THIEU_KY_HIEU = "thieu.ky-hieu", Warning, "Thiếu ký hiệu" => missing;
    THIEU_LOAI = "thieu.loai", Warning, "Thiếu loại văn bản" => missing;
    THIEU_LUU = "thieu.luu", Warning, "Nơi nhận thiếu nơi lưu" => missing;
    THIEU_NGUOI_KY = "thieu.nguoi-ky", Warning, "Thiếu người ký" => missing;
    THIEU_NGUYEN_NHAN = "thieu.nguyen-nhan", Warning, "Đơn vị chưa nêu nguyên nhân chậm" => missing;
    THIEU_NOI_DUNG = "thieu.noi-dung", Warning, "Thiếu nội dung văn bản" => missing;
    THIEU_NOI_DUNG_NHIEM_VU = "thieu.noi-dung-nhiem-vu", Warning, "Nhiệm vụ thiếu nội dung" => missing;
    THIEU_NOI_NHAN = "thieu.noi-nhan", Warning, "Thiếu Nơi nhận" => missing;
    THIEU_QUYEN_HAN = "thieu.quyen-han", Warning, "Thiếu quyền hạn của người ký" => missing;
    THIEU_SO_LIEU = "thieu.so-lieu", Warning, "Thiếu số liệu" => missing;
    THIEU_TEN_DAY_DU = "thieu.ten-day-du", Warning, "Thiếu tên đầy đủ của cơ quan" => missing;
    THIEU_TEN_PHU_LUC = "thieu.ten-phu-luc", Warning, "Thiếu tên phụ lục" => missing;
    THIEU_THONG_TIN_CHUNG = "thieu.thong-tin-chung", Warning, "Thiếu trang tính thông tin chung" => missing;
    THIEU_TRICH_YEU = "thieu.trich-yeu", Warning, "Thiếu trích yếu" => missing;
    THIEU_VAN_BAN_CAN_CU = "thieu.van-ban-can-cu", Warning, "Báo cáo thiếu số, ngày của kế hoạch" => missing;
}
