//! Paper, margins, faces, page numbers: PL I, phần I, mục I.

use super::look::{number, sizes_in_words};
use super::numbers::{is_centred, is_long, page_number, shown_on_first};
use super::{Case, Probe, Rule, form};
use crate::diagnostic::{Place, Severity, code};
use crate::docx::read::model::{Color, NumberFormat, Section};
use crate::parts::{Home, Line};
use crate::standard::{A4_MM, Element};
use std::collections::BTreeMap;

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::new(code::TRANG_KHO_GIAY, paper),
    Rule::new(code::TRANG_HUONG, orientation),
    Rule::new(code::TRANG_LE_TREN, |c, p| margin(c, p, 0)),
    Rule::new(code::TRANG_LE_PHAI, |c, p| margin(c, p, 1)),
    Rule::new(code::TRANG_LE_DUOI, |c, p| margin(c, p, 2)),
    Rule::new(code::TRANG_LE_TRAI, |c, p| margin(c, p, 3)),
    Rule::new(code::TRANG_PHONG, face),
    Rule::new(code::TRANG_MAU_CHU, color),
    Rule::new(code::SO_TRANG_CO, numbered),
    Rule::new(code::SO_TRANG_VI_TRI, number_place),
    Rule::new(code::SO_TRANG_CHU, number_look),
    Rule::new(code::SO_TRANG_TRANG_DAU, first_page),
    Rule::new(code::SO_TRANG_CHU_SO, arabic),
];

/// The sections of the văn bản and of its appendices, where the document answers to the decree.
fn sections<'a>(case: &'a Case<'_>) -> impl Iterator<Item = (usize, &'a Section)> {
    let wanted = case.is_whole();
    case.source.sections.iter().enumerate().filter(move |_| wanted)
}

/// The whole document, or of several sections the one that begins with these words.
fn section_place(case: &Case<'_>, number: usize) -> Place {
    let first = case.source.paragraphs().find(|p| p.section == number);
    if case.source.sections.len() == 1 {
        return Place { paragraph: first.map(|p| p.index), ..Place::part("Trang") };
    }
    let line = case.parts.lines.all.iter().find(|l| l.paragraph.section == number);
    let area = format!("Trang, phần {}", number + 1);
    match line {
        Some(line) => case.at(&area, line),
        None => Place { paragraph: first.map(|p| p.index), ..Place::part(area) },
    }
}

/// Programs round a sheet to whole points or tenths of an inch.
const PAPER_DOUBT_MM: f32 = 1.0;

pub(super) fn paper(case: &Case<'_>, probe: &mut Probe<'_>) {
    let (width, height) = A4_MM;
    for (i, section) in sections(case) {
        probe.looked();
        let (a, b) = (form::mm(section.page_width), form::mm(section.page_height));
        let (short, long) = (a.min(b), a.max(b));
        if (short - width).abs() > PAPER_DOUBT_MM || (long - height).abs() > PAPER_DOUBT_MM {
            let message = format!("Khổ giấy {short:.0} × {long:.0} mm, không phải A4");
            probe.fail(section_place(case, i), message, format!("chọn khổ giấy A4 ({width:.0} × {height:.0} mm)"));
        }
    }
}

pub(super) fn orientation(case: &Case<'_>, probe: &mut Probe<'_>) {
    // Appendices lie as their tables need.
    let first_appendix = case.parts.appendices.first().and_then(|a| a.first).and_then(|at| case.parts.line(at));
    let until = first_appendix.map_or(usize::MAX, |l| l.paragraph.section);
    for (i, section) in sections(case).filter(|(i, _)| *i == 0 || *i < until) {
        probe.looked();
        // Letterhead and signatures stand in tables of their own, which need no wide page.
        let text: Vec<usize> = case.parts.tables_of(case.parts.body.clone()).collect();
        let table =
            case.parts.lines.all.iter().any(
                |l| matches!(l.home, Home::Cell { table, .. } if l.paragraph.section == i && text.contains(&table)),
            );
        if section.page_width > section.page_height && !table {
            probe.fail(section_place(case, i), "Trang nằm ngang mà không có bảng", "đặt trang dọc");
        }
    }
}

pub(super) fn margin(case: &Case<'_>, probe: &mut Probe<'_>, side: usize) {
    let (least, most) = case.profile().ranges().margins_mm()[side];
    let name = form::SIDES[side];
    for (i, section) in sections(case) {
        let Some(value) = form::margin(section, side) else { continue };
        probe.looked();
        if !form::fits(value, (least, most)) {
            let message = format!("Lề {name} {} mm", number(value));
            let advice = match least < most {
                true => format!("đặt lề {name} từ {least:.0} đến {most:.0} mm"),
                false => format!("đặt lề {name} {least:.0} mm"),
            };
            probe.fail(section_place(case, i), message, advice);
        }
    }
}

