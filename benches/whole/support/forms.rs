//! Progress forms as units send them back.

use vanthu::diagnostic::Diagnostics;
use vanthu::forms::{ProgressFacts, filled_progress_form};
use vanthu::plan::units::Registry;
use vanthu::plan::{Agency, Period, Progress, Regime, Stretch, WorkItem, WorkPlan};
use vanthu::read;

/// Name of a commune.
pub fn commune(index: usize) -> String {
    format!("Ủy ban nhân dân xã Hưng Thịnh {}", index + 1)
}

/// The facts of an office (co-quan.toml) that so many communes report to.
pub fn office(communes: usize) -> String {
    let mut text = String::from("co_quan_ban_hanh = [\"ỦY BAN NHÂN DÂN\", \"TỈNH BÌNH NGUYÊN\"]\n");
    for i in 0..communes {
        text += &format!("[[don_vi]]\nten = \"{}\"\n", commune(i));
    }
    let members: Vec<String> = (0..communes).map(|i| format!("{:?}", commune(i))).collect();
    text += &format!("[[nhom_don_vi]]\nten = \"Ủy ban nhân dân các xã\"\nthanh_vien = [{}]\n", members.join(", "));
    text
}

/// The tasks of a plan in JSON.
pub fn read_plan(json: &[u8], agency: &Agency) -> WorkPlan {
    let mut found = Diagnostics::new();
    let plan = read::plan_json(json, &mut found).expect("a plan");
    WorkPlan::from_plan(&plan, &Registry::new(agency), Some(2026))
}

/// The form of one unit, four of five rows filled in.
pub fn filled(work: &WorkPlan, unit: &str) -> Vec<u8> {
    let period = Period { stretch: Stretch::Quarter(3), year: 2026 };
    let facts = ProgressFacts { plan: &work.plan, period, days: period.days(Regime::Calendar), due: None };
    let items: Vec<&WorkItem> = work.items.iter().collect();
    let said = items.iter().enumerate().filter(|(i, _)| i % 5 != 4);
    let answers: Vec<Progress> = said
        .map(|(i, item)| {
            let done = i % 3 == 0;
            let percent = [100.0, (i * 13 % 100) as f64, 0.0][i % 3];
            Progress {
                task: item.key.clone(),
                status_words: ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"][i % 3].into(),
                percent: Some(percent),
                result: format!("Đã triển khai tại {} thôn: {}", i + 3, item.content),
                figures: format!("{} hồ sơ", 100 + i * 37),
                evidence: format!("Kế hoạch số {}/KH-UBND ngày 15/8/2026", i + 12),
                difficulties: "Thiếu kinh phí, nhân lực ở các thôn xa trung tâm".into(),
                proposals: "Đề nghị bố trí thêm kinh phí trong quý tới".into(),
                done_on: period.days(Regime::Calendar).map(|d| d.0 + chrono::Days::new(i as u64)).filter(|_| done),
                ..Progress::default()
            }
        })
        .collect();
    filled_progress_form(unit, &items, &facts, &answers).expect("a form")
}
