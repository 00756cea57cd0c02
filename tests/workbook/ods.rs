//! OpenDocument sheets, written by hand as office suites write them.

use super::dump::{dump, read};
use super::zip_parts::package;

const STYLES: &str = r##"
<style:style style:name="co1" style:family="table-column"><style:table-column-properties style:column-width="38.6mm"/></style:style>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
<number:number-style style:name="N1"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="N3"><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="ce4" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:background-color="#ddebf7"/><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="ce5" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
"##;

pub fn sample() -> Vec<u8> {
    let content = format!(
        r##"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Phụ lục" table:style-name="ta1"><table:table-column table:style-name="co1"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="16382" table:default-cell-style-name="ce1"/>
<table:table-row><table:table-cell table:style-name="ce4" table:number-columns-spanned="2" office:value-type="string"><text:p>STT</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:style-name="ce4" office:value-type="string"><text:p>Nội <text:span text:style-name="T1">dung</text:span></text:p><text:p>việc<text:s text:c="2"/>làm</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="13.1"><text:p>13.1</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="float" office:value="1234567.89"><text:p>1,234,567.89</text:p></table:table-cell><table:table-cell table:style-name="ce2" office:value-type="percentage" office:value="0.133"><text:p>13.3%</text:p></table:table-cell><table:table-cell table:style-name="ce3" office:value-type="date" office:date-value="2026-03-01"><text:p>03/2026</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row><table:table-cell table:style-name="ce5" office:value-type="string"><text:p>X· héi</text:p><office:annotation><text:p>lời bàn</text:p></office:annotation></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>lặp</text:p></table:table-cell><table:table-cell table:formula="of:=NA()" office:value-type="string"><text:p>#N/A</text:p></table:table-cell><table:table-cell table:formula="of:=1+1"/></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="Ẩn" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"##
    );
    package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

#[test]
fn an_ods_as_the_office_suite_shows_it() {
    let (book, findings) = read(&sample());
    assert_eq!(
        dump(&book.sheets[0]),
        "== Phụ lục\nA1 [chữ|bknCenter] STT\nC1 [chữ|bknCenter] Nội dung⏎việc  làm\nA2 [số 13.1|H] 13,1\n\
         C2 [số 1234567.89|H] 1.234.567,89\nD2 [số 0.133|H] 13,3%\nE2 [ngày 2026-03-01 00:00:00|H] tháng 3/2026\n\
         A6 [chữ|] Xã hội\nB6 [chữ|] lặp\nC6 [chữ|] lặp\nD6 [lỗi|] #N/A\nE6 [lỗi|] !![CẦN BỔ SUNG: giá trị ô E6]!!\n\
         gộp A1:B1\ncột ẩn [1]\nrộng [(0, 20.0)]\n"
    );
    assert!(book.sheets[1].hidden);
    assert_eq!(findings.len(), 3, "{findings:#?}");
}

/// A sheet of numbers, each in a data style of its own: style, the value, and what the cell showed.
fn numbers(styles: &str, cells: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut cell_styles = String::new();
    let mut row = String::new();
    for (n, (data, value, shown)) in cells.iter().enumerate() {
        cell_styles.push_str(&format!(
            "<style:style style:name=\"c{n}\" style:family=\"table-cell\" style:data-style-name=\"{data}\"/>"
        ));
        row.push_str(&format!(
            "<table:table-cell table:style-name=\"c{n}\" office:value-type=\"float\" office:value=\"{value}\"><text:p>{shown}</text:p></table:table-cell>"
        ));
    }
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}{cell_styles}</office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name=\"Số\"><table:table-row>{row}</table:table-row></table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

#[test]
fn data_styles_with_conditions_factors_shares_and_truth() {
    const GROUPED: &str =
        r#"<number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>"#;
    const NOTHING: &str = r#"<number:number number:decimal-places="0" number:min-integer-digits="0"/>"#;
    let style =
        |kind: &str, name: &str, inside: &str| format!("<number:{kind} style:name=\"{name}\">{inside}</number:{kind}>");
    let text = |words: &str| format!("<number:text>{words}</number:text>");
    let fill = "<number:fill-character> </number:fill-character>";
    let map = |condition: &str, name: &str| {
        format!("<style:map style:condition=\"value(){condition}\" style:apply-style-name=\"{name}\"/>")
    };
    let styles = [
        style("number-style", "plus", GROUPED),
        style("number-style", "minus", &[text("-"), GROUPED.into(), map("&gt;=0", "plus")].concat()),
        style("number-style", "round", &[text("("), GROUPED.into(), text(")"), map("&gt;=0", "plus")].concat()),
        style("number-style", "large", &[GROUPED.into(), map("&gt;=1000", "plus")].concat()),
        style("number-style", "aP0", &[text(" "), fill.into(), GROUPED.into(), text(" ")].concat()),
        style("number-style", "aP1", &[text(" "), fill.into(), text("("), GROUPED.into(), text(")")].concat()),
        style("number-style", "aP2", &[text(" "), fill.into(), text("-"), NOTHING.into(), text(" ")].concat()),
        style(
            "text-style",
            "account",
            &["<number:text-content/>".into(), map("&gt;0", "aP0"), map("&lt;0", "aP1"), map("=0", "aP2")].concat(),
        ),
        style(
            "number-style",
            "million",
            &[GROUPED.replace("/>", " number:display-factor=\"1000000\"/>"), text("tr")].concat(),
        ),
        style("number-style", "share", "<number:fraction number:min-integer-digits=\"0\"/>"),
        style("boolean-style", "truth", "<number:boolean/>"),
    ];
    let (book, findings) = read(&numbers(
        &styles.concat(),
        &[
            ("minus", "-1500", "-1,500"),
            ("minus", "1500", "1,500"),
            ("round", "-1500", "(1,500)"),
            ("large", "-1500", "-1,500"),
            ("account", "2500", " 2,500 "),
            ("account", "-1500", " (1,500)"),
            ("account", "0", " - "),
            ("million", "12000000", "12tr"),
            ("share", "1.25", "1 1/4"),
            ("truth", "1", "TRUE"),
            ("", "0", "FALSE"),
            ("", "1", "1"),
        ],
    ));
    assert_eq!(
        dump(&book.sheets[0]),
        "== Số\nA1 [số -1500|] -1.500\nB1 [số 1500|] 1.500\nC1 [số -1500|] (1.500)\nD1 [số -1500|] -1.500\n\
         E1 [số 2500|] 2.500\nF1 [số -1500|] (1.500)\nG1 [số 0|] -\nH1 [số 12000000|] 12tr\nI1 [số 1.25|] 1,25\n\
         J1 [logic true|] TRUE\nK1 [logic false|] FALSE\nL1 [số 1|] 1\n"
    );
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn raised_lowered_and_struck_spans() {
    let styles = [
        ("up", r#"style:text-position="33% 58%""#),
        ("down", r#"style:text-position="sub 58%""#),
        ("struck", r#"style:text-line-through-style="solid""#),
        ("plain", r#"style:text-position="0% 100%" style:text-line-through-style="none""#),
    ]
    .map(|(name, look)| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"text\"><style:text-properties {look}/></style:style>"
        )
    })
    .concat();
    let span = |style: &str, words: &str| format!("<text:span text:style-name=\"{style}\">{words}</text:span>");
    let cells = [
        ("", format!("10{} m{}", span("up", "6"), span("up", "3"))),
        ("", format!("H{}O {}", span("down", "2"), span("struck", "bỏ"))),
        ("struck", format!("bỏ {}", span("plain", "giữ"))),
        ("struck", span("plain", "giữ cả")),
    ]
    .map(|(style, words)| {
        format!("<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>")
    })
    .concat();
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name=\"Chữ\"><table:table-row>{cells}</table:table-row></table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let (book, findings) =
        read(&package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)]));
    assert_eq!(
        dump(&book.sheets[0]),
        "== Chữ\nA1 [chữ|] 10⁶ m³\nB1 [chữ|] H₂O bỏ\nC1 [chữ|] bỏ giữ\nD1 [chữ|] giữ cả\n"
    );
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(findings[0].contains("Chữ gạch ngang vẫn được in: 2 ô: B1, C1 →"), "{findings:#?}");
}
