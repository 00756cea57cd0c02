//! What a person set right in the reading of a sheet: what a column is, what a row is.

use super::columns::Meaning;
use super::grid::Grid;
use super::header::Head;
use super::rows::Class;

/// Corrections of a reading. They stand above all that words and cells say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fixes {
    /// What columns are.
    pub columns: Vec<ColumnFix>,
    /// What rows are.
    pub rows: Vec<RowFix>,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnFix {
    /// The sheet it is on.
    pub sheet: String,
    /// Its number on the sheet, from 0.
    pub column: u32,
    /// What it holds; [`Meaning::Other`] where it is nothing that its words make it look like.
    pub meaning: Meaning,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFix {
    /// The sheet it is on.
    pub sheet: String,
    /// Its number on the sheet, from 0.
    pub row: u32,
    /// What it is.
    pub is: RowIs,
}

/// What a person may call a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RowIs {
    /// Part of the head.
    Head,
    /// A task, or any other row of data.
    Item,
    /// The name of a group.
    Group,
    /// A sum.
    Total,
}

impl RowIs {
    /// Each with the key that the page names it by.
    pub const KEYS: [(&str, RowIs); 4] =
        [("tieu-de", RowIs::Head), ("dong", RowIs::Item), ("nhom", RowIs::Group), ("tong", RowIs::Total)];

    /// What a key names.
    pub fn of_key(key: &str) -> Option<RowIs> {
        Self::KEYS.iter().find(|k| k.0 == key).map(|k| k.1)
    }
}

impl Fixes {
    /// What a column of this sheet was said to be.
    pub(super) fn column(&self, sheet: &str, column: u32) -> Option<Meaning> {
        self.columns.iter().rev().find(|f| f.column == column && f.sheet == sheet).map(|f| f.meaning)
    }

    fn row(&self, grid: &Grid, r: usize) -> Option<RowIs> {
        let number = *grid.rows.get(r)?;
        self.rows.iter().rev().find(|f| f.row == number && f.sheet == grid.sheet_name()).map(|f| f.is)
    }

    /// What a body row was said to be.
    pub(super) fn class(&self, grid: &Grid, r: usize, others: bool) -> Option<Class> {
        Some(match self.row(grid, r)? {
            RowIs::Head => return None,
            RowIs::Item => Class::Normal,
            // A name alone goes over the table; a row with figures beside its name keeps them.
            RowIs::Group => Class::Group(!others),
            RowIs::Total => Class::Total,
        })
    }

    /// The head of a table: rows next to it that were said to be of it come to it, those that were said to be none leave it.
    pub(super) fn head(&self, grid: &Grid, found: Option<Head>) -> Option<Head> {
        if self.rows.is_empty() {
            return found;
        }
        let is = |r: usize| self.row(grid, r) == Some(RowIs::Head);
        let is_not = |r: usize| self.row(grid, r).is_some_and(|is| is != RowIs::Head);
        let mut head = match found {
            Some(head) => head,
            None => {
                let top = (0..grid.height()).find(|&r| is(r))?;
                Head { top, end: top + 1, numbers: false, codes: 0 }
            }
        };
        let before = head;
        while head.top > 0 && is(head.top - 1) {
            head.top -= 1;
        }
        while head.top + 1 < head.end && is_not(head.top) {
            head.top += 1;
        }
        while head.end < grid.height() && is(head.end) {
            head.end += 1;
        }
        if let Some(end) = (head.top + 1..head.end).find(|&r| is_not(r)) {
            head.end = end;
        }
        if head != before {
            // What lies between the headings and the numbers of columns is not known any more.
            head.numbers &= head.end == before.end && head.end > head.top + 1;
            head.codes = 0;
        }
        Some(head)
    }
}
