//! Files in and out: nothing half-written, nothing overwritten unasked.

use crate::diagnostic::{Diagnostics, Place, code};
use crate::disk::{self, Saving};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

pub use crate::disk::{Existing, Saved, fitting, reason};

/// Bytes of a file that are read: real ones stay far below, and a device that never ends stops here.
const MOST: u64 = 2 << 30;

/// Reads a whole file; what cannot be read is a finding.
pub fn read(path: &Path, found: &mut Diagnostics) -> Option<Vec<u8>> {
    is_read(path);
    let whole = File::open(path).and_then(|file| {
        let mut bytes = Vec::with_capacity(file.metadata().map_or(0, |m| m.len().min(MOST)) as usize);
        file.take(MOST + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    match whole {
        Ok(bytes) if bytes.len() as u64 > MOST => {
            let place = Place::file(path.display().to_string());
            let message = format!("Tệp lớn hơn {} GB, chưa đọc được", MOST >> 30);
            found.add(code::TEP_QUA_LON, place, message, "chia tệp thành các tệp nhỏ hơn");
            None
        }
        Ok(bytes) => Some(bytes),
        Err(e) => {
            let advice = match e.kind() {
                io::ErrorKind::NotFound => "kiểm tra lại tên tệp và thư mục",
                io::ErrorKind::PermissionDenied => "mở quyền đọc tệp này, hoặc chép sang thư mục khác",
                _ => "kiểm tra lại tệp",
            };
            found.add(
                code::TEP_KHONG_DOC_DUOC,
                Place::file(path.display().to_string()),
                format!("Không đọc được tệp: {}", reason(&e)),
                advice,
            );
            None
        }
    }
}

/// What to do about an output that is already there.
const OVERWRITE: &str = "thêm --ghi-de để thay (bản cũ được giữ lại nếu đã sửa tay), hoặc chọn thư mục khác bằng -o";

/// Saves the files of one piece of work, all or none; gives those that are there now. Nothing is written when there is any
/// `lỗi`.
pub fn save(files: Vec<(PathBuf, Vec<u8>)>, existing: impl Into<Existing>, found: &mut Diagnostics) -> Vec<Saved> {
    save_or(files, existing, OVERWRITE, found)
}

/// The same, with what to do about a file that is there already.
pub fn save_or(
    files: Vec<(PathBuf, Vec<u8>)>,
    existing: impl Into<Existing>,
    advice: &str,
    found: &mut Diagnostics,
) -> Vec<Saved> {
    if found.has_errors() {
        return Vec::new();
    }
    disk::save(files, &Saving { existing: existing.into(), advice, is_input: &is_input }, found)
}

/// The files that this process has read or is going to: an input is never an output, of whichever command.
static INPUTS: LazyLock<Mutex<HashSet<PathBuf>>> = LazyLock::new(Mutex::default);

/// Notes that a file is an input.
pub fn is_read(path: &Path) {
    // What is not there cannot be written over.
    if let Ok(real) = fs::canonicalize(path) {
        INPUTS.lock().unwrap_or_else(PoisonError::into_inner).insert(real);
    }
}

/// Whether a file was noted.
pub fn is_input(path: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|real| INPUTS.lock().unwrap_or_else(PoisonError::into_inner).contains(&real))
}

/// A file's ending in small letters, without the dot; empty when it has none.
pub fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The files that were named, and of every folder named those that `takes` accepts, hidden ones and the locks that Word
/// and Excel keep beside open files (`~$…`) and old copies left out. A folder without any is told in the words of `none`: what is not
/// there, and what to do.
pub fn inputs(
    named: &[PathBuf],
    takes: impl Fn(&Path) -> bool,
    none: (&str, &str),
    found: &mut Diagnostics,
) -> Vec<PathBuf> {
    let shown = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with("~$") && !name.starts_with('.') && !disk::is_old_copy(path)
    };
    everything(named, |path| shown(path) && takes(path), none, found)
}

/// [`inputs`] with hidden files, locks and old copies.
pub fn everything(
    named: &[PathBuf],
    takes: impl Fn(&Path) -> bool,
    none: (&str, &str),
    found: &mut Diagnostics,
) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for path in named {
        if !path.is_dir() {
            is_read(path);
            out.push(path.clone());
            continue;
        }
        let place = Place::file(path.display().to_string());
        match files_below(path) {
            Ok(files) => {
                let before = out.len();
                out.extend(files.iter().filter(|f| takes(f)).cloned());
                out[before..].iter().for_each(|file| is_read(file));
                if out.len() == before {
                    found.add(code::TEP_THU_MUC_TRONG, place, format!("Thư mục không có {}", none.0), none.1);
                }
            }
            Err(why) => {
                let message = format!("Không đọc được thư mục: {why}");
                found.add(code::TEP_KHONG_DOC_DUOC, place, message, "kiểm tra lại thư mục");
            }
        }
    }
    out
}

/// A folder's own name, for `.` too.
pub fn real_name(folder: &Path) -> String {
    let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    real.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Files of a folder, in the order of their names.
///
/// # Errors
/// The reason, in Vietnamese.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| reason(&e))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.is_file()).collect();
    files.sort();
    Ok(files)
}

/// Files of a folder and of the folders in it, in the order of their paths; links to folders are not followed.
///
/// # Errors
/// The reason, in Vietnamese, when the folder itself cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = files_in(folder)?;
    let mut waiting = folders_in(folder);
    while let Some(next) = waiting.pop() {
        files.extend(files_in(&next).unwrap_or_default());
        waiting.extend(folders_in(&next));
    }
    files.sort();
    Ok(files)
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.filter(|e| e.file_type().is_ok_and(|t| t.is_dir())).map(|e| e.path()).collect()
}

/// True when both paths lead to one file.
pub fn is_same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    a == b || real(a).is_some() && real(a) == real(b)
}
