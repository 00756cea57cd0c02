//! The empty plan workbook.

use super::{FormError, properties, sealed};
use crate::document::DocumentType;
use crate::plan::TaskField;
use crate::plan::wording::book::{
    BODY_HEADINGS, BODY_SHEET, CHOICE_SHEET, EXAMPLE_MARK, INFO, INFO_SHEET, Info, LEVELS, TASK_HEADINGS, TASK_SHEET,
    TaskHeading, type_words,
};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook, Worksheet,
};

pub(super) const FONT: &str = "Times New Roman";
/// A4 in the numbering of spreadsheets.
pub(super) const A4: u8 = 9;
/// Rows of "Nội dung" and "Nhiệm vụ" that carry formats and checks.
const ROWS: u32 = 500;
/// Height of a line of 12 pt.
pub(super) const LINE_HEIGHT: f64 = 15.75;
/// Letters of a hint that surely fit on a line of its column.
const HINT_ROOM: u32 = 76;
/// Excel shows no more of an input message.
const MESSAGE_MOST: usize = 255;

struct Looks {
    head: Format,
    label: Format,
    value: Format,
    text: Format,
    date: Format,
    number: Format,
    centered: Format,
    hint: Format,
    example: Format,
}

impl Looks {
    fn new() -> Self {
        let base = Format::new().set_font_name(FONT).set_font_size(12).set_text_wrap().set_align(FormatAlign::Top);
        let cell = base.clone().set_border(FormatBorder::Thin);
        let text = cell.clone().set_num_format("@");
        Looks {
            head: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00D9_E2F3)),
            label: cell.clone().set_bold(),
            value: text.clone(),
            centered: text.clone().set_align(FormatAlign::Center),
            date: cell.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            number: cell.clone(),
            hint: base.set_italic().set_font_size(11).set_font_color(Color::RGB(0x0059_5959)),
            example: text.clone().set_italic().set_font_color(Color::RGB(0x007F_7F7F)),
            text,
        }
    }
}

/// The empty plan workbook: "Thông tin chung", "Nội dung", "Nhiệm vụ", with dropdowns, checks, notes and an example in
/// each list. The same bytes every time.
pub fn plan_form() -> Result<Vec<u8>, FormError> {
    let mut book = Workbook::new();
    book.set_properties(&properties("Biểu mẫu lập văn bản")?);
    let looks = Looks::new();
    info(book.add_worksheet(), &looks)?;
    body(book.add_worksheet(), &looks)?;
    tasks(book.add_worksheet(), &looks)?;
    choices(book.add_worksheet(), &looks)?;
    sealed(book.save_to_buffer()?)
}

