//! Tables gone wild.

use crate::both::{both, document, numbered, para, tables};
use crate::harness::made;
use vanthu::document::{Align, Block, Cell, Column, Inline, Inlines, Row, RowKind, Table, TextStyle};

fn row(words: &[String]) -> Row {
    Row { kind: RowKind::Normal, cells: words.iter().map(|w| Cell::plain(w)).collect() }
}

fn span(text: &str, col_span: usize, row_span: usize) -> Cell {
    Cell { col_span, row_span, ..Cell::plain(text) }
}

fn columns(count: usize) -> Vec<Column> {
    vec![Column::default(); count]
}

#[test]
fn tables_of_nothing() {
    let empty = Table::default();
    let head_alone = Table { columns: columns(2), head: vec![row(&numbered("h", 2))], ..Table::default() };
    let no_cells = Table { columns: columns(3), body: vec![Row::default(), Row::default()], ..Table::default() };
    let no_columns = Table { body: vec![row(&numbered("k", 3))], ..Table::default() };
    let one = Table { columns: columns(1), body: vec![row(&numbered("m", 1))], ..Table::default() };
    let made = both(&tables(vec![empty.clone(), head_alone, no_cells, no_columns, one, empty]));
    made.holds("tables_of_nothing", &[numbered("h", 2), numbered("k", 3), numbered("m", 1)].concat());
}

#[test]
fn group_rows_only() {
    let group = |w: &String| Row { kind: RowKind::Group, cells: vec![span(w, 3, 1)] };
    let words = numbered("g", 200);
    let table = Table { columns: columns(3), head: vec![row(&numbered("h", 3))], ..Table::default() };
    let made = both(&tables(vec![Table { body: words.iter().map(group).collect(), ..table.clone() }, table]));
    made.holds("group_rows_only", &words);
}

#[test]
fn sixty_and_a_hundred_columns() {
    for count in [60, 63, 64, 100] {
        let (head, body) = (numbered("h", count), numbered("c", count));
        let table =
            Table { columns: columns(count), head: vec![row(&head)], body: vec![row(&body)], ..Table::default() };
        let made = both(&tables(vec![table]));
        made.holds("sixty_and_a_hundred_columns", &[head, body].concat());
    }
}

#[test]
fn columns_too_many_for_word_are_an_error_of_the_docx_alone() {
    use vanthu::arrange::arrange;
    use vanthu::docx::{self, DocxError};
    use vanthu::font::{Fonts, Shaper};
    let narrow = Column { width_mm: Some(4.0), ..Column::default() };
    let table = Table { columns: vec![narrow; 64], body: vec![Row::default()], ..Table::default() };
    let mut shaper = Shaper::new(&Fonts::embedded());
    let mut flow = arrange(&tables(vec![table]), &Default::default(), &mut shaper);
    for section in &mut flow.sections {
        for block in &mut section.blocks {
            if let vanthu::arrange::FlowBlock::Grid(grid) = block {
                grid.widths.resize(64, 200);
            }
        }
    }
    let error = docx::write(&flow).expect_err("64 columns");
    assert!(matches!(error, DocxError::TooManyColumns(64)), "{error}");
    assert!(error.to_string().contains("63"), "{error}");
}

#[test]
fn merges_that_overlap_or_claim_too_much() {
    let body = vec![
        Row { kind: RowKind::Normal, cells: vec![span("o1", 2, 3), span("o2", 9, 1)] },
        Row { kind: RowKind::Normal, cells: vec![span("o3", 1, 99), span("o4", usize::MAX, usize::MAX)] },
        Row { kind: RowKind::Group, cells: vec![span("o5", 4, 1), span("o6", 0, 0)] },
        Row { kind: RowKind::Normal, cells: vec![span("o7", 1, 1)] },
        Row { kind: RowKind::Total, cells: vec![span("o8", 3, 2), span("o9", 3, 2)] },
    ];
    let known = Table { columns: columns(4), body: body.clone(), ..Table::default() };
    let unknown = Table { body, ..Table::default() };
    let made = both(&tables(vec![known, unknown]));
    made.holds("merges_that_overlap_or_claim_too_much", &numbered("o", 9));
    every_row_covers_the_grid(&made.docx);
}

