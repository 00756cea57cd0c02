//! Page numbers: where they stand, and whether a document needs them. Asked by the checker and by the mender.

use crate::docx::read::model::{Align, Paragraph, RunFormat, Section, Source, Story, paragraphs};
use crate::parts::Lines;

/// A page of words in 13 points holds 3600 characters at most; small letters in a table take less room.
const LONG: usize = 4000;
const LONG_WITH_TABLES: usize = 6000;
/// Letterhead and signature leave no second page to so few characters.
const SHORT: usize = 1200;
/// Where a program that lays out no pages says 1, so many may still be one page.
const ONE_PAGE: usize = 2600;

/// A paragraph with the field PAGE, and what it stands in.
pub(crate) struct NumberLine<'a> {
    pub paragraph: &'a Paragraph,
    pub format: &'a RunFormat,
    /// In a header, where the decree has it; else in a footer.
    pub header: bool,
    /// The header or footer.
    pub story: &'a Story,
}

/// The page number of every page but the first.
pub(crate) fn page_number<'a>(source: &'a Source, section: &Section) -> Option<NumberLine<'a>> {
    in_parts(source, section.headers.default, section.footers.default)
}

/// The number in a header, else in a footer.
fn in_parts(source: &Source, header: Option<usize>, footer: Option<usize>) -> Option<NumberLine<'_>> {
    let places = [(&source.headers, header, true), (&source.footers, footer, false)];
    places.into_iter().find_map(|(stories, at, header)| {
        let story = stories.get(at?)?;
        let (paragraph, format) = in_story(story)?;
        Some(NumberLine { paragraph, format, header, story })
    })
}

/// The paragraph of a header or footer with the number of the page, and how the number looks.
pub(crate) fn in_story(story: &Story) -> Option<(&Paragraph, &RunFormat)> {
    paragraphs(&story.blocks).find_map(|paragraph| {
        let run = paragraph.runs.iter().find(|r| r.kind.field_name().as_deref() == Some("PAGE"))?;
        Some((paragraph, &run.format))
    })
}

/// True when the first page shows the number that the others have.
pub(crate) fn shown_on_first(source: &Source, section: &Section) -> bool {
    !section.title_page || in_parts(source, section.headers.first, section.footers.first).is_some()
}

/// Set in the middle; a frame or a tab may do that as well.
pub(crate) fn is_centred(paragraph: &Paragraph) -> bool {
    paragraph.align == Align::Center || paragraph.frame.is_some() || !paragraph.tabs.is_empty()
}

/// Too long for one page, by the count of its characters: pages are laid out by Word, not by the file.
pub(crate) fn is_long(source: &Source, lines: &Lines<'_>) -> Option<bool> {
    let pages = source.properties.pages;
    let letters: usize = lines.all.iter().map(|l| l.text.chars().count()).sum();
    let most = if lines.tables.len() > 2 { LONG_WITH_TABLES } else { LONG };
    match (pages, letters) {
        (_, n) if n > most => Some(true),
        (_, n) if n < SHORT => Some(false),
        (Some(pages), _) if pages > 1 => Some(true),
        // Programs that lay out no pages write 1.
        (Some(1), n) if n < ONE_PAGE => Some(false),
        _ => None,
    }
}
