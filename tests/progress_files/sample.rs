//! A plan and what is asked of its units.

use chrono::NaiveDate;
use vanthu::diagnostic::{Diagnostics, Place};
use vanthu::forms::{ProgressFacts, filled_progress_form};
use vanthu::plan::{Period, Plan, Progress, Regime, Stretch, Words, WorkItem, WorkPlan, assign_keys, deadline};
use vanthu::read::{ProgressFile, ProgressOptions, progress};

pub const PERIOD: Period = Period { stretch: Stretch::Quarter(3), year: 2026 };
pub const UNIT: &str = "Phòng Kinh tế";

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn item(group: &[&str], number: &str, code: &str, content: &str, due: &str, output: &str) -> WorkItem {
    WorkItem {
        key: String::new(),
        group: group.iter().map(|g| (*g).to_owned()).collect(),
        number: number.into(),
        code: code.into(),
        content: content.into(),
        leads: vec![UNIT.into()],
        partners: Vec::new(),
        deadline: deadline::parse(due, Some(2026)),
        output: output.into(),
        place: Place::default(),
    }
}

/// A plan of five tasks with codes; in the form they stand in rows 7, 8, 10, 13 and 14.
pub fn work() -> WorkPlan {
    let plan = Plan {
        number: Some(Words("45".into())),
        notation: Some("KH-UBND".into()),
        date: Some("20/01/2026".into()),
        subject: Some("Chuyển đổi số năm 2026".into()),
        ..Plan::default()
    };
    let mut items = vec![
        item(&["I. Hạ tầng"], "1", "HT.01", "=Nâng cấp loa truyền thanh tại 12 thôn", "Quý II/2026", "12 cụm loa"),
        item(&["I. Hạ tầng"], "2", "HT.02", "- Lắp điểm phát sóng ở nhà văn hóa", "Trước ngày 30/6/2026", ""),
        item(
            &["II. Dữ liệu"],
            "3",
            "DL.01",
            "Số hóa sổ hộ tịch\ngiai đoạn 1990 - 2005",
            "Thường xuyên",
            "Dữ liệu sạch",
        ),
        item(&["III. Con người", "1. Cán bộ"], "4", "CN.01", "@Tập huấn kỹ năng số", "Quý III/2026", "Báo cáo"),
        item(&["III. Con người", "1. Cán bộ"], "5", "CN.02", "+ Khảo sát nhu cầu của cán bộ thôn", "Tháng 9/2026", ""),
    ];
    assign_keys(&mut items);
    WorkPlan { plan, items }
}

/// Tasks without codes: their key is their STT.
pub fn uncoded() -> WorkPlan {
    let mut work = work();
    work.items.iter_mut().for_each(|i| i.code.clear());
    assign_keys(&mut work.items);
    work
}

/// The form of all tasks of a plan, with these answers in it.
pub fn form(work: &WorkPlan, answers: &[Progress]) -> Vec<u8> {
    let items: Vec<&WorkItem> = work.items.iter().collect();
    filled_progress_form(UNIT, &items, &facts(&work.plan), answers).unwrap()
}

pub fn facts(plan: &Plan) -> ProgressFacts<'_> {
    ProgressFacts { plan, period: PERIOD, days: PERIOD.days(Regime::Calendar), due: Some(date(2026, 9, 25)) }
}

/// An answer that says all there is to say.
pub fn answer(task: &str, result: &str) -> Progress {
    Progress {
        task: task.into(),
        status_words: "Đang thực hiện".into(),
        percent: Some(87.5),
        result: result.into(),
        figures: "1.250 hồ sơ".into(),
        evidence: "KH 12/KH-UBND\nBC 3/BC-KT".into(),
        difficulties: "✅ Thiếu kinh phí".into(),
        proposals: "Bố trí thêm".into(),
        done_on: Some(date(2026, 8, 14)),
        ..Progress::default()
    }
}

pub fn options() -> ProgressOptions {
    ProgressOptions { period: Some(PERIOD), ..ProgressOptions::default() }
}

/// What a file says, and the findings as lines without their advice.
pub fn read(bytes: &[u8], name: &str, work: &WorkPlan) -> (Option<ProgressFile>, Vec<String>) {
    let mut d = Diagnostics::new();
    let file = progress(bytes, name, work, options(), &mut d);
    let lines = d.iter().map(|f| f.to_string().split(" → ").next().unwrap_or_default().to_owned()).collect();
    (file, lines)
}

/// Entries as `task|status words|percent|result|done on|cell`.
pub fn short(entries: &[Progress]) -> Vec<String> {
    entries
        .iter()
        .map(|e| {
            let percent = e.percent.map(|p| p.to_string()).unwrap_or_default();
            let done = e.done_on.map(|d| d.to_string()).unwrap_or_default();
            let place = e.place.within.as_deref().unwrap_or_default();
            format!("{}|{}|{percent}|{}|{done}|{place}", e.task, e.status_words, e.result.replace('\n', "/"))
        })
        .collect()
}
