//! Progress: how states are read, which task an entry is about, where each task stands, and what is counted.

mod judge;
mod words;
mod work;
