//! Sections: paper, margins, page numbers, headers and footers.

use std::ops::Range;

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Width of the page as it lies, twips.
    pub page_width: i32,
    /// Height of the page as it lies, twips.
    pub page_height: i32,
    /// The file says that it lies on its long side; width and height alone decide what is printed.
    pub landscape: bool,
    /// Margins in twips: top, right, bottom, left. A negative one holds however high the header is; this is its size.
    pub margins: [i32; 4],
    /// Added to the left margin (the top, when the file says so) for binding, twips.
    pub gutter: i32,
    /// Distance of the header from the edge of the paper, twips.
    pub header_distance: i32,
    /// Distance of the footer, twips.
    pub footer_distance: i32,
    /// The first page has a header and a footer of its own, or none.
    pub title_page: bool,
    /// Format of page numbers.
    pub number_format: NumberFormat,
    /// Number of the first page; None continues.
    pub number_start: Option<u32>,
    /// Columns of text.
    pub columns: u32,
    /// Where it begins.
    pub start: SectionStart,
    /// Lines per page are set by a grid: the pitch in twips.
    pub line_pitch: Option<i32>,
    /// Lines round the page are drawn.
    pub page_borders: bool,
    /// Headers, inherited ones too, by index in [`Source::headers`](super::Source::headers).
    pub headers: PageParts,
    /// Footers, inherited ones too, by index in [`Source::footers`](super::Source::footers).
    pub footers: PageParts,
    /// The bytes of its `<w:sectPr>` in the document part; empty where there is none.
    pub span: Range<usize>,
}

impl Default for Section {
    /// What Word takes for a document without any section.
    fn default() -> Self {
        Section {
            page_width: 12_240,
            page_height: 15_840,
            landscape: false,
            margins: [1440; 4],
            gutter: 0,
            header_distance: 720,
            footer_distance: 720,
            title_page: false,
            number_format: NumberFormat::Decimal,
            number_start: None,
            columns: 1,
            start: SectionStart::NextPage,
            line_pitch: None,
            page_borders: false,
            headers: PageParts::default(),
            footers: PageParts::default(),
            span: 0..0,
        }
    }
}

/// The header (or footer) of each kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageParts {
    /// Of every page, or of odd pages.
    pub default: Option<usize>,
    /// Of the first page; in force when [`Section::title_page`] is set.
    pub first: Option<usize>,
    /// Of even pages; in force when [`Facts::even_and_odd_headers`](super::Facts::even_and_odd_headers) is set.
    pub even: Option<usize>,
}

/// Where a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SectionStart {
    /// On the next page.
    #[default]
    NextPage,
    /// On the same page.
    Continuous,
    /// In the next column.
    NextColumn,
    /// On the next even page.
    EvenPage,
    /// On the next odd page.
    OddPage,
}

/// How a number is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum NumberFormat {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03; the width is what the file says.
    Padded(usize),
    /// a, b, c
    LowerLetter,
    /// A, B, C
    UpperLetter,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// The same sign for all.
    Bullet,
    /// Nothing.
    None,
    /// A format of the standard that is written as decimal here: `ordinal`, `japaneseCounting`.
    Other(String),
}
