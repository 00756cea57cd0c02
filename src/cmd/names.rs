//! Names of outputs: whatever the inputs are called, no two results of a run take the same name.

use super::{desk, output};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Expect, Office, Source};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The longest ending of a document: a name that has room for it has it for the others.
const LONGEST_ENDING: &str = ".docx";

/// A file to work on: still to be opened, or opened already to see what it is.
pub struct Input {
    /// The file.
    pub path: PathBuf,
    /// What was read of it.
    pub opened: Option<Source>,
    /// The tables that become its phụ lục.
    pub tables: Vec<Source>,
    /// The name of its results without ending; none takes that of the file.
    pub stem: Option<String>,
}

impl Input {
    /// A file that was opened already.
    pub fn opened(path: PathBuf, source: Source) -> Input {
        Input { path, opened: Some(source), tables: Vec::new(), stem: None }
    }
}

impl From<PathBuf> for Input {
    fn from(path: PathBuf) -> Self {
        Input { path, opened: None, tables: Vec::new(), stem: None }
    }
}

/// A file's name without folder and ending.
pub fn stem_of(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A name for the document of a new year: last year's name with its year raised.
pub fn of_year(stem: String, new_year: Option<u16>) -> String {
    let Some((year, last)) = new_year.and_then(|year| Some((year, year.checked_sub(1)?))) else { return stem };
    stem.replace(&last.to_string(), &year.to_string())
}

/// An input, and the folder and stem its results take.
pub struct Job {
    /// The input.
    pub input: PathBuf,
    /// What was read of it, where it was opened already.
    opened: Mutex<Option<Source>>,
    /// The tables that become its phụ lục.
    pub tables: Vec<Source>,
    /// Where its results go.
    pub folder: PathBuf,
    /// Their name without ending.
    pub stem: String,
}

impl AsRef<Path> for Job {
    fn as_ref(&self) -> &Path {
        &self.input
    }
}

impl Job {
    /// The input, read; none, with findings, when it cannot be.
    pub fn open(&self, office: &Office, expect: Expect, found: &mut Diagnostics) -> Option<Source> {
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner).take();
        opened.or_else(|| desk::open(office, &self.input, expect, found))
    }

    /// `<folder>/<stem>.<ending>`.
    pub fn target(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.stem))
    }
}

/// The names that a run has given away, each with the input that has it.
#[derive(Default)]
pub struct Names {
    taken: Mutex<HashMap<PathBuf, PathBuf>>,
}

impl Names {
    /// Gives every input a name of its own: the name of the file, and `bang-2` for the second `bang`. A name that a file
    /// really has is not given to another one.
    pub fn of(inputs: Vec<Input>, out: Option<&Path>, found: &mut Diagnostics) -> (Vec<Job>, Names) {
        let names = Names::default();
        let mut jobs = Vec::with_capacity(inputs.len());
        let mut clashes = Vec::new();
        let mut seen = HashSet::new();
        inputs.iter().for_each(|i| output::is_read(&i.path));
        for Input { path: input, opened, tables, stem } in inputs {
            if !seen.insert(real(&input)) {
                let place = Place::file(input.display().to_string());
                found.add(code::TEP_GHI_HAI_LAN, place, "Tệp này được ghi hai lần; chỉ lập một lần", "");
                continue;
            }
            let stem = stem.unwrap_or_else(|| stem_of(&input));
            let folder = out.or(input.parent()).unwrap_or(Path::new("")).to_owned();
            let stem = output::fitting(&not_an_input(&folder, stem, &input, found), LONGEST_ENDING);
            let stem = stem.strip_suffix(LONGEST_ENDING).unwrap_or(&stem).to_owned();
            if let Err(other) = names.take(&folder, &stem, &input) {
                clashes.push((jobs.len(), other));
            }
            jobs.push(Job { input, opened: Mutex::new(opened), tables, folder, stem });
        }
        for (at, other) in clashes {
            let Job { input, folder, stem, .. } = &mut jobs[at];
            let own = names.free(folder, stem, input);
            let place = Place::file(input.display().to_string());
            found.add(code::TEP_TRUNG_TEN, place, clash(&other, &own), "");
            *stem = own;
        }
        (jobs, names)
    }

    /// A name for one more result of an input: `… - part`, or the next free `… - part-2`, with a note that says so.
    pub fn another(&self, job: &Job, part: &str, found: &mut Diagnostics) -> String {
        let tail = format!(" - {part}{LONGEST_ENDING}");
        let stem = output::fitting(&job.stem, &tail);
        let stem = stem.strip_suffix(LONGEST_ENDING).unwrap_or(&stem).to_owned();
        match self.take(&job.folder, &stem, &job.input) {
            Ok(()) => stem,
            Err(other) => {
                let own = self.free(&job.folder, &stem, &job.input);
                found.add(code::TEP_TRUNG_TEN, Place::default(), clash(&other, &own), "");
                own
            }
        }
    }

    /// Takes a name, or says which input has it.
    fn take(&self, folder: &Path, stem: &str, input: &Path) -> Result<(), PathBuf> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        // The same folder may be named in two ways, and Windows does not tell `A` from `a`.
        let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        match taken.entry(folder.join(stem.to_lowercase())) {
            Entry::Occupied(other) => Err(other.get().clone()),
            Entry::Vacant(free) => {
                free.insert(input.to_owned());
                Ok(())
            }
        }
    }

    fn free(&self, folder: &Path, stem: &str, input: &Path) -> String {
        let mut n = 2;
        loop {
            let own = output::fitting(stem, &format!("-{n}{LONGEST_ENDING}"));
            let own = own.strip_suffix(LONGEST_ENDING).unwrap_or(&own).to_owned();
            if self.take(folder, &own, input).is_ok() {
                return own;
            }
            n += 1;
        }
    }
}

fn clash(other: &Path, own: &str) -> String {
    format!("Kết quả trùng tên với kết quả của «{}»; lấy tên «{own}»", other.display())
}

fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// An input is never an output: a document made of `ke-hoach.docx` beside it is `ke-hoach (2).docx`, and told.
fn not_an_input(folder: &Path, stem: String, input: &Path, found: &mut Diagnostics) -> String {
    let results = |stem: &str| ["docx", "pdf"].map(|ending| folder.join(format!("{stem}.{ending}")));
    if !results(&stem).iter().any(|result| output::is_input(result)) {
        return stem;
    }
    // What became of an earlier run is the same result again.
    let is_free = |own: &String| !results(own).iter().any(|result| output::is_input(result));
    let own = (2..).map(|n| format!("{stem} ({n})")).find(is_free).unwrap_or(stem);
    let place = Place::file(input.display().to_string());
    let message = format!("Kết quả trùng tên với tệp gốc; lấy tên «{own}», tệp gốc được giữ nguyên");
    found.add(code::TEP_TRUNG_TEN, place, message, "");
    own
}