pub(super) fn face(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() {
        return;
    }
    let mut wrong: BTreeMap<String, (&Line<'_>, usize)> = BTreeMap::new();
    for line in &case.parts.lines.all {
        for (format, count) in line.formats() {
            probe.looked();
            if let Some(font) = format.font.as_deref().filter(|f| !form::is_times(f) && !form::is_signs(f)) {
                wrong.entry(font.trim_matches('"').to_owned()).or_insert((line, 0)).1 += count;
            }
        }
    }
    for (font, (line, count)) in wrong {
        let message = format!("{count} chữ dùng phông {font}");
        probe.fail(case.at("", line), message, format!("dùng phông {} cho toàn văn bản", case.profile().face()));
    }
}

/// No share of red, green or blue above this: Word names such colours black.
const DARK: u8 = 0x40;

fn is_dark(color: Color) -> bool {
    match color {
        Color::Auto => true,
        Color::Rgb(r, g, b) => r.max(g).max(b) < DARK,
    }
}

pub(super) fn color(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() {
        return;
    }
    // Độ khẩn and phạm vi lưu hành are stamps, and red.
    let head = &case.parts.head;
    let stamps: Vec<usize> = head.urgency.iter().chain(&head.circulation).chain(&head.draft).copied().collect();
    let (mut first, mut total) = (None, 0);
    let mut linked = None;
    for (_, line) in case.parts.lines.all.iter().enumerate().filter(|(at, _)| !stamps.contains(at)) {
        for (format, count) in line.formats() {
            probe.looked();
            if is_dark(format.color) {
                continue;
            }
            // Word colours addresses by itself.
            if format.style.as_ref().is_some_and(|s| s.name.to_lowercase().contains("hyperlink"))
                || is_address(&line.text)
            {
                linked.get_or_insert(line);
            } else {
                total += count;
                first.get_or_insert(line);
            }
        }
    }
    if let Some(line) = linked {
        probe.mild(
            Severity::Note,
            case.at("", line),
            "Địa chỉ liên kết không phải màu đen",
            "đặt màu chữ đen, bỏ gạch chân",
        );
    }
    if let Some(line) = first {
        probe.fail(case.at("", line), format!("{total} chữ không phải màu đen"), "đặt màu chữ đen");
    }
}

fn is_address(text: &str) -> bool {
    ["http://", "https://", "www.", "@"].iter().any(|w| text.contains(w))
}

pub(super) fn numbered(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((_, section)) = sections(case).next() else { return };
    match (page_number(case.source, section), is_long(case.source, &case.parts.lines)) {
        (Some(_), _) => probe.looked(),
        (None, Some(true)) => {
            let place = section_place(case, 0);
            probe.fail(place, "Văn bản nhiều trang không đánh số trang", "đánh số trang ở giữa lề trên, từ trang 2");
        }
        (None, Some(false)) => {}
        (None, None) => probe.cannot_tell("không rõ văn bản có bao nhiêu trang"),
    }
}

pub(super) fn number_place(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (i, section) in sections(case) {
        let Some(found) = page_number(case.source, section) else { continue };
        probe.looked();
        let wrong = if !found.header {
            "Số trang đặt ở chân trang"
        } else if !is_centred(found.paragraph) {
            "Số trang không canh giữa"
        } else {
            continue;
        };
        probe.fail(section_place(case, i), wrong, "đặt số trang ở giữa, trong phần lề trên");
    }
}

pub(super) fn number_look(case: &Case<'_>, probe: &mut Probe<'_>) {
    let spec = case.profile().spec(Element::PageNumber);
    for (i, section) in sections(case) {
        let Some(found) = page_number(case.source, section) else { continue };
        probe.looked();
        let size = found.format.size_pt();
        if !(spec.sizes.0..=spec.sizes.1).contains(&size) {
            let message = format!("Số trang cỡ {}", number(size));
            let advice = format!("đặt cỡ {}", sizes_in_words(spec.sizes, "hoặc"));
            probe.fail(section_place(case, i), message, advice);
        }
        if found.format.italic {
            probe.fail(section_place(case, i), "Số trang in nghiêng", "in chữ đứng");
        }
    }
}

pub(super) fn first_page(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((_, section)) = sections(case).next() else { return };
    if page_number(case.source, section).is_none() {
        return;
    }
    probe.looked();
    if shown_on_first(case.source, section) {
        let advice = "chọn «Different First Page» và để trống đầu trang thứ nhất";
        probe.fail(section_place(case, 0), "Trang đầu hiện số trang", advice);
    }
}

pub(super) fn arabic(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((_, section)) = sections(case).next() else { return };
    if page_number(case.source, section).is_none() {
        return;
    }
    probe.looked();
    if section.number_format != NumberFormat::Decimal {
        probe.fail(section_place(case, 0), "Số trang không phải chữ số Ả Rập", "chọn kiểu số 1, 2, 3");
    }
    if let Some(start) = section.number_start.filter(|n| *n != 1) {
        probe.fail(section_place(case, 0), format!("Số trang bắt đầu từ {start}"), "cho số trang bắt đầu từ 1");
    }
}
