//! An existing document becomes data for the next one.

use super::renewed::renew;
use super::source::Parsed;
use super::{Made, Office, Source, ending, pictures, stem};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Document;
use crate::forms::safe_file_name;
use crate::{outline, reuse};

impl Office {
    /// A document as data or as plain text, as the ending of `name` asks (`ke-hoach.json`, `ke-hoach.txt`), to be edited and
    /// drafted from again; made that of another year where one is given, with all that is still of the old one told. Its
    /// pictures are files of their own, to stand in a folder beside it (`ke-hoach - hình/hinh-1.png`).
    pub fn reuse(&self, source: &Source, name: &str, new_year: Option<u16>) -> Made {
        let mut found = source.found().clone();
        let Some(mut document) = imported(source, &mut found) else { return Made::nothing(found) };
        if let Some(year) = new_year {
            // What is blank now is no number of last year's.
            found.leave_out(&[code::NHAP_SO_NGAY_CU]);
            renew(&mut document, year, source, &mut found);
        }
        if let Parsed::Word(_) = &source.parsed {
            pictures::open(&mut document, source, None, &mut found);
        }
        let stem = safe_file_name(stem(name));
        let pictures = pictures::beside(&mut document, &stem);
        let (ending, text) = match ending(name).as_str() {
            "json" => ("json", serde_json::to_string_pretty(&reuse::plan(&document)).map_err(|e| e.to_string())),
            "txt" => ("txt", Ok(outline::to_text(&document))),
            _ => {
                found.add(
                    code::TEP_DINH_DANG,
                    Place::default(),
                    "Dữ liệu chỉ ghi ra .json hoặc .txt",
                    "đổi đuôi tệp kết quả",
                );
                return Made::nothing(found);
            }
        };
        let mut text = match text {
            Ok(text) => text,
            Err(why) => {
                found.add(code::TEP_KHONG_GHI_DUOC, Place::default(), why, "");
                return Made::nothing(found);
            }
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let mut files = vec![Made::file(stem, ending, text.into_bytes())];
        files.extend(pictures);
        Made { files, found, ..Made::default() }
    }
}

fn imported(source: &Source, found: &mut Diagnostics) -> Option<Document> {
    let mut own = Diagnostics::new();
    let document = match &source.parsed {
        Parsed::Text { document, found: read, .. } => {
            own.extend(read.clone());
            Some((**document).clone())
        }
        Parsed::Word(word) => reuse::document(&word.source, &mut own),
        Parsed::Data { .. } | Parsed::PlanBook { .. } | Parsed::Table(_) => {
            let message = format!("Tệp này là {}, không phải văn bản đã có", source.kind().name());
            own.add(
                code::TEP_KHONG_PHAI_DOCX,
                Place::default(),
                message,
                "chọn tệp văn bản Word (.docx) hoặc văn bản thuần (.txt)",
            );
            None
        }
    };
    own.in_file(source.name());
    found.extend(own);
    document
}
