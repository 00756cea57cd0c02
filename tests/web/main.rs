//! The page in the browser: who is let in, what it does in a real browser, and that it gives the files of the command line.
#![cfg(all(feature = "cli", feature = "web"))]

#[path = "../harness/mod.rs"]
mod harness;

mod attacks;
mod browser;
mod flows;
mod life;
mod serving;
mod speed;
