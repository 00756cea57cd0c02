//! word/footnotes.xml (§17.11).

use super::paragraph::{NAMESPACES, Place, Story};
use super::xml::Xml;
use super::{Context, DocxError};
use crate::arrange::Para;
use crate::standard::Element;

/// Ids of the line above the notes, and of the line above notes that go on from the page before.
pub(super) const SEPARATORS: [(&str, i64); 2] = [("separator", -1), ("continuationSeparator", 0)];

/// The part: note `i` of the flow has id `i + 1`.
pub(super) fn footnotes<'a>(cx: &'a Context<'a>) -> Result<Story<'a>, DocxError> {
    let mut story = Story::new(cx, Xml::part());
    story.xml.raw("<w:footnotes").raw(NAMESPACES).raw(">");
    for (kind, id) in SEPARATORS {
        story.xml.start("w:footnote").attr("w:type", kind).num("w:id", id).end();
        story.xml.raw("<w:p><w:r>").flag(&format!("w:{kind}")).raw("</w:r></w:p></w:footnote>");
    }
    for (index, spans) in cx.flow.footnotes.iter().enumerate() {
        story.xml.start("w:footnote").num("w:id", index as i64 + 1).end();
        let para = Para::new(Element::Footnote, spans.clone());
        story.paragraph(&para, Place { note_number: true, ..Place::default() })?;
        story.xml.raw("</w:footnote>");
    }
    story.xml.raw("</w:footnotes>");
    Ok(story)
}
