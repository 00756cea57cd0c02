//! A plan in JSON to a .docx and a .pdf: `cargo run --example ke_hoach [FOLDER]`.

use std::error::Error;
use std::path::PathBuf;
use vanthu::{Draft, Fonts, Office};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "ket-qua".to_owned()));
    let office = Office::new(Fonts::embedded()).agency(&std::fs::read("samples/co-quan.toml")?)?;
    let plan = office.open(std::fs::read("samples/ke-hoach.json")?, "ke-hoach.json")?;
    let picture = |name: &str| std::fs::read(format!("samples/{name}")).map_err(|e| e.to_string());
    let mut how = Draft::default();
    how.pictures = Some(&picture);
    let made = office.draft(&plan, &[], &how);
    for finding in made.found.iter() {
        eprintln!("{finding}");
    }
    std::fs::create_dir_all(&out)?;
    for file in made.files {
        std::fs::write(out.join(file.file_name()), &file.bytes)?;
        println!("{}: {} bytes", file.file_name(), file.bytes.len());
    }
    Ok(())
}
