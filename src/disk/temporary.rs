//! Temporary files: made under a name nobody can foretell, gone when the work ends, swept up by the next run when it was
//! killed.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

const BEFORE: &str = ".vanthu-";
const AFTER: &str = ".tmp";
/// Figures of a name.
const FIGURES: usize = 32;

/// A new name in a folder.
pub(super) fn new_name(folder: &Path) -> PathBuf {
    // Each is seeded by the system.
    let [a, b] = [RandomState::new(), RandomState::new()].map(|state| state.hash_one(std::process::id()));
    folder.join(format!("{BEFORE}{a:016x}{b:016x}{AFTER}"))
}

fn is_temporary(name: &str) -> bool {
    let figures = name.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(AFTER));
    figures.is_some_and(|f| f.len() == FIGURES && f.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A file under way. It is locked as long as its process lives, which tells others that it is no leftover.
pub(super) struct Temporary {
    pub path: PathBuf,
    pub file: File,
}

impl Temporary {
    /// With these bytes, down on the disk.
    pub fn holding(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        // Should the name be there already, it is another's: nothing is opened that was not made here, no link is followed.
        let path = new_name(folder);
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        // Some network drives know no locks.
        let _ = file.try_lock();
        let mut own = Temporary { path, file: file.try_clone()? };
        file.write_all(bytes)?;
        file.sync_all()?;
        own.file = file;
        Ok(own)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Takes away what a killed run left in a folder; looked for once a folder.
pub(super) fn sweep(folder: &Path) {
    static SWEPT: LazyLock<Mutex<HashSet<PathBuf>>> = LazyLock::new(Mutex::default);
    let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    if !SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(real) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(is_temporary);
        if ours && entry.file_type().is_ok_and(|t| t.is_file()) {
            let path = entry.path();
            // Whoever still writes it holds its lock.
            let left = File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
            if left {
                let _ = fs::remove_file(path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_go_and_what_is_under_way_stays() {
        let folder = std::env::temp_dir().join(format!("vanthu-sweep-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let live = Temporary::holding(&folder, b"words").expect("a file");
        let left = new_name(&folder);
        fs::write(&left, "half").expect("a file");
        let others = folder.join(".vanthu-cua-toi.tmp");
        fs::write(&others, "mine").expect("a file");
        sweep(&folder);
        assert_eq!((live.path.exists(), left.exists(), others.exists()), (true, false, true));
        drop(live);
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
        fs::remove_dir_all(&folder).expect("gone");
    }
}
