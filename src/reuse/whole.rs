//! A DOCX as a document.

use super::blocks::{blocks, centred, plain};
use super::runs::{Keep, inlines};
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::document::{
    Appendix, Block, Document, DocumentType, Inline, Inlines, IssuedDate, Orientation, Signature, TextStyle,
};
use crate::docx::read::model::{Paragraph, Source, paragraphs};
use crate::outline::known;
use crate::outline::lines::is_rule;
use crate::parts::{AppendixPart, Kind, Line, Part, Parts, SignaturePart};
use crate::standard::Profile;
use crate::vietnamese::clean;

/// Most signatures that a document has side by side.
const SIGNATURES: usize = 2;

/// The document that a DOCX is. What could not be placed is a paragraph, and told of. None for a document of an organisation
/// with a form of its own that is not laid down here: under Quốc hiệu it would be another document.
pub fn document(source: &Source, found: &mut Diagnostics) -> Option<Document> {
    let parts = Parts::find(source);
    if let Kind::Organisation(name) = parts.kind {
        let message = format!("Văn bản của {name} có phần đầu riêng; chưa chuyển được thành dữ liệu");
        found.add(code::NHAP_DANG, Place::default(), message, "soạn tiếp trên chính tệp Word này");
        return None;
    }
    let profile = parts.kind.profile().unwrap_or_default();
    let mut out = Document { profile, end_mark: false, ..Document::default() };
    out.doc_type = kind(&parts);
    let named =
        matches!(parts.kind, Kind::Administrative(_) | Kind::Party(Some(_)) | Kind::Appendices | Kind::Attached(_));
    if !named {
        found.add(
            code::NHAP_LOAI,
            Place::default(),
            format!("{}; dữ liệu ghi tạm loại {}", parts.kind, out.doc_type.title().to_lowercase()),
            "sửa khóa «loai» và các khóa phần đầu cho đúng",
        );
    }
    if matches!(parts.kind, Kind::Appendices | Kind::Attached(_)) {
        let message = format!("{}: không có văn bản ban hành nó trong tệp, dữ liệu chỉ có phần phụ lục", parts.kind);
        let advice = "bổ sung các khóa của văn bản ban hành, hoặc chép phần này sang dữ liệu của văn bản ấy";
        found.push(Severity::Note, code::NHAP_LOAI, Place::default(), message, advice);
    }
    head(source, &parts, &mut out);
    tell_old(&out, found);
    body(source, &parts, &mut out, found);
    ending(source, &parts, &mut out);
    out.appendices = parts.appendices.iter().map(|a| appendix(source, &parts, a, found)).collect();
    for at in parts.head.stray.iter().chain(&parts.ending.stray) {
        if let Some(line) = parts.line(*at) {
            let message = format!("Không rõ dòng «{}» là phần nào của văn bản; giữ lại thành đoạn văn", line.text);
            found.add(code::NHAP_DONG_LA, line.paragraph.place(), message, "kiểm tra vị trí của đoạn này");
        }
    }
    // What the closing marker says is in the words themselves.
    Some(out)
}

/// The type that the title or the notation names, whatever rules the document answers to. Something else with Kính gửi (an
/// đơn, a phiếu) is kept as the type that has both a title and Kính gửi.
fn kind(parts: &Parts<'_>) -> DocumentType {
    let titled = parts
        .of(&parts.head.type_name)
        .next()
        .and_then(|l| known::type_name(Profile::Administrative, &l.shown()))
        .map(|found| found.0);
    let named = || {
        let notation = parts.of(&parts.head.code).next().and_then(|l| known::code(&l.text))?.1;
        notation.split(['-', '/']).find_map(|part| DocumentType::from_abbreviation(Profile::Administrative, part))
    };
    match parts.kind {
        Kind::Administrative(kind) | Kind::Party(Some(kind)) => kind,
        _ => titled.or_else(named).unwrap_or(match parts.head.addressees.is_empty() {
            true => DocumentType::default(),
            false => DocumentType::Submission,
        }),
    }
}

