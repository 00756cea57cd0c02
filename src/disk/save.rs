//! The files of one piece of work, written together or not at all.

use super::keep::{self, Kept};
use super::temporary::{self, Temporary};
use super::{name, reason};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::Mark;
use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// What becomes of a result that is there already and differs. One that does not differ is left as it is, and that is no
/// fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Existing {
    /// It stays, and nothing is written.
    #[default]
    Stop,
    /// It stays; what is new is called `… (2)`.
    Number,
    /// It is replaced, and kept as `… (bản cũ …)` unless it is exactly what the program wrote.
    Replace,
    /// It is replaced, and kept in every case: nobody asked for its place.
    Keep,
}

impl From<bool> for Existing {
    /// Whether it may be replaced.
    fn from(replace: bool) -> Self {
        if replace { Existing::Replace } else { Existing::Stop }
    }
}

/// How files are saved.
#[derive(Clone, Copy)]
pub struct Saving<'a> {
    pub existing: Existing,
    /// What to do about a result that is there and stays.
    pub advice: &'a str,
    /// Whether this is a file that the work was made from: an input is never an output.
    pub is_input: &'a dyn Fn(&Path) -> bool,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// False when it was there already, exactly so.
    pub written: bool,
}

impl AsRef<Path> for Saved {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

/// Files written at a time: each waits for the disk.
const SIDE_BY_SIDE: usize = 16;

/// Saves the files of one piece of work: all of them, or none where one cannot be.
pub fn save(files: Vec<(PathBuf, Vec<u8>)>, how: &Saving<'_>, found: &mut Diagnostics) -> Vec<Saved> {
    let files = named(files, how, found);
    let mut own = Diagnostics::new();
    let steps: Vec<Step> = files.into_iter().filter_map(|(path, bytes)| step(path, bytes, how, &mut own)).collect();
    if !own.has_errors() && steps.iter().all(|s| folder(s, &mut own)) {
        let done = put(&steps, &mut own);
        if done {
            found.extend(own);
            return steps.into_iter().map(|s| Saved { written: s.old != Old::Same, path: s.path }).collect();
        }
    }
    found.extend(own);
    Vec::new()
}

/// One file, and what stands in its place.
struct Step {
    path: PathBuf,
    bytes: Vec<u8>,
    old: Old,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Old {
    None,
    /// The very same bytes.
    Same,
    /// Another file, which goes; `kept` when it is no work of ours, or was changed since.
    Replaced {
        kept: bool,
    },
}

/// What stands at a path.
enum There {
    Nothing,
    Same,
    Other,
}

fn look(path: &Path, bytes: &[u8]) -> There {
    if path.symlink_metadata().is_err() {
        return There::Nothing;
    }
    // Of a pipe or a device nothing is read.
    let alike = path.metadata().is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
    if alike && fs::read(path).is_ok_and(|old| old == bytes) { There::Same } else { There::Other }
}

/// The files under names that the file system takes, and numbered where that is asked for.
fn named(files: Vec<(PathBuf, Vec<u8>)>, how: &Saving<'_>, found: &mut Diagnostics) -> Vec<(PathBuf, Vec<u8>)> {
    let under = |n: usize| {
        let added = if n == 1 { String::new() } else { format!(" ({n})") };
        files.iter().map(|(path, _)| name::with(path, &added)).collect::<Vec<_>>()
    };
    let is_free = |paths: &[PathBuf]| {
        let own = paths.iter().zip(&files);
        own.into_iter().all(|(path, (_, bytes))| !(how.is_input)(path) && !matches!(look(path, bytes), There::Other))
    };
    let mut paths = under(1);
    if how.existing == Existing::Number && !is_free(&paths) {
        let first = paths.first().map(|p| p.display().to_string()).unwrap_or_default();
        if let Some(free) = (2..).map(under).find(|paths| is_free(paths)) {
            paths = free;
        }
        let own = paths.first().and_then(|p| p.file_name()).unwrap_or_default().to_string_lossy();
        let message = format!("Đã có tệp này và nó khác bản vừa lập; tệp ấy được giữ nguyên, bản mới là «{own}»");
        found.add(code::TEP_TRUNG_TEN, Place::file(first), message, "");
    }
    paths.into_iter().zip(files.into_iter().map(|(_, bytes)| bytes)).collect()
}

/// What is to be done for one file; none, with a finding, when it must not be.
fn step(path: PathBuf, bytes: Vec<u8>, how: &Saving<'_>, found: &mut Diagnostics) -> Option<Step> {
    let place = || Place::file(path.display().to_string());
    if (how.is_input)(&path) {
        let message = "Tệp kết quả trùng với tệp gốc";
        found.add(code::TEP_LA_TEP_GOC, place(), message, "ghi tên khác cho kết quả; tệp gốc được giữ nguyên");
        return None;
    }
    let old = match (look(&path, &bytes), how.existing) {
        (There::Nothing, _) => Old::None,
        (There::Same, _) => Old::Same,
        (There::Other, Existing::Replace) => Old::Replaced { kept: replaceable(&path, found)? },
        (There::Other, Existing::Keep) => {
            replaceable(&path, found)?;
            Old::Replaced { kept: true }
        }
        (There::Other, Existing::Stop | Existing::Number) => {
            let message = "Tệp đã có, có thể đã được sửa tay nên không ghi đè";
            found.add(code::TEP_DA_CO, place(), message, how.advice);
            return None;
        }
    };
    Some(Step { path, bytes, old })
}

/// Whether a file that goes is to be kept under another name; none, with a finding, when it must not go.
fn replaceable(path: &Path, found: &mut Diagnostics) -> Option<bool> {
    let refused = |why: &str, advice: &str, found: &mut Diagnostics| {
        found.add(code::TEP_KHONG_GHI_DUOC, Place::file(path.display().to_string()), why, advice);
    };
    // Of a link that leads nowhere the link is kept.
    let Ok(old) = path.metadata() else { return Some(true) };
    if old.is_dir() {
        refused("Không ghi được tệp: đây là thư mục, không phải tệp", "chọn tên khác cho kết quả", found);
        return None;
    }
    if old.permissions().readonly() {
        refused(
            "Tệp đã có và chỉ cho đọc nên không thay",
            "bỏ thuộc tính chỉ đọc (Read-only) của tệp, hoặc chọn tên khác",
            found,
        );
        return None;
    }
    // Of what is no file nothing is read.
    let whole = old.is_file() && fs::read(path).is_ok_and(|bytes| Mark::of(&bytes) == Mark::Whole);
    Some(!whole)
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the folder that a file goes to, and takes away what a killed run left in it.
fn folder(step: &Step, found: &mut Diagnostics) -> bool {
    let folder = parent(&step.path);
    if let Err(e) = fs::create_dir_all(folder) {
        let place = Place::file(folder.display().to_string());
        let message = format!("Không tạo được thư mục kết quả: {}", reason(&e));
        found.add(code::TEP_KHONG_TAO_DUOC_THU_MUC, place, message, "chọn thư mục khác");
        return false;
    }
    temporary::sweep(folder);
    true
}

/// Writes the files: first all of them under temporary names, which may fail; then each gets its own, which may hardly. What
/// was done is undone when one of them cannot be.
fn put(steps: &[Step], found: &mut Diagnostics) -> bool {
    let mut waiting: Vec<(&Step, Temporary)> = Vec::new();
    let new: Vec<&Step> = steps.iter().filter(|s| s.old != Old::Same).collect();
    for some in new.chunks(SIDE_BY_SIDE) {
        let made: Vec<io::Result<Temporary>> = std::thread::scope(|scope| {
            let one = |step: &Step| Temporary::holding(parent(&step.path), &step.bytes);
            let threads: Vec<_> = some.iter().map(|step| scope.spawn(move || one(step))).collect();
            threads.into_iter().map(|t| t.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        for (step, made) in some.iter().zip(made) {
            match made {
                Ok(temporary) => waiting.push((step, temporary)),
                Err(e) => {
                    not_written(&step.path, &e, found);
                    return false;
                }
            }
        }
    }
    let mut done: Vec<Done> = Vec::new();
    for (step, temporary) in &waiting {
        match place(step, temporary, waiting.len() > 1) {
            Ok(one) => done.push(one),
            Err(e) => {
                done.into_iter().rev().for_each(Done::undo);
                not_written(&step.path, &e, found);
                return false;
            }
        }
    }
    for one in done {
        one.tell(found);
    }
    true
}

/// A file that has its place, and where what it replaced is now.
struct Done<'s> {
    path: &'s Path,
    kept: Option<Kept>,
    /// The replaced file, until all are in their places.
    backup: Option<PathBuf>,
    replaced: bool,
}

/// Gives a file its name.
fn place<'s>(step: &'s Step, temporary: &Temporary, several: bool) -> io::Result<Done<'s>> {
    let path = step.path.as_path();
    let Old::Replaced { kept } = step.old else {
        claim(temporary, path)?;
        return Ok(Done { path, kept: None, backup: None, replaced: false });
    };
    if let Ok(old) = path.metadata() {
        like(temporary, &old)?;
    }
    let kept = if kept { Some(keep::keep(path)?) } else { None };
    let backup = (several && kept.is_none()).then(|| temporary::new_name(parent(path)));
    let backup = backup.filter(|backup| keep::second_name(path, backup).is_ok());
    let done = Done { path, kept, backup, replaced: true };
    match fs::rename(&temporary.path, path) {
        Ok(()) => Ok(done),
        Err(e) => {
            done.forget();
            Err(e)
        }
    }
}

/// Takes a name that nothing has: someone may have made a file since it was looked for.
fn claim(temporary: &Temporary, path: &Path) -> io::Result<()> {
    match fs::hard_link(&temporary.path, path) {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => {
            // A file system without second names.
            OpenOptions::new().write(true).create_new(true).open(path)?;
            fs::rename(&temporary.path, path).inspect_err(|_| {
                let _ = fs::remove_file(path);
            })
        }
        linked => linked,
    }
}

/// Gives a new file owner and rights of the one it replaces.
fn like(temporary: &Temporary, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Only the system's own user may give files away.
        let _ = fchown(&temporary.file, Some(old.uid()), Some(old.gid()));
    }
    temporary.file.set_permissions(old.permissions())
}

impl Done<'_> {
    /// Undoes it: what stood there stands there again.
    fn undo(self) {
        let before = self.kept.as_ref().map(|k| &k.path).or(self.backup.as_ref());
        match before {
            Some(old) if self.kept.as_ref().is_none_or(|k| k.new) => {
                let _ = fs::rename(old, self.path);
            }
            Some(old) => {
                let _ = fs::remove_file(self.path);
                let _ = keep::second_name(old, self.path);
            }
            None if !self.replaced => {
                let _ = fs::remove_file(self.path);
            }
            None => {}
        }
    }

