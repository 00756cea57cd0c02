//! Text of the encodings before Unicode: TCVN3 (ABC, fonts `.Vn…`) and VNI (fonts `VNI-…`).
//!
//! Such text is stored as Latin letters that only its font shows as Vietnamese. The font's name is the surest sign;
//! without it the letters prove the encoding when decoding turns nonsense into Vietnamese syllables.

use super::syllable::is_syllable;

/// An encoding of Vietnamese before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN 5712:1993 (3), «ABC».
    Tcvn3,
    /// VNI for Windows: a base letter, then a letter that stands for its marks.
    Vni,
}

impl Legacy {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Legacy::Tcvn3 => "TCVN3",
            Legacy::Vni => "VNI",
        }
    }
}

/// What a font's name says of the text set in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LegacyFont {
    /// How its text is encoded.
    pub encoding: Legacy,
    /// A capitals font (`.VnTimeH`): it shows small letters as capitals.
    pub capitals: bool,
}

/// The encoding that a font implies; its name may be stored in quote marks.
pub fn font(name: &str) -> Option<LegacyFont> {
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let starts = |prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if starts(".vn") {
        return Some(LegacyFont { encoding: Legacy::Tcvn3, capitals: name.ends_with('H') });
    }
    starts("vni-").then_some(LegacyFont { encoding: Legacy::Vni, capitals: false })
}

const TCVN3: &str = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u{ad}øõö÷ùýúûüþ®¡¢£¤¥¦§";
const TCVN3_UNICODE: &str = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂÊÔƠƯĐ";

/// Letters U+00A1 to U+00FF of TCVN3; `\0` where it has none.
fn tcvn3_table() -> &'static [char; 96] {
    static TABLE: std::sync::OnceLock<[char; 96]> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = ['\0'; 96];
        for (from, to) in TCVN3.chars().zip(TCVN3_UNICODE.chars()) {
            if let Some(place) = (from as usize).checked_sub(0xA0).and_then(|i| table.get_mut(i)) {
                *place = to;
            }
        }
        table
    })
}

/// Base letters of VNI: as stored, without mark, with sắc, huyền, hỏi, ngã, nặng.
const VNI_TONES: &[(char, &str)] =
    &[('a', "áàảãạ"), ('e', "éèẻẽẹ"), ('o', "óòỏõọ"), ('u', "úùủũụ"), ('y', "ýỳỷỹỵ"), ('ô', "ớờởỡợ"), ('ö', "ứừửữự")];
