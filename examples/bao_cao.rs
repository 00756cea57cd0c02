//! The report of a quarter from what units sent: `cargo run --example bao_cao [FOLDER]`.

use std::error::Error;
use std::path::PathBuf;
use vanthu::office::{Followed, Following, Report, overview};
use vanthu::{Diagnostics, Fonts, Office};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "ket-qua".to_owned()));
    let sample = PathBuf::from("samples/tien-do");
    let office = Office::new(Fonts::embedded()).agency(&std::fs::read(sample.join("co-quan.toml"))?)?;
    let mut found = Diagnostics::new();
    let period = Followed::period("Quý III/2026", None, &mut found).ok_or("no period")?;
    let plan = office.open(std::fs::read(sample.join("ke-hoach.json"))?, "ke-hoach.json")?;
    let followed = office.follow(plan, &Following::default(), &mut found)?;
    let returns = followed.returns(period, false);
    let mut sent = Vec::new();
    for entry in std::fs::read_dir(sample.join("gui-ve"))? {
        let path = entry?.path();
        sent.push(returns.read(&std::fs::read(&path)?, &path.display().to_string()));
    }
    let day = followed.day(None, period, &mut found).ok_or("no day")?;
    let judged = followed.judge(sent, period, day, &mut found);
    overview(&judged).iter().for_each(|line| println!("{line}"));
    let made = followed.report(&judged, &Report::default());
    std::fs::create_dir_all(&out)?;
    for file in made.files {
        std::fs::write(out.join(file.file_name()), &file.bytes)?;
        println!("{}: {} bytes", file.file_name(), file.bytes.len());
    }
    Ok(())
}
