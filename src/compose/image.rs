//! Pictures: bytes from a file or from base64, their format and size read from their own head.

use super::Composer;
use crate::diagnostic::{Code, Place, code};
use crate::document::{Image, ImageFormat, Inlines};
use crate::plan::ImageData;

/// The picture, or none when it cannot be had (and then an error says why).
pub(super) fn image(c: &mut Composer, data: &ImageData, path: &str) -> Option<Image> {
    let place = |sub: &str| Place::within(format!("{path}{sub}"));
    let bytes = match (&data.path, &data.base64) {
        (Some(_), Some(_)) => {
            c.d.add(code::ANH_HAI_NGUON, place(""), "Ảnh ghi cả «tep» và «du_lieu»", "giữ lại một trong hai");
            return None;
        }
        (None, None) => {
            c.d.add(code::ANH_KHONG_NGUON, place(""), "Ảnh không có «tep» hoặc «du_lieu»", "ghi đường dẫn tới tệp ảnh");
            return None;
        }
        (Some(file), None) => match (c.resolve)(file) {
            Ok(bytes) => bytes,
            Err(why) => {
                let message = format!("Không đọc được ảnh «{file}»: {why}");
                c.d.add(
                    code::ANH_KHONG_DOC_DUOC,
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
                c.d.add(code::ANH_BASE64, place(".du_lieu"), "«du_lieu» không phải mã base64 đúng", "");
                return None;
            }
        },
    };
    if data.alt.trim().is_empty() {
        c.d.add(
            code::ANH_MO_TA,
            place(".mo_ta"),
            "Ảnh thiếu lời mô tả",
            "ghi ảnh cho thấy điều gì, cho người không nhìn thấy ảnh",
        );
    }
    let (format, pixels) = match known_picture(&bytes, data.path.as_deref().unwrap_or_default()) {
        Ok(known) => known,
        Err((code, message, advice)) => {
            c.d.add(code, place(""), message, advice);
            return None;
        }
    };
    Some(Image {
        file: data.path.clone(),
        bytes: bytes.into(),
        format,
        pixels,
        width_mm: data.width_mm,
        alt: data.alt.trim().to_owned(),
        caption: data.caption.as_deref().map(Inlines::plain),
    })
}

/// The format and the pixels of a whole picture that a page can hold, or what is wrong with it and what to do.
pub(crate) fn known_picture(bytes: &[u8], file: &str) -> Result<(ImageFormat, (u32, u32)), Refusal> {
    let name = if file.is_empty() { String::new() } else { format!(" «{file}»") };
    let Some((format, pixels)) = head(bytes) else {
        let message = format!("Ảnh{name} không phải PNG hoặc JPEG, hoặc tệp ảnh bị hỏng");
        return Err((code::ANH_DINH_DANG, message, "lưu lại ảnh ở dạng PNG hoặc JPEG"));
    };
    let whole = match format {
        ImageFormat::Png => is_whole_png(bytes),
        ImageFormat::Jpeg => bytes.windows(2).any(|w| w == [0xFF, 0xD9]),
    };
    if !whole {
        let message = format!("Ảnh{name} bị hỏng hoặc bị cắt mất phần cuối");
        return Err((code::ANH_HONG, message, "chép lại tệp ảnh gốc, hoặc mở bằng chương trình xem ảnh rồi lưu lại"));
    }
    if u64::from(pixels.0) * u64::from(pixels.1) > MOST_PIXELS {
        let message = format!("Ảnh{name} rộng {} × {} điểm, quá lớn để in trên một trang giấy", pixels.0, pixels.1);
        return Err((code::ANH_QUA_LON, message, "thu nhỏ ảnh rồi chạy lại"));
    }
    Ok((format, pixels))
}

/// Why a picture cannot be used: the code of it, what is wrong and what to do.
pub(crate) type Refusal = (Code, String, &'static str);

/// More than any page can show (A4 at 600 dpi has 35 million), and what opening it would take too much memory for.
const MOST_PIXELS: u64 = 100_000_000;

/// Whether every chunk to the last is there with its right check sum (PNG, 5.3).
fn is_whole_png(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    let mut data = false;
    while let Some((head, tail)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(sum) = tail.get(length..length.saturating_add(4)) else { return false };
        if sum != crc32(&rest[4..8 + length]).to_be_bytes() {
            return false;
        }
        match &head[4..] {
            b"IEND" => return data,
            b"IDAT" => data = true,
            _ => {}
        }
        rest = &tail[length + 4..];
    }
    false
}

/// The check sum of ISO 3309, by a table of 16: small, and quick enough for pictures.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 16];
    for (i, entry) in table.iter_mut().enumerate() {
        *entry = (0..4).fold(i as u32, |c, _| if c & 1 == 1 { (c >> 1) ^ 0xEDB8_8320 } else { c >> 1 });
    }
    let step = |crc: u32, nibble: u32| (crc >> 4) ^ table[((crc ^ nibble) & 15) as usize];
    !bytes.iter().fold(u32::MAX, |crc, byte| step(step(crc, u32::from(*byte)), u32::from(*byte) >> 4))
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
