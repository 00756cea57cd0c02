//! What commands share at the door: the office with its faces and facts, files opened, results saved.

use super::args::{Format as Asked, Results, TheThuc};
use super::output::{self, Existing, Saved};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Expect, Fonts, Format, MadeFile, Office, Profile, Source, Template};
use std::path::{Path, PathBuf};

/// Name of the file with an office's standing facts.
const AGENCY_FILE: &str = "co-quan.toml";

/// The office, with the embedded faces or those of the folder named.
pub fn office(fonts: Option<&Path>, found: &mut Diagnostics) -> Option<Office> {
    let fonts = match fonts {
        None => Fonts::embedded(),
        Some(folder) => fonts_of(folder, found)?,
    };
    Some(Office::new(fonts).making(side_by_side))
}

/// The same office, whose documents follow the profile that is asked for.
pub fn following(office: Office, results: &Results) -> Office {
    match results.profile {
        Some(TheThuc::HanhChinh) => office.following(Profile::Administrative),
        Some(TheThuc::Dang) => office.following(Profile::Party),
        None => office,
    }
}

/// The two formats of a document at once: the DOCX writer needs little, the pages most of the time.
fn side_by_side(one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)) {
    std::thread::scope(|scope| {
        let first = scope.spawn(one);
        other();
        // A panic goes on as it would have without the threads.
        if let Err(panic) = first.join() {
            std::panic::resume_unwind(panic);
        }
    });
}

/// The office that makes these results.
pub fn office_for(results: &Results, found: &mut Diagnostics) -> Option<Office> {
    let office = office(results.fonts.as_deref(), found)?;
    Some(following(office, results).continuing_labels(results.continued_labels))
}

fn fonts_of(folder: &Path, found: &mut Diagnostics) -> Option<Fonts> {
    let is_font = |p: &&PathBuf| ["ttf", "ttc", "otf"].contains(&output::ending(p).as_str());
    let loaded = output::files_in(folder).and_then(|files| {
        let bytes = files.iter().filter(is_font).filter_map(|p| std::fs::read(p).ok()).collect();
        Fonts::from_files(bytes).map_err(|e| e.to_string())
    });
    let told = |why: String| {
        found.add(
            code::PHONG_KHONG_DUNG_DUOC,
            Place::file(folder.display().to_string()),
            format!("Không dùng được thư mục phông: {why}"),
            "chép times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf vào thư mục này (trên Windows: C:\\Windows\\Fonts)",
        );
    };
    loaded.map_err(told).ok()
}

/// Where the office's facts are looked for: beside the input.
pub fn agency_beside(input: &Path) -> PathBuf {
    input.parent().unwrap_or(Path::new("")).join(AGENCY_FILE)
}

/// The office with its facts: of the file named, or of the one beside the input where there is one. None, with findings,
/// when they cannot be read.
pub fn with_facts(office: &Office, named: Option<&Path>, input: &Path, found: &mut Diagnostics) -> Option<Office> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => {
            let beside = agency_beside(input);
            if !beside.is_file() {
                return Some(office.clone());
            }
            beside
        }
    };
    let mut own = Diagnostics::new();
    let made = output::read(&path, &mut own).and_then(|bytes| match office.agency(&bytes) {
        Ok(office) => {
            own.extend(office.facts_found().clone());
            Some(office)
        }
        Err(bad) => {
            own.extend(bad.found);
            None
        }
    });
    own.in_file(&path.display().to_string());
    found.extend(own);
    made
}

/// Opens a file. What was found in it stays with the source; of one that cannot be read it goes to `found`.
pub fn open(office: &Office, path: &Path, expect: Expect, found: &mut Diagnostics) -> Option<Source> {
    let bytes = output::read(path, found)?;
    office.open_as(bytes, &path.display().to_string(), expect).map_err(|bad| found.extend(bad.found)).ok()
}

/// Reads a template.
pub fn template(office: &Office, path: &Path, found: &mut Diagnostics) -> Option<Template> {
    let bytes = output::read(path, found)?;
    office.template(&bytes, &path.display().to_string(), found)
}

/// The formats asked for.
pub fn formats(results: &Results) -> Vec<Format> {
    let format = |asked: &Asked| match asked {
        Asked::Docx => Format::Docx,
        Asked::Pdf => Format::Pdf,
    };
    results.formats.iter().map(format).collect()
}

/// The folder that results go to: the one named, or that of the input.
pub fn folder(out: Option<&Path>, input: &Path) -> PathBuf {
    out.or(input.parent()).unwrap_or(Path::new("")).to_owned()
}

/// Writes the files into a folder, all or none; gives those that are there now.
pub fn save_in(
    folder: &Path,
    files: Vec<MadeFile>,
    existing: impl Into<Existing>,
    found: &mut Diagnostics,
) -> Vec<Saved> {
    output::save(files.into_iter().map(|f| (folder.join(f.file_name()), f.bytes)).collect(), existing, found)
}

/// Writes the one file that was made to this path, whatever was found: a bad file among many undoes nothing of the others.
pub fn save_as(
    path: &Path,
    files: Vec<MadeFile>,
    existing: impl Into<Existing>,
    found: &mut Diagnostics,
) -> Vec<Saved> {
    let mut own = Diagnostics::new();
    let files = files.into_iter().take(1).map(|f| (path.to_owned(), f.bytes)).collect();
    let saved = output::save(files, existing, &mut own);
    found.extend(own);
    saved
}
