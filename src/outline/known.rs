//! The words by which the parts of a văn bản are known, line by line, wherever the line comes from.
//!
//! The text handed in is one line: trimmed, white space folded, without markup.

use super::guard::plain;
use super::lines::{fold, fold_tone, is_caps, is_ended, words};
use crate::document::{DocumentType, IssuedDate, MISSING, Urgency};
use crate::standard::Profile;
use crate::vietnamese::{at_most, roman_value};

/// Characters of a mark of a draft: `DỰ THẢO LẦN 3 (12/5/2026)`.
const LONGEST_DRAFT_MARK: usize = 40;

/// Characters of a number: `12345/2026/a`; and of a notation with three organs in it.
const LONGEST_CODE: usize = 11;
const LONGEST_NOTATION: usize = 60;

/// Characters of a place and a day, and words of the place: `Thành phố Hồ Chí Minh`, a marker of what is missing. A sentence
/// that holds a day is longer.
const LONGEST_DATE: usize = 120;
const MOST_PLACE_WORDS: usize = 8;

/// Characters of a line with the type name and the trích yếu behind it, and of a type's own longer name in capitals
/// (`KẾ HOẠCH HÀNH ĐỘNG …`).
const LONGEST_TITLE_LINE: usize = 300;
const LONGEST_TYPE_NAME: usize = 150;

/// Characters of a line of quyền hạn, chức vụ: `TM.` with the full name of a steering committee.
const LONGEST_AUTHORITY: usize = 120;

/// Characters of the name of a field that a program was to fill in.
const LONGEST_FIELD: usize = 40;

/// Characters of a position typed in small letters, its unit included.
const LONGEST_SMALL_POSITION: usize = 60;

/// Words of a name, rank and degree in front of it included.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=8;

/// Words that open the right column of a letterhead.
pub(crate) fn is_right_column(text: &str) -> bool {
    let text = words(text);
    let upper = fold_tone(&text.to_uppercase());
    is_motto(&upper) || is_party(&upper) || body_heading(&upper).is_some() || date(&text).is_some()
}

/// The heading of a document of the Party; the words in capitals.
pub(crate) fn is_party(upper: &str) -> bool {
    upper == "ĐẢNG CỘNG SẢN VIỆT NAM"
}

/// What stands in the place of Quốc hiệu in a document of an organisation that has a form of its own, and what to call its
/// documents; the words in capitals.
pub(crate) fn body_heading(upper: &str) -> Option<&'static str> {
    const HEADINGS: [(&str, &str); 3] = [
        ("ĐOÀN TNCS HỒ CHÍ MINH", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("ĐỘI TNTP HỒ CHÍ MINH", "Đội Thiếu niên Tiền phong Hồ Chí Minh"),
    ];
    HEADINGS.iter().find(|(words, _)| fold_tone(words) == upper).map(|found| found.1)
}

/// An organisation that is no state organ, by the name that stands above the number: the Front and the unions beside it.
pub(crate) fn body_organ(upper: &str) -> Option<&'static str> {
    const ORGANS: [(&str, &str); 8] = [
        ("MẶT TRẬN TỔ QUỐC", "Mặt trận Tổ quốc Việt Nam"),
        ("ỦY BAN MTTQ", "Mặt trận Tổ quốc Việt Nam"),
        ("ĐOÀN TNCS", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("HỘI LIÊN HIỆP PHỤ NỮ", "Hội Liên hiệp Phụ nữ Việt Nam"),
        ("HỘI NÔNG DÂN", "Hội Nông dân Việt Nam"),
        ("HỘI CỰU CHIẾN BINH", "Hội Cựu chiến binh Việt Nam"),
        ("LIÊN ĐOÀN LAO ĐỘNG", "Công đoàn Việt Nam"),
        ("CÔNG ĐOÀN", "Công đoàn Việt Nam"),
    ];
    // The Front's committees have a word before the name; `TRƯỜNG ĐẠI HỌC CÔNG ĐOÀN` is none of the unions.
    let is = |words: &str| match fold_tone(words) {
        front if words.contains("TỔ QUỐC") => upper.contains(&front),
        words => upper.starts_with(&words),
    };
    ORGANS.iter().find(|(words, _)| is(words)).map(|found| found.1)
}

/// `*` below the name of an organ of the Party.
pub(crate) fn is_star(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '*' | '\\' | ' '))
}

/// Quốc hiệu or Tiêu ngữ; the words in capitals, tone marks folded.
pub(crate) fn is_motto(upper: &str) -> bool {
    upper == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        || upper.replace(['–', '—'], "-").replace(' ', "") == "ĐỘCLẬP-TỰDO-HẠNHPHÚC"
}

