//! Progress that units send back.

use crate::support::measure::{median, program, repeat, single};
use crate::support::{forms, generate};
use crate::{Folder, peak_line, print_line, timed, yes};
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::Agency;
use vanthu::read;

/// Communes and wards of the country.
const COMMUNES: usize = 3_321;

pub fn run(folder: &Folder) -> bool {
    let mut met = unit_forms();
    met &= gathering(folder);
    met
}

/// One form of every commune in one run, written to a folder as they would come back.
fn gathering(folder: &Folder) -> bool {
    let plan = folder.save("ke-hoach.json", generate::tasks(25, "Ủy ban nhân dân các xã"));
    let toml = folder.save("co-quan.toml", forms::office(COMMUNES));
    let text = std::fs::read(&toml).expect("saved");
    let agency: Agency = read::agency_toml(&text, &mut Diagnostics::new()).expect("an office");
    let work = forms::read_plan(&std::fs::read(&plan).expect("saved"), &agency);
    let sent = folder.0.join("gui-ve");
    // Making them takes longer than gathering them: what an earlier run left is as good.
    for i in 0..COMMUNES {
        let path = sent.join(format!("xa-{i:04}.xlsx"));
        if !path.exists() {
            folder.save(&format!("gui-ve/xa-{i:04}.xlsx"), forms::filled(&work, &forms::commune(i)));
        }
    }
    let out = folder.0.join("ket-qua");
    let mut met = true;
    for (name, command, times) in [("tong-hop, 3,321 forms", "tong-hop", 2), ("bao-cao, 3,321 forms", "bao-cao", 1)] {
        let make = || {
            let mut make = program(&[command, "--ky", "Quý III/2026", "--ngay", "30/09/2026", "--ghi-de", "--json"]);
            make.arg(&plan).arg("--tien-do").arg(&sent).arg("-o").arg(&out);
            make
        };
        let runs = if times > 1 { repeat(times, make) } else { single(make()) }.expect("vanthu runs");
        met &= print_line(name, &runs, Some(60_000.0));
        met &= peak_line(&runs, 500.0);
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
