//! The container (part 2): content types, relationships, and the parts in a fixed order with a fixed date.

use super::media::{self, extension};
use super::section::{self, Sections};
use super::xml::Xml;
use super::{Context, DocxError, document, notes, properties, settings, styles, theme};
use crate::document::ImageFormat;
use crate::package::mark;
use std::collections::BTreeSet;
use std::io::{Cursor, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Deflate level. 10,000 rows of varied text: level 1 18 ms and 1,052 KB, level 3 34 ms and 800 KB, level 6 53 ms and
/// 652 KB.
const LEVEL: i64 = 3;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The whole package, but for its mark ([`mark::sealed`]).
pub(super) fn write(cx: &Context) -> Result<Vec<u8>, DocxError> {
    let sections = Sections::new(cx)?;
    let has_notes = !cx.flow.footnotes.is_empty();
    let mut package = Package(ZipWriter::new(Cursor::new(Vec::new())));
    // Readers that look at the first entries alone tell a DOCX by this order.
    package.part("[Content_Types].xml", &content_types(cx, &sections))?;
    package.part("_rels/.rels", &package_relationships())?;
    package.0.start_file("word/document.xml", compressed())?;
    let pictures = document::write(cx, &sections, &mut package.0)?;
    package.part("word/_rels/document.xml.rels", &document_relationships(cx, &sections, &pictures))?;
    package.part("word/styles.xml", &styles::styles(cx))?;
    package.part("word/theme/theme1.xml", &theme::theme())?;
    package.part("word/settings.xml", &settings::settings(has_notes))?;
    package.part("word/fontTable.xml", &settings::font_table())?;
    if has_notes {
        let story = notes::footnotes(cx)?;
        package.story(cx, "footnotes.xml", story.xml.as_str(), &story.pictures)?;
    }
    for (index, margin) in sections.margins.iter().enumerate() {
        let name = section::part_name(index, margin.is_header);
        package.story(cx, &name, &margin.markup, &margin.pictures)?;
    }
    for (name, picture) in cx.media.files(&cx.flow.images) {
        // PNG and JPEG are compressed already.
        package.0.start_file(format!("word/{name}"), options(CompressionMethod::Stored))?;
        package.0.write_all(&picture.bytes)?;
    }
    package.part("docProps/core.xml", &properties::core(&cx.flow.info))?;
    package.part("docProps/app.xml", &properties::app())?;
    Ok(package.0.finish()?.into_inner())
}

struct Package<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Package<W> {
    fn part(&mut self, name: &str, markup: &str) -> Result<(), DocxError> {
        self.0.start_file(name, compressed())?;
        Ok(self.0.write_all(markup.as_bytes())?)
    }

    /// A part of word/ with text, and its relationships when it shows pictures.
    fn story(&mut self, cx: &Context, name: &str, markup: &str, pictures: &BTreeSet<usize>) -> Result<(), DocxError> {
        self.part(&format!("word/{name}"), markup)?;
        if pictures.is_empty() {
            return Ok(());
        }
        let mut list = relationships();
        picture_relationships(&mut list, cx, pictures);
        self.part(&format!("word/_rels/{name}.rels"), list.close("Relationships").as_str())
    }
}

fn compressed() -> SimpleFileOptions {
    options(CompressionMethod::Deflated).compression_level(Some(LEVEL))
}

/// DOS time begins in 1980; the default of the date type is that beginning.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default())
}

fn content_types(cx: &Context, sections: &Sections) -> String {
    let mut xml = Xml::part();
    xml.raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    xml.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    xml.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for (format, mime) in [(ImageFormat::Png, "image/png"), (ImageFormat::Jpeg, "image/jpeg")] {
        if cx.flow.images.iter().any(|image| image.format == format) {
            xml.start("Default").attr("Extension", extension(format)).attr("ContentType", mime).empty();
        }
    }
    let mut part = |name: &str, mime: &str| {
        xml.start("Override").attr("PartName", name).attr("ContentType", mime).empty();
    };
    let mut word = |name: &str, kind: &str| part(&format!("/word/{name}"), &format!("{WORD_TYPE}{kind}+xml"));
    word("document.xml", "document.main");
    word("styles.xml", "styles");
    word("settings.xml", "settings");
    word("fontTable.xml", "fontTable");
    if !cx.flow.footnotes.is_empty() {
        word("footnotes.xml", "footnotes");
    }
    for (index, margin) in sections.margins.iter().enumerate() {
        let kind = if margin.is_header { "header" } else { "footer" };
        word(&section::part_name(index, margin.is_header), kind);
    }
    part("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    part(&format!("/{}", mark::PART), "application/vnd.openxmlformats-officedocument.custom-properties+xml");
    xml.close("Types");
    xml.into_string()
}

fn relationships() -> Xml {
    let mut xml = Xml::part();
    xml.raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    xml
}

fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.start("Relationship").attr("Id", id).attr("Type", kind).attr("Target", target).empty();
}

fn package_relationships() -> String {
    let mut xml = relationships();
    relationship(&mut xml, "rId1", &format!("{OFFICE}officeDocument"), "word/document.xml");
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationship(&mut xml, "rId2", core, "docProps/core.xml");
    relationship(&mut xml, "rId3", &format!("{OFFICE}extended-properties"), "docProps/app.xml");
    relationship(&mut xml, "rId4", &format!("{OFFICE}custom-properties"), mark::PART);
    xml.close("Relationships");
    xml.into_string()
}

fn document_relationships(cx: &Context, sections: &Sections, pictures: &BTreeSet<usize>) -> String {
    let mut xml = relationships();
    let mut fixed = vec![
        ("styles", "styles.xml"),
        ("theme", "theme/theme1.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
    ];
    if !cx.flow.footnotes.is_empty() {
        fixed.push(("footnotes", "footnotes.xml"));
    }
    for (index, (kind, target)) in fixed.into_iter().enumerate() {
        relationship(&mut xml, &format!("rId{}", index + 1), &format!("{OFFICE}{kind}"), target);
    }
    for (index, margin) in sections.margins.iter().enumerate() {
        let kind = if margin.is_header { "header" } else { "footer" };
        let target = section::part_name(index, margin.is_header);
        relationship(&mut xml, &section::relationship_id(index), &format!("{OFFICE}{kind}"), &target);
    }
    picture_relationships(&mut xml, cx, pictures);
    xml.close("Relationships");
    xml.into_string()
}

fn picture_relationships(xml: &mut Xml, cx: &Context, pictures: &BTreeSet<usize>) {
    for &file in pictures {
        let target = cx.media.name(file, &cx.flow.images);
        relationship(xml, &media::relationship_id(file), &format!("{OFFICE}image"), &target);
    }
}
