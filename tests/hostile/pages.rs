//! What the pages of a PDF promise: numbers, heads, headings, the signature's company, bookmarks, language, fonts.

use crate::both::{both, document, numbered, para};
use crate::harness::{Run, made, plan, samples};
use lopdf::{Dictionary, Document as Pdf, Object};
use vanthu::document::{Appendix, Block, Cell, Column, Document, Entry, Inlines, Level, Row, Table};
use vanthu::layout::{Artifact, Item, Page, Tag};

fn heading(level: Level, words: &str) -> Block {
    Block::Entry(Entry { level, label: "1.".to_owned(), is_heading: true, text: Inlines::plain(words) })
}

/// Two sections of several pages, with everything on them.
fn long() -> Document {
    let mut body = Vec::new();
    for n in 1..=40 {
        body.push(heading(Level::Section, &format!("Mục H{n}")));
        body.push(heading(Level::Clause, &format!("Khoản K{n}")));
        body.push(para(&numbered("chữ", 30 + n * 7 % 90).join(" ")));
        body.push(Block::Table(Table {
            columns: vec![Column::default(); 2],
            head: vec![Row { cells: vec![Cell::plain("Đầu"), Cell::plain("Bảng")], ..Row::default() }],
            body: vec![Row { cells: vec![Cell::plain("a"), Cell::plain("b")], ..Row::default() }; n % 9],
            ..Table::default()
        }));
    }
    body.push(para("Đoạn cuối của văn bản."));
    let mut document = document(body.clone());
    document.appendices.push(Appendix {
        label: None,
        title: Inlines::plain("Danh mục"),
        attached: None,
        orientation: Default::default(),
        body,
        end_mark: true,
    });
    document
}

fn has(page: &Page, artifact: Artifact) -> bool {
    page.items.iter().any(|i| matches!(i, Item::Run(r) if r.tag == Tag::Artifact(artifact)))
}

#[test]
fn each_section_counts_its_pages_and_hides_the_first_number() {
    let made = both(&long());
    let starts: Vec<usize> =
        (0..made.pages.pages.len()).filter(|i| !has(&made.pages.pages[*i], Artifact::PageNumber)).collect();
    assert_eq!(starts.len(), made.flow.sections.len(), "pages without a number: {starts:?}");
    assert_eq!(starts[0], 0);
    let mut number = 0;
    for (i, words) in made.words.iter().enumerate() {
        number = if starts.contains(&i) { 1 } else { number + 1 };
        if number > 1 {
            assert_eq!(words.split_whitespace().next(), Some(number.to_string().as_str()), "page {}", i + 1);
        }
    }
}

#[test]
fn no_heading_ends_a_page_and_every_table_part_has_its_head() {
    // Shifted line by line, so that every heading meets the foot of a page once.
    for shift in 0..24 {
        let mut document = long();
        document.body.splice(0..0, (0..shift).map(|_| para("Dòng.")));
        document.appendices.clear();
        let made = both(&document);
        for (i, words) in made.words.iter().enumerate() {
            let last: Vec<&str> = words.split_whitespace().rev().take(2).collect();
            let ends = last.iter().any(|w| w.starts_with('H') || w.starts_with('K') && w.len() < 4);
            assert!(!ends, "shift {shift}, page {} ends in {last:?}", i + 1);
            // A head alone at the foot is no table.
            assert!(
                !words.trim_end().ends_with("Bảng") || made.words[i].matches("Đầu Bảng").count() == 0 || {
                    let at = words.rfind("Đầu").unwrap_or(0);
                    table_is_empty(words, at)
                }
            );
        }
    }
}

/// The table whose head is here has no rows in the document (every ninth has none).
fn table_is_empty(words: &str, at: usize) -> bool {
    let before = &words[..at];
    let number = before.rfind('K').and_then(|k| before[k + 1..].split_whitespace().next()?.parse::<usize>().ok());
    number.is_some_and(|n| n % 9 == 0)
}

