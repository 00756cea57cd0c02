//! Documents that are there already.

use crate::support::generate;
use crate::support::measure::{program, repeat, vanthu};
use crate::{Folder, peak_line, print_line};

/// Documents of the folder.
const DOCUMENTS: usize = 1_000;

pub fn run(folder: &Folder) -> bool {
    let fifty = folder.save("50-trang.json", generate::long_plan());
    let ten = folder.save("10-trang.json", generate::plan());
    repeat(0, || vanthu(&fifty, &folder.0, "docx")).expect("vanthu runs");
    repeat(0, || vanthu(&ten, &folder.0, "docx")).expect("vanthu runs");
    let runs = repeat(15, || {
        let mut command = program(&["kiem-tra"]);
        command.arg(folder.0.join("50-trang.docx"));
        command
    });
    let mut met = print_line("kiem-tra, 50 pages", &runs.expect("vanthu runs"), Some(150.0));

    let bytes = std::fs::read(folder.0.join("10-trang.docx")).expect("written");
    for i in 0..DOCUMENTS {
        folder.save(&format!("thu-muc/van-ban-{i:04}.docx"), &bytes);
    }
    let runs = repeat(3, || {
        let mut command = program(&["kiem-tra"]);
        command.arg(folder.0.join("thu-muc"));
        command
    });
    let runs = runs.expect("vanthu runs");
    print_line("kiem-tra, 1,000 files of 10 pages", &runs, None);
    met &= peak_line(&runs, 1_000.0);
    met
}
