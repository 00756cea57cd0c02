//! A JSON array of objects as a sheet: a header row of the keys in the order they are first seen, then one row an
//! object.

use super::findings::Finding;
use super::scribe::Scribe;
use super::styles::Face;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::package::xml::Stop;
use crate::sheet::{CellStyle, CellText, Sheet, SheetCell, SheetRow, Value, Workbook};
use crate::syntax::node::{Member, Node, Value as Json};
use crate::syntax::{json, text};
use std::collections::HashMap;

/// Members named in one message.
const MOST_NAMED: usize = 5;

/// Reads a JSON table: an array of objects (or of arrays), or an object of such arrays, each a sheet.
pub(super) fn read(bytes: &[u8], d: &mut Diagnostics) -> Option<Workbook> {
    let text = text::decode(bytes, d)?;
    let node = json::parse(&text, d)?;
    let mut scribe = Scribe::new();
    let mut out = Workbook::default();
    let tables: Vec<(&str, &Node)> = match &node.value {
        Json::List(_) => vec![("", &node)],
        Json::Object(members) => members
            .iter()
            .filter(|m| matches!(&m.node.value, Json::List(items) if items.iter().any(|i| matches!(i.value, Json::Object(_)))))
            .map(|m| (&*m.key, &m.node))
            .collect(),
        _ => Vec::new(),
    };
    let is_empty = |value: &Json| matches!(value, Json::List(items) if items.is_empty());
    let empty = match &node.value {
        Json::Object(members) => !members.is_empty() && members.iter().all(|m| is_empty(&m.node.value)),
        value => is_empty(value),
    };
    if empty {
        let advice = "kiểm tra lại chương trình đã xuất tệp này, hoặc ghi các dòng của bảng vào [ ]";
        d.add(code::TEP_TRONG, Place::default(), "Danh sách trong tệp JSON rỗng, không có dòng nào", advice);
        return None;
    }
    if tables.is_empty() {
        d.add(
            code::JSON_KHONG_PHAI_BANG,
            Place::default(),
            "Tệp JSON không phải bảng: cần một danh sách các đối tượng, ví dụ [{\"Nội dung\": \"…\"}, …]",
            "đặt các dòng của bảng trong [ ], mỗi dòng một { }",
        );
        return None;
    }
    if let Json::Object(members) = &node.value {
        left_out(members.iter().filter(|m| !tables.iter().any(|t| std::ptr::eq(t.1, &m.node))), d);
    }
    for (name, table) in tables {
        let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        let result = fill(table, &mut sheet, &mut scribe, d);
        scribe.finish(&mut sheet);
        std::mem::take(&mut scribe.findings).report(&sheet.name, d);
        out.sheets.push(sheet);
        if let Err(stop) = result {
            super::stopped(stop, d, name, "");
            break;
        }
    }
    Some(out)
}

/// Members beside the tables that hold something, told by name.
fn left_out<'m, 'n: 'm>(members: impl Iterator<Item = &'m Member<'n>>, d: &mut Diagnostics) {
    let says_something = |value: &Json| match value {
        Json::Null => false,
        Json::Text(text) => !text.trim().is_empty(),
        Json::List(items) => !items.is_empty(),
        Json::Object(members) => !members.is_empty(),
        _ => true,
    };
    let names: Vec<String> = members
        .filter(|m| &*m.key != "$schema" && says_something(&m.node.value))
        .map(|m| format!("«{}»", m.key))
        .collect();
    if names.is_empty() {
        return;
    }
    let more = if names.len() > MOST_NAMED { ", …" } else { "" };
    let listed = names.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    d.add(
        code::JSON_MUC_NGOAI_BANG,
        Place::default(),
        format!("{} mục của tệp JSON không phải bảng nên không được in: {listed}{more}", names.len()),
        "cần in thì ghi thành danh sách các đối tượng, hoặc thành một cột của bảng",
    );
}

fn fill(table: &Node, sheet: &mut Sheet, scribe: &mut Scribe, d: &mut Diagnostics) -> Result<(), Stop> {
    let Json::List(items) = &table.value else { return Ok(()) };
    let mut keys: HashMap<&str, u32> = HashMap::new();
    let mut header = SheetRow::default();
    let has_header = items.iter().any(|i| matches!(i.value, Json::Object(_)));
    let mut rows = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let mut row = SheetRow { index: n as u32 + u32::from(has_header), ..SheetRow::default() };
        match &item.value {
            Json::Object(members) => {
                for member in members {
                    let next = keys.len() as u32;
                    let column = *keys.entry(&member.key).or_insert_with(|| {
                        // Keys are headings, whatever they say.
                        let mut heading = plain(next, Value::Text, member.key.to_string());
                        heading.style.bold = true;
                        header.cells.push(heading);
                        next
                    });
                    push(&member.node, column, &mut row, scribe)?;
                }
            }
            Json::List(values) => {
                for (column, value) in values.iter().enumerate() {
                    push(value, column as u32, &mut row, scribe)?;
                }
            }
            Json::Null => {}
            _ => {
                d.add(
                    code::JSON_KHONG_PHAI_DONG,
                    Place::within(format!("[{n}]")),
                    "Mục này không phải đối tượng { }; giá trị của nó được đặt ở cột đầu",
                    "viết mỗi dòng của bảng thành một { }",
                );
                push(item, 0, &mut row, scribe)?;
            }
        }
        if !row.cells.is_empty() {
            rows.push(row);
        }
    }
    if !header.cells.is_empty() {
        sheet.rows.push(header);
    }
    sheet.rows.extend(rows);
    Ok(())
}

