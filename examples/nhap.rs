//! An existing document as plain text to edit and draft from again: `cargo run --example nhap [FILE]`.

use std::error::Error;
use vanthu::{Fonts, Office};

fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args().nth(1).unwrap_or_else(|| "samples/van-ban.txt".to_owned());
    let office = Office::new(Fonts::embedded());
    let document = office.open(std::fs::read(&name)?, &name)?;
    let made = office.reuse(&document, "x.txt", None);
    for finding in made.found.iter() {
        eprintln!("{finding}");
    }
    for file in made.files {
        println!("{}", String::from_utf8(file.bytes)?);
    }
    Ok(())
}
