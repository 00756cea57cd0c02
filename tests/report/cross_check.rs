//! Every number of the report is counted again from the workbook that says what it was counted from.

use crate::said::Followed;
use crate::sample::{Sample, superiors};
use crate::support::*;
use std::collections::{BTreeMap, BTreeSet};
use vanthu::Options;
use vanthu::compose::report::{Input, Shape, cross_check, report};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::Document;
use vanthu::forms::{CrossLine, Reckoning, count_of, write_cross_check};
use vanthu::plan::progress::Class;
use vanthu::sheet;

fn made(input: &Input, s: &Sample) -> (Document, Vec<CrossLine>) {
    let doc = report(input, Some(&s.office), &Options::default()).0;
    let lines = cross_check(input, &doc);
    (doc, lines)
}

/// The cells of a sheet of the workbook, row by row, its headings left out.
fn cells(book: &sheet::Workbook, name: &str) -> Vec<BTreeMap<u32, String>> {
    let sheet = book.sheets.iter().find(|s| s.name == name).expect("a sheet");
    let row = |r: &sheet::SheetRow| r.cells.iter().map(|c| (c.column, c.text.words().into_owned())).collect();
    sheet.rows.iter().skip(1).map(row).collect()
}

/// What a figure must be, from how many were counted and of how many.
fn figure(reckoning: &str, counted: usize, against: usize, printed: &str) -> String {
    let padded =
        |n: usize| if printed.starts_with('0') && printed.len() == 2 { format!("{n:02}") } else { n.to_string() };
    match reckoning {
        "đếm" => padded(counted),
        "đếm trên tổng số" => {
            let two = |n: usize| if n > 0 && n < 10 { format!("{n:02}") } else { n.to_string() };
            format!("{}/{}", two(counted), two(against))
        }
        "tỷ lệ" => {
            let tenths = (counted * 2000 / against.max(1)).div_ceil(2);
            let share = match tenths % 10 {
                0 => (tenths / 10).to_string(),
                rest => format!("{},{rest}", tenths / 10),
            };
            if printed.ends_with('%') { share + "%" } else { share }
        }
        "chênh lệch" => padded(counted.abs_diff(against)),
        other => panic!("{other}"),
    }
}

#[test]
fn every_number_of_the_sample_is_counted_again_from_the_workbook() {
    let (s, to) = (Sample::new(), superiors());
    for shape in [Shape::Prose, Shape::Table] {
        let (_, lines) = made(&s.input(shape, &to), &s);
        let bytes = write_cross_check(&lines).expect("a workbook");
        let book = sheet::workbook(&bytes, "doi-chieu.xlsx", &mut Diagnostics::new()).expect("read back");
        let (numbers, sources) = (cells(&book, "Số liệu"), cells(&book, "Nguồn"));
        let mut of: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
        for source in &sources {
            of.entry((source[&0].clone(), source[&1].clone())).or_default().insert(source[&2].clone());
            assert!(source.contains_key(&9) || source.contains_key(&8), "a cell: {source:?}");
        }
        let (mut counted, mut said) = (0, 0);
        for row in &numbers {
            let count = |part: &str| of.get(&(row[&0].clone(), part.to_owned())).map_or(0, BTreeSet::len);
            if row[&5] == Reckoning::Said.words() {
                said += 1;
                continue;
            }
            assert_ne!(row[&5], Reckoning::Unknown.words(), "{row:?}");
            counted += 1;
            let printed = &row[&3];
            let again = figure(&row[&5], count("được đếm"), count("tổng, so với"), printed);
            assert_eq!(again, *printed, "{row:?}");
            assert_eq!(row[&6], count("được đếm").to_string(), "{row:?}");
        }
        // 9 units and their total, 10 numbers each; the sentences, and the table of the period.
        assert!(counted > 100 && said >= if shape == Shape::Prose { 15 } else { 3 }, "{counted} {said}");
    }
}

#[test]
fn every_number_that_a_sentence_counts_is_there() {
    let (s, to) = (Sample::new(), superiors());
    for shape in [Shape::Prose, Shape::Table] {
        let (doc, lines) = made(&s.input(shape, &to), &s);
        let mut seen = 0;
        for text in outline(&doc.body) {
            let words: Vec<&str> = text.split_whitespace().collect();
            for (i, pair) in words.windows(3).enumerate() {
                let number = pair[0].trim_start_matches('(');
                let counts =
                    pair[1] == "nhiệm" && pair[2].starts_with("vụ") || pair[1] == "đơn" && pair[2].starts_with("vị");
                if !counts || !number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/')) {
                    continue;
                }
                seen += 1;
                let context = words[i..i + 3].join(" ");
                let context = context.trim_end_matches([',', ';', '.', ':']).to_owned();
                let told = lines.iter().any(|l| l.figure == number && l.sentence.contains(&*context));
                assert!(told, "«{context}» of «{text}»");
            }
        }
        assert!(seen >= if shape == Shape::Prose { 40 } else { 8 }, "{seen}");
    }
}

