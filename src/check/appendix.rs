//! Phụ lục: PL I, phần I, III.1.

use super::citation::{self, Citation};
use super::look::Look;
use super::{Case, Probe, Rule};
use crate::diagnostic::code;
use crate::document::appendix_label;
use crate::docx::read::model::{Align, SectionStart};
use crate::outline::known;
use crate::outline::lines::fold_tone;
use crate::parts::{AppendixPart, Line};
use crate::standard::Element;
use crate::vietnamese::roman_value;

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::new(code::PHU_LUC_CHI_DAN, mentioned),
    Rule::new(code::PHU_LUC_THIEU, there),
    Rule::new(code::PHU_LUC_SO, numbered),
    Rule::new(code::PHU_LUC_MOT, alone),
    Rule::new(code::PHU_LUC_CO_CHU, |c, p| {
        each(c, |a| {
            let look = Look::new(c, "Chữ «Phụ lục»", Element::AppendixLabel, &a.label);
            look.sizes(p);
            look.bold(p);
            look.italic(p);
        });
    }),
    Rule::new(code::PHU_LUC_CANH, centred),
    Rule::new(code::PHU_LUC_TEN, |c, p| {
        each(c, |a| {
            let look = Look::new(c, "Tên phụ lục", Element::AppendixTitle, &a.title);
            look.sizes(p);
            look.capitals(p);
            look.bold(p);
            look.italic(p);
        });
    }),
    Rule::new(code::PHU_LUC_TEN_CO, named),
    Rule::new(code::PHU_LUC_KEM_THEO, attached),
    Rule::new(code::PHU_LUC_KEM_THEO_KIEU, |c, p| {
        each(c, |a| {
            let look = Look::new(c, "Dòng «(Kèm theo …)»", Element::AppendixAttached, &a.attached);
            look.sizes(p);
            look.italic(p);
        });
    }),
    Rule::new(code::PHU_LUC_KEM_THEO_KHOP, same_document),
    Rule::new(code::PHU_LUC_SO_TRANG, own_pages),
];

/// The document that a mentioned appendix belongs to is named within so many characters behind it.
const OTHER_NEAR: usize = 90;

fn area(number: usize) -> String {
    format!("Phụ lục thứ {}", number + 1)
}

/// What is headed `Phụ lục`; a quy chế or a list that is attached answers to other forms.
fn appendices<'a>(case: &'a Case<'_>) -> Vec<&'a AppendixPart> {
    let bound = case.is_whole() || case.is_attached();
    case.parts.annexes().filter(|_| bound).collect()
}

fn each<'a>(case: &'a Case<'_>, look: impl FnMut(&'a AppendixPart)) {
    appendices(case).into_iter().for_each(look);
}

/// `II` of `Phụ lục II`; empty when there is no number.
fn id(label: &str) -> String {
    let text = known::appendix_label(label).map_or(String::new(), |(l, _)| l);
    text.split_whitespace().skip(2).last().unwrap_or_default().to_owned()
}

fn label<'a>(case: &'a Case<'_>, part: &AppendixPart) -> Option<&'a Line<'a>> {
    part.label.first().and_then(|at| case.parts.line(*at))
}

/// A mention of an appendix of this document: its number, empty when it has none, and the line.
fn mentions<'a>(case: &'a Case<'_>) -> Vec<(String, &'a Line<'a>)> {
    let mut out = Vec::new();
    let until = case.parts.appendices.first().and_then(|a| a.first).unwrap_or(usize::MAX);
    for line in case.parts.lines.all.iter().take(until) {
        let folded = fold_tone(&line.text);
        let lower = folded.to_lowercase();
        for (at, words) in lower.match_indices("phụ lục") {
            let (before, rest) = (&lower[..at], &lower[at + words.len()..]);
            let next: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
            let number = next.to_uppercase();
            let is_number =
                roman_value(&number).is_some() || !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            // Of another document: `Phụ lục I Nghị định số …`, `… ban hành kèm theo Thông tư …`.
            let after: String = rest.chars().take(OTHER_NEAR).collect();
            let foreign = [
                "nghị định",
                "thông tư",
                "quyết định số",
                "nghị quyết số",
                "luật ",
                "công văn số",
                "kế hoạch số",
                "hướng dẫn số",
            ]
            .iter()
            .any(|w| after.contains(w));
            let own = after.contains("kèm theo")
                || before.trim_end().ends_with('(')
                || before.trim_end().ends_with("tại")
                || before.trim_end().ends_with("theo");
            if foreign || !(own || is_number) {
                continue;
            }
            if is_number {
                let end = rest.len() - rest.trim_start().len() + next.len();
                out.extend(others(&rest[end..], &number).into_iter().map(|n| (n, line)));
            }
            out.push((if is_number { number } else { String::new() }, line));
        }
    }
    out
}

