//! Báo cáo tiến độ: every number is added up by hand, every sentence read.

#[path = "../support/mod.rs"]
mod support;

mod judged;
mod prose;
mod sample;
