//! How a table meets the page: font size, padding, orientation, and parts when even a landscape page is too narrow.

use super::blocks;
use super::columns::{Content, ENDLESS};
use super::placing::place;
use super::widths::{Room, pages};
use super::{Arranger, PageSetup};
use crate::document::Table;
use std::borrow::Cow;

/// Sizes tried for a table that does not fit in the chosen one, pt: never below 10, and never a reason to grow.
const SIZES: [f32; 4] = [12.0, 11.0, 10.5, SMALLEST];

/// No table is set smaller, pt.
const SMALLEST: f32 = 10.0;

/// Left and right padding of a cell, twips (1.5 mm).
pub(super) const PADDING: u32 = 85;

/// The same where the longest words would leave little to the sentences (1 mm).
const DENSE: u32 = 57;

/// Longest word for which a table is cut into parts, pt, in the smallest size: `KH20_TT_N01.1.1` is as long.
const CODE: f32 = 85.0;

/// Share of a page's width from which the longest words leave little to the sentences.
const TIGHT: f32 = 0.85;

/// A size is too large when it takes so many times the pages that the smallest one would, its lines apart.
const CRAMPED: f32 = 1.25;

/// A table, or a part of one, as it goes onto the page.
pub(super) struct Fitted<'t> {
    pub(super) table: Cow<'t, Table>,
    pub(super) content: Content,
    /// Where it is not the standard's, pt.
    pub(super) size: Option<f32>,
    /// Left and right padding of a cell, twips.
    pub(super) padding: u32,
}

pub(super) fn room(page: PageSetup, padding: u32) -> Room {
    Room::new(page.text_width(), page.height - page.margins[0] - page.margins[2], padding)
}

fn fits(table: &Table, content: &Content, room: Room, cap: f32) -> bool {
    content.least_widths(table, room.pad, cap).iter().sum::<f32>() <= room.width
}

impl Arranger<'_> {
    fn content(&mut self, table: &Table, size: f32) -> Content {
        let (head, width) = place(&table.head, table.columns.len());
        let (body, width) = place(&table.body, width);
        Content::of(table, &head, &body, width.max(1), self.shaper, size)
    }

    /// Whether a table is better set on a landscape page.
    pub(super) fn wants_landscape(&mut self, table: &Table) -> bool {
        let size = table.size.unwrap_or(self.choice.table_size);
        let content = self.content(table, size);
        let (upright, turned) = (room(self.page(false), PADDING), room(self.page(true), PADDING));
        if !fits(table, &content, upright, ENDLESS) || content.crowded(upright.width, upright.pad) {
            return true;
        }
        // Narrow columns make tall rows: where a turned page holds clearly more of them, it is the better one.
        let (now, lines) = pages(table, &content, upright);
        table.columns.len() >= 6 && lines > 3.0 && pages(table, &content, turned).0 < now * 0.85
    }

    /// The table in the size in which its longest words fit, or cut into parts that repeat the key columns.
    pub(super) fn fit<'t>(&mut self, table: &'t Table, page: PageSetup) -> Vec<Fitted<'t>> {
        let chosen = table.size.unwrap_or(self.choice.table_size);
        let content = self.content(table, chosen);
        let normal = room(page, PADDING);
        let smallest = SMALLEST.min(chosen);
        let least = |content: &Content| content.least_widths(table, normal.pad, ENDLESS).iter().sum::<f32>();
        let mut fewest = None;
        for size in std::iter::once(chosen).chain(SIZES.into_iter().filter(|s| *s < chosen)) {
            let scaled = if size == chosen { content.clone() } else { content.scaled(size / chosen) };
            let least = least(&scaled);
            if least > normal.width {
                continue;
            }
            if least > normal.width * TIGHT && size > smallest {
                let fewest = *fewest.get_or_insert_with(|| {
                    pages(table, &content.scaled(smallest / chosen), normal).0 / (smallest * smallest)
                });
                if pages(table, &scaled, normal).0 / (size * size) > fewest * CRAMPED {
                    continue;
                }
            }
            let padding = if least > normal.width * TIGHT { DENSE } else { PADDING };
            return whole(table, scaled, (size != chosen).then_some(size), padding);
        }
        let small = content.scaled(smallest / chosen);
        for (padding, cap) in [(DENSE, ENDLESS), (PADDING, CODE), (DENSE, CODE)] {
            if fits(table, &small, room(page, padding), cap) {
                return whole(table, small, Some(smallest), padding);
            }
        }
        // Cutting the table is the last resort.
        let parts = blocks::parts(table, &small, normal, CODE);
        if parts.is_empty() {
            // One column alone is wider than the page: its words will break.
            return whole(table, small, Some(smallest), DENSE);
        }
        let part = |part: Table| {
            let content = self.content(&part, smallest);
            Fitted { table: Cow::Owned(part), content, size: Some(smallest), padding: PADDING }
        };
        parts.into_iter().map(part).collect()
    }
}

fn whole(table: &Table, content: Content, size: Option<f32>, padding: u32) -> Vec<Fitted<'_>> {
    vec![Fitted { table: Cow::Borrowed(table), content, size: size.or(table.size), padding }]
}