fn push(value: &Node, column: u32, row: &mut SheetRow, scribe: &mut Scribe) -> Result<(), Stop> {
    let mut cell = match &value.value {
        Json::Null => return Ok(()),
        Json::Bool(on) => {
            scribe.findings.add(Finding::YesNo, row.index, column);
            plain(column, Value::Bool(*on), yes_no(*on).to_owned())
        }
        Json::Number(written) => match written.parse::<f64>().ok().filter(|n| n.is_finite()) {
            Some(number) => plain(column, Value::Number(number), digits(written)),
            None => plain(column, Value::Text, written.to_string()),
        },
        _ => {
            let mut raw = String::new();
            words(value, &mut raw);
            let text = scribe.words(&raw, &Face::Plain, row.index, column);
            if text.trim().is_empty() {
                return Ok(());
            }
            plain(column, Value::Text, text)
        }
    };
    scribe.count(&mut cell)?;
    row.cells.push(cell);
    Ok(())
}

fn plain(column: u32, value: Value, text: String) -> SheetCell {
    SheetCell { column, value, text: CellText::Plain(text.into()), style: CellStyle::default() }
}

fn yes_no(on: bool) -> &'static str {
    if on { "Có" } else { "Không" }
}

/// Powers of ten that are written out; a number beyond them is printed as it stands.
const MOST_PLACES: i64 = 40;

/// A number as it is written in the file, every digit of it: a machine's number has sixteen and would change the rest.
fn digits(written: &str) -> String {
    let (mantissa, power) = match written.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.parse::<i64>().unwrap_or(MOST_PLACES + 1)),
        None => (written, 0),
    };
    if power.abs() > MOST_PLACES {
        return written.replace('.', ",");
    }
    let (sign, bare) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    if power == 0 {
        return if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{part}") };
    }
    let point = whole.len() as i64 + power;
    let mut all = format!("{whole}{part}");
    if point > all.len() as i64 {
        all.push_str(&"0".repeat((point - all.len() as i64) as usize));
    }
    let (left, right) = match usize::try_from(point) {
        Ok(at) if at > 0 => (all[..at].to_owned(), all[at..].to_owned()),
        _ => ("0".to_owned(), format!("{}{all}", "0".repeat(point.unsigned_abs() as usize))),
    };
    let left = left.trim_start_matches('0');
    let (left, right) = (if left.is_empty() { "0" } else { left }, right.trim_end_matches('0'));
    if right.is_empty() { format!("{sign}{left}") } else { format!("{sign}{left},{right}") }
}

/// A value as words: lists by semicolons, objects as `khóa: giá trị`.
fn words(node: &Node, out: &mut String) {
    let separate = |out: &mut String, i: usize| {
        if i > 0 {
            out.push_str("; ");
        }
    };
    match &node.value {
        Json::Null => {}
        Json::Bool(on) => out.push_str(yes_no(*on)),
        Json::Number(n) => out.push_str(&digits(n)),
        Json::Text(text) => out.push_str(text),
        Json::List(items) => {
            for (i, item) in items.iter().enumerate() {
                separate(out, i);
                words(item, out);
            }
        }
        Json::Object(members) => {
            for (i, member) in members.iter().enumerate() {
                separate(out, i);
                out.push_str(&member.key);
                out.push_str(": ");
                words(&member.node, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn every_digit_is_kept() {
        for (written, expected) in [
            ("9007199254740993", "9007199254740993"),
            ("-12345678901234567890", "-12345678901234567890"),
            ("0.30000000000000004", "0,30000000000000004"),
            ("1e-7", "0,0000001"),
            ("1.25E3", "1250"),
            ("1.2345e2", "123,45"),
            ("12.5e-1", "1,25"),
            ("-1e5", "-100000"),
            ("1e400", "1e400"),
            ("2.50", "2,50"),
        ] {
            assert_eq!(digits(written), expected, "{written}");
        }
    }
}
