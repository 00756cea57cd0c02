//! Which task of the plan an entry is about.

use super::Progress;
use crate::plan::WorkPlan;
use crate::vietnamese::unmarked;
use std::collections::HashMap;

/// What was found for an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This task: its place in [`WorkPlan::items`].
    One(usize),
    /// This one by its words, although the number is another's.
    Renumbered(usize),
    /// Several tasks fit.
    Several(Vec<usize>),
    /// The number is this task's, but the words are not, nor any other task's.
    OtherWords(usize),
    /// The plan has no such task.
    None,
}

/// The tasks of a plan by key, code, number and words.
pub struct Matcher<'w> {
    work: &'w WorkPlan,
    numbers: HashMap<String, Vec<usize>>,
    words: HashMap<String, Vec<usize>>,
    /// The words of each task, to be compared.
    folded: Vec<String>,
}

impl<'w> Matcher<'w> {
    /// Indexes a plan.
    pub fn new(work: &'w WorkPlan) -> Self {
        let folded = work.items.iter().map(|item| fold(&item.content)).collect();
        let mut out = Matcher { work, numbers: HashMap::new(), words: HashMap::new(), folded };
        for (i, item) in work.items.iter().enumerate() {
            for name in [&item.key, &item.code, &item.number] {
                let places = out.numbers.entry(number(name)).or_default();
                if !name.trim().is_empty() && places.last() != Some(&i) {
                    places.push(i);
                }
            }
        }
        for (i, words) in out.folded.iter().enumerate() {
            out.words.entry(words.clone()).or_default().push(i);
        }
        out.numbers.remove("");
        out.words.remove("");
        out
    }

    /// The task of an entry: by key, code or number, checked against the words where the entry repeats them; else by the
    /// words. Where several fit, the one that the entry's unit leads.
    pub fn find(&self, entry: &Progress, leads: impl Fn(usize) -> bool) -> Found {
        let words = fold(&entry.content);
        let by_words = self.words.get(&words).map_or(&[][..], Vec::as_slice);
        let key = number(&entry.task);
        let by_number = self.numbers.get(&key).map_or(&[][..], Vec::as_slice);
        let alike = |i: &usize| words.is_empty() || self.is_alike(*i, &words);
        let fitting: Vec<usize> = by_number.iter().copied().filter(alike).collect();
        match fitting.as_slice() {
            [one] => return Found::One(*one),
            [_, ..] => {
                let equal: Vec<usize> = fitting.iter().copied().filter(|i| by_words.contains(i)).collect();
                if let [one] = equal[..] {
                    return Found::One(one);
                }
                // A key with its `#2` is no number of order.
                if key.contains('#')
                    && let Some(own) = fitting.iter().find(|i| number(&self.work.items[**i].key) == key)
                {
                    return Found::One(*own);
                }
                return only(&fitting, leads);
            }
            [] => {}
        }
        match (by_words, by_number) {
            ([one], [_, ..]) => Found::Renumbered(*one),
            ([], [one]) => Found::OtherWords(*one),
            ([], []) => Found::None,
            ([], several) => Found::Several(several.to_vec()),
            (several, _) => only(several, leads),
        }
    }

    /// Whether words are those of a task, slips and cuts allowed.
    fn is_alike(&self, item: usize, words: &str) -> bool {
        let Some(own) = self.folded.get(item) else { return false };
        let long = |text: &str| text.chars().count() >= 20;
        own == words
            || long(words) && own.starts_with(words)
            || long(own) && words.starts_with(own)
            || strsim::sorensen_dice(own, words) >= 0.75
    }
}

fn only(fitting: &[usize], leads: impl Fn(usize) -> bool) -> Found {
    if let [one] = fitting {
        return Found::One(*one);
    }
    let own: Vec<usize> = fitting.iter().copied().filter(|i| leads(*i)).collect();
    match own.as_slice() {
        [one] => Found::One(*one),
        _ => Found::Several(fitting.to_vec()),
    }
}

/// A number of order or a code: `01.` is `1`, `13.10` is not `13.1`.
fn number(text: &str) -> String {
    let bare = unmarked(text.trim()).trim_start_matches('(').trim_end_matches(['.', ')', ':', ' ']).to_owned();
    let part = |p: &str| match p.trim_start_matches('0') {
        "" if !p.is_empty() => "0".to_owned(),
        rest if rest.bytes().all(|b| b.is_ascii_digit()) => rest.to_owned(),
        _ => p.to_owned(),
    };
    bare.split('.').map(part).collect::<Vec<_>>().join(".")
}

/// Words without case, marks and punctuation.
fn fold(text: &str) -> String {
    let bare = unmarked(text);
    bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_one() {
        assert_eq!(number("01."), number("1"));
        assert_eq!(number(" (3) "), number("3"));
        assert_eq!(number("II.03"), number("ii.3"));
        assert_ne!(number("13.10"), number("13.1"));
        assert_ne!(number("KH20_N01"), number("KH20_N1"));
        assert_eq!(number("0"), "0");
    }
}
