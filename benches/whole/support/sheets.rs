//! Workbooks to measure with: a title, a head of ten columns, groups and tasks, as offices keep them.

use super::generate::{self, Dice};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet};

/// Rows from one group's row to the next.
const GROUP: usize = 250;

const HEADS: [(&str, f64); 10] = [
    ("STT", 6.0),
    ("Mã nhiệm vụ", 12.0),
    ("Nội dung nhiệm vụ", 60.0),
    ("Cơ quan chủ trì", 24.0),
    ("Cơ quan phối hợp", 30.0),
    ("Ngày giao", 12.0),
    ("Thời hạn", 16.0),
    ("Sản phẩm", 30.0),
    ("Kinh phí (triệu đồng)", 14.0),
    ("Ghi chú", 18.0),
];

/// An xlsx with one sheet of so many tasks and ten columns; `seed` tells one workbook from another.
pub fn workbook(tasks: usize, seed: u64) -> Vec<u8> {
    let dice = &mut Dice::new(seed);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = "a table fits the grid of a sheet";
    fill(sheet, tasks, dice).expect(rows);
    book.save_to_buffer().expect("a workbook")
}

fn fill(sheet: &mut Worksheet, tasks: usize, dice: &mut Dice) -> Result<(), rust_xlsxwriter::XlsxError> {
    let lined = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let bold = lined.clone().set_bold();
    let head = bold.clone().set_align(FormatAlign::Center);
    let centred = lined.clone().set_align(FormatAlign::Center);
    let day = lined.clone().set_num_format("dd/mm/yyyy");
    let money = lined.clone().set_num_format("#,##0.0");
    let title = Format::new().set_bold().set_align(FormatAlign::Center);

    sheet.set_name("Nhiệm vụ")?;
    sheet.write_with_format(0, 2, "PHỤ LỤC 01", &title)?;
    sheet.write_with_format(1, 2, "DANH MỤC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH NĂM 2026", &title)?;
    sheet.write_with_format(2, 2, "(Kèm theo Kế hoạch số 45/KH-UBND ngày 20/01/2026)", &title)?;
    for (column, (name, width)) in (0..).zip(HEADS) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(4, column, name, &head)?;
    }
    let mut row = 5;
    for task in 0..tasks {
        if task % GROUP == 0 {
            let group = task / GROUP + 1;
            sheet.write_with_format(row, 0, vanthu::vietnamese::roman(group as u32), &bold)?;
            for column in 1..10 {
                sheet.write_blank(row, column, &bold)?;
            }
            sheet.write_with_format(row, 2, format!("{} {}", generate::action(dice), generate::thing(dice)), &bold)?;
            row += 1;
        }
        sheet.write_with_format(row, 0, (task + 1) as f64, &centred)?;
        sheet.write_with_format(row, 1, format!("NV{:02}.{:03}", task / GROUP + 1, task % GROUP + 1), &lined)?;
        sheet.write_with_format(row, 2, generate::task(dice), &lined)?;
        sheet.write_with_format(row, 3, generate::unit(dice), &lined)?;
        sheet.write_with_format(row, 4, generate::partners(dice), &lined)?;
        sheet.write_with_format(row, 5, 46_023.0 + dice.roll(330) as f64, &day)?;
        sheet.write_with_format(row, 6, generate::deadline(dice), &lined)?;
        sheet.write_with_format(row, 7, generate::result(dice), &lined)?;
        sheet.write_with_format(row, 8, dice.roll(50_000) as f64 / 10.0, &money)?;
        if dice.roll(4) == 0 {
            sheet.write_with_format(row, 9, "Chuyển tiếp từ năm trước", &lined)?;
        } else {
            sheet.write_blank(row, 9, &lined)?;
        }
        row += 1;
    }
    Ok(())
}
