//! Pages for the screen: those of the PDF, small enough, and led back to their source.

use std::io::Write;
use vanthu::document::RowKind;
use vanthu::office::{
    Appendices, ColumnFix, Facts, Filled, Fixes, Format, Made, Meaning, Reading, RowFix, RowIs, Screen, Typed,
};
use vanthu::tables::{Options, tables};
use vanthu::{Draft, Fonts, Office};

fn office() -> Office {
    let facts = std::fs::read("samples/co-quan.toml").unwrap();
    Office::new(Fonts::embedded()).agency(&facts).unwrap()
}

fn screen(made: &Made) -> &Screen {
    made.files.iter().find_map(|f| f.screen.as_ref()).unwrap_or_else(|| panic!("no pages: {:?}", made.found))
}

fn how(formats: &[Format]) -> Draft<'_> {
    let mut how = Draft::default();
    how.formats = formats;
    how
}

fn drawn(name: &str) -> Made {
    let office = office();
    let source = office.open(std::fs::read(format!("samples/{name}")).unwrap(), name).unwrap();
    office.draft(&source, &[], &how(&[Format::Screen, Format::Pdf]))
}

/// How large a text is as browsers get it.
fn packed(text: &str) -> usize {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let deflated = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("a", deflated).unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner().len()
}

#[test]
fn every_page_of_the_pdf_is_drawn_and_a_page_of_text_takes_less_than_60_kb() {
    for name in ["van-ban.txt", "thong-bao.json", "to-trinh.json", "cong-van.json"] {
        let made = drawn(name);
        let pdf = &made.files.iter().find(|f| f.ending == "pdf").unwrap().bytes;
        let in_pdf = lopdf::Document::load_mem(pdf).unwrap().get_pages().len();
        let screen = screen(&made);
        assert_eq!((screen.count, screen.pages.len()), (in_pdf, in_pdf), "{name}");
        for (at, page) in screen.pages.iter().enumerate() {
            assert!(page.svg.starts_with("<svg ") && page.svg.ends_with("</svg>"), "{name} {at}");
            assert!(packed(&page.svg) < 60_000, "{name} {at}: {} bytes", packed(&page.svg));
            let mut names = page.svg.match_indices("href=\"#").map(|(i, _)| &page.svg[i + 7..i + 12]);
            assert!(names.all(|n| page.svg.contains(&format!("id=\"{}\"", n.split('"').next().unwrap()))), "{name}");
        }
    }
}

