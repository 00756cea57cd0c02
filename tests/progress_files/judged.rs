//! Files and the judging of what they say, together: each mistake is told once, with its file, sheet and cell.

use crate::edit::{Put, put};
use crate::sample::{PERIOD, answer, date, form, options, work};
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::Regime;
use vanthu::plan::progress::{AsOf, judge};
use vanthu::plan::units::Registry;
use vanthu::read::ProgressReader;

#[test]
fn each_mistake_of_a_unit_is_told_once_with_its_cell() {
    let work = work();
    let sent = form(&work, &[answer("HT.01", "Xong"), answer("HT.02", "Xong")]);
    let sent = put(
        &sent,
        &[
            ("C7", Put::Text("Nâng cấp loa tại 6 thôn")),
            ("G8", Put::Text("150")),
            ("F10", Put::Text("Hoàn thành")),
            ("K10", Put::Text("31/12/2026")),
            ("F13", Put::Text("Gần như thế")),
            ("A15", Put::Text("HT.09")),
            ("C15", Put::Text("Trồng cây quanh trạm phát sóng")),
            ("F15", Put::Text("Hoàn thành")),
            ("B16", Put::Text("2")),
            ("C16", Put::Text("Dọn kho lưu trữ")),
            ("H16", Put::Text("Đã dọn")),
        ],
    );
    let again = form(&work, &[answer("HT.01", "Xong nốt")]);
    let mut found = Diagnostics::new();
    let reader = ProgressReader::new(&work, options());
    let mut progress = Vec::new();
    for (bytes, name) in [(&sent, "kt.xlsx"), (&again, "kt (2).xlsx")] {
        progress.extend(reader.read(bytes, name, &mut found).unwrap().entries);
    }
    let registry = Registry::default();
    let at = date(2026, 9, 30);
    let tally = judge(&work, &progress, &registry, AsOf { period: PERIOD, regime: Regime::Calendar, at }, &mut found);
    let told = |cell: &str| -> Vec<&str> {
        found.iter().filter(|f| f.place.to_string() == cell).map(|f| f.code.name()).collect()
    };
    assert_eq!(told("kt.xlsx!Tiến độ!C7"), ["bieu.sua-o-khoa"]);
    assert_eq!(told("kt.xlsx!Tiến độ!G8"), ["tien-do.ty-le"]);
    assert!(told("kt.xlsx!Tiến độ!F10").contains(&"tien-do.ngay-tuong-lai"), "{found:#?}");
    assert_eq!(told("kt.xlsx!Tiến độ!F13"), ["tien-do.trang-thai-la"]);
    assert_eq!(told("kt.xlsx!Tiến độ!F15"), ["tien-do.ngoai-ke-hoach"]);
    assert_eq!(told("kt.xlsx!Tiến độ!H16"), ["tien-do.ngoai-ke-hoach"]);
    assert!(found.iter().any(|f| f.code == "tien-do.trung" && f.place.file.is_some()), "{found:#?}");
    assert_eq!(tally.strays.len(), 2);
}
