//! Cleaning of text on its way in, so that nothing later meets NFD or a control character.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Clean text and what had to be done for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    /// NFC, without control characters, byte-order marks, soft hyphens and zero-width spaces; `\n` and `\t` stay.
    pub text: String,
    /// Letters were composed (the input was not NFC).
    pub composed: bool,
    /// How many control characters were taken out.
    pub controls: usize,
    /// `Ð` (U+00D0) stood for `Đ`.
    pub eth: bool,
}

/// Makes text NFC, turns CRLF and CR into `\n`, takes out what no document may hold, and writes `Đ` for `Ð`.
pub fn clean(text: &str) -> Cleaned {
    if text.chars().all(is_usual) {
        return Cleaned { text: text.to_owned(), ..Cleaned::default() };
    }
    let mut out = Cleaned::default();
    let composed: String = if is_nfc(text) {
        text.to_owned()
    } else {
        out.composed = true;
        text.nfc().collect()
    };
    out.text.reserve(composed.len());
    let mut chars = composed.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.text.push('\n');
                }
            }
            '\n' | '\t' => out.text.push(c),
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{0b}' => out.text.push('\n'),
            '\u{feff}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' => {}
            'Ð' => {
                out.eth = true;
                out.text.push('Đ');
            }
            c if c.is_control() || is_private(c) || is_noncharacter(c) => out.controls += 1,
            c => out.text.push(c),
        }
    }
    out
}

/// Text without white space at its ends; none where nothing is left.
pub fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|t| !t.is_empty())
}

/// Text on one line: every run of white space, breaks of lines too, is one space, and none is left at the ends.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text has at most this many characters; a long one is not counted to its end.
pub fn at_most(text: &str, characters: usize) -> bool {
    text.chars().nth(characters).is_none()
}

/// Characters of nearly all text: NFC whatever stands beside them, and kept as they are.
fn is_usual(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\n' | '\t' | '\u{a0}'..='\u{ac}' | '®'..='Ï' | 'Ñ'..='\u{2ff}' | 'Ạ'..='ỹ'
        | '–' | '—' | '‘' | '’' | '“' | '”' | '•' | '…')
}

/// Private-use characters carry no meaning outside the font that made them, and PDF/A-2a refuses them.
fn is_private(c: char) -> bool {
    matches!(c as u32, 0xE000..=0xF8FF | 0xF0000..=0x10FFFD)
}

fn is_noncharacter(c: char) -> bool {
    matches!(c as u32, 0xFDD0..=0xFDEF) || (c as u32) & 0xFFFE == 0xFFFE || c == '\u{FFFD}'
}

/// Words that the language doubles, and syllables in which one compound ends and the next begins.
const NATURAL_WORDS: &[&str] = &[
    "luôn",
    "thường",
    "dần",
    "mãi",
    "rất",
    "hằng",
    "ngày ngày",
    "người",
    "nhà",
    "đời",
    "lâu",
    "xanh",
    "vàng",
    "đều",
    "từ",
    "khe",
    "ngành",
    "nơi",
    "chốn",
    "lớp",
    "tầng",
    "hay",
    "riêng",
    "song",
    "chung",
    "nho",
    "ai",
    "đâu",
    "gì",
    "đời",
    "mau",
    "nhanh",
    "chầm",
    "khăng",
    "lăm",
    "ào",
    "xa",
    "cao",
    "thôi",
    "ngay",
    // Syllables in which one compound ends and the next begins: hành vi vi phạm, trở thành thành phố.
    "vi",
    "thành",
    "quan",
    "chính",
    "công",
    "hiện",
    "sinh",
    "trình",
    "thông",
    "động",
    "hành",
    "tác",
    "trung",
    "tiến",
    "nhân",
    "trường",
    "học",
    "thực",
    "chức",
    "định",
    "sự",
    "phát",
    "vụ",
    "bộ",
    "chế",
    "đạo",
    "tế",
    "lực",
    "môn",
];

/// Words written twice in a row (`xã xã`, `ngày ngày`), each with its byte offset. Reduplications that the
/// language itself forms (`xanh xanh`, `luôn luôn`) are not counted.
pub fn doubled_words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut last: Option<(usize, &str)> = None;
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| c.is_whitespace()) {
        let word = piece.trim_end();
        if !word.is_empty() {
            let bare = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
            if let Some((_, before)) = last
                && before == bare
                && bare.chars().all(char::is_alphabetic)
                && bare.chars().any(char::is_lowercase)
                && !NATURAL_WORDS.contains(&bare.to_lowercase().as_str())
                && !meet(&text[..at], bare, &text[at + piece.len()..])
            {
                found.push((at, bare));
            }
            last = Some((at, word));
        }
        at += piece.len();
    }
    found
}

