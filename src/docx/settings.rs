//! word/settings.xml (§17.15) and word/fontTable.xml (§17.8).

use super::notes::SEPARATORS;
use super::styles::FONT;
use super::xml::Xml;

/// The settings part. Without notes the part of the notes is not there, so nothing may refer to it.
pub(super) fn settings(has_notes: bool) -> String {
    let mut xml = Xml::part();
    xml.raw("<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    xml.raw("<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>");
    xml.raw("<w:characterSpacingControl w:val=\"doNotCompress\"/>");
    if has_notes {
        xml.open("w:footnotePr");
        for (_, id) in SEPARATORS {
            xml.start("w:footnote").num("w:id", id).empty();
        }
        xml.close("w:footnotePr");
    }
    xml.open("w:compat");
    // 15 is Word 2013 and later: without it Word opens the file in compatibility mode and lays tables out otherwise.
    for (name, value) in [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
        ("useWord2013TrackBottomHyphenation", "0"),
    ] {
        xml.start("w:compatSetting").attr("w:name", name);
        xml.attr("w:uri", "http://schemas.microsoft.com/office/word").attr("w:val", value).empty();
    }
    xml.close("w:compat");
    xml.raw("<w:themeFontLang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>");
    // As Vietnamese numbers are written, for formulas in tables: 1.234,5.
    xml.raw("<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>");
    xml.into_string()
}

/// The font table part. Liberation Serif, with the same widths, stands in where Times New Roman is missing.
pub(super) fn font_table() -> String {
    let mut xml = Xml::part();
    xml.raw("<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    xml.start("w:font").attr("w:name", FONT).end();
    xml.raw("<w:altName w:val=\"Liberation Serif\"/><w:panose1 w:val=\"02020603050405020304\"/>");
    xml.raw("<w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/>");
    xml.raw("</w:font></w:fonts>");
    xml.into_string()
}
