//! Grids on pages: repeated heads, merged cells across rows and pages, rows that stay whole or split.

use super::grid::{CellBox, LINE, RowBox, row_box};
use super::page::{Artifact, NodeId, NodeKind, Tag};
use super::paper::{Paper, Split};
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

/// Share of a page up to which the words of a merged cell are a label, which readers look for on every page.
const LABEL: f32 = 0.2;

/// Share of a page that a head may take and still be repeated.
const MOST_HEAD: f32 = 0.6;

/// Room that a grid needs so that its start is not torn: a layout grid all of it, a table its head and first row.
pub(super) fn need(paper: &mut Paper<'_>, grid: &Grid) -> f32 {
    let ruled = grid.kind == GridKind::Data;
    if !ruled {
        return grid.rows.iter().map(|r| row_box(paper.flow, paper.shaper, grid, r, false).height).sum();
    }
    let mut total = head_height(&head(paper.flow, paper.shaper, grid)) + LINE;
    for row in grid.rows.iter().skip(grid.head_rows) {
        let made = row_box(paper.flow, paper.shaper, grid, row, true);
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

/// Puts a grid on the pages.
pub(super) fn place(paper: &mut Paper<'_>, grid: &Grid) {
    let ruled = grid.kind == GridKind::Data;
    let parent = if ruled { paper.out.node(paper.parent, NodeKind::Table) } else { paper.parent };
    let mut placing = Placing { grid, ruled, head: Vec::new(), open: Vec::new(), top: paper.y };
    let mut nodes = (parent, parent);
    let mut first = 0;
    if ruled && grid.head_rows > 0 {
        nodes.0 = paper.out.node(parent, NodeKind::TableHead);
        let mut rows = head(paper.flow, paper.shaper, grid);
        // A head that would leave no room for rows is set once, and may be cut, like any rows.
        if head_height(&rows) < paper.page_room() * MOST_HEAD {
            first = grid.head_rows.min(grid.rows.len());
            let marks: Vec<usize> = rows.iter_mut().flat_map(take_marks).collect();
            for row in &mut rows {
                cell_nodes(paper, nodes.0, row, true);
            }
            let notes = paper.notes_of(&marks);
            paper.take_notes(head_height(&rows), notes);
            placing.head = rows;
            placing.emit_head(paper, false);
        }
    }
    if ruled {
        nodes.1 = paper.out.node(parent, NodeKind::TableBody);
    }
    let rows = &grid.rows[first..];
    let mut ahead: VecDeque<RowBox> = VecDeque::new();
    for (r, source) in rows.iter().enumerate() {
        let mut row = match ahead.pop_front() {
            Some(row) => row,
            None => row_box(paper.flow, paper.shaper, grid, source, ruled),
        };
        if ruled {
            let of_head = first + r < grid.head_rows;
            cell_nodes(paper, if of_head { nodes.0 } else { nodes.1 }, &mut row, of_head);
        } else {
            for (cell, source) in row.cells.iter_mut().zip(&source.cells) {
                cell.nodes = source.paras.iter().map(|p| para_node(paper, &p)).collect();
            }
        }
        let after = if row.keep_next { kept_below(paper, grid, &rows[r + 1..], &mut ahead) } else { 0.0 };
        placing.row(paper, row, after, first + r);
    }
    placing.finish(paper);
}

/// Room that the rows need which stay with the one before them; `ahead` holds those laid out already.
fn kept_below(paper: &mut Paper<'_>, grid: &Grid, rows: &[GridRow], ahead: &mut VecDeque<RowBox>) -> f32 {
    let (mut total, mut count) = (0.0, 0);
    while total < paper.page_room() {
        if ahead.len() == count {
            let Some(next) = rows.get(count) else { break };
            ahead.push_back(row_box(paper.flow, paper.shaper, grid, next, grid.kind == GridKind::Data));
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

fn para_node(paper: &mut Paper<'_>, para: &Para) -> NodeId {
    if para.spans.iter().all(|s| !matches!(s, crate::arrange::Span::Text(..))) {
        return paper.parent;
    }
    let kind = paper.kind_of(para);
    paper.out.node(paper.parent, kind)
}

fn cell_nodes(paper: &mut Paper<'_>, parent: NodeId, row: &mut RowBox, head: bool) {
    let node = paper.out.node(parent, NodeKind::TableRow);
    for cell in row.cells.iter_mut().filter(|c| !c.merged) {
        let spans = (cell.col_span as u32, cell.row_span as u32);
        let kind = if head { NodeKind::HeadCell(spans.0, spans.1) } else { NodeKind::DataCell(spans.0, spans.1) };
        cell.nodes = vec![paper.out.node(node, kind)];
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
    fn row(&mut self, paper: &mut Paper<'_>, mut row: RowBox, after: f32, index: usize) {
        let mut next = Some(index);
        loop {
            let height = row.height.max(self.closing(paper));
            let marks: Vec<usize> =
                row.cells.iter().flat_map(|c| c.lines.iter()).flat_map(|l| l.line.notes.iter().copied()).collect();
            let notes = paper.notes_of(&marks);
            let wanted = paper.with_notes(height, &notes);
            // The table's upper and lower line stand half outside its rows.
            let room = paper.room() + 0.01 - if self.ruled { LINE } else { 0.0 };
            let at_top = paper.y <= self.top + head_height(&self.head) + 0.01 && fresh_part(paper, self.top);
            let with_next = wanted + after;
            let kept = with_next <= paper.page_room() * 0.8;
            if wanted <= room && (!kept || with_next <= room || at_top) {
                paper.take_notes(height, notes);
                self.put(paper, row, height, true);
                return;
            }
            let fits_a_page = wanted + head_height(&self.head) + LINE <= paper.page_room();
            if !at_top && (row.cant_split && fits_a_page || wanted <= room || first_lines(&row) > room) {
                self.turn(paper, false, next);
                continue;
            }
            // Taller than the room, and it may or must be cut. Cells that go on in later rows are not: they are drawn
            // page by page like those that are open already.
            let part = (room - LINE).max(0.0);
            let own = |c: &&CellBox| c.merged || c.row_span == 1;
            let nothing = row.cells.iter().filter(own).all(|c| c.lines.is_empty() || c.fitting(part).0 == 0);
            if nothing && !at_top {
                self.turn(paper, false, next);
                continue;
            }
            let (own, spans): (Vec<CellBox>, Vec<CellBox>) =
                std::mem::take(&mut row.cells).into_iter().partition(|c| own(&c));
            row.cells = own;
            let top = paper.y;
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
                row.cells.iter().all(|c| c.lines.is_empty()) && self.closing(paper) <= piece.height.max(part + LINE);
            let height = if done {
                piece.height.max(self.closing(paper))
            } else {
                piece.height.max(paper.room().min(part + LINE))
            };
            paper.take_notes(height, notes);
            take_marks(&mut row);
            self.put(paper, piece, height, done);
            if done {
                return;
            }
            row.height = row.cells.iter().map(CellBox::height).fold(0.0, f32::max) + LINE;
            self.turn(paper, at_top, None);
            next = None;
        }
    }

    /// Height that the row must have for the merged cells that end in it.
    fn closing(&self, paper: &Paper<'_>) -> f32 {
        let ends = self.open.iter().filter(|s| s.rows_left == 1);
        ends.map(|s| s.cell.height() + LINE - (paper.y - s.top)).fold(0.0, f32::max)
    }

    /// Puts a row that fits on the page; `whole` unless more of it is to come.
    fn put(&mut self, paper: &mut Paper<'_>, row: RowBox, height: f32, whole: bool) {
        let y = paper.y;
        for cell in row.cells {
            if cell.merged {
                continue;
            }
            if cell.row_span > 1 {
                self.open.push(OpenSpan { rows_left: cell.row_span, cell, top: y, whole: true });
                continue;
            }
            self.draw(paper, &cell, y, height, None);
        }
        paper.y += height;
        paper.fresh = false;
        if !whole {
            return;
        }
        let bottom = paper.y;
        for span in &mut self.open {
            span.rows_left -= 1;
        }
        let (closed, open): (Vec<OpenSpan>, Vec<OpenSpan>) =
            std::mem::take(&mut self.open).into_iter().partition(|s| s.rows_left == 0);
        self.open = open;
        for span in closed {
            self.draw(paper, &span.cell, span.top, bottom - span.top, None);
        }
    }

    /// Draws a cell's lines and its upper and left edges.
    fn draw(&self, paper: &mut Paper<'_>, cell: &CellBox, top: f32, height: f32, artifact: Option<Artifact>) {
        let x = paper.left() + cell.x;
        let content = cell.height();
        let offset = if cell.middle { ((height - LINE - content) / 2.0).max(0.0) } else { 0.0 };
        let mut y = top + offset + if self.ruled { LINE / 2.0 } else { 0.0 };
        for line in &cell.lines {
            y += line.before;
            let node = cell.nodes.get(line.para).or(cell.nodes.last()).copied().unwrap_or(paper.parent);
            let tag = artifact.map_or(Tag::Node(node), Tag::Artifact);
            paper.emit(&line.line, x, y, tag);
            if artifact.is_none() {
                paper.emit_images(&line.line, x, y);
            }
            y += line.line.height;
        }
        if self.ruled {
            let right = cell.column + cell.col_span >= self.grid.widths.len();
            let lines = &mut paper.page.lines;
            lines.push([x, top, x + cell.width, top]);
            lines.push([x, top, x, top + height]);
            if right {
                lines.push([x + cell.width, top, x + cell.width, top + height]);
            }
        }
    }

    fn emit_head(&mut self, paper: &mut Paper<'_>, again: bool) {
        let heights: Vec<f32> = self.head.iter().map(|r| r.height).collect();
        let mut y = paper.y;
        for (r, row) in self.head.iter().enumerate() {
            for cell in row.cells.iter().filter(|c| !c.merged) {
                let height: f32 = heights[r..(r + cell.row_span).min(heights.len())].iter().sum();
                self.draw(paper, cell, y, height, again.then_some(Artifact::RepeatedHead));
            }
            y += row.height;
        }
        paper.y = y;
        paper.fresh = paper.fresh && self.head.is_empty();
    }

    /// Ends the part on this page and begins the next one, with `row` unless what goes on is the rest of a row; `forced`
    /// when a page's whole height was not enough, so that open cells lose a line whatever the room.
    fn turn(&mut self, paper: &mut Paper<'_>, forced: bool, row: Option<usize>) {
        let bottom = paper.y;
        let mut open = std::mem::take(&mut self.open);
        for span in &mut open {
            let height = bottom - span.top;
            let (n, needed) = span.cell.fitting(height - LINE);
            let done = n == span.cell.lines.len();
            let label = height > 0.0 && span.whole && done && needed <= paper.page_room() * LABEL;
            let again = row.filter(|_| label && n > 0).map(|row| (row, span.cell.clone()));
            let n = if forced { n.max(1).min(span.cell.lines.len()) } else { n };
            let mut part = span.cell.take(n);
            span.whole &= n == 0;
            if let Some((row, cell)) = again {
                paper.wishes.splits.push(Split { at: paper.at, row, column: cell.column });
                part.middle = cell.middle;
                part.after = cell.after;
                (span.cell, span.whole) = (cell, true);
            }
            if height > 0.0 {
                self.draw(paper, &part, span.top, height, None);
            }
        }
        self.bottom_line(paper);
        paper.next_page();
        self.top = paper.y;
        self.emit_head(paper, true);
        for span in &mut open {
            span.top = paper.y;
        }
        self.open = open;
    }

    fn bottom_line(&self, paper: &mut Paper<'_>) {
        if !self.ruled {
            return;
        }
        let (y, left) = (paper.y, paper.left() + self.grid.offset as f32 / 20.0);
        let width = self.grid.widths.iter().sum::<u32>() as f32 / 20.0;
        if y > self.top {
            paper.page.lines.push([left, y, left + width, y]);
        }
    }

    fn finish(mut self, paper: &mut Paper<'_>) {
        // Merges that claim more rows than there are end here.
        for span in std::mem::take(&mut self.open) {
            let height = paper.y - span.top;
            self.draw(paper, &span.cell, span.top, height, None);
        }
        self.bottom_line(paper);
        if self.ruled {
            paper.y += LINE;
        }
    }
}

/// True when the grid's part is all there is on the page.
fn fresh_part(paper: &Paper<'_>, top: f32) -> bool {
    paper.fresh || (top - paper.top_of_page()).abs() < 0.01
}
