//! The body of a DOCX as blocks.

use super::runs::{Keep, cut_front, inlines, unbold};
use super::table::table;
use crate::diagnostic::{Diagnostics, code};
use crate::document::{Block, Entry, Image, ImageFormat, Inlines, Level, TextStyle};
use crate::docx::read::model::{Align, Paragraph, RunKind, Source};
use crate::outline::lines::{is_caps, is_ended, is_rule, label};
use crate::parts::{Item, Line, Lines};
use crate::vietnamese::at_most;
use std::ops::Range;

/// Characters of a heading in bold; a longer one is a paragraph that somebody made bold.
const LONGEST_HEADING: usize = 200;

/// EMU in a mm (§20.1.10.16).
const EMU_PER_MM: f32 = 36_000.0;
/// 2 mm: a picture that is lower is a drawn line.
const LEAST_HEIGHT_EMU: i64 = 72_000;

/// The blocks of some items.
pub(super) fn blocks(source: &Source, lines: &Lines<'_>, items: Range<usize>, found: &mut Diagnostics) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let list = lines.items.get(items.clone()).unwrap_or_default();
    let alone = |at: usize| lines.pictures.iter().filter(move |(before, _)| *before == at).map(|(_, p)| *p);
    let mut at = 0;
    while let Some(item) = list.get(at) {
        alone(items.start + at).for_each(|p| pictures(p, &mut out, found));
        match item {
            Item::Table(number) => {
                out.extend(table(source, lines, *number).map(Block::Table));
                at += 1;
            }
            Item::Line(first) => {
                // The lines of one paragraph.
                let rest = list[at + 1..].iter().take_while(|item| match item {
                    Item::Line(next) => lines.all.get(*next).is_some_and(|l| !l.first),
                    Item::Table(_) => false,
                });
                let count = 1 + rest.count();
                let own: Vec<&Line<'_>> = lines.all.get(*first..*first + count).unwrap_or_default().iter().collect();
                paragraph(source, &own, &mut out, found);
                at += count;
            }
        }
    }
    alone(items.start + at).for_each(|p| pictures(p, &mut out, found));
    out
}

/// Some lines as paragraphs, whatever they are.
pub(super) fn plain(source: &Source, lines: &Lines<'_>, numbers: &[usize]) -> Vec<Block> {
    let own = numbers.iter().filter_map(|at| lines.all.get(*at));
    own.map(|line| Block::Paragraph(numbered(line, inlines(source, &[line], Keep::All)))).collect()
}

fn numbered(line: &Line<'_>, text: Inlines) -> Inlines {
    let Some(number) = line.paragraph.numbering.as_ref().filter(|_| line.first) else { return text };
    let mut out = Inlines::plain(format!("{} ", number.text.trim()));
    out.append(text);
    out
}

fn paragraph(source: &Source, lines: &[&Line<'_>], out: &mut Vec<Block>, found: &mut Diagnostics) {
    let Some(first) = lines.first() else { return };
    if lines.len() == 1 && is_rule(&first.text) {
        return;
    }
    pictures(first.paragraph, out, found);
    let centred = first.paragraph.align == Align::Center;
    let mut text = inlines(source, lines, Keep::All);
    if text.is_blank() && matches!(out.last(), Some(Block::Image(_))) {
        return;
    }
    let Some(own) = label(&first.text).filter(|l| !l.text.is_empty()) else {
        let text = numbered(first, text);
        // The title of a Phần or Chương stands below its number.
        if centred
            && let Some(Block::Entry(open)) = out.last_mut()
            && matches!(open.level, Level::Part | Level::Chapter)
            && open.text.is_blank()
        {
            open.text = text;
            unbold(&mut open.text);
        } else if centred {
            out.push(Block::Centered(text));
        } else {
            out.push(Block::Paragraph(text));
        }
        return;
    };
    if first.paragraph.numbering.is_none() {
        cut_front(&mut text, own.text.chars().count());
    }
    let bold = first.mostly(|f| f.bold);
    let short = at_most(&first.text, LONGEST_HEADING) && lines.len() == 1;
    let is_heading = match own.level {
        Level::Part | Level::Chapter => true,
        // `Điều 3.` with its words behind it on the line is no title of an article.
        Level::Article => own.rest.is_empty() || !own.rest.ends_with("./.") && (bold || !is_ended(own.rest)),
        Level::Section => short && (bold || is_caps(&first.shown())),
        Level::Clause | Level::Subclause | Level::Subsubclause => short && bold,
        Level::Point | Level::Dash | Level::Plus => false,
    };
    if is_heading {
        unbold(&mut text);
    }
    out.push(Block::Entry(Entry { level: own.level, label: own.text.to_owned(), is_heading, text }));
}

/// The pictures of a paragraph; their bytes are where the relationship leads, which who has the file opens.
fn pictures(paragraph: &Paragraph, out: &mut Vec<Block>, found: &mut Diagnostics) {
    for run in &paragraph.runs {
        let RunKind::Image { name, width_emu, height_emu, embed, .. } = &run.kind else { continue };
        // A drawn line is a picture for some programs.
        if (1..LEAST_HEIGHT_EMU).contains(height_emu) {
            continue;
        }
        if embed.is_empty() {
            let message = format!("Hình «{name}» không chuyển được sang dữ liệu");
            found.add(code::NHAP_HINH, paragraph.place(), message, "chèn lại hình vào dữ liệu: xem khóa hinh");
            continue;
        }
        out.push(Block::Image(Image {
            file: Some(embed.clone()),
            bytes: [].into(),
            format: ImageFormat::Png,
            pixels: (0, 0),
            width_mm: Some(*width_emu as f32 / EMU_PER_MM).filter(|mm| *mm > 0.0),
            alt: name.clone(),
            caption: None,
        }));
    }
}

/// Words in bold in the middle of the line.
pub(super) fn centred(words: &str) -> Block {
    Block::Centered(Inlines::styled(words, TextStyle { bold: true, ..TextStyle::default() }))
}
