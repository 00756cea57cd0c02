//! Formatting as Word resolves it.

use crate::made::*;
use vanthu::docx::read::model::*;

const TIMES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
     w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>\
     <w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>";

fn style(id: &str, more: &str) -> String {
    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"Tên {id}\"/>{more}</w:style>")
}

#[test]
fn styles_follow_what_they_are_based_on() {
    let styles = [
        TIMES,
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:pPr><w:spacing w:before=\"60\"/></w:pPr></w:style>",
        &style(
            "A",
            "<w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"both\"/><w:ind w:firstLine=\"567\"/></w:pPr>\
                     <w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr>",
        ),
        &style(
            "B",
            "<w:basedOn w:val=\"A\"/><w:pPr><w:ind w:left=\"100\"/><w:outlineLvl w:val=\"1\"/></w:pPr>\
                     <w:rPr><w:i/></w:rPr>",
        ),
    ];
    let source = body(
        &[&pp("<w:pStyle w:val=\"B\"/>", "một"), &pp("<w:pStyle w:val=\"Lạ\"/>", "hai"), p("ba").as_str()].concat(),
    )
    .styles(&styles.concat())
    .read();
    let b = find(&source, "một");
    assert_eq!(b.style.as_ref().unwrap().name, "Tên B");
    assert_eq!((b.align, b.outline_level), (Align::Justify, Some(2)));
    assert_eq!(b.indent, Indent { left: 100, right: 0, first_line: 567 });
    assert_eq!((b.spacing.before, b.spacing.after, b.spacing.line), (60, 160, LineSpacing::Auto(259)));
    let format = &b.runs[0].format;
    assert_eq!((format.bold, format.italic, format.size_half_pt), (true, true, 26));
    assert_eq!((format.font.as_deref(), format.lang.as_deref()), (Some("Times New Roman"), Some("vi-VN")));
    // A style that is not defined is the default one, and so is none.
    for text in ["hai", "ba"] {
        let paragraph = find(&source, text);
        assert_eq!(paragraph.style.as_ref().unwrap().id, "Normal");
        assert_eq!((paragraph.spacing.before, paragraph.runs[0].format.size_pt()), (60, 14.0));
    }
}

#[test]
fn styles_in_a_ring_end() {
    let styles = [
        style("A", "<w:basedOn w:val=\"B\"/><w:rPr><w:b/></w:rPr>"),
        style("B", "<w:basedOn w:val=\"A\"/><w:rPr><w:i/></w:rPr>"),
        style("C", "<w:basedOn w:val=\"C\"/><w:rPr><w:sz w:val=\"40\"/></w:rPr>"),
    ];
    let source = body(&[pp("<w:pStyle w:val=\"A\"/>", "a"), pp("<w:pStyle w:val=\"C\"/>", "c")].concat())
        .styles(&styles.concat())
        .read();
    let a = &find(&source, "a").runs[0].format;
    assert!(a.bold && a.italic);
    assert_eq!(find(&source, "c").runs[0].format.size_half_pt, 40);
}

