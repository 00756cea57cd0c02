//! Web pages that carry a workbook's name: their tables, row by row, and the words around them.

use super::encoding;
use super::html::{self, Tag, Words};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Align;
use crate::sheet::{CellStyle, Merge, Sheet, SheetCell, SheetRow, Value, Workbook};
use crate::vietnamese::general_number;

/// Columns and rows that a page can claim for one cell.
const MOST_SPAN: u32 = 1000;
/// Rows and columns of a page; what lies beyond them is no table that anybody made by hand.
const MOST_ROWS: u32 = 200_000;
const MOST_COLUMNS: usize = 2000;
/// Bytes at the head of a page in which its first table shows.
const HEAD: usize = 1 << 16;

/// Whether these bytes are a page with a table.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    head.trim_start().starts_with('<') && (head.contains("<table") || head.contains("<tr"))
}

/// Reads a page as one sheet.
pub(super) fn read(bytes: &[u8], d: &mut Diagnostics) -> Option<Workbook> {
    let text = encoding::decode(bytes, d)?;
    let mut page = Page::default();
    page.read(&text);
    let advice = "kiểm tra lại bảng; nếu sai, mở tệp bằng Excel rồi lưu lại dạng Excel Workbook (.xlsx)";
    let message = "Tệp là trang web (HTML) mang tên bảng tính; các bảng trong trang được đọc như bảng tính";
    d.add(code::TEP_HTML, Place::default(), message, advice);
    Some(Workbook { sheets: vec![page.sheet] })
}

/// A page being read.
#[derive(Default)]
struct Page {
    sheet: Sheet,
    /// The next row.
    row: u32,
    cells: Vec<SheetCell>,
    /// For each column, how many rows from this one on a merge of an earlier row takes.
    taken: Vec<u32>,
    column: usize,
    /// Tables that are open; those inside a cell are words of it.
    depth: usize,
    bordered: bool,
    /// The cell or line that is open.
    words: Option<Words>,
    open: Option<SheetCell>,
    span: (u32, u32),
}

