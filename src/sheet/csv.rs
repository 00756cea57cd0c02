//! CSV and its relatives: delimiter found by consistency, quoted line breaks kept, text left as written.

use super::findings::{Finding, Findings};
use super::scribe::Scribe;
use super::styles::Face;
use super::{encoding, xlsx_parts};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::package::xml::Stop;
use crate::sheet::{CellStyle, CellText, Sheet, SheetCell, SheetRow, Value, Workbook};
use csv::{ReaderBuilder, StringRecord};
use std::io::Read;

/// Records looked at to find the delimiter.
const SAMPLE: usize = 300;
/// Line breaks in one cell that speak for a quote mark never closed.
const MOST_BREAKS: u64 = 200;

/// Reads a text table; its one sheet has no name.
pub(super) fn read(bytes: &[u8], d: &mut Diagnostics) -> Option<Workbook> {
    let text = encoding::decode(bytes, d)?;
    let (delimiter, body) = match named_delimiter(&text) {
        Some((delimiter, body)) => (delimiter, body),
        None => (delimiter(&text), &*text),
    };
    let mut scribe = Scribe::new();
    let mut sheet = Sheet::default();
    let mut records = reader(body, delimiter);
    let mut record = StringRecord::new();
    let mut unclosed = None;
    // The line that names the delimiter is no row, but it is a line.
    let skipped = u64::from(body.len() != text.len());
    let mut stopped = None;
    // The reader drops empty lines; a spreadsheet counts them as rows, and so must the names of cells.
    let leading = body.split('\n').take_while(|l| l.trim_end_matches('\r').is_empty()).count();
    let (mut index, mut end_before, mut first) = (u32::try_from(leading).unwrap_or(0), 0, true);
    while let Ok(true) = records.read_record(&mut record) {
        let end = records.position().line();
        let breaks: u64 = record.iter().map(|f| f.matches('\n').count() as u64).sum();
        if !first {
            index = index.saturating_add(u32::try_from((end - end_before).saturating_sub(1 + breaks)).unwrap_or(0));
        }
        (end_before, first) = (end, false);
        if breaks > MOST_BREAKS && unclosed.is_none() {
            unclosed = Some(end.saturating_sub(breaks) + skipped);
        }
        match row(&record, index, &mut scribe) {
            Ok(row) if row.cells.is_empty() => {}
            Ok(row) => sheet.rows.push(row),
            Err(stop) => {
                stopped = Some(stop);
                break;
            }
        }
        index = index.saturating_add(1);
    }
    if let Some(line) = unclosed {
        d.add(
            code::CSV_NGOAC_KEP,
            Place::line(usize::try_from(line).unwrap_or(0)),
            "Dấu ngoặc kép mở ở dòng này có lẽ chưa được đóng: nhiều dòng sau đã dồn vào một ô",
            "thêm dấu \" đóng, hoặc mở tệp bằng Excel rồi lưu lại",
        );
    }
    scribe.finish(&mut sheet);
    std::mem::take(&mut scribe.findings).report("", d);
    if let Some(stop) = stopped {
        super::stopped(stop, d, "", "");
    }
    Some(Workbook { sheets: vec![sheet] })
}

/// The text always ends with a line's end, so that lines can be counted by their ends.
fn reader(text: &str, delimiter: u8) -> csv::Reader<impl Read> {
    let ended = text.as_bytes().chain(&b"\n"[..]);
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(ended)
}

fn row(record: &StringRecord, index: u32, scribe: &mut Scribe) -> Result<SheetRow, Stop> {
    let mut row = SheetRow { index, ..SheetRow::default() };
    for (column, field) in record.iter().enumerate() {
        if field.trim().is_empty() {
            continue;
        }
        let Ok(column) = u32::try_from(column) else { continue };
        if column >= xlsx_parts::COLUMNS {
            outside(&mut scribe.findings, index);
            break;
        }
        let text = scribe.words(field, &Face::Plain, index, column);
        if text.trim().is_empty() {
            continue;
        }
        let mut cell =
            SheetCell { column, value: Value::Text, text: CellText::Plain(text.into()), style: CellStyle::default() };
        scribe.count(&mut cell)?;
        row.cells.push(cell);
    }
    Ok(row)
}

fn outside(findings: &mut Findings, row: u32) {
    findings.add(Finding::Outside, row, xlsx_parts::COLUMNS - 1);
}

/// `sep=;`: the line by which Excel is told the delimiter.
fn named_delimiter(text: &str) -> Option<(u8, &str)> {
    let line = text.lines().next()?;
    let rest = line.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?;
    let mut bytes = rest.bytes();
    match (bytes.next(), bytes.next()) {
        (Some(delimiter), None) => {
            Some((delimiter, text[line.len()..].strip_prefix('\r').unwrap_or(&text[line.len()..]).strip_prefix('\n')?))
        }
        _ => None,
    }
}

/// The delimiter under which most records have the same number of fields.
fn delimiter(text: &str) -> u8 {
    // Cut at a line's end, so that the last record is whole.
    let mut sample = text;
    if let Some((at, _)) = text.char_indices().nth(200_000) {
        sample = &text[..text[..at].rfind('\n').unwrap_or(at)];
    }
    let mut best = (b',', 0.0, 0usize);
    for candidate in [b'\t', b';', b',', b'|'] {
        let mut counts: Vec<usize> = Vec::new();
        let mut records = reader(sample, candidate);
        let mut record = StringRecord::new();
        while counts.len() < SAMPLE && matches!(records.read_record(&mut record), Ok(true)) {
            counts.push(record.len());
        }
        if counts.is_empty() {
            continue;
        }
        // A title line above the table has one field; a table row with the mode's count speaks for the delimiter.
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        let (mut mode, mut times) = (1, 0);
        for group in sorted.chunk_by(|a, b| a == b) {
            if group[0] > 1 && group.len() >= times {
                (mode, times) = (group[0], group.len());
            }
        }
        let share = times as f64 / counts.len() as f64;
        // Two readings of about the same share: the one with more columns, for a comma inside every number
        // makes a regular table too.
        if mode > 1 && (share > best.1 + 0.2 || (share > best.1 - 0.2 && mode > best.2)) {
            best = (candidate, share, mode);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::{delimiter, named_delimiter};

    #[test]
    fn delimiters() {
        for (text, expected) in [
            ("a,b,c\n1,2,3\n", b','),
            ("STT;Nội dung;Kinh phí\n1;Rà soát, cập nhật;1,5\n2;Họp;2,5\n", b';'),
            ("STT\tNội dung\n1\tRà soát, cập nhật, in\n", b'\t'),
            ("PHỤ LỤC\nSTT;Việc\n1;\"a;b\nc\"\n2;x\n", b';'),
            ("một cột\nhai\n", b','),
            ("a|b\n1|2\n", b'|'),
            ("\"a, b\",c\n\"d, e; f\",g\n", b','),
        ] {
            assert_eq!(char::from(delimiter(text)), char::from(expected), "{text}");
        }
        assert_eq!(named_delimiter("sep=;\r\na;b"), Some((b';', "a;b")));
        assert_eq!(named_delimiter("sep\na"), None);
    }
}
