//! Templates of an office's own, charts, and what the documentation says of them.

use crate::sample::Sample;
use crate::support::*;
use vanthu::compose::report::{CHARTS, Chart, Input, Shape, VARIABLES, report};
use vanthu::document::{Block, Document, Inline};
use vanthu::{Diagnostics, Options, Template};

fn with(s: &Sample, text: &str, charts: Vec<Chart>) -> (Document, Diagnostics) {
    let template = Template { name: "mau-rieng.txt".into(), text: text.into() };
    let options = Options { template: Some(&template), ..Options::default() };
    let input = Input { charts, appendices: false, ..s.input(Shape::Prose, &[]) };
    report(&input, Some(&s.office), &options)
}

fn chart(name: &str) -> Chart {
    let png = std::fs::read("samples/hinh/ho-so-truc-tuyen.png").expect("a picture");
    Chart {
        name: name.into(), png, alt: "Biểu đồ cột".into(), caption: Some("Kết quả theo đơn vị".into())
    }
}

fn docs() -> String {
    std::fs::read_to_string("docs/mau.md").expect("docs/mau.md").replace('\r', "")
}

#[test]
fn charts_go_where_the_template_puts_them_and_missing_ones_print_nothing() {
    let s = Sample::new();
    for shape in [Shape::Prose, Shape::Table] {
        let input = Input { charts: vec![chart(CHARTS[0])], ..s.input(shape, &[]) };
        let (doc, d) = report(&input, Some(&s.office), &Options::default());
        assert!(!d.has_errors(), "{:#?}", lines(&d));
        let pictures: Vec<&str> =
            doc.body.iter().filter_map(|b| if let Block::Image(i) = b { Some(&*i.alt) } else { None }).collect();
        assert_eq!(pictures, ["Biểu đồ cột"]);
        assert!(matches!(doc.body.last(), Some(Block::Paragraph(_))), "the closing stays last");
    }
    let (doc, d) = with(&s, "BÁO CÁO\n{{ trich_yeu }}\n\nMột câu.\n", vec![chart(CHARTS[1])]);
    assert_eq!(outline(&doc.body), ["Một câu."]);
    let told: Vec<String> = lines(&d).into_iter().filter(|l| l.contains("bieu_do_ky")).collect();
    assert_eq!(told.len(), 1, "{:#?}", lines(&d));
    let broken = Chart { png: b"no picture".to_vec(), ..chart(CHARTS[0]) };
    let (_, d) = with(&s, "BÁO CÁO\n{{ trich_yeu }}\n\n{{ khoi(ten=\"bieu_do_don_vi\") }}\n", vec![broken]);
    assert!(d.has_errors());
}

#[test]
fn tables_may_stand_in_the_body() {
    let s = Sample::new();
    let text = "BÁO CÁO\n{{ trich_yeu }}\n\n{{ bang(ten=\"tien_do\") }}\n\n{{ bang(ten=\"theo_don_vi\") }}\n\n{{ bang(ten=\"theo_nhom\") }}\n";
    let (doc, _) = with(&s, text, Vec::new());
    assert_eq!(outline(&doc.body)[..2], ["[bảng 6x24]", "[bảng 11x9]"]);
    assert_eq!(outline(&doc.body)[3], "[bảng 11x5]");
    assert!(doc.appendices.is_empty());
    let Some(Block::Table(groups)) = doc.body.last() else { panic!("a table") };
    assert_eq!(rows(&groups.body)[4], "|Tổng cộng|20|7|2|2|3|3|1|2|45");
}

