//! The ZIP container of xlsx, ods and docx, with limits on what it may inflate to.

use crate::diagnostic::{Diagnostics, Place, code};
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Inflated bytes that one file may hold; real files stay far below.
const MOST_INFLATED: u64 = 300 << 20;
/// Parts that one file may hold.
const MOST_ENTRIES: usize = 10_000;
/// A part above `RATIO_FROM` bytes that inflates more than so many times is a bomb.
const MOST_RATIO: u64 = 250;
const RATIO_FROM: u64 = 10 << 20;

/// What messages tell the user to do, in the words of the program that the file belongs to.
pub(crate) struct Advice {
    /// The file is damaged.
    pub damaged: &'static str,
    /// It has more parts than any real file.
    pub split: &'static str,
    /// It inflates beyond the limit.
    pub shrink: &'static str,
}

/// An open container.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts by name in lower case, as the format compares names.
    names: HashMap<String, usize>,
    /// Bytes that may still be inflated, whatever the directory says of sizes.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a container and refuses bombs before anything is inflated.
    pub fn open(bytes: &'a [u8], advice: &Advice, d: &mut Diagnostics) -> Option<Self> {
        let mut zip = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => zip,
            Err(_) => {
                d.add(
                    code::TEP_HONG,
                    Place::default(),
                    "Tệp hỏng hoặc bị cắt ngang (không đọc được mục lục của tệp nén)",
                    advice.damaged,
                );
                return None;
            }
        };
        if zip.len() > MOST_ENTRIES {
            d.add(
                code::TEP_QUA_LON,
                Place::default(),
                format!("Tệp chứa {} phần, quá giới hạn {MOST_ENTRIES}", zip.len()),
                advice.split,
            );
            return None;
        }
        let (mut names, mut total) = (HashMap::new(), 0u64);
        for i in 0..zip.len() {
            let Ok(file) = zip.by_index_raw(i) else { continue };
            let (size, packed) = (file.size(), file.compressed_size());
            total = total.saturating_add(size);
            if size > RATIO_FROM && size / packed.max(1) > MOST_RATIO {
                too_big(d, advice, size >> 20, "một phần của tệp nở ra bất thường");
                return None;
            }
            let Ok(name) = file.name() else { continue };
            names.insert(name.trim_start_matches('/').replace('\\', "/").to_lowercase(), i);
        }
        if total > MOST_INFLATED {
            too_big(d, advice, total >> 20, "sau khi giải nén");
            return None;
        }
        Some(Package { zip, names, left: MOST_INFLATED })
    }

    /// True when there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.trim_start_matches('/').to_lowercase())
    }

    /// True when a part lies in this folder (written in lower case, with its last slash).
    pub fn has_folder(&self, folder: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(folder))
    }

    /// Bytes that a part claims to inflate to.
    pub fn size(&mut self, name: &str) -> Option<u64> {
        let index = *self.names.get(&name.trim_start_matches('/').to_lowercase())?;
        self.zip.by_index_raw(index).ok().map(|file| file.size())
    }

    /// A part to be read as a stream.
    pub fn part(&mut self, name: &str) -> Option<BufReader<Part<'_, 'a>>> {
        let index = *self.names.get(&name.trim_start_matches('/').to_lowercase())?;
        let file = self.zip.by_index(index).ok()?;
        Some(BufReader::with_capacity(32 << 10, Part { file, left: &mut self.left }))
    }
}

fn too_big(d: &mut Diagnostics, advice: &Advice, megabytes: u64, how: &str) {
    d.add(
        code::TEP_QUA_LON,
        Place::default(),
        format!("Tệp quá lớn: {megabytes} MB {how} (giới hạn {} MB); có thể là tệp phá hoại", MOST_INFLATED >> 20),
        advice.shrink,
    );
}

/// A part being inflated; it draws on the container's allowance.
pub(crate) struct Part<'p, 'a> {
    file: ZipFile<'p, Cursor<&'a [u8]>>,
    left: &'p mut u64,
}

impl Read for Part<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(buffer)?;
        *self.left = self.left.checked_sub(n as u64).ok_or_else(|| io::Error::other("tệp nở quá giới hạn"))?;
        Ok(n)
    }
}
