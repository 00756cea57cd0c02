//! What a rule is, and what comes of trying it on a document.

use super::Case;
use crate::diagnostic::Severity;
use crate::document::MISSING;
use crate::parts::Line;
use serde::Serialize;
use std::fmt;

/// The rule on markers of missing facts.
pub(super) const UNFILLED: &str = "chu.cho-trong";

/// One thing that can be decided about a document.
pub struct Rule {
    /// Stable name: part of the document, then the matter: `so.so-khong`.
    pub id: &'static str,
    /// What must hold, in Vietnamese, a short sentence without a full stop.
    pub title: &'static str,
    /// The clause it enforces: `PL I, II.3.c`; empty for what is custom.
    pub clause: &'static str,
    /// `lỗi`: the decree is broken. `cảnh báo`: probably a mistake. `ghi chú`: habit.
    pub severity: Severity,
    /// Tries it. A rule that calls nothing on its probe does not apply.
    pub test: fn(&Case<'_>, &mut Probe<'_>),
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

/// Where in a document something stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Spot {
    /// `Phần đầu`, `Nội dung`, `Nơi nhận`, `Phụ lục II`, `Lề trên trang`…; empty for the whole document.
    #[serde(rename = "phan")]
    pub area: String,
    /// Number of the paragraph, from 1, as `docx::read` counts them.
    #[serde(rename = "doan", skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
    /// The words, shortened.
    #[serde(rename = "chu", skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paragraph = self.paragraph.map(|n| format!("đoạn {n}"));
        let words = Some(self.words.as_str()).filter(|w| !w.is_empty()).map(|w| format!("«{w}»"));
        let area = Some(self.area.clone()).filter(|a| !a.is_empty());
        let parts: Vec<String> = [area, paragraph, words].into_iter().flatten().collect();
        f.write_str(&parts.join(", "))
    }
}

/// One breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's name.
    #[serde(rename = "quy_tac")]
    pub rule: &'static str,
    /// Its clause.
    #[serde(rename = "dieu_khoan", skip_serializing_if = "str::is_empty")]
    pub clause: &'static str,
    /// As the rule's, or milder.
    #[serde(rename = "muc_do")]
    pub severity: Severity,
    /// Where.
    #[serde(rename = "noi")]
    pub spot: Spot,
    /// What is wrong.
    #[serde(rename = "noi_dung")]
    pub message: String,
    /// What to do.
    #[serde(rename = "cach_sua")]
    pub advice: String,
}

/// Takes down what a rule sees.
pub struct Probe<'a> {
    rule: &'static Rule,
    findings: &'a mut Vec<Finding>,
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
    pub fn fail(&mut self, spot: Spot, message: impl Into<String>, advice: impl Into<String>) {
        self.mild(self.rule.severity, spot, message, advice);
    }

    /// It is broken here, but weighs less than usual.
    pub fn mild(&mut self, severity: Severity, spot: Spot, message: impl Into<String>, advice: impl Into<String>) {
        self.failed = true;
        let rule = self.rule;
        let severity = severity.min(rule.severity);
        let (message, advice) = (message.into(), advice.into());
        self.findings.push(Finding { rule: rule.id, clause: rule.clause, severity, spot, message, advice });
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
    pub rule: &'static str,
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
    /// A rule, its fields in their order.
    pub const fn new(
        id: &'static str,
        title: &'static str,
        clause: &'static str,
        severity: Severity,
        test: fn(&Case<'_>, &mut Probe<'_>),
    ) -> Self {
        Rule { id, title, clause, severity, test }
    }

    /// Tries the rule and appends what it finds.
    pub fn run(&'static self, case: &Case<'_>, findings: &mut Vec<Finding>) -> Tried {
        let known = findings.len();
        let mut probe = Probe { rule: self, findings, looked: false, failed: false, open: None };
        (self.test)(case, &mut probe);
        // Of a line that is still to be completed, nothing else can be said.
        let unfilled = |spot: &Spot| {
            let of_spot = |l: &&Line<'_>| spot.paragraph == Some(l.paragraph.index);
            case.parts.lines.all.iter().filter(of_spot).any(|l| l.text.contains(MISSING))
        };
        if self.id != UNFILLED && probe.failed {
            let mut left = probe.findings.split_off(known);
            left.retain(|f| !unfilled(&f.spot));
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
        Tried { rule: self.id, title: self.title, outcome, reason }
    }
}
