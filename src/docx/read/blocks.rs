//! A list of blocks while it grows.

use super::model::{Block, Paragraph, Table};

/// Blocks of the body, a cell, a text box, a header or a note.
#[derive(Debug, Default)]
pub(super) struct BlockList {
    blocks: Vec<Block>,
    /// A paragraph whose mark was deleted under tracking: its text goes on in the next one.
    carried: Option<Box<Paragraph>>,
}

impl BlockList {
    /// Adds a paragraph; `joined` when it goes on in the next.
    pub fn paragraph(&mut self, mut paragraph: Box<Paragraph>, joined: bool) {
        if let Some(before) = self.carried.take() {
            let shift = before.runs.len();
            for text_box in &mut paragraph.anchored {
                text_box.after_run += shift;
            }
            for rule in &mut paragraph.rules {
                rule.after_run += shift;
            }
            let Paragraph { mut runs, mut anchored, mut rules, .. } = *before;
            runs.append(&mut paragraph.runs);
            anchored.append(&mut paragraph.anchored);
            rules.append(&mut paragraph.rules);
            (paragraph.runs, paragraph.anchored, paragraph.rules) = (runs, anchored, rules);
        }
        if joined {
            self.carried = Some(paragraph);
        } else {
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.settle();
        self.blocks.push(Block::Table(Box::new(table)));
    }

    /// What was carried has no paragraph to go on in: it stays one, unless nothing is left of it.
    fn settle(&mut self) {
        if let Some(carried) = self.carried.take()
            && !(carried.runs.is_empty() && carried.anchored.is_empty() && carried.rules.is_empty())
        {
            self.blocks.push(Block::Paragraph(carried));
        }
    }

    /// The blocks, with space between paragraphs of the same style settled (§17.3.1.9).
    pub fn finish(mut self) -> Vec<Block> {
        self.settle();
        for place in 1..self.blocks.len() {
            if let [Block::Paragraph(above), Block::Paragraph(below)] = &mut self.blocks[place - 1..=place]
                && above.style == below.style
            {
                above.spacing.after_dropped = above.spacing.contextual;
                below.spacing.before_dropped = below.spacing.contextual;
            }
        }
        // Most cells have one paragraph, and a list makes room for four.
        self.blocks.shrink_to_fit();
        self.blocks
    }
}
