//! docProps: what Explorer and a records system show of a file (part 2, §11; part 1, §22.2).

use super::xml::Xml;
use crate::arrange::Info;

/// docProps/core.xml. The dates are the document's own: the clock would make equal input give unequal bytes.
pub(super) fn core(info: &Info) -> String {
    let valid = info.date.filter(|&(_, month, day)| (1..=12).contains(&month) && (1..=31).contains(&day));
    let (year, month, day) = valid.unwrap_or((2000, 1, 1));
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let mut xml = Xml::part();
    xml.raw(concat!(
        "<cp:coreProperties",
        " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"",
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"",
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
    ));
    let keywords = info.keywords.join(", ");
    let texts = [
        ("dc:title", info.title.as_str()),
        ("dc:subject", &info.subject),
        ("dc:creator", &info.author),
        ("cp:keywords", &keywords),
        ("cp:lastModifiedBy", &info.author),
    ];
    for (name, text) in texts {
        if !text.is_empty() {
            xml.element(name, text);
        }
    }
    xml.element("dc:language", "vi-VN");
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.start(name).attr("xsi:type", "dcterms:W3CDTF").end().text(&date).close(name);
    }
    xml.close("cp:coreProperties");
    xml.into_string()
}

/// docProps/app.xml.
pub(super) fn app() -> String {
    let mut xml = Xml::part();
    xml.raw("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">");
    xml.element("Application", "vanthu").close("Properties");
    xml.into_string()
}
