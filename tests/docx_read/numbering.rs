//! Automatic numbers as they are shown.

use crate::made::*;
use vanthu::docx::read::model::*;

fn level(level: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/>\
         <w:pPr><w:ind w:left=\"{}\" w:hanging=\"360\"/></w:pPr></w:lvl>",
        720 * (u32::from(level) + 1)
    )
}

fn list(id: u32, levels: &[String]) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
}

fn num(id: u32, list: u32, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{list}\"/>{more}</w:num>")
}

fn item(num: u32, level: u8) -> String {
    pp(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr>"), "x")
}

/// The numbers of all paragraphs.
fn numbers(source: &Source) -> Vec<String> {
    let text = |p: &Paragraph| p.numbering.as_ref().map(|n| n.text.clone()).unwrap_or_default();
    source.paragraphs().map(text).collect()
}

fn outline() -> String {
    list(0, &[level(0, "upperRoman", "%1.", ""), level(1, "decimal", "%2.", ""), level(2, "decimal", "%2.%3.", "")])
}

#[test]
fn levels_count_and_restart() {
    let items: Vec<String> = [0, 1, 1, 2, 2, 1, 2, 0, 1, 2].iter().map(|level| item(1, *level)).collect();
    let source = body(&items.concat()).numbering(&format!("{}{}", outline(), num(1, 0, ""))).read();
    assert_eq!(numbers(&source), ["I.", "1.", "2.", "2.1.", "2.2.", "3.", "3.1.", "II.", "1.", "1.1."]);
    let first = source.paragraphs().next().unwrap();
    assert_eq!(first.indent, Indent { left: 720, right: 0, first_line: -360 });
    let number = first.numbering.as_ref().unwrap();
    assert_eq!((number.level, number.num_id, number.suffix, number.bullet), (0, 1, Suffix::Tab, false));
}

#[test]
fn skipped_levels_count_as_begun() {
    let levels =
        [level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2.", ""), level(2, "decimal", "%1.%2.%3.", "")];
    let items: Vec<String> = [1, 1, 0, 2, 1, 0].iter().map(|level| item(1, *level)).collect();
    let source = body(&items.concat()).numbering(&format!("{}{}", list(0, &levels), num(1, 0, ""))).read();
    assert_eq!(numbers(&source), ["1.1.", "1.2.", "2.", "2.1.1.", "2.2.", "3."]);
}

#[test]
fn instances_of_one_list_count_on_unless_told() {
    let nums = [
        num(1, 0, ""),
        num(2, 0, ""),
        num(3, 0, "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"),
    ];
    let items = [item(1, 1), item(2, 1), item(3, 1), item(3, 1), item(1, 1)];
    let source = body(&items.concat()).numbering(&format!("{}{}", outline(), nums.concat())).read();
    assert_eq!(numbers(&source), ["1.", "2.", "7.", "8.", "9."]);
}

#[test]
fn an_override_may_replace_a_level() {
    let replaced = format!(
        "<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>",
        level(0, "lowerLetter", "%1)", "<w:suff w:val=\"space\"/>")
    );
    let source = body(&[item(1, 0), item(2, 0)].concat())
        .numbering(&format!("{}{}{}", outline(), num(1, 0, ""), num(2, 0, &replaced)))
        .read();
    assert_eq!(numbers(&source), ["I.", "b)"]);
    assert_eq!(source.paragraphs().nth(1).unwrap().numbering.as_ref().unwrap().suffix, Suffix::Space);
}

#[test]
fn restarts_as_the_level_says() {
    let levels = [
        level(0, "decimal", "%1.", ""),
        level(1, "decimal", "%1.%2.", ""),
        level(2, "decimal", "(%3)", "<w:lvlRestart w:val=\"0\"/>"),
        level(3, "decimal", "[%4]", "<w:lvlRestart w:val=\"1\"/>"),
    ];
    let order = [0, 1, 2, 3, 1, 2, 3, 0, 2, 3];
    let items: Vec<String> = order.iter().map(|level| item(1, *level)).collect();
    let source = body(&items.concat()).numbering(&format!("{}{}", list(0, &levels), num(1, 0, ""))).read();
    assert_eq!(numbers(&source), ["1.", "1.1.", "(1)", "[1]", "1.2.", "(2)", "[2]", "2.", "(3)", "[1]"]);
}

#[test]
fn formats_of_numbers() {
    let levels = [
        level(0, "upperRoman", "%1", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimalZero", "%3.", ""),
        level(3, "lowerRoman", "%4", ""),
        level(4, "upperLetter", "%5", ""),
        level(5, "none", "Điều", ""),
        level(6, "ordinal", "%7", ""),
    ];
    let items: Vec<String> = (0..7).map(|level| item(1, level)).collect();
    let source = body(&items.concat()).numbering(&format!("{}{}", list(0, &levels), num(1, 0, ""))).read();
    assert_eq!(numbers(&source), ["I", "1.1", "01.", "i", "A", "Điều", "1"]);
}

#[test]
fn bullets_as_unicode() {
    let bullet = |at: u8, text: &str, font: &str| {
        let run = format!("<w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr>");
        format!("<w:lvl w:ilvl=\"{at}\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"{text}\"/>{run}</w:lvl>")
    };
    let levels = [
        bullet(0, "-", "Times New Roman"),
        bullet(1, "\u{F0B7}", "Symbol"),
        bullet(2, "\u{F0FC}", "Wingdings"),
        bullet(3, "o", "Courier New"),
    ];
    let items: Vec<String> = (0..4).map(|level| item(1, level)).collect();
    let source = body(&items.concat()).numbering(&format!("{}{}", list(0, &levels), num(1, 0, ""))).read();
    assert_eq!(numbers(&source), ["-", "•", "✓", "o"]);
    let number = source.paragraphs().nth(2).unwrap().numbering.as_ref().unwrap();
    assert!(number.bullet);
    assert_eq!(number.format.font.as_deref(), Some("Wingdings"));
}

#[test]
fn numbers_of_styles() {
    let linked =
        |at: u8, text: &str, style: &str| level(at, "decimal", text, &format!("<w:pStyle w:val=\"{style}\"/>"));
    let numbering = format!("{}{}", list(0, &[linked(0, "%1.", "Muc1"), linked(1, "%1.%2.", "Muc2")]), num(4, 0, ""));
    let style = |id: &str, more: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{more}</w:style>")
    };
    let numbered = |ind: &str| format!("<w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr>{ind}</w:pPr>");
    let styles = [
        style("Muc1", &numbered("")),
        style("Muc2", &format!("<w:basedOn w:val=\"Muc1\"/>{}", numbered("<w:ind w:left=\"99\"/>"))),
        style("Con", "<w:basedOn w:val=\"Muc1\"/><w:pPr><w:ind w:firstLine=\"11\"/></w:pPr>"),
    ];
    let one = |style: &str, more: &str| pp(&format!("<w:pStyle w:val=\"{style}\"/>{more}"), "x");
    let items = [
        one("Muc1", ""),
        one("Muc2", ""),
        one("Con", ""),
        one("Muc1", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
        one("Muc1", "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>"),
    ];
    let source = body(&items.concat()).numbering(&numbering).styles(&styles.concat()).read();
    assert_eq!(numbers(&source), ["1.", "1.1.", "2.", "", "2.1."]);
    let indents: Vec<(i32, i32)> = source.paragraphs().map(|p| (p.indent.left, p.indent.first_line)).collect();
    // The list's indents lie under the style's own; without the number they are gone.
    assert_eq!(indents, [(720, -360), (99, -360), (720, 11), (0, 0), (1440, -360)]);
}

#[test]
fn lists_through_numbering_styles() {
    let numbering = [
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"KieuSo\"/></w:abstractNum>".to_owned(),
        list(1, &[level(0, "upperLetter", "%1.", "")]),
        // A link that leads back to itself.
        "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"Vong\"/></w:abstractNum>".to_owned(),
        num(1, 0, ""),
        num(2, 1, ""),
        num(3, 2, ""),
    ];
    let style = |id: &str, num: u32| {
        format!(
            "<w:style w:type=\"numbering\" w:styleId=\"{id}\"><w:pPr><w:numPr><w:numId w:val=\"{num}\"/></w:numPr></w:pPr></w:style>"
        )
    };
    let source = body(&[item(1, 0), item(2, 0), item(3, 0), item(9, 0)].concat())
        .numbering(&numbering.concat())
        .styles(&[style("KieuSo", 2), style("Vong", 3)].concat())
        .read();
    assert_eq!(numbers(&source), ["A.", "B.", "", ""]);
}

#[test]
fn the_number_has_its_own_look() {
    let bold = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:lvlText w:val=\"%1.\"/><w:rPr><w:b/></w:rPr></w:lvl>";
    let numbering = format!("<w:abstractNum w:abstractNumId=\"0\">{bold}</w:abstractNum>{}", num(1, 0, ""));
    let source = body(&item(1, 0)).numbering(&numbering).read();
    let paragraph = source.paragraphs().next().unwrap();
    let number = paragraph.numbering.as_ref().unwrap();
    assert_eq!((number.text.as_str(), number.format.bold, paragraph.runs[0].format.bold), ("3.", true, false));
}
