//! The safe corrections of a .docx, into a new file: `cargo run --example sua FILE NEW`. Without a file it makes a plan and
//! corrects that, which needs none.

use std::error::Error;
use vanthu::{Draft, Fonts, Office};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let office = Office::new(Fonts::embedded()).agency(&std::fs::read("samples/co-quan.toml")?)?;
    let bytes = match arguments.next() {
        Some(path) => std::fs::read(path)?,
        None => {
            let plan = office.open(std::fs::read("samples/thong-bao.json")?, "thong-bao.json")?;
            let made = office.draft(&plan, &[], &Draft::default());
            made.files.into_iter().next().ok_or("nothing was made")?.bytes
        }
    };
    let (made, changes) = office.mend(&office.open(bytes, "van-ban.docx")?);
    println!("{} correction(s), {} finding(s)", changes.len(), made.found.len());
    for change in &changes {
        println!("{}", change.what);
    }
    if let (Some(path), Some(file)) = (arguments.next(), made.files.first()) {
        std::fs::write(path, &file.bytes)?;
    }
    Ok(())
}