/// Two compounds that meet in one syllable: `chủ nhiệm nhiệm vụ`, `tiếp theo theo quy định`. Known by the pairs on both
/// sides; of syllables in which hundreds of compounds meet, [`doubled_words`] says nothing at all.
fn meet(before: &str, syllable: &str, after: &str) -> bool {
    // A syllable, what stands before it in compounds that end with it, and behind it in those that begin with it.
    const COMPOUNDS: &[(&str, &str, &str)] = &[
        ("nhiệm", "chủ trách bổ đảm tín kiêm miễn", "vụ kỳ chức"),
        ("theo", "tiếp kèm dựa phỏng tùy noi", "quy đúng kế chỉ dõi hướng yêu đề nghị quyết thẩm tiến nội mẫu"),
        ("quy", "nội chính", "chế định trình hoạch mô ước tắc chuẩn"),
        ("phương", "địa đối song đa bốn", "án pháp tiện hướng châm thức"),
        ("tài", "đề nhân thiên", "chính sản liệu khoản trợ nguyên năng"),
        ("đầu", "ban bước bắt dẫn đứng", "tư năm mối tháng vào ra tiên"),
        ("hoạt", "sinh linh", "động"),
        ("sản", "tài bất hải thủy lâm nông di thanh", "xuất phẩm lượng nghiệp"),
        ("chỉ", "địa đình", "đạo tiêu thị định đạo"),
        ("đơn", "hóa biểu mẫu", "vị giản giá từ"),
        ("dung", "nội", "lượng"),
        ("hợp", "phối tổ tập tổng phù kết trường thích", "tác lý đồng pháp"),
        ("chuẩn", "tiêu", "bị hóa y"),
        ("đề", "vấn chủ chuyên", "xuất nghị án tài cương"),
        ("tổ", "từng", "chức"),
        ("án", "dự đề phương", "phí"),
        ("lý", "xử quản đại hợp", "do luận lịch"),
        ("xuất", "sản đề", "khẩu bản trình sắc"),
        ("dân", "nhân công người cư", "số tộc cư chủ vận quân sự"),
        ("sở", "cơ trụ", "hữu tại"),
        ("tiêu", "mục chỉ", "chí chuẩn thụ dùng"),
        ("năng", "chức tài khả kỹ tiềm", "lực lượng suất"),
        ("nghiệp", "doanh nông công sự", "vụ"),
        ("kinh", "thần", "tế phí doanh nghiệm"),
        ("phí", "kinh chi học", "bảo"),
        ("kết", "đoàn liên cam tổng", "quả hợp nối luận"),
        ("cấp", "phân các trung cao", "bách thiết xã phép"),
    ];
    let lower = |text: &str| text.to_lowercase();
    let left = before.trim_end().rsplit(char::is_whitespace).nth(1).map(lower).unwrap_or_default();
    let right = after.split(|c: char| !c.is_alphabetic()).next().map(lower).unwrap_or_default();
    let one = |list: &str, word: &str| list.split(' ').any(|w| w == word);
    let syllable = lower(syllable);
    COMPOUNDS.iter().any(|(s, ends, begins)| *s == syllable && one(ends, &left) && one(begins, &right))
}

/// Phrases of two words written twice in a row (`an toàn an toàn`), each with the byte offset of the second one.
/// Words with punctuation between them are not counted.
pub fn doubled_phrases(text: &str) -> Vec<(usize, String)> {
    const NATURAL: &[&str] = &["từng bước", "ngày càng", "từng ngày", "mỗi ngày"];
    let mut found = Vec::new();
    // The last three words, each with its offset.
    let mut last: [(usize, &str); 3] = [(0, ""); 3];
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            let bare = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
            let [first, second, third] = last;
            let letters = |w: &str| !w.is_empty() && w.chars().all(char::is_alphabetic);
            if first.1 == third.1
                && second.1 == bare
                && first.1 != second.1
                && letters(first.1)
                && letters(bare)
                && bare.chars().any(char::is_lowercase)
            {
                let phrase = format!("{} {}", first.1, bare);
                if !NATURAL.contains(&phrase.to_lowercase().as_str()) {
                    found.push((third.0, phrase));
                }
            }
            last = [second, third, (at, word)];
        }
        at += piece.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_phrases_are_found_across_no_punctuation() {
        let found = doubled_phrases("sự cố an toàn an toàn, an ninh; an toàn, an toàn; từng bước từng bước");
        assert_eq!(found, [("sự cố an toàn ".len(), "an toàn".to_owned())]);
    }

    #[test]
    fn white_space_and_length() {
        assert_eq!((filled(" \u{a0}a b\n"), filled(" \n\t")), (Some("a b"), None));
        assert_eq!(one_line("  Kế\u{a0} hoạch\n\tnăm "), "Kế hoạch năm");
        let day = "ngày 01 tháng 3 năm 2026";
        assert!(day.len() > 24 && at_most(day, 24) && !at_most(day, 23));
    }

    #[test]
    fn nfd_controls_and_eth_are_mended() {
        let c = clean("Ke\u{302}\u{301}\u{0}\r\nÐịa\u{ad}");
        assert_eq!(c.text, "Kế\nĐịa");
        assert!(c.composed && c.eth);
        assert_eq!(c.controls, 1);
        assert_eq!(clean("tie\u{302}\u{301}n").text, "tiến");
    }

    #[test]
    fn usual_characters_need_no_cleaning() {
        use unicode_normalization::{IsNormalized, char::canonical_combining_class, is_nfc_quick};
        for c in (char::MIN..=char::MAX).filter(|c| is_usual(*c)) {
            let stable = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes && canonical_combining_class(c) == 0;
            assert!(stable, "U+{:04X} may compose", c as u32);
            // Beside a character that is not usual it goes the long way.
            let cleaned = clean(&format!("{c}\u{ad}"));
            assert_eq!((cleaned.text, cleaned.eth, cleaned.controls), (c.to_string(), false, 0), "U+{:04X}", c as u32);
        }
        assert!("Nguyễn Thị Ánh Đào, “Quý I/2026” – 5%…".chars().all(is_usual));
    }

    #[test]
    fn doubled_words_are_found_and_reduplication_is_not() {
        let found: Vec<&str> = doubled_words("trên địa bàn xã xã Hà, ngày ngày 05 luôn luôn đúng an toàn an toàn")
            .iter()
            .map(|f| f.1)
            .collect();
        assert_eq!(found, ["xã", "ngày"]);
        assert!(doubled_words("xã, xã; 10 10").is_empty());
    }
}
