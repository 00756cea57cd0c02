//! Pages → PDF/A-2a, tagged, with bookmarks (ISO 19005-2, ISO 14289-1), through krilla.
//!
//! The writer knows nothing of documents: it prints what the layout placed.

mod mark;
mod sign;
mod tags;
mod text;

pub(crate) use mark::is_whole;
pub use sign::{SignError, add_signature_field};

use crate::arrange::{Flow, Info, Picture};
use crate::document::ImageFormat;
use crate::font::{Face, Shaper};
use crate::layout::{Artifact, Color, Item, NodeId, OutlineEntry, Page, Pages, Structure, TABLE_LINE, Tag, joined};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact as KrillaArtifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};
use std::fmt;
use std::sync::Arc;

/// Why no PDF could be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum PdfError {
    /// A picture cannot be read; its alternative text and the reason.
    Image(String, String),
    /// A font file cannot be embedded.
    Font(String),
    /// The file would not be the PDF/A-2a it claims to be; what breaks the claim.
    Conformance(Vec<String>),
    /// The signature field could not be added.
    Signature(SignError),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Image(alt, why) => write!(f, "ảnh «{alt}» bị hỏng, hãy lưu lại ảnh ({why})"),
            PdfError::Font(why) => write!(f, "không nhúng được phông chữ: {why}"),
            PdfError::Conformance(list) => write!(f, "không đạt PDF/A-2a: {}", list.join("; ")),
            PdfError::Signature(e) => e.fmt(f),
        }
    }
}

impl std::error::Error for PdfError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PdfError::Signature(e) => Some(e),
            PdfError::Image(..) | PdfError::Font(_) | PdfError::Conformance(_) => None,
        }
    }
}

impl From<SignError> for PdfError {
    fn from(e: SignError) -> Self {
        PdfError::Signature(e)
    }
}

/// Writes pages as PDF bytes. Equal input gives equal bytes: the creation date is the document's own.
///
/// # Errors
/// See [`PdfError`].
pub fn write(flow: &Flow, pages: &Pages, shaper: &Shaper) -> Result<Vec<u8>, PdfError> {
    let mut writer = Writer::new(flow, shaper)?;
    for page in &pages.pages {
        writer.page(page, shaper);
    }
    writer.finish(pages.structure.clone())
}

/// Writes pages one by one, so that no more than one need be held.
pub struct Writer {
    document: Document,
    pen: Pen,
    info: Info,
}

impl Writer {
    /// Begins the file of a flow; what it needs of the flow and of the shaper it copies.
    ///
    /// # Errors
    /// See [`PdfError`].
    pub fn new(flow: &Flow, shaper: &Shaper) -> Result<Self, PdfError> {
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A2_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|e| PdfError::Conformance(vec![format!("{e:?}")]))?;
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let pen = Pen {
            fonts: fonts(shaper)?,
            images: images(flow)?,
            pictures: flow.images.clone(),
            leaves: tags::Leaves::default(),
        };
        Ok(Writer { document: Document::new_with(settings), pen, info: flow.info.clone() })
    }

    /// Prints the next page.
    pub fn page(&mut self, page: &Page, shaper: &Shaper) {
        let Some(settings) = PageSettings::from_wh(page.width, page.height) else { return };
        let mut out = self.document.start_page_with(settings);
        let mut surface = out.surface();
        self.pen.page(page, shaper, &mut surface);
        surface.finish();
        out.finish();
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// See [`PdfError`].
    pub fn finish(self, structure: Structure) -> Result<Vec<u8>, PdfError> {
        let Writer { mut document, pen: Pen { images, pictures, leaves, .. }, info } = self;
        document.set_metadata(metadata(&info));
        document.set_outline(outline(&structure.outline));
        document.set_tag_tree(tags::tree(structure.nodes, leaves));
        document.finish().map(mark::mark).map_err(|e| match e {
            KrillaError::Validation(list) => {
                PdfError::Conformance(list.iter().map(|(e, _)| format!("{e:?}")).collect())
            }
            KrillaError::Font(_, why) => PdfError::Font(why),
            KrillaError::Image(bad, _, why) => {
                let at = images.iter().position(|image| *image == bad);
                let picture = at.and_then(|i| pictures.get(i));
                PdfError::Image(picture.map(|p| p.alt.clone()).unwrap_or_default(), why)
            }
            e => PdfError::Conformance(vec![format!("{e:?}")]),
        })
    }
}

