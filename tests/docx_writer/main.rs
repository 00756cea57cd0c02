//! The DOCX writer, by flows made by hand: the package is read back with zip and an XML reader.
//!
//! With `VANTHU_TOOLS=1` the outside tools must be there (`ooxml-integrity`, `soffice`); without it their tests say that
//! they were skipped.

#[path = "../support/dice.rs"]
mod dice;
mod flows;
mod package;
mod tools;
