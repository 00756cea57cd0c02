//! Figures that read as something else than what was typed: text with American marks, codes that became numbers, money
//! without its thousands.
//!
//! A column decides, never one cell: `1,243` is one thousand and more where `594,600,000` stands beside it, and one and
//! a quarter where `12,5` does.

use super::columns::{ColumnMeaning, Meaning, has_words};
use super::grid::Grid;
use super::rows::{BodyRow, Class, Key};
use super::wording::{fold, is_year};
use crate::diagnostic::{Code, Diagnostics, Place, code, listed};
use crate::sheet::Value;

/// Money from here on is hard to read without marks between its thousands.
const LARGE: f64 = 1_000_000.0;

/// How the marks of a text figure can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// `1,234,567`, `10.25`, `1,234.5`: the American way alone.
    American,
    /// `1.234.567`, `10,25`: the Vietnamese way alone.
    Vietnamese,
    /// `1,243`: thousands there, thousandths here.
    Comma,
    /// `1.243`: the other way round.
    Dot,
    /// `300`.
    None,
}

/// The figures of one column.
#[derive(Default)]
struct Column {
    /// Text figures: cell, marks.
    typed: Vec<(usize, Marks)>,
    /// Real numbers: cell, value, whether its thousands are marked.
    real: Vec<(usize, f64, bool)>,
    /// Cells that are neither.
    words: usize,
}

impl Column {
    fn of(grid: &Grid, body: &[BodyRow], c: usize) -> Column {
        let mut out = Column::default();
        for b in body.iter().filter(|b| !matches!(b.class, Class::Group(true) | Class::Note)) {
            let Some(i) = grid.here(b.row, c) else { continue };
            let text = grid.text(i);
            match grid.value(i) {
                Value::Number(_) if is_year(text.trim()) => out.words += 1,
                Value::Number(n) => out.real.push((i, n, text.contains('.'))),
                Value::Text => match marks(text.trim()) {
                    Some(marks) => out.typed.push((i, marks)),
                    None => out.words += usize::from(text.chars().any(char::is_alphanumeric)),
                },
                _ => out.words += 1,
            }
        }
        out
    }

    fn count(&self, wanted: Marks) -> usize {
        self.typed.iter().filter(|t| t.1 == wanted).count()
    }

    /// Figures and little else.
    fn is_of_figures(&self) -> bool {
        let figures = self.typed.len() + self.real.len();
        figures >= 2 && figures * 5 >= (figures + self.words) * 4
    }

    /// Typed the American way for certain.
    fn is_american(&self, heading: &str) -> bool {
        let (american, other) = (self.count(Marks::American), self.count(Marks::Vietnamese));
        american > 0 && other == 0 && self.is_of_figures() && !is_of_codes(heading)
    }

    /// May be typed the American way, if something else says so.
    fn may_be_american(&self, heading: &str) -> bool {
        let unclear = self.count(Marks::Comma);
        unclear > 0
            && self.count(Marks::Vietnamese) == 0
            && self.count(Marks::Dot) == 0
            && self.is_of_figures()
            && !is_of_codes(heading)
    }
}

/// What is asked of the figures of a table, and where findings go.
pub(super) struct Asked<'d> {
    /// Write them the Vietnamese way.
    pub fix: bool,
    /// The unit above the table.
    pub unit: String,
    pub d: &'d mut Diagnostics,
}

/// Looks through the columns of figures and says what may be misread; mends it when asked.
pub(super) fn look_through(grid: &mut Grid, body: &[BodyRow], key: &Key, meanings: &[ColumnMeaning], asked: Asked) {
    let Asked { fix, unit, d } = asked;
    let list: Vec<(usize, String, Column)> = (0..key.columns.len())
        .filter(|&k| !matches!(meanings[k].meaning, Meaning::Number | Meaning::Deadline | Meaning::Task))
        .map(|k| (k, fold(&meanings[k].heading), Column::of(grid, body, key.columns[k])))
        .collect();
    let elsewhere = list.iter().any(|(_, heading, column)| column.is_american(heading));
    for (k, heading, column) in &list {
        let name = &meanings[*k].heading;
        if is_of_codes(heading) {
            codes(grid, name, column, (fix, &mut *d));
            continue;
        }
        let money = is_money(heading) || is_money(&fold(&unit));
        let whole = column.real.iter().all(|r| r.1.fract() == 0.0);
        // In đồng, people and pieces there are no thousandths.
        let counted = column.count(Marks::Comma) + column.real.len() >= 2 && whole && is_counted(heading, &unit);
        if column.is_american(heading) || column.may_be_american(heading) && (elsewhere || counted) {
            american(grid, name, column, (fix, money, &mut *d));
        } else if money {
            ungrouped(grid, name, column, (fix, &mut *d));
        }
    }
}

