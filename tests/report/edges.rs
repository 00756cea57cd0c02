//! Plans and periods that are not the usual ones.

use crate::sample::{Sample, day, quarter, tally};
use crate::support::*;
use vanthu::Options;
use vanthu::compose::report::{Input, Shape, charts, report};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::Document;
use vanthu::plan::progress::{AsOf, Class, Progress, Status, Tally, judge};
use vanthu::plan::units::Registry;
use vanthu::plan::{Period, Plan, Regime, Stretch, WorkPlan, deadline};
use vanthu::read;

fn body(input: &Input, s: &Sample) -> (Vec<String>, Vec<String>) {
    let (doc, d) = report(input, Some(&s.office), &Options::default());
    (outline(&doc.body), lines(&d))
}

fn whole(input: &Input, s: &Sample) -> String {
    vanthu::outline::to_text(&report(input, Some(&s.office), &Options::default()).0)
}

#[test]
fn an_unknown_period_before_leaves_the_comparison_out() {
    let s = Sample::new();
    for shape in [Shape::Prose, Shape::Table] {
        let input = Input { previous: None, ..s.input(shape, &[]) };
        let text = body(&input, &s).0.join("\n");
        assert!(text.contains("đạt 45% kế hoạch năm; trong đó có"), "{text}");
        assert!(!text.contains("so với") || text.contains("chậm so với thời hạn"), "{text}");
        assert!(!text.contains("quý trước"), "{text}");
    }
}

#[test]
fn the_same_period_last_year_and_the_year_so_far() {
    let s = Sample::new();
    let mut last = s.previous.clone();
    last.period = quarter(3).same_last_year();
    let input = Input { last_year: Some(&last), cumulative: Some(&s.previous), ..s.input(Shape::Prose, &[]) };
    let text = body(&input, &s).0.join("\n");
    assert!(text.contains("tăng 04 nhiệm vụ so với quý trước, tăng 04 nhiệm vụ so với cùng kỳ năm 2025;"), "{text}");
    assert!(text.contains("Lũy kế từ đầu năm đã hoàn thành 05/20 nhiệm vụ, đạt 25% kế hoạch năm."), "{text}");
}

#[test]
fn fewer_and_as_many_are_said_so() {
    let s = Sample::new();
    let swapped = Input { now: &s.previous, previous: Some(&s.now), ..s.input(Shape::Prose, &[]) };
    let text = body(&swapped, &s).0.join("\n");
    assert!(
        text.contains("đã hoàn thành 05/20 nhiệm vụ, đạt 25% kế hoạch năm, giảm 04 nhiệm vụ so với quý trước"),
        "{text}"
    );
    let same = Input { previous: Some(&s.now), ..s.input(Shape::Prose, &[]) };
    let text = body(&same, &s).0.join("\n");
    assert!(text.contains("đạt 45% kế hoạch năm, bằng quý trước; trong đó"), "{text}");
}

/// A plan whose tasks no unit reported on: nothing is done, nothing is late, everything is asked for.
#[test]
fn when_no_unit_has_sent_anything() {
    let s = Sample::new();
    let none = vec!["-"; 20].join(" ");
    let now = tally(&s.work, &[], quarter(3), day(2026, 9, 30), &none);
    let input = Input { now: &now, progress: &[], previous: None, ..s.input(Shape::Prose, &[]) };
    let (lines, found) = body(&input, &s);
    let text = lines.join("\n");
    assert!(text.contains("chưa có đơn vị nào gửi kết quả."), "{text}");
    assert!(text.contains("chưa có nhiệm vụ nào hoàn thành."), "{text}");
    assert!(text.contains("Số nhiệm vụ còn lại gồm 20 nhiệm vụ chưa có kết quả báo cáo."), "{text}");
    assert!(lines.contains(&"[CẦN BỔ SUNG: đề xuất, kiến nghị của các đơn vị]".to_owned()));
    assert_eq!(found.len(), 8, "one finding a unit: {found:#?}");
    // 21: task 7 is asked of both its leads.
    assert_eq!(text.matches("[CẦN BỔ SUNG: kết quả của").count(), 21);
    // More than three of one kind go to a footnote; more than twelve by their numbers there.
    assert!(text.contains("Đôn đốc các đơn vị báo cáo kết quả 20 nhiệm vụ chưa có kết quả."), "{text}");
    let numbers: Vec<String> = (1..=20).map(|n| n.to_string()).collect();
    let told = format!("[^Gồm các nhiệm vụ số {} tại Phụ lục I.]", numbers.join(", "));
    assert!(whole(&input, &s).contains(&told));
    let bare = Input { appendices: false, ..input };
    assert!(whole(&bare, &s).contains("[^Gồm: ban hành quy chế hoạt động"), "without an appendix every name is told");
}

