//! word/media: each distinct picture once, and the drawing that shows it.

use super::xml::Xml;
use super::{Context, DocxError, units::emu};
use crate::arrange::Picture;
use crate::document::ImageFormat;

/// Which file of the package holds which picture of the flow.
pub(super) struct Media {
    /// Index of the file, by index of the picture.
    file_of: Vec<usize>,
    /// Index of the first picture with these bytes, by index of the file.
    first_of: Vec<usize>,
}

impl Media {
    pub fn new(images: &[Picture]) -> Self {
        let mut media = Media { file_of: Vec::with_capacity(images.len()), first_of: Vec::new() };
        for (index, image) in images.iter().enumerate() {
            // Slices of different length are unequal at once; documents hold few pictures.
            let known = media.first_of.iter().position(|&first| images[first].bytes == image.bytes);
            media.file_of.push(known.unwrap_or(media.first_of.len()));
            if known.is_none() {
                media.first_of.push(index);
            }
        }
        media
    }

    /// The files in order: name inside word/, and the picture whose bytes it holds.
    pub fn files<'a>(&'a self, images: &'a [Picture]) -> impl Iterator<Item = (String, &'a Picture)> {
        self.first_of.iter().enumerate().map(|(file, &first)| (file_name(file, images[first].format), &images[first]))
    }

    /// Name inside word/ of a file.
    pub fn name(&self, file: usize, images: &[Picture]) -> String {
        file_name(file, images[self.first_of[file]].format)
    }

    /// The file that holds a picture.
    pub fn file(&self, image: usize) -> Option<usize> {
        self.file_of.get(image).copied()
    }
}

/// Extension of a format's files, for names and for the content types.
pub(super) fn extension(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpeg",
    }
}

fn file_name(file: usize, format: ImageFormat) -> String {
    format!("media/image{}.{}", file + 1, extension(format))
}

/// Id of the relationship to a file: the same in every part that shows it.
pub(super) fn relationship_id(file: usize) -> String {
    format!("rIdImage{}", file + 1)
}

/// A picture in the line of text (§20.4.2.8); returns the file it shows.
pub(super) fn inline(xml: &mut Xml, cx: &Context, image: usize) -> Result<usize, DocxError> {
    let (Some(picture), Some(file)) = (cx.flow.images.get(image), cx.media.file(image)) else {
        return Err(DocxError::MissingImage(image));
    };
    let id = i64::from(cx.next_drawing());
    let name = format!("Hình {id}");
    let (width, height) = (emu(picture.size.0), emu(picture.size.1));
    xml.raw("<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
    xml.start("wp:extent").num("cx", width).num("cy", height).empty();
    xml.start("wp:docPr").num("id", id).attr("name", &name);
    if !picture.alt.is_empty() {
        xml.attr("descr", &picture.alt);
    }
    xml.empty();
    xml.raw("<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>");
    xml.raw("<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>");
    xml.raw("<pic:nvPicPr>").start("pic:cNvPr").num("id", id).attr("name", &name).empty();
    xml.raw("<pic:cNvPicPr/></pic:nvPicPr>");
    xml.raw("<pic:blipFill>").start("a:blip").attr("r:embed", &relationship_id(file)).empty();
    xml.raw("<a:stretch><a:fillRect/></a:stretch></pic:blipFill>");
    xml.raw("<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>").start("a:ext").num("cx", width).num("cy", height).empty();
    xml.raw("</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>");
    xml.raw("</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>");
    Ok(file)
}
