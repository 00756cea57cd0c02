//! What the measurements share.

pub mod generate;
pub mod measure;
pub mod peers;
