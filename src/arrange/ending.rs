//! Ô 7, 9b and 12: signatures and Nơi nhận.

use super::letterhead::{layout_cell, layout_grid, row};
use super::{Arranger, Field, FlowBlock, GridRow, Line, Para, Span, twips};
use crate::document::{Document, Inlines, Signature};
use crate::standard::Element;

impl Arranger<'_> {
    /// The closing block: Nơi nhận at the left margin, level with the authority lines on the right (PL I, IV.2).
    pub(super) fn ending(&mut self, document: &Document, width: f32, blocks: &mut Vec<FlowBlock>) {
        if document.signatures.is_empty() && document.recipients.is_empty() {
            return;
        }
        let recipients = self.recipients(document);
        let mut signatures = Vec::new();
        for (i, signature) in document.signatures.iter().enumerate() {
            signatures.push(self.signature(signature, i == 0));
        }
        let (widths, rows) = if signatures.len() < 2 {
            let longest = document
                .signatures
                .iter()
                .flat_map(|s| s.authority.iter())
                .map(|l| self.width(Element::Authority, l))
                .fold(0.0, f32::max);
            let right = (width * 0.5).max(longest + 6.0).min(width * 0.66);
            let signed = signatures.into_iter().next().unwrap_or_default();
            (vec![twips(width) - twips(right), twips(right)], vec![row(recipients, signed)])
        } else {
            // Two or more sign side by side (Mẫu 1.9, co-signed reports); Nơi nhận goes under the left one.
            let n = signatures.len() as u32;
            let total = twips(width);
            let widths: Vec<u32> = (0..n).map(|i| total / n + u32::from(i < total % n)).collect();
            let mut rows = vec![GridRow {
                cells: signatures.into_iter().map(layout_cell).collect(),
                cant_split: true,
                keep_next: true,
                height: 0,
            }];
            if !recipients.is_empty() {
                let mut cells = vec![layout_cell(recipients)];
                cells.extend((1..n).map(|_| layout_cell(Vec::new())));
                rows.push(GridRow { cells, cant_split: true, keep_next: false, height: 0 });
            }
            (widths, rows)
        };
        let mut rows = rows;
        if let Some(last) = rows.last_mut() {
            last.keep_next = false;
        }
        // The block never stands alone on a page: the last words of the body go with it.
        keep_last_with_next(blocks);
        blocks.push(FlowBlock::Grid(layout_grid(widths, rows)));
    }

    fn recipients(&mut self, document: &Document) -> Vec<Para> {
        let mut out = Vec::new();
        if document.recipients.is_empty() {
            return out;
        }
        let mut label = self.words(Element::RecipientsLabel, "Nơi nhận:");
        label.before = Some(12.0);
        out.push(label);
        let dash = self.width(Element::Recipient, "- ");
        for (i, recipient) in document.recipients.iter().enumerate() {
            // The lines of a list within the list have a mark of their own: `+ Giám đốc;`.
            let marked = recipient.text().starts_with("+ ");
            let mut text = Inlines::plain(if marked { "" } else { "- " });
            text.append(recipient.clone());
            if i + 1 == document.recipients.len()
                && let Some(drafter) = &document.drafter
            {
                text.push(&format!(" {drafter}"), Default::default());
            }
            let mut para = self.para(Element::Recipient, &text);
            para.indents.0 = dash;
            para.first_indent = Some(-dash);
            out.push(para);
        }
        out
    }

    fn signature(&mut self, signature: &Signature, field: bool) -> Vec<Para> {
        let mut out = Vec::new();
        let signs = self.signs();
        let mut element = Element::Authority;
        for (i, line) in signature.authority.iter().enumerate() {
            let asks = signs.asks_position(line);
            let mut para = self.words(if asks { Element::Authority } else { element }, line);
            if asks {
                element = signs.position;
            }
            if i == 0 {
                para.before = Some(12.0);
            }
            out.push(para);
        }
        let mut room = Para::new(Element::Spacer, if field { vec![Span::Field(Field::Signature)] } else { Vec::new() });
        room.line = Some(Line::Exact(Field::Signature.size().1));
        room.keep_next = Some(true);
        out.push(room);
        if let Some(other) = &signature.other_position {
            let mut para = self.words(Element::FullName, &other.to_uppercase());
            para.keep_next = Some(true);
            out.push(para);
        }
        let name = match &signature.full_name {
            Some(name) => self.words(Element::FullName, name),
            None => self.para(Element::FullName, &Inlines::missing("họ tên người ký")),
        };
        out.push(name);
        out
    }
}

fn keep_last_with_next(blocks: &mut [FlowBlock]) {
    match blocks.last_mut() {
        Some(FlowBlock::Para(para)) => para.keep_next = Some(true),
        Some(FlowBlock::Grid(grid)) => {
            if let Some(last) = grid.rows.last_mut() {
                last.keep_next = true;
            }
        }
        None => {}
    }
}
