//! Existing documents to data for the next one: a DOCX becomes a [`Document`], a document becomes a [`Plan`].
//!
//! Nothing is dropped: what could not be placed stays a paragraph and is told of. Numbers stay as they were written, so
//! the outline travels as plain text ([`crate::outline`]), which holds merged heads and group rows of tables too. Only the
//! table of tasks that an appendix ends with becomes tasks, as far as they print it again word for word.
//!
//! [`Document`]: crate::document::Document
//! [`Plan`]: crate::plan::Plan

mod aged;
mod blocks;
mod plan;
mod renew;
mod runs;
mod table;
mod tasks;
mod whole;

pub use plan::plan;
pub use renew::{Leftover, Renewed, renew, without_number};
pub use whole::document;
