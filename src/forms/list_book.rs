//! Lists as workbooks: a heading, and one row each. What Vietnamese Excel opens in columns, which a CSV with commas is not.

use super::plan_form::{A4, FONT};
use super::progress_form::excel_date;
use super::{FormError, properties, sealed};
use crate::plan::wording::progress::cut;
use chrono::NaiveDate;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListCell {
    /// Words, which no program takes for a formula.
    Text(String),
    /// A day; none leaves the cell blank.
    Day(Option<NaiveDate>),
    /// A count.
    Number(usize),
}

impl From<&str> for ListCell {
    fn from(words: &str) -> Self {
        ListCell::Text(words.to_owned())
    }
}

/// How the cells of lists look.
pub(super) struct Looks {
    pub head: Format,
    pub text: Format,
    pub date: Format,
    pub number: Format,
}

impl Looks {
    pub fn new() -> Self {
        let base = Format::new()
            .set_font_name(FONT)
            .set_font_size(11)
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin);
        let head = base.clone().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Looks {
            head: head.set_background_color(Color::RGB(0x00D9_E2F3)),
            text: base.clone().set_num_format("@"),
            date: base.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            number: base.set_align(FormatAlign::Center),
        }
    }
}

/// A list as a workbook with one sheet named `title`; headings come with the widths of their columns. Equal lists give equal
/// bytes.
///
/// # Errors
/// When there are more rows than a sheet has.
pub fn write_list_xlsx(
    title: &str,
    head: &[(&str, f64)],
    rows: impl IntoIterator<Item = Vec<ListCell>>,
) -> Result<Vec<u8>, FormError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(title)?);
    let looks = Looks::new();
    // The rows of a long list wait in a temporary file, where the machine lets us have one.
    let low = book.new_worksheet_with_low_memory();
    let mut sheet = low.unwrap_or_else(|_| Worksheet::new());
    sheet.set_name(title)?;
    for (column, (heading, width)) in (0u16..).zip(head) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(0, column, *heading, &looks.head)?;
    }
    for (row, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                ListCell::Text(words) => sheet.write_string_with_format(row, column, cut(&words), &looks.text)?,
                ListCell::Day(Some(day)) => {
                    sheet.write_datetime_with_format(row, column, excel_date(day)?, &looks.date)?
                }
                ListCell::Day(None) => sheet.write_blank(row, column, &looks.date)?,
                ListCell::Number(n) => sheet.write_number_with_format(row, column, n as f64, &looks.number)?,
            };
        }
    }
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    book.push_worksheet(sheet);
    sealed(book.save_to_buffer()?)
}
