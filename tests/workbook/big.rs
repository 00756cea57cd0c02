//! A sheet of a million cells.

use rust_xlsxwriter::{Format, Workbook};
use vanthu::diagnostic::Diagnostics;
use vanthu::sheet::workbook;

#[test]
fn a_million_cells_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (money, day) = (Format::new().set_num_format("#,##0.00"), Format::new().set_num_format("dd/mm/yyyy"));
    for row in 0..100_000u32 {
        let n = f64::from(row);
        sheet.write(row, 0, n + 1.0).unwrap();
        sheet.write(row, 1, format!("Nhiệm vụ số {row}: rà soát, cập nhật hồ sơ địa bàn")).unwrap();
        sheet.write(row, 2, ["Phòng Kinh tế", "Văn phòng", "Công an xã"][row as usize % 3]).unwrap();
        sheet.write(row, 3, "Các thôn, tổ dân phố").unwrap();
        sheet.write(row, 4, ["Quý I/2026", "Thường xuyên"][row as usize % 2]).unwrap();
        sheet.write_with_format(row, 5, 46_000.0 + n / 100.0, &day).unwrap();
        sheet.write_with_format(row, 6, n * 1234.5, &money).unwrap();
        sheet.write(row, 7, n / 7.0).unwrap();
        sheet.write(row, 8, format!("Báo cáo {row}")).unwrap();
        sheet.write(row, 9, "Ghi chú").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let book = workbook(&bytes, "", &mut Diagnostics::new()).unwrap();
    assert_eq!(book.sheets[0].rows.iter().map(|r| r.cells.len()).sum::<usize>(), 1_000_000);
}
