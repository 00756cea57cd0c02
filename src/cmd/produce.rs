//! A document to its files: what every command that makes documents does last.

use super::args::Format;
use super::output;
use crate::arrange::{Flow, arrange};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Document;
use crate::font::{Fonts, Shaper};
use crate::plan::Agency;
use crate::standard::Choice;
use crate::{docx, layout, pdf, read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the file with an office's standing facts.
const AGENCY_FILE: &str = "co-quan.toml";

/// Shaped words worth keeping for the next document: those of a long table are numbers for the most part.
const WORDS_KEPT: usize = 50_000;

/// The formats asked for and whether the PDF gets an empty signature field.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub formats: &'a [Format],
    pub signature_field: bool,
}

/// Makes the outputs of a document in memory: file extension and bytes. `first` gives the first place of a character in
/// the input, where that is known.
pub fn outputs(
    document: Document,
    choice: &Choice,
    shaper: &mut Shaper,
    wanted: Wanted<'_>,
    first: &dyn Fn(char) -> Option<Place>,
    found: &mut Diagnostics,
) -> Vec<(&'static str, Vec<u8>)> {
    let flow = arrange(&document, choice, shaper);
    // Of a long table every form is large: this one makes room for the pages.
    drop(document);
    let wants = |format| wanted.formats.contains(&format);
    let outputs = make(flow, shaper, wants(Format::Docx), wants(Format::Pdf), wanted.signature_field, found);
    if wants(Format::Pdf) {
        missing_glyphs(shaper, first, found);
    }
    outputs
}

/// Writes the files side by side, as each waits for the disk; gives those written. All or none: nothing is written when
/// there is any `lỗi`, or something stands at one of the paths and may not be overwritten.
pub fn save(outputs: Vec<(PathBuf, Vec<u8>)>, overwrite: bool, found: &mut Diagnostics) -> Vec<PathBuf> {
    if !overwrite {
        output::vacant(outputs.iter().map(|(path, _)| path.as_path()), output::OVERWRITE, found);
    }
    if found.has_errors() {
        return Vec::new();
    }
    let one = |(path, bytes): (PathBuf, Vec<u8>)| {
        let mut own = Diagnostics::new();
        let done = output::write(&path, &bytes, overwrite, &mut own);
        (done.then_some(path), own)
    };
    let results: Vec<_> = std::thread::scope(|scope| {
        let waiting: Vec<_> = outputs.into_iter().map(|output| scope.spawn(|| one(output))).collect();
        waiting.into_iter().map(|w| w.join()).collect()
    });
    let mut written = Vec::new();
    for result in results {
        // A panic goes on as it would have without the threads.
        let (path, own) = result.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.extend(path);
        found.extend(own);
    }
    written
}

/// Both outputs, side by side: the DOCX writer needs only the flow, the page layout the shaper too.
fn make(
    flow: Flow,
    shaper: &mut Shaper,
    docx: bool,
    pdf: bool,
    field: bool,
    found: &mut Diagnostics,
) -> Vec<(&'static str, Vec<u8>)> {
    // Whoever is done with the flow last lets it go.
    let flow = Arc::new(flow);
    let (word, page) = std::thread::scope(|scope| {
        let word = docx.then(|| {
            let flow = flow.clone();
            scope.spawn(move || docx::write(&flow))
        });
        let page = pdf.then(|| print(flow, shaper, field));
        (word.map(|w| w.join()), page)
    });
    let mut out = Vec::new();
    match word {
        Some(Ok(Ok(bytes))) => out.push(("docx", bytes)),
        Some(Ok(Err(e))) => {
            found.add(code::DOCX_KHONG_LAP_DUOC, Place::default(), format!("Không lập được DOCX: {e}"), "")
        }
        Some(Err(_)) => found.add(
            code::DOCX_KHONG_LAP_DUOC,
            Place::default(),
            "Không lập được DOCX",
            "báo cho người viết chương trình",
        ),
        None => {}
    }
    match page {
        Some(Ok(bytes)) => out.push(("pdf", bytes)),
        Some(Err(e)) if shaper.missing().next().is_none() => {
            found.add(code::PDF_KHONG_LAP_DUOC, Place::default(), format!("Không lập được PDF: {e}"), "");
        }
        _ => {}
    }
    out
}

