//! A short sum of bytes, by which a file is known to be as it was written. Against chance and against what programs and
//! people change, not against forgers.

use std::fmt;

/// The sum so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    /// Adds a piece with its length, so that pieces cut elsewhere differ.
    pub fn add(&mut self, bytes: &[u8]) {
        self.add_number(bytes.len() as u64);
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|word| self.add_number(u64::from_le_bytes(*word)));
        self.add_number(rest.iter().fold(0, |sum, b| (sum << 8) | u64::from(*b)));
    }

    /// Adds eight bytes. Each step can be undone, so a change in one of them never goes unseen.
    pub fn add_number(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Sixteen figures.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        write!(f, "{:016x}", mixed ^ (mixed >> 32))
    }
}
