//! What the measurements share.

pub mod forms;
pub mod generate;
pub mod measure;
pub mod peers;
pub mod sheets;
