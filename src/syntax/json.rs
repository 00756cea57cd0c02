//! JSON text to a tree that knows its places.

use super::node::{Member, Node, Value, clean};
use super::text::LineTable;
use crate::diagnostic::{Diagnostics, Place, code};
use jsonc_parser::ast;
use jsonc_parser::{CollectOptions, ParseOptions};
use serde::de::IgnoredAny;

/// Deeper nesting is refused: no office document needs it, and a parser must not run out of stack.
const DEEPEST: usize = 100;

/// Reads JSON; the first error of syntax ends the reading, as all that follows it would be noise.
pub(crate) fn parse<'a>(text: &'a str, d: &mut Diagnostics) -> Option<Node<'a>> {
    if text.trim().is_empty() {
        d.add(code::DU_LIEU_TRONG, Place::line(1), "Tệp trống", "soạn nội dung theo tệp mẫu");
        return None;
    }
    if let Some(at) = too_deep(text) {
        let (line, column) = LineTable::new(text).at(at);
        d.add(
            code::DU_LIEU_LONG_NHAU,
            Place::at(line, column),
            format!("Dữ liệu lồng nhau quá {DEEPEST} cấp"),
            "bớt các cặp [ ] và { } lồng nhau",
        );
        return None;
    }
    if let Err(e) = serde_json::from_str::<IgnoredAny>(text) {
        let table = LineTable::new(text);
        let at = table.offset(e.line(), e.column());
        let (line, column) = table.at(at);
        let (what, advice) = explain(&e, text[..at].trim_end().chars().next_back(), text[at..].chars().next());
        d.add(code::DU_LIEU_CU_PHAP, Place::at(line, column), what, advice);
        return None;
    }
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = match jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &strict) {
        Ok(parsed) => parsed.value?,
        Err(e) => {
            let (line, column) = LineTable::new(text).at(e.range().start);
            let english = e.kind().to_string();
            let what = match english.contains("unicode") {
                true => "Sai cú pháp JSON: mã \\u trong chuỗi không phải ký tự nào".to_owned(),
                false => format!("Sai cú pháp JSON: {english}"),
            };
            d.add(code::DU_LIEU_CU_PHAP, Place::at(line, column), what, "kiểm tra lại chuỗi ở vị trí này");
            return None;
        }
    };
    let mut dirty = Vec::new();
    let node = convert(parsed, &mut dirty);
    super::report_controls(text, &node, dirty, d);
    Some(node)
}

fn convert<'a>(value: ast::Value<'a>, dirty: &mut Vec<(usize, usize)>) -> Node<'a> {
    match value {
        ast::Value::NullKeyword(n) => Node { start: n.range.start, value: Value::Null },
        ast::Value::BooleanLit(b) => Node { start: b.range.start, value: Value::Bool(b.value) },
        ast::Value::NumberLit(n) => Node { start: n.range.start, value: Value::Number(n.value.into()) },
        ast::Value::StringLit(s) => {
            let (text, controls) = clean(s.value);
            if controls > 0 {
                dirty.push((s.range.start, controls));
            }
            Node { start: s.range.start, value: Value::Text(text) }
        }
        ast::Value::Array(a) => Node {
            start: a.range.start,
            value: Value::List(a.elements.into_iter().map(|e| convert(e, dirty)).collect()),
        },
        ast::Value::Object(o) => Node {
            start: o.range.start,
            value: Value::Object(
                o.properties
                    .into_iter()
                    .map(|p| {
                        let key = match p.name {
                            ast::ObjectPropName::String(s) => s.value,
                            ast::ObjectPropName::Word(w) => w.value.into(),
                        };
                        Member { start: p.range.start, key: clean(key).0, node: convert(p.value, dirty) }
                    })
                    .collect(),
            ),
        },
    }
}

/// The byte of the first bracket beyond the deepest nesting allowed.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (i, b) in text.bytes().enumerate() {
        if in_string {
            match b {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match b {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(i);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The parser's words in Vietnamese, and what to do.
fn explain(e: &serde_json::Error, before: Option<char>, found: Option<char>) -> (String, &'static str) {
    let english = e.to_string();
    let english = match english.split(" at line ").next().unwrap_or_default() {
        "key must be a string" | "expected value" if before == Some(',') && matches!(found, Some('}' | ']')) => {
            "trailing comma"
        }
        "expected value" | "key must be a string" if found == Some(',') => "one comma too many",
        english => english,
    };
    let known: &[(&str, &str, &str)] = &[
        ("EOF while parsing a string", "chuỗi chưa đóng ngoặc kép", "thêm dấu \" ở cuối chuỗi"),
        ("EOF while parsing", "tệp kết thúc khi chưa đóng hết ngoặc", "thêm ] hoặc } còn thiếu ở cuối tệp"),
        ("expected `,` or `}`", "thiếu dấu phẩy giữa hai khóa, hoặc thiếu }", "thêm dấu , sau giá trị đứng trước"),
        ("expected `,` or `]`", "thiếu dấu phẩy giữa hai mục, hoặc thiếu ]", "thêm dấu , sau mục đứng trước"),
        ("expected `:`", "thiếu dấu hai chấm sau tên khóa", "thêm dấu : giữa khóa và giá trị"),
        ("trailing comma", "thừa dấu phẩy sau mục cuối", "bỏ dấu phẩy thừa, đứng ngay trước ] hoặc }"),
        ("one comma too many", "thừa dấu phẩy", "bỏ dấu phẩy thừa"),
        ("key must be a string", "tên khóa phải nằm trong ngoặc kép", "đặt tên khóa trong dấu \""),
        ("expected value", "thiếu giá trị, hoặc giá trị không nằm trong ngoặc kép", "đặt chữ trong dấu \""),
        ("control character", "chuỗi có ký tự điều khiển hoặc xuống dòng giữa chừng", "viết \\n thay cho xuống dòng"),
        ("invalid escape", "dấu \\ trong chuỗi không đúng", "viết \\\\ khi cần in dấu \\"),
        ("trailing characters", "còn chữ thừa sau khi dữ liệu đã kết thúc", "xóa phần thừa"),
        ("invalid number", "số không đúng cách viết", "số viết dạng 1234.5, không có dấu ngăn nghìn"),
        ("number out of range", "số quá lớn", "đặt số trong dấu \" để in đúng như đã gõ"),
        ("expected ident", "chữ đứng ngoài ngoặc kép", "đặt chữ trong dấu \""),
    ];
    let found = known.iter().find(|k| english.starts_with(k.0));
    match found {
        Some((_, what, advice)) => (format!("Sai cú pháp JSON: {what}"), advice),
        None => (format!("Sai cú pháp JSON: {english}"), "kiểm tra lại dấu ngoặc, dấu phẩy ở vị trí này"),
    }
}
