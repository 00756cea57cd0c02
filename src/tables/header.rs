//! Finding the head of a table: by its words, its look, its merges, and the data below it.

use super::columns::heading_points;
use super::evidence::is_time;
use super::grid::{Area, Grid, Slot};
use super::wording::{
    Order, fold, is_attached, is_field, is_figure, is_letterhead, is_signature, is_total, is_unit, is_year, order,
    split_label,
};
use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::document::Align;
use crate::sheet::Value;
use std::ops::Range;

/// Rows of a head at most, without the column-number row.
const MOST_ROWS: usize = 6;

/// Characters of a heading at most: forms of statistics explain their columns in them.
const LONGEST_HEADING: usize = 300;

/// Where a table's head stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// First row.
    pub top: usize,
    /// The row after the last one.
    pub end: usize,
    /// The last row counts the columns.
    pub numbers: bool,
    /// Rows above the headings that name the columns by codes (`C-101`, `MAXA`).
    pub codes: usize,
}

impl Head {
    /// The rows of the headings themselves.
    pub fn headings(&self) -> std::ops::Range<usize> {
        self.top + self.codes..self.end - usize::from(self.numbers)
    }
}

/// How much a row reads like the top of a head.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Score {
    pub total: i32,
    /// Points of its words alone.
    pub words: u32,
    /// Cells with words.
    pub cells: usize,
    /// A heading `STT`.
    pub has_number: bool,
}

/// Below this a row is no head.
const LEAST: i32 = 5;
/// Rows whose scores differ by no more than this read alike: lists of measures without a head, whose rows hold `chủ trì`
/// now and then.
const NEAR: i32 = 2;

/// Scores a row; none when it cannot be the top of a head.
pub(super) fn score(grid: &Grid, r: usize) -> Option<Score> {
    let mut out = Score::default();
    let (mut bold, mut filled, mut centred, mut bordered, mut years) = (0, 0, 0, 0, 0);
    let mut folded_all: Vec<String> = Vec::new();
    let row = grid.row(r);
    // Nearly all rows are data, and their first cell says so.
    let first = row.first()?.2;
    if row.len() < 2 || is_data(grid, first) && !is_year(grid.text(first).trim()) || order(&grid.text(first)).is_some()
    {
        return None;
    }
    let series = is_series(grid, r);
    for &(_, _, i) in &row {
        let text = grid.text(i);
        if text.chars().count() > LONGEST_HEADING || is_field(&text) || is_unit(&text) {
            return None;
        }
        if is_year(text.trim()) && !series {
            years += 1;
        } else if is_data(grid, i) && !series {
            return None;
        }
        let folded = fold(&text);
        if is_letterhead(&folded) || is_signature(&folded) || is_attached(&folded) {
            return None;
        }
        let style = grid.cell(i).style;
        bold += usize::from(grid.bold(i));
        filled += usize::from(style.filled);
        centred += usize::from(style.align == Some(Align::Center));
        bordered += usize::from(style.bordered);
        folded_all.push(folded);
    }
    out.cells = row.len();
    if is_total(&grid.text(first)) {
        return None;
    }
    let mut points: Vec<u32> = folded_all.iter().map(|f| heading_points(f)).collect();
    out.has_number =
        folded_all.iter().any(|f| matches!(f.as_str(), "stt" | "tt" | "số tt" | "t.t" | "s.t.t" | "số thứ tự"));
    points.sort_unstable_by(|a, b| b.cmp(a));
    out.words = points.iter().take(6).sum();
    if years > 0 && (out.words == 0 || years == out.cells) {
        return None;
    }
    let most = |n: usize| i32::from(n * 5 >= out.cells * 4);
    out.total =
        out.words as i32 + i32::from(out.has_number) + 2 * most(bold) + most(filled) + most(centred) + most(bordered);
    out.total += 1 + i32::from(out.cells >= 3);
    // The same word twice is a data column's habit, unless it stands under a merged heading.
    let long = folded_all.iter().filter(|f| f.chars().count() > 120).count();
    out.total -= 3 * long as i32;
    Some(out)
}

