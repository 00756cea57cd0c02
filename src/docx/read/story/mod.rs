//! A part with text, read in one pass: what is open is kept on a stack of our own, so that depth costs no call stack.

mod containers;
mod text;

use super::blocks::BlockList;
use super::drawing::Drawing;
use super::fields::Fields;
use super::inline::{Building, Properties};
use super::model::Part;
use super::shared::{Cost, RawNote, Shared, Stop, Told};
use super::stream::{Ns, Stream, Tag, Token};
use super::table::{CellBuilding, RowBuilding, TableBuilding};
use crate::package::xml::push_text;
use std::collections::HashMap;

/// Tables and text boxes inside each other; deeper ones are read as plain paragraphs.
const DEEPEST: usize = 150;
/// What an open element is, to know what its end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nothing but what is in it.
    Plain,
    Paragraph,
    Run,
    /// A run that stands in no paragraph: it gets one.
    StrayRun,
    /// Characters; true where white space at the edges counts.
    Text(bool),
    Instruction,
    SimpleField,
    Deleted,
    /// Alternatives; true once one is taken.
    Alternate(bool),
    Drawing,
    /// A shape or group of a drawing.
    Shape,
    TextBox,
    Table,
    Row,
    Cell,
    Note,
}

/// What is being built.
enum Frame {
    /// The part, a note, or a text box with the fields around it.
    List(BlockList, Fields),
    Note(Box<RawNote>, BlockList),
    Paragraph(Box<Building>),
    Drawing(Box<Drawing>),
    Table(Box<TableBuilding>),
    Row(Box<RowBuilding>),
    Cell(Box<CellBuilding>),
}

/// The reader of one part.
pub(super) struct Story<'a, 's> {
    shared: &'s mut Shared,
    stream: Stream<'a>,
    xml: &'a str,
    part: Part,
    section: usize,
    index: usize,
    open: Vec<Open>,
    frames: Vec<Frame>,
    fields: Fields,
    notes: Vec<RawNote>,
    /// Characters of the `<w:t>` that is open.
    text: String,
    /// Deletions around this place.
    deleted: usize,
    /// Tables and text boxes around it.
    nesting: usize,
    /// Rows of each table by the byte it begins at, when a style asks.
    rows: Option<HashMap<usize, usize>>,
}

impl<'a, 's> Story<'a, 's> {
    /// Over the text of a part. Notes take their number from `part`'s kind and their own ids.
    pub fn new(xml: &'a str, part: Part, section: usize, shared: &'s mut Shared) -> Self {
        let count = |kind: &str| xml.matches(kind).count();
        let odd = xml.contains("fldChar") && count("CharType=\"begin\"") != count("CharType=\"end\"");
        shared.odd_fields |= odd;
        Story {
            shared,
            stream: Stream::new(xml),
            xml,
            part,
            section,
            index: 0,
            open: Vec::new(),
            frames: vec![Frame::List(BlockList::default(), Fields::default())],
            fields: Fields::new(odd),
            notes: Vec::new(),
            text: String::new(),
            deleted: 0,
            nesting: 0,
            rows: None,
        }
    }

    /// Reads the part. What was read before damage is kept.
    pub fn read(mut self) -> Told {
        let stop = self.run().err();
        let end = self.stream.position();
        while self.frames.len() > 1 {
            self.close_frame(end);
        }
        let blocks = match self.frames.pop() {
            Some(Frame::List(list, _)) => list.finish(),
            _ => Vec::new(),
        };
        self.shared.doctype |= self.stream.doctype;
        Told { blocks, notes: self.notes, paragraphs: self.index, stop }
    }

    fn run(&mut self) -> Result<(), Stop> {
        loop {
            match self.stream.next()? {
                Token::Start(tag) => {
                    let depth = self.stream.depth();
                    let open = self.start(&tag)?;
                    // What was read to its end is not open any more.
                    if self.stream.depth() >= depth {
                        self.open.push(open);
                    }
                }
                Token::End => {
                    if let Some(open) = self.open.pop() {
                        self.end(open);
                    }
                }
                Token::Text(event) => {
                    if matches!(self.open.last(), Some(Open::Text(_) | Open::Instruction)) {
                        push_text(&event, &mut self.text);
                    }
                }
                Token::Eof => return Ok(()),
            }
            if self.shared.is_full() {
                return Err(Stop::TooMuch);
            }
        }
    }

