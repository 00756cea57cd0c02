//! A sheet as a grid: what every foreign table format becomes before anything is understood of it.
//!
//! Cells hold their text as it will be printed, the Vietnamese way, and what is needed to tell headers from data:
//! style, merges, hidden rows and columns. Only cells that hold something are listed.

use crate::document::{Align, Inlines};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// A file of sheets.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// Sheets in the file's order; hidden ones are listed and marked.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// The first cell that holds a character: `Sheet1!H12`, without the sheet where it has no name.
    pub fn cell_with(&self, c: char) -> Option<String> {
        self.sheets.iter().find_map(|sheet| {
            let holds = |cell: &&SheetCell| cell.text.words().contains(c);
            let (row, cell) = sheet.rows.iter().find_map(|r| Some((r, r.cells.iter().find(holds)?)))?;
            let name = cell_name(cell.column, row.index);
            Some(if sheet.name.is_empty() { name } else { format!("{}!{name}", sheet.name) })
        })
    }
}

/// One sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name; empty for a format that has none (CSV).
    pub name: String,
    /// Hidden by its author.
    pub hidden: bool,
    /// Rows that hold something, in order.
    pub rows: Vec<SheetRow>,
    /// Merged areas, each listed once, clipped to the used area, none overlapping.
    pub merges: Vec<Merge>,
    /// Column numbers (from 0) that the author hid.
    pub hidden_columns: Vec<u32>,
    /// Column widths in characters where the file says them: (column from 0, width).
    pub widths: Vec<(u32, f32)>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct SheetRow {
    /// Number from 0.
    pub index: u32,
    /// Hidden by its author (or by a filter).
    pub hidden: bool,
    /// Cells that hold something, by column.
    pub cells: Vec<SheetCell>,
}

/// A merged area, rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// A cell that holds something.
#[derive(Debug, Clone)]
pub struct SheetCell {
    /// Column from 0.
    pub column: u32,
    /// What it holds.
    pub value: Value,
    /// Its text as printed.
    pub text: CellText,
    /// How it looks.
    pub style: CellStyle,
}

/// The value behind a cell's text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Text.
    Text,
    /// A number.
    Number(f64),
    /// A date or a time of day.
    Date(NaiveDateTime),
    /// True or false.
    Bool(bool),
    /// An Excel error (`#N/A`), its text kept.
    Error,
}

/// A cell's text, NFC, line breaks as `\n`.
#[derive(Debug, Clone, PartialEq)]
pub enum CellText {
    /// Words in one style.
    Plain(Arc<str>),
    /// Words with bold and italic parts of their own; each part's style is whole, the cell's own bold included. What is
    /// bold throughout is `Plain`, and the cell's style says so.
    Rich(Box<Inlines>),
}

/// What of a cell's look tells headers from data.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CellStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Has a line on any side.
    pub bordered: bool,
    /// Has a background.
    pub filled: bool,
    /// Alignment, where the author set it.
    pub align: Option<Align>,
    /// Red text.
    pub red: bool,
    /// Its number format shows the month before the day (`mm/dd/yyyy`), whatever order it is printed in.
    pub month_first: bool,
}

impl CellText {
    /// The words, line breaks as `\n`.
    pub fn words(&self) -> std::borrow::Cow<'_, str> {
        match self {
            CellText::Plain(text) => std::borrow::Cow::Borrowed(text),
            CellText::Rich(inlines) => {
                let mut out = String::new();
                for piece in &inlines.0 {
                    match piece {
                        crate::document::Inline::Text(text, _) => out.push_str(text),
                        crate::document::Inline::Break => out.push('\n'),
                        crate::document::Inline::Tab => out.push('\t'),
                        crate::document::Inline::Footnote(_) => {}
                    }
                }
                std::borrow::Cow::Owned(out)
            }
        }
    }
}

/// `H12` for column 7, row 11 (both from 0).
pub fn cell_name(column: u32, row: u32) -> String {
    let mut letters = Vec::new();
    let mut n = column + 1;
    while n > 0 {
        n -= 1;
        letters.push(b'A' + (n % 26) as u8);
        n /= 26;
    }
    letters.reverse();
    let letters: String = letters.into_iter().map(char::from).collect();
    format!("{letters}{}", u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        assert_eq!(cell_name(0, 0), "A1");
        assert_eq!(cell_name(25, 9), "Z10");
        assert_eq!(cell_name(26, 0), "AA1");
        assert_eq!(cell_name(16383, 1_048_575), "XFD1048576");
    }
}
