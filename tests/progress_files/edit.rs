//! A form in the hands of a unit: single cells of the first sheet changed, rows and sheets taken away.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is put into a cell; its format stays.
pub enum Put {
    Text(&'static str),
    Number(f64),
    /// A number with the format of the cell named, as when it is copied from there.
    Like(&'static str, f64),
    Blank,
}

/// The file with a part rewritten.
fn rewrite(bytes: &[u8], part: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let mut change = Some(change);
    for i in 0..old.len() {
        let mut file = old.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == part {
            let text = change.take().unwrap()(String::from_utf8(content).unwrap());
            content = text.into_bytes();
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(&content).unwrap();
    }
    assert!(change.is_none(), "no part {part}");
    new.finish().unwrap().into_inner()
}

fn sheet(bytes: &[u8], change: impl FnOnce(String) -> String) -> Vec<u8> {
    rewrite(bytes, "xl/worksheets/sheet1.xml", change)
}

/// Puts values into cells of the first sheet.
pub fn put(bytes: &[u8], cells: &[(&str, Put)]) -> Vec<u8> {
    sheet(bytes, |mut text| {
        for (name, value) in cells {
            text = put_one(&text, name, value);
        }
        text
    })
}

fn put_one(text: &str, name: &str, value: &Put) -> String {
    let style_of = |name: &str| {
        let at = text.find(&format!("<c r=\"{name}\"")).unwrap_or_else(|| panic!("no cell {name}"));
        let tag = &text[at..at + text[at..].find('>').unwrap()];
        tag.split_once("s=\"").map_or("", |s| s.1.split('"').next().unwrap()).to_owned()
    };
    let row: String = name.chars().filter(char::is_ascii_digit).collect();
    let found = text.find(&format!("<c r=\"{name}\""));
    let style = match (value, found) {
        (Put::Like(other, _), _) => style_of(other),
        (_, Some(_)) => style_of(name),
        _ => String::new(),
    };
    let style = if style.is_empty() { style } else { format!(" s=\"{style}\"") };
    let cell = match value {
        Put::Text(words) => {
            let words = words.replace('&', "&amp;").replace('<', "&lt;");
            format!("<c r=\"{name}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>")
        }
        Put::Number(n) | Put::Like(_, n) => format!("<c r=\"{name}\"{style}><v>{n}</v></c>"),
        Put::Blank => format!("<c r=\"{name}\"{style}/>"),
    };
    let Some(at) = found else {
        // A new cell, at the end of its row or in a row of its own at the end.
        let begin = format!("<row r=\"{row}\"");
        return match text.find(&begin) {
            Some(at) => {
                let end = at + text[at..].find("</row>").unwrap();
                format!("{}{cell}{}", &text[..end], &text[end..])
            }
            None => text.replace("</sheetData>", &format!("<row r=\"{row}\">{cell}</row></sheetData>")),
        };
    };
    let tag = at + text[at..].find('>').unwrap() + 1;
    let end = if text[..tag].ends_with("/>") { tag } else { at + text[at..].find("</c>").unwrap() + 4 };
    format!("{}{cell}{}", &text[..at], &text[end..])
}

/// Takes a row off the first sheet; the rows below keep their places.
pub fn without_row(bytes: &[u8], row: u32) -> Vec<u8> {
    sheet(bytes, |text| {
        let at = text.find(&format!("<row r=\"{row}\"")).unwrap();
        let end = at + text[at..].find("</row>").unwrap() + 6;
        format!("{}{}", &text[..at], &text[end..])
    })
}

/// Takes a sheet out of the list of sheets.
pub fn without_sheet(bytes: &[u8], name: &str) -> Vec<u8> {
    rewrite(bytes, "xl/workbook.xml", |text| {
        let at = text.find(&format!("<sheet name=\"{name}\"")).unwrap();
        let end = at + text[at..].find("/>").unwrap() + 2;
        format!("{}{}", &text[..at], &text[end..])
    })
}

/// Shows the second sheet as a copy of the first.
pub fn doubled(bytes: &[u8]) -> Vec<u8> {
    let first = part(bytes, "xl/worksheets/sheet1.xml");
    rewrite(bytes, "xl/worksheets/sheet2.xml", |_| first)
}

/// A part of the file as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
