//! Every table file of a folder to phụ lục; a bad file stops no other: `cargo run --example phu_luc FOLDER [FOLDER]`.

use std::error::Error;
use std::path::PathBuf;
use vanthu::office::Appendices;
use vanthu::{Fonts, Office};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "samples/tien-do/gui-ve".to_owned()));
    let out = PathBuf::from(arguments.next().unwrap_or_else(|| "ket-qua".to_owned()));
    std::fs::create_dir_all(&out)?;
    let office = Office::new(Fonts::embedded());
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.display().to_string();
        match office.open(std::fs::read(&path)?, &name) {
            Ok(table) => {
                let made = office.appendices(table, &Appendices::default());
                println!("{name}: {} table(s), {} finding(s)", made.tables, made.found.len());
                for file in made.files {
                    std::fs::write(out.join(file.file_name()), file.bytes)?;
                }
            }
            Err(bad) => println!("{bad}"),
        }
    }
    Ok(())
}
