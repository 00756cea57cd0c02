//! What a careful reader notices: numbering, repeats, dates, documents cited, tables.

use super::citation::{self, Citation};
use super::{Case, Probe, Rule, form};
use crate::diagnostic::{Code, Diagnostics, Place, code};
use crate::document::{Entry, Inlines};
use crate::docx::read::model::Align;
use crate::outline::checks;
use crate::outline::lines::{fold, is_caps, label};
use crate::parts::{Home, Kind, Line};
use crate::vietnamese::{doubled_phrases, doubled_words, unmarked};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::new(code::DANH_SO_TRUNG, |c, p| numbering(c, p, code::OUTLINE_SO_TRUNG)),
    Rule::new(code::DANH_SO_NHAY, |c, p| numbering(c, p, code::OUTLINE_SO_NHAY)),
    Rule::new(code::DANH_SO_DIEM, |c, p| numbering(c, p, code::OUTLINE_DIEM_THU_TU)),
    Rule::new(code::CHU_LAP, doubled),
    Rule::new(code::NGAY_KHONG_CO, real_dates),
    Rule::new(code::VIEN_DAN_HAI_NGAY, two_dates),
    Rule::new(code::VIEN_DAN_HAI_SO, two_numbers),
    Rule::new(code::VIEN_DAN_CACH_GHI, ill_cited),
    Rule::new(code::SO_LUONG_SO_KHONG, small_numbers),
    Rule::new(code::BANG_STT, order_numbers),
    Rule::new(code::BANG_CHU_TRI, leads),
    Rule::new(code::BANG_TIEU_DE_LAP, repeated_heads),
];

/// The organ that issued a cited document stands within so many characters of its number.
const ISSUER_NEAR: usize = 120;
/// A cited subject is told by so many characters; of a shorter one it cannot be said that two are the same.
const SUBJECT_TOLD: usize = 60;
const SUBJECT_LEAST: usize = 30;
/// Digits of an order number in a table; what has more is a year, a code or an amount.
const ORDER_DIGITS: usize = 4;

fn bound(case: &Case<'_>) -> bool {
    !matches!(case.parts.kind, Kind::Organisation(_))
}

/// What counts, and where numbers below it start again.
fn numbered(line: &Line<'_>) -> Option<Entry> {
    if let Some(found) = label(&line.text) {
        let (label, text) = (found.text.to_owned(), Inlines::plain(found.rest));
        return Some(Entry { level: found.level, label, is_heading: false, text });
    }
    let alone = line.paragraph.align == Align::Center || is_caps(&line.shown());
    checks::opening(&line.text, alone, line.mostly(|f| f.bold))
}

fn numbering(case: &Case<'_>, probe: &mut Probe<'_>, code: Code) {
    if !bound(case) {
        return;
    }
    let bodies = std::iter::once(case.parts.body.clone()).chain(case.parts.appendices.iter().map(|a| a.body.clone()));
    for body in bodies {
        let lines: Vec<(usize, &Line<'_>)> = case.parts.text_of(body).filter(|(_, l)| l.first).collect();
        let words: Vec<&str> = lines.iter().map(|(_, line)| line.text.as_str()).collect();
        // What is quoted counts for itself.
        let own = lines.iter().zip(checks::quoted(&words)).filter(|(_, quoted)| !quoted).map(|(line, _)| line);
        let entries: Vec<(Entry, Place)> =
            own.filter_map(|(at, line)| Some((numbered(line)?, Place::line(*at)))).collect();
        if !entries.is_empty() {
            probe.looked();
        }
        let mut found = Diagnostics::new();
        checks::numbering(entries.iter().map(|(e, p)| (e, p.clone())), &mut found);
        for d in found.iter().filter(|d| d.code == code) {
            if let Some(line) = d.place.line.and_then(|at| case.parts.line(at)) {
                probe.fail(case.at("Nội dung", line), d.message.clone(), d.advice.clone());
            }
        }
    }
}

fn doubled(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in case.parts.lines.all.iter().filter(|_| bound(case)) {
        probe.looked();
        let words = doubled_words(&line.text).into_iter().map(|(_, w)| w.to_owned());
        for word in words.chain(doubled_phrases(&line.text).into_iter().map(|(_, w)| w)) {
            probe.fail(case.at("", line), format!("Lặp từ: “{word} {word}”"), format!("bỏ một “{word}” nếu gõ thừa"));
        }
    }
}

fn real_dates(case: &Case<'_>, probe: &mut Probe<'_>) {
    let own = &case.parts.head.place_date;
    let lines = case.parts.lines.all.iter().enumerate().filter(|(at, _)| bound(case) && !own.contains(at));
    for (_, line) in lines {
        for date in citation::dates(&line.text) {
            probe.looked();
            if NaiveDate::from_ymd_opt(date.year, date.month.into(), date.day.into()).is_none() {
                let message = format!("Ngày {:02}/{:02}/{} không có trong lịch", date.day, date.month, date.year);
                probe.fail(case.at("", line), message, "kiểm tra lại ngày này");
            }
        }
    }
}

/// Documents cited, with the line and the words from the type's name on.
fn cited<'a>(case: &'a Case<'_>) -> Vec<(Citation, &'a Line<'a>, String)> {
    let own = citation::own(case);
    let mut out = Vec::new();
    for line in case.parts.lines.all.iter().filter(|_| bound(case)) {
        for found in citation::all(&line.text) {
            let is_own = own.as_ref().is_some_and(|o| o.number.is_some() && !o.differs(&found));
            if found.number.is_some() && !is_own {
                let before: Vec<&str> = line.text[..found.at].split_whitespace().rev().take(2).collect();
                let kind = before.into_iter().rev().collect::<Vec<_>>().join(" ");
                out.push((found, line, kind));
            }
        }
    }
    out
}

