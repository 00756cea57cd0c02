//! What our own writer makes, read back: the same text in order, in the form that the thể thức lays down.

use std::borrow::Cow;
use std::path::Path;
use vanthu::arrange::{Flow, FlowBlock, Line, Para, Span, arrange};
use vanthu::compose::{Options, choice, compose, profile};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::Align as FlowAlign;
use vanthu::docx::read::model::*;
use vanthu::docx::read::read;
use vanthu::font::{Fonts, Shaper};
use vanthu::standard::{Alignment, Spec};
use vanthu::{docx, read as data};

/// Every sample as a flow.
fn flows() -> Vec<(String, Flow)> {
    let mut shaper = Shaper::new(&Fonts::embedded());
    ["samples", "samples/dang"].into_iter().flat_map(|folder| flows_of(folder, &mut shaper)).collect()
}

fn flows_of(folder: &str, shaper: &mut Shaper) -> Vec<(String, Flow)> {
    let mut found = Diagnostics::new();
    let office = std::fs::read(format!("{folder}/co-quan.toml")).expect("co-quan.toml");
    let office = data::agency_toml(&office, &mut found);
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("samples") {
        let path = entry.expect("entry").path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let plan = data::plan_json(&std::fs::read(&path).expect("bytes"), &mut found).expect("a plan");
        let beside = |name: &str| std::fs::read(Path::new(folder).join(name)).map_err(|e| e.to_string());
        let (document, _) = compose(&plan, office.as_ref(), &Options { template: None, resolve: &beside });
        let choice = choice(profile(Some(&plan), office.as_ref()), Some(&plan), office.as_ref(), &mut found);
        out.push((path.display().to_string(), arrange(&document, &choice, shaper)));
    }
    out
}

/// The paragraphs of a flow's body in the order of the part.
fn paras(flow: &Flow) -> Vec<Cow<'_, Para>> {
    let blocks = flow.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .flat_map(|block| match block {
            FlowBlock::Para(para) => vec![Cow::Borrowed(para)],
            FlowBlock::Grid(grid) => {
                grid.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.paras.iter()).collect()
            }
        })
        .collect()
}

fn text(para: &Para) -> String {
    let words = |span: &Span| match span {
        Span::Text(words, _) => words.to_string(),
        Span::Break => "\n".to_owned(),
        Span::Tab => "\t".to_owned(),
        Span::Footnote(_) | Span::Image(_) | Span::Field(_) => String::new(),
    };
    para.spans.iter().map(words).collect()
}

fn twips(pt: f32) -> i32 {
    (pt * 20.0).round() as i32
}

fn align(spec: &Spec, para: &Para) -> Align {
    match (para.align, spec.align) {
        (Some(FlowAlign::Left), _) | (None, Alignment::Left) => Align::Left,
        (Some(FlowAlign::Center), _) | (None, Alignment::Center) => Align::Center,
        (Some(FlowAlign::Right), _) | (None, Alignment::Right) => Align::Right,
        (Some(FlowAlign::Justify), _) | (None, Alignment::Justify) => Align::Justify,
    }
}

