//! Vietnamese official documents from data (work in progress).
pub mod arrange;
#[cfg(feature = "cli")]
pub mod cmd;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod font;
pub mod forms;
pub mod layout;
pub mod outline;
pub mod pdf;
pub mod plan;
pub mod read;
pub mod standard;
pub mod vietnamese;
