//! Text that no spreadsheet may run.
//!
//! A cell of a CSV file that begins with `=`, `+`, `-` or `@` is taken for a formula. What came out of a data file may be
//! a trap (`=HYPERLINK(…)`), or a plain `- gạch đầu dòng` that Excel shows as `#NAME?`.

use std::borrow::Cow;
use std::io::{self, Write};

/// Whether a spreadsheet would take this text for a formula: it begins with `=`, `+`, `-`, `@` or their full-width twins,
/// white space before them included. Plain numbers (`-5`, `+1.234,5`, `-3%`) and a lone `-` are not.
pub fn is_risky(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let Some(first) = text.chars().next() else { return false };
    match first {
        '=' | '@' | '＝' | '＠' | '＋' | '－' => true,
        '+' | '-' => !is_number(&text[1..]),
        _ => false,
    }
}

/// Digits with dots and commas, maybe a percent sign; nothing at all is the lone dash of an empty cell.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.strip_suffix('%').unwrap_or(text).trim_end();
    text.is_empty()
        || (digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')))
}

/// The text as it is written into a CSV file: with `'` before what a spreadsheet would run.
///
/// Excel set to Vietnamese splits lines at `;` whatever quotes say, so a piece behind `;`, a tab or a line break is
/// guarded too when it could call something.
///
/// In a workbook no mark is needed: write the text as a string cell, never as a formula.
pub fn safe_text(text: &str) -> Cow<'_, str> {
    let whole = is_risky(text);
    if !whole && !text.contains([';', '\t', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut copied = 0;
    if whole {
        out.push('\'');
    }
    for (i, _) in text.match_indices([';', '\t', '\n', '\r']) {
        let piece = &text[i + 1..];
        let piece = &piece[..piece.find([';', '\t', '\n', '\r']).unwrap_or(piece.len())];
        // Lists (`- a;⏎- b`) are usual and harmless; only what can call or reach out is not.
        let begins = piece.trim_start_matches([' ', '"', '\u{a0}']);
        let called = begins
            .char_indices()
            .any(|(i, c)| c == '(' && begins[..i].ends_with(|before: char| before.is_alphanumeric()));
        let calls = begins.starts_with(['=', '@', '＝', '＠']) || called || begins.contains(['|', '!']);
        if is_risky(begins) && calls {
            out.push_str(&text[copied..=i]);
            out.push('\'');
            copied = i + 1;
        }
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Writes a line of a CSV file: commas between the fields, CRLF behind them, each field safe (see [`safe_text`]) and quoted
/// where anything in it could end it, in Excel set to Vietnamese too. A carriage return alone would end the line for some
/// readers, so it is written as a line break.
///
/// # Errors
/// Those of `out`.
pub fn write_csv_line<T: AsRef<str>>(out: &mut impl Write, fields: impl IntoIterator<Item = T>) -> io::Result<()> {
    for (i, field) in fields.into_iter().enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        let text = safe_text(field.as_ref());
        if text.contains([',', ';', '"', '\n', '\r', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
            let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('"', "\"\"");
            write!(out, "\"{text}\"")?;
        } else {
            out.write_all(text.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            (" \t=cmd|' /C calc'!A0", "' \t'=cmd|' /C calc'!A0"),
            ("\r@SUM(A1)", "'\r'@SUM(A1)"),
            ("+84 901 234 567", "'+84 901 234 567"),
            ("-2+3", "'-2+3"),
            ("- gạch đầu dòng", "'- gạch đầu dòng"),
            ("－1", "'－1"),
            ("tốt;=1+1", "tốt;'=1+1"),
            ("tốt\n-cmd|'x'!A1; - ý hai", "tốt\n'-cmd|'x'!A1; - ý hai"),
        ] {
            assert_eq!(safe_text(text), safe);
        }
    }

    #[test]
    fn numbers_dashes_and_lists_stay() {
        for text in ["", "-", "-5", "+5", "-1.234,5", "-3 %", "–", "a = b", "5-7", "một;\n- hai;\n- ba (nếu có)"]
        {
            assert_eq!(safe_text(text), text);
        }
    }
}
