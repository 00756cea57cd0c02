//! The words of the workbooks that go out to be filled in and come back: [`crate::forms`] writes them and [`crate::read`]
//! reads them, so that what is written and what is read back cannot differ.

pub mod book;
pub mod progress;