#[test]
fn a_merge_beside_a_row_cut_short_stays_in_its_column() {
    let body = vec![
        Row { kind: RowKind::Normal, cells: vec![span("a", 1, 1), span("b", 1, 1), span("c", 1, 2)] },
        Row { kind: RowKind::Normal, cells: vec![span("d", 1, 1)] },
    ];
    let made = both(&tables(vec![Table { columns: columns(3), body, ..Table::default() }]));
    every_row_covers_the_grid(&made.docx);
    let xml = made::part(&made.docx, "word/document.xml").expect("the document");
    let last = xml.split("<w:tr>").find(|r| r.contains(">d<")).expect("the row");
    let cells: Vec<bool> = last.split("<w:tc>").skip(1).map(|c| c.contains("<w:vMerge/>")).collect();
    assert_eq!(cells[..3], [false, false, true], "{last}");
}

/// Cells of each row take as many columns as the grid has.
fn every_row_covers_the_grid(docx: &[u8]) {
    let xml = made::part(docx, "word/document.xml").expect("the document");
    for table in xml.split("<w:tbl>").skip(1).filter(|t| t.contains("<w:tblStyle")) {
        let table = table.split("</w:tbl>").next().unwrap_or_default();
        let columns = table.matches("<w:gridCol ").count();
        for row in table.split("<w:tr>").skip(1) {
            let taken: usize = row
                .split("<w:tc>")
                .skip(1)
                .map(|c| match c.split_once("<w:gridSpan w:val=\"") {
                    Some((_, rest)) => rest.split('"').next().and_then(|n| n.parse().ok()).unwrap_or(1),
                    None => 1,
                })
                .sum();
            assert_eq!(taken, columns, "{row}");
        }
    }
}

#[test]
fn a_head_merged_over_four_rows_is_repeated() {
    let head = vec![
        Row { kind: RowKind::Normal, cells: vec![span("h1", 1, 4), span("h2", 4, 1), span("h3", 1, 4)] },
        Row { kind: RowKind::Normal, cells: vec![span("h4", 2, 1), span("h5", 2, 2)] },
        Row { kind: RowKind::Normal, cells: vec![span("h6", 1, 2), span("h7", 1, 2)] },
        Row { kind: RowKind::Normal, cells: vec![span("h8", 1, 1), span("h9", 1, 1)] },
    ];
    let words = numbered("c", 6 * 150);
    let body = words.chunks(6).map(row).collect();
    let made = both(&tables(vec![Table { columns: columns(6), head, body, ..Table::default() }]));
    made.holds("a_head_merged_over_four_rows_is_repeated", &[words, numbered("h", 9)].concat());
    let with_rows = made.words.iter().filter(|p| p.split_whitespace().any(|w| w.starts_with('c'))).count();
    let with_head = made.words.iter().filter(|p| (1..=9).all(|n| p.contains(&format!("h{n}")))).count();
    assert!(with_rows > 2 && with_head == with_rows, "{with_head} heads on {with_rows} pages");
}

#[test]
fn a_head_taller_than_a_page_is_printed_once() {
    let words = numbered("h", 400);
    let head = vec![Row { kind: RowKind::Normal, cells: vec![Cell::plain(&words.join("\n")), Cell::plain("x")] }];
    let cells = numbered("c", 20);
    let body = cells.chunks(2).map(row).collect();
    let made = both(&tables(vec![Table { columns: columns(2), head, body, ..Table::default() }]));
    made.holds("a_head_taller_than_a_page_is_printed_once", &[words, cells].concat());
}

#[test]
fn a_cell_of_300_lines() {
    let words = numbered("l", 300);
    for kind in [RowKind::Normal, RowKind::Group, RowKind::Total] {
        let tall = Row { kind, cells: vec![Cell::plain("trái"), Cell::plain(&words.join("\n"))] };
        let short = row(&numbered("c", 2));
        let body = vec![short.clone(), tall, short];
        let made = both(&tables(vec![Table { columns: columns(2), body, ..Table::default() }]));
        made.holds("a_cell_of_300_lines", &words);
        assert!(made.pages.pages.len() >= 7, "{} pages", made.pages.pages.len());
    }
}

#[test]
fn a_merge_over_200_rows_crosses_pages() {
    for lines in [1, 40, 400] {
        let tall = numbered("t", lines);
        let cells = numbered("c", 200);
        let mut body: Vec<Row> = cells.iter().map(|c| row(std::slice::from_ref(c))).collect();
        body[0].cells.insert(0, span(&tall.join("\n"), 1, 200));
        let head = vec![row(&numbered("h", 2))];
        let made = both(&tables(vec![Table { columns: columns(2), head, body, ..Table::default() }]));
        made.holds("a_merge_over_200_rows_crosses_pages", &[tall, cells].concat());
    }
}

