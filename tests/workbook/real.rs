//! Real files of offices, which are not part of the project.

use super::dump::{dump, lines};
use std::path::Path;
use vanthu::diagnostic::Diagnostics;
use vanthu::read::workbook::workbook;

/// `VANTHU_XEM=tệp cargo test --test workbook xem -- --nocapture` prints a file as it is read.
#[test]
fn xem() {
    let Ok(path) = std::env::var("VANTHU_XEM") else { return };
    let bytes = std::fs::read(Path::new(&path)).expect("đọc được tệp");
    let mut d = Diagnostics::new();
    let start = std::time::Instant::now();
    let found = workbook(&bytes, "", &mut d);
    let spent = start.elapsed();
    for sheet in found.iter().flat_map(|w| &w.sheets) {
        println!("{}", dump(sheet));
    }
    println!("{:#?}\n{spent:?}", lines(&d));
}
