use crate::edit::{Put, put};
use crate::sample::{answer, form, read, work};
use vanthu::forms::plan_form;

#[test]
fn files_that_are_none_of_progress() {
    let work = work();
    for (bytes, name, wanted) in [
        (&b""[..], "a.xlsx", "a.xlsx: lỗi: "),
        (b"%PDF-1.7 x", "a.pdf", "a.pdf: lỗi: Tệp là PDF, không phải bảng tính"),
        (b"PK\x03\x04 cut", "a.xlsx", "a.xlsx: lỗi: "),
        (b"{\"loai\": \"ke-hoach\"}", "a.json", "a.json: lỗi: "),
        ("Kính gửi các đơn vị\nĐề nghị gửi báo cáo\n".as_bytes(), "a.txt", "a.txt: lỗi: Tệp không có bảng tiến độ nào"),
        (
            "STT,Nhiệm vụ,Chủ trì,Thời hạn,Kết quả\n1,Một,Phòng A,Quý I/2026,Báo cáo\n".as_bytes(),
            "ke-hoach.csv",
            "ke-hoach.csv: lỗi: Tệp không có bảng tiến độ nào",
        ),
    ] {
        let (file, lines) = read(bytes, name, &work);
        assert!(file.is_none(), "{name}");
        assert!(lines.last().is_some_and(|l| l.starts_with(wanted)), "{name}: {lines:?}");
    }
    let (file, lines) = read(&plan_form().unwrap(), "ke-hoach.xlsx", &work);
    assert!(file.is_none());
    assert!(lines[0].contains("không có bảng tiến độ nào"), "{lines:?}");
}

#[test]
fn a_form_in_any_state_of_ruin_is_read_or_told() {
    let work = work();
    let whole = form(&work, &[answer("HT.01", "Xong")]);
    for end in (0..whole.len()).step_by(whole.len() / 40) {
        let (file, lines) = read(&whole[..end], "a.xlsx", &work);
        assert!(file.is_some() || !lines.is_empty());
    }
    for (at, _) in whole.iter().enumerate().step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let (file, lines) = read(&bytes, "a.xlsx", &work);
        assert!(file.is_some() || !lines.is_empty(), "byte {at}");
    }
}

#[test]
fn a_form_whose_head_is_gone_says_so() {
    let work = work();
    let whole = form(&work, &[answer("HT.01", "Xong")]);
    let bytes = put(&whole, &[("F5", Put::Text("Cột A")), ("G5", Put::Blank), ("H5", Put::Text("Cột B"))]);
    let (file, lines) = read(&bytes, "a.xlsx", &work);
    assert!(file.is_none());
    assert!(lines.iter().any(|l| l.starts_with("a.xlsx: lỗi: Tệp không có bảng tiến độ nào")), "{lines:?}");
}
