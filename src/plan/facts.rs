//! Facts of one document that a person types beside its data.

use super::{Lines, Plan, Signatures, Words};
use serde::{Deserialize, Serialize};

/// What a person says of one document: each fact stands above the one in the data.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Facts {
    /// Số.
    #[serde(rename = "so", skip_serializing_if = "Option::is_none")]
    pub number: Option<Words>,
    /// Ký hiệu.
    #[serde(rename = "ky_hieu", skip_serializing_if = "Option::is_none")]
    pub notation: Option<String>,
    /// Địa danh.
    #[serde(rename = "dia_danh", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Ngày ban hành.
    #[serde(rename = "ngay", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Trích yếu.
    #[serde(rename = "trich_yeu", skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Kính gửi.
    #[serde(rename = "kinh_gui", skip_serializing_if = "Option::is_none")]
    pub addressees: Option<Lines>,
    /// Nơi nhận.
    #[serde(rename = "noi_nhan", skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Lines>,
    /// Người ký.
    #[serde(rename = "ky", skip_serializing_if = "Option::is_none")]
    pub signatures: Option<Signatures>,
}

impl Facts {
    /// True when nothing was typed.
    pub fn is_empty(&self) -> bool {
        *self == Facts::default()
    }

    /// Puts what was typed above what the plan says.
    pub fn onto(&self, plan: &mut Plan) {
        fn over<T: Clone>(own: &mut Option<T>, typed: &Option<T>) {
            if typed.is_some() {
                own.clone_from(typed);
            }
        }
        over(&mut plan.number, &self.number);
        over(&mut plan.notation, &self.notation);
        over(&mut plan.place, &self.place);
        over(&mut plan.date, &self.date);
        over(&mut plan.subject, &self.subject);
        over(&mut plan.addressees, &self.addressees);
        over(&mut plan.recipients, &self.recipients);
        over(&mut plan.signatures, &self.signatures);
    }
}
