//! Corrections of form: faces, sizes, margins, spacing, repeated heads.
//!
//! What is wrong is asked of `check::form`, what is right of the table.

use super::Mender;
use crate::check::form::{self, LinesWrong};
use crate::docx::read::model::{Run, Section, paragraphs};
use crate::parts::{Home, Line, Part};
use crate::standard::{Choice, Element, Line as Spacing, Profile};
use std::ops::Range;

pub(super) fn mend(mender: &mut Mender<'_>) {
    margins(mender);
    faces(mender);
    // The sizes of the Party's were measured, and are no more than advice.
    if mender.profile == Profile::Administrative {
        sizes(mender);
    }
    bases(mender);
    spacing(mender);
    heads(mender);
}

/// Attributes of `pgMar` in the order of the sides.
const MARGINS: [&str; 4] = ["top", "right", "bottom", "left"];

fn margins(mender: &mut Mender<'_>) {
    let ranges = mender.profile.ranges().margins_mm();
    for section in mender.source.sections.iter().filter(|s| !s.span.is_empty()) {
        for (side, range) in ranges.into_iter().enumerate() {
            let Some(now) = form::margin(section, side).filter(|now| !form::fits(*now, range)) else { continue };
            // Margin and gutter make one width; which of them is to change is not ours to say.
            if side == form::BOUND_SIDE && section.gutter != 0 {
                let message = format!("Lề trái và khoảng đóng gáy cộng lại {} mm", points(now));
                if let Some(line) = mender.parts.lines.all.first() {
                    mender.left(line, message);
                }
                continue;
            }
            let new = form::twips(now.clamp(range.0, range.1));
            if let Some(line) = pushed_out(mender, section, side, new - form::twips(now)) {
                let message =
                    format!("Lề {} {} mm: tăng lề thì bảng tràn ra ngoài trang", form::SIDES[side], now.round());
                mender.left(line, message);
                continue;
            }
            let mm = |mm: f32| format!("{mm:.1}").replace('.', ",");
            if let Some(paragraph) = mender.source.paragraphs().next() {
                mender.edits.section(&section.span, paragraph.index).margins.push((MARGINS[side], new));
                let name = form::SIDES[side];
                mender.changed_throughout("Trang", format!("lề {name} {} mm → {} mm", mm(now), mm(form::mm(new))));
            }
        }
    }
}

/// The first line of a table that fits between the margins now, and would not with one of them wider by so much.
fn pushed_out<'p>(mender: &Mender<'p>, section: &Section, side: usize, wider: i32) -> Option<&'p Line<'p>> {
    if wider <= 0 || side.is_multiple_of(2) {
        return None;
    }
    let room = section.page_width - section.margins[1].abs() - section.margins[3].abs() - section.gutter;
    let width = |table: usize| mender.parts.lines.tables.get(table).map_or(0, |t| t.grid.iter().sum::<i32>());
    let wide = |l: &&Line<'_>| match l.home {
        Home::Cell { table, .. } => (room - wider + 1..=room).contains(&width(table)),
        _ => false,
    };
    let own = |l: &&Line<'_>| mender.source.sections.get(l.paragraph.section).is_some_and(|s| s.span == section.span);
    mender.parts.lines.all.iter().filter(own).find(wide)
}

/// A length in points as it is said: `13,5`.
pub(super) fn points(pt: f32) -> String {
    format!("{}", (pt * 10.0).round() / 10.0).replace('.', ",")
}

/// True when the line's part of a run holds letters or digits.
fn has_letters((run, range): &(&Run, Range<usize>)) -> bool {
    run.text.get(range.clone()).is_some_and(|t| t.chars().any(char::is_alphanumeric))
}

