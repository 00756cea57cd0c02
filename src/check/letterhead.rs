//! Quốc hiệu, cơ quan, số, ngày, tên loại, trích yếu: PL I, phần I, mục II.1 to II.5.

use super::look::Look;
use super::{Case, Probe, Rule, form};
use crate::diagnostic::{Place, Severity::Warning, code};
use crate::document::{DocumentType, MISSING};
use crate::docx::read::model::Align;
use crate::outline::known;
use crate::parts::{Drawn, Home, Kind, Part};
use crate::standard::{self, Element};
use crate::vietnamese::unmarked;
use chrono::NaiveDate;

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::new(code::QUOC_HIEU_CO, |c, p| present(c, p, &c.parts.head.national_name, "Quốc hiệu")),
    Rule::new(code::QUOC_HIEU_CO_CHU, |c, p| national(c).sizes(p)),
    Rule::new(code::QUOC_HIEU_KIEU, |c, p| {
        let look = national(c);
        look.capitals(p);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::TIEU_NGU_CO, |c, p| present(c, p, &c.parts.head.motto, "Tiêu ngữ")),
    Rule::new(code::TIEU_NGU_CHU, motto_words),
    Rule::new(code::TIEU_NGU_CO_CHU, |c, p| motto(c).sizes(p)),
    Rule::new(code::TIEU_NGU_KIEU, |c, p| {
        let look = motto(c);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::TIEU_NGU_KE, |c, p| {
        line_under(c, p, &c.parts.head.motto, "Tiêu ngữ", Element::Motto);
    }),
    Rule::new(code::TIEU_NGU_KIEU_KE, |c, p| {
        underlined(c, p, &c.parts.head.motto, "Tiêu ngữ");
    }),
    Rule::new(code::CO_QUAN_CO, |c, p| present(c, p, &c.parts.head.organ, "tên cơ quan ban hành")),
    Rule::new(code::CO_QUAN_CO_CHU, |c, p| organ(c).sizes(p)),
    Rule::new(code::CO_QUAN_KIEU, |c, p| {
        let look = organ(c);
        look.capitals(p);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::CO_QUAN_CANH, |c, p| centred(c, p, &c.parts.head.organ, "Tên cơ quan")),
    Rule::new(code::CO_QUAN_KE, |c, p| {
        line_under(c, p, &c.parts.head.organ, "tên cơ quan ban hành", Element::Organ);
    }),
    Rule::new(code::CHU_QUAN_CO_CHU, |c, p| parent(c).sizes(p)),
    Rule::new(code::CHU_QUAN_KIEU, |c, p| {
        let look = parent(c);
        look.capitals(p);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::SO_CO, |c, p| present(c, p, &c.parts.head.code, "số, ký hiệu")),
    Rule::new(code::SO_HAI_CHAM, colon),
    Rule::new(code::SO_SO_KHONG, zero),
    Rule::new(code::SO_CACH_CHU, spaces),
    Rule::new(code::SO_LOAI, abbreviation),
    Rule::new(code::SO_NAM, year),
    Rule::new(code::SO_CO_CHU, |c, p| code(c).sizes(p)),
    Rule::new(code::SO_KIEU, |c, p| code(c).italic(p)),
    Rule::new(code::SO_CANH, |c, p| centred(c, p, &c.parts.head.code, "Số, ký hiệu")),
    Rule::new(code::NGAY_CO, dated),
    Rule::new(code::NGAY_CO_CHU, |c, p| place_date(c).sizes(p)),
    Rule::new(code::NGAY_NGHIENG, |c, p| place_date(c).italic(p)),
    Rule::new(code::NGAY_DAM, |c, p| place_date(c).bold(p)),
    Rule::new(code::NGAY_DIA_DANH, place),
    Rule::new(code::NGAY_DIA_DANH_TAT, place_whole),
    Rule::new(code::NGAY_DIA_DANH_HOA, place_capitals),
    Rule::new(code::NGAY_CANH, |c, p| centred(c, p, &c.parts.head.place_date, "Địa danh, ngày")),
    Rule::new(code::NGAY_SO_KHONG, date_zero),
    Rule::new(code::NGAY_THANG_THUA_KHONG, month_zero),
    Rule::new(code::NGAY_TON_TAI, real_date),
    Rule::new(code::TEN_LOAI_CO_CHU, |c, p| type_name(c).sizes(p)),
    Rule::new(code::TEN_LOAI_KIEU, |c, p| {
        let look = type_name(c);
        look.capitals(p);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::TEN_LOAI_CANH, |c, p| centred(c, p, &c.parts.head.type_name, "Tên loại")),
    Rule::new(code::TRICH_YEU_CO, subject_there),
    Rule::new(code::TRICH_YEU_VV, about),
    Rule::new(code::TRICH_YEU_CO_CHU, |c, p| subject(c).sizes(p)),
    Rule::new(code::TRICH_YEU_KIEU, |c, p| {
        let look = subject(c);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::TRICH_YEU_CANH, |c, p| centred(c, p, &c.parts.head.subject, "Trích yếu")),
    Rule::new(code::TRICH_YEU_KE, |c, p| {
        line_under(c, p, &c.parts.head.subject, "trích yếu", Element::Subject);
    }),
    Rule::new(code::TRICH_YEU_CONG_VAN, |c, p| {
        let look = letter_subject(c);
        look.sizes(p);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::TRICH_YEU_CONG_VAN_KE, letter_rule),
    Rule::new(code::HIEU_LUC_NGHI_DINH_30, in_force),
    Rule::new(code::KHAN_KIEU, |c, p| {
        let look = Look::new(c, "Độ khẩn", Element::Urgency, &c.parts.head.urgency);
        look.sizes(p);
        look.bold(p);
        look.italic(p);
    }),
];

macro_rules! looks {
    ($($name:ident: $words:literal, $element:ident, $part:ident;)*) => {
        $(fn $name<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> { Look::new(case, $words, Element::$element, &case.parts.head.$part) })*
    };
}

looks! {
    national: "Quốc hiệu", NationalName, national_name;
    motto: "Tiêu ngữ", Motto, motto;
    organ: "Tên cơ quan ban hành", Organ, organ;
    parent: "Tên cơ quan chủ quản", ParentOrgan, parent_organ;
    code: "Số, ký hiệu", Code, code;
    place_date: "Địa danh, ngày", PlaceDate, place_date;
    type_name: "Tên loại", TypeName, type_name;
    subject: "Trích yếu", Subject, subject;
    letter_subject: "Trích yếu", LetterSubject, letter_subject;
}

/// A line drawn by hand belongs to the letterhead when its paragraph is one of the next so many.
const DRAWN_NEAR: usize = 40;
/// Twips: a line typed so far from the edge was centred by hand.
const CENTRED_BY_HAND: i32 = 300;
/// A year with the 29th of February, for a day whose year is left blank.
const LEAP_YEAR: i32 = 2024;

const AREA: &str = "Phần đầu";

pub(super) fn present(case: &Case<'_>, probe: &mut Probe<'_>, part: &Part, name: &str) {
    if !case.is_whole() {
        return;
    }
    probe.looked();
    if part.is_empty() {
        let spot = Place::part(AREA);
        probe.fail(spot, format!("Không thấy {name}"), format!("ghi {name} ở đầu trang thứ nhất"));
    }
}

fn dated(case: &Case<'_>, probe: &mut Probe<'_>) {
    present(case, probe, &case.parts.head.place_date, "địa danh và ngày tháng năm");
    // A day in figures that stands open is a draft's; one that is written out so is the day in short.
    for line in place_date(case).lines {
        let Some((_, date)) = known::date(&line.text) else { continue };
        let figures = !line.text.contains("tháng") && date.day.is_some() && date.month.is_some();
        if line.text.contains(", Ngày ") {
            probe.fail(case.at(AREA, line), "Sau địa danh viết «Ngày»", "viết «ngày» chữ thường");
        }
        if figures {
            let advice = format!("viết «{}»", date.in_words());
            probe.fail(case.at(AREA, line), "Ngày ban hành ghi tắt", advice);
        }
    }
}

fn subject_there(case: &Case<'_>, probe: &mut Probe<'_>) {
    let head = &case.parts.head;
    let part = if head.letter_subject.is_empty() { &head.subject } else { &head.letter_subject };
    // Thư công, giấy and phiếu have none.
    let bound = match case.parts.kind {
        Kind::Administrative(kind) => kind < DocumentType::Memorandum || kind == DocumentType::OfficialLetter,
        _ => false,
    };
    if bound {
        present(case, probe, part, "trích yếu nội dung");
    }
}

fn centred(case: &Case<'_>, probe: &mut Probe<'_>, part: &Part, name: &str) {
    for line in case.lines(part).filter(|_| case.is_whole()) {
        // Tabs, spaces and boxes put a line anywhere; the file does not say where its middle is.
        let alone = line.side == crate::parts::Side::Whole && line.home != Home::Box;
        if !alone || line.paragraph.frame.is_some() || !line.paragraph.tabs.is_empty() {
            probe.cannot_tell("dòng được đặt bằng tab, khoảng trắng hoặc hộp chữ");
            continue;
        }
        probe.looked();
        if line.paragraph.align != Align::Center
            && line.paragraph.indent.left + line.paragraph.indent.first_line < CENTRED_BY_HAND
        {
            probe.fail(case.at(AREA, line), format!("{name} không canh giữa"), "canh giữa dòng này");
        }
    }
}

pub(super) fn line_under(case: &Case<'_>, probe: &mut Probe<'_>, part: &Part, name: &str, element: Element) {
    let advice = match case.profile().spec(element).rule {
        standard::Rule::None => return,
        standard::Rule::Signs(_) => return,
        standard::Rule::Whole => "kẻ một đường nét liền dài bằng dòng chữ",
        standard::Rule::Share(_) => "kẻ một đường nét liền dài 1/3 đến 1/2 dòng chữ, cân đối",
    };
    let Some(last) = case.lines(part).last().filter(|_| case.is_whole()) else { return };
    if case.parts.lines.rule_under(case.source, part).is_some() {
        probe.looked();
    } else if case
        .source
        .paragraphs()
        .take_while(|p| p.index < last.paragraph.index + DRAWN_NEAR)
        .any(|p| !p.rules.is_empty())
    {
        // A line drawn somewhere near may lie under it: where it is printed, only Word knows.
        probe.cannot_tell("đường kẻ là nét vẽ tự do, không rõ nằm dưới dòng nào");
    } else {
        probe.fail(case.at(AREA, last), format!("Dưới {name} không có đường kẻ ngang"), advice);
    }
}

fn underlined(case: &Case<'_>, probe: &mut Probe<'_>, part: &Part, name: &str) {
    let Some(last) = case.lines(part).last().filter(|_| case.is_whole()) else { return };
    let Some(found) = case.parts.lines.rule_under(case.source, part) else { return };
    probe.looked();
    if matches!(found.how, Drawn::Underline | Drawn::Signs) {
        let what = if found.how == Drawn::Underline { "gạch chân chữ" } else { "dãy dấu gạch" };
        probe.fail(case.at(AREA, last), format!("Đường kẻ dưới {name} làm bằng {what}"), "dùng đường viền hoặc nét vẽ");
    }
}

const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

fn motto_words(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in motto(case).lines {
        probe.looked();
        let advice = "viết «Độc lập - Tự do - Hạnh phúc», gạch nối có cách chữ";
        if line.text.replace(['–', '—'], "-") != MOTTO {
            probe.fail(case.at(AREA, line), "Tiêu ngữ viết chưa đúng", advice);
        } else if line.text != MOTTO {
            // Word itself makes a dash of a typed hyphen.
            probe.mild(Warning, case.at(AREA, line), "Tiêu ngữ dùng gạch dài, không phải gạch nối", advice);
        }
    }
}

/// Số as typed, ký hiệu, and whether the colon is there, with the line.
pub(super) fn parsed<'a, 'c>(case: &'a Case<'c>) -> Option<(&'a crate::parts::Line<'c>, Option<String>, String, bool)> {
    let line = code(case).lines.first().copied()?;
    let (number, notation, colon) = known::code(&line.text)?;
    Some((line, number, notation, colon))
}

fn colon(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((line, .., colon)) = parsed(case) else { return };
    probe.looked();
    if !colon {
        probe.fail(case.at(AREA, line), "Sau chữ «Số» thiếu dấu hai chấm", "viết «Số: …/…»");
    }
}

pub(super) fn zero(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((line, Some(number), ..)) = parsed(case) else { return };
    let signs = case.profile().signs();
    probe.looked();
    if form::lacks_zero(&number) {
        probe.fail(
            case.at(AREA, line),
            format!("Số {number} không có số 0 ở trước"),
            format!("viết «{}0{number}{}…»", signs.number, signs.joints.0),
        );
    }
}

pub(super) fn spaces(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((line, _, notation, _)) = parsed(case) else { return };
    if notation.is_empty() {
        return;
    }
    probe.looked();
    if notation.contains(' ') || notation.contains(['–', '—']) {
        let advice = "viết liền, giữa các nhóm chữ là dấu gạch nối không cách: «KH-UBND»";
        probe.fail(case.at(AREA, line), format!("Ký hiệu «{notation}» có khoảng trắng hoặc gạch dài"), advice);
    }
}

fn abbreviation(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Kind::Administrative(kind) = case.parts.kind else { return };
    let Some((line, _, notation, _)) = parsed(case) else { return };
    let Some(wanted) = kind.abbreviation(case.profile()) else { return };
    let first = notation.split(['-', '/', ' ', '–']).next().unwrap_or_default();
    if first.is_empty() || case.parts.head.type_name.is_empty() {
        return;
    }
    probe.looked();
    // Several organs issue it together: `KHLT`.
    let first = first.strip_suffix("LT").unwrap_or(first);
    // A longer title (KẾ HOẠCH HÀNH ĐỘNG) keeps the letters of its type; so does a quyết định that issues one.
    if first != wanted && !notation.starts_with(char::is_numeric) {
        let message = format!("Ký hiệu «{notation}» không bắt đầu bằng «{wanted}» của {}", kind.title().to_lowercase());
        probe.fail(case.at(AREA, line), message, format!("viết «{wanted}-…» theo bảng chữ viết tắt"));
    }
}

fn year(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((line, _, notation, _)) = parsed(case) else { return };
    probe.looked();
    let first = notation.split('/').next().unwrap_or_default();
    if first.len() == 4 && first.starts_with("20") && first.bytes().all(|b| b.is_ascii_digit()) {
        probe.fail(case.at(AREA, line), "Ký hiệu có ghi năm", "bỏ năm; chỉ văn bản quy phạm pháp luật ghi năm");
    }
}

pub(super) fn place(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in place_date(case).lines.into_iter().filter(|l| !known::is_field(&l.text)) {
        probe.looked();
        let named = known::date(&line.text).is_some_and(|(place, _)| !place.is_empty());
        if !named {
            probe.fail(
                case.at(AREA, line),
                "Trước ngày không có địa danh",
                "ghi địa danh, dấu phẩy, rồi ngày tháng năm",
            );
        }
    }
}

/// The places that are named before the date: `An Bình`, or the commune and its province.
fn places(text: &str) -> Vec<String> {
    let named = known::date(text).map(|(place, _)| place).unwrap_or_default();
    if named.contains(MISSING) {
        return Vec::new();
    }
    named.split(',').map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
}

fn place_whole(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in place_date(case).lines {
        for place in places(&line.text) {
            probe.looked();
            // `Tp.HCM`, `TP Huế`, `HN`: letters without a vowel are no syllable.
            let short = |w: &str| {
                let upper = unmarked(w).to_uppercase();
                (2..=6).contains(&w.chars().count())
                    && w.chars().all(char::is_alphabetic)
                    && !upper.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
            };
            let dotted = place.split('.').next().is_some_and(|w| short(w) || w.chars().count() == 1);
            if place.contains('.') && dotted || place.split_whitespace().any(short) {
                let advice = "ghi đủ tên, ví dụ «Thành phố Hồ Chí Minh»";
                probe.fail(case.at(AREA, line), format!("Địa danh «{place}» viết tắt"), advice);
            }
        }
    }
}

fn place_capitals(case: &Case<'_>, probe: &mut Probe<'_>) {
    // The second syllable of what a place is keeps its small letter: Thành phố Huế.
    const LEVELS: [&str; 5] = ["thành phố", "thị xã", "thị trấn", "đặc khu", "thủ đô"];
    for line in place_date(case).lines {
        for place in places(&line.text) {
            probe.looked();
            let lower = place.to_lowercase();
            let level = LEVELS.iter().find(|l| lower.starts_with(**l)).map_or(0, |l| l.split(' ').count());
            let small = |w: &&str| w.chars().next().is_some_and(char::is_lowercase);
            let wrong = place.split_whitespace().skip(level).any(|w| small(&w));
            // `xã An Bình, tỉnh …`: a common noun before the name.
            let noun = ["xã ", "phường ", "tỉnh ", "quận ", "huyện "].iter().any(|n| place.starts_with(n));
            if wrong && !noun {
                let advice = "viết hoa chữ cái đầu của mỗi âm tiết";
                probe.fail(case.at(AREA, line), format!("Địa danh «{place}» viết hoa chưa đúng"), advice);
            }
        }
    }
}

/// The decree holds from this day on (Điều 37).
const IN_FORCE: (i32, u32, u32) = (2020, 3, 5);

fn in_force(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some(line) = place_date(case).lines.first().copied() else { return };
    let Some((_, date)) = known::date(&line.text) else { return };
    let Some(year) = date.year.map(i32::from) else { return };
    probe.looked();
    let (first, month, day) = IN_FORCE;
    let known = (year, date.month.map_or(12, u32::from), date.day.map_or(31, u32::from));
    if known < (first, month, day) {
        let message = "Văn bản ban hành trước khi Nghị định 30/2020/NĐ-CP có hiệu lực (05/3/2020)";
        probe.fail(case.at(AREA, line), message, "các nhận xét dưới đây chỉ để tham khảo khi soạn văn bản mới");
    }
}

/// `V/v` is how a công văn names its matter; under the name of a type the matter stands alone.
fn about(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some(line) = subject(case).lines.first().copied() else { return };
    if case.parts.head.type_name.is_empty() {
        return;
    }
    probe.looked();
    if line.text.to_lowercase().starts_with("v/v") {
        let message = "Trích yếu dưới tên loại ghi «V/v»";
        probe.fail(case.at(AREA, line), message, "bỏ «V/v» hoặc viết «Về việc …»; «V/v» chỉ dùng ở công văn");
    }
}

pub(super) fn date_zero(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in place_date(case).lines {
        let Some((day, month)) = form::typed_date(&line.text) else { continue };
        probe.looked();
        if form::lacks_zero(day) {
            probe.fail(case.at(AREA, line), format!("Ngày {day} không có số 0 ở trước"), format!("viết «ngày 0{day}»"));
        }
        if form::month_lacks_zero(month) {
            probe.fail(
                case.at(AREA, line),
                format!("Tháng {month} không có số 0 ở trước"),
                format!("viết «tháng 0{month}»"),
            );
        }
    }
}

fn month_zero(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in place_date(case).lines {
        let Some((_, month)) = form::typed_date(&line.text) else { continue };
        probe.looked();
        if let Some(digit) =
            month.strip_prefix('0').filter(|m| form::lacks_zero(m) && !form::month_lacks_zero(m) && *m != "0")
        {
            probe.fail(case.at(AREA, line), format!("Tháng {month} thừa số 0"), format!("viết «tháng {digit}»"));
        }
    }
}

pub(super) fn real_date(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in place_date(case).lines {
        let Some((_, date)) = known::date(&line.text) else { continue };
        let (Some(day), Some(month)) = (date.day, date.month) else { continue };
        probe.looked();
        let year = date.year.map_or(LEAP_YEAR, i32::from);
        if NaiveDate::from_ymd_opt(year, month.into(), day.into()).is_none() {
            probe.fail(case.at(AREA, line), "Ngày này không có trong lịch", "kiểm tra lại ngày tháng năm");
        }
    }
}

fn letter_rule(case: &Case<'_>, probe: &mut Probe<'_>) {
    let part = &case.parts.head.letter_subject;
    let Some(last) = letter_subject(case).lines.last().copied() else { return };
    probe.looked();
    if case.parts.lines.rule_under(case.source, part).is_some() {
        probe.fail(case.at(AREA, last), "Dưới trích yếu công văn có đường kẻ", "bỏ đường kẻ này");
    }
}
