//! What is text and what is not.

use crate::made::*;
use vanthu::docx::read::model::*;

fn field(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>")
}

fn code(text: &str) -> String {
    format!("<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>")
}

fn plain(text: &str) -> String {
    r("", text)
}

/// Runs of the only paragraph as (text, what kind).
fn runs(inside: &str) -> Vec<(String, String)> {
    let source = body(&format!("<w:p>{inside}</w:p>")).read();
    let paragraph = source.paragraphs().next().unwrap();
    paragraph
        .runs
        .iter()
        .map(|run| {
            let kind = match &run.kind {
                RunKind::Field { instruction } => format!("field {instruction}"),
                other => format!("{other:?}"),
            };
            (run.text.clone(), kind)
        })
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(text, kind)| (text.to_string(), kind.to_string())).collect()
}

#[test]
fn white_space_tabs_breaks_and_hyphens() {
    let inside = "<w:r><w:t> a \n b </w:t><w:tab/><w:t xml:space=\"preserve\"> c </w:t><w:br/><w:t>d</w:t><w:noBreakHyphen/>\
         <w:softHyphen/><w:cr/><w:t>&lt;&amp;&#x1EEF;<![CDATA[<e>]]></w:t><w:ptab w:alignment=\"right\"/></w:r>";
    assert_eq!(runs(inside), pairs(&[("a   b\t c \nd\u{2011}\u{AD}\n<&ữ<e>\t", "Text")]));
}

#[test]
fn breaks_of_pages_and_columns_stand_alone() {
    let inside =
        "<w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t><w:br w:type=\"column\"/><w:lastRenderedPageBreak/></w:r>";
    assert_eq!(runs(inside), pairs(&[("a", "Text"), ("", "PageBreak"), ("b", "Text"), ("", "ColumnBreak")]));
}

#[test]
fn empty_paragraphs_are_kept() {
    let source = body("<w:p/><w:p><w:pPr><w:rPr><w:sz w:val=\"8\"/></w:rPr></w:pPr></w:p>").read();
    let all: Vec<&Paragraph> = source.paragraphs().collect();
    assert_eq!((all.len(), all[1].mark.size_half_pt), (2, 8));
    assert!(all.iter().all(|p| p.is_blank()));
}

#[test]
fn fields_show_their_result() {
    let page = [field("begin"), code(" PAGE "), field("separate"), plain("3"), field("end")].concat();
    assert_eq!(runs(&page), pairs(&[("3", "field PAGE")]));
    // Nothing computed yet: the field is still known.
    let fresh = [plain("Trang "), field("begin"), code("PAGE \\* "), code("MERGEFORMAT"), field("end")].concat();
    assert_eq!(runs(&fresh), pairs(&[("Trang ", "Text"), ("", "field PAGE \\* MERGEFORMAT")]));
    let simple =
        "<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>9</w:t></w:r></w:fldSimple><w:fldSimple w:instr=\"DATE\"/>";
    assert_eq!(runs(simple), pairs(&[("9", "field NUMPAGES"), ("", "field DATE")]));
    assert_eq!(runs("<w:r><w:pgNum/></w:r>"), pairs(&[("", "field PAGE")]));
    let kind = RunKind::Field { instruction: "page \\* roman".into() };
    assert_eq!(kind.field_name().as_deref(), Some("PAGE"));
}

#[test]
fn fields_inside_fields() {
    // IF { PAGE } > 1: the inner result is part of the condition, not of the text.
    let inner = |result: &str| [field("begin"), code("PAGE"), field("separate"), plain(result), field("end")].concat();
    let outer = [
        field("begin"),
        code("IF "),
        inner("7"),
        code(" > 1"),
        field("separate"),
        plain("tiếp"),
        inner("8"),
        field("end"),
    ];
    assert_eq!(runs(&outer.concat()), pairs(&[("tiếp", "field IF  > 1"), ("8", "field PAGE")]));
}

#[test]
fn fields_over_several_paragraphs() {
    let toc = [
        format!("<w:p>{}{}{}{}</w:p>", field("begin"), code("TOC"), field("separate"), plain("Mục 1")),
        format!("<w:p>{}{}</w:p>", plain("Mục 2"), field("end")),
        p("Sau mục lục"),
    ];
    let source = body(&toc.concat()).read();
    let kinds: Vec<Option<String>> = source.paragraphs().map(|p| p.runs[0].kind.field_name()).collect();
    assert_eq!(kinds, [Some("TOC".to_owned()), Some("TOC".to_owned()), None]);
}