#[test]
fn a_signature_never_stands_alone() {
    for lines in 0..60 {
        let mut body: Vec<Block> = (0..lines).map(|n| para(&format!("Dòng{n}"))).collect();
        body.push(para("Văn bản này có hiệu lực."));
        let made = both(&document(body));
        let page = made.words.iter().find(|p| p.contains("CHỦ TỊCH")).expect("a page with the signature");
        assert!(page.contains("hiệu lực"), "{lines} lines: {page}");
        assert!(page.contains("Trần Thị Bình") && page.contains("Nơi nhận:"), "{lines} lines: {page}");
    }
}

fn get<'p>(pdf: &'p Pdf, dictionary: &'p Dictionary, key: &str) -> Option<&'p Object> {
    match dictionary.get(key.as_bytes()).ok()? {
        Object::Reference(id) => pdf.get_object(*id).ok(),
        object => Some(object),
    }
}

#[test]
fn every_pdf_says_its_language_and_embeds_subsets() {
    for sample in samples() {
        let run = Run::new().args(["lap", "--o-ky", "-o", "."]).args([&sample]);
        let done = run.succeeds();
        let name = sample.with_extension("pdf");
        let name = name.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = done.bytes(&name);
        let pdf = made::pdf(&bytes);
        let catalog = pdf.catalog().expect("a catalog");
        assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("Lang"), b"vi-VN", "{name}");
        assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo") && catalog.has(b"OutputIntents"), "{name}");
        let mut fonts = 0;
        for font in made::dictionaries(&pdf).filter(|d| made::is(d, "Type", "FontDescriptor")) {
            let base = font.get(b"FontName").and_then(Object::as_name).expect("a name");
            let subset = base.len() > 7 && base[6] == b'+' && base[..6].iter().all(u8::is_ascii_uppercase);
            assert!(subset, "{name}: {}", String::from_utf8_lossy(base));
            assert!(font.has(b"FontFile2") || font.has(b"FontFile3"), "{name}: not embedded");
            fonts += 1;
        }
        assert!(fonts > 0 && bytes.len() < 400_000, "{name}: {fonts} fonts, {} bytes", bytes.len());
        // One font dictionary without a descriptor would be one that is not embedded.
        let simple =
            made::dictionaries(&pdf).filter(|d| made::is(d, "Type", "Font") && !made::is(d, "Subtype", "Type0"));
        assert!(simple.filter(|d| !made::is(d, "Subtype", "Type3")).all(|d| d.has(b"FontDescriptor")), "{name}");
        let fields = made::dictionaries(&pdf).filter(|d| made::is(d, "FT", "Sig"));
        let mut names: Vec<&[u8]> = fields.filter_map(|d| d.get(b"T").and_then(Object::as_str).ok()).collect();
        names.sort();
        names.dedup();
        let blank = [b"ChuKySo".as_slice(), b"NgayBanHanh", b"SoVanBan"];
        assert!(names == blank[..1] || names == blank, "{name}: {} fields", names.len());
    }
}

#[test]
fn bookmarks_nest_as_the_headings_do() {
    let json = plan(
        r#""noi_dung": [{"tieu_de": "MỘT", "noi_dung": [{"tieu_de": "Một một", "noi_dung": ["a"]},
        {"tieu_de": "Một hai", "noi_dung": ["b"]}]}, {"tieu_de": "HAI", "noi_dung": ["c"]}]"#,
    );
    let done = Run::with_office().file("a.json", json).args(["lap", "a.json"]).succeeds();
    let pdf = made::pdf(&done.bytes("a.pdf"));
    let Some(Object::Dictionary(root)) = get(&pdf, pdf.catalog().expect("a catalog"), "Outlines") else {
        panic!("no bookmarks")
    };
    let mut titles = Vec::new();
    walk(&pdf, root, 0, &mut titles);
    assert_eq!(titles, ["I. MỘT", " 1. Một một", " 2. Một hai", "II. HAI"]);
}

