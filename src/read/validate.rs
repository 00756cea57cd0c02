//! A tree against the schema: every problem, each with its line, column and key path.

use super::schema::{Additional, Compiled, Rule, kind, kind_words};
use crate::diagnostic::{Code, Diagnostics, Place, code};
use crate::plan::period::{Cycle, DueProblem, DueRule};
use crate::plan::{full_date, parse_issued_date};
use crate::syntax::node::{Member, Node, Step, Value, path_text};
use crate::syntax::text::LineTable;
use std::collections::HashSet;

/// Adds every way in which `root` does not follow the schema.
pub(super) fn validate(text: &str, root: &Node, schema: &Compiled, d: &mut Diagnostics) {
    let mut check = Check { schema, found: Vec::new(), path: Vec::new() };
    check.node(root, 0);
    if check.found.is_empty() {
        return;
    }
    let lines = LineTable::new(text);
    check.found.sort_by_key(|f| f.start);
    for f in check.found {
        let (line, column) = lines.at(f.start);
        let within = (!f.path.is_empty()).then_some(f.path);
        d.add(f.code, Place { within, ..Place::at(line, column) }, f.message, f.advice);
    }
}

struct Found {
    code: Code,
    start: usize,
    path: String,
    message: String,
    advice: String,
}

struct Check<'t> {
    schema: &'t Compiled,
    found: Vec<Found>,
    path: Vec<Step<'t>>,
}

impl<'t> Check<'t> {
    fn report(&mut self, code: Code, start: usize, message: String, advice: impl Into<String>) {
        self.found.push(Found { code, start, path: path_text(&self.path), message, advice: advice.into() });
    }

    /// The name to use in a message: the last key of the path.
    fn name(&self) -> String {
        match self.path.iter().rposition(|s| matches!(s, Step::Key(_))) {
            Some(i) => path_text(&self.path[i..]),
            None if self.path.is_empty() => "tệp".to_owned(),
            None => path_text(&self.path),
        }
    }

    fn node(&mut self, node: &'t Node<'t>, rule: usize) {
        let schema = self.schema;
        let have = kind_of(node);
        let leaves = &schema.rules[rule].leaves;
        let fitting: Vec<usize> = leaves.iter().copied().filter(|l| schema.rules[*l].kinds & have != 0).collect();
        match fitting[..] {
            [] => {
                let wanted = schema.kinds(rule);
                let message =
                    format!("«{}» phải là {}, không phải {}", self.name(), kind_words(wanted), words_of(node));
                let quote = wanted & kind::TEXT != 0 && have & (kind::NUMBER | kind::INTEGER | kind::BOOL) != 0;
                self.report(
                    code::DU_LIEU_SAI_KIEU,
                    node.start,
                    message,
                    if quote { "đặt giá trị trong dấu \"" } else { "" },
                );
            }
            [only] => self.one(node, only),
            _ => {
                let best = self.best(node, &fitting);
                if !self.unrecognisable(node, best, &fitting) {
                    self.one(node, best);
                }
            }
        }
    }

    /// Reports an object that resembles none of the shapes it may have, naming the keys that would tell.
    fn unrecognisable(&mut self, node: &'t Node<'t>, best: usize, fitting: &[usize]) -> bool {
        let Value::Object(members) = &node.value else { return false };
        let schema = self.schema;
        let rule = &schema.rules[best];
        let has = |key: &String| {
            members.iter().any(|m| m.key == *key || nearest(&m.key, [key.as_str()].into_iter()).is_some())
        };
        if rule.required.is_empty() || rule.required.iter().any(has) {
            return false;
        }
        let keys: Vec<&str> =
            fitting.iter().filter_map(|l| schema.rules[*l].required.first()).map(String::as_str).collect();
        let given: Vec<String> = members.iter().map(|m| format!("«{}»", shorten(&m.key))).collect();
        let message = match given[..] {
            [] => format!("«{}» là đối tượng trống", self.name()),
            _ => format!("Không rõ «{}» là gì: khóa {} không có trong lược đồ", self.name(), given.join(", ")),
        };
        self.report(code::DU_LIEU_KHOA_LA, node.start, message, format!("cần một trong các khóa: {}", keys.join(", ")));
        true
    }

