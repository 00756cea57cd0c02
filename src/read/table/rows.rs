//! Which rows belong to a table, and what each of them is.

use super::columns::{ColumnMeaning, Meaning};
use super::grid::{Grid, Slot};
use super::header::{self, Head};
use super::wording::{
    Order, begins_total, fold, is_attached, is_continuing, is_note, is_open, is_signature, is_total, is_unit, order,
};
use crate::diagnostic::{Diagnostics, Place, listed};
use crate::read::sheet::Value;

/// A table's rows on the grid.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub front: Vec<usize>,
    pub head: Option<Head>,
    pub body: Vec<usize>,
    pub after: Vec<usize>,
}

/// What a body row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Normal,
    /// A task that others below it are parts of: no number of its own, a code that theirs begin with.
    Parent,
    /// A group's row; `true`: nothing but its name.
    Group(bool),
    Total,
}

/// A body row, and the rows that only continue it.
#[derive(Debug)]
pub(super) struct BodyRow {
    pub row: usize,
    pub class: Class,
    pub joined: Vec<usize>,
}

/// Divides the grid into tables. Heads are completed (merged) on the way.
pub(super) fn sections(grid: &mut Grid, d: &mut Diagnostics) -> Vec<Section> {
    let height = grid.height();
    let mut out = Vec::new();
    let mut head = header::find(grid, 0, height);
    if head.is_none() {
        head = header::guess(grid, 0, height);
        if let Some(h) = head {
            d.note(
                "bang.doan-tieu-de",
                Place::within(grid.row_name(h.top)),
                "Không thấy tiêu đề cột quen thuộc; đã lấy dòng này làm dòng tiêu đề của bảng",
                "nếu không phải, thêm một dòng tiêu đề (STT, Nội dung, …) phía trên bảng",
            );
        }
    }
    let Some(mut head) = head else {
        return headless(grid, d).into_iter().collect();
    };
    let mut front: Vec<usize> = (0..head.top).collect();
    loop {
        header::complete(grid, head);
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
        head = next;
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
    d.warn(
        "bang.khong-tieu-de",
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
    d.warn(
        "bang.khong-co",
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
    let mut next = None;
    let mut r = head.end;
    while r < grid.height() {
        if repeats(grid, r, &printed) {
            let mut end = r + 1;
            while end < grid.height() && end - r < printed.len() && repeats(grid, end, &printed) {
                end += 1;
            }
            let named = section.body.iter().rev().take_while(|&&b| header::is_title(grid, b)).count();
            let again =
                section.body[section.body.len() - named..].iter().all(|&b| titles.contains(&first_words(grid, b)));
            let apart = grid.gaps[r] > 0 || named > 0;
            if (named > 0 && !again) || (apart && restarts(grid, end, &section.body)) {
                next = Some(header::extent(grid, r, grid.height()));
                break;
            }
            section.body.truncate(section.body.len() - named);
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
    if let Some(first) = repeated.first() {
        d.note(
            "bang.tieu-de-lap",
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

/// A row that says again what a row of the head says.
fn repeats(grid: &Grid, r: usize, head: &[Vec<String>]) -> bool {
    let row = grid.row(r);
    if row.len() < 2 || matches!(grid.value(row[0].2), Value::Number(_) | Value::Date(_)) && head.len() < 2 {
        return false;
    }
    // Most rows differ in their first cell already, and not by a slip of the pen.
    let first = grid.text(row[0].2);
    if order(&first).is_some() && !head.iter().any(|line| line[row[0].0] == fold(&first)) {
        return false;
    }
    let near = |a: &str, b: &str| a == b || (a.chars().count() > 6 && strsim::normalized_levenshtein(a, b) > 0.84);
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
    let lined = sample.iter().filter(|&&r| framed(r)).count() * 5 >= sample.len() * 3;
    let mut cut = body.len();
    // The place of signatures ends a table wherever it stands.
    let from = body.len().saturating_sub(40);
    for (k, &r) in body.iter().enumerate().skip(from) {
        let row = grid.row(r);
        let signs = row.iter().any(|c| {
            let text = grid.text(c.2);
            text.chars().count() <= 90 && is_signature(&fold(&text))
        });
        let open = if lined { !framed(r) } else { grid.gaps[r] > 0 };
        if signs && row.len() <= 3 && open && order(&grid.text(row[0].2)).is_none() {
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
        let loose = if alone && (is_note(&folded) || is_unit(&text) || is_attached(&folded) || text.starts_with("(*")) {
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

/// The columns that tell what a row is.
pub(super) struct Key {
    pub columns: Vec<usize>,
    pub number: Option<usize>,
    pub code: Option<usize>,
    pub name: Option<usize>,
}

impl Key {
    /// `columns`: the table's columns on the grid, with their meanings.
    pub fn new(grid: &Grid, columns: &[usize], meanings: &mut [ColumnMeaning], body: &[usize]) -> Self {
        let of = |meanings: &[ColumnMeaning], m| meanings.iter().position(|c| c.meaning == m).map(|k| columns[k]);
        let sample = body.iter().step_by((body.len() / 200).max(1));
        if of(meanings, Meaning::Number).is_none()
            && let (Some(&c), Some(first)) = (columns.first(), meanings.first_mut())
            && matches!(first.meaning, Meaning::Other)
        {
            let texts: Vec<usize> = sample.clone().filter_map(|&r| grid.here(r, c)).collect();
            let orders = texts.iter().filter(|&&i| order(&grid.text(i)).is_some()).count();
            if !texts.is_empty() && orders * 10 >= texts.len() * 7 {
                first.meaning = Meaning::Number;
            }
        }
        let (number, code) = (of(meanings, Meaning::Number), of(meanings, Meaning::Code));
        let name = of(meanings, Meaning::Task).or_else(|| {
            let mut best: Option<(usize, usize)> = None;
            for &c in columns.iter().filter(|c| Some(**c) != number && Some(**c) != code).take(3) {
                let words = |&r: &usize| grid.here(r, c).filter(|&i| matches!(grid.value(i), Value::Text));
                let size: usize = sample.clone().filter_map(words).map(|i| grid.text(i).len()).sum();
                if size > 0 && best.is_none_or(|(s, _)| size > s * 2) {
                    best = Some((size, c));
                }
            }
            best.map(|b| b.1)
        });
        Key { columns: columns.to_vec(), number, code, name }
    }
}

/// What is known of a row before its neighbours are looked at.
struct Look {
    order: Option<Order>,
    /// Nothing but number, code and name, and no merge from above lends it more.
    name_only: bool,
    /// One cell over most of the width.
    wide: bool,
    bold: bool,
    number: String,
    code: String,
}

/// Tells groups, totals and continued rows from tasks.
pub(super) fn classify(grid: &Grid, key: &Key, body: &[usize], d: &mut Diagnostics) -> Vec<BodyRow> {
    let looks: Vec<Look> = body.iter().map(|&r| look(grid, key, r)).collect();
    let counted = looks.len().max(1);
    // In a form that nobody has filled in, every row is nothing but its name.
    let bare = looks.iter().filter(|l| l.name_only).count() * 2 > counted;
    let all_bold = looks.iter().filter(|l| l.bold).count() * 3 > counted * 2;
    let mut out: Vec<BodyRow> = Vec::with_capacity(body.len());
    let mut continued = Vec::new();
    for (k, (&r, look)) in body.iter().zip(&looks).enumerate() {
        if let Some(last) = out.last_mut()
            && matches!(last.class, Class::Normal | Class::Parent)
            && look.order.is_none()
            && continues(grid, key, last, r)
        {
            continued.push(grid.row_name(r));
            last.joined.push(r);
            continue;
        }
        let next = looks.get(k + 1);
        let bold = look.bold && !all_bold;
        let class = if total(grid, key, r, look) {
            Class::Total
        } else if look.wide {
            Class::Group(true)
        } else if look.name_only {
            let group = match look.order {
                _ if bold => true,
                Some(Order::Roman | Order::Capital) | None => !bare,
                Some(Order::Number | Order::Dotted) => !bare && next.is_some_and(|n| is_part(look, n)),
                Some(Order::Small | Order::Mark) => false,
            };
            if group { Class::Group(true) } else { Class::Normal }
        } else {
            match look.order {
                Some(Order::Roman | Order::Capital) if bold => Class::Group(false),
                Some(Order::Number | Order::Dotted) if bold && next.is_some_and(|n| is_part(look, n)) => {
                    Class::Group(false)
                }
                None if bold && key.number.is_some() && !look.code.is_empty() => Class::Group(false),
                None if next
                    .is_some_and(|n| !look.code.is_empty() && n.code.starts_with(&format!("{}.", look.code))) =>
                {
                    Class::Parent
                }
                _ => Class::Normal,
            }
        };
        out.push(BodyRow { row: r, class, joined: Vec::new() });
    }
    if let Some(first) = continued.first() {
        d.note(
            "bang.dong-noi",
            Place::within(first.clone()),
            format!("{} dòng viết tiếp dòng trên đã được nối lại: {}", continued.len(), listed(&continued, "ô")),
            "kiểm tra lại các dòng này nếu bảng lấy từ tệp PDF",
        );
    }
    out
}

fn look(grid: &Grid, key: &Key, r: usize) -> Look {
    let row: Vec<(usize, usize, usize)> = grid.row(r);
    let words =
        |c: Option<usize>| c.and_then(|c| grid.shown(r, c)).map_or(String::new(), |i| grid.text(i).trim().to_owned());
    let number = words(key.number.or(key.code).or(key.columns.first().copied().filter(|c| Some(*c) != key.name)));
    let width = key.columns.len();
    // A merge counts for the columns that are printed.
    let taken = |c: usize, span: usize| key.columns.iter().filter(|x| (c..c + span).contains(*x)).count();
    let lent = key.columns.iter().any(|&c| matches!(grid.slot(r, c), Slot::Area(a) if a.top < r && a.cell.is_some()));
    let known = |c: usize| Some(c) == key.number || Some(c) == key.code || Some(c) == key.name;
    let named = row.iter().any(|&(c, _, _)| Some(c) == key.name || row.len() == 1);
    let text = |i: usize| matches!(grid.value(i), Value::Text);
    let wide = width >= 2
        && row.last().is_some_and(|&(c, span, i)| {
            text(i)
                && span > 1
                && taken(c, span) * 5 >= width * 3
                && row.len() <= 2
                && (row.len() == 1 || known(row[0].0))
        });
    Look {
        order: order(&number),
        name_only: width >= 3
            && named
            && !lent
            && row.iter().all(|&(c, _, _)| known(c) || row.len() == 1 && Some(&c) == key.columns.first())
            && row.last().is_some_and(|x| text(x.2) && order(&grid.text(x.2)).is_none())
            && key.columns.iter().any(|&c| !known(c)),
        wide: wide && !lent,
        // What stands in other columns of a group's row may be plain.
        bold: !row.is_empty()
            && if row.iter().any(|x| Some(x.0) == key.name) {
                row.iter().all(|x| !known(x.0) || grid.bold(x.2))
            } else {
                row.iter().all(|x| grid.bold(x.2))
            },
        number,
        code: words(key.code),
    }
}

/// The next row is a part of this one: `11.1` of `11`, `a)` of `1`, a mark or nothing of either.
fn is_part(this: &Look, next: &Look) -> bool {
    let bare = this.number.trim_end_matches(['.', ')']);
    match next.order {
        Some(Order::Dotted) => next.number.strip_prefix(bare).is_some_and(|rest| rest.starts_with('.')),
        Some(Order::Small | Order::Mark) => this.order == Some(Order::Number),
        _ => false,
    }
}

fn total(grid: &Grid, key: &Key, r: usize, look: &Look) -> bool {
    let row = grid.row(r);
    row.iter().take(3).any(|&(c, _, i)| {
        let text = grid.text(i);
        let place = row[0].0 == c || Some(c) == key.number || Some(c) == key.code || Some(c) == key.name;
        place
            && (is_total(&text)
                || begins_total(&text)
                    && look.order.is_none()
                    && (look.bold || row.iter().any(|x| matches!(grid.value(x.2), Value::Number(_)))))
    })
}

/// A row that only goes on with the words of the row above it, as tables from a broken-up PDF have them.
fn continues(grid: &Grid, key: &Key, last: &BodyRow, r: usize) -> bool {
    let Some(number) = key.number else { return false };
    let row = grid.row(r);
    // A number or a code, of its own or from a merge above, makes it a row of its own.
    if row.is_empty() || grid.shown(r, number).is_some() || key.code.is_some_and(|c| grid.shown(r, c).is_some()) {
        return false;
    }
    let merged = |r: usize| key.columns.iter().any(|&c| matches!(grid.slot(r, c), Slot::Area(_)));
    if merged(r) || merged(last.row) || row.iter().any(|x| grid.bold(x.2) && !grid.bold_at(last.row, x.0)) {
        return false;
    }
    let mut named = false;
    let mut good = true;
    let mut least = false;
    for &(c, _, i) in &row {
        let text = grid.text(i);
        let mut before = last.joined.iter().rev().find_map(|&j| grid.here(j, c));
        before = before.or_else(|| grid.here(last.row, c));
        let Some(before) = before.filter(|_| matches!(grid.value(i), Value::Text)) else {
            good = false;
            continue;
        };
        let goes_on = is_continuing(&text) || is_open(&grid.text(before));
        if Some(c) == key.name {
            named = goes_on;
        }
        least |= goes_on;
        good &= goes_on || !text.starts_with(['-', '+', '•', '*']);
    }
    let has_name = row.iter().any(|x| Some(x.0) == key.name);
    good && if has_name {
        named
    } else {
        least
            && row.iter().all(|&(c, _, i)| {
                is_continuing(&grid.text(i)) || grid.here(last.row, c).is_some_and(|b| is_open(&grid.text(b)))
            })
    }
}
