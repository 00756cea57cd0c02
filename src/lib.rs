//! Vietnamese official documents from data (work in progress).
pub mod arrange;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod outline;
pub mod plan;
pub mod read;
pub mod standard;
pub mod vietnamese;