#[test]
fn a_merge_of_two_rows_taller_than_pages() {
    let (tall, other) = (numbered("t", 300), numbered("u", 200));
    let body = vec![
        row(&numbered("a", 3)),
        Row { kind: RowKind::Normal, cells: vec![span(&tall.join("\n"), 1, 2), Cell::plain("x"), Cell::plain("y")] },
        Row { kind: RowKind::Normal, cells: vec![span(&other.join("\n"), 1, 2), Cell::plain("z")] },
        Row { kind: RowKind::Normal, cells: vec![Cell::plain("v"), Cell::plain("w")] },
        row(&numbered("b", 3)),
    ];
    let made = both(&tables(vec![Table { columns: columns(3), body, ..Table::default() }]));
    made.holds("a_merge_of_two_rows_taller_than_pages", &[tall, other, numbered("b", 3)].concat());
}

#[test]
fn a_word_that_cannot_break() {
    let long = "ữ".repeat(3000);
    for count in [1, 2, 12] {
        let mut cells = numbered("c", count);
        cells[count - 1] = long.clone();
        let body = vec![row(&numbered("a", count)), row(&cells), row(&numbered("b", count))];
        let made =
            both(&tables(vec![Table { columns: columns(count), head: vec![row(&cells)], body, ..Table::default() }]));
        let count = |text: &str| text.matches('ữ').count();
        assert!(count(&made::docx_text(&made.docx)) >= 6000);
        assert!(count(&made.words.concat()) >= 6000, "{} on the pages", count(&made.words.concat()));
        let Some(pages) = made::pdf_text("a_word_that_cannot_break", &made.pdf) else { continue };
        assert!(count(&pages.concat()) >= 6000, "{} in the PDF", count(&pages.concat()));
    }
}

#[test]
fn a_footnote_in_a_cell_and_in_a_head() {
    let noted = |word: &str, note: &[String]| {
        let mut text = Inlines::plain(word);
        text.0.push(Inline::Footnote(Inlines::plain(note.join(" "))));
        Cell { paragraphs: vec![text].into(), ..Cell::default() }
    };
    let notes = numbered("n", 40);
    let mut body: Vec<Row> = Vec::new();
    for n in &notes {
        body.push(Row { kind: RowKind::Normal, cells: vec![noted("x", std::slice::from_ref(n)), Cell::plain("y")] });
        body.push(row(&numbered("c", 2)));
    }
    let long = numbered("d", 1500);
    body.push(Row { kind: RowKind::Normal, cells: vec![noted("z", &long), Cell::plain("y")] });
    let merged = numbered("m", 30);
    body.push(Row {
        kind: RowKind::Normal,
        cells: vec![Cell { row_span: 2, ..noted("v", &merged) }, Cell::plain("y")],
    });
    body.push(Row { kind: RowKind::Normal, cells: vec![Cell::plain("w")] });
    let of_head = numbered("e", 5);
    let head = vec![Row { kind: RowKind::Normal, cells: vec![noted("A", &of_head), Cell::plain("B")] }];
    let made = both(&tables(vec![Table { columns: columns(2), head, body, ..Table::default() }]));
    made.holds("a_footnote_in_a_cell_and_in_a_head", &[notes, long, of_head, merged].concat());
}

#[test]
fn tables_that_touch_stay_apart() {
    let table = |mark: &str| Table { columns: columns(2), body: vec![row(&numbered(mark, 2))], ..Table::default() };
    let body = vec![Block::Table(table("a")), Block::Table(table("b")), Block::PageBreak, Block::Table(table("c"))];
    let made = both(&document(body));
    made.holds("tables_that_touch_stay_apart", &[numbered("a", 2), numbered("b", 2), numbered("c", 2)].concat());
    assert_eq!(made::docx_rows(&made.docx), 3);
}

#[test]
fn everything_bold_and_nothing_else() {
    let style = TextStyle { bold: true, italic: true, underline: true, red: true, missing: true };
    let words = numbered("s", 50);
    let text = Inlines::styled(words.join(" "), style);
    let cell = Cell { paragraphs: vec![text.clone(), Inlines::new(), text].into(), ..Cell::default() };
    let body = vec![Row { kind: RowKind::ColumnNumbers, cells: vec![cell] }];
    let made = both(&document(vec![para(""), Block::Table(Table { body, ..Table::default() })]));
    made.holds("everything_bold_and_nothing_else", &words);
}

