//! Damaged and hostile files: a message, never a panic.

use crate::dice::Dice;
use crate::made::*;
use std::fmt::Write as _;
use vanthu::diagnostic::Diagnostics;
use vanthu::docx::read::model::*;
use vanthu::docx::read::read;

fn refused(bytes: &[u8]) -> (&'static str, String) {
    let mut found = Diagnostics::new();
    assert!(read(bytes, &mut found).is_none());
    let all: Vec<_> = found.iter().collect();
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(!all[0].advice.is_empty());
    (all[0].code.name(), format!("{} {}", all[0].message, all[0].advice))
}

/// Reads whatever comes; unreadable means an error was said.
fn survive(bytes: &[u8]) {
    let mut found = Diagnostics::new();
    match read(bytes, &mut found) {
        None => assert!(found.has_errors(), "không đọc được mà không báo lỗi"),
        Some(source) => {
            // No two paragraphs have one number, each stands in a section and lies in the file: a change is made where they
            // say. One that holds another may come behind it where its end is damaged.
            let mut numbers: Vec<usize> = source.paragraphs().map(|p| p.index).collect();
            numbers.sort_unstable();
            assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
            let placed = |p: &Paragraph| p.section < source.sections.len() && p.span.start < p.span.end;
            assert!(source.paragraphs().all(placed));
        }
    }
}

/// An OLE file whose directory lists these names.
fn ole(names: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0xFF; 512 * 3];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let mut put = |at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(28, 0x0009_FFFE);
    put(32, 6);
    put(48, 1);
    put(56, 4096);
    put(60, 0xFFFF_FFFE);
    put(68, 0xFFFF_FFFE);
    put(76, 0);
    put(512, 0xFFFF_FFFD);
    put(516, 0xFFFF_FFFE);
    for (place, name) in ["Root Entry"].iter().chain(names).enumerate() {
        let entry = &mut bytes[1024 + place * 128..1024 + place * 128 + 128];
        entry.fill(0);
        for (i, unit) in name.encode_utf16().enumerate() {
            entry[2 * i..2 * i + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() * 2 + 2) as u8;
        entry[66] = 2;
        entry[116..120].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    }
    bytes
}

#[test]
fn other_files_are_named() {
    let said = |bytes: &[u8], code: &str, words: &str| {
        let (found, text) = refused(bytes);
        assert_eq!(found, code, "{text}");
        assert!(text.contains(words), "{text}");
    };
    said(b"", "tep.trong", "0 byte");
    said(b"%PDF-1.7", "tep.khong-phai-docx", "PDF");
    said(b"{\\rtf1 x", "tep.khong-phai-docx", "RTF");
    said(b"\xEF\xBB\xBF <html><body>", "tep.khong-phai-docx", "HTML");
    said(b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", "tep.khong-phai-docx", "Save As");
    said("Kế hoạch".as_bytes(), "tep.khong-phai-docx", "không phải DOCX");
    said(&ole(&["WordDocument"]), "tep.khong-phai-docx", ".docx");
    said(&ole(&["EncryptedPackage"]), "tep.mat-khau", "bỏ mật khẩu");
    said(&ole(&["Workbook"]), "tep.khong-phai-docx", "Excel");
    said(&ole(&[])[..600], "tep.hong", "hỏng");
    let bytes = body("").bytes();
    said(&bytes[..bytes.len() - 30], "tep.hong", "Tệp hỏng");
    let zip = |name: &str| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.finish().unwrap().into_inner()
    };
    said(&zip("xl/workbook.xml"), "tep.khong-phai-docx", "Excel");
    said(&zip("content.xml"), "tep.khong-phai-docx", "OpenDocument");
    said(&zip("anh.png"), "tep.khong-phai-docx", "giải nén");
}

#[test]
fn entities_are_never_expanded() {
    let mut made = body(&format!("{}<w:p><w:r><w:t>&d;&xxe;&lt;</w:t></w:r></w:p>", p("x")));
    made.document = format!(
        "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;\">\
         <!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>{}",
        made.document
    );
    let (source, found) = made.read_all();
    assert_eq!(texts(&source.unwrap()), ["x", "&d;&xxe;<"]);
    assert_eq!(codes(&found), ["docx.thieu-phan", "docx.doctype"]);
}

#[test]
fn bombs_are_refused() {
    let bomb = vec![b' '; 60 << 20];
    let (code, text) = refused(&body("").file("word/media/x.png", &bomb).bytes());
    assert_eq!(code, "tep.qua-lon");
    assert!(text.contains("Word") && !text.contains("Excel"), "{text}");
}

