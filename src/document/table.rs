//! Tables: merged headers, group rows, merged body cells, totals.

use super::{Inline, Inlines, TextStyle};
use std::borrow::Cow;
use std::sync::Arc;

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
    /// Paragraphs of text; none for an empty cell.
    pub paragraphs: Paragraphs,
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
        let lines: Vec<Inlines> =
            if text.is_empty() { Vec::new() } else { text.split('\n').map(Inlines::plain).collect() };
        Cell { paragraphs: lines.into(), ..Cell::default() }
    }

    /// The words of all its paragraphs, one a line.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|p| p.text()).collect::<Vec<_>>().join("\n")
    }
}

impl Default for Cell {
    fn default() -> Self {
        Cell { paragraphs: Paragraphs::default(), col_span: 1, row_span: 1, align: None }
    }
}

/// The paragraphs of a cell.
///
/// Of a million cells nearly all hold one line in one style, or nothing. Those take no list of their own, and a line's
/// words may be shared with the sheet they come from and with the flow.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraphs(Content);

#[derive(Debug, Clone, PartialEq, Default)]
enum Content {
    #[default]
    None,
    Line(Arc<str>, TextStyle),
    Many(Box<[Inlines]>),
}

impl Paragraphs {
    /// One paragraph of words in one style, without line breaks and tabs.
    pub fn line(words: Arc<str>, style: TextStyle) -> Self {
        Paragraphs(Content::Line(words, style))
    }

    /// The words and the style, where there is one paragraph of words in one style.
    pub fn as_line(&self) -> Option<(&Arc<str>, TextStyle)> {
        match &self.0 {
            Content::Line(words, style) => Some((words, *style)),
            _ => None,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Content::None => 0,
            Content::Line(..) => 1,
            Content::Many(list) => list.len(),
        }
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each paragraph.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, Inlines>> {
        let (line, list) = match &self.0 {
            Content::None => (None, &[][..]),
            Content::Line(words, style) => (Some(Inlines(vec![Inline::Text(words.to_string(), *style)])), &[][..]),
            Content::Many(list) => (None, &**list),
        };
        line.into_iter().map(Cow::Owned).chain(list.iter().map(Cow::Borrowed))
    }

    /// The words of each stretch of text; footnotes are left out.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let (line, list) = match &self.0 {
            Content::None => (None, &[][..]),
            Content::Line(words, _) => (Some(&**words), &[][..]),
            Content::Many(list) => (None, &**list),
        };
        let of_list = list.iter().flat_map(|p| &p.0).filter_map(|piece| match piece {
            Inline::Text(words, _) => Some(words.as_str()),
            _ => None,
        });
        line.into_iter().chain(of_list)
    }
}

impl From<Vec<Inlines>> for Paragraphs {
    fn from(mut list: Vec<Inlines>) -> Self {
        if list.is_empty() {
            return Paragraphs::default();
        }
        if let [Inlines(pieces)] = list.as_mut_slice()
            && let [Inline::Text(words, style)] = pieces.as_mut_slice()
        {
            return Paragraphs::line(std::mem::take(words).into(), *style);
        }
        Paragraphs(Content::Many(list.into()))
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
    /// Where its rows and columns stand in the sheet they come from.
    pub origin: Option<Arc<Origin>>,
}

/// Where a table stands in the sheet it comes from: what is shown of it can be led back to its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The sheet's name; empty where a format has none.
    pub sheet: String,
    /// The number, from 0, of each row on the sheet: of the head, then of the body.
    pub rows: Vec<u32>,
    /// The number, from 0, of each column.
    pub columns: Vec<u32>,
}

impl Origin {
    /// Column and row on the sheet of a cell of the table.
    pub fn cell(&self, row: usize, column: usize) -> Option<(u32, u32)> {
        Some((*self.columns.get(column)?, *self.rows.get(row)?))
    }
}
