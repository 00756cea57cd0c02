//! What only pages tell, put into the flow, so that both writers print it.

use super::pager;
use super::paper::Split;
use super::rows::head;
use crate::arrange::{Flow, FlowBlock, Grid, GridKind};
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

/// Paragraphs that may go before all pictures of a document, together.
const MOVES: usize = 12;

/// Lets the paragraph behind a picture that would leave a hole in a page go before it, as long as there is one.
fn float_pictures(flow: &mut Flow, shaper: &mut Shaper) {
    if flow.images.is_empty() {
        return;
    }
    let mut stay: Vec<(usize, usize)> = Vec::new();
    for _ in 0..MOVES {
        let (_, wishes) = pager::fill(flow, shaper, &mut |_, _| ());
        let Some((s, b)) = wishes.holes.into_iter().find(|at| !stay.contains(at)) else { return };
        let blocks = flow.sections.get_mut(s).map_or(&mut [][..], |section| &mut section.blocks[b..]);
        // A caption goes with its picture.
        let keeps = |block: &FlowBlock| matches!(block, FlowBlock::Para(p) if p.keep_next == Some(true));
        let next = blocks.iter().take_while(|block| keeps(block)).count() + 1;
        let text = |block: &FlowBlock| match block {
            FlowBlock::Para(p) => {
                matches!(p.element, Element::Body | Element::Item) && p.keep_next != Some(true) && !p.page_break_before
            }
            FlowBlock::Grid(_) => false,
        };
        if blocks.get(next).is_some_and(text) {
            blocks[..=next].rotate_right(1);
        } else {
            stay.push((s, b));
        }
    }
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