    /// The old file was not replaced after all: it needs no second name.
    fn forget(self) {
        let kept = self.kept.filter(|k| k.new).map(|k| k.path);
        for path in kept.into_iter().chain(self.backup) {
            let _ = fs::remove_file(path);
        }
    }

    /// Says where the old file is.
    fn tell(self, found: &mut Diagnostics) {
        if let Some(backup) = self.backup {
            let _ = fs::remove_file(backup);
        }
        if let Some(kept) = self.kept {
            let name = kept.path.file_name().unwrap_or_default().to_string_lossy();
            let message = format!("Bản đã có (không đúng như chương trình đã ghi) được giữ lại thành «{name}»");
            found.add(code::TEP_BAN_CU, Place::file(self.path.display().to_string()), message, "");
        }
    }
}

fn not_written(path: &Path, e: &io::Error, found: &mut Diagnostics) {
    let held = matches!(e.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy)
        || e.raw_os_error() == Some(32);
    let advice = match e.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "giải phóng chỗ trống trên đĩa rồi chạy lại",
        io::ErrorKind::AlreadyExists => "chạy lại",
        _ if held && path.exists() => "nếu tệp đang mở trong Word thì đóng lại rồi chạy lại",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "chọn thư mục khác, nơi ghi được",
        _ => "chọn thư mục khác",
    };
    let place = Place::file(path.display().to_string());
    found.add(code::TEP_KHONG_GHI_DUOC, place, format!("Không ghi được tệp: {}", reason(e)), advice);
}
