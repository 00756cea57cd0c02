//! Files in and out: nothing half-written, nothing overwritten unasked.

use crate::diagnostic::{Diagnostics, Place, code};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Reads a whole file; what cannot be read is a finding.
pub fn read(path: &Path, found: &mut Diagnostics) -> Option<Vec<u8>> {
    match fs::read(path) {
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

/// Whether nothing stands at any of these paths; what does is a finding, with `advice`. Asked before the first of them
/// is written, so that no half of a new pair comes to stand beside half of an old one.
pub fn vacant<'p>(paths: impl IntoIterator<Item = &'p Path>, advice: &str, found: &mut Diagnostics) -> bool {
    let before = found.len();
    for path in paths.into_iter().filter(|p| p.symlink_metadata().is_ok()) {
        found.add(
            code::TEP_DA_CO,
            Place::file(path.display().to_string()),
            "Tệp đã có, có thể đã được sửa tay nên không ghi đè",
            advice,
        );
    }
    found.len() == before
}

/// What to do about an output that is already there.
pub const OVERWRITE: &str = "thêm --ghi-de để ghi đè, hoặc chọn thư mục khác bằng -o";

/// Writes a file whole or not at all: to a temporary file beside it, which then takes its name.
///
/// # Errors
/// As findings: an existing file without `overwrite`, a folder that cannot be written, a full disk, a file that another
/// program holds open.
pub fn write(path: &Path, bytes: &[u8], overwrite: bool, found: &mut Diagnostics) -> bool {
    let place = || Place::file(path.display().to_string());
    if !overwrite && !vacant([path], OVERWRITE, found) {
        return false;
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Err(e) = fs::create_dir_all(folder) {
        found.add(
            code::TEP_KHONG_TAO_DUOC_THU_MUC,
            Place::file(folder.display().to_string()),
            format!("Không tạo được thư mục kết quả: {}", reason(&e)),
            "chọn thư mục khác bằng -o",
        );
        return false;
    }
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let result = save(&temporary, bytes).and_then(|()| {
        if overwrite {
            fs::rename(&temporary, path)
        } else {
            // Someone may have made the file since it was looked for.
            fs::hard_link(&temporary, path).or_else(|e| {
                if e.kind() == io::ErrorKind::AlreadyExists { Err(e) } else { fs::rename(&temporary, path) }
            })
        }
    });
    let _ = fs::remove_file(&temporary);
    match result {
        Ok(()) => true,
        Err(e) => {
            let held = matches!(e.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy)
                || e.raw_os_error() == Some(32);
            let advice = match e.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "giải phóng chỗ trống trên đĩa rồi chạy lại"
                }
                io::ErrorKind::AlreadyExists => "thêm --ghi-de để ghi đè",
                _ if held && path.exists() => "nếu tệp đang mở trong Word thì đóng lại rồi chạy lại",
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "chọn thư mục ghi được bằng -o",
                _ => "chọn thư mục khác bằng -o",
            };
            found.add(code::TEP_KHONG_GHI_DUOC, place(), format!("Không ghi được tệp: {}", reason(&e)), advice);
            false
        }
    }
}

fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Why the system refused, in Vietnamese where it is a usual reason.
pub fn reason(e: &io::Error) -> String {
    let words = match e.kind() {
        io::ErrorKind::NotFound => "không có tệp hoặc thư mục này",
        io::ErrorKind::PermissionDenied => "không có quyền",
        io::ErrorKind::AlreadyExists => "tệp đã có",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "đĩa đã đầy",
        io::ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        io::ErrorKind::IsADirectory => "đây là thư mục, không phải tệp",
        io::ErrorKind::NotADirectory => "đường dẫn đi qua một tệp chứ không phải thư mục",
        io::ErrorKind::InvalidFilename => "tên tệp quá dài hoặc có ký tự không dùng được",
        _ => return e.to_string(),
    };
    words.to_owned()
}

/// A file's ending in small letters, without the dot; empty when it has none.
pub fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The files that were named, and of every folder named those that `takes` accepts, hidden ones and the locks that Word
/// and Excel keep beside open files (`~$…`) left out. A folder without any is told in the words of `none`: what is not
/// there, and what to do.
pub fn inputs(
    named: &[PathBuf],
    takes: impl Fn(&Path) -> bool,
    none: (&str, &str),
    found: &mut Diagnostics,
) -> Vec<PathBuf> {
    let shown = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with("~$") && !name.starts_with('.')
    };
    everything(named, |path| shown(path) && takes(path), none, found)
}

/// [`inputs`] with hidden files and locks.
pub fn everything(
    named: &[PathBuf],
    takes: impl Fn(&Path) -> bool,
    none: (&str, &str),
    found: &mut Diagnostics,
) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for path in named {
        if !path.is_dir() {
            out.push(path.clone());
            continue;
        }
        let place = Place::file(path.display().to_string());
        match files_below(path) {
            Ok(files) => {
                let before = out.len();
                out.extend(files.iter().filter(|f| takes(f)).cloned());
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
