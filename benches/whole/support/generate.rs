//! Data to measure with: invented text, of the length and variety that offices write; the same on every run.

use serde_json::{Value, json};
use std::fmt::Write as _;

#[path = "../../../tests/support/dice.rs"]
mod dice;

pub use dice::Dice;

const ACTIONS: [&str; 24] = [
    "Rà soát, bổ sung",
    "Xây dựng, trình ban hành",
    "Tổ chức thực hiện",
    "Kiểm tra, đôn đốc",
    "Hướng dẫn, tập huấn",
    "Số hóa, cập nhật",
    "Phổ biến, quán triệt",
    "Đánh giá, xếp loại",
    "Nâng cấp, mở rộng",
    "Thẩm định, phê duyệt",
    "Khảo sát, lập danh mục",
    "Tham mưu sửa đổi",
    "Công bố, công khai",
    "Chuẩn hóa, làm sạch",
    "Bố trí, phân bổ",
    "Giám sát, phản biện",
    "Duy tu, sửa chữa",
    "Tiếp nhận, giải quyết",
    "Sơ kết, nhân rộng",
    "Vận động, hỗ trợ",
    "Bàn giao, nghiệm thu",
    "Kết nối, chia sẻ",
    "Lưu trữ, khai thác",
    "Ký kết, triển khai",
];

const THINGS: [&str; 24] = [
    "quy trình nội bộ giải quyết thủ tục hành chính",
    "cơ sở dữ liệu hộ tịch, đất đai và dân cư",
    "hệ thống truyền thanh thông minh",
    "kế hoạch sử dụng đất hằng năm",
    "danh mục dịch vụ công trực tuyến toàn trình",
    "mô hình chợ không dùng tiền mặt",
    "phương án phòng, chống thiên tai và tìm kiếm cứu nạn",
    "chương trình mỗi xã một sản phẩm",
    "hồ sơ công nhận thôn đạt chuẩn nông thôn mới kiểu mẫu",
    "công trình thủy lợi nội đồng, kênh mương cấp ba",
    "mạng lưới y tế thôn và tiêm chủng mở rộng",
    "quỹ khuyến học, khuyến tài của các dòng họ",
    "điểm thu gom, phân loại rác thải sinh hoạt tại nguồn",
    "trang thiết bị của Trung tâm Phục vụ hành chính công",
    "định mức kinh tế - kỹ thuật ngành nông nghiệp",
    "quy ước, hương ước của khu dân cư",
    "chỉ tiêu tạo việc làm, giảm nghèo đa chiều",
    "di tích lịch sử đã được xếp hạng",
    "vùng trồng lúa chất lượng cao, rau an toàn",
    "hợp tác xã kiểu mới gắn với chuỗi giá trị",
    "tài khoản định danh điện tử mức độ hai",
    "đường giao thông liên thôn, ngõ xóm",
    "biên chế, vị trí việc làm sau sắp xếp",
    "bản đồ số về du lịch cộng đồng",
];

const WAYS: [&str; 20] = [
    "bảo đảm đúng tiến độ, chất lượng và tiết kiệm",
    "gắn trách nhiệm người đứng đầu với kết quả cuối cùng",
    "theo hướng đơn giản hóa, cắt giảm ít nhất 30% thời gian",
    "lấy người dân, doanh nghiệp làm trung tâm phục vụ",
    "trên cơ sở kế thừa dữ liệu đã có, không làm trùng lặp",
    "phù hợp điều kiện thực tế của từng địa bàn",
    "ưu tiên các thôn còn nhiều khó khăn, vùng thường xuyên ngập lụt",
    "kết hợp nguồn ngân sách với xã hội hóa",
    "thực hiện nghiêm quy định về bảo vệ dữ liệu cá nhân",
    "đưa vào tiêu chí thi đua, khen thưởng cuối năm",
    "có sự tham gia của Mặt trận Tổ quốc và các đoàn thể",
    "kịp thời tháo gỡ khó khăn, vướng mắc phát sinh",
    "chú trọng kiểm tra đột xuất, xử lý sau kiểm tra",
    "báo cáo định kỳ trước ngày 20 của tháng cuối quý",
    "đồng bộ với quy hoạch chung đã được phê duyệt",
    "tăng cường tuyên truyền trên các nền tảng số",
    "không để gián đoạn công việc khi chuyển giao",
    "từng bước hình thành thói quen mới trong nhân dân",
    "huy động đội ngũ trí thức trẻ tình nguyện",
    "bảo đảm an ninh, trật tự trong quá trình thi công",
];

const UNITS: [&str; 16] = [
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "Trung tâm Phục vụ hành chính công",
    "Ban Chỉ huy Quân sự xã",
    "Công an xã",
    "Trạm Y tế xã",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    "Hội Nông dân xã",
    "Hội Liên hiệp Phụ nữ xã",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
    "Hợp tác xã dịch vụ nông nghiệp",
    "Trường Trung học cơ sở",
    "Bưu điện văn hóa xã",
    "Ban Quản lý dự án khu vực",
    "Trưởng các thôn, bản",
];

