//! Tables: merged headers, group rows, merged body cells, totals.

use super::Inlines;

/// Horizontal alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Align {
    /// To the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// To the right edge.
    Right,
    /// To both edges, the last line left.
    Justify,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// How its body cells stand; none: by content (numbers right, short codes centred, text left).
    pub align: Option<Align>,
    /// Width in mm when the user fixes it; none: computed from content.
    pub width_mm: Option<f32>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum RowKind {
    /// Data.
    #[default]
    Normal,
    /// A group's name, bold.
    Group,
    /// A total, bold.
    Total,
    /// The column-number row under the head: `(1) (2) (3)=(4)/(5)`, italic.
    ColumnNumbers,
}

/// One cell. A cell that a merge covers is not listed, as in HTML.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Paragraphs of text; empty for an empty cell.
    pub paragraphs: Vec<Inlines>,
    /// Columns it takes, at least 1.
    pub col_span: usize,
    /// Rows it takes, at least 1.
    pub row_span: usize,
    /// Alignment when it differs from its column's.
    pub align: Option<Align>,
}

impl Cell {
    /// A cell of plain words, one paragraph a line.
    pub fn plain(text: &str) -> Self {
        let paragraphs = if text.is_empty() { Vec::new() } else { text.split('\n').map(Inlines::plain).collect() };
        Cell { paragraphs, ..Cell::default() }
    }

    /// The words of all its paragraphs, one a line.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(Inlines::text).collect::<Vec<_>>().join("\n")
    }
}

impl Default for Cell {
    fn default() -> Self {
        Cell { paragraphs: Vec::new(), col_span: 1, row_span: 1, align: None }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells from the left, without those a merge from above or from the left covers.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns; their number is the table's width in cells.
    pub columns: Vec<Column>,
    /// Header rows, repeated on every page.
    pub head: Vec<Row>,
    /// Body rows.
    pub body: Vec<Row>,
    /// `Đơn vị tính: triệu đồng`, italic, right, above the table.
    pub unit: Option<Inlines>,
    /// A caption line above the table.
    pub caption: Option<Inlines>,
    /// Font size in pt; none: the standard's.
    pub size: Option<f32>,
}