#[test]
fn more_than_a_document_can_hold_is_said() {
    let (source, found) = body(&"<w:p/>".repeat(700_000)).read_all();
    let last = found.iter().last().unwrap();
    assert_eq!((last.code.name(), found.has_errors()), ("tep.qua-lon", true));
    let read = source.unwrap().paragraphs().count();
    assert_eq!(last.place.to_string(), format!("đoạn {read}"));
    assert!((500_000..700_000).contains(&read));
}

#[test]
fn control_characters_hide_nothing() {
    let faces = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Times New Roman\"/>";
    let source = body(&format!("<w:p>{}</w:p>", r(faces, "a\u{0}đ\u{1}b&#7;"))).read();
    assert_eq!(texts(&source), ["a\u{0}đ\u{1}b\u{7}"]);
}

fn nested(levels: usize) -> String {
    let (mut open, mut close) = (String::new(), String::new());
    for level in 0..levels {
        let _ = write!(open, "<w:tbl><w:tr><w:tc>{}", p(&format!("t{level}")));
        close.push_str("</w:tc></w:tr></w:tbl>");
    }
    open + &close
}

#[test]
fn deep_tables() {
    let source = body(&nested(100)).read();
    let mut depth = 0;
    let mut blocks = source.body.as_slice();
    while let Some(Block::Table(table)) = blocks.iter().find(|b| matches!(b, Block::Table(_))) {
        depth += 1;
        blocks = &table.rows[0].cells[0].blocks;
    }
    assert_eq!(depth, 100);
    let (source, found) = body(&nested(50_000)).read_all();
    let texts = texts(&source.unwrap());
    assert_eq!((texts.len(), texts[49_999].as_str()), (50_000, "t49999"));
    assert_eq!(codes(&found), ["docx.thieu-phan", "docx.long-nhau"]);
}

