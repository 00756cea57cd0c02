//! What many rules look at in the same way: sizes, weight, slope, capitals.

use super::{Case, Probe};
use crate::docx::read::model::RunFormat;
use crate::outline::lines::is_caps;
use crate::parts::Line;
use crate::standard::{Element, Spec};

/// A measure with at most one decimal, the Vietnamese way.
pub(super) fn number(value: f32) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.replace('.', ","), str::to_owned)
}

/// A range of sizes in words: `13`, `12 đến 13`.
pub(super) fn sizes_in_words((least, most): (f32, f32), between: &str) -> String {
    if least == most { number(least) } else { format!("{} {between} {}", number(least), number(most)) }
}

/// Some lines of a document under one name, `Quốc hiệu`, and the form they should have.
pub(super) struct Look<'a, 'c> {
    pub case: &'a Case<'c>,
    /// Name of the part, as findings begin.
    pub name: &'static str,
    pub lines: Vec<&'a Line<'c>>,
    /// What the table says of them.
    pub spec: Spec,
}

impl<'a, 'c> Look<'a, 'c> {
    /// The lines of a part of a văn bản hành chính; none of other documents.
    pub fn new(case: &'a Case<'c>, name: &'static str, element: Element, part: &'a [usize]) -> Self {
        let lines = if case.is_whole() { part } else { &[] };
        let lines = lines.iter().filter_map(|at| case.parts.line(*at)).collect();
        Look { case, name, lines, spec: case.profile().spec(element) }
    }

    /// Sizes within a range, both ends included.
    pub fn sizes(&self, probe: &mut Probe<'_>) {
        let (least, most) = self.spec.sizes;
        self.each(
            probe,
            |f| (least..=most).contains(&f.size_pt()),
            |f| format!("cỡ {}", number(f.size_pt())),
            &format!("đặt cỡ {}", sizes_in_words(self.spec.sizes, "đến")),
        );
    }

    /// Bold, or not.
    pub fn bold(&self, probe: &mut Probe<'_>) {
        let wanted = self.spec.bold;
        let (is, advice) = if wanted { ("không đậm", "in đậm") } else { ("in đậm", "bỏ in đậm") };
        self.each(probe, |f| f.bold == wanted, |_| is.to_owned(), advice);
    }

    /// Italic, or upright.
    pub fn italic(&self, probe: &mut Probe<'_>) {
        let wanted = self.spec.italic;
        let (is, advice) = if wanted { ("in đứng", "in nghiêng") } else { ("in nghiêng", "in chữ đứng") };
        self.each(probe, |f| f.italic == wanted, |_| is.to_owned(), advice);
    }

    /// In capitals, or not.
    pub fn capitals(&self, probe: &mut Probe<'_>) {
        let wanted = self.spec.caps;
        for line in &self.lines {
            probe.looked();
            if is_caps(&line.shown()) != wanted {
                let (is, advice) = if wanted {
                    ("không viết hoa", "viết in hoa")
                } else {
                    ("viết in hoa", "viết chữ thường")
                };
                probe.fail(self.case.at(self.name, line), format!("{} {is}", self.name), advice);
            }
        }
    }

    /// One finding for each line in which letters do not have it.
    fn each(
        &self,
        probe: &mut Probe<'_>,
        has: impl Fn(&RunFormat) -> bool,
        is: impl Fn(&RunFormat) -> String,
        advice: &str,
    ) {
        for line in &self.lines {
            probe.looked();
            // A single letter in another form is a slip of the hand, and nothing to send a document back for.
            let wrong = line.formats().filter(|(f, _)| !has(f)).max_by_key(|(_, count)| *count);
            if let Some((format, _)) = wrong.filter(|(_, count)| *count > 1 || line.text.chars().count() < 4) {
                probe.fail(self.case.at(self.name, line), format!("{} {}", self.name, is(format)), advice);
            }
        }
    }
}
