//! The second column of the table: Hướng dẫn 05-HD/VPTW of 27/5/2026.
//!
//! What is not named here is as in the first column. Alignment, weight, signs, margins and line spacing stand in the
//! text of the guidance; the sizes of single elements were measured on its own pages.

use super::{Alignment, Element, Rule, Spec};

/// The guidance; it has no clauses that the facts at hand name.
const CLAUSE: &str = "HD 05-HD/VPTW";

/// The form of an element, from that of the first column.
pub(super) fn spec(first: Spec) -> Spec {
    use Element::*;
    let clause = if first.clause.is_empty() { "" } else { CLAUSE };
    let base = Spec { clause, ..first };
    let fixed = |size: f32| Spec { sizes: (size, size), size, ..base };
    let named = |style_id, style_name, of: Spec| Spec { style_id, style_name, clause: CLAUSE, ..of };
    let plain = Spec { sizes: (14.0, 14.0), size: 14.0, ..base };
    match first.element {
        NationalName => named("TieuDeDang", "Tiêu đề Đảng", Spec { rule: Rule::Whole, ..fixed(15.0) }),
        Motto => Spec { style_id: "", ..base },
        ParentOrgan => Spec { style_name: "Cơ quan cấp trên", ..base },
        Organ => Spec { rule: Rule::Signs("*"), ..base },
        Code | PlaceDate => fixed(14.0),
        TypeName => Spec { sizes: (15.0, 16.0), size: 15.0, ..base },
        Subject => Spec { rule: Rule::Signs("-----"), ..base },
        LetterSubject => Spec { italic: true, ..fixed(12.0) },
        Basis => Spec { italic: false, ..base },
        Authority | FullName => fixed(14.0),
        Position => named("ChucVu", "Chức vụ dưới quyền hạn", Spec { caps: true, keep_next: true, ..plain }),
        Mark => named("DauDuoi", "Dấu dưới tên cơ quan, trích yếu", plain),
        RecipientsLabel => Spec { bold: false, italic: false, underline: true, ..fixed(14.0) },
        Recipient => fixed(12.0),
        Urgency | Draft => Spec { caps: false, framed: false, ..plain },
        Circulation => Spec { framed: false, align: Alignment::Right, ..plain },
        AppendixAttached => Spec { rule: Rule::None, size: 14.0, after: 6.0, ..base },
        PageNumber => fixed(14.0),
        _ => base,
    }
}
