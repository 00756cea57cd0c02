//! What a file is by its bytes, whatever its name says: decided here alone.

use super::compound::{Compound, is_compound};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Kinds of files that offices send each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FileKind {
    /// No byte.
    Empty,
    /// Word since 2007.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// Excel, the binary parts.
    Xlsb,
    /// PowerPoint since 2007.
    Pptx,
    /// A package of the same kind whose main part has an unusual name: it is for the reader that was asked.
    OfficePackage,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// Any other ZIP, a damaged one too: opening it says what is wrong.
    Zip,
    /// Excel 97 to 2003.
    Xls,
    /// Word 97 to 2003.
    Doc,
    /// Any of Office's with a password.
    Locked,
    /// Any other compound file.
    Compound,
    /// A compound file whose directory cannot be read.
    BrokenCompound,
    /// Excel before 1995.
    OldExcel,
    /// Word before 1997.
    OldWord,
    /// PDF.
    Pdf,
    /// RTF.
    Rtf,
    /// A web page, or a saved message.
    Html,
    /// Excel's XML of 2003.
    SheetXml,
    /// Word's XML of 2003, or a package flattened to one.
    WordXml,
    /// A picture.
    Picture,
    /// Anything else: words, for all that is known.
    Text,
}

impl FileKind {
    /// What the bytes are.
    pub fn of(bytes: &[u8]) -> FileKind {
        if bytes.is_empty() {
            return FileKind::Empty;
        }
        if bytes.starts_with(b"PK") {
            return packaged(bytes);
        }
        if is_compound(bytes) {
            return compound(bytes);
        }
        const MARKS: [(&[u8], FileKind); 11] = [
            (&[0x09, 0x08], FileKind::OldExcel),
            (&[0x09, 0x04], FileKind::OldExcel),
            (&[0x09, 0x02], FileKind::OldExcel),
            (&[0xDB, 0xA5], FileKind::OldWord),
            (&[0x31, 0xBE], FileKind::OldWord),
            (&[0xFF, 0xD8, 0xFF], FileKind::Picture),
            (b"\x89PNG", FileKind::Picture),
            (b"GIF8", FileKind::Picture),
            (b"II*\0", FileKind::Picture),
            (b"MM\0*", FileKind::Picture),
            (b"%PDF", FileKind::Pdf),
        ];
        // Bitmaps (their two spare words are nought), WebP, and pictures of telephones.
        let pieced = match bytes {
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => true,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => true,
            [0, 0, 0, _, b'f', b't', b'y', b'p', rest @ ..] => {
                [&b"hei"[..], b"hev", b"mif", b"avi"].iter().any(|b| rest.starts_with(b))
            }
            _ => false,
        };
        if pieced {
            return FileKind::Picture;
        }
        match MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
            Some((_, kind)) => *kind,
            None => written(bytes),
        }
    }

    /// What to call it in a sentence that begins with "Tệp là".
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Empty => "tệp trống (0 byte)",
            FileKind::Docx => "văn bản Word",
            FileKind::Xlsx => "bảng tính Excel",
            FileKind::Xlsb => "bảng tính nhị phân (.xlsb)",
            FileKind::Pptx => "bản trình chiếu",
            FileKind::OfficePackage => "tệp Office",
            FileKind::Odt => "văn bản OpenDocument (.odt)",
            FileKind::Ods => "bảng tính OpenDocument (.ods)",
            FileKind::Zip => "tệp nén",
            FileKind::Xls => "bảng tính Excel 97-2003 (.xls)",
            FileKind::Doc => "văn bản Word 97-2003 (.doc)",
            FileKind::Locked => "tệp có mật khẩu",
            FileKind::Compound | FileKind::BrokenCompound => "tệp Office cũ",
            FileKind::OldExcel => "bảng tính Excel quá cũ (trước 1995)",
            FileKind::OldWord => "văn bản Word quá cũ (trước 1997)",
            FileKind::Pdf => "PDF",
            FileKind::Rtf => "RTF",
            FileKind::Html => "trang web (HTML)",
            FileKind::SheetXml => "bảng tính XML 2003",
            FileKind::WordXml => "văn bản Word dạng XML",
            FileKind::Picture => "ảnh",
            FileKind::Text => "tệp chữ",
        }
    }

    /// Whether Word opens it and can save it as .docx.
    pub fn is_for_word(self) -> bool {
        use FileKind::{Doc, Odt, OldWord, Rtf, WordXml};
        matches!(self, Doc | Odt | OldWord | Rtf | WordXml)
    }

    /// Whether Excel opens it and can save it as .xlsx.
    pub fn is_for_excel(self) -> bool {
        use FileKind::{OldExcel, SheetXml, Xlsb};
        matches!(self, OldExcel | SheetXml | Xlsb)
    }
}

