//! The four faces: upright, bold, italic, bold italic.

use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, FontStyle, SourceCache};
use std::fmt;
use std::sync::Arc;

/// One of the four faces of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Face {
    /// Upright.
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
}

impl Face {
    /// Every face, in the order of their numbers.
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// The face for a weight and a slant.
    pub fn of(bold: bool, italic: bool) -> Face {
        Face::ALL[usize::from(bold) + 2 * usize::from(italic)]
    }

    pub(super) fn is_bold(self) -> bool {
        matches!(self, Face::Bold | Face::BoldItalic)
    }

    pub(super) fn is_italic(self) -> bool {
        matches!(self, Face::Italic | Face::BoldItalic)
    }
}

/// Vertical measures of a face as shares of the em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Above the baseline.
    pub ascent: f32,
    /// Below the baseline, positive.
    pub descent: f32,
    /// Extra space between lines.
    pub leading: f32,
}

impl Metrics {
    /// Height of a line in single spacing, as a share of the em.
    pub fn line(&self) -> f32 {
        self.ascent + self.descent + self.leading
    }
}

/// Why a folder of fonts cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FontError {
    /// None of the files is of the family that is looked for.
    NoFamily,
    /// The family lacks this face.
    NoFace(Face),
    /// The file of this face cannot be read.
    Unreadable(Face),
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let which = |face: Face| match face {
            Face::Regular => "chữ đứng",
            Face::Bold => "chữ đậm",
            Face::Italic => "chữ nghiêng",
            Face::BoldItalic => "chữ đậm nghiêng",
        };
        match self {
            FontError::NoFamily => write!(f, "không có tệp phông nào của họ {OFFICE_FAMILY}"),
            FontError::NoFace(face) => write!(f, "họ phông {OFFICE_FAMILY} trong thư mục thiếu kiểu {}", which(*face)),
            FontError::Unreadable(face) => write!(f, "không đọc được tệp phông của kiểu {}", which(*face)),
        }
    }
}

impl std::error::Error for FontError {}

/// The bytes of a font file: part of the program, or read from the office's folder.
pub type FontFile = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The faces in use: the embedded ones, or the office's own.
#[derive(Clone)]
pub struct Fonts {
    family: String,
    data: [(FontFile, u32); 4],
    collection: Collection,
}

const EMBEDDED: [&[u8]; 4] = [
    include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
];

const EMBEDDED_FAMILY: &str = "Liberation Serif";
const OFFICE_FAMILY: &str = "Times New Roman";

fn new_collection() -> Collection {
    Collection::new(CollectionOptions { system_fonts: false, ..Default::default() })
}

impl Fonts {
    /// Liberation Serif, whose widths are those of Times New Roman.
    pub fn embedded() -> Fonts {
        let mut collection = new_collection();
        let data = EMBEDDED.map(|bytes| {
            let file: FontFile = Arc::new(bytes);
            collection.register_fonts(Blob::new(file.clone()), None);
            (file, 0)
        });
        Fonts { family: EMBEDDED_FAMILY.to_owned(), data, collection }
    }

    /// Times New Roman from font files that the office owns (the bytes of every file in its folder).
    ///
    /// # Errors
    /// When one of the four faces is not among them; the message names it.
    pub fn from_files(files: Vec<Vec<u8>>) -> Result<Fonts, FontError> {
        let mut collection = new_collection();
        for bytes in files {
            collection.register_fonts(Blob::new(Arc::new(bytes)), None);
        }
        let family = collection.family_by_name(OFFICE_FAMILY).ok_or(FontError::NoFamily)?;
        let mut cache = SourceCache::default();
        let mut faces = Vec::with_capacity(4);
        for face in Face::ALL {
            let font = family
                .fonts()
                .iter()
                .find(|f| {
                    (f.weight().value() >= 600.0) == face.is_bold()
                        && (f.style() != FontStyle::Normal) == face.is_italic()
                })
                .ok_or(FontError::NoFace(face))?;
            let blob = font.load(Some(&mut cache)).ok_or(FontError::Unreadable(face))?;
            let file: FontFile = Arc::new(blob);
            faces.push((file, font.index()));
        }
        let data = <[(FontFile, u32); 4]>::try_from(faces).map_err(|_| FontError::NoFamily)?;
        Ok(Fonts { family: OFFICE_FAMILY.to_owned(), data, collection })
    }

    /// Name of the family.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// A face's file and its index in the file.
    pub fn data(&self, face: Face) -> (&FontFile, u32) {
        let (file, index) = &self.data[face as usize];
        (file, *index)
    }

    pub(super) fn context(&self) -> FontContext {
        FontContext { collection: self.collection.clone(), source_cache: SourceCache::default() }
    }
}