/// A unit whose tasks are all done owes nothing, and is not among those that have not sent.
#[test]
fn a_unit_with_nothing_to_report_is_not_blamed() {
    let s = Sample::new();
    let progress: Vec<Progress> =
        s.progress.iter().filter(|p| p.task != "20" || p.period != Some(quarter(3))).cloned().collect();
    let mut now = s.now.clone();
    for unit in now.units.iter_mut().filter(|u| u.name.starts_with("Trung tâm")) {
        unit.sent = false;
    }
    let input = Input { now: &now, progress: &progress, ..s.input(Shape::Prose, &[]) };
    let text = body(&input, &s).0.join("\n");
    assert!(
        text.contains("06/07 đơn vị có nhiệm vụ phải báo cáo đã gửi kết quả; còn 01 đơn vị chưa gửi: Trạm Y tế xã."),
        "{text}"
    );
}

#[test]
fn a_plan_that_says_nothing_of_itself() {
    let s = Sample::new();
    let work = WorkPlan { plan: Plan::default(), items: s.work.items.clone() };
    let input = Input { work: &work, ..s.input(Shape::Prose, &[]) };
    let (doc, d) = report(&input, Some(&s.office), &Options::default());
    assert_eq!(
        doc.subject.text(),
        "Kết quả thực hiện Kế hoạch số [CẦN BỔ SUNG: số của kế hoạch]/KH-UBND ngày [CẦN BỔ SUNG: ngày ban hành kế hoạch] của \
         Ủy ban nhân dân xã An Bình trong quý III năm 2026"
    );
    assert_eq!(codes(&d)[..2], ["thieu.van-ban-can-cu", "thieu.van-ban-can-cu"]);
    // Without its trích yếu nobody knows that the plan is one year's.
    assert!(outline(&doc.body).join("\n").contains("đạt 45% kế hoạch, tăng"));
    let (doc, d) = report(&input, None, &Options::default());
    assert!(doc.subject.text().contains("của [CẦN BỔ SUNG: tên cơ quan ban hành kế hoạch] trong"));
    assert!(codes(&d).contains(&"thieu.co-quan"), "{:?}", lines(&d));
}

#[test]
fn a_plan_without_tasks_is_an_error() {
    let s = Sample::new();
    let work = WorkPlan { plan: s.work.plan.clone(), items: Vec::new() };
    let now = tally(&work, &[], quarter(3), day(2026, 9, 30), "");
    let input = Input { work: &work, now: &now, previous: None, progress: &[], ..s.input(Shape::Prose, &[]) };
    let (_, d) = report(&input, Some(&s.office), &Options::default());
    assert!(d.has_errors());
    assert_eq!(codes(&d)[0], "bao-cao.khong-nhiem-vu");
}

#[test]
fn every_period_has_its_words() {
    let s = Sample::new();
    for (stretch, title, next) in [
        (Stretch::Month(10), "trong tháng 10 năm 2026", "THÁNG 11 NĂM 2026"),
        (Stretch::Month(12), "trong tháng 12 năm 2026", "THÁNG 01 NĂM 2027"),
        (Stretch::Half(1), "trong 6 tháng đầu năm 2026", "6 THÁNG CUỐI NĂM 2026"),
        (Stretch::NineMonths, "trong 9 tháng năm 2026", "QUÝ IV NĂM 2026"),
        (Stretch::Year, "trong năm 2026", "NĂM 2027"),
    ] {
        let now = Tally { period: Period { stretch, year: 2026 }, ..s.now.clone() };
        let input = Input { now: &now, previous: None, ..s.input(Shape::Prose, &[]) };
        let (doc, _) = report(&input, Some(&s.office), &Options::default());
        assert!(doc.subject.text().ends_with(title), "{}", doc.subject.text());
        let heads = outline(&doc.body).join("\n");
        assert!(heads.contains(&format!("IV.| PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG {next}")), "{heads}");
    }
}

