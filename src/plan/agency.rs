//! An office's standing facts: `co-quan.toml`.

use super::{LayoutData, Lines, ProfileKey, Regime, SignatureData};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Dữ kiện cố định của cơ quan, ghi một lần trong co-quan.toml; văn bản nào ghi khác thì theo văn bản đó.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "CoQuan")]
pub struct Agency {
    /// Thể thức của văn bản: "hanh-chinh" (mặc định) hoặc "dang".
    #[serde(rename = "the_thuc", skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileKey>,
    /// Cơ quan chủ quản trực tiếp (Ủy ban nhân dân và Hội đồng nhân dân thường không ghi).
    #[serde(rename = "co_quan_chu_quan", skip_serializing_if = "Option::is_none")]
    pub parent_organ: Option<String>,
    /// Tên cơ quan ban hành, như in ở góc trái; tên dài thì ghi thành danh sách, mỗi dòng một mục.
    #[serde(rename = "co_quan_ban_hanh", skip_serializing_if = "Option::is_none")]
    pub organ: Option<Lines>,
    /// Tên đầy đủ viết thường, dùng trong câu: "Ủy ban nhân dân xã An Bình".
    #[serde(rename = "ten_day_du", skip_serializing_if = "Option::is_none")]
    pub organ_name: Option<String>,
    /// Địa danh ghi trước ngày tháng.
    #[serde(rename = "dia_danh", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Chữ viết tắt tên cơ quan trong ký hiệu: UBND, SNNMT.
    #[serde(rename = "ky_hieu_co_quan", skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Chữ viết tắt đơn vị soạn thảo, dùng trong ký hiệu công văn: VP, KT.
    #[serde(rename = "don_vi_soan_thao", skip_serializing_if = "Option::is_none")]
    pub drafting_unit: Option<String>,
    /// Nơi lưu, không kèm chữ "Lưu:": "VT, KT".
    #[serde(rename = "luu", skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Nơi nhận thường dùng.
    #[serde(rename = "noi_nhan", skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// Nơi nhận riêng cho từng loại văn bản, theo khóa loại: {"bao-cao": ["Như trên"]}.
    #[serde(rename = "noi_nhan_theo_loai", skip_serializing_if = "BTreeMap::is_empty")]
    pub recipients_by_type: BTreeMap<String, Vec<String>>,
    /// Những người thường ký. Khi chỉ có một người thì văn bản không ghi người ký sẽ do người này ký.
    #[serde(rename = "nguoi_ky", skip_serializing_if = "Vec::is_empty")]
    pub signers: Vec<Signer>,
    /// Các dòng địa chỉ ở chân trang đầu (in ở công văn).
    #[serde(rename = "dia_chi", skip_serializing_if = "Option::is_none")]
    pub contact: Option<Lines>,
    /// Cỡ chữ và lề đã chọn.
    #[serde(rename = "trinh_bay", skip_serializing_if = "Option::is_none")]
    pub layout: Option<LayoutData>,
    /// Cột nào là gì trong bảng của cơ quan, khi tên cột không nói rõ: ["thoi_han=Tiến độ (nếu có)", "chu_tri=Cơ quan giúp việc"].
    #[serde(rename = "cot", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Các đơn vị: một tên cho mỗi đơn vị, dùng khi đọc kế hoạch và tiến độ.
    #[serde(rename = "don_vi", skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitData>,
    /// Tên gọi chung của nhiều đơn vị: "các sở, ban, ngành", "UBND xã, phường".
    #[serde(rename = "nhom_don_vi", skip_serializing_if = "Vec::is_empty")]
    pub unit_groups: Vec<UnitGroupData>,
    /// Điều dùng chung cho các báo cáo định kỳ.
    #[serde(rename = "bao_cao", skip_serializing_if = "Option::is_none")]
    pub reporting: Option<Reporting>,
    /// Các báo cáo cơ quan phải gửi.
    #[serde(rename = "che_do_bao_cao", skip_serializing_if = "Vec::is_empty")]
    pub report_duties: Vec<ReportDuty>,
    /// Ngày nghỉ ngoài lịch chung, hoặc chưa có trong bảng của chương trình: ["24/11/2026"].
    #[serde(rename = "ngay_nghi", skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-kieu" = "ngay-day-du"))]
    pub days_off: Vec<String>,
    /// Ngày vẫn làm việc dù là thứ Bảy, Chủ nhật hoặc ngày nghỉ trong bảng của chương trình.
    #[serde(rename = "ngay_lam_bu", skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-kieu" = "ngay-day-du"))]
    pub working_days: Vec<String>,
}

/// Một đơn vị.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DonVi")]
pub struct UnitData {
    /// Tên đầy đủ, in trong lời văn: "Phòng Văn hóa - Xã hội".
    #[serde(rename = "ten")]
    pub name: String,
    /// Chữ viết tắt, in trong bảng: "VHXH".
    #[serde(rename = "viet_tat", default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Những cách gọi khác: tên cũ, tên gọi tắt.
    #[serde(rename = "ten_khac", default, skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Lines>,
}

