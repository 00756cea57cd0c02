//! Units: one name for each, whatever way it was written.

mod roll;
mod spelling;
mod split;

use super::{Agency, Lines};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, code};
use spelling::{Word, words};
use std::collections::HashMap;

pub use roll::{Named, Roll};

/// A unit of co-quan.toml.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit {
    /// Its full name, as text prints it.
    pub name: String,
    /// Its registered abbreviation, as tables may print it; empty where none was given.
    pub short: String,
}

/// What words mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// This unit: its place in [`Registry::units`].
    Unit(usize),
    /// All of these units, in the order of the group: `các sở, ban, ngành`.
    Group(Vec<usize>),
    /// Most likely this unit, by a spelling that differs: to be reported.
    Near(usize),
    /// No unit that the registry knows.
    Unknown,
}

/// The units an office has listed. Without any it still works: every unit is then one of its own, under its own words.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    units: Vec<Unit>,
    groups: Vec<Vec<usize>>,
    /// Every spelling that means one thing, by its key.
    known: HashMap<String, Target>,
    /// The same without marks; none where two things are spelt so.
    unmarked: HashMap<String, Option<Target>>,
    /// Names and aliases of units, for short forms and slips.
    spellings: Vec<(Vec<Word>, usize)>,
    found: Diagnostics,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Unit(usize),
    Group(usize),
}

impl Registry {
    /// The units and groups of co-quan.toml. A member of a group that is not listed under `[[don_vi]]` is a unit all the
    /// same.
    pub fn new(agency: &Agency) -> Registry {
        let mut out = Registry::default();
        for (i, data) in agency.units.iter().enumerate() {
            let path = format!("don_vi[{i}]");
            let name = data.name.trim();
            if name.is_empty() {
                out.found.add(
                    code::DON_VI_TRONG,
                    Place::within(path),
                    "Đơn vị chưa có tên",
                    "ghi tên đầy đủ ở khóa ten",
                );
                continue;
            }
            let short = data.short.as_deref().unwrap_or_default().trim();
            let unit = out.add(name, short, &path);
            for alias in data.aliases.iter().flat_map(Lines::filled).chain([short]).filter(|s| !s.is_empty()) {
                out.learn(alias, Target::Unit(unit), &path);
            }
        }
        out.add_groups(agency);
        out.found.in_file("co-quan.toml");
        out
    }

    fn add(&mut self, name: &str, short: &str, path: &str) -> usize {
        self.units.push(Unit { name: name.to_owned(), short: short.to_owned() });
        let unit = self.units.len() - 1;
        self.learn(name, Target::Unit(unit), path);
        unit
    }

    /// Lets a spelling mean something. One that already means something else is reported and stays as it was.
    fn learn(&mut self, spelling: &str, target: Target, path: &str) {
        let words = words(spelling);
        if words.is_empty() {
            return;
        }
        let key = spelling::key(&words);
        match self.known.get(&key) {
            Some(other) if *other != target => {
                let other = self.name_of(*other);
                // The same spelling again, in capitals or as an alias, is the same clash.
                let again = |f: &Diagnostic| {
                    f.place.within.as_deref() == Some(path) && f.message.ends_with(&format!("«{other}»"))
                };
                if self.found.iter().any(again) {
                    return;
                }
                self.found.add(
                    code::DON_VI_TRUNG_TEN,
                    Place::within(path),
                    format!("«{spelling}» đã là tên gọi của «{other}»"),
                    "bỏ một trong hai, hoặc đổi chữ viết tắt",
                );
                return;
            }
            Some(_) => return,
            None => {}
        }
        self.known.insert(key, target);
        let unmarked = self.unmarked.entry(spelling::bare_key(&words)).or_insert(Some(target));
        if *unmarked != Some(target) {
            *unmarked = None;
        }
        if let Target::Unit(unit) = target {
            self.spellings.push((words, unit));
        }
    }

    fn name_of(&self, target: Target) -> String {
        match target {
            Target::Unit(at) => self.units.get(at).map(|u| u.name.clone()).unwrap_or_default(),
            Target::Group(_) => "một nhóm đơn vị".to_owned(),
        }
    }

