//! Progress forms as units send them back.

use super::generate::{self, Dice};
use vanthu::forms::{ProgressFacts, filled_progress_form};
use vanthu::plan::{Period, Plan, Progress, Regime, Stretch, Words, WorkItem, WorkPlan, assign_keys, deadline};

/// A plan of so many tasks in five groups, each with a code.
pub fn work(tasks: usize) -> WorkPlan {
    let plan = Plan {
        number: Some(Words("45".into())),
        notation: Some("KH-UBND".into()),
        date: Some("20/01/2026".into()),
        subject: Some("Phát triển kinh tế - xã hội và cải cách hành chính năm 2026".into()),
        ..Plan::default()
    };
    let dice = &mut Dice::new(0x51ed_270b_7a3c_9d15);
    let mut items: Vec<WorkItem> = (0..tasks)
        .map(|i| WorkItem {
            key: String::new(),
            group: vec![format!("Nhóm {}", i * 5 / tasks + 1)],
            number: (i + 1).to_string(),
            code: format!("KT.{:02}", i + 1),
            content: generate::task(dice),
            leads: vec!["Ủy ban nhân dân xã".into()],
            partners: Vec::new(),
            deadline: deadline::parse(generate::deadline(dice), Some(2026)),
            output: generate::result(dice),
            place: vanthu::diagnostic::Place::default(),
        })
        .collect();
    assign_keys(&mut items);
    WorkPlan { plan, items }
}

/// The form of one unit, four of five rows filled in.
pub fn filled(work: &WorkPlan, unit: &str) -> Vec<u8> {
    let period = Period { stretch: Stretch::Quarter(3), year: 2026 };
    let facts = ProgressFacts { plan: &work.plan, period, days: period.days(Regime::Calendar), due: None };
    let items: Vec<&WorkItem> = work.items.iter().collect();
    let said = items.iter().enumerate().filter(|(i, _)| i % 5 != 4);
    let answers: Vec<Progress> = said
        .map(|(i, item)| Progress {
            task: item.key.clone(),
            status_words: ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"][i % 3].into(),
            percent: Some((i * 13 % 100) as f64),
            result: format!("Đã triển khai tại {} thôn: {}", i + 3, item.content),
            figures: format!("{} hồ sơ", 100 + i * 37),
            evidence: format!("Kế hoạch số {}/KH-UBND ngày 15/8/2026", i + 12),
            difficulties: "Thiếu kinh phí, nhân lực ở các thôn xa trung tâm".into(),
            proposals: "Đề nghị bố trí thêm kinh phí trong quý tới".into(),
            done_on: period.days(Regime::Calendar).map(|d| d.0 + chrono::Days::new(i as u64)),
            ..Progress::default()
        })
        .collect();
    filled_progress_form(unit, &items, &facts, &answers).expect("a form")
}