fn fonts(shaper: &Shaper) -> Result<Vec<Font>, PdfError> {
    Face::ALL
        .iter()
        .map(|face| {
            let (data, index) = shaper.fonts().data(*face);
            Font::new(data.clone().into(), index).ok_or_else(|| PdfError::Font(shaper.fonts().family().to_owned()))
        })
        .collect()
}

fn images(flow: &Flow) -> Result<Vec<Image>, PdfError> {
    flow.images
        .iter()
        .map(|picture| {
            let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(picture.bytes.clone());
            match picture.format {
                // PDF/A forbids interpolation (ISO 19005-2, 6.2.8.1).
                ImageFormat::Png => Image::from_png(data.into(), false),
                ImageFormat::Jpeg => Image::from_jpeg(data.into(), false),
            }
            .map_err(|why| PdfError::Image(picture.alt.clone(), why))
        })
        .collect()
}

/// PDF/A allows strings of 32,767 bytes (ISO 19005-2, 6.1.13); no reader shows a title of more than some hundred
/// characters.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(1000) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn metadata(info: &Info) -> Metadata {
    let (year, month, day) = info.date.unwrap_or((2000, 1, 1));
    let title = if info.title.is_empty() { "Văn bản".to_owned() } else { shortened(&info.title) };
    let date =
        DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(7).utc_offset_minute(0);
    let mut metadata =
        Metadata::new().title(title).language("vi-VN".to_owned()).creator("vanthu".to_owned()).creation_date(date);
    if !info.author.is_empty() {
        metadata = metadata.authors(vec![shortened(&info.author)]);
    }
    if !info.subject.is_empty() {
        metadata = metadata.description(shortened(&info.subject));
    }
    if !info.keywords.is_empty() {
        metadata = metadata.keywords(info.keywords.iter().map(|k| shortened(k)).collect());
    }
    metadata
}

/// Bookmarks nested by level.
fn outline(entries: &[OutlineEntry]) -> Outline {
    let mut roots: Vec<OutlineNode> = Vec::new();
    let mut stack: Vec<(u8, OutlineNode)> = Vec::new();
    let close = |stack: &mut Vec<(u8, OutlineNode)>, roots: &mut Vec<OutlineNode>| {
        if let Some((_, node)) = stack.pop() {
            match stack.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => roots.push(node),
            }
        }
    };
    for entry in entries {
        while stack.last().is_some_and(|(level, _)| *level >= entry.level) {
            close(&mut stack, &mut roots);
        }
        let place = XyzDestination::new(entry.page, Point::from_xy(0.0, entry.y));
        stack.push((entry.level, OutlineNode::new(shortened(&entry.title), place).with_open(entry.level < 2)));
    }
    while !stack.is_empty() {
        close(&mut stack, &mut roots);
    }
    let mut outline = Outline::new();
    for node in roots {
        outline.push_child(node);
    }
    outline
}

/// What drawing needs from page to page.
struct Pen {
    fonts: Vec<Font>,
    images: Vec<Image>,
    pictures: Vec<Picture>,
    leaves: tags::Leaves,
}

/// What the surface is inside of just now.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Nothing,
    Node(NodeId),
    Artifact(ArtifactType),
}