#[test]
fn deep_everything() {
    for (open, close) in [
        ("<w:p>", "</w:p>"),
        ("<w:r>", "</w:r>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        (
            "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        ),
        ("<w:p><w:r><w:drawing><wpg:wgp>", "</wpg:wgp></w:drawing></w:r></w:p>"),
        ("<w:ins><w:del>", "</w:del></w:ins>"),
        ("<w:fldSimple w:instr=\"IF\">", "</w:fldSimple>"),
        ("<mc:AlternateContent><mc:Choice Requires=\"wps\">", "</mc:Choice></mc:AlternateContent>"),
    ] {
        let inside = [&open.repeat(5_000), p("đáy").as_str(), &close.repeat(5_000)].concat();
        survive(&body(&inside).bytes());
        survive(&body(&format!("<w:p>{}</w:p>", inside)).bytes());
    }
    let levels = "<w:fldChar w:fldCharType=\"begin\"/>".repeat(5_000);
    survive(&body(&format!("<w:p><w:r>{levels}<w:t>x</w:t></w:r></w:p>")).bytes());
}

#[test]
fn damage_inside_the_text_keeps_what_stands_before() {
    let mut made = body(&[p("một"), "<w:tbl><w:tr><w:tc>".to_owned(), p("hai"), p("ba")].concat());
    let cut = made.document.find("ba").unwrap();
    made.document.truncate(cut);
    let (source, found) = made.read_all();
    let source = source.unwrap();
    assert_eq!(&texts(&source)[..2], ["một", "hai"]);
    assert_eq!(codes(&found), ["docx.thieu-phan", "tep.hong"]);
    assert!(found.iter().last().unwrap().message.contains("đoạn 3"));
    assert_eq!(source.paragraphs().nth(1).unwrap().text(), "hai");
}

#[test]
fn numbers_out_of_all_bounds() {
    let huge = "99999999999999999999";
    let properties = format!(
        "<w:spacing w:before=\"{huge}\" w:after=\"-{huge}\" w:line=\"-1\" w:beforeLines=\"{huge}\"/><w:ind w:left=\"1e99\" w:firstLineChars=\"2147483647\" \
         w:right=\"NaN\"/><w:outlineLvl w:val=\"200\"/><w:numPr><w:ilvl w:val=\"77\"/><w:numId w:val=\"-5\"/></w:numPr>"
    );
    let row = format!(
        "<w:tr><w:trPr><w:gridBefore w:val=\"{huge}\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/><w:tcW w:w=\"1e308\"/></w:tcPr>{}</w:tc>\
         <w:tc><w:tcPr><w:gridSpan w:val=\"0\"/></w:tcPr></w:tc></w:tr>",
        pp(&properties, "x")
    );
    let drawing = format!(
        "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx=\"{huge}\" cy=\"-{huge}\"/><wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx=\"1\" cy=\"1\"/><a:chExt cx=\"0\" \
         cy=\"0\"/></a:xfrm></wpg:grpSpPr><wps:wsp><wps:spPr><a:xfrm><a:off x=\"{huge}\" y=\"x\"/></a:xfrm><a:prstGeom prst=\"line\"/></wps:spPr></wps:wsp>\
         </wpg:wgp></wp:anchor></w:drawing></w:r></w:p>"
    );
    let section = format!(
        "<w:sectPr><w:pgSz w:w=\"{huge}\" w:h=\"-5\"/><w:cols w:num=\"{huge}\"/><w:pgNumType w:start=\"-1\"/></w:sectPr>"
    );
    let source = body(&format!("<w:tbl><w:tblGrid/>{row}</w:tbl>{drawing}{section}")).read();
    let x = find(&source, "x");
    assert_eq!((x.outline_level, x.numbering.is_none(), x.indent.right), (None, true, 0));
    assert_eq!(table(&source).rows[0].cells.len(), 2);
    assert!(source.sections[0].page_width > 0);
}

/// A document with something of everything.
fn busy() -> Made {
    let inside = [
        pp("<w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "Số thứ tự"),
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook w:val=\"04E0\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"99\"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/>\
         </w:trPr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
            .to_owned(),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r><w:ins><w:r><w:t>mới</w:t></w:r>\
         </w:ins></w:p>"
            .to_owned(),
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/></w:sectPr>".to_owned(),
    ];
    body(&inside.concat())
        .styles("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"A\"/></w:style><w:style w:type=\"table\" w:styleId=\"T\"/>")
        .numbering("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.%9\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"/>")
        .part("header", "header1.xml", &format!("<w:hdr{NAMES}>{}</w:hdr>", p("đầu")))
}

#[test]
fn cut_and_changed_anywhere() {
    let made = busy();
    let bytes = made.bytes();
    for at in (0..bytes.len()).step_by(37) {
        survive(&bytes[..at]);
    }
    let mut dice = Dice::new(7);
    for _ in 0..300 {
        let mut changed = bytes.clone();
        let at = dice.roll(changed.len());
        changed[at] = dice.roll(256) as u8;
        survive(&changed);
    }
    // The same inside the XML, where the container's checksums do not catch it.
    let document = made.document.as_bytes();
    for _ in 0..300 {
        let mut changed = document.to_vec();
        for _ in 0..=dice.roll(4) {
            let at = dice.roll(changed.len());
            match dice.roll(3) {
                0 => changed[at] = dice.roll(256) as u8,
                1 => {
                    changed.remove(at);
                }
                _ => changed.insert(at, b"<>/\"&w:"[dice.roll(7)]),
            }
        }
        survive(&with_file(&bytes, "word/document.xml", &changed));
    }
}

#[test]
fn every_order_of_tags_is_survived() {
    let tags = [
        "w:p",
        "w:r",
        "w:t",
        "w:pPr",
        "w:rPr",
        "w:tbl",
        "w:tblPr",
        "w:tr",
        "w:trPr",
        "w:tc",
        "w:tcPr",
        "w:sectPr",
        "w:drawing",
        "w:txbxContent",
        "w:pict",
        "v:shape",
        "v:group",
        "wps:wsp",
        "wpg:wgp",
        "a:xfrm",
        "a:ln",
        "w:ins",
        "w:del",
        "w:fldSimple",
        "w:fldChar",
        "w:instrText",
        "m:r",
        "m:t",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:sdt",
        "w:ruby",
        "w:footnote",
        "w:numPr",
        "w:tblGrid",
        "wp:anchor",
        "wp:positionH",
    ];
    let mut dice = Dice::new(11);
    for _ in 0..400 {
        let (mut inside, mut open) = (String::new(), Vec::new());
        for _ in 0..60 {
            match dice.roll(5) {
                0 | 1 => {
                    let tag = tags[dice.roll(tags.len())];
                    let _ = write!(
                        inside,
                        "<{tag} w:val=\"restart\" Requires=\"wps\" w:fldCharType=\"{}\">",
                        ["begin", "separate", "end"][dice.roll(3)]
                    );
                    open.push(tag);
                }
                2 => inside.push_str("<w:t>chữ</w:t>"),
                3 => {
                    let _ = write!(inside, "<{} w:val=\"0\"/>", tags[dice.roll(tags.len())]);
                }
                _ => {
                    if let Some(tag) = open.pop() {
                        let _ = write!(inside, "</{tag}>");
                    }
                }
            }
        }
        while let Some(tag) = open.pop() {
            let _ = write!(inside, "</{tag}>");
        }
        let (source, found) = body(&inside).read_all();
        assert!(source.is_some() && !found.has_errors(), "{inside}");
    }
}
