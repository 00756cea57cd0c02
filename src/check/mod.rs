//! Checks a document that was read against the decree, rule by rule.
//!
//! Every rule names its clause. A fact of the law that is not certain is no `lỗi`: see [`Rule::severity`]. What sort of
//! document it is decides which rules apply; the ranges of the table count ([`Profile`]), not the
//! sizes this program chose. What is right is asked of the table and of `form`, as the mender does.

mod appendix;
mod body;
mod citation;
mod content;
mod ending;
pub(crate) mod form;
mod letterhead;
mod look;
mod page;
mod rule;
mod sheet;
mod writing;

pub use rule::{Outcome, Probe, Rule, Tried};
pub use sheet::{sheet, summary};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::docx::read::model::{Paragraph, Source};
use crate::parts::{Kind, Line, Part, Parts};
use crate::standard::Profile;

/// A document on trial.
pub struct Case<'a> {
    /// As it was read.
    pub source: &'a Source,
    /// As it was taken apart.
    pub parts: &'a Parts<'a>,
}

impl<'a> Case<'a> {
    /// True when the document answers to the decree.
    pub fn is_administrative(&self) -> bool {
        matches!(self.parts.kind, Kind::Administrative(_))
    }

    /// Whose form it answers to.
    pub fn profile(&self) -> Profile {
        Profile::Administrative
    }

    /// The place of a line.
    pub fn at(&self, area: &str, line: &Line<'_>) -> Place {
        Place::paragraph(area, line.paragraph.index, &line.text)
    }

    /// The place of a paragraph.
    pub fn at_paragraph(&self, area: &str, paragraph: &Paragraph) -> Place {
        Place::paragraph(area, paragraph.index, &paragraph.text())
    }

    /// The lines of a part.
    pub fn lines(&self, part: &'a Part) -> impl Iterator<Item = &'a Line<'a>> {
        self.parts.of(part)
    }
}

/// What came of checking a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What sort of document it is.
    pub kind: Kind,
    /// Breaches, the gravest first, then in the order of the document.
    pub findings: Vec<Diagnostic>,
    /// Every rule and what came of it.
    pub tried: Vec<Tried>,
}

impl Verdict {
    /// How many findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }

    /// How many rules came out so.
    pub fn outcomes(&self, outcome: Outcome) -> usize {
        self.tried.iter().filter(|t| t.outcome == outcome).count()
    }
}

/// Every rule, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let families =
        [page::RULES, letterhead::RULES, body::RULES, ending::RULES, appendix::RULES, content::RULES, writing::RULES];
    families.into_iter().flatten()
}

/// Tries every rule.
pub fn check(source: &Source) -> Verdict {
    let parts = Parts::find(source);
    let case = Case { source, parts: &parts };
    let mut findings = Vec::new();
    let tried = rules().map(|rule| rule.run(&case, &mut findings)).collect();
    findings.sort_by_key(|f| (std::cmp::Reverse(f.severity), f.place.paragraph));
    Verdict { kind: parts.kind, findings, tried }
}