const DEADLINES: [&str; 10] = [
    "Quý I/2026",
    "Quý II/2026",
    "Trước ngày 30/6/2026",
    "Thường xuyên",
    "Hằng tháng",
    "2026 - 2028",
    "Trước ngày 15/11/2026",
    "Quý IV/2026",
    "Theo tiến độ của tỉnh",
    "Tháng 9/2026",
];

const RESULTS: [&str; 12] = [
    "Kế hoạch, quyết định của Ủy ban nhân dân xã",
    "Báo cáo kết quả gửi cơ quan cấp trên",
    "Tỷ lệ hồ sơ đúng hạn đạt trên 98%",
    "Cơ sở dữ liệu được cập nhật, đối soát",
    "Biên bản nghiệm thu, hồ sơ hoàn công",
    "Danh sách được phê duyệt và công khai",
    "Lớp tập huấn, tài liệu hướng dẫn",
    "Mô hình điểm được sơ kết, nhân rộng",
    "Hợp đồng, biên bản ghi nhớ được ký kết",
    "Công trình đưa vào sử dụng an toàn",
    "Phần mềm vận hành ổn định, thông suốt",
    "Nghị quyết của Hội đồng nhân dân xã",
];

const NAMES: [&str; 16] = [
    "Đông",
    "Tây",
    "Thượng",
    "Hạ",
    "Trung",
    "Phú",
    "Khánh",
    "Lộc",
    "Bình",
    "Yên",
    "Hưng",
    "Vĩnh",
    "Quảng",
    "Diễm",
    "Thạch",
    "Ngọc",
];

/// `thôn Phú Khánh`, with a number now and then: names are what makes the words of a long list differ.
fn place(dice: &mut Dice) -> String {
    let (first, half) = (dice.roll(NAMES.len()), NAMES.len() / 2);
    // Another of the other half: no name says one word twice.
    let second = (first / half * half + half + dice.roll(half)) % NAMES.len();
    let name = format!("thôn {} {}", NAMES[first], NAMES[second]);
    if dice.roll(3) == 0 { format!("{name} {}", 1 + dice.roll(14)) } else { name }
}

/// A sentence of about 35 words.
fn sentence(dice: &mut Dice) -> String {
    format!(
        "{} {} tại {} và các địa bàn lân cận, {}; {}, hoàn thành {},{}% chỉ tiêu được giao trong năm {}",
        dice.pick(&ACTIONS),
        dice.pick(&THINGS),
        place(dice),
        dice.pick(&WAYS),
        dice.pick(&WAYS),
        60 + dice.roll(40),
        dice.roll(10),
        2026 + dice.roll(5),
    )
}

fn sentences(dice: &mut Dice, how_many: usize) -> String {
    let mut text = String::new();
    for i in 0..how_many {
        let _ = write!(text, "{}{}.", if i > 0 { " " } else { "" }, sentence(dice));
    }
    text
}

fn head(subject: &str, body: Value, appendices: Value) -> Value {
    json!({
        "loai": "ke-hoach",
        "co_quan_ban_hanh": ["ỦY BAN NHÂN DÂN", "XÃ HƯNG THỊNH"],
        "ten_day_du": "Ủy ban nhân dân xã Hưng Thịnh",
        "dia_danh": "Hưng Thịnh",
        "so": 45,
        "ky_hieu": "KH-UBND",
        "ngay": "20/01/2026",
        "trich_yeu": subject,
        "can_cu": ["Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025"],
        "mo_dau": "Ủy ban nhân dân xã Hưng Thịnh ban hành Kế hoạch (nhiệm vụ cụ thể tại Phụ lục kèm theo) với các nội dung như sau:",
        "noi_dung": body,
        "noi_nhan": ["Ủy ban nhân dân tỉnh (để b/c)", "Thường trực Đảng ủy xã", "Các phòng chuyên môn", "Trưởng các thôn"],
        "luu": "VT, VP",
        "ky": {"quyen_han": ["TM. ỦY BAN NHÂN DÂN"], "chuc_vu": "CHỦ TỊCH", "ho_ten": "Đỗ Thị Minh Nguyệt"},
        "phu_luc": appendices,
    })
}

/// A plan of ten pages: six of text with headings, điểm and a table, four of tasks in a landscape appendix.
pub fn plan() -> String {
    plan_of(2, 31)
}

/// A plan of about 50 pages, made alike.
pub fn long_plan() -> String {
    plan_of(14, 120)
}

