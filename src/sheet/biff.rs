//! What calamine does not tell of an xls: the formats of its cells, hidden rows and columns, widths, merged areas;
//! and where its cells lie, before anything is allocated for them.

use super::raised::Level;
use super::styles::{Face, Font, RawCell, Styles};
use crate::document::Align;
use crate::sheet::Merge;
use std::collections::HashMap;

/// A sheet's cells and frame.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Hidden by its author.
    pub hidden: bool,
    /// A worksheet, not a chart or a macro sheet.
    pub is_table: bool,
    /// Format number by (row, column), in the file's order.
    pub formats: HashMap<(u16, u16), u16>,
    /// Hidden rows.
    pub hidden_rows: Vec<u16>,
    /// First and last column, width in characters, hidden.
    pub columns: Vec<(u16, u16, f32, bool)>,
    /// Merged areas as listed.
    pub merges: Vec<Merge>,
    /// Noughts are not shown.
    pub zeros_unseen: bool,
    /// Rows and columns up to the last cell of each.
    pub rows: u32,
    pub columns_used: u32,
    /// The area that the file claims to use.
    pub claimed: u64,
}

/// What the workbook stream says of looks.
#[derive(Debug, Default)]
pub(super) struct Biff {
    /// Cell formats, fonts, number formats.
    pub styles: Styles,
    /// Sheets in the file's order.
    pub sheets: Vec<Outline>,
    /// The calendar begins in 1904.
    pub since_1904: bool,
    /// Protected by a password.
    pub locked: bool,
    /// The stream is cut off.
    pub cut: bool,
    /// Sheets share their records.
    pub tangled: bool,
}

struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let head = self.bytes.get(self.at..self.at + 4)?;
        let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        let start = self.at + 4;
        let data = self.bytes.get(start..start + usize::from(length))?;
        self.at = start + usize::from(length);
        Some((kind, data))
    }
}

fn u16_at(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

fn u32_at(data: &[u8], at: usize) -> u32 {
    u32::from(u16_at(data, at)) | u32::from(u16_at(data, at + 2)) << 16
}

/// A string of `count` letters behind a flag byte (BIFF8), or of bytes (BIFF5).
fn string(data: &[u8], at: usize, count: usize, biff8: bool) -> String {
    let rest = data.get(at..).unwrap_or_default();
    match rest.split_first() {
        Some((flag, letters)) if biff8 && flag & 1 == 1 => {
            let units: Vec<u16> =
                letters.chunks_exact(2).take(count).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        Some((_, letters)) if biff8 => letters.iter().take(count).map(|b| char::from(*b)).collect(),
        _ => rest.iter().take(count).map(|b| char::from(*b)).collect(),
    }
}

/// Looks through a workbook stream.
pub(super) fn scan(stream: &[u8]) -> Biff {
    let mut out = Biff::default();
    let mut globals = Globals::default();
    let mut starts: Vec<usize> = Vec::new();
    let mut records = Records { bytes: stream, at: 0 };
    let biff8 = records.next().is_none_or(|(_, data)| u16_at(data, 0) != 0x0500);
    for (kind, data) in &mut records {
        match kind {
            0x000A => break,
            0x002F if u16_at(data, 0) != 0 => out.locked = true,
            0x0022 => out.since_1904 = u16_at(data, 0) == 1,
            0x0085 if data.len() >= 6 && starts.len() < 1_000 => {
                starts.push(u32_at(data, 0) as usize);
                out.sheets.push(Outline { hidden: data[4] & 3 != 0, is_table: data[5] == 0, ..Outline::default() });
            }
            0x0031 => globals.font(data, biff8),
            0x041E => {
                let (count, at) = if biff8 {
                    (usize::from(u16_at(data, 2)), 4)
                } else {
                    (usize::from(data.get(2).copied().unwrap_or(0)), 3)
                };
                globals.codes.insert(u16_at(data, 0).into(), string(data, at, count, biff8));
            }
            0x00E0 => globals.formats.push(raw_format(data, biff8)),
            _ => {}
        }
    }
    out.styles = globals.assemble();
    // Sheets follow one another; a file in which they share their records is made to be read a thousand times.
    let mut read = 0;
    for (start, sheet) in starts.into_iter().zip(&mut out.sheets) {
        let (whole, length) = scan_sheet(stream, start, sheet);
        out.cut |= !whole;
        read += length;
        if read > 2 * stream.len() {
            out.tangled = true;
            break;
        }
    }
    out
}

/// Whether the sheet has an end, and how many bytes it takes.
fn scan_sheet(stream: &[u8], start: usize, sheet: &mut Outline) -> (bool, usize) {
    let (mut depth, mut length) = (0, 0);
    for (kind, data) in (Records { bytes: stream, at: start }) {
        length += data.len() + 4;
        let at = (u16_at(data, 0), u16_at(data, 2));
        if depth <= 1 && matches!(kind, 0x0006 | 0x0406 | 0x0203 | 0x0204 | 0x0205 | 0x00D6 | 0x00FD | 0x027E | 0x00BD)
        {
            let last = if kind == 0x00BD { u16_at(data, data.len().saturating_sub(2)) } else { at.1 };
            sheet.rows = sheet.rows.max(u32::from(at.0) + 1);
            sheet.columns_used = sheet.columns_used.max(u32::from(at.1.max(last)) + 1);
        }
        match kind {
            0x0200 if depth <= 1 => {
                let (first, last, left, right) = match data.len() {
                    10 => (u32::from(at.0), u32::from(at.1), u16_at(data, 4), u16_at(data, 6)),
                    _ => (u32_at(data, 0), u32_at(data, 4), u16_at(data, 8), u16_at(data, 10)),
                };
                // An area that ends before it begins wraps round in calamine's sums.
                let rows = if last < first { u64::from(u32::MAX) } else { u64::from(last - first) + 1 };
                let columns = u64::from(right) + u64::from(left <= right) + 1;
                if last > 0 || right > 0 {
                    sheet.claimed = sheet.claimed.max(rows.saturating_mul(columns));
                }
            }
            // Charts stand inside a sheet as streams of their own.
            0x0809 => depth += 1,
            0x000A => {
                depth -= 1;
                if depth <= 0 {
                    return (true, length);
                }
            }
            _ if depth > 1 => {}
            0x0006 | 0x0406 | 0x0203 | 0x0204 | 0x0205 | 0x00D6 | 0x00FD | 0x027E if data.len() >= 6 => {
                sheet.formats.insert(at, u16_at(data, 4));
            }
            0x00BD => {
                for (i, cell) in
                    data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6).enumerate()
                {
                    let Some(column) = u16::try_from(i).ok().and_then(|i| at.1.checked_add(i)) else { break };
                    sheet.formats.insert((at.0, column), u16_at(cell, 0));
                }
            }
            0x0208 if u32_at(data, 12) & 0x20 != 0 => sheet.hidden_rows.push(at.0),
            0x007D => {
                let width = f32::from(u16_at(data, 4)) / 256.0;
                sheet.columns.push((at.0, at.1, width, u16_at(data, 8) & 1 == 1));
            }
            0x00E5 => {
                for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    sheet.merges.push(Merge {
                        top: u16_at(area, 0).into(),
                        bottom: u16_at(area, 2).into(),
                        left: u16_at(area, 4).into(),
                        right: u16_at(area, 6).into(),
                    });
                }
            }
            0x023E => sheet.zeros_unseen = u16_at(data, 0) & 0x10 == 0,
            _ => {}
        }
    }
    (false, length)
}

