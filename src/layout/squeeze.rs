//! Word's rule for one more word on a justified line.
//!
//! Since 2013 Word (compatibility mode 15) takes a word that does not quite fit when the line's spaces, squeezed for
//! it, stay near their width, and when that changes them less than stretching the line without it would.

/// Most that a space gives up, as a share of its width.
const MOST: f32 = 0.25;
/// The squeeze may be this share of what each space would gain on the line without the word.
const AGAINST_STRETCH: f32 = 0.5;
/// What the rounding of positions hides over a whole line, pt: some words that Word takes lie that much beyond a limit;
/// words that lie 0.06 pt beyond it no office suite takes.
const ROUNDING: f32 = 0.02;

/// A justified line with and without the word that passes its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doubt {
    /// Room of the line, pt.
    pub(super) line: f32,
    /// Width of the words without the one in doubt, and the spaces between them.
    pub(super) natural: f32,
    pub(super) gaps: u32,
    /// The same with it.
    pub(super) full: f32,
    pub(super) full_gaps: u32,
    /// Width of a space.
    pub(super) space: f32,
}

impl Doubt {
    /// Whether Word puts the word on the line.
    pub(super) fn taken(&self) -> bool {
        let over = self.full - self.line - ROUNDING;
        if over <= 0.0 {
            return true;
        }
        if self.full_gaps == 0 {
            return false;
        }
        let need = over / self.full_gaps as f32;
        // A line of one word cannot be stretched: nothing speaks against the second one.
        let stretch = if self.gaps == 0 { f32::INFINITY } else { (self.line - self.natural) / self.gaps as f32 };
        need <= MOST * self.space && need <= AGAINST_STRETCH * stretch
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decisions of real Word: size, room of the line, gaps with the word, width without it, width of the word, taken.
    const DECISIONS: &str = include_str!("../../tests/word-lines.tsv");

    #[test]
    fn words_are_taken_as_word_takes_them() {
        let (mut all, mut right, mut taken) = (0, 0, 0);
        for row in DECISIONS.lines().filter(|l| !l.starts_with('#')) {
            let figures: Vec<f32> = row.split('\t').map(|f| f.parse().expect("a figure")).collect();
            let [size, line, full_gaps, natural, word, was_taken] = figures[..] else { panic!("{row}") };
            let space = size / 4.0;
            let full = natural + space + word;
            let full_gaps = full_gaps as u32;
            let doubt = Doubt { line, natural, gaps: full_gaps - 1, full, full_gaps, space };
            all += 1;
            taken += u32::from(was_taken > 0.0);
            right += u32::from(doubt.taken() == (was_taken > 0.0));
        }
        assert_eq!((all, taken > all / 3), (1514, true));
        assert!(right * 100 >= all * 97, "{right} of {all}");
    }

    #[test]
    fn neither_limit_is_passed() {
        let line = Doubt { line: 450.0, natural: 430.0, gaps: 15, full: 453.0, full_gaps: 16, space: 3.5 };
        assert!(line.taken());
        // Over a quarter of each space.
        assert!(!Doubt { full: 465.0, ..line }.taken());
        // Hardly a stretch without it.
        assert!(!Doubt { natural: 447.0, ..line }.taken());
        assert!(!Doubt { full_gaps: 0, gaps: 0, ..line }.taken());
        assert!(Doubt { full_gaps: 1, gaps: 0, natural: 400.0, full: 450.5, ..line }.taken());
    }
}
