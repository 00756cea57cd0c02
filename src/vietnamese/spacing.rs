//! Blanks that a typist left before a sign of punctuation or inside a bracket.

use std::ops::Range;

/// Blanks in a row from which on they are room to write in, as in `ngày   , tháng`.
const ROOM: usize = 3;

/// The blanks that stand before `, ; : . ! ? )` or behind `(`, by their places in `text`. Room for what is to be written in by
/// hand, leader dots, a ratio (`1 : 500`), a box to tick (`( )`) and names of files (`.docx`) are no slips.
pub fn loose_blanks(text: &[char]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open = 0_usize;
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        if !is_blank(text[at]) {
            at += 1;
            continue;
        }
        let end = (at..text.len()).find(|&i| !is_blank(text[i])).unwrap_or(text.len());
        if is_loose(text, at..end, open > 0) {
            out.push(at..end);
        }
        at = end;
    }
    out
}

fn is_loose(text: &[char], blanks: Range<usize>, in_brackets: bool) -> bool {
    let (Some(before), Some(next)) = (blanks.start.checked_sub(1).and_then(|i| text.get(i)), text.get(blanks.end))
    else {
        return false;
    };
    if blanks.len() >= ROOM || matches!(before, '.' | '…' | '_' | '\n') || matches!(next, '…' | '_' | '\n') {
        return false;
    }
    let behind = text.get(blanks.end + 1).copied();
    if *before == '(' {
        return !matches!(next, ')' | '.');
    }
    let closes = behind.is_none_or(|c| is_blank(c) || matches!(c, '\n' | ')' | '”' | '"' | '\'' | '’'));
    match next {
        ')' => in_brackets,
        ',' | ';' | '!' | '?' => closes,
        // `.` with a slash behind it ends a văn bản.
        '.' => closes || text[blanks.end..].starts_with(&['.', '/', '.']),
        ':' => closes && !(before.is_ascii_digit() && digit_behind(text, blanks.end + 1)),
        _ => false,
    }
}

fn digit_behind(text: &[char], from: usize) -> bool {
    text[from.min(text.len())..].iter().find(|c| !is_blank(**c)).is_some_and(char::is_ascii_digit)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let loose = loose_blanks(&chars);
        let kept = chars.iter().enumerate().filter(|(i, _)| !loose.iter().any(|r| r.contains(i)));
        kept.map(|(_, c)| c).collect()
    }

    #[test]
    fn blanks_before_signs_go() {
        for (typed, right) in [
            ("Các thôn , các tổ phải trực ban .", "Các thôn, các tổ phải trực ban."),
            ("như sau :", "như sau:"),
            ("2 triệu ( hai triệu ) đồng", "2 triệu (hai triệu) đồng"),
            ("xong trước 30/4 ).", "xong trước 30/4 )."),
            ("kết thúc ./.", "kết thúc./."),
        ] {
            assert_eq!(without(typed), right);
        }
    }

    #[test]
    fn room_ratios_and_boxes_stay() {
        for text in
            ["ngày     , tháng", "tỷ lệ 1 : 500", "Đồng ý ( )", "tệp .docx", "Số ..... , ngày", "… ; …", "a ..."]
        {
            assert_eq!(without(text), text);
        }
    }
}