fn faces(mender: &mut Mender<'_>) {
    let face = mender.profile.face();
    for line in &mender.parts.lines.all {
        let mut old: Option<String> = None;
        for (run, _) in line.runs.iter().filter(|part| has_letters(part)) {
            let wrong = |font: &&str| !form::is_times(font) && !form::is_signs(font);
            let Some(font) = run.format.font.as_deref().filter(wrong) else { continue };
            mender.edits.run(&run.span, line.paragraph.index).face = Some(face);
            old = Some(font.trim_matches('"').to_owned());
        }
        if let Some(font) = old {
            mender.changed("", line.paragraph, format!("phông {font} → {face}"));
        }
    }
}

/// The parts whose sizes the table lays down, as a change names them.
fn sized<'p>(mender: &Mender<'p>) -> Vec<(&'static str, &'p Part, Element)> {
    let (head, ending) = (&mender.parts.head, &mender.parts.ending);
    let mut out = vec![
        ("Quốc hiệu", &head.national_name, Element::NationalName),
        ("Tiêu ngữ", &head.motto, Element::Motto),
        ("Cơ quan chủ quản", &head.parent_organ, Element::ParentOrgan),
        ("Cơ quan ban hành", &head.organ, Element::Organ),
        ("Số, ký hiệu", &head.code, Element::Code),
        ("Địa danh, ngày", &head.place_date, Element::PlaceDate),
        ("Tên loại", &head.type_name, Element::TypeName),
        ("Trích yếu", &head.subject, Element::Subject),
        ("Trích yếu", &head.letter_subject, Element::LetterSubject),
        ("Kính gửi", &head.addressees, Element::Addressee),
        ("Căn cứ", &head.bases, Element::Basis),
        ("Nơi nhận", &ending.recipients_title, Element::RecipientsLabel),
        ("Nơi nhận", &ending.recipients, Element::Recipient),
    ];
    for signature in &ending.signatures {
        out.push(("Chữ ký", &signature.authority, Element::Authority));
        out.push(("Chữ ký", &signature.full_name, Element::FullName));
    }
    for appendix in mender.parts.annexes() {
        out.push(("Phụ lục", &appendix.label, Element::AppendixLabel));
        out.push(("Phụ lục", &appendix.title, Element::AppendixTitle));
        out.push(("Phụ lục", &appendix.attached, Element::AppendixAttached));
    }
    out
}

fn sizes(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    for (area, part, element) in sized(mender) {
        for line in parts.of(part) {
            if element == Element::NationalName && wraps(mender, line) {
                mender.left(line, "Quốc hiệu cỡ nhỏ: tăng cỡ chữ thì xuống hai dòng trong ô này");
                continue;
            }
            size(mender, area, line, element);
        }
    }
    for (_, line) in parts.text_of(parts.body.clone()).filter(|(_, line)| form::is_text(line)) {
        size(mender, "Lời văn", line, Element::Body);
    }
}

/// Width of a capital letter of the bold face with its share of spaces, as a part of the size: Quốc hiệu has 38
/// characters and is 250 pt wide at 12 pt.
const CAPITAL: f32 = 0.55;

/// True when a line in a cell of known width does not fit there in the least size that the table lays down.
fn wraps(mender: &Mender<'_>, line: &Line<'_>) -> bool {
    let least = mender.profile.spec(Element::NationalName).sizes.0;
    let Home::Cell { table, row, column } = line.home else { return false };
    let Some(table) = mender.parts.lines.tables.get(table) else { return false };
    let cell = table.rows.get(row).and_then(|r| r.cells.iter().find(|c| c.column == column));
    let Some(cell) = cell else { return false };
    let room: i32 = table.grid.iter().skip(cell.column).take(cell.columns).sum();
    let room = (room - cell.margins[1] - cell.margins[3]) as f32 / 20.0;
    let small = form::largest(line) < least;
    small && room > 0.0 && line.text.chars().count() as f32 * CAPITAL * least > room
}

