//! Table files of every kind to one grid.

mod big;
#[path = "../support/dice.rs"]
mod dice;
mod dump;
mod hostile;
mod ods;
mod real;
mod text_tables;
mod xls;
mod xlsx;
mod zip_parts;