/// A word and then days or numbers that go up, all of the look of a head that the rows below do not have: `Ca trực`,
/// `14`, `15`, `16`.
fn is_series(grid: &Grid, r: usize) -> bool {
    let row = grid.row(r);
    let Some((&(_, _, first), rest)) = row.split_first().filter(|(_, rest)| rest.len() >= 2) else { return false };
    if is_data(grid, first) || !heads(grid, &row) {
        return false;
    }
    // Days count from a day that all of them share, numbers from 0.
    let rank = |&(_, _, i): &(usize, usize, usize)| match grid.value(i) {
        Value::Date(day) => Some((true, day.and_utc().timestamp() as f64)),
        Value::Number(n) => Some((false, n)),
        Value::Text => grid.text(i).trim().parse::<u32>().ok().map(|n| (false, f64::from(n))),
        _ => None,
    };
    let Some(ranks) = rest.iter().map(rank).collect::<Option<Vec<_>>>() else { return false };
    let rising = ranks.windows(2).all(|w| w[0].0 == w[1].0 && w[0].1 < w[1].1);
    let below: Vec<usize> = (r + 1..grid.height().min(r + 6)).collect();
    rising && below.iter().filter(|&&b| heads(grid, &grid.row(b))).count() * 2 < below.len()
}

/// All of a row's cells are bold and stand in the middle or are filled.
fn heads(grid: &Grid, row: &[(usize, usize, usize)]) -> bool {
    !row.is_empty()
        && row.iter().all(|&(_, _, i)| {
            let style = grid.cell(i).style;
            grid.bold(i) && (style.filled || style.align == Some(Align::Center))
        })
}

/// A number, a date, an error: no heading holds one.
fn is_data(grid: &Grid, i: usize) -> bool {
    match grid.value(i) {
        Value::Text => is_figure(grid.text(i).trim()),
        _ => true,
    }
}

/// The first full row of a sheet without any look (CSV, a plain export), where nothing shows that it is data: a head needs
/// no known words there. `known`: one of its words is a heading's.
pub(super) fn first_row(grid: &Grid) -> Option<(Head, bool)> {
    /// Rows in which the widest one and the look are looked for.
    const SAMPLE: usize = 60;
    /// Rows of titles above the head of an export.
    const ABOVE: usize = 6;
    /// Characters of a heading; longer words are what somebody is to do.
    const LONGEST: usize = 80;
    let rows = grid.height().min(SAMPLE);
    let plain = |i: usize| {
        let style = grid.cell(i).style;
        !grid.bold(i) && !style.filled && !style.bordered
    };
    if (0..rows).any(|r| grid.row(r).iter().any(|x| !plain(x.2) || x.1 > 1)) {
        return None;
    }
    let widest = (0..rows).map(|r| grid.row(r).len()).max().filter(|w| *w >= 2)?;
    let top = (0..rows.min(ABOVE)).find(|&r| grid.row(r).len() * 5 >= widest * 4)?;
    let row = grid.row(top);
    let mut seen: Vec<String> = Vec::new();
    for &(c, _, i) in &row {
        let text = grid.text(i);
        let folded = fold(&text);
        let again = (top + 1..rows).any(|r| grid.here(r, c).is_some_and(|b| fold(&grid.text(b)) == folded));
        if is_data(grid, i)
            || is_field(&text)
            || again
            || seen.contains(&folded)
            || folded.chars().count() > LONGEST
            || is_time(&text)
        {
            return None;
        }
        seen.push(folded);
    }
    if order(&grid.text(row[0].2)).is_some() || grid.height() - top < 2 {
        return None;
    }
    Some((extent(grid, top, grid.height()), seen.iter().any(|s| heading_points(s) > 0)))
}

/// The first head from row `from` on.
pub(super) fn find(grid: &Grid, from: usize, to: usize) -> Option<Head> {
    let mut best: Option<(usize, Score)> = None;
    for r in from..to {
        if best.is_some_and(|(b, s)| r > b + 30 || s.words >= 4 || s.has_number) {
            break;
        }
        let Some(s) = score(grid, r).filter(|s| s.total >= LEAST) else { continue };
        // A row of labels may look like a head; a better one soon below it is the real one.
        if best.is_none_or(|(_, b)| s.total >= b.total + 4 || (s.words >= 4 && s.cells > b.cells)) {
            if is_one_of_many(grid, r, s, to) {
                continue;
            }
            best = Some((r, s));
        }
    }
    best.map(|(top, _)| extent(grid, top, to))
}

