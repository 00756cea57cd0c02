//! Every sample composes with no finding of any kind.

mod support;

use support::*;
use vanthu::compose::{Options, choice, compose, profile};
use vanthu::diagnostic::Diagnostics;
use vanthu::read;

#[test]
fn samples_have_no_finding() {
    assert_eq!(composed("samples"), 7);
    assert_eq!(composed("samples/dang"), 4);
}

/// Composes the samples of a folder with its own office; gives how many there are.
fn composed(folder: &str) -> usize {
    let mut d = Diagnostics::new();
    let office = std::fs::read(format!("{folder}/co-quan.toml")).expect("co-quan.toml");
    let office = read::agency_toml(&office, &mut d);
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("samples") {
        let path = entry.expect("entry").path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("bytes");
        let data = read::plan_data(&bytes, &mut d);
        if let Some(data) = data {
            let plan = &data.plan;
            let resolve = |name: &str| std::fs::read(path.with_file_name(name)).map_err(|e| e.to_string());
            let options = Options { template: None, resolve: &resolve };
            let (doc, found) = compose(plan, office.as_ref(), &options);
            d.extend(found);
            choice(profile(Some(plan), office.as_ref()), Some(plan), office.as_ref(), &mut d);
            println!("== {}\n{}", doc.meta.title, outline(&doc.body).join("\n"));
            println!("{:?}\n{:?}", doc.signatures, texts(&doc.recipients));
            seen += 1;
            data.places.locate(&mut d);
        }
        d.in_file(&path.to_string_lossy());
    }
    assert_eq!(lines(&d), Vec::<String>::new());
    seen
}