#[test]
fn toggles_switch_to_and_fro_between_kinds_of_style() {
    let styles = [
        &style("Dam", "<w:rPr><w:b/></w:rPr>"),
        &style("DamHai", "<w:basedOn w:val=\"Dam\"/><w:rPr><w:b/></w:rPr>"),
        &style("Thuong", "<w:basedOn w:val=\"Dam\"/><w:rPr><w:b w:val=\"0\"/></w:rPr>"),
        "<w:style w:type=\"character\" w:styleId=\"Nhan\"><w:name w:val=\"Nhấn\"/><w:rPr><w:b/><w:i/></w:rPr></w:style>",
    ];
    let paragraph = |style: &str, run: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", r(run, text))
    };
    let nhan = "<w:rStyle w:val=\"Nhan\"/>";
    let source = body(
        &[
            paragraph("Dam", nhan, "đậm hai lần"),
            paragraph("DamHai", "", "đậm một chuỗi"),
            paragraph("Thuong", nhan, "đậm vì nhấn"),
            paragraph("Dam", &format!("{nhan}<w:b/>"), "đậm trực tiếp"),
            paragraph("Dam", "<w:b w:val=\"false\"/>", "tắt trực tiếp"),
        ]
        .concat(),
    )
    .styles(&styles.concat())
    .read();
    let look = |text: &str| {
        let format = &find(&source, text).runs[0].format;
        (format.bold, format.italic)
    };
    assert_eq!(look("đậm hai lần"), (false, true));
    assert_eq!(look("đậm một chuỗi"), (true, false));
    assert_eq!(look("đậm vì nhấn"), (true, true));
    assert_eq!(look("đậm trực tiếp"), (true, true));
    assert_eq!(look("tắt trực tiếp"), (false, false));
    assert_eq!(find(&source, "đậm vì nhấn").runs[0].format.style.as_ref().unwrap().name, "Nhấn");
}

#[test]
fn a_toggle_of_the_defaults_holds() {
    let defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>";
    let styles = format!("{defaults}{}", style("Dam", "<w:rPr><w:b/></w:rPr>"));
    let source = body(&pp("<w:pStyle w:val=\"Dam\"/>", "x")).styles(&styles).read();
    assert!(source.paragraphs().next().unwrap().runs[0].format.bold);
}

