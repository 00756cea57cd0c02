//! Legacy Excel files. `data/biff8.xls` was made with xlwt, `data/biff5.xls` record by record; both hold words of
//! our own.

use super::dump::{dump, read};

#[test]
fn biff8_with_its_looks() {
    let (book, findings) = read(include_bytes!("data/biff8.xls"));
    assert_eq!(
        dump(&book.sheets[0]),
        "== Phụ lục\nA1 [chữ|b] DANH MỤC NHIỆM VỤ\nA2 [chữ|bknCenter] STT\nB2 [chữ|bknCenter] Nội dung\n\
         C2 [chữ|bknCenter] Kinh phí\nD2 [chữ|bknCenter] Hạn\nA3 [số 13.1|] 13,1\nB3 [chữ|] Rà soát⏎hồ sơ\n\
         C3 [số 1234567.89|] 1.234.567,89\nD3 [ngày 2026-01-05 00:00:00|] 05/01/2026\nA4 [chữ|] 13.10\n\
         B4 [chữ|] Cộng hòa xã hội\nC4 [số 0.133|] 13,3%\nD4 [ngày 2026-03-01 00:00:00|] tháng 3/2026\nA5 [số 1|] 1\n\
         B5 [số 2|] 2\nC5 [số 3|] 3\nB6 [chữ|H] Dòng ẩn\nB7 [chữ|ir] Đỏ\nD7 [logic true|] TRUE\nE7 [chữ|] Giải trình\n\
         gộp A1:D1\ncột ẩn [4]\nrộng [(2, 20.0), (4, 11.5703125)]\n"
    );
    assert!(book.sheets[1].hidden);
    assert!(findings[0].contains("TCVN3"), "{findings:?}");
}

#[test]
fn biff5_in_old_letters() {
    let (book, findings) = read(include_bytes!("data/biff5.xls"));
    assert_eq!(
        dump(&book.sheets[0]),
        "== Bang 1\nA1 [chữ|bCenter] STT\nB1 [chữ|bCenter] Nội dung\nC1 [chữ|bCenter] Hạn\nA2 [số 13.1|] 13,1\n\
         B2 [chữ|] Rà soát hồ sơ\nC2 [ngày 2026-01-05 00:00:00|] 05/01/2026\nC3 [số 1234.5|] 1.234,50\n"
    );
    assert_eq!(findings.len(), 2, "{findings:?}");
}
