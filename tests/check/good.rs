//! Good documents, made by the library.

use std::path::Path;
use std::sync::LazyLock;
use vanthu::arrange::arrange;
use vanthu::compose::{Options, choice, compose, profile};
use vanthu::diagnostic::Diagnostics;
use vanthu::font::{Fonts, Shaper};
use vanthu::{docx, read as data};

/// Where they come from: the samples, those of the Party too, and a quyết định with chapters, articles and two appendices.
pub const NAMES: [&str; 12] = [
    "bao-cao-ky-chung",
    "bao-cao",
    "bien-ban",
    "cong-van",
    "ke-hoach",
    "thong-bao",
    "to-trinh",
    "quyet-dinh",
    "dang/ke-hoach",
    "dang/bao-cao",
    "dang/cong-van",
    "dang/to-trinh",
];

static ALL: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| NAMES.into_iter().map(make).collect());

/// The package of this name.
pub fn document(name: &str) -> &'static [u8] {
    let at = NAMES.iter().position(|n| *n == name).unwrap_or_else(|| panic!("không có «{name}»"));
    &ALL[at]
}

fn make(name: &str) -> Vec<u8> {
    let mut found = Diagnostics::new();
    let folder = if name == "quyet-dinh" { "tests/check" } else { "samples" };
    let agency = if name.starts_with("dang/") { "samples/dang/co-quan.toml" } else { "samples/co-quan.toml" };
    let office = std::fs::read(agency).expect("co-quan.toml");
    let office = data::agency_toml(&office, &mut found);
    let bytes = std::fs::read(Path::new(folder).join(format!("{name}.json"))).expect("data");
    let plan = data::plan_json(&bytes, &mut found).expect("a plan");
    let beside = |file: &str| std::fs::read(Path::new(folder).join(file)).map_err(|e| e.to_string());
    let (document, _) = compose(&plan, office.as_ref(), &Options { template: None, resolve: &beside });
    let choice = choice(profile(Some(&plan), office.as_ref()), Some(&plan), office.as_ref(), &mut found);
    assert!(found.is_empty(), "{name}: {found:?}");
    docx::write(&arrange(&document, &choice, &mut Shaper::new(&Fonts::embedded()))).expect("written")
}