/// Độ khẩn; the words in capitals, tone marks folded.
pub(crate) fn urgency(upper: &str) -> Option<Urgency> {
    [Urgency::Immediate, Urgency::VeryUrgent, Urgency::Urgent].into_iter().find(|u| fold_tone(u.words()) == upper)
}

/// DỰ THẢO, in brackets or not; the words in capitals.
pub(crate) fn is_draft(upper: &str) -> bool {
    upper.trim_start_matches(['(', '[', '*', ' ']).starts_with("DỰ THẢO") && at_most(upper, LONGEST_DRAFT_MARK)
}

/// Phạm vi lưu hành; the words in capitals.
pub(crate) fn is_circulation(upper: &str) -> bool {
    matches!(upper, "LƯU HÀNH NỘI BỘ" | "XEM XONG TRẢ LẠI" | "KHÔNG PHỔ BIẾN")
        || upper.starts_with("PHỔ BIẾN ĐẾN ") && at_most(upper, LONGEST_DRAFT_MARK)
}

/// `V/v …`
pub(crate) fn is_letter_subject(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.starts_with("v/v ") || lower.starts_with("v/v:")
}

/// `về việc …` in small letters, as the Party writes it under the number.
pub(crate) fn is_party_subject(text: &str) -> bool {
    text.starts_with("về việc ")
}

/// `Kính trình: …`, as the Party writes it in a tờ trình.
pub(crate) fn is_presented(text: &str) -> bool {
    text.to_lowercase().starts_with("kính trình:") || text.to_lowercase() == "kính trình"
}

/// `Kính gửi: …`
pub(crate) fn is_addressed(text: &str) -> bool {
    text.to_lowercase().starts_with("kính gửi:") || text.to_lowercase() == "kính gửi"
}

/// True for a number written in the Party's way: `Số 127-QĐ/TW`.
pub(crate) fn is_party_code(text: &str) -> bool {
    let gap = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '…' | '_');
    let rest = text.strip_prefix("Số").map(|rest| rest.trim_start_matches(':').trim_start_matches(gap));
    rest.and_then(|rest| rest.strip_prefix('-')).and_then(|rest| rest.split_once('/')).is_some_and(|(kind, organ)| {
        let letters = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
        letters(kind.trim()) && organ.starts_with(char::is_uppercase)
    })
}

/// Số và ký hiệu, and whether the colon is there.
pub(crate) fn code(text: &str) -> Option<(Option<String>, String, bool)> {
    let rest = text.strip_prefix("Số").or_else(|| text.strip_prefix("SỐ"))?;
    let (colon, rest) = match rest.trim_start().strip_prefix(':') {
        Some(rest) => (true, rest),
        None if rest.starts_with([' ', '\u{a0}', '/', '.', '…', '_']) => (false, rest),
        None => return None,
    };
    let rest = rest.trim();
    let (code, notation) = match rest.split_once('/') {
        Some((code, notation)) => (code, notation),
        None if colon => (rest, ""),
        None => return None,
    };
    let (mut code, mut notation) = (fold(&plain(code)), fold(&plain(notation)));
    // The Party writes `Số 127-QĐ/TW`.
    let short = |t: &str| t.trim().starts_with(char::is_uppercase) && t.trim().chars().all(char::is_alphabetic);
    let party = code.split_once('-').filter(|(n, t)| n.bytes().all(|b| b.is_ascii_digit()) && short(t));
    let mut colon = colon;
    if let Some((n, kind)) = party.map(|(n, t)| (n.trim().to_owned(), t.trim().to_owned())) {
        notation = format!("{kind}/{notation}");
        code = n;
        colon = true;
    }
    if is_left_blank(&code) && !is_gap(&code) {
        // `{{so}}`, `«So»`: what a program was to fill in.
        code = String::new();
    }
    if !at_most(&code, LONGEST_CODE) && !is_gap(&code)
        || !at_most(&notation, LONGEST_NOTATION)
        || code.contains(' ') && !is_gap(&code)
    {
        return None;
    }
    if !colon && notation.is_empty() {
        return None;
    }
    Some(((!is_gap(&code)).then_some(code), notation, colon))
}

/// True when the drafter left the place blank, with nothing, dots or underscores.
pub(crate) fn is_gap(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '-'))
}

