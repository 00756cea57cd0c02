//! What both writers print: sections of paragraphs and grids, each with its element and its measured geometry.
//!
//! Lengths are pt. Grid widths are whole twips (1/20 pt), the unit of WordprocessingML, so that the two outputs
//! cannot differ by rounding.

use crate::document::{Align, ImageFormat, Origin, TextStyle};
pub use crate::standard::Line;
use crate::standard::{Choice, Element};
use std::borrow::Cow;
use std::sync::Arc;

/// A whole document, arranged.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// Sections in order: the văn bản, then each phụ lục.
    pub sections: Vec<Section>,
    /// Footnotes, numbered from 1 in the order of their references.
    pub footnotes: Vec<Vec<Span>>,
    /// Pictures, by the index that [`Span::Image`] holds.
    pub images: Vec<Picture>,
    /// Sizes and margins in force.
    pub choice: Choice,
    /// File properties.
    pub info: Info,
}

/// File properties.
#[derive(Debug, Clone, Default)]
pub struct Info {
    /// Title.
    pub title: String,
    /// Subject: the trích yếu.
    pub subject: String,
    /// Author: the issuing organ.
    pub author: String,
    /// Search words.
    pub keywords: Vec<String>,
    /// (year, month, day) of issue, when complete: the files' creation date, so that equal input gives equal bytes.
    pub date: Option<(u16, u8, u8)>,
}

/// A picture's bytes.
#[derive(Debug, Clone)]
pub struct Picture {
    /// PNG or JPEG bytes.
    pub bytes: Arc<[u8]>,
    /// Which of the two.
    pub format: ImageFormat,
    /// Printed width and height, pt.
    pub size: (f32, f32),
    /// Alternative text.
    pub alt: String,
}

/// Page geometry, pt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSetup {
    /// Width as the page lies.
    pub width: f32,
    /// Height as the page lies.
    pub height: f32,
    /// Margins: top, right, bottom, left.
    pub margins: [f32; 4],
    /// Distance of header and footer from the paper's edge.
    pub header: f32,
}

impl PageSetup {
    /// Width between the side margins, pt.
    pub fn text_width(&self) -> f32 {
        self.width - self.margins[1] - self.margins[3]
    }

    /// True when the page lies on its long side.
    pub fn is_landscape(&self) -> bool {
        self.width > self.height
    }
}

/// A section: its own page setup, page numbers from 1, none shown on its first page.
#[derive(Debug, Clone)]
pub struct Section {
    /// Page geometry.
    pub page: PageSetup,
    /// Content.
    pub blocks: Vec<FlowBlock>,
    /// First page's header: phạm vi lưu hành. Empty for most.
    pub first_header: Vec<Para>,
    /// Header of the later pages, under the page number: the label of a phụ lục that goes on. Empty for most.
    pub later_header: Vec<Para>,
    /// First page's footer: the office's address. Empty for most.
    pub first_footer: Vec<Para>,
}

/// A block of a section.
#[derive(Debug, Clone)]
pub enum FlowBlock {
    /// A paragraph.
    Para(Para),
    /// A grid: a table, the letterhead, the signature block.
    Grid(Grid),
}

/// A line or frame round a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Border {
    /// Which sides: top, right, bottom, left.
    pub sides: [bool; 4],
    /// Line width, pt: a multiple of 1/8.
    pub width: f32,
    /// Space between line and text, pt, whole.
    pub space: f32,
    /// Bright red (độ khẩn), else black.
    pub red: bool,
}

/// A paragraph. Everything that is not said here is in its element's [`crate::standard::Spec`].
#[derive(Debug, Clone)]
pub struct Para {
    /// Its element: a paragraph style in DOCX, a structure tag in PDF.
    pub element: Element,
    /// Its text.
    pub spans: Vec<Span>,
    /// Alignment, where it is not the element's.
    pub align: Option<Align>,
    /// Left and right indents, pt.
    pub indents: (f32, f32),
    /// First-line indent, pt, where it is not the element's (negative hangs).
    pub first_indent: Option<f32>,
    /// Space before and after, pt, where they are not the element's.
    pub before: Option<f32>,
    /// Space after.
    pub after: Option<f32>,
    /// Line spacing, where it is not the element's.
    pub line: Option<Line>,
    /// Stays with the next paragraph, where that is not the element's.
    pub keep_next: Option<bool>,
    /// Frame or rule.
    pub border: Option<Border>,
    /// Starts a new page.
    pub page_break_before: bool,
    /// Where the text stands when it is set in another size than the element's, pt.
    pub size: Option<f32>,
    /// Bold or italic over the element's own (a group row, a total row).
    pub style: TextStyle,
}

