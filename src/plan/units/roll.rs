//! The units that a plan and its progress name, each once, and what is to be said of how they were written.

use super::{Match, Registry, spelling, split};
use crate::diagnostic::{Diagnostics, Place, code};
use std::collections::HashMap;

/// What a name was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// One unit: its number on the roll.
    One(usize),
    /// The members of a group.
    Group(Vec<usize>),
    /// A name for many whose members no one has listed (`các đơn vị liên quan`): its own number on the roll.
    Open(usize),
}

impl Named {
    /// The numbers it stands for.
    pub fn units(&self) -> &[usize] {
        match self {
            Named::One(unit) | Named::Open(unit) => std::slice::from_ref(unit),
            Named::Group(units) => units,
        }
    }
}

struct Listed {
    name: String,
    short: String,
    /// Where a unit that is not in the registry was named.
    places: Vec<Place>,
}

/// A spelling that was taken for a unit.
struct Variant {
    words: String,
    unit: usize,
    places: Vec<Place>,
    /// Its letters are the name's: no slip.
    by_letters: bool,
}

/// Units by number: those of the registry first, in its order, then the others in the order they were met.
pub struct Roll<'r> {
    registry: &'r Registry,
    list: Vec<Listed>,
    /// What was found for words that were met before.
    seen: HashMap<String, Named>,
    unknown: HashMap<String, usize>,
    /// Spellings that were taken for a unit.
    variants: Vec<Variant>,
}