/// A row whose words alone make it a head.
pub(super) fn is_sure(grid: &Grid, r: usize) -> bool {
    score(grid, r).is_some_and(|s| s.has_number || s.words >= 6)
}

/// A head that its words do not give away: the first full row of short, different words, where something else tells it
/// from the rows below: its look, a column of figures under it, a usual first word of a heading.
pub(super) fn guess(grid: &Grid, from: usize, to: usize) -> Option<Head> {
    let widest = (from..to.min(from + 60)).map(|r| grid.row(r).len()).max()?;
    if widest < 2 {
        return None;
    }
    let top = (from..to.min(from + 20)).find(|&r| grid.row(r).len() * 5 >= widest * 4)?;
    let row = grid.row(top);
    let mut seen: Vec<String> = Vec::new();
    for &(_, _, i) in &row {
        let text = grid.text(i);
        let folded = fold(&text);
        if is_data(grid, i) || folded.chars().count() > 60 || is_field(&text) || seen.contains(&folded) {
            return None;
        }
        seen.push(folded);
    }
    if order(&grid.text(row[0].2)).is_some() || to - top < 2 {
        return None;
    }
    let below: Vec<Vec<(usize, usize, usize)>> = (top + 1..to.min(top + 60)).map(|r| grid.row(r)).collect();
    let look = |row: &[(usize, usize, usize)]| {
        let most = |f: &dyn Fn(usize) -> bool| row.iter().filter(|x| f(x.2)).count() * 5 >= row.len() * 4;
        (most(&|i| grid.bold(i)), most(&|i| grid.cell(i).style.filled))
    };
    let styled =
        look(&row) != (false, false) && below.iter().filter(|b| look(b) == look(&row)).count() * 2 < below.len();
    // What a column says again further down is no heading of it, unless the whole head is repeated.
    let again = below.iter().any(|b| {
        let same =
            |x: &&(usize, usize, usize)| row.iter().zip(&seen).any(|(h, s)| h.0 == x.0 && *s == fold(&grid.text(x.2)));
        let count = b.iter().filter(same).count();
        count > 0 && count < row.len()
    });
    let of = |c: usize| below.iter().flatten().filter(move |x| x.0 == c);
    let figures = |c: usize| of(c).count() > 0 && of(c).filter(|x| is_data(grid, x.2)).count() * 5 >= of(c).count() * 3;
    let length = |list: &mut dyn Iterator<Item = usize>| {
        let (mut n, mut sum) = (0, 0);
        list.for_each(|i| (n, sum) = (n + 1, sum + grid.text(i).chars().count()));
        sum / n.max(1)
    };
    let terse = length(&mut row.iter().map(|x| x.2)) * 2 <= length(&mut below.iter().flatten().map(|x| x.2));
    let known = seen.iter().any(|s| heading_points(s) > 0);
    (styled || !again && (terse || known || row.iter().any(|x| figures(x.0)))).then(|| extent(grid, top, to))
}

/// A row of words without any look of its own, like most of the rows below it: data that happens to use the words of
/// headings.
fn is_one_of_many(grid: &Grid, r: usize, found: Score, to: usize) -> bool {
    let plain = |i: usize| !grid.bold(i) && !grid.cell(i).style.filled;
    let end = extent(grid, r, to).end;
    // Data that use a word of headings now and then read far less like one than the head above them.
    let near = |s: &Score| s.total >= LEAST && s.total + NEAR >= found.total;
    let below = (end..to.min(end + 6)).filter_map(|b| score(grid, b)).filter(near).count();
    !found.has_number && below >= 2 && grid.row(r).iter().all(|x| plain(x.2))
}

