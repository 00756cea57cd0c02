//! Words to sentences: what units wrote made fit to stand in prose, lists in one sentence, markers of missing facts in
//! template values, and the template filters for all of that.
//!
//! The words themselves are never changed. Only the first letter may become small, and only where the word is one that
//! opens a task (`Xây dựng`, `Ban hành`…) and begins no name.

use crate::document::{Inlines, TextStyle};
use crate::outline::literal;
use crate::plan::progress::marks_to_words;
use crate::vietnamese::{grouped_number, one_line};
use tera::{Error, Filter, Kwargs, State, Tera, TeraResult, Value};

/// Around the words of a missing fact inside a value. Private characters: no text of a user's holds any.
const OPEN: char = '\u{E005}';
const CLOSE: char = '\u{E006}';

/// How many items of one kind a sentence lists before they go to a footnote.
const MOST_IN_SENTENCE: usize = 3;
/// How many a footnote lists in words, where an appendix lists them by number.
const MOST_IN_NOTE: usize = 12;

/// A value that says that a fact is missing; it is printed as `[CẦN BỔ SUNG: …]`.
pub(super) fn missing(what: &str) -> String {
    format!("{OPEN}{what}{CLOSE}")
}

/// A value's pieces: words, and whether they are those of a marker.
fn pieces(value: &str) -> impl Iterator<Item = (&str, bool)> {
    value.split(OPEN).enumerate().flat_map(|(i, part)| match part.split_once(CLOSE) {
        Some((what, rest)) if i > 0 => [(what, true), (rest, false)],
        _ => [("", false), (part, false)],
    })
}

/// A value as template text in which nothing can be read as markup but its markers.
pub(super) fn markup(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    for (words, marked) in pieces(value).filter(|p| !p.0.is_empty() || p.1) {
        match marked {
            true => out.extend([&OPEN.to_string(), &literal(words), &CLOSE.to_string()].map(String::as_str)),
            false => out.push_str(&literal(words)),
        }
    }
    if out.is_empty() { literal(value) } else { out }
}

/// The markers of filled template text as the plain grammar writes them.
pub(super) fn show_missing(text: String) -> String {
    if !text.contains([OPEN, CLOSE]) {
        return text;
    }
    text.replace(OPEN, "[CẦN BỔ SUNG: ").replace(CLOSE, "]")
}

/// A value as text of the document, its markers highlighted.
pub(super) fn inlines(value: &str) -> Inlines {
    let mut out = Inlines::new();
    for (words, marked) in pieces(value) {
        match marked {
            true => out.append(Inlines::missing(words)),
            false => out.push(words, TextStyle::default()),
        }
    }
    out
}

/// `5` as `05`, `12` as `12`, `1364` as `1.364`: a count in a sentence.
pub(super) fn count(n: usize) -> String {
    match n {
        1..10 => format!("{n:02}"),
        n => grouped_number(n as f64),
    }
}

/// `a`, `a và b`, `a, b và c`. Where an item holds commas they part with `;`, and where one holds «và» itself, with
/// commas alone, so that it stays clear where each ends.
pub(super) fn joined<S: AsRef<str>>(items: &[S]) -> String {
    let any = |mark: &[char]| items.iter().any(|i| i.as_ref().contains(mark));
    let words: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    if any(&[',', ';']) {
        return words.join("; ");
    }
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() && !words.iter().any(|w| w.contains(" và ")) => {
            format!("{} và {last}", rest.join(", "))
        }
        _ => words.join(", "),
    }
}

/// Of more units than this a sentence says how many they are, not their names.
pub(super) const MANY: usize = 12;

/// An item of a list: what it is about, a colon, and the sentence. Where one of them holds a colon of its own (brackets
/// aside) they are two sentences.
pub(super) fn entry(about: &str, sentence: &str) -> String {
    let about = about.trim_end_matches([':', ' ']);
    let mut depth = 0i32;
    let mut parted = |text: &str| {
        text.char_indices().any(|(at, c)| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            c == ':' && depth <= 0 && text[at + 1..].starts_with(' ')
        })
    };
    if parted(about) || parted(sentence) {
        format!("{}. {}", about.trim_end_matches('.'), capitalized(sentence))
    } else {
        format!("{about}: {sentence}")
    }
}

