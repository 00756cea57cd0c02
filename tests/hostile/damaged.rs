//! Samples with bytes flipped, cut and doubled: refused or made, never a panic, in both formats.

use crate::both::both;
use crate::dice::Dice;
use crate::harness::{office, samples};
use vanthu::compose::{self, Options};
use vanthu::diagnostic::Diagnostics;
use vanthu::{outline, read};

/// Damage by chance.
trait Damage {
    /// Bytes cut, doubled, flipped.
    fn damage(&mut self, bytes: &[u8]) -> Vec<u8>;
    /// Damage that leaves JSON whole: characters of words changed for others, values swapped.
    fn disturb(&mut self, value: &mut serde_json::Value);
}

impl Damage for Dice {
    fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for _ in 0..=self.roll(6) {
            let at = self.roll(out.len());
            let end = (at + self.roll(60)).min(out.len());
            match self.roll(7) {
                0 => out.truncate(at),
                1 => out.splice(at..end, []).for_each(drop),
                2 => {
                    let copy = out[at..end].to_vec();
                    out.splice(at..at, copy).for_each(drop);
                }
                3 => out.insert(at, b"\"{}[],:0\\\n\x00\xFF"[self.roll(12)]),
                4 => out.splice(at..at, "\u{301}".bytes()).for_each(drop),
                _ => {
                    if let Some(byte) = out.get_mut(at) {
                        *byte ^= 1 << self.roll(8);
                    }
                }
            }
            if out.is_empty() {
                return out;
            }
        }
        out
    }

    /// Damage that leaves JSON whole: characters of words changed for others, values swapped.
    fn disturb(&mut self, value: &mut serde_json::Value) {
        use serde_json::Value;
        const WORDS: [&str; 12] =
            ["", " ", "\n\n", "ữ", "I. x", "- ", "|", "{{", "99999999999", "-1", "30/02/2026", "\u{300}\u{1b}"];
        match value {
            Value::Array(items) => {
                if !items.is_empty() && self.roll(6) == 0 {
                    let copy = items[self.roll(items.len())].clone();
                    let at = self.roll(items.len() + 1);
                    items.insert(at, copy);
                }
                if items.len() > 1 && self.roll(8) == 0 {
                    let at = self.roll(items.len());
                    items.remove(at);
                }
                items.iter_mut().for_each(|v| self.disturb(v));
            }
            Value::Object(members) => {
                if self.roll(25) == 0
                    && let Some(key) = members.keys().nth(self.roll(members.len())).cloned()
                {
                    members.remove(&key);
                }
                members.values_mut().for_each(|v| self.disturb(v));
            }
            Value::String(text) if self.roll(12) == 0 => {
                let word = WORDS[self.roll(WORDS.len())];
                *text = if self.roll(2) == 0 { word.to_owned() } else { text.repeat(self.roll(40)) + word };
            }
            Value::Number(_) if self.roll(6) == 0 => {
                let wild = [0.0, -1.0, 1e308, 63.0, 200.0, 0.001];
                *value = serde_json::json!(wild[self.roll(wild.len())]);
            }
            _ => {}
        }
    }
}

/// As `vanthu lap` does, errors or not: a document is laid out even when it would not be written.
fn make(bytes: &[u8]) -> bool {
    let mut d = Diagnostics::new();
    let agency = read::agency_toml(&office(), &mut d);
    let Some(data) = read::plan_data(bytes, &mut d) else {
        assert!(d.has_errors());
        return false;
    };
    let (document, mut found) = compose::compose(&data.plan, agency.as_ref(), &Options::default());
    data.places.locate(&mut found);
    if found.iter().all(|f| f.code != "anh.dinh-dang") {
        both(&document);
    }
    true
}

#[test]
fn damaged_bytes_never_panic() {
    let mut dice = Dice::new(7);
    let list: Vec<Vec<u8>> = samples().iter().map(|p| std::fs::read(p).expect("read")).collect();
    for n in 0..300 {
        make(&dice.damage(&list[n % list.len()]));
    }
}

#[test]
fn disturbed_data_never_panics() {
    let mut dice = Dice::new(11);
    let list: Vec<serde_json::Value> =
        samples().iter().map(|p| serde_json::from_slice(&std::fs::read(p).expect("read")).expect("JSON")).collect();
    let made = (0..300)
        .filter(|n| {
            let mut data = list[n % list.len()].clone();
            dice.disturb(&mut data);
            make(data.to_string().as_bytes())
        })
        .count();
    assert!(made > 20, "only {made} of 300 were laid out");
}

#[test]
fn damaged_text_never_panics() {
    let mut dice = Dice::new(13);
    let mut list: Vec<String> = Vec::new();
    for sample in samples() {
        let mut d = Diagnostics::new();
        let plan = read::plan_json(&std::fs::read(sample).expect("read"), &mut d).expect("a plan");
        let (document, _) = compose::compose(&plan, None, &Options::default());
        list.push(outline::to_text(&document));
    }
    for n in 0..300 {
        let damaged = dice.damage(list[n % list.len()].as_bytes());
        let mut d = Diagnostics::new();
        let parsed = outline::parse(&String::from_utf8_lossy(&damaged));
        let mut document = parsed.document;
        if document.is_appendices_only() {
            document.meta = compose::appendix_meta(&document);
        } else {
            compose::complete(&mut document, None, &mut d);
        }
        both(&document);
    }
}
