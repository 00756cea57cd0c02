//! The safe corrections of an existing DOCX.

use super::source::Parsed;
use super::{Change, Made, Office, Source, stem};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::forms::safe_file_name;
use crate::mend;

impl Office {
    /// The corrected document and the list of what was changed in it; the source stays as it is.
    pub fn mend(&self, source: &Source) -> (Made, Vec<Change>) {
        let mut made = Made::nothing(source.found().clone());
        let Parsed::Word(word) = &source.parsed else {
            let message = format!("Tệp này là {}, không phải văn bản Word", source.kind().name());
            made.found.add(
                code::TEP_KHONG_PHAI_DOCX,
                Place::file(source.name()),
                message,
                "chọn tệp văn bản Word (.docx)",
            );
            return (made, Vec::new());
        };
        if made.found.has_errors() {
            return (made, Vec::new());
        }
        let mut own = Diagnostics::new();
        let mended = mend::mend(&word.bytes, &word.source, &mut own);
        own.in_file(source.name());
        made.found.extend(own);
        let Some((bytes, changes)) = mended else { return (made, Vec::new()) };
        made.files.push(Made::file(safe_file_name(stem(source.name())), "docx", bytes));
        (made, changes)
    }
}
