//! What each row of a table's body is: a task, a group, a total, or the row above going on.

use super::columns::{ColumnMeaning, Meaning};
use super::fixes::Fixes;
use super::grid::{Grid, Slot};
use super::sections::first_words;
use super::wording::{Order, begins_list, begins_total, is_amount_in_words, is_continuing, is_open, is_total, order};
use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::sheet::Value;

/// What a body row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Normal,
    /// A task that others below it are parts of: no number of its own, a code that theirs begin with.
    Parent,
    /// A group's row; `true`: nothing but its name.
    Group(bool),
    Total,
    /// Words on the table inside it: `Bằng chữ: …`.
    Note,
    /// A row of the item above it: `- Ẩm thực`, a second unit. It is printed as it stands and is no task.
    Part,
}

/// A body row, and the rows that only continue it.
#[derive(Debug)]
pub(super) struct BodyRow {
    pub row: usize,
    pub class: Class,
    pub joined: Vec<usize>,
}

/// The columns that tell what a row is.
pub(super) struct Key {
    pub columns: Vec<usize>,
    pub number: Option<usize>,
    pub code: Option<usize>,
    pub name: Option<usize>,
    /// Columns that only a task has words in: who leads, who helps, when.
    pub task: Vec<usize>,
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
                let size: usize = sample.clone().filter_map(words).map(|i| grid.text(i).chars().count()).sum();
                if size > 0 && best.is_none_or(|(s, _)| size > s * 2) {
                    best = Some((size, c));
                }
            }
            best.map(|b| b.1)
        });
        let of_task = |m: &Meaning| matches!(m, Meaning::Lead | Meaning::Partners | Meaning::Deadline);
        let task = (0..columns.len()).filter(|&k| of_task(&meanings[k].meaning)).map(|k| columns[k]);
        Key { columns: columns.to_vec(), number, code, name, task: task.filter(|c| Some(*c) != name).collect() }
    }
}

