//! Đối chiếu: every number and every list of a report, with what it was counted from.

use super::plan_form::{A4, FONT};
use super::{FormError, properties, sealed};
use crate::diagnostic::Place;
use crate::plan::wording::progress::cut;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};
use std::collections::BTreeSet;

/// How a number came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reckoning {
    /// How many are counted.
    Count,
    /// `09/20`: how many are counted, of how many.
    Of,
    /// The same as a share in percent.
    Share,
    /// How many more, or fewer, are counted than of the others.
    Difference,
    /// No number of the report's own: a list, or what a unit wrote.
    Said,
    /// Nothing that was counted gives this number: a person must look.
    Unknown,
}

impl Reckoning {
    /// As the workbook names it.
    pub fn words(self) -> &'static str {
        match self {
            Reckoning::Count => "đếm",
            Reckoning::Of => "đếm trên tổng số",
            Reckoning::Share => "tỷ lệ",
            Reckoning::Difference => "chênh lệch",
            Reckoning::Said => "theo đơn vị báo cáo",
            Reckoning::Unknown => "chưa đối chiếu được",
        }
    }
}

/// One thing that was counted, or a cell that says something of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CrossSource {
    /// What tells it from the others that are counted: a task's number, a task and a unit, a unit, a group.
    pub key: String,
    /// STT of the task; empty where none is meant.
    pub number: String,
    /// The task's words.
    pub content: String,
    /// The unit that answers for it.
    pub unit: String,
    /// Where the task stands.
    pub verdict: String,
    /// What the cell says.
    pub words: String,
    /// File and cell.
    pub place: Place,
}

/// A number or a list of a report, in its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct CrossLine {
    /// Where in the report: `I. TÌNH HÌNH CHUNG`, `Phụ lục II`.
    pub place: String,
    /// The sentence, or the row of a table.
    pub sentence: String,
    /// As printed: `09/20`, `45%`, `07`; empty for a list without a number.
    pub figure: String,
    /// What it is a number of.
    pub meaning: String,
    /// How it came about.
    pub reckoning: Reckoning,
    /// What was counted; several cells may speak of one thing.
    pub counted: Vec<CrossSource>,
    /// What it is a part of, or is held against.
    pub against: Vec<CrossSource>,
}

/// How many different things there are in a list of sources.
pub fn count_of(sources: &[CrossSource]) -> usize {
    sources.iter().map(|s| s.key.as_str()).collect::<BTreeSet<_>>().len()
}

/// The names of what was counted, each once, in order.
fn names(sources: &[CrossSource]) -> String {
    let mut seen = BTreeSet::new();
    let list: Vec<&str> = sources.iter().map(|s| s.key.as_str()).filter(|k| seen.insert(*k)).collect();
    list.join("; ")
}

/// Name and headings of the sheet of numbers.
const NUMBERS: (&str, [(&str, f64); 10]) = (
    "Số liệu",
    [
        ("Dòng", 7.0),
        ("Chỗ trong báo cáo", 26.0),
        ("Câu", 70.0),
        ("Số in ra", 11.0),
        ("Là số gì", 34.0),
        ("Cách tính", 18.0),
        ("Đếm được", 10.0),
        ("Trên, hoặc so với", 10.0),
        ("Gồm", 50.0),
        ("Số ô nguồn", 10.0),
    ],
);

/// Name and headings of the sheet of sources.
const SOURCES: (&str, [(&str, f64); 10]) = (
    "Nguồn",
    [
        ("Dòng", 7.0),
        ("Phần", 12.0),
        ("Mục được đếm", 16.0),
        ("STT nhiệm vụ", 9.0),
        ("Nhiệm vụ", 50.0),
        ("Đơn vị", 28.0),
        ("Đánh giá", 24.0),
        ("Ghi trong ô", 50.0),
        ("Tệp", 40.0),
        ("Ô", 16.0),
    ],
);

/// The cross-check as a workbook: a sheet of numbers, and one of what each of them was counted from, joined by the number of
/// the line. The same bytes for the same lines.
///
/// # Errors
/// When there are more lines than a sheet has rows.
pub fn write_cross_check(lines: &[CrossLine]) -> Result<Vec<u8>, FormError> {
    let mut book = Workbook::new();
    book.set_properties(&properties("Đối chiếu")?);
    let base = Format::new()
        .set_font_name(FONT)
        .set_font_size(11)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let looks = Looks {
        head: base
            .clone()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00D9_E2F3)),
        text: base.clone().set_num_format("@"),
        number: base.set_align(FormatAlign::Center),
    };
    let mut numbers = headed(&NUMBERS, &looks)?;
    let mut sources = headed(&SOURCES, &looks)?;
    let mut below = 1u32;
    for (row, line) in (1u32..).zip(lines) {
        let texts = [&line.place, &line.sentence, &line.figure, &line.meaning];
        numbers.write_number_with_format(row, 0, row, &looks.number)?;
        for (column, text) in (1u16..).zip(texts) {
            numbers.write_string_with_format(row, column, cut(text), &looks.text)?;
        }
        numbers.write_string_with_format(row, 5, line.reckoning.words(), &looks.text)?;
        let counted = !matches!(line.reckoning, Reckoning::Said | Reckoning::Unknown);
        for (column, list, shown) in
            [(6, &line.counted, counted), (7, &line.against, counted && !line.against.is_empty())]
        {
            if shown {
                let n = u32::try_from(count_of(list)).unwrap_or(u32::MAX);
                numbers.write_number_with_format(row, column, n, &looks.number)?;
            } else {
                numbers.write_blank(row, column, &looks.text)?;
            }
        }
        numbers.write_string_with_format(row, 8, cut(&names(&line.counted)), &looks.text)?;
        let cells = u32::try_from(line.counted.len() + line.against.len()).unwrap_or(u32::MAX);
        numbers.write_number_with_format(row, 9, cells, &looks.number)?;
        for (part, list) in [("được đếm", &line.counted), ("tổng, so với", &line.against)] {
            for source in list {
                source_row(&mut sources, below, (row, part), source, &looks)?;
                below += 1;
            }
        }
    }
    book.push_worksheet(numbers);
    book.push_worksheet(sources);
    sealed(book.save_to_buffer()?)
}

struct Looks {
    head: Format,
    text: Format,
    number: Format,
}

fn headed(sheet: &(&str, [(&str, f64); 10]), looks: &Looks) -> Result<Worksheet, FormError> {
    let mut out = Worksheet::new();
    out.set_name(sheet.0)?;
    for (column, (heading, width)) in (0u16..).zip(sheet.1) {
        out.set_column_width(column, width)?;
        out.write_string_with_format(0, column, heading, &looks.head)?;
    }
    out.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    out.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    Ok(out)
}

fn source_row(
    sheet: &mut Worksheet,
    row: u32,
    (line, part): (u32, &str),
    source: &CrossSource,
    looks: &Looks,
) -> Result<(), FormError> {
    sheet.write_number_with_format(row, 0, line, &looks.number)?;
    let (file, cell) = (source.place.file.as_deref(), source.place.within.as_deref());
    let texts = [
        part,
        &source.key,
        &source.number,
        &source.content,
        &source.unit,
        &source.verdict,
        &source.words,
        file.unwrap_or_default(),
        cell.unwrap_or_default(),
    ];
    for (column, text) in (1u16..).zip(texts) {
        sheet.write_string_with_format(row, column, cut(text), &looks.text)?;
    }
    Ok(())
}
