use crate::sample::{date, read, work};
use rust_xlsxwriter::{Format, Workbook};
use vanthu::plan::progress::Status;
use vanthu::plan::{Progress, WorkPlan};
use vanthu::read::ProgressKind;

const HEAD: [&str; 10] = [
    "TT",
    "Nhiệm vụ",
    "Loại",
    "Kế hoạch nguồn",
    "Đánh giá",
    "Văn bản chỉ đạo",
    "Tiến độ",
    "Sản phẩm minh chứng",
    "Số liệu",
    "Giải trình",
];

/// A workbook of the year: a title, the head in row 3, rows below.
fn matrix(rows: &[[&str; 10]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("CĐS").unwrap();
    let bold = Format::new().set_bold();
    sheet.merge_range(0, 0, 0, 9, "MA TRẬN THEO DÕI CHUYỂN ĐỔI SỐ NĂM 2026", &bold).unwrap();
    for (column, words) in (0u16..).zip(HEAD) {
        sheet.write_with_format(2, column, words, &bold).unwrap();
    }
    for (row, cells) in (3u32..).zip(rows) {
        for (column, words) in (0u16..).zip(cells).filter(|c| !c.1.is_empty()) {
            sheet.write(row, column, *words).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn short(entries: &[Progress]) -> Vec<String> {
    entries
        .iter()
        .map(|e| {
            let day = e.written_on.map(|d| d.to_string()).unwrap_or_default();
            let place = e.place.within.as_deref().unwrap_or_default();
            let result = e.result.replace('\n', "/");
            format!("{}|{day}|{result}|{}|{}|{}|{place}", e.task, e.status_words, e.evidence, e.figures)
        })
        .collect()
}

#[test]
fn one_cell_holds_the_entries_of_the_year() {
    let work = work();
    let bytes = matrix(&[
        ["I", "HẠ TẦNG", "", "", "", "", "", "", "", ""],
        [
            "1",
            "=Nâng cấp loa truyền thanh tại 12 thôn",
            "Thường xuyên",
            "KH 45",
            "Đang thực hiện",
            "CV 12",
            "[260115] ✅ Đã ban hành KH khảo sát\n[260320] Hoàn thành 80%\n- còn 2 thôn",
            "BC 30",
            "10/12 thôn",
            "chỉ để xem",
        ],
        ["2", "- Lắp điểm phát sóng ở nhà văn hóa", "", "", "Chưa thực hiện", "", "", "", "", ""],
        ["II", "DỮ LIỆU", "", "", "", "", "", "", "", ""],
        [
            "3",
            "Số hóa sổ hộ tịch giai đoạn 1990 - 2005",
            "",
            "",
            "Tiếp tục duy trì",
            "",
            "[260401] Quý II: 500 trang [260105] Quý I",
            "[260105] BB 01\n[260630] BB 02",
            "",
            "",
        ],
        ["4", "@Tập huấn kỹ năng số", "", "", "", "", "", "", "", ""],
    ]);
    let (file, lines) = read(&bytes, "cds.xlsx", &work);
    let file = file.unwrap();
    assert_eq!(file.kind, ProgressKind::Matrix);
    assert_eq!(
        short(&file.entries),
        [
            "1|2026-01-15|✅ Đã ban hành KH khảo sát||||CĐS!G5",
            "1|2026-03-20|Hoàn thành 80%/- còn 2 thôn|Đang thực hiện|BC 30|10/12 thôn|CĐS!G5",
            "2|||Chưa thực hiện|||CĐS!E6",
            "3|2026-04-01|Quý II: 500 trang||||CĐS!G8",
            "3|2026-01-05|Quý I||BB 01||CĐS!G8",
            "3|2026-06-30||Tiếp tục duy trì|BB 02||CĐS!G8",
        ]
    );
    assert_eq!(file.entries[1].status, Some(Status::Doing));
    assert!(file.entries.iter().all(|e| e.place.file.as_deref() == Some("cds.xlsx")));
    let read: Vec<&String> = lines.iter().filter(|l| l.contains("Các cột không nói về tiến độ")).collect();
    assert_eq!(
        read,
        [
            "cds.xlsx!CĐS!A3: ghi chú: Các cột không nói về tiến độ nên không được đọc: «Loại», «Kế hoạch nguồn», «Văn bản chỉ đạo»"
        ]
    );
}

#[test]
fn codes_that_are_no_day_are_told_and_their_words_kept() {
    let row = |number, task, log| [number, task, "", "", "Đang thực hiện", "", log, "", "", ""];
    let bytes = matrix(&[
        row("1", "Việc một", "[261345] Sai tháng\n[260110] Họp"),
        row("2", "Việc hai", "[abc] Không phải ngày"),
        row("3", "Việc ba", "[150126] Ghi ngược\n[260120] Đúng"),
        row("4", "Việc bốn", "Chưa có mã"),
        row("5", "Việc năm", "Chưa có mã\n[260201] Có mã"),
        ["6", "Việc sáu", "", "", "", "", "[260301]\n[260115] Họp\n[260210]", "", "", ""],
    ]);
    let (file, lines) = read(&bytes, "a.xlsx", &WorkPlan::default());
    let file = file.unwrap();
    let told: Vec<&String> = lines.iter().filter(|l| !l.contains("Các cột")).collect();
    assert_eq!(
        told,
        [
            "a.xlsx!CĐS!G4: cảnh báo: Mã [261345] ở đầu mục tiến độ không phải là một ngày; mục được giữ nhưng không rõ ngày",
            "a.xlsx!CĐS!G5: cảnh báo: Mã [abc] ở đầu mục tiến độ không phải là một ngày; mục được giữ nhưng không rõ ngày",
            "a.xlsx!CĐS!G6: cảnh báo: Mã của mục tiến độ đọc theo năm, tháng, ngày là 26/01/2015; có lẽ định ghi 15/01/2026",
            "a.xlsx!CĐS!G9: ghi chú: Mục tiến độ [260301] chỉ có mã ngày, không có nội dung; đã bỏ qua",
            "a.xlsx!CĐS!G9: ghi chú: Mục tiến độ [260210] chỉ có mã ngày, không có nội dung; đã bỏ qua",
            "a.xlsx!CĐS!G7: ghi chú: 2 mục tiến độ không có mã ngày [nămthángngày]: CĐS!G7, CĐS!G8",
        ]
    );
    assert_eq!(
        short(&file.entries),
        [
            "1||Sai tháng||||CĐS!G4",
            "1|2026-01-10|Họp|Đang thực hiện|||CĐS!G4",
            "2||Không phải ngày|Đang thực hiện|||CĐS!G5",
            "3|2015-01-26|Ghi ngược||||CĐS!G6",
            "3|2026-01-20|Đúng|Đang thực hiện|||CĐS!G6",
            "4||Chưa có mã|Đang thực hiện|||CĐS!G7",
            "5||Chưa có mã||||CĐS!G8",
            "5|2026-02-01|Có mã|Đang thực hiện|||CĐS!G8",
            "6|2026-01-15|Họp||||CĐS!G9",
        ]
    );
}

#[test]
fn columns_of_quarters_are_one_log() {
    let text = "TT;Nội dung;Tiến độ quý I;Tiến độ quý II;Tình trạng\n\
                1;Việc một;[260115] Họp;[260420] Xong;Hoàn thành\n\
                2;Việc hai;[260116] Họp;;Đang thực hiện\n";
    let (file, _) = read(text.as_bytes(), "a.csv", &WorkPlan::default());
    let entries = file.unwrap().entries;
    assert_eq!(
        short(&entries),
        ["1|2026-01-15|Họp||||C2", "1|2026-04-20|Xong|Hoàn thành|||C2", "2|2026-01-16|Họp|Đang thực hiện|||C3",]
    );
    assert_eq!(entries[1].written_on, Some(date(2026, 4, 20)));
}
