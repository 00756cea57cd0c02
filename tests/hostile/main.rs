//! Documents no office would make, through the library: nothing loops, nothing panics, no word is lost.

#[path = "../support/dice.rs"]
mod dice;
#[path = "../harness/mod.rs"]
mod harness;

mod both;
mod damaged;
mod notes;
mod pages;
mod pictures;
mod tables;
