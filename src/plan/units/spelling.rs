//! Names of units as words that can be compared: case, marks, short forms and slips of the keyboard.

use crate::vietnamese::{clean, is_syllable, unmarked};
use unicode_normalization::UnicodeNormalization;

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Small letters; the tone stands at the end, so that `hòa` and `hoà` are one.
    pub marked: String,
    /// Small letters without marks.
    pub bare: String,
    /// As typed, composed.
    pub typed: String,
    /// Typed as an abbreviation: capitals alone, or letters that no syllable has.
    pub is_short: bool,
    /// Written out for a short form such as `UBND`.
    pub is_expanded: bool,
}

/// Short forms that stand for the same words in every office.
const SHORT: &[(&str, &str)] = &[
    ("ubnd", "ủy ban nhân dân"),
    ("hdnd", "hội đồng nhân dân"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("mttq", "mặt trận tổ quốc"),
    ("bhxh", "bảo hiểm xã hội"),
    ("bql", "ban quản lý"),
    ("bqlda", "ban quản lý dự án"),
    ("vp", "văn phòng"),
    ("tp", "thành phố"),
];

/// A name as words. What joins words (`và`, `&`, `-`, `,`) and `các` tells no two units apart, so it is left out.
pub(super) fn words(name: &str) -> Vec<Word> {
    let text = clean(name).text;
    let mut out = Vec::new();
    for piece in text.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
        for part in letters_and_digits(piece) {
            let bare = unmarked(part);
            match SHORT.iter().find(|s| s.0 == bare) {
                Some((_, long)) => out.extend(long.split(' ').map(|w| Word { is_expanded: true, ..word(w) })),
                None => out.push(word(part)),
            }
        }
    }
    out.retain(|w| !matches!(&*w.typed.to_lowercase(), "và" | "va" | "các" | "cac"));
    out
}

/// `P1` is a word and a number.
fn letters_and_digits(piece: &str) -> impl Iterator<Item = &str> {
    let border = piece.char_indices().zip(piece.chars().skip(1)).find(|((_, a), b)| a.is_numeric() != b.is_numeric());
    let at = border.map_or(piece.len(), |((at, a), _)| at + a.len_utf8());
    let (first, rest) = piece.split_at(at);
    [first, rest].into_iter().filter(|p| !p.is_empty())
}

fn word(typed: &str) -> Word {
    let mut tones = String::new();
    let mut letters = String::new();
    for c in typed.to_lowercase().nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones.push(c),
            c => letters.push(c),
        }
    }
    let mut marked: String = letters.nfc().collect();
    marked.push_str(&tones);
    let bare = unmarked(typed);
    let is_number = typed.chars().all(char::is_numeric);
    if is_number {
        let digits = marked.trim_start_matches('0').to_owned();
        return Word {
            bare: digits.clone(),
            marked: digits,
            typed: typed.to_owned(),
            is_short: false,
            is_expanded: false,
        };
    }
    let count = bare.chars().count();
    let capitals = count >= 2 && typed.chars().all(char::is_uppercase);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let is_short = capitals || count >= 2 && !bare.chars().any(vowel);
    Word { is_short, marked, bare, typed: typed.to_owned(), is_expanded: false }
}

/// What is equal for two spellings of one name.
pub(super) fn key(words: &[Word]) -> String {
    words.iter().map(|w| &*w.marked).collect::<Vec<_>>().join(" ")
}

/// The same without marks.
pub(super) fn bare_key(words: &[Word]) -> String {
    words.iter().map(|w| &*w.bare).collect::<Vec<_>>().join(" ")
}

/// Whether no letter was typed with a mark.
pub(super) fn is_unmarked(words: &[Word]) -> bool {
    words.iter().all(|w| w.is_expanded || w.marked == w.bare)
}

/// Which words of a name must be equal for two units to be one: numbers, single letters, and whatever follows a word
/// after which a place or a school is named.
fn fixed(name: &[Word]) -> Vec<bool> {
    let lower: Vec<String> = name.iter().map(|w| w.typed.to_lowercase()).collect();
    let next = |at: usize| lower.get(at + 1).map_or("", String::as_str);
    let mut local = false;
    let mut out = Vec::with_capacity(name.len());
    for (i, word) in lower.iter().enumerate() {
        let single = word.chars().count() < 2 || word.chars().all(char::is_numeric);
        out.push(local || single);
        local |= match &**word {
            // Culture and society are no commune.
            "xã" => next(i) != "hội",
            "phường" | "trấn" | "huyện" | "quận" | "tỉnh" | "thôn" | "ấp" | "bản" | "làng" | "buôn" | "xóm"
            | "khóm" | "cụm" | "chợ" | "thcs" | "thpt" => true,
            "phố" => i > 0,
            "khu" => next(i) != "công",
            "học" => {
                i > 0 && matches!(&*lower[i - 1], "tiểu" | "đại" | "trung") && next(i) != "cơ" && next(i) != "phổ"
            }
            "non" => i > 0 && lower[i - 1] == "mầm",
            "sở" => i > 0 && lower[i - 1] == "cơ",
            "thông" => i > 0 && lower[i - 1] == "phổ",
            "tổ" => next(i).chars().all(char::is_numeric),
            _ => false,
        };
    }
    out
}

