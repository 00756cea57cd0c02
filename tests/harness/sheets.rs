//! Workbooks as an office keeps them, from rows of words.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

/// Rows of cells. `#5` is a number, `@2026-02-06` a date; an empty word leaves the cell blank.
pub type Rows<'r> = &'r [&'r [&'r str]];

/// A workbook of sheets, each with its name.
pub fn workbook(sheets: &[(&str, Rows)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            for (column, words) in (0..).zip(*cells).filter(|c| !c.1.is_empty()) {
                write(sheet, row, column, words);
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, words: &str) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let written = if let Some(number) = words.strip_prefix('#') {
        sheet.write(row, column, number.parse::<f64>().expect("a number"))
    } else if let Some(date) = words.strip_prefix('@') {
        let date = ExcelDateTime::parse_from_str(date).expect("a date");
        sheet.write_with_format(row, column, &date, &day)
    } else {
        sheet.write(row, column, words)
    };
    written.expect("a cell");
}