/// The numbers that a list goes on with: `, II và III` behind `Phụ lục I`.
fn others(text: &str, first: &str) -> Vec<String> {
    let is_roman = |n: &str| roman_value(n).is_some();
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        let behind = rest.trim_start();
        let Some(after) = [",", ";", "và"].iter().find_map(|w| behind.strip_prefix(w)) else { return out };
        let after = after.trim_start();
        let next: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
        let number = next.to_uppercase();
        let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        // `Phụ lục 1 và 5 nhiệm vụ`: a number of the list ends it or is followed by a sign.
        let ends = after[next.len()..].trim_start();
        let listed = ends.is_empty()
            || ends.starts_with([',', ';', ')', '.'])
            || ["và", "kèm", "ban"].iter().any(|w| ends.starts_with(w));
        if !(is_roman(first) && is_roman(&number) || digits && !is_roman(first) && listed) {
            return out;
        }
        rest = &after[next.len()..];
        out.push(number);
    }
}

pub(super) fn mentioned(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() || appendices(case).is_empty() {
        return;
    }
    let found = mentions(case);
    let several = appendices(case).len() > 1;
    let text: String = case.parts.text_of(case.parts.body.clone()).map(|(_, l)| l.text.to_lowercase() + "\n").collect();
    for (i, part) in appendices(case).iter().enumerate() {
        probe.looked();
        let Some(line) = label(case, part) else { continue };
        let id = id(&line.text);
        let any = found.iter().any(|(n, _)| !several || *n == id || n.is_empty())
            || text.contains("các phụ lục")
            || text.contains("biểu kèm theo");
        if !any {
            let message = format!("Nội dung không nhắc tới «{}»", line.text);
            probe.fail(case.at(&area(i), line), message, "thêm chỉ dẫn trong nội dung, ví dụ «(Phụ lục I kèm theo)»");
        }
    }
}

pub(super) fn there(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() {
        return;
    }
    let have: Vec<String> = appendices(case).iter().filter_map(|a| label(case, a)).map(|l| id(&l.text)).collect();
    let mut told: Vec<String> = Vec::new();
    for (number, line) in mentions(case) {
        probe.looked();
        let missing = if number.is_empty() { case.parts.appendices.is_empty() } else { !have.contains(&number) };
        // The only one there is may go without its number.
        let only = have.len() == 1 && (have[0].is_empty() || number == "I" || number == "1");
        if missing && !only && !told.contains(&number) {
            let name = if number.is_empty() { "Phụ lục".to_owned() } else { format!("Phụ lục {number}") };
            probe.fail(
                case.at("Nội dung", line),
                format!("Nhắc tới {name} mà tệp không có"),
                "kiểm tra phụ lục gửi kèm ở tệp khác, hoặc sửa lại chỉ dẫn",
            );
            told.push(number);
        }
    }
}

pub(super) fn numbered(case: &Case<'_>, probe: &mut Probe<'_>) {
    let all = appendices(case);
    if all.len() < 2 {
        return;
    }
    for (i, part) in all.iter().enumerate() {
        probe.looked();
        let Some(line) = label(case, part) else { continue };
        let wanted = appendix_label(case.profile(), u32::try_from(i + 1).unwrap_or(1));
        let wanted = id(&wanted);
        let own = id(&line.text);
        if own != wanted {
            let is_roman = roman_value(&own).is_some();
            let (right, name) =
                if case.profile().signs().roman { (is_roman, "La Mã") } else { (!is_roman, "Ả Rập") };
            let what = match (own.is_empty(), right) {
                (true, _) => "không có số".to_owned(),
                (_, false) => format!("đánh số «{own}», không phải số {name}"),
                (_, true) => format!("đánh số {own}, không đúng thứ tự"),
            };
            probe.fail(case.at(&area(i), line), format!("Phụ lục {what}"), format!("ghi «Phụ lục {wanted}»"));
        }
    }
}

