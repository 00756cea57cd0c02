//! Parts of the package: sections, headers, notes, settings; parts that are missing or named otherwise.

use crate::made::*;
use vanthu::docx::read::model::*;

fn strip(kind: &str, inside: &str) -> String {
    format!("<w:{kind}{NAMES}>{inside}</w:{kind}>")
}

fn section(inside: &str) -> String {
    format!("<w:sectPr>{inside}</w:sectPr>")
}

#[test]
fn sections_with_their_pages() {
    let first = section(
        "<w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:headerReference w:type=\"first\" r:id=\"rId2\"/>\
         <w:pgSz w:w=\"11907\" w:h=\"16840\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"-1134\" w:left=\"1701\" w:header=\"567\" \
         w:footer=\"400\" w:gutter=\"10\"/><w:titlePg/>",
    );
    let second = section(
        "<w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" r:id=\"rId1\"/><w:type w:val=\"continuous\"/>\
         <w:pgSz w:w=\"16840\" w:h=\"11907\" w:orient=\"landscape\"/><w:pgNumType w:fmt=\"upperRoman\" w:start=\"3\"/><w:cols w:num=\"2\"/>\
         <w:docGrid w:type=\"lines\" w:linePitch=\"360\"/>",
    );
    let inside = format!("{}{}{second}", p("một"), pp(&first, "hai") + &p("ba"));
    let page = "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>";
    let source = body(&inside)
        .part("header", "dau1.xml", &strip("hdr", page))
        .part("header", "dau2.xml", &strip("hdr", "<w:p/>"))
        .part("header", "dau3.xml", &strip("hdr", &p("Phụ lục")))
        .settings("<w:evenAndOddHeaders/><w:defaultTabStop w:val=\"567\"/>")
        .read();
    let places: Vec<(String, usize)> = source.paragraphs().map(|p| (p.text(), p.section)).collect();
    assert_eq!(places, [("một".to_owned(), 0), ("hai".to_owned(), 0), ("ba".to_owned(), 1)]);
    let [one, two] = source.sections.as_slice() else { panic!("two sections") };
    assert_eq!((one.page_width, one.page_height, one.margins), (11_907, 16_840, [1134, 851, 1134, 1701]));
    assert_eq!((one.header_distance, one.footer_distance, one.gutter, one.title_page), (567, 400, 10, true));
    assert_eq!(one.headers, PageParts { default: Some(0), first: Some(1), even: None });
    assert_eq!((two.page_width, two.landscape, two.columns, two.start), (16_840, true, 2, SectionStart::Continuous));
    assert_eq!((&two.number_format, two.number_start, two.line_pitch), (&NumberFormat::UpperRoman, Some(3), Some(360)));
    // What the second section does not name it takes over.
    assert_eq!(two.headers, PageParts { default: Some(2), first: Some(1), even: None });
    assert_eq!(two.footers.even, Some(0));
    let names: Vec<&str> = source.headers.iter().map(|h| h.part.as_str()).collect();
    assert_eq!(names, ["word/dau1.xml", "word/dau2.xml", "word/dau3.xml"]);
    let number = paragraphs(&source.headers[0].blocks).next().unwrap();
    assert_eq!(
        (number.part, number.index, number.runs[0].kind.field_name().as_deref()),
        (Part::Header(0), 1, Some("PAGE"))
    );
    let last = paragraphs(&source.headers[2].blocks).next().unwrap();
    assert_eq!((last.section, last.place().to_string()), (1, "đầu trang 3, đoạn 1".to_owned()));
    assert!(source.facts.even_and_odd_headers);
    assert_eq!(source.facts.default_tab, 567);
}

#[test]
fn a_document_without_sections_has_words_own() {
    let source = body(&p("x")).read();
    assert_eq!(source.sections, [Section::default()]);
}

