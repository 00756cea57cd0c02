//! The published schema, compiled once for checking.

use serde_json::Value as Json;
use std::collections::HashMap;

/// Kinds of value, one bit each.
pub(super) mod kind {
    pub const TEXT: u8 = 1;
    pub const NUMBER: u8 = 2;
    pub const INTEGER: u8 = 4;
    pub const BOOL: u8 = 8;
    pub const NULL: u8 = 16;
    pub const LIST: u8 = 32;
    pub const OBJECT: u8 = 64;
    pub const ANY: u8 = 127;
}

/// What an object may hold beyond its named keys.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Additional {
    Any,
    None,
    Rule(usize),
}

/// One schema, its references resolved to places in the arena.
#[derive(Debug)]
pub(super) struct Rule {
    pub kinds: u8,
    pub keys: Vec<String>,
    pub properties: HashMap<String, usize>,
    pub required: Vec<String>,
    pub additional: Additional,
    pub items: Option<usize>,
    pub list_length: (usize, usize),
    pub values: Vec<String>,
    pub range: (Option<f64>, Option<f64>),
    pub clause: Option<String>,
    pub format: Option<String>,
    any_of: Vec<usize>,
    /// The schemas one of which must hold, nested choices unfolded; itself when it is no choice.
    pub leaves: Vec<usize>,
}

/// A compiled schema; rule 0 is the whole document's.
#[derive(Debug)]
pub(super) struct Compiled {
    pub rules: Vec<Rule>,
}

impl Compiled {
    pub(super) fn new(schema: &Json) -> Self {
        let mut c = Compiler { root: schema, rules: Vec::new(), seen: HashMap::new() };
        c.rule(schema);
        let mut rules = c.rules;
        for i in 0..rules.len() {
            let mut leaves = Vec::new();
            unfold(&rules, i, &mut leaves, 0);
            rules[i].leaves = leaves;
        }
        Compiled { rules }
    }

    /// The kinds a rule takes, over all its leaves.
    pub(super) fn kinds(&self, rule: usize) -> u8 {
        self.rules[rule].leaves.iter().fold(0, |k, l| k | self.rules[*l].kinds)
    }
}

fn unfold(rules: &[Rule], at: usize, leaves: &mut Vec<usize>, depth: usize) {
    if rules[at].any_of.is_empty() || depth > 16 {
        if !leaves.contains(&at) {
            leaves.push(at);
        }
        return;
    }
    for next in &rules[at].any_of {
        unfold(rules, *next, leaves, depth + 1);
    }
}

struct Compiler<'s> {
    root: &'s Json,
    rules: Vec<Rule>,
    seen: HashMap<&'s str, usize>,
}

impl<'s> Compiler<'s> {
    fn rule(&mut self, schema: &'s Json) -> usize {
        if let Some(reference) = schema["$ref"].as_str() {
            if let Some(known) = self.seen.get(reference) {
                return *known;
            }
            let target = reference.trim_start_matches('#');
            if let Some(target) = self.root.pointer(target) {
                // The place is taken before the target is read, for schemas that contain themselves.
                let id = self.reserve();
                self.seen.insert(reference, id);
                self.fill(id, target);
                return id;
            }
        }
        let id = self.reserve();
        self.fill(id, schema);
        id
    }

    fn reserve(&mut self) -> usize {
        self.rules.push(Rule {
            kinds: kind::ANY,
            keys: Vec::new(),
            properties: HashMap::new(),
            required: Vec::new(),
            additional: Additional::Any,
            items: None,
            list_length: (0, usize::MAX),
            values: Vec::new(),
            range: (None, None),
            clause: None,
            format: None,
            any_of: Vec::new(),
            leaves: Vec::new(),
        });
        self.rules.len() - 1
    }

    fn fill(&mut self, id: usize, schema: &'s Json) {
        let kinds = match &schema["type"] {
            Json::String(one) => kind_of(one),
            Json::Array(several) => several.iter().filter_map(Json::as_str).fold(0, |k, n| k | kind_of(n)),
            _ => kind::ANY,
        };
        let strings = |v: &Json| -> Vec<String> {
            v.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
        };
        let mut values = strings(&schema["enum"]);
        values.extend(schema["const"].as_str().map(str::to_owned));
        let mut any_of = Vec::new();
        for choice in ["anyOf", "oneOf"] {
            let Some(options) = schema[choice].as_array() else { continue };
            if options.iter().all(|o| o["const"].is_string() || o["enum"].is_array()) {
                for o in options {
                    values.extend(o["const"].as_str().map(str::to_owned));
                    values.extend(strings(&o["enum"]));
                }
            } else {
                any_of.extend(options.iter().map(|o| self.rule(o)));
            }
        }
        let mut keys = Vec::new();
        let mut properties = HashMap::new();
        for (key, sub) in schema["properties"].as_object().into_iter().flatten() {
            keys.push(key.clone());
            let rule = self.rule(sub);
            properties.insert(key.clone(), rule);
        }
        let additional = match &schema["additionalProperties"] {
            Json::Bool(false) => Additional::None,
            sub @ Json::Object(_) => Additional::Rule(self.rule(sub)),
            _ => Additional::Any,
        };
        let items = schema.get("items").map(|sub| self.rule(sub));
        let length = |key: &str, otherwise| schema[key].as_u64().map_or(otherwise, |n| n as usize);
        let required = strings(&schema["required"]);
        let rule = &mut self.rules[id];
        rule.kinds = if values.is_empty() || kinds != kind::ANY { kinds } else { kind::TEXT };
        rule.keys = keys;
        rule.properties = properties;
        rule.required = required;
        rule.additional = additional;
        rule.items = items;
        rule.list_length = (length("minItems", 0), length("maxItems", usize::MAX));
        rule.values = values;
        rule.range = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
        rule.clause = schema["x-dieu-khoan"].as_str().map(str::to_owned);
        rule.format = schema["x-kieu"].as_str().map(str::to_owned);
        rule.any_of = any_of;
        self.hand_down(id);
    }

    /// What a list or a choice says of the form of its texts holds for each of them.
    fn hand_down(&mut self, id: usize) {
        let rule = &self.rules[id];
        let Some(format) = rule.format.clone() else { return };
        for inner in rule.any_of.iter().copied().chain(rule.items).collect::<Vec<_>>() {
            if self.rules[inner].format.is_none() {
                self.rules[inner].format = Some(format.clone());
                self.hand_down(inner);
            }
        }
    }
}

fn kind_of(name: &str) -> u8 {
    match name {
        "string" => kind::TEXT,
        "number" => kind::NUMBER | kind::INTEGER,
        "integer" => kind::INTEGER,
        "boolean" => kind::BOOL,
        "null" => kind::NULL,
        "array" => kind::LIST,
        "object" => kind::OBJECT,
        _ => 0,
    }
}

/// `chuỗi hoặc danh sách`
pub(super) fn kind_words(kinds: u8) -> String {
    let mut words = Vec::new();
    for (bit, word) in [
        (kind::TEXT, "chuỗi trong ngoặc kép"),
        (kind::NUMBER, "số"),
        (kind::BOOL, "true hoặc false"),
        (kind::LIST, "danh sách [ ]"),
        (kind::OBJECT, "đối tượng { }"),
    ] {
        if kinds & bit != 0 {
            words.push(word);
        }
    }
    if kinds & kind::INTEGER != 0 && kinds & kind::NUMBER == 0 {
        words.push("số nguyên");
    }
    if words.is_empty() {
        words.push("null");
    }
    words.join(" hoặc ")
}
