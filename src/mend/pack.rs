//! The package of a DOCX with some parts replaced.

use crate::diagnostic::{Diagnostics, Place, code};
use crate::docx::read::ADVICE;
use crate::package::{Package, rewritten};

fn broken(found: &mut Diagnostics, why: impl std::fmt::Display) {
    let advice = "mở tệp bằng Word, lưu lại với tên khác rồi chạy lại";
    found.add(code::SUA_KHONG_GHI_DUOC, Place::default(), format!("Không sửa được gói tệp: {why}"), advice);
}

/// The XML of a part.
pub(super) fn document_xml(bytes: &[u8], part: &str, found: &mut Diagnostics) -> Option<String> {
    let text = Package::open(bytes, &ADVICE, found)?.text(part);
    text.map_err(|why| broken(found, why)).ok()
}

/// The package with these parts replaced or added; every other part is copied as it is.
pub(super) fn replaced(bytes: &[u8], parts: &[(&str, &str)], found: &mut Diagnostics) -> Option<Vec<u8>> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, xml)| (*name, xml.as_bytes())).collect();
    let new = rewritten(bytes, &parts, &ADVICE, found)?;
    new.map_err(|why| broken(found, why)).ok()
}
