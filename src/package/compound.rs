//! The compound file that xls and doc are kept in, as far as telling what it holds and taking one stream out.

const FREE: u32 = 0xFFFF_FFFA;

/// An open compound file.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    mini_sector: usize,
    cutoff: u64,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// True for the mark every compound file begins with.
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

impl<'a> Compound<'a> {
    /// Reads tables and directory; None when they are damaged.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let mini_shift = u16_at(bytes, 32)?;
        if !is_compound(bytes) || !matches!(shift, 9 | 12) || mini_shift > shift {
            return None;
        }
        let mut file = Compound {
            bytes,
            sector: 1 << shift,
            mini_sector: 1 << mini_shift,
            cutoff: u64::from(u32_at(bytes, 56)?),
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        let most = bytes.len() / file.sector + 1;
        let mut tables: Vec<u32> = (0..109).filter_map(|i| u32_at(bytes, 76 + 4 * i)).filter(|s| *s < FREE).collect();
        let (mut next, mut seen) = (u32_at(bytes, 68)?, 0);
        while next < FREE && seen < most {
            let Some(sector) = file.sector(next) else { break };
            let ids = sector.len() / 4 - 1;
            tables.extend((0..ids).filter_map(|i| u32_at(sector, 4 * i)).filter(|s| *s < FREE));
            next = u32_at(sector, 4 * ids)?;
            seen += 1;
        }
        for table in tables.into_iter().take(most) {
            let Some(sector) = file.sector(table) else { continue };
            let ids: Vec<u32> = sector.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect();
            file.fat.extend(ids);
        }
        let directory = file.chain(u32_at(bytes, 48)?, u64::MAX);
        for raw in directory.chunks_exact(128) {
            let length = usize::from(u16_at(raw, 64)?).saturating_sub(2).min(62);
            let units: Vec<u16> = raw[..length].chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
            if raw[66] == 0 {
                continue;
            }
            let size = u64::from(u32_at(raw, 120)?);
            file.entries.push(Entry { name: String::from_utf16_lossy(&units), start: u32_at(raw, 116)?, size });
        }
        let root = file.entries.first()?;
        file.mini_stream = file.chain(root.start, root.size);
        let mini = file.chain(u32_at(bytes, 60)?, u64::MAX);
        file.mini_fat = mini.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect();
        Some(file)
    }

    /// True when there is a stream or folder of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; what damage leaves of them.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name))?;
        if entry.size >= self.cutoff {
            return Some(self.chain(entry.start, entry.size));
        }
        let (mut out, mut at) = (Vec::new(), entry.start);
        while at < FREE && (out.len() as u64) < entry.size {
            let start = at as usize * self.mini_sector;
            let Some(sector) = self.mini_stream.get(start..start + self.mini_sector) else { break };
            out.extend_from_slice(sector);
            at = self.mini_fat.get(at as usize).copied().unwrap_or(FREE);
        }
        out.truncate(entry.size as usize);
        Some(out)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize + 1).checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).filter(|s| s.len() >= 4)
    }

    /// A chain of sectors; a ring ends when it is as long as the file.
    fn chain(&self, start: u32, size: u64) -> Vec<u8> {
        let (mut out, mut at) = (Vec::new(), start);
        while at < FREE && (out.len() as u64) < size && out.len() <= self.bytes.len() {
            let Some(sector) = self.sector(at) else { break };
            out.extend_from_slice(sector);
            at = self.fat.get(at as usize).copied().unwrap_or(FREE);
        }
        out.truncate(usize::try_from(size).unwrap_or(usize::MAX).min(out.len()));
        out
    }
}
