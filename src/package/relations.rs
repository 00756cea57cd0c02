//! Relationships between the parts of an Open Packaging container (ECMA-376 part 2, §9).

use super::Package;
use super::xml::{Xml, attribute};
use quick_xml::events::Event;
use std::collections::BTreeMap;

const MOST_RELATIONS: usize = 10_000;

/// A relationship.
pub(crate) struct Relation {
    /// Its type, a URI whose last word tells what the target is.
    pub kind: String,
    /// The target as written: a path relative to the part's folder, or from the root, or an address elsewhere.
    pub target: String,
    /// The target lies outside the package. It is never opened.
    pub external: bool,
}

/// The relationships of one part, by id.
#[derive(Default)]
pub(crate) struct Relations(BTreeMap<String, Relation>);

impl Relations {
    /// Those of a part; none when it has none, or they are damaged.
    pub fn of(package: &mut Package, part: &str) -> Self {
        let name = match part.rsplit_once('/') {
            Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
            None => format!("_rels/{part}.rels"),
        };
        let mut out = BTreeMap::new();
        let Some(source) = package.part(&name) else { return Relations(out) };
        let mut xml = Xml::new(source);
        while let Ok(event) = xml.next() {
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "Relationship" && out.len() < MOST_RELATIONS => {
                    if let (Some(id), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Target")) {
                        let kind = attribute(&tag, "Type").unwrap_or_default();
                        let external = attribute(&tag, "TargetMode").is_some_and(|mode| mode == "External");
                        out.insert(id, Relation { kind, target, external });
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Relations(out)
    }

    /// The main part as the package names it: the workbook, the document.
    pub fn main_part(package: &mut Package) -> Option<String> {
        let root = Relations::of(package, "");
        root.of_kind("/officeDocument").map(|r| resolve("", &r.target)).find(|name| package.has(name))
    }

    /// The relationship with this id.
    pub fn get(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    /// Those whose type ends with `kind` (`/styles`), in the order of their ids.
    pub fn of_kind<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s Relation> {
        self.0.values().filter(move |r| r.kind.ends_with(kind))
    }
}

/// The folder of a part, without the last slash; empty at the root.
pub(crate) fn folder_of(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |f| f.0)
}

/// A target relative to a folder of the package.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}
