//! Widths of columns, tried: how high the rows of a table are at them.

use super::columns::Content;
use super::extent::{Extent, HeadCell};
use super::widths::Room;
use std::collections::HashMap;
use std::rc::Rc;

/// Tables of more columns than this are not improved on.
pub(super) const MOST_TRIED: usize = 24;

/// Steps by which width is moved from column to column, pt.
const STEPS: [f32; 9] = [36.0, 24.0, 18.0, 12.0, 9.0, 6.0, 3.0, 2.0, 1.0];

/// Rounds of moves in one step at most.
const ROUNDS: usize = 12;

/// Parts of a line that are worth a line broken more in a cell that is not the row's tallest; one that ends inside a word;
/// and one that ends where it does by so little that programs differ.
const BROKEN: f32 = 0.01;
const TORN: f32 = 0.5;
const DOUBTFUL: f32 = 0.3;

/// Widths being tried, with what each column's cells take at them.
pub(super) struct Trial<'c> {
    content: &'c Content,
    room: Room,
    pub(super) widths: Vec<f32>,
    /// By column: the row and extent of every paragraph.
    texts: Vec<Vec<(usize, &'c Extent)>>,
    /// By column: its cells at the present width.
    now: Vec<Rc<Cells>>,
    /// What was reckoned already, by column and width in twips.
    known: HashMap<(usize, u32), Rc<Cells>>,
}

/// The cells of a column at some width.
struct Cells {
    /// Height of each row's, pt.
    heights: Vec<f32>,
    /// What they cost beyond the height of rows, pt.
    cost: f32,
}

impl<'c> Trial<'c> {
    pub(super) fn new(content: &'c Content, room: Room, widths: Vec<f32>) -> Self {
        let mut texts = vec![Vec::new(); widths.len()];
        for (r, row) in content.rows.iter().enumerate() {
            for (column, extent) in row {
                texts[*column].push((r, extent));
            }
        }
        let mut trial = Trial { content, room, widths, texts, now: Vec::new(), known: HashMap::new() };
        trial.now = (0..trial.widths.len()).map(|c| trial.cells(c)).collect();
        trial
    }

    /// A column's cells at its present width.
    fn cells(&mut self, column: usize) -> Rc<Cells> {
        let key = (column, (self.widths[column] * 20.0).round().max(0.0) as u32);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let (line, gap) = (self.content.line, self.content.gap);
        let inner = self.room.inner(self.widths[column]);
        let mut heights = vec![0.0_f32; self.content.rows.len()];
        let mut cost = 0.0;
        for (row, extent) in &self.texts[column] {
            let lines = extent.lines(inner, line);
            heights[*row] += lines.count * line + if heights[*row] > 0.0 { gap } else { 0.0 };
            cost += (lines.count * BROKEN + lines.torn * TORN + lines.doubtful * DOUBTFUL) * line;
        }
        let made = Rc::new(Cells { heights, cost });
        self.known.insert(key, made.clone());
        made
    }

    /// Height of the sampled rows, the space round their text apart.
    pub(super) fn body(&self) -> f32 {
        let row = |r: usize| self.now.iter().map(|c| c.heights[r]).fold(self.content.line, f32::max);
        (0..self.content.rows.len()).map(row).sum()
    }

    fn head(&self) -> f32 {
        let count = self.content.head.iter().map(|c| c.row + c.row_span).max().unwrap_or(0);
        let mut rows = vec![1.0_f32; count];
        let lines = |cell: &HeadCell| {
            let end = (cell.column + cell.col_span).min(self.widths.len());
            cell.lines(self.room.inner(self.widths[cell.column..end].iter().sum())) as f32
        };
        for cell in self.content.head.iter().filter(|c| c.row_span == 1) {
            rows[cell.row] = rows[cell.row].max(lines(cell));
        }
        for cell in self.content.head.iter().filter(|c| c.row_span > 1) {
            let end = cell.row + cell.row_span;
            let have: f32 = rows[cell.row..end].iter().sum();
            rows[end - 1] += (lines(cell) - have).max(0.0);
        }
        rows.iter().sum::<f32>() * self.content.line
    }

    /// Height of the whole table, its head on every page.
    pub(super) fn height(&self) -> f32 {
        let sampled = self.content.rows.len().max(1) as f32;
        let body = self.body() * (self.content.count.max(1) as f32 / sampled).max(1.0);
        let head = self.head();
        let page = self.room.height.max(1.0);
        if body + head <= page { body + head } else { page * body / (page - head).max(page * 0.2) }
    }

    /// Of two ways with rows as high, the one that breaks less, and where all programs do, is the better.
    fn cost(&self) -> f32 {
        self.height() + self.now.iter().map(|c| c.cost).sum::<f32>()
    }

    /// Moves width from column to column as long as the table gets shorter by it.
    pub(super) fn improve(&mut self, least: &[f32], fixed: &[Option<f32>]) {
        let free: Vec<usize> = (0..self.widths.len()).filter(|i| fixed[*i].is_none()).collect();
        let mut cost = self.cost();
        for step in STEPS {
            let mut rounds = 0;
            let mut moved = true;
            while moved && rounds < ROUNDS {
                moved = false;
                rounds += 1;
                for (from, to) in free.iter().flat_map(|from| free.iter().map(move |to| (*from, *to))) {
                    if from == to || self.widths[from] - step < least[from] {
                        continue;
                    }
                    let before = self.set(&[(from, self.widths[from] - step), (to, self.widths[to] + step)]);
                    let now = self.cost();
                    if now < cost - 0.01 {
                        cost = now;
                        moved = true;
                    } else {
                        self.put_back(before);
                    }
                }
            }
        }
    }

    /// Gives columns of figures under one heading the same width, where that makes no row longer.
    pub(super) fn even_siblings(&mut self, least: &[f32], fixed: &[Option<f32>]) {
        let content = self.content;
        let figures = |i: usize| fixed[i].is_none() && content.numeric[i] > 0.6;
        let mut done = vec![false; self.widths.len()];
        for cell in content.head.iter().filter(|c| c.col_span > 1) {
            let columns: Vec<usize> = (cell.column..(cell.column + cell.col_span).min(done.len())).collect();
            if columns.iter().any(|&i| done[i] || !figures(i)) {
                continue;
            }
            let mean = columns.iter().map(|i| self.widths[*i]).sum::<f32>() / columns.len() as f32;
            if columns.iter().any(|&i| least[i] > mean) {
                continue;
            }
            let cost = self.height();
            let moves: Vec<(usize, f32)> = columns.iter().map(|i| (*i, mean)).collect();
            let before = self.set(&moves);
            if self.height() > cost + 0.01 {
                self.put_back(before);
            }
            columns.iter().for_each(|i| done[*i] = true);
        }
    }

    /// Sets widths and gives what their columns had before.
    fn set(&mut self, moves: &[(usize, f32)]) -> Vec<(usize, f32, Rc<Cells>)> {
        let mut before = Vec::with_capacity(moves.len());
        for (column, width) in moves {
            let old = std::mem::replace(&mut self.widths[*column], *width);
            let cells = self.cells(*column);
            before.push((*column, old, std::mem::replace(&mut self.now[*column], cells)));
        }
        before
    }

    fn put_back(&mut self, before: Vec<(usize, f32, Rc<Cells>)>) {
        for (column, width, cells) in before {
            self.widths[column] = width;
            self.now[column] = cells;
        }
    }
}
