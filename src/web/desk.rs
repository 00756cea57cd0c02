//! What lies on the desk while the page is open: files, pages, results. All in memory, gone with the program.

use super::wire::{Card, Finding};
use super::{Given, Keeper};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Agency, Kind, MadeFile, Office, Screen, Source};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of one file, and of all together.
pub(super) const MOST_OF_FILE: usize = 200 << 20;
pub(super) const MOST_IN_ALL: usize = 1 << 30;

/// Views that are kept: each tab needs its last one or two. Of long documents, which take megabytes a view, fewer.
const VIEWS: usize = 12;
const FEWEST_VIEWS: usize = 3;
const MOST_OF_VIEWS: usize = 64 << 20;
/// Results that wait to be taken.
const RESULTS: usize = 24;

/// What a file turned out to be.
pub(super) enum Content {
    /// Something the office works with.
    Source(Box<Source>),
    /// The office's facts.
    Facts(Box<Agency>),
    /// Nothing that can be used; its findings say why.
    Nothing,
}

/// A file on the desk.
pub(super) struct File {
    pub id: u64,
    pub name: String,
    pub bytes: Arc<[u8]>,
    pub content: Content,
    pub found: Diagnostics,
    /// Its number among those named on the command line.
    pub given: Option<usize>,
}

impl File {
    /// What the office works with.
    pub fn source(&self) -> Option<&Source> {
        match &self.content {
            Content::Source(source) => Some(source),
            Content::Facts(_) | Content::Nothing => None,
        }
    }
}

/// Pages that were drawn.
pub(super) struct View {
    pub screens: Vec<Screen>,
}

impl View {
    /// About how many bytes it takes.
    fn size(&self) -> usize {
        self.screens.iter().flat_map(|s| &s.pages).map(|p| p.svg.len()).sum()
    }
}

/// A result to be taken.
pub(super) struct Result {
    pub name: String,
    pub bytes: hyper::body::Bytes,
}

#[derive(Default)]
struct Store {
    next: u64,
    files: BTreeMap<u64, Arc<File>>,
    views: VecDeque<(u64, Arc<View>)>,
    results: VecDeque<(u64, Arc<Result>)>,
    /// Bytes of files, those on their way counted.
    held: usize,
}

