//! Text files to trees that know their bytes: JSON and TOML, with the line and column of every value, and the encodings in
//! which people save them.

pub(crate) mod json;
pub(crate) mod node;
mod places;
pub(crate) mod text;
pub(crate) mod toml;

use crate::diagnostic::{Diagnostics, Place, code};
use node::Node;
use text::LineTable;

pub use places::KeyPlaces;

/// Reads a text file typed by a person: UTF-8 or UTF-16, without its byte-order mark. None when it is neither,
/// or holds no word.
pub fn plain_text(bytes: &[u8], d: &mut Diagnostics) -> Option<String> {
    let text = text::decode(bytes, d)?;
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
