//! What units and plans hold is words, never markup; and a fact that is missing cannot be forged into one that is not.

use crate::sample::{Sample, superiors};
use crate::support::*;
use vanthu::Options;
use vanthu::compose::report::{Shape, report};
use vanthu::document::{Block, Document, Inline, RowKind};

const NASTY: &str = "I. **đậm** *nghiêng* [^chú thích] <b>b</b> | a | {{ so }} {% if x %} ~ # 1. Phụ lục";

/// Every stretch of text of body and appendices.
fn stretches(doc: &Document) -> Vec<Inline> {
    let mut out = Vec::new();
    for block in doc.body.iter().chain(doc.appendices.iter().flat_map(|a| &a.body)) {
        match block {
            Block::Paragraph(t) | Block::Centered(t) => out.extend(t.0.clone()),
            Block::Entry(e) => out.extend(e.text.0.clone()),
            Block::Table(t) => {
                for cell in t.body.iter().filter(|r| r.kind == RowKind::Normal).flat_map(|r| &r.cells) {
                    out.extend(cell.paragraphs.iter().flat_map(|p| p.0.clone()));
                }
            }
            Block::Image(_) | Block::PageBreak => {}
        }
    }
    out
}

#[test]
fn markup_in_data_prints_as_it_was_typed() {
    let mut s = Sample::new();
    for p in &mut s.progress {
        for field in [&mut p.result, &mut p.figures, &mut p.evidence, &mut p.difficulties, &mut p.proposals] {
            if !field.is_empty() {
                field.push(' ');
                field.push_str(NASTY);
            }
        }
    }
    for item in &mut s.work.items {
        item.content = format!("{} {NASTY}", item.content);
    }
    for tally in [&mut s.now, &mut s.previous] {
        for unit in &mut tally.units {
            unit.name = format!("{} {NASTY}", unit.name);
        }
    }
    s.work.plan.subject = Some(NASTY.to_owned());
    let to = superiors();
    for shape in [Shape::Prose, Shape::Table] {
        let (doc, d) = report(&s.input(shape, &to), Some(&s.office), &Options::default());
        assert!(!d.has_errors(), "{:#?}", lines(&d));
        let mut nasty = 0;
        for piece in stretches(&doc) {
            let Inline::Text(text, style) = &piece else { continue };
            assert!(!style.bold && !style.italic, "{text}");
            nasty += text.matches("**đậm** *nghiêng* [^chú thích] <b>b</b> | a | {{ so }} {% if x %}").count();
        }
        assert!(nasty > 40, "{nasty}");
        let heads =
            doc.body.iter().filter(|b| matches!(b, Block::Entry(e) if e.is_heading && e.text.text().contains("đậm")));
        assert_eq!(heads.count(), 0, "no words of a unit became a heading");
        assert_eq!(doc.appendices.len(), 2, "no words of a unit began a phụ lục");
    }
}

#[test]
fn a_marker_typed_by_a_unit_is_no_marker_of_ours() {
    let mut s = Sample::new();
    for p in &mut s.progress {
        p.result = p.result.replace("Đã nghiệm thu", "[CẦN BỔ SUNG: số] Đã nghiệm thu");
    }
    let to = superiors();
    let (doc, _) = report(&s.input(Shape::Prose, &to), Some(&s.office), &Options::default());
    let marked = |piece: &Inline| matches!(piece, Inline::Text(text, style) if style.missing && text.contains("số]"));
    assert_eq!(stretches(&doc).iter().filter(|p| marked(p)).count(), 0);
    assert!(outline(&doc.body).join("\n").contains("[CẦN BỔ SUNG: số] Đã nghiệm thu"));
}

#[test]
fn markers_stand_out_wherever_values_go() {
    let s = Sample::new();
    let to = superiors();
    let (doc, _) = report(&s.input(Shape::Prose, &to), Some(&s.office), &Options::default());
    let marked: Vec<String> = stretches(&doc)
        .into_iter()
        .filter_map(|p| if let Inline::Text(text, style) = p { style.missing.then_some(text) } else { None })
        .collect();
    assert_eq!(
        marked,
        [
            "[CẦN BỔ SUNG: kết quả của Trạm Y tế xã]",
            "[CẦN BỔ SUNG: kết quả của Trạm Y tế xã]",
            "[CẦN BỔ SUNG: nguyên nhân chưa thực hiện]",
            "[CẦN BỔ SUNG: nguyên nhân chưa thực hiện]",
            "[CẦN BỔ SUNG: kết quả]",
            "[CẦN BỔ SUNG: kết quả]",
        ]
    );
}
