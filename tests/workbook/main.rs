//! Table files of every kind to one grid.

mod big;
mod dump;
mod hostile;
mod ods;
mod real;
mod text_tables;
mod xls;
mod xlsx;
mod zip_parts;
