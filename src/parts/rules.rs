//! Lines under words: borders, drawn lines, underlining, or signs typed in a row.

use super::{Home, Lines, Part};
use crate::docx::read::model::{Paragraph, Source, Underline};
use crate::outline::lines::is_rule;

/// Paragraphs in which the line under words is looked for: their own, and blank ones that carry a drawing.
const REACH: usize = 4;

/// How a line under words is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// A border of the paragraph or of the one below it.
    Border,
    /// A straight line drawn on the page.
    Shape,
    /// Signs in a row: `_____`.
    Signs,
    /// The words are underlined.
    Underline,
}

/// A line under words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruled {
    /// How it is made.
    pub how: Drawn,
    /// Its length in twips, where the file tells without laying out pages.
    pub length: Option<i32>,
}

impl Lines<'_> {
    /// The line under the last words of a part, if there is one.
    pub fn rule_under(&self, source: &Source, part: &Part) -> Option<Ruled> {
        let last = *part.last()?;
        let line = &self.all[last];
        let below = self.all.get(last + 1).filter(|l| l.home == line.home);
        if below.is_some_and(|l| is_rule(&l.text)) {
            return Some(Ruled { how: Drawn::Signs, length: None });
        }
        if line.mostly(|f| f.underline != Underline::None) {
            return Some(Ruled { how: Drawn::Underline, length: None });
        }
        // The paragraph itself, and blank ones that follow it up to the next words.
        let until = below.map_or(usize::MAX, |l| l.paragraph.index);
        let near = source.paragraphs().skip_while(|p| p.index < line.paragraph.index).take_while(|p| p.index < until);
        for paragraph in near.take(REACH) {
            if let Some(shape) = paragraph.rules.iter().find(|r| r.is_horizontal()) {
                return Some(Ruled { how: Drawn::Shape, length: Some(shape.length()) });
            }
            let own = paragraph.index == line.paragraph.index;
            if paragraph.borders.bottom.visible || !own && paragraph.borders.top.visible {
                return Some(Ruled { how: Drawn::Border, length: None });
            }
            if !own && !blank(paragraph) {
                break;
            }
        }
        self.cell_rule(line, below)
    }

    /// The bottom border of the cell that ends with this line, in a table that is no grid.
    fn cell_rule(&self, line: &super::Line<'_>, below: Option<&super::Line<'_>>) -> Option<Ruled> {
        let Home::Cell { table, row, column } = line.home else { return None };
        if below.is_some() {
            return None;
        }
        let cell = self.tables.get(table)?.rows.get(row)?.cells.iter().find(|c| c.column == column)?;
        let sides = [&cell.borders.left, &cell.borders.right];
        let drawn = cell.borders.bottom.visible && sides.iter().all(|side| !side.visible);
        drawn.then_some(Ruled { how: Drawn::Border, length: None })
    }
}

fn blank(paragraph: &Paragraph) -> bool {
    paragraph.text().trim().is_empty()
}
