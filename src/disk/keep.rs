//! What is replaced is kept beside it, under a name that says so: `ke-hoach (bản cũ 2026-11-27 21h05).docx`.

use super::name;
use chrono::Local;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

const MARK: &str = " (bản cũ ";

/// Whether a name is that of a kept file: no folder's work is done on those.
pub fn is_old_copy(path: &Path) -> bool {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let Some((_, rest)) = name.rsplit_once(MARK) else { return false };
    let day: Vec<char> = rest.chars().take(16).collect();
    let is = |at: &usize| day.get(*at).is_some_and(char::is_ascii_digit);
    day.len() == 16 && (0..4).chain(5..7).chain(8..10).chain(11..13).chain(14..16).all(|at| is(&at)) && day[13] == 'h'
}

/// A file that was kept: its new name, and whether it got it now.
pub(super) struct Kept {
    pub path: PathBuf,
    pub new: bool,
}

/// Keeps what stands at `path`, which stays there too until another file takes its place.
pub(super) fn keep(path: &Path) -> io::Result<Kept> {
    if let Some(known) = known(path) {
        return Ok(Kept { path: known, new: false });
    }
    let when = Local::now().format("%Y-%m-%d %Hh%M");
    let mut times = 1;
    loop {
        let nth = if times == 1 { String::new() } else { format!(" ({times})") };
        let target = name::with(path, &format!("{MARK}{when}){nth}"));
        match second_name(path, &target) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => times += 1,
            Err(e) => return Err(e),
            Ok(()) => return Ok(Kept { path: target, new: true }),
        }
    }
}

/// An old copy with the very same bytes: a run that was killed, or the same file put back, needs no other.
fn known(path: &Path) -> Option<PathBuf> {
    let size = path.symlink_metadata().ok().filter(fs::Metadata::is_file)?.len();
    let stem = path.file_stem()?.to_string_lossy().into_owned() + MARK;
    let alike = |candidate: &PathBuf| {
        let named = candidate.file_stem().is_some_and(|s| s.to_string_lossy().starts_with(&stem));
        named && candidate.extension() == path.extension() && is_old_copy(candidate)
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut copies = fs::read_dir(folder).ok()?.flatten().map(|e| e.path()).filter(alike);
    copies.find(|copy| {
        copy.symlink_metadata().is_ok_and(|m| m.is_file() && m.len() == size)
            && fs::read(copy).ok().zip(fs::read(path).ok()).is_some_and(|(a, b)| a == b)
    })
}

/// A second name of a file, where none is yet; a copy where the file system knows no second names.
pub(super) fn second_name(path: &Path, target: &Path) -> io::Result<()> {
    let linked = fs::hard_link(path, target);
    match linked {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(e),
        Err(_) => {
            let mut from = File::open(path)?;
            let mut to = OpenOptions::new().write(true).create_new(true).open(target)?;
            let copied = io::copy(&mut from, &mut to).and_then(|_| to.sync_all());
            if copied.is_err() {
                let _ = fs::remove_file(target);
            }
            copied
        }
        Ok(()) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_copies_are_known_by_their_names() {
        for name in ["a (bản cũ 2026-11-27 21h05).docx", "b/kế hoạch (bản cũ 2026-11-27 21h05) (2).pdf"] {
            assert!(is_old_copy(Path::new(name)), "{name}");
        }
        for name in ["a.docx", "a (bản cũ).docx", "a (bản cũ năm 2026 đã sửa lại).docx", " (bản cũ 2026"]
        {
            assert!(!is_old_copy(Path::new(name)), "{name}");
        }
    }
}
