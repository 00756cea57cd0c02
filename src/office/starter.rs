//! What a new user begins with: files that run as they are, and the schemas that editors offer keys from.

use super::Made;
use crate::{compose, read};

const PLAN: &[u8] = include_bytes!("../../templates/khoi-tao/ke-hoach.json");
const AGENCY: &[u8] = include_bytes!("../../templates/khoi-tao/co-quan.toml");
const README: &[u8] = include_bytes!("../../templates/khoi-tao/DOC-TRUOC.txt");

/// The files of a new folder, by their paths in it; the first one is the plan.
pub fn starter() -> Vec<super::MadeFile> {
    let template = compose::builtin("ke-hoach").unwrap_or_default();
    vec![
        Made::file("ke-hoach", "json", PLAN.to_vec()),
        Made::file("co-quan", "toml", AGENCY.to_vec()),
        Made::file("DOC-TRUOC", "txt", README.to_vec()),
        Made::file("mau/ke-hoach", "txt", template.as_bytes().to_vec()),
        Made::file("luoc-do", "json", format!("{:#}\n", schema()).into_bytes()),
    ]
}

/// The JSON schema (2020-12) of a plan file.
pub fn schema() -> serde_json::Value {
    read::schema()
}

/// The text of a `co-quan.toml` with these facts; none when they cannot be written.
pub fn agency_to_toml(facts: &super::Agency) -> Option<String> {
    read::agency_text(facts)
}

/// The JSON schema of `co-quan.toml`.
pub fn agency_schema() -> serde_json::Value {
    read::agency_schema()
}