/// The letters that stand for sắc, huyền, hỏi, ngã, nặng on a plain base.
const VNI_MARKS: &str = "ùøûõï";
/// Circumflex alone and with each tone, on a, e, o.
const VNI_CIRCUMFLEX: &str = "âáàåãä";
/// Breve alone and with each tone, on a.
const VNI_BREVE: &str = "êéèúüë";
/// Letters of one sign.
const VNI_SINGLE: &[(char, char)] =
    &[('ô', 'ơ'), ('ö', 'ư'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ')];

/// Text of a legacy encoding in Unicode. Letters that the encoding does not have stay.
pub fn decode(text: &str, encoding: Legacy) -> String {
    match encoding {
        Legacy::Tcvn3 => {
            let table = tcvn3_table();
            text.chars()
                .map(|c| {
                    // Text taken from a PDF or pasted shows two of its signs as their look-alikes.
                    let c = match c {
                        '\u{2212}' => '\u{ad}',
                        'μ' => 'µ',
                        c => c,
                    };
                    match (c as usize).checked_sub(0xA0).and_then(|i| table.get(i)) {
                        Some('\0') | None => c,
                        Some(letter) => *letter,
                    }
                })
                .collect()
        }
        Legacy::Vni => {
            let mut out = String::with_capacity(text.len() + 8);
            let mut chars = text.chars().peekable();
            while let Some(c) = chars.next() {
                if let Some(letter) = chars.peek().and_then(|mark| vni_pair(c, *mark)) {
                    chars.next();
                    out.push(letter);
                } else {
                    out.push(vni_single(c));
                }
            }
            out
        }
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// `letter` in the case of `like`.
fn in_case_of(letter: char, like: char) -> char {
    if like.is_uppercase() { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
}

fn vni_pair(base: char, mark: char) -> Option<char> {
    if mark.is_ascii() || !(base.is_alphabetic()) {
        return None;
    }
    let (b, m) = (lower(base), lower(mark));
    let nth = |set: &str| set.chars().position(|c| c == m);
    let letter = if let (Some(i), Some((_, tones))) = (nth(VNI_MARKS), VNI_TONES.iter().find(|t| t.0 == b)) {
        tones.chars().nth(i)
    } else if let (Some(i), 'a' | 'e' | 'o') = (nth(VNI_CIRCUMFLEX), b) {
        let row = match b {
            'a' => "âấầẩẫậ",
            'e' => "êếềểễệ",
            _ => "ôốồổỗộ",
        };
        row.chars().nth(i)
    } else if let (Some(i), 'a') = (nth(VNI_BREVE), b) {
        "ăắằẳẵặ".chars().nth(i)
    } else {
        None
    };
    letter.map(|l| in_case_of(l, base))
}

fn vni_single(c: char) -> char {
    let l = lower(c);
    VNI_SINGLE.iter().find(|s| s.0 == l).map_or(c, |s| in_case_of(s.1, c))
}

/// True for letters that only Unicode text has: a text with one of them is not of a legacy encoding.
fn is_unicode_vietnamese(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
        || matches!(c as u32, 0x1EA0..=0x1EF9 | 0x300..=0x323)
}

/// Text set in a legacy font, in Unicode. None when there is nothing to change: plain ASCII, or Unicode text on
/// which the font was left behind.
pub fn decode_by_font(text: &str, font: LegacyFont) -> Option<String> {
    if text.chars().any(is_unicode_vietnamese) || (text.is_ascii() && !font.capitals) {
        return None;
    }
    let decoded = decode(text, font.encoding);
    let decoded = if font.capitals { decoded.to_uppercase() } else { decoded };
    (decoded != text).then_some(decoded)
}

/// Text in which words of an encoding stand among words of Unicode, those words decoded; and how many of them are sure
/// to be of it: no syllable as they stand, and one once decoded. None when no word is.
pub fn decode_among_unicode(text: &str, encoding: Legacy) -> Option<(String, usize)> {
    let (mut out, mut sure) = (String::with_capacity(text.len()), 0);
    // A word between blanks as it is, decoded, and decoded if any other is sure.
    let words: Vec<(&str, Option<String>)> = text
        .split_inclusive(char::is_whitespace)
        .map(|word| {
            if word.is_ascii() || word.chars().any(is_unicode_vietnamese) {
                return (word, None);
            }
            let decoded = decode(word, encoding);
            let (before, after) = (score(word), score(&decoded));
            sure += usize::from(before.bad > 0 && after.good > 0 && after.bad == 0);
            let mends = after.bad == 0 && decoded != word;
            (word, mends.then_some(decoded))
        })
        .collect();
    for (word, decoded) in &words {
        out.push_str(decoded.as_deref().unwrap_or(word));
    }
    (sure > 0).then_some((out, sure))
}

/// Whether at least two characters are of those that old encodings used for Vietnamese letters and Unicode text has no use
/// for in words: a quick look before [`decode_among_unicode`].
pub fn is_odd(text: &str) -> bool {
    const OURS: &str = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ";
    let odd = |c: &char| matches!(u32::from(*c), 0xA1..=0xFF) && !OURS.contains(*c);
    !text.is_ascii() && text.chars().filter(odd).nth(1).is_some()
}

/// How sure the letters of a text are about its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// No sign of a legacy encoding.
    None,
    /// It may be: one short word, to be believed when other cells prove the encoding.
    Possible(Legacy),
    /// Nonsense becomes Vietnamese by decoding.
    Proven(Legacy),
}

/// What the letters of a text without a telling font say.
pub fn detect(text: &str) -> Evidence {
    if text.is_ascii()
        || !text.chars().any(|c| matches!(c as u32, 0xA1..=0xFF))
        || text.chars().any(is_unicode_vietnamese)
    {
        return Evidence::None;
    }
    let as_it_is = score(text);
    if as_it_is.bad <= as_it_is.good {
        return Evidence::None;
    }
    let mut best: Option<(Legacy, Score)> = None;
    for encoding in [Legacy::Tcvn3, Legacy::Vni] {
        let decoded = decode(text, encoding);
        if decoded == text {
            continue;
        }
        let found = score(&decoded);
        if best.as_ref().is_none_or(|(_, b)| found.worth() > b.worth()) {
            best = Some((encoding, found));
        }
    }
    let Some((encoding, found)) = best else { return Evidence::None };
    let mended = found.good > as_it_is.good && found.bad * 4 <= found.good;
    match found.good {
        _ if !mended => Evidence::None,
        1 => Evidence::Possible(encoding),
        _ => Evidence::Proven(encoding),
    }
}

/// Words with marks: those that Vietnamese can form, and those it cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Syllables.
    pub good: usize,
    /// Words with marks that are none, and signs no text has inside a word.
    pub bad: usize,
}

impl Score {
    /// For choosing between readings of the same bytes.
    pub fn worth(self) -> i64 {
        self.good as i64 - 2 * self.bad as i64
    }
}

/// Judges a text (NFC) by its words with marks.
pub fn score(text: &str) -> Score {
    let mut found = Score::default();
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || c.is_ascii_digit()) {
        let word = word.trim_matches(['“', '”', '‘', '’', '–', '—', '…', '•', '«', '»', '°', '²', '³', '\u{feff}']);
        if word.is_ascii() {
            continue;
        }
        if is_syllable(word) {
            found.good += 1;
        } else {
            found.bad += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tcvn3() {
        assert_eq!(TCVN3.chars().count(), TCVN3_UNICODE.chars().count());
        assert_eq!(decode("Céng hßa x· héi", Legacy::Tcvn3), "Cộng hòa xã hội");
        assert_eq!(decode("M\u{ad}êng Kh\u{ad}¬ng", Legacy::Tcvn3), "Mường Khương");
        let capitals = font("\".VnTimeH\"").unwrap();
        assert_eq!(decode_by_font("ñy ban nh©n d©n", capitals).unwrap(), "ỦY BAN NHÂN DÂN");
        assert_eq!(decode_by_font("stt", capitals).unwrap(), "STT");
        assert_eq!(decode_by_font("Hà Nội", font(".VnTime").unwrap()), None);
    }

    #[test]
    fn vni() {
        assert_eq!(decode("UÛy ban nhaân daân", Legacy::Vni), "Ủy ban nhân dân");
        assert_eq!(decode("COÄNG HOØA XAÕ HOÄI", Legacy::Vni), "CỘNG HÒA XÃ HỘI");
        assert_eq!(decode("Keá hoaïch naêm, ñöôøng, nöôùc, quyeát ñònh, kyõ", Legacy::Vni), {
            "Kế hoạch năm, đường, nước, quyết định, kỹ"
        });
        assert_eq!(font("VNI-Times").unwrap().encoding, Legacy::Vni);
        assert_eq!(font("Times New Roman"), None);
    }

    #[test]
    fn old_words_among_unicode() {
        let mixed = |text, encoding| decode_among_unicode(text, encoding);
        assert_eq!(mixed("Tr\u{ad}êng TiÓu häc Ẳng Të", Legacy::Tcvn3), Some(("Trường Tiểu học Ẳng Tở".to_owned(), 4)));
        assert_eq!(mixed("Vâ Ngäc Ẩn", Legacy::Tcvn3), Some(("Võ Ngọc Ẩn".to_owned(), 2)));
        assert_eq!(mixed("Hội nhaân daân", Legacy::Vni), Some(("Hội nhân dân".to_owned(), 2)));
        for text in ["Hà Nội", "Ủy ban nhân dân xã", "Đại hội 25 °C"] {
            assert_eq!(mixed(text, Legacy::Tcvn3), None, "{text}");
        }
    }

    #[test]
    fn letters_prove_the_encoding_or_do_not() {
        assert_eq!(detect("Céng hßa x· héi"), Evidence::Proven(Legacy::Tcvn3));
        assert_eq!(detect("UÛy ban nhaân daân xaõ"), Evidence::Proven(Legacy::Vni));
        assert_eq!(detect("Tæ"), Evidence::Possible(Legacy::Tcvn3));
        for text in [
            "Ủy ban nhân dân",
            "bác sĩ tài",
            "các bác tám bàn giao",
            "Citroën",
            "25 °C",
            "Ba Lan: năm",
            "«a»",
            "São Paulo é",
        ] {
            assert_eq!(detect(text), Evidence::None, "{text}");
        }
    }
}
