//! Báo cáo tiến độ, phụ lục of one unit, calendar: every number is added up by hand, every sentence read.
//!
//! `VANTHU_BLESS=1 cargo test --test report` writes the two texts beside this file anew; read the diff aloud.

#[path = "../support/mod.rs"]
mod support;

mod calendar;
mod cross_check;
mod edges;
mod extract;
mod inert;
mod judged;
mod numbers;
mod said;
mod sample;
mod templates;
mod text;
