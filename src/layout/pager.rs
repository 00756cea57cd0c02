//! Filling pages: paragraphs and grids in their order, what stays together, what moves to the next page.

use super::line::{ParaBox, para_box};
use super::page::{Node, NodeId, NodeKind, OutlineEntry, Page, Structure, Tag};
use super::paper::{Hole, Paper, Wishes};
use super::rows;
use crate::arrange::{Flow, FlowBlock, GridKind, Para, Section, Span};
use crate::font::Shaper;

/// Lines that may not stand alone at the foot or the head of a page.
const ORPHANS: usize = 2;

/// Share of a page that is a hole when it stays blank before a picture.
const HOLE: f32 = 0.12;

/// Fills all pages; gives what holds them together, and what may still be changed for their sake.
pub(super) fn fill(flow: &Flow, shaper: &mut Shaper, take: &mut dyn FnMut(Page, &Shaper)) -> (Structure, Wishes) {
    let mut paper = Paper::new(flow, shaper, take);
    for (index, section) in flow.sections.iter().enumerate() {
        paper.begin(index, section);
        blocks(&mut paper, section);
        paper.end();
    }
    (paper.out, paper.wishes)
}

fn blocks<'a>(paper: &mut Paper<'a>, section: &'a Section) {
    let mut laid: Vec<Option<ParaBox>> = section.blocks.iter().map(|_| None).collect();
    for i in 0..section.blocks.len() {
        paper.at.1 = i;
        match &section.blocks[i] {
            FlowBlock::Para(para) => {
                if para.page_break_before && !paper.fresh {
                    paper.next_page();
                }
                let need = need(paper, section, i, &mut laid);
                let Some(made) = laid[i].take() else { continue };
                if !paper.fresh && need > paper.room() && need <= paper.page_room() {
                    if paper.room() > paper.page_room() * HOLE && has_image(para) {
                        paper.wishes.holes.push(Hole { at: paper.at, lacks: need - paper.room() });
                    }
                    paper.next_page();
                }
                place_para(paper, para, made);
            }
            FlowBlock::Grid(grid) => {
                let need = need(paper, section, i, &mut laid);
                if !paper.fresh && need > paper.room() && need <= paper.page_room() {
                    paper.next_page();
                }
                paper.y += std::mem::take(&mut paper.owed);
                rows::place(paper, grid);
            }
        }
    }
}

/// Least room that block `i` needs below the present line so that nothing is torn that belongs together.
fn need(paper: &mut Paper<'_>, section: &Section, i: usize, laid: &mut [Option<ParaBox>]) -> f32 {
    let mut total = 0.0;
    let mut owed = paper.owed;
    let mut first = paper.fresh;
    for (j, block) in section.blocks.iter().enumerate().skip(i) {
        match block {
            FlowBlock::Para(para) => {
                if para.page_break_before && j > i {
                    break;
                }
                if laid[j].is_none() {
                    laid[j] = Some(para_box(paper.flow, paper.shaper, para, paper.text_width()));
                }
                let Some(made) = &laid[j] else { break };
                if !first {
                    total += made.before.max(owed);
                }
                first = false;
                owed = made.after;
                if made.keep_next {
                    total += made.height();
                } else {
                    let lines = whole_lines(made.lines.len());
                    total += made.border.0 + made.lines.iter().take(lines).map(|l| l.height).sum::<f32>();
                    break;
                }
            }
            FlowBlock::Grid(grid) => {
                total += owed + rows::need(paper, grid);
                owed = 0.0;
                let chained = grid.kind == GridKind::Data
                    && grid.rows.last().is_some_and(|r| r.keep_next)
                    && total < paper.page_room();
                if !chained || grid.rows.len() > 3 {
                    break;
                }
            }
        }
        if total > paper.page_room() {
            break;
        }
    }
    total
}

fn place_para(paper: &mut Paper<'_>, para: &Para, made: ParaBox) {
    let left = paper.left();
    // Space before is left out at the head of a page that text flowed onto.
    let before = if paper.fresh && paper.number > 1 { 0.0 } else { made.before.max(paper.owed) };
    let kind = paper.kind_of(para);
    let node = paper.out.node(paper.parent, kind);
    paper.y += before + made.border.0;
    let count = made.lines.len();
    let mut noted = false;
    for (n, line) in made.lines.into_iter().enumerate() {
        let notes = paper.notes_of(&line.notes);
        let left_over = count - n;
        // A line that would leave a widow goes to the next page together with it.
        let least = if n > 0 && left_over == ORPHANS && count > ORPHANS + 1 { 2.0 } else { 1.0 };
        let full = paper.with_notes(line.height * least, &notes) > paper.room() + 0.01;
        if full && !paper.fresh {
            paper.next_page();
        }
        paper.take_notes(line.height, notes);
        if !noted {
            note_heading(paper, node);
            noted = true;
        }
        let y = paper.y;
        paper.emit(&line, left, y, Tag::Node(node));
        paper.emit_images(&line, left, y);
        paper.y += line.height;
        paper.fresh = false;
    }
    paper.y += made.border.1;
    paper.owed = made.after;
}

/// Makes a bookmark of a heading.
fn note_heading(paper: &mut Paper<'_>, node: NodeId) {
    let index = node.0 as usize;
    if let Some(Node { kind: NodeKind::Heading(level, title), .. }) = paper.out.nodes.get(index) {
        let entry = OutlineEntry { level: *level, title: title.to_string(), page: paper.taken, y: paper.y };
        paper.out.outline.push(entry);
    }
}

pub(super) fn has_image(para: &Para) -> bool {
    para.spans.iter().any(|span| matches!(span, Span::Image(_)))
}

/// How many lines of a paragraph must stay together at its start: all of a short one, else two.
fn whole_lines(count: usize) -> usize {
    if count <= ORPHANS + 1 { count } else { ORPHANS }
}
