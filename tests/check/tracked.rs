//! Corrections as a reviewer sees them: accepting all gives what `mend` writes, rejecting all the original.

use crate::edit::{Edit, broken};
use crate::mended::mend;
use crate::zip_parts::with_part;
use crate::{cases, good, verdict};
use std::collections::BTreeSet;
use vanthu::check::check;
use vanthu::diagnostic::Diagnostics;
use vanthu::docx::read::model::{Block, Section, Source, Table, paragraphs};
use vanthu::docx::read::read;
use vanthu::mend::{Change, Tracking, mend_tracked, remarked};

const TEXT: &str = "word/document.xml";

fn source(bytes: &[u8]) -> Source {
    read(bytes, &mut Diagnostics::new()).expect("a document")
}

/// Words and looks, letter by letter, paragraph by paragraph, with margins and repeated heads.
fn look(bytes: &[u8]) -> Vec<String> {
    let source = source(bytes);
    let pages = |s: &Section| format!("{:?} {} {:?} {:?}", s.margins, s.title_page, s.number_start, s.number_format);
    let mut out: Vec<String> = source.sections.iter().map(pages).collect();
    // A blank header shows nothing, whoever made it.
    let stories = source.headers.iter().chain(&source.footers).flat_map(|s| paragraphs(&s.blocks));
    let stories = stories.filter(|p| p.runs.iter().any(|r| !r.is_blank() || r.kind.field_name().is_some()));
    for paragraph in source.paragraphs().chain(stories) {
        let mut words: Vec<(String, String)> = Vec::new();
        for run in paragraph.runs.iter().filter(|r| !r.text.is_empty()) {
            let f = &run.format;
            let format = format!("{:?} {} {} {}", f.font, f.size_pt(), f.bold, f.italic);
            match words.last_mut().filter(|(_, last)| *last == format) {
                Some((text, _)) => text.push_str(&run.text),
                None => words.push((run.text.clone(), format)),
            }
        }
        out.push(format!("{:?} {:?} {:?} {words:?}", paragraph.align, paragraph.spacing, paragraph.indent));
    }
    let heads = |t: &Table| t.rows.iter().filter(|r| r.is_header).count();
    let tables = source.body.iter().filter_map(|b| match b {
        Block::Table(table) => Some(heads(table).to_string()),
        Block::Paragraph(_) => None,
    });
    out.extend(tables);
    out
}

/// The XML without the elements of this name.
fn dropped(xml: &str, name: &str) -> String {
    let (open, close) = (format!("<w:{name} "), format!("</w:{name}>"));
    let mut out = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find(&open) {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(&close).expect("its end") + close.len();
        rest = &rest[at + end..];
    }
    out + rest
}

/// The XML with the content of the elements of this name in their place.
fn unwrapped(xml: &str, name: &str) -> String {
    let open = format!("<w:{name} ");
    let mut out = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find(&open) {
        out.push_str(&rest[..at]);
        rest = &rest[at + rest[at..].find('>').expect("its end") + 1..];
    }
    (out + rest).replace(&format!("</w:{name}>"), "")
}

const PROPERTIES: [&str; 4] = ["rPr", "pPr", "sectPr", "trPr"];

fn accepted(xml: &str) -> String {
    PROPERTIES.iter().fold(unwrapped(&dropped(xml, "del"), "ins"), |xml, name| dropped(&xml, &format!("{name}Change")))
}

fn rejected(xml: &str) -> String {
    let mut xml =
        unwrapped(&dropped(xml, "ins"), "del").replace("w:delText", "w:t").replace("w:delInstrText", "w:instrText");
    for name in PROPERTIES {
        let change = format!("<w:{name}Change ");
        while let Some(at) = xml.find(&change) {
            let start = xml[..at].rfind(&format!("<w:{name}")).expect("the properties");
            let old = at + xml[at..].find('>').expect("a tag") + 1;
            let end = old + xml[old..].find(&format!("</w:{name}Change>")).expect("its end");
            let close = end + xml[end..].find(&format!("</w:{name}>")).expect("the end") + format!("</w:{name}>").len();
            // What old properties may not hold stays as it is.
            let kept: String = ["<w:headerReference", "<w:footerReference"]
                .iter()
                .flat_map(|tag| xml[start..at].match_indices(tag).map(|(i, _)| start + i).collect::<Vec<_>>())
                .map(|i| xml[i..=i + xml[i..].find('>').expect("a tag")].to_owned())
                .collect();
            let mut inner = xml[old..end].replacen(&format!("<w:{name}>"), &format!("<w:{name}>{kept}"), 1);
            if let Some(section) = xml[start..at].find("<w:sectPr").filter(|_| name == "pPr") {
                let last = xml[start..at].rfind("</w:sectPr>").expect("its end") + "</w:sectPr>".len();
                let place = inner.rfind("</w:pPr>").expect("the end");
                inner.insert_str(place, &xml[start + section..start + last]);
            }
            xml.replace_range(start..close, &inner);
        }
    }
    xml
}

