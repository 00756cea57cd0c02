//! What stands around the body: organ, number and notation, place and date, Kính gửi, căn cứ, Nơi nhận.

use super::{Composer, sentence_case};
use crate::diagnostic::{Place, Severity, code};
use crate::document::{Document, DocumentType, Inlines, IssuedDate, Marks, Urgency};
use crate::plan::{Agency, DraftMark, Lines, UrgencyKey, parse_issued_date};
use crate::standard::Profile;
use crate::vietnamese::filled;

/// Longest trích yếu and ký hiệu, in characters (Phụ lục VI, phần II).
const SUBJECT_MOST: usize = 500;
const NOTATION_MOST: usize = 30;

/// Fills the letterhead.
pub(super) fn letterhead(c: &mut Composer, doc: &mut Document) {
    let plan = c.plan;
    let agency = c.agency;
    let own = |s: &Option<String>| s.as_deref().and_then(filled).map(str::to_owned);
    if doc.parent_organ.is_none() {
        // An organ the document names itself is not put under the agency's parent.
        let usual = if plan.organ.is_none() { agency.and_then(|a| own(&a.parent_organ)) } else { None };
        doc.parent_organ = own(&plan.parent_organ).or(usual);
    }
    if doc.organ.is_empty() {
        let lines = |l: &Lines| l.filled().map(str::to_owned).collect::<Vec<_>>();
        doc.organ = plan.organ.as_ref().or(agency.and_then(|a| a.organ.as_ref())).map(lines).unwrap_or_default();
        doc.organ = doc.organ.iter().flat_map(|l| l.split('\n')).map(|l| l.trim().to_owned()).collect();
    }
    if doc.place.is_empty() {
        doc.place = own(&plan.place).or(agency.and_then(|a| own(&a.place))).unwrap_or_default();
    }
    number(c, doc);
    if doc.issued_date == IssuedDate::default()
        && let Some(text) = &plan.date
    {
        match parse_issued_date(text) {
            Ok(date) => doc.issued_date = date,
            Err(problem) => {
                let (message, advice) = problem.explain(text);
                c.d.add(code::DU_LIEU_NGAY, Place::within("ngay"), message, advice);
            }
        }
    }
    marks(c, &mut doc.marks);
    known_type(c, doc);
    if doc.contact.is_empty() {
        let usual = || agency.and_then(|a| a.contact.as_ref()).filter(|_| doc.doc_type == DocumentType::OfficialLetter);
        if let Some(lines) = plan.contact.as_ref().or_else(usual) {
            doc.contact = lines.filled().map(str::to_owned).collect();
        }
    }
}

/// A type that the profile has not is printed all the same, and told.
fn known_type(c: &mut Composer, doc: &Document) {
    if doc.doc_type.is_of(doc.profile) {
        return;
    }
    let message =
        format!("{} không có trong các loại văn bản của {}", sentence_case(doc.doc_type.title()), doc.profile.law());
    c.d.add(code::THE_THUC_LOAI, Place::within("loai"), message, "xem lại khóa «loai» và «the_thuc»");
}

/// Số and ký hiệu, where they are not there.
pub(super) fn number(c: &mut Composer, doc: &mut Document) {
    let typed = c.plan.number.as_ref().and_then(|w| filled(&w.0));
    let joint = doc.profile.signs().joints.0;
    let (number, behind) = match typed.map(|t| t.split_once(joint).unwrap_or((t, ""))) {
        Some((number, behind)) => (Some(number.trim()), filled(behind)),
        None => (None, None),
    };
    if doc.code_number.is_none() {
        doc.code_number = number.filter(|n| !n.chars().all(|c| matches!(c, '.' | '…' | '_'))).map(two_digits);
    }
    if !doc.code_notation.is_empty() {
        return;
    }
    let given = c.plan.notation.as_deref().map(|n| n.trim().trim_start_matches(joint)).filter(|n| !n.is_empty());
    doc.code_notation =
        match given.or(behind).map(str::to_owned).or_else(|| usual_notation(doc.profile, doc.doc_type, c.agency)) {
            Some(notation) => notation,
            None => {
                c.missing(code::THIEU_KY_HIEU, Place::within("ky_hieu"), "ký hiệu cơ quan");
                missing_notation(doc.profile, doc.doc_type)
            }
        };
    if !doc.code_notation.contains('[') {
        check_notation(c, doc);
    }
}

