//! Tables: merges, widths, lines, styles.

use crate::made::*;
use vanthu::docx::read::model::*;

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(properties: &str, rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr>{properties}</w:tblPr>{}</w:tbl>", rows.concat())
}

/// Four sides as 1 and 0: top, left, bottom, right.
fn sides(cell: &Cell) -> String {
    let Borders { top, left, bottom, right, .. } = cell.borders;
    [top, left, bottom, right].map(|side| if side.visible { '1' } else { '0' }).iter().collect()
}

const GRID: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\"/><w:bottom w:val=\"single\"/>\
     <w:right w:val=\"single\"/><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders>";

#[test]
fn merged_cells_cover_rows_and_columns() {
    let restart = "<w:vMerge w:val=\"restart\"/>";
    let rows = [
        tr(&[tc(restart, "STT"), tc("<w:gridSpan w:val=\"2\"/>", "Kết quả"), tc(restart, "Ghi chú")]),
        tr(&[tc("<w:vMerge/>", ""), tc("", "Kỳ này"), tc("", "Lũy kế"), tc("<w:vMerge w:val=\"continue\"/>", "")]),
        tr(&[tc("", "1"), tc("", "2"), tc("", "3"), tc("<w:vMerge/>", "4")]),
    ];
    let grid = "<w:tblGrid><w:gridCol w:w=\"600\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>";
    let source = body(&tbl("", &rows).replacen("</w:tblPr>", &format!("</w:tblPr>{grid}"), 1)).read();
    let table = table(&source);
    assert_eq!(table.grid, [600, 3000, 0, 0]);
    let shape: Vec<(usize, usize, usize)> =
        table.rows.iter().flat_map(|row| &row.cells).map(|c| (c.column, c.columns, c.rows)).collect();
    assert_eq!(
        shape,
        [
            (0, 1, 2),
            (1, 2, 1),
            (3, 1, 3),
            (0, 1, 0),
            (1, 1, 1),
            (2, 1, 1),
            (3, 1, 0),
            (0, 1, 1),
            (1, 1, 1),
            (2, 1, 1),
            (3, 1, 0)
        ]
    );
    assert_eq!(texts(&source), ["STT", "Kết quả", "Ghi chú", "", "Kỳ này", "Lũy kế", "", "1", "2", "3", "4"]);
}

#[test]
fn old_horizontal_merges_join_cells() {
    let rows = [tr(&[tc("<w:hMerge w:val=\"restart\"/>", "a"), tc("<w:hMerge/>", "b"), tc("", "c")])];
    let source = body(&tbl("", &rows)).read();
    let cells = &table(&source).rows[0].cells;
    let shape: Vec<(String, usize, usize)> = cells.iter().map(|c| (c.text(), c.column, c.columns)).collect();
    assert_eq!(shape, [("a\nb".to_owned(), 0, 2), ("c".to_owned(), 2, 1)]);
}

#[test]
fn rows_and_widths() {
    let row = format!(
        "<w:tr><w:trPr><w:tblHeader/><w:cantSplit/><w:trHeight w:val=\"400\" w:hRule=\"exact\"/><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr>",
        tc(
            "<w:tcW w:w=\"2500\" w:type=\"pct\"/><w:vAlign w:val=\"center\"/><w:shd w:val=\"clear\" w:fill=\"D9D9D9\"/><w:tcMar><w:left w:w=\"57\" \
            w:type=\"dxa\"/></w:tcMar><w:textDirection w:val=\"btLr\"/>",
            "x"
        )
    );
    let properties = "<w:tblW w:w=\"50%\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblInd w:w=\"-147\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblpPr w:horzAnchor=\"margin\" w:tblpY=\"20\"/>";
    let source = body(&tbl(properties, &[row])).read();
    let table = table(&source);
    assert_eq!(
        (table.width, table.indent, table.align, table.fixed),
        (TableWidth::Percent(50.0), -147, Align::Center, true)
    );
    assert_eq!(table.position.unwrap().horizontal.from, Anchor::Margin);
    let row = &table.rows[0];
    assert_eq!(
        (row.is_header, row.cant_split, row.height, row.exact_height, row.skipped),
        (true, true, Some(400), true, 2)
    );
    let cell = &row.cells[0];
    assert_eq!((cell.column, cell.width, cell.vertical), (2, TableWidth::Percent(50.0), VerticalPlace::Center));
    assert_eq!((cell.shading, cell.margins, cell.rotated), (Some(Color::Rgb(0xD9, 0xD9, 0xD9)), [0, 115, 0, 57], true));
}

#[test]
fn lines_of_cells() {
    let none = "<w:tcBorders><w:bottom w:val=\"nil\"/><w:right w:val=\"nil\"/></w:tcBorders>";
    let rows = [
        tr(&[tc(none, "a"), tc("", "b")]),
        tr(&[tc("<w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>", "c"), tc("", "d")]),
    ];
    let source = body(&tbl(GRID, &rows)).read();
    let table = table(&source);
    let all: Vec<String> = table.rows.iter().flat_map(|row| &row.cells).map(sides).collect();
    // b draws the line between a and b; between a and c neither does.
    assert_eq!(all, ["1101", "1111", "0111", "1111"]);
    assert_eq!(table.borders.top.width_eighth_pt, 4);
    let bare =
        body(&tbl("", &[tr(&[tc("", "a"), tc("<w:tcBorders><w:left w:val=\"single\"/></w:tcBorders>", "b")])])).read();
    let all: Vec<String> = crate::made::table(&bare).rows[0].cells.iter().map(sides).collect();
    assert_eq!(all, ["0001", "0100"]);
    assert!(crate::made::table(&bare).borders.none());
}

