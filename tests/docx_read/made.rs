//! Documents made part by part.

use std::io::{Cursor, Write};
use vanthu::diagnostic::Diagnostics;
use vanthu::docx::read::model::{Block, Paragraph, Source, Table};
use vanthu::docx::read::read;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What every part declares.
pub const NAMES: &str = concat!(
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"",
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"",
    " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"",
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"",
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"",
    " xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"",
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"",
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"",
    " xmlns:v=\"urn:schemas-microsoft-com:vml\"",
    " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
);

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document being made.
pub struct Made {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
    /// The document part as it will stand in the package.
    pub document: String,
}

/// A document with this body.
pub fn body(inside: &str) -> Made {
    Made {
        parts: Vec::new(),
        relations: String::new(),
        document: format!("<w:document{NAMES}><w:body>{inside}</w:body></w:document>"),
    }
}

impl Made {
    /// Adds a part of the document and the relationship (`rId` and a number from 1) to it.
    pub fn part(mut self, kind: &str, name: &str, text: &str) -> Self {
        let id = self.relations.matches("<Relationship ").count() + 1;
        self.relations += &format!("<Relationship Id=\"rId{id}\" Type=\"{RELATION}/{kind}\" Target=\"{name}\"/>");
        self.file(&format!("word/{name}"), text.as_bytes())
    }

    /// A relationship without a part.
    pub fn relation(mut self, id: &str, kind: &str, target: &str) -> Self {
        self.relations += &format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>");
        self
    }

    /// Adds a file to the package.
    pub fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    pub fn styles(self, inside: &str) -> Self {
        self.part("styles", "styles.xml", &format!("<w:styles{NAMES}>{inside}</w:styles>"))
    }

    pub fn numbering(self, inside: &str) -> Self {
        self.part("numbering", "numbering.xml", &format!("<w:numbering{NAMES}>{inside}</w:numbering>"))
    }

    pub fn settings(self, inside: &str) -> Self {
        self.part("settings", "settings.xml", &format!("<w:settings{NAMES}>{inside}</w:settings>"))
    }

    pub fn theme(self, major: &str, minor: &str) -> Self {
        let fonts = |name: &str, face: &str| {
            format!("<a:{name}><a:latin typeface=\"{face}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:{name}>")
        };
        let scheme = format!("{}{}", fonts("majorFont", major), fonts("minorFont", minor));
        self.part(
            "theme",
            "theme/theme1.xml",
            &format!(
                "<a:theme{NAMES}><a:themeElements><a:clrScheme name=\"x\"><a:accent1><a:srgbClr val=\"4F81BD\"/>\
                 </a:accent1></a:clrScheme><a:fontScheme name=\"x\">{scheme}</a:fontScheme></a:themeElements></a:theme>"
            ),
        )
    }

    pub fn bytes(&self) -> Vec<u8> {
        let root = format!(
            "<Relationships><Relationship Id=\"r\" Type=\"{RELATION}/officeDocument\" Target=\"/word/document.xml\"/>\
             <Relationship Id=\"c\" Type=\"x/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
        );
        let own = format!("<Relationships>{}</Relationships>", self.relations);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let usual = [
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", root.as_str()),
            ("word/document.xml", self.document.as_str()),
            ("word/_rels/document.xml.rels", own.as_str()),
        ];
        let usual = usual.iter().map(|(name, text)| (*name, text.as_bytes()));
        for (name, content) in usual.chain(self.parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())))
        {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Reads it, with what was found.
    pub fn read_all(&self) -> (Option<Source>, Diagnostics) {
        let mut found = Diagnostics::new();
        let source = read(&self.bytes(), &mut found);
        (source, found)
    }

    /// Reads it; there is no error.
    pub fn read(&self) -> Source {
        let (source, found) = self.read_all();
        assert!(!found.has_errors(), "{found:?}");
        source.unwrap()
    }
}

/// A paragraph of plain text.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph with properties.
pub fn pp(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A run with properties.
pub fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Text of every paragraph.
pub fn texts(source: &Source) -> Vec<String> {
    source.paragraphs().map(Paragraph::text).collect()
}

/// Codes of what was found.
pub fn codes(found: &Diagnostics) -> Vec<&str> {
    found.iter().map(|f| f.code.name()).collect()
}

/// The first table.
pub fn table(source: &Source) -> &Table {
    let table = source.body.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    table.expect("a table")
}

/// The paragraph with this text.
pub fn find<'a>(source: &'a Source, text: &str) -> &'a Paragraph {
    source.paragraphs().find(|p| p.text() == text).unwrap_or_else(|| panic!("no paragraph {text}"))
}

/// The package with one file's content changed.
pub fn with_file(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let own = file.name().unwrap().into_owned();
        let mut data = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut data).unwrap();
        to.start_file(&*own, SimpleFileOptions::default()).unwrap();
        to.write_all(if own == name { content } else { &data }).unwrap();
    }
    to.finish().unwrap().into_inner()
}
