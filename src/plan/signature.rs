//! Who signs, and with what authority.

use super::Lines;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Một chữ ký.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChuKy")]
pub struct SignatureData {
    /// Khóa hoặc họ tên của người ký ghi trong co-quan.toml; các khóa khác ở đây thay cho khóa ở đó.
    #[serde(rename = "nguoi_ky", default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// Các dòng quyền hạn ghi sẵn, ví dụ ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"].
    #[serde(rename = "quyen_han", default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Lines>,
    /// Hình thức ký, để chương trình tự ghép các dòng quyền hạn: "TM", "KT", "TL", "TUQ", "Q", hoặc hai hình thức ["TM", "KT"].
    #[serde(rename = "hinh_thuc", default, skip_serializing_if = "Option::is_none")]
    pub modes: Option<Modes>,
    /// Tên tập thể sau "TM.", ví dụ "Ủy ban nhân dân"; bỏ trống thì lấy theo tên cơ quan khi rõ ràng.
    #[serde(rename = "tap_the", default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Chức vụ của người đứng đầu cơ quan, sau "KT.", "TL.", "TUQ." (ví dụ "Chủ tịch").
    #[serde(rename = "thu_truong", default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// Khi vừa TL. vừa KT.: chức vụ của người đứng đầu đơn vị được giao ký (ví dụ "Chánh Văn phòng").
    #[serde(rename = "truong_don_vi", default, skip_serializing_if = "Option::is_none")]
    pub unit_head: Option<String>,
    /// Chức vụ của người ký.
    #[serde(rename = "chuc_vu", default, skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// Chức vụ khác, in dưới chữ ký và trên họ tên (ban chỉ đạo, hội đồng).
    #[serde(rename = "chuc_vu_khac", default, skip_serializing_if = "Option::is_none")]
    pub other_position: Option<String>,
    /// Họ và tên người ký, không ghi học hàm, học vị.
    #[serde(rename = "ho_ten", default, skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
}

/// Một hình thức ký, hoặc hai hình thức ghép.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "CacHinhThucKy")]
pub enum Modes {
    /// Một hình thức.
    One(Mode),
    /// Các hình thức, theo thứ tự in.
    Several(Vec<Mode>),
}

impl Modes {
    /// The modes in printed order.
    pub fn list(&self) -> &[Mode] {
        match self {
            Modes::One(mode) => std::slice::from_ref(mode),
            Modes::Several(modes) => modes,
        }
    }
}

/// Hình thức ký (Điều 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "HinhThucKy")]
pub enum Mode {
    /// Ký thay mặt tập thể.
    #[serde(rename = "TM")]
    OnBehalf,
    /// Ký thay người đứng đầu.
    #[serde(rename = "KT")]
    Deputy,
    /// Ký thừa lệnh.
    #[serde(rename = "TL")]
    ByOrder,
    /// Ký thừa ủy quyền.
    #[serde(rename = "TUQ")]
    ByAuthorization,
    /// Quyền cấp trưởng.
    #[serde(rename = "Q")]
    Acting,
}

/// Một chữ ký, hoặc hai chữ ký đặt cạnh nhau (biên bản, văn bản ký chung): chữ ký đầu ở bên trái.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "KyVanBan")]
pub enum Signatures {
    /// Một chữ ký.
    One(Box<SignatureData>),
    /// Hai chữ ký.
    Several(#[schemars(length(min = 1, max = 2))] Vec<SignatureData>),
}

impl Signatures {
    /// The signatures from the left.
    pub fn list(&self) -> &[SignatureData] {
        match self {
            Signatures::One(one) => std::slice::from_ref(&**one),
            Signatures::Several(list) => list,
        }
    }
}