fn check(name: &str, flow: &Flow, para: &Para, read: &Paragraph) {
    let spec = para.element.spec(&flow.choice);
    let at = format!("{name}: {}", text(para));
    assert_eq!(
        read.style.as_ref().map(|s| (s.id.as_str(), s.name.as_str())),
        Some((spec.style_id, spec.style_name)),
        "{at}"
    );
    assert_eq!(read.align, align(&spec, para), "{at}");
    let first_line = twips(para.first_indent.unwrap_or(spec.first_indent));
    let indent = Indent { left: twips(para.indents.0), right: twips(para.indents.1), first_line };
    assert_eq!(read.indent, indent, "{at}");
    let space = (twips(para.before.unwrap_or(spec.before)), twips(para.after.unwrap_or(spec.after)));
    assert_eq!((read.spacing.before, read.spacing.after), space, "{at}");
    let line = match para.line.unwrap_or(spec.line) {
        Line::Multiple(multiple) => LineSpacing::Auto((multiple * 240.0).round() as i32),
        Line::Exact(pt) => LineSpacing::Exact(twips(pt)),
    };
    assert_eq!(read.spacing.line, line, "{at}");
    assert_eq!(read.outline_level, Some(spec.outline).filter(|level| *level > 0), "{at}");
    assert_eq!(read.borders.any_outer(), para.border.is_some_and(|b| b.sides != [false; 4]), "{at}");
    let size = para.size.unwrap_or(spec.size);
    for (span, run) in para
        .spans
        .iter()
        .filter(|s| matches!(s, Span::Text(..)))
        .zip(read.runs.iter().filter(|run| run.kind == RunKind::Text && !matches!(run.text.as_str(), "\n" | "\t")))
    {
        let Span::Text(words, style) = span else { continue };
        let format = &run.format;
        assert_eq!(*run.text, **words, "{at}");
        assert_eq!(format.font.as_deref(), Some("Times New Roman"), "{at}");
        assert_eq!(format.size_pt(), size, "{at}");
        assert_eq!(format.bold, spec.bold || para.style.bold || style.bold || style.missing, "{at}");
        assert_eq!(format.italic, spec.italic || para.style.italic || style.italic, "{at}");
        assert_eq!(
            format.underline != Underline::None,
            spec.underline || para.style.underline || style.underline,
            "{at}"
        );
        assert_eq!(format.lang.as_deref(), Some("vi-VN"), "{at}");
    }
}

#[test]
fn samples_read_back_as_they_were_written() {
    let flows = flows();
    assert_eq!(flows.len(), 11);
    for (name, flow) in &flows {
        let mut found = Diagnostics::new();
        let source = read(&docx::write(flow).expect("written"), &mut found).expect("read");
        assert!(found.is_empty(), "{name}: {found:?}");
        // The writer fills empty cells and puts slivers of 1 pt where the format demands a paragraph.
        let wanted: Vec<Cow<'_, Para>> = paras(flow).into_iter().filter(|para| !text(para).is_empty()).collect();
        let have: Vec<&Paragraph> = source.paragraphs().filter(|p| !p.text().is_empty()).collect();
        assert_eq!(
            have.iter().map(|p| p.text()).collect::<Vec<_>>(),
            wanted.iter().map(|p| text(p)).collect::<Vec<_>>()
        );
        for (para, read) in wanted.iter().zip(&have) {
            check(name, flow, para, read);
        }
        assert_eq!(source.sections.len(), flow.sections.len(), "{name}");
        for (section, read) in flow.sections.iter().zip(&source.sections) {
            assert_eq!(read.margins, section.page.margins.map(twips), "{name}");
            assert_eq!((read.page_width, read.page_height), (twips(section.page.width), twips(section.page.height)));
            assert_eq!((read.landscape, read.title_page), (section.page.is_landscape(), true));
            let header = &source.headers[read.headers.default.expect("a header")];
            let number = paragraphs(&header.blocks).next().expect("a paragraph");
            assert!(number.runs.iter().any(|run| run.kind.field_name().as_deref() == Some("PAGE")));
        }
        assert_eq!(source.footnotes.len(), flow.footnotes.len(), "{name}");
        let images = |p: &Paragraph| p.runs.iter().filter(|r| matches!(r.kind, RunKind::Image { .. })).count();
        assert_eq!(source.paragraphs().map(images).sum::<usize>(), source.facts.images);
        let grids = flow.sections.iter().flat_map(|s| &s.blocks).filter_map(|block| match block {
            FlowBlock::Grid(grid) => Some(grid),
            FlowBlock::Para(_) => None,
        });
        let tables = source.body.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        for (grid, table) in grids.zip(tables) {
            assert_eq!(table.grid, grid.widths.iter().map(|w| *w as i32).collect::<Vec<_>>());
            assert_eq!(table.rows.iter().filter(|row| row.is_header).count(), grid.head_rows);
            let lines = grid.kind == vanthu::arrange::GridKind::Data;
            for (row, read) in grid.rows.iter().zip(&table.rows) {
                for (cell, read) in row.cells.iter().zip(&read.cells) {
                    assert_eq!((read.columns, read.borders.top.visible), (cell.col_span.max(1), lines));
                    assert_eq!(read.rows, if cell.merged { 0 } else { cell.row_span });
                }
            }
        }
    }
}