#[test]
fn the_label_of_a_merged_cell_stands_on_every_page() {
    let head = vec![row(&numbered("h", 3))];
    let mut body =
        vec![Row { kind: RowKind::Normal, cells: vec![span("Nhãn", 1, 90), span("r0", 1, 1), span("s0", 1, 1)] }];
    body.extend((1..90).map(|n| row(&[format!("r{n}"), format!("s{n}")])));
    let made = both(&tables(vec![Table { columns: columns(3), head, body, ..Table::default() }]));
    let with_rows: Vec<&String> =
        made.words.iter().filter(|p| p.split_whitespace().any(|w| w.starts_with('s'))).collect();
    assert!(with_rows.len() > 2);
    for page in with_rows {
        assert_eq!(page.matches("Nhãn").count(), 1, "{page}");
    }
    let xml = made::part(&made.docx, "word/document.xml").expect("the document");
    assert_eq!(xml.matches("Nhãn").count(), made.words.iter().filter(|p| p.contains("Nhãn")).count());
    every_row_covers_the_grid(&made.docx);
}

#[test]
fn rows_that_belong_together_stay_on_one_page() {
    for before in 20..60 {
        let plain = |n: usize| row(&[format!("a{n}"), format!("b{n}")]);
        let mut body: Vec<Row> = (0..before).map(plain).collect();
        body.push(Row { kind: RowKind::Group, cells: vec![span("Nhóm", 2, 1)] });
        body.extend((before..before + 3).map(plain));
        body.push(Row { kind: RowKind::Total, cells: vec![span("Tổng", 1, 1), span("9", 1, 1)] });
        let table = Table { columns: columns(2), head: vec![row(&numbered("h", 2))], body, ..Table::default() };
        let made = both(&tables(vec![table]));
        let page = |word: &str| made.words.iter().position(|p| p.split_whitespace().any(|w| w == word));
        assert_eq!(page("Nhóm"), page(&format!("a{before}")), "{before} rows before");
        assert_eq!(page("Tổng"), page(&format!("a{}", before + 2)), "{before} rows before");
        assert_eq!(page("a0"), page("a1"), "{before} rows before");
    }
}

#[test]
fn heads_with_merged_cells_have_their_height_in_the_docx() {
    let long = "Một tiêu đề dài phải xuống nhiều dòng trong một cột hẹp";
    let head =
        vec![Row { kind: RowKind::Normal, cells: vec![span(long, 1, 2), span("h2", 5, 1)] }, row(&numbered("k", 5))];
    let body = vec![row(&numbered("chữ", 6)); 3];
    let mut columns = columns(6);
    columns[0].width_mm = Some(20.0);
    let made = both(&tables(vec![Table { columns, head, body, ..Table::default() }]));
    let xml = made::part(&made.docx, "word/document.xml").expect("the document");
    assert_eq!(xml.matches("w:hRule=\"atLeast\"").count(), 2, "both rows of the head");
}

#[test]
fn columns_of_one_name_stand_alike_in_all_tables() {
    use vanthu::arrange::{FlowBlock, GridKind};
    let table = |unit: &str| Table {
        columns: columns(3),
        head: vec![row(&["STT".into(), "Nội dung".into(), "Đơn vị".into()])],
        body: (1..4).map(|n| row(&[n.to_string(), "Việc phải làm trong năm".into(), unit.into()])).collect(),
        ..Table::default()
    };
    let aligns = |units: &[&str]| -> Vec<_> {
        let made = both(&tables(units.iter().map(|unit| table(unit)).collect()));
        let grids = made.flow.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
            FlowBlock::Grid(grid) if grid.kind == GridKind::Data => Some(grid.clone()),
            _ => None,
        });
        grids.map(|grid| grid.rows[1].cells[2].paras.iter().next().expect("a cell").align).collect()
    };
    assert_eq!(aligns(&["Sở Y tế", "Sở Nội vụ"]), [Some(Align::Center); 2]);
    assert_eq!(aligns(&["Sở Y tế", "Ủy ban nhân dân các xã, phường, đặc khu"]), [Some(Align::Left); 2]);
}

