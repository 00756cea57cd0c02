//! Arranged flow → pages of placed runs, rules and pictures, with a structure tree.
//!
//! Lines are filled greedily, as office suites fill them, with the same metrics, so that a DOCX of the same flow shows
//! the same lines and pages. Coordinates are pt from the upper left corner of the page, y downwards.

mod atoms;
mod fill;
mod grid;
mod joined;
mod line;
mod notes;
mod page;
mod pager;
mod paper;
mod rows;
mod settle;
mod squeeze;

pub use joined::joined;
pub use page::{
    Artifact, Color, Item, Node, NodeId, NodeKind, OutlineEntry, Page, Pages, Run, SignaturePlace, SigningPlaces,
    Structure, TABLE_LINE, Tag,
};
pub use settle::settle;

use crate::arrange::Flow;
use crate::font::Shaper;

/// Lays a flow out.
pub fn layout(flow: &Flow, shaper: &mut Shaper) -> Pages {
    let mut pages = Vec::new();
    let structure = layout_to(flow, shaper, &mut |page, _| pages.push(page));
    Pages { pages, structure }
}

/// Lays a flow out and gives each page away as soon as it is full: of a long table the pages take more room than all
/// else, and a writer needs each of them once.
pub fn layout_to(flow: &Flow, shaper: &mut Shaper, take: &mut dyn FnMut(Page, &Shaper)) -> Structure {
    pager::fill(flow, shaper, take).0
}
