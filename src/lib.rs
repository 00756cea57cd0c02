//! Vietnamese official documents from data (work in progress).
pub mod arrange;
pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod font;
pub mod layout;
pub mod outline;
pub mod pdf;
pub mod standard;
pub mod vietnamese;