    /// The leaf that a value with several possible shapes was most likely meant for.
    fn best(&mut self, node: &'t Node<'t>, fitting: &[usize]) -> usize {
        let schema = self.schema;
        let first = fitting[0];
        if let Value::Object(members) = &node.value {
            let unknown = |r: &Rule| {
                let open = r.additional != Additional::None;
                members.iter().filter(|m| !open && !r.properties.contains_key(&*m.key)).count()
            };
            let missing = |r: &Rule| r.required.iter().filter(|k| !members.iter().any(|m| m.key == **k)).count();
            let distance = |r: &Rule| {
                let of = |m: &Member| r.required.iter().map(|k| strsim::damerau_levenshtein(k, &m.key)).min();
                members.iter().filter_map(of).min().unwrap_or(usize::MAX)
            };
            return fitting
                .iter()
                .copied()
                .min_by_key(|l| {
                    let r = &schema.rules[*l];
                    let (missing, unknown) = (missing(r), unknown(r));
                    // Only a shape that does not fit is worth the comparison of spellings.
                    let far = if missing > 0 { distance(r) } else { 0 };
                    (missing, far, unknown)
                })
                .unwrap_or(first);
        }
        // Lists and scalars: the first shape without a complaint, else the one with the fewest.
        let mut best = (usize::MAX, first);
        for leaf in fitting {
            let before = self.found.len();
            self.one(node, *leaf);
            let complaints = self.found.len() - before;
            self.found.truncate(before);
            if complaints < best.0 {
                best = (complaints, *leaf);
            }
            if complaints == 0 {
                break;
            }
        }
        best.1
    }

