//! Facts of the language and its script: clean text, legacy encodings, numbers and figures, numbering letters, Roman numbers.

mod decimal;
mod figure;
mod learned;
pub mod legacy;
mod number;
mod numbering;
mod spacing;
mod syllable;
mod text;
mod unmarked;
mod words;

pub use decimal::Decimal;
pub use figure::{Change, Decimals, Direction, Figure, Money, Style, Unit};
pub use learned::learned_title;
pub use number::{fixed_number, general_number, grouped_number, parse_decimal, parse_number, plain_number};
pub use numbering::{POINT_LETTERS, point_letter, roman, roman_value};
pub use spacing::loose_blanks;
pub use syllable::is_syllable;
pub use text::{Cleaned, at_most, clean, doubled_phrases, doubled_words, filled, one_line};
pub use unmarked::unmarked;
pub use words::{capitalized, in_words};
