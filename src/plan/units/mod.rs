//! Units: one name for each, whatever way it was written.

use super::Agency;
use crate::vietnamese::unmarked;
use std::collections::HashMap;

/// A unit of co-quan.toml.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit {
    /// Its full name, as text prints it.
    pub name: String,
    /// Its registered abbreviation, as tables may print it; empty where none was given.
    pub short: String,
}

/// What words mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// This unit: its place in [`Registry::units`].
    Unit(usize),
    /// All of these units, in the order of the group: `các sở, ban, ngành`.
    Group(Vec<usize>),
    /// Most likely this unit, by a spelling that differs: to be reported.
    Near(usize),
    /// No unit that the registry knows.
    Unknown,
}

/// The units an office has listed. Without any it still works: every unit is then one of its own, under its own words.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    units: Vec<Unit>,
    exact: HashMap<String, usize>,
}

impl Registry {
    /// The units and groups of co-quan.toml.
    pub fn new(_agency: &Agency) -> Registry {
        Registry::default()
    }

    /// The units, in the order of co-quan.toml.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// What these words mean: name, abbreviation, alias or group, tolerant of case, marks and usual short forms; else
    /// a spelling near enough to be a slip.
    pub fn find(&self, words: &str) -> Match {
        self.exact.get(&fold(words)).map_or(Match::Unknown, |at| Match::Unit(*at))
    }

    /// The units that one cell names, as written: `Sở Nội vụ; Sở Tài chính`. A name that holds commas stays whole.
    pub fn split(&self, cell: &str) -> Vec<String> {
        cell.split([';', '\n']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    }
}

/// Words without case, marks and spare space.
fn fold(words: &str) -> String {
    unmarked(words).split_whitespace().collect::<Vec<_>>().join(" ")
}
