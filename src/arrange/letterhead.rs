//! Ô 1 to 5, 9a, 10, 11 and 13: what stands before the body, and the address at the foot of page 1.

use super::measure::{RULE_WIDTH, balance, broken};
use super::{
    Arranger, Border, Field, FlowBlock, Grid, GridCell, GridKind, GridRow, Line, PageSetup, Para, Span, VAlign, twips,
};
use crate::document::{Align, Document, Inline, Inlines, TextStyle};
use crate::font::Face;
use crate::standard::{Element, mm};

/// Spaces in which a day can still be written.
const LEAST_GAP: usize = 5;
/// Share of the page that the right column takes at most, and for the sake of the day alone: a little less than Quốc hiệu
/// takes in its larger size.
const RIGHT_MOST: f32 = 0.68;
const DATE_MOST: f32 = 0.58;

impl Arranger<'_> {
    /// The letterhead: organ left, Quốc hiệu right; số left, địa danh and ngày right on the same line (PL I, IV.2).
    pub(super) fn letterhead(&mut self, document: &Document, width: f32) -> Vec<FlowBlock> {
        // What an organisation without a profile of its own writes there is kept.
        let own = document.heading.as_deref().map(|words| (Element::NationalName, words));
        let heading: Vec<(Element, &str)> = match own {
            Some(own) => vec![own],
            None => self.signs().heading.to_vec(),
        };
        // The right column is as wide as the Quốc hiệu needs, so that it never wraps; the left has the rest. A shorter
        // heading leaves the day its line, and takes half of the page.
        let gap = if document.issued_date.day.is_none() { Field::Day.size().0 } else { 0.0 };
        let date = (self.width(Element::PlaceDate, &place_and_date(document)) + gap).min(width * DATE_MOST);
        let widest = heading.iter().map(|(element, words)| self.width(*element, words)).fold(date, f32::max);
        let right = (widest + 4.0).max(width / 2.0).min(width * RIGHT_MOST);
        let widths = [twips(width) - twips(right), twips(right)];
        let left = widths[0] as f32 / 20.0;
        let right = widths[1] as f32 / 20.0;

        let mut organ = Vec::new();
        if let Some(parent) = &document.parent_organ {
            let lines = self.wrapped(Element::ParentOrgan, std::slice::from_ref(parent), left);
            organ.push(broken(Element::ParentOrgan, &lines));
        }
        if !document.organ.is_empty() {
            let lines = self.wrapped(Element::Organ, &document.organ, left);
            let widest = lines.iter().map(|l| self.width(Element::Organ, l)).fold(0.0, f32::max);
            organ.push(broken(Element::Organ, &lines));
            organ.extend(self.rule_under(Element::Organ, widest, left));
        }
        let mut nation: Vec<Para> = heading.iter().map(|(element, words)| self.words(*element, words)).collect();
        if let Some((element, words)) = heading.last() {
            let length = self.width(*element, words);
            nation.extend(self.rule_under(*element, length, right));
        }

        let mut rows = vec![row(organ, nation)];
        let mut code = self.code(document);
        // Số and ngày stand on one line though their sizes differ.
        code.before = Some(
            self.spec(Element::PlaceDate).before
                + 0.9 * (self.spec(Element::PlaceDate).size - self.spec(Element::Code).size),
        );
        let code = vec![code];
        let date = vec![self.place_and_date(document, right)];
        rows.push(row(code, date));
        let mut below = Vec::new();
        if !document.doc_type.has_title() && !document.subject.is_blank() {
            below.push(self.letter_subject(&document.subject));
        }
        below.extend(self.marks(document, left));
        if !below.is_empty() {
            rows.push(row(below, Vec::new()));
        }
        vec![FlowBlock::Grid(layout_grid(widths.to_vec(), rows))]
    }

    /// Names broken to a column, in capitals; lines the office set itself stay.
    fn wrapped(&mut self, element: Element, names: &[String], column: f32) -> Vec<String> {
        let spec = self.spec(element);
        let face = Face::of(spec.bold, spec.italic);
        names.iter().flat_map(|n| balance(self.shaper, &n.to_uppercase(), face, spec.size, column - 2.0)).collect()
    }

    /// `Số: 05/KH-UBND`; a draft's missing number is a gap to write in (PL I, II.3), or to be filled at signing.
    fn code(&mut self, document: &Document) -> Para {
        let label = self.signs().number;
        match &document.code_number {
            Some(number) => self.words(Element::Code, &format!("{label}{}", document.code(number))),
            None => {
                let gap = self.gap_for(Field::Number, Element::Code);
                let mut para = self.words(Element::Code, label);
                para.spans.push(Span::Field(Field::Number));
                para.spans.extend(self.words(Element::Code, &document.code(&gap)).spans);
                para
            }
        }
    }

    /// Spaces that do not break, as many as a field needs.
    fn gap_for(&self, field: Field, element: Element) -> String {
        let spec = self.spec(element);
        let space = self.shaper.space(Face::of(spec.bold, spec.italic)) * spec.size;
        "\u{a0}".repeat((field.size().0 / space).ceil() as usize)
    }

    fn place_and_date(&mut self, document: &Document, column: f32) -> Para {
        let words = place_and_date(document);
        let blank = document.issued_date.day.is_none();
        let Some(at) = words.rfind(DAY).filter(|_| blank) else {
            return self.words(Element::PlaceDate, &words);
        };
        let (before, after) = words.split_at(at + DAY.len());
        let after = after.trim_start();
        let mut gap = self.gap_for(Field::Day, Element::PlaceDate);
        // A long name of a place leaves less.
        while gap.chars().count() > LEAST_GAP
            && self.width(Element::PlaceDate, &format!("{before}{gap} {after}")) > column
        {
            gap.pop();
        }
        let mut para = self.words(Element::PlaceDate, before);
        para.spans.push(Span::Field(Field::Day));
        para.spans.extend(self.words(Element::PlaceDate, &format!("{gap} {after}")).spans);
        para
    }

    /// `V/v …` under the số of a công văn.
    fn letter_subject(&mut self, subject: &Inlines) -> Para {
        let starts = subject.text().trim_start().to_lowercase();
        let about = self.signs().about;
        let mut text = Inlines::new();
        if !starts.starts_with(about.trim_end().to_lowercase().as_str()) {
            text.push(about, TextStyle::default());
        }
        text.append(subject.clone());
        self.para(Element::LetterSubject, &text)
    }

    /// DỰ THẢO and độ khẩn, under the số (ô 10 stands at the left).
    fn marks(&mut self, document: &Document, column: f32) -> Vec<Para> {
        let mut out = Vec::new();
        if let Some(draft) = &document.marks.draft {
            let mut para = self.words(Element::Draft, draft);
            para.before = Some(6.0);
            out.push(para);
        }
        if let Some(urgency) = document.marks.urgency {
            let spec = self.spec(Element::Urgency);
            let words = urgency.words();
            let mut para =
                self.words(Element::Urgency, &if spec.caps { words.to_owned() } else { sentence_case(words) });
            if !spec.framed {
                para.before = Some(6.0);
                out.push(para);
                return out;
            }
            let text = spec.size * 1.149;
            // The stamp's frame is 8 mm high and as wide as the decree says (PL I, III.2.b).
            let space = ((mm(8.0) - text) / 2.0 - RULE_WIDTH).floor().max(1.0);
            let side = ((column - mm(urgency.width_mm())) / 2.0 + space).max(0.0);
            para.indents = (side, side);
            para.before = Some(8.0 + space);
            para.after = Some(space);
            para.border = Some(Border { sides: [true; 4], width: RULE_WIDTH, space, red: true });
            para.style.red = true;
            out.push(para);
        }
        out
    }

    /// Tên loại and trích yếu in the middle of the page, with the short line under them.
    pub(super) fn title(&mut self, document: &Document, page: &PageSetup, blocks: &mut Vec<FlowBlock>) {
        if !document.doc_type.has_title() {
            return;
        }
        let width = page.text_width();
        let name = document.type_name.clone().unwrap_or_else(|| document.doc_type.title().to_owned());
        blocks.push(FlowBlock::Para(self.words(Element::TypeName, &name)));
        if document.subject.is_blank() {
            return;
        }
        let mut subject = self.para(Element::Subject, &document.subject);
        let (even, widest) = self.even_width(Element::Subject, &lines_of(&document.subject), width - 2.0 * mm(8.0));
        subject.indents = ((width - even) / 2.0, (width - even) / 2.0);
        blocks.push(FlowBlock::Para(subject));
        if let Some(mut rule) = self.rule_under(Element::Subject, widest, width) {
            rule.keep_next = Some(true);
            rule.after = Some(12.0);
            blocks.push(FlowBlock::Para(rule));
        }
    }

    /// Kính gửi (PL I, II.9.d): one addressee on the same line; more in a list whose dashes stand under the colon.
    pub(super) fn addressees(&mut self, document: &Document, width: f32, blocks: &mut Vec<FlowBlock>) {
        let address = document.doc_type.address(document.profile);
        let label_words = format!("{address}:");
        let label = self.width(Element::Addressee, &label_words);
        let before = Some(12.0);
        match document.addressees.as_slice() {
            [] => {}
            [one] => {
                let mut text = Inlines::plain(format!("{address}: "));
                text.append(one.clone());
                let mut para = self.para(Element::Addressee, &text);
                para.align = Some(Align::Center);
                para.before = before;
                para.after = Some(6.0);
                blocks.push(FlowBlock::Para(para));
            }
            many => {
                let widest = many.iter().map(|m| self.width(Element::Addressee, &m.text())).fold(0.0, f32::max);
                let dash = self.width(Element::Addressee, "- ");
                let hang = label - self.width(Element::Addressee, ":");
                let start = ((width - hang - dash - widest) / 2.0).max(mm(self.choice.indent_mm));
                let mut para = self.words(Element::Addressee, &label_words);
                para.indents.0 = start;
                para.before = before;
                para.keep_next = Some(true);
                blocks.push(FlowBlock::Para(para));
                for (i, addressee) in many.iter().enumerate() {
                    let mut text = Inlines::plain("- ");
                    text.append(addressee.clone());
                    let mut para = self.para(Element::Addressee, &text);
                    para.indents.0 = start + hang + dash;
                    para.first_indent = Some(-dash);
                    para.before = Some(0.0);
                    if i + 1 == many.len() {
                        para.after = Some(6.0);
                    }
                    blocks.push(FlowBlock::Para(para));
                }
            }
        }
    }

    /// Ô 11: framed, in the top margin, right of the middle.
    pub(super) fn circulation(&mut self, document: &Document, width: f32) -> Vec<Para> {
        let Some(words) = &document.marks.circulation else { return Vec::new() };
        let text = self.width(Element::Circulation, words);
        let mut para = self.words(Element::Circulation, words);
        if !self.spec(Element::Circulation).framed {
            return vec![para];
        }
        let frame = text + 12.0;
        let left = (width * 0.72 - frame / 2.0).max(0.0);
        para.indents = (left, (width - left - frame).max(0.0));
        para.border = Some(Border { sides: [true; 4], width: RULE_WIDTH, space: 1.0, red: false });
        vec![para]
    }

    /// Ô 13: the office's address under a line across the page.
    pub(super) fn contact(&mut self, document: &Document) -> Vec<Para> {
        let mut out: Vec<Para> = document.contact.iter().map(|l| self.words(Element::Contact, l)).collect();
        if let Some(first) = out.first_mut() {
            first.border =
                Some(Border { sides: [true, false, false, false], width: RULE_WIDTH, space: 1.0, red: false });
        }
        out
    }
}

