//! A document against the decree: `cargo run --example kiem_tra [FILE]`.

use std::error::Error;
use vanthu::office::verdict_line;
use vanthu::{Diagnostics, Fonts, Office};

fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args().nth(1).unwrap_or_else(|| "samples/van-ban.txt".to_owned());
    let office = Office::new(Fonts::embedded()).agency(&std::fs::read("samples/co-quan.toml")?)?;
    let document = office.open(std::fs::read(&name)?, &name)?;
    let mut found = Diagnostics::new();
    let verdict = office.check(&document, &mut found).ok_or("cannot be checked")?;
    println!("{}", verdict_line(&verdict));
    for finding in &verdict.findings {
        println!("{finding}");
    }
    Ok(())
}
