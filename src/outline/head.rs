//! The parts above the body: letterhead, type name, trích yếu, kính gửi, căn cứ.

use super::body::Built;
use super::inline::{inlines, is_bold, unwrapped};
use super::known::{
    self, date, is_addressed, is_basis, is_circulation, is_draft, is_letter_subject, is_motto, is_right_column,
    is_star, urgency,
};
use super::lines::{Line, fold_tone, hashes, is_caps, is_ended, is_rule, label};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Block, Document, DocumentType, Inline, Inlines, IssuedDate, TextStyle};
use crate::standard::Profile;
use crate::vietnamese::at_most;

/// Lines of the head, beyond which nobody looks for one.
const ZONE: usize = 60;

/// Characters of a line of the head that has no words of its own: the longest trích yếu on one line.
const LONGEST_HEAD_LINE: usize = 300;

/// Lines of a trích yếu below the type name: that of a plan that names two decisions broke into five.
const MOST_SUBJECT_LINES: usize = 5;

/// Characters of a trích yếu typed as one line, and of each line below the first.
const LONGEST_SUBJECT: usize = 400;
const LONGEST_SUBJECT_LINE: usize = 200;

/// Characters from which a line that begins `Thực hiện …` is the body's first sentence and no trích yếu (`Thực hiện chủ đề
/// năm …` is one), right below the type name and below a line of trích yếu.
const LONGEST_OPENING: usize = 150;
const LONGEST_OPENING_BELOW: usize = 80;

/// Lines among which a number stands that tells whose form a head without a heading is in.
const MOST_ABOVE_CODE: usize = 8;

/// Characters of a place to send to: lists of all departments of a province on one line.
const LONGEST_ADDRESSEE: usize = 200;

/// What the head left over.
pub(super) struct Head {
    /// First line of the body.
    pub body: usize,
    /// Lines inside the head that fit nowhere.
    pub stray: Vec<usize>,
    /// Lines of the trích yếu, for the checks.
    pub subject: Vec<usize>,
}

/// Reads the head into `document`.
pub(super) fn read(lines: &[Line], document: &mut Document, diagnostics: &mut Diagnostics) -> Head {
    // A letterhead copied from Word stands in two columns: take them apart first.
    let zone: Vec<(usize, Line)> = lines.iter().take(ZONE).enumerate().flat_map(columns).collect();
    let profile = profile(&zone, document.profile);
    document.profile = profile;
    let mut head = Head { body: 0, stray: Vec::new(), subject: Vec::new() };
    let end = zone_end(profile, &zone);
    let numbered = zone[..end].iter().any(|(_, l)| number(l).is_some());
    let addressed = zone[..end].iter().any(|(_, l)| is_address(profile, &l.words()));
    let (mut organ, mut at, mut titled) = (Vec::new(), 0, false);
    while at < end {
        let (index, line) = &zone[at];
        at += 1;
        head.body = index + 1;
        let text = line.words();
        let upper = fold_tone(&text.to_uppercase());
        if is_rule(line.text())
            || is_motto(&upper)
            || known::is_party(&upper)
            || profile == Profile::Party && is_star(line.text())
        {
            continue;
        }
        if known::body_heading(&upper).is_some() && document.heading.is_none() {
            document.heading = Some(text);
            continue;
        }
        // A part that came before is not overwritten: its second line stays in the body.
        let numbered_before = document.code_number.is_some() || !document.code_notation.is_empty();
        let dated_before = !document.place.is_empty() || document.issued_date != IssuedDate::default();
        if let Some((code, notation, colon)) = number(line).filter(|_| !numbered_before) {
            if !colon {
                no_colon(line, diagnostics);
            }
            (document.code_number, document.code_notation) = (code, notation);
        } else if let Some((place, date)) = date(&text).filter(|_| !dated_before) {
            (document.place, document.issued_date) = (place, date);
        } else if is_draft(&upper) && document.marks.draft.is_none() {
            document.marks.draft = Some(text);
        } else if let Some(urgency) = urgency(&upper).filter(|_| document.marks.urgency.is_none()) {
            document.marks.urgency = Some(urgency);
        } else if is_circulation(&upper) && document.marks.circulation.is_none() {
            document.marks.circulation = Some(text);
        } else if is_letter(profile, &text) && !titled && document.subject.0.is_empty() {
            at = letter_subject(&zone, at - 1, document, &mut head);
        } else if let Some((kind, name, rest)) = type_name(profile, line).filter(|_| !titled) {
            titled = true;
            document.doc_type = kind;
            document.type_name = name;
            if !rest.is_empty() {
                document.subject = inlines(&rest);
                head.subject.push(*index);
            }
            at = subject(&zone, at, document, &mut head);
        } else if !titled && !numbered && known::is_form_title(&upper) && addressed {
            // An đơn has Kính gửi and a title that is no type of the decree.
            titled = true;
            document.doc_type = DocumentType::Submission;
            document.type_name = Some(text);
            at = subject(&zone, at, document, &mut head);
        } else if is_address(profile, &text) && document.addressees.is_empty() {
            at = addressees(&zone, at - 1, document, &mut head);
            if document.addressees.is_empty() {
                head.stray.push(*index);
            }
        } else if !titled && (is_caps(&text) || (line.is_opaque() && numbered)) {
            organ.push((text, is_bold(hashes(line.text()).1)));
        } else {
            head.stray.push(*index);
        }
    }
    set_organ(organ, document);
    if !titled && document.doc_type == DocumentType::default() {
        let first = document.code_notation.split(['-', '/']).next().unwrap_or("");
        if let Some(kind) = DocumentType::from_abbreviation(profile, first) {
            document.doc_type = kind;
        } else if !document.addressees.is_empty() && !document.code_notation.is_empty() {
            document.doc_type = DocumentType::OfficialLetter;
        }
    }
    head
}

