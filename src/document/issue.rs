//! What a document system asks for when a document is issued, under the names of Phụ lục VI, phần II.

use super::{Document, IssuedDate};
use serde::Serialize;

/// The facts of a document at its issue. What is not known is left out; nothing is made up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct IssueFacts {
    /// Tên loại.
    pub type_name: String,
    /// Số.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_number: Option<String>,
    /// Ký hiệu.
    pub code_notation: String,
    /// Ngày, tháng, năm: `05/01/2026`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_date: Option<String>,
    /// Cơ quan ban hành.
    pub organ_name: String,
    /// Trích yếu.
    pub subject: String,
    /// Ngôn ngữ.
    pub language: &'static str,
    /// Số trang, the phụ lục counted in.
    pub page_amount: usize,
    /// Chức vụ of the signer, his other position counted in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// Họ tên of the signer; of two, the one who stands right, as the decree has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
    /// Nơi nhận.
    pub recipients: Vec<String>,
    /// Titles of the phụ lục.
    pub appendices: Vec<String>,
}

impl IssueFacts {
    /// Of a document that takes `pages` pages.
    pub fn of(document: &Document, pages: usize) -> IssueFacts {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let signer = document.signatures.last();
        let position = signer.and_then(|s| s.other_position.clone().or_else(|| s.authority.last().cloned()));
        let type_name = document.type_name.clone().unwrap_or_else(|| document.doc_type.title().to_owned());
        IssueFacts {
            type_name: line(&type_name),
            code_number: document.code_number.clone(),
            code_notation: document.code_notation.clone(),
            issued_date: in_figures(document.issued_date),
            organ_name: line(&document.organ.join(" ")),
            subject: line(&document.subject.text()),
            language: "Tiếng Việt",
            page_amount: pages,
            position,
            full_name: signer.and_then(|s| s.full_name.clone()),
            recipients: document.recipients.iter().map(|r| line(&r.text())).collect(),
            appendices: document.appendices.iter().map(|a| line(&a.title.text())).collect(),
        }
    }
}

fn in_figures(date: IssuedDate) -> Option<String> {
    let (day, month, year) = (date.day?, date.month?, date.year?);
    Some(format!("{day:02}/{month:02}/{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inlines, Signature};

    #[test]
    fn facts_are_those_of_the_document_and_blanks_are_left_out() {
        let mut document = Document {
            organ: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ AN BÌNH".into()],
            code_notation: "KH-UBND".into(),
            subject: Inlines::plain("Chuyển đổi số\nnăm 2026"),
            recipients: vec![Inlines::plain("Như Điều 3;"), Inlines::plain("Lưu: VT.")],
            signatures: vec![Signature { full_name: Some("Trần Thị Bình".into()), ..Signature::default() }],
            issued_date: IssuedDate { day: None, month: Some(1), year: Some(2026) },
            ..Document::default()
        };
        let facts = IssueFacts::of(&document, 3);
        assert_eq!((facts.organ_name.as_str(), facts.page_amount), ("ỦY BAN NHÂN DÂN XÃ AN BÌNH", 3));
        let json = serde_json::to_value(&facts).expect("JSON");
        assert_eq!(json["FullName"], "Trần Thị Bình");
        assert_eq!(json["Recipients"][1], "Lưu: VT.");
        assert!(json.get("CodeNumber").is_none() && json.get("IssuedDate").is_none());
        document.issued_date.day = Some(5);
        document.code_number = Some("12".into());
        let json = serde_json::to_value(IssueFacts::of(&document, 3)).expect("JSON");
        assert_eq!((json["CodeNumber"].as_str(), json["IssuedDate"].as_str()), (Some("12"), Some("05/01/2026")));
    }
}
