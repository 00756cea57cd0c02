//! Figures that a template writes.

mod support;

use support::{codes, lines, outline, usual, with_template};
use vanthu::document::Inline;

fn made(line: &str) -> (String, Vec<String>) {
    let text = format!("KẾ HOẠCH\n{{{{ trich_yeu }}}}\n\n{{{{ khoi(ten=\"noi_dung\") }}}}\n\nDòng: {line}.\n");
    let (doc, d) = with_template(&usual(r#""so": 1"#), Some(&text));
    let last = outline(&doc.body).pop().unwrap_or_default();
    (last.trim_start_matches("Dòng: ").trim_end_matches('.').to_owned(), lines(&d))
}

#[test]
fn figures_are_written_as_offices_write_them() {
    for (line, expected) in [
        (r#"{{ 1234567.5 | so }}"#, "1.234.567,5"),
        (r#"{{ (0.1 + 0.2) | so }}"#, "0,3"),
        (r#"{{ 5 | so(don_vi="nhiệm vụ") }}"#, "05 nhiệm vụ"),
        (r#"{{ 5 | so(don_vi="nhiệm vụ", hai_chu_so=false) }}"#, "5 nhiệm vụ"),
        (r#"{{ "1234500000 đồng" | so(don_vi="triệu đồng", le=1) }}"#, "1.234,5 triệu đồng"),
        (r#"{{ "1234500000 đồng" | so(don_vi="triệu đồng") }}"#, "1.235 triệu đồng"),
        (r#"{{ "1.234,56 triệu đồng" | so }}"#, "1.234,56 triệu đồng"),
        (r#"{{ 9007199254740993 | so }}"#, "9.007.199.254.740.993"),
        (r#"{{ "13,3%" | so(le=2) }}"#, "13,30%"),
        (r#"{{ 123456000 | bang_chu(don_vi="đồng") }}"#, "Một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn đồng"),
        (r#"{{ "1,5 tỷ đồng" | bang_chu(chan=true) }}"#, "Một tỷ năm trăm triệu đồng chẵn"),
        (r#"{{ 21 | bang_chu | lower }}"#, "hai mươi mốt"),
        (
            r#"{{ tang_giam(nay=15, truoc=12, don_vi="nhiệm vụ", so_voi="quý trước") }}"#,
            "tăng 3 nhiệm vụ so với quý trước",
        ),
        (
            r#"{{ tang_giam(nay=15, truoc=12, don_vi="nhiệm vụ", so_voi="quý trước", hai_chu_so=true) }}"#,
            "tăng 03 nhiệm vụ so với quý trước",
        ),
        (r#"{{ tang_giam(nay=87.5, truoc=100, so_voi="cùng kỳ", phan_tram=true) }}"#, "giảm 12,5% so với cùng kỳ"),
        (r#"{{ tang_giam(nay="85%", truoc="82,5%") }}"#, "tăng 2,5 điểm phần trăm"),
        (r#"{{ tang_giam(nay=12, truoc="12 người", so_voi="cùng kỳ") }}"#, "bằng cùng kỳ"),
        (r#"{{ phan_tram(tu=133, mau=1000) }}"#, "13,3%"),
        (r#"{{ phan_tram(tu=0.133) }}"#, "13,3%"),
        (r#"{{ phan_tram(tu="500 triệu đồng", mau="2 tỷ đồng", le=1) }}"#, "25,0%"),
        (r#"{{ phan_tram(tu=2, mau=3, le=0) | upper }}"#, "67%"),
        // A unit is data, never markup.
        (
            r#"{{ 2 | so(don_vi="m2/hộ") }} {{ tang_giam(nay=2, truoc=1, so_voi="**x**") }}"#,
            "02 m2/hộ tăng 1 so với **x**",
        ),
    ] {
        assert_eq!(made(line), (expected.to_owned(), Vec::<String>::new()), "{line}");
    }
}

/// What is not known is marked and told once, never written as nought.
#[test]
fn a_missing_figure_is_marked() {
    for line in [
        r#"{{ "" | so }}"#,
        r#"{{ "…" | so(don_vi="triệu đồng") }}"#,
        r#"{{ none | so }}"#,
        r#"{{ "-" | bang_chu }}"#,
        r#"{{ tang_giam(nay=5, truoc="", so_voi="quý trước") }}"#,
        r#"{{ tang_giam(nay=5, truoc=0, phan_tram=true) }}"#,
        r#"{{ phan_tram(tu=5, mau=0) }}"#,
        r#"{{ phan_tram(tu="", mau=3) }}"#,
    ] {
        let (text, found) = made(line);
        assert_eq!(text, "[CẦN BỔ SUNG: số liệu]", "{line}");
        assert_eq!(found.len(), 1, "{line}: {found:#?}");
        assert!(found[0].starts_with("mau-rieng.txt: cảnh báo: Thiếu số liệu ở 1 chỗ"), "{found:#?}");
    }
    let text = "KẾ HOẠCH\n{{ trich_yeu }}\n\n{{ khoi(ten=\"noi_dung\") }}\n\nĐạt {{ \"\" | so }}, {{ phan_tram(tu=1, mau=0) }}.\n";
    let (doc, d) = with_template(&usual(r#""so": 1"#), Some(text));
    assert_eq!(codes(&d), ["thieu.so-lieu"]);
    assert!(d.iter().all(|f| f.code.is_missing()));
    let Some(vanthu::document::Block::Paragraph(last)) = doc.body.last() else { panic!("a paragraph") };
    let marked = last.0.iter().filter(|i| matches!(i, Inline::Text(_, style) if style.missing)).count();
    assert_eq!(marked, 2, "{last:?}");
}

#[test]
fn what_is_wrong_is_said_in_vietnamese() {
    for (line, expected) in [
        (r#"{{ "nhiều" | so }}"#, "so(): «nhiều» không phải là một số liệu"),
        (r#"{{ 5 | so(donvi="ngày") }}"#, "so(): không có tham số «donvi»; các tham số có: don_vi, le, hai_chu_so"),
        (r#"{{ 5 | so(le=-1) }}"#, "so(): «le» phải là số nguyên từ 0 đến 9"),
        (r#"{{ 5 | so(don_vi="12 3") }}"#, "so(): «12 3» không phải đơn vị"),
        (r#"{{ "5 người" | so(don_vi="ngày") }}"#, "so(): «người» và «ngày» là hai đơn vị khác nhau"),
        (r#"{{ tang_giam(nay=5) }}"#, "tang_giam(): thiếu tham số «truoc»"),
        (r#"{{ tang_giam(nay="5 người", truoc="3 ngày") }}"#, "tang_giam(): «người» và «ngày» là hai đơn vị khác nhau"),
        (
            r#"{{ tang_giam(nay="5%", truoc="3%", phan_tram=true) }}"#,
            "tang_giam(): hai tỷ lệ so với nhau bằng điểm phần trăm",
        ),
        (r#"{{ phan_tram(mau=3) }}"#, "phan_tram(): thiếu tham số «tu»"),
        (r#"{{ phan_tram(tu=[1], mau=3) }}"#, "phan_tram(): chỉ nhận số hoặc chuỗi"),
    ] {
        let (_, found) = made(line);
        let start = "mau-rieng.txt:6:";
        assert!(found[0].starts_with(start) && found[0].contains(expected), "{line}: {found:#?}");
    }
}
