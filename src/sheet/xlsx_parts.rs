//! A worksheet part, streamed once: cells with their formats, rows and columns hidden, widths, merged areas.

use super::findings::Finding;
use super::format::NumberFormat;
use super::merges;
use super::scribe::Scribe;
use super::strings::{self, Run, Strings};
use super::styles::{Font, Styles};
use crate::document::Inlines;
use crate::package::xml::{Stop, Xml, attribute, is_on};
use crate::sheet::{CellText, Merge, Sheet, SheetCell, SheetRow, Value, cell_name};
use chrono::{NaiveDate, NaiveDateTime};
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Rows and columns of the format's grid.
pub(super) const ROWS: u32 = 1 << 20;
pub(super) const COLUMNS: u32 = 1 << 14;
const MOST_MERGES: usize = 500_000;

/// What cells refer to.
pub(super) struct Shared<'a> {
    /// Cell formats.
    pub styles: &'a Styles,
    /// The string table.
    pub strings: &'a Strings,
    /// The calendar begins in 1904.
    pub since_1904: bool,
}

/// `B7` as (row 6, column 1); None outside the grid.
pub(super) fn address(text: &str) -> Option<(u32, u32)> {
    let (mut column, mut row, mut digits) = (0u32, 0u32, false);
    for b in text.bytes() {
        match b {
            b'$' => {}
            b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                column = column * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1;
            }
            b'0'..=b'9' => {
                digits = true;
                row = row * 10 + u32::from(b - b'0');
            }
            _ => return None,
        }
        if column > COLUMNS || row > ROWS {
            return None;
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// What of a sheet is known only when its cells are: ranges to be clipped to what is used.
#[derive(Default)]
struct Frame {
    columns: Vec<ColumnRange>,
    merges: Vec<Merge>,
}

struct ColumnRange {
    first: u32,
    last: u32,
    width: Option<f32>,
    hidden: bool,
}

/// Reads a worksheet into `sheet`; what was read before damage stays.
pub(super) fn read(source: impl BufRead, shared: &Shared, sheet: &mut Sheet, scribe: &mut Scribe) -> Result<(), Stop> {
    let mut frame = Frame::default();
    let result = Reader { xml: Xml::new(source), shared, scribe, zeros_unseen: false }.sheet(sheet, &mut frame);
    scribe.finish(sheet);
    let (rows, columns) = merges::used(sheet);
    sheet.merges = merges::clean(frame.merges, rows, columns, &mut scribe.findings);
    for range in frame.columns {
        for column in range.first..=range.last.min(columns.saturating_sub(1)) {
            if range.hidden {
                sheet.hidden_columns.push(column);
            }
            if let Some(width) = range.width {
                sheet.widths.push((column, width));
            }
        }
    }
    super::tidy_columns(sheet);
    result
}

struct Reader<'a, R: BufRead> {
    xml: Xml<R>,
    shared: &'a Shared<'a>,
    scribe: &'a mut Scribe,
    /// The sheet shows no noughts.
    zeros_unseen: bool,
}

/// What a `c` element says before its value.
#[derive(Default)]
struct Head {
    at: Option<(u32, u32)>,
    misplaced: bool,
    format: usize,
    kind: Kind,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Error,
    Date,
}

impl<'a, R: BufRead> Reader<'a, R> {
    fn sheet(&mut self, sheet: &mut Sheet, frame: &mut Frame) -> Result<(), Stop> {
        let mut next_row = 0;
        let mut seen_data = false;
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "sheetView" => self.zeros_unseen |= !is_on(attribute(&tag, "showZeros").as_deref()),
                    "col" => column_range(&tag, frame),
                    "sheetData" => seen_data = true,
                    "row" => {
                        let index = match attribute(&tag, "r").map(|r| r.trim().parse::<u32>()) {
                            None => next_row,
                            Some(Ok(r @ 1..=ROWS)) => r - 1,
                            Some(_) => {
                                self.scribe.findings.add(Finding::Outside, next_row.min(ROWS - 1), 0);
                                self.xml.skip()?;
                                continue;
                            }
                        };
                        let hidden = attribute(&tag, "hidden").is_some_and(|h| is_on(Some(&h)));
                        next_row = index + 1;
                        let mut row = SheetRow { index, hidden, cells: Vec::new() };
                        let result = self.row(&mut row, &mut sheet.rows);
                        row.cells.shrink_to_fit();
                        if !row.cells.is_empty() {
                            sheet.rows.push(row);
                        }
                        result?;
                    }
                    "mergeCell" => {
                        let area = attribute(&tag, "ref").and_then(|r| {
                            let (from, to) = r.split_once(':')?;
                            Some((address(from)?, address(to)?))
                        });
                        match area {
                            Some(((top, left), (bottom, right))) if frame.merges.len() < MOST_MERGES => {
                                frame.merges.push(Merge { top, left, bottom, right });
                            }
                            _ => self.scribe.findings.add(Finding::BadMerge, 0, 0),
                        }
                    }
                    // Parts of a sheet that hold text of their own, never cells.
                    "extLst" | "dataValidations" | "conditionalFormatting" | "headerFooter" => self.xml.skip()?,
                    _ => {}
                },
                Event::Eof if seen_data => return Ok(()),
                Event::Eof => return Err(Stop::Broken),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: &mut SheetRow, before: &mut Vec<SheetRow>) -> Result<(), Stop> {
        let mut next_column = 0;
        loop {
            match self.xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "c" => {
                    let head = head(&tag);
                    let (at_row, column) = head.at.unwrap_or((row.index, next_column));
                    next_column = column + 1;
                    let cell = self.cell(&head, at_row, column)?;
                    if head.misplaced || column >= COLUMNS {
                        self.scribe.findings.add(Finding::Outside, row.index, column.min(COLUMNS - 1));
                        continue;
                    }
                    let Some(mut cell) = cell else { continue };
                    self.scribe.count(&mut cell)?;
                    if at_row == row.index {
                        row.cells.push(cell);
                    } else {
                        // A cell that names another row than the one it stands in: its own word counts.
                        before.push(SheetRow { index: at_row, hidden: false, cells: vec![cell] });
                    }
                }
                Event::Start(_) => self.xml.skip()?,
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(Stop::Broken),
                _ => {}
            }
        }
    }

    fn cell(&mut self, head: &Head, row: u32, column: u32) -> Result<Option<SheetCell>, Stop> {
        let (mut value, mut formula) = (String::new(), false);
        let mut inline: Option<(String, Vec<Run>)> = None;
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "v" => self.xml.text_into(&mut value)?,
                    "f" => {
                        formula = true;
                        self.xml.skip()?;
                    }
                    "is" => {
                        let (mut text, mut runs) = (String::new(), Vec::new());
                        strings::item(&mut self.xml, &mut text, 0, &mut runs)?;
                        inline = Some((text, runs));
                    }
                    _ => self.xml.skip()?,
                },
                Event::End(_) => break,
                Event::Eof => return Err(Stop::Broken),
                _ => {}
            }
        }
        if value.is_empty() && inline.is_none() {
            // A formula that gives an empty string says so by its type; any other without a value was never computed.
            if formula && head.kind != Kind::Text {
                self.scribe.findings.add(Finding::NoValue, row, column);
                let marker = Inlines::missing(&format!("giá trị ô {}", cell_name(column, row)));
                return Ok(Some(self.dress(head, column, Value::Error, CellText::Rich(Box::new(marker)))));
            }
            return Ok(None);
        }
        Ok(self.value(head, row, column, value, inline))
    }

    fn dress(&self, head: &Head, column: u32, value: Value, text: CellText) -> SheetCell {
        SheetCell { column, value, text, style: self.shared.styles.cell(head.format).style }
    }

    fn value(
        &mut self,
        head: &Head,
        row: u32,
        column: u32,
        mut raw: String,
        inline: Option<(String, Vec<Run>)>,
    ) -> Option<SheetCell> {
        let kind = if inline.is_some() { Kind::Inline } else { head.kind };
        let (text, runs): (&str, &[Run]) = match kind {
            Kind::Number => return self.number(head, row, column, &raw),
            Kind::Bool => {
                let on = is_on(Some(raw.trim()));
                let text = if on { "TRUE" } else { "FALSE" };
                return Some(self.dress(head, column, Value::Bool(on), CellText::Plain(text.into())));
            }
            Kind::Error => {
                let text = self.scribe.words(&raw, &super::styles::Face::Plain, row, column);
                self.scribe.findings.add_with(Finding::ExcelError, row, column, &text);
                return Some(self.dress(head, column, Value::Error, CellText::Plain(text.into())));
            }
            Kind::Date => match iso_moment(raw.trim()) {
                Some(at) => {
                    let format = self.format(head);
                    let code = if format.is_date() { format.clone() } else { iso_format(&raw) };
                    let text = super::date_format::text(&code, at, 0.0);
                    return Some(self.dress(head, column, Value::Date(at), CellText::Plain(text.into())));
                }
                None => {
                    self.scribe.findings.add(Finding::BadValue, row, column);
                    (&raw, &[])
                }
            },
            Kind::Shared => match raw.trim().parse().ok().and_then(|n: usize| self.shared.strings.get(n)) {
                Some(found) => found,
                None => {
                    self.scribe.findings.add(Finding::NoString, row, column);
                    return None;
                }
            },
            Kind::Text => {
                strings::unescape(&mut raw, 0);
                (&raw, &[])
            }
            Kind::Inline => inline.as_ref().map_or(("", &[]), |(text, runs)| (text.as_str(), runs.as_slice())),
        };
        self.wording(head, row, column, text, runs)
    }

    fn font(&self, head: &Head) -> &'a Font {
        let styles = self.shared.styles;
        styles.font(styles.cell(head.format))
    }

    fn format(&self, head: &Head) -> &'a NumberFormat {
        let styles = self.shared.styles;
        &styles.formats[styles.cell(head.format).format.min(styles.formats.len() - 1)]
    }

    fn number(&mut self, head: &Head, row: u32, column: u32, raw: &str) -> Option<SheetCell> {
        let font = self.font(head);
        let Ok(number) = raw.trim().parse::<f64>() else {
            self.scribe.findings.add(Finding::BadValue, row, column);
            let text = self.scribe.words(raw, &font.face, row, column);
            return Some(self.dress(head, column, Value::Text, CellText::Plain(text.into())));
        };
        if number == 0.0 && self.zeros_unseen {
            return None;
        }
        let format = self.format(head);
        let (value, text) = self.scribe.number(number, format, self.shared.since_1904, row, column)?;
        if font.struck {
            self.scribe.findings.add(Finding::Struck, row, column);
        }
        Some(self.dress(head, column, value, CellText::Plain(text.into())))
    }

    /// A cell of words in the runs of its own.
    fn wording(&mut self, head: &Head, row: u32, column: u32, text: &str, runs: &[Run]) -> Option<SheetCell> {
        if text.trim().is_empty() {
            return None;
        }
        let (mut text, whole) = self.scribe.runs(text, runs, self.font(head), row, column);
        if let CellText::Plain(words) = &mut text {
            if let Some(shown) = self.format(head).text(words) {
                *words = shown.into();
            }
            if words.trim().is_empty() {
                return None;
            }
        }
        let mut cell = self.dress(head, column, Value::Text, text);
        if !runs.is_empty() {
            cell.style =
                crate::sheet::CellStyle { bold: whole.bold, italic: whole.italic, red: whole.red, ..cell.style };
        }
        Some(cell)
    }
}

