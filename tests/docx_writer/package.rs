//! What the parts of the package say.

use crate::flows::*;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use vanthu::arrange::{Border, Flow, FlowBlock, Grid, Line, Para, Span};
use vanthu::document::{Align, TextStyle};
use vanthu::docx::{self, DocxError};
use vanthu::standard::{Choice, Element, Profile};

/// Every entry of a package.
fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an entry");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("readable, with the right checksum");
        let name = file.name().expect("a readable name").into_owned();
        parts.insert(name, content);
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(unzip(bytes).remove(name).unwrap_or_else(|| panic!("no part {name}"))).expect("UTF-8")
}

fn document(flow: &Flow) -> String {
    part(&docx::write(flow).expect("written"), "word/document.xml")
}

fn assert_holds(markup: &str, wanted: &str) {
    assert!(markup.contains(wanted), "no {wanted} in {markup}");
}

#[test]
fn every_part_is_well_formed_and_declared() {
    let parts = unzip(&docx::write(&sample()).unwrap());
    let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
    for (name, content) in &parts {
        if name.ends_with(".png") {
            assert_eq!(content, PNG);
            continue;
        }
        let mut reader = quick_xml::Reader::from_reader(content.as_slice());
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
        let by_default = name.ends_with(".rels") || name == "[Content_Types].xml";
        assert!(by_default || types.contains(&format!("PartName=\"/{name}\"")), "{name} has no content type");
    }
    let pictures = parts.keys().filter(|name| name.starts_with("word/media/")).count();
    assert_eq!(pictures, 1, "equal pictures are stored once");
}

#[test]
fn relationships_point_at_parts_and_ids_are_defined() {
    let parts = unzip(&docx::write(&sample()).unwrap());
    let relationships = String::from_utf8(parts["word/_rels/document.xml.rels"].clone()).unwrap();
    let values = |markup: &str, key: &str| -> Vec<String> {
        markup.split(&format!("{key}=\"")).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    };
    for target in values(&relationships, "Target") {
        assert!(parts.contains_key(&format!("word/{target}")), "{target}");
    }
    let document = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let ids = values(&relationships, " Id");
    for id in values(&document, "r:id").into_iter().chain(values(&document, "r:embed")) {
        assert!(ids.contains(&id), "{id}");
    }
    let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap();
    for tag in ["<w:pStyle w:val", "<w:rStyle w:val", "<w:tblStyle w:val"] {
        for style in values(&document, tag) {
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
    }
}

#[test]
fn equal_flows_give_equal_bytes() {
    assert_eq!(docx::write(&sample()).unwrap(), docx::write(&sample()).unwrap());
}

#[test]
fn every_element_is_a_style() {
    let written = |choice| part(&docx::write(&Flow { choice, ..Flow::default() }).unwrap(), "word/styles.xml");
    for profile in Profile::ALL {
        let styles = written(Choice::of(profile));
        let specs = Element::ALL.iter().map(|e| profile.spec(*e)).filter(|spec| !spec.style_id.is_empty());
        let mut count = 0;
        for spec in specs {
            let words = format!("w:styleId=\"{}\"><w:name w:val=\"{}\"/>", spec.style_id, spec.style_name);
            assert_holds(&styles, &words);
            count += 1;
        }
        // An element that a profile has not is no style of its documents.
        assert_eq!(styles.matches("<w:style w:type=\"paragraph\"").count(), count + 1, "{profile:?}");
    }
    let party = written(Choice::of(Profile::Party));
    assert_holds(&party, "<w:spacing w:before=\"120\" w:after=\"0\" w:line=\"380\" w:lineRule=\"exact\"/>");
    let styles = written(Choice::default());
    assert_holds(&styles, "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"1\"/>");
    assert_holds(&styles, "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>");
}

#[test]
fn what_the_style_says_is_not_said_again() {
    let spec = Element::Body.spec(&Choice::default());
    let same = Para {
        before: Some(spec.before),
        after: Some(spec.after),
        line: Some(spec.line),
        first_indent: Some(spec.first_indent),
        align: Some(Align::Justify),
        keep_next: Some(false),
        size: Some(spec.size),
        ..para(Element::Body, "Lời văn.")
    };
    let markup = document(&body_of(vec![FlowBlock::Para(same)]));
    assert_holds(&markup, "<w:p><w:pPr><w:pStyle w:val=\"LoiVan\"/></w:pPr><w:r><w:t>Lời văn.</w:t></w:r></w:p>");
}

#[test]
fn differences_are_written_in_the_order_of_the_schema() {
    let other = Para {
        keep_next: Some(false),
        page_break_before: true,
        border: Some(Border { sides: [true; 4], width: 0.75, space: 1.0, red: true }),
        before: Some(3.0),
        line: Some(Line::Exact(20.0)),
        indents: (18.0, 9.0),
        first_indent: Some(-18.0),
        align: Some(Align::Center),
        size: Some(11.5),
        style: TextStyle { bold: true, italic: true, underline: true, red: true, missing: false },
        ..para(Element::Clause, " x ")
    };
    let markup = document(&body_of(vec![FlowBlock::Para(other)]));
    let side = |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"FF0000\"/>");
    let sides = ["top", "left", "bottom", "right"].map(side).concat();
    let size = "<w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>";
    let properties = format!(
        "<w:pPr><w:pStyle w:val=\"Heading3\"/><w:keepNext w:val=\"0\"/><w:pageBreakBefore/><w:pBdr>{sides}</w:pBdr>\
         <w:spacing w:before=\"60\" w:line=\"400\" w:lineRule=\"exact\"/>\
         <w:ind w:left=\"360\" w:right=\"180\" w:hanging=\"360\"/><w:jc w:val=\"center\"/><w:rPr>{size}</w:rPr></w:pPr>"
    );
    assert_holds(&markup, &properties);
    // The style is bold already; the run adds the rest.
    let run = format!("<w:r><w:rPr><w:i/><w:iCs/><w:color w:val=\"FF0000\"/>{size}<w:u w:val=\"single\"/></w:rPr>");
    assert_holds(&markup, &format!("{run}<w:t xml:space=\"preserve\"> x </w:t></w:r>"));
}

