//! Names no longer than the file system takes.

use std::path::{Path, PathBuf};
use unicode_normalization::char::is_combining_mark;

/// The longest name of a file: bytes, on Windows letters of UTF-16.
const LONGEST: usize = 255;

fn length(name: &str) -> usize {
    if cfg!(windows) { name.encode_utf16().count() } else { name.len() }
}

/// `stem` and `tail` as one name. A stem that is too long loses letters at its end, each whole with its marks, so that the
/// tail (` - kiểm tra.docx`) stays.
pub fn fitting(stem: &str, tail: &str) -> String {
    let room = LONGEST.saturating_sub(length(tail));
    let mut stem = stem.to_owned();
    let too_long = length(&stem) > room;
    while length(&stem) > room {
        while stem.pop().is_some_and(is_combining_mark) {}
    }
    if too_long {
        stem.truncate(stem.trim_end_matches([' ', '.', '-']).len());
    }
    format!("{stem}{tail}")
}

/// The path with `added` before the ending of its name (`a.docx`, ` (2)`: `a (2).docx`), shortened where it must be.
pub(super) fn with(path: &Path, added: &str) -> PathBuf {
    let Some(name) = path.file_name().and_then(|n| n.to_str()) else { return path.to_owned() };
    if added.is_empty() && length(name) <= LONGEST {
        return path.to_owned();
    }
    let (stem, ending) = match name.rfind('.').filter(|at| *at > 0) {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    path.with_file_name(fitting(stem, &format!("{added}{ending}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_whole_letters() {
        assert_eq!(fitting("kế hoạch", ".docx"), "kế hoạch.docx");
        let long = fitting(&"ế".repeat(200), " - kiểm tra.docx");
        assert!(length(&long) <= LONGEST && long.ends_with("ế - kiểm tra.docx"), "{long}");
        // Marks typed apart go with their letter.
        let apart = fitting(&format!("{}{}", "a".repeat(245), "e\u{302}\u{301}".repeat(3)), ".docx");
        assert!(length(&apart) <= LONGEST && !apart.contains("e."), "{apart}");
        assert_eq!(with(Path::new("v/a.docx"), " (2)"), Path::new("v/a (2).docx"));
        assert_eq!(with(Path::new("v/a.docx"), ""), Path::new("v/a.docx"));
        assert_eq!(with(Path::new("v/.a"), " (2)"), Path::new("v/.a (2)"));
    }
}
