//! The plain-text reader: one sample file per trap, the input and the expected outline together.
//! `VANTHU_BLESS=1 cargo test --release --test outline` writes the outlines anew; read the diff before you commit it.

#[path = "support/dice.rs"]
mod dice;
mod outline_dump;

use dice::Dice;
use outline_dump::dump;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;
use vanthu::document::{Block, Document, Inline, Level, RowKind};
use vanthu::outline::{literal, parse, parse_body, parse_inlines, parse_with, placed, to_text};

const MARK: &str = "\n=== outline ===\n";

fn samples() -> Vec<(PathBuf, String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/outline");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let (input, outline) = text.split_once(MARK).unwrap_or((&text, ""));
        (path, input.to_owned(), outline.to_owned())
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_sample_reads_as_its_file_says() {
    let mut wrong = Vec::new();
    for (path, input, outline) in samples() {
        let got = dump(&parse(&input));
        if std::env::var_os("VANTHU_BLESS").is_some() {
            std::fs::write(&path, format!("{input}{MARK}{got}")).unwrap();
        } else if got != outline {
            wrong.push(format!("{}\n--- expected\n{outline}\n--- got\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Real plans, which are not part of the project.
fn seeds() -> Vec<(String, String)> {
    let list = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds")).expect("../shared/seeds");
    let mut out: Vec<(String, String)> = list
        .filter_map(|e| Some(e.ok()?.path()))
        .filter_map(|p| Some((p.file_name()?.to_string_lossy()[..3].to_owned(), std::fs::read_to_string(&p).ok()?)))
        .collect();
    out.sort();
    out
}

fn assert_round_trip(name: &str, document: &Document) {
    let text = to_text(document);
    let again = parse(&text).document;
    if again != *document {
        let (a, b) = (format!("{document:#?}"), format!("{again:#?}"));
        let at = a.lines().zip(b.lines()).position(|(x, y)| x != y).unwrap_or(0);
        let near = |s: &str| s.lines().skip(at.saturating_sub(25)).take(45).collect::<Vec<_>>().join("\n");
        panic!("{name}: not the same after to_text\n--- was\n{}\n--- is\n{}\n--- text\n{text}", near(&a), near(&b));
    }
}

#[test]
fn text_of_a_document_reads_back_to_it() {
    for (path, input, _) in samples() {
        assert_round_trip(&path.display().to_string(), &parse(&input).document);
    }
}

#[test]
#[ignore = "reads real plans in ../shared"]
fn text_of_a_real_plan_reads_back_to_it() {
    for (name, text) in seeds() {
        assert_round_trip(&name, &parse(&text).document);
    }
}

fn entries(document: &Document, level: Level) -> Vec<String> {
    let one = |b: &Block| match b {
        Block::Entry(e) if e.level == level && e.is_heading => Some(e.label.clone()),
        _ => None,
    };
    document.body.iter().filter_map(one).collect()
}

#[test]
#[ignore = "reads real plans in ../shared"]
fn real_plans_are_read() {
    for (name, text) in seeds() {
        let parsed = parse(&text);
        if std::env::var_os("VANTHU_DUMP").is_some() {
            println!("######## {name}\n{}", dump(&parsed));
        }
        let d = &parsed.document;
        // Every word, in the order of the source.
        let sequence = |s: &str| -> Vec<String> {
            let s = s.replace("<b>", " ").replace("</b>", " ");
            s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
        };
        let (had, has) = (sequence(&text), sequence(&to_text(d)));
        assert_eq!(had.iter().zip(&has).find(|(a, b)| a != b), None, "{name}");
        assert_eq!(had.len(), has.len(), "{name}");
        let codes: Vec<&str> = parsed.diagnostics.iter().map(|x| x.code.name()).collect();
        match name.as_str() {
            "000" => {
                assert_eq!((d.code_number.as_deref(), d.code_notation.as_str()), (None, "KH-SNNMT"));
                assert_eq!(d.subject.0.iter().filter(|p| **p == Inline::Break).count(), 1);
                assert_eq!(entries(d, Level::Section), ["I.", "II.", "II.", "III."]);
                assert_eq!(codes.iter().filter(|c| **c == "outline.so-trung").count(), 1);
                assert!(codes.contains(&"outline.lap-tu"));
                assert_eq!(d.recipients.len(), 4);
                assert_eq!(d.signatures[0].authority, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
                assert!(d.signatures[0].full_name.is_some());
            }
            "001" => {
                assert!(codes.iter().filter(|c| **c == "outline.lap-tu").count() >= 3, "{codes:?}");
                assert_eq!(d.signatures[0].authority, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
                assert!(d.signatures[0].full_name.is_some());
                assert_eq!(entries(d, Level::Section).len(), 4);
                assert_eq!(d.recipients.len(), 6);
            }
            "003" => {
                assert_eq!(entries(d, Level::Section), ["I.", "II.", "III.", "IV.", "V."]);
                assert_eq!(entries(d, Level::Subclause).len(), 3 + 9, "{:?}", entries(d, Level::Subclause));
                assert!(entries(d, Level::Subclause).contains(&"1.1".to_owned()));
                assert!(codes.contains(&"outline.so-thieu-hai-cham"));
                assert_eq!(d.recipients.len(), 12);
                assert_eq!(d.signatures[0].authority.len(), 3);
                assert!(d.signatures[0].full_name.is_some());
                assert!(!codes.contains(&"outline.so-nhay"), "{:?}", parsed.diagnostics);
            }
            "004" => {
                assert!(d.body.is_empty());
                assert_eq!(d.appendices.len(), 1);
                let appendix = &d.appendices[0];
                assert!(appendix.attached.is_some() && !appendix.title.0.contains(&Inline::Break));
                let [Block::Table(table)] = appendix.body.as_slice() else { panic!("{:#?}", appendix.body) };
                assert_eq!((table.columns.len(), table.head.len()), (5, 1));
                let groups = table.body.iter().filter(|r| r.kind == RowKind::Group).count();
                assert_eq!(groups, 7);
                assert_eq!(table.body.len() - groups, 35);
            }
            _ => {}
        }
    }
}

#[test]
fn what_a_literal_holds_is_never_structure() {
    let nasty = [
        "I. X",
        "- y;",
        "**đậm**",
        "a|b",
        "Nơi nhận:",
        "Số: 1/KH",
        "Phụ lục I",
        "x\ny",
        "1. a",
        "<b>z",
        "[^n]",
        "\\~a",
    ];
    for value in nasty {
        let text = format!("KẾ HOẠCH\nThử\n\nI. MỤC\n\n{}\n\n- {};\n\nHết rồi./.", literal(value), literal(value));
        let d = parse_with(Default::default(), &text, &|_| None).document;
        let expected = value.replace('\n', " ");
        assert_eq!(d.body.len(), 4, "{value}: {:#?}", d.body);
        let Block::Paragraph(p) = &d.body[1] else { panic!("{value}") };
        assert_eq!(p.text(), expected);
        let Block::Entry(e) = &d.body[2] else { panic!("{value}") };
        assert_eq!(e.text.text(), format!("{expected};"));
        assert_round_trip(value, &d);
    }
    let head = format!(
        "{}\nSố: {}/{}\n{}, ngày {} tháng 01 năm 2026\n\nKẾ HOẠCH\n{}\n\nNội dung./.\n\nNơi nhận:\n- {};\n\n{}\n{}\n\n{}\n",
        literal("UBND XÃ AN BÌNH"),
        literal("12"),
        literal("KH-UBND"),
        literal("An Bình"),
        literal("05"),
        literal("Trồng cây"),
        literal("Sở X"),
        literal("TM. ỦY BAN NHÂN DÂN"),
        literal("CHỦ TỊCH"),
        literal("Lê Văn Thử"),
    );
    let d = parse_with(Default::default(), &head, &|_| None).document;
    assert_eq!(d.organ, ["UBND XÃ AN BÌNH"]);
    assert_eq!(
        (d.code_number.as_deref(), d.code_notation.as_str(), d.place.as_str()),
        (Some("12"), "KH-UBND", "An Bình")
    );
    assert_eq!((d.issued_date.day, d.subject.text().as_str()), (Some(5), "Trồng cây"));
    assert_eq!(d.recipients[0].text(), "Sở X;");
    assert_eq!(d.signatures[0].authority, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
    assert_eq!(d.signatures[0].full_name.as_deref(), Some("Lê Văn Thử"));
}

#[test]
fn placed_blocks_stand_where_their_token_stands() {
    let text = format!("KẾ HOẠCH\nThử\n\nI. MỤC\n\n{}\n\nSau bảng.", placed(3));
    let d =
        parse_with(Default::default(), &text, &|n| (n == 3).then(|| vec![Block::PageBreak, Block::PageBreak])).document;
    assert_eq!(d.body.len(), 4);
    assert_eq!(d.body[1], Block::PageBreak);
    let text = format!("Phụ lục\nDANH MỤC\n{}\n", placed(0));
    let d = parse_with(Default::default(), &text, &|_| Some(vec![Block::PageBreak])).document;
    assert_eq!(d.appendices[0].body, [Block::PageBreak]);
}

#[test]
fn user_text_cannot_forge_a_literal() {
    let (blocks, found) = parse_body("\u{E000}I. MỤC\u{E001}\n\n- a\u{1}b");
    assert!(matches!(&blocks[0], Block::Entry(e) if e.label == "I."));
    assert_eq!(found.iter().filter(|d| d.code == "outline.ky-tu-dieu-khien").count(), 2);
}

#[test]
fn inline_markup() {
    let show = |s: &str| outline_dump::inlines(&parse_inlines(s));
    assert_eq!(show("**a** *b* ***c*** d"), "{b:a} {i:b} {bi:c} d");
    assert_eq!(show("**Nội dung: **chữ"), "{b:Nội dung: }chữ");
    assert_eq!(show("5*3*2 và 2 * 3, 4** và *"), "5*3*2 và 2 * 3, 4** và *");
    assert_eq!(show("xem[^Nguồn: *báo cáo*] và [^] [a]"), "xem{^Nguồn: {i:báo cáo}} và [^] [a]");
    assert_eq!(show(r"\*a\* <b>x</b> <x> a<br>b"), "*a* {b:x} <x> a⏎b");
    assert_eq!(show("(*qua đồng chí A*) *b **c** d*"), "({i:qua đồng chí A}) {i:b }{bi:c}{i: d}");
}

#[test]
fn no_input_makes_it_panic_and_no_word_is_lost() {
    let samples: Vec<String> = samples().into_iter().map(|s| s.1).collect();
    let scraps = [
        "**",
        "*",
        "|",
        "\t",
        "\n",
        "\n\n",
        "\\",
        "\\~",
        "[^",
        "]",
        "<b>",
        "#",
        "- ",
        "1.",
        "I. ",
        "Điều 1.",
        "a)",
        "\u{E000}",
        "\u{E003}",
        "Phụ lục\n",
        "Nơi nhận:\n",
        "TM. X\n",
        "KẾ HOẠCH\n",
        "Số: /KH\n",
        "ngày tháng năm",
        "Kính gửi:",
        "đ",
        "\u{301}",
        "|--|",
    ];
    let mut dice = Dice::new(7);
    let mut differ = 0;
    for _ in 0..3000 {
        let mut chars: Vec<char> = samples[dice.roll(samples.len())].chars().collect();
        for _ in 0..dice.roll(12) {
            let at = dice.roll(chars.len());
            match dice.roll(4) {
                0 => chars.truncate(at),
                1 => drop(chars.drain(..at)),
                2 => drop(chars.drain(at..(at + dice.roll(40)).min(chars.len()))),
                _ => drop(chars.splice(at..at, scraps[dice.roll(scraps.len())].chars())),
            }
        }
        let text: String = chars.into_iter().collect();
        let parsed = parse(&text);
        parse_with(Default::default(), &text, &|_| None);
        parse_body(&text);
        let back = to_text(&parsed.document);
        let lost = lost(&text, &back);
        if std::env::var_os("VANTHU_SHOW").is_some() && !lost.is_empty() {
            println!("#### LOST {lost:?}\n{text}\n--- back\n{back}");
            continue;
        }
        assert!(lost.is_empty(), "lost {lost:?}\n--- text\n{text}\n--- back\n{back}");
        if parse(&back).document != parsed.document {
            differ += 1;
            if std::env::var_os("VANTHU_SHOW").is_some() {
                println!(
                    "#### DIFFERS\n{text}\n---- text\n{back}\n---- was\n{}\n---- is\n{}",
                    dump(&parsed),
                    dump(&parse(&back))
                );
            }
        }
    }
    // Mutilated letterheads and half signatures may settle only on the second reading; whole documents never do.
    println!("{differ} of 3000 mutilated texts differ after to_text");
    assert!(differ < 150, "{differ}");
}

/// Words that the letterhead prints by itself, and the names of tags.
const LETTERHEAD: &[&str] = &[
    "CỘNG", "HOÀ", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM", "Độc", "lập", "Tự", "do", "Hạnh", "phúc", "b",
    "br", "KẾ", "HOẠCH", "ngày", "tháng", "năm", "Số",
];

/// Letters of `text` that `back` has no more. Letters without their marks and in small, not words: what is left of a
/// mutilated escape may part or join them, and a type name is printed in capitals.
fn lost(text: &str, back: &str) -> String {
    let clean = |s: &str| {
        vanthu::vietnamese::clean(s)
            .text
            .replace("<br>", " ")
            .replace("<b>", " ")
            .replace("</b>", " ")
            .to_lowercase()
            .nfd()
            .collect::<String>()
    };
    let mut count = std::collections::HashMap::<char, i64>::new();
    for c in clean(text).chars().filter(|c| c.is_alphanumeric()) {
        *count.entry(c).or_default() += 1;
    }
    let given = LETTERHEAD.iter().flat_map(|w| w.to_lowercase().nfd().collect::<Vec<char>>());
    for c in clean(back).chars().chain(given).filter(|c| c.is_alphanumeric()) {
        *count.entry(c).or_default() -= 1;
    }
    count.into_iter().filter(|c| c.1 > 0).map(|c| c.0).collect()
}

#[test]
fn long_odd_texts_are_read() {
    let cases = [
        "từ ".repeat(50_000),
        "**a *b [^c <b> ".repeat(10_000),
        "*".repeat(100_000),
        "[^".repeat(50_000),
        "a\n".repeat(100_000),
        "A B\n".repeat(100_000),
        "- a,\n".repeat(100_000),
        "1. A\n\n".repeat(50_000),
        "1\ta b\t\tc\n".repeat(10_000),
        "| 1 | a b | ^^ | << |\n".repeat(10_000),
        "Phụ lục\nX\n".repeat(30_000),
        "Nơi nhận:\n- a\n".repeat(30_000),
        "TM. X\n\n".repeat(50_000),
        format!("Nơi nhận:\n{}", "- a\nb\n".repeat(30_000)),
        "Căn cứ X;\n\n".repeat(30_000),
        "1.".repeat(50_000),
        "\\".repeat(100_000),
    ];
    for text in cases {
        let back = to_text(&parse(&text).document);
        let lost = lost(&text, &back);
        assert!(lost.is_empty(), "lost {lost:?} of {}", text.chars().take(20).collect::<String>());
    }
}

#[test]
fn a_document_made_by_a_composer_reads_back() {
    use vanthu::document::{Appendix, Cell, Column, Entry, Inlines, Orientation, Row, Signature, Table, TextStyle};
    let bold = TextStyle { bold: true, ..TextStyle::default() };
    let cell = |text: &str, across: usize, down: usize| Cell { col_span: across, row_span: down, ..Cell::plain(text) };
    let row = |kind: RowKind, cells: Vec<Cell>| Row { kind, cells };
    let table = Table {
        columns: vec![Column::default(); 4],
        head: vec![
            row(RowKind::Normal, vec![cell("STT", 1, 2), cell("Nội dung | việc", 1, 2), cell("Kinh phí", 2, 1)]),
            row(RowKind::Normal, vec![cell("Tỉnh", 1, 1), cell("Xã", 1, 1)]),
        ],
        body: vec![
            row(
                RowKind::ColumnNumbers,
                vec![cell("(1)", 1, 1), cell("(2)", 1, 1), cell("(3)", 1, 1), cell("(4)", 1, 1)],
            ),
            row(RowKind::Group, vec![cell("Nhóm một", 4, 1)]),
            row(RowKind::Normal, vec![cell("1", 1, 2), cell("a\nb", 1, 1), cell("", 2, 2)]),
            row(RowKind::Normal, vec![cell("<< **không** đậm", 1, 1)]),
            row(RowKind::Group, vec![cell("Nhóm hai", 1, 1), cell("x", 1, 1), cell("y", 1, 1), cell("z", 1, 1)]),
            row(RowKind::Total, vec![cell("Cộng", 2, 1), cell("-", 1, 1), cell("--", 1, 1)]),
        ],
        unit: Some("Đơn vị tính: triệu đồng".into()),
        caption: Some("Bảng 1. Kinh phí".into()),
        size: None,
        origin: None,
    };
    let mut run = Inlines::styled("Về việc: ", bold);
    run.push("tiếp *theo*, [^ và <b> \\ hết", TextStyle::default());
    let entry = |level, label: &str, is_heading, text: &str| {
        Block::Entry(Entry { level, label: label.to_owned(), is_heading, text: text.into() })
    };
    let document = Document {
        organ: vec!["UBND XÃ AN BÌNH".to_owned()],
        code_notation: "KH-UBND".to_owned(),
        place: "An Bình".to_owned(),
        subject: "Thử viết ra chữ".into(),
        bases: vec!["Căn cứ Luật Thử ngày 01 tháng 01 năm 2020.".into()],
        body: vec![
            Block::Paragraph("I. Đây là lời văn".into()),
            Block::Paragraph("- và đây nữa".into()),
            Block::Paragraph(Inlines::missing("thời hạn")),
            Block::Paragraph(run),
            entry(Level::Section, "I.", true, "Mục kết thúc bằng chấm."),
            entry(Level::Clause, "1.", false, "Không phải đề mục"),
            entry(Level::Point, "a)", false, "- trong điểm"),
            Block::Table(table.clone()),
            Block::PageBreak,
            Block::Centered("Phụ chú".into()),
            Block::Paragraph("Nơi nhận: không phải".into()),
            Block::Paragraph("Phụ lục I".into()),
            Block::Paragraph("KT. GIÁM ĐỐC".into()),
        ],
        end_mark: true,
        recipients: vec!["Như trên;".into(), "Lưu: VT.".into()],
        signatures: vec![Signature {
            authority: vec!["TM. ỦY BAN NHÂN DÂN".to_owned(), "CHỦ TỊCH".to_owned()],
            other_position: None,
            full_name: Some("Lê Văn Mẫu".to_owned()),
        }],
        appendices: vec![Appendix {
            label: Some("Phụ lục".to_owned()),
            title: "Danh mục việc".into(),
            attached: Some("(Kèm theo Kế hoạch)".into()),
            orientation: Orientation::Landscape,
            body: vec![Block::Table(table)],
            end_mark: true,
        }],
        ..Document::default()
    };
    let mut again = parse(&to_text(&document)).document;
    again.meta = document.meta.clone();
    if again != document {
        panic!("{}\n{again:#?}", to_text(&document));
    }
}