/// The package with the marks of its text, headers and footers taken so.
pub fn resolved(bytes: &[u8], how: fn(&str) -> String) -> Vec<u8> {
    let source = source(bytes);
    let stories = source.headers.iter().chain(&source.footers).map(|s| s.part.clone());
    let parts: BTreeSet<String> = stories.chain([TEXT.to_owned()]).collect();
    parts.iter().fold(bytes.to_vec(), |bytes, part| with_part(&bytes, part, |xml| how(&xml)))
}

/// Two packages show the same, line by line.
fn alike(one: &[u8], other: &[u8], what: &str) {
    let (one, other) = (look(one), look(other));
    let differ = one.iter().zip(&other).find(|(a, b)| a != b);
    assert!(differ.is_none() && one.len() == other.len(), "{what}: {differ:?}");
}

/// Accepting all that is marked gives what is written without marks, rejecting all what there was; what was changed.
pub fn equal(rule: &str, bytes: &[u8]) -> Vec<Change> {
    let mut found = Diagnostics::new();
    let (plain, changes) = mend(bytes, &mut found).expect("mended");
    let tracking = Tracking { date: Some("2026-03-05T08:00:00Z".to_owned()) };
    let (tracked, told) = mend_tracked(bytes, &source(bytes), &tracking, &mut found).expect("tracked");
    assert_eq!(told, changes, "{rule}");
    alike(&resolved(&tracked, accepted), &plain, &format!("{rule}: accepted"));
    alike(&resolved(&tracked, rejected), bytes, &format!("{rule}: rejected"));
    // As it stands it reads as accepted.
    alike(&tracked, &plain, rule);
    let (_, again) = mend(&plain, &mut found).expect("mended");
    assert!(again.is_empty(), "{rule}: a second time {again:?}");
    changes
}

#[test]
fn accepting_gives_the_corrections_and_rejecting_the_original() {
    let mut seen = BTreeSet::new();
    for case in cases::CASES {
        let bytes = broken(case.rule, good::document(case.good), case.edits);
        let mut found = Diagnostics::new();
        let Some((_, changes)) = mend(&bytes, &mut found).filter(|(_, changes)| !changes.is_empty()) else {
            continue;
        };
        // One of each kind is enough.
        let kind = changes[0].what.split([' ', '«']).take(2).collect::<String>();
        if !seen.insert(kind) {
            continue;
        }
        assert_eq!(equal(case.rule, &bytes), changes, "{}", case.rule);
    }
    assert!(seen.len() > 8, "{seen:?}");
}

#[test]
fn only_the_letters_that_change_are_marked() {
    let bytes = broken("so.so-khong", good::document("to-trinh"), &[Edit::Text("Số: 09/", "Số: 9/")]);
    let mut found = Diagnostics::new();
    let (tracked, _) = mend_tracked(&bytes, &source(&bytes), &Tracking::default(), &mut found).expect("tracked");
    with_part(&tracked, TEXT, |xml| {
        let at = xml.find("<w:ins ").expect("an insertion");
        let end = at + xml[at..].find("</w:ins>").expect("its end");
        assert!(xml[at..end].contains(">0</w:t>") && !xml.contains("<w:del "), "{}", &xml[at..end]);
        assert!(xml[at..end].contains("w:author=\"vanthu\"") && !xml.contains("w:date="));
        xml.clone()
    });
}

#[test]
fn findings_become_comments_at_their_places() {
    let edits = [Edit::Text("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"), Edit::Drop("Số: 12/KH-UBND")];
    let bytes = broken("", good::document("ke-hoach"), &edits);
    let (own, findings) = (source(&bytes), verdict(&bytes).findings);
    assert_eq!(findings.len(), 2, "{findings:?}");
    let mut found = Diagnostics::new();
    let once = remarked(&bytes, &own, &findings, &Tracking::default(), &mut found).expect("remarked");
    let read = source(&once);
    let words = |at: usize| -> String { read.comments[at].blocks.iter().map(|b| format!("{b:?}")).collect() };
    assert_eq!((read.comments.len(), found.len()), (2, 0), "{found:?}");
    // The one without a place of its own stands at the first words.
    assert!(words(0).contains("Không thấy số, ký hiệu") && words(1).contains("Tiêu ngữ viết chưa đúng"));
    assert!(look(&once) == look(&bytes));
    assert_eq!(check(&read).findings, findings);
    // A second time, beside the comments that are there.
    let twice = remarked(&once, &read, &findings, &Tracking::default(), &mut found).expect("remarked");
    assert_eq!((source(&twice).comments.len(), found.len()), (4, 0));
    with_part(&twice, TEXT, |xml| {
        let ids: Vec<&str> =
            xml.split("<w:commentReference w:id=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 4, "{ids:?}");
        xml.clone()
    });
}
