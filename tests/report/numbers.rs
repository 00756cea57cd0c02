//! The numbers of the report, each worked out by hand from samples/tien-do.

use crate::sample::{Sample, superiors};
use crate::support::*;
use vanthu::Options;
use vanthu::compose::report::{Shape, report};
use vanthu::document::{Document, RowKind, Table};
use vanthu::plan::progress::{Class, Counts};

fn made(shape: Shape) -> Document {
    let s = Sample::new();
    let to = superiors();
    report(&s.input(shape, &to), Some(&s.office), &Options::default()).0
}

/// Đúng hạn, quá hạn, trong hạn, quá hạn chưa xong, thường xuyên, chưa đến hạn, chưa báo cáo.
fn seven(c: &Counts) -> [usize; 7] {
    assert_eq!(c.of(Class::Done), 0, "every one that is done has its day, or the words for it");
    let of = Class::ALL.map(|class| c.of(class));
    [of[0], of[1], of[3], of[4], of[5], of[6], c.unreported()]
}

#[test]
fn the_sample_adds_up() {
    let s = Sample::new();
    // Tasks 1 3 6 12 13 15 20 | 2 8 | 7 19 | 9 11 16 | 4 10 14 | 5 | 17 18.
    assert_eq!(seven(&s.now.all), [7, 2, 2, 3, 3, 1, 2]);
    assert_eq!((s.now.all.total(), s.now.all.done(), s.now.all.done_share()), (20, 9, Some(45.0)));
    // Tasks 1 3 13 15 | 2 | 6 7 11 12 17 18 19 | 8 9 | 4 10 14 | 5 16 20.
    assert_eq!(seven(&s.previous.all), [4, 1, 7, 2, 3, 3, 0]);
    assert_eq!((s.previous.all.total(), s.previous.all.done_share()), (20, Some(25.0)));
    let groups: Vec<[usize; 7]> = s.now.groups.iter().map(|g| seven(&g.counts)).collect();
    assert_eq!(groups, [[2, 1, 0, 0, 1, 1, 0], [1, 1, 1, 2, 1, 0, 0], [3, 0, 0, 1, 1, 0, 0], [1, 0, 1, 0, 0, 0, 2]]);
    // Task 7 has two leads, one of whom is done: one more than there are tasks.
    assert_eq!((s.now.by_units.total(), s.now.shared), (21, 1));
    assert_eq!(seven(&s.now.by_units), [8, 2, 2, 3, 3, 1, 2]);
}

