//! The thể thức: one table, element → sizes, weight, alignment, spacing and the clause that says so.
//!
//! The writers, the checker and the mender read this table and nothing else, so they cannot disagree; each
//! [`Profile`] is a column of it. Lengths are pt unless
//! a name says mm. "PL I" is Phụ lục I of Nghị định 30/2020/NĐ-CP.

mod choice;
mod party;
mod profile;
mod table;

pub use choice::{A4_MM, Choice};
pub use profile::{Profile, Ranges, Signs};
pub use table::{Alignment, Element, Line, Rule, Spec};

/// Points in a millimetre.
pub const PT_PER_MM: f32 = 72.0 / 25.4;

/// Millimetres to points.
pub fn mm(value: f32) -> f32 {
    value * PT_PER_MM
}