/// How far the head that begins at `top` reaches.
pub(super) fn extent(grid: &Grid, top: usize, to: usize) -> Head {
    let mut end = top + 1;
    let most = (top + MOST_ROWS).min(to);
    let mut merged = false;
    // Cells merged downwards say it themselves.
    let mut r = top;
    while r < end {
        for c in 0..grid.width() {
            if let Slot::Area(a) = grid.slot(r, c)
                && a.top >= top
                && a.cell.is_some()
            {
                merged = true;
                if a.bottom < most {
                    end = end.max(a.bottom + 1);
                }
            }
        }
        r += 1;
    }
    while end < most && !is_numbers(grid, end) && continues(grid, top, end, merged) {
        end += 1;
    }
    let numbers = end < to && is_numbers(grid, end);
    Head { top, end: end + usize::from(numbers), numbers, codes: 0 }
}

/// Whether row `r` still belongs to the head that stands above it.
fn continues(grid: &Grid, top: usize, r: usize, merged: bool) -> bool {
    let row = grid.row(r);
    let above = grid.row(r - 1);
    if row.is_empty() || grid.gaps[r] > 1 {
        return false;
    }
    // Columns under a heading that spans several, or (without merges) right of one, over blanks.
    let mut open = vec![false; grid.width()];
    for (k, &(c, span, _)) in above.iter().enumerate() {
        let end = if span > 1 || merged { c + span } else { above.get(k + 1).map_or(grid.width(), |n| n.0) };
        if end > c + 1 {
            open[c..end].fill(true);
        }
    }
    // A heading may stand in the lowest row alone: `STT` beside the sub-headings.
    let headed: Vec<usize> = (0..grid.width()).filter(|&c| open[c]).collect();
    if above.iter().any(|a| a.1 > 1) && row.iter().any(|x| headed.contains(&x.0)) {
        for (c, open) in open.iter_mut().enumerate() {
            *open |= (top..r).all(|u| matches!(grid.slot(u, c), Slot::Empty));
        }
    }
    let mut years = Vec::new();
    for &(_, _, i) in &row {
        let text = grid.text(i);
        if is_year(text.trim()) {
            years.push(text.trim().to_owned());
        } else if is_data(grid, i) || text.chars().count() > 150 {
            return false;
        }
    }
    if !years.is_empty() && (years.len() < 2 || years.windows(2).any(|w| w[0] >= w[1])) {
        return false;
    }
    let first = order(&grid.text(row[0].2));
    if first.is_some_and(|o| o != Order::Mark) && years.is_empty() {
        return false;
    }
    let spanned = above.iter().any(|a| a.1 > 1);
    // Further down it may also divide columns that an upper row's heading spans: those with one sub-heading of their own.
    let spanning = |c: usize| (top..r).any(|u| grid.row(u).iter().any(|a| a.1 > 1 && (a.0..a.0 + a.1).contains(&c)));
    let sure = r + 1 < grid.height() && is_numbers(grid, r + 1) || heads(grid, &row) && heads(grid, &above);
    if spanned && sure && row.iter().any(|&(c, _, _)| open[c]) && row.iter().all(|&(c, _, _)| spanning(c)) {
        return true;
    }
    if row.iter().all(|&(c, _, _)| open[c]) && (spanned || row.len() >= 2) {
        // Without merges the row must fill blanks of the one above, or it is data with blanks of its own.
        return merged || row.iter().any(|&(c, _, _)| matches!(grid.slot(r - 1, c), Slot::Empty));
    }
    // A row of the same look as the one above: sub-headings whose merges were lost.
    let look = |row: &[(usize, usize, usize)]| {
        let share = |f: &dyn Fn(usize) -> bool| row.iter().filter(|x| f(x.2)).count() * 5 >= row.len() * 4;
        (share(&|i| grid.bold(i)), share(&|i| grid.cell(i).style.filled))
    };
    let lower = look(&row);
    let series = r == top + 1 && is_series(grid, top) && heads(grid, &row);
    (lower.0 && lower.1 || series)
        && lower == look(&above)
        && row.len() >= 3
        && row.len() * 2 >= grid.row(top).len()
        && grid.row(top).first().is_some_and(|x| matches!(grid.slot(r, x.0), Slot::Empty))
        && r - top < 4
}

/// Characters of a column's number with the formula that gives it.
const LONGEST_FORMULA: usize = 40;

