//! Grids on pages: repeated heads, merged cells across rows and pages, rows that stay whole or split.

use super::grid::{CellBox, LINE, RowBox, row_box};
use super::page::{Artifact, NodeId, NodeKind, Tag};
use super::pager::Pager;
use crate::arrange::{Flow, Grid, GridKind, GridRow, Para};
use crate::font::Shaper;
use std::collections::VecDeque;

/// A merged cell that rows below still belong to.
struct OpenSpan {
    cell: CellBox,
    rows_left: usize,
    /// Top of its part on this page.
    top: f32,
    /// None of it stands on an earlier page.
    whole: bool,
}

/// A merged cell goes over a page and its words stand again at the top of the next: there, before `row` of the grid, a
/// cell of its own begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split {
    /// Section and block of the grid.
    pub(super) at: (usize, usize),
    pub(super) row: usize,
    pub(super) column: usize,
}

/// Share of a page up to which the words of a merged cell are a label, which readers look for on every page.
const LABEL: f32 = 0.2;

/// Share of a page that a head may take and still be repeated.
const MOST_HEAD: f32 = 0.6;

/// Room that a grid needs so that its start is not torn: a layout grid all of it, a table its head and first row.
pub(super) fn need(pager: &mut Pager<'_>, grid: &Grid) -> f32 {
    let ruled = grid.kind == GridKind::Data;
    if !ruled {
        return grid.rows.iter().map(|r| row_box(pager.flow, pager.shaper, grid, r, false).height).sum();
    }
    let mut total = head_height(&head(pager.flow, pager.shaper, grid)) + LINE;
    for row in grid.rows.iter().skip(grid.head_rows) {
        let made = row_box(pager.flow, pager.shaper, grid, row, true);
        total += if made.cant_split { made.height } else { first_lines(&made) };
        if !made.keep_next {
            break;
        }
    }
    total
}

/// Least height at which a row can begin on a page.
fn first_lines(row: &RowBox) -> f32 {
    row.cells.iter().filter_map(|c| c.lines.front().map(|l| l.before + l.line.height)).fold(0.0_f32, f32::max) + LINE
}

/// Takes the references to footnotes off a row.
fn take_marks(row: &mut RowBox) -> Vec<usize> {
    row.cells.iter_mut().flat_map(|c| c.lines.iter_mut()).flat_map(|l| std::mem::take(&mut l.line.notes)).collect()
}

pub(super) fn head(flow: &Flow, shaper: &mut Shaper, grid: &Grid) -> Vec<RowBox> {
    let mut rows: Vec<RowBox> =
        grid.rows.iter().take(grid.head_rows).map(|r| row_box(flow, shaper, grid, r, true)).collect();
    // A merged cell that needs more than its rows have makes the last of them taller.
    for r in 0..rows.len() {
        let tall: Vec<(usize, f32)> =
            rows[r].cells.iter().filter(|c| c.row_span > 1).map(|c| (c.row_span, c.height() + LINE)).collect();
        for (span, need) in tall {
            let end = (r + span).min(rows.len());
            let have: f32 = rows[r..end].iter().map(|x| x.height).sum();
            if need > have
                && let Some(last) = rows.get_mut(end - 1)
            {
                last.height += need - have;
            }
        }
    }
    rows
}

fn head_height(rows: &[RowBox]) -> f32 {
    rows.iter().map(|r| r.height).sum()
}