#[test]
fn the_sentences_carry_these_numbers() {
    let body = outline(&made(Shape::Prose).body).join("\n");
    for sentence in [
        "Kế hoạch số 27/KH-UBND giao 20 nhiệm vụ thuộc 04 nhóm cho 08 đơn vị chủ trì thực hiện.",
        "07/08 đơn vị có nhiệm vụ phải báo cáo đã gửi kết quả; còn 01 đơn vị chưa gửi: Trạm Y tế xã.",
        "đã hoàn thành 09/20 nhiệm vụ, đạt 45% kế hoạch năm, tăng 04 nhiệm vụ so với quý trước; trong đó có 07 nhiệm vụ \
         hoàn thành đúng hạn và 02 nhiệm vụ hoàn thành quá hạn.",
        "Số nhiệm vụ còn lại gồm 02 nhiệm vụ đang trong hạn thực hiện, 03 nhiệm vụ thực hiện thường xuyên, 01 nhiệm vụ chưa \
         đến hạn, 03 nhiệm vụ quá hạn chưa hoàn thành và 02 nhiệm vụ chưa có kết quả báo cáo.",
        // Tasks 6 11 12 15 16 17 18 are due then, and 6, 12, 15 of them done.
        "Trong quý III năm 2026 có 07 nhiệm vụ đến hạn, đã hoàn thành 03 nhiệm vụ. Trong số nhiệm vụ đã hoàn thành, có 04 \
         nhiệm vụ hoàn thành trong kỳ và 05 nhiệm vụ hoàn thành từ các kỳ trước.",
        "Có 02 nhiệm vụ đã qua thời hạn nhưng chưa có kết quả báo cáo, nên chưa rõ đã hoàn thành hay chưa: khám sức khỏe",
        "Số nhiệm vụ quá hạn chưa hoàn thành tăng 01 nhiệm vụ so với quý trước.",
        "Nhóm có 05 nhiệm vụ, đã hoàn thành 03 nhiệm vụ, đạt 60%; còn lại 01 nhiệm vụ thực hiện thường xuyên và 01 nhiệm vụ \
         chưa đến hạn. Trong số nhiệm vụ đã hoàn thành, có 03 nhiệm vụ hoàn thành từ các kỳ trước:",
        "Nhóm có 06 nhiệm vụ, đã hoàn thành 02 nhiệm vụ, đạt 33,3%; còn lại 01 nhiệm vụ đang trong hạn thực hiện, 01 nhiệm vụ \
         thực hiện thường xuyên và 02 nhiệm vụ quá hạn chưa hoàn thành. Nhiệm vụ quá hạn được nêu tại Mục III",
        "Nhóm có 05 nhiệm vụ, đã hoàn thành 03 nhiệm vụ, đạt 60%; còn lại 01 nhiệm vụ thực hiện thường xuyên và 01 nhiệm vụ \
         quá hạn chưa hoàn thành.",
        "Nhóm có 04 nhiệm vụ, đã hoàn thành 01 nhiệm vụ, đạt 25%; còn lại 01 nhiệm vụ đang trong hạn thực hiện và 02 nhiệm \
         vụ chưa có kết quả báo cáo.",
        "còn 03 nhiệm vụ quá hạn chưa hoàn thành, cụ thể",
        "Có 02 nhiệm vụ đã hoàn thành nhưng chậm so với thời hạn:",
        "Hoàn thành dứt điểm 03 nhiệm vụ đã quá hạn:",
        "Hoàn thành 02 nhiệm vụ có thời hạn đến hết quý IV năm 2026:",
        "Tiếp tục thực hiện 01 nhiệm vụ theo đúng tiến độ:",
        "Thực hiện 03 nhiệm vụ thường xuyên, định kỳ:",
        "Đôn đốc các đơn vị báo cáo kết quả 02 nhiệm vụ chưa có kết quả:",
    ] {
        assert!(body.contains(sentence), "not in the report: {sentence}\n{body}");
    }
    // 3 + 2 + 1 + 3 + 2 of what comes next are the 11 that are not done.
    assert_eq!(3 + 2 + 1 + 3 + 2, 20 - 9);
    let table = outline(&made(Shape::Table).body).join("\n");
    for sentence in [
        "trong tổng số 20 nhiệm vụ của Kế hoạch số 27/KH-UBND, các đơn vị đã hoàn thành 09 nhiệm vụ, đạt 45% kế hoạch năm, \
         tăng 04 nhiệm vụ so với quý trước; trong đó có 07 nhiệm vụ hoàn thành đúng hạn và 02 nhiệm vụ hoàn thành quá hạn.",
        "Còn 03 nhiệm vụ quá hạn chưa hoàn thành:",
        "Có 01 đơn vị chưa gửi báo cáo: Trạm Y tế xã.",
    ] {
        assert!(table.contains(sentence), "not in the report: {sentence}\n{table}");
    }
}

