//! The plan's tasks by what the form says of them.

use crate::plan::WorkPlan;
use crate::plan::wording::book::key;
use std::collections::HashMap;

/// The tasks of a plan by key and by words.
#[derive(Debug)]
pub(super) struct Finder<'w> {
    pub work: &'w WorkPlan,
    keys: HashMap<String, usize>,
    contents: HashMap<String, Vec<usize>>,
}

/// A key without case and the mark behind it.
fn bare(words: &str) -> String {
    words.trim().trim_end_matches(['.', ')']).to_lowercase()
}

impl<'w> Finder<'w> {
    pub fn new(work: &'w WorkPlan) -> Self {
        let mut out = Finder { work, keys: HashMap::new(), contents: HashMap::new() };
        for (i, item) in work.items.iter().enumerate() {
            out.keys.entry(bare(&item.key)).or_insert(i);
            let words = key(&item.content);
            if !words.is_empty() {
                out.contents.entry(words).or_default().push(i);
            }
        }
        out
    }

    /// The task with this key.
    pub fn by_key(&self, words: &str) -> Option<usize> {
        self.keys.get(&bare(words)).copied()
    }

    /// The task with these words and no other.
    pub fn by_content(&self, words: &str) -> Option<usize> {
        match self.contents.get(&key(words)).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }
}