impl Pager<'_> {
    pub(super) fn place_grid(&mut self, grid: &Grid) {
        let ruled = grid.kind == GridKind::Data;
        let parent = if ruled { self.out.node(self.parent, NodeKind::Table) } else { self.parent };
        let mut placing = Placing { grid, ruled, head: Vec::new(), open: Vec::new(), top: self.y };
        let mut nodes = (parent, parent);
        let mut first = 0;
        if ruled && grid.head_rows > 0 {
            nodes.0 = self.out.node(parent, NodeKind::TableHead);
            let mut rows = head(self.flow, self.shaper, grid);
            // A head that would leave no room for rows is set once, and may be cut, like any rows.
            if head_height(&rows) < self.page_room() * MOST_HEAD {
                first = grid.head_rows.min(grid.rows.len());
                let marks: Vec<usize> = rows.iter_mut().flat_map(take_marks).collect();
                for row in &mut rows {
                    cell_nodes(self, nodes.0, row, true);
                }
                let notes = self.notes_of(&marks);
                self.take_notes(head_height(&rows), notes);
                placing.head = rows;
                placing.emit_head(self, false);
            }
        }
        if ruled {
            nodes.1 = self.out.node(parent, NodeKind::TableBody);
        }
        let rows = &grid.rows[first..];
        let mut ahead: VecDeque<RowBox> = VecDeque::new();
        for (r, source) in rows.iter().enumerate() {
            let mut row = match ahead.pop_front() {
                Some(row) => row,
                None => row_box(self.flow, self.shaper, grid, source, ruled),
            };
            if ruled {
                let of_head = first + r < grid.head_rows;
                cell_nodes(self, if of_head { nodes.0 } else { nodes.1 }, &mut row, of_head);
            } else {
                for (cell, source) in row.cells.iter_mut().zip(&source.cells) {
                    cell.nodes = source.paras.iter().map(|p| para_node(self, &p)).collect();
                }
            }
            let after = if row.keep_next { self.kept_below(grid, &rows[r + 1..], &mut ahead) } else { 0.0 };
            placing.row(self, row, after, first + r);
        }
        placing.finish(self);
    }
}

impl Pager<'_> {
    /// Room that the rows need which stay with the one before them; `ahead` holds those laid out already.
    fn kept_below(&mut self, grid: &Grid, rows: &[GridRow], ahead: &mut VecDeque<RowBox>) -> f32 {
        let (mut total, mut count) = (0.0, 0);
        while total < self.page_room() {
            if ahead.len() == count {
                let Some(next) = rows.get(count) else { break };
                ahead.push_back(row_box(self.flow, self.shaper, grid, next, grid.kind == GridKind::Data));
            }
            let next = &ahead[count];
            total += if next.cant_split { next.height } else { first_lines(next) };
            if !next.keep_next {
                break;
            }
            count += 1;
        }
        total
    }
}

fn para_node(pager: &mut Pager<'_>, para: &Para) -> NodeId {
    if para.spans.iter().all(|s| !matches!(s, crate::arrange::Span::Text(..))) {
        return pager.parent;
    }
    let kind = pager.kind_of(para);
    pager.out.node(pager.parent, kind)
}

fn cell_nodes(pager: &mut Pager<'_>, parent: NodeId, row: &mut RowBox, head: bool) {
    let node = pager.out.node(parent, NodeKind::TableRow);
    for cell in row.cells.iter_mut().filter(|c| !c.merged) {
        let spans = (cell.col_span as u32, cell.row_span as u32);
        let kind = if head { NodeKind::HeadCell(spans.0, spans.1) } else { NodeKind::DataCell(spans.0, spans.1) };
        cell.nodes = vec![pager.out.node(node, kind)];
    }
}

/// A grid while its rows go onto pages.
struct Placing<'g> {
    grid: &'g Grid,
    ruled: bool,
    head: Vec<RowBox>,
    open: Vec<OpenSpan>,
    /// Top of the grid's part on this page.
    top: f32,
}

