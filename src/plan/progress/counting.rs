//! Units while they are counted.

use super::UnitCount;
use crate::plan::units::Roll;
use std::collections::HashMap;

/// Counts by number on the roll, to be put in order at the end.
pub(super) struct Units {
    list: Vec<Option<UnitCount>>,
    names: Vec<(String, String, bool)>,
}

impl Units {
    pub fn new(roll: &Roll) -> Self {
        let names = (0..roll.len()).filter_map(|i| roll.unit(i)).map(|(n, s, k)| (n.to_owned(), s.to_owned(), k));
        Units { list: vec![None; roll.len()], names: names.collect() }
    }

    pub fn count(&mut self, unit: usize) -> &mut UnitCount {
        if self.list.len() <= unit {
            self.list.resize(unit + 1, None);
        }
        let (name, short, known) = self.names.get(unit).cloned().unwrap_or_default();
        self.list[unit].get_or_insert_with(|| UnitCount { name, short, known, ..UnitCount::default() })
    }

    /// Puts the units that were met in order, the one that nobody named last. Gives number on the roll to place.
    pub fn finish(self, out: &mut Vec<UnitCount>) -> HashMap<usize, usize> {
        let mut met: Vec<(usize, UnitCount)> =
            self.list.into_iter().enumerate().filter_map(|(i, u)| u.map(|u| (i, u))).collect();
        met.sort_by_key(|(i, u)| (u.name.is_empty(), *i));
        let places = met.iter().enumerate().map(|(place, (i, _))| (*i, place)).collect();
        out.extend(met.into_iter().map(|(_, u)| u));
        places
    }
}
