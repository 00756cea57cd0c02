//! Letters without their marks, for comparing what people type.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without tone and vowel marks, `đ` as `d`: `Quý II` and `quy ii` are equal then. White space and
/// punctuation stay.
pub fn unmarked(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' || c == 'ð' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn marks_and_case_go() {
        assert_eq!(unmarked("QUÝ II/2026, Hằng năm; Ðịnh kỳ đến hết"), "quy ii/2026, hang nam; dinh ky den het");
        assert_eq!(unmarked("Ke\u{302}\u{301} hoa\u{323}ch"), "ke hoach");
    }
}
