//! Last year's plan and this year's tables to one draft: what is raised, what is blank, what is left to a person.

use vanthu::diagnostic::Severity;
use vanthu::office::{Expect, Made};
use vanthu::{Draft, Fonts, Office};

const LAST_YEAR: &str = "ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ AN BÌNH    Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND    An Bình, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Trồng cây và bảo vệ rừng năm 2026

Căn cứ Kế hoạch số 512/KH-UBND ngày 22/12/2025 của Ủy ban nhân dân tỉnh;
Căn cứ Luật Lâm nghiệp ngày 15/11/2017.

I. KẾT QUẢ NĂM 2025, MỤC TIÊU NĂM 2026
1. Diện tích trồng mới đạt 45 ha, tăng 12% so với năm 2025.
2. Thực hiện Đề án giai đoạn 2026 - 2030 của Ủy ban nhân dân xã An Bình.
II. NHIỆM VỤ NĂM 2026
1. Hoàn thành trước ngày 31/3/2026.

| STT | Nội dung | Diện tích (ha) | Thời hạn |
|---|---|---|---|
| 1 | Trồng keo | 20,5 | Quý I/2026 |
| 2 | Trồng thông | 24,5 | Quý II/2026 |

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Rừng

Phụ lục
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)
";

const TASKS: &str =
    "STT,Nhiệm vụ,Chủ trì,Thời hạn\n1,Phát dọn thực bì,Kiểm lâm địa bàn,28/02/2027\n2,Trồng dặm,Các thôn,30/4/2027\n";

fn office() -> Office {
    Office::new(Fonts::embedded())
}

fn drafted(year: Option<u16>) -> Made {
    let office = office();
    let plan = office.open_as(LAST_YEAR, "ke-hoach-2026.txt", Expect::Document).expect("a plan");
    let tables = [office.open_as(TASKS, "nhiem-vu.csv", Expect::Table).expect("a table")];
    let mut how = Draft::default();
    how.new_year = year;
    office.draft(&plan, &tables, &how)
}

fn text(made: &Made) -> String {
    let office = office();
    let docx = made.files.iter().find(|f| f.ending == "docx").expect("a DOCX");
    let again = office.open(docx.bytes.clone(), "x.docx").expect("opened");
    String::from_utf8(office.reuse(&again, "x.txt", None).files[0].bytes.clone()).expect("UTF-8")
}

#[test]
fn the_name_is_raised_and_nothing_else_is_changed() {
    let (before, after) = (text(&drafted(None)), text(&drafted(Some(2027))));
    assert!(after.contains("Trồng cây và bảo vệ rừng năm 2027"));
    assert!(after.contains("II. NHIỆM VỤ NĂM 2027"));
    assert!(!after.contains(" 12/KH-UBND") && !after.contains("05 tháng 01"), "{after}");
    // Every line that is not the head, a heading or the line under the annex's title is word for word the same.
    let kept = |text: &str| -> Vec<String> {
        let own = |l: &&str| !["KH-UBND ngày", "Số:", "năm 202", "NĂM 202", "ngày"].iter().any(|w| l.contains(w));
        text.lines().filter(own).map(str::to_owned).collect()
    };
    assert_eq!(kept(&before), kept(&after));
    for line in
        ["ngày 22/12/2025", "giai đoạn 2026 - 2030", "trước ngày 31/3/2026", "so với năm 2025", "Quý I/2026", "45 ha"]
    {
        assert!(after.contains(line), "{line}\n{after}");
    }
    assert!(after.contains("Phát dọn thực bì") && after.contains("30/4/2027"));
}