fn walk(pdf: &Pdf, node: &Dictionary, depth: usize, out: &mut Vec<String>) {
    let mut next = get(pdf, node, "First");
    while let Some(Object::Dictionary(item)) = next {
        let title = item.get(b"Title").and_then(Object::as_str).expect("a title");
        let title = match title {
            [0xFE, 0xFF, rest @ ..] => {
                let units: Vec<u16> = rest.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
                String::from_utf16_lossy(&units)
            }
            ascii => String::from_utf8_lossy(ascii).into_owned(),
        };
        out.push(format!("{}{title}", " ".repeat(depth)));
        walk(pdf, item, depth + 1, out);
        next = get(pdf, item, "Next");
    }
}

#[test]
fn justified_lines_are_squeezed_within_limits() {
    // Words of all lengths, so that some lines end just before a word that nearly fits.
    let words: Vec<String> =
        (0..900_usize).map(|n| "nhiệm vụ kế hoạch"[..].chars().take(2 + n * 7 % 9).collect()).collect();
    let made = both(&document(words.chunks(90).map(|w| para(&w.join("x "))).collect()));
    let mut squeezed = 0;
    for run in made.pages.pages.iter().flat_map(|p| &p.items).filter_map(|i| match i {
        Item::Run(run) if run.words.len() > 8 && run.size == 14.0 => Some(run),
        _ => None,
    }) {
        let share = run.space / (run.size / 4.0);
        assert!(share > 0.74, "a space of {share}");
        squeezed += u32::from(share < 0.99);
    }
    assert!(squeezed > 3, "{squeezed} lines with less than their space");
}

#[test]
fn a_blank_number_and_day_have_room_to_be_filled() {
    let mut blank = document(vec![para("Đoạn văn.")]);
    blank.code_number = None;
    blank.issued_date.day = None;
    blank.place = "An Bình".into();
    let made = both(&blank);
    let found: Vec<_> = made.pages.structure.signature.iter().flatten().collect();
    let sizes: Vec<[f32; 2]> = found.iter().map(|place| [place.rect[2], place.rect[3]]).collect();
    assert_eq!(sizes, [[150.0, 100.0], [32.0, 20.0], [25.0, 20.0]]);
    let page = &made.pages.pages[0];
    for place in found {
        // No word stands in the field.
        let [x, y, width, height] = place.rect;
        for item in &page.items {
            let Item::Run(run) = item else { continue };
            let inside = run.x > x + 1.0 && run.x < x + width - 1.0 && run.y > y && run.y < y + height;
            assert!(!inside || run.words.iter().all(|w| w.1 == 0), "{:?}: {run:?}", place.field);
        }
    }
    let filled = both(&document(vec![para("Đoạn văn.")]));
    assert!(filled.pages.structure.signature[0].is_some());
}

#[test]
fn a_phu_luc_says_on_later_pages_that_it_goes_on() {
    use vanthu::arrange::arrange;
    use vanthu::font::{Fonts, Shaper};
    use vanthu::standard::Choice;
    let mut shaper = Shaper::new(&Fonts::embedded());
    let choice = Choice { continued_label: true, ..Choice::default() };
    let flow = arrange(&long(), &choice, &mut shaper);
    let pages = vanthu::layout::layout(&flow, &mut shaper).pages;
    let words = |page: &Page| -> String {
        let runs = page.items.iter().filter_map(|i| if let Item::Run(run) = i { Some(run) } else { None });
        runs.flat_map(|run| run.words.iter().map(|w| shaper.shape_of(w.0).1)).collect::<Vec<_>>().join(" ")
    };
    let first = pages.iter().rposition(|p| !has(p, Artifact::PageNumber)).expect("the phụ lục");
    assert!(first > 2 && first + 2 < pages.len());
    for (i, page) in pages.iter().enumerate() {
        assert_eq!(words(page).contains("Phụ lục (tiếp theo)"), i > first, "page {}", i + 1);
    }
    let docx = vanthu::docx::write(&flow).expect("a DOCX");
    let headers: Vec<String> = (1..9).filter_map(|n| made::part(&docx, &format!("word/header{n}.xml"))).collect();
    assert_eq!(headers.iter().filter(|h| h.contains("(tiếp theo)") && h.contains(" PAGE ")).count(), 1);
}