/// True when a place was left to be filled in, by hand or by a program: blank, dots, `20…`, `202...`, `20xx`, `{{nam}}`,
/// `«Ngay»`, `[ngày]`.
pub(crate) fn is_left_blank(text: &str) -> bool {
    let text = text.trim();
    let begun = text.trim_start_matches(|c: char| c.is_ascii_digit());
    // Two or three digits of a year, and then something that stands for the rest.
    let rest = if (2..4).contains(&(text.chars().count() - begun.chars().count())) { begun } else { text };
    is_gap(text)
        || text.chars().all(|c| matches!(c, 'x' | 'X' | '?'))
        || text.strip_prefix('(').is_some_and(|t| t.ends_with(')') && at_most(t, LONGEST_FIELD))
        || rest != text && !rest.is_empty() && (is_gap(rest) || rest.chars().all(|c| matches!(c, 'x' | 'X' | '?')))
        || is_field(text)
}

/// A place that a program was to fill in, whatever marks it has: `{{ngay}}`, `«Ngay_thang»`, `<<ngày>>`, `[ngày]`, `${ngay}`.
pub(crate) fn is_field(text: &str) -> bool {
    let text = text.trim();
    let marks = [("{{", "}}"), ("«", "»"), ("<<", ">>"), ("${", "}"), ("[", "]"), ("<", ">")];
    marks.iter().any(|(open, close)| {
        let inner = text.strip_prefix(open).and_then(|t| t.strip_suffix(close));
        inner.is_some_and(|inner| !inner.contains(open) && !inner.contains(close) && at_most(inner, LONGEST_FIELD))
    }) && !text.starts_with(MISSING)
}

/// `Địa danh, ngày … tháng … năm …`; a day in figures (`ngày __/__/2026`) too, which drafters leave to be filled in.
pub(crate) fn date(text: &str) -> Option<(String, IssuedDate)> {
    if !at_most(text, LONGEST_DATE) {
        return None;
    }
    let opens = ["ngày", "Ngày"].iter().any(|word| text.starts_with(word));
    let at = if opens { 0 } else { text.find(", ngày").or_else(|| text.find(", Ngày"))? };
    let place = text[..at].trim();
    let rest = text[at..].trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix("ngày").or_else(|| rest.strip_prefix("Ngày"))?;
    let words = worded(rest);
    let (day, month, year) = words.or_else(|| figured(rest))?;
    let part = |t: &str, most: u16| {
        let t = t.trim().trim_end_matches(',');
        if is_left_blank(t) { Some(None) } else { t.parse::<u16>().ok().filter(|&n| n > 0 && n <= most).map(Some) }
    };
    let year = match year.trim() {
        // `202...` is a year left open, `2026.` is not.
        open if is_left_blank(open) => open,
        year => year.trim_end_matches(['.', ',']),
    };
    let date = IssuedDate {
        day: part(day, 31)?.map(|n| n as u8),
        month: part(month, 12)?.map(|n| n as u8),
        year: part(year, 9999)?,
    };
    // A sentence may hold a date; a place has a handful of words and no punctuation.
    let short = place.split_whitespace().count() <= MOST_PLACE_WORDS && !place.contains([':', ';', '/']);
    let named = short || place.starts_with(MISSING) && place.ends_with(']');
    // `họp giao ban, ngày 05/3/2026` is no place: figures follow one that is a name, or stand open.
    let name = |w: &str| w.starts_with(char::is_uppercase);
    let sure = words.is_some() || date.day.is_none() || place.split(' ').all(name) || place.starts_with("Thành phố ");
    (named && sure).then(|| (place.to_owned(), date))
}

/// `05 tháng 3 năm 2026`
fn worded(text: &str) -> Option<(&str, &str, &str)> {
    let (day, rest) = text.split_once("tháng")?;
    let (month, year) = rest.split_once("năm")?;
    Some((day, month, year))
}

/// `05/3/2026`, `__/__/2026`, `… - … - 2026`
fn figured(text: &str) -> Option<(&str, &str, &str)> {
    let parts: Vec<&str> = text.split('/').collect();
    <[&str; 3]>::try_from(parts).ok().map(|[day, month, year]| (day, month, year))
}

