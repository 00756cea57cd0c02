//! Workbooks and lists that go out to be filled in or read by other programs: the empty plan workbook, the progress forms
//! of units, task and progress lists, calendars.
//!
//! The words that are read back stand in [`crate::plan::wording`].

mod cross_check;
mod file_name;
mod ics;
mod list_book;
mod plan_form;
mod progress_form;
mod progress_list;
mod safe;
mod tasks;

pub use cross_check::{CrossLine, CrossSource, Reckoning, count_of, write_cross_check};
pub use file_name::{safe_file_name, safe_file_names};
pub use ics::{CalendarEntry, ics};
pub use list_book::{ListCell, write_list_xlsx};
pub use plan_form::plan_form;
pub use progress_form::{ProgressFacts, filled_progress_form, progress_form};
pub use progress_list::{ProgressLine, SideSheet, write_progress_csv, write_progress_json, write_progress_xlsx};
pub use safe::{is_risky, safe_text, write_csv_line};
pub use tasks::{TaskLine, write_csv, write_json, write_xlsx};

use crate::package::mark;
use rust_xlsxwriter::{DocProperties, ExcelDateTime};
use std::fmt;

/// What a workbook says of itself: no clock, so that equal work gives equal bytes; and the place of its mark.
fn properties(title: &str) -> Result<DocProperties, rust_xlsxwriter::XlsxError> {
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let own = DocProperties::new().set_title(title).set_author("vanthu").set_creation_datetime(&created);
    Ok(own.set_custom_property("vanthu", ""))
}

/// A finished workbook with its mark, which tells later whether anyone changed it.
fn sealed(bytes: Vec<u8>) -> Result<Vec<u8>, FormError> {
    mark::sealed(bytes).map_err(|e| FormError::Package(e.into()))
}

/// Why a form could not be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum FormError {
    /// The unit leads no task: there is nothing to fill in.
    NoTask(String),
    /// The workbook could not be written.
    Xlsx(rust_xlsxwriter::XlsxError),
    /// Its container could not be packed again.
    Package(zip::result::ZipError),
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormError::NoTask(unit) => {
                write!(f, "Không lập được biểu mẫu: đơn vị «{unit}» không chủ trì nhiệm vụ nào")
            }
            FormError::Xlsx(e) => write!(f, "Không lập được biểu mẫu: {e}"),
            FormError::Package(e) => write!(f, "Không lập được biểu mẫu: {e}"),
        }
    }
}

impl std::error::Error for FormError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            FormError::Xlsx(e) => Some(e),
            FormError::Package(e) => Some(e),
            FormError::NoTask(_) => None,
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for FormError {
    fn from(e: rust_xlsxwriter::XlsxError) -> Self {
        FormError::Xlsx(e)
    }
}
