//! A document as plain text that the reader takes back to the same document.

use super::body::{PAGE_BREAK, is_heading, may_join, opens_block, rank};
use super::{guard, inline, lines, picture, table};
use crate::document::{Appendix, Block, Document, DocumentType, Entry, Inline, Inlines, Level, Orientation};
use crate::standard::Profile;

/// The document as plain text that [`super::parse`] reads back to the same [`Document`].
///
/// What text cannot hold is left out: the bytes of pictures (their alternative text stays), fixed column widths and
/// font sizes of tables, alignment of single cells. Runs of the same style come back as one run.
pub fn to_text(document: &Document) -> String {
    let mut out = String::new();
    head(document, &mut out);
    for (i, basis) in document.bases.iter().enumerate() {
        gap(&mut out);
        let text = inline::write(basis, false);
        // The first must say what it is; a later one is told by its company.
        let known = text.starts_with("Căn cứ ") || i > 0;
        out.push_str(document.profile.signs().basis);
        out.push_str(if known { "" } else { "Căn cứ " });
        out.push_str(&text);
        out.push('\n');
    }
    let subject_open = document.subject.0.is_empty() || !document.addressees.is_empty();
    blocks(&document.body, subject_open, document.bases.is_empty(), &mut out);
    tail(document, &mut out);
    for (i, one) in document.appendices.iter().enumerate() {
        appendix(one, &document.appendix_label(i), &mut out);
    }
    out
}

/// Blocks as plain text that [`super::parse_body`] reads back.
pub fn body_to_text(list: &[Block]) -> String {
    let mut out = String::new();
    blocks(list, false, true, &mut out);
    out
}

/// Inline text as [`super::parse_inlines`] reads it back.
pub fn inlines_to_text(text: &Inlines) -> String {
    inline::write(text, false).replace("<br/>", "\n")
}

/// An empty line, unless nothing stands above.
fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn head(document: &Document, out: &mut String) {
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    if let Some(circulation) = &document.marks.circulation {
        line(circulation);
    }
    let signs = document.profile.signs();
    let party = document.profile == Profile::Party;
    // The words by which the reader knows whose form it is.
    for words in
        document.heading.iter().map(String::as_str).chain(signs.heading.iter().map(|h| h.1).filter(|_| party)).take(1)
    {
        line(words);
    }
    if let Some(parent) = &document.parent_organ {
        line(parent);
    }
    for organ in &document.organ {
        line(&format!("**{organ}**"));
    }
    let letter = document.doc_type == DocumentType::OfficialLetter;
    let numbered = document.code_number.is_some() || !document.code_notation.is_empty();
    if numbered {
        line(&format!("{}{}", signs.number, document.code(document.code_number.as_deref().unwrap_or("   "))));
    }
    if letter && !document.subject.0.is_empty() {
        let text = inline::write(&document.subject, false).replace("<br/>", "\n");
        let opens = text.to_lowercase().starts_with(&signs.about.trim_end().to_lowercase());
        line(&if opens { text } else { format!("{}{text}", signs.about) });
    }
    let date = document.issued_date;
    let dated = !document.place.is_empty() || date != Default::default();
    if dated {
        line("");
        line(&format!("{}, {}", document.place, date.in_words()));
    }
    if let Some(urgency) = document.marks.urgency {
        line(urgency.words());
    }
    if let Some(draft) = &document.marks.draft {
        line(draft);
    }
    let bare = !numbered && !dated && document.organ.is_empty() && document.subject.0.is_empty();
    let silent = bare && document.type_name.is_none() && document.doc_type == DocumentType::default();
    if document.doc_type.has_title() && !silent {
        line("");
        line(document.type_name.as_deref().unwrap_or(document.doc_type.title()));
        for subject in broken(&document.subject) {
            line(&subject);
        }
    }
    if !document.addressees.is_empty() {
        line("");
        let address = document.doc_type.address(document.profile);
        if let [one] = document.addressees.as_slice() {
            line(&format!("{address}: {}", inline::write(one, false)));
        } else {
            line(&format!("{address}:"));
            for one in &document.addressees {
                line(&format!("- {}", inline::write(one, false)));
            }
        }
    }
}

/// The lines of a text that its drafter broke.
fn broken(text: &Inlines) -> Vec<String> {
    if text.0.is_empty() {
        return Vec::new();
    }
    text.0.split(|p| *p == Inline::Break).map(|part| inline::write(&Inlines(part.to_vec()), false)).collect()
}

fn blocks(list: &[Block], after_title: bool, no_bases: bool, out: &mut String) {
    for (i, block) in list.iter().enumerate() {
        gap(out);
        let first = i == 0;
        match block {
            Block::Paragraph(text) => {
                let text = inline::write(text, false);
                let plain = text.replace(['*', '\\'], "");
                // Below a bare title a paragraph would be its trích yếu, a basis would leave the body.
                let carried = match i.checked_sub(1).and_then(|i| list.get(i)) {
                    Some(Block::Paragraph(above)) => may_join(&above.text(), false, &text),
                    Some(Block::Entry(e)) => may_join(&e.text.text(), e.is_heading, &text),
                    _ => false,
                };
                let company = first && (after_title || no_bases && plain.starts_with("Căn cứ"));
                let unit = matches!(list.get(i + 1), Some(Block::Table(_))) && is_unit_like(&plain);
                if company || unit || carried || is_part(&text) {
                    out.push_str("\\~");
                }
                out.push_str(&text);
                out.push('\n');
            }
            Block::Entry(entry) => {
                // A list of bases is body only when something says so.
                let basis = first && no_bases && entry.label == "-" && entry.text.text().starts_with("Căn cứ");
                if basis {
                    out.push_str("<center></center>\n\n");
                }
                write_entry(entry, list.get(i + 1), out);
            }
            Block::Centered(text) => {
                let words = text.text();
                let usual = *text == Inlines::styled(&words, super::BOLD);
                if usual && (words == "QUYẾT ĐỊNH:" || words == "QUYẾT NGHỊ:") {
                    out.push_str(&words);
                } else {
                    out.push_str(&format!("<center>{}</center>", inline::write(text, false)));
                }
                out.push('\n');
            }
            Block::Table(t) => table::write(t, out),
            Block::PageBreak => {
                out.push_str(PAGE_BREAK);
                out.push('\n');
            }
            Block::Image(image) => {
                out.push_str(&picture::write(image));
                out.push('\n');
                if let Some(caption) = &image.caption {
                    out.push_str(&format!("\n<center>{}</center>\n", inline::write(caption, false)));
                }
            }
        }
    }
}

