//! Which rows belong to a table: its head, its body, the words above and below.

use super::fixes::Fixes;
use super::grid::Grid;
use super::header::{self, Head};
use super::signing;
use super::wording::{Order, fold, is_attached, is_note, is_numbered_note, is_total, is_unit, order};
use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::sheet::Value;

/// A table's rows on the grid.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub front: Vec<usize>,
    pub head: Option<Head>,
    pub body: Vec<usize>,
    pub after: Vec<usize>,
}

/// Divides the grid into tables. Heads are completed (merged) on the way.
pub(super) fn sections(grid: &mut Grid, fixes: &Fixes, d: &mut Diagnostics) -> Vec<Section> {
    let height = grid.height();
    let mut out = Vec::new();
    let mut head = header::find(grid, 0, height);
    // A sheet that shows no look has its head in its first full row, unless another row is surely one.
    if let Some((first, known)) = header::first_row(grid)
        && head.is_none_or(|h| h.top > first.top && (known || !header::is_sure(grid, h.top)))
        && (known || head.is_some())
    {
        head = Some(first);
    }
    if head.is_none() {
        head = header::guess(grid, 0, height);
        if let Some(h) = head {
            d.add(
                code::BANG_DOAN_TIEU_DE,
                Place::within(grid.row_name(h.top)),
                "Không thấy tiêu đề cột quen thuộc; đã lấy dòng này làm dòng tiêu đề của bảng",
                "nếu không phải, thêm một dòng tiêu đề (STT, Nội dung, …) phía trên bảng",
            );
        }
    }
    let Some(head) = head.or_else(|| fixes.head(grid, None)) else {
        return headless(grid, d).into_iter().collect();
    };
    let head = header::with_codes(grid, head);
    let mut head = fixes.head(grid, Some(head)).unwrap_or(head);
    let mut front: Vec<usize> = (0..head.top).collect();
    loop {
        header::complete(grid, head);
        header::mend_numbers(grid, head, d);
        let mut section = Section { front, head: Some(head), ..Section::default() };
        let next = body(grid, head, &mut section, d);
        let tail = tail(grid, &mut section, next.is_some());
        let Some(next) = next else {
            section.after = tail;
            out.push(section);
            return out;
        };
        // Of the rows between two tables the first title and all below it belong to the second one.
        let cut = tail.iter().position(|&r| header::is_title(grid, r)).unwrap_or_else(|| {
            let mut cut = tail.len();
            let mut below = next.top;
            while cut > 0 && grid.gaps[below] == 0 && !is_note(&first_words(grid, tail[cut - 1])) {
                cut -= 1;
                below = tail[cut];
            }
            cut
        });
        front = tail[cut..].to_vec();
        section.after = tail[..cut].to_vec();
        out.push(section);
        head = fixes.head(grid, Some(next)).unwrap_or(next);
    }
}

/// A table without a head, when most rows have several cells.
fn headless(grid: &Grid, d: &mut Diagnostics) -> Option<Section> {
    let several: Vec<usize> = (0..grid.height()).filter(|&r| grid.row(r).len() >= 2).collect();
    let (Some(&first), Some(&last)) = (several.first(), several.last()) else {
        return none(grid, d);
    };
    if several.len() < 2 || several.len() * 2 < last + 1 - first {
        return none(grid, d);
    }
    d.add(
        code::BANG_KHONG_TIEU_DE,
        Place::within(grid.row_name(first)),
        "Bảng không có dòng tiêu đề cột, nên được in không có tiêu đề",
        "thêm một dòng tiêu đề (STT, Nội dung, …) phía trên dòng này",
    );
    let mut section =
        Section { front: (0..first).collect(), body: (first..grid.height()).collect(), ..Section::default() };
    section.after = tail(grid, &mut section, false);
    Some(section)
}

fn none(grid: &Grid, d: &mut Diagnostics) -> Option<Section> {
    d.add(
        code::BANG_KHONG_CO,
        Place::within(grid.row_name(0)),
        "Trang tính chỉ có chữ, không có bảng nào",
        "bảng cần ít nhất hai cột và một dòng tiêu đề",
    );
    None
}