    fn one(&mut self, node: &'t Node<'t>, leaf: usize) {
        let rule = &self.schema.rules[leaf];
        match &node.value {
            Value::Text(text) => self.text(node, text, rule),
            Value::Number(raw) => self.number(node, raw, rule),
            Value::List(items) => {
                let (least, most) = rule.list_length;
                if items.len() < least || items.len() > most {
                    let message = format!("«{}» có {} mục", self.name(), items.len());
                    self.report(code::DU_LIEU_SO_MUC, node.start, message, format!("cần từ {least} đến {most} mục"));
                }
                if let Some(inner) = rule.items {
                    for (i, item) in items.iter().enumerate() {
                        self.path.push(Step::Index(i));
                        self.node(item, inner);
                        self.path.pop();
                    }
                }
            }
            Value::Object(members) => self.object(node, members, rule),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn text(&mut self, node: &Node, text: &str, rule: &Rule) {
        if !rule.values.is_empty() && !rule.values.iter().any(|v| v == text) {
            let message = format!("«{}» không nhận giá trị «{}»", self.name(), shorten(text));
            let near = nearest(text, rule.values.iter().map(String::as_str));
            let all = rule.values.join(", ");
            let advice = match near {
                Some(near) => format!("có phải «{near}»? Các giá trị dùng được: {all}"),
                None => format!("các giá trị dùng được: {all}"),
            };
            self.report(code::DU_LIEU_GIA_TRI_LA, node.start, message, advice);
        }
        let short = shorten(text);
        let problem = match rule.format.as_deref() {
            Some("ngay") => parse_issued_date(text).err().map(|p| (code::DU_LIEU_NGAY, p.explain(&short))),
            Some("ngay-day-du") if full_date(text).is_none() => {
                let message = format!("«{short}» không phải là một ngày đủ ngày, tháng, năm");
                Some((code::DU_LIEU_NGAY, (message, "ghi dạng 24/11/2026 hoặc 2026-11-24")))
            }
            Some("ky-bao-cao") if Cycle::parse(text).is_err() => {
                Some((code::DU_LIEU_KY_BAO_CAO, (format!("Không hiểu kỳ báo cáo «{short}»"), Cycle::ADVICE)))
            }
            Some("han-gui") if DueRule::parse(text).is_err() => {
                Some((code::DU_LIEU_HAN_GUI, (format!("Không hiểu hạn gửi «{short}»"), DueProblem::ADVICE)))
            }
            _ => None,
        };
        if let Some((code, (message, advice))) = problem {
            self.report(code, node.start, message, advice);
        }
    }

    fn number(&mut self, node: &Node, raw: &str, rule: &Rule) {
        let value = raw.parse::<f64>().unwrap_or(f64::NAN);
        if !value.is_finite() {
            let message = format!("«{}»: số {} quá lớn", self.name(), shorten(raw));
            self.report(code::DU_LIEU_NGOAI_KHOANG, node.start, message, "đặt số trong dấu \" để in đúng như đã gõ");
            return;
        }
        let (least, most) = rule.range;
        if least.is_some_and(|l| value < l) || most.is_some_and(|m| value > m) {
            let number = |n: Option<f64>| n.map_or("…".to_owned(), |n| n.to_string());
            let law = rule.clause.as_ref().map_or(String::new(), |c| format!(" ({c})"));
            let message =
                format!("«{}» là {raw}, ngoài khoảng {} đến {}{law}", self.name(), number(least), number(most));
            self.report(code::DU_LIEU_NGOAI_KHOANG, node.start, message, "chọn giá trị trong khoảng cho phép");
        }
    }

    fn object(&mut self, node: &'t Node<'t>, members: &'t [Member<'t>], rule: &'t Rule) {
        let mut missing: Vec<&str> = rule.required.iter().map(String::as_str).collect();
        missing.retain(|k| !members.iter().any(|m| m.key == *k));
        // Objects are small, and a set is only worth making where keys are free and many.
        let mut seen: Option<HashSet<&str>> = (members.len() > 32).then(HashSet::new);
        for (i, m) in members.iter().enumerate() {
            let again = match &mut seen {
                Some(seen) => !seen.insert(&m.key),
                None => members[..i].iter().any(|b| b.key == m.key),
            };
            if again {
                self.path.push(Step::Key(&m.key));
                self.report(
                    code::DU_LIEU_TRUNG_KHOA,
                    m.start,
                    format!("Khóa «{}» ghi hai lần", m.key),
                    "giữ lại một khóa",
                );
                self.path.pop();
                continue;
            }
            self.path.push(Step::Key(&m.key));
            match (rule.properties.get(&*m.key), rule.additional) {
                (Some(inner), _) => self.node(&m.node, *inner),
                (None, Additional::Rule(inner)) => self.node(&m.node, inner),
                (None, Additional::Any) => {}
                (None, Additional::None) => {
                    let near = nearest(&m.key, rule.keys.iter().map(String::as_str).filter(|k| !k.starts_with('$')));
                    let advice = match near {
                        Some(near) => {
                            // The misspelt key is the missing one: one message is enough.
                            missing.retain(|k| *k != near);
                            format!("có phải «{near}»?")
                        }
                        None => {
                            let keys: Vec<&str> =
                                rule.keys.iter().map(String::as_str).filter(|k| !k.starts_with('$')).collect();
                            format!("các khóa dùng được ở đây: {}", keys.join(", "))
                        }
                    };
                    let message = format!("Khóa «{}» không có trong lược đồ", shorten(&m.key));
                    self.report(code::DU_LIEU_KHOA_LA, m.start, message, advice);
                }
            }
            self.path.pop();
        }
        for key in missing {
            let place = if self.path.is_empty() { String::new() } else { format!(" trong «{}»", self.name()) };
            self.report(code::DU_LIEU_THIEU_KHOA, node.start, format!("Thiếu khóa bắt buộc «{key}»{place}"), "");
        }
    }
}

/// The nearest of some words, when it is near enough to be what was meant.
fn nearest<'w>(word: &str, among: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    among
        .map(|w| (strsim::damerau_levenshtein(&word, &w.to_lowercase()), w))
        .min_by_key(|(far, _)| *far)
        .filter(|(far, w)| *far <= 1 + w.chars().count() / 4)
        .map(|(_, w)| w)
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn kind_of(node: &Node) -> u8 {
    match &node.value {
        Value::Null => kind::NULL,
        Value::Bool(_) => kind::BOOL,
        Value::Number(raw) if raw.bytes().all(|b| b.is_ascii_digit() || b == b'-') => kind::INTEGER,
        Value::Number(_) => kind::NUMBER,
        Value::Text(_) => kind::TEXT,
        Value::List(_) => kind::LIST,
        Value::Object(_) => kind::OBJECT,
    }
}

fn words_of(node: &Node) -> &'static str {
    match &node.value {
        Value::Null => "null",
        Value::Bool(_) => "true/false",
        Value::Number(_) => "số",
        Value::Text(_) => "chuỗi",
        Value::List(_) => "danh sách",
        Value::Object(_) => "đối tượng",
    }
}