#[test]
fn a_table_style_gives_lines_margins_and_text() {
    let styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"200\"/></w:pPr>\
         </w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:rPr><w:lang w:val=\"vi-VN\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar>\
         <w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Luoi\"><w:name w:val=\"Lưới\"/><w:basedOn w:val=\"TableNormal\"/><w:pPr><w:spacing w:after=\"0\"/>\
         </w:pPr><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:tblPr>{GRID}</w:tblPr>\
         <w:tblStylePr w:type=\"firstRow\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:fill=\"AAAAAA\"/>\
         </w:tcPr></w:tblStylePr>\
         <w:tblStylePr w:type=\"lastRow\"><w:rPr><w:i/></w:rPr></w:tblStylePr>\
         <w:tblStylePr w:type=\"firstCol\"><w:rPr><w:caps/></w:rPr></w:tblStylePr>\
         <w:tblStylePr w:type=\"band2Horz\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"EEEEEE\"/></w:tcPr></w:tblStylePr></w:style>"
    );
    let row = |a: &str, b: &str| tr(&[tc("", a), tc("", b)]);
    let rows = [row("A", "B"), row("1", "2"), row("3", "4"), row("Z", "Y")];
    let look = "<w:tblLook w:val=\"0460\" w:firstRow=\"1\" w:lastRow=\"1\" w:firstColumn=\"1\" w:noVBand=\"1\"/>";
    let inside = format!("{}{}", tbl(&format!("<w:tblStyle w:val=\"Luoi\"/>{look}"), &rows), p("ngoài"));
    let source = body(&inside).styles(&styles).read();
    let format = |text: &str| find(&source, text).runs[0].format.clone();
    assert_eq!((format("A").bold, format("A").caps, format("B").bold, format("B").caps), (true, true, true, false));
    assert_eq!((format("2").bold, format("Y").italic, format("2").italic), (false, true, false));
    assert_eq!((format("2").size_half_pt, format("ngoài").size_half_pt), (24, 28));
    assert_eq!(format("2").lang.as_deref(), Some("vi-VN"));
    assert_eq!((find(&source, "A").align, find(&source, "2").align), (Align::Center, Align::Left));
    assert_eq!((find(&source, "2").spacing.after, find(&source, "ngoài").spacing.after), (0, 200));
    let table = table(&source);
    let fills: Vec<Option<Color>> = table.rows.iter().map(|row| row.cells[1].shading).collect();
    let grey = |level: u8| Some(Color::Rgb(level, level, level));
    assert_eq!(fills, [grey(0xAA), None, grey(0xEE), None]);
    assert_eq!(table.style.as_ref().unwrap().name, "Lưới");
    assert_eq!((table.rows[1].cells[0].margins, sides(&table.rows[1].cells[0]).as_str()), ([0, 108, 0, 108], "1111"));
}

#[test]
fn rows_without_exceptions_and_with() {
    let bare = format!(
        "<w:tr><w:tblPrEx><w:tblBorders><w:insideV w:val=\"none\"/><w:left w:val=\"nil\"/></w:tblBorders></w:tblPrEx>{}{}</w:tr>",
        tc("", "a"),
        tc("", "b")
    );
    let source = body(&tbl(GRID, &[bare, tr(&[tc("", "c"), tc("", "d")])])).read();
    let all: Vec<String> = table(&source).rows.iter().flat_map(|row| &row.cells).map(sides).collect();
    assert_eq!(all, ["1010", "1011", "1111", "1111"]);
}

#[test]
fn deleted_rows_and_cells_are_gone() {
    let gone = format!("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>", tc("", "bỏ"));
    let rows = [tr(&[tc("", "a"), tc("<w:cellDel w:id=\"2\"/>", "b"), tc("", "c")]), gone];
    let source = body(&tbl("", &rows)).read();
    assert_eq!(texts(&source), ["a", "c"]);
    assert_eq!((table(&source).rows.len(), source.facts.tracked_deletions), (1, 1));
}

#[test]
fn tables_in_tables() {
    let inner = tbl("", &[tr(&[tc("", "trong")])]);
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("trước"), p("sau"));
    let source = body(&outer).read();
    assert_eq!(texts(&source), ["trước", "trong", "sau"]);
    let indexes: Vec<usize> = source.paragraphs().map(|p| p.index).collect();
    assert_eq!(indexes, [1, 2, 3]);
    let cell = &table(&source).rows[0].cells[0];
    assert!(matches!(cell.blocks.as_slice(), [Block::Paragraph(_), Block::Table(_), Block::Paragraph(_)]));
    assert_eq!(cell.text(), "trước\ntrong\nsau");
}
