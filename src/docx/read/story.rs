//! A part with text, read in one pass: what is open is kept on a stack of our own, so that depth costs no call stack.

use super::blocks::BlockList;
use super::drawing::Drawing;
use super::fields::Fields;
use super::inline::{Building, Properties};
use super::model::{Block, Facts, Part, RunKind};
use super::numbering::{Counters, Numbering};
use super::section::{self, RawSection};
use super::stream::{Broken, Ns, Stream, Tag, Token};
use super::styles::Styles;
use super::symbols;
use super::table::{CellBuilding, RowBuilding, TableBuilding};
use super::theme::Theme;
use crate::package::xml::push_text;
use std::collections::HashMap;

/// Tables and text boxes inside each other; deeper ones are read as plain paragraphs.
const DEEPEST: usize = 150;
/// Paragraphs, runs, cells and the like that a document may have: about ten times a very long one.
const MOST_ITEMS: usize = 1_500_000;

/// What all parts of a document share.
pub(super) struct Shared {
    pub styles: Styles,
    pub numbering: Numbering,
    pub counters: Counters,
    pub theme: Theme,
    pub facts: Facts,
    /// Sections that have ended.
    pub sections: Vec<RawSection>,
    /// The section in which each note is referred to; true for endnotes.
    pub note_sections: HashMap<(bool, i32), usize>,
    items_left: usize,
    /// Tables or text boxes lie deeper in each other than is followed.
    pub too_deep: bool,
    /// Fields begin and end unequally often.
    pub odd_fields: bool,
    /// A part declares a document type.
    pub doctype: bool,
}

impl Shared {
    pub fn new(styles: Styles, numbering: Numbering, theme: Theme) -> Self {
        Shared {
            styles,
            numbering,
            theme,
            counters: Counters::default(),
            facts: Facts { compatibility: 12, default_tab: 720, ..Facts::default() },
            sections: Vec::new(),
            note_sections: HashMap::new(),
            items_left: MOST_ITEMS,
            too_deep: false,
            odd_fields: false,
            doctype: false,
        }
    }

    /// Counts what was read against what a document may have.
    pub fn count(&mut self, items: usize) {
        self.items_left = self.items_left.saturating_sub(items);
    }
}

/// Why the reading of a part ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Damaged or cut off.
    Broken,
    /// More than a document can hold.
    TooMuch,
}

impl From<Broken> for Stop {
    fn from(_: Broken) -> Self {
        Stop::Broken
    }
}

/// A footnote, endnote or comment as its part has it.
#[derive(Debug, Default)]
pub(super) struct RawNote {
    pub id: i32,
    pub author: String,
    pub date: String,
    pub blocks: Vec<Block>,
}

