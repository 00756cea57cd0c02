//! Numbers of pages: put into the header where there are none, and made what I.7 asks where they are.

use super::Mender;
use super::edit::{PageNumber, page_number as page_field};
use super::pack::MAIN;
use super::track::Marks;
use crate::check::numbers::{NumberLine, in_story, is_centred, is_long, page_number, shown_on_first};
use crate::docx::read::model::{NumberFormat, Paragraph, RunKind, Section, Story, paragraphs};
use crate::standard::Element;

/// Name of the part that holds a header put in, of the relationship to it, and how a change names its place.
pub(super) const HEADER: &str = "headerVanthu.xml";
pub(super) const RELATION: &str = "rIdSoTrangVanthu";
const AREA: &str = "Số trang";

pub(super) fn mend(mender: &mut Mender<'_>) {
    let source = mender.source;
    let Some(section) = source.sections.first().filter(|s| !s.span.is_empty()) else { return };
    let Some(found) = page_number(source, section) else {
        if is_long(source, &mender.parts.lines) == Some(true) {
            match room(mender) {
                Ok(story) => put(mender, story),
                Err(why) => leave(mender, &format!("Văn bản nhiều trang không có số trang: {why}")),
            }
        }
        return;
    };
    if found.header {
        look(mender, &found);
    } else {
        match foot(mender, &found).and_then(|()| room(mender)) {
            Ok(story) => {
                empty(mender, found.story, found.paragraph);
                put(mender, story);
            }
            Err(why) => return leave(mender, &format!("Số trang đặt ở chân trang: {why}")),
        }
    }
    first_page(mender, section);
    let told = section.number_start.is_some_and(|n| n != 1) || section.number_format != NumberFormat::Decimal;
    if told && let Some(edit) = section_edit(mender, section) {
        edit.counted = true;
        say(mender, "đánh số 1, 2, 3 từ trang 1");
    }
}

fn say(mender: &mut Mender<'_>, what: &str) {
    mender.changed_throughout(AREA, what);
}

fn leave(mender: &mut Mender<'_>, why: &str) {
    if let Some(first) = mender.parts.lines.all.first() {
        mender.left(first, why);
    }
}

fn section_edit<'m>(mender: &'m mut Mender<'_>, section: &Section) -> Option<&'m mut super::edit::SectionEdit> {
    let first = mender.source.paragraphs().next()?.index;
    Some(mender.edits.section(&section.span, first))
}

/// A story that shows nothing.
fn is_blank(story: &Story) -> bool {
    paragraphs(&story.blocks).all(|p| p.is_blank() && p.anchored.is_empty() && p.rules.is_empty())
}

/// The blank header that the number may be put into, or none where one is to be made; why it may not.
fn room<'a>(mender: &Mender<'a>) -> Result<Option<&'a Story>, &'static str> {
    let source = mender.source;
    if source.facts.even_and_odd_headers {
        return Err("trang chẵn, trang lẻ có đầu trang riêng");
    }
    let default = source.sections.first().and_then(|s| s.headers.default);
    let other = |s: &Section| s.headers.default != default && page_number(source, s).is_none();
    if source.sections.iter().any(other) {
        return Err("các phần của văn bản có đầu trang khác nhau");
    }
    let story = default.and_then(|at| source.headers.get(at));
    match story {
        Some(story) if !is_blank(story) => Err("đầu trang đã có chữ"),
        Some(story) if paragraphs(&story.blocks).next().is_none() => Err("không ghi được vào đầu trang này"),
        story => Ok(story),
    }
}

/// Whether a number in the footer can be taken out of it.
fn foot(mender: &Mender<'_>, found: &NumberLine<'_>) -> Result<(), &'static str> {
    let source = mender.source;
    let default = source.sections.first().and_then(|s| s.footers.default);
    if source.sections.iter().any(|s| s.footers.default != default) {
        return Err("các phần của văn bản có chân trang khác nhau");
    }
    // `2`, `- 2 -`, `Trang 2/5`
    let number = |run: &crate::docx::read::model::Run| match &run.kind {
        RunKind::Field { .. } => true,
        RunKind::Text => {
            run.text.chars().all(|c| c.is_whitespace() || "-–—/|.".contains(c)) || run.text.trim() == "Trang"
        }
        _ => false,
    };
    let alone = paragraphs(&found.story.blocks).all(|p| p.is_blank() || std::ptr::eq(p, found.paragraph));
    if !alone || !found.paragraph.runs.iter().all(number) {
        return Err("chân trang còn chữ khác");
    }
    match mender.can_empty(&found.story.part, &found.paragraph.span) {
        true => Ok(()),
        false => Err("không tách được khỏi chân trang"),
    }
}

