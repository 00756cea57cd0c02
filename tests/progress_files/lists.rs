use crate::sample::{UNIT, answer, date, read, work};
use vanthu::forms::{ProgressLine, SideSheet, write_progress_csv, write_progress_json, write_progress_xlsx};
use vanthu::plan::progress::{Class, Status};
use vanthu::plan::{Progress, WorkPlan};

fn answers(work: &WorkPlan) -> Vec<Progress> {
    let mut out = vec![answer("HT.01", "=1+1; đã \"xong\""), answer("CN.02", "- một\n- hai"), Progress::default()];
    for entry in &mut out {
        entry.unit = UNIT.into();
        entry.period = Some(crate::sample::PERIOD);
        entry.written_on = Some(date(2026, 9, 20));
        entry.status = Status::parse(&entry.status_words);
        entry.place.file = Some("kt.xlsx".into());
        entry.place.within = Some("Tiến độ!F7".into());
        if let Some(item) = work.items.iter().find(|i| i.key == entry.task) {
            entry.content.clone_from(&item.content);
        }
    }
    // A share that a Vietnamese spreadsheet would read as thousands.
    out[1].percent = Some(12.125);
    (out[2].task, out[2].content) = ("X.1".into(), "@Việc ngoài kế hoạch".into());
    out[2].status = Some(Status::NotStarted);
    out
}

fn lines<'a>(answers: &'a [Progress], work: &'a WorkPlan) -> Vec<ProgressLine<'a>> {
    let item = |p: &Progress| work.items.iter().find(|i| i.key == p.task);
    answers.iter().map(|progress| ProgressLine { progress, item: item(progress), class: Some(Class::InTime) }).collect()
}

/// A sheet that is not read as progress.
fn side() -> SideSheet {
    SideSheet {
        name: "Chưa gửi",
        head: vec![("STT", 6.0), ("Đơn vị", 40.0), ("Số nhiệm vụ", 12.0)],
        rows: vec![vec!["1".into(), "Trạm Y tế".into(), "4".into()]],
    }
}

/// What comes back but for the place, which is the list's own; guards stay in CSV.
fn check(bytes: &[u8], name: &str, guarded: bool) {
    let work = work();
    let (file, told) = read(bytes, name, &work);
    let file = file.unwrap_or_else(|| panic!("{told:?}"));
    assert_eq!(told, Vec::<String>::new());
    let mut wanted = answers(&work);
    wanted[2].status_words = "Chưa thực hiện".into();
    let mut got = file.entries;
    assert_eq!(got.len(), 3);
    for (got, wanted) in got.iter_mut().zip(&wanted) {
        got.place = wanted.place.clone();
        if guarded {
            let bare = |s: &mut String| *s = s.trim_start_matches('\'').to_owned();
            bare(&mut got.result);
            bare(&mut got.content);
        }
    }
    assert_eq!(got, wanted);
}

#[test]
fn a_list_in_csv_comes_back() {
    let work = work();
    let answers = answers(&work);
    let mut out = Vec::new();
    write_progress_csv(&mut out, &lines(&answers, &work)).unwrap();
    let text = String::from_utf8(out.clone()).unwrap();
    let mut rows = text.split("\r\n");
    assert_eq!(
        rows.next().unwrap(),
        "\u{feff}Mã,STT,Nhóm,Nhiệm vụ,Đơn vị,Kỳ,Trạng thái,Tỷ lệ (%),Kết quả,Số liệu,Minh chứng,Khó khăn,Kiến nghị,Ngày hoàn thành,Ngày ghi,Xếp loại,Nguồn"
    );
    assert_eq!(
        rows.next().unwrap(),
        "HT.01,1,I. Hạ tầng,'=Nâng cấp loa truyền thanh tại 12 thôn,Phòng Kinh tế,Quý III/2026,Đang thực hiện,87.5,\"'=1+1; đã \"\"xong\"\"\",1.250 hồ sơ,\"KH 12/KH-UBND\nBC 3/BC-KT\",✅ Thiếu kinh phí,Bố trí thêm,2026-08-14,2026-09-20,Đang thực hiện trong hạn,kt.xlsx!Tiến độ!F7"
    );
    check(&out, "tong-hop.csv", true);
}

#[test]
fn a_list_in_json_comes_back() {
    let work = work();
    let answers = answers(&work);
    let mut out = Vec::new();
    write_progress_json(&mut out, &lines(&answers, &work)).unwrap();
    check(&out, "tong-hop.json", false);
    let mut none = Vec::new();
    write_progress_json(&mut none, &[]).unwrap();
    assert_eq!(none, b"[]\n");
}

#[test]
fn a_list_in_a_workbook_comes_back() {
    let work = work();
    let answers = answers(&work);
    let bytes = write_progress_xlsx(&lines(&answers, &work), &[side()]).unwrap();
    assert_eq!(bytes, write_progress_xlsx(&lines(&answers, &work), &[side()]).unwrap());
    assert!(!crate::edit::part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
    check(&bytes, "tong-hop.xlsx", false);
}
