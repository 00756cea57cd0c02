//! What a DOCX says, with its formatting as Word resolves it.
//!
//! Lengths are twips (1/20 pt) unless a name says otherwise: `_half_pt` is half points, `_emu` is EMU (12,700 to the
//! pt). Every paragraph, run, table and section knows its bytes in the XML of its part, so that a change can be made
//! there and nowhere else.

mod drawing;
mod format;
mod paragraph;
mod section;
mod table;

pub use drawing::{Anchor, Offset, Position, Rule, Side, TextBox};
pub use format::{Border, Borders, Color, RunFormat, StyleName, Underline, VerticalAlign};
pub use paragraph::{
    Align, Frame, Indent, LineSpacing, Numbered, Paragraph, Part, Run, RunKind, Spacing, Suffix, Tab, TabAlign,
};
pub use section::{NumberFormat, PageParts, Section, SectionStart};
pub use table::{Cell, Row, Table, TableWidth, VerticalMerge, VerticalPlace};

/// A document as it was read.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The text, in order. Tables and text boxes hold blocks of their own.
    pub body: Vec<Block>,
    /// Sections in order; at least one.
    pub sections: Vec<Section>,
    /// Headers, by the index that [`Section::headers`] holds.
    pub headers: Vec<Story>,
    /// Footers, by the index that [`Section::footers`] holds.
    pub footers: Vec<Story>,
    /// Footnotes in the order of their part, separators left out.
    pub footnotes: Vec<Note>,
    /// Endnotes, likewise.
    pub endnotes: Vec<Note>,
    /// Comments of reviewers.
    pub comments: Vec<Comment>,
    /// The file's properties.
    pub properties: Properties,
    /// Names of the parts in the package.
    pub parts: PartNames,
    /// What else is to be known of the file.
    pub facts: Facts,
}

/// A piece of text that fills its line, or a table.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Box<Table>),
}

/// A header or a footer.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// Its part in the package: `word/header1.xml`.
    pub part: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A footnote or an endnote.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// The id that [`RunKind::FootnoteRef`] or [`RunKind::EndnoteRef`] holds.
    pub id: i32,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A reviewer's comment.
#[derive(Debug, Clone, Default)]
pub struct Comment {
    /// Its id.
    pub id: i32,
    /// Who wrote it.
    pub author: String,
    /// When, as the file says it (ISO 8601); empty when it does not.
    pub date: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// The file's properties (docProps); empty where the file says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Author.
    pub author: String,
    /// Who saved it last.
    pub last_modified_by: String,
    /// Search words.
    pub keywords: String,
    /// Description.
    pub description: String,
    /// Time of creation, ISO 8601.
    pub created: String,
    /// Time of the last change, ISO 8601.
    pub modified: String,
    /// Company.
    pub company: String,
    /// The program that wrote the file.
    pub application: String,
    /// Pages when it was last saved.
    pub pages: Option<u32>,
}

/// Names of the parts in the package, as the relationships give them, without a leading slash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartNames {
    /// `word/document.xml`.
    pub document: String,
    /// `word/styles.xml`.
    pub styles: Option<String>,
    /// `word/numbering.xml`.
    pub numbering: Option<String>,
    /// `word/settings.xml`.
    pub settings: Option<String>,
    /// `word/theme/theme1.xml`.
    pub theme: Option<String>,
    /// `word/footnotes.xml`.
    pub footnotes: Option<String>,
    /// `word/endnotes.xml`.
    pub endnotes: Option<String>,
    /// `word/comments.xml`.
    pub comments: Option<String>,
}

/// What is to be known of a file beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Tracked insertions; their text is read.
    pub tracked_insertions: usize,
    /// Tracked deletions; their text is left out.
    pub tracked_deletions: usize,
    /// Tracked moves; the text is read where it was moved to.
    pub tracked_moves: usize,
    /// Tracked changes of formatting; the new formatting is read.
    pub tracked_formats: usize,
    /// The file holds macros.
    pub macros: bool,
    /// The file holds digital signatures: any change breaks them.
    pub signed: bool,
    /// Editing is restricted.
    pub protected: bool,
    /// Text boxes, shapes with text among them.
    pub text_boxes: usize,
    /// Pictures.
    pub images: usize,
    /// Charts and SmartArt: their text is not read.
    pub charts: usize,
    /// Embedded objects (a workbook in the text); the picture of them is what is seen.
    pub objects: usize,
    /// Embedded files whose text is not read (altChunk, subDoc).
    pub foreign_parts: usize,
    /// Even pages have headers and footers of their own.
    pub even_and_odd_headers: bool,
    /// Inner and outer margins instead of left and right.
    pub mirror_margins: bool,
    /// Word's compatibility mode: 11 to 15; 12 when the file does not say.
    pub compatibility: u32,
    /// The default tab width.
    pub default_tab: i32,
}

impl Source {
    /// Every paragraph of the text in document order: those of tables and text boxes where they stand, a text box
    /// after the paragraph that it is anchored to.
    pub fn paragraphs(&self) -> Paragraphs<'_> {
        paragraphs(&self.body)
    }

    /// The blocks of every part but the body: headers, footers, footnotes, endnotes.
    pub fn other_stories(&self) -> impl Iterator<Item = &[Block]> {
        let stories = self.headers.iter().chain(&self.footers).map(|s| s.blocks.as_slice());
        stories.chain(self.footnotes.iter().chain(&self.endnotes).map(|n| n.blocks.as_slice()))
    }
}

/// Every paragraph of some blocks, those of tables and text boxes where they stand.
pub fn paragraphs(blocks: &[Block]) -> Paragraphs<'_> {
    Paragraphs { waiting: vec![Waiting::Blocks(blocks.iter())] }
}

/// See [`paragraphs`].
pub struct Paragraphs<'a> {
    waiting: Vec<Waiting<'a>>,
}

enum Waiting<'a> {
    Blocks(std::slice::Iter<'a, Block>),
    Rows(std::slice::Iter<'a, Row>),
    Cells(std::slice::Iter<'a, Cell>),
    Boxes(std::slice::Iter<'a, TextBox>),
}

impl<'a> Iterator for Paragraphs<'a> {
    type Item = &'a Paragraph;

    fn next(&mut self) -> Option<&'a Paragraph> {
        loop {
            let more = match self.waiting.last_mut()? {
                Waiting::Blocks(list) => match list.next() {
                    Some(Block::Paragraph(paragraph)) => {
                        if !paragraph.anchored.is_empty() {
                            self.waiting.push(Waiting::Boxes(paragraph.anchored.iter()));
                        }
                        return Some(paragraph);
                    }
                    Some(Block::Table(table)) => Some(Waiting::Rows(table.rows.iter())),
                    None => None,
                },
                Waiting::Rows(list) => list.next().map(|row| Waiting::Cells(row.cells.iter())),
                Waiting::Cells(list) => list.next().map(|cell| Waiting::Blocks(cell.blocks.iter())),
                Waiting::Boxes(list) => list.next().map(|text_box| Waiting::Blocks(text_box.blocks.iter())),
            };
            match more {
                Some(deeper) => self.waiting.push(deeper),
                None => {
                    self.waiting.pop();
                }
            }
        }
    }
}
