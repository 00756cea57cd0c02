//! Merged areas made safe: clipped to what is used, each once, none across another.

use super::findings::{Finding, Findings};
use crate::sheet::{Merge, Sheet};
use std::collections::BTreeMap;

/// Cleans merged areas as the file lists them. O(n log n) in their number.
pub(super) fn clean(mut raw: Vec<Merge>, rows: u32, columns: u32, findings: &mut Findings) -> Vec<Merge> {
    raw.retain(|m| {
        let sound = m.top <= m.bottom && m.left <= m.right;
        if !sound {
            findings.add(Finding::BadMerge, m.top, m.left);
        }
        sound
    });
    raw.sort_by_key(|m| (m.top, m.left, m.bottom, m.right));
    // A sweep down the rows. The areas alive at a row do not overlap, so ordered by their left edge they are also
    // ordered by their right one, and a new one need look at its two neighbours only. Ended ones leave by a heap.
    let mut alive: BTreeMap<u32, Merge> = BTreeMap::new();
    let mut ends = std::collections::BinaryHeap::new();
    let mut kept = Vec::with_capacity(raw.len());
    for m in raw {
        while let Some(std::cmp::Reverse((bottom, left))) = ends.peek().copied() {
            if bottom >= m.top {
                break;
            }
            ends.pop();
            alive.remove(&left);
        }
        if alive.range(..=m.right).next_back().is_some_and(|(_, other)| other.right >= m.left) {
            findings.add(Finding::BadMerge, m.top, m.left);
            continue;
        }
        alive.insert(m.left, m);
        ends.push(std::cmp::Reverse((m.bottom, m.left)));
        if m.top >= rows || m.left >= columns {
            continue;
        }
        let m = Merge { bottom: m.bottom.min(rows - 1), right: m.right.min(columns - 1), ..m };
        if (m.top, m.left) != (m.bottom, m.right) {
            kept.push(m);
        }
    }
    kept
}

/// Rows and columns in use, from the first cell of the sheet.
pub(super) fn used(sheet: &Sheet) -> (u32, u32) {
    let rows = sheet.rows.last().map_or(0, |r| r.index + 1);
    let columns = sheet.rows.iter().filter_map(|r| r.cells.last()).map(|c| c.column + 1).max().unwrap_or(0);
    (rows, columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn m(top: u32, left: u32, bottom: u32, right: u32) -> Merge {
        Merge { top, left, bottom, right }
    }

    #[test]
    fn duplicates_overlaps_and_inverted_ones_go() {
        let mut findings = Findings::default();
        let raw = vec![
            m(0, 0, 0, 5),
            m(0, 0, 0, 5),
            m(0, 3, 2, 4),
            m(3, 2, 1, 2),
            m(1, 0, 3, 0),
            m(2, 1, 2, 9_000),
            m(4, 0, 4, 0),
            m(50, 50, 60, 60),
            m(3, 1, 5, 2),
            m(4, 2, 4, 3),
        ];
        let kept = clean(raw, 6, 10, &mut findings);
        assert_eq!(kept, [m(0, 0, 0, 5), m(1, 0, 3, 0), m(2, 1, 2, 9), m(3, 1, 5, 2)]);
    }

    #[test]
    fn many_are_quick() {
        let raw: Vec<Merge> = (0..200_000).map(|i| m(i / 400, (i % 400) * 4, i / 400 + 3, (i % 400) * 4 + 3)).collect();
        let mut findings = Findings::default();
        let kept = clean(raw, 1_000, 16_000, &mut findings);
        assert_eq!(kept.len(), 50_000);
    }
}
