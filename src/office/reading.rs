//! How the tables of a source are read, where its own words do not settle it.

use super::{Orientation, Source};
use crate::tables::{ColumnChoice, Fixes, Options};

/// How the tables of a source are read and laid.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Reading {
    /// This sheet alone, hidden or not.
    pub sheet: Option<String>,
    /// How the pages lie.
    pub orientation: Orientation,
    /// Headings of columns whose equal neighbouring cells become one.
    pub merge_columns: Vec<String>,
    /// What some columns are, whatever their words and cells say.
    pub columns: Vec<ColumnChoice>,
    /// Swap dates back where day and month were exchanged.
    pub fix_dates: bool,
    /// Write numbers the Vietnamese way where a column was typed or turned another way.
    pub fix_numbers: bool,
    /// What a person set right, column by column and row by row.
    pub fixes: Fixes,
}

impl Source {
    /// The same source, its tables to be read so.
    pub fn read_as(mut self, reading: Reading) -> Source {
        self.reading = reading;
        self
    }
}

impl Reading {
    /// What the room of tables is asked; `usual` is what the office's facts say of columns, after what was chosen here.
    pub(super) fn options(&self, usual: &[ColumnChoice]) -> Options {
        Options {
            fix_dates: self.fix_dates,
            fix_numbers: self.fix_numbers,
            merge_columns: self.merge_columns.clone(),
            columns: self.columns.iter().chain(usual).cloned().collect(),
            fixes: self.fixes.clone(),
            ..Options::default()
        }
    }

    /// The same, to read tasks.
    pub(super) fn of_tasks(&self, usual: &[ColumnChoice]) -> Options {
        Options { tasks: true, ..self.options(usual) }
    }
}
