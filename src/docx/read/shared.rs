//! What the parts of a document share while they are read, and what each of them hands back.

use super::model::{Block, Facts};
use super::numbering::{Counters, Numbering};
use super::section::RawSection;
use super::stream::Broken;
use super::styles::Styles;
use super::theme::Theme;
use std::collections::HashMap;

/// Paragraphs, runs, cells and the like that a document may have: about ten times a very long one.
const MOST_ITEMS: usize = 1_500_000;

/// What all parts of a document share.
pub(super) struct Shared {
    pub styles: Styles,
    pub numbering: Numbering,
    pub counters: Counters,
    pub theme: Theme,
    pub facts: Facts,
    /// Sections that have ended.
    pub sections: Vec<RawSection>,
    /// The section in which each note is referred to; true for endnotes.
    pub note_sections: HashMap<(bool, i32), usize>,
    pub items_left: usize,
    /// Tables or text boxes lie deeper in each other than is followed.
    pub too_deep: bool,
    /// Fields begin and end unequally often.
    pub odd_fields: bool,
    /// A part declares a document type.
    pub doctype: bool,
}

impl Shared {
    pub fn new(styles: Styles, numbering: Numbering, theme: Theme) -> Self {
        Shared {
            styles,
            numbering,
            theme,
            counters: Counters::default(),
            facts: Facts { compatibility: 12, default_tab: 720, ..Facts::default() },
            sections: Vec::new(),
            note_sections: HashMap::new(),
            items_left: MOST_ITEMS,
            too_deep: false,
            odd_fields: false,
            doctype: false,
        }
    }

    /// Counts what was read against what a document may have.
    pub fn count(&mut self, items: usize) {
        self.items_left = self.items_left.saturating_sub(items);
    }
}

/// Why the reading of a part ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Damaged or cut off.
    Broken,
    /// More than a document can hold.
    TooMuch,
}

impl From<Broken> for Stop {
    fn from(_: Broken) -> Self {
        Stop::Broken
    }
}

/// A footnote, endnote or comment as its part has it.
#[derive(Debug, Default)]
pub(super) struct RawNote {
    pub id: i32,
    pub author: String,
    pub date: String,
    pub blocks: Vec<Block>,
}

/// What a part said.
pub(super) struct Told {
    pub blocks: Vec<Block>,
    pub notes: Vec<RawNote>,
    /// Paragraphs met.
    pub paragraphs: usize,
    pub stop: Option<Stop>,
}
