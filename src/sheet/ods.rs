//! OpenDocument sheets: `content.xml` streamed once. Repeated cells and rows are counted, not copied, until one
//! holds something.

use super::findings::Finding;
use super::format::NumberFormat;
use super::merges;
use super::ods_styles::{OdsStyles, Style};
use super::scribe::Scribe;
use super::strings::Run;
use super::xlsx_parts::{COLUMNS, ROWS};
use super::{broken, stopped};
use crate::diagnostic::Diagnostics;
use crate::document::Inlines;
use crate::package::Package;
use crate::package::xml::{Stop, Xml, attribute, push_text};
use crate::sheet::{CellText, Merge, Sheet, SheetCell, SheetRow, Value, Workbook, cell_name};
use crate::vietnamese::{clean, general_number};
use chrono::{NaiveDate, NaiveDateTime};
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

const MOST_SHEETS: usize = 1_000;

/// Reads an ods package.
pub(super) fn read(package: &mut Package, d: &mut Diagnostics) -> Option<Workbook> {
    let mut styles = OdsStyles::default();
    if let Some(part) = package.part("styles.xml") {
        let mut xml = Xml::new(part);
        // A damaged style part costs looks, not content.
        while let Ok(event) = xml.next() {
            if matches!(event, Event::Eof) {
                break;
            }
            style_event(&event, &mut styles);
        }
    }
    let mut out = Workbook::default();
    let part = package.part("content.xml")?;
    let mut reader =
        Reader { xml: Xml::new(part), styles, scribe: Scribe::new(), hidden_tables: Vec::new(), tables: 0 };
    let result = reader.content(&mut out, d);
    let tables = reader.tables;
    drop(reader);
    if tables == 0 && package_is_locked(package) {
        super::locked(d);
        return None;
    }
    if let Err(stop) = result {
        let name = out.sheets.last().map_or("", |s| s.name.as_str()).to_owned();
        let row = out.sheets.last().and_then(|s| s.rows.last()).map_or(0, |r| r.index + 1);
        stopped(stop, d, &name, &format!("nội dung bị hỏng hoặc bị cắt ngang, chỉ đọc được đến dòng {row}"));
    } else if tables == 0 {
        broken(d, "", "tệp không có trang tính nào");
    }
    Some(out)
}

/// An ods with a password keeps its parts as noise and says so in the manifest.
fn package_is_locked(package: &mut Package) -> bool {
    let Some(part) = package.part("META-INF/manifest.xml") else { return false };
    let mut xml = Xml::new(part);
    while let Ok(event) = xml.next() {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "encryption-data" => return true,
            Event::Eof => break,
            _ => {}
        }
    }
    false
}

fn style_event(event: &Event, styles: &mut OdsStyles) {
    match event {
        Event::Start(tag) => styles.open(tag),
        Event::End(tag) => styles.close(tag.local_name().as_ref()),
        event => {
            let mut words = String::new();
            push_text(event, &mut words);
            styles.text(&words);
        }
    }
}

struct Reader<R: BufRead> {
    xml: Xml<R>,
    styles: OdsStyles,
    scribe: Scribe,
    /// Names of table styles that are not displayed.
    hidden_tables: Vec<String>,
    tables: usize,
}

/// A run of columns.
struct ColumnLook {
    first: u32,
    last: u32,
    width: Option<f32>,
    hidden: bool,
    /// Style of its cells that name none.
    style: Option<String>,
}

/// What a cell element says before its content.
struct Head {
    kind: String,
    value: Option<String>,
    style: Option<String>,
    formula: bool,
    copies: u32,
    columns: u32,
    rows: u32,
}

fn count(tag: &BytesStart, name: &str) -> u32 {
    attribute(tag, name).and_then(|n| n.parse().ok()).unwrap_or(1u32).max(1)
}

/// What is known of the columns, for those that are used.
fn frame(columns: Vec<ColumnLook>, used: u32, sheet: &mut Sheet) {
    for ColumnLook { first, last, width, hidden, .. } in columns {
        for column in first..=last.min(used.saturating_sub(1)) {
            if hidden {
                sheet.hidden_columns.push(column);
            }
            if let Some(width) = width {
                sheet.widths.push((column, width));
            }
        }
    }
}

