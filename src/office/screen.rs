//! A document's pages for the screen: pictures, and what stands where on them.

use crate::arrange::{Flow, FlowBlock, Grid, GridKind};
use crate::document::{IssueFacts, MISSING};
use crate::font::Shaper;
use crate::layout::{self, Node, NodeId, NodeKind};
use crate::sheet::cell_name;
use crate::svg;
use std::collections::HashMap;

/// Pages that are drawn at most: nobody looks through more, and those of a table of 100,000 rows take 600 MB.
const MOST_PAGES: usize = 400;

/// The pages of a document, as its PDF has them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Screen {
    /// The first of them, in order; all but in very long documents.
    pub pages: Vec<ScreenPage>,
    /// How many there are in all.
    pub count: usize,
    /// The marks of missing facts, in reading order.
    pub missing: Vec<Missing>,
    /// The document's facts, as printed.
    pub facts: IssueFacts,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ScreenPage {
    /// Width and height, pt.
    pub size: (f32, f32),
    /// Its picture, a whole SVG file.
    pub svg: String,
    /// What it says, in reading order.
    pub lines: Vec<ScreenLine>,
}

/// A line of words on a page.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ScreenLine {
    /// x, y, width, height, pt.
    pub rect: [f32; 4],
    /// Its words.
    pub text: String,
    /// The paragraph or cell it belongs to; lines of one have one number. None of page numbers and repeated heads.
    pub block: Option<u32>,
    /// Where its source has it, as far as that is known: `Sheet1!C5`.
    pub source: Option<String>,
}

/// A place on the pages.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Spot {
    /// Page, from 0.
    pub page: usize,
    /// x, y, width, height, pt.
    pub rect: [f32; 4],
}

/// A mark of a missing fact, `[CẦN BỔ SUNG: …]`, as it stands on the pages.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Missing {
    /// What is missing.
    pub what: String,
    /// Which of the marks that miss the same, from 0, filled ones counted.
    pub nth: usize,
    /// Where the mark stands: one rectangle for each of its lines.
    pub spots: Vec<Spot>,
}

/// Draws the pages of a flow that is settled.
/// `left`: the marks that are in it, in reading order.
pub(super) fn draw(flow: &Flow, shaper: &mut Shaper, facts: IssueFacts, left: Vec<(String, usize)>) -> Screen {
    let mut writer = svg::Writer::new(flow, shaper);
    let mut count = 0;
    let mut drawn = Vec::new();
    let structure = layout::layout_to(flow, shaper, &mut |page, shaper| {
        count += 1;
        if count <= MOST_PAGES {
            let svg = writer.page(&page, shaper);
            drawn.push(((page.width, page.height), svg, svg::said(&page, shaper)));
        }
    });
    let sources = sources(flow, &structure.nodes);
    let missing = numbered(missing(drawn.iter().map(|d| &d.2[..])), left);
    let line = |said: svg::Said| ScreenLine {
        rect: said.rect,
        text: said.text,
        block: said.node.map(|n| n.0),
        source: said.node.and_then(|n| sources.get(&n).cloned()),
    };
    let page = |(size, svg, said): ((f32, f32), String, Vec<svg::Said>)| ScreenPage {
        size,
        svg,
        lines: said.into_iter().map(line).collect(),
    };
    Screen { pages: drawn.into_iter().map(page).collect(), count, missing, facts }
}

/// The cell of the source that each cell of a table comes from: rows of data grids and of the structure go side by side.
fn sources(flow: &Flow, nodes: &[Node]) -> HashMap<NodeId, String> {
    let mut out = HashMap::new();
    let mut rows = flow.sections.iter().flat_map(|s| &s.blocks).filter_map(|block| match block {
        FlowBlock::Grid(grid) if grid.kind == GridKind::Data => Some(grid),
        _ => None,
    });
    let mut rows = rows.by_ref().flat_map(|grid| (0..grid.rows.len()).map(move |row| (grid, row)));
    let mut cells: Vec<(NodeId, String)> = Vec::new();
    let mut left = Vec::new().into_iter();
    for (at, node) in nodes.iter().enumerate() {
        match node.kind {
            NodeKind::TableRow => {
                left = rows.next().map(|(grid, row)| cells_of(grid, row)).unwrap_or_default().into_iter();
            }
            NodeKind::HeadCell(..) | NodeKind::DataCell(..) => {
                if let Some(Some(source)) = left.next() {
                    cells.push((NodeId(at as u32), source));
                }
            }
            _ => {}
        }
    }
    out.extend(cells);
    out
}

/// The names of a row's cells in the source, without those a merge covers.
fn cells_of(grid: &Grid, row: usize) -> Vec<Option<String>> {
    let Some(origin) = &grid.origin else { return Vec::new() };
    let mut column = 0;
    let mut out = Vec::new();
    for cell in grid.rows.get(row).iter().flat_map(|r| &r.cells) {
        if !cell.merged {
            out.push(origin.cell(row, column).map(|(column, row)| {
                let name = cell_name(column, row);
                if origin.sheet.is_empty() { name } else { format!("{}!{name}", origin.sheet) }
            }));
        }
        column += cell.col_span;
    }
    out
}

/// The marks of missing facts on pages; one may go over several lines.
fn missing<'p>(pages: impl Iterator<Item = &'p [svg::Said]>) -> Vec<Missing> {
    let mut out = Vec::new();
    // The lines of the paragraph under way, with their pages.
    let mut block: Vec<(usize, &svg::Said)> = Vec::new();
    for (page, said) in pages.enumerate().flat_map(|(page, said)| said.iter().map(move |s| (page, s))) {
        if said.node.is_none() {
            continue;
        }
        if block.last().is_some_and(|(_, last)| last.node != said.node) {
            marks_of(&block, &mut out);
            block.clear();
        }
        block.push((page, said));
    }
    marks_of(&block, &mut out);
    out
}

/// The marks on the pages with their numbers: those of one kind stand on the pages as in the document.
fn numbered(mut shown: Vec<Missing>, mut left: Vec<(String, usize)>) -> Vec<Missing> {
    for mark in &mut shown {
        // Titles are printed in capitals, and a break may stand in the words.
        let plain = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let same = |what: &str| plain(what) == plain(&mark.what);
        if let Some(at) = left.iter().position(|(what, _)| same(what)) {
            (mark.what, mark.nth) = left.remove(at);
        }
    }
    shown
}

fn marks_of(block: &[(usize, &svg::Said)], out: &mut Vec<Missing>) {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (_, said) in block {
        if !(text.is_empty() || text.ends_with(' ')) {
            text.push(' ');
        }
        starts.push(text.len());
        text.push_str(&said.text);
    }
    let mut from = 0;
    while let Some(begin) = text[from..].find(MISSING).map(|at| from + at) {
        let Some(end) = text[begin..].find(']').map(|at| begin + at + 1) else { break };
        let words = text[begin + MISSING.len()..end - 1].trim_start_matches(':').trim();
        let mut spots = Vec::new();
        for ((page, said), start) in block.iter().zip(&starts) {
            let (a, b) = (begin.max(*start), end.min(start + said.text.len()));
            if a < b {
                spots.push(Spot { page: *page, rect: said.part(a - start, b - start) });
            }
        }
        out.push(Missing { what: words.to_owned(), nth: 0, spots });
        from = end;
    }
}
