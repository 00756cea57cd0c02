//! What the parts of a document share while they are read, and what each of them hands back.

use super::model::{Block, Facts};
use super::numbering::{Counters, Numbering};
use super::section::RawSection;
use super::stream::Broken;
use super::styles::Styles;
use super::theme::Theme;
use std::collections::HashMap;

/// Memory that what is read of a document may take, in bytes: several times what a very long one needs.
const MOST_BYTES: usize = 400 << 20;

/// What one of each takes at most while it is read, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cost {
    Paragraph = 700,
    /// Without its text.
    Run = 220,
    Cell = 450,
    Row = 500,
    Section = 400,
    /// A table, a note, a text box, a line.
    Other = 300,
}

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
    bytes_left: usize,
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
            bytes_left: MOST_BYTES,
            too_deep: false,
            odd_fields: false,
            doctype: false,
        }
    }

    /// Counts what was read against what a document may take.
    pub fn count(&mut self, what: Cost, text: usize) {
        self.bytes_left = self.bytes_left.saturating_sub(what as usize + text);
    }

    /// True when a document takes more than any real one.
    pub fn is_full(&self) -> bool {
        self.bytes_left == 0
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
