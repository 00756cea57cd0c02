//! What the words of a cell look like: numbers of order, notes, signatures, units, labels.

use crate::vietnamese::{at_most, roman_value};

/// Lower case, white space as single spaces, without the marks around it: headings that mean the same are equal then.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
                c => out.extend(c.to_lowercase()),
            }
        }
    }
    let trimmed = out.trim_matches(is_edge);
    if trimmed.len() == out.len() { out } else { trimmed.to_owned() }
}

fn is_edge(c: char) -> bool {
    matches!(c, '.' | ':' | ';' | ',' | '*' | '-' | ' ')
}

/// Kinds of a number of order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// `I`, `IV.`
    Roman,
    /// `A`, `B.`
    Capital,
    /// `a`, `b)`
    Small,
    /// `1`, `01.`, `(3)`
    Number,
    /// `1.2`, `13.10`, `II.3`
    Dotted,
    /// `*`, `-`, `+`
    Mark,
}

/// Characters of a number of order: `VIII.12.10.b)`.
const LONGEST_ORDER: usize = 16;
/// Characters of a figure with its marks; a longer run of digits is a list of them.
const LONGEST_FIGURE: usize = 40;
/// Characters of a total's name with what it sums up: `Tổng cộng (I + II + III + IV)`.
const LONGEST_TOTAL: usize = 60;

/// The kind of a number of order, when the words are one.
pub(super) fn order(text: &str) -> Option<Order> {
    let text = text.trim();
    if text.is_empty() || !at_most(text, LONGEST_ORDER) {
        return None;
    }
    if matches!(text, "*" | "-" | "+" | "–" | "•" | "**" | "***") {
        return Some(Order::Mark);
    }
    let bare = text.trim_start_matches('(').trim_end_matches(['.', ')', ':', '/']);
    if bare.is_empty() {
        return None;
    }
    if bare.bytes().all(|b| b.is_ascii_digit()) {
        return (bare.len() <= 6).then_some(Order::Number);
    }
    if roman_value(bare).is_some() {
        return Some(Order::Roman);
    }
    let mut chars = bare.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return match c {
            c if c.is_uppercase() => Some(Order::Capital),
            c if c.is_alphabetic() => Some(Order::Small),
            _ => None,
        };
    }
    let part = |p: &str| {
        (!p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()))
            || roman_value(p).is_some()
            || (p.chars().count() == 1 && p.chars().all(char::is_alphabetic))
    };
    let dotted = bare.contains('.') && bare.split('.').all(part);
    dotted.then_some(Order::Dotted)
}

/// A four-digit year of our time: a number that also heads columns.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|y| (1945..=2100).contains(&y))
}

/// Digits with their marks alone: `1.234,5`, `85%`, `05/01/2026`.
pub(super) fn is_figure(text: &str) -> bool {
    let mut digits = 0;
    at_most(text, LONGEST_FIGURE)
        && text.chars().all(|c| {
            digits += usize::from(c.is_ascii_digit());
            c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '/' | '-' | '+' | ' ' | '(' | ')' | ':')
        })
        && digits > 0
}

/// A note under a table.
pub(super) fn is_note(folded: &str) -> bool {
    const WORDS: [&str; 7] =
        ["ghi chú", "chú thích", "lưu ý", "nguồn số liệu", "nguồn:", "chú giải", "ký hiệu viết tắt"];
    WORDS.iter().any(|w| folded.starts_with(w)) || is_amount_in_words(folded)
}

/// `Số tiền bằng chữ: Hai triệu đồng chẵn`.
pub(super) fn is_amount_in_words(folded: &str) -> bool {
    const WORDS: [&str; 6] = [
        "bằng chữ",
        "(bằng chữ",
        "viết bằng chữ",
        "số tiền bằng chữ",
        "số tiền viết bằng chữ",
        "tổng số tiền bằng chữ",
    ];
    WORDS.iter().any(|w| folded.starts_with(w))
}

/// A numbered note under a table: `(1) Số liệu ước thực hiện.`
pub(super) fn is_numbered_note(text: &str) -> bool {
    let Some((mark, rest)) = text.trim().strip_prefix('(').and_then(|t| t.split_once(')')) else { return false };
    let number = matches!(mark.len(), 1 | 2) && mark.bytes().all(|b| b.is_ascii_digit() || b == b'*');
    number && rest.split_whitespace().count() >= 2
}