    fn add_groups(&mut self, agency: &Agency) {
        for (i, data) in agency.unit_groups.iter().enumerate() {
            self.groups.push(Vec::new());
            for name in std::iter::once(data.name.trim()).chain(data.aliases.iter().flat_map(Lines::filled)) {
                self.learn(name, Target::Group(i), &format!("nhom_don_vi[{i}]"));
            }
        }
        // Members may be groups that are listed later, so all names are learnt before; groups of groups are opened until
        // nothing is added.
        let mut inner: Vec<Vec<usize>> = vec![Vec::new(); self.groups.len()];
        for (i, data) in agency.unit_groups.iter().enumerate() {
            for (j, member) in data.members.filled().enumerate() {
                let path = format!("nhom_don_vi[{i}].thanh_vien[{j}]");
                let unit = match self.target(member) {
                    Some(Target::Group(group)) => {
                        inner[i].push(group);
                        continue;
                    }
                    Some(Target::Unit(unit)) => unit,
                    None => match self.find(member) {
                        Match::Unit(unit) => unit,
                        Match::Near(unit) => {
                            let name = &self.units[unit].name;
                            self.found.add(
                                code::DON_VI_GAN_GIONG,
                                Place::within(path),
                                format!("«{member}» được hiểu là «{name}»"),
                                "viết cho giống tên đơn vị, hoặc ghi cách viết này vào ten_khac",
                            );
                            unit
                        }
                        _ => self.add(member, "", &path),
                    },
                };
                if !self.groups[i].contains(&unit) {
                    self.groups[i].push(unit);
                }
            }
        }
        for _ in 0..self.groups.len() {
            for (i, groups) in inner.iter().enumerate() {
                for group in groups {
                    let more: Vec<usize> =
                        self.groups[*group].iter().copied().filter(|u| !self.groups[i].contains(u)).collect();
                    self.groups[i].extend(more);
                }
            }
        }
    }

    /// The units, in the order of co-quan.toml.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Whether these words are a name, an abbreviation, an alias or a group of co-quan.toml, as listed there.
    pub fn is_registered(&self, name: &str) -> bool {
        forms(name).iter().any(|form| self.target(form).is_some())
    }

    /// Whether no unit is listed: then nothing is unknown.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// What is doubtful in co-quan.toml itself: names used twice, members that are spelt otherwise.
    pub fn findings(&self) -> &Diagnostics {
        &self.found
    }

    /// What these words mean: name, abbreviation, alias or group, tolerant of case, marks and usual short forms; else
    /// a spelling near enough to be a slip. Places and numbers must be right.
    pub fn find(&self, name: &str) -> Match {
        if let Some(certain) = self.certain(name) {
            return certain;
        }
        let near = forms(name).iter().find_map(|form| {
            let words = words(form);
            self.only(|own| spelling::is_slip(&words, own))
        });
        near.map_or(Match::Unknown, Match::Near)
    }

    /// The unit or group that words mean without doubt.
    fn certain(&self, name: &str) -> Option<Match> {
        if self.units.is_empty() {
            return None;
        }
        let forms = forms(name);
        let exact = forms.iter().find_map(|form| self.target(form)).map(|target| match target {
            Target::Unit(unit) => Match::Unit(unit),
            Target::Group(group) => Match::Group(self.groups.get(group).cloned().unwrap_or_default()),
        });
        exact.or_else(|| {
            forms.iter().find_map(|form| {
                let words = words(form);
                self.only(|own| spelling::is_abbreviation(&words, own)).map(Match::Unit)
            })
        })
    }

    /// What a spelling means, short forms and slips left out.
    fn target(&self, name: &str) -> Option<Target> {
        let words = words(name);
        let known = self.known.get(&spelling::key(&words)).copied();
        let unmarked = || self.unmarked.get(&spelling::bare_key(&words)).copied().flatten();
        known.or_else(|| if spelling::is_unmarked(&words) { unmarked() } else { None })
    }

    /// The one unit with a spelling that fits.
    fn only(&self, fits: impl Fn(&[Word]) -> bool) -> Option<usize> {
        let mut found = None;
        for (own, unit) in &self.spellings {
            if found != Some(*unit) && fits(own) && found.replace(*unit).is_some() {
                return None;
            }
        }
        found
    }
}

/// A name as written, then without what is often written around it: `(chủ trì)`, `Thủ trưởng …`, `… liên quan`.
fn forms(name: &str) -> Vec<String> {
    let mut out = vec![name.to_owned()];
    let bare = match name.find('(') {
        Some(at) if at > 0 => name[..at].trim().to_owned(),
        _ => name.trim().to_owned(),
    };
    const HEADS: [&str; 4] = ["giám đốc", "thủ trưởng", "chủ tịch", "người đứng đầu"];
    let lower = bare.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(after) = HEADS.iter().find_map(|h| rest.strip_prefix(h)) {
        rest = after.trim_start_matches([',', ' ']);
        rest = rest.strip_prefix("và ").unwrap_or(rest);
    }
    // Small and capital letters of the language take the same number of characters.
    let skip = lower.chars().count() - rest.chars().count();
    let bare: String = bare.chars().skip(skip).collect();
    let related = [" có liên quan", " liên quan", " khác"];
    let short = related.iter().find_map(|r| bare.strip_suffix(r)).map(str::to_owned);
    for form in [Some(bare), short].into_iter().flatten() {
        if !form.is_empty() && !out.contains(&form) {
            out.push(form);
        }
    }
    out
}