impl<'r> Roll<'r> {
    /// A roll that holds the registry's units.
    pub fn new(registry: &'r Registry) -> Self {
        let listed = |u: &super::Unit| Listed { name: u.name.clone(), short: u.short.clone(), places: Vec::new() };
        Roll {
            registry,
            list: registry.units().iter().map(listed).collect(),
            seen: HashMap::new(),
            unknown: HashMap::new(),
            variants: Vec::new(),
        }
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Full name of a unit, its abbreviation, and whether the registry knows it.
    pub fn unit(&self, at: usize) -> Option<(&str, &str, bool)> {
        self.list.get(at).map(|u| (&*u.name, &*u.short, at < self.registry.units().len()))
    }

    /// The unit or units that words name; a new one where the registry knows none. Blank words are a unit too: the one
    /// that nobody named.
    pub fn enter(&mut self, words: &str, place: &Place) -> Named {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let named = match self.seen.get(&words) {
            Some(named) => named.clone(),
            None => {
                let named = self.look_up(&words);
                self.seen.insert(words.clone(), named.clone());
                named
            }
        };
        if let Some(variant) = self.variants.iter_mut().find(|v| v.words == words) {
            variant.places.push(place.clone());
        }
        if let Named::One(unit) | Named::Open(unit) = named
            && unit >= self.registry.units().len()
            && let Some(listed) = self.list.get_mut(unit)
        {
            listed.places.push(place.clone());
        }
        named
    }

    /// What words name, where it is known without a new unit.
    pub fn peek(&self, words: &str) -> Option<Named> {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(named) = self.seen.get(&words) {
            return Some(named.clone());
        }
        match self.registry.find(&words) {
            Match::Unit(unit) | Match::Near(unit) => Some(Named::One(unit)),
            Match::Group(units) => Some(Named::Group(units)),
            Match::Unknown => self.unknown.get(&spelling::key(&spelling::words(&words))).map(|unit| Named::One(*unit)),
        }
    }

    fn look_up(&mut self, words: &str) -> Named {
        match self.registry.find(words) {
            Match::Unit(unit) => {
                if !self.registry.is_registered(words) {
                    self.taken(words, unit, true);
                }
                Named::One(unit)
            }
            Match::Group(units) => Named::Group(units),
            Match::Near(unit) => {
                self.taken(words, unit, false);
                Named::One(unit)
            }
            Match::Unknown => {
                if let Some(unit) = self.by_letters(words) {
                    self.taken(words, unit, true);
                    return Named::One(unit);
                }
                let key = match spelling::key(&spelling::words(words)) {
                    key if key.is_empty() => words.to_owned(),
                    key => key,
                };
                let unit = *self.unknown.entry(key).or_insert_with(|| {
                    self.list.push(Listed { name: words.to_owned(), short: String::new(), places: Vec::new() });
                    self.list.len() - 1
                });
                if split::is_collective(words) { Named::Open(unit) } else { Named::One(unit) }
            }
        }
    }

    fn taken(&mut self, words: &str, unit: usize, by_letters: bool) {
        self.variants.push(Variant { words: words.to_owned(), unit, places: Vec::new(), by_letters });
    }

    /// The one unit outside the registry that these words abbreviate (`SYT` of `Sở Y tế`), or whose abbreviation was met
    /// before them; it then goes by its full name.
    fn by_letters(&mut self, words: &str) -> Option<usize> {
        let own = spelling::words(words);
        let known = self.registry.units().len();
        let mut fits = (known..self.list.len()).filter_map(|at| {
            let other = spelling::words(&self.list[at].name);
            let longer = spelling::is_abbreviation(&other, &own);
            (longer || spelling::is_abbreviation(&own, &other)).then_some((at, longer))
        });
        let (unit, longer) = fits.next()?;
        if fits.next().is_some() {
            return None;
        }
        if longer && let Some(listed) = self.list.get_mut(unit) {
            listed.short = std::mem::replace(&mut listed.name, words.to_owned());
        }
        Some(unit)
    }

    /// Reports each spelling that was taken for a unit and each unit that the registry does not know, once, with the
    /// places. Without a registry nothing is unknown.
    pub fn report(&self, found: &mut Diagnostics) {
        for Variant { words, unit, places, by_letters } in &self.variants {
            let name = self.unit(*unit).map_or("", |u| u.0);
            if *by_letters {
                let (words, name) =
                    if words == name { (self.unit(*unit).map_or("", |u| u.1), name) } else { (&**words, name) };
                found.add(
                    code::DON_VI_VIET_TAT,
                    places.first().cloned().unwrap_or_default(),
                    format!("«{words}» và «{name}» được hiểu là một đơn vị, theo các chữ cái đầu{}", elsewhere(places)),
                    "nếu là hai đơn vị khác nhau thì khai cả hai, với viet_tat, ten_khac, trong [[don_vi]]",
                );
                continue;
            }
            found.add(
                code::DON_VI_GAN_GIONG,
                places.first().cloned().unwrap_or_default(),
                format!("«{words}» được hiểu là «{name}»{}", elsewhere(places)),
                "sửa cho đúng tên đơn vị, hoặc ghi cách viết này vào ten_khac trong co-quan.toml",
            );
        }
        let known = self.registry.units().len();
        let open: Vec<usize> =
            self.seen.values().filter_map(|n| if let Named::Open(unit) = n { Some(*unit) } else { None }).collect();
        for (at, listed) in self.list.iter().enumerate().skip(known).filter(|(_, u)| !u.name.is_empty()) {
            let place = listed.places.first().cloned().unwrap_or_default();
            let (name, others) = (&listed.name, elsewhere(&listed.places));
            if open.contains(&at) {
                found.add(
                    code::DON_VI_NHOM_LA,
                    place,
                    format!("«{name}» chỉ nhiều đơn vị mà không có trong [[nhom_don_vi]], nên không biết gồm đơn vị nào{others}"),
                    "khai nhóm và thành viên trong co-quan.toml nếu cần đôn đốc từng đơn vị",
                );
            } else if !self.registry.is_empty() {
                found.add(
                    code::DON_VI_LA,
                    place,
                    format!("Đơn vị «{name}» không có trong co-quan.toml; vẫn được tính riêng{others}"),
                    "thêm vào [[don_vi]], hoặc ghi vào ten_khac của đơn vị đúng",
                );
            }
        }
    }
}

/// ` (và 3 chỗ khác: …)`, at most five of them.
pub(crate) fn elsewhere(places: &[Place]) -> String {
    let mut others: Vec<&Place> = Vec::new();
    for place in places.iter().skip(1) {
        if Some(place) != places.first() && !others.contains(&place) && others.len() <= 5 {
            others.push(place);
        }
    }
    let names: Vec<String> = others.iter().take(5).map(|p| p.to_string()).filter(|p| !p.is_empty()).collect();
    match (names.len(), others.len()) {
        (0, _) => String::new(),
        (n, all) => format!(" (và ở {}{})", names.join(", "), if all > n { ", …" } else { "" }),
    }
}
