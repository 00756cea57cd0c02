//! Plans and the tables named behind them: `lap ke-hoach.docx bang.xlsx phu-luc/`, each table a phụ lục of the plan before it.

use super::names::Input;
use super::{batch, desk, output, summary};
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::office::{ColumnChoice, Expect, Kind, Office, Orientation, Reading, Source};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};

/// A file as it was named, and how its tables are to be read.
struct Named {
    path: PathBuf,
    reading: Option<Reading>,
    /// It was found in a folder: what is no table there is passed over.
    in_folder: bool,
}

impl AsRef<Path> for Named {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

/// The plans among the files named, each with the tables behind it. One file alone is opened where it is worked on.
pub fn inputs(named: &[PathBuf], office: &Office, quiet: bool, found: &mut Diagnostics) -> Vec<Input> {
    if let [one] = named {
        return vec![Input::from(one.clone())];
    }
    let mut own = Diagnostics::new();
    let files = files(named, &mut own);
    // A plan is not made without a table that was asked for.
    let mut whole = !own.has_errors();
    found.extend(own);
    let first = files.first().map(|first| first.path.clone());
    // The first is the plan; whether a text behind it is a table, its words say.
    let expect = |file: &Named| if first.as_ref() == Some(&file.path) { Expect::Document } else { Expect::Either };
    let mut out: Vec<Input> = Vec::new();
    for (file, source) in open_all(files, office, quiet, expect, found) {
        match source {
            Some(source) => place(file, source, &mut out, found),
            None => whole &= !(file.in_folder || is_sheet(&file.path)),
        }
    }
    if whole { out } else { Vec::new() }
}

/// Each file with what was read of it; none, with findings, where it cannot be.
fn open_all(
    files: Vec<Named>,
    office: &Office,
    quiet: bool,
    expect: impl Fn(&Named) -> Expect + Sync,
    found: &mut Diagnostics,
) -> Vec<(Named, Option<Source>)> {
    let opened = batch::run(&files, quiet, |file| {
        let mut own = Diagnostics::new();
        let source = desk::open(office, &file.path, expect(file), &mut own);
        let good = source.is_some();
        ((source, own), good)
    });
    let mut settle = |(file, outcome): (Named, batch::Outcome<_>)| {
        let source = outcome.settle(&file.path, found).and_then(|(source, own): (Option<Source>, Diagnostics)| {
            found.extend(own);
            source
        });
        (file, source)
    };
    files.into_iter().zip(opened).map(&mut settle).collect()
}

/// The tables named, those of folders in natural order; none, with findings, when one that was named is no table.
pub fn tables(named: &[PathBuf], office: &Office, quiet: bool, found: &mut Diagnostics) -> Option<Vec<Source>> {
    let mut own = Diagnostics::new();
    let files = files(named, &mut own);
    let mut whole = !own.has_errors();
    found.extend(own);
    let mut out = Vec::new();
    for (file, source) in open_all(files, office, quiet, |_| Expect::Table, found) {
        match source {
            Some(source) if source.kind() == Kind::Table || !file.in_folder => {
                out.push(source.read_as(file.reading.unwrap_or_default()));
            }
            Some(source) => passed_over(&file, &source, found),
            None => whole = false,
        }
    }
    whole.then_some(out)
}

/// What was found in a folder of tables and is none.
fn passed_over(file: &Named, source: &Source, found: &mut Diagnostics) {
    let name = Place::file(file.path.display().to_string());
    let message = format!("Tệp này là {}, không phải bảng; đã bỏ qua", source.kind().name());
    found.add(code::TEP_BO_QUA, name, message, "");
}

/// Endings of files that can be nothing but tables.
const SHEETS: [&str; 6] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv"];

/// Whether a file can be nothing but a table.
pub fn is_sheet(path: &Path) -> bool {
    SHEETS.contains(&output::ending(path).as_str())
}

/// Puts a source behind the plan it belongs to, or makes it the next plan.
fn place(file: Named, source: Source, out: &mut Vec<Input>, found: &mut Diagnostics) {
    let is_table = source.kind() == Kind::Table;
    match out.last_mut() {
        Some(plan) if is_table => plan.tables.push(source.read_as(file.reading.unwrap_or_default())),
        _ if file.in_folder => passed_over(&file, &source, found),
        _ => out.push(Input::opened(file.path, source)),
    }
}

/// The files named, those of folders in the order in which people count: 2 before 10.
fn files(named: &[PathBuf], found: &mut Diagnostics) -> Vec<Named> {
    let mut out = Vec::new();
    for path in named {
        let (path, reading) = match options(path, found) {
            Some((path, reading)) => (path, Some(reading)),
            None => (path.clone(), None),
        };
        if !path.is_dir() {
            out.push(Named { path, reading, in_folder: false });
            continue;
        }
        let none = ("tệp bảng tính nào", "chép các bảng làm phụ lục vào thư mục này");
        let mut inside = output::inputs(&[path], summary::is_table_file, none, found);
        inside.sort_by(|a, b| natural_order(&a.to_string_lossy(), &b.to_string_lossy()));
        out.extend(inside.into_iter().map(|path| Named { path, reading: reading.clone(), in_folder: true }));
    }
    out
}

/// `bang.xlsx:sheet=Trang 1:kho=ngang`: a file and how its tables are read; none where nothing of the kind is said.
fn options(named: &Path, found: &mut Diagnostics) -> Option<(PathBuf, Reading)> {
    const KEYS: [&str; 4] = [":sheet=", ":cot=", ":gop-o=", ":kho="];
    let text = named.to_str().filter(|_| !named.exists())?;
    let first = KEYS.iter().filter_map(|key| text.find(key)).min()?;
    let (path, mut rest) = text.split_at(first);
    let mut reading = Reading::default();
    while !rest.is_empty() {
        let key = KEYS.iter().find(|key| rest.starts_with(**key))?;
        let value = &rest[key.len()..];
        let end = KEYS.iter().filter_map(|key| value.find(key)).min().unwrap_or(value.len());
        let (value, behind) = value.split_at(end);
        if let Err(why) = set(&mut reading, key.trim_matches([':', '=']), value) {
            let message = format!("Không hiểu «{value}»: {why}");
            found.push(Severity::Error, code::DU_LIEU_COT, Place::file(path), message, "");
        }
        rest = behind;
    }
    Some((PathBuf::from(path), reading))
}

fn set(reading: &mut Reading, key: &str, value: &str) -> Result<(), String> {
    match key {
        "sheet" => reading.sheet = Some(value.to_owned()),
        "gop-o" => reading.merge_columns.push(value.to_owned()),
        "cot" => reading.columns.push(value.parse::<ColumnChoice>().map_err(|e| e.to_string())?),
        _ => {
            reading.orientation = match value {
                "doc" => Orientation::Portrait,
                "ngang" => Orientation::Landscape,
                "tu-dong" => Orientation::Auto,
                _ => return Err("chiều giấy là doc, ngang hoặc tu-dong".to_owned()),
            }
        }
    }
    Ok(())
}

/// Names in the order in which people count them: figures by their value, letters whatever their case.
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let order = figure(&mut a).cmp(&figure(&mut b));
                if order != Ordering::Equal {
                    return order;
                }
            }
            (Some(x), Some(y)) => {
                let order = x.to_lowercase().cmp(y.to_lowercase());
                if order != Ordering::Equal {
                    return order;
                }
                a.next();
                b.next();
            }
        }
    }
}

