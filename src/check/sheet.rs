//! The result of checks as a document that people can hand to the drafter.

use super::{Outcome, Verdict};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Appendix, Block, Cell, Column, Document, Inlines, Row, Table, TextStyle};

/// One sheet for each document that was checked, named as given.
pub fn sheet<'v>(verdicts: impl IntoIterator<Item = (&'v str, &'v Verdict)>) -> Document {
    let appendices: Vec<Appendix> = verdicts.into_iter().map(|(name, verdict)| one(name, verdict)).collect();
    let mut document = Document { appendices, ..Document::default() };
    document.meta.title = "Phiếu kiểm tra thể thức".to_owned();
    document
}

fn one(name: &str, verdict: &Verdict) -> Appendix {
    let mut body = vec![Block::Paragraph(Inlines::plain(summary(verdict)))];
    if !verdict.findings.is_empty() {
        body.push(Block::Table(table(&verdict.findings)));
    }
    let open: Vec<_> = verdict.tried.iter().filter(|t| t.outcome == Outcome::NotEvaluated).collect();
    if !open.is_empty() {
        let bold = TextStyle { bold: true, ..TextStyle::default() };
        body.push(Block::Paragraph(Inlines::styled("Chưa đánh giá được:", bold)));
        body.extend(open.iter().map(|t| Block::Paragraph(Inlines::plain(format!("- {}: {}.", t.title, t.reason)))));
    }
    Appendix {
        label: Some("Phiếu kiểm tra thể thức".to_owned()),
        title: Inlines::plain(name),
        attached: Some(Inlines::plain(
            "(Đối chiếu với Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ)",
        )),
        body,
        ..Appendix::default()
    }
}

/// What came of it in one sentence.
pub fn summary(verdict: &Verdict) -> String {
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| verdict.count(severity));
    let [passed, failed, open, none] =
        [Outcome::Passed, Outcome::Failed, Outcome::NotEvaluated, Outcome::NotApplicable].map(|o| verdict.outcomes(o));
    format!(
        "{}: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú; {passed} quy tắc đạt, {failed} không đạt, {open} chưa đánh giá, \
         {none} không áp dụng.",
        verdict.kind
    )
}

fn table(findings: &[Diagnostic]) -> Table {
    let row = |texts: [&str; 6]| Row { cells: texts.map(Cell::plain).into(), ..Row::default() };
    let body = findings.iter().enumerate().map(|(i, f)| {
        let (number, severity, place) = ((i + 1).to_string(), f.severity.to_string(), f.place.to_string());
        row([&number, &severity, &place, &f.message, &f.advice, f.code.clause()])
    });
    Table {
        columns: vec![Column::default(); 6],
        head: vec![row(["STT", "Mức độ", "Vị trí", "Nội dung", "Cách sửa", "Căn cứ"])],
        body: body.collect(),
        ..Table::default()
    }
}