#[test]
fn a_field_that_never_ends_hides_nothing() {
    let (source, found) =
        body(&[format!("<w:p>{}{}{}</w:p>", field("begin"), code("PAGE"), plain("a")), p("b")].concat()).read_all();
    assert_eq!(texts(&source.unwrap()), ["a", "b"]);
    assert_eq!(codes(&found), ["docx.thieu-phan", "docx.truong-hong"]);
}

#[test]
fn wrappers_are_looked_through() {
    let run = |text: &str| plain(text);
    let inside = [
        format!("<w:hyperlink r:id=\"rId9\">{}</w:hyperlink>", run("a")),
        format!("<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:alias w:val=\"x\"/><w:placeholder><w:docPart w:val=\"y\"/></w:placeholder></w:sdtPr>\
                 <w:sdtContent>{}</w:sdtContent></w:sdt>", run("b")),
        format!("<w:smartTag w:element=\"x\"><w:smartTagPr><w:attr w:name=\"n\" w:val=\"v\"/></w:smartTagPr>{}</w:smartTag>", run("c")),
        format!("<w:customXml w:element=\"x\">{}</w:customXml><w:dir w:val=\"ltr\">{}</w:dir>", run("d"), run("e")),
        format!("<w14:unknown>{}</w14:unknown>", run("f")),
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>g</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>h</w:t></w:r></w:rubyBase></w:ruby></w:r>".to_owned(),
    ];
    let source = body(&format!("<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>", inside.concat())).read();
    assert_eq!(texts(&source), ["abcdefgh"]);
    assert!(source.paragraphs().all(|p| p.runs.iter().all(|run| !run.format.bold)));
}