/// What a part said.
pub(super) struct Told {
    pub blocks: Vec<Block>,
    pub notes: Vec<RawNote>,
    /// Paragraphs met.
    pub paragraphs: usize,
    pub stop: Option<Stop>,
}

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
            if self.shared.items_left == 0 {
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

    fn start_w(&mut self, tag: &Tag<'a>) -> Result<Open, Stop> {
        Ok(match tag.local() {
            "p" => self.open_paragraph(tag.at),
            "r" => self.open_run(tag, false),
            "t" => self.open_text(tag),
            "pPr" => {
                match self.frames.last_mut() {
                    Some(Frame::Paragraph(building)) if !building.is_settled() => {
                        let own = Properties::read(&mut self.stream, self.shared)?;
                        self.settle_paragraph(own);
                    }
                    _ => self.stream.skip()?,
                }
                Open::Plain
            }
            "rPr" => {
                let in_run = matches!(self.open.last(), Some(Open::Run | Open::StrayRun));
                match self.frames.last_mut() {
                    Some(Frame::Paragraph(building)) if in_run => {
                        match building.run_properties(&mut self.stream, self.shared) {
                            Some(read) => read?,
                            None => self.stream.skip()?,
                        }
                    }
                    _ => self.stream.skip()?,
                }
                Open::Plain
            }
            "tab" | "ptab" => self.put("\t"),
            "cr" => self.put("\n"),
            "br" => match tag.attr("type").as_deref() {
                Some("page") => self.put_kind(RunKind::PageBreak, ""),
                Some("column") => self.put_kind(RunKind::ColumnBreak, ""),
                _ => self.put("\n"),
            },
            "noBreakHyphen" => self.put("\u{2011}"),
            "softHyphen" => self.put("\u{AD}"),
            "sym" => self.symbol(tag),
            "pgNum" => self.put_kind(RunKind::Field { instruction: "PAGE".into() }, ""),
            "footnoteReference" | "endnoteReference" => self.note_reference(tag),
            "footnoteRef" | "endnoteRef" => self.put_kind(RunKind::NoteMark, ""),
            "fldChar" => {
                match tag.attr("fldCharType").as_deref() {
                    Some("begin") => self.fields.begin(),
                    Some("separate") => self.fields.separate(),
                    Some("end") => self.end_field(),
                    _ => {}
                }
                self.stream.skip()?;
                Open::Plain
            }
            "fldSimple" => {
                self.fields.begin_simple(&tag.attr("instr").unwrap_or_default());
                Open::SimpleField
            }
            "instrText" => {
                self.text.clear();
                Open::Instruction
            }
            "ins" | "moveTo" => {
                let counter = if tag.local() == "ins" {
                    &mut self.shared.facts.tracked_insertions
                } else {
                    &mut self.shared.facts.tracked_moves
                };
                *counter += 1;
                Open::Plain
            }
            "del" | "moveFrom" => {
                self.shared.facts.tracked_deletions += usize::from(tag.local() == "del");
                self.deleted += 1;
                Open::Deleted
            }
            "drawing" | "pict" | "object" => self.open_drawing(tag)?,
            "txbxContent" => self.open_text_box(),
            "tbl" | "tblPr" | "tblGrid" | "tr" | "trPr" | "tblPrEx" | "tc" | "tcPr" => self.start_table(tag)?,
            "sectPr" => {
                if self.part == Part::Document {
                    let section = section::read(&mut self.stream, tag.at)?;
                    self.shared.sections.push(section);
                } else {
                    self.stream.skip()?;
                }
                Open::Plain
            }
            "footnote" | "endnote" | "comment" => self.open_note(tag)?,
            "altChunk" | "subDoc" => {
                self.shared.facts.foreign_parts += 1;
                Open::Plain
            }
            // Settings of what is read otherwise, old text, and templates: nothing of them is seen.
            "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "rubyPr" | "delText" | "delInstrText"
            | "background" | "tblGridChange" | "docPartPr" => {
                self.stream.skip()?;
                Open::Plain
            }
            _ => Open::Plain,
        })
    }

    /// The first alternative whose namespaces are known, else the one to fall back on; never two of them.
    fn start_alternative(&mut self, tag: &Tag<'a>) -> Result<Open, Broken> {
        let choice = match tag.local() {
            "AlternateContent" => return Ok(Open::Alternate(false)),
            "Choice" => true,
            "Fallback" => false,
            _ => return Ok(Open::Plain),
        };
        let Some(Open::Alternate(taken)) = self.open.last_mut() else { return Ok(Open::Plain) };
        if *taken || (choice && !self.stream.understands(&tag.attr("Requires").unwrap_or_default())) {
            self.stream.skip()?;
        } else {
            *taken = true;
        }
        Ok(Open::Plain)
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
                    self.shared.sections.push(*section);
                    self.section += 1;
                }
                let joined = building.joined;
                if let Some(list) = self.list() {
                    list.paragraph(building.paragraph, joined);
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

    fn open_paragraph(&mut self, at: usize) -> Open {
        if matches!(self.frames.last(), Some(Frame::Paragraph(_) | Frame::Drawing(_))) {
            // Not where a paragraph may stand: its text is kept, on a line of its own.
            return self.put("\n");
        }
        self.shared.count(4);
        self.index += 1;
        self.settle_cell();
        self.frames.push(Frame::Paragraph(Box::new(Building::new(self.part, self.index, self.section, at))));
        Open::Paragraph
    }

    fn settle_paragraph(&mut self, own: Properties) {
        let counted = self.deleted == 0;
        let [.., around, Frame::Paragraph(building)] = self.frames.as_mut_slice() else { return };
        let format = match around {
            Frame::Cell(cell) => cell.format.clone(),
            _ => None,
        };
        building.settle(own, format.as_deref(), counted, self.shared);
    }

    fn open_run(&mut self, tag: &Tag, math: bool) -> Open {
        let stray = matches!(self.frames.last(), Some(Frame::List(..) | Frame::Note(..) | Frame::Cell(_)));
        if stray && self.open_paragraph(tag.at) != Open::Paragraph {
            return Open::Plain;
        }
        let settled = match self.frames.last() {
            Some(Frame::Paragraph(building)) => building.is_settled(),
            _ => return Open::Plain,
        };
        if !settled {
            self.settle_paragraph(Properties::default());
        }
        match self.frames.last_mut() {
            Some(Frame::Paragraph(building)) => match building.open_run(tag.at, math, self.shared) {
                true if stray => Open::StrayRun,
                true => Open::Run,
                false => Open::Plain,
            },
            _ => Open::Plain,
        }
    }

    fn close_run(&mut self, end: usize) {
        if let Some(Frame::Paragraph(building)) = self.frames.last_mut() {
            building.close_run(end, self.shared);
        }
    }

    fn open_text(&mut self, tag: &Tag) -> Open {
        self.text.clear();
        Open::Text(tag.attr("space").is_some_and(|space| space == "preserve"))
    }

    fn close_text(&mut self, preserve: bool) {
        let mut text = std::mem::take(&mut self.text);
        if !preserve {
            let trimmed = text.trim_matches([' ', '\t', '\r', '\n']);
            if trimmed.len() != text.len() {
                text = trimmed.to_owned();
            }
        }
        // A line end in the XML is a space on the page.
        if text.contains(['\n', '\r']) {
            text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
        }
        self.put(&text);
        text.clear();
        self.text = text;
    }

    /// Text at this place: that of a field where one is open.
    fn put(&mut self, text: &str) -> Open {
        if text.is_empty() || self.deleted > 0 || !self.fields.visible() {
            return Open::Plain;
        }
        let kind = self.fields.tell().map_or(RunKind::Text, |instruction| RunKind::Field { instruction });
        self.put_kind(kind, text)
    }

    /// Something at this place, whatever field is open.
    fn put_kind(&mut self, kind: RunKind, text: &str) -> Open {
        if self.deleted > 0 || !self.fields.visible() {
            return Open::Plain;
        }
        let end = self.stream.position();
        for place in (0..self.frames.len()).rev() {
            match self.frames.get_mut(place) {
                Some(Frame::Paragraph(building)) if building.is_settled() => {
                    building.push(kind, text, end, self.shared);
                    break;
                }
                Some(Frame::Drawing(_)) => {}
                _ => break,
            }
        }
        Open::Plain
    }

    fn end_field(&mut self) {
        if let Some(instruction) = self.fields.end() {
            self.put_kind(RunKind::Field { instruction }, "");
        }
    }

    fn symbol(&mut self, tag: &Tag) -> Open {
        let code = tag.attr("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let Some(code) = code else { return Open::Plain };
        let font = self.shared.theme.intern(&tag.attr("font").unwrap_or_default());
        let text = char::from_u32(code).map(|c| symbols::unicode(&font, c)).unwrap_or('\u{FFFD}');
        if self.fields.visible() {
            self.fields.tell();
        }
        self.put_kind(RunKind::Symbol { font, code }, text.encode_utf8(&mut [0; 4]))
    }

    fn note_reference(&mut self, tag: &Tag) -> Open {
        let Some(id) = tag.attr("id").and_then(|id| id.parse().ok()) else { return Open::Plain };
        let endnote = tag.local() == "endnoteReference";
        if self.deleted == 0 {
            self.shared.note_sections.entry((endnote, id)).or_insert(self.section);
        }
        self.put_kind(if endnote { RunKind::EndnoteRef(id) } else { RunKind::FootnoteRef(id) }, "")
    }

    fn open_note(&mut self, tag: &Tag) -> Result<Open, Broken> {
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
        self.shared.count(2);
        let author = tag.attr("author").unwrap_or_default().into_owned();
        let date = tag.attr("date").unwrap_or_default().into_owned();
        let note = RawNote { id, author, date, blocks: Vec::new() };
        self.frames.push(Frame::Note(Box::new(note), BlockList::default()));
        Ok(Open::Note)
    }

    fn open_drawing(&mut self, tag: &Tag<'a>) -> Result<Open, Broken> {
        if self.deleted > 0 || !self.fields.visible() {
            self.stream.skip()?;
            return Ok(Open::Plain);
        }
        if !matches!(self.frames.last(), Some(Frame::Paragraph(building)) if building.is_settled()) {
            return Ok(Open::Plain);
        }
        self.shared.facts.objects += usize::from(tag.local() == "object");
        let end = self.stream.position();
        if let Some(Frame::Paragraph(building)) = self.frames.last_mut() {
            building.flush(end, self.shared);
        }
        self.frames.push(Frame::Drawing(Box::default()));
        Ok(Open::Drawing)
    }

    fn open_text_box(&mut self) -> Open {
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

    fn start_table(&mut self, tag: &Tag<'a>) -> Result<Open, Broken> {
        let stream = &mut self.stream;
        match (tag.local(), self.frames.last_mut()) {
            ("tbl", Some(Frame::List(..) | Frame::Note(..) | Frame::Cell(_))) => {
                if self.nesting >= DEEPEST {
                    self.shared.too_deep = true;
                    return Ok(Open::Plain);
                }
                self.nesting += 1;
                self.settle_cell();
                self.shared.count(2);
                self.frames.push(Frame::Table(Box::new(TableBuilding::new(tag.at))));
                return Ok(Open::Table);
            }
            ("tblPr", Some(Frame::Table(table))) if !table.is_settled() => table.properties(stream)?,
            ("tblGrid", Some(Frame::Table(table))) => table.grid(stream)?,
            ("tr", Some(Frame::Table(_))) => {
                self.settle_table()?;
                let Some(Frame::Table(table)) = self.frames.last() else { return Ok(Open::Plain) };
                let row = table.new_row(tag.at);
                self.shared.count(1);
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
                self.shared.count(2);
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
    fn settle_table(&mut self) -> Result<(), Broken> {
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

    fn settle_cell(&mut self) {
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