/// Numbers of order that the sheet holds as decimal numbers: `13,1` is `13.1`, part one of thirteen.
pub(super) fn mend_numbers(grid: &mut Grid, key: &Key, body: &[usize], d: &mut Diagnostics) {
    let Some(column) = key.number else { return };
    let mut before = None;
    let mut doubtful = Vec::new();
    for &r in body {
        let Some(i) = grid.here(r, column) else { continue };
        let text = grid.text(i).into_owned();
        let parts = text.split_once(',').or_else(|| text.split_once('.'));
        let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
        let Some((whole, part)) = parts.filter(|(w, p)| digits(w) && digits(p)) else {
            before = None;
            continue;
        };
        let number = matches!(grid.value(i), Value::Number(_));
        // A number cannot end in a nought: 13.10 comes as 13.1.
        if number && part == "1" && before.as_ref().is_some_and(|b: &(String, String)| b.0 == whole && b.1 == "9") {
            doubtful.push(grid.name(i));
        }
        before = Some((whole.to_owned(), part.to_owned()));
        if number && text.contains(',') {
            grid.rewrite(i, text.replace(',', "."));
        }
    }
    if let Some(first) = doubtful.first() {
        d.add(
            code::BANG_STT_MAT_SO_0,
            Place::within(first.clone()),
            format!(
                "Số thứ tự sau «.9» lại là «.1», có lẽ bảng tính đã làm mất số 0 của «.10»: {}",
                listed(&doubtful, "ô")
            ),
            "định dạng cột STT là chữ (Text) rồi ghi lại số thứ tự",
        );
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
    /// A unit or a deadline stands in it, its own or a merge's.
    led: bool,
    /// Its name begins with the mark of a list: `- Ẩm thực`.
    listed: bool,
    /// Nothing shows in the columns of number, code and name.
    nameless: bool,
    number: String,
    code: String,
}

/// Letters of a word that stands alone in the column of names and says nothing (`x`, `–`): no group is called so.
const STRAY: usize = 2;

/// Words in a group's row that go on with the cell above them, as tables taken from PDF files have them: they are put
/// back, and told.
pub(super) fn mend_strays(grid: &mut Grid, key: &Key, body: &[usize], d: &mut Diagnostics) {
    let mut mended = Vec::new();
    for pair in body.windows(2) {
        let (above, r) = (pair[0], pair[1]);
        let row = grid.row(r);
        let number = key.number.and_then(|c| grid.here(r, c)).map(|i| grid.text(i).into_owned());
        let upper = number.and_then(|n| order(&n)).is_some_and(|o| matches!(o, Order::Roman | Order::Capital));
        let known = |c: usize| Some(c) == key.number || Some(c) == key.code || Some(c) == key.name;
        let others: Vec<(usize, usize)> = row.iter().filter(|x| !known(x.0)).map(|x| (x.0, x.2)).collect();
        let goes_on = |&(c, i): &(usize, usize)| {
            is_continuing(&grid.text(i)) && grid.here(above, c).is_some_and(|b| is_open(&grid.text(b)))
        };
        let named = key.name.is_some_and(|c| grid.here(r, c).is_some());
        if !upper || !named || others.is_empty() || !others.iter().all(goes_on) {
            continue;
        }
        for (c, i) in others {
            if let Some(b) = grid.here(above, c) {
                mended.push(grid.name(i));
                let whole = format!("{} {}", grid.text(b), grid.text(i));
                grid.rewrite(b, whole);
                grid.clear(r, c);
            }
        }
    }
    if let Some(first) = mended.first() {
        d.add(
            code::BANG_O_NOI,
            Place::within(first.clone()),
            format!("{} ô ở dòng tên nhóm viết tiếp ô phía trên, đã nối lại: {}", mended.len(), listed(&mended, "ô")),
            "kiểm tra lại các ô này nếu bảng lấy từ tệp PDF",
        );
    }
}

/// What is known of the whole body when a row is told.
struct Body {
    /// In a form that nobody has filled in, every row is nothing but its name.
    bare: bool,
    all_bold: bool,
}

/// Tells groups, totals and continued rows from tasks.
pub(super) fn classify(grid: &Grid, key: &Key, body: &[usize], fixes: &Fixes, d: &mut Diagnostics) -> Vec<BodyRow> {
    let looks: Vec<Look> = body.iter().map(|&r| look(grid, key, r)).collect();
    let whole =
        Body { bare: is_bare(&looks), all_bold: looks.iter().filter(|l| l.bold).count() * 3 > looks.len().max(1) * 2 };
    let mut out: Vec<BodyRow> = Vec::with_capacity(body.len());
    let mut continued = Vec::new();
    for (k, &r) in body.iter().enumerate() {
        let look = &looks[k];
        if let Some(class) = fixes.class(grid, r, !look.name_only && !look.wide) {
            out.push(BodyRow { row: r, class, joined: Vec::new() });
            continue;
        }
        if let Some(last) = out.last_mut()
            && matches!(last.class, Class::Normal | Class::Parent)
            && look.order.is_none()
            && continues(grid, key, last, r)
        {
            continued.push(grid.row_name(r));
            last.joined.push(r);
            continue;
        }
        let below_item = out.last().is_some_and(|b| matches!(b.class, Class::Normal | Class::Parent | Class::Part));
        let class = if total(grid, key, r, look) {
            Class::Total
        } else if look.name_only && look.order.is_none() && is_amount_in_words(&first_words(grid, r)) {
            Class::Note
        } else if below_item && is_of_item(grid, key, r, look) {
            Class::Part
        } else {
            class(look, looks.get(k + 1), &whole, key)
        };
        out.push(BodyRow { row: r, class, joined: Vec::new() });
    }
    if let Some(first) = continued.first() {
        d.add(
            code::BANG_DONG_NOI,
            Place::within(first.clone()),
            format!("{} dòng viết tiếp dòng trên đã được nối lại: {}", continued.len(), listed(&continued, "ô")),
            "kiểm tra lại các dòng này nếu bảng lấy từ tệp PDF",
        );
    }
    out
}

/// What a row is by itself and the one below it.
fn class(look: &Look, next: Option<&Look>, body: &Body, key: &Key) -> Class {
    let bold = look.bold && !body.all_bold;
    if look.wide {
        return Class::Group(true);
    }
    if look.name_only {
        let group = match look.order {
            _ if bold => true,
            Some(Order::Roman | Order::Capital) | None => !body.bare,
            Some(Order::Number | Order::Dotted) => !body.bare && next.is_some_and(|n| is_part(look, n)),
            Some(Order::Small | Order::Mark) => false,
        };
        return if group { Class::Group(true) } else { Class::Normal };
    }
    // A sum or a note beside the name of a group stays where it is.
    let beside = || {
        !look.led
            && !key.task.is_empty()
            && next.is_some_and(|n| matches!(n.order, Some(Order::Number | Order::Dotted)))
    };
    match look.order {
        Some(Order::Roman | Order::Capital) if bold || beside() => Class::Group(false),
        Some(Order::Number | Order::Dotted) if bold && next.is_some_and(|n| is_part(look, n)) => Class::Group(false),
        None if bold && key.number.is_some() && !look.code.is_empty() => Class::Group(false),
        None if next.is_some_and(|n| !look.code.is_empty() && n.code.starts_with(&format!("{}.", look.code))) => {
            Class::Parent
        }
        _ => Class::Normal,
    }
}

/// A row without a unit or a deadline of its own that belongs to the item above it: a line of a list, a word that stands
/// alone, or more words in other columns.
fn is_of_item(grid: &Grid, key: &Key, r: usize, look: &Look) -> bool {
    if !matches!(look.order, None | Some(Order::Mark)) || !look.code.is_empty() || look.wide {
        return false;
    }
    let named = key.name.and_then(|c| grid.here(r, c));
    if look.order == Some(Order::Mark) {
        return named.is_some() && !look.led && !key.task.is_empty();
    }
    if look.listed {
        return !look.led;
    }
    if look.nameless {
        return !key.task.is_empty() && key.number.is_some();
    }
    let stray = named.is_some_and(|i| grid.text(i).chars().count() <= STRAY);
    stray && look.name_only && key.number.is_some()
}

/// Most rows are nothing but their names. Where rows of Arabic numbers make up enough of the body, they alone tell: rows
/// of Roman numbers or capitals between them are groups of a filled table, or of a form.
fn is_bare(looks: &[Look]) -> bool {
    let upper = |l: &&Look| l.wide || matches!(l.order, Some(Order::Roman | Order::Capital));
    let lower: Vec<&Look> = looks.iter().filter(|l| !upper(l)).collect();
    let most = |n: usize, of: usize| n * 2 > of;
    if lower.len() * 4 >= looks.len() {
        most(lower.iter().filter(|l| l.name_only).count(), lower.len())
    } else {
        most(looks.iter().filter(|l| l.name_only).count(), looks.len().max(1))
    }
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
        led: key.task.iter().any(|&c| grid.shown(r, c).is_some()),
        listed: key.name.and_then(|c| grid.here(r, c)).is_some_and(|i| begins_list(&grid.text(i))),
        nameless: [key.number, key.code, key.name].into_iter().flatten().all(|c| grid.shown(r, c).is_none()),
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
        // A list that runs on below: nothing but more words, and no mark of an item of its own.
        let goes_on =
            goes_on || Some(c) == key.name && row.len() == 1 && grid.text(before).ends_with(';') && !begins_list(&text);
        if Some(c) == key.name {
            named = goes_on;
        }
        least |= goes_on;
        good &= goes_on || !begins_list(&text);
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
