//! Runs of the program that read like a sentence, each in a folder of its own.
//!
//! Whatever a test asks for, every run is also held to this: no panic, no temporary file left.
#![allow(dead_code)] // each test program uses its own part of it

pub mod made;
pub mod sheets;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A plan in which nothing is missing, with a place for more keys.
pub fn plan(extra: &str) -> String {
    let comma = if extra.is_empty() { "" } else { ", " };
    let body = if extra.contains("\"noi_dung\"") { "" } else { "\"noi_dung\": [\"Đoạn văn thứ nhất.\"], " };
    let subject = if extra.contains("\"trich_yeu\"") { "" } else { "\"trich_yeu\": \"Thử chương trình\", " };
    format!(r#"{{"loai": "ke-hoach", {subject}{body}"luu": "VT"{comma}{extra}}}"#)
}

/// The samples' own office.
pub fn office() -> Vec<u8> {
    fs::read(root().join("samples/co-quan.toml")).expect("samples/co-quan.toml")
}

/// The package's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The samples, by name.
pub fn samples() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(root().join("samples"))
        .expect("samples")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    found.sort();
    assert!(found.len() >= 7, "{found:?}");
    found
}

/// A folder that goes when the test does.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("vanthu thử {} {number}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    /// Every file below the folder, by its path from there.
    pub fn files(&self) -> Vec<String> {
        fn walk(at: &Path, base: &Path, out: &mut Vec<String>) {
            for entry in fs::read_dir(at).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    walk(&path, base, out);
                } else {
                    out.push(path.strip_prefix(base).unwrap_or(&path).to_string_lossy().into_owned());
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.0, &self.0, &mut out);
        out.sort();
        out
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A run about to begin.
pub struct Run {
    pub folder: Rc<Folder>,
    args: Vec<OsString>,
    before: Vec<String>,
}

impl Run {
    /// In a new empty folder.
    pub fn new() -> Run {
        Run { folder: Rc::new(Folder::new()), args: Vec::new(), before: Vec::new() }
    }

    /// With the samples' `co-quan.toml` beside the input.
    pub fn with_office() -> Run {
        Run::new().file("co-quan.toml", office())
    }

    pub fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Run {
        let path = self.folder.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
        self
    }

    pub fn folder(self, name: &str) -> Run {
        fs::create_dir_all(self.folder.0.join(name)).expect("a folder");
        self
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Run {
        self.args.extend(args.into_iter().map(|a| a.as_ref().to_owned()));
        self
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
        command.current_dir(&self.folder.0).args(&self.args).stdin(Stdio::null());
        command
    }

    pub fn run(mut self) -> Done {
        self.before = self.folder.files();
        let output = self.command().output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let done = Done {
            status: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
            before: self.before,
            folder: self.folder,
        };
        done.says_not("panicked").says_not("overflowed its stack");
        assert!(matches!(done.status, Some(0..=2)), "status {:?}\n{}", done.status, done.err);
        let left: Vec<String> = done.folder.files().into_iter().filter(|f| f.ends_with(".tmp")).collect();
        assert!(left.is_empty(), "left behind: {left:?}");
        done
    }

    /// Exit status 0.
    pub fn succeeds(self) -> Done {
        self.run().exits(0)
    }

    /// Exit status 1 and a message with these words.
    pub fn fails_with(self, words: &str) -> Done {
        let done = self.run().exits(1);
        done.says(words);
        done
    }

    /// Exit status 2 and a message with these words.
    pub fn misused(self, words: &str) -> Done {
        let done = self.run().exits(2);
        done.says(words).makes(&[]);
        done
    }
}

/// A run that ended.
pub struct Done {
    status: Option<i32>,
    pub out: String,
    pub err: String,
    before: Vec<String>,
    pub folder: Rc<Folder>,
}

impl Done {
    fn exits(self, status: i32) -> Done {
        assert_eq!(self.status, Some(status), "\n{}{}", self.out, self.err);
        self
    }

    pub fn says(&self, words: &str) -> &Done {
        assert!(self.err.contains(words) || self.out.contains(words), "no «{words}» in\n{}{}", self.out, self.err);
        self
    }

    pub fn says_not(&self, words: &str) -> &Done {
        let said = self.err.contains(words) || self.out.contains(words);
        assert!(!said, "«{words}» in\n{}{}", self.out, self.err);
        self
    }

    /// No finding of any kind.
    pub fn is_silent(&self) -> &Done {
        assert_eq!(self.err, "");
        self
    }

    /// No finding but those with these words.
    pub fn is_silent_but(&self, words: &str) -> &Done {
        let others: Vec<&str> = self.err.lines().filter(|l| !l.contains(words)).collect();
        assert!(others.is_empty(), "{}", self.err);
        self
    }

    /// The files that were not there before are these and no others.
    pub fn makes(&self, files: &[&str]) -> &Done {
        let new: Vec<String> = self.folder.files().into_iter().filter(|f| !self.before.contains(f)).collect();
        assert_eq!(new, files, "\n{}{}", self.out, self.err);
        self
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.0.join(name)).unwrap_or_else(|e| panic!("{name}: {e}\n{}", self.err))
    }

    /// Words of a DOCX, paragraphs by `\n`, cells by `\t`.
    pub fn docx(&self, name: &str) -> String {
        made::docx_text(&self.bytes(name))
    }

    /// What `--json` printed.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }

    /// The findings that `--json` printed: severity, line, column, message; every one has what it must have.
    pub fn findings(&self) -> Vec<(String, Option<u64>, Option<u64>, String)> {
        let list = self.json()["thong_bao"].as_array().cloned().expect("thong_bao");
        let one = |f: &serde_json::Value| {
            let severity = f["muc_do"].as_str().expect("muc_do").to_owned();
            assert!(["loi", "canh-bao", "ghi-chu"].contains(&severity.as_str()), "{f}");
            assert!(f["ma"].as_str().is_some_and(|m| !m.is_empty()), "{f}");
            assert!(f["noi"]["tep"].is_string(), "{f}");
            assert!(f["cach_sua"].is_string(), "{f}");
            let message = f["noi_dung"].as_str().expect("noi_dung").to_owned();
            (severity, f["noi"]["dong"].as_u64(), f["noi"]["cot"].as_u64(), message)
        };
        list.iter().map(one).collect()
    }

    /// Another run in the same folder.
    pub fn then(&self) -> Run {
        Run { folder: self.folder.clone(), args: Vec::new(), before: Vec::new() }
    }
}
