//! Whose form a document follows.

use super::{Choice, Element, Spec};

/// A body of rules on the form of documents: one column of the table.
///
/// A second column needs its own [`Ranges`] and [`Signs`] here and its own arm in [`Element::spec`]; the writers, the
/// checker and the mender ask the profile and know no figures of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Profile {
    /// Văn bản hành chính: Nghị định 30/2020/NĐ-CP.
    #[default]
    Administrative,
}

/// Ranges that a profile leaves to the office, each as (least, most).
#[derive(Debug, Clone, Copy)]
pub struct Ranges {
    /// Lề trên, mm (PL I, I.3).
    pub top_mm: (f32, f32),
    /// Lề dưới, mm.
    pub bottom_mm: (f32, f32),
    /// Lề trái, mm.
    pub left_mm: (f32, f32),
    /// Lề phải, mm.
    pub right_mm: (f32, f32),
    /// Quốc hiệu and organ names, pt (II.1, II.2).
    pub header_size: (f32, f32),
    /// Body and what follows it, pt (II.6).
    pub body_size: (f32, f32),
    /// Tables, pt (custom).
    pub table_size: (f32, f32),
    /// First-line indent, mm (II.6.e: 1 cm or 1,27 cm).
    pub indent_mm: (f32, f32),
    /// Space between paragraphs, pt (at least 6).
    pub paragraph_gap: (f32, f32),
    /// Line spacing, multiples of single.
    pub line_spacing: (f32, f32),
}

/// Ranges of văn bản hành chính: PL I, mục I and II.
pub const RANGES: Ranges = Ranges {
    top_mm: (20.0, 25.0),
    bottom_mm: (20.0, 25.0),
    left_mm: (30.0, 35.0),
    right_mm: (15.0, 20.0),
    header_size: (12.0, 13.0),
    body_size: (13.0, 14.0),
    table_size: (10.0, 14.0),
    indent_mm: (10.0, 12.7),
    paragraph_gap: (6.0, 24.0),
    line_spacing: (1.0, 1.5),
};

/// Signs that a profile asks for.
#[derive(Debug, Clone, Copy)]
pub struct Signs {
    /// Behind each line of a list: căn cứ, Kính gửi, Nơi nhận.
    pub listed: char,
    /// Behind the last of them.
    pub last: char,
    /// Behind the last words of the text.
    pub end: &'static str,
}

const SIGNS: Signs = Signs { listed: ';', last: '.', end: "./." };

impl Ranges {
    /// The margins in the order top, right, bottom, left.
    pub fn margins_mm(&self) -> [(f32, f32); 4] {
        [self.top_mm, self.right_mm, self.bottom_mm, self.left_mm]
    }
}

impl Profile {
    /// What it leaves to the office.
    pub fn ranges(self) -> &'static Ranges {
        match self {
            Profile::Administrative => &RANGES,
        }
    }

    /// The signs it asks for.
    pub fn signs(self) -> &'static Signs {
        match self {
            Profile::Administrative => &SIGNS,
        }
    }

    /// The face of all letters (PL I, I.4).
    pub fn face(self) -> &'static str {
        match self {
            Profile::Administrative => "Times New Roman",
        }
    }

    /// The form it lays down for an element, whatever an office chooses inside it.
    pub fn spec(self, element: Element) -> Spec {
        element.spec(&Choice { profile: self, ..Choice::default() })
    }

    /// The sign behind a line of a list.
    pub fn closing(self, is_last: bool) -> char {
        if is_last { self.signs().last } else { self.signs().listed }
    }
}
