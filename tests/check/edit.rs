//! Ways to break a good document.

use crate::zip_parts::with_part;

/// One change in a package; it panics when the words are not there.
pub enum Edit {
    /// The first of these words in the text becomes those.
    Text(&'static str, &'static str),
    /// Behind the first words, the first of the second becomes the third.
    After(&'static str, &'static str, &'static str),
    /// The paragraph with these words goes.
    Drop(&'static str),
    /// Letters of this style get a property more.
    Run(&'static str, &'static str),
    /// Paragraphs of this style get a property more.
    Para(&'static str, &'static str),
}

const TEXT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";

/// The package with these changes made for the sake of a rule.
pub fn broken(rule: &str, good: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for edit in edits {
        let (part, style) = match edit {
            Edit::Run(style, _) | Edit::Para(style, _) => (STYLES, *style),
            _ => (TEXT, ""),
        };
        let id = format!("w:styleId=\"{style}\"");
        bytes = with_part(&bytes, part, |xml| match edit {
            Edit::Text(from, to) => after(rule, &xml, "", from, to),
            Edit::After(anchor, from, to) => after(rule, &xml, anchor, from, to),
            Edit::Drop(words) => without(rule, &xml, words),
            Edit::Run(_, property) => {
                after(rule, &xml, &id, "</w:rPr></w:style>", &format!("{property}</w:rPr></w:style>"))
            }
            Edit::Para(_, property) => after(rule, &xml, &id, "</w:pPr>", &format!("{property}</w:pPr>")),
        });
    }
    bytes
}

fn after(rule: &str, xml: &str, anchor: &str, from: &str, to: &str) -> String {
    let start = xml.find(anchor).unwrap_or_else(|| panic!("{rule}: không có «{anchor}»")) + anchor.len();
    let (before, rest) = xml.split_at(start);
    assert!(rest.contains(from), "{rule}: không có «{from}»");
    format!("{before}{}", rest.replacen(from, to, 1))
}

fn without(rule: &str, xml: &str, words: &str) -> String {
    let at = xml.find(words).unwrap_or_else(|| panic!("{rule}: không có «{words}»"));
    let start = xml[..at].rfind("<w:p>").expect("a paragraph");
    let end = at + xml[at..].find("</w:p>").expect("its end") + "</w:p>".len();
    // A cell must keep a paragraph.
    let alone = xml[..start].ends_with("</w:tcPr>") && xml[end..].starts_with("</w:tc>");
    format!("{}{}{}", &xml[..start], if alone { "<w:p></w:p>" } else { "" }, &xml[end..])
}