/// A day a document is cited with, and who issued it.
type Known = ((u8, u8, i32), String);

fn two_dates(case: &Case<'_>, probe: &mut Probe<'_>) {
    let all = cited(case);
    let mut first: HashMap<(String, String), Vec<Known>> = HashMap::new();
    for (found, line, _) in &all {
        let (Some(number), Some(date)) = (&found.number, found.date) else { continue };
        probe.looked();
        let key = (number.trim_start_matches('0').to_owned(), found.notation.clone());
        let organ = issuer(&line.text[found.at..]);
        let known = first.entry(key).or_default();
        // Numbers start again every year, and in every organ: only one year and one organ are one document for certain.
        let same = |(before, by): &&Known| {
            (by.is_empty() || organ.is_empty() || *by == organ)
                && (before.2 == date.2 || found.notation.starts_with(char::is_numeric))
        };
        match known.iter().find(same) {
            Some((before, _)) if *before != date => {
                let message = format!("{found}, chỗ khác ghi ngày {:02}/{:02}/{}", before.0, before.1, before.2);
                probe.fail(case.at("", line), message, "kiểm tra lại ngày của văn bản được viện dẫn");
            }
            Some(_) => {}
            None => known.push((date, organ)),
        }
    }
}

/// Who issued a document that is cited here, folded; empty where that is not said.
fn issuer(citation: &str) -> String {
    let near: String = citation.chars().take(ISSUER_NEAR).collect();
    let Some((before, rest)) = near.split_once(" của ") else { return String::new() };
    // What belongs to the next document is not this one's.
    if before.contains([';', ')']) || before.matches("số ").count() > 1 {
        return String::new();
    }
    let end = rest.find([',', ';', ')', '.', '(']).unwrap_or(rest.len());
    let name =
        [" về ", " ban hành ", " quy định ", " và "].iter().filter_map(|w| rest[..end].find(w)).min().unwrap_or(end);
    unmarked(&fold(&rest[..name]))
}

/// Type and notation, date, and how the subject begins.
type SameDocument = (String, (u8, u8, i32), String);

fn two_numbers(case: &Case<'_>, probe: &mut Probe<'_>) {
    let all = cited(case);
    // The same type, date, issuer and subject: told by the notation and the first words behind the date.
    let mut first: HashMap<SameDocument, &Citation> = HashMap::new();
    for (found, line, kind) in &all {
        let Some(date) = found.date else { continue };
        let behind = line.text[found.at..].split_once(" của ").map(|(_, rest)| fold(rest)).unwrap_or_default();
        let subject: String = behind.chars().take(SUBJECT_TOLD).collect();
        if subject.chars().count() < SUBJECT_LEAST {
            continue;
        }
        probe.looked();
        let key = (format!("{kind} {}", found.notation), date, unmarked(&subject));
        let before = *first.entry(key).or_insert(found);
        if before.differs(found) {
            probe.fail(
                case.at("", line),
                format!("{found}, chỗ khác ghi {before}"),
                "kiểm tra lại số của văn bản được viện dẫn",
            );
        }
    }
}

/// `số 12/TTr-UBND 28/9/2025`, `số 18/20202QĐ-UBND`.
fn ill_cited(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in case.parts.lines.all.iter().filter(|_| bound(case)) {
        for found in citation::all(&line.text) {
            probe.looked();
            let behind = line.text[found.at..].split_once(&*found.notation).map_or("", |(_, rest)| rest).trim_start();
            if let Some(date) = citation::slashed(behind) {
                let date = format!("{}/{}/{}", date.day, date.month, date.year);
                let message = format!("{found}: trước {date} thiếu chữ «ngày»");
                probe.fail(case.at("", line), message, format!("viết «… ngày {date}»"));
            }
            let digits = found.notation.chars().take_while(char::is_ascii_digit).count();
            let glued = digits > 0 && found.notation[digits..].starts_with(char::is_alphabetic);
            if glued && found.number.is_some() {
                let message = format!("{found}: sau năm thiếu dấu gạch chéo");
                probe.fail(case.at("", line), message, "kiểm tra lại số, ký hiệu của văn bản này");
            }
        }
    }
}

