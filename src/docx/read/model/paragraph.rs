//! Paragraphs and runs.

use super::{Borders, Color, Rule, RunFormat, StyleName, TextBox};
use crate::diagnostic::Place;
use std::ops::Range;
use std::sync::Arc;

/// Which part of the package a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// The text itself.
    #[default]
    Document,
    /// A header, by its index in [`Source::headers`](super::Source::headers).
    Header(usize),
    /// A footer, by its index in [`Source::footers`](super::Source::footers).
    Footer(usize),
    /// The footnote with this id.
    Footnote(i32),
    /// The endnote with this id.
    Endnote(i32),
    /// The comment with this id.
    Comment(i32),
}

/// A paragraph; one without text is kept.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// The part it stands in.
    pub part: Part,
    /// Its number in that part, from 1, in document order: paragraphs in tables and text boxes count, those of the
    /// second copy of a text box (`mc:Fallback`) do not.
    pub index: usize,
    /// Its section, from 0; that of the reference for what is not in the body.
    pub section: usize,
    /// The bytes of its `<w:p>` in the part. Where tracked changes join paragraphs, those of the last.
    pub span: Range<usize>,
    /// Its style; None when the document has no default style and names none.
    pub style: Option<Arc<StyleName>>,
    /// Its text.
    pub runs: Vec<Run>,
    /// Formatting of the paragraph mark: what an empty paragraph's height is made of.
    pub mark: RunFormat,
    /// Alignment.
    pub align: Align,
    /// Indents, those of its numbering included.
    pub indent: Indent,
    /// Space above, below and between lines.
    pub spacing: Spacing,
    /// Outline level from 1 to 9; None for text.
    pub outline_level: Option<u8>,
    /// Its automatic number or bullet.
    pub numbering: Option<Numbered>,
    /// Lines round it.
    pub borders: Borders,
    /// Colour behind it.
    pub shading: Option<Color>,
    /// Stays on the page of the next paragraph.
    pub keep_next: bool,
    /// Its lines stay on one page.
    pub keep_lines: bool,
    /// Starts a new page.
    pub page_break_before: bool,
    /// No single line at the head or foot of a page.
    pub widow_control: bool,
    /// Tab stops of its own, in order.
    pub tabs: Vec<Tab>,
    /// Set in a frame (the text boxes of before Word 97).
    pub frame: Option<Frame>,
    /// Text boxes anchored here.
    pub anchored: Vec<TextBox>,
    /// Straight lines drawn from here.
    pub rules: Vec<Rule>,
}

impl Paragraph {
    /// The text as typed: hidden text too, without the automatic number, tabs as `\t`, line breaks as `\n`.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// True when nothing but white space stands in it, no picture and no note either.
    pub fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.is_blank())
    }

    /// Where it is, for a finding: `đoạn 12`, `tiêu đề đầu trang 1, đoạn 2`.
    pub fn place(&self) -> Place {
        let paragraph = self.index;
        Place::within(match self.part {
            Part::Document => format!("đoạn {paragraph}"),
            Part::Header(i) => format!("đầu trang {}, đoạn {paragraph}", i + 1),
            Part::Footer(i) => format!("chân trang {}, đoạn {paragraph}", i + 1),
            Part::Footnote(id) => format!("cước chú {id}"),
            Part::Endnote(id) => format!("chú thích cuối {id}"),
            Part::Comment(id) => format!("nhận xét {id}"),
        })
    }
}

/// A piece of text in one formatting.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Text: tab `\t`, line break `\n`, no-break hyphen U+2011, optional hyphen U+00AD. Empty for what is no text.
    pub text: String,
    /// What it is.
    pub kind: RunKind,
    /// Its formatting.
    pub format: RunFormat,
    /// Its letters are stored in an encoding before Unicode, which its font shows.
    pub decoded: bool,
    /// The bytes of its `<w:r>` in the part; several runs of a paragraph may come from one. Empty for a field without a
    /// run of its own.
    pub span: Range<usize>,
}

impl Run {
    /// True when it shows nothing but white space.
    pub fn is_blank(&self) -> bool {
        match &self.kind {
            RunKind::Text | RunKind::Field { .. } | RunKind::Symbol { .. } | RunKind::Math | RunKind::WordArt => {
                self.text.chars().all(char::is_whitespace)
            }
            RunKind::PageBreak | RunKind::ColumnBreak | RunKind::NoteMark => true,
            RunKind::FootnoteRef(_) | RunKind::EndnoteRef(_) | RunKind::Image { .. } => false,
        }
    }
}

