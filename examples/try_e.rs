use std::collections::BTreeMap;
use vanthu::plan::{
    deadline,
    units::{Registry, Roll},
};
fn main() {
    let mode = std::env::args().nth(1).unwrap();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for f in std::env::args().skip(2) {
        let text = std::fs::read_to_string(&f).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let mut r = csv::Reader::from_reader(text.as_bytes());
        let h = r.headers().unwrap().clone();
        let cols: &[&str] = if mode == "units" { &["chu_tri", "phoi_hop"] } else { &["thoi_han"] };
        for row in r.records() {
            let row = row.unwrap();
            for c in cols {
                let i = h.iter().position(|x| x == *c).unwrap();
                *seen.entry(row[i].to_owned()).or_default() += 1;
            }
        }
    }
    let reg = Registry::default();
    let mut roll = Roll::new(&reg);
    for (w, n) in seen {
        if mode == "units" {
            let s = reg.split(&w);
            for x in &s {
                roll.enter(x, &Default::default());
            }
            if s.len() != 1 || s[0] != w {
                println!("{w:?}\n    {s:?}");
            }
        } else {
            let d = deadline::parse(&w, None);
            println!("{n} {w:?}\n    {:?} {:?}..{:?} {:?} sure={}", d.kind, d.earliest, d.latest, d.recurrence, d.sure);
        }
    }
    if mode == "units" {
        println!("{} units", roll.len());
        for i in 0..roll.len() {
            println!("{:?}", roll.unit(i).unwrap().0);
        }
    }
}