/// Words of the place where people sign.
pub(super) fn is_signature(folded: &str) -> bool {
    const START: [&str; 13] = [
        "người lập",
        "lập biểu",
        "kế toán trưởng",
        "thủ trưởng",
        "nơi nhận",
        "tm.",
        "kt.",
        "tl.",
        "(ký",
        "(đã ký",
        "người tổng hợp",
        "người kiểm",
        "xác nhận của",
    ];
    START.iter().any(|w| folded.starts_with(w))
        || (folded.contains("ngày") && folded.contains("tháng") && {
            let dots = folded.matches(['.', '…']).count();
            dots > 3 || (folded.contains(", ngày ") && folded.contains(" năm "))
        })
}

/// The day of signing by itself: `Ngày 20 tháng 12 năm 2026`.
pub(super) fn is_signing_day(folded: &str) -> bool {
    folded.chars().count() <= 45
        && folded.starts_with("ngày ")
        && folded.contains(" tháng ")
        && folded.contains(" năm ")
}

/// Asks for a signature: `(Ký, ghi rõ họ tên)`, or says that it was given: `(Đã ký)`.
pub(super) fn asks_to_sign(folded: &str) -> bool {
    folded.starts_with("(ký") || folded.starts_with("(đã ký")
}

/// The office or the side that somebody signs for: `Trưởng ban`, `Đại diện bên A`. Only what stands below tells it from
/// a datum.
pub(super) fn is_role(folded: &str) -> bool {
    const START: [&str; 40] = [
        "thư ký",
        "trưởng",
        "phó trưởng",
        "giám đốc",
        "phó giám đốc",
        "tổng giám đốc",
        "phó tổng giám đốc",
        "đại diện",
        "bí thư",
        "phó bí thư",
        "chủ tịch",
        "phó chủ tịch",
        "chánh",
        "phó chánh",
        "hiệu trưởng",
        "phó hiệu trưởng",
        "kế toán",
        "thủ quỹ",
        "thủ kho",
        "bên giao",
        "bên nhận",
        "bên a",
        "bên b",
        "người giao",
        "người nhận",
        "người đề nghị",
        "người báo cáo",
        "người duyệt",
        "người phê duyệt",
        "người nộp",
        "tổ trưởng",
        "tổ phó",
        "đội trưởng",
        "ủy viên",
        "uỷ viên",
        "thành viên",
        "chủ tài khoản",
        "chủ tọa",
        "lãnh đạo",
        "cán bộ",
    ];
    folded.chars().count() <= 60
        && START
            .iter()
            .any(|w| folded.strip_prefix(w).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '\n'])))
}

/// The name of a person, a title before it or not: `Lê Thị Hoa`, `TS. Trần Văn Bình`.
pub(super) fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=7).contains(&words.len())
        && words.iter().all(|w| {
            w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ',' | '-'))
        })
}

/// First words of the names of bodies and people in the columns of units.
const UNITS: &[&str] = &[
    "phòng",
    "p.",
    "sở",
    "bộ",
    "ban",
    "văn phòng",
    "vp",
    "ubnd",
    "hđnd",
    "ủy ban",
    "uỷ ban",
    "hội",
    "đoàn",
    "mttq",
    "ubmttq",
    "mặt trận",
    "công an",
    "quân sự",
    "trung tâm",
    "tt",
    "trạm",
    "tổ",
    "đội",
    "trường",
    "viện",
    "học viện",
    "đại học",
    "bệnh viện",
    "chi cục",
    "cục",
    "vụ",
    "tổng cục",
    "thanh tra",
    "kho bạc",
    "ngân hàng",
    "bảo hiểm",
    "thuế",
    "viễn thông",
    "bưu điện",
    "công ty",
    "tập đoàn",
    "tổng công ty",
    "liên minh",
    "liên đoàn",
    "đảng ủy",
    "đảng uỷ",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "tòa án",
    "viện kiểm sát",
    "các phòng",
    "các sở",
    "các bộ",
    "các ban",
    "các cơ quan",
    "các đơn vị",
    "các xã",
    "các phường",
    "các địa phương",
    "các ấp",
    "các thôn",
    "các trường",
    "cơ quan",
    "đơn vị",
    "xã",
    "phường",
    "thôn",
    "ấp",
    "đ/c",
    "đồng chí",
    "ông",
    "bà",
    "chủ tịch",
    "phó chủ tịch",
    "bí thư",
    "trưởng phòng",
    "giám đốc",
    "lãnh đạo",
    "công chức",
    "chuyên viên",
    "cán bộ",
];

/// Words of a name of a body at most: `Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã An Bình, Phòng Kinh tế`; longer
/// words that begin so are a sentence.
const MOST_UNIT_WORDS: usize = 30;

