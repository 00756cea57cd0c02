//! Heights of rows: enough for what stands in them, growing with what is filled in.

use crate::forms::FormError;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The height that cells need, from widths and words: at least so many lines.
pub(super) fn height(cells: &[(f64, &str)], least: u32) -> f64 {
    // Letters of this face are narrower than the unit of widths; words do not fill their line to the end.
    let of_line = |width: f64, line: &str| (line.chars().count() as f64 / (width * 1.2)).ceil().max(1.0);
    let lines = |(width, words): &(f64, &str)| words.lines().map(|l| of_line(*width, l)).sum::<f64>();
    let most = cells.iter().map(lines).fold(f64::from(least), f64::max);
    // Excel has no row higher than this.
    (most * 15.0 + 3.0).min(409.0)
}

/// The workbook that was just written is read and packed again; what stops that is an error of the container.
fn broken(e: impl Into<zip::result::ZipError>) -> FormError {
    FormError::Package(e.into())
}

/// Takes the mark of heights set by hand off the rows of "Tiến độ": they keep the height they need at first, and grow as
/// they are filled in. The writer knows no other heights than those set by hand.
pub(super) fn growing(bytes: &[u8]) -> Result<Vec<u8>, FormError> {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let mut old = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for i in 0..old.len() {
        let part = old.by_index_raw(i).map_err(broken)?;
        if !part.name().is_ok_and(|name| name == SHEET) {
            new.raw_copy_file(part).map_err(broken)?;
            continue;
        }
        drop(part);
        let mut part = old.by_index(i).map_err(broken)?;
        let mut text = String::new();
        part.read_to_string(&mut text).map_err(broken)?;
        new.start_file(SHEET, SimpleFileOptions::default()).map_err(broken)?;
        // Words of cells are in a part of their own; what stands here is markup alone.
        new.write_all(text.replace(" customHeight=\"1\"", "").as_bytes()).map_err(broken)?;
    }
    Ok(new.finish().map_err(broken)?.into_inner())
}