/// Collects the body below a head; returns the next table's head.
fn body(grid: &Grid, head: Head, section: &mut Section, d: &mut Diagnostics) -> Option<Head> {
    let printed: Vec<Vec<String>> = (head.top..head.end)
        .map(|r| (0..grid.width()).map(|c| grid.shown(r, c).map_or(String::new(), |i| fold(&grid.text(i)))).collect())
        .collect();
    let titles: Vec<String> = section.front.iter().map(|&r| first_words(grid, r)).collect();
    let mut repeated = Vec::new();
    let mut pages = Vec::new();
    let mut next = None;
    let mut r = head.end;
    while r < grid.height() {
        let far = r >= head.end + PAGE;
        if repeats(grid, r, &printed, far) {
            let mut end = r + 1;
            while end < grid.height() && end - r < printed.len() && repeats(grid, end, &printed, far) {
                end += 1;
            }
            let named = section.body.iter().rev().take_while(|&&b| header::is_title(grid, b)).count();
            let again =
                section.body[section.body.len() - named..].iter().all(|&b| titles.contains(&first_words(grid, b)));
            let goes_on = named > 0
                && section.body[section.body.len() - named..]
                    .iter()
                    .all(|&b| continued(&first_words(grid, b), &titles));
            let apart = (grid.gaps[r] > 0 || named > 0) && !goes_on;
            let again = again || goes_on;
            if (named > 0 && !again) || (apart && restarts(grid, end, &section.body)) {
                next = Some(header::extent(grid, r, grid.height()));
                break;
            }
            let titled = section.body.split_off(section.body.len() - named);
            repeated.extend(titled.into_iter().map(|x| grid.row_name(x)));
            // The columns may be counted on later pages alone.
            if end < grid.height() && header::is_numbers(grid, end) && first_words(grid, end).starts_with('(') {
                end += 1;
            }
            // The page's number stands between its last row and the next page's head.
            if section.body.last().is_some_and(|&b| page_number(grid, b).is_some()) {
                pages.extend(section.body.pop());
            }
            repeated.extend((r..end).map(|x| grid.row_name(x)));
            r = end;
            continue;
        }
        let apart = grid.gaps[r] > 0 || r.checked_sub(1).is_some_and(|b| b >= head.end && header::is_title(grid, b));
        if header::begins_another(grid, r, apart) {
            next = Some(header::extent(grid, r, grid.height()));
            break;
        }
        section.body.push(r);
        r += 1;
    }
    pages.extend(page_numbers(grid, section, &pages));
    pages.sort_unstable();
    if let Some(&first) = pages.first() {
        let places: Vec<String> = pages.iter().map(|&r| grid.row_name(r)).collect();
        d.add(
            code::BANG_SO_TRANG,
            Place::within(grid.row_name(first)),
            format!("{} dòng chỉ có số trang đã được bỏ: {}", pages.len(), listed(&places, "ô")),
            "kiểm tra lại các dòng này nếu đó là số liệu",
        );
    }
    if let Some(first) = repeated.first() {
        d.add(
            code::BANG_TIEU_DE_GIUA_BANG,
            Place::within(first.clone()),
            format!(
                "{} dòng tiêu đề lặp lại giữa bảng đã được bỏ (tiêu đề tự lặp ở mỗi trang): {}",
                repeated.len(),
                listed(&repeated, "ô")
            ),
            "",
        );
    }
    next
}

/// `Bảng 3 (tiếp theo)`: a title that goes on with one of those above, or with whatever stands above it.
fn continued(title: &str, above: &[String]) -> bool {
    const MARKS: [&str; 4] = ["(tiếp theo)", "(tiếp)", "tiếp theo", "(tt)"];
    MARKS.iter().find_map(|m| title.strip_suffix(m)).is_some_and(|rest| {
        let rest = rest.trim_end_matches([' ', '-', '–', ',', '.', ':']);
        rest.is_empty() || above.iter().any(|t| t == rest || t.starts_with(&format!("{rest}.")))
    })
}