impl Page {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['<', '&']) {
            self.say(&rest[..at]);
            rest = &rest[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
            } else if let Some((tag, taken)) = html::tag(rest) {
                rest = &rest[taken..];
                if matches!(tag.name.as_str(), "style" | "script" | "title") && !tag.closes {
                    let end = format!("</{}", tag.name);
                    let lower = rest.to_ascii_lowercase();
                    rest = lower.find(&end).map_or("", |at| &rest[at..]);
                    continue;
                }
                self.tag(&tag);
            } else if let Some((letter, taken)) = html::entity(rest) {
                self.say(&letter);
                rest = &rest[taken..];
            } else {
                self.say(&rest[..1]);
                rest = &rest[1..];
            }
            if self.row >= MOST_ROWS {
                return;
            }
        }
        self.say(rest);
        self.end_row();
    }

    fn say(&mut self, words: &str) {
        if self.words.is_none() && !words.trim().is_empty() && self.depth == 0 {
            self.words = Some(Words::of_page());
        }
        if let Some(open) = &mut self.words {
            open.push(words);
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match (tag.name.as_str(), tag.closes, self.depth) {
            ("table", false, depth) => {
                if depth == 0 {
                    self.end_row();
                    self.bordered = tag.attribute("border").is_some_and(|b| b != "0");
                }
                self.depth += 1;
            }
            ("table", true, 1) => {
                self.end_row();
                self.taken.clear();
                self.depth = 0;
            }
            ("table", true, depth) => self.depth = depth.saturating_sub(1),
            ("tr", _, 1) => self.end_row(),
            ("td" | "th", false, 1) => {
                self.end_cell();
                self.begin_cell(tag);
            }
            ("td" | "th", true, 1) => self.end_cell(),
            ("caption", _, 1) => self.end_row(),
            ("p" | "div" | "br" | "h1" | "h2" | "h3" | "h4" | "li", _, 0) => {
                self.end_row();
                let look = tag.attribute("style").unwrap_or_default().to_lowercase();
                if !tag.closes && (look.contains("bold") || tag.name.starts_with('h')) {
                    let mut words = Words::of_page();
                    words.tag(&Tag { name: "b".into(), closes: false, rest: "" });
                    self.words = Some(words);
                    self.open = Some(cell(0, CellStyle { align: align(tag), ..CellStyle::default() }));
                }
            }
            ("td" | "th", ..) => self.say(" "),
            _ => {
                if let Some(open) = &mut self.words {
                    open.tag(tag);
                }
            }
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        while self.taken.get(self.column).is_some_and(|t| *t > 0) {
            self.column += 1;
        }
        let span = |name: &str| {
            tag.attribute(name).and_then(|n| n.trim().parse::<u32>().ok()).unwrap_or(1).clamp(1, MOST_SPAN)
        };
        self.span = (span("colspan"), span("rowspan"));
        let look = tag.attribute("style").unwrap_or_default().to_lowercase();
        let head = tag.name == "th";
        let style = CellStyle {
            bold: head || look.contains("bold"),
            bordered: self.bordered || look.contains("border"),
            filled: tag.attribute("bgcolor").is_some() || look.contains("background"),
            align: align(tag).or(head.then_some(Align::Center)),
            ..CellStyle::default()
        };
        let mut open = cell(u32::try_from(self.column).unwrap_or(u32::MAX), style);
        if let Some(number) = tag.attribute("x:num").and_then(|n| n.parse::<f64>().ok()).filter(|n| n.is_finite()) {
            open.value = Value::Number(number);
        }
        self.open = Some(open);
        self.words = Some(Words::of_page());
    }

    fn end_cell(&mut self) {
        let Some(words) = self.words.take() else { return };
        let mut cell = self.open.take().unwrap_or_else(|| cell(0, CellStyle::default()));
        let (text, bold, italic) = words.finish();
        cell.text = text;
        cell.style.bold |= bold;
        cell.style.italic |= italic;
        if let Value::Number(n) = cell.value
            && cell.text.words().trim().is_empty()
        {
            cell.text = crate::sheet::CellText::Plain(general_number(n).into());
        }
        let (wide, tall) = if self.depth > 0 { self.span } else { (1, 1) };
        if self.depth > 0 && self.column < MOST_COLUMNS {
            let end = (self.column + wide as usize).min(MOST_COLUMNS);
            if self.taken.len() < end {
                self.taken.resize(end, 0);
            }
            self.taken[self.column..end].fill(tall);
            if wide > 1 || tall > 1 {
                let (top, left) = (self.row, self.column as u32);
                self.sheet.merges.push(Merge { top, left, bottom: top + tall - 1, right: end as u32 - 1 });
            }
            self.column = end;
        }
        if !cell.text.words().trim().is_empty() && (cell.column as usize) < MOST_COLUMNS {
            self.cells.push(cell);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        // Between the rows of a table nothing is counted; a merge of this row takes one row less below it.
        let used = self.column > 0 || !self.cells.is_empty();
        if used {
            self.taken.iter_mut().for_each(|t| *t = t.saturating_sub(1));
            let cells = std::mem::take(&mut self.cells);
            if !cells.is_empty() {
                self.sheet.rows.push(SheetRow { index: self.row, hidden: false, cells });
            }
            self.row += 1;
        }
        self.column = 0;
    }
}

fn cell(column: u32, style: CellStyle) -> SheetCell {
    SheetCell { column, value: Value::Text, text: crate::sheet::CellText::Plain("".into()), style }
}

fn align(tag: &Tag) -> Option<Align> {
    let look = tag.attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
    let named = tag.attribute("align").unwrap_or_default().to_lowercase();
    match () {
        _ if named == "center" || look.contains("text-align:center") => Some(Align::Center),
        _ if named == "right" || look.contains("text-align:right") => Some(Align::Right),
        _ => None,
    }
}
