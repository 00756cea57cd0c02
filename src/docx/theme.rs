//! word/theme/theme1.xml (§14.2.7): what a chart or a shape that someone inserts later is drawn with.
//!
//! The text does not use it, but Word expects the part, and without it falls back to faces that the decree does not know.

use super::styles::FONT;
use super::xml::Xml;

/// The theme part: Times New Roman, black on white, and the six accents of Office.
pub(super) fn theme() -> String {
    let mut xml = Xml::part();
    xml.raw("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"vanthu\">");
    xml.raw("<a:themeElements><a:clrScheme name=\"vanthu\">");
    for (slot, colour) in [
        ("dk1", "000000"),
        ("lt1", "FFFFFF"),
        ("dk2", "1F497D"),
        ("lt2", "EEECE1"),
        ("accent1", "4F81BD"),
        ("accent2", "C0504D"),
        ("accent3", "9BBB59"),
        ("accent4", "8064A2"),
        ("accent5", "4BACC6"),
        ("accent6", "F79646"),
        ("hlink", "0000FF"),
        ("folHlink", "800080"),
    ] {
        let slot = format!("a:{slot}");
        xml.open(&slot).start("a:srgbClr").attr("val", colour).empty().close(&slot);
    }
    xml.raw("</a:clrScheme><a:fontScheme name=\"vanthu\">");
    for kind in ["a:majorFont", "a:minorFont"] {
        xml.open(kind);
        for script in ["a:latin", "a:ea", "a:cs"] {
            xml.start(script).attr("typeface", FONT).empty();
        }
        xml.close(kind);
    }
    // Each list of the format scheme holds three (§20.1.4.1.14): subtle, moderate, intense. Ours are all plain.
    xml.raw("</a:fontScheme><a:fmtScheme name=\"vanthu\">");
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line =
        format!("<a:ln w=\"9525\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{fill}<a:prstDash val=\"solid\"/></a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    let lists =
        [("a:fillStyleLst", fill), ("a:lnStyleLst", &line), ("a:effectStyleLst", effect), ("a:bgFillStyleLst", fill)];
    for (list, item) in lists {
        xml.open(list).raw(item).raw(item).raw(item).close(list);
    }
    xml.raw("</a:fmtScheme></a:themeElements></a:theme>");
    xml.into_string()
}
