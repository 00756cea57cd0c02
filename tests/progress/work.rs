//! A plan's tasks one by one: groups, numbers as printed, keys.

use vanthu::diagnostic::{Diagnostics, Place};
use vanthu::plan::progress::{AsOf, Progress, Status, judge, stamp};
use vanthu::plan::units::Registry;
use vanthu::plan::{DeadlineKind, Period, Regime, Stretch, WorkItem, WorkPlan, assign_keys};
use vanthu::read;

const PLAN: &str = r#"{
  "loai": "ke-hoach",
  "trich_yeu": "Trồng cây năm 2026",
  "nhiem_vu": [
    {"noi_dung": "Họp triển khai", "chu_tri": "Văn phòng", "thoi_han": "Quý I"},
    {"nhom": "Chuẩn bị", "stt": "A"},
    {"noi_dung": "Làm đất", "chu_tri": ["Phòng Kinh tế", "Thôn Đông; Thôn Đoài"], "thoi_han": "tháng 02/2026"},
    {"stt": "2a", "noi_dung": "Đào hố", "chu_tri": "Phòng Văn hóa, Thể thao và Du lịch"},
    {"nhom": "Trồng cây", "noi_dung": "Trồng cây ven đường", "chu_tri": "Phòng Kinh tế, Công an xã"},
    {"nhom": "Trồng cây", "noi_dung": "Trồng cây ở trường", "phoi_hop": "Các trường học", "san_pham": ["500 cây", "Biên bản"]},
    {"nhom": "III. Tổng kết", "stt": 10, "noi_dung": "Báo cáo"},
    {"noi_dung": "Khen thưởng"}
  ],
  "phu_luc": [{"tieu_de": "Việc của thôn", "nhiem_vu": [{"noi_dung": "Tưới cây", "thoi_han": "Thường xuyên"}]}]
}"#;

#[test]
fn tasks_of_a_plan_are_numbered_as_they_are_printed() {
    let mut d = Diagnostics::new();
    let plan = read::plan_json(PLAN.as_bytes(), &mut d).expect("a plan");
    let work = WorkPlan::from_plan(&plan, &Registry::default(), Some(2026));
    let lines: Vec<String> = work
        .items
        .iter()
        .map(|i| format!("{} ({}) [{}] {}; {}", i.key, i.number, i.group.join(" / "), i.content, i.leads.join(" | ")))
        .collect();
    assert_eq!(
        lines,
        [
            "1 (1) [] Họp triển khai; Văn phòng",
            "2 (2) [A. Chuẩn bị] Làm đất; Phòng Kinh tế | Thôn Đông | Thôn Đoài",
            "2a (2a) [A. Chuẩn bị] Đào hố; Phòng Văn hóa, Thể thao và Du lịch",
            "3 (3) [II. Trồng cây] Trồng cây ven đường; Phòng Kinh tế | Công an xã",
            "4 (4) [II. Trồng cây] Trồng cây ở trường; ",
            "10 (10) [III. Tổng kết] Báo cáo; ",
            "11 (11) [III. Tổng kết] Khen thưởng; ",
            "1#2 (1) [] Tưới cây; ",
        ]
    );
    assert_eq!(work.items[0].deadline.latest.map(|d| d.to_string()).as_deref(), Some("2026-03-31"));
    assert_eq!(work.items[4].output, "500 cây; Biên bản");
    assert_eq!(work.items[7].deadline.kind, DeadlineKind::Ongoing);
    assert_eq!(work.items[2].place, Place::within("nhiem_vu[3]"));
    assert_eq!(work.items[7].place, Place::within("phu_luc[0].nhiem_vu[0]"));
}

fn item(code: &str, number: &str) -> WorkItem {
    WorkItem {
        key: String::new(),
        group: Vec::new(),
        number: number.into(),
        code: code.into(),
        content: String::new(),
        leads: Vec::new(),
        partners: Vec::new(),
        deadline: vanthu::plan::deadline::parse("", None),
        output: String::new(),
        place: Place::default(),
    }
}

#[test]
fn no_two_tasks_share_a_key() {
    let mut items = [
        item("", "5"),
        item("5#2", ""),
        item("", "5."),
        item("KH_01", "5"),
        item("KH_01", "6"),
        item("", ""),
        item("", ""),
        item("", "13.10"),
        item("", "13.1"),
    ];
    assign_keys(&mut items);
    let keys: Vec<&str> = items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(keys, ["5", "5#2", "5#3", "KH_01", "KH_01#2", "dòng 6", "dòng 7", "13.10", "13.1"]);
}

/// Entries without period and day are about the period they are stamped with, and no other.
#[test]
fn stamped_entries_belong_to_their_period() {
    let quarter = |q| Period { stretch: Stretch::Quarter(q), year: 2026 };
    let mut work = WorkPlan { items: vec![item("", "1")], ..WorkPlan::default() };
    work.items[0].leads = vec!["Văn phòng".into()];
    assign_keys(&mut work.items);
    let said = Progress { task: "1".into(), status: Some(Status::Doing), ..Progress::default() };
    let dated = Progress { written_on: chrono::NaiveDate::from_ymd_opt(2026, 5, 4), ..said.clone() };
    let mut progress = vec![said, dated.clone()];
    stamp(&mut progress, quarter(3));
    assert_eq!(progress[0].period, Some(quarter(3)));
    assert_eq!(progress[1], dated, "what has a day keeps to it");
    let reported = |q| {
        let at = quarter(q).days(Regime::Calendar).expect("days").1;
        let mut found = Diagnostics::new();
        let t = judge(
            &work,
            &progress,
            &Registry::default(),
            AsOf { period: quarter(q), regime: Regime::Calendar, at },
            &mut found,
        );
        t.all.total() - t.all.unreported()
    };
    assert_eq!([1, 2, 3, 4].map(reported), [0, 1, 1, 0]);
}
