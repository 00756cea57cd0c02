//! A plan, with the tables of a workbook as its phụ lục, in one document: `cargo run --example ke_hoach_va_bang [FOLDER]`.

use std::error::Error;
use std::path::PathBuf;
use vanthu::{Draft, Fonts, Office};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "ket-qua".to_owned()));
    let office = Office::new(Fonts::embedded()).agency(&std::fs::read("samples/co-quan.toml")?)?;
    let plan = office.open(std::fs::read("samples/van-ban.txt")?, "van-ban.txt")?;
    let table = office.open("STT,Nhiệm vụ,Chủ trì,Thời hạn\n1,Trồng cây,Hội Nông dân,Quý II/2026\n", "bang.csv")?;
    let made = office.draft(&plan, &[table], &Draft::default());
    for finding in made.found.iter() {
        eprintln!("{finding}");
    }
    std::fs::create_dir_all(&out)?;
    for file in made.files {
        std::fs::write(out.join(file.file_name()), &file.bytes)?;
        println!("{}: {} bytes, {} table(s) added", file.file_name(), file.bytes.len(), made.tables);
    }
    Ok(())
}
