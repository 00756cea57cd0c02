//! What sort of document it is, and so which rules it answers to.

use super::{Ending, Head, Item, Lines};
use crate::document::DocumentType;
use crate::outline::known;
use crate::outline::lines::fold_tone;
use crate::standard::Profile;
use std::fmt;

/// Sorts of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A văn bản hành chính of this type: the decree holds.
    Administrative(DocumentType),
    /// A văn bản quy phạm pháp luật: rules of its own (Nghị định 78/2025, 187/2025).
    Legal,
    /// A document of the Party, of this type where it is one that the Party has: Hướng dẫn 05-HD/VPTW holds.
    Party(Option<DocumentType>),
    /// A document of an organisation with a form of its own that is not laid down here: the Đoàn, the Front, the unions.
    Organisation(&'static str),
    /// Appendices and nothing else.
    Appendices,
    /// A quy định, quy chế, kế hoạch that was issued with a quyết định, without it: by its title. Number, day, Nơi nhận and
    /// signature are those of the quyết định.
    Attached(String),
    /// Something else, by its title or without one: phiếu trình, điều lệ, a form, a draft without letterhead.
    Other(String),
}

impl Kind {
    /// Whose form a whole document of this sort answers to.
    pub fn profile(&self) -> Option<Profile> {
        match self {
            Kind::Administrative(_) => Some(Profile::Administrative),
            Kind::Party(_) => Some(Profile::Party),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    /// What to call it in a sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Administrative(kind) => write!(f, "Văn bản hành chính, {}", kind.title().to_lowercase()),
            Kind::Legal => {
                f.write_str("Văn bản quy phạm pháp luật (thể thức theo quy định riêng, không chấm theo Nghị định 30)")
            }
            Kind::Party(Some(kind)) => write!(f, "Văn bản của Đảng, {}", kind.title().to_lowercase()),
            Kind::Party(None) => f.write_str("Văn bản của Đảng"),
            Kind::Organisation(name) => write!(
                f,
                "Văn bản của {name} (thể thức theo quy định riêng của tổ chức; chương trình chưa có thể thức này)"
            ),
            Kind::Appendices => f.write_str("Phụ lục"),
            Kind::Attached(title) => write!(f, "Văn bản ban hành kèm theo văn bản khác ({})", title.to_lowercase()),
            Kind::Other(title) if title.is_empty() => {
                f.write_str("Tài liệu khác (không thấy phần đầu của văn bản hành chính)")
            }
            Kind::Other(title) => write!(f, "Tài liệu khác ({})", title.to_lowercase()),
        }
    }
}

/// Lines among which the title of a document without letterhead stands: applications begin with a dozen lines of address.
const TITLES_WITHIN: usize = 30;

/// Titles that the list of Điều 7 does not have.
const FOREIGN: [&str; 9] =
    ["PHIẾU TRÌNH", "ĐIỀU LỆ", "NGHỊ ĐỊNH", "THÔNG TƯ", "LUẬT", "PHÁP LỆNH", "NỘI QUY", "ĐƠN ", "LÝ LỊCH"];

pub(super) fn tell(lines: &Lines<'_>, head: &Head, ending: &Ending, appendices: &[usize]) -> Kind {
    let words = |part: &[usize]| part.first().map(|at| lines.all[*at].text.clone()).unwrap_or_default();
    let code = known::code(&words(&head.code));
    let notation = code.as_ref().map(|c| c.1.clone()).unwrap_or_default();
    let slashed = words(&head.code);
    let upper = |part: &[usize]| part.first().map(|at| lines.all[*at].upper()).unwrap_or_default();
    let names = || head.parent_organ.iter().chain(&head.organ).map(|at| lines.all[*at].upper());
    let organisation = known::body_heading(&upper(&head.party)).or_else(|| names().find_map(|n| known::body_organ(&n)));
    if let Some(name) = organisation {
        return Kind::Organisation(name);
    }
    if !head.party.is_empty() || known::is_party_code(&slashed) && head.national_name.is_empty() {
        return Kind::Party(party_type(&words(&head.type_name), &notation, head));
    }
    let title = fold_tone(&words(&head.type_name).to_uppercase());
    // Of the types of Điều 7 only these two are legal documents as well; on another a year is a slip.
    let may_be_law = known::type_name(Profile::Administrative, &words(&head.type_name))
        .is_none_or(|(kind, ..)| matches!(kind, DocumentType::Decision | DocumentType::Resolution));
    if is_law(&notation) && may_be_law || ["NGHỊ ĐỊNH", "THÔNG TƯ", "LUẬT "].iter().any(|w| title.starts_with(w))
    {
        return Kind::Legal;
    }
    if let Some((kind, ..)) = known::type_name(Profile::Administrative, &words(&head.type_name)) {
        return Kind::Administrative(kind);
    }
    let named = notation
        .split(['-', '/'])
        .next()
        .and_then(|first| DocumentType::from_abbreviation(Profile::Administrative, first));
    let has_letterhead = !head.national_name.is_empty() || !head.code.is_empty() && !head.organ.is_empty();
    match named {
        Some(kind) if has_letterhead => return Kind::Administrative(kind),
        _ => {}
    }
    if !appendices.is_empty() && head == &Head::default() {
        // Headed by a title of its own, or by the words Phụ lục.
        let first = appendices.first().map(|at| lines.items.get(*at..).unwrap_or_default()).unwrap_or_default();
        let own = first.iter().take(super::attached::HEAD).filter_map(|item| match item {
            Item::Line(at) => Some(&lines.all[*at]),
            Item::Table(_) => None,
        });
        let own: Vec<_> = own.collect();
        let annex = own.iter().any(|l| known::appendix_label(&l.text).is_some());
        let title = own.iter().map(|l| l.shown()).find(|w| known::type_name(Profile::Administrative, w).is_some());
        return match title.filter(|_| !annex) {
            Some(title) => Kind::Attached(title),
            None => Kind::Appendices,
        };
    }
    let foreign = lines
        .all
        .iter()
        .take(TITLES_WITHIN)
        .map(|l| l.upper())
        .find(|u| FOREIGN.iter().any(|f| u.starts_with(f)) && !u.starts_with("ĐƠN VỊ"));
    if let Some(title) = foreign {
        return Kind::Other(title);
    }
    if has_letterhead && (!head.letter_subject.is_empty() || !head.addressees.is_empty()) {
        return Kind::Administrative(DocumentType::OfficialLetter);
    }
    if head == &Head::default() && ending.recipients_title.is_empty() {
        return Kind::Other(String::new());
    }
    Kind::Other(title)
}

/// `52/2025/QĐ-UBND`: the year stands in the number of legal documents only.
fn is_law(notation: &str) -> bool {
    let year = notation.split('/').next().unwrap_or_default();
    notation.contains('/') && year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit())
}

/// The type of a document of the Party, by its title, else by its ký hiệu, else by what only a công văn has.
fn party_type(title: &str, notation: &str, head: &Head) -> Option<DocumentType> {
    let titled = known::type_name(Profile::Party, title).map(|found| found.0);
    let first = notation.split(['-', '/']).next().unwrap_or_default();
    let letter = (!head.letter_subject.is_empty()).then_some(DocumentType::OfficialLetter);
    titled.or_else(|| DocumentType::from_abbreviation(Profile::Party, first)).or(letter)
}
