//! Finding tables on sheets: one sample file per trap, the sheet and what is found on it together.
//! `VANTHU_BLESS=1 cargo test --release --test tables` writes the findings anew; read the diff before you commit it.

mod table_grid;

use std::collections::BTreeMap;
use std::path::PathBuf;
use table_grid::{check_shape, read};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::Inlines;
use vanthu::read::sheet::{CellStyle, CellText, Merge, Sheet, SheetCell, SheetRow, Value};
use vanthu::read::table::{FoundTable, Options, tables};

const MARK: &str = "\n=== bảng ===\n";

#[test]
fn every_sample_is_found_as_its_file_says() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/tables");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut wrong = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let (input, expected) = text.split_once(MARK).unwrap_or((text.trim_end_matches('\n'), ""));
        let got = read(input);
        if std::env::var_os("VANTHU_BLESS").is_some() {
            std::fs::write(&path, format!("{input}{MARK}{got}")).unwrap();
        } else if got != expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- got\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// `VANTHU_SHEETS=folder cargo test --release --test tables -- --ignored --nocapture show` prints what is found on
/// sheets written out in the notation of the samples, with checks of shape and of lost words.
#[test]
#[ignore = "a tool: needs VANTHU_SHEETS"]
fn show() {
    let Some(folder) = std::env::var_os("VANTHU_SHEETS") else { return };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let (sheet, options) = table_grid::sheet(&std::fs::read_to_string(&path).unwrap());
        let mut d = Diagnostics::new();
        let found = tables(&sheet, &options, &mut d);
        println!("\n##### {}", path.display());
        for t in &found {
            println!(
                "@@ {} head {} body {} columns {} groups {} tasks {} ({} given)",
                t.cell,
                t.table.head.len(),
                t.table.body.len(),
                t.table.columns.len(),
                t.group_count,
                t.task_count,
                t.tasks.len()
            );
            let mut out = String::new();
            table_grid::dump(t, true, &mut out);
            println!("{out}");
        }
        for finding in d.iter() {
            println!("! {finding}");
        }
        sound(&sheet, &found, true).unwrap_or_else(|e| println!("!!!!! {e}"));
    }
}

fn count(words: &mut BTreeMap<String, i64>, text: &str, by: i64) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *words.entry(word.to_owned()).or_default() += by;
    }
}

/// Tables are of one piece, and no visible word is lost. `doubled`: heads that repeat may be gone.
fn sound(sheet: &Sheet, found: &[FoundTable], doubled: bool) -> Result<(), String> {
    let mut words = BTreeMap::new();
    let covered = |r: u32, c: u32| {
        sheet.merges.iter().any(|m| (m.top..=m.bottom).contains(&r) && (m.left..=m.right).contains(&c) && (r, c) != (m.top, m.left))
    };
    for row in sheet.rows.iter().filter(|r| !r.hidden) {
        for cell in row.cells.iter().filter(|c| !sheet.hidden_columns.contains(&c.column) && !covered(row.index, c.column)) {
            count(&mut words, &cell.text.words(), 1);
        }
    }
    let mut lines: Vec<Inlines> = Vec::new();
    for t in found {
        check_shape(&t.table.head, t.table.columns.len()).map_err(|e| format!("head: {e}"))?;
        check_shape(&t.table.body, t.table.columns.len()).map_err(|e| format!("body: {e}"))?;
        lines.extend(t.label.iter().map(Inlines::plain));
        for list in [&t.title, &t.subtitle, &t.before, &t.after] {
            lines.extend(list.iter().cloned());
        }
        lines.extend(t.attached.iter().chain(&t.table.unit).cloned());
        for cell in t.table.head.iter().chain(&t.table.body).flat_map(|r| &r.cells) {
            lines.extend(cell.paragraphs.iter().cloned());
        }
    }
    for line in &lines {
        count(&mut words, &line.text(), -1);
    }
    let wrong: Vec<_> = words.iter().filter(|w| if doubled { *w.1 > 0 } else { *w.1 != 0 }).take(10).collect();
    if wrong.is_empty() { Ok(()) } else { Err(format!("words in and out differ: {wrong:?}")) }
}
