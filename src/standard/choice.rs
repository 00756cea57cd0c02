//! What an office may choose inside the decree's ranges.

/// A4, width and height in mm (PL I, I.1).
pub const A4_MM: (f32, f32) = (210.0, 297.0);

/// The office's chosen sizes and margins. Every value lies inside [`RANGES`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
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
    /// Line spacing as a multiple of single, 1.0 to 1.5.
    pub line_spacing: f32,
}

impl Default for Choice {
    fn default() -> Self {
        Choice {
            top_mm: 20.0,
            bottom_mm: 20.0,
            left_mm: 30.0,
            right_mm: 15.0,
            header_size: 13.0,
            body_size: 14.0,
            table_size: 12.0,
            indent_mm: 12.7,
            paragraph_gap: 6.0,
            line_spacing: 1.0,
        }
    }
}

/// The decree's ranges, each as (least, most).
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

/// PL I, mục I and II.
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