/// The number that Excel made negative out of `(7)`: `-7`.
fn made_negative(grid: &Grid, i: usize) -> Option<u32> {
    match grid.value(i) {
        Value::Number(n) if n < 0.0 && n.fract() == 0.0 && n > -1000.0 => Some(-n as u32),
        _ => None,
    }
}

/// Writes the numbers of columns that Excel made negative as they were typed, `(7)`, and says so.
pub(super) fn mend_numbers(grid: &mut Grid, head: Head, d: &mut Diagnostics) {
    if !head.numbers {
        return;
    }
    let mut names = Vec::new();
    for (_, _, i) in grid.row(head.end - 1) {
        if let Some(n) = made_negative(grid, i) {
            names.push(grid.name(i));
            grid.rewrite(i, format!("({n})"));
        }
    }
    if let Some(first) = names.first() {
        let message = format!(
            "Số cột gõ trong ngoặc bị bảng tính đổi thành số âm; đã viết lại trong ngoặc: {}",
            listed(&names, "ô")
        );
        let advice = "định dạng dòng số cột là chữ (Text) rồi gõ lại";
        d.add(code::BANG_SO_COT_AM, Place::within(first), message, advice);
    }
}

/// `(1) (2) (3)=(4)/(5)`, `A B 1 2 3`, `1 2 6=4-5`.
pub(super) fn is_numbers(grid: &Grid, r: usize) -> bool {
    let row = grid.row(r);
    if row.len() < 2 {
        return false;
    }
    let (mut last, mut letter, mut sure, mut count) = (0u32, 0u32, false, 0);
    for &(_, _, i) in &row {
        let text = grid.text(i);
        let text = text.trim();
        if text.chars().count() > LONGEST_FORMULA
            || matches!(grid.value(i), Value::Date(_) | Value::Bool(_) | Value::Error)
        {
            return false;
        }
        let name = text.split('=').next().unwrap_or("").trim();
        let formula = text.contains('=');
        let typed = made_negative(grid, i).map(|n| format!("({n})"));
        let name = typed.as_deref().unwrap_or(name);
        let bare = name.trim_matches(['(', ')', '[', ']', ' ']);
        if formula || name.starts_with(['(', '[']) {
            sure = true;
        }
        if let Ok(n) = bare.parse::<u32>() {
            // Columns are counted one by one; a column or two may be left out.
            // Two tables side by side count from 1 again.
            let again = n == 1 && last >= 2;
            if !again && (n <= last || n > last + 3) || bare.len() > 3 {
                return false;
            }
            last = n;
        } else if let Some(c) = bare.chars().next().filter(|c| bare.len() == 1 && c.is_ascii_alphabetic()) {
            let n = u32::from(c.to_ascii_uppercase()) - 64;
            if n <= letter || n > letter + 2 || last > 0 {
                return false;
            }
            letter = n;
        } else {
            return false;
        }
        count += 1;
    }
    if letter > 0 && last > 0 || letter >= 3 {
        sure = true;
    }
    let first = grid.text(row[0].2);
    let starts = matches!(first.trim_matches(['(', ')', '[', ']', ' ']), "1" | "A" | "a")
        || made_negative(grid, row[0].2) == Some(1);
    starts && (sure || count >= 3) && (sure || last as usize >= count)
}