/// Text figures typed the American way.
fn american(grid: &mut Grid, name: &str, column: &Column, (fix, money, d): (bool, bool, &mut Diagnostics)) {
    let cells: Vec<usize> = column.typed.iter().filter(|t| t.1 != Marks::None).map(|t| t.0).collect();
    let grouped = money || column.typed.iter().any(|t| t.1 == Marks::Comma) || column.real.iter().any(|r| r.2);
    let read = |grid: &Grid, i: usize| vietnamese(grid.text(i).trim(), grouped);
    let Some(&first) = cells.first() else { return };
    let (typed, meant) = (grid.text(first).trim().to_owned(), read(grid, first));
    let what = format!("{} ô số gõ bằng chữ theo kiểu Mỹ", cells.len());
    let readings = format!("«{typed}» đọc theo kiểu Mỹ là {meant}, đọc theo kiểu Việt Nam là {}", aloud(&typed));
    let new: Vec<(usize, String)> = cells.into_iter().map(|i| (i, read(grid, i))).collect();
    report(grid, &new, (name, &what, &readings, code::BANG_SO_KIEU_MY), (fix, d));
}

/// Money without marks between its thousands.
fn ungrouped(grid: &mut Grid, name: &str, column: &Column, (fix, d): (bool, &mut Diagnostics)) {
    let bare: Vec<&(usize, f64, bool)> = column.real.iter().filter(|r| r.1.abs() >= 1000.0 && !r.2).collect();
    let mixed = column.real.iter().any(|r| r.2);
    if !bare.iter().any(|r| mixed || r.1.fract() != 0.0 || r.1.abs() >= LARGE) {
        return;
    }
    let new: Vec<(usize, String)> = bare.iter().map(|r| (r.0, grouped(&grid.text(r.0)))).collect();
    let Some((first, text)) = new.first() else { return };
    let what = format!("{} ô số tiền không tách hàng nghìn", new.len());
    let readings = format!("«{}» là {text}", grid.text(*first));
    report(grid, &new, (name, &what, &readings, code::BANG_SO_KHONG_TACH), (fix, d));
}

/// Codes that the sheet made numbers: `1.010` became 1,01.
fn codes(grid: &mut Grid, name: &str, column: &Column, (fix, d): (bool, &mut Diagnostics)) {
    let places = |text: &str| text.split_once(['.', ',']).map_or(0, |(_, part)| part.chars().count());
    // As many digits as the codes that stayed text have, or the longest of the numbers.
    let typed = column.typed.iter().map(|t| places(grid.text(t.0).trim())).max().unwrap_or(0);
    let width = typed.max(column.real.iter().map(|r| places(&grid.text(r.0))).max().unwrap_or(0));
    if width < 2 {
        return;
    }
    let code_of = |i: usize| {
        let text = grid.text(i).replace('.', "");
        let (whole, part) = text.split_once(',').unwrap_or((&text, ""));
        format!("{whole}.{part:0<width$}")
    };
    let new: Vec<(usize, String)> =
        column.real.iter().filter(|r| r.1.abs() < 1000.0).map(|r| (r.0, code_of(r.0))).collect();
    let Some((first, text)) = new.first() else { return };
    let what = format!("{} ô mã bị bảng tính đổi thành số", new.len());
    let readings = format!("«{}» có lẽ là mã {text}", grid.text(*first));
    report(grid, &new, (name, &what, &readings, code::BANG_MA_THANH_SO), (fix, d));
}

/// Says what was found of a column, and writes the cells anew when asked.
fn report(
    grid: &mut Grid,
    new: &[(usize, String)],
    (name, what, readings, code): (&str, &str, &str, Code),
    (fix, d): (bool, &mut Diagnostics),
) {
    let names: Vec<String> = new.iter().map(|(i, _)| grid.name(*i)).collect();
    let place = names.first().map_or(Place::default(), Place::within);
    let cells = listed(&names, "ô");
    if fix {
        new.iter().for_each(|(i, text)| grid.rewrite(*i, text.clone()));
        let message = format!("Cột «{name}»: {what} ({cells}) đã được viết lại; {readings}");
        d.add(code::BANG_SO_DA_SUA, place, message, "đối chiếu lại các ô này với bảng gốc");
    } else {
        let message = format!("Cột «{name}»: {what} ({cells}), in nguyên như đã gõ; {readings}");
        d.add(code, place, message, "gõ lại các ô này thành số, hoặc cho viết lại theo kiểu Việt Nam");
    }
}

