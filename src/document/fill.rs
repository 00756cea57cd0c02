//! Marks of missing facts, filled in.

use super::inline::MISSING;
use super::{Appendix, Block, Cell, Document, Inline, Inlines, Paragraphs, Row, Table, TextStyle};

/// Says what stands in the place of a mark, by what is missing there; none leaves the mark.
type Answer<'a> = dyn FnMut(&str) -> Option<String> + 'a;

impl Document {
    /// Fills in what is missing: `answer` is asked for every mark in reading order, what the file's properties say of them
    /// last.
    pub fn fill(&mut self, answer: &mut Answer<'_>) {
        for line in self.parent_organ.iter_mut().chain(&mut self.organ) {
            words(line, answer);
        }
        for line in [&mut self.code_notation, &mut self.place] {
            words(line, answer);
        }
        for text in std::iter::once(&mut self.subject).chain(&mut self.addressees).chain(&mut self.bases) {
            inlines(text, answer);
        }
        blocks(&mut self.body, answer);
        for signature in &mut self.signatures {
            for line in &mut signature.authority {
                words(line, answer);
            }
            if signature.full_name.is_none() {
                signature.full_name = answer(FULL_NAME).filter(|name| !name.trim().is_empty());
            }
        }
        for text in &mut self.recipients {
            inlines(text, answer);
        }
        for Appendix { title, attached, body, .. } in &mut self.appendices {
            inlines(title, answer);
            if let Some(attached) = attached {
                inlines(attached, answer);
            }
            blocks(body, answer);
        }
    }
}

/// What the mark of a signature without a name says.
pub const FULL_NAME: &str = "họ tên người ký";

fn blocks(list: &mut [Block], answer: &mut Answer<'_>) {
    for block in list {
        match block {
            Block::Entry(entry) => inlines(&mut entry.text, answer),
            Block::Paragraph(text) | Block::Centered(text) => inlines(text, answer),
            Block::Table(table) => of_table(table, answer),
            Block::Image(image) => image.caption.iter_mut().for_each(|caption| inlines(caption, answer)),
            Block::PageBreak => {}
        }
    }
}

fn of_table(table: &mut Table, answer: &mut Answer<'_>) {
    let Table { head, body, unit, caption, .. } = table;
    for text in caption.iter_mut().chain(unit) {
        inlines(text, answer);
    }
    for Row { cells, .. } in head.iter_mut().chain(body) {
        for Cell { paragraphs, .. } in cells {
            if paragraphs.words().any(|words| words.contains(MISSING)) {
                let mut list: Vec<Inlines> = paragraphs.iter().map(|p| p.into_owned()).collect();
                list.iter_mut().for_each(|text| inlines(text, answer));
                *paragraphs = Paragraphs::from(list);
            }
        }
    }
}

fn inlines(text: &mut Inlines, answer: &mut Answer<'_>) {
    let marked = text.0.iter().any(|piece| match piece {
        Inline::Text(words, _) => words.contains(MISSING),
        Inline::Footnote(_) => true,
        Inline::Break | Inline::Tab => false,
    });
    if !marked {
        return;
    }
    let mut out = Inlines::new();
    for piece in std::mem::take(&mut text.0) {
        match piece {
            Inline::Text(words, style) => {
                for part in parts(&words) {
                    match part {
                        Part::Words(words) => out.push(words, style),
                        Part::Mark(mark, what) => match answer(what) {
                            Some(given) => out.push(&given, TextStyle { missing: false, ..style }),
                            None => out.push(mark, style),
                        },
                    }
                }
            }
            Inline::Footnote(mut note) => {
                inlines(&mut note, answer);
                out.0.push(Inline::Footnote(note));
            }
            Inline::Break | Inline::Tab => out.0.push(piece),
        }
    }
    *text = out;
}

/// The same in plain words.
fn words(text: &mut String, answer: &mut Answer<'_>) {
    if !text.contains(MISSING) {
        return;
    }
    let mut out = String::new();
    for part in parts(text) {
        match part {
            Part::Words(words) => out.push_str(words),
            Part::Mark(mark, what) => out.push_str(&answer(what).unwrap_or_else(|| mark.to_owned())),
        }
    }
    *text = out;
}

enum Part<'t> {
    Words(&'t str),
    /// The mark as it stands, and what is missing.
    Mark(&'t str, &'t str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(MISSING) {
        let Some(end) = rest[begin..].find(']').map(|at| begin + at + 1) else { break };
        if begin > 0 {
            out.push(Part::Words(&rest[..begin]));
        }
        let mark = &rest[begin..end];
        let what = mark[MISSING.len()..mark.len() - 1].trim_start_matches(':').trim();
        out.push(Part::Mark(mark, what));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        out.push(Part::Words(rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Signature, marker};

    #[test]
    fn marks_are_filled_where_an_answer_is_given_and_stay_where_none_is() {
        let mut bold = Inlines::styled("Kết quả: ", TextStyle { bold: true, ..TextStyle::default() });
        bold.append(Inlines::missing("số"));
        bold.append(Inlines::plain(" cây"));
        let cell = Cell { paragraphs: vec![Inlines::missing("số")].into(), ..Cell::default() };
        let table = Table { body: vec![Row { cells: vec![cell], ..Row::default() }], ..Table::default() };
        let mut document = Document {
            organ: vec![marker("tên cơ quan ban hành")],
            body: vec![Block::Paragraph(bold), Block::Table(table)],
            signatures: vec![Signature { authority: vec!["CHỦ TỊCH".into()], ..Signature::default() }],
            ..Document::default()
        };
        let mut asked = Vec::new();
        document.fill(&mut |what| {
            asked.push(what.to_owned());
            match (what, asked.len()) {
                ("số", 3) => Some("12".into()),
                ("họ tên người ký", _) => Some("Lê Văn An".into()),
                _ => None,
            }
        });
        assert_eq!(asked, ["tên cơ quan ban hành", "số", "số", "họ tên người ký"]);
        assert_eq!(document.organ, [marker("tên cơ quan ban hành")]);
        assert_eq!(document.signatures[0].full_name.as_deref(), Some("Lê Văn An"));
        let (Block::Paragraph(text), Block::Table(table)) = (&document.body[0], &document.body[1]) else { panic!() };
        assert_eq!(text.text(), "Kết quả: [CẦN BỔ SUNG: số] cây");
        assert_eq!(table.body[0].cells[0].text(), "12");
        assert_eq!(table.body[0].cells[0].paragraphs.as_line().unwrap().1, TextStyle::default());
    }
}