/// Two bars say nothing that the sentence «tăng … so với quý trước» does not say.
#[test]
fn a_course_of_two_periods_is_a_sentence() {
    let s = Sample::new();
    let names = |course: &[Tally]| -> Vec<String> { charts(&s.now, course).into_iter().map(|c| c.name).collect() };
    assert_eq!(names(&[s.previous.clone(), s.now.clone()]), ["bieu_do_don_vi"]);
    let first = Tally { period: quarter(1), ..s.previous.clone() };
    assert_eq!(names(&[first, s.previous.clone(), s.now.clone()]), ["bieu_do_don_vi", "bieu_do_ky"]);
}

/// A plan whose own numbers begin anew in each group gets numbers that run on; one without groups gets no headings.
#[test]
fn numbers_that_repeat_and_tasks_without_groups() {
    let mut s = Sample::new();
    for (i, item) in s.work.items.iter_mut().enumerate() {
        item.number = (i % 5 + 1).to_string();
    }
    let (doc, _) = report(&s.input(Shape::Prose, &[]), Some(&s.office), &Options::default());
    let table = first_table(&doc.appendices[0].body);
    let numbers: Vec<String> =
        rows(&table.body).iter().filter_map(|r| r.split('|').next().map(str::to_owned)).collect();
    assert_eq!(numbers.iter().filter(|n| n.parse::<u32>().is_ok()).count(), 20);
    assert!(numbers.contains(&"20".to_owned()));

    for item in &mut s.work.items {
        item.group.clear();
    }
    let third = "dit late dit on nd dit in late over on over dit dit on dit over - - in dit";
    let now = tally(&s.work, &s.progress, quarter(3), day(2026, 9, 30), third);
    let input = Input { now: &now, ..s.input(Shape::Prose, &[]) };
    let (doc, _) = report(&input, Some(&s.office), &Options::default());
    let text = outline(&doc.body).join("\n");
    assert!(text.contains("giao 20 nhiệm vụ cho 08 đơn vị"), "{text}");
    assert!(!text.contains("Nhóm có") && text.contains("- Bê tông hóa 2,4 km đường"), "{text}");
}

/// Several units on one task each have their say, and the one that is silent is asked.
#[test]
fn units_that_share_a_task() {
    let mut s = Sample::new();
    let both = |p: &Progress| p.task == "7" && p.period == Some(quarter(3)) && p.unit == "Đoàn Thanh niên xã";
    s.progress.retain(|p| !both(p));
    for p in s.progress.iter_mut().filter(|p| p.unit == "Phòng Kinh tế" && p.task == "7") {
        p.result = "Đã lắp 90 bóng. Đã bàn giao cho các thôn.".to_owned();
    }
    let third = "dit late dit on nd dit in late over on over dit dit on dit over - - in dit";
    let now = tally(&s.work, &s.progress, quarter(3), day(2026, 9, 30), third);
    let input = Input { now: &now, ..s.input(Shape::Prose, &[]) };
    let (doc, d) = report(&input, Some(&s.office), &Options::default());
    let text = outline(&doc.body).join("\n");
    assert!(
        text.contains(
            "Phòng Kinh tế đã lắp 90 bóng. Đã bàn giao cho các thôn (90/90 bóng; minh chứng: Biên bản bàn giao ngày \
             12/9/2026). [CẦN BỔ SUNG: kết quả của Đoàn Thanh niên xã]. Nhiệm vụ đang thực hiện trong hạn."
        ),
        "{text}"
    );
    assert!(lines(&d)[0].contains("Đoàn Thanh niên xã chưa báo cáo kết quả 01 nhiệm vụ: số 7"), "{:#?}", lines(&d));
}

