//! One tree for JSON and TOML: values that know where they stand, and that serde can read.

use crate::vietnamese;
use serde::Deserializer;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{IntoDeserializer, Visitor};
use std::borrow::Cow;

/// A value and the byte where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node<'a> {
    pub start: usize,
    pub value: Value<'a>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// The digits as typed.
    Number(Cow<'a, str>),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
}

/// A key, where it begins, and its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member<'a> {
    pub start: usize,
    pub key: Cow<'a, str>,
    pub node: Node<'a>,
}

/// A step of a key path.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

/// `nhiem_vu[3].thoi_han`
pub(crate) fn path_text(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        match step {
            Step::Key(key) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(key);
            }
            Step::Index(i) => out.push_str(&format!("[{i}]")),
        }
    }
    out
}

impl Node<'_> {
    /// The path of the value that begins at a byte.
    pub(crate) fn path_at(&self, start: usize) -> Option<String> {
        fn find<'n>(node: &'n Node, start: usize, steps: &mut Vec<Step<'n>>) -> bool {
            if node.start == start && !matches!(node.value, Value::List(_) | Value::Object(_)) {
                return true;
            }
            match &node.value {
                Value::List(items) => {
                    // The last item that begins at or before the byte holds it.
                    let i = items.partition_point(|n| n.start <= start);
                    let Some(item) = i.checked_sub(1).and_then(|i| items.get(i)) else { return false };
                    steps.push(Step::Index(i - 1));
                    find(item, start, steps) || steps.pop().is_none()
                }
                Value::Object(members) => members.iter().any(|m| {
                    steps.push(Step::Key(&m.key));
                    find(&m.node, start, steps) || {
                        steps.pop();
                        false
                    }
                }),
                _ => false,
            }
        }
        let mut steps = Vec::new();
        find(self, start, &mut steps).then(|| path_text(&steps))
    }
}

/// Cleans a string; the text is returned as it is when nothing is wrong with it. Also says how many control
/// characters were taken out.
pub(crate) fn clean(text: Cow<'_, str>) -> (Cow<'_, str>, usize) {
    // Vietnamese letters composed, Latin, digits and common signs: nearly every string, so the full cleaning
    // (which decomposes and composes) is kept for the rest.
    let plain = |c: char| {
        matches!(c, ' '..='~' | '\n' | '\t' | '\u{C0}'..='\u{CF}' | '\u{D1}'..='\u{17F}' | '\u{1A0}' | '\u{1A1}'
            | '\u{1AF}' | '\u{1B0}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2013}'..='\u{2026}' | '\u{A0}' | '\u{B0}' | '\u{B2}')
    };
    if text.chars().all(plain) {
        return (text, 0);
    }
    let cleaned = vietnamese::clean(&text);
    (Cow::Owned(cleaned.text), cleaned.controls)
}

impl<'de> Deserializer<'de> for &'de Node<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(b) => visitor.visit_bool(*b),
            Value::Number(raw) => {
                if let Ok(n) = raw.parse::<i64>() {
                    visitor.visit_i64(n)
                } else if let Ok(n) = raw.parse::<u64>() {
                    visitor.visit_u64(n)
                } else {
                    visitor.visit_f64(raw.parse().map_err(serde::de::Error::custom)?)
                }
            }
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Value::Object(members) => {
                visitor.visit_map(MapDeserializer::new(members.iter().map(|m| (&*m.key, &m.node))))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            // `13.10` must not become `13.1`.
            Value::Number(raw) if name == "Words" => visitor.visit_str(raw),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value {
            Value::Text(text) => {
                let key: StrDeserializer<Error> = (&**text).into_deserializer();
                key.deserialize_enum(name, variants, visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node<'de> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}