/// Every task stands in one list of its group, and every one that is not done in one list of what comes next.
#[test]
fn the_lists_part_the_tasks() {
    let s = Sample::new();
    let text = "BÁO CÁO\n{{ trich_yeu }}\n\n{% for n in nhom %}\n{{ n.thong_ke.tong }} là {{ n.ket_qua | length }}, \
        {{ n.ky_truoc | length }}, {{ n.ton_tai | length }}, {{ n.chua_den_han | length }}, {{ n.chua_bao_cao | length }}.\n\n\
        {% endfor %}\n{{ thong_ke.chua_hoan_thanh }} là {{ phuong_huong.qua_han | length }}, \
        {{ phuong_huong.den_han | length }}, {{ phuong_huong.sap_den | length }}, {{ phuong_huong.tiep_tuc | length }}, \
        {{ phuong_huong.thuong_xuyen | length }}, {{ phuong_huong.chua_bao_cao | length }}.\n";
    let (doc, d) = with(&s, text, Vec::new());
    assert!(!d.has_errors(), "{:#?}", lines(&d));
    let told = outline(&doc.body);
    assert_eq!(
        told,
        [
            "5 là 1, 3, 0, 1, 0.",
            "6 là 4, 0, 2, 0, 0.",
            "5 là 2, 2, 1, 0, 0.",
            "4 là 2, 0, 0, 0, 2.",
            "11 là 3, 2, 0, 1, 3, 2.",
        ]
    );
    for line in told {
        let numbers: Vec<usize> = line.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
        assert_eq!(numbers[0], numbers[1..].iter().sum::<usize>(), "{line}");
    }
}

#[test]
fn filters_for_prose() {
    let s = Sample::new();
    let text = "BÁO CÁO\n{{ trich_yeu }}\n\n\
        {{ \"Ban hành quy chế\" | viet_thuong }}; {{ \"ban hành\" | viet_hoa }}; {{ \"Xong\" | cau }}\n\n\
        Gồm {{ [\"a\", \"b\", \"c\"] | liet_ke }}; {{ ton_tai.qua_han | liet_ke(truong=\"stt\") }}.\n\n\
        Có{{ [\"a\", \"b\"] | ke_gon }}.\n\nCó{{ [\"a\", \"b\", \"c\", \"*d*\"] | ke_gon }}.\n\nCó{{ [] | ke_gon }}.\n";
    let (doc, d) = with(&s, text, Vec::new());
    assert!(!d.has_errors(), "{:#?}", lines(&d));
    assert_eq!(
        outline(&doc.body),
        ["ban hành quy chế; Ban hành; Xong.", "Gồm a, b và c; 9, 11 và 16.", "Có: a và b.", "Có.", "Có."]
    );
    let Block::Paragraph(long) = &doc.body[3] else { panic!("a paragraph") };
    let Some(Inline::Footnote(note)) = long.0.get(1) else { panic!("a footnote") };
    assert_eq!(note.text(), "Gồm: a; b; c; *d*.");
}

#[test]
fn errors_of_filters_say_where() {
    let s = Sample::new();
    let (_, d) = with(&s, "BÁO CÁO\n{{ trich_yeu }}\n\n{{ don_vi | liet_ke }}\n", Vec::new());
    let told = lines(&d);
    assert!(
        told.iter()
            .any(|l| l.starts_with("mau-rieng.txt:4:") && l.contains("liet_ke(): mục trong danh sách không phải chữ")),
        "{told:#?}"
    );
    let (_, d) = with(&s, "BÁO CÁO\n{{ trich_yeu }}\n\n{{ thong_kee }}\n", Vec::new());
    assert!(
        lines(&d).iter().any(|l| l.contains("không có biến «thong_kee»") && l.contains("phuong_huong")),
        "{:#?}",
        lines(&d)
    );
}

#[test]
fn every_variable_is_described() {
    let text = docs();
    let missing: Vec<&&str> = VARIABLES.iter().filter(|v| !text.contains(&format!("`{v}`"))).collect();
    assert!(missing.is_empty(), "docs/mau.md says nothing of {missing:?}");
    for name in CHARTS.iter().chain(&["tien_do", "theo_don_vi", "theo_nhom"]) {
        assert!(text.contains(&format!("ten=\"{name}\"")), "docs/mau.md says nothing of {name}");
    }
}

/// The examples of report templates in docs/mau.md, fenced as `jinja2`, make a report without a finding of the template.
#[test]
fn the_examples_in_the_documentation_are_true() {
    let s = Sample::new();
    let text = docs();
    let mut seen = 0;
    for part in text.split("```jinja2\n").skip(1) {
        let example = part.split("```").next().unwrap_or_default();
        let (doc, d) = with(&s, example, Vec::new());
        let told: Vec<String> =
            d.iter().filter(|f| f.code.name().starts_with("mau.")).map(ToString::to_string).collect();
        assert_eq!(told, Vec::<String>::new());
        assert!(doc.body.len() > 2, "{:?}", outline(&doc.body));
        seen += 1;
    }
    assert!(seen > 0, "no example");
}
