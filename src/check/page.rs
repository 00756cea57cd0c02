//! Paper, margins, page numbers: PL I, phần I, mục I.

use super::{Case, Probe, Rule, Spot};
use crate::diagnostic::Severity;
use crate::standard::PT_PER_MM;

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "trang.kho-giay",
    title: "Giấy khổ A4",
    clause: "PL I, phần I, I.1",
    severity: Severity::Error,
    test: paper,
}];

fn paper(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_administrative() {
        return;
    }
    for (i, section) in case.source.sections.iter().enumerate() {
        probe.looked();
        let sides = [section.page_width, section.page_height].map(|twips| twips as f32 / 20.0 / PT_PER_MM);
        let (short, long) = (sides[0].min(sides[1]), sides[0].max(sides[1]));
        if (short - 210.0).abs() > 1.0 || (long - 297.0).abs() > 1.0 {
            let spot = Spot { area: format!("Phần {} của tệp", i + 1), ..Spot::default() };
            let message = format!("Khổ giấy {short:.0} × {long:.0} mm, không phải A4");
            probe.fail(spot, message, "chọn khổ giấy A4 (210 × 297 mm)");
        }
    }
}
