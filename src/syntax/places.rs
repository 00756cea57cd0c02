//! Where the values of a file stand, kept after its tree is gone: what is found in the data later gets its line.

use super::node::{Node, Value};
use super::text::LineTable;
use crate::diagnostic::Diagnostics;
use std::collections::HashMap;

/// A value: its first byte, the key it has in its object, and where the values after it and those in it begin.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    key: u32,
    next: u32,
}

/// No key: an item of a list, or the whole file.
const UNNAMED: u32 = u32::MAX;

/// The first byte of every value of a JSON file, by key path, without the values: sixteen bytes each at most, in the order
/// of the file.
#[derive(Debug, Clone, Default)]
pub struct KeyPlaces {
    text: String,
    keys: Vec<Box<str>>,
    entries: Vec<Entry>,
}

impl KeyPlaces {
    /// The places of a tree that was parsed from `text`.
    pub(crate) fn of(text: &str, root: &Node) -> KeyPlaces {
        let mut out = KeyPlaces { text: text.to_owned(), ..KeyPlaces::default() };
        let mut known = HashMap::new();
        out.enter(root, UNNAMED, &mut known);
        out
    }

    fn enter<'n>(&mut self, node: &'n Node, key: u32, known: &mut HashMap<&'n str, u32>) {
        let at = self.entries.len();
        self.entries.push(Entry { start: u32::try_from(node.start).unwrap_or(u32::MAX), key, next: 0 });
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.enter(item, UNNAMED, known)),
            Value::Object(members) => {
                for member in members {
                    let key = *known.entry(&member.key).or_insert_with(|| {
                        self.keys.push(member.key.as_ref().into());
                        (self.keys.len() - 1) as u32
                    });
                    self.enter(&member.node, key, known);
                }
            }
            _ => {}
        }
        self.entries[at].next = self.entries.len() as u32;
    }

    /// The file, as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The values directly in one.
    fn inside(&self, parent: usize) -> impl Iterator<Item = usize> {
        let end = self.entries.get(parent).map_or(0, |e| e.next as usize);
        let mut at = parent + 1;
        std::iter::from_fn(move || {
            let own = at;
            at = self.entries.get(own).filter(|_| own < end)?.next as usize;
            Some(own)
        })
    }

    /// Where the value of a key path begins; of a path that leads nowhere, its last part that is there.
    fn start(&self, path: &str) -> usize {
        let mut at = 0;
        for part in path.split('.') {
            let (key, indexes) = part.split_once('[').map_or((part, ""), |(k, r)| (k, r));
            if !key.is_empty() {
                let named = |child: &usize| {
                    let own = self.entries.get(*child).map_or(UNNAMED, |e| e.key);
                    self.keys.get(own as usize).is_some_and(|k| **k == *key)
                };
                let Some(child) = self.inside(at).find(named) else { break };
                at = child;
            }
            let items = indexes.split('[').filter(|i| !i.is_empty());
            let mut lost = false;
            for index in items {
                let index = index.trim_end_matches(']').parse().ok();
                match index.and_then(|i: usize| self.inside(at).nth(i)) {
                    Some(child) => at = child,
                    None => lost = true,
                }
            }
            if lost {
                break;
            }
        }
        self.entries.get(at).map_or(0, |e| e.start as usize)
    }

    /// Gives line and column to the findings that only name a key path (those that [`compose`](crate::compose) makes). To be
    /// called before the findings are given a file name: what names a file is about another one.
    pub fn locate(&self, d: &mut Diagnostics) {
        let mut lines = None;
        d.for_each_place(|place| {
            if place.line.is_none()
                && place.file.is_none()
                && let Some(path) = &place.within
            {
                let lines = lines.get_or_insert_with(|| LineTable::new(&self.text));
                let (line, column) = lines.at(self.start(path));
                place.line = Some(line);
                place.column = Some(column);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, code};
    use crate::syntax::json;

    #[test]
    fn a_path_has_the_place_of_its_value_or_of_the_last_part_that_is_there() {
        let text = "{\n \"a\": 1,\n \"b\": [\n  {\"c\": 2},\n  {\"d\": [3,\n   4]}\n ]\n}";
        let tree = json::parse(text, &mut Diagnostics::new()).expect("a tree");
        let places = KeyPlaces::of(text, &tree);
        let at = |path: &str| {
            let mut d = Diagnostics::new();
            d.add(code::DU_LIEU_TRONG, Place::within(path), "", "");
            places.locate(&mut d);
            d.iter().next().map(|f| (f.place.line.unwrap_or(0), f.place.column.unwrap_or(0)))
        };
        assert_eq!(at("a"), Some((2, 7)));
        assert_eq!(at("b[0].c"), Some((4, 9)));
        assert_eq!(at("b[1].d[1]"), Some((6, 4)));
        assert_eq!(at("b[1].d[7]"), Some((5, 9)), "the list, as it has no such item");
        assert_eq!(at("b[9].d"), Some((3, 7)));
        assert_eq!(at("x.y"), Some((1, 1)));
    }
}