/// By the parts of a ZIP.
fn packaged(bytes: &[u8]) -> FileKind {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return FileKind::Zip };
    let has = |zip: &ZipArchive<Cursor<&[u8]>>, name: &str| {
        zip.file_names().any(|own| own.is_ok_and(|own| own.eq_ignore_ascii_case(name)))
    };
    const PARTS: [(&str, FileKind); 4] = [
        ("xl/workbook.bin", FileKind::Xlsb),
        ("word/document.xml", FileKind::Docx),
        ("ppt/presentation.xml", FileKind::Pptx),
        ("xl/workbook.xml", FileKind::Xlsx),
    ];
    if let Some((_, kind)) = PARTS.iter().find(|(part, _)| has(&zip, part)) {
        return *kind;
    }
    if has(&zip, "content.xml") {
        let mut kind = String::new();
        let read = zip.by_name("mimetype").map(|part| part.take(200).read_to_string(&mut kind));
        let is_text = read.is_ok() && kind.contains("opendocument.text");
        return if is_text { FileKind::Odt } else { FileKind::Ods };
    }
    if has(&zip, "_rels/.rels") { FileKind::OfficePackage } else { FileKind::Zip }
}

/// By the streams of a compound file.
fn compound(bytes: &[u8]) -> FileKind {
    let Some(file) = Compound::open(bytes) else { return FileKind::BrokenCompound };
    const STREAMS: [(&str, FileKind); 4] = [
        ("EncryptedPackage", FileKind::Locked),
        ("Workbook", FileKind::Xls),
        ("Book", FileKind::Xls),
        ("WordDocument", FileKind::Doc),
    ];
    let known = STREAMS.iter().find(|(stream, _)| file.has(stream));
    known.map_or(FileKind::Compound, |(_, kind)| *kind)
}

/// By what words a file begins with.
fn written(bytes: &[u8]) -> FileKind {
    /// Bytes of a file's head that say what it is; a declaration and comments may stand before it.
    const HEAD: usize = 2048;
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = String::from_utf8_lossy(head.get(..HEAD.min(head.len())).unwrap_or_default()).to_lowercase();
    let head = head.trim_start();
    let begins = |marks: &[&str]| marks.iter().any(|mark| head.starts_with(mark));
    if begins(&["%pdf"]) {
        FileKind::Pdf
    } else if begins(&["{\\rtf"]) {
        FileKind::Rtf
    } else if begins(&["<html", "<!doctype html", "<table", "mime-version"]) {
        FileKind::Html
    } else if begins(&["<?xml"]) && (head.contains("word.document") || head.contains("pkg:package")) {
        FileKind::WordXml
    } else if begins(&["<?xml"]) && head.contains("spreadsheet") {
        FileKind::SheetXml
    } else if begins(&["<?xml"]) && head.contains("<html") || is_fragment(bytes) {
        FileKind::Html
    } else {
        FileKind::Text
    }
}

/// Part of a page, as programs that export tables write it: it opens with some tag, and a table follows.
fn is_fragment(bytes: &[u8]) -> bool {
    /// Bytes in which the first table shows: titles and styles may stand above it.
    const HEAD: usize = 1 << 16;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let tagged = bytes.first() == Some(&b'<') && bytes.get(1).is_some_and(u8::is_ascii_alphabetic);
    tagged && {
        let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len())).unwrap_or_default()).to_lowercase();
        head.contains("<table") && head.contains("<tr")
    }
}