fn plan_of(sections: usize, tasks: usize) -> String {
    let dice = &mut Dice::new(1);
    let heads = [
        "MỤC ĐÍCH, YÊU CẦU",
        "MỤC TIÊU, CHỈ TIÊU",
        "NHIỆM VỤ TRỌNG TÂM",
        "GIẢI PHÁP THỰC HIỆN",
        "KINH PHÍ",
        "TỔ CHỨC THỰC HIỆN",
    ];
    let body: Vec<Value> = heads
        .iter()
        .enumerate()
        .map(|(i, title)| {
            let mut inner: Vec<Value> = (0..sections)
                .map(|_| {
                    let points: Vec<String> = (0..2).map(|_| sentences(dice, 1)).collect();
                    let title = format!("{} {}", dice.pick(&ACTIONS), dice.pick(&THINGS));
                    json!({"tieu_de": title, "noi_dung": [sentences(dice, 2), {"diem": points}]})
                })
                .collect();
            if i == 4 {
                inner.push(json!({"tieu_de": "Dự toán", "noi_dung": [money(dice)]}));
            }
            json!({"tieu_de": title, "noi_dung": inner})
        })
        .collect();
    let appendix = json!([{
        "tieu_de": "Danh mục nhiệm vụ thực hiện Kế hoạch năm 2026",
        "huong": "ngang",
        "noi_dung": [{"bang": {"cot": columns(), "dong": (0..tasks).map(|i| row(dice, i)).collect::<Vec<_>>()}}],
    }]);
    head("Phát triển kinh tế - xã hội và cải cách hành chính năm 2026", json!(body), appendix).to_string()
}

fn money(dice: &mut Dice) -> Value {
    let rows: Vec<Value> = (1..=8)
        .map(|i| {
            let (a, b) = (100 + dice.roll(9000), 100 + dice.roll(9000));
            json!([i, format!("{} {}", dice.pick(&ACTIONS), dice.pick(&THINGS)), a + b, a, b])
        })
        .collect();
    json!({"bang": {
        "ten": "Dự toán kinh phí năm 2026",
        "don_vi_tinh": "triệu đồng",
        "cot": [{"ten": "STT", "canh": "giua"}, "Nội dung", {"ten": "Tổng số", "khoa": "ts"},
            {"ten": "Trong đó", "con": [{"ten": "Ngân sách", "khoa": "ns"}, {"ten": "Huy động", "khoa": "hd"}]}],
        "dong": rows,
    }})
}

fn columns() -> Value {
    json!([{"ten": "STT", "canh": "giua"}, "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"])
}

pub fn action(dice: &mut Dice) -> &'static str {
    dice.pick(&ACTIONS)
}

pub fn thing(dice: &mut Dice) -> &'static str {
    dice.pick(&THINGS)
}

pub fn unit(dice: &mut Dice) -> &'static str {
    dice.pick(&UNITS)
}

pub fn deadline(dice: &mut Dice) -> &'static str {
    dice.pick(&DEADLINES)
}

pub fn task(dice: &mut Dice) -> String {
    format!("{} {} tại {}, {}", dice.pick(&ACTIONS), dice.pick(&THINGS), place(dice), dice.pick(&WAYS))
}

pub fn partners(dice: &mut Dice) -> String {
    format!("{}; {}", dice.pick(&UNITS), dice.pick(&UNITS))
}

pub fn result(dice: &mut Dice) -> String {
    let mut result = dice.pick(&RESULTS).to_owned();
    if dice.roll(3) == 0 {
        let _ = write!(result, " (số {}/2026)", 1 + dice.roll(2000));
    }
    result
}

fn row(dice: &mut Dice, index: usize) -> Value {
    let (task, partners, result) = (task(dice), partners(dice), result(dice));
    json!([(index + 1).to_string(), task, unit(dice), partners, deadline(dice), result])
}

/// A short plan whose appendix is one table of so many rows and six columns; for 1,000 rows about a hundred
/// landscape pages.
pub fn table(rows: usize) -> String {
    let dice = &mut Dice::new(2);
    let mut lines = String::new();
    for index in 0..rows {
        let _ = write!(lines, "{}{}", if index > 0 { ",\n" } else { "" }, row(dice, index));
    }
    let appendix = json!([{
        "tieu_de": "Danh mục nhiệm vụ",
        "huong": "ngang",
        "noi_dung": [{"bang": {"cot": columns(), "dong": ["CÁC DÒNG"]}}],
    }]);
    let body = json!([{"tieu_de": "NỘI DUNG", "noi_dung": ["Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này."]}]);
    // Written as text: a tree of 10,000 rows would count as memory of the processes measured.
    head("Danh mục nhiệm vụ năm 2026", body, appendix).to_string().replace("\"CÁC DÒNG\"", &lines)
}

/// A plan of so many tasks in five groups, all led by the same unit.
pub fn tasks(count: usize, lead: &str) -> String {
    let dice = &mut Dice::new(0x51ed_270b);
    let mut rows = Vec::new();
    for i in 0..count {
        if i * 5 % count < 5 {
            rows.push(json!({"nhom": format!("Nhóm nhiệm vụ {}", i * 5 / count + 1)}));
        }
        rows.push(json!({
            "noi_dung": task(dice), "chu_tri": lead, "phoi_hop": unit(dice), "thoi_han": deadline(dice), "san_pham": result(dice),
        }));
    }
    let appendix = json!([{"tieu_de": "Danh mục nhiệm vụ", "huong": "ngang", "nhiem_vu": rows}]);
    let body = json!([{"tieu_de": "NỘI DUNG", "noi_dung": ["Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này."]}]);
    head("Danh mục nhiệm vụ năm 2026", body, appendix).to_string()
}