/// A letterhead line in two columns as two lines.
fn columns((index, line): (usize, &Line)) -> Vec<(usize, Line)> {
    let whole = || vec![(index, line.clone())];
    let text = line.text();
    let cut = match text.find('\t') {
        Some(at) => Some(at),
        None => text.match_indices("   ").map(|m| m.0).find(|&at| is_right_column(&text[at..])),
    };
    let Some(at) = cut else { return whole() };
    let (left, right) = (text[..at].trim(), text[at..].trim());
    if left.is_empty() || !(is_right_column(right)) {
        return whole();
    }
    let part = |t: &str, after_blank| Line { raw: t.to_owned(), after_blank, ..line.clone() };
    vec![(index, part(left, line.after_blank)), (index, part(right, false))]
}

/// A line that is a part of the head by its own words.
fn is_known(profile: Profile, line: &Line) -> bool {
    let text = line.words();
    let upper = fold_tone(&text.to_uppercase());
    is_motto(&upper)
        || known::is_party(&upper)
        || known::body_heading(&upper).is_some()
        || number(line).is_some()
        || date(&text).is_some()
        || urgency(&upper).is_some()
        || is_circulation(&upper)
        || is_draft(&upper)
        || is_letter(profile, &text)
        || type_name(profile, line).is_some()
        || (!line.is_opaque() && is_address(profile, &text))
}

/// Whose form the head is in: by its heading, else by its number; none of them leaves it open.
fn profile(zone: &[(usize, Line)], usual: Profile) -> Profile {
    let words = |line: &Line| fold_tone(&line.own_words().to_uppercase());
    let heads = |known: fn(&str) -> bool| zone.iter().any(|(_, line)| known(&words(line)));
    let coded = zone.iter().take(MOST_ABOVE_CODE).any(|(_, line)| known::is_party_code(&line.own_words()));
    match () {
        () if heads(known::is_party) => Profile::Party,
        () if heads(is_motto) => Profile::Administrative,
        () if coded => Profile::Party,
        () if heads(|upper| known::body_heading(upper).is_some()) => Profile::Administrative,
        () => usual,
    }
}

fn is_letter(profile: Profile, text: &str) -> bool {
    is_letter_subject(text) || profile == Profile::Party && known::is_party_subject(text)
}

fn is_address(profile: Profile, text: &str) -> bool {
    is_addressed(text) || profile == Profile::Party && known::is_presented(text)
}

/// Index behind the last line that belongs to the head: no line of the outline and no prose stands before it.
fn zone_end(profile: Profile, zone: &[(usize, Line)]) -> usize {
    let (mut end, mut titled) = (0, false);
    for (i, (_, line)) in zone.iter().enumerate() {
        let text = line.words();
        if line.placed.is_some() || line.is_prose() || line.text().starts_with('|') {
            break;
        }
        if is_known(profile, line) {
            titled |= type_name(profile, line).is_some();
            end = i + 1;
            continue;
        }
        let structural = !line.is_opaque() && (label(hashes(line.text()).1).is_some() || appendix_word(&text));
        let long = !at_most(&text, LONGEST_HEAD_LINE);
        let star = profile == Profile::Party && is_star(line.text());
        if (structural || long) && !star && !is_rule(line.text()) || (titled && i > end + MOST_SUBJECT_LINES) {
            break;
        }
    }
    end
}

