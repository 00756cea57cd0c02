//! What becomes of each file of a folder that came back.

use vanthu::diagnostic::Diagnostics;
use vanthu::plan::units::Registry;
use vanthu::plan::{Period, WorkPlan};
use vanthu::read::{ProgressOptions, Standing, progress};

#[test]
fn names_tell_what_is_no_table() {
    for name in ["Sở Thử.jpg", "bc.PDF", "bao cao.docx", "ve/quet.tiff", "nen.zip", "khong duoi"] {
        assert_eq!(Standing::of_name(name), Some(Standing::Unreadable), "{name}");
        assert!(Standing::Unreadable.is_sent_unread());
    }
    for name in ["Thumbs.db", "ve/~$bieu.xlsx", ".DS_Store", "desktop.ini", ".~lock.a.xlsx#", "~WRL0001.tmp"] {
        assert_eq!(Standing::of_name(name), Some(Standing::LeftAlone), "{name}");
    }
    for name in ["bieu.xlsx", "bieu.XLS", "ve\\bang.ods", "a.csv", "a.json"] {
        assert_eq!(Standing::of_name(name), None, "{name}");
    }
}

#[test]
fn content_tells_the_rest() {
    let period = Period::parse("Quý II/2026", None).expect("a period");
    let options = ProgressOptions { period: Some(period), ..Default::default() };
    let work = WorkPlan::from_plan(&vanthu::Plan::default(), &Registry::default(), None);
    let of = |text: &str| {
        let mut d = Diagnostics::new();
        let file = progress(text.as_bytes(), "ve.csv", &work, options, &mut d);
        Standing::of_file(file.as_ref(), &d, Some(period))
    };
    let heads = "STT,Nhiệm vụ,Trạng thái,Tỷ lệ (%),Kết quả thực hiện\n";
    assert_eq!(of(&format!("{heads}1,Họp mẫu,Hoàn thành,,Đã họp\n2,In mẫu,Hoàn thành,,Đã in\n")), Standing::Read);
    let part = of(&format!("{heads}1,Họp mẫu,Đang thực hiện,nhiều,Đã họp\n2,In mẫu,Hoàn thành,,Đã in\n"));
    assert_eq!(part, Standing::InPart);
    assert_eq!(of(&format!("{heads}1,Họp mẫu,,,\n2,In mẫu,,,\n")), Standing::Blank);
    let other =
        of(&format!("Kỳ báo cáo: Quý I/2026,,,,\n{heads}1,Họp mẫu,Hoàn thành,,Đã họp\n2,In mẫu,Hoàn thành,,Đã in\n"));
    assert_eq!(other.words(), "của kỳ khác (Quý I/2026)");
    assert_eq!(of("STT,Tên,Số điện thoại\n1,Ai,0\n2,Ai nữa,1\n"), Standing::NoProgress);
    assert_eq!(Standing::of_file(None, &Diagnostics::new(), None).words(), "đã gửi, chưa đọc được");
}
