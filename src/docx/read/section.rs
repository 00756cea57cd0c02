//! `w:sectPr` (§17.6.17): paper, margins, page numbers, and which headers and footers a section shows.

use super::model::{PageParts, Section, SectionStart};
use super::numbering;
use super::stream::{Broken, Ns, Stream, Tag};
use super::values::twips;

/// A section as the part has it: headers and footers still by relationship.
#[derive(Debug, Default)]
pub(super) struct RawSection {
    pub section: Section,
    /// Relationship ids of the headers: default, first, even.
    pub headers: [Option<String>; 3],
    /// Those of the footers.
    pub footers: [Option<String>; 3],
    /// Its properties were changed under tracking.
    pub changed: bool,
}

/// Reads the children of a `<w:sectPr>` whose tag was just read.
pub(super) fn read(stream: &mut Stream, at: usize) -> Result<RawSection, Broken> {
    let mut out = RawSection::default();
    stream.children(|stream, tag| {
        if tag.ns == Ns::W {
            out.take(stream, tag)?;
        }
        Ok(())
    })?;
    out.section.span = at..stream.position();
    Ok(out)
}

impl RawSection {
    fn take(&mut self, stream: &mut Stream, tag: &Tag) -> Result<(), Broken> {
        let section = &mut self.section;
        let length = |name: &str, usual: i32| tag.attr(name).and_then(|v| twips(&v)).unwrap_or(usual);
        match tag.local() {
            "headerReference" => refer(&mut self.headers, tag),
            "footerReference" => refer(&mut self.footers, tag),
            "pgSz" => {
                section.page_width = length("w", section.page_width).abs();
                section.page_height = length("h", section.page_height).abs();
                section.landscape = tag.attr("orient").is_some_and(|o| o == "landscape");
            }
            "pgMar" => {
                let [top, right, bottom, left] = section.margins;
                section.margins = [
                    length("top", top).abs(),
                    length("right", right).abs(),
                    length("bottom", bottom).abs(),
                    length("left", left).abs(),
                ];
                section.gutter = length("gutter", 0);
                section.header_distance = length("header", section.header_distance);
                section.footer_distance = length("footer", section.footer_distance);
            }
            "pgNumType" => {
                section.number_format = numbering::format(tag);
                section.number_start = tag.attr("start").and_then(|v| v.parse().ok());
            }
            "titlePg" => section.title_page = tag.on(),
            "cols" => {
                let mut own = 0;
                section.columns = tag.attr("num").and_then(|v| v.parse().ok()).unwrap_or(1);
                stream.children(|_, child| {
                    own += u32::from(child.local() == "col");
                    Ok(())
                })?;
                section.columns = section.columns.max(own).clamp(1, 100);
            }
            "type" => {
                section.start = match tag.val().as_deref() {
                    Some("continuous") => SectionStart::Continuous,
                    Some("nextColumn") => SectionStart::NextColumn,
                    Some("evenPage") => SectionStart::EvenPage,
                    Some("oddPage") => SectionStart::OddPage,
                    _ => SectionStart::NextPage,
                }
            }
            "docGrid" => {
                let by_lines = matches!(tag.attr("type").as_deref(), Some("lines" | "linesAndChars" | "snapToChars"));
                section.line_pitch = tag.attr("linePitch").and_then(|v| twips(&v)).filter(|_| by_lines);
            }
            "pgBorders" => stream.children(|_, child| {
                section.page_borders |= super::values::border(child).visible;
                Ok(())
            })?,
            "sectPrChange" => self.changed = true,
            _ => {}
        }
        Ok(())
    }
}

fn refer(parts: &mut [Option<String>; 3], tag: &Tag) {
    let slot = match tag.attr("type").as_deref() {
        Some("first") => 1,
        Some("even") => 2,
        _ => 0,
    };
    parts[slot] = tag.attr("id").map(|id| id.into_owned());
}

/// The parts of each kind of page; what a section does not name it takes over from the one before (§17.10.1).
pub(super) fn inherited(own: [Option<usize>; 3], before: PageParts) -> PageParts {
    let [default, first, even] = own;
    PageParts { default: default.or(before.default), first: first.or(before.first), even: even.or(before.even) }
}
