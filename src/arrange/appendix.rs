//! Phụ lục: each a section of its own, its pages numbered from 1 (PL I, III.1).

use super::letterhead::lines_of;
use super::{Arranger, FlowBlock, Line, Para, Section, body};
use crate::document::{Appendix, Block, Document, Orientation};
use crate::standard::Element;

impl Arranger<'_> {
    pub(super) fn appendices(&mut self, document: &Document) {
        for (i, appendix) in document.appendices.iter().enumerate() {
            // Numerals only when there are two or more (III.1.b).
            let label = appendix.label.clone().unwrap_or_else(|| document.appendix_label(i));
            let section = self.appendix(appendix, &label);
            self.flow.sections.push(section);
        }
    }

    /// `Phụ lục I (tiếp theo)`, low enough that it stays above the text together with the page number.
    fn continued(&self, label: &str) -> Para {
        const SIZE: f32 = 11.0;
        let mut para = self.words(Element::PageNumber, &format!("{label} (tiếp theo)"));
        para.size = Some(SIZE);
        para.style.italic = true;
        para.line = Some(Line::Exact(SIZE + 1.0));
        para
    }

    fn appendix(&mut self, appendix: &Appendix, label: &str) -> Section {
        let landscape = match appendix.orientation {
            Orientation::Portrait => false,
            Orientation::Landscape => true,
            Orientation::Auto => appendix.body.iter().any(|b| matches!(b, Block::Table(t) if self.wants_landscape(t))),
        };
        let page = self.page(landscape);
        let width = page.text_width();
        let mut blocks = vec![FlowBlock::Para(self.words(Element::AppendixLabel, label))];
        if !appendix.title.is_blank() {
            let mut title = self.para(Element::AppendixTitle, &appendix.title);
            let (even, _) = self.even_width(Element::AppendixTitle, &lines_of(&appendix.title), width);
            title.indents = ((width - even) / 2.0, (width - even) / 2.0);
            blocks.push(FlowBlock::Para(title));
        }
        if let Some(attached) = &appendix.attached {
            blocks.push(FlowBlock::Para(self.para(Element::AppendixAttached, attached)));
            let (_, widest) = self.wrap(Element::AppendixAttached, &attached.text(), width);
            if let Some(mut rule) = self.rule_under(Element::AppendixAttached, widest, width) {
                rule.keep_next = Some(true);
                blocks.push(FlowBlock::Para(rule));
            }
        }
        self.blocks(&appendix.body, page, &mut blocks);
        body::close(&mut blocks, appendix.end_mark, self.signs().end);
        let later_header = if self.choice.continued_label { vec![self.continued(label)] } else { Vec::new() };
        Section { page, blocks, first_header: Vec::new(), later_header, first_footer: Vec::new() }
    }
}