fn alone(case: &Case<'_>, probe: &mut Probe<'_>) {
    let [only] = *appendices(case) else { return };
    let Some(line) = label(case, only) else { return };
    probe.looked();
    // A file of one appendix may be one of many.
    if case.is_whole() && !id(&line.text).is_empty() {
        probe.fail(case.at(&area(0), line), "Chỉ có một phụ lục mà có đánh số", "ghi «Phụ lục»");
    }
}

fn centred(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (i, part) in appendices(case).iter().enumerate() {
        for line in case.lines(&part.label).chain(case.lines(&part.title)) {
            probe.looked();
            if line.paragraph.align != Align::Center {
                probe.fail(case.at(&area(i), line), "Dòng này không canh giữa", "canh giữa");
            }
        }
    }
}

pub(super) fn named(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (i, part) in appendices(case).iter().enumerate() {
        let Some(line) = label(case, part) else { continue };
        probe.looked();
        let own = known::appendix_label(&line.text).is_some_and(|(_, title)| !title.is_empty());
        if part.title.is_empty() && !own {
            probe.fail(case.at(&area(i), line), "Phụ lục không có tên", "ghi tên phụ lục ở dòng dưới, in hoa, đậm");
        }
    }
}

pub(super) fn attached(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (i, part) in appendices(case).iter().enumerate() {
        let Some(line) = label(case, part) else { continue };
        probe.looked();
        if part.attached.is_empty() {
            probe.fail(
                case.at(&area(i), line),
                "Dưới tên phụ lục không có dòng «(Kèm theo …)»",
                "ghi «(Kèm theo Kế hoạch số …/KH-… ngày … tháng … năm … của …)»",
            );
        }
    }
}

pub(super) fn same_document(case: &Case<'_>, probe: &mut Probe<'_>) {
    let own = citation::own(case);
    let mut first: Option<Citation> = None;
    for (i, part) in appendices(case).iter().enumerate() {
        let words = case.parts.words(&part.attached);
        let Some(found) = citation::all(&words).into_iter().next() else { continue };
        let Some(line) = case.lines(&part.attached).next() else { continue };
        probe.looked();
        let spot = || case.at(&area(i), line);
        if let Some(own) = own.as_ref().filter(|o| o.differs(&found)) {
            let message = format!("Dòng «(Kèm theo …)» ghi {found}, văn bản là {own}");
            probe.fail(spot(), message, "ghi đúng số, ký hiệu, ngày của văn bản");
        } else if let Some(first) = first.as_ref().filter(|f| f.differs(&found)) {
            let message = format!("Dòng «(Kèm theo …)» ghi {found}, phụ lục trước ghi {first}");
            probe.fail(spot(), message, "ghi giống nhau ở mọi phụ lục");
        }
        first.get_or_insert(found);
    }
}

pub(super) fn own_pages(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() {
        return;
    }
    for (i, part) in appendices(case).iter().enumerate() {
        let Some(line) = label(case, part) else { continue };
        let Some(section) = case.source.sections.get(line.paragraph.section) else { continue };
        probe.looked();
        let before = part.label.first().and_then(|at| at.checked_sub(1)).and_then(|at| case.parts.line(at));
        let own = before.is_none_or(|b| b.paragraph.section != line.paragraph.section);
        if !own || section.number_start != Some(1) || section.start == SectionStart::Continuous {
            let spot = case.at(&area(i), line);
            probe.fail(
                spot,
                "Số trang của phụ lục không đánh lại từ 1",
                "đặt phụ lục trong phần (section) riêng, Start at 1",
            );
        }
    }
}