impl Store {
    fn id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

/// The desk.
pub(super) struct Desk {
    pub office: Office,
    pub keeper: Box<dyn Keeper>,
    pub batches: super::batch::Batches,
    store: Mutex<Store>,
    waiting: Mutex<Vec<(usize, Given)>>,
}

impl Desk {
    pub fn new(office: Office, keeper: Box<dyn Keeper>, given: Vec<Given>) -> Desk {
        let waiting = given.into_iter().enumerate().collect();
        Desk { office, keeper, batches: Default::default(), store: Mutex::default(), waiting: Mutex::new(waiting) }
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens what was named on the command line, once.
    pub fn open_given(&self) {
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        for (number, given) in waiting {
            match given.bytes {
                Ok(bytes) => {
                    let _ = self.reserve(bytes.len());
                    self.put(given.name, bytes, Some(number));
                }
                Err(found) => {
                    self.place(given.name, Vec::new(), Content::Nothing, found, Some(number));
                }
            }
        }
    }

    /// Takes room for so many more bytes, where there is room.
    pub fn reserve(&self, bytes: usize) -> bool {
        let mut store = self.store();
        let fits = store.held + bytes <= MOST_IN_ALL;
        if fits {
            store.held += bytes;
        }
        fits
    }

    /// Gives room back.
    pub fn release(&self, bytes: usize) {
        let mut store = self.store();
        store.held = store.held.saturating_sub(bytes);
    }

    /// Puts a file on the desk, whose room is reserved; its card.
    pub fn add(&self, name: String, bytes: Vec<u8>) -> Card {
        let id = self.put(name, bytes, None);
        self.card(id).unwrap_or_default()
    }

    fn put(&self, name: String, bytes: Vec<u8>, given: Option<usize>) -> u64 {
        let mut found = Diagnostics::new();
        let content = if name.to_lowercase().ends_with(".toml") {
            match self.office.agency(&bytes) {
                Ok(office) => {
                    found.extend(office.facts_found().clone());
                    office.facts().map_or(Content::Nothing, |facts| Content::Facts(Box::new(facts.clone())))
                }
                Err(bad) => {
                    found.extend(bad.found);
                    Content::Nothing
                }
            }
        } else {
            match self.office.open(bytes.clone(), &name) {
                Ok(source) => {
                    found.extend(source.found().clone());
                    Content::Source(Box::new(source))
                }
                Err(bad) => {
                    found.extend(bad.found);
                    Content::Nothing
                }
            }
        };
        found.in_file(&name);
        self.place(name, bytes, content, found, given)
    }

    fn place(&self, name: String, bytes: Vec<u8>, content: Content, found: Diagnostics, given: Option<usize>) -> u64 {
        let mut store = self.store();
        let id = store.id();
        let file = File { id, name, bytes: bytes.into(), content, found, given };
        store.files.insert(id, Arc::new(file));
        id
    }

    /// A file.
    pub fn file(&self, id: u64) -> Option<Arc<File>> {
        self.store().files.get(&id).cloned()
    }

    /// Takes a file off the desk.
    pub fn remove(&self, id: u64) {
        let mut store = self.store();
        if let Some(file) = store.files.remove(&id) {
            store.held = store.held.saturating_sub(file.bytes.len());
        }
    }

    /// The cards of all files.
    pub fn cards(&self) -> Vec<Card> {
        let all: Vec<u64> = self.store().files.keys().copied().collect();
        all.into_iter().filter_map(|id| self.card(id)).collect()
    }

    /// The card of a file.
    pub fn card(&self, id: u64) -> Option<Card> {
        let file = self.file(id)?;
        let (kind, name) = match &file.content {
            Content::Facts(_) => ("co-quan", "thông tin cơ quan"),
            Content::Nothing => ("hong", "không dùng được"),
            Content::Source(source) => match source.kind() {
                Kind::Data => ("du-lieu", source.kind().name()),
                Kind::PlanBook => ("so-ke-hoach", source.kind().name()),
                Kind::Table => ("bang", source.kind().name()),
                Kind::Text => ("van-ban-thuan", source.kind().name()),
                Kind::Word => ("word", source.kind().name()),
            },
        };
        let says = file.source().map(|s| self.office.describe(s)).unwrap_or_default();
        Some(Card {
            id,
            name: file.name.clone(),
            kind,
            kind_name: name,
            size: file.bytes.len(),
            says: says.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            found: file.found.iter().map(Finding::plain).collect(),
            savable: file.given.is_some(),
            facts: match &file.content {
                Content::Facts(facts) => serde_json::to_value(facts).ok(),
                _ => None,
            },
        })
    }

    /// Keeps pages that were drawn; their number.
    pub fn keep_view(&self, view: View) -> u64 {
        let mut store = self.store();
        let id = store.id();
        store.views.push_back((id, Arc::new(view)));
        let mut held: usize = store.views.iter().map(|v| v.1.size()).sum();
        while store.views.len() > VIEWS || held > MOST_OF_VIEWS && store.views.len() > FEWEST_VIEWS {
            let Some((_, oldest)) = store.views.pop_front() else { break };
            held -= oldest.size();
        }
        id
    }

    /// Pages that were drawn.
    pub fn view(&self, id: u64) -> Option<Arc<View>> {
        self.store().views.iter().find(|v| v.0 == id).map(|v| v.1.clone())
    }

    /// Keeps a result to be taken; its number.
    pub fn keep_result(&self, name: String, bytes: Vec<u8>) -> u64 {
        let mut store = self.store();
        let id = store.id();
        store.results.push_back((id, Arc::new(Result { name, bytes: bytes.into() })));
        if store.results.len() > RESULTS {
            store.results.pop_front();
        }
        id
    }

    /// A result to be taken.
    pub fn result(&self, id: u64) -> Option<Arc<Result>> {
        self.store().results.iter().find(|r| r.0 == id).map(|r| r.1.clone())
    }
}

/// What is said of work that the program itself failed at.
pub(super) fn broken(name: &str) -> Diagnostics {
    let mut found = Diagnostics::new();
    let advice = "lưu lại tệp với tên khác rồi thả lại; nếu vẫn hỏng, báo cho người viết chương trình";
    found.add(code::TEP_HONG, Place::file(name), "Chương trình không xử lý được tệp này", advice);
    found
}

/// Files in one .zip, names told apart.
pub(super) fn packed(files: &[MadeFile]) -> std::io::Result<Vec<u8>> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut taken = std::collections::HashSet::new();
    for file in files {
        let mut name = file.file_name();
        let mut again = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{} ({again}).{}", file.name, file.ending);
            again += 1;
        }
        zip.start_file(name, how).map_err(std::io::Error::other)?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish().map_err(std::io::Error::other)?.into_inner())
}