#[test]
fn every_task_has_its_row() {
    for shape in [Shape::Prose, Shape::Table] {
        let doc = made(shape);
        let table = first_table(&doc.appendices[0].body);
        let of = |kind: RowKind| table.body.iter().filter(|r| r.kind == kind).collect::<Vec<_>>();
        assert_eq!(of(RowKind::Group).len(), 4);
        let groups: Vec<String> = of(RowKind::Group).iter().map(|r| r.cells[0].text()).collect();
        assert_eq!(groups, ["I", "II", "III", "IV"]);
        let numbers: Vec<String> = of(RowKind::Normal).iter().map(|r| r.cells[0].text()).collect();
        assert_eq!(numbers, (1..=20).map(|n| n.to_string()).collect::<Vec<_>>(), "STT runs on across groups");
        let verdicts: Vec<String> = of(RowKind::Normal).iter().map(|r| r.cells[5].text()).collect();
        let like = |words: &str| verdicts.iter().filter(|v| v.starts_with(words)).count();
        assert_eq!(
            [
                like("Hoàn thành đúng hạn"),
                like("Hoàn thành quá hạn"),
                like("Đang thực hiện trong hạn"),
                like("Chưa thực hiện"),
                like("Quá hạn chưa hoàn thành"),
                like("Thường xuyên"),
                like("Chưa đến hạn"),
                like("Chưa có báo cáo"),
            ],
            [7, 2, 2, 0, 3, 3, 1, 2]
        );
    }
}

fn numbers_of(table: &Table, kind: RowKind) -> Vec<Vec<usize>> {
    let rows = table.body.iter().filter(|r| r.kind == kind);
    rows.map(|r| r.cells[2..10].iter().map(|c| c.text().parse().expect("a number")).collect()).collect()
}

#[test]
fn the_units_add_up_to_the_total() {
    let doc = made(Shape::Prose);
    let table = first_table(&doc.appendices[1].body);
    assert_eq!(
        rows(&table.body),
        [
            "1|Văn phòng HĐND và UBND|3|1|1|0|0|0|1|0|66,7",
            "2|Phòng Văn hóa - Xã hội|4|1|0|1|1|1|0|0|25",
            "3|Phòng Kinh tế|4|2|0|0|1|1|0|0|50",
            "4|Đoàn Thanh niên xã|2|0|1|1|0|0|0|0|50",
            "5|Công an xã|3|2|0|0|0|1|0|0|66,7",
            "6|Ban Chỉ huy Quân sự xã|2|1|0|0|1|0|0|0|50",
            "7|Trạm Y tế xã|2|0|0|0|0|0|0|2|0",
            "8|Trung tâm Phục vụ hành chính công|1|1|0|0|0|0|0|0|100",
            "|Tổng cộng|21|8|2|2|3|3|1|2|47,6",
        ]
    );
    let units = numbers_of(table, RowKind::Normal);
    let total = &numbers_of(table, RowKind::Total)[0];
    for (column, sum) in total.iter().enumerate() {
        assert_eq!(units.iter().map(|u| u[column]).sum::<usize>(), *sum, "column {column}");
    }
    for line in units.iter().chain([total]) {
        assert_eq!(line[0], line[1..].iter().sum::<usize>(), "{line:?}");
    }
    let lines = outline(&doc.appendices[1].body);
    let note = lines.iter().find(|l| l.starts_with("Ghi chú")).cloned().unwrap_or_default();
    assert_eq!(
        note,
        "Ghi chú: 01 nhiệm vụ do nhiều đơn vị cùng chủ trì được tính cho từng đơn vị, nên tổng số tại bảng này là 21; tổng số \
         nhiệm vụ của kế hoạch là 20."
    );
}

/// What units wrote in the period stands in the report, but for the entry that a newer one replaced.
#[test]
fn nothing_that_was_reported_is_lost() {
    let s = Sample::new();
    let squeeze = |t: &str| t.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let to = superiors();
    let (doc, _) = report(&s.input(Shape::Prose, &to), Some(&s.office), &Options::default());
    let text = squeeze(&vanthu::outline::to_text(&doc).replace('\\', ""));
    let mut seen = 0;
    for p in s.progress.iter().filter(|p| p.period == Some(s.now.period)) {
        if p.result.starts_with("Đã lắp đặt 12/15") {
            continue;
        }
        for words in [&p.result, &p.figures, &p.evidence, &p.difficulties, &p.proposals] {
            for line in words.lines().map(|l| squeeze(l.trim_matches(['-', ' ', ';', '.']))) {
                seen += usize::from(!line.is_empty());
                assert!(text.contains(&line), "lost: {line}");
            }
        }
    }
    assert!(seen > 25, "{seen}");
    assert!(!text.contains("12/15"), "what was replaced is not told");
}
