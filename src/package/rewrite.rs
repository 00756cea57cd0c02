//! A container with some of its parts replaced.

use super::{Advice, Package};
use crate::diagnostic::Diagnostics;
use std::io::{Cursor, Error, Read, Result, Write};
use zip::ZipWriter;
use zip::read::ZipArchive;
use zip::write::SimpleFileOptions;

impl Package<'_> {
    /// The words of a part. Fails where there is none, it is no UTF-8, or it inflates beyond the limit.
    pub fn text(&mut self, name: &str) -> Result<String> {
        let mut text = String::new();
        let part = self.part(name).ok_or_else(|| Error::other(format!("không có phần {name}")))?;
        { part }.read_to_string(&mut text)?;
        Ok(text)
    }
}

/// The container with these parts in place of its own; a part that it does not have comes last. All others are copied
/// as they are packed, without being inflated.
pub(crate) fn rewritten(
    bytes: &[u8],
    parts: &[(&str, &[u8])],
    advice: &Advice,
    d: &mut Diagnostics,
) -> Option<Result<Vec<u8>>> {
    // Opened for its limits: what is refused for reading is not copied either.
    Package::open(bytes, advice, d)?;
    Some(copied(bytes, parts))
}

/// [`rewritten`] without the limits, for what was just made here.
pub(super) fn copied(bytes: &[u8], parts: &[(&str, &[u8])]) -> Result<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let mut left: Vec<(&str, &[u8])> = parts.to_vec();
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at)?;
        let name = file.name()?.into_owned();
        let same =
            |part: &(&str, &[u8])| part.0.trim_start_matches('/').eq_ignore_ascii_case(name.trim_start_matches('/'));
        let Some(found) = left.iter().position(same) else {
            out.raw_copy_file(file)?;
            continue;
        };
        let (_, new) = left.remove(found);
        let options = SimpleFileOptions::default().last_modified_time(file.last_modified().unwrap_or_default());
        drop(file);
        out.start_file(name, options)?;
        out.write_all(new)?;
    }
    for (name, new) in left {
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        out.start_file(name.trim_start_matches('/'), options)?;
        out.write_all(new)?;
    }
    Ok(out.finish()?.into_inner())
}
