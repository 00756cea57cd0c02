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