fn empty(mender: &mut Mender<'_>, story: &Story, paragraph: &Paragraph) {
    mender.story(story).paragraph(&paragraph.span, paragraph.index).emptied = true;
}

/// Puts the number in the middle of the header, into a blank one that is there or one that is made.
fn put(mender: &mut Mender<'_>, story: Option<&Story>) {
    let source = mender.source;
    let spec = mender.profile.spec(Element::PageNumber);
    let number = PageNumber { face: mender.profile.face(), size_half_pt: (spec.size * 2.0).round() as u32 };
    match story {
        Some(story) => {
            let Some(first) = paragraphs(&story.blocks).next() else { return };
            let edit = mender.story(story).paragraph(&first.span, first.index);
            edit.number = Some(number);
            edit.centred = true;
        }
        None => {
            mender.header = Some(number);
            if let Some(section) = source.sections.first()
                && let Some(edit) = section_edit(mender, section)
            {
                edit.header = Some(RELATION);
            }
        }
    }
    say(mender, "đặt số trang ở giữa lề trên");
    if let Some(section) = source.sections.first() {
        first_page(mender, section);
    }
}

/// No number on page 1.
fn first_page(mender: &mut Mender<'_>, section: &Section) {
    let source = mender.source;
    if !shown_on_first(source, section) {
        return;
    }
    let parts = [(&source.headers, section.headers), (&source.footers, section.footers)];
    if section.title_page {
        // The first page has a header of its own with the number in it.
        for (stories, parts) in parts {
            let Some(story) = parts.first.and_then(|at| stories.get(at)) else { continue };
            let Some((paragraph, _)) = in_story(story) else { continue };
            if !mender.can_empty(&story.part, &paragraph.span) {
                return leave(mender, "Trang đầu hiện số trang: không tách được khỏi đầu trang");
            }
            empty(mender, story, paragraph);
            say(mender, "bỏ số trang ở trang đầu");
        }
        return;
    }
    // What else stands at the head or foot of all pages would go from the first one, or come to it.
    let kept = |stories: &[Story], at: Option<usize>| {
        at.and_then(|at| stories.get(at)).is_some_and(|s| {
            paragraphs(&s.blocks).any(|p| !p.is_blank() && !p.runs.iter().any(|r| r.kind.field_name().is_some()))
        })
    };
    let other = parts.iter().any(|(stories, parts)| kept(stories, parts.default));
    let own = parts
        .iter()
        .any(|(stories, parts)| parts.first.and_then(|at| stories.get(at)).is_some_and(|story| !is_blank(story)));
    if other || own {
        return leave(mender, "Trang đầu hiện số trang: đầu trang, chân trang còn chữ khác");
    }
    if let Some(edit) = section_edit(mender, section) {
        edit.title_page = true;
        say(mender, "trang đầu không hiện số trang");
    }
}

/// Size, letters and place of a number that stands in a header.
fn look(mender: &mut Mender<'_>, found: &NumberLine<'_>) {
    let spec = mender.profile.spec(Element::PageNumber);
    let (least, most) = spec.sizes;
    let paragraph = found.paragraph;
    let mut told = Vec::new();
    for run in paragraph.runs.iter().filter(|r| r.kind.field_name().as_deref() == Some("PAGE")) {
        let now = run.format.size_pt();
        let edits = mender.story(found.story);
        if !(least..=most).contains(&now) {
            edits.run(&run.span, paragraph.index).size_half_pt = Some((now.clamp(least, most) * 2.0).round() as u32);
            told.push(format!("cỡ chữ {} → {}", super::form::points(now), super::form::points(now.clamp(least, most))));
        }
        if run.format.italic {
            edits.run(&run.span, paragraph.index).italic = Some(false);
            told.push("in chữ đứng".to_owned());
        }
    }
    if !is_centred(paragraph) {
        mender.story(found.story).paragraph(&paragraph.span, paragraph.index).centred = true;
        told.push("canh giữa".to_owned());
    }
    for what in told {
        say(mender, &what);
    }
}

/// A header that holds the number of the page.
pub(super) fn header(number: PageNumber, marks: Option<&Marks<'_>>) -> String {
    let spacing = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>";
    let field = page_field("w", number, marks);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:pPr>{spacing}<w:jc \
         w:val=\"center\"/></w:pPr>{field}</w:p></w:hdr>"
    )
}
