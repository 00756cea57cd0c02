//! A JSON array of objects as a sheet: a header row of the keys in the order they are first seen, then one row an
//! object.

use super::scribe::Scribe;
use super::styles::Face;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::package::xml::Stop;
use crate::sheet::{CellStyle, CellText, Sheet, SheetCell, SheetRow, Value, Workbook};
use crate::syntax::node::{Member, Node, Value as Json};
use crate::syntax::{json, text};
use crate::vietnamese::general_number;
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
        Json::Bool(on) => plain(column, Value::Bool(*on), if *on { "TRUE" } else { "FALSE" }.to_owned()),
        Json::Number(written) => match written.parse::<f64>().ok().filter(|n| n.is_finite()) {
            Some(number) => plain(column, Value::Number(number), general_number(number)),
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

/// A value as words: lists by semicolons, objects as `khóa: giá trị`.
fn words(node: &Node, out: &mut String) {
    let separate = |out: &mut String, i: usize| {
        if i > 0 {
            out.push_str("; ");
        }
    };
    match &node.value {
        Json::Null => {}
        Json::Bool(on) => out.push_str(if *on { "TRUE" } else { "FALSE" }),
        Json::Number(n) => out.push_str(&n.parse::<f64>().map_or_else(|_| n.to_string(), general_number)),
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