/// Tên gọi chung của nhiều đơn vị.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NhomDonVi")]
pub struct UnitGroupData {
    /// Tên gọi chung: "các sở, ban, ngành".
    #[serde(rename = "ten")]
    pub name: String,
    /// Những cách gọi khác của nhóm.
    #[serde(rename = "ten_khac", default, skip_serializing_if = "Option::is_none")]
    pub aliases: Option<Lines>,
    /// Các đơn vị của nhóm: tên, chữ viết tắt, hoặc tên một nhóm khác.
    #[serde(rename = "thanh_vien")]
    pub members: Lines,
}

/// Điều dùng chung cho các báo cáo định kỳ.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "BaoCaoDinhKy")]
pub struct Reporting {
    /// Cách chốt số liệu: "lich" (mặc định) theo lịch; "15-14" từ ngày 15 tháng trước kỳ đến ngày 14 tháng cuối kỳ.
    #[serde(rename = "chot_so_lieu", skip_serializing_if = "Option::is_none")]
    pub regime: Option<Regime>,
    /// Hạn gửi: "02 ngày làm việc" (sau ngày chốt), "ngày 20 của tháng cuối kỳ", "trước ngày 15 của tháng sau".
    #[serde(rename = "han_gui", skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-kieu" = "han-gui"))]
    pub due: Option<String>,
    /// Nơi nhận báo cáo, in ở dòng Kính gửi.
    #[serde(rename = "kinh_gui", skip_serializing_if = "Option::is_none")]
    pub addressees: Option<Lines>,
}

/// Một báo cáo phải gửi định kỳ.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CheDoBaoCao")]
pub struct ReportDuty {
    /// Tên báo cáo.
    #[serde(rename = "ten")]
    pub name: String,
    /// Nơi nhận.
    #[serde(rename = "noi_nhan", default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Lines>,
    /// Kỳ báo cáo, một hoặc nhiều: "tháng", "quý", "6 tháng", "9 tháng", "năm", hoặc một kỳ như "quý I", "6 tháng đầu năm".
    #[serde(rename = "ky")]
    #[schemars(extend("x-kieu" = "ky-bao-cao"))]
    pub cycle: Lines,
    /// Cách chốt số liệu của riêng báo cáo này; không ghi thì theo [bao_cao].
    #[serde(rename = "chot_so_lieu", default, skip_serializing_if = "Option::is_none")]
    pub regime: Option<Regime>,
    /// Hạn gửi của riêng báo cáo này; không ghi thì theo [bao_cao].
    #[serde(rename = "han_gui", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-kieu" = "han-gui"))]
    pub due: Option<String>,
}

/// Một người thường ký văn bản.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "NguoiKy")]
pub struct Signer {
    /// Tên gọi ngắn để văn bản nhắc tới: "chu-tich".
    #[serde(rename = "khoa", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// true: người ký khi văn bản không ghi ai ký.
    #[serde(rename = "mac_dinh", skip_serializing_if = "std::ops::Not::not")]
    pub default: bool,
    /// Các dòng quyền hạn ghi sẵn.
    #[serde(rename = "quyen_han", skip_serializing_if = "Option::is_none")]
    pub authority: Option<Lines>,
    /// Hình thức ký, như trong văn bản.
    #[serde(rename = "hinh_thuc", skip_serializing_if = "Option::is_none")]
    pub modes: Option<super::Modes>,
    /// Tên tập thể sau "TM.".
    #[serde(rename = "tap_the", skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Chức vụ người đứng đầu, sau "KT.", "TL.", "TUQ.".
    #[serde(rename = "thu_truong", skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// Chức vụ người đứng đầu đơn vị, khi vừa TL. vừa KT.
    #[serde(rename = "truong_don_vi", skip_serializing_if = "Option::is_none")]
    pub unit_head: Option<String>,
    /// Chức vụ.
    #[serde(rename = "chuc_vu", skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// Chức vụ khác, in trên họ tên.
    #[serde(rename = "chuc_vu_khac", skip_serializing_if = "Option::is_none")]
    pub other_position: Option<String>,
    /// Họ và tên.
    #[serde(rename = "ho_ten", skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
}

impl Agency {
    /// The signer whose key or name this is.
    pub fn signer(&self, name: &str) -> Option<&Signer> {
        let name = name.trim();
        let is = |s: &Option<String>| s.as_deref().is_some_and(|s| s.trim().eq_ignore_ascii_case(name));
        self.signers.iter().find(|s| is(&s.key)).or_else(|| self.signers.iter().find(|s| is(&s.full_name)))
    }

    /// Who signs when the document does not say: the one marked `mac_dinh`, or the only one there is.
    pub fn default_signer(&self) -> Option<&Signer> {
        self.signers.iter().find(|s| s.default).or(match &self.signers[..] {
            [only] => Some(only),
            _ => None,
        })
    }
}

impl Signer {
    /// These facts as a signature.
    pub fn signature(&self) -> SignatureData {
        SignatureData {
            signer: None,
            authority: self.authority.clone(),
            modes: self.modes.clone(),
            body: self.body.clone(),
            head: self.head.clone(),
            unit_head: self.unit_head.clone(),
            position: self.position.clone(),
            other_position: self.other_position.clone(),
            full_name: self.full_name.clone(),
        }
    }
}