#[test]
fn notes_and_comments() {
    let note = |kind: &str, id: i32, attributes: &str, inside: &str| {
        format!("<w:{kind} w:id=\"{id}\"{attributes}>{inside}</w:{kind}>")
    };
    let mark = "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Theo báo cáo.</w:t></w:r></w:p>";
    let footnotes = [
        note("footnote", -1, " w:type=\"separator\"", "<w:p><w:r><w:separator/></w:r></w:p>"),
        note("footnote", 2, "", mark),
        note("footnote", 3, "", &[p("a"), p("b")].concat()),
    ];
    let first = pp(&section(""), "trang đầu");
    let inside = format!(
        "{first}<w:p><w:r><w:t>Số liệu</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>"
    );
    let source = body(&inside)
        .part("footnotes", "ghi-chu.xml", &strip("footnotes", &footnotes.concat()))
        .part("endnotes", "endnotes.xml", &strip("endnotes", &note("endnote", 1, "", &p("Cuối"))))
        .part(
            "comments",
            "comments.xml",
            &strip(
                "comments",
                &note("comment", 0, " w:author=\"Bình\" w:date=\"2026-01-05T08:00:00Z\"", &p("Xem lại")),
            ),
        )
        .read();
    let kinds: Vec<&RunKind> = source.paragraphs().nth(1).unwrap().runs.iter().map(|r| &r.kind).collect();
    assert_eq!(kinds, [&RunKind::Text, &RunKind::FootnoteRef(2), &RunKind::EndnoteRef(1)]);
    let ids: Vec<i32> = source.footnotes.iter().map(|n| n.id).collect();
    assert_eq!(ids, [2, 3]);
    let text = paragraphs(&source.footnotes[0].blocks).next().unwrap();
    assert_eq!((text.text().as_str(), text.part, text.section), ("Theo báo cáo.", Part::Footnote(2), 1));
    assert_eq!(text.runs[0].kind, RunKind::NoteMark);
    let indexes: Vec<usize> = paragraphs(&source.footnotes[1].blocks).map(|p| p.index).collect();
    assert_eq!(indexes, [1, 2]);
    assert_eq!(paragraphs(&source.endnotes[0].blocks).next().unwrap().text(), "Cuối");
    let comment = &source.comments[0];
    assert_eq!((comment.author.as_str(), comment.date.as_str()), ("Bình", "2026-01-05T08:00:00Z"));
    assert_eq!(source.parts.footnotes.as_deref(), Some("word/ghi-chu.xml"));
    assert_eq!(source.other_stories().count(), 3);
}

#[test]
fn properties_and_facts_of_the_file() {
    let core = "<cp:coreProperties xmlns:cp=\"a\" xmlns:dc=\"b\" xmlns:dcterms=\"c\"><dc:title>Kế hoạch &amp; phụ lục</dc:title>\
         <dc:creator>Văn phòng</dc:creator><dcterms:modified>2026-01-05T00:00:00Z</dcterms:modified></cp:coreProperties>";
    let settings = "<w:mirrorMargins/><w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"u\" w:val=\"15\"/></w:compat>";
    let (source, found) = body(&format!("{}<w:altChunk r:id=\"rId9\"/>", p("x")))
        .file("docProps/core.xml", core.as_bytes())
        .settings(settings)
        .part("vbaProject", "vbaProject.bin", "không phải XML")
        .file("_xmlsignatures/sig1.xml", b"<x/>")
        .read_all();
    let source = source.unwrap();
    assert_eq!(
        (source.properties.title.as_str(), source.properties.author.as_str()),
        ("Kế hoạch & phụ lục", "Văn phòng")
    );
    let facts = &source.facts;
    assert!(facts.macros && facts.signed && facts.protected && facts.mirror_margins);
    assert_eq!((facts.compatibility, facts.foreign_parts), (15, 1));
    assert_eq!(codes(&found), ["docx.thieu-phan", "tep.macro", "docx.tep-nhung"]);
    assert!(!found.has_errors());
}