/// The type, its words when they are longer than the decree's, and a trích yếu on the same line.
pub(crate) fn type_name(profile: Profile, text: &str) -> Option<(DocumentType, Option<String>, String)> {
    if !at_most(text, LONGEST_TITLE_LINE) || text.ends_with([':', ';']) {
        return None;
    }
    let upper = fold_tone(&text.to_uppercase());
    let titles = || DocumentType::of(profile).filter(|t| t.has_title()).map(|t| (t, fold_tone(t.title())));
    if let Some((kind, _)) = titles().find(|(_, title)| *title == upper) {
        return Some((kind, None, String::new()));
    }
    // The longest title first: `QUY CHẾ`, `QUYẾT ĐỊNH` share no prefix, but a later list may.
    let folded = fold_tone(text);
    let (kind, title) = titles().find(|(_, t)| folded.starts_with(t.as_str()) && folded[t.len()..].starts_with(' '))?;
    let rest = folded[title.len()..].trim();
    if is_caps(text) {
        return at_most(text, LONGEST_TYPE_NAME).then_some((kind, Some(text.to_owned()), String::new()));
    }
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    let second = rest.split_whitespace().next().is_some_and(|w| !is_caps(w));
    (capital && second && !is_ended(rest)).then(|| {
        let words = title.split(' ').count();
        let subject: Vec<&str> = text.split(' ').skip(words).collect();
        (kind, None, subject.join(" "))
    })
}

/// Words that open the title of what is no văn bản hành chính: an đơn, a form.
const TITLES: [&str; 12] = [
    "ĐƠN ",
    "PHIẾU ",
    "GIẤY ",
    "TỜ KHAI",
    "BẢN ",
    "DANH SÁCH",
    "LÝ LỊCH",
    "SƠ YẾU",
    "NỘI QUY",
    "ĐIỀU LỆ",
    "CAM KẾT",
    "LỊCH ",
];

/// `ĐƠN XIN NGHỈ PHÉP`; the words in capitals.
pub(crate) fn is_form_title(upper: &str) -> bool {
    TITLES.iter().any(|w| upper.starts_with(w)) && !upper.starts_with("ĐƠN VỊ")
}

/// `Căn cứ …`
pub(crate) fn is_basis(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '–', ' ']);
    text.starts_with("Căn cứ ")
}

/// `UBND xã … ban hành Kế hoạch … như sau:`: the sentence that the căn cứ lead to, on a line of its own.
pub(super) fn is_enactment(line: &str) -> bool {
    let opens = line.starts_with(char::is_uppercase) && !is_basis(line);
    let lower = line.to_lowercase();
    opens && ["như sau", "ban hành ", "xây dựng ", "quyết định", "báo cáo "].iter().any(|w| lower.contains(w))
}

/// `Phụ lục II`, and a title on the same line.
pub(crate) fn appendix_label(text: &str) -> Option<(String, String)> {
    let head: String = text.chars().take(7).collect();
    if fold_tone(&head.to_uppercase()) != "PHỤ LỤC" {
        return None;
    }
    let rest = &text[head.len()..];
    if rest.trim_matches(['.', ':', ' ']).is_empty() {
        return Some((head, String::new()));
    }
    if !rest.starts_with([' ', '\u{a0}']) {
        return None;
    }
    // `Phụ lục số I`
    let numbered = rest.trim_start();
    let rest = numbered.strip_prefix("số ").or_else(|| numbered.strip_prefix("SỐ ")).unwrap_or(numbered);
    let head = format!("{head} {}", &numbered[..numbered.len() - rest.len()]).trim_end().to_owned();
    let end = rest.find(|c: char| c.is_whitespace() || ".:-–".contains(c)).unwrap_or(rest.len());
    let id = &rest[..end];
    let number = id.trim_start_matches('0');
    let is_id = roman_value(id).is_some()
        || (!number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()))
        || (id.len() == 1 && id.bytes().all(|b| b.is_ascii_uppercase()));
    if !is_id {
        // `PHỤ LỤC DANH MỤC NHIỆM VỤ`
        return (is_caps(rest) && is_caps(&head)).then(|| (head, rest.to_owned()));
    }
    let after = rest[end..].trim();
    let title = after.trim_start_matches(['.', ':', '-', '–', ' ']);
    let separated = title.len() < after.len();
    if !(title.is_empty() || is_caps(title) || separated && title.starts_with(char::is_uppercase) && !is_ended(title)) {
        return None;
    }
    Some((format!("{head} {id}"), title.to_owned()))
}

/// What follows the words `Nơi nhận` that open a line, emphasis marks taken off.
pub(crate) fn after_recipients(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Nơi nhận").or_else(|| text.strip_prefix("NƠI NHẬN"))?;
    Some(rest.trim_start_matches(['*', ' ']))
}

