//! Arranged documents as .docx: WordprocessingML (ECMA-376, transitional) in an Open Packaging container.
//!
//! One file per part of the package. Every [`Element`](crate::standard::Element) is a named paragraph style, so that
//! people who go on editing in Word find styles, an outline and headers, not formatted text. Equal flows give equal
//! bytes: no clock, no random ids, no hashed order.
//!
//! Section numbers in comments are those of ECMA-376 part 1.

mod document;
mod grid;
mod media;
mod notes;
mod package;
mod paragraph;
mod properties;
pub mod read;
mod section;
mod settings;
mod styles;
mod theme;
mod units;
mod xml;

use crate::arrange::Flow;
use crate::package::mark;
use crate::standard::{Choice, Element, Spec};
use media::Media;
use std::cell::Cell;
use std::fmt;

/// A flow as the bytes of a .docx file.
pub fn write(flow: &Flow) -> Result<Vec<u8>, DocxError> {
    // What the mark tells of, the directory of the finished package says.
    Ok(mark::sealed(package::write(&Context::new(flow))?)?)
}

/// Why a flow could not be written.
#[derive(Debug)]
#[non_exhaustive]
pub enum DocxError {
    /// The output refused bytes.
    Io(std::io::Error),
    /// The container could not be made.
    Zip(zip::result::ZipError),
    /// A span refers to a footnote (its index) that the flow does not hold.
    MissingFootnote(usize),
    /// A span refers to a picture (its index) that the flow does not hold.
    MissingImage(usize),
    /// A grid has so many columns, more than [`MOST_COLUMNS`].
    TooManyColumns(usize),
}

/// Word opens no file with a table of more columns.
pub const MOST_COLUMNS: usize = 63;

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DocxError::Io(error) => write!(f, "không ghi được tệp DOCX: {error}"),
            DocxError::Zip(error) => write!(f, "không đóng gói được tệp DOCX: {error}"),
            DocxError::MissingFootnote(index) => write!(f, "cước chú thứ {} không có nội dung", index + 1),
            DocxError::TooManyColumns(count) => {
                write!(f, "bảng có {count} cột, mà Word chỉ nhận đến {MOST_COLUMNS} cột; hãy tách bảng làm hai")
            }
            DocxError::MissingImage(index) => write!(f, "hình thứ {} không có dữ liệu", index + 1),
        }
    }
}

impl std::error::Error for DocxError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            DocxError::Io(error) => Some(error),
            DocxError::Zip(error) => Some(error),
            DocxError::MissingFootnote(_) | DocxError::MissingImage(_) | DocxError::TooManyColumns(_) => None,
        }
    }
}

impl From<std::io::Error> for DocxError {
    fn from(error: std::io::Error) -> Self {
        DocxError::Io(error)
    }
}

impl From<zip::result::ZipError> for DocxError {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(error) => DocxError::Io(error),
            error => DocxError::Zip(error),
        }
    }
}

/// What every part needs to know.
struct Context<'a> {
    flow: &'a Flow,
    /// The form of each element, by its place in [`Element::ALL`]: looked up for every paragraph.
    specs: Vec<Spec>,
    media: Media,
    /// Drawing ids are unique in the whole document (§20.4.2.5).
    last_drawing: Cell<u32>,
}

impl<'a> Context<'a> {
    fn new(flow: &'a Flow) -> Self {
        Context { flow, specs: specs(&flow.choice), media: Media::new(&flow.images), last_drawing: Cell::new(0) }
    }

    fn spec(&self, element: Element) -> &Spec {
        &self.specs[element as usize]
    }

    fn next_drawing(&self) -> u32 {
        self.last_drawing.set(self.last_drawing.get() + 1);
        self.last_drawing.get()
    }
}

fn specs(choice: &Choice) -> Vec<Spec> {
    Element::ALL.iter().map(|element| element.spec(choice)).collect()
}