fn is_unit_like(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["đơn vị", "đvt", "(đơn vị", "(đvt"].iter().any(|w| lower.starts_with(w))
}

/// True when the written paragraph would be read as something else than a paragraph of its own.
fn is_part(text: &str) -> bool {
    let bare = lines::words(&guard::read_escapes(text));
    let lower = bare.to_lowercase();
    let part = [
        "phụ lục",
        "nơi nhận",
        "kính gửi",
        "kính trình:",
        "số",
        "v/v",
        "dự thảo",
        "quyết định:",
        "quyết nghị:",
        "ngày",
    ];
    opens_block(text)
        || part.iter().any(|w| lower.starts_with(w))
        || lines::is_caps(&bare)
        || lines::is_rule(text)
        || text.starts_with('|')
        || text.ends_with('|')
        || text.starts_with("<c")
        || text.starts_with("[ngắt")
        || text.starts_with("[trang")
}

fn write_entry(entry: &Entry, next: Option<&Block>, out: &mut String) {
    let text = inline::write(&entry.text, false);
    let centred = matches!(entry.level, Level::Part | Level::Chapter);
    if entry.label.is_empty() {
        let marks = match entry.level {
            Level::Part | Level::Chapter | Level::Section => "##",
            Level::Clause => "###",
            Level::Subclause => "####",
            _ => "#####",
        };
        out.push_str(&format!("{marks} {text}\n"));
        return;
    }
    if centred {
        out.push_str(&entry.label);
        out.push('\n');
        if !text.is_empty() {
            let guard = if lines::label(&text).is_some() { "**" } else { "" };
            out.push_str(&format!("{guard}{text}{guard}\n"));
        }
        return;
    }
    let guarded = guard::read_escapes(&text);
    let below = match next {
        Some(Block::Entry(e)) => rank(e.level) > rank(entry.level) && !e.label.is_empty(),
        Some(Block::Paragraph(_)) | None => false,
        Some(_) => true,
    };
    let read = is_heading(entry.level, false, &guarded, below);
    let (mark, prose) = match (entry.is_heading, read) {
        (true, false) => ("#### ", ""),
        (false, true) => ("", "\\~"),
        _ => ("", ""),
    };
    // Markup round the whole of a heading is dropped on reading; tags inside tags are not.
    out.push_str(&format!("{mark}{} {prose}{text}\n", entry.label));
}

fn tail(document: &Document, out: &mut String) {
    if !document.recipients.is_empty() {
        gap(out);
        out.push_str("Nơi nhận:\n");
        let last = document.recipients.len() - 1;
        for (i, item) in document.recipients.iter().enumerate() {
            if !item.text().starts_with("+ ") {
                out.push_str("- ");
            }
            out.push_str(&inline::write(item, false));
            if let Some(drafter) = document.drafter.as_ref().filter(|_| i == last) {
                out.push(' ');
                out.push_str(drafter);
            }
            out.push('\n');
        }
    }
    match document.signatures.as_slice() {
        [left, right] => {
            gap(out);
            for i in 0..left.authority.len().max(right.authority.len()) {
                let cell = |s: &[String]| s.get(i).cloned().unwrap_or_default();
                out.push_str(&format!("{}\t{}\n", cell(&left.authority), cell(&right.authority)));
            }
            let name = |s: &Option<String>| s.clone().unwrap_or_default();
            out.push_str(&format!("{}\t{}\n", name(&left.full_name), name(&right.full_name)));
        }
        list => {
            for signature in list {
                gap(out);
                for line in &signature.authority {
                    out.push_str(line);
                    out.push('\n');
                }
                for line in signature.other_position.iter().chain(&signature.full_name) {
                    out.push_str(&format!("\n{line}\n"));
                }
            }
        }
    }
    if !document.contact.is_empty() {
        gap(out);
        for line in &document.contact {
            out.push_str(line);
            out.push('\n');
        }
    }
}

fn appendix(appendix: &Appendix, label: &str, out: &mut String) {
    gap(out);
    out.push_str(appendix.label.as_deref().unwrap_or(label));
    out.push('\n');
    if !appendix.title.0.is_empty() {
        let text = inline::write(&appendix.title, false);
        let text = if text.contains(['*', '<']) { text } else { format!("**{text}**") };
        out.push_str(&text);
        out.push('\n');
    }
    if let Some(attached) = &appendix.attached {
        out.push_str(&inline::write(attached, false));
        out.push('\n');
    }
    match appendix.orientation {
        Orientation::Landscape => out.push_str("[trang ngang]\n"),
        Orientation::Portrait => out.push_str("[trang dọc]\n"),
        Orientation::Auto => {}
    }
    blocks(&appendix.body, appendix.attached.is_none(), false, out);
    let closed = appendix.body.last().is_some_and(|b| super::closing_words(b).ends_with("./."));
    if appendix.end_mark && !closed {
        gap(out);
        out.push_str("./.\n");
    }
}
