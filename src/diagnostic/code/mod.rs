//! The one list of diagnostic codes.
//!
//! What is told to a user has a code of this list, so that programs and the docs know every one of them: a name that
//! never changes, how bad it usually is, a short title and, where the decree says so, the clause. A code that is not
//! in the list does not compile; `docs/thong-bao.md` is made from it.

mod drafts;
mod existing;
mod facts;
mod files;
mod input;
mod party;
mod progress;
mod rules;
mod tables;

pub use drafts::*;
pub use existing::*;
pub use facts::*;
pub use files::*;
pub use input::*;
pub use party::*;
pub use progress::*;
pub use rules::*;
pub use tables::*;

use super::Severity;
use serde::{Serialize, Serializer};
use std::fmt;
use std::hash::{Hash, Hasher};

/// What the list says of a code.
struct Facts {
    name: &'static str,
    severity: Severity,
    title: &'static str,
    clause: &'static str,
    missing: bool,
}

/// One code of the list: a constant of this module.
#[derive(Clone, Copy)]
pub struct Code(&'static Facts);

impl Code {
    /// The name that programs see: `json.khoa-la`.
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// How bad it usually is. A finding may weigh less or more.
    pub const fn severity(self) -> Severity {
        self.0.severity
    }

    /// What it means, in Vietnamese: of a rule what must hold, of all others what was found.
    pub const fn title(self) -> &'static str {
        self.0.title
    }

    /// The clause of Nghị định 30/2020/NĐ-CP it rests on (`PL I, II.3.c`); empty where it rests on none.
    pub const fn clause(self) -> &'static str {
        self.0.clause
    }

    /// True where a fact is missing: a draft may lack it, a document for issue may not.
    pub const fn is_missing(self) -> bool {
        self.0.missing
    }
}

/// Codes of one matter.
pub struct Group {
    /// What they are about, in Vietnamese.
    pub heading: &'static str,
    /// What to do about them in general; empty where only each message says it.
    pub help: &'static str,
    /// In the order of the docs.
    pub codes: &'static [Code],
}

/// The whole list, group by group.
pub fn groups() -> impl Iterator<Item = Group> {
    let groups = [
        files::FILES,
        tables::TABLES,
        input::INPUT,
        facts::FACTS,
        drafts::DRAFTS,
        progress::PROGRESS,
        existing::EXISTING,
        rules::PAGE,
        rules::LETTERHEAD,
        rules::BODY,
        rules::ENDING,
        rules::APPENDIX,
        rules::CONTENT,
        rules::WRITING,
        party::PARTY,
    ];
    groups.into_iter()
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Code {}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.name() == other
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        self.name() == *other
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.name(), f)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A group of the list: its constant, its Vietnamese name and what to do in general, then one line a code.
macro_rules! codes {
    ($group:ident = $heading:literal, $help:literal;
     $($constant:ident = $name:literal, $severity:ident, $title:literal $(, $clause:literal)? $(=> $missing:ident)?;)*
    ) => {
        $(
            #[doc = concat!("`", $name, "`: ", $title, ".")]
            pub const $constant: $crate::diagnostic::Code = super::Code(&super::Facts {
                name: $name,
                severity: $crate::diagnostic::Severity::$severity,
                title: $title,
                clause: concat!($($clause)?),
                missing: codes!(@$($missing)?),
            });
        )*
        pub(super) const $group: super::Group =
            super::Group { heading: $heading, help: $help, codes: &[$($constant),*] };
    };
    (@) => { false };
    (@missing) => { true };
}
use codes;
