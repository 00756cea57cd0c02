//! The one random generator of tests and benches.
#![allow(dead_code)]

/// Numbers that only look random (xorshift): the same in every run, so that a failure repeats.
pub struct Dice(u64);

impl Dice {
    /// A sequence of its own for every seed.
    pub fn new(seed: u64) -> Self {
        Dice(0x2545_f491_4f6c_dd1d ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below `sides`; nought where there are none.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % sides.max(1)
    }

    /// One of a list.
    pub fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }

    /// Up to `most` of a list, one behind the other.
    pub fn words(&mut self, list: &[&str], most: usize) -> String {
        (0..self.roll(most + 1)).map(|_| self.pick(list)).collect()
    }
}