/// Whether words begin as the name of a body or of a person does and do not end as a sentence.
pub(super) fn begins_as_unit(folded: &str) -> bool {
    let own = |w: &str| folded.strip_prefix(w).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    // `Tổ chức tập huấn`, `Ban hành kế hoạch` are things to do.
    const DOING: &[&str] = &[
        "tổ chức",
        "ban hành",
        "hội nghị",
        "hội thảo",
        "hội thi",
        "hội chợ",
        "xã hội",
        "bộ tiêu chí",
        "bộ chỉ số",
        "đội ngũ",
        "trường hợp",
        "vụ việc",
        "thanh tra việc",
        "cơ quan nhà nước ",
        "thuế suất",
        "bộ chỉ",
        "bộ thủ tục",
        "phòng cháy",
        "phòng, chống",
        "phòng chống",
        "phòng ngừa",
        "tổ hợp",
        "ban đầu",
    ];
    UNITS.iter().any(|w| own(w))
        && !DOING.iter().any(|w| folded.starts_with(w))
        && folded.split_whitespace().count() <= MOST_UNIT_WORDS
}

/// The name of the country or of an organ, as a document's first lines have it.
pub(super) fn is_letterhead(folded: &str) -> bool {
    folded.contains("cộng hòa xã hội") || folded.contains("cộng hoà xã hội") || folded.starts_with("độc lập")
}

/// Characters of an office's name on one line of its letterhead.
const LONGEST_OFFICE: usize = 70;

