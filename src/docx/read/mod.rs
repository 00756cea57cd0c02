//! Existing DOCX files, with their formatting as Word resolves it.

pub mod model;
