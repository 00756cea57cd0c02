//! Packages and containers made by hand, for what no library writes.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A package of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An xlsx with one sheet whose inside is given, and its shared strings and cell styles.
pub fn xlsx(sheet: &str, strings: &str, styles: &str) -> Vec<u8> {
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = |inside: &str| format!("<Relationships>{inside}</Relationships>");
    let rel = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
    };
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &rels(&rel("r", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"Bảng\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            &rels(&format!(
                "{}{}{}",
                rel("rId1", "worksheet", "worksheets/sheet1.xml"),
                rel("rId2", "sharedStrings", "sharedStrings.xml"),
                rel("rId3", "styles", "/xl/styles.xml")
            )),
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        ("xl/styles.xml", &format!("<styleSheet>{styles}</styleSheet>")),
    ])
}

/// The package with one part's text changed.
pub fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut file = from.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut data = Vec::new();
        file.read_to_end(&mut data).unwrap();
        if name == part {
            data = change(String::from_utf8(data).unwrap()).into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&data).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// The container of a workbook with a password, as far as its directory.
pub fn locked() -> Vec<u8> {
    let mut bytes = vec![0u8; 512 * 3];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[30] = 9;
    bytes[32] = 6;
    bytes[44] = 1;
    bytes[48..52].copy_from_slice(&1u32.to_le_bytes());
    bytes[56..60].copy_from_slice(&4096u32.to_le_bytes());
    for at in [60, 68] {
        bytes[at..at + 4].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    }
    bytes[76..512].fill(0xFF);
    bytes[76..80].copy_from_slice(&0u32.to_le_bytes());
    bytes[512..516].copy_from_slice(&0xFFFF_FFFDu32.to_le_bytes());
    bytes[516..520].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    bytes[520..1024].fill(0xFF);
    for (n, name) in ["Root Entry", "EncryptedPackage"].into_iter().enumerate() {
        let at = 1024 + 128 * n;
        for (i, unit) in name.encode_utf16().enumerate() {
            bytes[at + 2 * i..at + 2 * i + 2].copy_from_slice(&unit.to_le_bytes());
        }
        bytes[at + 64] = (name.len() as u8 + 1) * 2;
        bytes[at + 66] = if n == 0 { 5 } else { 2 };
        bytes[at + 116..at + 120].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    }
    bytes
}
