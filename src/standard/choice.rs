//! What an office may choose inside the ranges of its profile.

use super::{Line, Profile};

/// A4, width and height in mm (PL I, I.1).
pub const A4_MM: (f32, f32) = (210.0, 297.0);

/// The office's chosen sizes and margins. Every value lies inside the ranges of its profile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// Whose form the document follows.
    pub profile: Profile,
    /// Lề trên, mm.
    pub top_mm: f32,
    /// Lề dưới, mm.
    pub bottom_mm: f32,
    /// Lề trái, mm.
    pub left_mm: f32,
    /// Lề phải, mm.
    pub right_mm: f32,
    /// Quốc hiệu and organ names, pt.
    pub header_size: f32,
    /// Body, type name, subject, signature, pt. Tiêu ngữ and địa danh follow it (13 or 14).
    pub body_size: f32,
    /// Text of tables, pt (not in the decree; 10 to 13 by custom).
    pub table_size: f32,
    /// First-line indent of prose, mm: 10 or 12.7.
    pub indent_mm: f32,
    /// Space before a paragraph, pt, at least 6.
    pub paragraph_gap: f32,
    /// Line spacing of prose.
    pub line_spacing: Line,
    /// `Phụ lục I (tiếp theo)` above the later pages of a phụ lục: a custom, not in the decree.
    pub continued_label: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Choice::of(Profile::default())
    }
}

impl Choice {
    /// What is taken where an office chooses nothing.
    pub fn of(profile: Profile) -> Choice {
        let administrative = Choice {
            profile,
            top_mm: 20.0,
            bottom_mm: 20.0,
            left_mm: 30.0,
            right_mm: 15.0,
            header_size: 13.0,
            body_size: 14.0,
            table_size: 12.0,
            indent_mm: 12.7,
            paragraph_gap: 6.0,
            line_spacing: Line::Multiple(1.0),
            continued_label: false,
        };
        match profile {
            Profile::Administrative => administrative,
            // The sizes of the guidance's own pages, as they were issued.
            Profile::Party => Choice {
                header_size: 14.0,
                body_size: 15.0,
                indent_mm: 10.0,
                line_spacing: Line::Exact(19.0),
                ..administrative
            },
        }
    }
}