/// The ký hiệu that an agency's documents of a type have: type and agency, or agency and drafting unit where the type has
/// no abbreviation (Phụ lục I, II.3.b).
pub(crate) fn usual_notation(profile: Profile, kind: DocumentType, agency: Option<&Agency>) -> Option<String> {
    let joint = profile.signs().joints.1;
    let own = |s: Option<&String>| s.and_then(|s| filled(s)).map(str::to_owned);
    let code = own(agency.and_then(|a| a.code.as_ref()))?;
    let unit = own(agency.and_then(|a| a.drafting_unit.as_ref()));
    Some(match (kind.abbreviation(profile), unit) {
        (Some(kind), _) => format!("{kind}{joint}{code}"),
        (None, Some(unit)) => format!("{code}{joint}{unit}"),
        (None, None) => code,
    })
}

/// The marked ký hiệu of a document whose agency's code nobody knows.
pub(super) fn missing_notation(profile: Profile, kind: DocumentType) -> String {
    let joint = profile.signs().joints.1;
    let kind = kind.abbreviation(profile).map_or(String::new(), |a| format!("{a}{joint}"));
    format!("{kind}[CẦN BỔ SUNG: ký hiệu cơ quan]")
}

/// `5` as `05` (Phụ lục I, II.3.c); anything that is no bare number stays as typed.
pub(super) fn two_digits(number: &str) -> String {
    match number.parse::<u32>() {
        Ok(n) => format!("{n:02}"),
        Err(_) => number.to_owned(),
    }
}

fn check_notation(c: &mut Composer, doc: &Document) {
    let notation = &doc.code_notation;
    let place = || Place::within("ky_hieu");
    let length = notation.chars().count();
    if length > NOTATION_MOST {
        let message = format!("Ký hiệu dài {length} ký tự, quá {NOTATION_MOST} ký tự");
        c.d.add(code::THE_THUC_KY_HIEU_DAI, place(), message, "rút gọn ký hiệu (Phụ lục VI, phần II)");
    }
    if notation.chars().any(char::is_whitespace) {
        c.d.add(
            code::THE_THUC_KY_HIEU,
            place(),
            format!("Ký hiệu «{notation}» có khoảng trắng"),
            match doc.profile {
                Profile::Administrative => "viết liền, giữa các nhóm chữ có dấu - (Phụ lục I, mục II.3.c)",
                Profile::Party => "viết liền, giữa loại và cơ quan có dấu /",
            },
        );
    }
    let joint = doc.profile.signs().joints.1;
    let first = notation.split(joint).next().unwrap_or_default();
    let kind = sentence_case(doc.doc_type.title());
    match doc.doc_type.abbreviation(doc.profile) {
        Some(expected) if first != expected => {
            let message = format!("Ký hiệu «{notation}» không khớp loại văn bản {kind}");
            c.d.add(
                code::THE_THUC_KY_HIEU,
                place(),
                message,
                match doc.profile {
                    Profile::Administrative => {
                        format!("ký hiệu của {kind} bắt đầu bằng «{expected}-» (Phụ lục III, mục I)")
                    }
                    Profile::Party => format!("ký hiệu của {kind} bắt đầu bằng «{expected}/»"),
                },
            );
        }
        None if first == "CV"
            || DocumentType::from_abbreviation(doc.profile, first).is_some_and(|_| notation.contains('-')) =>
        {
            let message = format!("Ký hiệu «{notation}» không đúng với {kind}");
            c.d.add(
                code::THE_THUC_KY_HIEU,
                place(),
                message,
                "ghi chữ viết tắt cơ quan rồi đơn vị soạn thảo, ví dụ UBND-VP (Phụ lục I, mục II.3.b)",
            );
        }
        _ => {}
    }
}

fn marks(c: &Composer, marks: &mut Marks) {
    let plan = c.plan;
    if marks.draft.is_none() {
        marks.draft = match &plan.draft {
            Some(DraftMark::Flag(true)) => Some(draft(c.profile(), "")),
            Some(DraftMark::Words(words)) if !words.trim().is_empty() => {
                let words = words.trim();
                let whole = words.to_uppercase().starts_with("DỰ THẢO");
                Some(if whole { words.to_owned() } else { draft(c.profile(), words.trim_matches(['(', ')'])) })
            }
            _ => None,
        };
    }
    if marks.urgency.is_none() {
        marks.urgency = plan.urgency.map(|u| match u {
            UrgencyKey::Immediate => Urgency::Immediate,
            UrgencyKey::VeryUrgent => Urgency::VeryUrgent,
            UrgencyKey::Urgent => Urgency::Urgent,
        });
    }
    if marks.circulation.is_none() {
        marks.circulation = plan.circulation.as_deref().and_then(filled).map(str::to_uppercase);
    }
}

