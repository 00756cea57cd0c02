//! Footnotes longer than pages, signature blocks and letterheads taller than pages.

use crate::both::{both, document, numbered, para};
use vanthu::document::{Appendix, Block, Entry, Inline, Inlines, Level, Signature};

fn noted(word: &str, note: &[String]) -> Block {
    let mut text = Inlines::plain(word);
    text.0.push(Inline::Footnote(Inlines::plain(note.join(" "))));
    Block::Paragraph(text)
}

#[test]
fn a_footnote_longer_than_a_page_goes_on() {
    let (long, after) = (numbered("n", 3000), numbered("p", 600));
    let body = vec![noted("Đoạn", &long), para(&after.join(" ")), noted("Cuối", &numbered("q", 20))];
    let made = both(&document(body));
    made.holds("a_footnote_longer_than_a_page_goes_on", &[long.clone(), after, numbered("q", 20)].concat());
    // In order: no page holds a note's words before those of the page in front of it.
    let mut last = 0;
    for page in &made.words {
        for n in page.split_whitespace().filter_map(|w| w.strip_prefix('n')?.parse::<usize>().ok()) {
            assert_eq!(n, last + 1);
            last = n;
        }
    }
    assert_eq!(last, long.len());
}

#[test]
fn many_footnotes_in_one_line() {
    let mut text = Inlines::plain("Đoạn");
    let notes = numbered("n", 150);
    for n in &notes {
        text.0.push(Inline::Footnote(Inlines::plain(n)));
    }
    let made = both(&document(vec![Block::Paragraph(text), para("Sau.")]));
    made.holds("many_footnotes_in_one_line", &notes);
}

#[test]
fn a_footnote_in_the_last_line_and_at_an_appendix_end() {
    let (one, two) = (numbered("n", 2000), numbered("m", 2000));
    let mut document = document(vec![para("Đầu."), noted("Cuối", &one)]);
    document.appendices.push(Appendix {
        label: None,
        title: Inlines::plain("Danh mục"),
        attached: None,
        orientation: Default::default(),
        body: vec![noted("Cuối", &two)],
        end_mark: true,
    });
    let made = both(&document);
    made.holds("a_footnote_in_the_last_line", &[one, two].concat());
}

#[test]
fn a_footnote_in_a_footnote_stays_with_it() {
    let mut note = Inlines::plain("ngoài");
    note.0.push(Inline::Footnote(Inlines::plain("trong")));
    let mut text = Inlines::plain("Đoạn");
    text.0.push(Inline::Footnote(note));
    let made = both(&document(vec![Block::Paragraph(text)]));
    made.holds("a_footnote_in_a_footnote_stays_with_it", &["ngoài".to_owned(), "(trong)".to_owned()]);
}

#[test]
fn three_hundred_recipients() {
    let words = numbered("r", 300);
    let mut document = document(vec![para("Một đoạn.")]);
    document.recipients = words.iter().map(|w| Inlines::plain(format!("{w} ;"))).collect();
    let made = both(&document);
    made.holds("three_hundred_recipients", &words);
    for words in ["CHỦ TỊCH", "Trần Thị Bình", "Nơi nhận:"] {
        assert!(made.words.concat().contains(words), "{words}");
    }
    document.signatures.push(Signature { authority: numbered("Q", 60), other_position: None, full_name: None });
    both(&document).holds("three_hundred_recipients", &[words, numbered("Q", 60)].concat());
}

#[test]
fn a_letterhead_taller_than_a_page() {
    let mut document = document(vec![para("Một đoạn.")]);
    document.organ = numbered("C", 80);
    document.addressees = numbered("g", 100).iter().map(Inlines::plain).collect();
    document.bases = numbered("b", 100).iter().map(Inlines::plain).collect();
    document.contact = numbered("d", 30);
    document.subject = Inlines::plain(numbered("t", 900).join(" "));
    let made = both(&document);
    let all = ["C", "g", "b", "d", "t"].iter().zip([80, 100, 100, 30, 900]).map(|(m, n)| numbered(m, n));
    made.holds("a_letterhead_taller_than_a_page", &all.collect::<Vec<_>>().concat());
}

#[test]
fn headings_without_end() {
    let words = numbered("h", 200);
    let heading = |w: &String| {
        Block::Entry(Entry { level: Level::Clause, label: "1.".to_owned(), is_heading: true, text: Inlines::plain(w) })
    };
    let made = both(&document(words.iter().map(heading).collect()));
    made.holds("headings_without_end", &words);
    let long = numbered("h", 3000);
    let made = both(&document(vec![heading(&long.join(" ")), para("Đoạn.")]));
    made.holds("headings_without_end", &long);
}

#[test]
fn names_longer_than_a_pdf_allows() {
    // PDF/A takes strings of 32,767 bytes: titles, bookmarks, the author.
    let long = "ữ ".repeat(20_000);
    let title = Entry { level: Level::Clause, label: "1.".to_owned(), is_heading: true, text: Inlines::plain(&long) };
    let mut document = document(vec![Block::Entry(title), para("Đoạn.")]);
    document.subject = Inlines::plain(&long);
    document.meta.title = long.clone();
    document.meta.author = long.clone();
    document.meta.keywords = vec![long; 3];
    let made = both(&document);
    assert!(made.words.concat().matches('ữ').count() >= 40_000);
}

#[test]
fn nothing_at_all() {
    both(&vanthu::document::Document::default());
    both(&document(Vec::new()));
    both(&document(vec![Block::PageBreak, Block::PageBreak, para(""), Block::PageBreak]));
}