impl<R: BufRead> Reader<R> {
    fn content(&mut self, out: &mut Workbook, d: &mut Diagnostics) -> Result<(), Stop> {
        let mut table_style = None;
        loop {
            match self.xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "table" => {
                    let hidden = attribute(&tag, "style-name").is_some_and(|style| self.hidden_tables.contains(&style));
                    let name = clean(&attribute(&tag, "name").unwrap_or_default()).text;
                    if self.tables == 0 {
                        self.styles.finish();
                    }
                    self.tables += 1;
                    if self.tables > MOST_SHEETS {
                        return Ok(());
                    }
                    let mut sheet = Sheet { name, hidden, ..Sheet::default() };
                    let result = self.table(&mut sheet);
                    std::mem::take(&mut self.scribe.findings).report(&sheet.name, d);
                    out.sheets.push(sheet);
                    result?;
                }
                Event::Eof => return Ok(()),
                event => {
                    if let Event::Start(tag) = &event {
                        match tag.local_name().as_ref() {
                            "style" => table_style = attribute(tag, "name"),
                            "table-properties" if attribute(tag, "display").as_deref() == Some("false") => {
                                self.hidden_tables.extend(table_style.take());
                            }
                            _ => {}
                        }
                    }
                    style_event(&event, &mut self.styles);
                }
            }
        }
    }

    fn table(&mut self, sheet: &mut Sheet) -> Result<(), Stop> {
        let mut columns: Vec<ColumnLook> = Vec::new();
        let (mut column, mut row, mut depth) = (0u32, 0u32, 0u32);
        let mut raw_merges = Vec::new();
        let result = loop {
            let event = match self.xml.next() {
                Ok(event) => event,
                Err(stop) => break Err(stop),
            };
            match event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "table-column" => {
                        let copies = count(&tag, "number-columns-repeated");
                        let hidden = attribute(&tag, "visibility").is_some_and(|v| v != "visible");
                        let width = self.styles.get(attribute(&tag, "style-name").as_deref()).width;
                        let style = attribute(&tag, "default-cell-style-name");
                        if columns.len() < COLUMNS as usize {
                            let last = column.saturating_add(copies - 1);
                            columns.push(ColumnLook { first: column, last, width, hidden, style });
                        }
                        column = column.saturating_add(copies);
                        depth += 1;
                    }
                    "table-row" => {
                        let copies = count(&tag, "number-rows-repeated");
                        let hidden = attribute(&tag, "visibility").is_some_and(|v| v != "visible");
                        let cells = SheetRow { index: row, hidden, cells: Vec::new() };
                        let result = self.rows(cells, copies, sheet, &mut raw_merges, &columns);
                        row = row.saturating_add(copies);
                        if result.is_err() {
                            break result;
                        }
                    }
                    // Drawings and notes of a sheet hold text that is no cell.
                    "shapes" | "forms" | "named-expressions" | "annotation" => {
                        if let Err(stop) = self.xml.skip() {
                            break Err(stop);
                        }
                    }
                    _ => depth += 1,
                },
                Event::End(_) if depth == 0 => break Ok(()),
                Event::End(_) => depth -= 1,
                Event::Eof => break Err(Stop::Broken),
                _ => {}
            }
        };
        self.scribe.finish(sheet);
        let (rows, used) = merges::used(sheet);
        sheet.merges = merges::clean(raw_merges, rows, used, &mut self.scribe.findings);
        frame(columns, used, sheet);
        super::tidy_columns(sheet);
        result
    }

    /// Reads one row element into `cells` and lays it down as often as it stands for.
    fn rows(
        &mut self,
        mut cells: SheetRow,
        copies: u32,
        sheet: &mut Sheet,
        merges: &mut Vec<Merge>,
        columns: &[ColumnLook],
    ) -> Result<(), Stop> {
        let (row, merges_before) = (cells.index, merges.len());
        let result = self.row(&mut cells, merges, columns);
        if row >= ROWS {
            merges.truncate(merges_before);
        } else if !cells.cells.is_empty() {
            let mut stop = Ok(());
            for i in 1..copies.min(ROWS - row) {
                for cell in &mut cells.cells {
                    stop = stop.and_then(|()| self.scribe.count(cell));
                }
                if stop.is_err() {
                    break;
                }
                let (hidden, cells) = (cells.hidden, cells.cells.clone());
                sheet.rows.push(SheetRow { index: row + i, hidden, cells });
            }
            sheet.rows.push(cells);
            stop?;
        }
        result
    }

    fn row(&mut self, row: &mut SheetRow, merges: &mut Vec<Merge>, columns: &[ColumnLook]) -> Result<(), Stop> {
        let mut column = 0u32;
        loop {
            match self.xml.next()? {
                Event::Start(tag) => {
                    let name = tag.local_name();
                    let covered = name.as_ref() == "covered-table-cell";
                    if !covered && name.as_ref() != "table-cell" {
                        self.xml.skip()?;
                        continue;
                    }
                    let mut head = Head {
                        kind: attribute(&tag, "value-type").unwrap_or_default(),
                        value: attribute(&tag, "value")
                            .or_else(|| attribute(&tag, "date-value"))
                            .or_else(|| attribute(&tag, "time-value"))
                            .or_else(|| attribute(&tag, "boolean-value")),
                        style: attribute(&tag, "style-name"),
                        formula: attribute(&tag, "formula").is_some(),
                        copies: count(&tag, "number-columns-repeated"),
                        columns: count(&tag, "number-columns-spanned"),
                        rows: count(&tag, "number-rows-spanned"),
                    };
                    if head.style.is_none() {
                        let at = columns.partition_point(|c| c.first <= column);
                        head.style = at.checked_sub(1).and_then(|i| columns.get(i)).and_then(|c| c.style.clone());
                    }
                    let cell = self.cell(&head, row.index.min(ROWS - 1), column.min(COLUMNS - 1))?;
                    if (head.columns > 1 || head.rows > 1) && merges.len() < 500_000 && column < COLUMNS {
                        merges.push(Merge {
                            top: row.index,
                            left: column,
                            bottom: row.index.saturating_add(head.rows - 1),
                            right: column.saturating_add(head.columns - 1),
                        });
                    }
                    if let Some(cell) = cell {
                        // What a merged area covers is not seen.
                        if !covered {
                            for i in 0..head.copies.min(COLUMNS) {
                                if column + i >= COLUMNS || row.index >= ROWS {
                                    self.scribe.findings.add(Finding::Outside, row.index.min(ROWS - 1), COLUMNS - 1);
                                    break;
                                }
                                let mut copy = SheetCell { column: column + i, ..cell.clone() };
                                self.scribe.count(&mut copy)?;
                                row.cells.push(copy);
                            }
                        }
                    }
                    column = column.saturating_add(head.copies);
                }
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(Stop::Broken),
                _ => {}
            }
        }
    }

    fn cell(&mut self, head: &Head, row: u32, column: u32) -> Result<Option<SheetCell>, Stop> {
        let (mut text, mut runs) = (String::new(), Vec::new());
        let style = self.styles.get(head.style.as_deref());
        self.paragraphs(&mut text, &mut runs, &style)?;
        let dress = |value, text, style: &Style| Some(SheetCell { column, value, text, style: style.cell });
        let number = head.value.as_deref().and_then(|v| v.trim().parse::<f64>().ok());
        // A truth value is kept as a number; only what the cell shows tells it.
        let shown_truth = [false, true].into_iter().find(|on| text.trim().eq_ignore_ascii_case(truth_word(*on)));
        let (value, shown) = match (head.kind.as_str(), number) {
            ("float", Some(number)) if shown_truth == Some(number != 0.0) => {
                (Value::Bool(number != 0.0), truth_word(number != 0.0).to_owned())
            }
            ("float" | "currency" | "percentage", Some(number)) => {
                let general = NumberFormat::general();
                let percent = NumberFormat::parse("0%");
                let usual = if head.kind == "percentage" { &percent } else { &general };
                let format = self.styles.format(&style).unwrap_or(usual);
                match self.scribe.number(number, format, false, row, column) {
                    Some(found) => {
                        if style.font.struck {
                            self.scribe.findings.add(Finding::Struck, row, column);
                        }
                        found
                    }
                    None => return Ok(None),
                }
            }
            ("date", _) => match head.value.as_deref().and_then(moment) {
                Some(at) => {
                    let usual = NumberFormat::parse(if head.value.as_deref().is_some_and(|v| v.contains('T')) {
                        "dd/mm/yyyy hh:mm"
                    } else {
                        "dd/mm/yyyy"
                    });
                    let format = self.styles.format(&style).filter(|f| f.is_date()).unwrap_or(&usual);
                    (Value::Date(at), super::date_format::text(format, at, 0.0))
                }
                None => (Value::Text, text.clone()),
            },
            ("time", _) => (Value::Text, clean(&text).text),
            ("boolean", _) => {
                let on = head.value.as_deref() == Some("true");
                (Value::Bool(on), truth_word(on).to_owned())
            }
            _ if text.trim().is_empty() => {
                if head.formula && head.kind.is_empty() {
                    self.scribe.findings.add(Finding::NoValue, row, column);
                    let marker = Inlines::missing(&format!("giá trị ô {}", cell_name(column, row)));
                    return Ok(dress(Value::Error, CellText::Rich(Box::new(marker)), &style));
                }
                return Ok(None);
            }
            _ if head.formula && text.starts_with('#') && !text.contains(' ') => {
                self.scribe.findings.add_with(Finding::ExcelError, row, column, &text);
                (Value::Error, text.clone())
            }
            _ => {
                let (words, whole) = self.scribe.runs(&text, &runs, &style.font, row, column);
                let mut cell = SheetCell { column, value: Value::Text, text: words, style: style.cell };
                if !runs.is_empty() {
                    (cell.style.bold, cell.style.italic, cell.style.red) = (whole.bold, whole.italic, whole.red);
                }
                return Ok(Some(cell));
            }
        };
        let shown = if shown.is_empty() { number.map(general_number).unwrap_or_default() } else { shown };
        if shown.trim().is_empty() {
            return Ok(None);
        }
        Ok(dress(value, CellText::Plain(shown.into()), &style))
    }

    /// The paragraphs of a cell up to its end: one line each.
    fn paragraphs(&mut self, text: &mut String, runs: &mut Vec<Run>, style: &Style) -> Result<(), Stop> {
        let (mut depth, mut paragraphs) = (1u32, 0u32);
        // Fonts of the spans around the place being read.
        let mut spans: Vec<Option<super::styles::Font>> = Vec::new();
        let mut styled = false;
        while depth > 0 {
            match self.xml.next()? {
                Event::Start(tag) => {
                    match tag.local_name().as_ref() {
                        "p" => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                        }
                        "s" => text.extend(std::iter::repeat_n(' ', count(&tag, "c").min(1_000) as usize)),
                        "tab" => text.push('\t'),
                        "line-break" => text.push('\n'),
                        "span" => {
                            let own = attribute(&tag, "style-name");
                            close_run(text, runs, spans.last().cloned().flatten());
                            styled = true;
                            let own = self.styles.get(own.as_deref());
                            let mut font = own.font;
                            font.struck = own.struck.unwrap_or(style.font.struck);
                            font.level = own.level.unwrap_or(style.font.level);
                            // A span's style says only what it changes.
                            font.bold |= style.font.bold;
                            font.italic |= style.font.italic;
                            spans.push(Some(font));
                            depth += 1;
                            continue;
                        }
                        "annotation" | "shapes" | "frame" | "custom-shape" => {
                            self.xml.skip()?;
                            continue;
                        }
                        _ => {}
                    }
                    spans.push(spans.last().cloned().flatten());
                    depth += 1;
                }
                Event::End(tag) => {
                    if tag.local_name().as_ref() == "span" {
                        close_run(text, runs, spans.last().cloned().flatten());
                    }
                    spans.pop();
                    depth -= 1;
                }
                Event::Eof => return Err(Stop::Broken),
                event if paragraphs > 0 => push_text(&event, text),
                _ => {}
            }
        }
        if styled {
            close_run(text, runs, None);
        } else {
            runs.clear();
        }
        Ok(())
    }
}

fn truth_word(on: bool) -> &'static str {
    if on { "TRUE" } else { "FALSE" }
}

fn close_run(text: &str, runs: &mut Vec<Run>, font: Option<super::styles::Font>) {
    if runs.last().map_or(0, |r| r.end) < text.len() && runs.len() < 10_000 {
        runs.push(Run { end: text.len(), font });
    }
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z');
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .ok()
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
}