#[test]
fn strict_files_are_the_same() {
    let made = body(
        &[
            pp("<w:jc w:val=\"end\"/><w:ind w:start=\"36pt\"/>", "chặt"),
            section("<w:pgSz w:w=\"595.35pt\" w:h=\"842pt\"/>"),
        ]
        .concat(),
    );
    let mut strict = made.styles("<w:style w:type=\"paragraph\" w:default=\"true\" w:styleId=\"N\"><w:rPr><w:sz w:val=\"13pt\"/></w:rPr></w:style>");
    strict.document = strict.document.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let source = strict.read();
    let paragraph = find(&source, "chặt");
    assert_eq!((paragraph.align, paragraph.indent.left), (Align::Right, 720));
    assert_eq!(paragraph.runs[0].format.size_half_pt, 26);
    assert_eq!((source.sections[0].page_width, source.sections[0].page_height), (11_907, 16_840));
}

#[test]
fn prefixes_do_not_matter() {
    let mut made = body(&p("x"));
    made.document = made.document.replace("xmlns:w=", "xmlns:ns0=").replace("<w:", "<ns0:").replace("</w:", "</ns0:");
    assert_eq!(texts(&made.read()), ["x"]);
    let mut other = body(&p("x"));
    other.document = other.document.replace("<w:t>x</w:t>", "<w:t xmlns:w=\"urn:khac\">x</w:t>");
    assert_eq!(texts(&other.read()), [""]);
}

#[test]
fn parts_that_are_missing_are_said() {
    let inside = format!(
        "{}{}",
        p("x"),
        section("<w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:footerReference r:id=\"rId8\"/>")
    );
    let (source, found) =
        body(&inside).relation("rId5", "styles", "styles9.xml").relation("rId7", "header", "khong-co.xml").read_all();
    let source = source.unwrap();
    assert_eq!(texts(&source), ["x"]);
    assert_eq!(source.sections[0].headers, PageParts::default());
    let places: Vec<String> = found.iter().filter(|f| !f.advice.is_empty()).map(|f| f.place.to_string()).collect();
    assert_eq!(places, ["word/styles9.xml", "word/khong-co.xml", ""]);
    assert!(found.iter().all(|f| f.code == "docx.thieu-phan") && !found.has_errors());
}

#[test]
fn broken_relationships_leave_the_text() {
    let made = body(&p("x")).styles("<w:style w:type=\"paragraph\" w:default=\"1\"><w:rPr><w:b/></w:rPr></w:style>");
    let bytes = made.bytes();
    for name in ["_rels/.rels", "word/_rels/document.xml.rels"] {
        let broken = with_file(&bytes, name, b"<Relationships><Relationship Id=");
        let mut found = vanthu::Diagnostics::new();
        let source = vanthu::docx::read::read(&broken, &mut found).unwrap();
        // Parts stand where they always do.
        assert_eq!(texts(&source), ["x"]);
        assert!(source.paragraphs().all(|p| p.runs[0].format.bold), "{name}");
    }
}

#[test]
fn damaged_parts_are_said() {
    let made = body(&p("x")).part("styles", "styles.xml", &format!("<w:styles{NAMES}><w:style></w:styles>"));
    let (source, found) = made.read_all();
    assert_eq!((texts(&source.unwrap()), codes(&found)), (vec!["x".to_owned()], vec!["docx.phan-hong"]));
}

#[test]
fn utf_16_and_byte_order_marks() {
    let made = body(&p("Hà Nội"));
    let bytes = made.bytes();
    let units: Vec<u8> =
        "\u{feff}".encode_utf16().chain(made.document.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xEF\xBB\xBF", made.document.as_bytes()].concat();
    for document in [units, marked.clone()] {
        let mut found = vanthu::Diagnostics::new();
        let source = vanthu::docx::read::read(&with_file(&bytes, "word/document.xml", &document), &mut found).unwrap();
        assert_eq!(texts(&source), ["Hà Nội"]);
        if document == marked {
            assert_eq!(&document[source.paragraphs().next().unwrap().span.clone()], p("Hà Nội").as_bytes());
        }
    }
}