/// Merges head cells whose author left them apart: empty cells under a heading belong to it, and so do those right of
/// one whose sub-headings stand below them.
pub(super) fn complete(grid: &mut Grid, head: Head) {
    let Range { start: first, end } = head.headings();
    if end < first + 2 {
        return;
    }
    let any_merge = (first..end).any(|r| grid.row(r).iter().any(|c| c.1 > 1));
    if !any_merge {
        for r in first..end - 1 {
            let row = grid.row(r);
            for (k, &(c, _, i)) in row.iter().enumerate() {
                let next = row.get(k + 1).map_or(grid.width(), |n| n.0);
                let mut last = c;
                while last + 1 < next
                    && matches!(grid.slot(r, last + 1), Slot::Empty)
                    && grid.here(r + 1, last + 1).is_some()
                {
                    last += 1;
                }
                if last > c && grid.here(r + 1, c).is_some() {
                    grid.merge(Area { top: r, left: c, bottom: r, right: last, cell: Some(i) });
                }
            }
        }
    }
    for r in first..end {
        for (c, span, i) in grid.row(r) {
            let mut bottom = match grid.slot(r, c) {
                Slot::Area(a) => a.bottom,
                _ => r,
            };
            let before = bottom;
            while bottom + 1 < end && (c..c + span).all(|x| matches!(grid.slot(bottom + 1, x), Slot::Empty)) {
                bottom += 1;
            }
            // Blanks above a heading in the first row are its own too.
            let mut top = r;
            while top > first && (c..c + span).all(|x| matches!(grid.slot(top - 1, x), Slot::Empty)) {
                top -= 1;
            }
            if bottom > before || top < r {
                grid.merge(Area { top, left: c, bottom, right: c + span - 1, cell: Some(i) });
            }
        }
    }
    // A column without a heading is one blank, not several.
    for c in 0..grid.width() {
        if (first..end).all(|r| matches!(grid.slot(r, c), Slot::Empty)) {
            grid.merge(Area { top: first, left: c, bottom: end - 1, right: c, cell: None });
        }
    }
}

/// Rows of codes above a head at most: the names of fields in a program, and what it says of each.
const MOST_CODE_ROWS: usize = 3;
/// Characters of a code at most.
const LONGEST_CODE: usize = 30;

/// The head with the rows of codes above it, where some stand there: `C-101`, `C-102` or `MAXA`, `TENXA` over their
/// columns.
pub(super) fn with_codes(grid: &Grid, head: Head) -> Head {
    let headed = |c: usize| (head.top..head.end).any(|r| !matches!(grid.slot(r, c), Slot::Empty));
    let width = (0..grid.width()).filter(|&c| headed(c)).count();
    // Without a blank or a letter with marks: no word of the language, no title.
    let code = |&(c, span, i): &(usize, usize, usize)| {
        let text = grid.text(i);
        span == 1
            && headed(c)
            && text.is_ascii()
            && !text.contains(char::is_whitespace)
            && text.chars().count() <= LONGEST_CODE
    };
    let mut out = head;
    while let Some(above) = out.top.checked_sub(1).filter(|_| grid.gaps[out.top] == 0 && out.codes < MOST_CODE_ROWS) {
        let row = grid.row(above);
        let lettered = row.iter().any(|x| grid.text(x.2).contains(|c: char| c.is_ascii_alphabetic()));
        if row.len() < 3 || row.len() * 2 < width || !row.iter().all(code) || !lettered && out.codes == 0 {
            break;
        }
        out = Head { top: above, codes: out.codes + 1, ..out };
    }
    out
}

/// Whether a row below a table begins another one.
pub(super) fn begins_another(grid: &Grid, r: usize, first_text_row: bool) -> bool {
    score(grid, r).is_some_and(|s| {
        s.total >= 7
            && s.cells >= 3
            && (s.has_number && (s.words >= 6 || first_text_row) || first_text_row && s.words >= 5)
    })
}

/// A line that names what follows: `PHỤ LỤC II`, `Bảng 2. …`, capitals, or bold words over the width.
pub(super) fn is_title(grid: &Grid, r: usize) -> bool {
    // A unit may stand at the title's side.
    let row: Vec<_> = grid.row(r).into_iter().filter(|c| !is_unit(&grid.text(c.2))).collect();
    let [(_, span, i)] = row[..] else { return false };
    let text = grid.text(i);
    let line = text.lines().next().unwrap_or("");
    if text.chars().count() > 400 || is_field(line) || order(&text).is_some() {
        return false;
    }
    let folded = fold(line);
    if super::wording::is_note(&folded) || is_signature(&folded) {
        return false;
    }
    split_label(line).is_some()
        || ["bảng ", "biểu ", "danh mục", "danh sách", "tổng hợp", "kế hoạch", "phụ lục"]
            .iter()
            .any(|w| folded.starts_with(w))
        || grid.bold(i)
        || line.chars().filter(|c| c.is_alphabetic()).count() > 5 && !line.chars().any(char::is_lowercase)
        || span * 2 >= grid.width() && grid.cell(i).style.align == Some(Align::Center)
}