/// `Nơi nhận:`, with or without its first item.
pub(crate) fn is_recipients(text: &str) -> bool {
    after_recipients(text).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

/// `Đơn vị tính: …`
pub(crate) fn is_unit(text: &str) -> bool {
    let text = text.trim_start_matches('(').to_lowercase();
    ["đơn vị tính:", "đvt:", "đơn vị:"].iter().any(|w| text.starts_with(w))
}

/// Words that only a position has; a name in capitals has none of them.
const POSITIONS: &[&str] = &[
    "GIÁM ĐỐC",
    "CHỦ TỊCH",
    "TRƯỞNG",
    "PHÓ ",
    "CHÁNH ",
    "ỦY BAN",
    "HỘI ĐỒNG",
    "BAN CHỈ ĐẠO",
    "BỘ TRƯỞNG",
    "BÍ THƯ",
    "THƯ KÝ",
    "CHỦ TỌA",
    "CHỦ TRÌ",
    "LÃNH ĐẠO",
    "TƯ LỆNH",
    "CHỦ NHIỆM",
    "ỦY VIÊN",
    "CỤC ",
    "VIỆN ",
    "THƯỜNG TRỰC",
    "NGƯỜI ",
    "ĐẠI DIỆN",
    "TỔNG ",
    "CHỈ HUY",
    "HIỆU ",
    "TỔ TRƯỞNG",
    "KẾ TOÁN",
    "BAN THƯỜNG",
    "THỦ TƯỚNG",
    "BAN GIÁM",
    "SỞ ",
    "PHÒNG ",
    "UBND",
    "HĐND",
];

/// `TM.`, `KT.` and their like.
pub(crate) fn has_prefix(text: &str) -> bool {
    ["TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L"].iter().any(|p| text.starts_with(p))
}

/// A line of quyền hạn, chức vụ. An item of a list (`- CT, PCT UBND tỉnh;`) is none, however much of it is in capitals.
pub(crate) fn is_authority(text: &str) -> bool {
    let upper = fold_tone(text);
    let item = text.starts_with(['-', '–', '—', '•', '+', '*']) || text.ends_with([';', ',']);
    at_most(text, LONGEST_AUTHORITY)
        && !item
        && (has_prefix(text) || is_caps(text) && POSITIONS.iter().any(|p| format!("{upper} ").contains(p)))
}

/// How a position begins that is typed in small letters.
const SMALL_POSITIONS: &[&str] = &[
    "Người báo cáo",
    "Người lập",
    "Người viết",
    "Người tổng hợp",
    "Người đề nghị",
    "Người làm đơn",
    "Người ghi",
    "Thủ trưởng",
    "Giám đốc",
    "Phó Giám đốc",
    "Tổng Giám đốc",
    "Phó Tổng Giám đốc",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Trưởng ",
    "Phó Trưởng ",
    "Phó trưởng ",
    "Chánh ",
    "Phó Chánh ",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Kế toán trưởng",
    "Tổ trưởng",
    "Chi cục trưởng",
    "Cục trưởng",
    "Viện trưởng",
    "Bí thư",
    "Phó Bí thư",
    "Thư ký",
    "Chủ tọa",
    "Chủ trì",
    "Đại diện",
    "Bộ trưởng",
    "Thứ trưởng",
];

/// A position typed in small letters: `Người báo cáo`, `Phó Giám đốc`. Only where a name stands below it is it one.
pub(crate) fn is_small_position(text: &str) -> bool {
    at_most(text, LONGEST_SMALL_POSITION)
        && !is_ended(text)
        && !text.contains(',')
        && SMALL_POSITIONS.iter().any(|p| text.starts_with(p))
}

/// `(Đã ký)`, `(Ký tên, đóng dấu)`, `(Chữ ký, dấu)`.
pub(crate) fn is_signing_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    let inner = lower.trim_matches(['(', ')', '[', ']', ' ']);
    text.starts_with(['(', '['])
        && at_most(text, LONGEST_SMALL_POSITION)
        && ["đã ký", "ký", "chữ ký", "ký tên", "ký,"].iter().any(|w| {
            inner.strip_prefix(w).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ' ', ';', '-']))
        })
}

/// A line that may be the name of who signs.
pub(crate) fn is_name(text: &str) -> bool {
    let count = text.split_whitespace().count();
    let capital = text.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase() || "([".contains(c)));
    NAME_WORDS.contains(&count) && (capital || text.starts_with(char::is_uppercase)) && !is_ended(text)
}

/// A line of the address at the foot of page 1.
pub(crate) fn is_contact(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "địa chỉ",
        "điện thoại",
        "đt:",
        "email",
        "e-mail",
        "thư điện tử",
        "website",
        "trang thông tin",
        "fax",
        "số điện thoại",
    ]
    .iter()
    .any(|w| lower.starts_with(w))
}