/// The name of the office that made the sheet, as it stands at the top left: `UBND XÃ AN BÌNH`.
pub(super) fn is_office(text: &str) -> bool {
    const STRONG: &[&str] = &[
        "ubnd",
        "ủy ban nhân dân",
        "uỷ ban nhân dân",
        "hđnd",
        "hội đồng nhân dân",
        "phòng",
        "sở",
        "trường",
        "công ty",
        "văn phòng",
        "chi cục",
        "trung tâm",
        "đảng ủy",
        "đảng uỷ",
        "đảng bộ",
    ];
    const TITLE: &[&str] = &["danh", "bảng", "biểu", "kế hoạch", "báo cáo", "dự toán", "tổng hợp", "phân công", "lịch"];
    let folded = fold(text);
    let letters = |f: fn(char) -> bool| text.chars().any(f);
    let named = |list: &[&str]| {
        list.iter().any(|w| folded.strip_prefix(w).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    at_most(text, LONGEST_OFFICE)
        && !text.contains(':')
        && !letters(|c| c.is_ascii_digit())
        && begins_as_unit(&folded)
        && (named(STRONG) || !letters(char::is_lowercase))
        && !TITLE.iter().any(|w| folded.contains(&format!(" {w} ")))
}

/// The code of a form: `Mẫu số 04a-ĐK/TSC`, `Biểu mẫu 12`. It is nothing that a label beside it asks for.
pub(super) fn is_form_code(text: &str) -> bool {
    let folded = fold(text);
    let words = ["mẫu số", "mẫu biểu", "biểu số", "biểu mẫu", "mẫu"];
    at_most(text, 60)
        && folded.chars().any(|c| c.is_ascii_digit())
        && words.iter().any(|w| folded.strip_prefix(w).is_some_and(|rest| rest.starts_with([' ', ':'])))
}

/// A label as the decree has it: `Phụ lục`, `Phụ lục IV`.
pub(super) fn is_decreed_label(label: &str) -> bool {
    let folded = fold(label);
    let own = label.split_whitespace().last().unwrap_or("");
    folded == "phụ lục" || folded.starts_with("phụ lục") && folded.split(' ').count() == 3 && roman_value(own).is_some()
}

/// `Đơn vị tính: triệu đồng`.
pub(super) fn is_unit(text: &str) -> bool {
    let folded = fold(text.trim_start_matches('('));
    if folded.chars().count() > 60 {
        return false;
    }
    let after = |word: &str| folded.strip_prefix(word).map(|rest| rest.trim_start().to_owned());
    if let Some(rest) = after("đơn vị tính").or_else(|| after("đvt")) {
        return rest.starts_with([':', ';', '(']) || !rest.is_empty();
    }
    const MONEY: [&str; 12] = ["đồng", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "%", "vnd", "usd", "người", "ha", "tấn"];
    after("đơn vị")
        .and_then(|rest| rest.strip_prefix(':').map(|r| r.trim().to_owned()))
        .is_some_and(|rest| MONEY.iter().any(|m| rest.starts_with(m)))
}

/// A form's own field: `Đơn vị báo cáo: ……`, or its label alone.
pub(super) fn is_field(text: &str) -> bool {
    let text = text.trim();
    text.ends_with(':') || text.contains(":…") || text.contains(":..") || text.contains(": …") || text.contains(": ..")
}

/// `(Kèm theo Kế hoạch số …)`.
pub(super) fn is_attached(folded: &str) -> bool {
    let bare = folded.trim_start_matches(['(', ' ']);
    bare.starts_with("kèm theo") || bare.starts_with("ban hành kèm theo") || bare.starts_with("đính kèm")
}

/// `PHỤ LỤC 02c. TÌNH HÌNH…`: the label and the words after it.
pub(super) fn split_label(line: &str) -> Option<(&str, &str)> {
    const MARKS: [char; 6] = ['.', ':', '-', '–', ',', ' '];
    let line = line.trim();
    let start: String = line.chars().take(8).flat_map(char::to_lowercase).collect();
    let appendix = start.starts_with("phụ lục");
    if !appendix && !start.starts_with("biểu ") {
        return None;
    }
    // The label is its words, `số`, and a number with a letter: `Phụ lục số 02c`.
    let (mut end, mut seen, mut numbered) = (0, 0, false);
    for piece in line.split_inclusive(char::is_whitespace) {
        let bare = piece.trim_end().trim_end_matches(MARKS);
        let words = if appendix { 2 } else { 1 };
        if seen >= words {
            let lower: String = bare.chars().flat_map(char::to_lowercase).collect();
            numbered = is_label_number(bare);
            if !numbered && !matches!(lower.as_str(), "số" | "mẫu") {
                break;
            }
        }
        end += piece.len();
        seen += 1;
        if numbered {
            break;
        }
    }
    let rest = line[end..].trim_start_matches(MARKS);
    // `Biểu diễn văn nghệ` and `Phụ lục các chỉ tiêu` are titles.
    (numbered || appendix && rest.is_empty()).then(|| (line[..end].trim_end_matches(MARKS), rest))
}

fn is_label_number(word: &str) -> bool {
    if roman_value(word).is_some() {
        return true;
    }
    let digits = word.trim_end_matches(char::is_alphabetic);
    word.len() - digits.len() <= 3
        && !digits.is_empty()
        && digits.len() <= 5
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/'))
        || (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
}

/// The name of a total: `Tổng cộng`, `Cộng (I+II):`.
pub(super) fn is_total(text: &str) -> bool {
    if !at_most(text, LONGEST_TOTAL) || !begins_as_total(text) {
        return false;
    }
    let folded = fold(text);
    let bare = folded.split(['(', '=']).next().unwrap_or("").trim_end_matches([' ', ':', '.']);
    matches!(bare, "tổng" | "cộng" | "tổng cộng" | "tổng số" | "cộng tổng" | "tổng chung" | "tổng cộng chung" | "total")
}

/// `Cộng mục I`, `Tổng cộng nhóm A`, `Tổng số nhiệm vụ`: a total when the row has no number of order.
pub(super) fn begins_total(text: &str) -> bool {
    if !begins_as_total(text) {
        return false;
    }
    let folded = fold(text);
    const WHOLE: [&str; 10] = [
        "tổng thanh toán",
        "tổng tiền",
        "tổng số tiền",
        "tổng tiền thanh toán",
        "tổng số tiền thanh toán",
        "tổng cộng tiền thanh toán",
        "tổng thành tiền",
        "tổng kinh phí",
        "tổng giá trị",
        "tổng giá trị thanh toán",
    ];
    let bare = folded.split(['(', '=']).next().unwrap_or("").trim_end_matches([' ', ':', '.']);
    folded.chars().count() <= 50 && ["tổng cộng ", "cộng ", "tổng số "].iter().any(|w| folded.starts_with(w))
        || WHOLE.contains(&bare)
}

/// Whether the first letter is that of a total's name: most words of a long table need no other look.
fn begins_as_total(text: &str) -> bool {
    text.trim_start_matches(|c: char| is_edge(c) || c.is_whitespace()).starts_with(['t', 'T', 'c', 'C'])
}

/// Ends in the middle of a sentence.
pub(super) fn is_open(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "và", "của", "các", "cho", "với", "trong", "theo", "về", "để", "tại", "từ", "những", "đến", "bằng", "hoặc",
        "là", "do", "trên", "được", "thực", "có", "tới",
    ];
    let text = text.trim_end();
    if text.ends_with([',', '-', '–', '(']) {
        return true;
    }
    text.split_whitespace().last().is_some_and(|w| WORDS.contains(&w.to_lowercase().as_str()))
}

/// Begins in the middle of a sentence: with a small letter that is not the mark of a list.
pub(super) fn is_continuing(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    match chars.next() {
        Some(c) if c.is_lowercase() => {
            let next = chars.next();
            !matches!(next, Some(')') | Some('.'))
        }
        _ => false,
    }
}

/// Begins with the mark of a list: `- Ẩm thực`, `+ 12 máy in`.
pub(super) fn begins_list(text: &str) -> bool {
    text.trim_start().starts_with(['-', '+', '•', '*', '–', '·', '▪'])
}