    fn start(&mut self, tag: &Tag<'a>) -> Result<Open, Stop> {
        match tag.ns {
            Ns::W => self.start_w(tag),
            Ns::Mc => Ok(self.start_alternative(tag)?),
            Ns::M => Ok(match tag.local() {
                "r" => self.open_run(tag, true),
                "t" => self.open_text(tag),
                _ => Open::Plain,
            }),
            Ns::Wp | Ns::A | Ns::Pic | Ns::Wps | Ns::Wpg | Ns::V => {
                if let Some(Frame::Drawing(drawing)) = self.frames.last_mut()
                    && drawing.open(tag, &mut self.stream)?
                {
                    return Ok(Open::Shape);
                }
                Ok(Open::Plain)
            }
            Ns::Chart => {
                self.shared.facts.charts += usize::from(matches!(tag.local(), "chart" | "relIds"));
                Ok(Open::Plain)
            }
            Ns::R | Ns::Known | Ns::Other => Ok(Open::Plain),
        }
    }

    fn end(&mut self, open: Open) {
        let end = self.stream.position();
        match open {
            Open::Plain | Open::Alternate(_) => {}
            Open::Text(preserve) => self.close_text(preserve),
            Open::Instruction => {
                let text = std::mem::take(&mut self.text);
                self.fields.instruction(&text);
            }
            Open::Run => self.close_run(end),
            Open::StrayRun => {
                self.close_run(end);
                self.close_frame(end);
            }
            Open::SimpleField => self.end_field(),
            Open::Deleted => self.deleted = self.deleted.saturating_sub(1),
            Open::Shape => {
                if let Some(Frame::Drawing(drawing)) = self.frames.last_mut() {
                    drawing.close();
                }
            }
            Open::Paragraph | Open::Drawing | Open::TextBox | Open::Table | Open::Row | Open::Cell | Open::Note => {
                self.close_frame(end);
            }
        }
    }

    /// What the innermost frame holds goes to the one around it.
    fn close_frame(&mut self, end: usize) {
        match self.frames.pop() {
            Some(Frame::Paragraph(mut building)) => {
                if !building.is_settled() {
                    self.frames.push(Frame::Paragraph(building));
                    self.settle_paragraph(Properties::default());
                    let Some(Frame::Paragraph(again)) = self.frames.pop() else { return };
                    building = again;
                }
                let mut building = building.finish(end, self.shared);
                if let Some(section) = building.section_end.take().filter(|_| self.part == Part::Document) {
                    self.shared.count(Cost::Section, 0);
                    self.shared.sections.push(*section);
                    self.section += 1;
                }
                let joined = building.joined;
                if let Some(list) = self.list() {
                    list.paragraph(Box::new(building.paragraph), joined);
                }
            }
            Some(Frame::Drawing(drawing)) => {
                if let Some(Frame::Paragraph(building)) = self.frames.last_mut() {
                    building.attach(*drawing, end, self.shared);
                }
            }
            Some(Frame::List(list, fields)) => {
                self.fields = fields;
                self.nesting = self.nesting.saturating_sub(1);
                if let Some(Frame::Drawing(drawing)) = self.frames.last_mut() {
                    drawing.add_text(list.finish());
                }
            }
            Some(Frame::Note(mut note, list)) => {
                note.blocks = list.finish();
                self.notes.push(*note);
            }
            Some(Frame::Table(table)) => {
                self.nesting = self.nesting.saturating_sub(1);
                let table = table.finish(end);
                if let Some(list) = self.list() {
                    list.table(table);
                }
            }
            Some(Frame::Row(row)) => {
                if row.deleted {
                    self.deleted = self.deleted.saturating_sub(1);
                } else if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    table.add_row(*row, end);
                }
            }
            Some(Frame::Cell(cell)) => {
                if let Some(Frame::Row(row)) = self.frames.last_mut() {
                    row.add_cell(*cell, end);
                }
            }
            None => {}
        }
    }

    /// The list that blocks go to at this place.
    fn list(&mut self) -> Option<&mut BlockList> {
        self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::List(list, _) | Frame::Note(_, list) => Some(list),
            Frame::Cell(cell) => Some(&mut cell.list),
            _ => None,
        })
    }
}