impl Pen {
    fn page(&mut self, page: &Page, shaper: &Shaper, surface: &mut Surface<'_>) {
        let mut inside = Inside::Nothing;
        let mut line = text::LineGlyphs::default();
        for item in &page.items {
            match item {
                Item::Run(run) => {
                    let want = match run.tag {
                        Tag::Node(node) => Inside::Node(node),
                        Tag::Artifact(a) => Inside::Artifact(match a {
                            Artifact::PageNumber => ArtifactType::PageNumber,
                            Artifact::RepeatedHead => ArtifactType::PaginationOther,
                            Artifact::Pagination => ArtifactType::Header,
                        }),
                    };
                    self.enter(surface, &mut inside, want);
                    surface.set_fill(Some(fill(run.color)));
                    line.draw(surface, run, shaper, &self.fonts);
                    if run.underline {
                        self.enter(surface, &mut inside, Inside::Artifact(ArtifactType::Layout));
                        let y = run.y + run.size * 0.12;
                        stroke_lines(surface, &[[run.x, y, run.x + line.width, y]], run.size * 0.05, run.color);
                    }
                }
                Item::Rule { ends, width, color } => {
                    self.enter(surface, &mut inside, Inside::Artifact(ArtifactType::Layout));
                    stroke_lines(surface, &[*ends], *width, *color);
                }
                Item::Highlight([x, y, w, h]) => {
                    self.enter(surface, &mut inside, Inside::Artifact(ArtifactType::Layout));
                    let mut path = PathBuilder::new();
                    if let Some(rect) = Rect::from_xywh(*x, *y, w.max(0.1), h.max(0.1)) {
                        path.push_rect(rect);
                    }
                    if let Some(path) = path.finish() {
                        surface.set_stroke(None);
                        surface.set_fill(Some(Fill {
                            paint: krilla::color::rgb::Color::new(255, 255, 0).into(),
                            ..Fill::default()
                        }));
                        surface.draw_path(&path);
                    }
                }
                Item::Image { index, x, y, node } => {
                    let (Some(image), Some(picture)) = (self.images.get(*index), self.pictures.get(*index)) else {
                        continue;
                    };
                    let Some(size) = Size::from_wh(picture.size.0, picture.size.1) else { continue };
                    let image = image.clone();
                    self.enter(surface, &mut inside, Inside::Node(*node));
                    surface.push_transform(&Transform::from_translate(*x, *y));
                    surface.draw_image(image, size);
                    surface.pop();
                }
            }
        }
        if !page.lines.is_empty() {
            self.enter(surface, &mut inside, Inside::Artifact(ArtifactType::Layout));
            stroke_lines(surface, &joined(&page.lines), TABLE_LINE, Color::Black);
        }
        self.enter(surface, &mut inside, Inside::Nothing);
    }

    /// Ends the marked content the surface is in and begins another.
    fn enter(&mut self, surface: &mut Surface<'_>, inside: &mut Inside, want: Inside) {
        if *inside == want {
            return;
        }
        if *inside != Inside::Nothing {
            surface.end_tagged();
        }
        match want {
            Inside::Nothing => {}
            Inside::Node(node) => {
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                self.leaves.push(node, id);
            }
            Inside::Artifact(kind) => {
                let _ = surface.start_tagged(ContentTag::Artifact(KrillaArtifact::with_kind(kind)));
            }
        }
        *inside = want;
    }
}

fn paint(color: Color) -> krilla::paint::Paint {
    match color {
        Color::Black => krilla::color::luma::Color::black().into(),
        Color::Red => krilla::color::rgb::Color::new(255, 0, 0).into(),
    }
}

fn fill(color: Color) -> Fill {
    Fill { paint: paint(color), ..Fill::default() }
}

fn stroke_lines(surface: &mut Surface<'_>, lines: &[[f32; 4]], width: f32, color: Color) {
    let mut path = PathBuilder::new();
    for [x1, y1, x2, y2] in lines {
        path.move_to(*x1, *y1);
        path.line_to(*x2, *y2);
    }
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: paint(color), width, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}