#[test]
fn a_state_alone_is_told_as_a_state() {
    let mut s = Sample::new();
    for p in &mut s.progress {
        for field in [&mut p.result, &mut p.figures, &mut p.evidence] {
            field.clear();
        }
    }
    let (doc, _) = report(&s.input(Shape::Prose, &[]), Some(&s.office), &Options::default());
    let text = outline(&doc.body).join("\n");
    assert!(text.contains("- Lắp đặt 15 camera an ninh tại các điểm giao cắt chính: Công an xã đã hoàn thành; nhiệm vụ hoàn thành đúng hạn."));
    assert!(text.contains(
        "Phòng Kinh tế đã hoàn thành; Đoàn Thanh niên xã đang thực hiện; nhiệm vụ đang thực hiện trong hạn."
    ));
    let of = |class| s.now.tasks.iter().filter(|t| t.class == Some(class)).count();
    assert_eq!((of(Class::DoneInTime), s.now.tasks[15].status), (7, Some(Status::NotStarted)));
}

/// A sentence cannot name a hundred communes: it counts them, and the appendix has what each of them said.
#[test]
fn of_many_units_the_sentence_counts() {
    let mut s = Sample::new();
    let commune = |i: usize| format!("Ủy ban nhân dân xã Bình Phú {i}");
    let list: Vec<String> = (0..40).map(|i| format!("{:?}", commune(i))).collect();
    let toml = format!("[[nhom_don_vi]]\nten = \"Các xã\"\nthanh_vien = [{}]\n", list.join(", "));
    let toml = (0..40).fold(toml, |t, i| t + &format!("[[don_vi]]\nten = {:?}\n", commune(i)));
    let mut found = Diagnostics::new();
    let office = read::agency_toml(toml.as_bytes(), &mut found).expect("an office");
    s.work.items.truncate(1);
    s.work.items[0].leads = vec!["Các xã".to_owned()];
    s.work.items[0].deadline = deadline::parse("Trước ngày 30/6/2026", Some(2026));
    s.progress = (0..36)
        .map(|i| Progress {
            task: s.work.items[0].key.clone(),
            unit: commune(i),
            status: Some(if i < 30 { Status::Done } else { Status::Doing }),
            status_words: if i < 30 { "Hoàn thành" } else { "Đang thực hiện" }.to_owned(),
            result: format!("Đã họp {} thôn", i + 2),
            difficulties: if i < 30 { "" } else { ["Thiếu kinh phí", "Mưa kéo dài"][i / 35] }.to_owned(),
            proposals: "Đề nghị cấp thêm kinh phí".to_owned(),
            period: Some(quarter(3)),
            ..Progress::default()
        })
        .collect();
    let registry = Registry::new(&office);
    let as_of = AsOf { period: quarter(3), regime: Regime::Calendar, at: day(2026, 9, 30) };
    let now = judge(&s.work, &s.progress, &registry, as_of, &mut found);
    let input = Input { now: &now, previous: None, ..s.input(Shape::Prose, &[]) };
    let (doc, _) = report(&input, Some(&s.office), &Options::default());
    let text = outline(&doc.body).join("\n");
    for words in [
        "30 đơn vị đã hoàn thành, 06 đơn vị đang thực hiện và [CẦN BỔ SUNG: kết quả của 04 đơn vị]. Nguyên nhân: \
         Ủy ban nhân dân xã Bình Phú 30, Ủy ban nhân dân xã Bình Phú 31",
        "và Ủy ban nhân dân xã Bình Phú 34: thiếu kinh phí; Ủy ban nhân dân xã Bình Phú 35: mưa kéo dài.",
        "- 36 đơn vị đề nghị cấp thêm kinh phí.",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let annex = vanthu::outline::to_text(&Document { appendices: doc.appendices, ..Document::default() });
    for i in 0..36 {
        assert!(annex.contains(&format!("{}: Đã họp {} thôn.", commune(i), i + 2)), "{i}: {annex}");
    }
    assert_eq!(annex.matches("[CẦN BỔ SUNG: kết quả]").count(), 4);
}