/// The sets themselves, against those of the table that is written by hand.
#[test]
fn the_tasks_that_were_counted_are_those_that_should_be() {
    let (s, to) = (Sample::new(), superiors());
    let (_, lines) = made(&s.input(Shape::Prose, &to), &s);
    let keys = |line: &CrossLine| -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        line.counted.iter().for_each(|c| {
            if !out.contains(&c.key) {
                out.push(c.key.clone())
            }
        });
        out
    };
    let find = |meaning: &str, place: &str| {
        let line = lines.iter().find(|l| l.meaning == meaning && l.place.starts_with(place));
        line.unwrap_or_else(|| panic!("no {meaning}"))
    };
    let done = find("Nhiệm vụ đã hoàn thành trên tổng số", "I.");
    assert_eq!((done.figure.as_str(), count_of(&done.against)), ("09/20", 20));
    assert_eq!(keys(done), ["1", "2", "3", "6", "8", "12", "13", "15", "20"]);
    assert_eq!(keys(find("Quá hạn chưa hoàn thành", "I.")), ["9", "11", "16"]);
    assert_eq!(keys(find("Đơn vị chưa gửi", "I.")), ["Trạm Y tế xã"]);
    assert_eq!(keys(find("Đến hạn đến hết quý IV năm 2026", "IV.")), ["5", "7"]);
    assert_eq!(keys(find("Đã qua thời hạn, chưa có báo cáo", "III.")), ["17", "18"]);
    let more = find("Quá hạn chưa hoàn thành, so với quý trước", "I.");
    assert_eq!((more.figure.as_str(), keys(more), count_of(&more.against)), ("01", keys(more), 2));
    // Each thing that was counted shows the cell that says so.
    let late = find("Quá hạn chưa hoàn thành", "I.");
    let nine = late.counted.iter().find(|c| c.number == "9").expect("task 9");
    assert_eq!((nine.unit.as_str(), nine.place.file.as_deref()), ("Phòng Kinh tế", Some("quy-3-2026.csv")));
    assert!(nine.words.contains("Quá hạn") || nine.words.contains("Đang"), "{}", nine.words);
    // What a unit wrote is told with its cells, and no number of it is taken for a count.
    let told = lines.iter().find(|l| l.sentence.starts_with("- Sửa chữa") || l.sentence.starts_with("Sửa chữa"));
    let told = told.expect("task 19");
    assert_eq!((told.reckoning, keys(told)), (Reckoning::Said, vec!["19".to_owned()]));
}

/// A number of an office's own template that nothing explains is said to be unexplained, not left out.
#[test]
fn what_cannot_be_explained_is_said() {
    let s = Sample::new();
    let template = vanthu::Template {
        name: "mau.txt".to_owned(),
        text: "BÁO CÁO\n{{ trich_yeu }}\n\nĐã xong {{ thong_ke.hoan_thanh_tren_tong }} nhiệm vụ; chi 77 lần.\n"
            .to_owned(),
    };
    let input = s.input(Shape::Prose, &[]);
    let options = Options { template: Some(&template), ..Options::default() };
    let doc = report(&input, Some(&s.office), &options).0;
    let lines = cross_check(&Input { appendices: false, ..input.clone() }, &doc);
    let own: Vec<(&str, Reckoning)> =
        lines.iter().filter(|l| l.place != "Phụ lục II").map(|l| (l.figure.as_str(), l.reckoning)).collect();
    assert_eq!(own, [("09/20", Reckoning::Of), ("77", Reckoning::Unknown)]);
}

/// A plan of many shapes of deadlines and answers: nothing printed but is explained.
#[test]
fn a_report_of_everything_explains_itself() {
    let plan = "STT,Nhiệm vụ,Đơn vị chủ trì,Thời hạn\n\
        1,Ban hành quy chế 5 bước,Phòng A,Quý II/2026\n2,Mở 03 lớp,Phòng B,31/3/2026\n3,Rà soát 12 hồ sơ,Phòng C,30/4/2026\n\
        4,Lập kế hoạch,Phòng A,15/02/2026\n5,Trực,Phòng B,Thường xuyên\n6,Họp,các địa phương,Quý III/2026\n\
        7,Kiểm tra,Phòng A; Phòng D,30/6/2026\n8,Tổng kết,Phòng D,Quý IV/2026\n";
    let told = "STT,Nhiệm vụ,Đơn vị,Trạng thái,Kết quả thực hiện,Ngày hoàn thành,Khó khăn vướng mắc,Đề xuất kiến nghị\n\
        1,Ban hành quy chế 5 bước,Phòng A,Đang thực hiện,Đã qua 4/5 bước,,Thiếu 02 người,UBND xã bố trí 02 người\n\
        2,Mở 03 lớp,Phòng B,Hoàn thành,Đã mở 03 lớp,,,\n3,Rà soát 12 hồ sơ,Phòng C,Quá hạn,,,,\n\
        4,Lập kế hoạch,Phòng A,Hoàn thành,Đã ban hành Kế hoạch số 12/KH-UBND,10/02/2026,,\n\
        5,Trực,Phòng B,Đang thực hiện,Trực 24/24 giờ,,,\n7,Kiểm tra,Phòng A,Hoàn thành,Đã kiểm tra,20/6/2026,,\n";
    let mut f = Followed::new("", plan, &[("ve.csv", told)]);
    assert_eq!(f.now.came_unread(["Phong D - bao cao.jpg"]), Vec::<&str>::new());
    let s = Sample::new();
    for shape in [Shape::Prose, Shape::Table] {
        let input = f.input(shape);
        let (doc, lines) = made(&input, &s);
        let text = outline(&doc.body).join("\n");
        let unknown: Vec<&CrossLine> = lines.iter().filter(|l| l.reckoning == Reckoning::Unknown).collect();
        assert!(unknown.is_empty(), "{unknown:#?}\n{text}");
        for line in lines.iter().filter(|l| l.reckoning == Reckoning::Count) {
            assert_eq!(line.figure.parse::<usize>().ok(), Some(count_of(&line.counted)), "{line:#?}");
        }
    }
    assert_eq!(f.now.all.of(Class::Done), 1);
}
