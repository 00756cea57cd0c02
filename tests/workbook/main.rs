//! Table files of every kind to one grid.

mod dump;
mod real;