/// `DỰ THẢO (lần 2)`; the Party writes `Dự thảo lần 2`.
fn draft(profile: Profile, words: &str) -> String {
    match (profile, words) {
        (Profile::Administrative, "") => "DỰ THẢO".to_owned(),
        (Profile::Administrative, words) => format!("DỰ THẢO ({words})"),
        (Profile::Party, words) => format!("Dự thảo {words}").trim_end().to_owned(),
    }
}

/// Trích yếu, when the template did not print it.
pub(super) fn subject(c: &mut Composer, doc: &mut Document) {
    if let Some(words) = c.plan.subject.as_deref().and_then(filled) {
        let letter = doc.doc_type == DocumentType::OfficialLetter;
        // Ô 5b prints the mark; users type it or not.
        let abouts = ["V/v", "Về việc", "về việc"];
        let bare = if letter { abouts.iter().fold(words, |w, a| w.trim_start_matches(a).trim_start()) } else { words };
        let about = doc.profile.signs().about;
        doc.subject = Inlines::plain(if letter { format!("{about}{bare}") } else { bare.to_owned() });
    }
    if doc.subject.is_blank() {
        if doc.doc_type == DocumentType::PublicLetter {
            return;
        }
        c.missing(code::THIEU_TRICH_YEU, Place::within("trich_yeu"), "trích yếu nội dung");
        doc.subject = Inlines::missing("trích yếu nội dung");
    }
    let length = doc.subject.text().chars().count();
    if length > SUBJECT_MOST {
        let message = format!("Trích yếu dài {length} ký tự, quá {SUBJECT_MOST} ký tự");
        c.d.add(
            code::THE_THUC_TRICH_YEU_DAI,
            Place::within("trich_yeu"),
            message,
            "rút gọn trích yếu (Phụ lục VI, phần II)",
        );
    }
}

/// Kính gửi, only where the decree has it.
pub(super) fn addressees(c: &mut Composer, doc: &mut Document) {
    let kind = sentence_case(doc.doc_type.title());
    if let Some(given) = c.plan.addressees.as_ref().filter(|l| !l.is_blank()) {
        if doc.doc_type.may_have_addressees() {
            doc.addressees = punctuated(
                doc.profile,
                given.filled().map(|l| {
                    let words = ["Kính gửi", "Kính trình"].iter().find_map(|w| l.strip_prefix(w)).unwrap_or(l);
                    words.trim_start_matches(':').trim()
                }),
            );
        } else {
            let clause = match doc.profile {
                Profile::Administrative => "Phụ lục I, mục II.9.b",
                Profile::Party => doc.profile.law(),
            };
            let message = format!("{kind} không có Kính gửi ({clause})");
            let advice = "bỏ khóa «kinh_gui», ghi nơi nhận vào «noi_nhan»";
            // The Party's guidance names the types that have it, and does not say that others must not.
            let severity = match doc.profile {
                Profile::Administrative => code::THE_THUC_KINH_GUI.severity(),
                Profile::Party => Severity::Warning,
            };
            c.d.push(severity, code::THE_THUC_KINH_GUI, Place::within("kinh_gui"), message, advice);
        }
    }
    if doc.addressees.is_empty() && matches!(doc.doc_type, DocumentType::OfficialLetter | DocumentType::Submission) {
        c.missing(code::THIEU_KINH_GUI, Place::within("kinh_gui"), "nơi nhận để Kính gửi");
        doc.addressees = vec![Inlines::missing("nơi nhận để Kính gửi")];
    }
}

/// One item bare; several with `;` each and `.` at the last.
fn punctuated<'l>(profile: Profile, lines: impl Iterator<Item = &'l str>) -> Vec<Inlines> {
    let bare: Vec<&str> = lines.map(bare_item).filter(|l| !l.is_empty()).collect();
    let last = bare.len().saturating_sub(1);
    let end = |i: usize| if last == 0 { String::new() } else { profile.closing(i == last).to_string() };
    bare.iter().enumerate().map(|(i, l)| Inlines::plain(format!("{l}{}", end(i)))).collect()
}

/// A list line without its dash and its ending.
fn bare_item(line: &str) -> &str {
    line.trim().trim_start_matches(['-', '–', '•']).trim_start().trim_end_matches([';', '.', ',', ' '])
}

