//! Tags that hold blocks of their own: notes, drawings with text, tables.

use super::{DEEPEST, Frame, Open, Story};
use crate::docx::read::blocks::BlockList;
use crate::docx::read::fields::Fields;
use crate::docx::read::model::{Part, RunKind};
use crate::docx::read::shared::{Cost, RawNote};
use crate::docx::read::stream::{Broken, Ns, Stream, Tag, Token};
use crate::docx::read::table::TableBuilding;
use std::collections::HashMap;

impl<'a> Story<'a, '_> {
    pub(super) fn note_reference(&mut self, tag: &Tag) -> Open {
        let Some(id) = tag.attr("id").and_then(|id| id.parse().ok()) else { return Open::Plain };
        let endnote = tag.local() == "endnoteReference";
        if self.deleted == 0 {
            self.shared.note_sections.entry((endnote, id)).or_insert(self.section);
        }
        self.put_kind(if endnote { RunKind::EndnoteRef(id) } else { RunKind::FootnoteRef(id) }, "")
    }

    pub(super) fn open_note(&mut self, tag: &Tag) -> Result<Open, Broken> {
        let of_document = |part: Part| matches!(part, Part::Footnote(_) | Part::Endnote(_) | Part::Comment(_));
        if self.frames.len() != 1 || !of_document(self.part) {
            return Ok(Open::Plain);
        }
        // Lines above the notes of a page are no notes.
        if tag.attr("type").is_some_and(|kind| kind != "normal") {
            self.stream.skip()?;
            return Ok(Open::Plain);
        }
        let id = tag.attr("id").and_then(|id| id.parse().ok()).unwrap_or(0);
        let (part, endnote) = match self.part {
            Part::Endnote(_) => (Part::Endnote(id), Some(true)),
            Part::Comment(_) => (Part::Comment(id), None),
            _ => (Part::Footnote(id), Some(false)),
        };
        self.part = part;
        self.section = endnote.and_then(|e| self.shared.note_sections.get(&(e, id)).copied()).unwrap_or(0);
        self.index = 0;
        self.shared.count(Cost::Other, 0);
        let author = tag.attr("author").unwrap_or_default().into_owned();
        let date = tag.attr("date").unwrap_or_default().into_owned();
        let note = RawNote { id, author, date, blocks: Vec::new() };
        self.frames.push(Frame::Note(Box::new(note), BlockList::default()));
        Ok(Open::Note)
    }

    pub(super) fn open_drawing(&mut self, tag: &Tag<'a>) -> Result<Open, Broken> {
        if self.deleted > 0 || !self.fields.visible() {
            self.stream.skip()?;
            return Ok(Open::Plain);
        }
        if !matches!(self.frames.last(), Some(Frame::Paragraph(building)) if building.is_settled()) {
            return Ok(Open::Plain);
        }
        self.shared.facts.objects += usize::from(tag.local() == "object");
        if let Some(Frame::Paragraph(building)) = self.frames.last_mut() {
            building.flush(self.shared);
        }
        self.frames.push(Frame::Drawing(Box::default()));
        Ok(Open::Drawing)
    }

    pub(super) fn open_text_box(&mut self) -> Open {
        if !matches!(self.frames.last(), Some(Frame::Drawing(_))) {
            return Open::Plain;
        }
        if self.nesting >= DEEPEST {
            self.shared.too_deep = true;
            return Open::Plain;
        }
        self.nesting += 1;
        let inside = Fields::new(self.fields.lenient);
        let outside = std::mem::replace(&mut self.fields, inside);
        self.frames.push(Frame::List(BlockList::default(), outside));
        Open::TextBox
    }

    pub(super) fn start_table(&mut self, tag: &Tag<'a>) -> Result<Open, Broken> {
        let stream = &mut self.stream;
        match (tag.local(), self.frames.last_mut()) {
            ("tbl", Some(Frame::List(..) | Frame::Note(..) | Frame::Cell(_))) => {
                if self.nesting >= DEEPEST {
                    self.shared.too_deep = true;
                    return Ok(Open::Plain);
                }
                self.nesting += 1;
                self.settle_cell();
                self.shared.count(Cost::Other, 0);
                self.frames.push(Frame::Table(Box::new(TableBuilding::new(tag.at))));
                return Ok(Open::Table);
            }
            ("tblPr", Some(Frame::Table(table))) if !table.is_settled() => table.properties(stream)?,
            ("tblGrid", Some(Frame::Table(table))) => table.grid(stream)?,
            ("tr", Some(Frame::Table(_))) => {
                self.settle_table()?;
                let Some(Frame::Table(table)) = self.frames.last() else { return Ok(Open::Plain) };
                let row = table.new_row(tag.at);
                self.shared.count(Cost::Row, 0);
                self.frames.push(Frame::Row(Box::new(row)));
                return Ok(Open::Row);
            }
            ("tblPrEx", Some(Frame::Row(row))) => row.exceptions(stream)?,
            ("trPr", Some(Frame::Row(row))) => {
                let before = row.deleted;
                row.properties(stream)?;
                self.shared.facts.tracked_insertions += usize::from(row.inserted);
                if row.deleted && !before {
                    self.shared.facts.tracked_deletions += 1;
                    self.deleted += 1;
                }
            }
            ("tc", Some(Frame::Row(row))) => {
                let cell = row.new_cell(tag.at);
                self.shared.count(Cost::Cell, 0);
                self.frames.push(Frame::Cell(Box::new(cell)));
                return Ok(Open::Cell);
            }
            ("tcPr", Some(Frame::Cell(cell))) => {
                cell.properties(stream)?;
                cell.format = None;
                self.settle_cell();
            }
            ("tblPr" | "tblGrid" | "tblPrEx" | "trPr" | "tcPr", _) => stream.skip()?,
            _ => {}
        }
        Ok(Open::Plain)
    }

    /// A table's properties are known: its style counts from here on.
    pub(super) fn settle_table(&mut self) -> Result<(), Broken> {
        let Some(Frame::Table(table)) = self.frames.last_mut() else { return Ok(()) };
        if table.is_settled() {
            return Ok(());
        }
        let style = self.shared.styles.table_style(table.style_id());
        if table.settle(style) {
            let rows = self.rows.get_or_insert_with(|| count_rows(self.xml));
            table.last_row = rows.get(&table.at()).copied();
        }
        Ok(())
    }

    pub(super) fn settle_cell(&mut self) {
        if let [.., Frame::Table(table), Frame::Row(row), Frame::Cell(cell)] = self.frames.as_mut_slice()
            && cell.format.is_none()
        {
            cell.settle(table, row.number());
        }
    }
}

/// The rows of every table of a part, by the byte where it begins; as far as the part is whole.
fn count_rows(xml: &str) -> HashMap<usize, usize> {
    let mut stream = Stream::new(xml);
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut out = HashMap::new();
    while let Ok(token) = stream.next() {
        match token {
            Token::Start(tag) if tag.ns == Ns::W => match tag.local() {
                "tbl" => open.push((stream.depth(), tag.at, 0)),
                "tr" => {
                    if let Some((_, _, rows)) = open.last_mut() {
                        *rows += 1;
                    }
                }
                _ => {}
            },
            Token::End => {
                if let Some((_, at, rows)) = open.pop_if(|(depth, ..)| *depth > stream.depth()) {
                    out.insert(at, rows);
                }
            }
            Token::Eof => break,
            _ => {}
        }
    }
    out
}
