//! Damaged and hostile files: a message, never a panic.

use super::dump::{lines, read, refused};
use super::zip_parts::{locked, package, with_part, xlsx};
use super::{ods, xlsx as samples};
use crate::dice::Dice;
use std::fmt::Write as _;
use vanthu::diagnostic::Diagnostics;
use vanthu::sheet::workbook;

/// Reads whatever comes; unreadable means an error was said.
fn survive(bytes: &[u8]) {
    let mut d = Diagnostics::new();
    if workbook(bytes, "tệp.xlsx", &mut d).is_none() {
        assert!(d.has_errors(), "không đọc được mà không báo lỗi");
    }
}

fn files() -> Vec<Vec<u8>> {
    let mut out = vec![samples::sample(), ods::sample(), "STT;Việc\n1;\"a\nb\"\n".as_bytes().to_vec()];
    out.push("[{\"a\": 1, \"b\": [\"x\", null]}]".as_bytes().to_vec());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workbook/data");
    for name in ["biff8.xls", "biff5.xls"] {
        if let Ok(bytes) = std::fs::read(format!("{folder}/{name}")) {
            out.push(bytes);
        }
    }
    out
}

#[test]
fn cut_anywhere() {
    for file in files() {
        let step = (file.len() / 60).max(1);
        for end in (0..file.len()).step_by(step) {
            survive(&file[..end]);
        }
    }
}

/// After a change of calamine's version: `VANTHU_PHA=100000 cargo test --release --test workbook bytes_changed`, which
/// changes each file that many times.
#[test]
fn bytes_changed() {
    let rounds = std::env::var("VANTHU_PHA").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    let mut dice = Dice::new(1);
    for file in files() {
        // In a binary file the stream itself counts more than the container's own tables.
        let from = if file.starts_with(&[0xD0, 0xCF]) { 512 } else { 0 };
        for round in 0..rounds {
            let mut file = file.clone();
            let skip = if round % 2 == 0 { from } else { 0 };
            for _ in 0..=dice.roll(8) {
                let at = skip + dice.roll(file.len() - skip);
                file[at] = [0, 0xFF, 0x7F, dice.roll(256) as u8][dice.roll(4)];
            }
            survive(&file);
        }
    }
}

/// Flips inside a package are caught by its checksums; so the parts themselves are changed too.
#[test]
fn parts_changed() {
    let mut dice = Dice::new(2);
    let (sheet, document) = (samples::sample(), ods::sample());
    let parts = [
        (&sheet, "xl/worksheets/sheet1.xml"),
        (&sheet, "xl/sharedStrings.xml"),
        (&sheet, "xl/styles.xml"),
        (&sheet, "xl/workbook.xml"),
        (&sheet, "xl/_rels/workbook.xml.rels"),
        (&document, "content.xml"),
    ];
    for n in 0..500 {
        let (file, part) = parts[n % parts.len()];
        let seed = dice.roll(usize::MAX);
        survive(&with_part(file, part, |xml| {
            let mut dice = Dice::new(seed as u64);
            let mut bytes = xml.into_bytes();
            for _ in 0..=dice.roll(5) {
                let at = dice.roll(bytes.len());
                match dice.roll(4) {
                    0 => bytes.truncate(at.max(1)),
                    1 => bytes[at] = b"<>&\"'/0 9A"[dice.roll(10)],
                    2 => {
                        let end = (at + dice.roll(200)).min(bytes.len());
                        let piece = bytes[at..end].to_vec();
                        bytes.splice(at..at, piece);
                    }
                    _ => {
                        let end = (at + dice.roll(40)).min(bytes.len());
                        bytes.drain(at..end);
                        bytes.push(b' ');
                    }
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }));
    }
}

#[test]
fn bombs_are_refused_before_they_burst() {
    let spaces = " ".repeat(30 << 20);
    let found = refused(&xlsx("<sheetData/>", &spaces, ""));
    assert!(found[0].contains("Tệp quá lớn"), "{found:?}");
    let mut entity = "<!DOCTYPE sst [<!ENTITY a \"ha\">".to_owned();
    for n in 0..50 {
        let _ = write!(entity, "<!ENTITY b{n} \"&a;&a;&a;\">");
    }
    let row = "<sheetData><row><c t=\"inlineStr\"><is><t>x&b49;y&lt;</t></is></c></row></sheetData>";
    let (book, _) = read(&with_part(&xlsx(row, "", ""), "xl/worksheets/sheet1.xml", |xml| format!("{entity}]>{xml}")));
    assert_eq!(super::dump::text(&book.sheets[0], "A1"), "x&b49;y<");
}

#[test]
fn one_long_string_used_by_every_cell() {
    let mut rows = String::new();
    for _ in 0..20_000 {
        rows.push_str("<row><c t=\"s\"><v>0</v></c></row>");
    }
    let strings = format!("<si><t>{}</t></si>", "a b ".repeat(10_000));
    let mut d = Diagnostics::new();
    workbook(&xlsx(&format!("<sheetData>{rows}</sheetData>"), &strings, ""), "", &mut d);
    let found = lines(&d);
    assert!(d.has_errors() && found.iter().any(|f| f.contains("quá nhiều chữ")), "{found:?}");
}

#[test]
fn too_many_cells() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(10_000));
    let mut d = Diagnostics::new();
    // Varied, so that the part is no bomb by its ratio.
    let rows: String = (0..210).map(|n| row.replacen("<v>1", &format!("<v>{}", n * 7919), 1)).collect();
    workbook(&xlsx(&format!("<sheetData>{rows}</sheetData>"), "", ""), "", &mut d);
    let found = lines(&d);
    assert!(found.iter().any(|f| f.contains("2.000.000") || f.contains("Tệp quá lớn")), "{found:?}");
}

#[test]
fn files_of_other_kinds_say_what_they_are() {
    for (bytes, word) in [
        (b"%PDF-1.7\n".to_vec(), "PDF"),
        (b"<html><body><p>chi co chu</p></body></html>".to_vec(), "HTML"),
        (b"\0\x01\x02\x03\x04\x05\x06\x07binary\0\0\0\0\0".to_vec(), "Không nhận ra"),
        (package(&[("xl/workbook.bin", "")]), ".xlsb"),
        (package(&[("word/document.xml", "")]), "Word"),
        (package(&[("a.txt", "")]), "không phải bảng tính"),
        (b"PK\x03\x04".to_vec(), "cắt ngang"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "cắt ngang"),
        (
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(),
            "XML 2003",
        ),
        (xlsx("<sheetData/>", "", ""), "không có ô nào"),
        (xlsx("<sheetData><row><c>", "", ""), "hỏng"),
        (locked(), "mật khẩu"),
    ] {
        let found = refused(&bytes);
        assert!(found.iter().any(|f| f.contains(word)), "{word}: {found:?}");
    }
    let mut d = Diagnostics::new();
    workbook(b"%PDF", "bảng.xlsx", &mut d);
    assert!(lines(&d)[0].starts_with("bảng.xlsx: lỗi: "), "{d:?}");
}
