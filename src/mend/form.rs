//! Corrections of form: faces, sizes, margins, spacing, repeated heads.

use super::Mender;
use crate::docx::read::model::{Align, LineSpacing, Paragraph, RunFormat, VerticalAlign};
use crate::parts::Part;
use crate::standard::{PT_PER_MM, RANGES};

pub(super) fn mend(mender: &mut Mender<'_>) {
    margins(mender);
    faces(mender);
    sizes(mender);
    spacing(mender);
    heads(mender);
}

/// Twips of a length in mm.
fn twips(mm: f32) -> i32 {
    (mm * PT_PER_MM * 20.0).round() as i32
}

fn margins(mender: &mut Mender<'_>) {
    let sides: [(&'static str, &str, (f32, f32)); 4] = [
        ("top", "trên", RANGES.top_mm),
        ("right", "phải", RANGES.right_mm),
        ("bottom", "dưới", RANGES.bottom_mm),
        ("left", "trái", RANGES.left_mm),
    ];
    for section in mender.source.sections.iter().filter(|s| s.page_width <= s.page_height && !s.span.is_empty()) {
        for (i, (attribute, name, (least, most))) in sides.into_iter().enumerate() {
            let now = section.margins[i].abs() + if i == 3 { section.gutter } else { 0 };
            let (least, most) = (twips(least), twips(most));
            // What differs by less than the rounding of a ruler is right.
            if now >= least - 17 && now <= most + 17 || i == 3 && section.gutter != 0 {
                continue;
            }
            let new = now.clamp(least, most);
            mender.edits.margin(&section.span, attribute, new);
            let first = mender.source.paragraphs().next();
            let mm = |t: i32| format!("{:.1}", t as f32 / 20.0 / PT_PER_MM).replace('.', ",");
            if let Some(paragraph) = first {
                mender.changed("Trang", paragraph, format!("lề {name} {} mm → {} mm", mm(now), mm(new)));
            }
        }
    }
}

fn is_times(font: &str) -> bool {
    let name = font.trim_matches(['"', '\'', ' ']).to_lowercase();
    name.starts_with("times new roman") || name == "times" || name == "liberation serif"
}

/// A face of signs or of an old code page is no matter of form.
fn is_replaceable(font: &str) -> bool {
    let name = font.trim_matches('"');
    !(name.starts_with(".Vn") || name.starts_with("VNI") || crate::check::is_signs(name))
}

fn faces(mender: &mut Mender<'_>) {
    for line in &mender.parts.lines.all {
        let mut old: Option<String> = None;
        for (run, range) in &line.runs {
            let letters = run.text.get(range.clone()).is_some_and(|t| t.chars().any(char::is_alphanumeric));
            let Some(font) = run.format.font.as_deref().filter(|f| letters && !is_times(f) && is_replaceable(f)) else {
                continue;
            };
            mender.edits.run(&run.span, line.paragraph.index).face = true;
            old = Some(font.trim_matches('"').to_owned());
        }
        if let Some(font) = old {
            mender.changed("", line.paragraph, format!("phông {font} → Times New Roman"));
        }
    }
}

fn sizes(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let (head, ending) = (&parts.head, &parts.ending);
    let mut wanted: Vec<(&str, &Part, f32, f32)> = vec![
        ("Quốc hiệu", &head.national_name, 12.0, 13.0),
        ("Tiêu ngữ", &head.motto, 13.0, 14.0),
        ("Cơ quan chủ quản", &head.parent_organ, 12.0, 13.0),
        ("Cơ quan ban hành", &head.organ, 12.0, 13.0),
        ("Số, ký hiệu", &head.code, 13.0, 13.0),
        ("Địa danh, ngày", &head.place_date, 13.0, 14.0),
        ("Tên loại", &head.type_name, 13.0, 14.0),
        ("Trích yếu", &head.subject, 13.0, 14.0),
        ("Trích yếu", &head.letter_subject, 12.0, 13.0),
        ("Kính gửi", &head.addressees, 13.0, 14.0),
        ("Căn cứ", &head.bases, 13.0, 14.0),
        ("Nơi nhận", &ending.recipients_title, 12.0, 12.0),
        ("Nơi nhận", &ending.recipients, 11.0, 11.0),
    ];
    for signature in &ending.signatures {
        wanted.push(("Chữ ký", &signature.authority, 13.0, 14.0));
        wanted.push(("Chữ ký", &signature.full_name, 13.0, 14.0));
    }
    for appendix in parts.annexes() {
        wanted.push(("Phụ lục", &appendix.label, 14.0, 14.0));
        wanted.push(("Phụ lục", &appendix.title, 13.0, 14.0));
        wanted.push(("Phụ lục", &appendix.attached, 13.0, 14.0));
    }
    let body: Part = parts
        .text_of(parts.body.clone())
        .filter(|(_, l)| l.paragraph.align != Align::Center && l.text.chars().count() >= 60)
        .map(|(at, _)| at)
        .collect();
    wanted.push(("Lời văn", &body, 13.0, 14.0));
    for (area, part, least, most) in wanted {
        for line in parts.of(part) {
            for (run, range) in &line.runs {
                let letters = run.text.get(range.clone()).is_some_and(|t| t.chars().any(char::is_alphanumeric));
                let now = run.format.size_pt();
                if !letters || (least..=most).contains(&now) || is_raised(&run.format) {
                    continue;
                }
                let new = now.clamp(least, most);
                mender.edits.run(&run.span, line.paragraph.index).size_half_pt = Some((new * 2.0).round() as u32);
                let say = |pt: f32| format!("{pt}").replace('.', ",");
                mender.changed(area, line.paragraph, format!("cỡ chữ {} → {}", say(now), say(new)));
            }
        }
    }
}

fn is_raised(format: &RunFormat) -> bool {
    format.vertical != VerticalAlign::Baseline
}

fn spacing(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let prose: Vec<&Paragraph> = parts
        .text_of(parts.body.clone())
        .filter(|(_, l)| l.first && l.paragraph.align != Align::Center && l.text.chars().count() >= 60)
        .map(|(_, l)| l.paragraph)
        .collect();
    for paragraph in &prose {
        let size = paragraph.runs.iter().filter(|r| !r.is_blank()).map(|r| r.format.size_pt()).fold(0.0_f32, f32::max);
        let new = match paragraph.spacing.line {
            LineSpacing::Auto(n) if n < 238 => Some((240, "auto")),
            LineSpacing::Auto(n) if n > 362 => Some((360, "auto")),
            LineSpacing::Exact(n) if size > 0.0 && (n as f32 / 20.0) < size * 1.1 => Some((240, "auto")),
            LineSpacing::Exact(n) | LineSpacing::AtLeast(n) if size > 0.0 && n as f32 / 20.0 > size * 1.725 + 0.5 => {
                Some((360, "auto"))
            }
            _ => None,
        };
        if let Some(line) = new {
            mender.edits.paragraph(&paragraph.span, paragraph.index).line = Some(line);
            let words = if line.0 == 240 { "cách dòng → đơn" } else { "cách dòng → 1,5 dòng" };
            mender.changed("Lời văn", paragraph, words);
        }
    }
    for pair in prose.windows(2) {
        let [above, below] = pair else { continue };
        if below.index != above.index + 1 || above.spacing.after_auto || below.spacing.before_auto {
            continue;
        }
        let after = if above.spacing.after_dropped { 0 } else { above.spacing.after };
        let before = if below.spacing.before_dropped { 0 } else { below.spacing.before };
        // What the style takes away between its own paragraphs cannot be given here.
        if after.max(before) < 119 && !below.spacing.contextual {
            mender.edits.paragraph(&below.span, below.index).before = Some(120);
            mender.changed("Lời văn", below, "cách đoạn trên → 6 pt");
        }
    }
}

fn heads(mender: &mut Mender<'_>) {
    for number in crate::check::long_tables_without_head(&mender.parts.lines) {
        let Some(row) = mender.parts.lines.tables.get(number).and_then(|t| t.rows.first()) else { continue };
        let first = row.cells.iter().find_map(|c| crate::docx::read::model::paragraphs(&c.blocks).next());
        mender.edits.head_row(&row.span);
        if let Some(paragraph) = first {
            mender.changed("Bảng", paragraph, "lặp lại dòng tiêu đề ở mỗi trang");
        }
    }
}
