//! Facts of the language and its script: clean text, numbering letters, Roman numbers.

mod numbering;
mod text;
mod unmarked;

pub use numbering::{POINT_LETTERS, point_letter, roman, roman_value};
pub use text::{Cleaned, clean, doubled_phrases, doubled_words};
pub use unmarked::unmarked;