/// Căn cứ, each with its word and its ending made right (Phụ lục I, II.6.a).
pub(super) fn bases(c: &Composer, doc: &mut Document) {
    if !doc.bases.is_empty() {
        return;
    }
    let Some(given) = &c.plan.bases else { return };
    let lines: Vec<&str> = given.filled().map(bare_item).filter(|l| !l.is_empty()).collect();
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.iter().enumerate() {
        let end = doc.profile.closing(i == last);
        let has_word = ["Căn cứ", "Theo ", "Xét ", "Thực hiện ", "Trên cơ sở "].iter().any(|w| line.starts_with(w));
        let word = if has_word { "" } else { "Căn cứ " };
        doc.bases.push(Inlines::plain(format!("{word}{line}{end}")));
    }
}

/// Nơi nhận: `Như trên` first under Kính gửi, `;` each, `Lưu` last with `.`.
pub(super) fn recipients(c: &mut Composer, doc: &mut Document) {
    if !doc.recipients.is_empty() {
        return;
    }
    for key in c.agency.iter().flat_map(|a| a.recipients_by_type.keys()) {
        if DocumentType::from_key(key).is_none() {
            let place = Place {
                file: Some(super::AGENCY_FILE.to_owned()),
                ..Place::within(format!("noi_nhan_theo_loai.{key}"))
            };
            c.d.add(
                code::CO_QUAN_LOAI_LA,
                place,
                format!("Không có loại văn bản «{key}»"),
                "ghi khóa loại, ví dụ bao-cao",
            );
        }
    }
    let usual = c.agency.map(|a| a.recipients_by_type.get(doc.doc_type.key()).unwrap_or(&a.recipients));
    let list = c.plan.recipients.as_ref().map(|l| &l.0).or(usual);
    let mut lines: Vec<String> =
        list.into_iter().flatten().map(|l| bare_item(l).to_owned()).filter(|l| !l.is_empty()).collect();
    let is_archive = |l: &String| l.starts_with("Lưu:") || l.starts_with("Lưu ");
    let in_list = lines.iter().position(is_archive).map(|i| lines.remove(i));
    let has_above = |l: &String| l.to_lowercase().starts_with("như ");
    if !doc.addressees.is_empty() && !lines.iter().any(has_above) {
        lines.insert(0, "Như trên".to_owned());
    }
    if lines.is_empty() && !matches!(doc.doc_type, DocumentType::Minutes) {
        c.missing(code::THIEU_NOI_NHAN, Place::within("noi_nhan"), "nơi nhận");
        doc.recipients.push(Inlines::missing("nơi nhận"));
    }
    doc.recipients
        .extend(lines.iter().map(|l| Inlines::plain(if l.ends_with(':') { (*l).to_owned() } else { format!("{l};") })));
    let own = |s: Option<&str>| s.map(bare_item).filter(|s| !s.is_empty()).map(str::to_owned);
    let archive =
        own(c.plan.archive.as_deref()).or(in_list).or_else(|| own(c.agency.and_then(|a| a.archive.as_deref())));
    let archive = archive.unwrap_or_else(|| {
        let (usual, example) = match doc.profile {
            Profile::Administrative => ("VT".to_owned(), "VT, VP"),
            Profile::Party => (office_of(c), "Văn phòng Đảng ủy"),
        };
        let message = format!("Nơi nhận chưa ghi nơi lưu; đã ghi «Lưu{}{usual}.»", doc.profile.signs().archive);
        c.d.add(code::THIEU_LUU, Place::within("luu"), message, format!("thêm khóa «luu», ví dụ \"{example}\""));
        usual
    });
    let archive = archive.trim_start_matches("Lưu").trim_start_matches(':').trim();
    doc.recipients.push(Inlines::plain(format!("Lưu{}{archive}.", doc.profile.signs().archive)));
    if doc.drafter.is_none() {
        let copies = c.plan.copies.as_ref().and_then(|w| filled(&w.0));
        let initials = c.plan.drafter.as_deref().and_then(filled).map(str::to_uppercase);
        doc.drafter = match (initials, copies) {
            (Some(who), Some(n)) => Some(format!("{}.({n})", who.trim_end_matches('.'))),
            (Some(who), None) => Some(who),
            (None, Some(n)) => Some(format!("({n})")),
            (None, None) => None,
        };
    }
}

/// `Văn phòng Đảng ủy`: the office of the committee that issues the document.
fn office_of(c: &Composer) -> String {
    let committee = c.collective_body().map(|body| sentence_case(&body)).unwrap_or_default();
    format!("Văn phòng {committee}").trim_end().to_owned()
}