#[test]
fn faces_of_the_theme_and_of_each_script() {
    let defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\" \
         w:eastAsiaTheme=\"minorEastAsia\" w:cstheme=\"minorBidi\"/></w:rPr></w:rPrDefault></w:docDefaults>";
    let runs = [
        r("", "Nội dung"),
        r("<w:rFonts w:asciiTheme=\"majorHAnsi\" w:ascii=\"Arial\" w:hAnsiTheme=\"majorHAnsi\"/>", "Đề mục"),
        // The Vietnamese letters stand in the second face, the rest in the first.
        r("<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Times New Roman\"/>", "abcđêgh"),
        // A hint that concerns Chinese only.
        r("<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"SimSun\" w:hint=\"eastAsia\"/>", "Ưu đãi"),
        r("<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"SimSun\"/>", "中"),
        r("<w:rFonts w:cs=\"Arial\"/><w:rtl/><w:sz w:val=\"20\"/><w:szCs w:val=\"44\"/><w:bCs/>", "rtl"),
    ];
    let source = body(&format!("<w:p>{}</w:p>", runs.concat())).styles(defaults).theme("Cambria", "Calibri").read();
    let paragraph = source.paragraphs().next().unwrap();
    let faces: Vec<(&str, &str)> =
        paragraph.runs.iter().map(|run| (run.text.as_str(), run.format.font.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        faces,
        [
            ("Nội dung", "Calibri"),
            ("Đề mục", "Cambria"),
            ("abc", "Arial"),
            ("đê", "Times New Roman"),
            ("gh", "Arial"),
            ("Ưu đãi", "Arial"),
            ("中", "SimSun"),
            ("rtl", "Arial"),
        ]
    );
    let complex = &paragraph.runs[7].format;
    assert_eq!((complex.size_half_pt, complex.bold), (44, true));
}

#[test]
fn direct_formatting_of_runs() {
    let properties = "<w:u w:val=\"single\"/><w:color w:val=\"FF0000\"/><w:highlight w:val=\"yellow\"/><w:vertAlign \
         w:val=\"superscript\"/><w:caps/><w:smallCaps/><w:dstrike/><w:vanish/><w:position w:val=\"-6\"/><w:spacing \
         w:val=\"-4\"/><w:w w:val=\"90\"/><w:shd w:val=\"clear\" w:fill=\"C0C0C0\"/>";
    let themed = r("<w:color w:themeColor=\"accent1\"/><w:u w:val=\"none\"/><w:highlight w:val=\"none\"/>", "y");
    let source = body(&format!("<w:p>{}{themed}</w:p>", r(properties, "x"))).theme("A", "B").read();
    let runs = &source.paragraphs().next().unwrap().runs;
    let expected = RunFormat {
        underline: Underline::Single,
        color: Color::Rgb(255, 0, 0),
        highlight: Some(Color::Rgb(255, 255, 0)),
        vertical: VerticalAlign::Superscript,
        caps: true,
        small_caps: true,
        strike: true,
        hidden: true,
        raised_half_pt: -6,
        letter_spacing: -4,
        scale_percent: 90,
        shading: Some(Color::Rgb(192, 192, 192)),
        ..RunFormat::default()
    };
    assert_eq!(runs[0].format, expected);
    let themed = RunFormat { color: Color::Rgb(0x4F, 0x81, 0xBD), ..RunFormat::default() };
    assert_eq!(runs[1].format, themed);
}

#[test]
fn spacing_and_indents_in_every_spelling() {
    let paragraphs = [
        pp(
            "<w:spacing w:before=\"6pt\" w:after=\"120\" w:line=\"1.2cm\" w:lineRule=\"exact\"/><w:ind w:start=\"1cm\" \
            w:hanging=\"284\" w:firstLine=\"99\"/>",
            "a",
        ),
        pp(
            "<w:spacing w:beforeAutospacing=\"1\" w:before=\"0\" w:line=\"360\"/><w:ind w:firstLineChars=\"200\" \
            w:firstLine=\"1\"/><w:rPr><w:sz w:val=\"28\"/></w:rPr>",
            "b",
        ),
        pp("<w:spacing w:line=\"300\" w:lineRule=\"atLeast\" w:afterLines=\"50\"/><w:jc w:val=\"end\"/>", "c"),
        pp(
            "<w:bidi/><w:jc w:val=\"left\"/><w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:widowControl w:val=\"0\"/>",
            "d",
        ),
    ];
    let source = body(&paragraphs.concat()).read();
    let a = find(&source, "a");
    assert_eq!((a.spacing.before, a.spacing.after, a.spacing.line), (120, 120, LineSpacing::Exact(680)));
    assert_eq!(a.indent, Indent { left: 567, right: 0, first_line: -284 });
    let b = find(&source, "b");
    assert_eq!((b.spacing.before, b.spacing.before_auto, b.spacing.line), (280, true, LineSpacing::Auto(360)));
    // Two characters of the default 10 pt; the size of the mark is not that of the text.
    assert_eq!(b.indent.first_line, 400);
    assert_eq!(b.mark.size_half_pt, 28);
    let c = find(&source, "c");
    assert_eq!((c.spacing.line, c.spacing.after, c.align), (LineSpacing::AtLeast(300), 120, Align::Right));
    let d = find(&source, "d");
    assert_eq!((d.align, d.keep_next, d.keep_lines, d.page_break_before), (Align::Right, true, true, true));
    assert!(!d.widow_control && a.widow_control);
}

#[test]
fn a_line_height_without_a_rule_is_a_multiple() {
    let styles = style("A", "<w:pPr><w:spacing w:line=\"400\" w:lineRule=\"exact\"/></w:pPr>");
    let source = body(&pp("<w:pStyle w:val=\"A\"/><w:spacing w:line=\"288\"/>", "x")).styles(&styles).read();
    assert_eq!(find(&source, "x").spacing.line, LineSpacing::Auto(288));
}

#[test]
fn space_between_paragraphs_of_one_style_may_drop() {
    let styles = [style("A", "<w:pPr><w:contextualSpacing/><w:spacing w:before=\"100\"/></w:pPr>"), style("B", "")];
    let one = |style: &str, text: &str| pp(&format!("<w:pStyle w:val=\"{style}\"/>"), text);
    let source =
        body(&[one("B", "1"), one("A", "2"), one("A", "3"), one("B", "4")].concat()).styles(&styles.concat()).read();
    let dropped: Vec<(bool, bool)> =
        source.paragraphs().map(|p| (p.spacing.before_dropped, p.spacing.after_dropped)).collect();
    assert_eq!(dropped, [(false, false), (false, true), (true, false), (false, false)]);
}

#[test]
fn borders_tabs_shading_and_frames() {
    let styles = style(
        "A",
        "<w:pPr><w:tabs><w:tab w:val=\"center\" w:pos=\"4000\"/><w:tab w:val=\"right\" w:pos=\"9000\" \
                             w:leader=\"dot\"/></w:tabs></w:pPr>",
    );
    let own = "<w:pStyle w:val=\"A\"/><w:pBdr><w:bottom w:val=\"double\" w:sz=\"6\" w:space=\"1\" w:color=\"FF0000\"/><w:top \
         w:val=\"nil\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFF00\"/><w:tabs><w:tab w:val=\"clear\" \
         w:pos=\"4000\"/><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs><w:framePr w:w=\"2000\" w:hAnchor=\"page\" w:x=\"1134\" \
         w:y=\"300\" w:dropCap=\"drop\"/>";
    let source = body(&pp(own, "x")).styles(&styles).read();
    let x = find(&source, "x");
    let line = Border { visible: true, double: true, width_eighth_pt: 6, space_pt: 1, color: Color::Rgb(255, 0, 0) };
    assert_eq!(x.borders.bottom, line);
    assert!(!x.borders.top.visible && x.borders.any_outer());
    assert_eq!(x.shading, Some(Color::Rgb(255, 255, 0)));
    let tabs =
        [Tab { at: 720, align: TabAlign::Left, leader: false }, Tab { at: 9000, align: TabAlign::Right, leader: true }];
    assert_eq!(x.tabs, tabs);
    let frame = x.frame.unwrap();
    assert_eq!((frame.width, frame.drop_cap, frame.position.horizontal.from), (Some(2000), true, Anchor::Page));
    assert_eq!((frame.position.horizontal.by, frame.position.vertical.by), (1134, 300));
}

#[test]
fn theme_faces_of_the_documents_language() {
    let properties = |place: &str| format!("<w:rFonts w:asciiTheme=\"{place}\" w:hAnsiTheme=\"{place}\"/>");
    let runs = format!("<w:p>{}{}</w:p>", r(&properties("majorHAnsi"), "x"), r(&properties("minorHAnsi"), "y"));
    let set = |latin: &str, viet: &str| {
        format!(
            "<a:latin typeface=\"{latin}\"/><a:font script=\"Jpan\" typeface=\"J\"/><a:font script=\"Viet\" typeface=\"{viet}\"/>"
        )
    };
    let theme = format!(
        "<a:theme{NAMES}><a:themeElements><a:fontScheme><a:majorFont>{}</a:majorFont><a:minorFont>{}</a:minorFont>\
         </a:fontScheme></a:themeElements></a:theme>",
        set("Calibri Light", "Times New Roman"),
        set("Calibri", "")
    );
    let faces = |settings: &str| -> Vec<Option<String>> {
        let made = body(&runs).settings(settings).part("theme", "theme/theme1.xml", &theme);
        let source = made.read();
        source.paragraphs().flat_map(|p| &p.runs).map(|run| run.format.font.as_deref().map(str::to_owned)).collect()
    };
    let named = |list: [&str; 2]| list.map(|face| Some(face.to_owned())).to_vec();
    assert_eq!(faces("<w:themeFontLang w:val=\"vi-VN\"/>"), named(["Times New Roman", "Calibri"]));
    assert_eq!(faces("<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"vi-VN\"/>"), named(["Calibri Light", "Calibri"]));
    assert_eq!(faces(""), named(["Calibri Light", "Calibri"]));
}
