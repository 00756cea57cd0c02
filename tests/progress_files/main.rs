//! Progress: forms that go out to units, and all that comes back.

mod edit;
mod form;
mod judged;
mod lists;
mod matrix;
mod sample;
mod standing;
mod tracker;
mod wrong;
