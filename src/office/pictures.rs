//! Pictures that a document names: opened beside its text, taken out of its DOCX, written beside a new text.

use super::source::Parsed;
use super::{Files, Made, MadeFile, Source};
use crate::compose;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Block, Document, Image, ImageFormat};
use crate::docx;

/// Opens the pictures that a document only names. What cannot be opened is told and left out.
pub(super) fn open(document: &mut Document, source: &Source, files: Option<&Files<'_>>, found: &mut Diagnostics) {
    let mut own = Diagnostics::new();
    let mut load = |image: &mut Image| -> bool {
        let Some(file) = image.file.clone().filter(|_| image.bytes.is_empty()) else { return true };
        if let Parsed::Word(word) = &source.parsed {
            image.file = None;
            let known = docx::read::picture(&word.bytes, &file).and_then(|bytes| {
                let (format, pixels) = compose::known_picture(&bytes, "").ok()?;
                Some((bytes, format, pixels))
            });
            let Some((bytes, format, pixels)) = known else {
                let message = format!("Hình «{}» không chuyển được sang dữ liệu", image.alt);
                own.add(code::NHAP_HINH, Place::default(), message, "lưu hình thành PNG hoặc JPEG rồi chèn lại");
                return false;
            };
            (image.bytes, image.format, image.pixels) = (bytes.into(), format, pixels);
            return true;
        }
        let bytes = files.map_or_else(|| Err("không có tệp này".to_owned()), |files| files(&file));
        let known = bytes.map_err(|why| {
            let advice = "kiểm tra lại đường dẫn, tính từ thư mục của tệp này";
            (code::ANH_KHONG_DOC_DUOC, format!("Không đọc được ảnh «{file}»: {why}"), advice)
        });
        let known = known.and_then(|bytes| compose::known_picture(&bytes, &file).map(|known| (bytes, known)));
        match known {
            Ok((bytes, (format, pixels))) => {
                (image.bytes, image.format, image.pixels) = (bytes.into(), format, pixels);
                true
            }
            Err((code, message, advice)) => {
                let place = Place { words: Some(file), ..Place::default() };
                own.add(code, place, message, advice);
                false
            }
        }
    };
    for blocks in std::iter::once(&mut document.body).chain(document.appendices.iter_mut().map(|a| &mut a.body)) {
        blocks.retain_mut(|block| match block {
            Block::Image(image) => load(image),
            _ => true,
        });
    }
    own.in_file(source.name());
    found.extend(own);
}

/// Gives each picture a file of its own in the folder `<stem> - hình` beside the text, and its name in the text.
pub(super) fn beside(document: &mut Document, stem: &str) -> Vec<MadeFile> {
    let mut out = Vec::new();
    for block in document.body.iter_mut().chain(document.appendices.iter_mut().flat_map(|a| &mut a.body)) {
        let Block::Image(image) = block else { continue };
        if image.bytes.is_empty() {
            continue;
        }
        let ending = match image.format {
            ImageFormat::Png => "png",
            ImageFormat::Jpeg => "jpg",
        };
        let name = format!("{stem} - hình/hinh-{}", out.len() + 1);
        image.file = Some(format!("{name}.{ending}"));
        out.push(Made::file(name, ending, image.bytes.to_vec()));
    }
    out
}