#[test]
fn the_missing_marker_stays_bold_inside_a_bold_style() {
    let missing = Span::Text("[CẦN BỔ SUNG: y]".into(), TextStyle { missing: true, ..PLAIN });
    let markup = document(&body_of(vec![
        FlowBlock::Para(Para::new(Element::Body, vec![missing.clone()])),
        FlowBlock::Para(Para::new(Element::Clause, vec![missing])),
    ]));
    assert_holds(&markup, "<w:rPr><w:rStyle w:val=\"CanBoSung\"/></w:rPr>");
    assert_holds(&markup, "<w:rPr><w:rStyle w:val=\"CanBoSung\"/><w:b/><w:bCs/></w:rPr>");
}

#[test]
fn text_is_escaped_and_cleaned_once() {
    let markup = document(&body_of(vec![block(Element::Body, "a<b>&amp;\"'\u{1}\u{b}\u{fffe}Ữ\u{ef00}")]));
    assert_holds(&markup, "<w:t>a&lt;b&gt;&amp;amp;\"'Ữ\u{ef00}</w:t>");
}

#[test]
fn tables_carry_heads_merges_and_widths() {
    let markup = document(&body_of(vec![FlowBlock::Grid(table())]));
    assert_holds(&markup, "<w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"9355\" w:type=\"dxa\"/><w:tblLayout");
    assert_eq!(markup.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(markup.matches("<w:vMerge w:val=\"restart\"/>").count(), 4);
    assert_eq!(markup.matches("<w:vMerge/>").count(), 4);
    assert_holds(&markup, "<w:tcW w:w=\"3400\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"center\"/>");
    // The group row stays with its first task, and its words are bold by themselves.
    assert_holds(&markup, "<w:pStyle w:val=\"NoiDungBang\"/><w:keepNext/></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr>");
    assert_holds(
        &markup,
        "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Cach\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
    );
}

#[test]
fn odd_grids_stay_valid() {
    let empty = Grid { rows: Vec::new(), ..table() };
    let mut odd = table();
    odd.rows = vec![row(Vec::new()), row(vec![data("một")]), row((0..9).map(|_| data("thừa")).collect())];
    let markup = document(&body_of(vec![FlowBlock::Grid(empty), FlowBlock::Grid(odd)]));
    assert_eq!(markup.matches("<w:tbl>").count(), 1);
    assert_holds(&markup, "<w:gridSpan w:val=\"5\"/></w:tcPr><w:p>");
    assert_holds(&markup, "<w:gridAfter w:val=\"4\"/><w:wAfter w:w=\"8655\" w:type=\"dxa\"/>");
}

#[test]
fn sections_share_parts_and_end_where_they_should() {
    let bytes = docx::write(&sample()).unwrap();
    let parts = unzip(&bytes);
    let count = |what: &str| parts.keys().filter(|name| name.starts_with(&format!("word/{what}"))).count();
    // Page number, phạm vi lưu hành, empty; address, empty.
    assert_eq!((count("header"), count("footer")), (3, 2));
    let markup = part(&bytes, "word/document.xml");
    assert_eq!(markup.matches("<w:sectPr>").count(), 3);
    assert_eq!(markup.matches("<w:pgNumType w:start=\"1\"/>").count(), 3);
    assert_holds(&markup, "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>");
    assert_holds(&markup, "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\"");
    assert!(markup.ends_with("<w:titlePg/></w:sectPr></w:body></w:document>"));
    // Two tables in a row are kept apart.
    assert!(!markup.contains("</w:tbl><w:tbl>"));
}

#[test]
fn footnotes_are_numbered_from_one() {
    let bytes = docx::write(&sample()).unwrap();
    assert_holds(
        &part(&bytes, "word/document.xml"),
        "<w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"1\"/>",
    );
    let notes = part(&bytes, "word/footnotes.xml");
    assert_holds(&notes, "<w:footnote w:id=\"1\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>");
    assert_holds(&notes, "Nội dung cước chú &amp; nguồn.");
    assert!(!unzip(&docx::write(&body_of(Vec::new())).unwrap()).contains_key("word/footnotes.xml"));
}

#[test]
fn dangling_references_are_errors() {
    let one = |span| docx::write(&body_of(vec![FlowBlock::Para(Para::new(Element::Body, vec![span]))]));
    assert!(matches!(one(Span::Footnote(3)), Err(DocxError::MissingFootnote(3))));
    assert!(matches!(one(Span::Image(0)), Err(DocxError::MissingImage(0))));
}

#[test]
fn properties_come_from_the_document() {
    let core = part(&docx::write(&sample()).unwrap(), "docProps/core.xml");
    assert_holds(&core, "<dc:title>Kế hoạch &lt;1&gt;</dc:title>");
    assert_holds(&core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-01-05T00:00:00Z</dcterms:created>");
    let none = part(&docx::write(&Flow::default()).unwrap(), "docProps/core.xml");
    assert_holds(&none, "2000-01-01T00:00:00Z");
}
