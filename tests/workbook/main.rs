//! Table files of every kind to one grid.

mod dump;
mod hostile;
mod ods;
mod real;
mod speed;
mod text_tables;
mod xls;
mod xlsx;
mod zip_parts;