/// What all sheets share: A4, margins, the head row frozen and repeated on every printed page.
fn page(sheet: &mut Worksheet, name: &str, widths: &[f64], landscape: bool) -> Result<(), FormError> {
    sheet.set_name(name)?;
    for (column, width) in (0u16..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.8, 0.6, 0.8, 0.8, 0.4, 0.4);
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_footer("&C&P/&N");
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn short(words: &str) -> String {
    words.chars().take(MESSAGE_MOST).collect()
}

/// A check that only shows a note when the cell is chosen.
pub(super) fn note(title: &str, words: &str) -> Result<DataValidation, FormError> {
    // The title's room is 32 characters.
    let title: String = title.chars().take(32).collect();
    Ok(DataValidation::new().set_input_title(title)?.set_input_message(short(words))?)
}

/// Choices, and a word on what else may stand there.
pub(super) fn choice(title: &str, words: &str, list: &[&str], strict: bool) -> Result<DataValidation, FormError> {
    let style = if strict { DataValidationErrorStyle::Stop } else { DataValidationErrorStyle::Information };
    Ok(note(title, words)?
        .allow_list_strings(list)?
        .set_error_style(style)
        .set_error_title("Ngoài danh sách")?
        .set_error_message("Giá trị này không có trong danh sách chọn.")?)
}

fn info(sheet: &mut Worksheet, looks: &Looks) -> Result<(), FormError> {
    page(sheet, INFO_SHEET, &[28.0, 62.0, 58.0], true)?;
    for (column, words) in (0u16..).zip(["Thông tin", "Giá trị", "Hướng dẫn"]) {
        sheet.write_string_with_format(0, column, words, &looks.head)?;
    }
    for (at, row) in (1u32..).zip(INFO) {
        sheet.write_string_with_format(at, 0, row.label, &looks.label)?;
        sheet.write_string_with_format(at, 2, row.hint, &looks.hint)?;
        let format = if row.info == Info::Date { &looks.date } else { &looks.value };
        if row.info == Info::DocType {
            sheet.write_string_with_format(at, 1, type_words(DocumentType::Plan), format)?;
        } else {
            sheet.write_blank(at, 1, format)?;
        }
        // Lists get room for a few lines; other rows what their hint needs. Rows of the other sheets have no height of
        // their own, so that they grow as they are filled in.
        let lines = match row.info {
            Info::Bases | Info::Recipients | Info::Opening => 5,
            Info::Authority | Info::Organ | Info::Addressees | Info::Subject | Info::Closing => 3,
            _ => 1,
        };
        let hint_lines = u32::try_from(row.hint.chars().count()).unwrap_or(0).div_ceil(HINT_ROOM);
        sheet.set_row_height(at, LINE_HEIGHT * f64::from(lines.max(hint_lines)) + 3.0)?;
        let check = match row.info {
            Info::DocType => note(row.label, row.hint)?
                .allow_list_formula(Formula::new(format!(
                    "='{CHOICE_SHEET}'!$A$1:$A${}",
                    DocumentType::every().count()
                )))
                .set_error_title("Loại văn bản")?
                .set_error_message("Chọn một loại văn bản trong danh sách.")?,
            Info::Urgency => choice(row.label, row.hint, &["Khẩn", "Thượng khẩn", "Hỏa tốc"], true)?,
            Info::Draft => choice(row.label, row.hint, &["Có", "Không"], false)?,
            Info::Circulation => choice(row.label, row.hint, &["XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"], false)?,
            // A comma would part the choices of a list.
            Info::Numbering => choice(row.label, row.hint, &["a)", "1.1."], true)?,
            Info::AppendixLayout => choice(row.label, row.hint, &["Tự động", "Dọc", "Ngang"], true)?,
            Info::Profile => choice(row.label, row.hint, &["Hành chính", "Đảng"], true)?,
            // Information only: a month alone (`…/02/2026`) is right too.
            Info::Date => note(row.label, row.hint)?
                .allow_date(DataValidationRule::Between(
                    ExcelDateTime::from_ymd(1945, 1, 1)?,
                    ExcelDateTime::from_ymd(2200, 1, 1)?,
                ))
                .set_error_style(DataValidationErrorStyle::Information)
                .set_error_title("Ngày ban hành")?
                .set_error_message("Ô này không phải là một ngày. Nếu chỉ biết tháng, năm thì ghi …/02/2026.")?,
            Info::Subject => note(row.label, row.hint)?
                .allow_text_length(DataValidationRule::LessThanOrEqualTo(500))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title("Trích yếu dài")?
                .set_error_message("Trích yếu không quá 500 ký tự (Phụ lục VI Nghị định 30/2020/NĐ-CP).")?,
            _ => note(row.label, row.hint)?,
        };
        sheet.add_data_validation(at, 1, at, 1, &check)?;
    }
    Ok(())
}

/// The outline that shows how "Nội dung" is filled in.
const BODY_EXAMPLE: [(usize, &str); 8] = [
    (2, "MỤC ĐÍCH, YÊU CẦU"),
    (4, "Mục đích"),
    (9, "Một đoạn văn nằm trong khoản ở trên."),
    (4, "Yêu cầu"),
    (6, "Điểm thứ nhất;"),
    (6, "Điểm thứ hai."),
    (2, "TỔ CHỨC THỰC HIỆN"),
    (7, "Một gạch đầu dòng."),
];

fn body(sheet: &mut Worksheet, looks: &Looks) -> Result<(), FormError> {
    page(sheet, BODY_SHEET, &[20.0, 10.0, 110.0], true)?;
    for (column, (words, _)) in (0u16..).zip(BODY_HEADINGS) {
        sheet.write_string_with_format(0, column, words, &looks.head)?;
    }
    for (at, (level, words)) in (1u32..).zip(BODY_EXAMPLE) {
        let level = LEVELS.get(level).map_or("", |l| l.1);
        sheet.write_string_with_format(at, 0, level, &looks.example)?;
        sheet.write_blank(at, 1, &looks.example)?;
        sheet.write_string_with_format(at, 2, format!("{EXAMPLE_MARK} {words}"), &looks.example)?;
    }
    let first = u32::try_from(BODY_EXAMPLE.len()).unwrap_or(0) + 1;
    for at in first..=ROWS {
        for column in 0..3 {
            sheet.write_blank(at, column, if column == 1 { &looks.centered } else { &looks.text })?;
        }
    }
    let names: Vec<&str> = LEVELS.iter().map(|l| l.1).collect();
    let how = "Chọn cấp của dòng. Số thứ tự được tự đánh theo cấp.";
    sheet.add_data_validation(1, 0, ROWS, 0, &choice("Cấp", how, &names, false)?)?;
    let how = "Để trống thì tự đánh số. Chỉ ghi khi muốn giữ đúng số này, ví dụ: IV, 2, đ.";
    sheet.add_data_validation(1, 1, ROWS, 1, &note("Số", how)?)?;
    let how = "Mỗi dòng là một tiêu đề, một đoạn hoặc một ý. Các dòng bắt đầu bằng «(ví dụ)» không được đọc; xóa đi hoặc ghi đè.";
    sheet.add_data_validation(1, 2, ROWS, 2, &note("Tiêu đề hoặc nội dung", how)?)?;
    Ok(())
}

/// Width of each column of "Nhiệm vụ" and the note that helps to fill it in.
fn task_column(field: TaskField) -> (f64, &'static str) {
    match field {
        TaskField::Number => (
            9.0,
            "Số thứ tự, ghi sao in vậy; để trống thì tự đánh. Dòng nhóm: ghi I, II, A, B ở đây và tên nhóm ở cột bên, các cột khác để trống.",
        ),
        TaskField::Content => {
            (48.0, "Mỗi dòng một nhiệm vụ. Dòng bắt đầu bằng «(ví dụ)» không được đọc; xóa đi hoặc ghi đè.")
        }
        TaskField::Lead => (22.0, "Một cơ quan, đơn vị chủ trì."),
        TaskField::Partners => (22.0, "Mỗi cơ quan một dòng trong ô (Alt+Enter), hoặc cách nhau bằng dấu chấm phẩy."),
        TaskField::Deadline => (
            18.0,
            "Ghi như sẽ in: Quý II/2026, Tháng 6/2026, Trước ngày 10/6/2026, Thường xuyên. Cột này là chữ nên Excel không đổi thành ngày.",
        ),
        TaskField::Output => (24.0, "Mỗi sản phẩm, kết quả một dòng trong ô."),
        TaskField::Budget => (14.0, "Số, đơn vị triệu đồng; chưa có thì để trống."),
        TaskField::Note => (16.0, "Để trống nếu không có."),
    }
}

fn tasks(sheet: &mut Worksheet, looks: &Looks) -> Result<(), FormError> {
    let columns: Vec<(TaskField, &str)> = TASK_HEADINGS
        .iter()
        .filter_map(|(heading, name, _)| match heading {
            TaskHeading::Field(field) => Some((*field, *name)),
            TaskHeading::Group => None,
        })
        .collect();
    let widths: Vec<f64> = columns.iter().map(|(field, _)| task_column(*field).0).collect();
    page(sheet, TASK_SHEET, &widths, true)?;
    sheet.set_row_height(0, LINE_HEIGHT * 2.0 + 3.0)?.set_row_height(1, LINE_HEIGHT * 2.0 + 3.0)?;
    for (column, (field, heading)) in (0u16..).zip(&columns) {
        sheet.write_string_with_format(0, column, *heading, &looks.head)?;
        let format = match field {
            TaskField::Number => &looks.centered,
            TaskField::Budget => &looks.number,
            _ => &looks.text,
        };
        let example = match field {
            TaskField::Number => "1",
            TaskField::Content => "(ví dụ) Ban hành quy chế khai thác dữ liệu dùng chung",
            TaskField::Lead => "Văn phòng",
            TaskField::Partners => "Phòng Kinh tế\nPhòng Văn hóa - Xã hội",
            TaskField::Deadline => "Quý II/2026",
            TaskField::Output => "Quyết định ban hành quy chế",
            TaskField::Budget => "",
            TaskField::Note => "",
        };
        sheet.write_string_with_format(1, column, example, &looks.example)?;
        for at in 2..=ROWS {
            sheet.write_blank(at, column, format)?;
        }
        let how = task_column(*field).1;
        let check = match field {
            TaskField::Budget => note(heading, how)?
                .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title("Kinh phí")?
                .set_error_message("Ô này thường là một số không âm, đơn vị triệu đồng.")?,
            _ => note(heading, how)?,
        };
        sheet.add_data_validation(1, column, ROWS, column, &check)?;
    }
    Ok(())
}

/// The types of văn bản: too many for a list written into the check itself.
fn choices(sheet: &mut Worksheet, looks: &Looks) -> Result<(), FormError> {
    sheet.set_name(CHOICE_SHEET)?;
    for (at, kind) in (0u32..).zip(DocumentType::every()) {
        sheet.write_string_with_format(at, 0, type_words(kind), &looks.text)?;
    }
    sheet.set_hidden(true);
    Ok(())
}