#[test]
fn tracked_changes_as_if_accepted() {
    let deleted = |text: &str| format!("<w:del w:id=\"1\"><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let mark = |inside: &str| format!("<w:pPr><w:rPr>{inside}</w:rPr></w:pPr>");
    let paragraphs = [
        format!("<w:p>{}<w:ins w:id=\"2\">{}</w:ins>{}</w:p>", plain("giữ "), plain("chèn"), deleted("bỏ")),
        // A deleted mark joins the paragraph with the next.
        format!("<w:p>{}{}</w:p>", mark("<w:del w:id=\"3\"/>"), plain("đầu ")),
        format!("<w:p>{}{}</w:p>", mark("<w:ins w:id=\"4\"/>"), plain("đuôi")),
        // A paragraph of which nothing is left.
        format!("<w:p>{}{}</w:p>", mark("<w:del w:id=\"5\"/>"), deleted("cả đoạn")),
        format!(
            "<w:p><w:moveFrom w:id=\"6\">{}</w:moveFrom><w:moveTo w:id=\"7\">{}</w:moveTo></w:p>",
            plain("cũ"),
            plain("mới")
        ),
        format!(
            "<w:p><w:pPr><w:jc w:val=\"center\"/><w:pPrChange w:id=\"8\"><w:pPr><w:jc w:val=\"right\"/></w:pPr></w:pPrChange></w:pPr>{}</w:p>",
            r("<w:b/><w:rPrChange w:id=\"9\"><w:rPr><w:i/></w:rPr></w:rPrChange>", "dạng")
        ),
    ];
    let (source, found) = body(&paragraphs.concat()).read_all();
    let source = source.unwrap();
    assert_eq!(texts(&source), ["giữ chèn", "đầu đuôi", "mới", "dạng"]);
    let joined = find(&source, "đầu đuôi");
    assert_eq!(joined.index, 3);
    let changed = find(&source, "dạng");
    assert_eq!(
        (changed.align, changed.runs[0].format.bold, changed.runs[0].format.italic),
        (Align::Center, true, false)
    );
    let facts = &source.facts;
    assert_eq!((facts.tracked_insertions, facts.tracked_deletions), (2, 4));
    assert_eq!((facts.tracked_moves, facts.tracked_formats), (1, 2));
    assert_eq!(codes(&found), ["docx.thieu-phan", "docx.sua-doi"]);
}

#[test]
fn deleted_paragraphs_do_not_count_in_lists() {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let item = |mark: &str, text: &str| {
        pp(&format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>{mark}</w:rPr>"), text)
    };
    let source = body(&[item("", "a"), item("<w:del w:id=\"1\"/>", "b"), item("", "c"), item("", "d")].concat())
        .numbering(numbering)
        .read();
    let numbers: Vec<&str> = source.paragraphs().map(|p| p.numbering.as_ref().unwrap().text.as_str()).collect();
    assert_eq!((texts(&source), numbers), (vec!["a".into(), "bc".into(), "d".into()], vec!["1.", "2.", "3."]));
}

#[test]
fn symbols_equations_and_decorated_text() {
    let inside = [
        "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Lạ\" w:char=\"F041\"/></w:r>",
        "<m:oMath><m:f><m:fPr><m:ctrlPr><w:rPr><w:b/></w:rPr></m:ctrlPr></m:fPr><m:num><m:r><m:rPr><m:sty m:val=\"p\"/></m:rPr><w:rPr><w:i/></w:rPr>\
         <m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
        "<w:r><w:pict><v:shape style=\"position:absolute\"><v:textpath string=\"BẢN NHÁP\"/></v:shape></w:pict></w:r>",
        // Signs typed as letters of their font.
        "<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>\u{F0B7}</w:t></w:r>",
    ];
    let symbol = |font: &str, code: u32| format!("Symbol {{ font: \"{font}\", code: {code} }}");
    let expected = [
        ("✓", symbol("Wingdings", 0xF0FC)),
        ("\u{F041}", symbol("Lạ", 0xF041)),
        ("x", "Math".to_owned()),
        ("2", "Math".to_owned()),
        ("BẢN NHÁP", "WordArt".to_owned()),
        ("•", "Text".to_owned()),
    ];
    let expected: Vec<(String, String)> = expected.into_iter().map(|(text, kind)| (text.to_owned(), kind)).collect();
    assert_eq!(runs(&inside.concat()), expected);
}

#[test]
fn the_first_known_alternative_is_read_once() {
    let inside = [
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>một</w:t></mc:Choice><mc:Choice Requires=\"w14\"><w:t>hai</w:t></mc:Choice>\
         <mc:Fallback><w:t>ba</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps lạ\"><w:t>bốn</w:t></mc:Choice><mc:Fallback><w:t>năm</w:t></mc:Fallback>\
         </mc:AlternateContent></w:r>",
    ];
    assert_eq!(runs(&inside.concat()), pairs(&[("một", "Text"), ("năm", "Text")]));
}

#[test]
fn places_in_the_xml() {
    let made = body(
        &[p("một"), format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("hai")), "<w:p/>".to_owned()].concat(),
    );
    let source = made.read();
    let cut: Vec<&str> = source.paragraphs().map(|p| &made.document[p.span.clone()]).collect();
    assert_eq!(cut, [p("một"), p("hai"), "<w:p/>".to_owned()]);
    let first = source.paragraphs().next().unwrap();
    assert_eq!(&made.document[first.runs[0].span.clone()], "<w:r><w:t>một</w:t></w:r>");
    let cut = body("<w:p><w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p>");
    let whole = &cut.document[cut.document.find("<w:r>").unwrap()..cut.document.find("</w:p>").unwrap()];
    for run in &cut.read().paragraphs().next().unwrap().runs {
        assert_eq!(&cut.document[run.span.clone()], whole);
    }
    let table = table(&source);
    assert!(
        made.document[table.span.clone()].starts_with("<w:tbl>")
            && made.document[table.span.clone()].ends_with("</w:tbl>")
    );
    assert!(made.document[table.rows[0].cells[0].span.clone()].starts_with("<w:tc>"));
    assert_eq!(first.place().to_string(), "đoạn 1");
}

#[test]
fn text_outside_its_place_is_kept() {
    let inside = format!(
        "{}<w:tbl>{}<w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl><w:p><w:p>{}</w:p></w:p>",
        plain("a"),
        p("b"),
        p("c"),
        p("d"),
        plain("e")
    );
    let source = body(&inside).read();
    let all = texts(&source).concat();
    for letter in ["a", "b", "c", "d", "e"] {
        assert_eq!(all.matches(letter).count(), 1, "{letter} in {all}");
    }
}