fn appendix_word(text: &str) -> bool {
    text.to_lowercase().starts_with("phụ lục")
}

/// Số và ký hiệu, and whether the colon is there.
fn number(line: &Line) -> Option<(Option<String>, String, bool)> {
    let whole = !line.is_opaque() && !line.raw.contains('|');
    whole.then(|| known::code(hashes(line.text()).1.trim_matches(['*', ' ', '\t'])))?
}

/// The type, its words when they are longer than the decree's, and a trích yếu on the same line.
fn type_name(profile: Profile, line: &Line) -> Option<(DocumentType, Option<String>, String)> {
    if line.is_prose() || line.raw.contains(['\t', '|']) {
        return None;
    }
    known::type_name(profile, &line.words())
        .filter(|found| !line.is_opaque() || found.1.is_none() && found.2.is_empty())
}

/// The line's text for inline reading, without marks round the whole of it.
fn body_text(line: &Line) -> &str {
    let text = hashes(line.text()).1;
    unwrapped(text).unwrap_or(text)
}

fn no_colon(line: &Line, diagnostics: &mut Diagnostics) {
    diagnostics.add(
        code::OUTLINE_SO_THIEU_HAI_CHAM,
        Place::line(line.number),
        "Sau chữ “Số” thiếu dấu hai chấm",
        "Viết “Số: …/…” (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3)",
    );
}

/// Reads `V/v …` of a công văn and the lines it goes on with; returns the index behind them.
fn letter_subject(zone: &[(usize, Line)], at: usize, document: &mut Document, head: &mut Head) -> usize {
    let (index, line) = &zone[at];
    document.doc_type = DocumentType::OfficialLetter;
    let mut subject = inlines(body_text(line));
    head.subject.push(*index);
    let mut at = at + 1;
    while let Some((next, line)) = zone.get(at)
        && !line.after_blank
        && !is_known(document.profile, line)
        && !is_caps(&line.words())
    {
        subject.0.push(Inline::Break);
        subject.append(inlines(body_text(line)));
        head.subject.push(*next);
        head.body = next + 1;
        at += 1;
    }
    document.subject = subject;
    at
}

/// Reads the trích yếu below the type name; returns the index behind it.
fn subject(zone: &[(usize, Line)], mut at: usize, document: &mut Document, head: &mut Head) -> usize {
    while let Some((index, line)) = zone.get(at) {
        let text = line.words();
        let first = document.subject.0.is_empty();
        let stop = line.is_prose()
            || line.placed.is_some()
            || is_known(document.profile, line) && !(first && is_letter(document.profile, &text))
            || line.raw.contains(['\t', '|'])
            || !line.is_opaque() && (label(line.words().as_str()).is_some() || is_basis(&text) || appendix_word(&text))
            || !at_most(&text, if first { LONGEST_SUBJECT } else { LONGEST_SUBJECT_LINE });
        let opens_body = ["Thực hiện ", "Trên cơ sở ", "Để ", "Nhằm ", "Theo "].iter().any(|w| text.starts_with(w));
        let ended = is_ended(&text);
        // `CHỦ TỊCH ỦY BAN NHÂN DÂN …` of a quyết định is whose decision it is, not what it is about.
        let issuer = !first && is_caps(&text) && !is_caps(&document.subject.text());
        let fits = if issuer {
            false
        } else if first {
            !(text.ends_with([':', ';']) || ended && line.after_blank || opens_body && !at_most(&text, LONGEST_OPENING))
        } else {
            !(line.after_blank || ended || opens_body && !at_most(&text, LONGEST_OPENING_BELOW))
        };
        if is_rule(line.text()) && !stop {
            head.body = index + 1;
            at += 1;
            continue;
        }
        if stop || !fits {
            break;
        }
        if !first {
            document.subject.0.push(Inline::Break);
        }
        document.subject.append(inlines(body_text(line)));
        head.subject.push(*index);
        head.body = index + 1;
        at += 1;
    }
    at
}