/// The figures that come next, without leading noughts: how many, then which.
fn figure(chars: &mut std::iter::Peekable<std::str::Chars>) -> (usize, String) {
    let mut out = String::new();
    while let Some(c) = chars.next_if(char::is_ascii_digit) {
        if c != '0' || !out.is_empty() {
            out.push(c);
        }
    }
    (out.len(), out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_comes_before_ten() {
        let mut names = ["PL 10.xlsx", "PL 2.xlsx", "pl 1b.xlsx", "PL 01.xlsx", "PL 2 bis.xlsx"];
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(names, ["PL 01.xlsx", "pl 1b.xlsx", "PL 2 bis.xlsx", "PL 2.xlsx", "PL 10.xlsx"]);
    }

    #[test]
    fn a_table_says_how_it_is_read() {
        let mut found = Diagnostics::new();
        let (path, reading) =
            options(Path::new("C:\\x\\bảng.xlsx:sheet=Trang 1:kho=ngang:cot=thoi_han=Hạn: xong"), &mut found)
                .expect("options");
        assert_eq!(path, Path::new("C:\\x\\bảng.xlsx"));
        assert_eq!((reading.sheet.as_deref(), reading.orientation), (Some("Trang 1"), Orientation::Landscape));
        assert_eq!(reading.columns[0].heading, "Hạn: xong");
        assert!(found.is_empty() && options(Path::new("C:\\x\\a.xlsx"), &mut found).is_none());
    }
}