/// Căn cứ in italics, or upright.
fn bases(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let wanted = mender.profile.spec(Element::Basis).italic;
    for line in parts.of(&parts.head.bases) {
        // A single letter is a slip of the hand, as the checker has it.
        if !line.formats().any(|(f, count)| f.italic != wanted && count > 1) {
            continue;
        }
        for (run, _) in line.runs.iter().filter(|part| has_letters(part) && part.0.format.italic != wanted) {
            mender.edits.run(&run.span, line.paragraph.index).italic = Some(wanted);
        }
        mender.changed("Căn cứ", line.paragraph, if wanted { "in nghiêng" } else { "in chữ đứng" });
    }
}

/// Brings the letters of a line into the sizes of its element.
fn size(mender: &mut Mender<'_>, area: &str, line: &Line<'_>, element: Element) {
    let (least, most) = mender.profile.spec(element).sizes;
    for (run, own) in line.runs.iter().filter(|part| has_letters(part)) {
        let now = run.format.size_pt();
        if (least..=most).contains(&now) || form::is_raised(&run.format) {
            continue;
        }
        // `Nơi nhận:` and a position behind a tab may be one run, which has one size.
        if [0..own.start, own.end..run.text.len()].into_iter().any(|rest| has_letters(&(*run, rest))) {
            mender.left(line, "Hai cột của dòng này gõ liền nhau: đổi cỡ chữ một cột thì cột kia đổi theo");
            continue;
        }
        let new = now.clamp(least, most);
        mender.edits.run(&run.span, line.paragraph.index).size_half_pt = Some((new * 2.0).round() as u32);
        mender.changed(area, line.paragraph, format!("cỡ chữ {} → {}", points(now), points(new)));
    }
}

fn spacing(mender: &mut Mender<'_>) {
    let (parts, profile) = (mender.parts, mender.profile);
    let prose: Vec<&Line<'_>> = form::prose(parts, parts.body.clone()).collect();
    let (least, most) = profile.ranges().line_spacing;
    let sizes = profile.spec(Element::Body).sizes;
    for line in &prose {
        // The size that its letters get counts.
        let size = form::largest(line).clamp(sizes.0, sizes.1);
        let wanted = match form::lines_wrong(profile, line, size) {
            Some(LinesWrong::Tight) => least,
            Some(LinesWrong::Wide) => most,
            Some(LinesWrong::Loose) => Choice::of(profile).line_spacing,
            None => continue,
        };
        let number = |n: f32| format!("{n}").replace('.', ",");
        let (value, words) = match wanted {
            Spacing::Multiple(1.0) => ((240, "auto"), "đơn".to_owned()),
            Spacing::Multiple(n) => (((n * 240.0).round() as i32, "auto"), format!("{} dòng", number(n))),
            Spacing::Exact(pt) => (((pt * 20.0).round() as i32, "exact"), format!("đúng {} pt", number(pt))),
        };
        let edit = mender.edits.paragraph(&line.paragraph.span, line.paragraph.index);
        edit.line = Some(value);
        mender.changed("Lời văn", line.paragraph, format!("cách dòng → {words}"));
    }
    let least = profile.ranges().paragraph_gap.0;
    for pair in prose.windows(2) {
        let [above, below] = pair else { continue };
        if form::too_near(profile, above, below).is_some_and(|found| !found.by_style) {
            let edit = mender.edits.paragraph(&below.paragraph.span, below.paragraph.index);
            edit.before = Some((least * 20.0).round() as i32);
            edit.lines_inherited = below.paragraph.spacing.lines_inherited;
            mender.changed("Lời văn", below.paragraph, format!("cách đoạn trên → {least} pt"));
        }
    }
}

fn heads(mender: &mut Mender<'_>) {
    for number in form::long_tables_without_head(&mender.parts.lines) {
        let Some(row) = mender.parts.lines.tables.get(number).and_then(|t| t.rows.first()) else { continue };
        let first = row.cells.iter().find_map(|c| paragraphs(&c.blocks).next());
        if let Some(paragraph) = first {
            mender.edits.head_row(&row.span, paragraph.index);
            mender.changed("Bảng", paragraph, "lặp lại dòng tiêu đề ở mỗi trang");
        }
    }
}
