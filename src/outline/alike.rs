//! Entries of one list are all titles or all text: a final dot that one of them lacks makes no difference.

use super::body::{Built, LONGEST_ENDED_TITLE, rank};
use crate::document::{Block, Entry, Level};
use crate::vietnamese::at_most;

/// What stands directly behind an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    /// The next entry of its list.
    Sibling,
    /// A table, a picture or entries of its own.
    Own,
    /// A paragraph: its own, or behind the last entry one that goes on after the list.
    Text,
    /// An entry above it, or nothing: the end of its list.
    End,
}

/// An entry of a list that is looked at.
struct Member {
    at: usize,
    below: Below,
    is_heading: bool,
    /// It is short enough for a title, whatever sign ends it.
    fits: bool,
}

/// Makes the looks of entries that stand side by side agree, where each for itself gave another answer.
pub(super) fn agree(blocks: &mut [Built]) {
    let mut done = vec![false; blocks.len()];
    for first in 0..blocks.len() {
        let Some(level) = counted(&blocks[first]).filter(|_| !done[first]) else { continue };
        let list = list(blocks, first, level);
        for member in &list {
            done[member.at] = true;
        }
        if let Some(is_heading) = verdict(&list) {
            for member in list {
                if let Block::Entry(entry) = &mut blocks[member.at].block {
                    entry.is_heading = is_heading;
                }
            }
        }
    }
}

/// The level of a numbered entry that may be a title or text.
fn counted(built: &Built) -> Option<Level> {
    match &built.block {
        Block::Entry(Entry { level, label, .. }) if !built.opaque && !label.is_empty() => {
            matches!(level, Level::Clause | Level::Subclause | Level::Subsubclause).then_some(*level)
        }
        _ => None,
    }
}

/// The entries of this level up to the next one above it.
fn list(blocks: &[Built], first: usize, level: Level) -> Vec<Member> {
    let mut out = Vec::new();
    for (at, built) in blocks.iter().enumerate().skip(first) {
        let Block::Entry(entry) = &built.block else { continue };
        let restarts = entry.level == level && !out.is_empty() && is_first(&entry.label);
        if rank(entry.level) < rank(level) || restarts {
            break;
        }
        if entry.level == level {
            let words = entry.text.text();
            let fits = at_most(&words, LONGEST_ENDED_TITLE) && !words.contains([':', ';']);
            let below = below(blocks.get(at + 1), level);
            out.push(Member { at, below, is_heading: entry.is_heading, fits });
        }
    }
    out
}

/// `1.`, `2.1.`
fn is_first(label: &str) -> bool {
    let label = label.trim_end_matches(['.', ')', '/', ':', '-']);
    label.rsplit('.').next() == Some("1")
}

fn below(next: Option<&Built>, level: Level) -> Below {
    match next.map(|built| &built.block) {
        None => Below::End,
        Some(Block::Entry(next)) if next.level == level => Below::Sibling,
        Some(Block::Entry(next)) if rank(next.level) < rank(level) => Below::End,
        Some(Block::Paragraph(_)) => Below::Text,
        Some(_) => Below::Own,
    }
}

/// Whether the entries of a mixed list are titles; none where they agree already, or nothing tells.
fn verdict(list: &[Member]) -> Option<bool> {
    let titles = list.iter().filter(|m| m.is_heading).count();
    if titles == 0 || titles == list.len() {
        return None;
    }
    let (last, inner) = list.split_last()?;
    let is_bare = |m: &Member| m.below == Below::Sibling;
    // A title has something below it. Behind the last entry a paragraph may belong to the list as a whole.
    if inner.iter().all(is_bare) && (!last.is_heading || last.below != Below::Own) {
        return Some(false);
    }
    let has_content = |m: &Member| matches!(m.below, Below::Own | Below::Text);
    list.iter().all(|m| has_content(m) && (m.is_heading || m.fits)).then_some(true)
}
