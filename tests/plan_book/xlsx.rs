//! Workbooks for the tests: from words, and from the bytes of the form.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use vanthu::sheet::{CellStyle, CellText, Sheet, SheetCell, SheetRow, Value, Workbook};

/// Sheets of words. `#5` is a number, `@2026-02-06` a date, `!#N/A` an Excel error.
pub fn book(sheets: &[(&str, &[&[&str]])]) -> Workbook {
    let sheet = |(name, rows): &(&str, &[&[&str]])| Sheet {
        name: (*name).to_owned(),
        rows: (0..).zip(*rows).map(|(i, cells)| row(i, cells)).collect(),
        ..Sheet::default()
    };
    Workbook { sheets: sheets.iter().map(sheet).collect() }
}

fn row(index: u32, cells: &[&str]) -> SheetRow {
    let cells = (0..).zip(cells).filter(|(_, words)| !words.is_empty()).map(|(column, words)| cell(column, words));
    SheetRow { index, hidden: false, cells: cells.collect() }
}

fn cell(column: u32, words: &str) -> SheetCell {
    let (value, text) = if let Some(n) = words.strip_prefix('#') {
        (Value::Number(n.parse().unwrap()), n.replace('.', ","))
    } else if let Some(date) = words.strip_prefix('@') {
        let date: chrono::NaiveDate = date.parse().unwrap();
        // As a US locale would show it: the value decides, not the words.
        (Value::Date(date.and_hms_opt(0, 0, 0).unwrap()), date.format("%m/%d/%Y").to_string())
    } else if let Some(error) = words.strip_prefix('!') {
        (Value::Error, error.to_owned())
    } else {
        (Value::Text, words.to_owned())
    };
    SheetCell { column, value, text: CellText::Plain(text.into()), style: CellStyle::default() }
}

/// Text cells of an xlsx file: enough to read the form back.
pub fn read_xlsx(bytes: &[u8]) -> Workbook {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let strings: Vec<String> = between(&part("xl/sharedStrings.xml"), "<si>", "</si>")
        .iter()
        .map(|si| between(si, "<t", "</t>").iter().map(|t| unescape(&t[t.find('>').unwrap() + 1..])).collect())
        .collect();
    let names: Vec<(String, bool)> = between(&part("xl/workbook.xml"), "<sheet ", "/>")
        .iter()
        .map(|s| (unescape(&attributes(s)["name"]), s.contains("state=\"hidden\"")))
        .collect();
    let mut sheets = Vec::new();
    for (i, (name, hidden)) in names.into_iter().enumerate() {
        let mut rows = Vec::new();
        for text in between(&part(&format!("xl/worksheets/sheet{}.xml", i + 1)), "<row ", "</row>") {
            let index: u32 = attributes(&text)["r"].parse().unwrap();
            let mut cells = Vec::new();
            for c in between(&text, "<c ", "</c>") {
                // A blank cell `<c …/>` may stand before the one that `</c>` ends.
                let c = c.rsplit("<c ").next().unwrap();
                let attributes = attributes(c);
                assert_eq!(attributes.get("t").map(String::as_str), Some("s"), "only text in the form: {c}");
                assert!(!c.contains("<f>"), "no formula in the form: {c}");
                let at: usize = between(c, "<v>", "</v>")[0].parse().unwrap();
                let column = u32::from(attributes["r"].as_bytes()[0] - b'A');
                cells.push(self::cell(column, &strings[at].replace("(ví dụ) #", "(ví dụ) ")));
            }
            if !cells.is_empty() {
                rows.push(SheetRow { index: index - 1, hidden: false, cells });
            }
        }
        sheets.push(Sheet { name, hidden, rows, ..Sheet::default() });
    }
    Workbook { sheets }
}

fn between(text: &str, start: &str, end: &str) -> Vec<String> {
    text.split(start).skip(1).filter_map(|p| p.find(end).map(|e| p[..e].to_owned())).collect()
}

fn attributes(tag: &str) -> HashMap<String, String> {
    let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
    let mut parts = tag.split('"');
    let mut out = HashMap::new();
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        out.insert(name.trim().trim_end_matches('=').to_owned(), value.to_owned());
    }
    out
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
