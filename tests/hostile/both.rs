//! A document in both formats, and the words that must be in them.

use crate::harness::made;
use std::collections::BTreeSet;
use vanthu::arrange::{Flow, arrange};
use vanthu::document::{Block, Document, Inlines, Signature, Table};
use vanthu::font::{Fonts, Shaper};
use vanthu::layout::{self, Item, Pages};
use vanthu::standard::Choice;
use vanthu::{docx, pdf};

/// What was made of a document.
pub struct Both {
    pub flow: Flow,
    pub pages: Pages,
    pub docx: Vec<u8>,
    pub pdf: Vec<u8>,
    /// Words of each page, in the order they were placed.
    pub words: Vec<String>,
}

/// Arranges, lays out and writes.
pub fn both(document: &Document) -> Both {
    let fonts = Fonts::embedded();
    let mut shaper = Shaper::new(&fonts);
    let mut flow = arrange(document, &Choice::default(), &mut shaper);
    layout::settle(&mut flow, &mut shaper);
    let pages = layout::layout(&flow, &mut shaper);
    let docx = docx::write(&flow).expect("a DOCX");
    // The program refuses a PDF with characters the fonts lack; damage may have made some.
    let lacks = shaper.missing().next().is_some();
    let pdf = if lacks { Vec::new() } else { pdf::write(&flow, &pages, &shaper).expect("a PDF") };
    let words = pages.pages.iter().map(|page| page_words(page, &shaper)).collect();
    let made = Both { flow, pages, docx, pdf, words };
    made.nothing_leaves_the_page();
    made
}

fn page_words(page: &layout::Page, shaper: &Shaper) -> String {
    let mut out = String::new();
    for item in &page.items {
        let Item::Run(run) = item else { continue };
        for (word, spaces) in &run.words {
            out.push_str(shaper.shape_of(*word).1);
            out.extend((0..*spaces).map(|_| ' '));
        }
        out.push(' ');
    }
    out
}

impl Both {
    /// Text, pictures and lines stand on the paper.
    fn nothing_leaves_the_page(&self) {
        for (n, page) in self.pages.pages.iter().enumerate() {
            let outside = |y: f32| y < 0.0 || y > page.height + 0.5;
            for (item, words) in page.items.iter().zip(0..) {
                let at = match item {
                    Item::Run(run) => run.y,
                    Item::Image { y, .. } => *y,
                    Item::Rule { ends, .. } => ends[1].max(ends[3]),
                    Item::Highlight(rect) => rect[1],
                };
                assert!(!outside(at), "page {}, item {words} at {at}: {item:?}", n + 1);
            }
            for line in &page.lines {
                assert!(!outside(line[1]) && !outside(line[3]), "page {}: {line:?}", n + 1);
            }
        }
    }

    /// Every word is in the DOCX, on a page, and in what poppler reads from the PDF.
    pub fn holds(&self, test: &str, words: &[String]) {
        let all = |text: &str| -> BTreeSet<String> { text.split_whitespace().map(str::to_owned).collect() };
        let missing = |held: &BTreeSet<String>| -> Vec<String> {
            words.iter().filter(|w| !held.contains(*w)).take(8).cloned().collect()
        };
        let none: Vec<String> = Vec::new();
        assert_eq!(missing(&all(&made::docx_text(&self.docx))), none, "{test}: not in the DOCX");
        assert_eq!(missing(&all(&self.words.join(" "))), none, "{test}: on no page");
        let Some(pages) = made::pdf_text(test, &self.pdf) else { return };
        assert_eq!(missing(&all(&pages.join(" "))), none, "{test}: not in the PDF");
    }
}

/// `x1 x2 …`, each a word of its own.
pub fn numbered(mark: &str, count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("{mark}{n}")).collect()
}

pub fn para(text: &str) -> Block {
    Block::Paragraph(Inlines::plain(text))
}

/// A document with this body, complete enough to have every part.
pub fn document(body: Vec<Block>) -> Document {
    Document {
        organ: vec!["XÃ AN BÌNH".to_owned()],
        place: "An Bình".to_owned(),
        code_notation: "KH-UBND".to_owned(),
        subject: Inlines::plain("Thử chương trình"),
        body,
        end_mark: true,
        recipients: vec![Inlines::plain("Như trên;"), Inlines::plain("Lưu: VT.")],
        signatures: vec![Signature {
            authority: vec!["CHỦ TỊCH".to_owned()],
            other_position: None,
            full_name: Some("Trần Thị Bình".to_owned()),
        }],
        ..Document::default()
    }
}

/// A document of some tables, a paragraph around each.
pub fn tables(tables: Vec<Table>) -> Document {
    let mut body = vec![para("Đoạn đầu.")];
    for table in tables {
        body.push(Block::Table(table));
        body.push(para("Đoạn sau."));
    }
    document(body)
}
