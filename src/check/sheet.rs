//! The result of checks as a document that people can hand to the drafter.

use super::{Outcome, Verdict};
use crate::diagnostic::Severity;
use crate::document::{Appendix, Block, Cell, Column, Document, Inlines, Row, Table, TextStyle};
use crate::parts::Kind;

/// One sheet for each document in which something was found, named as given; of several, those with nothing to mend share
/// one that lists them.
pub fn sheet<'v>(verdicts: impl IntoIterator<Item = (&'v str, &'v Verdict)>) -> Document {
    let all: Vec<(&str, &Verdict)> = verdicts.into_iter().collect();
    let clean = |v: &Verdict| all.len() > 1 && v.is_graded() && v.findings.is_empty();
    let (good, other): (Vec<_>, Vec<_>) = all.iter().copied().partition(|(_, verdict)| clean(verdict));
    let mut appendices: Vec<Appendix> = other.into_iter().map(|(name, verdict)| one(name, verdict)).collect();
    if !good.is_empty() {
        appendices.push(headed("Các văn bản không có gì phải sửa", vec![Block::Table(listed(&good))]));
    }
    let mut document = Document { appendices, ..Document::default() };
    document.meta.title = "Phiếu kiểm tra thể thức".to_owned();
    document
}

fn one(name: &str, verdict: &Verdict) -> Appendix {
    let mut body = vec![Block::Paragraph(Inlines::plain(summary(verdict)))];
    if !verdict.findings.is_empty() {
        body.push(Block::Table(table(verdict)));
    }
    let open = open(verdict);
    if !open.is_empty() {
        let bold = TextStyle { bold: true, ..TextStyle::default() };
        body.push(Block::Paragraph(Inlines::styled("Chưa đánh giá được:", bold)));
        body.extend(open.iter().map(|line| Block::Paragraph(Inlines::plain(line))));
    }
    headed(name, body)
}

/// What could not be judged, and why.
fn open(verdict: &Verdict) -> Vec<String> {
    let open = verdict.tried.iter().filter(|t| t.outcome == Outcome::NotEvaluated);
    open.map(|t| format!("- {}: {}.", t.title, t.reason)).collect()
}

/// Documents with nothing to mend, and of each what could not be judged.
fn listed(good: &[(&str, &Verdict)]) -> Table {
    let heading = |words: &str| Cell::plain(words);
    let row = |(i, (name, verdict)): (usize, &(&str, &Verdict))| {
        let mut said = vec![Inlines::plain(summary(verdict))];
        said.extend(open(verdict).iter().map(Inlines::plain));
        let said = Cell { paragraphs: said.into(), ..Cell::default() };
        Row { cells: vec![Cell::plain(&(i + 1).to_string()), Cell::plain(name), said], ..Row::default() }
    };
    Table {
        columns: vec![Column::default(); 3],
        head: vec![Row { cells: ["STT", "Văn bản", "Kết quả"].map(heading).into(), ..Row::default() }],
        body: good.iter().enumerate().map(row).collect(),
        ..Table::default()
    }
}

fn headed(title: &str, body: Vec<Block>) -> Appendix {
    Appendix {
        label: Some("Phiếu kiểm tra thể thức".to_owned()),
        title: Inlines::plain(title),
        attached: Some(Inlines::plain(
            "(Đối chiếu với Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ)",
        )),
        body,
        ..Appendix::default()
    }
}

/// What came of it in one sentence. What was not checked says so first, and what to do.
pub fn summary(verdict: &Verdict) -> String {
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| verdict.count(severity));
    let counts = format!("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú");
    if verdict.is_graded() {
        let open = verdict.outcomes(Outcome::NotEvaluated);
        let open = if open > 0 { format!("; {open} điều chưa đánh giá được") } else { String::new() };
        return format!("{}: {counts}{open}.", verdict.kind);
    }
    let advice = match &verdict.kind {
        Kind::Legal | Kind::Organisation(_) => "đối chiếu với quy định riêng của loại văn bản này",
        Kind::Attached(_) => {
            "phần đầu, Nơi nhận, chữ ký nằm ở văn bản ban hành nó: ghép vào văn bản ấy rồi kiểm tra cả tệp"
        }
        Kind::Other(title) if !title.is_empty() => {
            "nếu đây là văn bản hành chính thì ghi đúng tên loại theo Điều 7 rồi kiểm tra lại"
        }
        _ => "nếu đây là văn bản hành chính thì bổ sung Quốc hiệu, tên cơ quan, số, ký hiệu rồi kiểm tra lại",
    };
    let found = if verdict.findings.is_empty() { String::new() } else { format!(" Về chữ viết: {counts}.") };
    format!("CHƯA KIỂM TRA THỂ THỨC. {}; {advice}.{found}", verdict.kind)
}

fn table(verdict: &Verdict) -> Table {
    let row = |texts: [&str; 6]| Row { cells: texts.map(Cell::plain).into(), ..Row::default() };
    let all = [Severity::Error, Severity::Warning, Severity::Note].into_iter().flat_map(|s| verdict.alike(s));
    let body = all.enumerate().map(|(i, alike)| {
        let f = alike.first;
        let (number, severity, place) = ((i + 1).to_string(), f.severity.to_string(), alike.places());
        row([&number, &severity, &place, &f.message, &f.advice, f.code.clause()])
    });
    Table {
        columns: vec![Column::default(); 6],
        head: vec![row(["STT", "Mức độ", "Vị trí", "Nội dung", "Cách sửa", "Căn cứ"])],
        body: body.collect(),
        ..Table::default()
    }
}
