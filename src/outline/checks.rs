//! What a careful reader would notice: numbers used twice or skipped, words typed twice.

use super::lines::Line;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Entry, Inlines, Level};
use crate::vietnamese::{POINT_LETTERS, doubled_phrases, doubled_words, roman_value, unmarked};
use std::collections::HashMap;

/// Reports words and phrases doubled by a slip, also over the end of a line inside a paragraph.
pub(super) fn doubled(lines: &[Line], diagnostics: &mut Diagnostics) {
    let mut before = String::new();
    for line in lines {
        if line.raw.contains(['\t', '|']) || line.placed.is_some() {
            before.clear();
            continue;
        }
        let text = super::guard::plain(line.text()).replace('*', "");
        let carried = before.len() + usize::from(!before.is_empty());
        let joined = if before.is_empty() { text.clone() } else { format!("{before} {text}") };
        let words = doubled_words(&joined).into_iter().map(|(at, w)| (at, w.to_owned()));
        for (at, word) in words.chain(doubled_phrases(&joined)) {
            if at + word.len() <= carried {
                continue;
            }
            diagnostics.add(
                code::OUTLINE_LAP_TU,
                Place::line(line.number),
                format!("Lặp từ: “{word} {word}”"),
                format!("Bỏ một “{word}” nếu gõ thừa"),
            );
        }
        let mut tail: Vec<&str> = text.split_whitespace().rev().take(2).collect();
        tail.reverse();
        before = tail.join(" ");
    }
}

/// The number a label counts with, and the scheme it belongs to.
fn value(entry: &Entry) -> Option<(String, u32)> {
    let label = entry.label.trim_end_matches(['.', ')', '/', ':', '-']);
    match entry.level {
        Level::Section => match roman_value(label).filter(|v| *v < 50) {
            Some(v) => Some(("roman".to_owned(), v)),
            None => {
                let letter = label.bytes().next().filter(u8::is_ascii_uppercase)?;
                Some(("letter".to_owned(), u32::from(letter - b'A') + 1))
            }
        },
        Level::Clause | Level::Subclause | Level::Subsubclause => {
            let (prefix, last) = label.rsplit_once('.').unwrap_or(("", label));
            Some((format!("{prefix}.{}", entry.label.ends_with(')')), last.parse().ok()?))
        }
        Level::Article => Some(("article".to_owned(), label.rsplit(' ').next()?.parse().ok()?)),
        Level::Part | Level::Chapter => {
            let id = label.rsplit(' ').next()?;
            Some(("part".to_owned(), roman_value(id).or_else(|| id.parse().ok())?))
        }
        Level::Point | Level::Dash | Level::Plus => None,
    }
}

/// Words that count, or start the numbers below them again, though they are no entry of an outline: `PHẦN THỨ HAI` that
/// stands alone, `B. Công tác quản lý` in bold (or it is somebody's initial).
pub(crate) fn opening(text: &str, alone: bool, bold: bool) -> Option<Entry> {
    let entry = |level, label: String, rest| Entry { level, label, is_heading: false, text: Inlines::plain(rest) };
    if alone && unmarked(text).starts_with("phan thu ") {
        return Some(entry(Level::Part, text.to_owned(), ""));
    }
    let (letter, rest) = text.split_once(". ")?;
    let one = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_uppercase());
    (one && bold).then(|| entry(Level::Section, format!("{letter}."), rest))
}

/// Which of some lines stand in a quotation that opens at the head of a line or runs over several: the text that an
/// amending document puts in the place of another's, with numbers of its own. One that is never closed is none.
pub(crate) fn quoted<T: AsRef<str>>(lines: &[T]) -> Vec<bool> {
    let mut out = vec![false; lines.len()];
    let mut at = 0;
    while let Some(text) = lines.get(at).map(AsRef::as_ref) {
        let opens = text.starts_with('“');
        let depth = |text: &str| text.chars().fold(0_i32, |depth, c| depth + i32::from(c == '“') - i32::from(c == '”'));
        let mut open = depth(text);
        if open <= 0 {
            out[at] = opens;
            at += 1;
            continue;
        }
        let closed = lines.iter().skip(at + 1).take(LONGEST_QUOTATION).position(|line| {
            open += depth(line.as_ref());
            open <= 0
        });
        match closed {
            Some(more) => {
                out[at] = opens;
                out[at + 1..=at + 1 + more].fill(true);
                at += more + 2;
            }
            None => at += 1,
        }
    }
    out
}

