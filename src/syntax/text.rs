//! Bytes to text: byte-order marks, UTF-16, and a clear word about anything else.

use crate::diagnostic::{Diagnostics, Place, Severity, code};
use std::borrow::Cow;

/// The text of a data file, without its byte-order mark. Anything but UTF-8 and UTF-16 is an error that says where.
pub(crate) fn decode<'a>(bytes: &'a [u8], d: &mut Diagnostics) -> Option<Cow<'a, str>> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16, d: &mut Diagnostics| {
        let units = rest.chunks_exact(2).map(|c| unit([c[0], c[1]]));
        match char::decode_utf16(units).collect::<Result<String, _>>() {
            Ok(text) if rest.len().is_multiple_of(2) => Some(Cow::Owned(text)),
            _ => {
                d.push(
                    Severity::Error,
                    code::TEP_MA_HOA,
                    Place::default(),
                    "Tệp có dấu đầu tệp của UTF-16 nhưng nội dung bị hỏng hoặc bị cắt ngang",
                    "lưu lại tệp với mã UTF-8",
                );
                None
            }
        }
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, d),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, d),
        // Data files begin with an ASCII sign, so a zero byte beside it is UTF-16 without a mark.
        [a, 0, ..] if *a != 0 => utf16(bytes, u16::from_le_bytes, d),
        [0, a, ..] if *a != 0 => utf16(bytes, u16::from_be_bytes, d),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Some(Cow::Borrowed(text)),
                Err(e) => {
                    let before = &bytes[..e.valid_up_to()];
                    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
                    let byte = bytes.get(e.valid_up_to()).copied().unwrap_or_default();
                    d.push(
                        Severity::Error,
                        code::TEP_MA_HOA,
                        Place::line(line),
                        format!("Tệp không phải UTF-8: byte thứ {} (0x{byte:02X}) không hợp lệ", e.valid_up_to()),
                        "mở tệp bằng Notepad, chọn Save As, Encoding UTF-8 rồi lưu lại",
                    );
                    None
                }
            }
        }
    }
}

/// Where lines begin, for turning byte offsets into line and column.
pub(crate) struct LineTable<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineTable<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        LineTable { text, starts }
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub(crate) fn at(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|s| *s <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..offset.min(self.text.len())).map_or(1, |t| t.chars().count() + 1);
        (line, column)
    }

    /// The byte offset of a line and a column in bytes, both from 1.
    pub(crate) fn offset(&self, line: usize, byte_column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let mut at = (start + byte_column.saturating_sub(1)).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}
