//! Workbooks and lists that go out to be filled in or read by other programs: the empty plan workbook, task lists as CSV
//! and JSON, calendars.
//!
//! [`wording`] holds the words of the plan workbook, so that what is written here and what
//! [`crate::read::plan_workbook`] reads back cannot differ.

mod ics;
mod plan_form;
mod safe;
mod tasks;
pub mod wording;

pub use ics::{CalendarEntry, ics};
pub use plan_form::plan_form;
pub use safe::{is_risky, safe_text};
pub use tasks::{TaskLine, write_csv, write_json};

use std::fmt;

/// Why a form could not be made.
#[derive(Debug)]
pub struct FormError(String);

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Không lập được biểu mẫu: {}", self.0)
    }
}

impl std::error::Error for FormError {}

impl From<rust_xlsxwriter::XlsxError> for FormError {
    fn from(e: rust_xlsxwriter::XlsxError) -> Self {
        FormError(e.to_string())
    }
}