#[derive(Default)]
struct Globals {
    fonts: Vec<Font>,
    codes: HashMap<u32, String>,
    formats: Vec<RawFormat>,
}

struct RawFormat {
    font: u16,
    format: u16,
    align: Option<Align>,
    bordered: bool,
    filled: bool,
}

fn raw_format(data: &[u8], biff8: bool) -> RawFormat {
    let align = match data.get(6).map_or(0, |b| b & 7) {
        1 => Some(Align::Left),
        2 | 6 => Some(Align::Center),
        3 => Some(Align::Right),
        5 | 7 => Some(Align::Justify),
        _ => None,
    };
    let (bordered, pattern, colour) = if biff8 {
        (u16_at(data, 10) != 0, u32_at(data, 14) >> 26, u16_at(data, 18) & 0x7F)
    } else {
        let (fill, border) = (u32_at(data, 8), u32_at(data, 12));
        (border & 0x1FF != 0 || fill >> 22 & 7 != 0, fill >> 16 & 0x3F, (fill & 0x7F) as u16)
    };
    // Colours 1 and 9 are white.
    let filled = pattern != 0 && !(pattern == 1 && matches!(colour, 1 | 9));
    RawFormat { font: u16_at(data, 0), format: u16_at(data, 2), align, bordered, filled }
}

impl Globals {
    fn font(&mut self, data: &[u8], biff8: bool) {
        let name = string(data, 15, usize::from(data.get(14).copied().unwrap_or(0)), biff8);
        self.fonts.push(Font {
            bold: u16_at(data, 6) >= 600,
            italic: u16_at(data, 2) & 2 != 0,
            underline: data.get(10).is_some_and(|u| *u != 0),
            red: matches!(u16_at(data, 4), 2 | 10),
            face: Face::of(&name),
            level: match u16_at(data, 8) {
                1 => Level::Above,
                2 => Level::Below,
                _ => Level::Line,
            },
            struck: u16_at(data, 2) & 8 != 0,
        });
    }

    fn assemble(self) -> Styles {
        let cell = |f: RawFormat| RawCell {
            format: f.format.into(),
            // There is no font 4.
            font: usize::from(if f.font > 4 { f.font - 1 } else { f.font }),
            bordered: f.bordered,
            filled: f.filled,
            align: f.align,
        };
        Styles::of(self.fonts, &self.codes, self.formats.into_iter().map(cell))
    }
}
