//! Which task of the plan a row speaks of.

use crate::forms::wording::key;
use crate::plan::WorkPlan;
use std::collections::HashMap;

/// What was found for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// This task.
    Item(usize),
    /// This task by its number or code, though the words differ.
    Differs(usize),
    /// Any of these: their words or numbers are the same.
    Several(Vec<usize>),
    /// None of the plan's.
    None,
}

/// The tasks of a plan by all that names them.
#[derive(Debug)]
pub(super) struct Finder<'w> {
    pub work: &'w WorkPlan,
    keys: HashMap<String, usize>,
    codes: HashMap<String, Vec<usize>>,
    numbers: HashMap<String, Vec<usize>>,
    contents: HashMap<String, Vec<usize>>,
}

/// A number or code without case and the mark behind it.
fn bare(words: &str) -> String {
    words.trim().trim_end_matches(['.', ')']).trim_start_matches('(').to_lowercase()
}

/// Words alike enough to be one task's, with its number.
const ALIKE: f64 = 0.6;

impl<'w> Finder<'w> {
    pub fn new(work: &'w WorkPlan) -> Self {
        let mut out = Finder {
            work,
            keys: HashMap::new(),
            codes: HashMap::new(),
            numbers: HashMap::new(),
            contents: HashMap::new(),
        };
        for (i, item) in work.items.iter().enumerate() {
            out.keys.entry(bare(&item.key)).or_insert(i);
            for (map, name) in [
                (&mut out.codes, bare(&item.code)),
                (&mut out.numbers, bare(&item.number)),
                (&mut out.contents, key(&item.content)),
            ] {
                if !name.is_empty() {
                    map.entry(name).or_default().push(i);
                }
            }
        }
        out
    }

    /// The task with this key.
    pub fn by_key(&self, words: &str) -> Option<usize> {
        self.keys.get(&bare(words)).copied()
    }

    /// The task with these words and no other.
    pub fn by_content(&self, words: &str) -> Option<usize> {
        match self.contents.get(&key(words)).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// Whether these words would be taken for a task's key.
    pub fn is_key(&self, words: &str) -> bool {
        self.keys.contains_key(&bare(words))
    }

    /// The task of a row with this code, number and words, each of which may be blank. Words count for more than numbers,
    /// which every list has of its own; a code counts for most.
    pub fn find(&self, code: &str, number: &str, content: &str) -> Found {
        let wanted = key(content);
        let alike = |i: usize| {
            let own = key(self.work.items.get(i).map_or("", |item| &item.content));
            wanted.is_empty() || own == wanted || strsim::normalized_levenshtein(&own, &wanted) >= ALIKE
        };
        let same = |i: usize| wanted.is_empty() || self.contents.get(&wanted).is_some_and(|all| all.contains(&i));
        let one = |i: usize| if same(i) { Found::Item(i) } else { Found::Differs(i) };
        if !code.is_empty() {
            let by_code = self.codes.get(&bare(code)).map(Vec::as_slice);
            match (self.by_key(code), by_code) {
                (_, Some([only])) => return one(*only),
                (Some(i), None) => return one(i),
                (_, Some(all)) => {
                    let fit: Vec<usize> = all.iter().copied().filter(|i| same(*i)).collect();
                    return match fit[..] {
                        [only] => Found::Item(only),
                        _ => Found::Several(all.to_vec()),
                    };
                }
                (None, None) => {}
            }
        }
        let numbered: &[usize] = self.numbers.get(&bare(number)).map_or(&[], Vec::as_slice);
        if let Some(all) = self.contents.get(&wanted).filter(|_| !wanted.is_empty()) {
            let both: Vec<usize> = all.iter().copied().filter(|i| numbered.contains(i)).collect();
            return match (&all[..], &both[..]) {
                ([only], _) | (_, [only]) => Found::Item(*only),
                _ => Found::Several(all.clone()),
            };
        }
        let near: Vec<usize> = numbered.iter().copied().filter(|i| alike(*i)).collect();
        match near[..] {
            [] => Found::None,
            [only] => one(only),
            _ => Found::Several(near),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::plan::{WorkItem, deadline};

    fn plan(tasks: &[(&str, &str, &str)]) -> WorkPlan {
        let item = |(code, number, content): &(&str, &str, &str)| WorkItem {
            key: String::new(),
            group: Vec::new(),
            number: (*number).into(),
            code: (*code).into(),
            content: (*content).into(),
            leads: Vec::new(),
            partners: Vec::new(),
            deadline: deadline::parse("", None),
            output: String::new(),
            place: Place::default(),
        };
        let mut items: Vec<WorkItem> = tasks.iter().map(item).collect();
        crate::plan::assign_keys(&mut items);
        WorkPlan { items, ..WorkPlan::default() }
    }

    #[test]
    fn codes_then_words_then_numbers() {
        let work = plan(&[
            ("N01.1", "1", "Ban hành quy chế khai thác dữ liệu"),
            ("N01.2", "2", "Lắp trạm quan trắc tại chợ"),
            ("", "1", "Tập huấn kỹ năng số cho cán bộ thôn"),
            ("", "3", "Họp giao ban"),
            ("", "4", "Họp giao ban"),
        ]);
        let finder = Finder::new(&work);
        assert_eq!(finder.find("n01.2", "", ""), Found::Item(1));
        assert_eq!(finder.find("N01.1", "9", "Ban hành QUY CHẾ khai thác dữ liệu."), Found::Item(0));
        assert_eq!(finder.find("N01.1", "", "Việc khác hẳn"), Found::Differs(0));
        assert_eq!(finder.find("", "1.", "Tập huấn kỹ năng số cho cán bộ thôn"), Found::Item(2));
        assert_eq!(finder.find("", "1", "Ban hành quy chế khai thác dữ liệu số"), Found::Differs(0));
        assert_eq!(finder.find("", "1", "Sửa chữa nhà văn hóa"), Found::None);
        assert_eq!(finder.find("", "4", "Họp giao ban"), Found::Item(4));
        assert_eq!(finder.find("", "", "Họp giao ban"), Found::Several(vec![3, 4]));
        assert_eq!(finder.find("", "3", ""), Found::Item(3));
        assert_eq!(finder.find("", "1", ""), Found::Several(vec![0, 2]));
        assert_eq!(finder.find("X9", "", ""), Found::None);
        assert!(finder.is_key("N01.1") && !finder.is_key("9"));
    }
}
