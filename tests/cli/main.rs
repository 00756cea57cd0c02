//! The program as a user meets it: what it says, what it leaves on the disk, how it ends.

#[path = "../harness/mod.rs"]
mod harness;

mod data;
mod files;
mod literal;
mod options;
mod phu_luc;
mod plan_forms;
mod tables;