#[test]
fn what_is_still_of_last_year_is_told_at_its_line_and_as_comments() {
    let made = drafted(Some(2027));
    let told = |code: &str, what: &str| {
        let found = made.found.iter().find(|d| d.code.name() == code && d.message.contains(what));
        found.unwrap_or_else(|| panic!("{code} {what}: {:#?}", made.found)).clone()
    };
    let line = |code: &str, what: &str| told(code, what).place.line;
    assert_eq!(line("nam-moi.con-cu", "512/KH-UBND ngày 22/12/2025"), Some(9));
    assert_eq!(line("nam-moi.so-lieu", "15/11/2017"), Some(10), "an old law is no warning");
    assert_eq!(line("nam-moi.con-cu", "«năm 2025»"), Some(12), "in a heading too");
    assert_eq!(line("nam-moi.so-lieu", "«45 ha», «12%»"), Some(13));
    assert_eq!(line("nam-moi.con-cu", "2026 - 2030"), Some(14));
    assert_eq!(line("nam-moi.con-cu", "31/3/2026"), Some(16));
    assert_eq!(line("nam-moi.con-cu", "Quý II/2026"), Some(21));
    told("nam-moi.so-lieu", "2 ô số liệu");
    told("nam-moi.so-lieu", "Trần Văn Rừng");
    assert!(!made.found.iter().any(|d| d.message.contains("2027»")), "the new year's table is not last year's");
    assert!(made.found.iter().all(|d| d.severity < Severity::Error));
    let docx = made.files.iter().find(|f| f.ending == "docx").expect("a DOCX");
    let zip = zip_text(&docx.bytes, "word/comments.xml");
    assert!(zip.matches("<w:comment ").count() >= 8, "{zip}");
    assert!(zip.contains("512/KH-UBND") && zip.contains("Quý II/2026"));
}

fn zip_text(bytes: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    std::io::read_to_string(archive.by_name(part).expect("the part")).expect("UTF-8")
}

#[test]
fn a_school_year_goes_on_with_both_its_years() {
    let text = "TRƯỜNG THPT AN BÌNH    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    Độc lập - Tự do - Hạnh phúc\n\nSố: 3/KH-THPT    An \
                Bình, ngày 05 tháng 9 năm 2025\n\nKẾ HOẠCH\nBồi dưỡng giáo viên năm học 2025 - 2026\n\nI. MỤC ĐÍCH\nNâng cao chất \
                lượng.\n";
    let office = office();
    let source = office.open_as(text, "kh.txt", Expect::Document).expect("a plan");
    let made = office.reuse(&source, "x.txt", Some(2026));
    let out = String::from_utf8(made.files[0].bytes.clone()).expect("UTF-8");
    assert!(out.contains("năm học 2026 - 2027"), "{out}");
    assert!(!out.contains("3/KH-THPT"), "{out}");
}

#[test]
fn data_names_the_files_of_its_tables() {
    let office = office();
    let plan = r#"{"loai": "ke-hoach", "trich_yeu": "Trồng cây năm 2027", "noi_dung": "I. NHIỆM VỤ\nTheo các phụ lục kèm theo.",
        "phu_luc": [{"tep": "viec.csv"}, {"tieu_de": "Bản đồ", "noi_dung": "Ở trang sau."},
                    {"tieu_de": "Danh sách", "tep": "viec.csv", "huong": "ngang"}, {"tep": "mat.csv"}]}"#;
    let plan = office.open(plan, "kh.json").expect("a plan");
    let files = |name: &str| match name {
        "viec.csv" => Ok(TASKS.as_bytes().to_vec()),
        _ => Err("không có tệp".to_owned()),
    };
    let mut how = Draft::default();
    how.pictures = Some(&files);
    let made = office.draft(&plan, &[], &how);
    assert!(made.files.is_empty(), "a table that is not there is a lỗi");
    let lost = made.found.iter().find(|d| d.message.contains("mat.csv")).expect("told");
    assert_eq!((lost.place.line, lost.severity), (Some(3), Severity::Error));
    let plan = r#"{"loai": "ke-hoach", "trich_yeu": "Trồng cây năm 2027", "noi_dung": "I. NHIỆM VỤ\nTheo các phụ lục kèm theo.",
        "phu_luc": [{"tep": "viec.csv"}, {"tieu_de": "Bản đồ", "noi_dung": "Ở trang sau."},
                    {"tieu_de": "Danh sách", "tep": "viec.csv", "huong": "ngang"}]}"#;
    let made = office.draft(&office.open(plan, "kh.json").expect("a plan"), &[], &how);
    let out = text(&made);
    let upper = out.to_uppercase();
    let order: Vec<usize> = ["PHỤ LỤC I\n", "PHỤ LỤC II\n", "BẢN ĐỒ", "PHỤ LỤC III\n", "DANH SÁCH"]
        .iter()
        .map(|words| upper.find(words).unwrap_or_else(|| panic!("{words}\n{out}")))
        .collect();
    assert!(order.is_sorted(), "{out}");
    assert_eq!(out.matches("Phát dọn thực bì").count(), 2);
}

