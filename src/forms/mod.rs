//! Workbooks and lists that go out to be filled in or read by other programs: the empty plan workbook, the progress forms
//! of units, task and progress lists, calendars.
//!
//! The words that are read back stand in [`crate::plan::wording`].

mod cross_check;
mod file_name;
mod ics;
mod plan_form;
mod progress_form;
mod progress_list;
mod safe;
mod tasks;

pub use cross_check::{CrossLine, CrossSource, Reckoning, count_of, write_cross_check};
pub use file_name::{safe_file_name, safe_file_names};
pub use ics::{CalendarEntry, ics};
pub use plan_form::plan_form;
pub use progress_form::{ProgressFacts, filled_progress_form, progress_form};
pub use progress_list::{ProgressLine, SideSheet, write_progress_csv, write_progress_json, write_progress_xlsx};
pub use safe::{is_risky, safe_text, write_csv_line};
pub use tasks::{TaskLine, write_csv, write_json};

use std::fmt;

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