fn head(source: &Source, parts: &Parts<'_>, out: &mut Document) {
    let head = &parts.head;
    let upper = |part: &Part| -> Vec<String> { parts.of(part).map(Line::shown).collect() };
    let parent = upper(&head.parent_organ).join(" ");
    out.parent_organ = Some(parent).filter(|p| !p.is_empty());
    out.organ = upper(&head.organ);
    if let Some((number, notation, _)) = parts.of(&head.code).next().and_then(|l| known::code(&l.text)) {
        (out.code_number, out.code_notation) = (number, notation);
    }
    if let Some((place, date)) = parts.of(&head.place_date).next().and_then(|l| known::date(&l.text)) {
        (out.place, out.issued_date) = (place, date);
    } else {
        out.issued_date = IssuedDate::default();
    }
    if let Some(line) = parts.of(&head.type_name).next() {
        let title = line.shown();
        if title != out.doc_type.title() {
            out.type_name = Some(title);
        }
    }
    let subject = if head.subject.is_empty() { &head.letter_subject } else { &head.subject };
    for (i, line) in parts.of(subject).enumerate() {
        // A công văn's subject is broken by its narrow column, not by the drafter.
        if i > 0 && out.doc_type != DocumentType::OfficialLetter {
            out.subject.0.push(Inline::Break);
        } else if i > 0 {
            out.subject.push(" ", Default::default());
        }
        out.subject.append(inlines(source, &[line], Keep::Words));
    }
    out.marks.draft = parts.of(&head.draft).next().map(Line::shown);
    out.marks.circulation = parts.of(&head.circulation).next().map(Line::shown);
    out.marks.urgency = parts.of(&head.urgency).next().and_then(|l| known::urgency(&l.upper()));
    for line in parts.of(&head.addressees) {
        let words = line
            .text
            .split_once(':')
            .filter(|_| known::is_addressed(&line.text) || known::is_presented(&line.text))
            .map_or(&*line.text, |(_, rest)| rest);
        let item = bare_item(words);
        if !item.is_empty() {
            out.addressees.push(Inlines::plain(item));
        }
    }
    let bare = |line: &Line<'_>| Inlines::plain(line.text.trim_start_matches(['-', '–', ' ']));
    out.bases = parts.of(&head.bases).map(bare).collect();
}

/// Last year's number and day, which the next document does not have.
fn tell_old(out: &Document, found: &mut Diagnostics) {
    let number = out.code_number.as_ref().map(|n| format!("số {n}"));
    let day = out.issued_date.day.map(|_| out.issued_date.in_words());
    let old: Vec<String> = number.into_iter().chain(day).collect();
    if !old.is_empty() {
        let message = format!("Dữ liệu còn giữ {} của văn bản cũ", old.join(", "));
        found.add(code::NHAP_SO_NGAY_CU, Place::default(), message, "xóa hoặc sửa số, ngày trước khi lập văn bản mới");
    }
}

/// An item of a list without its dash and its closing sign.
fn bare_item(text: &str) -> &str {
    text.trim()
        .trim_start_matches(['-', '–', '—', '•', '+', ' '])
        .trim_end_matches([';', ' '])
        .trim_end_matches('.')
        .trim()
}

fn body(source: &Source, parts: &Parts<'_>, out: &mut Document, found: &mut Diagnostics) {
    let head = &parts.head;
    // What stands above the căn cứ of a quyết định, and the words that open its articles, are its body here.
    let issuer = parts.of(&head.issuer).map(|line| centred(&line.shown()));
    out.body.extend(issuer);
    if !head.issuer.is_empty() {
        // The căn cứ stand below the line that says who decides, and so in the body as well.
        let italic = TextStyle { italic: true, ..TextStyle::default() };
        let basis = |text: Inlines| Block::Paragraph(Inlines::styled(text.text(), italic));
        out.body.extend(std::mem::take(&mut out.bases).into_iter().map(basis));
    }
    // Kính gửi where its type has none stays as it was.
    if !out.doc_type.may_have_addressees() {
        out.addressees.clear();
        out.body.extend(plain(source, &parts.lines, &head.addressees));
    }
    out.body.extend(plain(source, &parts.lines, &head.stray));
    out.body.extend(parts.of(&head.resolves).map(|line| centred(&line.shown())));
    out.body.extend(blocks(source, &parts.lines, parts.body.clone(), found));
    out.body.extend(plain(source, &parts.lines, &parts.ending.stray));
    // The letterhead's counterpart holds two signatures; more of them stay words.
    for more in parts.ending.signatures.iter().skip(SIGNATURES) {
        for part in [&more.authority, &more.note, &more.other_position, &more.full_name] {
            out.body.extend(plain(source, &parts.lines, part));
        }
        if let Some(line) = parts.of(&more.authority).next() {
            let message = "Có hơn hai chữ ký; chữ ký này giữ lại thành đoạn văn";
            found.add(code::NHAP_CHU_KY, line.paragraph.place(), message, "kiểm tra phần chữ ký");
        }
    }
}