/// What a run is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum RunKind {
    /// Text.
    #[default]
    Text,
    /// What a field shows (as last computed; may be empty). The instruction says what: `PAGE`, `TOC \o "1-3"`.
    Field {
        /// The innermost field's instruction, trimmed.
        instruction: Arc<str>,
    },
    /// The mark of a footnote.
    FootnoteRef(i32),
    /// The mark of an endnote.
    EndnoteRef(i32),
    /// The number at the head of a note's own text.
    NoteMark,
    /// A picture.
    Image {
        /// Its description, else its name.
        name: String,
        /// Printed width.
        width_emu: i64,
        /// Printed height.
        height_emu: i64,
        /// Floats on the page instead of standing in the line.
        floating: bool,
        /// The relationship that leads to its bytes; empty where they are outside the file.
        embed: String,
    },
    /// A character of a font of signs; `text` holds its Unicode equal where there is one.
    Symbol {
        /// The font.
        font: Arc<str>,
        /// The character's code in it.
        code: u32,
    },
    /// Letters and signs of an equation, in order.
    Math,
    /// Decorated text, a watermark among them.
    WordArt,
    /// A page break.
    PageBreak,
    /// A column break.
    ColumnBreak,
}

impl RunKind {
    /// The name of the field that this is the result of, in capitals: `PAGE`.
    pub fn field_name(&self) -> Option<String> {
        match self {
            RunKind::Field { instruction } => instruction.split_whitespace().next().map(str::to_ascii_uppercase),
            _ => None,
        }
    }
}

/// Alignment as seen on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// Middle.
    Center,
    /// Right.
    Right,
    /// Both edges.
    Justify,
    /// Both edges, letters spread, the last line too.
    Distribute,
}

/// Indents in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indent {
    /// From the left edge of the text or cell.
    pub left: i32,
    /// From the right edge.
    pub right: i32,
    /// Of the first line against `left`; negative hangs.
    pub first_line: i32,
}

/// Space above, below and between lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spacing {
    /// Above, twips.
    pub before: i32,
    /// Below, twips.
    pub after: i32,
    /// `before` is Word's automatic space (as web pages have it).
    pub before_auto: bool,
    /// `after` likewise.
    pub after_auto: bool,
    /// A style counts `before` in lines, which go before points.
    pub lines_inherited: bool,
    /// "Don't add space between paragraphs of the same style" is set.
    pub contextual: bool,
    /// `before` does not count here: the paragraph above has the same style.
    pub before_dropped: bool,
    /// `after` does not count here: the paragraph below has the same style.
    pub after_dropped: bool,
    /// Between lines.
    pub line: LineSpacing,
}

/// Line spacing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSpacing {
    /// A multiple of the line's own height, in 240ths.
    Auto(i32),
    /// Exactly so many twips.
    Exact(i32),
    /// At least so many twips.
    AtLeast(i32),
}

impl Default for LineSpacing {
    fn default() -> Self {
        LineSpacing::Auto(240)
    }
}

/// An automatic number or bullet.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    /// As it is shown: `1.1.`, `a)`, `-`; a bullet of a font of signs as its Unicode equal.
    pub text: String,
    /// It is a bullet, the same for every paragraph.
    pub bullet: bool,
    /// Level from 0.
    pub level: u8,
    /// The numbering instance.
    pub num_id: i32,
    /// What stands between number and text.
    pub suffix: Suffix,
    /// Formatting of the number itself.
    pub format: RunFormat,
}

/// What stands between a number and the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Suffix {
    /// A tab.
    #[default]
    Tab,
    /// A space.
    Space,
    /// Nothing.
    Nothing,
}

/// A tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tab {
    /// From the edge of the text, twips.
    pub at: i32,
    /// How text stands at it.
    pub align: TabAlign,
    /// Filled with dots or a line.
    pub leader: bool,
}

/// How text stands at a tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TabAlign {
    /// Begins there.
    #[default]
    Left,
    /// Centred on it.
    Center,
    /// Ends there.
    Right,
    /// The decimal sign stands there.
    Decimal,
    /// A vertical bar is drawn there; the text does not stop.
    Bar,
}

/// A frame round a paragraph (`w:framePr`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    /// Where it stands.
    pub position: super::Position,
    /// Width, when set.
    pub width: Option<i32>,
    /// Height, when set.
    pub height: Option<i32>,
    /// A large first letter.
    pub drop_cap: bool,
}
