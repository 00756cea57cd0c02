//! word/document.xml: the body, sent on to the compressor piece by piece.

use super::paragraph::{NAMESPACES, Place, Story};
use super::section::Sections;
use super::xml::Xml;
use super::{Context, DocxError, MOST_COLUMNS};
use crate::arrange::{FlowBlock, Grid};
use std::collections::BTreeSet;
use std::io::Write;

/// Markup collected before it goes to the compressor, bytes.
const CHUNK: usize = 32 * 1024;

struct Body<'a, W> {
    story: Story<'a>,
    out: &'a mut W,
}

/// Writes the part to `out`; returns the picture files it shows.
pub(super) fn write<W: Write>(cx: &Context, sections: &Sections, out: &mut W) -> Result<BTreeSet<usize>, DocxError> {
    let mut story = Story::new(cx, Xml::part());
    story.takes_notes = true;
    story.xml.raw("<w:document").raw(NAMESPACES).raw("><w:body>");
    let mut body = Body { story, out };
    let last = cx.flow.sections.len().saturating_sub(1);
    for (index, section) in cx.flow.sections.iter().enumerate() {
        // The last section's properties are the body's own; the others ride on their last paragraph (§17.6.18).
        let properties = (index < last).then(|| sections.properties(index));
        body.blocks(&section.blocks, properties.as_deref())?;
    }
    if cx.flow.sections.is_empty() {
        body.story.sliver(None);
    }
    let xml = &mut body.story.xml;
    xml.raw(&sections.properties(last)).raw("</w:body></w:document>");
    body.drain()?;
    Ok(body.story.pictures)
}

impl<W: Write> Body<'_, W> {
    fn blocks(&mut self, blocks: &[FlowBlock], properties: Option<&str>) -> Result<(), DocxError> {
        let mut after_grid = false;
        for (index, block) in blocks.iter().enumerate() {
            let last = index + 1 == blocks.len();
            match block {
                FlowBlock::Para(para) => {
                    let section = properties.filter(|_| last);
                    self.story.paragraph(para, Place { section, ..Place::default() })?;
                    after_grid = false;
                }
                // A table without rows or columns is not a table (§17.4.37).
                FlowBlock::Grid(grid) if grid.rows.is_empty() || grid.widths.is_empty() => {}
                FlowBlock::Grid(grid) => {
                    // Word joins two tables that touch.
                    if after_grid {
                        self.story.sliver(None);
                    }
                    self.grid(grid)?;
                    after_grid = true;
                }
            }
            self.drain_full()?;
        }
        // A section ends on a paragraph, and so does the body.
        let ended_on_para = matches!(blocks.last(), Some(FlowBlock::Para(_)));
        if !ended_on_para {
            self.story.sliver(properties);
        }
        Ok(())
    }

    fn grid(&mut self, grid: &Grid) -> Result<(), DocxError> {
        if grid.widths.len() > MOST_COLUMNS {
            return Err(DocxError::TooManyColumns(grid.widths.len()));
        }
        self.story.open_grid(grid);
        for (index, row) in grid.rows.iter().enumerate() {
            self.story.grid_row(grid, index, row)?;
            self.drain_full()?;
        }
        self.story.close_grid();
        Ok(())
    }

    fn drain_full(&mut self) -> Result<(), DocxError> {
        if self.story.xml.as_str().len() >= CHUNK { self.drain() } else { Ok(()) }
    }

    fn drain(&mut self) -> Result<(), DocxError> {
        self.out.write_all(self.story.xml.as_str().as_bytes())?;
        self.story.xml.clear();
        Ok(())
    }
}
