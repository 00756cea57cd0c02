//! Numbers of pages put in and put right, and corrections that meet in the same bytes.

use super::tracked::equal;
use super::{edit, good, verdict};
use crate::edit::Edit::{After, Para, Text};
use crate::mended::mend;
use crate::zip_parts::with_part;
use vanthu::diagnostic::Diagnostics;
use vanthu::docx::read::model::paragraphs;
use vanthu::docx::read::read;

const HEADER: &str = "<w:headerReference w:type=\"default\" r:id=\"rIdMargin1\"/>";

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    verdict(bytes).findings.iter().map(|f| f.code.name()).collect()
}

/// What stays to be said of a document after its corrections, and what was left.
fn after(bytes: &[u8]) -> (Vec<&'static str>, Vec<String>) {
    let mut found = Diagnostics::new();
    let (after, _) = mend(bytes, &mut found).expect("mended");
    let left = found.iter().filter(|d| d.code == "sua.de-lai").map(|d| d.message.clone()).collect();
    (codes(&after), left)
}

/// A plan whose pages have their number in the footer, in this way.
fn in_footer(paragraph: &str) -> Vec<u8> {
    let edits = [Text(HEADER, "<w:footerReference w:type=\"default\" r:id=\"rIdMargin1\"/>")];
    let bytes = edit::broken("", good::document("to-trinh"), &edits);
    let bytes = with_part(&bytes, "word/header1.xml", |xml| {
        let start = xml.find("<w:p>").expect("a paragraph");
        format!("{}{paragraph}</w:hdr>", &xml[..start]).replace("w:hdr", "w:ftr")
    });
    let bytes = with_part(&bytes, "word/_rels/document.xml.rels", |xml| {
        let own = xml.find("rIdMargin1").expect("its relationship");
        let start = xml[..own].rfind('<').expect("a tag");
        let end = own + xml[own..].find('>').expect("its end");
        format!(
            "{}{}{}",
            &xml[..start],
            xml[start..end].replace("relationships/header", "relationships/footer"),
            &xml[end..]
        )
    });
    with_part(&bytes, "[Content_Types].xml", |xml| {
        let own = xml.find("header1.xml").expect("its type");
        let end = own + xml[own..].find('>').expect("its end");
        format!("{}{}{}", &xml[..own], xml[own..end].replace("header+xml", "footer+xml"), &xml[end..])
    })
}

const FIELD: &str = concat!(
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
);

#[test]
fn a_number_in_the_footer_goes_into_the_header() {
    let around = format!("<w:p><w:r><w:t xml:space=\"preserve\">Trang </w:t></w:r>{FIELD}</w:p>");
    let simple = "<w:p><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>";
    for paragraph in [around.as_str(), simple] {
        let bytes = in_footer(paragraph);
        assert_eq!(codes(&bytes), ["so-trang.vi-tri"], "{paragraph}");
        assert_eq!(after(&bytes), (vec![], vec![]), "{paragraph}");
        assert!(!equal("footer", &bytes).is_empty());
    }
    // What else stands there is not ours to move.
    let with_words = format!("<w:p><w:r><w:t>Kế hoạch số 12 - </w:t></w:r>{FIELD}</w:p>");
    let (codes, left) = after(&in_footer(&with_words));
    assert_eq!(codes, ["so-trang.vi-tri"]);
    assert!(left.len() == 1 && left[0].contains("chân trang còn chữ khác"), "{left:?}");
}

#[test]
fn numbers_are_put_where_there_are_none() {
    let edits = [Text(HEADER, ""), Text("<w:titlePg/>", "")];
    let bytes = edit::broken("", good::document("to-trinh"), &edits);
    let bytes =
        with_part(&bytes, "docProps/app.xml", |xml| xml.replace("</Properties>", "<Pages>3</Pages></Properties>"));
    let long =
        format!("<w:t>{}.</w:t>", "Nhà văn hóa thôn được xây dựng từ lâu, nay đã xuống cấp ".repeat(80).trim_end());
    let bytes = with_part(&bytes, "word/document.xml", |xml| {
        xml.replacen("<w:t>3. Thời gian thực hiện: Năm 2026 - 2027.</w:t>", &long, 1)
    });
    assert!(codes(&bytes).contains(&"so-trang.co"));
    let changes = equal("none", &bytes);
    assert!(changes.iter().any(|c| c.what.contains("đặt số trang")), "{changes:?}");
    let (mended, _) = mend(&bytes, &mut Diagnostics::new()).expect("mended");
    let read = read(&mended, &mut Diagnostics::new()).expect("a document");
    let header = read.sections[0].headers.default.map(|at| &read.headers[at]).expect("a header");
    let number =
        paragraphs(&header.blocks).flat_map(|p| &p.runs).any(|r| r.kind.field_name().as_deref() == Some("PAGE"));
    assert!(number && read.sections[0].title_page && !codes(&mended).contains(&"so-trang.co"));
    // A header that says something is left as it is.
    let words = "<w:p><w:r><w:t>UBND xã An Bình</w:t></w:r></w:p></w:hdr>";
    let bytes = edit::broken("", good::document("ke-hoach"), &[]);
    let bytes = with_part(&bytes, "word/header1.xml", |xml| {
        let start = xml.find("<w:p>").expect("a paragraph");
        format!("{}{words}", &xml[..start])
    });
    let (codes, left) = after(&bytes);
    assert!(codes.contains(&"so-trang.co") && left.iter().any(|l| l.contains("đầu trang")), "{codes:?} {left:?}");
}

