//! Finding tables on sheets: one sample file per trap, the sheet and what is found on it together.
//! `VANTHU_BLESS=1 cargo test --release --test tables` writes the findings anew; read the diff before you commit it.

#[path = "support/dice.rs"]
mod dice;
mod table_grid;

use dice::Dice;
use std::collections::BTreeMap;
use std::path::PathBuf;
use table_grid::{check_shape, read};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::Inlines;
use vanthu::sheet::{CellStyle, CellText, Merge, Sheet, SheetCell, SheetRow, Value};
use vanthu::tables::{FoundTable, Options, tables};

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
        let found = tables(sheet.clone(), &options, &mut d);
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
        sheet
            .merges
            .iter()
            .any(|m| (m.top..=m.bottom).contains(&r) && (m.left..=m.right).contains(&c) && (r, c) != (m.top, m.left))
    };
    for row in sheet.rows.iter().filter(|r| !r.hidden) {
        for cell in
            row.cells.iter().filter(|c| !sheet.hidden_columns.contains(&c.column) && !covered(row.index, c.column))
        {
            count(&mut words, &cell.text.words(), 1);
        }
    }
    let mut lines: Vec<Inlines> = Vec::new();
    for t in found {
        check_shape(&t.table.head, t.table.columns.len()).map_err(|e| format!("head: {e}"))?;
        check_shape(&t.table.body, t.table.columns.len()).map_err(|e| format!("body: {e}"))?;
        lines.extend(t.label.iter().map(Inlines::plain));
        for list in [&t.title, &t.subtitle, &t.letterhead, &t.before, &t.after] {
            lines.extend(list.iter().cloned());
        }
        lines.extend(t.attached.iter().chain(&t.table.unit).cloned());
        for cell in t.table.head.iter().chain(&t.table.body).flat_map(|r| &r.cells) {
            lines.extend(cell.paragraphs.iter().map(|p| p.into_owned()));
        }
    }
    for line in &lines {
        count(&mut words, &line.text(), -1);
    }
    let wrong: Vec<_> = words.iter().filter(|w| if doubled { *w.1 > 0 } else { *w.1 != 0 }).take(10).collect();
    if wrong.is_empty() { Ok(()) } else { Err(format!("words in and out differ: {wrong:?}")) }
}

/// Sheets made by chance.
trait Sheets {
    fn sheet(&mut self, unique: bool) -> Sheet;
}

