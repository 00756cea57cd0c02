//! Workbooks to phụ lục: whole folders, long sheets.

use crate::support::measure::{program, repeat, single};
use crate::support::sheets;
use crate::{Folder, itself, peak_line, print_line, ratio_line, yes};
use std::path::Path;
use vanthu::diagnostic::Diagnostics;
use vanthu::sheet;

/// Arguments by which this program reads a workbook, or makes one.
pub const READ: &str = "--doc-bang-tinh";
pub const MAKE: &str = "--lam-bang-tinh";

/// Workbooks of the folder, and documents of each format a second that are wanted.
const BOOKS: usize = 100;
const WANTED: f64 = 60.0;

pub fn run(folder: &Folder) -> bool {
    let mut met = batch(folder);
    let [thousand, many] = [10_000, 100_000].map(|rows| {
        let path = folder.0.join(format!("{rows}.xlsx"));
        single(itself(MAKE, &path)).expect("made");
        path
    });
    let runs = repeat(5, || itself(READ, &many)).expect("the reader runs");
    met &= print_line("100,000 rows read", &runs, Some(2_000.0));
    met &= peak_line(&runs, 150.0);

    let make = |input: &Path| {
        let mut command = program(&["phu-luc", "--ghi-de", "--json", "-o"]);
        command.arg(folder.0.join("ket-qua")).arg(input);
        command
    };
    let small = repeat(3, || make(&thousand)).expect("vanthu runs");
    print_line("phu-luc, 10,000 rows", &small, None);
    let large = repeat(2, || make(&many)).expect("vanthu runs");
    print_line("phu-luc, 100,000 rows", &large, None);
    met &= ratio_line("10,000 rows", large.median() / small.median(), 11.0);
    met &= peak_line(&large, 1_000.0);
    met
}

fn batch(folder: &Folder) -> bool {
    for i in 0..BOOKS {
        folder.save(&format!("so/so-{i:03}.xlsx"), sheets::workbook(25, i as u64 + 10));
    }
    let make = || {
        let mut command = program(&["phu-luc", "--ghi-de", "--json", "-o"]);
        command.arg(folder.0.join("so-ra")).arg(folder.0.join("so"));
        command
    };
    let runs = repeat(5, make).expect("vanthu runs");
    print_line("100 workbooks of 25 tasks, both formats", &runs, None);
    let rate = BOOKS as f64 * 1e3 / runs.median();
    let met = rate >= WANTED;
    println!("{:<40} {rate:>9.0}/s {:>37.0}/s  {}", "   documents of each format", WANTED, yes(met));
    met
}

/// Makes a workbook of as many rows as its file is called after.
pub fn make(path: &Path) {
    let rows = path.file_stem().and_then(|s| s.to_str()?.parse().ok()).expect("a number of rows");
    std::fs::write(path, sheets::workbook(rows, rows as u64)).expect("data saved");
}

/// Reads a workbook, and no more.
pub fn read(path: &Path) {
    let bytes = std::fs::read(path).expect("a workbook");
    let mut found = Diagnostics::new();
    let book = sheet::workbook(&bytes, "", &mut found).expect("readable");
    let rows: usize = book.sheets.iter().map(|s| s.rows.len()).sum();
    assert!(rows > 100_000, "only {rows} rows");
    std::hint::black_box(&book);
}
