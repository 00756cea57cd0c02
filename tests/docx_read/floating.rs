//! Text boxes, pictures and drawn lines.

use crate::made::*;
use vanthu::docx::read::model::*;

const CM: i64 = 360_000;

fn anchored(graphic: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom=\"margin\"><wp:posOffset>{CM}</wp:posOffset></wp:positionH>\
         <wp:positionV relativeFrom=\"page\"><wp:align>top</wp:align></wp:positionV><wp:extent cx=\"{}\" cy=\"{}\"/>\
         <wp:docPr id=\"1\" name=\"Hình 1\" descr=\"Con dấu\"/><a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic>\
         </wp:anchor></w:drawing></w:r>",
        4 * CM,
        2 * CM
    )
}

fn text_box(text: &str) -> String {
    format!("<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>", p(text))
}

fn shape(xfrm: &str, geometry: &str, more: &str) -> String {
    format!(
        "<wps:wsp><wps:cNvSpPr/><wps:spPr>{xfrm}<a:prstGeom prst=\"{geometry}\"/><a:ln w=\"9525\"><a:solidFill/></a:ln></wps:spPr>{more}</wps:wsp>"
    )
}

fn xfrm(x: i64, y: i64, width: i64, height: i64) -> String {
    format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>")
}

fn first(inside: &str) -> Paragraph {
    let source = body(&format!("<w:p><w:r><w:t>trước</w:t></w:r>{inside}<w:r><w:t>sau</w:t></w:r></w:p>")).read();
    source.paragraphs().next().unwrap().clone()
}

#[test]
fn a_text_box_is_read_once_where_it_is_anchored() {
    let drawing = anchored(&shape(&xfrm(0, 0, 4 * CM, 2 * CM), "rect", &text_box("trong hộp")));
    let fallback = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>trong hộp</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>";
    let bare = |run: &str| run["<w:r>".len()..run.len() - "</w:r>".len()].to_owned();
    let inside = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>",
        bare(&drawing),
        bare(fallback),
    );
    let source =
        body(&format!("<w:p><w:r><w:t>trước</w:t></w:r>{inside}<w:r><w:t>sau</w:t></w:r></w:p>{}", p("cuối"))).read();
    assert_eq!(texts(&source), ["trướcsau", "trong hộp", "cuối"]);
    let indexes: Vec<usize> = source.paragraphs().map(|p| p.index).collect();
    assert_eq!((indexes, source.facts.text_boxes), (vec![1, 2, 3], 1));
    let text_box = &source.paragraphs().next().unwrap().anchored[0];
    let position = text_box.position.unwrap();
    assert_eq!((text_box.after_run, text_box.size), (1, Some((2268, 1134))));
    assert_eq!(position.horizontal, Offset { from: Anchor::Margin, align: None, by: 567 });
    assert_eq!(position.vertical, Offset { from: Anchor::Page, align: Some(Side::Start), by: 0 });
}

#[test]
fn parts_of_a_group_are_placed_as_if_alone() {
    // The group's own units are half as large as the page's.
    let group = format!(
        "<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" cy=\"{1}\"/><a:chOff x=\"{2}\" y=\"0\"/><a:chExt cx=\"{3}\" cy=\"{4}\"/>\
         </a:xfrm></wpg:grpSpPr>{5}{6}</wpg:wgp>",
        4 * CM,
        2 * CM,
        CM,
        8 * CM,
        4 * CM,
        shape(&xfrm(3 * CM, CM, 2 * CM, 2 * CM), "rect", &text_box("nhóm")),
        shape(&xfrm(CM, 4 * CM, 8 * CM, 0), "line", ""),
    );
    let paragraph = first(&anchored(&group));
    let text_box = &paragraph.anchored[0];
    assert_eq!(text_box.size, Some((567, 567)));
    let position = text_box.position.unwrap();
    assert_eq!((position.horizontal.by, position.vertical.by), (567 + 567, 283));
    let rule = paragraph.rules[0];
    assert_eq!((rule.width, rule.height, rule.thickness_emu), (2268, 0, Some(9525)));
    assert_eq!(rule.position.unwrap().vertical.by, 1134);
}

