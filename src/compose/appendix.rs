//! Appendices: content, orientation and the `(Kèm theo …)` line.

use super::{Composer, body, sentence_case, tasks};
use crate::diagnostic::{Place, code};
use crate::document::{Appendix, Block, Document, Inlines, IssuedDate, Orientation, TextStyle};
use crate::plan::OrientationKey;
use crate::vietnamese::filled;

/// Adds the plan's appendices.
pub(super) fn appendices(c: &mut Composer, doc: &mut Document) {
    for (i, data) in c.plan.appendices.iter().enumerate() {
        let path = format!("phu_luc[{i}]");
        let mut content = Vec::new();
        if let Some(given) = &data.body {
            content.extend(body::body(c, given, &format!("{path}.noi_dung")));
        }
        if !data.tasks.is_empty() {
            let table =
                tasks::table(c, &data.tasks, &data.task_columns, data.total.as_deref(), &format!("{path}.nhiem_vu"));
            content.push(Block::Table(table));
        }
        // The tables of a file are read by who can open it.
        let from_file = data.file.as_deref().and_then(filled).is_some();
        if content.is_empty() && !from_file {
            c.d.add(
                code::PHU_LUC_TRONG,
                Place::within(path.clone()),
                "Phụ lục không có nội dung",
                "thêm «noi_dung», «nhiem_vu» hoặc «tep»",
            );
        }
        let mut title = Inlines::plain(data.title.trim());
        if title.is_blank() && !from_file {
            c.missing(code::THIEU_TEN_PHU_LUC, Place::within(format!("{path}.tieu_de")), "tên phụ lục");
            title = Inlines::missing("tên phụ lục");
        }
        let attached = match data.attached.as_deref().and_then(filled) {
            Some("dien-tu") => attached(c, doc, true),
            Some(words) => Inlines::plain(if words.starts_with('(') { words.to_owned() } else { format!("({words})") }),
            None => attached(c, doc, false),
        };
        doc.appendices.push(Appendix {
            label: data.label.as_deref().and_then(filled).map(str::to_owned),
            title,
            attached: Some(attached),
            orientation: match data.orientation {
                Some(OrientationKey::Portrait) => Orientation::Portrait,
                Some(OrientationKey::Landscape) => Orientation::Landscape,
                Some(OrientationKey::Auto) | None => Orientation::Auto,
            },
            body: content,
            end_mark: true,
        });
    }
}

/// `(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của …)`; an electronic document leaves number and date
/// blank (Phụ lục I, III.1.c).
pub(super) fn attached(c: &mut Composer, doc: &Document, blank: bool) -> Inlines {
    let name = doc.type_name.as_deref().unwrap_or(doc.doc_type.title());
    let kind = sentence_case(name);
    let number = if blank { None } else { doc.code_number.as_deref() };
    let date = if blank { IssuedDate::default() } else { doc.issued_date };
    let number = number.unwrap_or("       ");
    // The blank year keeps its room here, where words follow it.
    let mut day = date.in_words();
    if date.year.is_none() {
        day.push_str("       ");
    }
    let mut out = Inlines::plain(format!("(Kèm theo {kind} số {} {day} của ", doc.code(number)));
    match c.organ_name() {
        Some(name) => out.push(&name, TextStyle::default()),
        None => {
            c.missing(
                code::THIEU_TEN_DAY_DU,
                Place::within("ten_day_du"),
                "tên đầy đủ của cơ quan (khóa «ten_day_du»)",
            );
            out.append(Inlines::missing("tên đầy đủ của cơ quan"));
        }
    }
    out.push(")", TextStyle::default());
    out
}
