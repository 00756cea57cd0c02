//! The package of a DOCX with one part replaced.

use crate::diagnostic::{Diagnostics, Place, code};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Most bytes that the text part may have: reading it was let through with the same limit.
const MOST: u64 = 512 << 20;

fn broken(found: &mut Diagnostics, why: impl std::fmt::Display) {
    let advice = "mở tệp bằng Word, lưu lại với tên khác rồi chạy lại";
    found.add(code::SUA_KHONG_GHI_DUOC, Place::default(), format!("Không sửa được gói tệp: {why}"), advice);
}

/// The XML of the text part.
pub(super) fn document_xml(bytes: &[u8], part: &str, found: &mut Diagnostics) -> Option<String> {
    let read = || -> Result<String, String> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
        let file = archive.by_name(part).map_err(|e| e.to_string())?;
        let mut text = String::new();
        file.take(MOST).read_to_string(&mut text).map_err(|e| e.to_string())?;
        Ok(text)
    };
    read().map_err(|why| broken(found, why)).ok()
}

/// The package with this part replaced; every other part is copied as it is.
pub(super) fn replaced(bytes: &[u8], part: &str, xml: &str, found: &mut Diagnostics) -> Option<Vec<u8>> {
    let write = || -> Result<Vec<u8>, String> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
        let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
        for at in 0..archive.len() {
            let file = archive.by_index_raw(at).map_err(|e| e.to_string())?;
            let name = file.name().map_err(|e| e.to_string())?.into_owned();
            if name == part {
                let options = SimpleFileOptions::default().last_modified_time(file.last_modified().unwrap_or_default());
                drop(file);
                out.start_file(name, options).map_err(|e| e.to_string())?;
                out.write_all(xml.as_bytes()).map_err(|e| e.to_string())?;
            } else {
                out.raw_copy_file(file).map_err(|e| e.to_string())?;
            }
        }
        Ok(out.finish().map_err(|e| e.to_string())?.into_inner())
    };
    write().map_err(|why| broken(found, why)).ok()
}