impl Para {
    /// A paragraph of one element.
    pub fn new(element: Element, spans: Vec<Span>) -> Self {
        Para {
            element,
            spans,
            align: None,
            indents: (0.0, 0.0),
            first_indent: None,
            before: None,
            after: None,
            line: None,
            keep_next: None,
            border: None,
            page_break_before: false,
            size: None,
            style: TextStyle::default(),
        }
    }
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Words as typed; where the element is in capitals, writers print them so.
    Text(Arc<str>, TextStyle),
    /// A line break.
    Break,
    /// A tab.
    Tab,
    /// Reference to a footnote: index into [`Flow::footnotes`].
    Footnote(usize),
    /// A picture: index into [`Flow::images`].
    Image(usize),
    /// The place of a field that is filled when the document is signed (printed as nothing).
    Field(Field),
}

/// What is put into a document when it is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The signature.
    Signature,
    /// The number, where it is left blank.
    Number,
    /// The day, where it is left blank.
    Day,
}

impl Field {
    /// Width and height that signing software needs, pt: measured on signed documents of provinces and communes.
    pub fn size(self) -> (f32, f32) {
        match self {
            Field::Signature => (150.0, 100.0),
            Field::Number => (32.0, 20.0),
            Field::Day => (25.0, 20.0),
        }
    }
}

/// The paragraphs of a grid's cell.
///
/// A long table has a million cells of one line in one form. Such a cell takes no list of paragraphs: its paragraph is
/// made when it is asked for.
#[derive(Debug, Clone)]
pub struct Paras(Content);

#[derive(Debug, Clone)]
enum Content {
    Line(CellLine),
    Many(Vec<Para>),
}

/// A paragraph with words in one look, or none, and with its element's own spaces, indents and frame.
#[derive(Debug, Clone)]
pub struct CellLine {
    /// Its words, shared with the document, and their look.
    pub words: Option<(Arc<str>, TextStyle)>,
    /// See [`Para::element`].
    pub element: Element,
    /// See [`Para::align`].
    pub align: Option<Align>,
    /// See [`Para::size`].
    pub size: Option<f32>,
    /// See [`Para::style`].
    pub style: TextStyle,
}

impl Paras {
    /// Each paragraph.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, Para>> {
        let (line, list) = match &self.0 {
            Content::Line(line) => (Some(line.para()), &[][..]),
            Content::Many(list) => (None, list.as_slice()),
        };
        line.into_iter().map(Cow::Owned).chain(list.iter().map(Cow::Borrowed))
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Content::Many(list) if list.is_empty())
    }

    /// Sets all of them in another size, pt.
    pub fn set_size(&mut self, size: f32) {
        match &mut self.0 {
            Content::Line(line) => line.size = Some(size),
            Content::Many(list) => list.iter_mut().for_each(|para| para.size = Some(size)),
        }
    }
}

impl From<Vec<Para>> for Paras {
    fn from(list: Vec<Para>) -> Self {
        Paras(Content::Many(list))
    }
}

impl From<CellLine> for Paras {
    fn from(line: CellLine) -> Self {
        Paras(Content::Line(line))
    }
}

impl CellLine {
    fn para(&self) -> Para {
        let spans = self.words.iter().map(|(words, look)| Span::Text(words.clone(), *look)).collect();
        Para { align: self.align, size: self.size, style: self.style, ..Para::new(self.element, spans) }
    }
}

/// What a grid is, for tags and for how it breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridKind {
    /// Letterhead and signature: layout only, no lines, never split.
    Layout,
    /// A table of data: lines, head repeated.
    Data,
}

/// A grid of cells.
#[derive(Debug, Clone)]
pub struct Grid {
    /// What it is.
    pub kind: GridKind,
    /// Column widths in twips.
    pub widths: Vec<u32>,
    /// Left edge relative to the text's left edge, twips (negative hangs into the margin).
    pub offset: i32,
    /// Rows.
    pub rows: Vec<GridRow>,
    /// The first so many rows are the head, repeated on each page.
    pub head_rows: usize,
    /// Left and right padding of cells, twips.
    pub padding: u32,
    /// Where its rows and columns stand in their source.
    pub origin: Option<Arc<Origin>>,
}

/// A row of a grid.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// Cells from the left; a cell covered by a merge from above is listed with [`GridCell::merged`] set.
    pub cells: Vec<GridCell>,
    /// Whole on one page.
    pub cant_split: bool,
    /// Stays with the next row.
    pub keep_next: bool,
    /// Least height, twips; 0 for most, which are as high as their text.
    pub height: u32,
}

/// Vertical place of a cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VAlign {
    /// Top.
    Top,
    /// Middle.
    Middle,
}

/// A cell of a grid.
#[derive(Debug, Clone)]
pub struct GridCell {
    /// Columns it takes.
    pub col_span: usize,
    /// Rows it takes, counted from its first row; 1 for a cell that continues a merge.
    pub row_span: usize,
    /// A continuation of the cell above (`w:vMerge`); its paragraphs are empty.
    pub merged: bool,
    /// Text.
    pub paras: Paras,
    /// Vertical place.
    pub v_align: VAlign,
    /// A header cell: row head, column head or data.
    pub head: bool,
}