/// Whether words already give a figure: `410/585 trường` gives `410 trường`.
pub(super) fn holds(words: &str, figure: &str) -> bool {
    if words.contains(figure) {
        return true;
    }
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_lowercase();
    let own: Vec<String> = words.split_whitespace().map(bare).collect();
    let said = |w: &str| own.iter().any(|o| o == w || o.split('/').any(|part| part == w));
    figure.split_whitespace().map(bare).all(|w| said(&w))
}

/// Names of units as [`joined`], or `3.321 đơn vị`.
pub(super) fn named<S: AsRef<str>>(units: &[S]) -> String {
    if units.len() > MANY { format!("{} đơn vị", count(units.len())) } else { joined(units) }
}

/// What a unit wrote, as running text: marks as words, dashes and the endings of lists taken off, lines joined. No
/// full stop at the end, unless it belongs to `v.v.`
pub(super) fn cleaned(words: &str) -> String {
    let words = marks_to_words(words);
    let dash = |l: &str| -> String {
        let bare = l.trim().trim_start_matches(['-', '–', '—', '•', '+', '*', '·']);
        // `-5` and `+84…` are numbers, not dashes.
        let number = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.len() + 1 == l.trim().len();
        if number { l.trim().to_owned() } else { bare.trim().to_owned() }
    };
    let lines: Vec<String> = words.split('\n').map(dash).filter(|l| !l.is_empty()).collect();
    let mut out = String::new();
    for (i, line) in lines.iter().enumerate() {
        let line = one_line(line);
        let line = if out.ends_with("; ") { lowered(&line) } else { line };
        if i + 1 == lines.len() {
            out.push_str(bare_end(&line));
        } else if line.ends_with(['.', '!', '?', ':']) {
            out.push_str(&line);
            out.push(' ');
        } else {
            out.push_str(line.trim_end_matches([';', ',', ' ']));
            out.push_str("; ");
        }
    }
    parted(&out)
}

/// Words without what lists leave in running text: a space before a mark (`63/63 ;`), a list's own sign behind one
/// (`; + Đã họp`), a capital behind a semicolon.
fn parted(words: &str) -> String {
    const SIGNS: [char; 7] = ['+', '-', '–', '—', '•', '*', '·'];
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if matches!(c, ';' | ',' | '.') && (rest.is_empty() || rest.starts_with(' ')) {
            out.truncate(out.trim_end().len());
        }
        out.push(c);
        if !matches!(c, ';' | '.' | ':') || !rest.starts_with(' ') {
            continue;
        }
        let after = rest.trim_start();
        let bare = after.strip_prefix(SIGNS).filter(|bare| bare.starts_with(' ')).map_or(after, str::trim_start);
        out.push(' ');
        match (c, bare.chars().next()) {
            (';', Some(first)) if lowered(bare) != bare => {
                out.extend(first.to_lowercase());
                rest = &bare[first.len_utf8()..];
            }
            _ => rest = bare,
        }
    }
    out
}

/// Words without the mark that ends them.
fn bare_end(words: &str) -> &str {
    let words = words.trim_end().trim_end_matches("./.").trim_end();
    if ["v.v.", "..."].iter().any(|end| words.ends_with(end)) {
        return words;
    }
    words.trim_end_matches(['.', ';', ',', ' '])
}

/// Words with a full stop at the end.
pub(super) fn sentence(words: &str) -> String {
    let words = words.trim();
    let ended = words.is_empty() || words.ends_with(['.', '!', '?', '…', ':']);
    if ended { words.to_owned() } else { format!("{}.", words.trim_end_matches([';', ','])) }
}

