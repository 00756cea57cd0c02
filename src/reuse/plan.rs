//! A document as the data that makes it again.

use super::tasks;
use crate::document::{Document, DocumentType, Inlines, IssuedDate, Signature, Urgency};
use crate::outline;
use crate::plan::{
    AppendixData, Body, DraftMark, Lines, OrientationKey, Plan, SignatureData, Signatures, TypeKey, UrgencyKey, Words,
};
use crate::standard::Profile;
use crate::vietnamese::filled;

/// The plan that makes this document: its facts by their keys, body and appendices as plain text.
pub fn plan(document: &Document) -> Plan {
    let text = |t: &Inlines| outline::inlines_to_text(t);
    let lines = |list: Vec<String>| (!list.is_empty()).then_some(Lines(list));
    let some = |words: &str| filled(words).map(str::to_owned);
    let (recipients, archive) = recipients(document);
    let (archive, drafter, copies) = archive.map_or((None, None, None), |words| apart(&words));
    Plan {
        profile: (document.profile != Profile::default()).then(|| document.profile.into()),
        doc_type: TypeKey(document.doc_type),
        type_name: document.type_name.clone(),
        parent_organ: document.parent_organ.clone(),
        organ: lines(document.organ.clone()),
        number: document.code_number.clone().map(Words),
        notation: some(&document.code_notation),
        place: some(&document.place),
        date: date(document.issued_date),
        subject: some(&subject(document)),
        urgency: document.marks.urgency.map(|u| match u {
            Urgency::Immediate => UrgencyKey::Immediate,
            Urgency::VeryUrgent => UrgencyKey::VeryUrgent,
            Urgency::Urgent => UrgencyKey::Urgent,
        }),
        draft: document.marks.draft.as_deref().map(draft),
        circulation: document.marks.circulation.clone(),
        addressees: lines(document.addressees.iter().map(text).collect()),
        bases: lines(document.bases.iter().map(text).collect()),
        body: Some(Body::Plain(outline::body_to_text(&document.body))),
        recipients: lines(recipients),
        archive,
        drafter,
        copies: copies.map(Words),
        signatures: signatures(&document.signatures),
        contact: lines(document.contact.clone()),
        appendices: document
            .appendices
            .iter()
            .map(|a| {
                let mut body = a.body.clone();
                let (tasks, task_columns) = tasks::take(&mut body).unwrap_or_default();
                AppendixData {
                    title: a.title.text(),
                    label: a.label.clone(),
                    orientation: match a.orientation {
                        crate::document::Orientation::Landscape => Some(OrientationKey::Landscape),
                        crate::document::Orientation::Portrait => Some(OrientationKey::Portrait),
                        crate::document::Orientation::Auto => None,
                    },
                    attached: a.attached.as_ref().map(text),
                    body: (!body.is_empty()).then(|| Body::Plain(outline::body_to_text(&body))),
                    tasks,
                    task_columns,
                    ..AppendixData::default()
                }
            })
            .collect(),
        ..Plan::default()
    }
}

/// The words of the trích yếu; a công văn's own `V/v` is put in front again when it is printed.
fn subject(document: &Document) -> String {
    let words = document.subject.0.iter().map(|p| match p {
        crate::document::Inline::Text(t, _) => t.clone(),
        crate::document::Inline::Break => "\n".to_owned(),
        _ => " ".to_owned(),
    });
    let words: String = words.collect();
    match document.doc_type {
        DocumentType::OfficialLetter => {
            let bare = words.trim_start_matches("V/v").trim_start_matches([':', ' ']);
            let bare = bare.trim_start_matches(document.profile.signs().about);
            bare.trim().to_owned()
        }
        _ => words,
    }
}

/// `05/01/2026`; parts that are blank as `…`.
fn date(date: IssuedDate) -> Option<String> {
    if date == IssuedDate::default() {
        return None;
    }
    let part = |n: Option<u16>| n.map_or("…".to_owned(), |n| format!("{n:02}"));
    Some(format!("{}/{}/{}", part(date.day.map(u16::from)), part(date.month.map(u16::from)), part(date.year)))
}

fn draft(words: &str) -> DraftMark {
    let words = words.trim().trim_start_matches(['(', '[', '*', ' ']);
    // `DỰ THẢO` has seven characters, in small letters too.
    let rest: String = words.chars().skip(if words.to_uppercase().starts_with("DỰ THẢO") { 7 } else { 0 }).collect();
    match rest.trim_matches([' ', '(', ')', '-', ':']) {
        "" => DraftMark::Flag(true),
        more => DraftMark::Words(more.to_lowercase()),
    }
}

/// Nơi nhận without dashes and closing signs; the place of keeping apart.
fn recipients(document: &Document) -> (Vec<String>, Option<String>) {
    let bare = |t: &Inlines| {
        let text = t.text();
        let text = text.trim().trim_end_matches([';', ' ']);
        text.strip_suffix("./.").unwrap_or(text.trim_end_matches('.')).trim().to_owned()
    };
    let mut list: Vec<String> = document.recipients.iter().map(bare).filter(|i| !i.is_empty()).collect();
    let last = list.last().filter(|l| l.starts_with("Lưu")).cloned();
    let archive = last.map(|l| l.trim_start_matches("Lưu").trim_start_matches([':', ' ']).to_owned());
    if archive.is_some() {
        list.pop();
    }
    (list, archive)
}

/// `VT, KT. NVA.(30)` as the place of keeping, the drafter's code, and the number of copies.
fn apart(words: &str) -> (Option<String>, Option<String>, Option<String>) {
    let whole = || (Some(words.to_owned()), None, None);
    let Some((archive, code)) = words.rsplit_once(". ") else { return whole() };
    let Some((drafter, copies)) = code.trim().strip_suffix(')').and_then(|c| c.split_once(".(")) else {
        return whole();
    };
    let is_code = !drafter.is_empty() && drafter.chars().all(char::is_alphanumeric);
    if !is_code || !copies.bytes().all(|b| b.is_ascii_digit()) {
        return whole();
    }
    (Some(archive.trim().to_owned()), Some(drafter.to_owned()), Some(copies.to_owned()))
}

fn signatures(list: &[Signature]) -> Option<Signatures> {
    let mut data = list.iter().map(|s| SignatureData {
        authority: Some(Lines(s.authority.clone())).filter(|l| !l.0.is_empty()),
        other_position: s.other_position.clone(),
        full_name: s.full_name.clone(),
        ..SignatureData::default()
    });
    match list.len() {
        0 => None,
        1 => data.next().map(|one| Signatures::One(Box::new(one))),
        _ => Some(Signatures::Several(data.take(2).collect())),
    }
}
