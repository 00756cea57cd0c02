//! Rows of a pasted table: a cell with line breaks in it is one cell, whether the program it was copied from set it in quotation
//! marks (Excel) or not (Word).

use super::lines::Line;

/// Lines that one row may be spread over: a cell that lists the members of a steering committee.
const LONGEST_ROW: usize = 40;
/// Lines that show how many columns a table has.
const TELLING: usize = 200;
/// A line break inside a cell, in the grammar of the text.
const BREAK: &str = "<br>";

/// A row put together again.
pub(super) struct PastedRow {
    /// Its first source line, as it is counted.
    pub line: usize,
    /// Its text, cells parted by `\t` or `|`, line breaks as `<br>`.
    pub text: String,
}

/// The rows of a table with tabs that starts at line `at`, and the index of the line behind it; none where less than two rows
/// stand there.
pub(super) fn tabbed(lines: &[Line], at: usize, is_row: impl Fn(&Line) -> bool) -> Option<(Vec<PastedRow>, usize)> {
    let width = width(lines, at, '\t');
    let mut rows = Vec::new();
    let mut end = at;
    while let Some(line) = lines.get(end) {
        if let Some((row, next)) = spread(lines, end, '\t', width) {
            rows.push(row);
            end = next;
            continue;
        }
        let tabs = count(line, '\t');
        // A page break leaves a blank line inside a table; the same number of tabs tells that it goes on.
        let goes_on = end == at || tabs > 0 && (tabs == width || !line.after_blank && is_row(line));
        if !goes_on || line.text().starts_with('|') {
            break;
        }
        rows.push(PastedRow { line: line.number, text: unquoted(&line.raw, '\t') });
        end += 1;
    }
    (rows.len() > 1).then_some((rows, end))
}

/// A row of a table with bars that goes on over several lines.
pub(super) fn barred(lines: &[Line], at: usize, width: usize) -> Option<(PastedRow, usize)> {
    let first = lines.get(at)?;
    if !first.text().starts_with('|') || first.text().ends_with('|') || width == 0 {
        return None;
    }
    spread(lines, at, '|', width).filter(|(row, _)| row.text.trim_end().ends_with('|'))
}

/// Separators in a row of the table: those of most lines that have any, up to the first blank line.
fn width(lines: &[Line], at: usize, sign: char) -> usize {
    let run = lines.iter().enumerate().skip(at).take(TELLING).take_while(|(i, line)| *i == at || !line.after_blank);
    let mut counts: Vec<usize> = run.map(|(_, line)| count(line, sign)).filter(|n| *n > 0).collect();
    counts.sort_unstable();
    let most = counts.chunk_by(|a, b| a == b).max_by_key(|same| (same.len(), same[0]));
    most.map_or(0, |same| same[0])
}

fn count(line: &Line, sign: char) -> usize {
    line.raw.matches(sign).count()
}

/// A row that is broken over lines: a quotation mark that opens a cell and is closed further down, or lines that together have
/// the separators of one row.
fn spread(lines: &[Line], at: usize, sign: char, width: usize) -> Option<(PastedRow, usize)> {
    let first = lines.get(at)?;
    let quoted = opens(&first.raw, sign);
    let own = count(first, sign);
    // Words without a separator are a row only where quotation marks say so.
    if !quoted && (own >= width || own == 0) {
        return None;
    }
    let mut text = first.raw.clone();
    for (end, line) in lines.iter().enumerate().skip(at + 1).take(LONGEST_ROW) {
        // A blank line inside quotation marks is an empty line of the cell.
        if line.placed.is_some() || line.after_blank && !quoted {
            return None;
        }
        text.push_str(BREAK);
        text.push_str(line.raw.trim_start_matches(' '));
        let signs = text.matches(sign).count();
        if quoted {
            if opens(&text, sign) {
                continue;
            }
            // A spreadsheet leaves out the separators of empty cells at the end of a row.
            let whole = signs == width || own > 0 && signs < width;
            return whole.then(|| (PastedRow { line: first.number, text: unquoted(&text, sign) }, end + 1));
        }
        if signs > width {
            return None;
        }
        // Of a row whose last cell is broken the rest is no row: that would take in the text behind the table.
        if signs == width && count(line, sign) > 0 {
            return Some((PastedRow { line: first.number, text: unquoted(&text, sign) }, end + 1));
        }
    }
    None
}