/// Names what the faces lack, each with the place of its first use where the input tells it.
///
/// Only for the PDF: Word takes such a character from another font.
fn missing_glyphs(shaper: &Shaper, first: &dyn Fn(char) -> Option<Place>, found: &mut Diagnostics) {
    let place = |c: char, word: &str| {
        let found = first(c).unwrap_or_default();
        Place { within: found.within.or_else(|| Some(format!("«{word}»"))), ..found }
    };
    let mut missing: Vec<(Place, char)> = shaper.missing().map(|(c, word)| (place(c, word), c)).collect();
    missing.sort_by_key(|(place, c)| (place.line.is_none(), place.line, place.column, *c));
    for (place, c) in missing {
        found.add(
            code::PHONG_THIEU_CHU,
            place,
            format!("Phông {} không có ký tự «{c}» (U+{:04X})", shaper.fonts().family(), c as u32),
            "thay bằng ký tự khác, hoặc chỉ thư mục phông có ký tự này bằng --phong; chỉ cần bản Word thì thêm --dang docx",
        );
    }
}

fn print(flow: Arc<Flow>, shaper: &mut Shaper, field: bool) -> Result<Vec<u8>, String> {
    let mut writer = pdf::Writer::new(&flow, shaper).map_err(|e| e.to_string())?;
    let structure = layout::layout_to(&flow, shaper, &mut |page, shaper| writer.page(&page, shaper));
    // The end of a long PDF needs the room of both.
    drop(flow);
    shaper.forget_words(WORDS_KEPT);
    let signature = structure.signature;
    let bytes = writer.finish(structure).map_err(|e| e.to_string())?;
    if field { pdf::add_signature_field(&bytes, signature).map_err(|e| e.to_string()) } else { Ok(bytes) }
}

/// The office's facts: the file named, or the one beside the input; `Some(None)` when there is none.
#[allow(clippy::option_option)]
pub fn agency(named: Option<&Path>, input: &Path, found: &mut Diagnostics) -> Option<Option<Agency>> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => {
            let beside = input.parent().unwrap_or(Path::new("")).join(AGENCY_FILE);
            if !beside.is_file() {
                return Some(None);
            }
            beside
        }
    };
    let mut own = Diagnostics::new();
    let agency = output::read(&path, &mut own).and_then(|bytes| read::agency_toml(&bytes, &mut own));
    own.in_file(&path.display().to_string());
    found.extend(own);
    agency.map(Some)
}

/// The embedded faces, or those of the folder named.
pub fn fonts(folder: Option<&Path>, found: &mut Diagnostics) -> Option<Fonts> {
    let Some(folder) = folder else { return Some(Fonts::embedded()) };
    let is_font = |p: &&PathBuf| {
        p.extension().is_some_and(|e| ["ttf", "ttc", "otf"].contains(&e.to_string_lossy().to_lowercase().as_str()))
    };
    let loaded = output::files_in(folder).and_then(|files| {
        let bytes = files.iter().filter(is_font).filter_map(|p| std::fs::read(p).ok()).collect();
        Fonts::from_files(bytes).map_err(|e| e.to_string())
    });
    match loaded {
        Ok(fonts) => Some(fonts),
        Err(why) => {
            found.add(
                code::PHONG_KHONG_DUNG_DUOC,
                Place::file(folder.display().to_string()),
                format!("Không dùng được thư mục phông: {why}"),
                "chép times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf vào thư mục này (trên Windows: C:\\Windows\\Fonts)",
            );
            None
        }
    }
}