/// The properties of a section's last paragraph hold the section: margins and spacing change in the same bytes.
#[test]
fn a_section_and_its_last_paragraph_are_mended_together() {
    let section = concat!(
        "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        "<w:pgMar w:top=\"567\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>",
        "<w:titlePg/></w:sectPr>"
    );
    let spacing = format!(
        "<w:pPr><w:pStyle w:val=\"LoiVan\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"400\" w:lineRule=\"auto\"/>{section}</w:pPr>"
    );
    let bytes = with_part(good::document("to-trinh"), "word/document.xml", |xml| {
        let at = xml.find("<w:r><w:t>Nhà văn hóa thôn Đông Hòa được xây dựng").expect("a paragraph");
        let start = xml[..at].rfind("<w:pPr>").expect("its properties");
        format!("{}{spacing}{}", &xml[..start], &xml[at..])
    });
    let told = codes(&bytes);
    assert!(told.contains(&"trang.le-tren") && told.contains(&"loi-van.cach-dong"), "{told:?}");
    let changes = equal("section", &bytes);
    assert!(changes.iter().any(|c| c.what.contains("lề trên")) && changes.iter().any(|c| c.what.contains("cách dòng")));
    let (codes, left) = after(&bytes);
    assert!(!codes.contains(&"trang.le-tren") && !codes.contains(&"loi-van.cach-dong") && left.is_empty(), "{codes:?}");
}

/// A style that counts the space above in lines, which go before points.
#[test]
fn space_in_lines_of_a_style_gives_way() {
    let lines = "<w:spacing w:beforeLines=\"20\" w:before=\"48\" w:after=\"0\" w:afterLines=\"0\"/>";
    let edits = [Para("LoiVan", lines), Para("KhoanDiem", lines)];
    let bytes = with_part(&edit::broken("", good::document("ke-hoach"), &edits), "word/styles.xml", |xml| {
        // One spacing a style: the one put in.
        let mut xml = xml;
        for style in ["LoiVan", "KhoanDiem"] {
            let at = xml.find(&format!("w:styleId=\"{style}\"")).expect("a style");
            let end = at + xml[at..].find("</w:style>").expect("its end");
            let own = xml[at..end].to_owned();
            let first = own.find("<w:spacing ").expect("spacing");
            let close = first + own[first..].find("/>").expect("its end") + 2;
            if own.matches("<w:spacing ").count() > 1 {
                xml.replace_range(at..end, &format!("{}{}", &own[..first], &own[close..]));
            }
        }
        xml
    });
    assert!(codes(&bytes).contains(&"loi-van.cach-doan"), "{:?}", codes(&bytes));
    let changes = equal("lines", &bytes);
    assert!(changes.iter().any(|c| c.what.contains("cách đoạn trên")), "{changes:?}");
    assert!(!after(&bytes).0.contains(&"loi-van.cach-doan"));
}

/// Margin and gutter make one width: which of them is wrong only a person knows.
#[test]
fn a_gutter_is_left() {
    let edits = [After("<w:pgMar ", "w:gutter=\"0\"", "w:gutter=\"567\"")];
    let (codes, left) = after(&edit::broken("", good::document("to-trinh"), &edits));
    assert!(codes == ["trang.le-trai"] && left.len() == 1 && left[0].contains("đóng gáy"), "{codes:?} {left:?}");
}

/// Letters that grow in lines of a fixed height: the height is mended in the same run.
#[test]
fn lines_are_set_apart_for_the_size_that_letters_get() {
    let edits = [
        Para("KhoanDiem", "<w:spacing w:before=\"120\" w:after=\"0\" w:line=\"270\" w:lineRule=\"exact\"/>"),
        crate::edit::Edit::Run("KhoanDiem", "<w:sz w:val=\"24\"/>"),
    ];
    let bytes = edit::broken("", good::document("ke-hoach"), &edits);
    let changes = equal("fixed lines", &bytes);
    assert!(changes.iter().any(|c| c.what.starts_with("cỡ chữ")), "{changes:?}");
}
