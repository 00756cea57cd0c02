//! Pictures: bytes from a file or from base64, their format and size read from their own head.

use super::Composer;
use crate::diagnostic::Place;
use crate::document::{Image, ImageFormat, Inlines};
use crate::plan::ImageData;

/// The picture, or none when it cannot be had (and then an error says why).
pub(super) fn image(c: &mut Composer, data: &ImageData, path: &str) -> Option<Image> {
    let place = |sub: &str| Place::within(format!("{path}{sub}"));
    let bytes = match (&data.path, &data.base64) {
        (Some(_), Some(_)) => {
            c.d.error("anh.hai-nguon", place(""), "Ảnh ghi cả «tep» và «du_lieu»", "giữ lại một trong hai");
            return None;
        }
        (None, None) => {
            c.d.error("anh.khong-nguon", place(""), "Ảnh không có «tep» hoặc «du_lieu»", "ghi đường dẫn tới tệp ảnh");
            return None;
        }
        (Some(file), None) => match (c.resolve)(file) {
            Ok(bytes) => bytes,
            Err(why) => {
                let message = format!("Không đọc được ảnh «{file}»: {why}");
                c.d.error(
                    "anh.khong-doc-duoc",
                    place(".tep"),
                    message,
                    "kiểm tra lại đường dẫn, tính từ thư mục của tệp dữ liệu",
                );
                return None;
            }
        },
        (None, Some(text)) => match decode_base64(text) {
            Some(bytes) => bytes,
            None => {
                c.d.error("anh.base64", place(".du_lieu"), "«du_lieu» không phải mã base64 đúng", "");
                return None;
            }
        },
    };
    if data.alt.trim().is_empty() {
        c.d.error(
            "anh.mo-ta",
            place(".mo_ta"),
            "Ảnh thiếu lời mô tả",
            "ghi ảnh cho thấy điều gì, cho người không nhìn thấy ảnh",
        );
    }
    let Some((format, pixels)) = head(&bytes) else {
        c.d.error(
            "anh.dinh-dang",
            place(""),
            "Ảnh không phải PNG hoặc JPEG, hoặc tệp ảnh bị hỏng",
            "lưu lại ảnh ở dạng PNG hoặc JPEG",
        );
        return None;
    };
    Some(Image {
        bytes: bytes.into(),
        format,
        pixels,
        width_mm: data.width_mm,
        alt: data.alt.trim().to_owned(),
        caption: data.caption.as_deref().map(Inlines::plain),
    })
}

/// Format and size in pixels; none for anything that is not a whole PNG or JPEG head.
fn head(bytes: &[u8]) -> Option<(ImageFormat, (u32, u32))> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR") {
        let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let size = (number(16)?, number(20)?);
        return (size.0 > 0 && size.1 > 0).then_some((ImageFormat::Png, size));
    }
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            // Start of frame, of every coding but those that are no frames.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let number = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
                let size = (number(at + 7)?, number(at + 5)?);
                return (size.0 > 0 && size.1 > 0).then_some((ImageFormat::Jpeg, size));
            }
            _ => at += 2 + usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?)),
        }
    }
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    // A data URL's own head is no data.
    let text = text.split_once(";base64,").map_or(text, |(_, rest)| rest);
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    let mut padding = 0;
    for b in text.bytes().filter(|b| !b.is_ascii_whitespace()) {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                padding += 1;
                continue;
            }
            _ => return None,
        };
        if padding > 0 {
            return None;
        }
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    (padding <= 2 && !out.is_empty() && held < 6).then_some(out)
}
