//! Font faces and the widths of words.
//!
//! Both outputs rest on the same measurements: the arranger measures column widths and short lines with them, the page
//! layout breaks lines with them. The shape of a word is made once per face and kept, in units of the em, so that it
//! serves every size.

mod breaks;
mod faces;
mod outline;
mod shaper;

pub use breaks::{Opportunity, Piece, pieces};
pub use faces::{Face, FontError, FontFile, Fonts, Metrics};
pub use outline::Step;
pub use shaper::{Glyph, Shaper, WordId};
