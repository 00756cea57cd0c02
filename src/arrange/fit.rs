//! How a table meets the page: font size, padding, orientation, and parts when even a landscape page is too narrow.

use super::blocks;
use super::columns::{Content, ENDLESS};
use super::placing::place;
use super::widths::{Room, pages};
use super::{Arranger, PageSetup};
use crate::document::Table;
use crate::standard::Element;
use std::borrow::Cow;

/// Sizes tried for a table that does not fit in the chosen one, pt: never below 10, and never a reason to grow.
const SIZES: [f32; 4] = [12.0, 11.0, 10.5, SMALLEST];

/// No table is set smaller, pt.
const SMALLEST: f32 = 10.0;

/// Left and right padding of a cell, twips (1.5 mm).
pub(super) const PADDING: u32 = 85;

/// The same where the longest words would leave little to the sentences (0.7 mm): of a plan of eleven columns that is a
/// thirteenth of the room its sentences have.
const DENSE: u32 = 40;

/// Longest word for which a table is cut into parts, pt, in the smallest size: `KH20_TT_N01.1.1` is as long.
const CODE: f32 = 85.0;

/// Share of a page's width from which the longest words leave little to the sentences.
const TIGHT: f32 = 0.85;

/// A size is too large when it takes so many times the pages that the smallest one would, its lines apart.
const CRAMPED: f32 = 1.25;

/// Parts are better than one piece that takes so many times their pages. A plan of 11 columns and 177 long rows, which
/// people read across, takes 1.7 times.
const STARVED: f32 = 2.0;

/// A table, or a part of one, as it goes onto the page.
#[derive(Clone)]
pub(super) struct Fitted<'t> {
    pub(super) table: Cow<'t, Table>,
    pub(super) content: Content,
    /// Where it is not the standard's, pt.
    pub(super) size: Option<f32>,
    /// Left and right padding of a cell, twips.
    pub(super) padding: u32,
}

impl<'t> Fitted<'t> {
    fn whole(table: &'t Table, content: Content, size: Option<f32>, padding: u32) -> Self {
        Fitted { table: Cow::Borrowed(table), content, size: size.or(table.size), padding }
    }
}

pub(super) fn room(page: PageSetup, padding: u32) -> Room {
    Room::new(page.text_width(), page.height - page.margins[0] - page.margins[2], padding)
}

fn fits(table: &Table, content: &Content, room: Room, cap: f32) -> bool {
    content.least_widths(table, room.pad, cap).iter().sum::<f32>() <= room.width
}

/// A table is turned on its side where that takes no more than this share of its pages.
const CLEARLY: f32 = 0.85;
/// From so many columns of sentences on it is turned where that takes no more pages: task lists of eight columns, whose names of
/// units stand over four lines upright.
const WIDE_TABLE: usize = 8;

impl Arranger<'_> {
    fn content(&mut self, table: &Table, size: f32) -> Content {
        let (head, width) = place(&table.head, table.columns.len());
        let (body, width) = place(&table.body, width);
        let spec = self.spec(Element::TableText);
        let gap = spec.before.max(spec.after);
        Content { gap, ..Content::of(table, &head, &body, width.max(1), self.shaper, size) }
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
        let clearly = if table.columns.len() >= WIDE_TABLE { 1.0 } else { CLEARLY };
        table.columns.len() >= 6 && lines > 3.0 && pages(table, &content, turned).0 < now * clearly
    }

    /// The table in the size in which its longest words fit, or cut into parts that repeat the key columns.
    pub(super) fn fit<'t>(&mut self, table: &'t Table, page: PageSetup) -> Vec<Fitted<'t>> {
        let chosen = table.size.unwrap_or(self.choice.table_size);
        let content = self.content(table, chosen);
        let normal = room(page, PADDING);
        let smallest = SMALLEST.min(chosen);
        let whole = one_piece(table, &content, chosen, page);
        let small = content.scaled(smallest / chosen);
        if let Some(whole) = &whole {
            let least = small.least_widths(table, normal.pad, ENDLESS).iter().sum::<f32>();
            if whole.size != Some(smallest) || least <= normal.width * TIGHT {
                return vec![whole.clone()];
            }
        }
        // Cutting the table is the last resort: it does not fit, or would be a column of single words.
        let part = |part: Table| {
            let content = self.content(&part, smallest);
            Fitted { table: Cow::Owned(part), content, size: Some(smallest), padding: PADDING }
        };
        let parts: Vec<Fitted<'t>> = blocks::parts(table, &small, normal, CODE).into_iter().map(part).collect();
        let take = |f: &Fitted<'_>| pages(&f.table, &f.content, room(page, f.padding)).0;
        match whole {
            Some(whole) if parts.is_empty() || take(&whole) <= parts.iter().map(take).sum::<f32>() * STARVED => {
                vec![whole]
            }
            // One column alone is wider than the page: its words will break.
            _ if parts.is_empty() => vec![Fitted::whole(table, small, Some(smallest), DENSE)],
            _ => parts,
        }
    }
}

/// The table in one piece, in the largest size in which its longest words fit and its sentences have room.
fn one_piece<'t>(table: &'t Table, content: &Content, chosen: f32, page: PageSetup) -> Option<Fitted<'t>> {
    let normal = room(page, PADDING);
    let smallest = SMALLEST.min(chosen);
    let mut fewest = None;
    for size in std::iter::once(chosen).chain(SIZES.into_iter().filter(|s| *s < chosen)) {
        let scaled = if size == chosen { content.clone() } else { content.scaled(size / chosen) };
        let least = scaled.least_widths(table, normal.pad, ENDLESS).iter().sum::<f32>();
        if least > normal.width {
            continue;
        }
        let tight = least > normal.width * TIGHT;
        if tight && size > smallest {
            let per_line = |c: &Content, size: f32| pages(table, c, normal).0 / (size * size);
            let fewest = *fewest.get_or_insert_with(|| per_line(&content.scaled(smallest / chosen), smallest));
            if per_line(&scaled, size) > fewest * CRAMPED {
                continue;
            }
        }
        let padding = if tight { DENSE } else { PADDING };
        return Some(Fitted::whole(table, scaled, (size != chosen).then_some(size), padding));
    }
    let small = content.scaled(smallest / chosen);
    [(DENSE, ENDLESS), (PADDING, CODE), (DENSE, CODE)]
        .into_iter()
        .find(|(padding, cap)| fits(table, &small, room(page, *padding), *cap))
        .map(|(padding, _)| Fitted::whole(table, small, Some(smallest), padding))
}