fn small_numbers(case: &Case<'_>, probe: &mut Probe<'_>) {
    const NOUNS: [&str; 14] = [
        "nhiệm vụ",
        "bản",
        "người",
        "đơn vị",
        "đồng chí",
        "trường hợp",
        "hồ sơ",
        "văn bản",
        "lớp",
        "buổi",
        "cuộc",
        "đợt",
        "mô hình",
        "dự án",
    ];
    if !case.is_whole() {
        return;
    }
    for (_, line) in case.parts.text_of(case.parts.body.clone()) {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        for (i, word) in words.iter().enumerate() {
            if !(word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit()) && *word != "0") || i == 0 {
                continue;
            }
            let next = words.get(i + 1..).unwrap_or_default().iter().take(2).copied().collect::<Vec<_>>().join(" ");
            let next = next.trim_end_matches([',', '.', ';', ':']).to_owned();
            let counted = NOUNS.iter().any(|n| next == *n || next.split(' ').next() == Some(n));
            // `khóa 5 người`? A number that names something is none that counts.
            if counted
                && !matches!(
                    words[i - 1].to_lowercase().as_str(),
                    "số" | "thứ" | "điều" | "khoản" | "mục" | "mẫu" | "tổ" | "lớp" | "khối"
                )
            {
                probe.looked();
                probe.fail(
                    case.at("Nội dung", line),
                    format!("«{word} {next}»"),
                    format!("theo thông lệ viết «0{word} {next}»"),
                );
            }
        }
    }
}

fn order_numbers(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (number, table) in case.parts.lines.tables.iter().enumerate().filter(|_| bound(case)) {
        let column = form::first_column(table);
        if !column.iter().take(3).any(|(_, text)| form::is_order_heading(text)) {
            continue;
        }
        probe.looked();
        let mut last: Option<u32> = None;
        let mut lines = case.parts.lines.inside(number);
        for (row, text) in &column {
            // Lines stand in the order of the rows.
            let above = |l: &&Line<'_>| matches!(l.home, Home::Cell { row: r, .. } if r < *row);
            lines = &lines[lines.iter().take_while(above).count()..];
            let bare = text.trim_end_matches('.');
            let Some(n) = bare.parse::<u32>().ok().filter(|_| !bare.is_empty() && bare.len() <= ORDER_DIGITS) else {
                // A group may start the count again.
                continue;
            };
            let own = |l: &&Line<'_>| matches!(l.home, Home::Cell { row: r, column: 0, .. } if r == *row);
            let line = lines.iter().find(own);
            if let (Some(before), Some(line)) = (last, line)
                && n != before + 1
                && n != 1
            {
                let message =
                    if n == before { format!("STT {n} dùng hai lần") } else { format!("Sau STT {before} là {n}") };
                probe.fail(case.at("Bảng", line), message, "kiểm tra dòng bị sót hoặc đánh lại số thứ tự");
            }
            last = Some(n);
        }
    }
}

fn leads(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() {
        return;
    }
    let outside = case.parts.lines.all.iter().filter(|l| !matches!(l.home, Home::Cell { .. }));
    let mut text: String = outside.map(|l| unmarked(&l.text) + "\n").collect();
    text.extend(case.lines(&case.parts.ending.recipients).map(|l| unmarked(&l.text) + "\n"));
    // A text that speaks of all units speaks of each.
    let general = ["cac so", "cac phong", "cac don vi", "cac co quan", "cac ban", "cac bo phan", "cac nganh", "cac to"]
        .iter()
        .any(|w| text.contains(w));
    for (number, table) in case.parts.lines.tables.iter().enumerate() {
        let heading = |text: &str| {
            let text = unmarked(text);
            text.contains("chu tri") && !text.contains("phoi hop")
        };
        let head = table
            .rows
            .iter()
            .take(3)
            .enumerate()
            .find_map(|(r, row)| row.cells.iter().find(|c| heading(&c.text())).map(|c| (r, c.column)));
        let Some((head, column)) = head else { continue };
        probe.looked();
        let mut told: Vec<String> = Vec::new();
        for line in case.parts.lines.inside(number) {
            let Home::Cell { row, column: c, .. } = line.home else { continue };
            if c != column || row <= head || general {
                continue;
            }
            let name = unmarked(&line.text);
            let bare = name.trim_matches(['-', '.', ';', ',', ' ']).to_owned();
            if bare.chars().count() > 4 && !text.contains(&bare) && !told.contains(&bare) {
                probe.fail(
                    case.at("Bảng", line),
                    format!("«{}» chủ trì nhiệm vụ nhưng không được nhắc trong nội dung và Nơi nhận", line.text),
                    "kiểm tra lại tên đơn vị, hoặc bổ sung vào Nơi nhận",
                );
                told.push(bare);
            }
        }
    }
}

fn repeated_heads(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !bound(case) {
        return;
    }
    if case.parts.lines.tables.iter().any(|t| form::is_long(t)) {
        probe.looked();
    }
    for number in form::long_tables_without_head(&case.parts.lines) {
        if let Some(line) = case.parts.lines.inside(number).first() {
            probe.fail(
                case.at("Bảng", line),
                "Bảng dài không lặp lại dòng tiêu đề",
                "chọn dòng tiêu đề, bật «Repeat Header Rows»",
            );
        }
    }
}