/// Lines of a quotation: a chapter of a decree.
const LONGEST_QUOTATION: usize = 300;

/// How deep a level lies; entries of a higher one start the numbers below it again.
fn depth(level: Level) -> usize {
    match level {
        Level::Part | Level::Chapter => 0,
        Level::Section => 1,
        Level::Article => 2,
        Level::Clause => 3,
        Level::Subclause => 4,
        Level::Subsubclause => 5,
        Level::Point => 6,
        Level::Dash | Level::Plus => 7,
    }
}

/// Reports numbers used twice, skipped, and điểm letters out of order.
pub(crate) fn numbering<'e>(entries: impl IntoIterator<Item = (&'e Entry, Place)>, diagnostics: &mut Diagnostics) {
    // Last number met, by depth and scheme.
    let mut last: Vec<HashMap<String, u32>> = vec![HashMap::new(); 8];
    let mut last_clause = 0;
    let mut point: Option<usize> = None;
    for (entry, place) in entries {
        if entry.level == Level::Point {
            check_point(entry, place, &mut point, diagnostics);
            continue;
        }
        let depth = depth(entry.level);
        if depth < 6 {
            point = None;
        }
        // Điều are numbered through the whole document; sections start again under a letter.
        for (i, map) in last.iter_mut().enumerate().skip(depth + 1) {
            if i != 2 {
                map.clear();
            }
        }
        // `PHẦN THỨ HAI` has no number that counts, and starts those below it again.
        let Some((scheme, n)) = value(entry) else { continue };
        if scheme == "letter" {
            last[1].remove("roman");
        }
        let label = entry.label.trim_end_matches('.');
        match last[depth].get(&scheme).copied() {
            Some(before) if n == before => diagnostics.add(
                code::OUTLINE_SO_TRUNG,
                place,
                format!("Số “{label}” dùng hai lần liền nhau"),
                "Đánh số lại đề mục này và các đề mục sau nó",
            ),
            Some(before) if n != before + 1 => diagnostics.add(
                code::OUTLINE_SO_NHAY,
                place,
                format!("Số “{label}” không nối tiếp số đứng trước nó"),
                "Kiểm tra xem thiếu một mục hay đánh nhầm số",
            ),
            None if n != 1 && !(entry.level == Level::Clause && n == last_clause + 1) => diagnostics.add(
                code::OUTLINE_SO_NHAY,
                place,
                format!("Mục đầu tiên ở đây mang số “{label}”, không phải số 1"),
                "Kiểm tra xem thiếu một mục hay đánh nhầm số",
            ),
            _ => {}
        }
        if entry.level == Level::Clause {
            last_clause = n;
        }
        last[depth].insert(scheme, n);
    }
}

fn check_point(entry: &Entry, place: Place, point: &mut Option<usize>, diagnostics: &mut Diagnostics) {
    let letter = entry.label.trim_end_matches([')', '.']);
    let here = POINT_LETTERS.iter().position(|l| *l == letter);
    let wanted = point.map_or(0, |p| p + 1);
    match here {
        Some(0) => {}
        Some(n) if n == wanted => {}
        // After `y` the letters double, and nobody gets there.
        None if letter.chars().count() > 1 => return,
        _ => {
            let expected = POINT_LETTERS.get(wanted).unwrap_or(&"a");
            diagnostics.add(
                code::OUTLINE_DIEM_THU_TU,
                place,
                format!("Điểm “{})” không đúng thứ tự, ở đây phải là “{expected})”", letter),
                "Thứ tự các điểm: a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, s, t, u, v, x, y",
            );
        }
    }
    *point = here.or(Some(wanted));
}