/// The number of a page, where a row holds nothing else: `5`, `- 5 -`, `Trang 5`, `5/12`.
fn page_number(grid: &Grid, r: usize) -> Option<u32> {
    let row = grid.row(r);
    let [(_, _, i)] = row[..] else { return None };
    let folded = fold(&grid.text(i));
    let bare = folded.strip_prefix("trang").unwrap_or(&folded);
    let bare = bare.split('/').next().unwrap_or("").trim_matches([' ', '-', '–']);
    bare.parse::<u32>().ok().filter(|n| *n < 5000)
}

/// Takes the numbers of pages off a body that was broken into pages: numbers that go up by one from page to page, some
/// rows apart. `known` were found at repeated heads.
fn page_numbers(grid: &Grid, section: &mut Section, known: &[usize]) -> Vec<usize> {
    const APART: usize = 4;
    let mut list: Vec<usize> =
        section.body.iter().copied().filter(|&r| page_number(grid, r).is_some()).chain(known.iter().copied()).collect();
    list.sort_unstable();
    let follows = |w: &[usize]| {
        page_number(grid, w[0]).zip(page_number(grid, w[1])).is_some_and(|(a, b)| a + 1 == b) && w[1] - w[0] >= APART
    };
    if list.len() < 2 || !list.windows(2).all(follows) {
        return Vec::new();
    }
    list.retain(|r| !known.contains(r));
    section.body.retain(|r| !list.contains(r));
    list
}

/// Words so long are the same though a letter was typed wrong, where this much of them agrees: heads copied from page to
/// page by hand.
const SHORT: usize = 6;
const ALIKE: f64 = 0.84;
/// Rows of a page at least, before its head is repeated with a slip.
const PAGE: usize = 3;

/// A row that says again what a row of the head says; `far`: so far below it that a slip of the pen does not count.
fn repeats(grid: &Grid, r: usize, head: &[Vec<String>], far: bool) -> bool {
    let row = grid.row(r);
    if row.len() < 2 || matches!(grid.value(row[0].2), Value::Number(_) | Value::Date(_)) && head.len() < 2 {
        return false;
    }
    // Most rows differ in their first cell already, and not by a slip of the pen.
    let first = grid.text(row[0].2);
    if order(&first).is_some() && !head.iter().any(|line| line[row[0].0] == fold(&first)) {
        return false;
    }
    let near =
        |a: &str, b: &str| a == b || far && a.chars().count() > SHORT && strsim::normalized_levenshtein(a, b) > ALIKE;
    head.iter().enumerate().any(|(k, line)| {
        let words = |line: &[String]| {
            let mut n = 0;
            for (c, w) in line.iter().enumerate() {
                n += usize::from(!w.is_empty() && (c == 0 || line[c - 1] != *w));
            }
            n
        };
        // A lower row of a merged head holds less than the columns it shows.
        (row.len() * 5 >= words(line) * 3 || k > 0 && row.len() >= 2)
            && row.iter().all(|&(c, _, i)| !line[c].is_empty() && near(&fold(&grid.text(i)), &line[c]))
    })
}

/// The numbers of order begin anew at row `r`.
fn restarts(grid: &Grid, r: usize, body: &[usize]) -> bool {
    let first = |r: usize| grid.row(r).first().map(|c| grid.text(c.2).trim().trim_end_matches('.').to_owned());
    if r >= grid.height() {
        return false;
    }
    let Some(now) = first(r) else { return false };
    matches!(now.as_str(), "1" | "01" | "I" | "A" | "a") && body.iter().any(|&b| first(b).is_some_and(|f| f == now))
}

pub(super) fn first_words(grid: &Grid, r: usize) -> String {
    grid.row(r).first().map_or(String::new(), |c| fold(&grid.text(c.2)))
}

