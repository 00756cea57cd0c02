//! Small value shapes that users may type in more than one way.

use crate::document::DocumentType;
use crate::standard::Profile;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A string, or a number kept in the digits it was typed with (`5`, `"05"`, `13.10`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Words(pub String);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = Words;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("chuỗi hoặc số")
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Words, D::Error> {
                inner.deserialize_any(self)
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Words, E> {
                Ok(Words(v.to_owned()))
            }
            fn visit_string<E: de::Error>(self, v: String) -> Result<Words, E> {
                Ok(Words(v))
            }
            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Words, E> {
                Ok(Words(v.to_string()))
            }
            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Words, E> {
                Ok(Words(v.to_string()))
            }
            fn visit_f64<E: de::Error>(self, v: f64) -> Result<Words, E> {
                Ok(Words(v.to_string()))
            }
        }
        // The reader's own deserializer answers this name with the digits as typed.
        deserializer.deserialize_newtype_struct("Words", Seen)
    }
}

impl JsonSchema for Words {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "ChuHoacSo".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}

/// One string, or a list of strings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Lines(pub Vec<String>);

impl Lines {
    /// The lines that hold words.
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|s| s.trim()).filter(|s| !s.is_empty())
    }

    /// True when no line holds a word.
    pub fn is_blank(&self) -> bool {
        self.filled().next().is_none()
    }
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = Lines;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("chuỗi hoặc danh sách chuỗi")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Lines, E> {
                Ok(Lines(vec![v.to_owned()]))
            }
            fn visit_string<E: de::Error>(self, v: String) -> Result<Lines, E> {
                Ok(Lines(vec![v]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Lines, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = seq.next_element()? {
                    list.push(item);
                }
                Ok(Lines(list))
            }
        }
        deserializer.deserialize_any(Seen)
    }
}

impl JsonSchema for Lines {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "MotHoacNhieuDong".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
    }
}

/// Tên loại by its key (`ke-hoach`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TypeKey(pub DocumentType);

impl Serialize for TypeKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.key())
    }
}

impl<'de> Deserialize<'de> for TypeKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        DocumentType::from_key(&key)
            .map(TypeKey)
            .ok_or_else(|| de::Error::custom(format!("không có loại văn bản «{key}»")))
    }
}

impl JsonSchema for TypeKey {
    fn schema_name() -> Cow<'static, str> {
        "LoaiVanBan".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let keys: Vec<&str> = DocumentType::every().map(DocumentType::key).collect();
        json_schema!({ "type": "string", "enum": keys })
    }
}

/// Thể thức mà văn bản theo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema)]
#[schemars(rename = "TheThuc")]
pub enum ProfileKey {
    /// Văn bản hành chính, Nghị định 30/2020/NĐ-CP.
    #[serde(rename = "hanh-chinh")]
    Administrative,
    /// Văn bản của Đảng, Hướng dẫn 05-HD/VPTW.
    #[serde(rename = "dang")]
    Party,
}

impl From<ProfileKey> for Profile {
    fn from(key: ProfileKey) -> Profile {
        match key {
            ProfileKey::Administrative => Profile::Administrative,
            ProfileKey::Party => Profile::Party,
        }
    }
}

impl From<Profile> for ProfileKey {
    fn from(profile: Profile) -> ProfileKey {
        match profile {
            Profile::Administrative => ProfileKey::Administrative,
            Profile::Party => ProfileKey::Party,
        }
    }
}

/// What stands in a table cell: words, a number, nothing, or a cell with its own settings.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(untagged)]
pub enum CellData {
    /// Ô trống.
    #[default]
    Empty,
    /// Chữ.
    Text(String),
    /// Số, in ra theo cách viết của Việt Nam (`1.234.567,89`).
    Number(f64),
    /// Ô có thiết lập riêng.
    Full(Box<super::FullCell>),
}

impl<'de> Deserialize<'de> for CellData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = CellData;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("chuỗi, số, null hoặc một ô có khóa «noi_dung»")
            }
            fn visit_unit<E: de::Error>(self) -> Result<CellData, E> {
                Ok(CellData::Empty)
            }
            fn visit_none<E: de::Error>(self) -> Result<CellData, E> {
                Ok(CellData::Empty)
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<CellData, E> {
                Ok(CellData::Text(v.to_owned()))
            }
            fn visit_string<E: de::Error>(self, v: String) -> Result<CellData, E> {
                Ok(CellData::Text(v))
            }
            fn visit_i64<E: de::Error>(self, v: i64) -> Result<CellData, E> {
                Ok(CellData::Number(v as f64))
            }
            fn visit_u64<E: de::Error>(self, v: u64) -> Result<CellData, E> {
                Ok(CellData::Number(v as f64))
            }
            fn visit_f64<E: de::Error>(self, v: f64) -> Result<CellData, E> {
                Ok(CellData::Number(v))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CellData, A::Error> {
                let full = super::FullCell::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(CellData::Full(Box::new(full)))
            }
        }
        deserializer.deserialize_any(Seen)
    }
}

impl JsonSchema for CellData {
    fn schema_name() -> Cow<'static, str> {
        "O".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let full = generator.subschema_for::<super::FullCell>();
        json_schema!({ "anyOf": [{ "type": ["string", "number", "null"] }, full] })
    }
}