/// How a text figure can be read; none for other words.
fn marks(text: &str) -> Option<Marks> {
    let bare = text.trim_start_matches(['-', '+']).trim_end_matches('%').trim_end();
    let (whole, last) = (bare.matches(',').count(), bare.matches('.').count());
    if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
        return None;
    }
    let groups = |text: &str, mark: char| {
        let mut parts = text.split(mark);
        parts.next().is_some_and(|p| (1..=3).contains(&p.len()) && p != "0") && parts.all(|p| p.len() == 3)
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match (whole, last) {
        (0, 0) => Some(Marks::None),
        (1, 0) if groups(bare, ',') => Some(Marks::Comma),
        (0, 1) if groups(bare, '.') => Some(Marks::Dot),
        (1, 0) => bare.split_once(',').filter(|(a, b)| digits(a) && digits(b)).map(|_| Marks::Vietnamese),
        (0, 1) => bare.split_once('.').filter(|(a, b)| digits(a) && digits(b)).map(|_| Marks::American),
        (_, 0) if groups(bare, ',') => Some(Marks::American),
        (0, _) if groups(bare, '.') => Some(Marks::Vietnamese),
        (1, 1) if bare.find('.') < bare.find(',') => {
            bare.split_once(',').filter(|(a, b)| groups(a, '.') && digits(b)).map(|_| Marks::Vietnamese)
        }
        (_, 1) => bare.split_once('.').filter(|(a, b)| groups(a, ',') && digits(b)).map(|_| Marks::American),
        (1, _) => bare.split_once(',').filter(|(a, b)| groups(a, '.') && digits(b)).map(|_| Marks::Vietnamese),
        _ => None,
    }
}

/// An American figure the Vietnamese way: `1,243.5` as `1.243,5`.
fn vietnamese(text: &str, marked: bool) -> String {
    let swapped: String = text.chars().filter(|c| *c != ',').map(|c| if c == '.' { ',' } else { c }).collect();
    if marked || text.contains(',') { grouped(&swapped) } else { swapped }
}

/// Marks between the thousands of a figure that has none: `1015370,44`.
fn grouped(text: &str) -> String {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |n| start + n);
    let digits = &text[start..end];
    let mut out = text[..start].to_owned();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out + &text[end..]
}

/// What a Vietnamese reader makes of American marks: `1,243` is `1 phẩy 243`.
fn aloud(typed: &str) -> String {
    match (typed.matches(',').count(), typed.matches('.').count()) {
        (1, 0) => typed.replace(',', " phẩy "),
        (0, 1) => typed.replace('.', " chấm "),
        _ => "một số không rõ".to_owned(),
    }
}

fn is_of_codes(heading: &str) -> bool {
    const WORDS: &[&str] =
        &["mã", "số hiệu", "ký hiệu", "số văn bản", "phiên bản", "điện thoại", "số tài khoản", "mục"];
    WORDS.iter().any(|w| has_words(heading, w))
}

fn is_money(heading: &str) -> bool {
    const WORDS: &[&str] = &[
        "đồng",
        "tiền",
        "giá",
        "đơn giá",
        "nguyên giá",
        "kinh phí",
        "dự toán",
        "chi phí",
        "vốn",
        "ngân sách",
        "vnđ",
        "vnd",
        "lương",
        "phụ cấp",
        "doanh thu",
        "công nợ",
    ];
    WORDS.iter().any(|w| has_words(heading, w))
        && !["triệu", "tỷ", "tỉ", "nghìn", "%"].iter().any(|w| heading.contains(w))
}

/// Figures that have no thousandths.
fn is_counted(heading: &str, unit: &str) -> bool {
    const WORDS: &[&str] =
        &["m2", "m²", "số lượng", "số người", "số hộ", "số khẩu", "người", "hộ", "lượt", "diện tích"];
    is_money(heading) || is_money(&fold(unit)) || WORDS.iter().any(|w| has_words(heading, w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_typed_figures() {
        for (text, expected) in [
            ("594,600,000", Some(Marks::American)),
            ("10.25", Some(Marks::American)),
            ("1,234.5", Some(Marks::American)),
            ("0.125", Some(Marks::American)),
            ("1.234.567", Some(Marks::Vietnamese)),
            ("12,5", Some(Marks::Vietnamese)),
            ("1.234,56", Some(Marks::Vietnamese)),
            ("0,125", Some(Marks::Vietnamese)),
            ("1,243", Some(Marks::Comma)),
            ("1.243", Some(Marks::Dot)),
            ("-300", Some(Marks::None)),
            ("14, 26", None),
            ("12/3", None),
            ("", None),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
    }

    #[test]
    fn figures_the_vietnamese_way() {
        assert_eq!(vietnamese("594,600,000", false), "594.600.000");
        assert_eq!(vietnamese("10.25", false), "10,25");
        assert_eq!(vietnamese("731959.14", true), "731.959,14");
        assert_eq!(grouped("1015370,44"), "1.015.370,44");
        assert_eq!(grouped("-1234"), "-1.234");
        assert_eq!(grouped("999"), "999");
    }
}