/// The first letter large.
pub(super) fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The first letter small, where the words open with one that is surely no name; else as they are.
pub(super) fn lowered(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if !opens_with_document(words) && (opens_with_verb(words) || opens_with_small_word(words)) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

/// A deadline as it stands inside a sentence: `trước ngày 30/9/2026`.
pub(super) fn lowered_deadline(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), first_words(words)) {
        (Some(first), Some((one, ..))) if DEADLINES.split(' ').any(|d| d == one) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

/// The first word and the second, small, and whether the second was written small or is a number. None for words that
/// open with capitals throughout (`UBND`).
fn first_words(words: &str) -> Option<(String, String, bool)> {
    let mut list = words.split_whitespace();
    let (first, next) = (list.next()?, list.next().unwrap_or_default());
    let bare = |w: &str| w.trim_end_matches([',', ';', ':', '.']).to_lowercase();
    let small = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let capitals = first.chars().skip(1).any(char::is_uppercase);
    (!capitals).then(|| (bare(first), bare(next), small))
}

/// Whether words open with a verb, so that they can follow who did it: `Phòng Kinh tế` + `Đã lắp đặt…`.
pub(super) fn opens_with_verb(words: &str) -> bool {
    let Some((one, two, small)) = first_words(words) else { return false };
    let pair = format!("{one} {two}");
    // `Trình Quốc hội`, `Gửi Sở Tài chính`: a verb before the name of a body.
    let to_body = !small
        && HANDING.split(' ').any(|h| h == one)
        && BODIES.split(' ').any(|b| b == two)
        && words.split_whitespace().nth(1).is_some_and(|next| next.starts_with(char::is_uppercase));
    to_body
        || ["đã", "đang", "chưa", "sẽ", "không", "còn"].contains(&&*one)
        || (small && (OPENERS.split(", ").any(|o| o == pair) || LONE_OPENERS.split(' ').any(|o| o == one)))
}

/// Verbs that a body may follow, and the words that names of bodies begin with.
const HANDING: &str = "trình gửi nộp giao mời xin";
const BODIES: &str = "quốc chính thủ ubnd hđnd ủy uỷ hội bộ sở ban tỉnh thành đảng thường chủ lãnh đoàn";

/// A name as it stands inside a sentence: `các bộ, ngành` begins with a small letter, a unit's own name does not.
pub(super) fn name_inside(name: &str) -> String {
    let many = ["Các ", "Mỗi ", "Tất cả ", "Toàn bộ ", "Một số "].iter().any(|m| name.starts_with(m));
    let mut chars = name.chars();
    match chars.next() {
        Some(first) if many => first.to_lowercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

/// Whether words open with a word that begins no name, though nothing that could follow a subject.
fn opens_with_small_word(words: &str) -> bool {
    first_words(words).is_some_and(|(one, two, small)| {
        let pair = format!("{one} {two}");
        small && (SMALL_WORDS.split(' ').any(|w| w == one) || THINGS.split(", ").any(|t| t == pair))
    })
}

/// Whether words open with a document's name: `Báo cáo số 13/BC-UBND`.
fn opens_with_document(words: &str) -> bool {
    let mut list = words.split_whitespace().skip(2);
    list.next() == Some("số") && list.next().is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether words ask for something themselves, so that `đề nghị` before them would say it twice.
pub(super) fn opens_with_request(words: &str) -> bool {
    let Some((one, two, _)) = first_words(words) else { return false };
    ["đề nghị", "kiến nghị", "đề xuất", "xin phép", "xin ý", "kính đề", "mong muốn"].contains(&&*format!("{one} {two}"))
        || ["mong", "xin"].contains(&&*one)
}

/// Things that open a result, a reason or a task, and begin no name.
const THINGS: &str = "\
    bệnh án, biên bản, biểu mẫu, bảo hiểm, camera giám, chuyên mục, chất lượng, chữ ký, con số, công dân, công trình, \
    công tác, cơ chế, cơ cấu, cơ sở, cán bộ, dữ liệu, du lịch, dịch vụ, dự án, dự thảo, đa số, đối tượng, đồ án, \
    giáo dục, giấy phép, hiện nay, hiện tại, hồ sơ, hạ tầng, hệ thống, học bạ, học sinh, hội nghị, hợp đồng, \
    khối lượng, kinh phí, kho dữ, kết quả, lãnh đạo, lộ trình, lớp tập, mô hình, mặt bằng, mạng lưới, nguồn lực, \
    nguồn vốn, người dân, nhà thầu, nhân lực, nhân sự, nhiệm vụ, nền tảng, nội dung, phong trào, phương án, \
    phần mềm, phần lớn, quy chế, quy hoạch, quy trình, số liệu, số lượng, sản phẩm, thanh toán, thiết bị, \
    thông tin, thời gian, thời tiết, thủ tục, tiến độ, toàn bộ, toàn tỉnh, toàn xã, toàn huyện, toàn phường, truyền thông, \
    trang thiết, trình độ, tuyến đường, tài khoản, tài liệu, tỷ lệ, tỉ lệ, tổng cộng, tổng kinh, tổng số, vốn đầu, \
    văn bản, vướng mắc, vị trí, ý thức, đường truyền, định danh, ứng dụng";

/// Words that open a reason or a count.
const SMALL_WORDS: &str =
    "một các những nhiều mỗi do vì theo tại trên từ để khi trong ngoài cần nên mưa ngày tháng quý năm đến tính";

/// Words that open a deadline.
const DEADLINES: &str = "trước quý quí tháng thường hằng hàng trong đến chậm hoàn theo cuối đầu giữa năm từ sau khi ngay \
    mỗi định xong hết cả giai ngày tuần dự khoảng các liên không quanh nửa";

/// Verbs of one syllable; what follows them must be small or a number (`Mở 04 lớp`, but not `Lập Thạch`).
const LONE_OPENERS: &str = "mở lập lắp trồng nhập gửi giao cử thu mua in phát cấp tạo lấy giữ làm đưa khám phun nạo xây họp \
    dọn treo ký nộp đo vẽ viết trình trả tặng trao thăm mời dạy thi chấm sửa đào đắp kè lát quét cắm dựng gắn rà \
    vướng thiếu chậm bị chờ";

/// Openings of two syllables, the second of which is small in a plain sentence (`Tổ chức`, not `Tổ Chức`).
const OPENERS: &str = "\
    ban hành, biên soạn, bàn giao, báo cáo, bê tông, bình xét, bảo dưỡng, bảo trì, bảo vệ, bảo đảm, bố trí, \
    bồi dưỡng, bổ sung, chuyển giao, chuẩn bị, chuẩn hóa, chăm sóc, chấn chỉnh, chỉ đạo, chỉnh lý, chỉnh trang, \
    chủ trì, chủ động, cung cấp, công bố, công khai, công nhận, cải cách, cải tạo, cập nhật, cắt giảm, củng cố, \
    di dời, diễn tập, duy trì, giao ban, giám sát, giải phóng, giải quyết, giảm thiểu, giới thiệu, hoàn thiện, \
    hoàn thành, hoạt động, huy động, hướng dẫn, hỗ trợ, hợp nhất, khai thác, khơi thông, khảo sát, khắc phục, \
    kiến nghị, kiểm tra, kiện toàn, ký kết, ký số, kết nối, làm sạch, làm việc, lưu trữ, lấy ý, lắp đặt, \
    lồng ghép, lựa chọn, mua sắm, mở rộng, nghiên cứu, nghiệm thu, nhân rộng, niêm yết, nâng cao, nâng cấp, \
    phát triển, phát động, phân công, phân loại, phân tích, phê duyệt, phòng chống, phối hợp, phổ biến, \
    phục vụ, phủ sóng, quán triệt, quản lý, rà soát, rút ngắn, san lấp, sao lưu, sơ kết, sắp xếp, số hóa, \
    sử dụng, sửa chữa, sửa đổi, tham gia, tham mưu, thanh tra, theo dõi, thiết lập, thu gom, thu thập, \
    thành lập, thí điểm, thường xuyên, thẩm định, thống kê, thực hiện, tiếp nhận, tiếp tục, trang bị, \
    triển khai, trình duyệt, trưng bày, trả lời, tuyên truyền, tái sử, tìm kiếm, tích hợp, tôn tạo, tăng cường, \
    tạo lập, tập huấn, tập trung, tổ chức, tổng hợp, tổng kết, tổng rà, vận hành, vận động, vệ sinh, xác minh, \
    xây dựng, xử lý, áp dụng, điều chỉnh, điều tra, đào tạo, đánh giá, đôn đốc, đăng ký, đơn giản, đảm bảo, \
    đầu tư, đẩy mạnh, đẩy nhanh, đề nghị, đề xuất, định kỳ, đối soát, đổi mới, ứng dụng";

/// Gives templates the filters for prose.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("cau", |words: &str, _: Kwargs, _: &State| sentence(words));
    tera.register_filter("viet_thuong", |words: &str, _: Kwargs, _: &State| lowered(words));
    tera.register_filter("viet_hoa", |words: &str, _: Kwargs, _: &State| capitalized(words));
    tera.register_filter("liet_ke", |list: Value, args: Kwargs, _: &State| -> TeraResult<String> {
        Ok(joined(&listed("liet_ke", &list, &args)?))
    });
    tera.register_filter("ke_gon", Shortly);
}

/// The words of a list: its items, or the field that the template names.
fn listed(filter: &str, list: &Value, args: &Kwargs) -> TeraResult<Vec<String>> {
    words_of(filter, list, args.get::<&str>("truong")?)
}

fn words_of(filter: &str, list: &Value, field: Option<&str>) -> TeraResult<Vec<String>> {
    let items = list.as_array().ok_or_else(|| Error::message(format!("{filter}(): giá trị không phải danh sách")))?;
    let word = |item: &Value| -> TeraResult<String> {
        let found = match field {
            Some(field) => item.get_from_path(field),
            None => Some(item),
        };
        found.and_then(Value::as_str).map(str::to_owned).ok_or_else(|| {
            let advice = "thêm truong=\"…\" cho danh sách có nhiều trường";
            Error::message(format!("{filter}(): mục trong danh sách không phải chữ; {advice}"))
        })
    };
    items.iter().map(word).collect()
}

/// `ke_gon`: up to three items behind a colon, more in a footnote; very many, in the footnote by their numbers in the
/// appendix that lists them.
struct Shortly;

impl Filter<Value, TeraResult<String>> for Shortly {
    fn call(&self, list: Value, args: Kwargs, _: &State) -> TeraResult<String> {
        let items = listed("ke_gon", &list, &args)?;
        let most = args.get::<usize>("toi_da")?.unwrap_or(MOST_IN_SENTENCE);
        let before = args.get::<&str>("truoc")?.unwrap_or(": ");
        let appendix = args.get::<&str>("tai")?.filter(|a| !a.is_empty());
        Ok(match items.len() {
            0 => String::new(),
            n if n <= most => markup(&format!("{before}{}", joined(&items))),
            n => match appendix {
                Some(appendix) if n > MOST_IN_NOTE => {
                    let numbers = words_of("ke_gon", &list, Some("stt"))?.join(", ");
                    format!("[^{}]", markup(&format!("Gồm các nhiệm vụ số {numbers} tại {appendix}.")))
                }
                _ => format!("[^{}]", markup(&sentence(&format!("Gồm: {}", items.join("; "))))),
            },
        })
    }

    fn is_safe(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_one_sentence() {
        assert_eq!(joined::<&str>(&[]), "");
        assert_eq!(joined(&["a"]), "a");
        assert_eq!(joined(&["a", "b"]), "a và b");
        assert_eq!(joined(&["a", "b", "c"]), "a, b và c");
        assert_eq!(joined(&["Văn phòng HĐND và UBND", "Công an xã"]), "Văn phòng HĐND và UBND, Công an xã");
        assert_eq!(joined(&["a, b", "c"]), "a, b; c");
    }

    #[test]
    fn first_letters_fall_only_where_safe() {
        for (given, expected) in [
            ("Ban hành kế hoạch", "ban hành kế hoạch"),
            ("Ban Chỉ đạo họp", "Ban Chỉ đạo họp"),
            ("Tổ chức hội nghị", "tổ chức hội nghị"),
            ("Tổ công nghệ số", "Tổ công nghệ số"),
            ("Sở Nội vụ", "Sở Nội vụ"),
            ("UBND xã", "UBND xã"),
            ("Chuyển đổi số", "Chuyển đổi số"),
            ("Lập Thạch", "Lập Thạch"),
            ("Lập danh sách", "lập danh sách"),
            ("Mở 04 lớp", "mở 04 lớp"),
            ("Đã trình Sở Nội vụ", "đã trình Sở Nội vụ"),
            ("98,5% hồ sơ", "98,5% hồ sơ"),
            ("Một số hộ dân", "một số hộ dân"),
            ("Nạo vét kênh", "nạo vét kênh"),
            ("", ""),
        ] {
            assert_eq!(lowered(given), expected);
        }
    }

    #[test]
    fn what_can_follow_its_subject() {
        assert!(opens_with_verb("Đã lắp đặt 15 camera") && opens_with_verb("Thiếu kinh phí"));
        assert!(opens_with_verb("Trình Quốc hội xem xét") && opens_with_verb("Gửi Sở Tài chính thẩm định"));
        assert_eq!(lowered("Ngày 31/3/2026, đã họp"), "ngày 31/3/2026, đã họp");
        assert_eq!(name_inside("Các bộ, ngành"), "các bộ, ngành");
        assert_eq!(name_inside("Cục Mẫu"), "Cục Mẫu");
        assert!(!opens_with_verb("Một số hộ chưa ký") && !opens_with_verb("UBND xã đã họp"));
        assert_eq!(lowered_deadline("Trước ngày 30/9/2026"), "trước ngày 30/9/2026");
        assert_eq!(lowered_deadline("Tết Nguyên đán"), "Tết Nguyên đán");
        assert_eq!(lowered_deadline("QUÝ IV/2026"), "QUÝ IV/2026");
    }

    #[test]
    fn what_units_write_becomes_running_text() {
        assert_eq!(cleaned("- Đã họp 02 lần;\n- Đã lập biên bản."), "Đã họp 02 lần; đã lập biên bản");
        assert_eq!(cleaned("Đã họp.\nĐang lập biên bản;"), "Đã họp. Đang lập biên bản");
        assert_eq!(cleaned("Bàn ghế, tủ, v.v."), "Bàn ghế, tủ, v.v.");
        assert_eq!(cleaned("  Đạt 5 %./.  "), "Đạt 5 %");
        assert_eq!(cleaned("Đã họp 22/22 ; + Đã lập 63/63 , còn 02"), "Đã họp 22/22; đã lập 63/63, còn 02");
        assert_eq!(cleaned("Kết quả: - Họp 02 lần;\nTỷ lệ đạt 5%"), "Kết quả: Họp 02 lần; tỷ lệ đạt 5%");
        assert_eq!(cleaned("Quyết định số 12; Báo cáo số 13/BC-STP"), "Quyết định số 12; Báo cáo số 13/BC-STP");
        assert_eq!(cleaned("-5 độ"), "-5 độ");
        assert_eq!(cleaned("-\n\n"), "");
        assert_eq!(sentence("Đã họp"), "Đã họp.");
        assert_eq!(sentence("v.v."), "v.v.");
    }

    #[test]
    fn a_list_item_has_one_colon() {
        assert_eq!(entry("Cấp phép", "phòng A đã họp (số: 5)"), "Cấp phép: phòng A đã họp (số: 5)");
        assert_eq!(entry("Cấp phép:", "phòng A báo cáo kết quả: 5"), "Cấp phép. Phòng A báo cáo kết quả: 5");
        assert_eq!(entry("Gồm: họp, bàn", "đã xong"), "Gồm: họp, bàn. Đã xong");
        assert!(holds("Đã làm tại 410/585 trường", "410 trường") && holds("Đã cấp 96,5%", "96,5%"));
        assert!(!holds("Đã lắp 90 bóng", "90/90 bóng") && !holds("Đã ban hành", "01 Quyết định"));
        assert!(opens_with_request("Đề nghị cấp vốn") && !opens_with_request("UBND tỉnh cấp vốn"));
    }

    #[test]
    fn a_marker_is_markup_and_all_else_is_not() {
        let value = format!("**a** {}", missing("kết quả [b]"));
        let shown = show_missing(markup(&value));
        assert!(shown.ends_with(']') && shown.contains("[CẦN BỔ SUNG: ") && !shown.contains('*'), "{shown}");
        assert_eq!(inlines(&value).text(), "**a** [CẦN BỔ SUNG: kết quả [b]]");
        assert_eq!(markup("a"), literal("a"));
        assert_eq!(markup(""), literal(""));
        assert_eq!([0, 5, 10, 1364].map(count), ["0", "05", "10", "1.364"]);
    }

    #[test]
    fn the_openers_are_pairs_each_once() {
        let list: Vec<&str> = OPENERS.split(", ").collect();
        assert!(list.iter().all(|o| o.split(' ').count() == 2), "{list:?}");
        assert!(!LONE_OPENERS.contains("  ") && !DEADLINES.contains("  "));
        let apart: std::collections::HashSet<&str> = list.iter().copied().collect();
        assert_eq!(apart.len(), list.len());
    }
}
