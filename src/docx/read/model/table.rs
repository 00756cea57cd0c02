//! Tables.

use super::{Align, Block, Borders, Color, Position, StyleName};
use std::ops::Range;
use std::sync::Arc;

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Widths of the grid columns in twips; as many as the widest row has, 0 where the file gives none.
    pub grid: Vec<i32>,
    /// Its width.
    pub width: TableWidth,
    /// Indent from the left edge of the text, twips.
    pub indent: i32,
    /// Where it stands between the margins.
    pub align: Align,
    /// Column widths hold whatever the cells contain.
    pub fixed: bool,
    /// Lines of the table as a whole: style and table.
    pub borders: Borders,
    /// Its style.
    pub style: Option<Arc<StyleName>>,
    /// It floats; where.
    pub position: Option<Position>,
    /// The bytes of its `<w:tbl>` in the part.
    pub span: Range<usize>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells; the continuations of vertically merged ones too.
    pub cells: Vec<Cell>,
    /// Repeated at the head of every page.
    pub is_header: bool,
    /// Not broken across pages.
    pub cant_split: bool,
    /// Height, twips.
    pub height: Option<i32>,
    /// The height is exact: text may be cut off.
    pub exact_height: bool,
    /// Grid columns left empty before the first cell.
    pub skipped: usize,
    /// The bytes of its `<w:tr>` in the part.
    pub span: Range<usize>,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its content.
    pub blocks: Vec<Block>,
    /// First grid column, from 0.
    pub column: usize,
    /// Grid columns that it covers.
    pub columns: usize,
    /// Vertical merging, as the file has it.
    pub merge: VerticalMerge,
    /// Rows that it covers: 1 and more; 0 for the continuation of a cell above.
    pub rows: usize,
    /// Width.
    pub width: TableWidth,
    /// The lines seen round it: its own, its table's and style's, its neighbours'.
    pub borders: Borders,
    /// Space between its lines and its text in twips: top, right, bottom, left.
    pub margins: [i32; 4],
    /// Where its text stands.
    pub vertical: VerticalPlace,
    /// Colour behind it.
    pub shading: Option<Color>,
    /// Its text runs up or down the page.
    pub rotated: bool,
    /// The bytes of its `<w:tc>` in the part.
    pub span: Range<usize>,
}

impl Cell {
    /// The text of its paragraphs, those of tables in it too, one a line.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (i, paragraph) in super::paragraphs(&self.blocks).enumerate() {
            if i > 0 {
                text.push('\n');
            }
            text.extend(paragraph.runs.iter().map(|run| run.text.as_str()));
        }
        text
    }
}

impl Default for Cell {
    fn default() -> Self {
        Cell {
            blocks: Vec::new(),
            column: 0,
            columns: 1,
            merge: VerticalMerge::None,
            rows: 1,
            width: TableWidth::Auto,
            borders: Borders::default(),
            margins: [0, 115, 0, 115],
            vertical: VerticalPlace::Top,
            shading: None,
            rotated: false,
            span: 0..0,
        }
    }
}

/// A width of a table or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum TableWidth {
    /// As the content needs.
    #[default]
    Auto,
    /// Twips.
    Twips(i32),
    /// Percent of the room there is.
    Percent(f32),
}

/// Vertical merging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalMerge {
    /// Not merged.
    #[default]
    None,
    /// The first of merged cells.
    Start,
    /// Merged with the cell above.
    Continue,
}

/// Where text stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalPlace {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Center,
    /// At the bottom.
    Bottom,
}
