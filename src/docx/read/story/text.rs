//! Tags that stand in the text: paragraphs, runs, characters, fields.

use super::{Frame, Open, Story};
use crate::docx::read::inline::{Building, Properties};
use crate::docx::read::model::{Part, RunKind};
use crate::docx::read::section;
use crate::docx::read::shared::{Cost, Stop};
use crate::docx::read::stream::{Broken, Tag};
use crate::docx::read::symbols;

impl<'a> Story<'a, '_> {
    pub(super) fn start_w(&mut self, tag: &Tag<'a>) -> Result<Open, Stop> {
        Ok(match tag.local() {
            "p" => self.open_paragraph(tag.at),
            "r" => self.open_run(tag, false),
            "t" => self.open_text(tag),
            "pPr" | "rPr" => self.start_properties(tag)?,
            "fldChar" | "fldSimple" | "instrText" => self.start_field(tag)?,
            "ins" | "moveTo" | "del" | "moveFrom" => self.start_change(tag),
            "drawing" | "pict" | "object" => self.open_drawing(tag)?,
            "txbxContent" => self.open_text_box(),
            "tbl" | "tblPr" | "tblGrid" | "tr" | "trPr" | "tblPrEx" | "tc" | "tcPr" => self.start_table(tag)?,
            "sectPr" => {
                if self.part == Part::Document {
                    let section = section::read(&mut self.stream, tag.at)?;
                    self.shared.count(Cost::Section, 0);
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
            _ => self.character(tag),
        })
    }

    /// What stands for a character or a mark; anything else is only what is in it.
    fn character(&mut self, tag: &Tag<'a>) -> Open {
        match tag.local() {
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
            _ => Open::Plain,
        }
    }

    /// Properties of the paragraph or of the run that is open; those of anything else are passed over.
    fn start_properties(&mut self, tag: &Tag<'a>) -> Result<Open, Stop> {
        let in_run = matches!(self.open.last(), Some(Open::Run | Open::StrayRun));
        match self.frames.last_mut() {
            Some(Frame::Paragraph(building)) if tag.local() == "pPr" && !building.is_settled() => {
                let own = Properties::read(&mut self.stream, self.shared)?;
                self.settle_paragraph(own);
            }
            Some(Frame::Paragraph(building)) if tag.local() == "rPr" && in_run => {
                match building.run_properties(&mut self.stream, self.shared) {
                    Some(read) => read?,
                    None => self.stream.skip()?,
                }
            }
            _ => self.stream.skip()?,
        }
        Ok(Open::Plain)
    }

    fn start_field(&mut self, tag: &Tag<'a>) -> Result<Open, Stop> {
        match tag.local() {
            "fldSimple" => {
                self.fields.begin_simple(&tag.attr("instr").unwrap_or_default());
                Ok(Open::SimpleField)
            }
            "instrText" => {
                self.text.clear();
                Ok(Open::Instruction)
            }
            _ => {
                match tag.attr("fldCharType").as_deref() {
                    Some("begin") => self.fields.begin(),
                    Some("separate") => self.fields.separate(),
                    Some("end") => self.end_field(),
                    _ => {}
                }
                self.stream.skip()?;
                Ok(Open::Plain)
            }
        }
    }

    /// A tracked change, read as accepted: what was put in is text, what was taken out is not.
    fn start_change(&mut self, tag: &Tag<'a>) -> Open {
        let facts = &mut self.shared.facts;
        match tag.local() {
            "ins" => facts.tracked_insertions += 1,
            "moveTo" => facts.tracked_moves += 1,
            word => {
                facts.tracked_deletions += usize::from(word == "del");
                self.deleted += 1;
                return Open::Deleted;
            }
        }
        Open::Plain
    }

    /// The first alternative whose namespaces are known, else the one to fall back on; never two of them.
    pub(super) fn start_alternative(&mut self, tag: &Tag<'a>) -> Result<Open, Broken> {
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

    pub(super) fn open_paragraph(&mut self, at: usize) -> Open {
        if matches!(self.frames.last(), Some(Frame::Paragraph(_) | Frame::Drawing(_))) {
            // Not where a paragraph may stand: its text is kept, on a line of its own.
            return self.put("\n");
        }
        self.shared.count(Cost::Paragraph, 0);
        self.index += 1;
        self.settle_cell();
        self.frames.push(Frame::Paragraph(Box::new(Building::new(self.part, self.index, self.section, at))));
        Open::Paragraph
    }

    pub(super) fn settle_paragraph(&mut self, own: Properties) {
        let counted = self.deleted == 0;
        let [.., around, Frame::Paragraph(building)] = self.frames.as_mut_slice() else { return };
        let format = match around {
            Frame::Cell(cell) => cell.format.clone(),
            _ => None,
        };
        building.settle(own, format.as_deref(), counted, self.shared);
    }

    pub(super) fn open_run(&mut self, tag: &Tag, math: bool) -> Open {
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

    pub(super) fn close_run(&mut self, end: usize) {
        if let Some(Frame::Paragraph(building)) = self.frames.last_mut() {
            building.close_run(end, self.shared);
        }
    }

    pub(super) fn open_text(&mut self, tag: &Tag) -> Open {
        self.text.clear();
        Open::Text(tag.attr("space").is_some_and(|space| space == "preserve"))
    }

    pub(super) fn close_text(&mut self, preserve: bool) {
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
    pub(super) fn put(&mut self, text: &str) -> Open {
        if text.is_empty() || self.deleted > 0 || !self.fields.visible() {
            return Open::Plain;
        }
        let kind = self.fields.tell().map_or(RunKind::Text, |instruction| RunKind::Field { instruction });
        self.put_kind(kind, text)
    }

    /// Something at this place, whatever field is open.
    pub(super) fn put_kind(&mut self, kind: RunKind, text: &str) -> Open {
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

    pub(super) fn end_field(&mut self) {
        if let Some(instruction) = self.fields.end() {
            self.put_kind(RunKind::Field { instruction }, "");
        }
    }

    pub(super) fn symbol(&mut self, tag: &Tag) -> Open {
        let code = tag.attr("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let Some(code) = code else { return Open::Plain };
        let font = self.shared.theme.intern(&tag.attr("font").unwrap_or_default());
        let text = char::from_u32(code).map(|c| symbols::unicode(&font, c)).unwrap_or('\u{FFFD}');
        if self.fields.visible() {
            self.fields.tell();
        }
        self.put_kind(RunKind::Symbol { font, code }, text.encode_utf8(&mut [0; 4]))
    }
}
