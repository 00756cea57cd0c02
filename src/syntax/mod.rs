//! Text files to trees that know their bytes: JSON and TOML, with the line and column of every value, and the encodings in
//! which people save them.

pub(crate) mod json;
pub(crate) mod node;
mod places;
pub(crate) mod text;
pub(crate) mod toml;

use crate::diagnostic::{Diagnostics, Place, code};
use crate::vietnamese::legacy::{self, Evidence};
use node::Node;
use std::borrow::Cow;
use text::LineTable;

pub use places::KeyPlaces;

/// Reads a text file typed by a person: UTF-8 or UTF-16, without its byte-order mark. None when it is neither,
/// or holds no word.
pub fn plain_text(bytes: &[u8], d: &mut Diagnostics) -> Option<String> {
    let mut own = Diagnostics::new();
    let text = match text::decode(bytes, &mut own) {
        Some(text) => of_today(text, d),
        None => {
            // Bytes of an old code page; what cannot be told from rubbish stays an error.
            let plain = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0;
            if !matches!(legacy::detect(&plain), Evidence::Proven(_)) {
                d.extend(own);
                return None;
            }
            of_today(plain, d)
        }
    };
    if text.trim().is_empty() {
        d.add(
            code::DU_LIEU_TRONG,
            Place::default(),
            "Tệp trống",
            "kiểm tra lại tên tệp, hoặc soạn nội dung rồi chạy lại",
        );
        return None;
    }
    Some(text.into_owned())
}

/// Text typed in a font of before Unicode (VNI, TCVN3) in the letters that it shows.
fn of_today<'t>(text: Cow<'t, str>, d: &mut Diagnostics) -> Cow<'t, str> {
    let Evidence::Proven(encoding) = legacy::detect(&text) else { return text };
    let message = format!("Văn bản gõ bằng mã cũ {}; đã chuyển sang Unicode", encoding.name());
    d.add(code::CHU_MA_CU, Place::default(), message, "đọc lại chữ có dấu");
    Cow::Owned(legacy::decode(&text, encoding))
}

/// Warns of control characters that were taken out, by the place of each string: (first byte, how many).
fn report_controls(text: &str, root: &Node, dirty: Vec<(usize, usize)>, d: &mut Diagnostics) {
    if dirty.is_empty() {
        return;
    }
    let lines = LineTable::new(text);
    for (start, controls) in dirty {
        let (line, column) = lines.at(start);
        d.add(
            code::CHU_KY_TU_DIEU_KHIEN,
            Place { within: root.path_at(start), ..Place::at(line, column) },
            format!("Đã bỏ {controls} ký tự điều khiển không in được trong chuỗi"),
            "gõ lại chuỗi này nếu thấy thiếu chữ",
        );
    }
}
