//! Progress that units send back.

use crate::support::measure::{median, program, repeat, single};
use crate::support::{forms, generate};
use crate::{Folder, itself, peak_line, print_line, timed, yes};
use std::path::Path;
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::Agency;
use vanthu::read;

/// Communes and wards of the country.
const COMMUNES: usize = 3_321;
const SENT: &str = "gui-ve";

pub fn run(folder: &Folder) -> bool {
    let mut met = gathering(folder);
    met &= unit_forms();
    met
}

/// The argument by which this program makes the forms.
pub const MAKE: &str = "--lam-bieu";

/// Makes the form of every commune. That takes longer than gathering them: what an earlier run left is as good.
pub fn make(folder: &Path) {
    let saved = |name: &str| std::fs::read(folder.join(name)).expect("saved");
    let agency = read::agency_toml(&saved("co-quan.toml"), &mut Diagnostics::new()).expect("an office");
    let work = forms::read_plan(&saved("ke-hoach.json"), &agency);
    let sent = folder.join(SENT);
    std::fs::create_dir_all(&sent).expect("a folder for the forms");
    for i in 0..COMMUNES {
        let path = sent.join(format!("xa-{i:04}.xlsx"));
        if !path.exists() {
            std::fs::write(path, forms::filled(&work, &forms::commune(i))).expect("data saved");
        }
    }
}

/// One form of every commune in one run, written to a folder as they would come back.
fn gathering(folder: &Folder) -> bool {
    let plan = folder.save("ke-hoach.json", generate::tasks(25, "Ủy ban nhân dân các xã"));
    folder.save("co-quan.toml", forms::office(COMMUNES));
    single(itself(MAKE, &folder.0)).expect("forms made");
    let mut met = true;
    // Of the report, some 11,000 pages of appendices, the time alone is promised.
    let commands = [("tong-hop", "tong-hop.xlsx", 500.0), ("bao-cao", "bao-cao", f64::MAX)];
    for (command, out, limit) in commands {
        let make = || {
            let mut make = program(&[command, "--ky", "Quý III/2026", "--ngay", "30/09/2026", "--ghi-de", "--json"]);
            make.arg(&plan).arg("--tien-do").arg(folder.0.join(SENT)).arg("-o").arg(folder.0.join(out));
            make
        };
        let runs = repeat(2, make).expect("vanthu runs");
        met &= print_line(&format!("{command}, 3,321 forms"), &runs, Some(60_000.0));
        met &= limit == f64::MAX || peak_line(&runs, limit);
    }
    met
}

/// Forms of 25 tasks that came back from units, read one by one in this process: what 3,321 of them take on one core.
fn unit_forms() -> bool {
    const UNITS: usize = 300;
    let work = forms::read_plan(generate::tasks(25, "Ủy ban nhân dân xã").as_bytes(), &Agency::default());
    let reader = read::ProgressReader::new(&work, read::ProgressOptions::default());
    let (made, wrote) =
        timed(|| -> Vec<Vec<u8>> { (0..UNITS).map(|i| forms::filled(&work, &forms::commune(i))).collect() });
    let mut times = Vec::new();
    for _ in 0..5 {
        let mut found = Diagnostics::new();
        let (entries, time) = timed(|| -> usize {
            let entries = |bytes: &Vec<u8>| reader.read(bytes, "xa.xlsx", &mut found).map_or(0, |f| f.entries.len());
            made.iter().map(entries).sum()
        });
        assert!(found.is_empty(), "{:?}", found.iter().next());
        assert_eq!(entries, UNITS * 20, "rows were lost");
        times.push(time * 1e3 / UNITS as f64);
    }
    let least = times.iter().copied().fold(f64::MAX, f64::min);
    let each = median(times);
    println!("{:<40} {:>7.2} ms", "a form made", wrote * 1e3 / UNITS as f64);
    println!(
        "{:<40} {each:>7.2} ms {least:>7.2} ms {:>10} {:>8} {:>5.0} ms  {}",
        "a form read",
        "",
        "",
        2.0,
        yes(each <= 2.0)
    );
    println!("{:<40} {:>8.1} s {:>8.1} s", "   3,321 of them, one core", each * 3.321, least * 3.321);
    each <= 2.0
}