/// Whether the last cell opened with a quotation mark that is not closed yet.
fn opens(text: &str, sign: char) -> bool {
    let mut open = false;
    for cell in text.split(sign) {
        let marks = cell.matches('"').count();
        open = if open { marks % 2 == 0 } else { cell.trim_start_matches(' ').starts_with('"') && marks % 2 == 1 };
    }
    open
}

/// The text without the quotation marks of cells that hold line breaks; a mark doubled inside them is one.
fn unquoted(text: &str, sign: char) -> String {
    if !text.contains(BREAK) || !text.contains('"') {
        return text.to_owned();
    }
    let one = |cell: &str| {
        let bare = cell.trim_matches(' ').strip_prefix('"').and_then(|c| c.strip_suffix('"'));
        bare.filter(|c| c.contains(BREAK)).map_or_else(|| cell.to_owned(), |c| c.replace("\"\"", "\""))
    };
    text.split(sign).map(one).collect::<Vec<_>>().join(&sign.to_string())
}

/// The cells of a head that was pasted without its merges: a blank cell beside a filled one with words below it was covered from
/// the left, one below a filled one from above.
pub(super) fn covered_heads(head: &mut [Vec<String>], (left, above): (&str, &str)) {
    let rows = head.len();
    let width = head.iter().map(Vec::len).min().unwrap_or(0);
    for r in 0..rows {
        for c in 0..width {
            if !head[r][c].is_empty() {
                continue;
            }
            let words_below = head[r + 1..].iter().any(|row| !row[c].is_empty());
            if c > 0 && words_below && !head[r][c - 1].is_empty() && head[r][c - 1] != above {
                left.clone_into(&mut head[r][c]);
            } else if r > 0 && !head[r - 1][c].is_empty() && head[r - 1][c] != left {
                above.clone_into(&mut head[r][c]);
            }
        }
    }
}

/// Whether the second row goes on with the head of the first: its words stand below blank cells and the cells before those, and
/// it has none below the first column.
pub(super) fn goes_on(first: &[String], second: &[String]) -> bool {
    let blank = |row: &[String], c: usize| row.get(c).is_none_or(String::is_empty);
    let fits = |c: usize| blank(first, c) || blank(first, c + 1) && !blank(second, c + 1) && c + 1 < first.len();
    let filled: Vec<usize> = (0..second.len()).filter(|&c| !blank(second, c)).collect();
    let under_blank = filled.iter().filter(|&&c| blank(first, c)).count();
    !blank(first, 0) && blank(second, 0) && filled.len() >= 2 && under_blank >= 1 && filled.into_iter().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Vec<String> {
        cells.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn heads_get_their_merges_back() {
        let mut head = vec![row("STT|Việc|Đơn vị||Ghi chú"), row("||Chủ trì|Phối hợp|")];
        assert!(goes_on(&head[0], &head[1]));
        covered_heads(&mut head, ("<<", "^^"));
        assert_eq!(head, [row("STT|Việc|Đơn vị|<<|Ghi chú"), row("^^|^^|Chủ trì|Phối hợp|^^")]);
    }

    #[test]
    fn a_row_of_data_is_no_head() {
        assert!(!goes_on(&row("STT|Việc|Đơn vị"), &row("|Tổng cộng|5")));
        assert!(!goes_on(&row("STT|Việc|Đơn vị|"), &row("1|Họp|Phòng|x")));
    }

    #[test]
    fn marks_open_and_close_cells() {
        assert!(opens("1\t\"Mua máy:", '\t'));
        assert!(!opens("1\t\"Mua máy:<br>- 2 máy\"\tPhòng", '\t'));
        assert!(!opens("1\tTổ chức \"Ngày thứ Bảy\"", '\t'));
        assert_eq!(
            unquoted("1\t\"Lớp \"\"Bình dân\"\":<br>- 2 buổi\"\tx", '\t'),
            "1\tLớp \"Bình dân\":<br>- 2 buổi\tx"
        );
    }
}