#[test]
fn what_a_page_says_is_what_the_document_says_where_it_stands() {
    let made = drawn("thong-bao.json");
    let page = &screen(&made).pages[0];
    let said: Vec<&str> = page.lines.iter().map(|l| l.text.trim()).collect();
    assert!(said.contains(&"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "{said:?}");
    assert!(said.contains(&"THÔNG BÁO"), "{said:?}");
    for line in &page.lines {
        let [x, y, w, h] = line.rect;
        assert!(x > 0.0 && y > 0.0 && w > 0.0 && x + w < page.size.0 && y + h < page.size.1, "{line:?}");
    }
}

#[test]
fn a_cell_on_a_page_knows_its_cell_on_the_sheet() {
    let table = "Danh mục,,\n,,\nSTT,Nhiệm vụ,Chủ trì\nI,Nhóm một,\n1,Trồng cây,Hội Nông dân\n2,Dọn kênh,Đoàn xã\n";
    let office = office();
    let mut how = Appendices::default();
    how.formats = &[Format::Screen];
    let made = office.appendices(office.open(table, "bang.csv").unwrap(), &how);
    let lines = &screen(&made).pages[0].lines;
    let source = |words: &str| lines.iter().find(|l| l.text.trim() == words).and_then(|l| l.source.as_deref());
    assert_eq!(source("Nhiệm vụ"), Some("B3"));
    assert_eq!(source("Nhóm một"), Some("B4"));
    assert_eq!(source("Đoàn xã"), Some("C6"));
    assert_eq!(source("DANH MỤC"), None);
}

#[test]
fn the_mark_of_a_missing_fact_is_found_on_the_page_and_over_two_lines() {
    let office = Office::new(Fonts::embedded());
    let text = format!(
        "KẾ HOẠCH\nTrồng cây\n\nI. NỘI DUNG\n{} [CẦN BỔ SUNG: số lượng cây xanh cần trồng tại các thôn trong năm] rồi báo cáo.\n",
        "Các thôn rà soát diện tích và đăng ký"
    );
    let source = office.open(text, "a.txt").unwrap();
    let made = office.draft(&source, &[], &how(&[Format::Screen]));
    let missing = &screen(&made).missing;
    let one = missing.iter().find(|m| m.what.starts_with("số lượng cây xanh")).unwrap();
    assert_eq!(one.what, "số lượng cây xanh cần trồng tại các thôn trong năm");
    assert_eq!(one.spots.len(), 2, "{one:?}");
    assert!(one.spots[0].rect[1] < one.spots[1].rect[1]);
    assert!(missing.iter().any(|m| m.what == "tên cơ quan ban hành"), "{missing:?}");
}

const PLAN: &str = r#"{"loai": "ke-hoach", "noi_dung": "1. Trồng cây (chi tiết tại Phụ lục kèm theo).",
    "phu_luc": [{"tieu_de": "Danh mục", "noi_dung": "1. Cây xoan."}]}"#;

fn made(plan: &str, typed: Option<&Typed>) -> Made {
    let office = office();
    let source = office.open(plan.as_bytes(), "a.json").unwrap();
    let mut how = Draft::default();
    how.typed = typed;
    office.draft(&source, &[], &how)
}

#[test]
fn facts_typed_beside_a_plan_give_the_files_of_a_plan_that_holds_them() {
    let facts: Facts =
        serde_json::from_str(r#"{"so": 12, "ngay": "05/01/2026", "trich_yeu": "Trồng cây năm 2026"}"#).unwrap();
    let typed = made(PLAN, Some(&Typed { facts, marks: Vec::new() }));
    let held =
        PLAN.replace(r#""loai""#, r#""so": 12, "ngay": "05/01/2026", "trich_yeu": "Trồng cây năm 2026", "loai""#);
    let held = made(&held, None);
    assert_eq!(typed.files, held.files);
    assert!(typed.found.iter().all(|f| f.code.name() != "thieu.trich-yeu"), "{:?}", typed.found);
}

#[test]
fn words_in_the_place_of_a_mark_give_the_files_of_data_without_it_and_the_finding_is_gone() {
    let what = "trích yếu nội dung".to_owned();
    let mark = Filled { what, text: "Trồng cây năm 2026".into(), ..Filled::default() };
    let filled = made(PLAN, Some(&Typed { marks: vec![mark], ..Typed::default() }));
    let held = made(&PLAN.replace(r#""loai""#, r#""trich_yeu": "Trồng cây năm 2026", "loai""#), None);
    assert_eq!(filled.files, held.files);
    assert_eq!(filled.found, held.found);
}

const SHEET: &str = "STT,Nội dung,Đơn vị,Mốc\nA,Việc chung,,\n1,Trồng cây,Hội Nông dân,Quý I\n2,Cả xã,Đoàn xã,Quý II\n";

#[test]
fn what_a_person_set_right_stands_above_what_words_say() {
    let office = Office::new(Fonts::embedded());
    let read = |fixes: Fixes| {
        let book = vanthu::sheet::workbook(SHEET.as_bytes(), "", &mut Default::default()).unwrap();
        let options = Options { fixes, tasks: true, ..Options::default() };
        tables(book.sheets.into_iter().next().unwrap(), &options, &mut Default::default()).remove(0)
    };
    let column = |column, meaning| ColumnFix { sheet: String::new(), column, meaning };
    let row = |row, is| RowFix { sheet: String::new(), row, is };
    let kinds = |fixes: Fixes| read(fixes).table.body.iter().map(|r| r.kind).collect::<Vec<_>>();
    assert_eq!(kinds(Fixes::default()), [RowKind::Group, RowKind::Normal, RowKind::Normal]);
    let rows = vec![row(1, RowIs::Item), row(3, RowIs::Total)];
    assert_eq!(kinds(Fixes { rows, ..Fixes::default() }), [RowKind::Normal, RowKind::Normal, RowKind::Total]);
    let head = read(Fixes { rows: vec![row(1, RowIs::Head)], ..Fixes::default() });
    assert_eq!((head.table.head.len(), head.table.body.len()), (2, 2));
    let columns = vec![column(2, Meaning::Partners), column(3, Meaning::Deadline)];
    let read = read(Fixes { columns, ..Fixes::default() });
    assert_eq!(read.columns.iter().map(|c| c.meaning).collect::<Vec<_>>()[2..], [Meaning::Partners, Meaning::Deadline]);
    assert_eq!((&*read.tasks[0].partners, &*read.tasks[0].deadline), ("Hội Nông dân", "Quý I"));
    // The page follows.
    let mut reading = Reading::default();
    reading.fixes.rows = vec![row(3, RowIs::Total)];
    let mut how = Appendices::default();
    how.formats = &[Format::Screen];
    let plain = office.appendices(office.open(SHEET, "a.csv").unwrap(), &how);
    let fixed = office.appendices(office.open(SHEET, "a.csv").unwrap().read_as(reading), &how);
    assert_ne!(screen(&plain).pages[0].svg, screen(&fixed).pages[0].svg);
}
