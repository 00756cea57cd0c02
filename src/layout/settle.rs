//! What only pages tell, put into the flow, so that both writers print it.

use super::pager::{self, has_image};
use super::paper::{Hole, Split};
use super::rows::head;
use crate::arrange::{Flow, FlowBlock, Grid, GridKind, Para, Span};
use crate::font::Shaper;
use crate::standard::Element;

/// Gives the rows of heads with merged cells their heights, which office suites reckon each in its own way; lets text go
/// before a picture that would leave much of a page blank, and the label of a merged cell that goes over a page stand
/// again at the top of the next one.
pub fn settle(flow: &mut Flow, shaper: &mut Shaper) {
    head_heights(flow, shaper);
    float_pictures(flow, shaper);
    let mut grids = flow.sections.iter().flat_map(|s| &s.blocks).filter_map(|block| match block {
        FlowBlock::Grid(grid) if grid.kind == GridKind::Data => Some(grid),
        _ => None,
    });
    if !grids.any(|grid| merges(grid, grid.head_rows..grid.rows.len())) {
        return;
    }
    let (_, wishes) = pager::fill(flow, shaper, &mut |_, _| ());
    for Split { at, row, column } in wishes.splits {
        let block = flow.sections.get_mut(at.0).and_then(|s| s.blocks.get_mut(at.1));
        if let Some(FlowBlock::Grid(grid)) = block {
            split(grid, row, column);
        }
    }
}

/// Changes made for the sake of all pictures of a document, together.
const MOVES: usize = 12;

/// Share of its size at which a chart's words can still be read well.
const SMALLER: f32 = 0.8;

/// Fills the holes that pictures would leave in pages: a picture that lacks little is set smaller; before another goes
/// the text behind it, as long as there is some.
fn float_pictures(flow: &mut Flow, shaper: &mut Shaper) {
    if flow.images.is_empty() {
        return;
    }
    let mut stay: Vec<(usize, usize)> = Vec::new();
    for _ in 0..MOVES {
        let (_, wishes) = pager::fill(flow, shaper, &mut |_, _| ());
        let Some(Hole { at: (s, b), lacks }) = wishes.holes.into_iter().find(|hole| !stay.contains(&hole.at)) else {
            return;
        };
        if shrink(flow, (s, b), lacks) {
            continue;
        }
        let choice = flow.choice;
        let blocks = flow.sections.get_mut(s).map_or(&mut [][..], |section| &mut section.blocks[b..]);
        // A caption goes with its picture, a heading with the text below it.
        let own = blocks.iter().take_while(|block| keeps(block, |p| p.keep_next == Some(true))).count() + 1;
        let heads = |p: &Para| {
            p.keep_next.unwrap_or(p.element.spec(&choice).keep_next) && p.element != Element::Caption && !has_image(p)
        };
        let heads = blocks.iter().skip(own).take_while(|block| keeps(block, heads)).count();
        let text = |p: &Para| matches!(p.element, Element::Body | Element::Item) && p.keep_next != Some(true);
        if blocks.get(own + heads).is_some_and(|block| keeps(block, text)) {
            blocks[..=own + heads].rotate_left(own);
        } else {
            stay.push((s, b));
        }
    }
}

/// Whether a block is a paragraph of some kind that does not begin a page.
fn keeps(block: &FlowBlock, kind: impl Fn(&Para) -> bool) -> bool {
    matches!(block, FlowBlock::Para(para) if !para.page_break_before && kind(para))
}

/// Sets the picture of a block smaller, if it then fits the page on which it lacks so much room.
fn shrink(flow: &mut Flow, at: (usize, usize), lacks: f32) -> bool {
    let block = flow.sections.get(at.0).and_then(|s| s.blocks.get(at.1));
    let Some(FlowBlock::Para(para)) = block else { return false };
    let mut images = para.spans.iter().filter_map(|s| if let Span::Image(index) = s { Some(*index) } else { None });
    let (Some(index), None) = (images.next(), images.next()) else { return false };
    let Some(picture) = flow.images.get_mut(index) else { return false };
    // A point more, so that no rounding undoes it.
    let share = (picture.size.1 - lacks - 1.0) / picture.size.1.max(1.0);
    if share < SMALLER {
        return false;
    }
    picture.size = (picture.size.0 * share, picture.size.1 * share);
    true
}

fn merges(grid: &Grid, rows: std::ops::Range<usize>) -> bool {
    grid.rows.get(rows).into_iter().flatten().any(|row| row.cells.iter().any(|cell| cell.row_span > 1))
}

fn head_heights(flow: &mut Flow, shaper: &mut Shaper) {
    let mut heights = Vec::new();
    for (s, section) in flow.sections.iter().enumerate() {
        for (b, block) in section.blocks.iter().enumerate() {
            if let FlowBlock::Grid(grid) = block
                && grid.kind == GridKind::Data
                && merges(grid, 0..grid.head_rows.min(grid.rows.len()))
            {
                heights.push((s, b, head(flow, shaper, grid)));
            }
        }
    }
    for (s, b, rows) in heights {
        if let FlowBlock::Grid(grid) = &mut flow.sections[s].blocks[b] {
            for (row, made) in grid.rows.iter_mut().zip(rows) {
                row.height = (made.height * 20.0).round() as u32;
            }
        }
    }
}

/// Lets the merged cell that covers `row` at `column` begin anew there.
fn split(grid: &mut Grid, row: usize, column: usize) {
    let at = |grid: &Grid, r: usize| {
        let mut next = 0;
        grid.rows.get(r)?.cells.iter().position(|cell| {
            let here = next == column;
            next += cell.col_span;
            here
        })
    };
    let Some((first, of_first)) =
        (0..row).rev().filter_map(|r| Some((r, at(grid, r)?))).find(|(r, c)| !grid.rows[*r].cells[*c].merged)
    else {
        return;
    };
    let Some(here) = at(grid, row).filter(|c| grid.rows[row].cells[*c].merged) else { return };
    let whole = grid.rows[first].cells[of_first].clone();
    let Some(rest) = (first + whole.row_span).checked_sub(row).filter(|rest| *rest > 0) else { return };
    grid.rows[first].cells[of_first].row_span = row - first;
    let cell = &mut grid.rows[row].cells[here];
    cell.merged = false;
    cell.row_span = rest;
    cell.paras = whole.paras;
    cell.v_align = whole.v_align;
}
