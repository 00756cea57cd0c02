//! What a report says of its plan and of its period: names, numbers, days.

use super::super::{Composer, letter, prose, sentence_case};
use super::title;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Document, IssuedDate};
use crate::plan::{Agency, Lines, Numbering, Period, Plan, Regime, Stretch, WorkPlan};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// The plan as a report cites it; a value may hold a marker of a missing fact.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Source {
    /// `Kế hoạch số 12/KH-UBND`: how it is called after its first mention.
    #[serde(rename = "ten")]
    pub short: String,
    /// `Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của …`: as the title names it.
    #[serde(rename = "viet_dan")]
    pub cited: String,
    /// The same, with what it is about: its first mention (Phụ lục I, II.6.b).
    #[serde(rename = "day_du")]
    pub full: String,
    #[serde(rename = "loai")]
    kind: String,
    #[serde(rename = "so_ky_hieu")]
    code: String,
    #[serde(rename = "ngay")]
    date: String,
    #[serde(rename = "co_quan")]
    organ: String,
    #[serde(rename = "trich_yeu")]
    subject: String,
    /// `kế hoạch năm`, or `kế hoạch` where it is not about this one year.
    #[serde(rename = "goi")]
    share_of: String,
}

/// The plan's own facts, each missing one a marker and a `cảnh báo`.
pub(super) fn source(work: &WorkPlan, agency: Option<&Agency>, period: Period, d: &mut Diagnostics) -> Source {
    let plan = &work.plan;
    let resolve = |_: &str| Err(String::new());
    let mut c = Composer { plan, agency, resolve: &resolve, numbering: Numbering::default(), d: Diagnostics::new() };
    let mut doc = Document { doc_type: plan.doc_type.0, profile: c.profile(), ..Document::default() };
    letter::letterhead(&mut c, &mut doc);
    let mut missing = |key: &str, what: &str| {
        d.add(
            code::THIEU_VAN_BAN_CAN_CU,
            Place::within(key),
            format!("Thiếu {what}; đã đánh dấu [CẦN BỔ SUNG] trong báo cáo"),
            format!("ghi «{key}» vào tệp kế hoạch"),
        );
        prose::missing(what)
    };
    let name = plan.type_name.as_deref().map(str::trim).filter(|s| !s.is_empty());
    let kind = sentence_case(name.unwrap_or(doc.doc_type.title()));
    let sign = Some(&doc.code_notation).filter(|n| !n.contains('['));
    let joint = doc.profile.signs().joints.0;
    let code = match (&doc.code_number, sign) {
        (Some(number), Some(_)) => doc.code(number),
        (Some(number), None) => format!("{number}{joint}{}", missing("ky_hieu", "ký hiệu của kế hoạch")),
        (None, Some(_)) => doc.code(&missing("so", "số của kế hoạch")),
        (None, None) => missing("so", "số, ký hiệu của kế hoạch"),
    };
    let date = match doc.issued_date.is_complete() {
        true => doc.issued_date.in_words(),
        false => format!("ngày {}", missing("ngay", "ngày ban hành kế hoạch")),
    };
    let organ = c.organ_name().filter(|_| !is_foreign(plan, agency));
    let organ = organ.unwrap_or_else(|| missing("ten_day_du", "tên cơ quan ban hành kế hoạch"));
    let about = plan.subject.as_deref().map(|s| s.split_whitespace().collect::<Vec<_>>().join(" "));
    let subject = about.filter(|s| !s.is_empty()).unwrap_or_default();
    let cased = title::sentence_cased(&subject, work, agency);
    let subject = match &cased {
        Some(cased) => {
            d.add(
                code::BAO_CAO_TRICH_YEU_HOA,
                Place::within("trich_yeu"),
                format!("Tên kế hoạch ghi toàn chữ in hoa, trong câu được viết là «{}»", prose::capitalized(cased)),
                "xem lại các tên riêng",
            );
            prose::capitalized(cased)
        }
        None => subject,
    };
    let short = format!("{kind} số {code}");
    let cited = format!("{short} {date} của {organ}");
    // What was set in small letters begins with a small one, unless a name opens it.
    let inside = cased.unwrap_or_else(|| subject.clone());
    let full = match ["Về ", "về "].iter().find_map(|v| inside.strip_prefix(v)).unwrap_or(&inside) {
        "" => cited.clone(),
        words => format!("{cited} về {}", prose::lowered(words)),
    };
    let of_year = subject.contains(&format!("năm {}", period.year)) && !subject.to_lowercase().contains("giai đoạn");
    let share_of = if of_year { "kế hoạch năm" } else { "kế hoạch" };
    Source { short, cited, full, kind, code, date, organ, subject, share_of: share_of.to_owned() }
}

/// Whether another body issued the plan: it does not say who, and the letters behind its type are not the office's own.
fn is_foreign(plan: &Plan, agency: Option<&Agency>) -> bool {
    let code = agency.and_then(|a| a.code.as_deref()).map(str::trim).filter(|c| !c.is_empty());
    let notation = plan.notation.as_deref().map(str::trim).filter(|n| !n.is_empty());
    let unsaid = plan.organ.is_none() && plan.organ_name.is_none();
    let (Some(code), Some(notation)) = (code.filter(|_| unsaid), notation) else { return false };
    !notation.to_uppercase().split(['-', '/', '.']).any(|part| part == code.to_uppercase())
}

/// The plan's organ as that of the report, where no co-quan.toml says who reports.
pub(super) fn organ_of(plan: &Plan, agency: Option<&Agency>) -> (Option<Lines>, Option<String>, Option<String>) {
    match agency {
        Some(agency) if agency.organ.is_some() || agency.organ_name.is_some() => (None, None, None),
        // `(Kèm theo Kế hoạch … của Ủy ban nhân dân tỉnh)` names who issued it, not who reports.
        _ if plan.organ.is_none() => (None, None, plan.place.clone()),
        _ => (plan.organ.clone(), plan.organ_name.clone(), plan.place.clone()),
    }
}

/// The period that the plans for what comes next are about: behind nine months, the year's last quarter.
pub(super) fn coming(period: Period) -> Period {
    match period.stretch {
        Stretch::NineMonths => Period { stretch: Stretch::Quarter(4), ..period },
        _ => period.next(),
    }
}

/// `ngày 30 tháng 9 năm 2026`.
pub(super) fn day_words(day: NaiveDate) -> String {
    IssuedDate {
        day: u8::try_from(day.day()).ok(),
        month: u8::try_from(day.month()).ok(),
        year: u16::try_from(day.year()).ok(),
    }
    .in_words()
}

/// The days of a period in words; empty outside the calendar.
pub(super) fn bounds(period: Period, regime: Regime) -> (String, String) {
    period.days(regime).map_or_else(Default::default, |(from, to)| (day_words(from), day_words(to)))
}
