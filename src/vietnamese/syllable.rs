//! What a Vietnamese syllable can be, for telling true text from text read in the wrong encoding.

use std::collections::HashSet;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// Rhymes without their tone.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong \
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uan uâc uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung \
    uôc uôi uôm uôn uông uôp uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn \
    ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu yt ych ynh";

/// True when a word (letters only, NFC) is a syllable that Vietnamese can form, tone rule of stopped syllables
/// included.
pub fn is_syllable(word: &str) -> bool {
    let mut tone = None;
    let mut toneless = String::with_capacity(word.len());
    for c in word.to_lowercase().nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                if tone.replace(c).is_some() {
                    return false;
                }
            }
            c => toneless.push(c),
        }
    }
    let toneless: String = toneless.nfc().collect();
    if toneless.chars().count() > 7 {
        return false;
    }
    let stopped = ["c", "ch", "p", "t"].iter().any(|end| toneless.ends_with(end));
    if stopped && !matches!(tone, Some('\u{301}' | '\u{323}')) {
        return false;
    }
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    let rhymes = SET.get_or_init(|| RHYMES.split(' ').filter(|r| !r.is_empty()).collect());
    ONSETS.iter().any(|onset| toneless.strip_prefix(onset).is_some_and(|rest| rhymes.contains(rest)))
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables() {
        for word in "Cộng hòa xã hội chủ nghĩa Việt Nam giá gì quốc quyết nghiêng khuỷu ƯỚC thuế uỷ ủy Đắk".split(' ')
        {
            assert_eq!(is_syllable(word), word != "Đắk", "{word}");
        }
        for word in ["hßa", "héi", "cac", "ûy", "ban2", "èò", "strength"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