impl Placing<'_> {
    /// Places a row, the grid's `index`th; `after` is the room that must remain below it because it stays with the next
    /// one.
    fn row(&mut self, pager: &mut Pager<'_>, mut row: RowBox, after: f32, index: usize) {
        let mut next = Some(index);
        loop {
            let height = row.height.max(self.closing(pager));
            let marks: Vec<usize> =
                row.cells.iter().flat_map(|c| c.lines.iter()).flat_map(|l| l.line.notes.iter().copied()).collect();
            let notes = pager.notes_of(&marks);
            let wanted = pager.with_notes(height, &notes);
            // The table's upper and lower line stand half outside its rows.
            let room = pager.room() + 0.01 - if self.ruled { LINE } else { 0.0 };
            let at_top = pager.y <= self.top + head_height(&self.head) + 0.01 && pager.fresh_part(self.top);
            let with_next = wanted + after;
            let kept = with_next <= pager.page_room() * 0.8;
            if wanted <= room && (!kept || with_next <= room || at_top) {
                pager.take_notes(height, notes);
                self.put(pager, row, height, true);
                return;
            }
            let fits_a_page = wanted + head_height(&self.head) + LINE <= pager.page_room();
            if !at_top && (row.cant_split && fits_a_page || wanted <= room || first_lines(&row) > room) {
                self.turn(pager, false, next);
                continue;
            }
            // Taller than the room, and it may or must be cut. Cells that go on in later rows are not: they are drawn
            // page by page like those that are open already.
            let part = (room - LINE).max(0.0);
            let own = |c: &&CellBox| c.merged || c.row_span == 1;
            let nothing = row.cells.iter().filter(own).all(|c| c.lines.is_empty() || c.fitting(part).0 == 0);
            if nothing && !at_top {
                self.turn(pager, false, next);
                continue;
            }
            let (own, spans): (Vec<CellBox>, Vec<CellBox>) =
                std::mem::take(&mut row.cells).into_iter().partition(|c| own(&c));
            row.cells = own;
            let top = pager.y;
            self.open.extend(spans.into_iter().map(|cell| OpenSpan {
                rows_left: cell.row_span,
                cell,
                top,
                whole: true,
            }));
            let mut piece = RowBox { cant_split: true, ..RowBox::default() };
            for cell in &mut row.cells {
                let (n, h) = cell.fitting(part);
                // On a page of its own at least one line goes on, whatever the room.
                let n = if nothing { n.max(1).min(cell.lines.len()) } else { n };
                let made = cell.take(n);
                piece.height = piece.height.max(made.lines_height().max(h) + LINE);
                piece.cells.push(made);
            }
            let done =
                row.cells.iter().all(|c| c.lines.is_empty()) && self.closing(pager) <= piece.height.max(part + LINE);
            let height = if done {
                piece.height.max(self.closing(pager))
            } else {
                piece.height.max(pager.room().min(part + LINE))
            };
            pager.take_notes(height, notes);
            take_marks(&mut row);
            self.put(pager, piece, height, done);
            if done {
                return;
            }
            row.height = row.cells.iter().map(CellBox::height).fold(0.0, f32::max) + LINE;
            self.turn(pager, at_top, None);
            next = None;
        }
    }

    /// Height that the row must have for the merged cells that end in it.
    fn closing(&self, pager: &Pager<'_>) -> f32 {
        let ends = self.open.iter().filter(|s| s.rows_left == 1);
        ends.map(|s| s.cell.height() + LINE - (pager.y - s.top)).fold(0.0, f32::max)
    }

    /// Puts a row that fits on the page; `whole` unless more of it is to come.
    fn put(&mut self, pager: &mut Pager<'_>, row: RowBox, height: f32, whole: bool) {
        let y = pager.y;
        for cell in row.cells {
            if cell.merged {
                continue;
            }
            if cell.row_span > 1 {
                self.open.push(OpenSpan { rows_left: cell.row_span, cell, top: y, whole: true });
                continue;
            }
            self.draw(pager, &cell, y, height, None);
        }
        pager.y += height;
        pager.fresh = false;
        if !whole {
            return;
        }
        let bottom = pager.y;
        for span in &mut self.open {
            span.rows_left -= 1;
        }
        let (closed, open): (Vec<OpenSpan>, Vec<OpenSpan>) =
            std::mem::take(&mut self.open).into_iter().partition(|s| s.rows_left == 0);
        self.open = open;
        for span in closed {
            self.draw(pager, &span.cell, span.top, bottom - span.top, None);
        }
    }

    /// Draws a cell's lines and its upper and left edges.
    fn draw(&self, pager: &mut Pager<'_>, cell: &CellBox, top: f32, height: f32, artifact: Option<Artifact>) {
        let x = pager.left() + cell.x;
        let content = cell.height();
        let offset = if cell.middle { ((height - LINE - content) / 2.0).max(0.0) } else { 0.0 };
        let mut y = top + offset + if self.ruled { LINE / 2.0 } else { 0.0 };
        for line in &cell.lines {
            y += line.before;
            let node = cell.nodes.get(line.para).or(cell.nodes.last()).copied().unwrap_or(pager.parent);
            let tag = artifact.map_or(Tag::Node(node), Tag::Artifact);
            pager.emit(&line.line, x, y, tag);
            if artifact.is_none() {
                pager.emit_images(&line.line, x, y);
            }
            y += line.line.height;
        }
        if self.ruled {
            let right = cell.column + cell.col_span >= self.grid.widths.len();
            let lines = &mut pager.page.lines;
            lines.push([x, top, x + cell.width, top]);
            lines.push([x, top, x, top + height]);
            if right {
                lines.push([x + cell.width, top, x + cell.width, top + height]);
            }
        }
    }

    fn emit_head(&mut self, pager: &mut Pager<'_>, again: bool) {
        let heights: Vec<f32> = self.head.iter().map(|r| r.height).collect();
        let mut y = pager.y;
        for (r, row) in self.head.iter().enumerate() {
            for cell in row.cells.iter().filter(|c| !c.merged) {
                let height: f32 = heights[r..(r + cell.row_span).min(heights.len())].iter().sum();
                self.draw(pager, cell, y, height, again.then_some(Artifact::RepeatedHead));
            }
            y += row.height;
        }
        pager.y = y;
        pager.fresh = pager.fresh && self.head.is_empty();
    }

    /// Ends the part on this page and begins the next one, with `row` unless what goes on is the rest of a row; `forced`
    /// when a page's whole height was not enough, so that open cells lose a line whatever the room.
    fn turn(&mut self, pager: &mut Pager<'_>, forced: bool, row: Option<usize>) {
        let bottom = pager.y;
        let mut open = std::mem::take(&mut self.open);
        for span in &mut open {
            let height = bottom - span.top;
            let (n, needed) = span.cell.fitting(height - LINE);
            let done = n == span.cell.lines.len();
            let label = height > 0.0 && span.whole && done && needed <= pager.page_room() * LABEL;
            let again = row.filter(|_| label && n > 0).map(|row| (row, span.cell.clone()));
            let n = if forced { n.max(1).min(span.cell.lines.len()) } else { n };
            let mut part = span.cell.take(n);
            span.whole &= n == 0;
            if let Some((row, cell)) = again {
                pager.splits.push(Split { at: pager.at, row, column: cell.column });
                part.middle = cell.middle;
                part.after = cell.after;
                (span.cell, span.whole) = (cell, true);
            }
            if height > 0.0 {
                self.draw(pager, &part, span.top, height, None);
            }
        }
        self.bottom_line(pager);
        pager.next_page();
        self.top = pager.y;
        self.emit_head(pager, true);
        for span in &mut open {
            span.top = pager.y;
        }
        self.open = open;
    }

    fn bottom_line(&self, pager: &mut Pager<'_>) {
        if !self.ruled {
            return;
        }
        let (y, left) = (pager.y, pager.left() + self.grid.offset as f32 / 20.0);
        let width = self.grid.widths.iter().sum::<u32>() as f32 / 20.0;
        if y > self.top {
            pager.page.lines.push([left, y, left + width, y]);
        }
    }

    fn finish(mut self, pager: &mut Pager<'_>) {
        // Merges that claim more rows than there are end here.
        for span in std::mem::take(&mut self.open) {
            let height = pager.y - span.top;
            self.draw(pager, &span.cell, span.top, height, None);
        }
        self.bottom_line(pager);
        if self.ruled {
            pager.y += LINE;
        }
    }
}

impl Pager<'_> {
    /// True when the grid's part is all there is on the page.
    fn fresh_part(&self, top: f32) -> bool {
        self.fresh || (top - self.top_of_page()).abs() < 0.01
    }
}