#[test]
fn cells_pasted_with_line_breaks_stay_cells() {
    let pasted = "KẾ HOẠCH\nMua sắm\n\nI. NHIỆM VỤ\n\nSTT\tNội dung\tĐơn vị\t\t\"Kinh phí\n(triệu đồng)\"\n\t\tChủ trì\tPhối hợp\t\n\
                  1\t\"Mua máy:\n- 2 máy in;\n- 3 máy \"\"quét\"\"\"\tVăn phòng\tKế toán\t25\n2\tSửa mái\tVăn phòng\t\t10\n\
                  3\tHọp tổng kết:\nmỗi quý\tKế toán\t\t5\n\tTổng cộng\t\t\t40\n";
    let office = office();
    let source = office.open_as(pasted, "kh.txt", Expect::Document).expect("a plan");
    let made = office.reuse(&source, "x.txt", None);
    let out = String::from_utf8(made.files[0].bytes.clone()).expect("UTF-8");
    for row in [
        "| STT | Nội dung | Đơn vị | << | Kinh phí<br>(triệu đồng) |",
        "| ^^ | ^^ | Chủ trì | Phối hợp | ^^ |",
        "| 1 | Mua máy:<br>- 2 máy in;<br>- 3 máy \"quét\" | Văn phòng | Kế toán | 25 |",
        "| 3 | Họp tổng kết:<br>mỗi quý | Kế toán |  | 5 |",
        "|  | Tổng cộng |  |  | 40 |",
    ] {
        assert!(out.contains(row), "{row}\n{out}");
    }
    let rule = out.lines().position(|l| l.starts_with("|---")).expect("a rule");
    assert!(out.lines().nth(rule - 1).is_some_and(|l| l.contains("Phối hợp")), "two rows of head\n{out}");
}

/// A PNG of 4 x 2 points, all of one colour.
fn png() -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, 4, 2);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&[9; 8]).expect("points");
    drop(writer);
    out
}

#[test]
fn pictures_go_from_text_to_document_and_back() {
    let office = office();
    let text = "KẾ HOẠCH\nPhòng cháy\n\nI. SƠ ĐỒ\n\nĐường thoát hiểm:\n\n[hình: anh/so-do.png | 80 mm | Sơ đồ thoát hiểm]\n\nHết.\n";
    let source = office.open_as(text, "kh.txt", Expect::Document).expect("a plan");
    let files = |name: &str| if name == "anh/so-do.png" { Ok(png()) } else { Err("không có".to_owned()) };
    let mut how = Draft::default();
    how.pictures = Some(&files);
    let made = office.draft(&source, &[], &how);
    let docx = made.files.iter().find(|f| f.ending == "docx").unwrap_or_else(|| panic!("{:#?}", made.found));
    let again = office.open(docx.bytes.clone(), "kh.docx").expect("opened");
    let back = office.reuse(&again, "nam-nay.txt", None);
    let names: Vec<String> = back.files.iter().map(|f| f.file_name()).collect();
    assert_eq!(names, ["nam-nay.txt", "nam-nay - hình/hinh-1.png"]);
    assert_eq!(back.files[1].bytes, png(), "the same bytes");
    let words = String::from_utf8(back.files[0].bytes.clone()).expect("UTF-8");
    assert!(words.contains("[hình: nam-nay - hình/hinh-1.png | 80 mm | Sơ đồ thoát hiểm]"), "{words}");
    // Without the file nothing is made, and the place is told.
    let made = office.draft(&source, &[], &Draft::default());
    assert!(made.files.is_empty());
    let told = made.found.iter().find(|d| d.message.contains("so-do.png")).expect("told");
    assert_eq!(told.severity, Severity::Error);
}

#[test]
fn the_total_of_a_plan_is_printed_below_its_tasks() {
    let plan = r#"{"loai": "ke-hoach", "trich_yeu": "Mua sắm", "noi_dung": "I. NHIỆM VỤ\nTheo Phụ lục kèm theo.", "phu_luc":
        [{"tieu_de": "Nhiệm vụ", "nhiem_vu": [{"noi_dung": "Mua máy", "kinh_phi": 25.5}, {"noi_dung": "Sửa mái", "kinh_phi": 10}],
          "tong": {"noi_dung": "Tổng cộng", "kinh_phi": 35.5}}]}"#;
    let office = office();
    let made = office.draft(&office.open(plan, "kh.json").expect("a plan"), &[], &Draft::default());
    let out = text(&made);
    assert!(out.lines().any(|l| l.contains("Tổng cộng") && l.contains("35,5")), "{out}");
    assert!(out.contains("| 2 | Sửa mái") && !out.contains("| 3 |"), "{out}");
}