#[test]
fn drawn_lines_of_both_formats() {
    let connector = anchored(&shape(&xfrm(0, 0, 4 * CM, 0), "straightConnector1", ""));
    let vml = "<w:r><w:pict><v:line from=\"105pt,2.6pt\" to=\"185pt,2.6pt\" style=\"position:absolute;mso-position-horizontal:center\" \
         strokeweight=\"1pt\"/><v:shapetype id=\"_x0000_t32\"/><v:shape type=\"#_x0000_t32\" \
         style=\"position:absolute;margin-left:68.4pt;margin-top:1.45pt;width:23.25pt;height:0\" o:connectortype=\"straight\"/>\
         <v:rect style=\"width:0;height:1.5pt\" o:hr=\"t\"/><v:line from=\"0,0\" to=\"9pt,0\" stroked=\"f\"/></w:pict></w:r>";
    // A rectangle as thin as a line, and one that is not.
    let thin = anchored(&shape(&xfrm(0, 0, 4 * CM, CM / 40), "rect", ""));
    let thick = anchored(&shape(&xfrm(0, 0, 4 * CM, CM / 4), "rect", ""));
    let hidden = anchored(&shape(&xfrm(0, 0, CM, 0), "line", "").replace("<a:solidFill/>", "<a:noFill/>"));
    let paragraph = first(&[connector.as_str(), vml, &thin, &thick, &hidden].concat());
    let lengths: Vec<(i32, i32, bool)> = paragraph.rules.iter().map(|r| (r.width, r.height, r.whole_line)).collect();
    assert_eq!(lengths, [(2268, 0, false), (1600, 0, false), (465, 0, false), (0, 0, true), (2268, 14, false)]);
    assert!(paragraph.rules.iter().all(|rule| rule.is_horizontal()));
    let line = paragraph.rules[1];
    assert_eq!((line.length(), line.thickness_emu), (1600, Some(12_700)));
    let horizontal = line.position.unwrap().horizontal;
    assert_eq!((horizontal.by, horizontal.align), (2100, Some(Side::Center)));
    assert_eq!(paragraph.rules[2].position.unwrap().horizontal.by, 1368);
    assert_eq!(paragraph.text(), "trướcsau");
}

#[test]
fn text_boxes_and_groups_of_vml() {
    let inside = format!(
        "<w:r><w:pict><v:group style=\"position:absolute;margin-left:10pt;margin-top:5pt;width:100pt;height:50pt\" coordorigin=\"200,100\" \
         coordsize=\"1000,500\"><v:shape style=\"position:absolute;left:300;top:200;width:500;height:250\"><v:textbox><w:txbxContent>{}\
         </w:txbxContent></v:textbox></v:shape></v:group></w:pict></w:r>",
        p("cũ")
    );
    let paragraph = first(&inside);
    let text_box = &paragraph.anchored[0];
    assert_eq!(text_box.size, Some((1000, 500)));
    let position = text_box.position.unwrap();
    assert_eq!((position.horizontal.by, position.vertical.by), (200 + 200, 100 + 200));
    assert_eq!(position.vertical.from, Anchor::Paragraph);
}

#[test]
fn pictures_stand_among_the_runs() {
    let picture = anchored("<pic:pic><pic:spPr/></pic:pic>");
    let inline = format!(
        "<w:r><w:drawing><wp:inline><wp:extent cx=\"{CM}\" cy=\"{CM}\"/><wp:docPr id=\"2\" name=\"Ảnh 2\"/><a:graphic><a:graphicData><pic:pic/>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    );
    let old = "<w:r><w:object><v:shape style=\"width:72pt;height:36pt\"><v:imagedata r:id=\"rId5\" o:title=\"Bảng tính\"/></v:shape></w:object></w:r>";
    let source = body(&format!("<w:p>{picture}{inline}{old}</w:p>")).read();
    let kinds: Vec<&RunKind> = source.paragraphs().flat_map(|p| &p.runs).map(|run| &run.kind).collect();
    let image = |name: &str, (width_emu, height_emu): (i64, i64), floating: bool, embed: &str| RunKind::Image {
        name: name.to_owned(),
        width_emu,
        height_emu,
        floating,
        embed: embed.to_owned(),
    };
    let expected = [
        image("Con dấu", (4 * CM, 2 * CM), true, ""),
        image("Ảnh 2", (CM, CM), false, ""),
        image("Bảng tính", (914_400, 457_200), false, "rId5"),
    ];
    assert_eq!(kinds, expected.iter().collect::<Vec<_>>());
    assert_eq!((source.facts.images, source.facts.objects), (3, 1));
    assert!(!source.paragraphs().next().unwrap().is_blank());
}

#[test]
fn charts_are_said_not_to_be_read() {
    let chart = anchored("<c:chart r:id=\"rId7\"/>");
    let (source, found) = body(&format!("<w:p>{chart}</w:p>")).read_all();
    assert_eq!(source.unwrap().facts.charts, 1);
    assert_eq!(codes(&found), ["docx.thieu-phan", "docx.bieu-do"]);
}

#[test]
fn fields_of_a_text_box_are_its_own() {
    let inside = anchored(&shape("", "rect", &text_box("trong")));
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let source = body(&format!(
        "<w:p>{}<w:r><w:instrText>TOC</w:instrText></w:r>{}{inside}{}</w:p>",
        field("begin"),
        field("separate"),
        field("end")
    ))
    .read();
    let box_text = &source.paragraphs().nth(1).unwrap().runs[0];
    assert_eq!((box_text.text.as_str(), &box_text.kind), ("trong", &RunKind::Text));
}
