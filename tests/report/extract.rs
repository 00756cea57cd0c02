//! One unit's own tasks.

use crate::sample::Sample;
use crate::support::*;
use vanthu::compose::extract;
use vanthu::document::RowKind;
use vanthu::plan::units::Registry;
use vanthu::read;

fn registry() -> Registry {
    let toml = r#"
[[don_vi]]
ten = "Phòng Kinh tế"
viet_tat = "KT"

[[don_vi]]
ten = "Công an xã"

[[nhom_don_vi]]
ten = "Các phòng chuyên môn"
thanh_vien = ["Phòng Kinh tế"]
"#;
    let mut d = vanthu::Diagnostics::new();
    Registry::new(&read::agency_toml(toml.as_bytes(), &mut d).expect("agency"))
}

#[test]
fn what_a_unit_leads_and_where_it_takes_part() {
    let mut s = Sample::new();
    // A cell that names a group of units counts for each of them.
    s.work.items[15].partners = vec!["Các phòng chuyên môn".into()];
    for name in ["Phòng Kinh tế", "phòng kinh tế", "KT"] {
        let (doc, d) = extract(&s.work, name, &registry(), Some(&s.office));
        assert_eq!(lines(&d), Vec::<String>::new());
        let appendix = &doc.appendices[0];
        assert_eq!(appendix.title.text(), "Danh mục nhiệm vụ giao Phòng Kinh tế");
        assert_eq!(
            appendix.attached.as_ref().map(|a| a.text()).unwrap_or_default(),
            "(Kèm theo Kế hoạch số 27/KH-UBND ngày 03 tháng 02 năm 2026 của Ủy ban nhân dân xã An Bình)"
        );
        assert!(doc.is_appendices_only());
        let table = first_table(&appendix.body);
        let first: Vec<String> = table.body.iter().map(|r| r.cells[0].text()).collect();
        // Led: 6 7 9 10, in their group; taking part: 5 12 14 15 16 19.
        assert_eq!(first, ["II", "6", "7", "9", "10", "Nhiệm vụ tham gia phối hợp", "5", "12", "14", "15", "16", "19"]);
        assert_eq!(table.body.iter().filter(|r| r.kind == RowKind::Group).count(), 2);
        assert_eq!(
            rows(&table.body)[1],
            "6|Bê tông hóa 2,4 km đường ngõ xóm tại các thôn Đông, Đoài và Thượng|Phòng Kinh tế|Trưởng các thôn|Trước ngày \
             30/9/2026|2,4 km đường được nghiệm thu"
        );
    }
}

#[test]
fn a_unit_without_tasks_is_told_who_has_some() {
    let s = Sample::new();
    let (doc, d) = extract(&s.work, "Phòng Tài chính", &registry(), Some(&s.office));
    assert_eq!(codes(&d), ["trich.khong-co"]);
    assert!(lines(&d)[0].contains("Văn phòng HĐND và UBND"), "{:?}", lines(&d));
    assert!(first_table(&doc.appendices[0].body).body.is_empty());
    // Only taking part is a list as well.
    let (doc, d) = extract(&s.work, "Hội Phụ nữ xã", &Registry::default(), Some(&s.office));
    assert!(d.is_empty());
    let first: Vec<String> = first_table(&doc.appendices[0].body).body.iter().map(|r| r.cells[0].text()).collect();
    assert_eq!(first, ["Nhiệm vụ tham gia phối hợp", "3", "11"]);
}
