//! What was made, read back: the words of a DOCX and of a PDF.

use super::Folder;
use lopdf::{Dictionary, Document, Object};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use std::process::Command;

/// A part of a package.
pub fn part(docx: &[u8], name: &str) -> Option<String> {
    let mut package = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut text = String::new();
    package.by_name(name).ok()?.read_to_string(&mut text).expect("UTF-8");
    Some(text)
}

/// The words of every part that holds some, footnotes last: paragraphs by `\n`, cells by `\t`.
pub fn docx_text(docx: &[u8]) -> String {
    let package = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    let mut names: Vec<String> = package.file_names().map(|n| n.expect("a name").into_owned()).collect();
    names.sort();
    let mut out = String::new();
    for name in names.iter().filter(|n| n.starts_with("word/") && n.ends_with(".xml")) {
        let xml = part(docx, name).expect("the part");
        words(&xml, &mut out);
    }
    out
}

fn words(xml: &str, out: &mut String) {
    let mut reader = Reader::from_str(xml);
    let mut within = false;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return,
            Event::Start(e) if e.name().as_ref() == "w:t" => within = true,
            Event::End(e) => match e.name().as_ref() {
                "w:t" => within = false,
                "w:p" => out.push('\n'),
                "w:tc" => out.push('\t'),
                _ => {}
            },
            Event::Empty(e) if matches!(e.name().as_ref(), "w:br" | "w:tab") => out.push(' '),
            Event::Text(t) if within => out.push_str(&t),
            Event::GeneralRef(r) if within => {
                let name: &str = &r;
                let known = [("lt", "<"), ("gt", ">"), ("amp", "&"), ("quot", "\""), ("apos", "'")];
                match known.iter().find(|k| k.0 == name) {
                    Some((_, c)) => out.push_str(c),
                    None => out.extend(r.resolve_char_ref().expect("a character")),
                }
            }
            _ => {}
        }
    }
}

/// Rows of the tables that have lines.
pub fn docx_rows(docx: &[u8]) -> usize {
    let xml = part(docx, "word/document.xml").expect("the document");
    xml.split("<w:tbl>").filter(|t| t.contains("<w:tblStyle")).map(|t| t.matches("<w:tr>").count()).sum()
}

/// The text of each page by poppler; none, with a printed line, when it is not there (a failure when `VANTHU_TOOLS=1`).
pub fn pdf_text(test: &str, pdf: &[u8]) -> Option<Vec<String>> {
    let folder = Folder::new();
    let path = folder.0.join("x.pdf");
    std::fs::write(&path, pdf).expect("saved");
    match Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output() {
        Ok(output) => {
            assert!(output.status.success(), "{test}: {}", String::from_utf8_lossy(&output.stderr));
            let text = String::from_utf8(output.stdout).expect("UTF-8");
            Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
        }
        Err(error) if std::env::var_os("VANTHU_TOOLS").is_some_and(|on| on == "1") => panic!("{test}: {error}"),
        Err(_) => {
            println!("skipped: {test}: pdftotext is not installed");
            None
        }
    }
}

/// The words of each page, as a reader that copies them out gets them.
pub fn pdf_words(bytes: &[u8]) -> Vec<String> {
    let pdf = pdf(bytes);
    pdf.get_pages().keys().map(|number| pdf.extract_text(&[*number]).expect("the words of a page")).collect()
}

/// Text without its spaces and line ends: what a line break may not change.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A PDF that parses.
pub fn pdf(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).expect("a PDF")
}

/// Every dictionary of a PDF, those of streams too.
pub fn dictionaries(pdf: &Document) -> impl Iterator<Item = &Dictionary> {
    pdf.objects.values().filter_map(|o| match o {
        Object::Dictionary(d) => Some(d),
        Object::Stream(s) => Some(&s.dict),
        _ => None,
    })
}

/// True when a dictionary's key is this name.
pub fn is(dictionary: &Dictionary, key: &str, name: &str) -> bool {
    dictionary.get(key.as_bytes()).and_then(Object::as_name).is_ok_and(|n| n == name.as_bytes())
}
