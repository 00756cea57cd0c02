//! What a rule is, and what comes of trying it on a document.

use super::Case;
use crate::diagnostic::{Code, Diagnostic, Place, Severity, code};
use crate::document::MISSING;
use crate::standard::Profile;
use serde::Serialize;

/// The rule on markers of missing facts.
pub(super) const UNFILLED: Code = code::CHU_CHO_TRONG;

/// Habits of văn bản hành chính that documents of the Party do not share: the guidance itself writes the old tone places.
const OWN_HABITS: [Code; 2] = [code::CHINH_TA_DAU_THANH, code::SO_LUONG_SO_KHONG];

/// One thing that can be decided about a document.
pub struct Rule {
    /// Its code: what must hold, the clause and the weight (`lỗi`: the decree is broken, `cảnh báo`: probably a mistake,
    /// `ghi chú`: habit) stand in the list of codes.
    pub code: Code,
    /// Tries it. A rule that calls nothing on its probe does not apply.
    pub test: fn(&Case<'_>, &mut Probe<'_>),
    /// Whose rule it is.
    pub profile: Profile,
}

/// What came of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Outcome {
    /// Đạt.
    #[serde(rename = "dat")]
    Passed,
    /// Không đạt.
    #[serde(rename = "khong-dat")]
    Failed,
    /// Không áp dụng: the document has no such part, or its type is not bound by the rule.
    #[serde(rename = "khong-ap-dung")]
    NotApplicable,
    /// Chưa đánh giá: the file does not say enough. Never counted as passed.
    #[serde(rename = "chua-danh-gia")]
    NotEvaluated,
}

/// Takes down what a rule sees.
pub struct Probe<'a> {
    rule: &'static Rule,
    findings: &'a mut Vec<Diagnostic>,
    looked: bool,
    failed: bool,
    open: Option<String>,
}

impl Probe<'_> {
    /// The rule applies: what it is about is there, and was looked at.
    pub fn looked(&mut self) {
        self.looked = true;
    }

    /// It is broken here.
    pub fn fail(&mut self, place: Place, message: impl Into<String>, advice: impl Into<String>) {
        self.mild(self.rule.code.severity(), place, message, advice);
    }

    /// It is broken here, but weighs less than usual.
    pub fn mild(&mut self, severity: Severity, place: Place, message: impl Into<String>, advice: impl Into<String>) {
        self.failed = true;
        let code = self.rule.code;
        let (message, advice) = (message.into(), advice.into());
        self.findings.push(Diagnostic { severity: severity.min(code.severity()), code, place, message, advice });
    }

    /// The file does not say enough to decide; the reason in Vietnamese.
    pub fn cannot_tell(&mut self, reason: impl Into<String>) {
        self.open = Some(reason.into());
    }
}

/// A rule that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// The rule's name.
    #[serde(rename = "quy_tac")]
    pub rule: Code,
    /// What it asks.
    #[serde(rename = "ten")]
    pub title: &'static str,
    /// What came of it.
    #[serde(rename = "ket_qua")]
    pub outcome: Outcome,
    /// Why it was not evaluated; empty otherwise.
    #[serde(rename = "ly_do", skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Rule {
    /// The rule with this code.
    pub const fn new(code: Code, test: fn(&Case<'_>, &mut Probe<'_>)) -> Self {
        Rule { code, test, profile: Profile::Administrative }
    }

    /// A rule of the Party with this code.
    pub const fn of_party(code: Code, test: fn(&Case<'_>, &mut Probe<'_>)) -> Self {
        Rule { code, test, profile: Profile::Party }
    }

    /// Whether a document of this profile is bound by it: by the rules of its own, and by those that rest on no clause of
    /// anybody, save for habits that another profile does not share.
    fn binds(&self, profile: Profile) -> bool {
        self.profile == profile || self.code.clause().is_empty() && !OWN_HABITS.contains(&self.code)
    }

    /// Tries the rule and appends what it finds.
    pub fn run(&'static self, case: &Case<'_>, findings: &mut Vec<Diagnostic>) -> Tried {
        let known = findings.len();
        let mut probe = Probe { rule: self, findings, looked: false, failed: false, open: None };
        if self.binds(case.profile()) {
            (self.test)(case, &mut probe);
        }
        // Of a line that is still to be completed, nothing else can be said.
        let unfilled = |place: &Place| place.paragraph.is_some_and(|at| case.unfilled.contains(&at));
        if self.code != UNFILLED && probe.failed {
            let mut left = probe.findings.split_off(known);
            left.retain(|f| !unfilled(&f.place));
            if left.is_empty() {
                probe.failed = false;
                probe.cannot_tell(format!("còn chỗ {MISSING}…]"));
            }
            probe.findings.extend(left);
        }
        let outcome = match (probe.failed, &probe.open, probe.looked) {
            (true, ..) => Outcome::Failed,
            (false, Some(_), _) => Outcome::NotEvaluated,
            (false, None, true) => Outcome::Passed,
            (false, None, false) => Outcome::NotApplicable,
        };
        let reason = probe.open.filter(|_| outcome == Outcome::NotEvaluated).unwrap_or_default();
        Tried { rule: self.code, title: self.code.title(), outcome, reason }
    }
}
