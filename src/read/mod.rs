//! Foreign data to plan data, always with diagnostics.
//!
//! The schema that [`schema`] publishes is made from the plan structs and is also what input is checked against, so the
//! two cannot differ. All problems of a file are found in one reading, each with line, column and key path.

mod plan_book;
mod progress;
mod schema;
mod validate;
pub mod work;

use crate::diagnostic::{Diagnostics, Place, code};
use crate::plan::{Agency, Plan};
use crate::syntax::node::Node;
use crate::syntax::{KeyPlaces, json, text, toml};
use schema::Compiled;
use schemars::generate::SchemaSettings;
use serde::Deserialize;
use std::sync::OnceLock;

pub use plan_book::{PlanBook, PlanCells, is_plan_workbook, plan_workbook};
pub use progress::{ProgressFile, ProgressKind, ProgressOptions, ProgressReader, Standing, progress};

/// The JSON schema (2020-12) of a plan file, with Vietnamese descriptions.
pub fn schema() -> serde_json::Value {
    schema_of::<Plan>()
}

/// The JSON schema of `co-quan.toml`.
pub fn agency_schema() -> serde_json::Value {
    schema_of::<Agency>()
}

fn schema_of<T: schemars::JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// A plan that was read, and where each of its facts stands, for what is found in it later.
#[derive(Debug, Clone)]
pub struct PlanData {
    /// The plan.
    pub plan: Plan,
    /// The line and column of its key paths.
    pub places: KeyPlaces,
}

/// Reads a plan: UTF-8 or UTF-16, with or without byte-order mark. None when there is any `lỗi`; all of them are in `d`.
pub fn plan_data(bytes: &[u8], d: &mut Diagnostics) -> Option<PlanData> {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    let text = text::decode(bytes, d)?;
    let node = json::parse(&text, d)?;
    let plan = data(&text, &node, COMPILED.get_or_init(|| Compiled::new(&schema())), d)?;
    Some(PlanData { plan, places: KeyPlaces::of(&text, &node) })
}

/// [`plan_data`] where nothing is to be found in the plan later.
pub fn plan_json(bytes: &[u8], d: &mut Diagnostics) -> Option<Plan> {
    plan_data(bytes, d).map(|data| data.plan)
}

/// Reads `co-quan.toml`. None when there is any `lỗi`; all of them are in `d`.
pub fn agency_toml(bytes: &[u8], d: &mut Diagnostics) -> Option<Agency> {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    let text = text::decode(bytes, d)?;
    let node = toml::parse(&text, d)?;
    data(&text, &node, COMPILED.get_or_init(|| Compiled::new(&agency_schema())), d)
}

/// Facts as the text of a `co-quan.toml`; none when they cannot be written.
pub fn agency_text(facts: &Agency) -> Option<String> {
    ::toml::to_string(facts).ok()
}

/// What a JSON file holds, by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonHolds {
    /// The data of a document: an object.
    Plan,
    /// A table: a list of rows, or an object of such lists (`{"Trang 1": [{…}]}`), each a sheet.
    Table,
}

/// Tells plan from table; none when the file is neither, or no JSON.
pub fn json_holds(bytes: &[u8]) -> Option<JsonHolds> {
    let text = text::decode(bytes, &mut Diagnostics::new())?;
    let bare = text.trim_start();
    if let Some(rows) = bare.strip_prefix('[') {
        return rows.trim_start().starts_with(['{', '[', ']']).then_some(JsonHolds::Table);
    }
    if !bare.starts_with('{') {
        return None;
    }
    // The one key that every plan has spares the reading of nearly all of them.
    if text.contains("\"loai\"") {
        return Some(JsonHolds::Plan);
    }
    // What cannot be read is a plan with an error in it, as any other object without a table is.
    let members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(bare).unwrap_or_default();
    let schema = schema();
    let known = |key: &String| key != "$schema" && schema["properties"].get(key).is_some();
    let is_table = |value: &serde_json::Value| value.as_array().is_some_and(|rows| rows.iter().any(|r| r.is_object()));
    let table = members.values().any(is_table) && !members.keys().any(known);
    Some(if table { JsonHolds::Table } else { JsonHolds::Plan })
}

fn data<'n, T: Deserialize<'n>>(text: &str, node: &'n Node<'n>, schema: &Compiled, d: &mut Diagnostics) -> Option<T> {
    let mut found = Diagnostics::new();
    validate::validate(text, node, schema, &mut found);
    let bad = found.has_errors();
    d.extend(found);
    if bad {
        return None;
    }
    match T::deserialize(node) {
        Ok(data) => Some(data),
        Err(e) => {
            // The schema let something through that the structs do not take: say so rather than lose it.
            d.add(code::DU_LIEU_KHONG_DOC_DUOC, Place::default(), format!("Không đọc được dữ liệu: {e}"), "");
            None
        }
    }
}
