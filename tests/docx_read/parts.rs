//! Parts of a văn bản in the layouts that offices use: one trap a document.

use crate::made::body;
use vanthu::docx::read::model::Source;
use vanthu::parts::{Kind, Part, Parts};

/// A paragraph: `^` before the words sets them in bold in the middle.
pub fn p(words: &str) -> String {
    let (look, bold, words) = match words.strip_prefix('^') {
        Some(words) => ("<w:pPr><w:jc w:val=\"center\"/></w:pPr>", "<w:rPr><w:b/></w:rPr>", words),
        None => ("", "", words),
    };
    let words = words.replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    format!("<w:p>{look}<w:r>{bold}<w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

fn cell(lines: &[&str]) -> String {
    let inside: String = if lines.is_empty() { p("") } else { lines.iter().map(|l| p(l)).collect() };
    format!("<w:tc>{inside}</w:tc>")
}

/// A table: rows of cells of lines.
pub fn table(rows: &[&[&[&str]]]) -> String {
    let row = |cells: &&[&[&str]]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

const NATIONAL: [&str; 2] = ["^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "^Độc lập - Tự do - Hạnh phúc"];

pub fn letterhead(organs: &[&str], day: &str) -> String {
    table(&[&[organs, &NATIONAL], &[&["Số: 12/KH-SCT"], &[day]]])
}

pub fn usual() -> String {
    letterhead(&["UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"], "Lâm Viên, ngày 14 tháng 4 năm 2026")
}

pub const TITLE: [&str; 2] = ["^KẾ HOẠCH", "^Kiểm tra chợ đầu mối năm 2026"];

const ENDING: [&[&str]; 2] =
    [&["Nơi nhận:", "- Các chợ đầu mối;", "- Lưu: VT, KH."], &["^GIÁM ĐỐC", "", "^Đỗ Minh Khang"]];

pub fn lines(list: &[&str]) -> String {
    list.iter().map(|l| p(l)).collect()
}

const TEXT: &str = "Sở tổ chức kiểm tra các chợ đầu mối trên địa bàn theo lịch đã thống nhất với ban quản lý từng chợ.";

fn made(parts: &[&str]) -> Source {
    body(&parts.concat()).read()
}

fn words(parts: &Parts<'_>, part: &Part) -> Vec<String> {
    parts.of(part).map(|l| l.text.clone()).collect()
}

/// Authority, note and name of each signature.
fn signed(parts: &Parts<'_>) -> Vec<(Vec<String>, Vec<String>, Vec<String>)> {
    let of = |part| words(parts, part);
    parts.ending.signatures.iter().map(|s| (of(&s.authority), of(&s.note), of(&s.full_name))).collect()
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|s| (*s).to_owned()).collect()
}

#[test]
fn signs_without_width_and_no_break_spaces_hide_no_word() {
    let ending = table(&[&[
        &["Nơi\u{a0}nhận:", "- Như\u{ad} trên;", "- Lưu\u{a0}: VT,\u{a0}KH."],
        &["^GIÁM\u{a0}ĐỐC", "^Đỗ Minh Khang"],
    ]]);
    let source = made(&[&usual(), &lines(&TITLE), &p(TEXT), &ending]);
    let parts = Parts::find(&source);
    assert_eq!(words(&parts, &parts.ending.recipients), ["- Như trên;", "- Lưu : VT, KH."]);
    assert_eq!(signed(&parts), [(strings(&["GIÁM ĐỐC"]), vec![], strings(&["Đỗ Minh Khang"]))]);
}

#[test]
fn addressees_in_a_table_and_ended_by_their_full_stop() {
    let asked = table(&[&[&["Kính gửi:"], &["- Chi cục Quản lý chợ;", "- Trung tâm Xúc tiến."]]]);
    let head = table(&[
        &[&["UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"], &NATIONAL],
        &[&["Số: 12/SCT-TM", "V/v kiểm tra chợ"], &["Lâm Viên, ngày 14 tháng 4 năm 2026"]],
    ]);
    let source = made(&[
        &head,
        &asked,
        &p("- Căn cứ Luật Thương mại ngày 14 tháng 6 năm 2005;"),
        &p("- Xét đề nghị của các chợ."),
        &p(TEXT),
    ]);
    let parts = Parts::find(&source);
    let asked = ["Kính gửi:", "- Chi cục Quản lý chợ;", "- Trung tâm Xúc tiến."];
    assert_eq!(words(&parts, &parts.head.addressees), asked);
    assert_eq!(parts.head.bases.len(), 2);
    assert_eq!(parts.text_of(parts.body.clone()).count(), 1);
}

#[test]
fn a_day_left_to_be_filled_in_is_a_day() {
    for day in [
        "Lâm Viên, ngày … tháng … năm 20…",
        "Lâm Viên, ngày … tháng … năm 202...",
        "Lâm Viên, ngày {{ngay}} tháng {{thang}} năm {{nam}}",
        "Lâm Viên, ngày «Ngay» tháng 4 năm 20xx",
        "«Ngay_thang»",
    ] {
        let head = letterhead(&["UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"], day);
        let source = made(&[&head, &lines(&TITLE), &p(TEXT), &table(&[&ENDING])]);
        let parts = Parts::find(&source);
        assert_eq!(words(&parts, &parts.head.place_date), [day]);
        assert_eq!(words(&parts, &parts.head.subject), ["Kiểm tra chợ đầu mối năm 2026"]);
        let document = vanthu::reuse::document(&source, &mut Default::default()).expect("a document");
        assert_eq!(document.issued_date.year, None, "{day}");
    }
}

#[test]
fn a_van_ban_set_in_one_table() {
    let source = made(&[&table(&[
        &[&["^SỞ CÔNG THƯƠNG", "Số: 12/TB-SCT"], &[NATIONAL[0], NATIONAL[1], "Lâm Viên, ngày 14 tháng 4 năm 2026"]],
        &[&["^THÔNG BÁO", "^Lịch kiểm tra chợ tháng 4"]],
        &[&[TEXT, "1. Chợ Đông: ngày 15."]],
        &[ENDING[0], ENDING[1]],
    ])]);
    let parts = Parts::find(&source);
    assert_eq!(words(&parts, &parts.head.organ), ["SỞ CÔNG THƯƠNG"]);
    assert_eq!(words(&parts, &parts.head.type_name), ["THÔNG BÁO"]);
    assert_eq!(parts.text_of(parts.body.clone()).count(), 2);
    assert_eq!(words(&parts, &parts.ending.recipients), ["- Các chợ đầu mối;", "- Lưu: VT, KH."]);
    assert_eq!(signed(&parts), [(strings(&["GIÁM ĐỐC"]), vec![], strings(&["Đỗ Minh Khang"]))]);
}

#[test]
fn an_item_of_the_list_is_no_position() {
    let list = ["Nơi nhận:", "- TTHĐND, UBND TP;", "- CT, PCT UBND;", "- Lưu: VT."];
    let ending = table(&[&[&list, &["^TM. ỦY BAN NHÂN DÂN", "^CHỦ TỊCH", "(Ký tên, đóng dấu)", "^Đỗ Minh Khang"]]]);
    let source = made(&[&usual(), &lines(&TITLE), &p(TEXT), &ending]);
    let parts = Parts::find(&source);
    assert_eq!(words(&parts, &parts.ending.recipients), list[1..]);
    let one =
        (strings(&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]), strings(&["(Ký tên, đóng dấu)"]), strings(&["Đỗ Minh Khang"]));
    assert_eq!(signed(&parts), [one]);
}

#[test]
fn a_signature_beside_the_list_by_tabs_or_below_it_by_blanks() {
    let tabs = [
        "\tNơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "\t- Sở Công Thương;\tKT. CHỦ TỊCH",
        "\t- CT, PCT UBND;\t(Đã ký)",
        "\t- LĐVP, P. TH;\tĐỗ Minh Khang",
        "\t- Lưu: VT.\t",
    ];
    let source = made(&[&usual(), &lines(&TITLE), &p(TEXT), &lines(&tabs)]);
    let parts = Parts::find(&source);
    let list = ["- Sở Công Thương;", "- CT, PCT UBND;", "- LĐVP, P. TH;", "- Lưu: VT."];
    assert_eq!(words(&parts, &parts.ending.recipients), list);
    let one = (strings(&["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]), strings(&["(Đã ký)"]), strings(&["Đỗ Minh Khang"]));
    assert_eq!(signed(&parts), [one]);

    let name = format!("{}Đỗ Minh Khang", " ".repeat(70));
    let blanks = ["\t\t\t\tGIÁM ĐỐC", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", &name];
    let source = made(&[&usual(), &lines(&TITLE), &p(TEXT), &lines(&blanks)]);
    let parts = Parts::find(&source);
    assert_eq!(signed(&parts), [(strings(&["GIÁM ĐỐC"]), vec![], strings(&["Đỗ Minh Khang"]))]);
    assert!(parts.ending.stray.is_empty());
}

#[test]
fn a_position_in_small_letters() {
    let last = table(&[&[&[], &["^Người lập báo cáo", "", "^Đỗ Minh Khang"]]]);
    let source = made(&[&usual(), &lines(&TITLE), &p(TEXT), &last]);
    let parts = Parts::find(&source);
    assert_eq!(signed(&parts), [(strings(&["Người lập báo cáo"]), vec![], strings(&["Đỗ Minh Khang"]))]);
    // Rank and degree belong to the name.
    for name in ["^TS. Đỗ Minh Khang", "^PGS.TS. Đỗ Minh Khang", "^Thượng tá Đỗ Minh Khang"] {
        let last = table(&[&[ENDING[0], &["^Giám đốc", "(Ký tên, đóng dấu)", name]]]);
        let source = made(&[&usual(), &lines(&TITLE), &p(TEXT), &last]);
        let parts = Parts::find(&source);
        let one = (strings(&["Giám đốc"]), strings(&["(Ký tên, đóng dấu)"]), strings(&[&name[1..]]));
        assert_eq!(signed(&parts), [one]);
    }
    // Without a name below it it is text.
    let source = made(&[&usual(), &lines(&TITLE), &p(TEXT), &p("Đại diện các chợ tham dự")]);
    assert!(Parts::find(&source).ending.signatures.is_empty());
}

#[test]
fn a_column_named_noi_nhan_is_no_list() {
    let rows = table(&[
        &[&["STT"], &["Sản phẩm"], &["Nơi nhận"]],
        &[&["1"], &["Báo cáo tháng"], &["Phòng Kế hoạch"]],
        &[&["2"], &["Nơi nhận"], &["Chuỗi ký tự"]],
    ]);
    let source =
        made(&[&usual(), &lines(&TITLE), &p(TEXT), &rows, &p(TEXT), &p("^GIÁM ĐỐC"), &p(""), &p("^Đỗ Minh Khang")]);
    let parts = Parts::find(&source);
    assert!(parts.ending.recipients_title.is_empty());
    assert_eq!(parts.tables_of(parts.body.clone()).count(), 1);
    assert_eq!(signed(&parts).len(), 1);
}

#[test]
fn lines_above_the_letterhead_and_a_draft_in_brackets() {
    let source =
        made(&[&p("Mẫu số 07"), &usual(), &p("(Dự thảo lần 2)"), &lines(&TITLE), &p(TEXT), &table(&[&ENDING])]);
    let parts = Parts::find(&source);
    assert_eq!(words(&parts, &parts.head.code), ["Số: 12/KH-SCT"]);
    assert_eq!(words(&parts, &parts.head.draft), ["(Dự thảo lần 2)"]);
    assert_eq!(words(&parts, &parts.head.stray), ["Mẫu số 07"]);
    assert_eq!(words(&parts, &parts.head.subject), ["Kiểm tra chợ đầu mối năm 2026"]);
}

#[test]
fn a_superior_organ_in_bold_and_a_name_over_two_lines() {
    for (organs, parent) in [
        (["^UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"], 1),
        (["^SỞ CÔNG THƯƠNG", "^TRUNG TÂM XÚC TIẾN THƯƠNG MẠI"], 1),
        (["^TRƯỜNG CAO ĐẲNG LÂM VIÊN", "^KHOA THƯƠNG MẠI"], 1),
        (["^ỦY BAN NHÂN DÂN", "^XÃ AN BÌNH"], 0),
        (["^TRUNG TÂM PHỤC VỤ", "^HÀNH CHÍNH CÔNG"], 0),
    ] {
        let head = letterhead(&organs, "Lâm Viên, ngày 14 tháng 4 năm 2026");
        let source = made(&[&head, &lines(&TITLE), &p(TEXT), &table(&[&ENDING])]);
        let parts = Parts::find(&source);
        assert_eq!(parts.head.parent_organ.len(), parent, "{organs:?}");
        assert_eq!(parts.head.organ.len(), 2 - parent, "{organs:?}");
    }
}

#[test]
fn a_quoc_hieu_on_the_left_and_a_title_outside_the_list() {
    let head = table(&[
        &[&NATIONAL, &["UBND TỈNH LÂM VIÊN", "^SỞ CÔNG THƯƠNG"]],
        &[&["Số: 12/SCT-TM"], &["Lâm Viên, ngày 14 tháng 4 năm 2026"]],
    ]);
    let source =
        made(&[&head, &p("^PHÂN CÔNG NHIỆM VỤ"), &p("^Các thành viên Tổ kiểm tra"), &p(TEXT), &table(&[&ENDING])]);
    let parts = Parts::find(&source);
    assert_eq!(words(&parts, &parts.head.organ), ["SỞ CÔNG THƯƠNG"]);
    assert_eq!(words(&parts, &parts.head.type_name), ["PHÂN CÔNG NHIỆM VỤ"]);
    assert_eq!(words(&parts, &parts.head.subject), ["Các thành viên Tổ kiểm tra"]);
}

#[test]
fn a_regulation_in_a_file_of_its_own() {
    let head = table(&[&[&["^ỦY BAN NHÂN DÂN", "^XÃ AN BÌNH"], &NATIONAL]]);
    let issued = "(Ban hành kèm theo Quyết định số 31/QĐ-UBND ngày 02 tháng 3 năm 2026)";
    let source = made(&[&head, &p("^QUY CHẾ"), &p("^Họp dân các thôn"), &p(issued), &p("Điều 1. Phạm vi"), &p(TEXT)]);
    let parts = Parts::find(&source);
    assert_eq!(parts.kind, Kind::Attached("QUY CHẾ".to_owned()));
    let [one] = parts.appendices.as_slice() else { panic!("{:?}", parts.appendices) };
    assert_eq!(words(&parts, &one.attached), [issued]);
    assert_eq!(words(&parts, &one.title), ["Họp dân các thôn"]);
}

#[test]
fn kem_theo_set_in_a_table() {
    let issued =
        table(&[&[&["(Kèm theo Nghị quyết số 09/NQ-HĐND ngày 02/3/2026"]], &[&["của Hội đồng nhân dân tỉnh)"]]]);
    let rows = table(&[&[&["STT"], &["Dịch vụ"]], &[&["1"], &["Cân điện tử"]]]);
    let source = made(&[&p("^Phụ lục II"), &p("^GIÁ DỊCH VỤ CHỢ"), &issued, &rows]);
    let parts = Parts::find(&source);
    assert_eq!(parts.kind, Kind::Appendices);
    assert_eq!(parts.appendices[0].attached.len(), 2);
    assert_eq!(parts.tables_of(parts.appendices[0].body.clone()).count(), 1);
}

#[test]
fn a_rule_drawn_as_the_border_of_a_cell() {
    let border = "<w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\"/></w:tcBorders></w:tcPr>";
    let head = usual().replacen("<w:tc>", &format!("<w:tc>{border}"), 2);
    let source = made(&[&head, &lines(&TITLE), &p(TEXT), &table(&[&ENDING])]);
    let parts = Parts::find(&source);
    for part in [&parts.head.organ, &parts.head.motto] {
        assert!(parts.lines.rule_under(&source, part).is_some());
    }
    assert!(parts.lines.rule_under(&source, &parts.head.place_date).is_none());
}

#[test]
fn two_signatures_of_a_bien_ban() {
    let last = table(&[&[&["^THƯ KÝ", "", "^Lê Thu Hà"], &["^CHỦ TRÌ", "", "^Đỗ Minh Khang"]]]);
    let source = made(&[&usual(), &p("^BIÊN BẢN"), &p("^Kiểm tra chợ"), &p(TEXT), &last]);
    let names: Vec<_> = signed(&Parts::find(&source)).into_iter().map(|s| s.2).collect();
    assert_eq!(names, [strings(&["Lê Thu Hà"]), strings(&["Đỗ Minh Khang"])]);
}

#[test]
fn the_title_of_an_application_is_no_organ() {
    let source =
        made(&[&lines(&NATIONAL), &p("^ĐƠN ĐỀ NGHỊ CẤP ĐIỂM KINH DOANH"), &p("Kính gửi: Ban Quản lý chợ"), &p(TEXT)]);
    let parts = Parts::find(&source);
    assert_eq!(words(&parts, &parts.head.type_name), ["ĐƠN ĐỀ NGHỊ CẤP ĐIỂM KINH DOANH"]);
    assert!(parts.head.organ.is_empty());
    assert_eq!(parts.head.addressees.len(), 1);
}