const DAY: &str = "ngày ";

/// `An Bình, ngày 05 tháng 01 năm 2026`
fn place_and_date(document: &Document) -> String {
    let date = document.issued_date.in_words();
    let place = document.place.trim();
    if place.is_empty() { date } else { format!("{place}, {date}") }
}

/// `THƯỢNG KHẨN` as `Thượng khẩn`.
fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

pub(super) fn lines_of(text: &Inlines) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in &text.0 {
        match piece {
            Inline::Break => lines.push(String::new()),
            Inline::Text(words, _) => {
                if let Some(last) = lines.last_mut() {
                    last.push_str(words);
                }
            }
            _ => {}
        }
    }
    lines
}

pub(super) fn row(left: Vec<Para>, right: Vec<Para>) -> GridRow {
    GridRow { cells: vec![layout_cell(left), layout_cell(right)], cant_split: true, keep_next: true, height: 0 }
}

pub(super) fn layout_cell(paras: Vec<Para>) -> GridCell {
    let paras = if paras.is_empty() { vec![blank()] } else { paras };
    GridCell { col_span: 1, row_span: 1, merged: false, paras: paras.into(), v_align: VAlign::Top, head: false }
}

fn blank() -> Para {
    let mut para = Para::new(Element::Spacer, Vec::<Span>::new());
    para.line = Some(Line::Exact(1.0));
    para
}

pub(super) fn layout_grid(widths: Vec<u32>, rows: Vec<GridRow>) -> Grid {
    Grid { kind: GridKind::Layout, widths, offset: 0, rows, head_rows: 0, padding: 0, origin: None }
}