fn head(tag: &BytesStart) -> Head {
    let mut head = Head::default();
    for a in tag.attributes().with_checks(false).flatten() {
        match a.key.as_ref() {
            "r" => {
                head.at = address(&a.value);
                head.misplaced = head.at.is_none();
            }
            "s" => head.format = a.value.parse().unwrap_or(0),
            "t" => {
                head.kind = match &*a.value {
                    "s" => Kind::Shared,
                    "str" => Kind::Text,
                    "inlineStr" => Kind::Inline,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::Date,
                    _ => Kind::Number,
                }
            }
            _ => {}
        }
    }
    head
}

fn column_range(tag: &BytesStart, frame: &mut Frame) {
    let number = |name: &str| attribute(tag, name).and_then(|n| n.trim().parse::<u32>().ok());
    let (Some(first), Some(last)) = (number("min"), number("max")) else { return };
    if first == 0 || first > last || frame.columns.len() >= COLUMNS as usize {
        return;
    }
    let width =
        attribute(tag, "width").and_then(|w| w.trim().parse::<f32>().ok()).filter(|w| (0.0..=255.0).contains(w));
    let hidden = attribute(tag, "hidden").is_some_and(|h| is_on(Some(&h))) || width == Some(0.0);
    frame.columns.push(ColumnRange { first: first - 1, last: last.min(COLUMNS) - 1, width, hidden });
}

/// `2026-01-05`, `2026-01-05T08:00:00`, with or without fraction and `Z`.
fn iso_moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .ok()
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
}

fn iso_format(raw: &str) -> NumberFormat {
    NumberFormat::parse(if raw.contains('T') { "dd/mm/yyyy hh:mm" } else { "dd/mm/yyyy" })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses() {
        assert_eq!(address("A1"), Some((0, 0)));
        assert_eq!(address("$XFD$1048576"), Some((1_048_575, 16_383)));
        for bad in ["", "A", "1", "A0", "XFE1", "A1048577", "A1B", "ZZZZZZZZZZZZ1", "A99999999999"] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }
}
