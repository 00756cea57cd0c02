//! Facts of the language and its script: clean text, legacy encodings, numbers, numbering letters, Roman numbers.

pub mod legacy;
mod number;
mod numbering;
mod syllable;
mod text;
mod unmarked;

pub use number::{Decimal, fixed_number, general_number, grouped_number, parse_number, plain_number};
pub use numbering::{POINT_LETTERS, point_letter, roman, roman_value};
pub use syllable::is_syllable;
pub use text::{Cleaned, clean, doubled_phrases, doubled_words};
pub use unmarked::unmarked;