/// Takes notes, signatures and titles of the next table off the end of a body.
fn tail(grid: &Grid, section: &mut Section, more: bool) -> Vec<usize> {
    let body = &section.body;
    let framed = |r: usize| grid.row(r).iter().any(|c| grid.cell(c.2).style.bordered);
    let sample: Vec<usize> =
        section.head.map(|h| h.top..h.end).into_iter().flatten().chain(body.iter().copied().take(20)).collect();
    let lined = sample.iter().filter(|&&r| framed(r)).count() * 5 >= sample.len() * 3 || frame_ends(grid, section);
    let mut cut = body.len();
    // The place of signatures ends a table wherever it stands.
    let from = body.len().saturating_sub(40);
    for (k, &r) in body.iter().enumerate().skip(from) {
        let row = grid.row(r);
        let asked = || body[k..].iter().skip(1).take(2).any(|&b| signing::asked(grid, b));
        let open = if lined { !framed(r) } else { grid.gaps[r] > 0 || asked() || loose_above(grid, &body[..k]) };
        if open && row.len() <= 4 && signing::begins(grid, &body[k..]) && order(&grid.text(row[0].2)).is_none() {
            cut = k;
            break;
        }
    }
    while cut > 0 {
        let r = body[cut - 1];
        let row = grid.row(r);
        let Some(&(_, _, first)) = row.first() else { break };
        let text = grid.text(first);
        let folded = fold(&text);
        let numbered = order(&text).is_some_and(|o| o != Order::Mark);
        let gap = grid.gaps[r] > 0;
        // A row between two gaps, or above one that is loose already, stands apart too.
        let apart = gap || (cut < body.len() && row.len() == 1);
        let alone = row.len() == 1 && !is_total(&text);
        let footnote = cut < body.len() && is_numbered_note(&text);
        let noted = is_note(&folded) || is_unit(&text) || is_attached(&folded) || text.starts_with("(*") || footnote;
        let loose = if alone && noted {
            !(lined && framed(r)) || is_note(&folded)
        } else if more && alone && header::is_title(grid, r) {
            true
        } else if lined {
            !framed(r)
                && (row.len() <= 2 || apart || cut < body.len())
                && !row.iter().any(|c| is_total(&grid.text(c.2)))
        } else {
            alone && !numbered && (apart || text.chars().count() > 120) && gap_above(grid, body, cut - 1)
        };
        if !loose {
            break;
        }
        cut -= 1;
    }
    // A form may hold nothing but a marker to be filled in; that is its body.
    if cut == 0 && body.first().is_some_and(|&r| grid.gaps[r] == 0 && !is_note(&first_words(grid, r))) && !more {
        cut = body.iter().position(|&r| grid.gaps[r] > 0).unwrap_or(body.len());
    }
    section.body.split_off(cut)
}

/// Rows between the table and the place of signatures at most: `Danh sách có 36 người`.
const MOST_LOOSE: usize = 3;

/// The last rows stand apart from the table by a blank row, and none is numbered.
fn loose_above(grid: &Grid, body: &[usize]) -> bool {
    for &r in body.iter().rev().take(MOST_LOOSE) {
        let row = grid.row(r);
        if row.len() > 2 || row.first().is_some_and(|c| order(&grid.text(c.2)).is_some()) {
            return false;
        }
        if grid.gaps[r] > 0 {
            return true;
        }
    }
    false
}

/// A short table whose frame ends above as many rows: those of the head and the first of the body have one, none below
/// has, and what stands below is not numbered and holds no more full rows than the frame does.
fn frame_ends(grid: &Grid, section: &Section) -> bool {
    let framed = |r: &usize| grid.row(*r).iter().any(|c| grid.cell(c.2).style.bordered);
    let Some(head) = section.head else { return false };
    let count = section.body.iter().take_while(|r| framed(r)).count();
    let (_, below) = section.body.split_at(count);
    let numbered = |r: &usize| grid.row(*r).first().is_some_and(|c| order(&grid.text(c.2)).is_some());
    let widest = (head.top..head.end).map(|r| grid.row(r).len()).max().unwrap_or(0);
    let full = below.iter().filter(|&&r| grid.row(r).len() >= widest).count();
    count > full && (head.top..head.end).all(|r| framed(&r)) && !below.iter().any(|r| framed(r) || numbered(r))
}

/// A gap stands above this row or among the last rows with one cell above it.
fn gap_above(grid: &Grid, body: &[usize], k: usize) -> bool {
    let mut k = k + 1;
    while k > 0 {
        k -= 1;
        if grid.gaps[body[k]] > 0 {
            return true;
        }
        if grid.row(body[k]).len() != 1 {
            return false;
        }
    }
    false
}