impl Sheets for Dice {
    #[allow(clippy::too_many_lines)] // mostly the list of words
    fn sheet(&mut self, unique: bool) -> Sheet {
        const WORDS: [&str; 34] = [
            "STT",
            "TT",
            "Nội dung",
            "Nhiệm vụ",
            "Đơn vị chủ trì",
            "Phối hợp",
            "Thời hạn",
            "Kết quả",
            "Ghi chú",
            "I",
            "II",
            "A",
            "1",
            "2",
            "1.1",
            "a)",
            "-",
            "(1)",
            "(2)",
            "(3)=(1)/(2)",
            "Tổng cộng",
            "Cộng",
            "và tiếp theo",
            "Lập sổ và",
            "Phụ lục 01",
            "(Kèm theo Kế hoạch)",
            "Đơn vị tính: đồng",
            "Ghi chú: x",
            "NGƯỜI LẬP BIỂU",
            "2025",
            "2026",
            "12/03/2026",
            "Giải trình (không phát hành)",
            "Phụ lục\nDanh mục\nviệc",
        ];
        let (height, width) = (1 + self.roll(24) as u32, 1 + self.roll(8) as u32);
        let fill = 20 + self.roll(80);
        let mut out = Sheet { name: "S".into(), ..Sheet::default() };
        let mut n = 0;
        for index in 0..height {
            let mut row = SheetRow { index, hidden: self.roll(20) == 0, cells: Vec::new() };
            for column in 0..width {
                if self.roll(100) >= fill {
                    continue;
                }
                n += 1;
                let mut text = self.pick(&WORDS).to_owned();
                let mut value = Value::Text;
                match self.roll(6) {
                    0 => (text, value) = (n.to_string(), Value::Number(f64::from(n))),
                    1 if unique => text = format!("từ{n} của{n}"),
                    _ => {}
                }
                if unique {
                    // A word of its own tells whether this very cell came through.
                    text = if matches!(value, Value::Text) { format!("{text} w{n}") } else { format!("9{n:05}") };
                }
                let style = CellStyle {
                    bold: self.roll(3) == 0,
                    bordered: self.roll(2) == 0,
                    filled: self.roll(5) == 0,
                    ..CellStyle::default()
                };
                row.cells.push(SheetCell { column, value, text: CellText::Plain(text.into()), style });
            }
            if !row.cells.is_empty() {
                out.rows.push(row);
            }
        }
        for _ in 0..self.roll(6) {
            let (top, left) = (self.roll(height as usize) as u32, self.roll(width as usize) as u32);
            let merge = Merge {
                top,
                left,
                bottom: (top + self.roll(5) as u32).min(height - 1),
                right: (left + self.roll(5) as u32).min(width - 1),
            };
            let apart = |m: &Merge| m.bottom < top || m.top > merge.bottom || m.right < left || m.left > merge.right;
            // A merge hides what it covers, so in sheets whose words are counted it covers nothing.
            let covers = out.rows.iter().filter(|r| (top..=merge.bottom).contains(&r.index)).any(|r| {
                let inside = |c: &SheetCell| (left..=merge.right).contains(&c.column);
                r.cells.iter().any(|c| inside(c) && (r.index, c.column) != (top, left)) || r.hidden
            });
            if out.merges.iter().all(apart) && !(unique && covers) {
                out.merges.push(merge);
            }
        }
        if self.roll(4) == 0 && !unique {
            out.hidden_columns.push(self.roll(width as usize) as u32);
        }
        out
    }
}

#[test]
fn random_sheets_lose_no_word() {
    for seed in 0..4000 {
        let sheet = Dice::new(seed).sheet(true);
        let mut d = Diagnostics::new();
        let found = tables(sheet.clone(), &Options::default(), &mut d);
        if found.is_empty() {
            assert!(!d.is_empty(), "seed {seed}");
            continue;
        }
        sound(&sheet, &found, false).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{sheet:#?}\n{found:#?}"));
    }
}

#[test]
fn random_sheets_of_headings_do_not_panic() {
    for seed in 0..4000 {
        let mut dice = Dice::new(seed + 77_000);
        let mut sheet = dice.sheet(false);
        if dice.roll(3) == 0 {
            // Merges beyond the sheet, and over one another.
            sheet.merges.push(Merge { top: 0, left: 0, bottom: u32::MAX, right: u32::MAX });
            sheet.merges.push(Merge { top: 3, left: 9, bottom: 1, right: 2 });
        }
        let merge_columns = vec!["chủ trì".to_owned(), "ghi chú".to_owned()];
        let options =
            Options { fix_dates: true, issue: dice.roll(2) == 0, merge_columns, tasks: true, ..Options::default() };
        for t in tables(sheet, &options, &mut Diagnostics::new()) {
            for list in [&t.table.head, &t.table.body] {
                check_shape(list, t.table.columns.len()).unwrap_or_else(|e| panic!("seed {seed}: {e}\n{t:#?}"));
            }
        }
    }
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let cell = |column: u32, text: String| SheetCell {
        column,
        value: Value::Text,
        text: CellText::Plain(text.into()),
        style: CellStyle::default(),
    };
    let head = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Ghi chú"];
    let row = |index: u32| SheetRow {
        index,
        hidden: false,
        cells: (0..7)
            .map(|c| {
                cell(
                    c,
                    if index == 0 {
                        head[c as usize].into()
                    } else {
                        format!("{index}{}", ["", " việc"][(c > 0) as usize])
                    },
                )
            })
            .collect(),
    };
    let sheet = Sheet { rows: (0..100_001).map(row).collect(), ..Sheet::default() };
    let found = tables(sheet, &Options::default(), &mut Diagnostics::new());
    assert_eq!(found[0].table.body.len(), 100_000);
}
