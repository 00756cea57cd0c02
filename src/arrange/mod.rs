//! Document + thể thức → what both writers print.
mod flow;
pub use flow::*;
