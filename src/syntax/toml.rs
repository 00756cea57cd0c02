//! TOML text to the same tree.

use super::node::{Member, Node, Value, clean};
use super::text::LineTable;
use crate::diagnostic::{Diagnostics, Place, code};
use std::borrow::Cow;
use toml::de::{DeTable, DeValue};

/// Reads TOML; every error of syntax is reported.
pub(crate) fn parse<'a>(text: &'a str, d: &mut Diagnostics) -> Option<Node<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let lines = LineTable::new(text);
        for e in errors {
            let (line, column) = lines.at(e.span().map_or(0, |s| s.start));
            let (what, advice) = explain(e.message());
            d.add(code::DU_LIEU_CU_PHAP, Place::at(line, column), what, advice);
        }
        return None;
    }
    let mut dirty = Vec::new();
    let node = Node { start: 0, value: convert_table(table.into_inner(), &mut dirty) };
    super::report_controls(text, &node, dirty, d);
    Some(node)
}

fn convert_table<'a>(table: DeTable<'a>, dirty: &mut Vec<(usize, usize)>) -> Value<'a> {
    let mut members: Vec<Member> = table
        .into_iter()
        .map(|(key, value)| {
            let start = key.span().start;
            let at = value.span().start;
            let node = Node { start: at, value: convert(value.into_inner(), at, dirty) };
            Member { start, key: key.into_inner(), node }
        })
        .collect();
    members.sort_by_key(|m| m.start);
    Value::Object(members)
}

fn convert<'a>(value: DeValue<'a>, start: usize, dirty: &mut Vec<(usize, usize)>) -> Value<'a> {
    match value {
        DeValue::String(s) => {
            let (text, controls) = clean(s);
            if controls > 0 {
                dirty.push((start, controls));
            }
            Value::Text(text)
        }
        DeValue::Integer(n) if n.radix() == 10 => Value::Number(Cow::Owned(n.as_str().to_owned())),
        DeValue::Integer(n) => Value::Text(Cow::Owned(n.as_str().to_owned())),
        DeValue::Float(n) => Value::Number(Cow::Owned(n.as_str().to_owned())),
        DeValue::Boolean(b) => Value::Bool(b),
        DeValue::Datetime(t) => Value::Text(Cow::Owned(t.to_string())),
        DeValue::Array(items) => Value::List(
            items
                .into_iter()
                .map(|item| {
                    let at = item.span().start;
                    Node { start: at, value: convert(item.into_inner(), at, dirty) }
                })
                .collect(),
        ),
        DeValue::Table(table) => convert_table(table, dirty),
    }
}

fn explain(english: &str) -> (String, &'static str) {
    let known: &[(&str, &str, &str)] = &[
        ("duplicate key", "khóa này đã có ở trên", "giữ lại một khóa"),
        ("unquoted", "chữ phải nằm trong ngoặc kép", "viết dạng khoa = \"giá trị\""),
        ("key with no value", "khóa chưa có giá trị", "viết dạng khoa = \"giá trị\""),
        ("string values must be quoted", "chữ phải nằm trong ngoặc kép", "viết dạng khoa = \"giá trị\""),
        ("invalid basic string", "chuỗi chưa đóng ngoặc kép", "thêm dấu \" ở cuối chuỗi"),
        ("unclosed", "ngoặc chưa đóng", "đóng ngoặc [ ] hoặc { }"),
        ("missing", "thiếu dấu hoặc giá trị", "viết dạng khoa = \"giá trị\""),
    ];
    match known.iter().find(|k| english.contains(k.0)) {
        Some((_, what, advice)) => (format!("Sai cú pháp TOML: {what}"), advice),
        None => (format!("Sai cú pháp TOML: {english}"), "viết mỗi dòng dạng khoa = \"giá trị\""),
    }
}
