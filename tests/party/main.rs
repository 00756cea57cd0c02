//! Documents of the Party: what is printed, and where it differs from a văn bản hành chính.

mod written;

use vanthu::arrange::{Flow, FlowBlock, Para, Span, arrange};
use vanthu::compose::{self, Options};
use vanthu::diagnostic::Diagnostics;
use vanthu::document::Document;
use vanthu::font::{Fonts, Shaper};
use vanthu::plan::{Agency, Plan};
use vanthu::read;

/// The office of the samples.
pub fn office() -> Agency {
    let toml = std::fs::read("samples/dang/co-quan.toml").expect("co-quan.toml");
    read::agency_toml(&toml, &mut Diagnostics::new()).expect("an office")
}

/// A sample as data.
pub fn sample(name: &str) -> Plan {
    let bytes = std::fs::read(format!("samples/dang/{name}.json")).expect("a sample");
    read::plan_json(&bytes, &mut Diagnostics::new()).expect("a plan")
}

/// Data as a document, with the codes of what was found.
pub fn composed(plan: &Plan, agency: Option<&Agency>) -> (Document, Vec<String>) {
    let (document, found) = compose::compose(plan, agency, &Options::default());
    (document, found.iter().map(|f| f.code.to_string()).collect())
}

/// A document as both writers get it.
pub fn flow(document: &Document) -> Flow {
    let agency = office();
    let choice = compose::choice(document.profile, None, Some(&agency), &mut Diagnostics::new());
    arrange(document, &choice, &mut Shaper::new(&Fonts::embedded()))
}

/// Its paragraphs, those in grids too, in reading order.
pub fn paras(flow: &Flow) -> Vec<Para> {
    let mut out = Vec::new();
    for block in flow.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            FlowBlock::Para(para) => out.push(para.clone()),
            FlowBlock::Grid(grid) => {
                let cells = grid.rows.iter().flat_map(|r| &r.cells);
                out.extend(cells.flat_map(|c| c.paras.iter().map(|p| p.into_owned()).collect::<Vec<_>>()));
            }
        }
    }
    out
}

/// The words of a paragraph.
pub fn text(para: &Para) -> String {
    let words = |span: &Span| match span {
        Span::Text(words, _) => words.to_string(),
        Span::Break => "\n".to_owned(),
        _ => String::new(),
    };
    para.spans.iter().map(words).collect()
}