/// Widths of the columns of a document's first table, pt, and the alignments of its first row.
fn set(table: Table) -> (Vec<f32>, Vec<Option<Align>>) {
    use vanthu::arrange::{FlowBlock, GridKind, arrange};
    use vanthu::font::{Fonts, Shaper};
    let flow = arrange(&tables(vec![table]), &Default::default(), &mut Shaper::new(&Fonts::embedded()));
    let mut grids = flow.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
        FlowBlock::Grid(grid) if grid.kind == GridKind::Data => Some(grid),
        _ => None,
    });
    let grid = grids.next().expect("a table");
    let cells = &grid.rows[grid.head_rows].cells;
    let aligns = cells.iter().map(|c| c.paras.iter().next().expect("a cell").align).collect();
    (grid.widths.iter().map(|w| *w as f32 / 20.0).collect(), aligns)
}

fn table_of(head: &[&str], body: &[&[&str]]) -> Table {
    let row = |words: &[&str]| row(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
    let body = body.iter().map(|words| row(words)).collect();
    Table { columns: columns(head.len()), head: vec![row(head)], body, ..Table::default() }
}

#[test]
fn lists_of_codes_stay_short_and_codes_whole() {
    let task = "Xây dựng quy chế quản lý, khai thác kho dữ liệu dùng chung của các đơn vị trong năm";
    let list = "21.1, 21.2, 21.3, 21.4, 21.5, 21.6, 21.7, 21.8";
    let table = table_of(&["Nội dung", "Chỉ tiêu", "Chủ trì"], &[&[task, list, "Phòng A"], &[task, "22.1", "Phòng B"]]);
    let (widths, aligns) = set(table);
    // Three to five codes a line, though the page has room for all: 230 pt.
    assert!(widths[1] > 60.0 && widths[1] < 150.0, "{widths:?}");
    assert_eq!(aligns[1], Some(Align::Left));
    // However crowded the page, no code is cut.
    let long = "Rà soát, cập nhật, chuẩn hóa, kết nối, chia sẻ dữ liệu theo kiến trúc chung của địa phương. ".repeat(6);
    let words = ["1", "DA30_TT_N07.11.23", &long, "0911222333", &long, "30/6/2026", "Phòng KT-XH", &long];
    let head = ["TT", "Mã", "Nhiệm vụ", "SĐT", "Kết quả", "Hạn", "Đơn vị", "Ghi chú"];
    let (widths, _) = set(table_of(&head, &[&words[..]; 12]));
    // At 10 pt the code is 91 pt wide, the abbreviation 32.
    assert!(widths[1] >= 91.0 && widths[6] >= 32.0, "{widths:?}");
}

#[test]
fn a_comment_is_no_column_of_single_words() {
    let task =
        "Tổ chức tập huấn, hướng dẫn các đơn vị cập nhật dữ liệu hằng quý theo biểu mẫu đã ban hành trong năm nay";
    let comment =
        "Đơn vị đề nghị lùi thời hạn đến hết quý sau vì chưa có văn bản hướng dẫn của cơ quan cấp trên về việc này";
    let mut body = vec![["", task, "Phòng Văn hóa - Xã hội", "100", ""]; 30];
    body[7][4] = comment;
    let body: Vec<&[&str]> = body.iter().map(|row| &row[..]).collect();
    let (widths, aligns) = set(table_of(&["TT", "Nhiệm vụ", "Chủ trì", "Số lượng", "Ghi chú"], &body));
    // Three words a line at least.
    assert!(widths[4] >= 60.0, "{widths:?}");
    assert_eq!(aligns[3], Some(Align::Right));
}

#[test]
fn amounts_stand_right_years_and_short_words_in_the_middle() {
    let head = ["TT", "Chỉ tiêu", "Mã số", "Năm", "Kế hoạch", "Mức", "Đơn vị"];
    let rows: [&[&str]; 3] = [
        &["1", "Tỷ lệ hồ sơ trực tuyến toàn trình của xã", "0201", "2026", "1.250,5", "≥ 80", "Phòng A"],
        &["2", "Tỷ lệ số hóa kết quả giải quyết thủ tục", "0202", "2027", "960", "40 - 50", "Phòng B"],
        &["3", "Tỷ lệ thanh toán trực tuyến của các đơn vị", "0203", "2028", "12", "100%", "Phòng C"],
    ];
    let (_, aligns) = set(table_of(&head, &rows));
    use Align::{Center, Left, Right};
    assert_eq!(aligns, [Center, Left, Center, Center, Right, Right, Center].map(Some));
}
