//! A deadline's words as tokens, without case and marks.

use crate::vietnamese::unmarked;

/// Months and quarters that are written out, as digits: `tháng Ba` as `tháng 3`. Done before marks are taken off, which tell
/// `tháng sáu` from `tháng sau`.
fn numbered(words: &str) -> String {
    const NAMES: [(&str, &str, u8); 17] = [
        ("mười hai", "12", 1),
        ("mười một", "11", 1),
        ("mười", "10", 1),
        ("giêng", "1", 1),
        ("một", "1", 4),
        ("nhất", "1", 4),
        ("hai", "2", 4),
        ("ba", "3", 4),
        ("tư", "4", 4),
        ("bốn", "4", 4),
        ("năm năm", "5 năm", 1),
        ("năm/", "5/", 1),
        ("sáu", "6", 1),
        ("bảy", "7", 1),
        ("tám", "8", 1),
        ("chín", "9", 1),
        ("chạp", "12", 1),
    ];
    let lower = words.to_lowercase();
    let (mut out, mut rest) = (String::with_capacity(lower.len()), lower.as_str());
    while let Some((at, unit)) = ["tháng ", "quý "].iter().filter_map(|u| Some((rest.find(u)?, *u))).min() {
        out.push_str(&rest[..at + unit.len()]);
        rest = &rest[at + unit.len()..];
        let of_unit = |n: &&(&str, &str, u8)| unit == "tháng " || n.2 == 4;
        // `tháng một lần` counts, and names no month.
        let counts = |after: &str| {
            let after = after.trim_start();
            after.is_empty() && unit == "tháng "
                || ["lần", "kỳ", "kì", "buổi", "cuộc", "ngày", "đợt"].iter().any(|w| after.starts_with(w))
        };
        let found = NAMES.iter().filter(of_unit).find_map(|(name, digits, _)| {
            let after = rest.strip_prefix(name)?;
            (!after.starts_with(char::is_alphabetic) && !counts(after)).then_some((digits, after))
        });
        if let Some((digits, after)) = found {
            out.push_str(digits);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::plan) enum Token {
    /// Letters.
    Word(String),
    /// Digits: their value and how many were typed.
    Number(u32, usize),
    /// Punctuation; every dash is `-`, a line break is `\n`.
    Mark(char),
}

/// The tokens of an expression.
pub(in crate::plan) struct Tokens {
    list: Vec<Token>,
    /// Whether each stands against the one before it, without a space.
    glued: Vec<bool>,
}

impl Tokens {
    pub fn new(words: &str) -> Self {
        let text = unmarked(&numbered(words));
        let mut out = Tokens { list: Vec::new(), glued: Vec::new() };
        let mut chars = text.chars().peekable();
        let mut glued = false;
        while let Some(c) = chars.next() {
            if c.is_whitespace() && c != '\n' {
                glued = false;
                continue;
            }
            let token = if c.is_ascii_digit() {
                let mut digits = c.to_string();
                while let Some(d) = chars.next_if(char::is_ascii_digit) {
                    digits.push(d);
                }
                // Nothing with more than nine digits is a part of a date.
                Token::Number(digits.parse().unwrap_or(u32::MAX), digits.len())
            } else if c.is_alphabetic() {
                let mut word = c.to_string();
                while let Some(l) = chars.next_if(|l| l.is_alphabetic()) {
                    word.push(l);
                }
                Token::Word(word)
            } else {
                Token::Mark(match c {
                    '–' | '—' | '−' | '‑' | '‐' | '~' | '÷' => '-',
                    '[' => '(',
                    ']' => ')',
                    c => c,
                })
            };
            out.list.push(token);
            out.glued.push(glued);
            glued = c != '\n';
        }
        out.unbreak();
        out
    }

    /// A line break inside one expression (`Tháng⏎01/2026`, `trước⏎ngày`) is a space: only one before a capital-like
    /// fresh start counts, and that cannot be told without case, so what ends in a number or sign ends a line.
    fn unbreak(&mut self) {
        let mut i = 0;
        while i < self.list.len() {
            let before = i.checked_sub(1).and_then(|b| self.list.get(b));
            let after = self.list.get(i + 1);
            let open = match (before, after) {
                (None, _) | (_, None) => true,
                (Some(Token::Word(w)), _) => {
                    matches!(&**w, "thang" | "quy" | "nam" | "ngay" | "truoc" | "den" | "tu" | "het" | "trong")
                }
                (Some(Token::Mark(m)), _) => *m != ')',
                (_, Some(Token::Mark(m))) => matches!(m, '/' | '-' | ')' | ';' | '.'),
                // `Quý I⏎năm 2026`, `tháng 6⏎năm 2026`.
                (Some(Token::Number(..)), Some(Token::Word(w))) => matches!(&**w, "nam" | "va"),
                _ => false,
            };
            if self.list[i] == Token::Mark('\n') && open {
                self.list.remove(i);
                self.glued.remove(i);
            } else {
                i += 1;
            }
        }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The word at a place; empty where there is none.
    pub fn word(&self, at: usize) -> &str {
        match self.list.get(at) {
            Some(Token::Word(word)) => word,
            _ => "",
        }
    }

    pub fn number(&self, at: usize) -> Option<u32> {
        match self.list.get(at) {
            Some(Token::Number(n, _)) => Some(*n),
            _ => None,
        }
    }

    /// The digits of a number, leading noughts kept.
    pub fn digits(&self, at: usize) -> Option<String> {
        match self.list.get(at) {
            Some(Token::Number(n, digits)) => Some(format!("{n:0digits$}")),
            _ => None,
        }
    }

    /// A number of one or two digits in a range.
    pub fn small(&self, at: usize, most: u32) -> Option<u32> {
        match self.list.get(at) {
            Some(Token::Number(n, digits)) if *digits <= 2 && (1..=most).contains(n) => Some(*n),
            _ => None,
        }
    }

    /// A year of four digits.
    pub fn year(&self, at: usize) -> Option<i32> {
        match self.list.get(at) {
            Some(Token::Number(n, 4)) if (1990..=2199).contains(n) => i32::try_from(*n).ok(),
            _ => None,
        }
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        match self.list.get(at) {
            Some(Token::Mark(c)) => Some(*c),
            _ => None,
        }
    }

    /// A mark with no space on either side (`30.8.2026`, not the stop of a sentence).
    pub fn tight(&self, at: usize) -> Option<char> {
        let c = self.mark(at)?;
        (self.glued[at] && self.glued.get(at + 1).copied().unwrap_or(false)).then_some(c)
    }

    /// The place after these words, when they stand here.
    pub fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut at = at;
        for word in phrase.split(' ') {
            if self.word(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The place after the first of these phrases that stands here.
    pub fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|p| self.phrase(at, p))
    }
}