fn ending(source: &Source, parts: &Parts<'_>, out: &mut Document) {
    let ending = &parts.ending;
    let mut items: Vec<String> = Vec::new();
    for line in parts.of(&ending.recipients) {
        let dashed = line.text.starts_with(['-', '–', '—', '•', '+']);
        match items.last_mut() {
            Some(last) if !dashed && !last.ends_with([';', '.']) => {
                last.push(' ');
                last.push_str(&line.text);
            }
            _ => items.push(line.text.clone()),
        }
    }
    // A `+` tells the lines of a list within the list.
    out.recipients = items.iter().map(|i| Inlines::plain(i.trim_start_matches(['-', '–', '—', '•', ' ']))).collect();
    out.signatures = ending.signatures.iter().take(SIGNATURES).map(|s| signature(parts, s)).collect();
    out.contact = parts.of(&ending.contact).map(|l| l.text.clone()).collect();
    out.contact.extend(first_footer(source));
}

/// The lines at the foot of page 1: the address. A page number is none.
fn first_footer(source: &Source) -> Vec<String> {
    let Some(section) = source.sections.first() else { return Vec::new() };
    let own = if section.title_page { section.footers.first } else { section.footers.default };
    let Some(story) = own.and_then(|at| source.footers.get(at)) else { return Vec::new() };
    let numbered = |p: &Paragraph| p.runs.iter().any(|r| r.kind.field_name().is_some());
    let lines = paragraphs(&story.blocks).filter(|p| !numbered(p)).map(Paragraph::text);
    let lines: Vec<String> = lines.map(|text| clean(text.trim()).text).filter(|text| !text.is_empty()).collect();
    // A drafter's code (`stckhh-24`, `NVA.05`) is one word; an address has several, and one of them says so or is a number.
    let address = |l: &String| l.contains(' ') && (known::is_contact(l) || l.chars().any(|c| c.is_ascii_digit()));
    if lines.iter().any(address) { lines } else { Vec::new() }
}

fn signature(parts: &Parts<'_>, part: &SignaturePart) -> Signature {
    let mut authority: Vec<String> = parts.of(&part.authority).map(Line::shown).collect();
    // `(Đã ký)`: no part of its own, but not to be lost.
    authority.extend(parts.of(&part.note).map(|l| l.text.clone()));
    let words = |part: &Part| Some(parts.words(part)).filter(|w| !w.is_empty());
    Signature { authority, other_position: words(&part.other_position), full_name: words(&part.full_name) }
}

/// An attachment's letterhead, for which the data has no place: its lines, as paragraphs, and told of.
fn letterhead(source: &Source, parts: &Parts<'_>, part: &AppendixPart, found: &mut Diagnostics) -> Vec<Block> {
    let own: Part =
        part.letterhead.iter().copied().filter(|at| parts.line(*at).is_some_and(|l| !is_rule(&l.text))).collect();
    if let Some(line) = parts.of(&own).next() {
        let message = "Phần đầu riêng của tài liệu kèm theo được giữ thành đoạn văn";
        found.add(code::NHAP_PHAN_DAU_KEM_THEO, line.paragraph.place(), message, "không cần thì xóa khỏi dữ liệu");
    }
    plain(source, &parts.lines, &own)
}

fn appendix(source: &Source, parts: &Parts<'_>, part: &AppendixPart, found: &mut Diagnostics) -> Appendix {
    let words = parts.words(&part.label);
    let (label, own) = known::appendix_label(&words).unwrap_or((words, String::new()));
    let mut title = Inlines::plain(own);
    for (i, line) in parts.of(&part.title).enumerate() {
        if i > 0 || !title.is_blank() {
            title.push(" ", Default::default());
        }
        title.append(inlines(source, &[line], Keep::Words));
    }
    let attached = parts.words(&part.attached);
    let section = part.first.and_then(|at| parts.line(at)).and_then(|l| source.sections.get(l.paragraph.section));
    let mut body = letterhead(source, parts, part, found);
    body.extend(blocks(source, &parts.lines, part.body.clone(), found));
    Appendix {
        label: Some(label).filter(|l| !l.is_empty()),
        title,
        attached: Some(attached).filter(|a| !a.is_empty()).map(Inlines::plain),
        orientation: match section {
            Some(s) if s.page_width > s.page_height => Orientation::Landscape,
            _ => Orientation::Auto,
        },
        body,
        end_mark: false,
    }
}
