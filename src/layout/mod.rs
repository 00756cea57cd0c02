//! Arranged flow → pages of placed runs, rules and pictures, with a structure tree.
//!
//! Lines are filled greedily, as office suites fill them, with the same metrics, so that a DOCX of the same flow shows
//! the same lines and pages. Coordinates are pt from the upper left corner of the page, y downwards.

mod grid;
mod line;
mod notes;
mod page;
mod pager;
mod rows;

pub use page::{Artifact, Color, Item, Node, NodeId, NodeKind, OutlineEntry, Page, Pages, Run, SignaturePlace, Tag};

use crate::arrange::Flow;
use crate::font::Shaper;

/// Lays a flow out.
pub fn layout(flow: &Flow, shaper: &mut Shaper) -> Pages {
    pager::Pager::new(flow, shaper).run()
}
