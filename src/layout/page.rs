//! What the layout gives the page writer.

use crate::arrange::Field;
use crate::font::WordId;

/// Width of the lines of tables, pt.
pub const TABLE_LINE: f32 = 0.5;

/// All pages of a document.
#[derive(Debug, Default)]
pub struct Pages {
    /// In order.
    pub pages: Vec<Page>,
    /// What holds them together.
    pub structure: Structure,
}

/// What is known of a document beside its pages.
#[derive(Debug, Clone, Default)]
pub struct Structure {
    /// Structure tree; node 0 is the document.
    pub nodes: Vec<Node>,
    /// Headings for the bookmarks.
    pub outline: Vec<OutlineEntry>,
    /// Where the signature belongs, and number and day where they are left blank; one place for each kind of field.
    pub signature: SigningPlaces,
}

/// One page.
#[derive(Debug, Default)]
pub struct Page {
    /// Width, pt.
    pub width: f32,
    /// Height, pt.
    pub height: f32,
    /// Things on it, in reading order.
    pub items: Vec<Item>,
    /// Straight black lines of tables: x1, y1, x2, y2; they carry no meaning of their own.
    pub lines: Vec<[f32; 4]>,
}

/// A thing on a page.
#[derive(Debug)]
pub enum Item {
    /// Words of one line in one form.
    Run(Run),
    /// A straight line from one point to another.
    Rule {
        /// Ends: x1, y1, x2, y2.
        ends: [f32; 4],
        /// Width, pt.
        width: f32,
        /// Colour.
        color: Color,
    },
    /// A filled rectangle behind text: x, y, width, height.
    Highlight([f32; 4]),
    /// A picture: index into the flow's images, then x, y.
    Image {
        /// Index into the flow's images.
        index: usize,
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Its figure in the structure tree.
        node: NodeId,
    },
}

/// Words of one line that share face, size and colour.
#[derive(Debug)]
pub struct Run {
    /// Left end of the first word.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Font size, pt.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// Underlined.
    pub underline: bool,
    /// Width of one space in this line, pt.
    pub space: f32,
    /// Words, each with the number of spaces behind it.
    pub words: Box<[(WordId, u16)]>,
    /// Where it belongs in the structure.
    pub tag: Tag,
}

/// Text colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Color {
    /// Black.
    #[default]
    Black,
    /// Bright red.
    Red,
}

/// What an item is for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Content of a node.
    Node(NodeId),
    /// No content.
    Artifact(Artifact),
}

/// Kinds of artifacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// A page number.
    PageNumber,
    /// A repeated table head.
    RepeatedHead,
    /// A header or footer.
    Pagination,
}

/// Index into [`Structure::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A node of the structure tree. It stands after its parent, and the children of a node in reading order; they are
/// nodes or content, never both.
#[derive(Debug, Clone)]
pub struct Node {
    /// Kind.
    pub kind: NodeKind,
    /// Its parent; the document's is itself.
    pub parent: NodeId,
}

/// Kinds of structure.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// The document.
    Document,
    /// A section of it (a phụ lục).
    Section,
    /// Paragraph.
    Paragraph,
    /// Heading: level from 1 and its words.
    Heading(u8, Box<str>),
    /// Picture with its alternative text.
    Figure(Box<str>),
    /// Table.
    Table,
    /// Head rows.
    TableHead,
    /// Body rows.
    TableBody,
    /// Row.
    TableRow,
    /// Head cell: column span, row span.
    HeadCell(u32, u32),
    /// Data cell: column span, row span.
    DataCell(u32, u32),
    /// Footnote.
    Note,
    /// The empty signature field.
    Form,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// From 1.
    pub level: u8,
    /// Words.
    pub title: String,
    /// Page index from 0.
    pub page: usize,
    /// Upper edge of the heading, pt.
    pub y: f32,
}

/// Places of fields, at most one of each kind.
pub type SigningPlaces = [Option<SignaturePlace>; 3];

/// Where something is put when the document is signed: a rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignaturePlace {
    /// What is put there.
    pub field: Field,
    /// Page index from 0.
    pub page: usize,
    /// x, y, width, height, pt.
    pub rect: [f32; 4],
    /// Height of that page, pt.
    pub page_height: f32,
    /// The form node that stands for it in the structure.
    pub node: NodeId,
}

impl Structure {
    /// Adds a node under a parent.
    pub(super) fn node(&mut self, parent: NodeId, kind: NodeKind) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node { kind, parent });
        id
    }
}
