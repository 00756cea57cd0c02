//! Bytes of a text table to text: Unicode with or without its mark, and the code pages of old Vietnamese programs.

use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::vietnamese::clean;
use crate::vietnamese::legacy::{self, Legacy};
use std::borrow::Cow;

/// Bytes looked at to tell code pages apart.
const SAMPLE: usize = 256 << 10;

/// The text of a file, without its mark. None for what is no text.
pub(super) fn decode<'a>(bytes: &'a [u8], d: &mut Diagnostics) -> Option<Cow<'a, str>> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, d),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, d),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, d),
        _ => match unmarked_utf16(bytes) {
            Some(unit) => utf16(bytes, unit, d),
            None => match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) if mostly_utf8(bytes) => utf8(bytes, d),
                Err(_) => code_page(bytes, d),
            },
        },
    };
    let nulls = text.chars().take(SAMPLE).filter(|c| *c == '\0').count();
    let signs = text.chars().take(SAMPLE).filter(|c| c.is_control() && !c.is_whitespace()).count();
    if nulls > 3 || signs * 50 > text.len().min(SAMPLE) {
        d.add(
            code::TEP_KHONG_RO,
            Place::default(),
            "Không nhận ra loại tệp: không phải bảng tính, cũng không phải tệp chữ (CSV)",
            "dùng tệp .xlsx, .xls, .ods, .csv hoặc .json; nếu là bảng tính, mở bằng Excel rồi lưu lại dạng .xlsx",
        );
        return None;
    }
    Some(text)
}

fn utf8<'a>(bytes: &'a [u8], d: &mut Diagnostics) -> Cow<'a, str> {
    if let Err(e) = std::str::from_utf8(bytes) {
        let line = bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        d.add(
            code::TEP_MA_HOA,
            Place::line(line),
            "Có chữ không đúng mã UTF-8, đã bỏ",
            "mở tệp bằng Excel hoặc Notepad, lưu lại với mã UTF-8",
        );
    }
    String::from_utf8_lossy(bytes)
}

fn utf16<'a>(bytes: &[u8], unit: fn([u8; 2]) -> u16, d: &mut Diagnostics) -> Cow<'a, str> {
    let units = bytes.chunks_exact(2).map(|c| unit([c[0], c[1]]));
    let mut broken = !bytes.len().is_multiple_of(2);
    let text = char::decode_utf16(units)
        .map(|c| {
            c.unwrap_or_else(|_| {
                broken = true;
                '\u{fffd}'
            })
        })
        .collect();
    if broken {
        d.add(
            code::TEP_MA_HOA,
            Place::default(),
            "Tệp UTF-16 bị hỏng hoặc bị cắt ngang; có thể thiếu chữ",
            "lưu lại tệp từ Excel với dạng CSV UTF-8",
        );
    }
    Cow::Owned(text)
}

/// UTF-16 without a mark: tables are full of ASCII signs, so every other byte is often nought.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let sample = &bytes[..bytes.len().min(4096)];
    let pairs = sample.len() / 2;
    let noughts = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    if pairs >= 4 && odd * 4 > pairs && even * 8 < odd {
        Some(u16::from_le_bytes)
    } else if pairs >= 4 && even * 4 > pairs && odd * 8 < even {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

/// UTF-8 with a few damaged places: letters of two bytes and more that are sound far outnumber them.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken, mut rest) = (0usize, 0usize, &bytes[..bytes.len().min(SAMPLE)]);
    while !rest.is_empty() {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                sound += text.chars().filter(|c| !c.is_ascii()).count();
                break;
            }
            Err(e) => {
                let (valid, after) = rest.split_at(e.valid_up_to());
                sound += String::from_utf8_lossy(valid).chars().filter(|c| !c.is_ascii()).count();
                broken += 1;
                rest = &after[e.error_len().unwrap_or(after.len())..];
            }
        }
    }
    sound >= 8 * broken
}

/// One byte a letter: the reading that gives the most Vietnamese words.
fn code_page<'a>(bytes: &[u8], d: &mut Diagnostics) -> Cow<'a, str> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let windows_1258 = |bytes: &[u8]| encoding_rs::WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned();
    let latin = |bytes: &[u8]| encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let worth = |text: &str| legacy::score(&clean(text).text).worth();
    let plain = latin(sample);
    let readings = [
        ("Windows-1258", worth(&windows_1258(sample)), None),
        ("TCVN3 (ABC)", worth(&legacy::decode(&plain, Legacy::Tcvn3)), Some(Legacy::Tcvn3)),
        ("VNI", worth(&legacy::decode(&plain, Legacy::Vni)), Some(Legacy::Vni)),
    ];
    let Some((name, points, encoding)) = readings.into_iter().rev().max_by_key(|r| r.1) else {
        return Cow::Owned(plain);
    };
    if points < 0 {
        d.add(
            code::TEP_MA_HOA,
            Place::default(),
            "Không chắc về bảng mã của tệp; chữ có dấu có thể sai",
            "mở tệp bằng Excel, lưu lại dạng CSV UTF-8 hoặc .xlsx",
        );
    } else {
        let message = format!("Tệp dùng bảng mã {name}, đã chuyển sang Unicode");
        d.push(Severity::Note, code::TEP_MA_HOA, Place::default(), message, "đọc lại chữ có dấu");
    }
    Cow::Owned(match encoding {
        Some(encoding) => legacy::decode(&latin(bytes), encoding),
        None => windows_1258(bytes),
    })
}