/// Reads `Kính gửi:` and its list; returns the index behind it.
fn addressees(zone: &[(usize, Line)], at: usize, document: &mut Document, head: &mut Head) -> usize {
    let (index, line) = &zone[at];
    head.body = index + 1;
    let text = hashes(line.text()).1.trim_start_matches('*');
    let after = text.split_once(':').map_or("", |(_, rest)| rest).trim_start_matches('*').trim();
    let mut at = at + 1;
    if !after.is_empty() {
        document.addressees.push(inlines(after));
    }
    while let Some((index, line)) = zone.get(at) {
        if line.is_prose() || line.placed.is_some() || line.raw.contains(['\t', '|']) {
            break;
        }
        let text = hashes(line.text()).1;
        let dash =
            (!line.is_opaque()).then(|| label(text)).flatten().filter(|l| l.level == crate::document::Level::Dash);
        let item = match dash {
            Some(l) if after.is_empty() || !line.after_blank => l.rest,
            None if document.addressees.is_empty() && at_most(text, LONGEST_ADDRESSEE) && !is_ended_by_colon(text) => {
                text
            }
            _ => break,
        };
        document.addressees.push(inlines(item));
        head.body = index + 1;
        at += 1;
    }
    at
}

fn is_ended_by_colon(text: &str) -> bool {
    text.ends_with(':')
}

/// Which lines above the Số line are the superior organ's. Bold tells; else words that only begin a name do.
fn set_organ(lines: Vec<(String, bool)>, document: &mut Document) {
    let Some(first) = lines.first() else { return };
    let bold = lines.iter().position(|l| l.1);
    let split = match bold {
        Some(at) => at,
        None if lines.len() < 2 => 0,
        None => {
            let upper = fold_tone(&first.0.to_uppercase());
            let half =
                ["ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND", "BAN CHỈ ĐẠO"].contains(&upper.as_str());
            let second = fold_tone(&lines[1].0.to_uppercase());
            let carried = ["XÃ ", "PHƯỜNG ", "ĐẶC KHU ", "TỈNH ", "THÀNH PHỐ ", "VÀ ", "HUYỆN ", "QUẬN ", "THỊ XÃ "];
            usize::from(!half && !carried.iter().any(|w| second.starts_with(w)))
        }
    };
    let mut names = lines.into_iter().map(|l| l.0);
    let parent: Vec<String> = names.by_ref().take(split).collect();
    document.parent_organ = (!parent.is_empty()).then(|| parent.join(" "));
    document.organ = names.collect();
}

/// The line above the căn cứ of a quyết định or nghị quyết that says who decides stands in the middle.
pub(super) fn center_issuer(body: &mut [Built], document: &Document) {
    if !matches!(document.doc_type, DocumentType::Decision | DocumentType::Resolution) {
        return;
    }
    if let Some(first) = body.first_mut()
        && let Block::Paragraph(text) = &first.block
        && is_caps(&text.text())
    {
        let bold = TextStyle { bold: true, ..TextStyle::default() };
        first.block = Block::Centered(Inlines::styled(text.text(), bold));
    }
}

/// Moves the căn cứ at the head of the body into `document`.
pub(super) fn take_bases(body: &mut Vec<Built>, document: &mut Document) {
    let mut count = 0;
    // One without its sign is a căn cứ where another one follows it, or the sentence that they lead to.
    let mut open = 0;
    for built in body.iter() {
        let text = match &built.block {
            _ if built.opaque => break,
            Block::Paragraph(t) => t,
            Block::Entry(e) if e.label == "-" => &e.text,
            _ => break,
        };
        let words = text.text();
        let ended =
            words.ends_with(';') || words.ends_with('.') && !words.ends_with("./.") && !words.contains("như sau");
        // Where each has its dash, the last of them needs no other sign of its own.
        let dashed = document.profile == Profile::Party && matches!(built.block, Block::Entry(_));
        let follows = count > 0
            && ["Theo đề nghị ", "Xét ", "Thực hiện ", "Theo "].iter().any(|w| words.starts_with(w))
            && (dashed
                || words.ends_with(';')
                || words.starts_with("Theo đề nghị ")
                || words.starts_with("Xét đề nghị "));
        if ended && (is_basis(&words) || follows) {
            open += 1;
            count = open;
        } else if is_basis(&words) && !words.ends_with(['.', ':', '!', '?']) && !words.contains("như sau") {
            open += 1;
        } else {
            // An open one may hold the whole sentence: `Căn cứ …, UBND xã ban hành Kế hoạch`.
            if known::is_enactment(&words) {
                count = open;
            }
            break;
        }
    }
    for built in body.drain(..count) {
        if let Block::Paragraph(t) | Block::Entry(crate::document::Entry { text: t, .. }) = built.block {
            document.bases.push(upright(t));
        }
    }
}

/// A basis is italic by the decree, so italic over the whole of it is no emphasis.
fn upright(mut text: Inlines) -> Inlines {
    let whole = text.0.iter().all(|p| matches!(p, Inline::Text(_, s) if s.italic));
    if whole {
        for piece in &mut text.0 {
            if let Inline::Text(_, style) = piece {
                style.italic = false;
            }
        }
    }
    text
}
