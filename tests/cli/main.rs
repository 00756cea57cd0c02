//! The program as a user meets it: what it says, what it leaves on the disk, how it ends.

#[path = "../harness/mod.rs"]
mod harness;

#[path = "../support/dice.rs"]
mod dice;

#[path = "../workbook/zip_parts.rs"]
#[allow(dead_code)] // the reader's tests use the rest of it
mod zip_parts;

mod asked;
mod attached;
mod batch;
mod data;
mod dropped;
mod existing;
mod files;
mod follow;
mod kept;
mod literal;
mod lost;
mod options;
mod phu_luc;
mod plan_forms;
mod tables;
