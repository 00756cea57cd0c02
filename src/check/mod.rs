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
pub(crate) mod numbers;
mod page;
mod party;
mod rule;
mod sheet;
mod writing;

pub use rule::{Outcome, Probe, Rule, Tried};
pub use sheet::{sheet, summary};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::document::{DocumentType, MISSING};
use crate::docx::read::model::{Paragraph, Source};
use crate::parts::{Kind, Line, Part, Parts};
use crate::standard::Profile;
use std::collections::{HashMap, HashSet};

/// A document on trial.
pub struct Case<'a> {
    /// As it was read.
    pub source: &'a Source,
    /// As it was taken apart.
    pub parts: &'a Parts<'a>,
    /// Numbers of the paragraphs that still hold `[CẦN BỔ SUNG: …]`.
    unfilled: HashSet<usize>,
}

impl<'a> Case<'a> {
    fn new(source: &'a Source, parts: &'a Parts<'a>) -> Self {
        let open = parts.lines.all.iter().filter(|l| l.text.contains(MISSING));
        Case { source, parts, unfilled: open.map(|l| l.paragraph.index).collect() }
    }

    /// True when the document answers to a profile as a whole, from its letterhead to its signature.
    pub fn is_whole(&self) -> bool {
        self.parts.kind.profile().is_some()
    }

    /// Whose form it answers to.
    pub fn profile(&self) -> Profile {
        self.parts.kind.profile().unwrap_or_default()
    }

    /// Its type, where it has one of its profile.
    pub fn doc_type(&self) -> Option<DocumentType> {
        match self.parts.kind {
            Kind::Administrative(kind) => Some(kind),
            Kind::Party(kind) => kind,
            _ => None,
        }
    }

    /// True when the document is nothing but what was issued with another one.
    pub fn is_attached(&self) -> bool {
        matches!(self.parts.kind, Kind::Appendices | Kind::Attached(_))
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

/// On which page each paragraph stands, as far as that can be told without laying out pages.
struct Pages {
    /// How many characters stand before each paragraph, by its number.
    before: HashMap<usize, usize>,
    /// Characters of one page; none for a document of one page.
    page: Option<usize>,
}

/// Characters on a page of 13 points, with what headings and ends of paragraphs leave blank.
const PAGE_LETTERS: usize = 2_600;

impl Pages {
    fn of(source: &Source, parts: &Parts<'_>) -> Self {
        let mut total = 0;
        let mut before = HashMap::new();
        for line in &parts.lines.all {
            before.entry(line.paragraph.index).or_insert(total);
            total += line.text.chars().count();
        }
        // Programs that lay out no pages write 1.
        let known = source.properties.pages.map(|n| n as usize).filter(|n| *n > 1);
        let count = known.unwrap_or_else(|| total.div_ceil(PAGE_LETTERS));
        Pages { before, page: (count > 1).then(|| (total / count).max(1)) }
    }

    fn page(&self, paragraph: usize) -> Option<usize> {
        Some(self.before.get(&paragraph)? / self.page? + 1)
    }
}

/// Findings that say the same of several places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike<'v> {
    /// The first of them.
    pub first: &'v Diagnostic,
    /// The places of all others.
    pub others: Vec<&'v Place>,
}

impl Alike<'_> {
    /// Of further places the first so many are named.
    const NAMED: usize = 2;

    /// How many places more, in brackets; nothing for one.
    pub fn more(&self) -> String {
        if self.others.is_empty() { String::new() } else { format!(" (và {} chỗ nữa)", self.others.len()) }
    }

    /// The places in a sentence: the first, how many more, and where the next ones are.
    pub fn places(&self) -> String {
        let first = self.first.place.to_string();
        if self.others.is_empty() {
            return first;
        }
        let named = self.others.iter().filter_map(|p| p.words.as_ref()).take(Self::NAMED);
        let named: Vec<String> = named.map(|w| format!("«{w}»")).collect();
        let more = if named.len() < self.others.len() { ", …" } else { "" };
        format!("{first} và {} chỗ nữa ({}{more})", self.others.len(), named.join(", "))
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

    /// True when the rules of a profile were applied: to a whole document, or to appendices alone.
    pub fn is_graded(&self) -> bool {
        self.kind.profile().is_some() || self.kind == Kind::Appendices
    }

    /// The findings of this severity, those that say the same together.
    pub fn alike(&self, severity: Severity) -> Vec<Alike<'_>> {
        let mut out: Vec<Alike<'_>> = Vec::new();
        for found in self.findings.iter().filter(|f| f.severity == severity) {
            let same = |a: &&mut Alike<'_>| {
                a.first.code == found.code && a.first.message == found.message && a.first.advice == found.advice
            };
            match out.iter_mut().find(same) {
                Some(alike) => alike.others.push(&found.place),
                None => out.push(Alike { first: found, others: Vec::new() }),
            }
        }
        out
    }

    /// How many rules came out so.
    pub fn outcomes(&self, outcome: Outcome) -> usize {
        self.tried.iter().filter(|t| t.outcome == outcome).count()
    }
}

/// Every rule, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let families = [
        page::RULES,
        letterhead::RULES,
        body::RULES,
        ending::RULES,
        appendix::RULES,
        content::RULES,
        writing::RULES,
        party::RULES,
    ];
    families.into_iter().flatten()
}

/// Tries every rule.
pub fn check(source: &Source) -> Verdict {
    let parts = Parts::find(source);
    let case = Case::new(source, &parts);
    let mut findings = Vec::new();
    let tried = rules().map(|rule| rule.run(&case, &mut findings)).collect();
    findings.sort_by_key(|f| (std::cmp::Reverse(f.severity), f.place.paragraph));
    let pages = Pages::of(source, &parts);
    for finding in &mut findings {
        finding.place.page = finding.place.paragraph.and_then(|n| pages.page(n));
    }
    Verdict { kind: parts.kind, findings, tried }
}
