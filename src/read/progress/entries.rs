//! A cell that is a log of the year: entries that begin with the day they were written, `[260115]`.

use chrono::{Datelike, NaiveDate};

/// An entry's code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Code {
    /// None: words before the first code, or a cell without any.
    None,
    /// `[yymmdd]` or `[yyyymmdd]`.
    Day(NaiveDate),
    /// A code that is no day, as written: `[261345]`, `[abc]`.
    Bad(String),
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub code: Code,
    pub text: String,
}

/// The longest words between brackets that may be a code.
const LONGEST: usize = 12;

/// The entries of a cell, in its order. Codes stand at the beginning of a line, behind marks of a list or emoji at most;
/// one of six or eight digits may also stand behind the end of a sentence, or before the beginning of one where the line
/// holds a code already.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut open = Entry { code: Code::None, text: String::new() };
    for line in text.lines() {
        let mut from = 0;
        for (at, end) in codes(line) {
            let lead = &line[from..at];
            // What stands between a line's beginning and its code belongs to the entry behind it.
            let (before, mark) =
                if from == 0 && !lead.chars().any(char::is_alphanumeric) { ("", lead) } else { (lead, "") };
            push(&mut open.text, before);
            close(&mut out, &mut open);
            open.code = code(&line[at + 1..end - 1]);
            push(&mut open.text, mark.trim_matches(|c: char| c.is_whitespace() || "-+*•–".contains(c)));
            from = end;
        }
        push(&mut open.text, &line[from..]);
        open.text.push('\n');
    }
    close(&mut out, &mut open);
    out
}

/// Whether a cell holds an entry with a code that is a day.
pub(super) fn has_day(text: &str) -> bool {
    entries(text).iter().any(|e| matches!(e.code, Code::Day(_)))
}

fn push(text: &mut String, words: &str) {
    let words = words.trim();
    if !words.is_empty() {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        text.push_str(words);
    }
}

fn close(out: &mut Vec<Entry>, open: &mut Entry) {
    let entry = std::mem::replace(open, Entry { code: Code::None, text: String::new() });
    let text = entry.text.trim().to_owned();
    if !text.is_empty() || entry.code != Code::None {
        out.push(Entry { text, ..entry });
    }
}

/// Where codes begin and end in a line, brackets included.
fn codes(line: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line.match_indices('[') {
        let Some(length) = line[at..].find(']') else { break };
        let inner = &line[at + 1..at + length];
        let before = &line[out.last().map_or(0, |c| c.1)..at];
        let first = out.is_empty() && !before.chars().any(char::is_alphanumeric);
        let digits = inner.chars().filter(char::is_ascii_digit).count();
        let sure = (digits == 6 || digits == 8) && !inner.chars().any(char::is_alphabetic);
        let begins = line[at + length + 1..].trim_start().starts_with(char::is_uppercase);
        let ended = before.trim_end().is_empty()
            || before.trim_end().ends_with(['.', ';', '!', '/'])
            || !out.is_empty() && begins;
        if inner.chars().count() <= LONGEST && !inner.trim().is_empty() && (first || sure && ended) {
            out.push((at, at + length + 1));
        }
    }
    out
}

fn code(inner: &str) -> Code {
    let bare: String = inner.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '/' | '-')).collect();
    let bad = || Code::Bad(format!("[{}]", inner.trim()));
    if !bare.bytes().all(|b| b.is_ascii_digit()) || !matches!(bare.len(), 6 | 8) {
        return bad();
    }
    let (year, rest) = bare.split_at(bare.len() - 4);
    let number = |s: &str| s.parse::<u32>().unwrap_or(0);
    let year = if year.len() == 2 { 2000 + number(year) } else { number(year) };
    let (month, day) = rest.split_at(2);
    i32::try_from(year)
        .ok()
        .filter(|y| (2000..=2199).contains(y))
        .and_then(|y| NaiveDate::from_ymd_opt(y, number(month), number(day)))
        .map_or_else(bad, Code::Day)
}

/// A day that was likely meant when a code was written the other way round: `[150126]` is 2015, not January 2026.
pub(super) fn reversed(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    let short = u32::try_from(day.year() - 2000).ok()?;
    NaiveDate::from_ymd_opt(2000 + i32::try_from(day.day()).ok()?, day.month(), short).filter(|d| d.year() == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        entries(text)
            .into_iter()
            .map(|e| match e.code {
                Code::None => format!("?|{}", e.text),
                Code::Day(day) => format!("{day}|{}", e.text),
                Code::Bad(code) => format!("{code}|{}", e.text),
            })
            .collect()
    }

    #[test]
    fn one_cell_many_entries() {
        assert_eq!(
            read("[260115] Đã ban hành KH 12.\n[260320] Hoàn thành 80%\n- còn 2 thôn\n\n"),
            ["2026-01-15|Đã ban hành KH 12.", "2026-03-20|Hoàn thành 80%\n- còn 2 thôn"]
        );
        assert_eq!(
            read("Chưa rõ ngày\n- [260115] Họp. [260320] Xong; [20260401]Nghiệm thu"),
            ["?|Chưa rõ ngày", "2026-01-15|Họp.", "2026-03-20|Xong;", "2026-04-01|Nghiệm thu"]
        );
        assert_eq!(
            read("[260115] Họp [260320] Xong như [260115] đã ghi"),
            ["2026-01-15|Họp", "2026-03-20|Xong như [260115] đã ghi"]
        );
        assert_eq!(read("✅ [260115] Đã ban hành"), ["2026-01-15|✅ Đã ban hành"]);
        assert_eq!(read("• [26.01.15] a\n[ 260116 ]b"), ["2026-01-15|a", "2026-01-16|b"]);
        assert_eq!(read(""), Vec::<String>::new());
        assert_eq!(read("Không có mã"), ["?|Không có mã"]);
    }

    #[test]
    fn codes_that_are_no_day_keep_their_words() {
        assert_eq!(
            read("[261345] Sai tháng\n[abc] Không phải ngày\n[260230]\n[00] x"),
            ["[261345]|Sai tháng", "[abc]|Không phải ngày", "[260230]|", "[00]|x"]
        );
        // Brackets inside a sentence are words.
        assert_eq!(read("Theo mục [3] và [260115] của sổ"), ["?|Theo mục [3] và [260115] của sổ"]);
        assert_eq!(read("[một câu dài trong ngoặc] tiếp"), ["?|[một câu dài trong ngoặc] tiếp"]);
        assert_eq!(read("[260115"), ["?|[260115"]);
        assert_eq!(read("[] x"), ["?|[] x"]);
    }

    #[test]
    fn codes_the_other_way_round() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(reversed(date(2015, 1, 26), 2026), Some(date(2026, 1, 15)));
        assert_eq!(reversed(date(2025, 12, 20), 2026), None);
    }
}