/// Whether words are a name with some of its parts as initials: `SNV`, `Sở NV`, `Phòng VH-XH`. Places are never
/// abbreviated.
pub(super) fn is_abbreviation(words: &[Word], name: &[Word]) -> bool {
    words.iter().any(|w| w.is_short) && align(words, name, &fixed(name), is_unmarked(words), false)
}

fn align(words: &[Word], name: &[Word], fixed: &[bool], unmarked: bool, used: bool) -> bool {
    let Some((first, rest)) = words.split_first() else { return name.is_empty() && used };
    let Some(own) = name.first() else { return false };
    if (first.marked == own.marked || unmarked && first.bare == own.bare)
        && align(rest, &name[1..], fixed.get(1..).unwrap_or(&[]), unmarked, used)
    {
        return true;
    }
    let count = first.bare.chars().count();
    first.is_short
        && count >= 2
        && count <= name.len()
        && first.bare.chars().zip(name).all(|(c, w)| w.bare.starts_with(c))
        && !fixed.iter().take(count).any(|f| *f)
        && align(rest, &name[count..], fixed.get(count..).unwrap_or(&[]), unmarked, true)
}

/// Whether words are a name with a slip or two: marks that differ, or a letter too many, too few or wrong where that
/// makes no syllable. Words that [`fixed`] names must be right, and so must the number of words, save for a space.
pub(super) fn is_slip(words: &[Word], name: &[Word]) -> bool {
    if words.len() != name.len() {
        let joined = |list: &[Word]| list.iter().map(|w| &*w.typed).collect::<String>().to_lowercase();
        return words.len() >= 2 && words.len().abs_diff(name.len()) == 1 && joined(words) == joined(name);
    }
    if name.len() < 2 {
        return false;
    }
    let most = if name.len() > 4 { 2 } else { 1 };
    let mut slips = 0;
    for ((word, own), fixed) in words.iter().zip(name).zip(fixed(name)) {
        if word.marked == own.marked {
            continue;
        }
        slips += 1;
        if fixed || slips > most || !(word.bare == own.bare || is_typo(word, own)) {
            return false;
        }
    }
    slips > 0
}

fn is_typo(word: &Word, own: &Word) -> bool {
    own.bare.len() >= 3
        && !word.is_short
        && !is_syllable(&word.typed)
        && strsim::damerau_levenshtein(&word.bare, &own.bare) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(a: &str, b: &str) -> bool {
        is_slip(&words(a), &words(b))
    }

    #[test]
    fn names_that_are_one() {
        let same = |a: &str, b: &str| key(&words(a)) == key(&words(b));
        assert!(same("UBND xã An Hoà", "Ủy ban nhân dân xã An Hòa"));
        assert!(same("Uỷ ban Nhân dân", "ỦY BAN NHÂN DÂN"));
        assert!(same("Sở Khoa học & Công nghệ", "Sở Khoa học và  Công nghệ"));
        assert!(same("Phòng Văn hóa - Xã hội", "Phòng Văn hóa, Xã hội"));
        assert!(same("Phường 01", "phường 1"));
        assert!(!same("Phường 1", "Phường 11"));
        assert!(!same("UBND xã An Hòa", "UBND xã An Hóa"));
    }

    #[test]
    fn initials() {
        let short = |a: &str, b: &str| is_abbreviation(&words(a), &words(b));
        assert!(short("SNV", "Sở Nội vụ") && short("snv", "Sở Nội vụ") && short("Sở NV", "Sở Nội vụ"));
        assert!(short("Phòng VH-XH", "Phòng Văn hóa - Xã hội") && short("PVHXH", "Phòng Văn hóa - Xã hội"));
        assert!(
            short("Sở TN&MT", "Sở Tài nguyên và Môi trường") && short("LĐTBXH", "Lao động - Thương binh và Xã hội")
        );
        assert!(
            short("VP HĐND-UBND xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã") || {
                // Short forms of every office are no initials of one name: they are written out before.
                key(&words("VP HĐND-UBND xã")) == key(&words("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"))
            }
        );
        assert!(!short("UBND xã AB", "Ủy ban nhân dân xã An Bình"), "places are written out");
        assert!(!short("Sở Nội vụ", "Sở Nội vụ") && !short("SNVX", "Sở Nội vụ") && !short("S", "Sở"));
    }

    #[test]
    fn slips_are_narrow() {
        assert!(slip("Sở Nội vu", "Sở Nội vụ") && slip("Sở Giáo dục và Đạo tạo", "Sở Giáo dục và Đào tạo"));
        assert!(slip("Sở Tài chíh", "Sở Tài chính") && slip("Phòng Kinhtế", "Phòng Kinh tế"));
        assert!(!slip("UBND xã An Minh", "UBND xã An Bình") && !slip("UBND xã An Hoá", "UBND xã An Hòa"));
        assert!(!slip("Phường 2", "Phường 1") && !slip("Trường THCS An Bình", "Trường THPT An Bình"));
        assert!(!slip("Trường Tiểu học Hoa Lan", "Trường Tiểu học Hoa Lam"));
        assert!(!slip("Sở Nội vụ", "Sở Ngoại vụ") && !slip("Sở Nội vụ", "Sở Nội vụ"));
        assert!(!slip("Hội Nông dân", "Hội Công dân") && !slip("Thôn Đông", "Thôn Đồng"));
    }
}
